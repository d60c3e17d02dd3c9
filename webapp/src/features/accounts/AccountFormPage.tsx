import { Button, Checkbox, NativeSelect, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { accountQuery, accountsChanged, asProblem, saveAccount, signOutAccount, type Account, type AccountRole } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import {
  ConflictView, DayInput, FailedState, FieldGroup, FieldRow, FormPage, OrganisationPicker, PageHead, PersonPicker, ProgrammePicker, Skeleton,
  useCrumbs, useRecordForm,
} from '@/shared/ui';
import { bodyOf, newAccount, valuesOf, type AccountValues } from './accountValues';
import { narrowedBy, roles } from './roles';

export default function AccountFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const account = useQuery({ ...accountQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <AccountForm />;
  if (account.isPending) return <Skeleton lines={10} />;
  if (!account.data) return <FailedState error={account.error} onRetry={() => void account.refetch()} />;
  return <AccountForm key={id} account={account.data} />;
}

const fields = ['name', 'email', 'role', 'language', 'organisation_id', 'person_id', 'programme_id', 'period_from', 'period_to', 'expires_on', 'active'] as const;

function AccountForm({ account }: { account?: Account }) {
  const { t } = useTranslation(['accounts', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = account ? account.name : t('list.new');
  useCrumbs([{ label: t('list.title'), href: '/accounts' }, { label: title }]);
  const record = useRecordForm<AccountValues, Account>({
    name: `accounts.${account?.id ?? 'new'}`,
    initial: account ? valuesOf(account) : newAccount,
    record: account,
    fromRecord: valuesOf,
    save: (values, version) => saveAccount(account?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(accountQuery(saved.id).queryKey, saved);
      accountsChanged(queryClient);
      notifications.show({ withCloseButton: false, message: t('saved', { name: saved.name }) });
      void router.navigate({ href: '/accounts' });
    },
  });
  const { conflict } = record;
  const said = (values: AccountValues, field: (typeof fields)[number]) => String(values[field] ?? '');
  return (
    <>
      <PageHead title={title} subtitle={account?.email} actions={account && <SignOutButton account={account} />} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={account ? t('common:save') : t('form.create')}
        onCancel={() => void router.navigate({ href: '/accounts' })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={Object.fromEntries([...fields, 'password'].map((field) => [field, t(`field.${field}`)]))}
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
        <Fields form={record.form} isNew={!account} />
      </FormPage>
    </>
  );
}

function SignOutButton({ account }: { account: Account }) {
  const { t } = useTranslation(['accounts', 'common']);
  const signOut = useMutation({
    mutationFn: () => signOutAccount(account.id),
    onSuccess: () => notifications.show({ withCloseButton: false, message: t('signOut.done', { name: account.name }) }),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('signOut.title', { name: account.name }),
      children: t('signOut.text'),
      labels: { confirm: t('signOut.do'), cancel: t('common:cancel') },
      onConfirm: () => signOut.mutate(),
    });
  return (
    <Button loading={signOut.isPending} onClick={ask}>
      {t('signOut.do')}
    </Button>
  );
}

function Fields({ form, isNew }: { form: UseFormReturnType<AccountValues>; isNew: boolean }) {
  const { t } = useTranslation(['accounts', 'terms']);
  const { values, errors } = form;
  const narrowing = narrowedBy[values.role];
  return (
    <>
      <TextInput label={t('field.name')} required autoComplete="off" {...form.getInputProps('name')} />
      <TextInput label={t('field.email')} required type="email" dir="ltr" autoComplete="off" {...form.getInputProps('email')} />
      <PasswordInput
        label={t('field.password')}
        description={isNew ? t('form.passwordHelp') : t('form.passwordKeep')}
        required={isNew}
        dir="ltr"
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
        {...form.getInputProps('password')}
      />
      <Radio.Group
        label={t('field.role')}
        value={values.role}
        onChange={(role) => form.setFieldValue('role', role as AccountRole as never)}
        error={errors.role}
        required
      >
        <Stack gap="sm" mt="xs">
          {roles.map((role) => (
            <Radio key={role} value={role} label={t(`terms:account_role.${role}`)} description={t(`role.${role}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <FieldGroup legend={t('form.scope')} help={narrowing ? t(`form.scope_${narrowing}`) : t('form.scopeAll')}>
        <OrganisationPicker
          label={t('field.organisation_id')}
          isRequired={narrowing === 'organisation'}
          value={values.organisation_id}
          onChange={(id) => form.setFieldValue('organisation_id', id as never)}
          error={errors.organisation_id}
          data-path="organisation_id"
        />
        <PersonPicker
          label={t('field.person_id')}
          isRequired={narrowing === 'person'}
          value={values.person_id}
          onChange={(id) => form.setFieldValue('person_id', id as never)}
          error={errors.person_id}
          data-path="person_id"
        />
        <ProgrammePicker
          label={t('field.programme_id')}
          isRequired={narrowing === 'programme'}
          value={values.programme_id}
          onChange={(id) => form.setFieldValue('programme_id', id as never)}
          error={errors.programme_id}
          data-path="programme_id"
        />
        <FieldRow>
          {(['period_from', 'period_to'] as const).map((field) => (
            <DayInput
              key={field}
              label={t(`field.${field}`)}
              value={values[field]}
              onChange={(date) => form.setFieldValue(field, date as never)}
              error={errors[field]}
              data-path={field}
            />
          ))}
        </FieldRow>
      </FieldGroup>
      <FieldGroup legend={t('form.access')}>
        <NativeSelect
          label={t('field.language')}
          {...form.getInputProps('language')}
          data={(['fr', 'ar', 'en'] as const).map((value) => ({ value, label: t(`terms:language.${value}`) }))}
        />
        <DayInput
          label={t('field.expires_on')}
          description={t('form.expiresHelp')}
          value={values.expires_on}
          onChange={(date) => form.setFieldValue('expires_on', date as never)}
          error={errors.expires_at}
          data-path="expires_at"
        />
        <Checkbox label={t('form.active')} description={t('form.activeHelp')} {...form.getInputProps('active', { type: 'checkbox' })} />
      </FieldGroup>
    </>
  );
}
