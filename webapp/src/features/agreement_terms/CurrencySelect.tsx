import { NativeSelect } from '@mantine/core';
import { currencies } from '@/shared/format';
import type { TermsFormType } from './TermsForm';

/** The usual currencies, and the one that is entered. */
export function CurrencySelect({ label, form, path, value }: { label: string; form: TermsFormType; path: string; value: string }) {
  return <NativeSelect label={label} {...form.getInputProps(path)} data={currencies.includes(value) ? currencies : [...currencies, value]} data-path={path} />;
}
