import classes from './figures.module.css';

const width = 80;
const height = 28;
const inset = 3;

/** The run of a figure, oldest first, without axes: its direction only. Decorative; the number stands beside it. */
export function Sparkline({ values, target }: { values: number[]; target?: number }) {
  if (values.length < 2) return null;
  const all = target === undefined ? values : [...values, target];
  const low = Math.min(0, ...all);
  const high = Math.max(...all, low + 1);
  const x = (index: number) => inset + (index * (width - 2 * inset)) / (values.length - 1);
  const y = (value: number) => height - inset - ((value - low) * (height - 2 * inset)) / (high - low);
  const path = values.map((value, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  return (
    <svg className={classes.spark} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {target !== undefined && <line x1={inset} x2={width - inset} y1={y(target)} y2={y(target)} />}
      <path d={path} />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="2.5" />
    </svg>
  );
}
