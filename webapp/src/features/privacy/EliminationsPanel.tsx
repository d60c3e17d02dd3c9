import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { eliminateSheets, eliminationsList, scanHref, sheetsPastRetention, signedSheetsChanged, type SheetElimination } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, DataTable, DayInput, EmptyState, FailedState, FormPage, Isolated, LocalText, Panel, Skeleton, useFormSave, type Column,
} from '@/shared/ui';
import classes from './privacy.module.css';

/** Scans past their date, which an agreement of the archives may end, and the register of those that were. */
export function EliminationsPanel() {
  return (
    <div className="stack">
      <PastSheets />
      <Register />
    </div>
  );
}

function PastSheets() {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  const list = useInfiniteQuery(sheetsPastRetention());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(false);
  if (list.isPending) return <Skeleton lines={4} />;
  if (!list.data) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  const sheets = list.data.pages.flatMap(({ items }) => items);
  const selected = sheets.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(id);
      else after.delete(id);
      return after;
    });
  return (
    <Panel
      title={t('sheets.past')}
      note={t('sheets.pastNote')}
      end={
        sheets.length > 0 && (
          <Button disabled={selected.length === 0} onClick={() => setOpen(true)}>
            {t('sheets.eliminate', { count: selected.length })}
          </Button>
        )
      }
      isFlush
    >
      {sheets.length === 0 ? (
        <EmptyState title={t('sheets.nonePast')}>{t('sheets.nonePastText')}</EmptyState>
      ) : (
        <ul className={classes.cards}>
          {sheets.map((sheet) => (
            <li key={sheet.id}>
              <Checkbox
                checked={chosen.has(sheet.id)}
                onChange={(event) => choose(sheet.id, event.currentTarget.checked)}
                label={
                  <>
                    <Isolated>{sheet.session_reference}</Isolated> · <bdi>{format.date(sheet.date)}</bdi> · {t('sheets.page', { number: format.number(sheet.page) })}
                  </>
                }
                description={
                  <>
                    <LocalText text={sheet.session_title} /> · {sheet.locked_until && t('sheets.lockedUntil', { date: format.date(sheet.locked_until) })}
                  </>
                }
              />
              <a href={scanHref(sheet.id)} download aria-label={t('sheets.openOne', { reference: sheet.session_reference, date: format.date(sheet.date) })}>
                {t('sheets.open')}
              </a>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <p className={classes.more}>
          <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('sheets.more')}
          </Button>
        </p>
      )}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('sheets.eliminate', { count: selected.length })} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <EliminationForm
          sheets={selected}
          onDone={() => {
            setOpen(false);
            setChosen(new Set());
          }}
          onCancel={() => setOpen(false)}
        />
      </Modal>
    </Panel>
  );
}

function EliminationForm({ sheets, onDone, onCancel }: { sheets: string[]; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  const queryClient = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const form = useForm({
    mode: 'controlled',
    initialValues: { reference: '', authority: '', agreed_on: null as string | null },
    validate: {
      reference: (value) => (value.trim() ? null : t('sheets.referenceMissing')),
      authority: (value) => (value.trim() ? null : t('sheets.authorityMissing')),
      agreed_on: (value) => (value ? null : t('requests.dateMissing')),
    },
  });
  const page = useFormSave(
    form,
    (values: typeof form.values) => eliminateSheets({ id, sheet_ids: sheets, reference: values.reference, authority: values.authority, agreed_on: values.agreed_on ?? '' }),
    () => {
      signedSheetsChanged(queryClient);
      notifications.show({ message: t('sheets.eliminated', { count: sheets.length }), closeButtonProps: { 'aria-label': t('common:close') } });
      onDone();
    },
  );
  return (
    <FormPage
      {...page}
      submitLabel={t('sheets.confirm')}
      onCancel={onCancel}
      labels={{ reference: t('sheets.reference'), authority: t('sheets.authority'), agreed_on: t('sheets.agreedOn'), sheet_ids: t('sheets.past') }}
    >
      <Banner tone="bad" icon="alert">
        {t('sheets.cannotBeUndone')}
      </Banner>
      <TextInput label={t('sheets.reference')} description={t('sheets.referenceHelp')} maxLength={120} required {...form.getInputProps('reference')} />
      <TextInput label={t('sheets.authority')} maxLength={200} required {...form.getInputProps('authority')} />
      <DayInput label={t('sheets.agreedOn')} isRequired max={today()} {...form.getInputProps('agreed_on')} value={form.values.agreed_on} />
    </FormPage>
  );
}

function Register() {
  const { t } = useTranslation('privacy');
  const list = useInfiniteQuery(eliminationsList());
  const columns = useColumns();
  return (
    <Panel title={t('sheets.register')} note={<AppLink href="/privacy?tab=retention">{t('sheets.rule')}</AppLink>} isFlush>
      <DataTable
        caption={t('sheets.register')}
        columns={columns}
        list={list}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('sheets.noneEliminated')}>{t('sheets.noneEliminatedText')}</EmptyState>}
      />
    </Panel>
  );
}

function useColumns(): Column<SheetElimination>[] {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return [
    { id: 'reference', header: t('sheets.reference'), isName: true, cell: ({ reference }) => <Isolated>{reference}</Isolated> },
    { id: 'authority', header: t('sheets.authority'), cell: ({ authority }) => <bdi>{authority}</bdi> },
    { id: 'agreed_on', header: t('sheets.agreedOn'), cell: ({ agreed_on: day }) => <bdi>{format.date(day, 'medium')}</bdi> },
    { id: 'sheets', header: t('sheets.count'), isNumber: true, cell: ({ sheets }) => format.number(sheets ?? 0) },
    { id: 'by', header: t('sheets.by'), cell: ({ recorded_by: name, recorded_at: at }) => <><bdi>{name}</bdi> · <bdi>{format.instant(at, 'medium')}</bdi></> },
  ];
}
