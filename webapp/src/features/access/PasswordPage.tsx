import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api, asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, FormPage, PageHead, useCrumbs } from '@/shared/ui';

export default function PasswordPage() {
  const { t } = useTranslation('access');
  useCrumbs([{ label: t('password.title') }]);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current_password: '', new_password: '', repeated: '' },
    validate: {
      current_password: (value) => (value ? null : t('password.currentMissing')),
      new_password: (value) => (value ? null : t('password.newMissing')),
      repeated: (value, values) => (value === values.new_password ? null : t('password.different')),
    },
  });
  const change = useMutation({
    mutationFn: ({ current_password, new_password }: { current_password: string; new_password: string }) =>
      api.PUT('/api/v1/me/password', { body: { current_password, new_password } }),
    onSuccess: () => form.reset(),
    onError: (error) => form.setErrors(asProblem(error).fieldErrors()),
  });
  const labels = {
    current_password: t('password.current'),
    new_password: t('password.new'),
    repeated: t('password.repeated'),
  };
  const field = (path: keyof typeof labels, autoComplete: string) => (
    <PasswordInput
      label={labels[path]}
      autoComplete={autoComplete}
      dir="ltr"
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      key={form.key(path)}
      {...form.getInputProps(path)}
    />
  );
  return (
    <>
      <PageHead title={t('password.title')} subtitle={t('password.help')} />
      {change.isSuccess && (
        <Banner tone="ok" icon="check" role="status">
          {t('password.changed')}
        </Banner>
      )}
      <FormPage
        onSubmit={form.onSubmit((values) => change.mutate(values))}
        submitLabel={t('password.submit')}
        isSaving={change.isPending}
        errors={form.errors}
        labels={labels}
        error={change.error}
      >
        {field('current_password', 'current-password')}
        {field('new_password', 'new-password')}
        {field('repeated', 'new-password')}
      </FormPage>
    </>
  );
}
