import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseFormReturnType } from '@mantine/form';
import { agreementQuery, agreementTermsChanged, agreementTermsQuery, saveAgreementTerms, type Agreement, type AgreementTerms } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FormPage, Panel, useRecordForm } from '@/shared/ui';
import { AmendmentFields } from './AmendmentFields';
import { ComponentFields } from './ComponentFields';
import { SourceFields } from './SourceFields';
import { bodyOf, valuesOf, type TermsValues } from './termsValues';

export type TermsFormType = UseFormReturnType<TermsValues>;

const sections = ['components', 'amendments', 'rates', 'claims'] as const;

/** Everything that is entered of an agreement's terms, saved as one. */
export function TermsForm({ agreement, terms, onClose }: { agreement: Agreement; terms: AgreementTerms; onClose: () => void }) {
  const { t } = useTranslation(['agreement_terms', 'common']);
  const queryClient = useQueryClient();
  // Components of the agreement above, which this one's may carry out.
  const parent = useQuery({ ...agreementTermsQuery(agreement.parent_id ?? ''), enabled: Boolean(agreement.parent_id) });
  const parties = useQuery(agreementQuery(agreement.id)).data?.parties ?? agreement.parties;
  const record = useRecordForm<TermsValues, AgreementTerms>({
    name: `agreement_terms.${agreement.id}`,
    initial: valuesOf(terms),
    record: terms,
    fromRecord: valuesOf,
    save: (values, version) => saveAgreementTerms(agreement.id, bodyOf(values), version ?? 0),
    onSaved: () => {
      agreementTermsChanged(queryClient);
      onClose();
    },
  });
  const { form, conflict } = record;
  const said = (values: TermsValues, section: (typeof sections)[number]) => JSON.stringify(bodyOf(values)[section]);
  return (
    <Panel title={t('edit')}>
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={onClose}
        isSaving={record.isSaving}
        errors={form.errors}
        labels={Object.fromEntries(sections.map((section) => [section, t(`form.${section}`)]))}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={sections
                .filter((section) => said(form.getValues(), section) !== said(valuesOf(conflict), section))
                .map((section) => ({
                  label: t(`form.${section}`),
                  mine: t('form.count', { count: form.getValues()[section].length }),
                  theirs: t('form.count', { count: conflict[section].length }),
                }))}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        <ComponentFields form={form} parties={parties} above={parent.data?.components ?? []} />
        <AmendmentFields form={form} parties={parties} />
        <SourceFields form={form} />
      </FormPage>
    </Panel>
  );
}
