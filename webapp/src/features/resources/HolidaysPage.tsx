import { ActionIcon, Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, meQuery } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DataTable, EmptyState, ExportButton, FilterChips, Icon, LocalText, Nothing, PageHead, Panel, SavedViews, Tag, useCrumbs, useUrlSearch, type Column } from '@/shared/ui';
import { HolidayDialog } from './HolidayDialog';
import { deleteHoliday, holidaysQuery, resourcesChanged, type Holiday } from './queries';
import classes from './resources.module.css';
import { holidayKinds } from './words';

/** The days not worked and Ramadan, year by year. A lunar day waits until it is announced. */
export default function HolidaysPage() {
  const { t } = useTranslation(['resources', 'common']);
  const [search, change] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const year = /^(19|20|21)\d\d$/.test(search.year ?? '') ? Number(search.year) : Number(today().slice(0, 4));
  const holidays = useQuery(holidaysQuery(year));
  const [open, setOpen] = useState<{ holiday?: Holiday; isConfirming?: boolean }>();
  useCrumbs([{ label: t('holiday.title') }]);
  const mayWrite = me?.user.can.resources_write === true;
  const all = holidays.data?.items ?? [];
  const items = all.filter(({ kind, confirmed }) => (!search.kind || kind === search.kind) && (!search.confirmed || String(confirmed) === search.confirmed));
  const waiting = all.filter(({ confirmed }) => !confirmed).length;
  const isFiltered = Boolean(search.kind || search.confirmed);
  const go = (to: number) => change({ year: String(to) });
  return (
    <>
      <PageHead
        title={t('holiday.title')}
        subtitle={t('holiday.subtitle')}
        actions={
          <>
            <ExportButton list="holidays" filters={{ year: String(year) }} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => setOpen({})}>
                {t('holiday.new')}
              </Button>
            )}
          </>
        }
      />
      <div className={`${classes.year} no-print`} role="group" aria-label={t('holiday.year')}>
        <ActionIcon size="lg" aria-label={t('holiday.previous')} onClick={() => go(year - 1)}><Icon name="go" className={classes.back} /></ActionIcon>
        <b aria-live="polite">{year}</b>
        <ActionIcon size="lg" aria-label={t('holiday.next')} onClick={() => go(year + 1)}><Icon name="go" /></ActionIcon>
      </div>
      <SavedViews name="holidays" params={['kind', 'confirmed']} />
      <FilterChips
        filters={[
          { name: 'kind', label: t('field.kind'), options: holidayKinds.map((value) => ({ value, label: t(`term.holiday_kind.${value}`) })) },
          { name: 'confirmed', label: t('field.confirmed'), options: [{ value: 'false', label: t('holiday.expected') }, { value: 'true', label: t('holiday.confirmed') }] },
        ]}
      />
      {waiting > 0 && <Banner tone="warn" icon="calendar">{t('holiday.waiting', { count: waiting })}</Banner>}
      <Panel isFlush>
        <DataTable
          caption={`${t('holiday.title')} ${year}`}
          columns={useHolidayColumns(mayWrite, setOpen)}
          list={{
            data: holidays.data && { pages: [{ items }] }, isPending: holidays.isPending, isError: holidays.isError, error: holidays.error,
            hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined, refetch: () => void holidays.refetch(),
          }}
          rowId={({ id }) => id}
          empty={
            isFiltered ? (
              <EmptyState title={t('common:table.noneFound')} actions={<Button onClick={() => change({ kind: undefined, confirmed: undefined })}>{t('common:filter.clear')}</Button>} />
            ) : (
              <EmptyState title={t('holiday.none', { year: String(year) })} actions={mayWrite && <Button onClick={() => setOpen({})}>{t('holiday.new')}</Button>}>
                {t('holiday.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
      {open && <HolidayDialog holiday={open.holiday} isConfirming={open.isConfirming} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useHolidayColumns(mayWrite: boolean, onOpen: (what: { holiday: Holiday; isConfirming?: boolean }) => void): Column<Holiday>[] {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: deleteHoliday,
    onSettled: () => resourcesChanged(queryClient),
    onError: (error) => notifications.show({ color: 'red', title: t('delete.refused'), message: asProblem(error).message }),
  });
  const ask = (holiday: Holiday) =>
    modals.openConfirmModal({
      title: t('holiday.deleteOf', { name: format.text(holiday.name) }),
      children: t('delete.text'),
      labels: { confirm: t('delete.button'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(holiday),
    });
  const length = ({ starts_on: from, ends_on: to }: Holiday) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return [
    { id: 'name', header: t('field.name'), isName: true, cell: ({ name }) => <LocalText text={name} /> },
    { id: 'days', header: t('holiday.days'), cell: ({ starts_on: from, ends_on: to }) => <bdi>{from === to ? format.date(from, 'full') : format.period(from, to, 'full')}</bdi> },
    { id: 'length', header: t('holiday.length'), isNumber: true, cell: (holiday) => format.number(length(holiday)) },
    { id: 'kind', header: t('field.kind'), cell: ({ kind }) => t(`term.holiday_kind.${kind}`) },
    {
      id: 'confirmed', header: t('field.confirmed'),
      cell: ({ confirmed, kind }) =>
        !confirmed ? <Tag tone="warn">{t('holiday.expected')}</Tag> : kind === 'fixed' ? <Nothing /> : <Tag tone="ok">{t('holiday.confirmed')}</Tag>,
    },
    ...(mayWrite
      ? [
          {
            id: 'actions', header: t('holiday.actions'), isActions: true,
            cell: (holiday: Holiday) => (
              <span className={classes.tags}>
                {!holiday.confirmed && (
                  <Button size="xs" aria-label={t('holiday.confirmOf', { name: format.text(holiday.name) })} onClick={() => onOpen({ holiday, isConfirming: true })}>
                    {t('holiday.confirm')}
                  </Button>
                )}
                <ActionIcon size="lg" variant="subtle" aria-label={t('holiday.editOf', { name: format.text(holiday.name) })} onClick={() => onOpen({ holiday })}>
                  <Icon name="edit" />
                </ActionIcon>
                <ActionIcon size="lg" variant="subtle" aria-label={t('holiday.deleteOf', { name: format.text(holiday.name) })} onClick={() => ask(holiday)}>
                  <Icon name="x" />
                </ActionIcon>
              </span>
            ),
          },
        ]
      : []),
  ];
}
