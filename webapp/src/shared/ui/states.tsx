import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Icon, type IconName } from './Icon';
import classes from './page.module.css';
import { Isolated } from './Text';
import type { Tone } from './Tag';

export interface BannerProps {
  tone?: Tone;
  icon?: IconName;
  end?: ReactNode;
  /** Across the page, without rounded ends. */
  isFlush?: boolean;
  /** Announce it when it appears. */
  role?: 'status' | 'alert';
  children: ReactNode;
}

export function Banner({ tone = 'plain', icon, end, isFlush, role, children }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone} data-flush={isFlush || undefined} role={role}>
      {icon && <Icon name={icon} />}
      <p>{children}</p>
      {end}
    </div>
  );
}

/** Says what the page is for and gives the first action. */
export function EmptyState({ title, children, actions }: { title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={classes.state}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className={classes.stateActions}>{actions}</div>}
    </div>
  );
}

const widths = [92, 74, 86, 61, 80, 68];

const patienceMs = 300;
/** When the reader began to wait, and when the last skeleton made way: one that follows another at once goes on with its waiting. */
let waitsSince = -Infinity;
let lastGoneAt = -Infinity;

/** Lines where text will be. Appears when the reader has waited for 300 ms: a quick answer shows nothing in between. */
export function Skeleton({ lines = 5, isAtOnce = false }: { lines?: number; isAtOnce?: boolean }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(() => isAtOnce || hasWaited());
  useEffect(() => {
    const now = performance.now();
    if (now - lastGoneAt > patienceMs / 3) waitsSince = isAtOnce ? now - patienceMs : now;
    const timer = setTimeout(() => setShown(true), Math.max(0, patienceMs - (now - waitsSince)));
    return () => {
      clearTimeout(timer);
      lastGoneAt = performance.now();
    };
  }, [isAtOnce]);
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      {isShown && Array.from({ length: lines }, (_, line) => <i key={line} style={{ inlineSize: `${widths[line % widths.length]}%` }} />)}
    </div>
  );
}

function hasWaited(): boolean {
  const now = performance.now();
  return now - lastGoneAt <= patienceMs / 3 && now - waitsSince >= patienceMs;
}

/** What could not be read, in plain words, with the number to give to whoever helps. */
export function FailedState({ error, onRetry, title }: { error: unknown; onRetry?: () => void; title?: string }) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  const isAbsent = problem.status === 404;
  const isForbidden = problem.status === 403;
  if (isAbsent || isForbidden) {
    return (
      <EmptyState title={title ?? (isAbsent ? t('failed.absent') : t('failed.forbidden'))}>
        {isAbsent ? t('failed.absentText') : t('failed.forbiddenText')}
      </EmptyState>
    );
  }
  return (
    <>
      <Banner tone="bad" icon="alert" isFlush role="alert">
        <b>{title ?? t('failed.title')}</b> {t('failed.nothingLost')}
      </Banner>
      <div className={classes.state}>
        <p>{problem.isNoAnswer ? t('failed.noAnswer') : problem.message}</p>
        {problem.requestId && (
          <p className="small muted">
            {t('failed.reference')} <Isolated className="strong">{problem.requestId}</Isolated>
          </p>
        )}
        {onRetry && (
          <Button leftSection={<Icon name="sync" />} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
    </>
  );
}
