import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { courseQuery, coursesChanged, saveCourse, scheduledEditionsQuery, type Course, type Follower, type ScheduledEdition } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FailedState, FormPage, PageHead, Skeleton, useCrumbs, useRecordForm } from '@/shared/ui';
import { CourseFields } from './CourseFields';
import { bodyOf, changedFields, newCourse, valuesOf, type CourseValues } from './courseValues';
import { FollowDialog } from './FollowDialog';

export default function CourseFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const course = useQuery({ ...courseQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <CourseForm />;
  if (course.isPending) return <Skeleton lines={10} />;
  if (!course.data) return <FailedState error={course.error} onRetry={() => void course.refetch()} />;
  return <CourseForm key={id} course={course.data} />;
}

const fields = [
  'title', 'objectives', 'audience', 'kind', 'modality', 'seats', 'languages', 'durations', 'modules', 'prerequisites', 'competencies', 'materials',
  'attended_percent', 'test', 'archived',
] as const;

function CourseForm({ course }: { course?: Course }) {
  const { t } = useTranslation(['courses', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<ScheduledEdition[]>();
  const followers = useRef<Follower[] | undefined>(undefined);
  const title = course ? t('form.edit') : t('list.new');
  useCrumbs([
    { label: t('list.title'), href: '/courses' },
    ...(course ? [{ label: course.reference, href: `/courses/${course.id}` }] : []),
    { label: title },
  ]);
  const record = useRecordForm({
    name: `courses.${course?.id ?? 'new'}`,
    initial: course ? valuesOf(course) : newCourse,
    record: course,
    fromRecord: valuesOf,
    save: (values, version) => saveCourse(course?.id, { ...bodyOf(values), followers: course ? followers.current : undefined }, version),
    onSaved: (saved) => {
      queryClient.setQueryData(courseQuery(saved.id).queryKey, saved);
      coursesChanged(queryClient);
      void router.navigate({ href: `/courses/${saved.id}` });
    },
  });
  const { conflict } = record;
  /** A change that scheduled editions could take over is asked about before it is sent. */
  const submit = async () => {
    followers.current = undefined;
    if (course && changedFields(conflict ?? course, bodyOf(record.form.getValues())).length > 0) {
      const { items } = await queryClient.fetchQuery(scheduledEditionsQuery(course.id));
      if (items.length > 0) return setAsked(items);
    }
    record.submit();
  };
  const said = (values: CourseValues, field: (typeof fields)[number]): string => {
    const value = values[field];
    if (Array.isArray(value)) return field === 'languages' || field === 'competencies' ? value.join(' · ') : t('form.linesCount', { count: value.length });
    if (typeof value === 'boolean') return value ? t('common:yes') : t('common:no');
    if (value !== null && typeof value === 'object') return Object.values(value).filter(Boolean).join(' · ');
    return typeof value === 'number' ? format.number(value) : String(value);
  };
  const names = [...fields, 'certificate', 'certificate.attended_percent', 'followers'];
  return (
    <>
      <PageHead title={title} subtitle={course?.reference} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          void submit();
        }}
        submitLabel={t('common:save')}
        onCancel={() => void router.navigate({ href: course ? `/courses/${course.id}` : '/courses' })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={Object.fromEntries(names.map((name) => [name, t(`field.${name.replace(/^certificate\..*/, 'certificate')}`)]))}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={fields
                .map((field) => ({ label: t(`field.${field}`), mine: said(record.form.getValues(), field), theirs: said(valuesOf(conflict), field) }))
                .filter(({ mine, theirs }) => mine !== theirs)}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        <CourseFields form={record.form} />
      </FormPage>
      {asked && course && (
        <FollowDialog
          editions={asked}
          changed={changedFields(course, bodyOf(record.form.getValues()))}
          isSaving={record.isSaving}
          onClose={() => setAsked(undefined)}
          onChosen={(chosen) => {
            followers.current = chosen;
            setAsked(undefined);
            record.submit();
          }}
        />
      )}
    </>
  );
}
