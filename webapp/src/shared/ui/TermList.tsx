import type { ReactNode } from 'react';
import { Unknown } from './Text';
import classes from './terms.module.css';

/** Terms with what they stand for. A term without a value is left out, or shown as unknown with `showsUnknown`. */
export function TermList({ terms, showsUnknown }: { terms: readonly (readonly [string, ReactNode])[]; showsUnknown?: boolean }) {
  return (
    <dl className={classes.terms}>
      {terms
        .filter(([, value]) => showsUnknown || value)
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value || <Unknown />}</dd>
          </div>
        ))}
    </dl>
  );
}
