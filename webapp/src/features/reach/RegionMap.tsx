import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { classOf } from './classes';
import classes from './reach.module.css';
import drawn from './regions.gen.json';

interface RegionMapProps {
  values: ReadonlyMap<string, number>;
  most: number;
  nameOf: (code: string) => string;
  hrefOf: (code: string) => string | undefined;
}

/** Morocco's twelve regions by class of value. Each can be reached by keyboard and opens what was counted there. */
export function RegionMap({ values, most, nameOf, hrefOf }: RegionMapProps) {
  const { t } = useTranslation('reach');
  const format = useFormat();
  const router = useRouter();
  const [shown, setShown] = useState<string>();
  const said = (code: string) => t('region.said', { name: nameOf(code), count: values.get(code) ?? 0, value: format.number(values.get(code) ?? 0) });
  return (
    <div className={classes.map}>
      <svg viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="group" aria-label={t('region.map')}>
        {drawn.regions.map(({ code, path }) => {
          const href = hrefOf(code);
          const shape = <path d={path} data-class={classOf(values.get(code) ?? 0, most)} />;
          const watch = {
            onMouseEnter: () => setShown(code),
            onMouseLeave: () => setShown(undefined),
            onFocus: () => setShown(code),
            onBlur: () => setShown(undefined),
          };
          return href ? (
            <a
              key={code}
              href={href}
              aria-label={said(code)}
              {...watch}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                void router.navigate({ href });
              }}
            >
              {shape}
            </a>
          ) : (
            <g key={code} role="img" aria-label={said(code)} tabIndex={0} {...watch}>
              {shape}
            </g>
          );
        })}
        <path className={classes.borders} d={drawn.borders} aria-hidden="true" />
        <path className={classes.outline} d={drawn.outline} aria-hidden="true" />
      </svg>
      <p className={classes.mapSaid} aria-hidden="true">
        {shown && <bdi>{said(shown)}</bdi>}
      </p>
    </div>
  );
}
