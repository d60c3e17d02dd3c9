import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import classes from './figures.module.css';

export interface SexCounts {
  women: number;
  men: number;
  /** Not stated, or preferred not to say. */
  unknown: number;
}

/** Women, men and those whose sex is not known, as lengths and as numbers. */
export function SexBar({ counts }: { counts: SexCounts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    { key: 'women', value: counts.women, bar: classes.women, word: classes.w },
    { key: 'men', value: counts.men, bar: classes.men, word: classes.m },
    { key: 'unknown', value: counts.unknown, bar: classes.unknown, word: undefined },
  ] as const;
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <div className={classes.sex}>
      {shown.length > 0 && (
        <div className={classes.bar} aria-hidden="true">
          {shown.map(({ key, value, bar }) => (
            <span key={key} className={bar} style={{ flex: `${value} 0 0` }} />
          ))}
        </div>
      )}
      <p className={classes.key}>
        {parts
          .filter(({ key, value }) => key !== 'unknown' || value > 0)
          .map(({ key, value, word }) => (
            <span key={key} className={word}>
              <abbr title={t(`sex.${key}`)}>{t(`sex.${key}Short`)}</abbr> <b>{format.number(value, 0)}</b>
            </span>
          ))}
      </p>
    </div>
  );
}
