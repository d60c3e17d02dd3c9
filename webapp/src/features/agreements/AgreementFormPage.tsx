import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { agreementQuery, agreementsChanged, saveAgreement, type Agreement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FailedState, FormPage, PageHead, Skeleton, useCrumbs, useRecordForm } from '@/shared/ui';
import { AgreementFields } from './AgreementFields';
import { bodyOf, newAgreement, valuesOf, type AgreementValues } from './agreementValues';
import { PartyFields } from './PartyFields';

export default function AgreementFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const agreement = useQuery({ ...agreementQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <AgreementForm />;
  if (agreement.isPending) return <Skeleton lines={10} />;
  if (!agreement.data) return <FailedState error={agreement.error} onRetry={() => void agreement.refetch()} />;
  return <AgreementForm key={id} agreement={agreement.data} />;
}

const fields = [
  'title', 'type', 'reference', 'objective', 'status', 'status_since', 'country', 'parent_id', 'framework_session_id', 'framework_note', 'signed_on',
  'signed_at_place', 'in_force_on', 'ends_on', 'renewal', 'renewal_months', 'notice_months', 'languages', 'owner_id', 'note', 'parties', 'domains',
  'programme_ids',
] as const;

function AgreementForm({ agreement }: { agreement?: Agreement }) {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = agreement ? t('form.edit') : t('list.new');
  const home = agreement ? `/agreements/${agreement.id}` : '/agreements';
  useCrumbs([
    { label: t('list.title'), href: '/agreements' },
    ...(agreement ? [{ label: format.text(agreement.title), href: home }] : []),
    { label: title },
  ]);
  const record = useRecordForm<AgreementValues, Agreement>({
    name: `agreements.${agreement?.id ?? 'new'}`,
    initial: agreement ? valuesOf(agreement) : newAgreement,
    record: agreement,
    fromRecord: valuesOf,
    save: (values, version) => saveAgreement(agreement?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(agreementQuery(saved.id).queryKey, saved);
      agreementsChanged(queryClient);
      void router.navigate({ href: `/agreements/${saved.id}` });
    },
  });
  const { conflict } = record;
  const said = (values: AgreementValues, field: (typeof fields)[number]) => {
    const value = values[field];
    if (field === 'parties') return values.parties.map(({ role, signatory_name: name, contact_name: contact }) => [t(`terms:party_role.${role}`), name, contact].filter(Boolean).join(' ')).join(' · ');
    return value !== null && typeof value === 'object' ? Object.values(value).filter(Boolean).join(' · ') : String(value ?? '');
  };
  return (
    <>
      <PageHead title={title} subtitle={agreement && <bdi>{format.text(agreement.title)}</bdi>} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={() => void router.navigate({ href: home })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
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
        <AgreementFields form={record.form} agreement={agreement}>
          <PartyFields form={record.form} />
        </AgreementFields>
      </FormPage>
    </>
  );
}
