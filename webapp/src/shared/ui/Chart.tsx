import { useDirection } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { chartOption } from './chartOption';
import classes from './chart.module.css';
import type { TrendChartProps } from './TrendChart';

interface Drawing {
  setOption: (option: object, notMerge: boolean) => void;
  resize: () => void;
  dispose: () => void;
}

/** The drawing itself: read by eyes only, its table twin says the same. The library is loaded when first drawn. */
export function Chart(props: TrendChartProps) {
  const { dir } = useDirection();
  const { t } = useTranslation();
  const format = useFormat();
  const { ref: sized, width } = useElementSize();
  const element = useRef<HTMLDivElement | null>(null);
  const drawing = useRef<Drawing | undefined>(undefined);
  const option = chartOption(props, {
    isMirrored: dir === 'rtl',
    isNarrow: width > 0 && width < 420,
    number: format.number,
    date: (date) => (date.length === 7 ? format.month(date) : format.date(date, 'short')),
    targetLabel: props.target === undefined ? undefined : t('chart.target', { value: format.number(props.target) }),
    css: (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
  });
  const key = JSON.stringify(option);
  useEffect(() => {
    let isGone = false;
    void import('./echarts').then(({ draw }) => {
      if (isGone || !element.current) return;
      drawing.current ??= draw(element.current);
      drawing.current.setOption(option, true);
      drawing.current.resize();
    });
    return () => {
      isGone = true;
    };
    // `key` stands for the option's content.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, width]);
  useEffect(
    () => () => {
      drawing.current?.dispose();
      drawing.current = undefined;
    },
    [],
  );
  return (
    <div ref={sized}>
      <div ref={element} className={classes.drawing} role="img" aria-label={props.title} />
    </div>
  );
}
