import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

export interface PanelProps {
  title?: ReactNode;
  /** A few words beside the title. */
  note?: ReactNode;
  /** Controls at the end of the title's line. */
  end?: ReactNode;
  footer?: ReactNode;
  /** Tables bring their own padding. */
  isFlush?: boolean;
  children: ReactNode;
}

export function Panel({ title, note, end, footer, isFlush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={title ? id : undefined}>
      {(title || end) && (
        <header className={classes.panelHead}>
          {title && <h2 id={id}>{title}</h2>}
          {note && <p>{note}</p>}
          {end && <div className={classes.panelEnd}>{end}</div>}
        </header>
      )}
      {isFlush ? children : <div className={classes.panelBody}>{children}</div>}
      {footer && <footer className={classes.panelFoot}>{footer}</footer>}
    </section>
  );
}
