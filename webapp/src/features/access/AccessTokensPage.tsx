import { Button, Checkbox, CopyButton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { accessTokensQuery, answer, api, asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, FailedState, FormPage, Icon, PageHead, Panel, Skeleton, Tag, useCrumbs } from '@/shared/ui';
import classes from './access.module.css';

export default function AccessTokensPage() {
  const { t } = useTranslation('access');
  useCrumbs([{ label: t('tokens.title') }]);
  return (
    <>
      <PageHead title={t('tokens.title')} subtitle={t('tokens.help')} />
      <div className="cols cols-two-one">
        <TokenList />
        <NewToken />
      </div>
    </>
  );
}

function TokenList() {
  const { t } = useTranslation(['access', 'common']);
  const queryClient = useQueryClient();
  const tokens = useQuery(accessTokensQuery);
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/access_tokens/{id}', { params: { path: { id } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: accessTokensQuery.queryKey }),
  });
  const ask = (id: string, name: string) =>
    modals.openConfirmModal({
      title: t('tokens.revokeTitle', { name }),
      children: t('tokens.revokeText'),
      labels: { confirm: t('tokens.revoke'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => revoke.mutate(id),
    });
  return (
    <Panel title={t('tokens.listTitle')} isFlush>
      {tokens.isPending && <Skeleton lines={3} />}
      {tokens.isError && <FailedState error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.items.length === 0 && <EmptyState title={t('tokens.none')}>{t('tokens.noneText')}</EmptyState>}
      {tokens.data && tokens.data.items.length > 0 && (
        <ul style={{ padding: '0 var(--s-6) var(--s-5)' }}>
          {tokens.data.items.map((token) => (
            <li key={token.id} className="row" style={{ paddingBlock: 'var(--s-4)', borderBlockStart: 'var(--hair)' }}>
              <bdi className="strong">{token.name}</bdi>
              {token.scopes.map((scope) => (
                <Tag key={scope} hasSign={false}>
                  {scope === 'write' ? t('tokens.write') : t('tokens.read')}
                </Tag>
              ))}
              <Button size="xs" style={{ marginInlineStart: 'auto' }} onClick={() => ask(token.id, token.name)}>
                {t('tokens.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function NewToken() {
  const { t } = useTranslation('access');
  const queryClient = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', mayWrite: false },
    validate: { name: (value) => (value.trim() ? null : t('tokens.nameMissing')) },
  });
  const create = useMutation({
    mutationFn: ({ name, mayWrite }: { name: string; mayWrite: boolean }) =>
      answer(api.POST('/api/v1/access_tokens', { body: { name: name.trim(), scopes: mayWrite ? ['read', 'write'] : ['read'] } })),
    onSuccess: () => {
      form.reset();
      void queryClient.invalidateQueries({ queryKey: accessTokensQuery.queryKey });
    },
    onError: (error) => form.setErrors(asProblem(error).fieldErrors()),
  });
  const token = create.data?.token;
  return (
    <Panel title={t('tokens.newTitle')}>
      <div className="stack">
        {token && (
          <Banner tone="ok" role="status">
            {t('tokens.once')}
            <code className={`ltr ${classes.token}`}>{token}</code>
            <CopyButton value={token}>
              {({ copied, copy }) => (
                <Button size="xs" onClick={copy} leftSection={<Icon name={copied ? 'check' : 'copy'} />}>
                  {copied ? t('tokens.copied') : t('tokens.copy')}
                </Button>
              )}
            </CopyButton>
          </Banner>
        )}
        <FormPage
          onSubmit={form.onSubmit((values) => create.mutate(values))}
          submitLabel={t('tokens.create')}
          isSaving={create.isPending}
          errors={form.errors}
          labels={{ name: t('tokens.name') }}
          error={create.error}
        >
          <TextInput label={t('tokens.name')} description={t('tokens.nameHelp')} key={form.key('name')} {...form.getInputProps('name')} />
          <Checkbox
            label={t('tokens.mayWrite')}
            key={form.key('mayWrite')}
            {...form.getInputProps('mayWrite', { type: 'checkbox' })}
          />
        </FormPage>
      </div>
    </Panel>
  );
}
