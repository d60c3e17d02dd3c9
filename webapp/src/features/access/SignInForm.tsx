import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { asProblem, signIn } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner } from '@/shared/ui';

type SignedIn = Awaited<ReturnType<typeof signIn>>;

export interface SignInFormProps {
  /** Whose session is renewed; the address is then fixed. */
  email?: string;
  onSignedIn: (signedIn: SignedIn) => void;
}

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('access');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: email ?? '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('signIn.emailMissing')),
      password: (value) => (value ? null : t('signIn.passwordMissing')),
    },
  });
  const attempt = useMutation({
    mutationFn: (values: { email: string; password: string }) => signIn(values.email.trim(), values.password),
    onSuccess: onSignedIn,
    onError: () => {
      // Emptying the field makes it anew: who typed in it goes on typing in it.
      flushSync(() => form.setFieldValue('password', ''));
      form.getInputNode('password')?.focus();
    },
  });
  return (
    <form className="stack" onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
      {attempt.error && (
        <Banner tone="bad" icon="alert" role="alert">
          <Refusal error={attempt.error} />
        </Banner>
      )}
      <TextInput
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        dir="ltr"
        readOnly={email !== undefined}
        autoFocus={email === undefined}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('signIn.password')}
        autoComplete="current-password"
        dir="ltr"
        autoFocus={email !== undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" variant="filled" size="md" fullWidth loading={attempt.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}

/** The answer is the same for an unknown address and a wrong password, on purpose. */
function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('access');
  const problem = asProblem(error);
  if (problem.status === 429) {
    const minutes = Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60));
    return t('signIn.tooMany', { count: minutes });
  }
  if (problem.status === 401) return t('signIn.refused');
  if (problem.isNoAnswer || problem.status === 503) return t('signIn.noAnswer');
  return problem.message;
}
