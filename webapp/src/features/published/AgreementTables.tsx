import { useQuery } from '@tanstack/react-query';
import { agreementTablesQuery } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, LocalText, Panel, Skeleton } from '@/shared/ui';
import { useRange } from './codes';
import { Legend, PrintedMark, PrintedTable } from './PrintedTable';
import classes from './published.module.css';

/** The reach of one agreement as its parties may know it: the published tables narrowed to it, as last printed. */
export default function AgreementTables({ agreementId, under }: { agreementId: string; under?: LocalizedText }) {
  const { t } = useTranslation('published');
  const format = useFormat();
  const range = useRange();
  const read = useQuery(agreementTablesQuery(agreementId));
  if (read.isPending) return <Skeleton lines={5} />;
  if (!read.data) return <FailedState error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <>
      {read.data.items.map((table) => (
        <Panel
          key={table.id}
          title={<LocalText text={table.title} />}
          end={
            <span className="no-print row">
              {(['xlsx', 'csv'] as const).map((form) => (
                <a key={form} href={`/api/v1/agreements/${agreementId}/published_tables/${table.id}?format=${form}`} download>
                  {t(`public.${form}`)}
                </a>
              ))}
            </span>
          }
        >
          <div className={classes.note}>
            {under && (
              <p>
                <LocalText text={under} />
              </p>
            )}
            <p>
              <LocalText text={table.measure_text} />
            </p>
            <p>
              <bdi>{range(table)}</bdi> · {t('public.edition', { date: format.date(table.edition.day, 'long') })}
            </p>
          </div>
          <PrintedTable
            caption={format.text(table.title) ?? ''}
            by={table.by}
            cells={table.cells}
            show={({ mark, number }) => <PrintedMark mark={mark} number={number === undefined ? undefined : format.number(number)} />}
          />
          <Legend cells={table.cells} />
        </Panel>
      ))}
    </>
  );
}
