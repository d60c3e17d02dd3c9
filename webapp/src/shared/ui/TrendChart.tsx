import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Chart } from './Chart';
import classes from './chart.module.css';
import listClasses from './list.module.css';
import { Panel } from './Panel';

export interface TrendSeries {
  id: string;
  name: string;
  color: 'people' | 'women' | 'men' | 1 | 2 | 3 | 4 | 5 | 6;
  /** Value at each date, oldest first; undefined = not known. */
  values: (number | undefined)[];
}

export interface TrendChartProps {
  title: string;
  note?: ReactNode;
  /** "2026-03" or "2026-03-12", shared by all series. */
  dates: string[];
  series: TrendSeries[];
  target?: number;
  /** Accumulated figures step; sums per period are bars. */
  kind: 'step' | 'bar';
  unit: string;
}

/** A run over time, with its table twin one switch away; the twin is what is printed. */
export function TrendChart(props: TrendChartProps) {
  const { title, note } = props;
  const { t } = useTranslation();
  const [view, setView] = useState('chart');
  return (
    <Panel
      title={title}
      note={note}
      end={
        <SegmentedControl
          size="xs"
          aria-label={t('chart.view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: t('chart.chart') },
            { value: 'table', label: t('chart.table') },
          ]}
        />
      }
    >
      <div className={classes.asChart} hidden={view !== 'chart'}>
        {view === 'chart' && <Chart {...props} />}
      </div>
      <div className={classes.asTable} hidden={view !== 'table'}>
        <Twin {...props} />
      </div>
    </Panel>
  );
}

function Twin({ title, dates, series }: TrendChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={listClasses.scroll}>
      <table className={listClasses.table}>
        <caption className="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.date')}</th>
            {series.map(({ id, name }) => (
              <th key={id} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dates.map((date, index) => (
            <tr key={date}>
              <th scope="row">{date.length === 7 ? format.month(date, true) : format.date(date)}</th>
              {series.map(({ id, values }) => {
                const value = values[index];
                return (
                  <td key={id} className="num">
                    {value === undefined ? <span className="muted">·</span> : format.number(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
