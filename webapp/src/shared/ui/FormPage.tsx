import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import classes from './form.module.css';
import { Icon } from './Icon';
import { Isolated } from './Text';

export interface FormPageProps {
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  submitLabel: string;
  onCancel?: () => void;
  isSaving?: boolean;
  /** Messages by form path, from the form and from the server alike. */
  errors?: Record<string, ReactNode>;
  /** Label of each path, for the summary; a path without one is shown by its message alone. */
  labels?: Record<string, string>;
  /** What the server said, beyond its fields. */
  error?: unknown;
  /** Stands above the fields in place of the error: the two versions after a 412. */
  conflict?: ReactNode;
  children: ReactNode;
}

/** One column, labels above, errors beside the fields and in a summary that takes the focus after a refused save. */
export function FormPage(props: FormPageProps) {
  const { onSubmit, submitLabel, onCancel, isSaving, errors = {}, labels = {}, error, conflict, children } = props;
  const { t } = useTranslation();
  const summary = useRef<HTMLDivElement>(null);
  const paths = Object.keys(errors).filter((path) => errors[path]);
  const problem = error ? asProblem(error) : undefined;
  // Once every field that a refusal listed has been changed, there is nothing left to say of it.
  const [listed, setListed] = useState<unknown>();
  if (error && paths.length > 0 && listed !== error) setListed(error);
  const isAnswered = paths.length === 0 && listed === error;
  const isRefused = !conflict && (paths.length > 0 || (problem !== undefined && !isAnswered));
  const said = `${paths.join()}|${problem?.code ?? ''}`;
  useEffect(() => {
    if (isRefused) summary.current?.focus();
  }, [isRefused, said]);
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {conflict}
      {isRefused && (
        <div className={classes.summary} ref={summary} tabIndex={-1} role="alert">
          <h2>
            <Icon name="alert" /> {problem && paths.length === 0 ? (problem.isNoAnswer ? t('failed.noAnswer') : problem.message) : t('form.toCorrect', { count: paths.length })}
          </h2>
          <p>{t('form.nothingLost')}</p>
          <ul>
            {paths.map((path) => (
              <li key={path}>
                <a href={`#${path}`} onClick={(event) => focusField(event, path)}>
                  {labels[path] ? `${labels[path]}${t('colon')} ` : ''}
                  {errors[path]}
                </a>
              </li>
            ))}
            {paths.length === 0 && problem?.fields.map(({ path, message }) => <li key={path}>{message}</li>)}
          </ul>
          {problem?.requestId && (
            <p className="small">
              {t('failed.reference')} <Isolated>{problem.requestId}</Isolated>
            </p>
          )}
        </div>
      )}
      {children}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" loading={isSaving}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** @mantine/form puts data-path on the inputs it manages. */
function focusField(event: { preventDefault: () => void }, path: string): void {
  event.preventDefault();
  const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"], #${CSS.escape(path)}`);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** Fields that belong together, under one name. */
export function FieldGroup({ legend, help, children }: { legend: string; help?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      {help && <p className="small muted">{help}</p>}
      {children}
    </fieldset>
  );
}

/** Short fields side by side, one under the other where there is no room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

export interface ConflictField {
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
}

export interface ConflictViewProps {
  /** Only the fields whose two values differ. */
  fields: ConflictField[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody saved in between: both versions side by side, and the reader chooses. */
export function ConflictView({ fields, onKeepMine, onTakeTheirs }: ConflictViewProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.conflict} role="alert">
      <h2>{t('conflict.title')}</h2>
      <p>{t('conflict.text')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ label, mine, theirs }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.buttons}>
        <Button variant="filled" onClick={onKeepMine}>
          {t('conflict.keepMine')}
        </Button>
        <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
      </div>
    </section>
  );
}
