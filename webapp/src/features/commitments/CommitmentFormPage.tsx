import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { agreementQuery, type Agreement } from '@/shared/api';
import { currencies, decimalsOf, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  ConflictView, DayInput, DecimalInput, FailedState, FieldGroup, FieldRow, FormPage, LocalizedTextInput, PageHead, Skeleton, useCrumbs, useRecordForm, useUrlSearch,
  type RecordForm,
} from '@/shared/ui';
import { bodyOf, isFigure, measures, newCommitment, valuesOf, type CommitmentValues } from './commitmentValues';
import { commitmentQuery, commitmentsChanged, saveCommitment, type Commitment } from './queries';

export default function CommitmentFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const [search] = useUrlSearch();
  const commitment = useQuery({ ...commitmentQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  const agreementId = commitment.data?.agreement_id ?? (id === undefined ? search.agreement : undefined);
  const agreement = useQuery({ ...agreementQuery(agreementId ?? ''), enabled: agreementId !== undefined, refetchOnWindowFocus: false });
  if (commitment.isError) return <FailedState error={commitment.error} onRetry={() => void commitment.refetch()} />;
  if (agreement.isError) return <FailedState error={agreement.error} onRetry={() => void agreement.refetch()} />;
  if (!agreement.data) return <Skeleton lines={10} />;
  return <CommitmentForm key={id} commitment={commitment.data} agreement={agreement.data} />;
}

const fields = [
  'clause', 'description', 'organisation_id', 'responsible_name', 'measure', 'target', 'currency', 'linked_only', 'first_due_on', 'every_months', 'last_due_on', 'note',
] as const;

function CommitmentForm({ commitment, agreement }: { commitment?: Commitment; agreement: Agreement }) {
  const { t } = useTranslation(['commitments', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = t(commitment ? 'form.edit' : 'list.new');
  const tab = `/agreements/${agreement.id}?tab=commitments`;
  const home = commitment ? `/commitments/${commitment.id}` : tab;
  useCrumbs([{ label: t('agreements'), href: '/agreements' }, { label: format.text(agreement.title), href: tab }, { label: title }]);
  const parties = new Map(agreement.parties.map(({ organisation_id: party, name }) => [party, format.text(name)]));
  const record = useRecordForm<CommitmentValues, Commitment>({
    name: `commitments.${commitment?.id ?? `new.${agreement.id}`}`,
    initial: commitment ? valuesOf(commitment) : { ...newCommitment, organisation_id: agreement.parties[0]?.organisation_id ?? '' },
    record: commitment,
    fromRecord: valuesOf,
    save: (values, version) => saveCommitment(commitment?.id, bodyOf(values, agreement.id), version),
    onSaved: (saved) => {
      queryClient.setQueryData(commitmentQuery(saved.id).queryKey, saved);
      void commitmentsChanged(queryClient);
      void router.navigate({ href: `/commitments/${saved.id}` });
    },
  });
  const { conflict } = record;
  const said = (values: CommitmentValues, field: (typeof fields)[number]) => {
    const value = values[field];
    if (field === 'organisation_id') return parties.get(values.organisation_id) ?? '';
    return value !== null && typeof value === 'object' ? Object.values(value).filter(Boolean).join(' · ') : String(value ?? '');
  };
  return (
    <>
      <PageHead title={title} subtitle={<bdi>{format.text(agreement.title)}</bdi>} />
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
        <Fields form={record.form} parties={[...parties].map(([value, label]) => ({ value, label }))} />
      </FormPage>
    </>
  );
}

type Form = RecordForm<CommitmentValues, Commitment>['form'];

function Fields({ form, parties }: { form: Form; parties: { value: string; label: string }[] }) {
  const { t } = useTranslation('commitments');
  const { errors, values } = form;
  return (
    <>
      <LocalizedTextInput
        label={t('field.description')}
        path="description"
        isLong
        isRequired
        value={values.description}
        onChange={(text) => form.setFieldValue('description', text as never)}
        error={errors.description}
        errors={{ fr: errors['description.fr'], ar: errors['description.ar'], en: errors['description.en'] }}
      />
      <FieldRow>
        <TextInput label={t('field.clause')} {...form.getInputProps('clause')} />
        <NativeSelect label={t('field.organisation_id')} required data={parties} {...form.getInputProps('organisation_id')} />
        <TextInput label={t('field.responsible_name')} {...form.getInputProps('responsible_name')} />
      </FieldRow>
      <MeasureFields form={form} />
      <DueFields form={form} />
      <Textarea label={t('field.note')} description={t('form.noteHelp')} autosize minRows={2} {...form.getInputProps('note')} />
    </>
  );
}

function MeasureFields({ form }: { form: Form }) {
  const { t } = useTranslation(['commitments', 'terms']);
  const { values } = form;
  return (
    <FieldGroup legend={t('field.measure')} help={t(isFigure(values.measure) ? 'form.figureHelp' : 'form.evidenceHelp')}>
      <FieldRow>
        <NativeSelect label={t('field.measure')} {...form.getInputProps('measure')} data={measures.map((value) => ({ value, label: t(`terms:commitment_measure.${value}`) }))} />
        <DecimalInput label={t('field.target')} isRequired isMoney={values.measure === 'payment'} decimals={values.measure === 'payment' ? decimalsOf(values.currency) : 0} {...form.getInputProps('target')} />
        {values.measure === 'payment' && <NativeSelect label={t('field.currency')} data={currencies} {...form.getInputProps('currency')} />}
      </FieldRow>
      {isFigure(values.measure) && <Checkbox label={t('field.linked_only')} {...form.getInputProps('linked_only', { type: 'checkbox' })} />}
    </FieldGroup>
  );
}

function DueFields({ form }: { form: Form }) {
  const { t } = useTranslation('commitments');
  const { values, errors } = form;
  const day = (name: 'first_due_on' | 'last_due_on', label: string) => (
    <DayInput label={label} value={values[name]} onChange={(date) => form.setFieldValue(name, date as never)} error={errors[name]} data-path={name} />
  );
  return (
    <FieldGroup legend={t('form.due')} help={t('form.dueHelp')}>
      <Checkbox label={t('form.recurs')} {...form.getInputProps('recurs', { type: 'checkbox' })} />
      <FieldRow>
        {day('first_due_on', t(values.recurs ? 'field.first_due_on' : 'field.due_on'))}
        {values.recurs && <NumberInput label={t('field.every_months')} min={1} allowDecimal={false} hideControls {...form.getInputProps('every_months')} />}
        {values.recurs && day('last_due_on', t('field.last_due_on'))}
      </FieldRow>
    </FieldGroup>
  );
}
