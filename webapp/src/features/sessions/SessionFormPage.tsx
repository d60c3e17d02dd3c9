import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { saveSession, sessionChanged, sessionQuery, type Session } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { FailedState, FormPage, PageHead, Skeleton, useCrumbs, useRecordForm, useUrlSearch } from '@/shared/ui';
import { SessionConflict } from './SessionConflict';
import { SessionFields } from './SessionFields';
import { bodyOf, newSession, valuesOf } from './sessionValues';

export default function SessionFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const session = useQuery({ ...sessionQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <SessionForm />;
  if (session.isPending) return <Skeleton lines={10} />;
  if (!session.data) return <FailedState error={session.error} onRetry={() => void session.refetch()} />;
  return <SessionForm key={id} session={session.data} />;
}

function SessionForm({ session }: { session?: Session }) {
  const { t } = useTranslation(['sessions', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const [{ programme }] = useUrlSearch();
  const title = session ? t('form.edit') : t('list.new');
  useCrumbs([
    { label: t('list.title'), href: '/sessions' },
    ...(session ? [{ label: session.reference, href: `/sessions/${session.id}` }] : []),
    { label: title },
  ]);
  const back = session ? `/sessions/${session.id}` : '/sessions';
  const record = useRecordForm({
    name: `sessions.${session?.id ?? 'new'}`,
    initial: session ? valuesOf(session) : newSession(programme),
    record: session,
    fromRecord: valuesOf,
    save: (values, version) => saveSession(session?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(sessionQuery(saved.id).queryKey, saved);
      sessionChanged(queryClient);
      void router.navigate({ href: session ? back : `/sessions/${saved.id}?tab=registrations` });
    },
  });
  const names = [
    'title', 'programme_ids', 'programme_id', 'kind', 'modality', 'place_code', 'country', 'venue', 'seats', 'languages', 'days', 'planned_period', 'team', 'note',
    'external_reference',
  ];
  const labels = Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]));
  return (
    <>
      <PageHead title={title} subtitle={session?.reference} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
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
        <SessionFields form={record.form} />
      </FormPage>
    </>
  );
}
