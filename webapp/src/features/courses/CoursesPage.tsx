import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { coursesList, meQuery, type CourseItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, DataTable, EmptyState, ExportButton, FilterChips, Icon, Isolated, LocalText, PageHead, Panel, Tag, useCrumbs, useUrlSearch, type Column,
} from '@/shared/ui';

const names = ['q', 'archived', 'language'] as const;

export default function CoursesPage() {
  const { t } = useTranslation(['courses', 'terms', 'common']);
  const format = useFormat();
  const [search] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const filters = Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]));
  const list = useInfiniteQuery(coursesList(filters));
  useCrumbs([{ label: t('list.title') }]);
  const mayAdd = me?.user.can.courses_write === true;
  const columns: Column<CourseItem>[] = [
    { id: 'reference', header: t('field.reference'), cell: ({ reference }) => <Isolated className="muted">{reference}</Isolated> },
    {
      id: 'title', header: t('field.title'), isName: true, isCut: true,
      cell: ({ title, archived }) => (
        <>
          <LocalText text={title} /> {archived && <Tag>{t('archived')}</Tag>}
        </>
      ),
    },
    { id: 'kind', header: t('field.kind'), cell: ({ kind }) => t(`terms:session_kind.${kind}`) },
    {
      id: 'durations', header: t('field.durations'),
      cell: ({ durations_days: days }) => (days.length === 0 ? <span className="muted">{t('common:unknown')}</span> : t('daysList', { list: days.map((n) => format.number(n)).join(' · ') })),
    },
    {
      id: 'editions', header: t('field.editions'), isNumber: true,
      cell: ({ editions, id }) => (editions > 0 ? <AppLink href={`/sessions?course=${id}`}>{format.number(editions)}</AppLink> : format.number(0)),
    },
    { id: 'next', header: t('field.next_date'), cell: ({ next_date: date }) => (date ? <bdi>{format.date(date)}</bdi> : <span className="muted">{t('noNext')}</span>) },
  ];
  return (
    <>
      <PageHead
        title={t('list.title')}
        actions={
          <>
            <ExportButton list="courses" />
            {mayAdd && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/courses/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <FilterChips
        hasSearch
        filters={[{ name: 'archived', label: t('archived'), options: [{ value: 'false', label: t('list.current') }, { value: 'true', label: t('list.archivedOnly') }] }]}
      />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/courses/${id}`}
          empty={
            search.q || search.archived ? (
              <EmptyState title={t('common:table.noneFound')}>{t('common:table.noneFoundText')}</EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayAdd && <AppLink href="/courses/new">{t('list.new')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}
