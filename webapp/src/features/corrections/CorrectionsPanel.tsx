import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Agreement } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { DataTable, EmptyState, Icon, Panel } from '@/shared/ui';
import { useCorrectionColumns } from './useCorrectionColumns';
import { correctionsList } from './queries';

/** What was proposed to be recorded otherwise on one agreement, and what became of it. */
export default function CorrectionsPanel({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('corrections');
  const router = useRouter();
  const list = useInfiniteQuery(correctionsList({ agreement: agreement.id }));
  const columns = useCorrectionColumns(true);
  const add = agreement.can.contribute && (
    <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: `/agreements/${agreement.id}/corrections/new` })}>
      {t('propose.do')}
    </Button>
  );
  return (
    <Panel title={t('list.title')} isFlush end={add}>
      <DataTable
        caption={t('list.title')}
        columns={columns}
        list={list}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/corrections/${id}`}
        empty={
          <EmptyState title={t('list.none')} actions={add}>
            {t('list.noneHereText')}
          </EmptyState>
        }
      />
    </Panel>
  );
}
