import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, exportFileAddress, exportQuery, isBeingMade, orderExport, type Export } from '@/shared/api';
import { currentLanguage, useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import type { ColumnChoice } from './columns';
import { Icon } from './Icon';
import { useUrlSearch } from './useUrlSearch';

const patienceMs = 5000;
const betweenMs = 250;

interface ExportButtonProps<T> {
  /** The list's name in the API: "people". */
  list: string;
  /** The columns as they are shown; all of the list's columns when left out. */
  columns?: ColumnChoice<T>;
  /** What is shown, under the names of the API; by default what the address says. */
  filters?: Record<string, string>;
}

/**
 * Exports exactly what is shown, as a spreadsheet or as CSV. A file that is ready within a few seconds is downloaded at once; a larger
 * one waits among one's files.
 */
export function ExportButton<T>({ list, columns, filters }: ExportButtonProps<T>) {
  const { t } = useTranslation('exports');
  const [{ cursor: _cursor, tab: _tab, ...search }] = useUrlSearch();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: async (format: 'xlsx' | 'csv') => {
      const codes = columns?.visible.flatMap((column) => column.exports ?? []) ?? [];
      let made = await orderExport({ kind: 'list', list, format, filters: filters ?? search, columns: [...new Set(codes)], language: currentLanguage() });
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
      notifications.show({ color: 'red', title: t('refused'), message: problem.fields[0]?.message ?? problem.detail ?? problem.message });
    },
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button leftSection={<Icon name="download" />} loading={make.isPending}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="columns" />} onClick={() => make.mutate('xlsx')}>
          {t('format.xlsx')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="document" />} onClick={() => make.mutate('csv')}>
          {t('format.csv')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item component={AppLink} href="/exports">
          {t('mine')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function download({ id, file_name: name }: Export) {
  const link = document.createElement('a');
  link.href = exportFileAddress(id);
  link.download = name ?? '';
  link.click();
}
