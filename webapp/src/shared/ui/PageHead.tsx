import { useEffect, type ReactNode } from 'react';
import classes from './page.module.css';

export interface PageHeadProps {
  title: ReactNode;
  /** The title as text, for the window's name. */
  documentTitle?: string;
  tag?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  facts?: ReactNode;
}

export function PageHead({ title, documentTitle, tag, subtitle, actions, facts }: PageHeadProps) {
  const name = documentTitle ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    if (name) document.title = `${name} — Athar`;
  }, [name]);
  return (
    <>
      <div className={classes.head}>
        <div className={classes.titles}>
          <h1>
            {title}
            {tag && <span className={classes.tag}>{tag}</span>}
          </h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {facts}
    </>
  );
}

/** Terms and their values on one line, wrapping. Pairs whose value is undefined are left out. */
export function Facts({ facts }: { facts: { term: string; value: ReactNode | undefined }[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => value !== undefined && value !== null)
        .map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
