import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';

/** What a form in a dialog gives to FormPage: saved once, the server's field errors at their fields. Records have `useRecordForm`. */
export function useFormSave<V, R>(form: UseFormReturnType<V>, save: (values: V) => Promise<R>, onSaved: (saved: R) => void) {
  const { t } = useTranslation('common');
  const mutation = useMutation({
    mutationFn: save,
    onSuccess: onSaved,
    onError: (error) => form.setErrors(asProblem(error).fieldErrors()),
  });
  return {
    onSubmit: form.onSubmit((values) => mutation.mutate(values)),
    submitLabel: t('save'),
    isSaving: mutation.isPending,
    errors: form.errors,
    error: mutation.error,
  };
}
