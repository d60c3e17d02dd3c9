import { Progress } from '@mantine/core';
import type { Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Panel } from '@/shared/ui';
import { CancelButton } from './CancelButton';

/** The server at work on the file: how far it is, and a way to stop it. */
export function Working({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { done, total } = data.progress;
  const said = t('working.rows', { count: done, total: format.number(total) });
  return (
    <Panel title={t(`working.${data.state}`)}>
      <div className="stack">
        <Progress value={total > 0 ? (done / total) * 100 : 0} aria-label={said} />
        <p className="small muted" role="status">
          {said}
        </p>
        <p className="small">{t('working.mayLeave')}</p>
        {data.can.cancel && data.state === 'confirming' && (
          <div>
            <CancelButton data={data} />
          </div>
        )}
      </div>
    </Panel>
  );
}
