import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, exportFileAddress, exportQuery, isBeingMade, meQuery, orderExport, type Export } from '@/shared/api';
import { currentLanguage, useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import type { ColumnChoice } from './columns';
import { Icon } from './Icon';
import { NamesDialog, type FileFormat } from './NamesDialog';
import { useUrlSearch } from './useUrlSearch';

const patienceMs = 5000;
const betweenMs = 250;

/** Lists whose rows name people: their files count people unless the names are asked for. */
const listsOfNames: ReadonlySet<string> = new Set(['people', 'registrations', 'reach_records', 'person_group_members', 'trainers', 'mail_messages']);

/** Lists of something else with columns that name people: those stay out unless the names are asked for. */
const listsWithNames: ReadonlySet<string> = new Set(['merges']);

interface ExportButtonProps<T> {
  /** The list's name in the API: "people". */
  list: string;
  /** The columns as they are shown; all of the list's columns when left out. */
  columns?: ColumnChoice<T>;
  /** What is shown, under the names of the API; by default what the address says. */
  filters?: Record<string, string>;
}

interface Wish {
  format: FileFormat;
  /** With the names, and why; absent: counts only. */
  names?: { reason: string };
}

/**
 * Exports exactly what is shown, as a spreadsheet or as CSV. A file that is ready within a few seconds is downloaded at once; a larger
 * one waits among one's files. Names of people leave with a reason.
 */
export function ExportButton<T>({ list, columns, filters }: ExportButtonProps<T>) {
  const { t } = useTranslation('exports');
  const [{ cursor: _cursor, tab: _tab, ...search }] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const [isAskedWhy, setAskedWhy] = useState(false);
  const queryClient = useQueryClient();
  const namesPeople = listsOfNames.has(list);
  const hasNames = namesPeople || listsWithNames.has(list);
  const make = useMutation({
    mutationFn: async ({ format, names }: Wish) => {
      const codes = namesPeople && !names ? [] : (columns?.visible.flatMap((column) => column.exports ?? []) ?? []);
      let made = await orderExport({
        kind: 'list', list, format, filters: filters ?? search, columns: [...new Set(codes)], language: currentLanguage(),
        ...(names ? { names: true, reason: names.reason.trim() || undefined } : {}),
      });
      setAskedWhy(false);
      const until = Date.now() + patienceMs;
      while (isBeingMade(made) && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, betweenMs));
        made = await queryClient.fetchQuery(exportQuery(made.id));
      }
      return made;
    },
    onSuccess: (made) => {
      void queryClient.invalidateQueries({ queryKey: ['exports', 'list'] });
      if (made.state === 'done') return download(made);
      if (isBeingMade(made)) return notifications.show({ title: t('large.title'), message: <AppLink href="/exports">{t('large.text')}</AppLink>, autoClose: 10_000 });
      notifications.show({ color: 'red', title: t('refused'), message: made.failure?.message ?? t(`state.${made.state}`) });
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.fields[0]?.path === 'reason') return;
      notifications.show({ color: 'red', title: t('refused'), message: problem.said });
    },
  });
  const choices = (
    <>
      <Menu.Item leftSection={<Icon name="columns" />} onClick={() => make.mutate({ format: 'xlsx' })}>
        {t('format.xlsx')}
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="document" />} onClick={() => make.mutate({ format: 'csv' })}>
        {t('format.csv')}
      </Menu.Item>
    </>
  );
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button leftSection={<Icon name="download" />} loading={make.isPending}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {hasNames && <Menu.Label>{t(namesPeople ? 'names.counts' : 'names.without')}</Menu.Label>}
          {choices}
          {hasNames && me?.user.can.people_export && (
            <>
              <Menu.Label>{t('names.label')}</Menu.Label>
              <Menu.Item leftSection={<Icon name="people" />} onClick={() => setAskedWhy(true)}>
                {t('names.open')}
              </Menu.Item>
            </>
          )}
          <Menu.Divider />
          <Menu.Item component={AppLink} href="/exports">
            {t('mine')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NamesDialog
        isOpen={isAskedWhy}
        isMaking={make.isPending}
        error={make.error}
        onClose={() => {
          setAskedWhy(false);
          make.reset();
        }}
        onOrder={(format, reason) => make.mutate({ format, names: { reason } })}
      />
    </>
  );
}

function download({ id, file_name: name }: Export) {
  const link = document.createElement('a');
  link.href = exportFileAddress(id);
  link.download = name ?? '';
  link.click();
}
