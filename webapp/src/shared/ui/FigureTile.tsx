import type { ReactNode } from 'react';
import type { Movement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import { CompletenessMeter, type CompletenessMeterProps } from './CompletenessMeter';
import { DefinitionPopover, type Definition } from './DefinitionPopover';
import classes from './figures.module.css';
import { Icon } from './Icon';
import { SexBar, type SexCounts } from './SexBar';
import { Sparkline } from './Sparkline';
import { Isolated } from './Text';

export interface FigureTileProps {
  name: string;
  /** Already formatted: "52", "62 %". Undefined while it is being read. */
  figure: string | undefined;
  /** Under every figure: "personnes, comptées une fois". */
  unit: ReactNode;
  href?: string;
  definition?: Definition;
  recordedAt?: string;
  sexes?: SexCounts;
  trend?: number[];
  target?: { value: number; said: ReactNode };
  completeness?: CompletenessMeterProps;
  movement?: Movement;
  /** Lines between the bar and the meter. */
  lines?: ReactNode[];
  isSmall?: boolean;
}

/** One figure with all that makes it readable: unit, split, target, run, what is missing, what moved it. */
export function FigureTile(props: FigureTileProps) {
  const { name, figure, unit, href, definition, recordedAt, sexes, trend, target, completeness, movement, lines, isSmall } = props;
  const classesOf = [classes.tile, movement && classes.moved, isSmall && classes.small].filter(Boolean).join(' ');
  return (
    <section className={classesOf} aria-label={name}>
      <div>
        {definition ? (
          <DefinitionPopover
            definition={definition}
            recordedAt={recordedAt}
            recordsHref={href}
            completeness={completeness && <CompletenessMeter {...completeness} />}
          >
            {name}
          </DefinitionPopover>
        ) : (
          <h2>{name}</h2>
        )}
      </div>
      <div className={classes.read}>
        <p className={classes.figure} key={movement?.at}>
          {figure === undefined ? <Waiting /> : href ? <AppLink href={href}>{figure}</AppLink> : <span>{figure}</span>}
        </p>
        {trend && <Sparkline values={trend} target={target?.value} />}
      </div>
      <p className={classes.unit}>{unit}</p>
      <div className={classes.rest}>
        {sexes && <SexBar counts={sexes} />}
        {target && <p className={classes.line}>{target.said}</p>}
        {lines?.map((line, index) => (
          <p key={index} className={classes.line}>
            {line}
          </p>
        ))}
        {movement && <MovedBy movement={movement} />}
        {completeness && (
          <div className={classes.foot}>
            <CompletenessMeter {...completeness} />
          </div>
        )}
      </div>
    </section>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <span className="muted" role="status" aria-label={t('loading')}>
      …
    </span>
  );
}

function MovedBy({ movement }: { movement: Movement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sign = format.difference(movement.difference);
  return (
    <p className={classes.movedBy}>
      {movement.difference > 0 && <Icon name="up" />}
      <span>
        <Isolated>{sign}</Isolated> {t('justNow')}
      </span>
    </p>
  );
}

export interface OutreachTileProps {
  name: string;
  figure: string | undefined;
  unit: ReactNode;
  href?: string;
  lines?: ReactNode[];
}

/** Estimated audiences stand apart behind a dashed frame: they are never in one sum with people. */
export function OutreachTile({ name, figure, unit, href, lines }: OutreachTileProps) {
  const { t } = useTranslation();
  return (
    <section className={`${classes.tile} ${classes.apart}`} aria-label={name}>
      <h2>
        {name}
        <span className={classes.sub}>{t('apart')}</span>
      </h2>
      <div className={classes.read}>
        <p className={classes.figure}>
          {figure === undefined ? <Waiting /> : href ? <AppLink href={href}>{figure}</AppLink> : <span>{figure}</span>}
        </p>
      </div>
      <p className={classes.unit}>{unit}</p>
      <div className={classes.rest}>
        {lines?.map((line, index) => (
          <p key={index} className={classes.line}>
            {line}
          </p>
        ))}
      </div>
    </section>
  );
}

/** A row of tiles. */
export function Tiles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.tiles} role="group" aria-label={label}>
      {children}
    </div>
  );
}
