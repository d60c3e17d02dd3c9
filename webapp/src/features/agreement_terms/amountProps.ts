import type { TermsFormType } from './TermsForm';

/** What the field of an amount takes of the form: it is typed in whole units, and refused as it is stored. */
export const amountProps = (form: TermsFormType, path: string) => ({
  ...form.getInputProps(`${path}.amount`),
  onChange: (amount: number | '') => {
    form.setFieldValue(`${path}.amount`, amount as never);
    form.clearFieldError(`${path}.amount_minor`);
  },
  error: form.errors[`${path}.amount_minor`],
  'data-path': `${path}.amount_minor`,
});
