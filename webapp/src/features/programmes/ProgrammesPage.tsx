import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery, programmesList, type ProgrammeItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, DataTable, EmptyState, ExportButton, FilterChips, Icon, Isolated, LocalText, PageHead, Panel, useCrumbs, useUrlSearch, type Column,
} from '@/shared/ui';
import { ProgrammeBudget, ProgrammeDates } from './ProgrammeWords';

const names = ['q', 'sort'] as const;

export default function ProgrammesPage() {
  const { t } = useTranslation(['programmes', 'common']);
  const format = useFormat();
  const [search] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const filters = Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]));
  const list = useInfiniteQuery(programmesList(filters));
  useCrumbs([{ label: t('list.title') }]);
  const mayAdd = me?.user.can.programmes_write === true;
  const columns: Column<ProgrammeItem>[] = [
    { id: 'code', header: t('field.code'), cell: ({ code }) => <Isolated className="muted">{code}</Isolated> },
    { id: 'title', header: t('field.title'), isName: true, isCut: true, cell: ({ title }) => <LocalText text={title} /> },
    { id: 'dates', header: t('field.dates'), isCut: true, cell: (programme) => <ProgrammeDates programme={programme} /> },
    { id: 'budget', header: t('field.budget'), isNumber: true, cell: ({ budget }) => <ProgrammeBudget budget={budget} /> },
    {
      id: 'sessions', header: t('field.sessions_count'), isNumber: true,
      cell: ({ sessions_count: count, code }) =>
        count > 0 ? <AppLink href={`/sessions?programme=${code}`}>{format.number(count)}</AppLink> : format.number(0),
    },
  ];
  return (
    <>
      <PageHead
        title={t('list.title')}
        actions={
          <>
            <ExportButton list="programmes" />
            {mayAdd && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/programmes/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <FilterChips filters={[]} hasSearch />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/programmes/${id}`}
          empty={
            search.q ? (
              <EmptyState title={t('common:table.noneFound')}>{t('common:table.noneFoundText')}</EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayAdd && <AppLink href="/programmes/new">{t('list.new')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}
