import { Button } from '@mantine/core';
import type { ReachQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { ExportButton, Icon } from '@/shared/ui';

/** What was counted, as a file: the same question, every row. */
export function RecordsExport({ question }: { question: ReachQuery }) {
  const said = Object.entries(question).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return <ExportButton list="reach_records" filters={Object.fromEntries(said) as Record<string, string>} />;
}

export function PrintButton() {
  const { t } = useTranslation('reach');
  return (
    <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
