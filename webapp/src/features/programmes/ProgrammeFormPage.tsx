import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { programmeQuery, programmesChanged, saveProgramme, type Programme } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FailedState, FormPage, PageHead, Skeleton, useCrumbs, useRecordForm } from '@/shared/ui';
import { ProgrammeFields } from './ProgrammeFields';
import { bodyOf, newProgramme, valuesOf, type ProgrammeValues } from './programmeValues';

export default function ProgrammeFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const programme = useQuery({ ...programmeQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <ProgrammeForm />;
  if (programme.isPending) return <Skeleton lines={10} />;
  if (!programme.data) return <FailedState error={programme.error} onRetry={() => void programme.refetch()} />;
  return <ProgrammeForm key={id} programme={programme.data} />;
}

const fields = ['code', 'title', 'summary', 'starts_on', 'ends_on', 'dates_note', 'amount', 'currency', 'funders', 'implementers', 'partners'] as const;

function ProgrammeForm({ programme }: { programme?: Programme }) {
  const { t } = useTranslation(['programmes', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = programme ? t('form.edit') : t('list.new');
  useCrumbs([
    { label: t('list.title'), href: '/programmes' },
    ...(programme ? [{ label: programme.code, href: `/programmes/${programme.id}` }] : []),
    { label: title },
  ]);
  const record = useRecordForm({
    name: `programmes.${programme?.id ?? 'new'}`,
    initial: programme ? valuesOf(programme) : newProgramme,
    record: programme,
    fromRecord: valuesOf,
    save: (values, version) => saveProgramme(programme?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(programmeQuery(saved.id).queryKey, saved);
      programmesChanged(queryClient);
      void router.navigate({ href: `/programmes/${saved.id}` });
    },
  });
  const said = (values: ProgrammeValues, field: (typeof fields)[number]): string => {
    const value = values[field];
    if (Array.isArray(value)) return t('form.partiesCount', { count: value.length });
    if (value !== null && typeof value === 'object') return Object.values(value).filter(Boolean).join(' · ');
    return value === null ? '' : String(value);
  };
  const { conflict } = record;
  return (
    <>
      <PageHead title={title} subtitle={programme?.code} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={() => void router.navigate({ href: programme ? `/programmes/${programme.id}` : '/programmes' })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={Object.fromEntries([...fields, 'budget', 'budget.amount_minor', 'budget.currency'].map((field) => [field, t(`field.${field.replace(/^budget\..*/, 'budget')}`)]))}
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
        <ProgrammeFields form={record.form} />
      </FormPage>
    </>
  );
}
