import type { ReactNode } from 'react';
import classes from './page.module.css';

export type Tone = 'plain' | 'ok' | 'go' | 'warn' | 'bad';

/** A state in one or two words; the small sign before it carries the tone for those who do not see its colour. */
export function Tag({ tone = 'plain', hasSign = true, children }: { tone?: Tone; hasSign?: boolean; children: ReactNode }) {
  return (
    <span className={classes.tagMark} data-tone={tone} data-sign={hasSign ? undefined : 'none'}>
      {children}
    </span>
  );
}
