import { useState } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import classes from './map.module.css';
import world from './world.gen.json';

/** The country whose register it is: in every agreement, and counted in none. */
const home = 'MA';

interface CountryMapProps {
  counts: ReadonlyMap<string, number>;
  chosen: string | undefined;
  onChoose: (code: string | undefined) => void;
}

/** The countries that agreements are with, by number, for the eye and the pointer: the list beside it says and does the same by ear and by keyboard. */
export default function CountryMap({ counts, chosen, onChoose }: CountryMapProps) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const [shown, setShown] = useState<string>();
  const most = Math.max(1, ...counts.values());
  const said = (code: string) => t('map.said', { count: counts.get(code) ?? 0, country: format.country(code) });
  const withSome = world.countries.filter(({ code }) => (counts.get(code) ?? 0) > 0);
  return (
    <div className={classes.map} aria-hidden="true">
      <svg viewBox={`0 0 ${world.width} ${world.height}`}>
        {world.countries.map(({ code, path }) => (
          <path key={code} className={classes.land} data-home={code === home || undefined} d={path} />
        ))}
        <path className={classes.borders} d={world.borders} />
        {withSome.map(({ code, path, spot }) => (
          <g
            key={code}
            data-country={code}
            data-chosen={chosen === code || undefined}
            data-class={classOf(counts.get(code) ?? 0, most)}
            className={classes.country}
            onClick={() => onChoose(chosen === code ? undefined : code)}
            onMouseEnter={() => setShown(code)}
            onMouseLeave={() => setShown(undefined)}
          >
            <path d={path} />
            {spot && <circle cx={spot[0]} cy={spot[1]} r={5} />}
          </g>
        ))}
      </svg>
      <p className={classes.said}>{shown ? <bdi>{said(shown)}</bdi> : t('map.help')}</p>
    </div>
  );
}

/** 1 to 5 by equal steps of the square root, so that small numbers still differ. */
function classOf(value: number, most: number): number {
  return Math.min(5, Math.max(1, Math.ceil(5 * Math.sqrt(value / most))));
}
