import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { accountsList, meQuery, type Account } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  DataTable, EmptyState, ExportButton, FilterChips, Icon, Isolated, LocalText, Nothing, PageHead, Panel, Tag, useCrumbs, useUrlSearch, type Column,
} from '@/shared/ui';
import { roles } from './roles';

const names = ['q', 'role', 'active', 'sort'] as const;

export default function AccountsPage() {
  const { t } = useTranslation(['accounts', 'common', 'terms']);
  const [search] = useUrlSearch();
  const router = useRouter();
  const list = useInfiniteQuery(accountsList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const columns = useAccountColumns();
  const { data: me } = useQuery(meQuery);
  useCrumbs([{ label: t('list.title') }]);
  return (
    <>
      <PageHead
        title={t('list.title')}
        subtitle={t('list.subtitle')}
        actions={
          <>
            <ExportButton list="accounts" />
            {me?.user.can.accounts_manage && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/accounts/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <FilterChips
        hasSearch
        filters={[
          { name: 'role', label: t('field.role'), options: roles.map((value) => ({ value, label: t(`terms:account_role.${value}`) })) },
          {
            name: 'active', label: t('field.active'),
            options: [{ value: 'true', label: t('state.active') }, { value: 'false', label: t('state.closed') }],
          },
        ]}
      />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/accounts/${id}`}
          empty={<EmptyState title={t('common:table.noneFound')}>{t('common:table.noneFoundText')}</EmptyState>}
        />
      </Panel>
    </>
  );
}

function useAccountColumns(): Column<Account>[] {
  const { t } = useTranslation(['accounts', 'terms']);
  const format = useFormat();
  return [
    { id: 'name', header: t('field.name'), isName: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { id: 'email', header: t('field.email'), cell: ({ email }) => <Isolated className="muted">{email}</Isolated> },
    { id: 'role', header: t('field.role'), cell: ({ role }) => <>{t(`terms:account_role.${role}`)}</> },
    { id: 'scope', header: t('field.scope'), isCut: true, cell: (account) => <Scope account={account} /> },
    { id: 'seen', header: t('field.last_seen_at'), cell: ({ last_seen_at: at }) => (at ? <bdi>{format.age(at)}</bdi> : <span className="muted">{t('never')}</span>) },
    { id: 'state', header: t('field.active'), cell: (account) => <State account={account} /> },
  ];
}

function Scope({ account }: { account: Account }) {
  if (account.organisation_name) return <LocalText text={account.organisation_name} />;
  if (account.programme_code) return <Isolated>{account.programme_code}</Isolated>;
  return <Nothing />;
}

function State({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const [now] = useState(Date.now);
  const isExpired = account.expires_at !== undefined && account.expires_at !== null && Date.parse(account.expires_at) < now;
  if (!account.active) return <Tag tone="bad">{t('state.closed')}</Tag>;
  return isExpired ? <Tag tone="warn">{t('state.expired')}</Tag> : <Tag tone="ok">{t('state.active')}</Tag>;
}
