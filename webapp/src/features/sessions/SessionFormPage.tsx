import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { courseQuery, editionDaysQuery, saveSession, sessionChanged, sessionQuery, type Course, type EditionPlan, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, FormPage, PageHead, Skeleton, useCrumbs, useRecordForm, useUrlSearch } from '@/shared/ui';
import { SessionConflict } from './SessionConflict';
import { isOver } from './schedule';
import { SessionFields } from './SessionFields';
import { bodyOf, newEdition, newSession, valuesOf, type SessionValues } from './sessionValues';
import { TellPeople, tellBody, usePeopleToTell, type TellWish } from './TellPeople';

export default function SessionFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const session = useQuery({ ...sessionQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <NewSessionForm />;
  if (session.isPending) return <Skeleton lines={10} />;
  if (!session.data) return <FailedState error={session.error} onRetry={() => void session.refetch()} />;
  return <SessionForm key={id} session={session.data} />;
}

/** Of a course, the form opens with its words and the days that were chosen on its page. */
function NewSessionForm() {
  const [{ course: courseId, from, days }] = useUrlSearch();
  const course = useQuery({ ...courseQuery(courseId ?? ''), enabled: courseId !== undefined, refetchOnWindowFocus: false });
  const count = Number(days);
  const hasDays = courseId !== undefined && from !== undefined && Number.isInteger(count) && count > 0;
  const plan = useQuery({ ...editionDaysQuery(courseId ?? '', from ?? '', count), enabled: hasDays, refetchOnWindowFocus: false });
  if (courseId === undefined) return <SessionForm />;
  if (course.isPending || (hasDays && plan.isPending)) return <Skeleton lines={10} />;
  if (!course.data) return <FailedState error={course.error} onRetry={() => void course.refetch()} />;
  return <SessionForm course={course.data} days={plan.data?.days} />;
}

const scheduled: Session['status'][] = ['planned', 'open', 'confirmed'];
/** What people were told of a session. */
const wordsOf = ({ title, days, venue, place_code: place, time_zone: zone, modality }: SessionValues) => JSON.stringify([title, days, venue, place, zone, modality]);

function SessionForm({ session, course, days }: { session?: Session; course?: Course; days?: EditionPlan['days'] }) {
  // Also the words of the question whether people are told: read later, they would take the form away while it is typed in.
  const { t } = useTranslation(['sessions', 'common', 'invitations']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [{ programme }] = useUrlSearch();
  const title = session ? t('form.edit') : t('list.new');
  useCrumbs([
    { label: t('list.title'), href: '/sessions' },
    ...(session ? [{ label: session.reference, href: `/sessions/${session.id}` }] : []),
    { label: title },
  ]);
  const back = session ? `/sessions/${session.id}` : course ? `/courses/${course.id}` : '/sessions';
  const [wish, setWish] = useState<TellWish>();
  const [isMissing, setMissing] = useState(false);
  const record = useRecordForm({
    name: `sessions.${session?.id ?? (course ? `new.${course.id}.${days?.[0]?.date ?? ''}.${days?.length ?? 0}` : 'new')}`,
    initial: session ? valuesOf(session) : course ? newEdition(course, days) : newSession(programme),
    record: session,
    fromRecord: valuesOf,
    save: (values, version) => saveSession(session?.id, { ...bodyOf(values), ...tellBody(wish) }, version),
    onSaved: (saved) => {
      queryClient.setQueryData(sessionQuery(saved.id).queryKey, saved);
      sessionChanged(queryClient);
      void router.navigate({ href: session ? back : `/sessions/${saved.id}?tab=registrations` });
    },
  });
  // What people were told may change only with a decision whether they hear of it.
  const isNews = session?.can.tell === true && scheduled.includes(session.status) && wordsOf(record.form.values) !== wordsOf(valuesOf(session)) && !(isOver(session.days) && isOver(record.form.values.days));
  const { count, isKnown } = usePeopleToTell(session?.id, 'concerned', isNews);
  const isUndecided = isNews && (!isKnown || (count !== undefined && count.written > 0 && wish === undefined));
  const names = [
    'title', 'programme_ids', 'programme_id', 'kind', 'modality', 'place_code', 'country', 'venue', 'seats', 'languages', 'days', 'planned_period', 'team', 'note',
    'external_reference', 'course_id', 'rooms',
  ];
  const labels = Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]));
  return (
    <>
      <PageHead title={title} subtitle={session?.reference ?? (course && t('form.editionOf', { title: format.text(course.title) }))} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          setMissing(isUndecided);
          if (!isUndecided) record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={() => void router.navigate({ href: back })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={labels}
        error={record.error}
        conflict={
          record.conflict && (
            <SessionConflict mine={record.form.getValues()} theirs={valuesOf(record.conflict)} onKeepMine={record.keepMine} onTakeTheirs={record.takeTheirs} />
          )
        }
      >
        <SessionFields form={record.form} sessionId={session?.id} />
        {isNews && count && <TellPeople count={count} value={wish} onChange={setWish} isMissing={isMissing && isUndecided} />}
      </FormPage>
    </>
  );
}
