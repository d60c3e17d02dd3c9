import type { TrendChartProps, TrendSeries } from './TrendChart';

export interface ChartWords {
  isMirrored: boolean;
  isNarrow: boolean;
  number: (value: number) => string;
  date: (date: string) => string;
  targetLabel?: string;
  /** Value of a custom property of the page. */
  css: (name: string) => string;
}

/** Words and numbers together keep the order of reading inside a drawing, which has no direction of its own. */
function inOrder(text: string, isMirrored: boolean): string {
  return isMirrored ? `\u2067${text}\u2069` : text;
}

const colors: Record<string, string> = { people: '--accent-7', women: '--women', men: '--men' };

/** The drawing as ECharts takes it: direct labels, no legend, bars from zero, time running with the reading. */
export function chartOption({ dates, series, target, kind, unit }: TrendChartProps, words: ChartWords): object {
  const { isMirrored, isNarrow, css } = words;
  // Direct labels stand beyond the last point: about 7 px a letter at 12 px semi-bold.
  const letters = Math.max(...series.map(({ name, values }) => name.length + 1 + String(values.at(-1) ?? '').length));
  const labelSpace = kind === 'bar' ? 8 : Math.min(letters * 7 + (isMirrored ? 36 : 14), isNarrow ? 96 : 150);
  const axisText = { color: css('--text-muted'), fontSize: 12, fontFamily: css('--font') };
  return {
    animation: false,
    textStyle: { fontFamily: css('--font') },
    grid: {
      top: 28,
      bottom: 28,
      left: isMirrored ? labelSpace : 36,
      right: isMirrored ? 36 : labelSpace,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: css('--surface'),
      borderColor: css('--control-line'),
      textStyle: { color: css('--text'), fontSize: 13 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? inOrder(`${words.number(value)} ${unit}`, isMirrored) : ''),
    },
    xAxis: {
      type: 'category',
      data: dates.map((date) => inOrder(words.date(date), isMirrored)),
      inverse: isMirrored,
      boundaryGap: kind === 'bar',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: css('--control-line') } },
      axisLabel: { ...axisText, interval: isNarrow ? Math.max(0, Math.ceil(dates.length / 5) - 1) : 'auto' },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      max: target === undefined ? undefined : (extent: { max: number }) => Math.max(extent.max, target),
      position: isMirrored ? 'right' : 'left',
      splitNumber: isNarrow ? 3 : 4,
      splitLine: { lineStyle: { color: css('--line') } },
      axisLabel: { ...axisText, formatter: words.number, showMaxLabel: target === undefined },
    },
    series: series.map((one, index) => drawn(one, kind, words, index === 0 ? target : undefined)),
  };
}

function drawn({ id, name, color, values }: TrendSeries, kind: 'step' | 'bar', words: ChartWords, target?: number): object {
  const ink = words.css(typeof color === 'number' ? `--cat-${color}` : (colors[color] ?? '--accent-7'));
  const last = values.findLast((value) => value !== undefined);
  const markLine =
    target === undefined
      ? undefined
      : {
          silent: true,
          symbol: 'none',
          lineStyle: { color: words.css('--text-muted'), type: [3, 3] },
          label: { formatter: words.targetLabel, position: words.isMirrored ? 'insideEndTop' : 'insideStartTop', color: words.css('--text-muted'), fontSize: 12 },
          data: [{ yAxis: target }],
        };
  const common = { id, name, data: values.map((value) => value ?? null), markLine, color: ink };
  if (kind === 'bar') return { ...common, type: 'bar', barMaxWidth: 28, itemStyle: { borderRadius: [3, 3, 0, 0] } };
  return {
    ...common,
    type: 'line',
    step: 'end',
    symbol: 'none',
    lineStyle: { width: color === 'people' ? 2.25 : 1.75, color: ink },
    endLabel: {
      show: last !== undefined,
      formatter: inOrder(`${last === undefined ? '' : words.number(last)} ${name}`, words.isMirrored),
      color: ink,
      fontWeight: 600,
      fontSize: 12,
      distance: 8,
      ...(words.isMirrored ? { align: 'right', offset: [-16, 0] } : {}),
    },
  };
}
