import { Button } from '@mantine/core';
import type { ReachQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import { address } from './question';

/** What was counted, as a file: the same question, every row. */
export function CsvButton({ question }: { question: ReachQuery }) {
  const { t } = useTranslation();
  const said = Object.entries(question).filter(([, value]) => value !== undefined);
  const href = address('/api/v1/reach/records', { ...Object.fromEntries(said.map(([name, value]) => [name, String(value)])), format: 'csv' });
  return (
    <Button component="a" href={href} download leftSection={<Icon name="download" />}>
      {t('table.export')}
    </Button>
  );
}

export function PrintButton() {
  const { t } = useTranslation('reach');
  return (
    <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
