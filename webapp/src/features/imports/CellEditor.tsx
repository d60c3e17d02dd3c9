import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from '@/shared/i18n';
import classes from './imports.module.css';

/** Where to go after a cell: stay on it, the next or the one before, or wherever the reader went. */
export type Go = 'stay' | 'next' | 'before' | 'away';

interface CellEditorProps {
  label: string;
  value: string;
  isCorrected: boolean;
  onTakeBack: () => void;
  /** `typed` is undefined when the cell stays as it was. */
  onDone: (typed: string | undefined, go: Go) => void;
}

export function CellEditor({ label, value, isCorrected, onTakeBack, onDone }: CellEditorProps) {
  const { t } = useTranslation('imports');
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => box.current?.select(), []);
  const done = (typed: string | undefined, go: Go) => {
    if (isDone.current) return;
    isDone.current = true; // leaving the field blurs it, which must not save twice
    onDone(typed, go);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const typed = box.current?.value ?? '';
    if (event.key === 'Escape') done(undefined, 'stay');
    else if (event.key === 'Enter' && !event.shiftKey) done(typed, 'stay');
    else if (event.key === 'Tab') done(typed, event.shiftKey ? 'before' : 'next');
    else return;
    event.preventDefault();
  };
  const common = {
    ref: box,
    className: classes.editor,
    'aria-label': label,
    defaultValue: value,
    dir: 'auto',
    maxLength: 5000,
    autoFocus: true,
    autoComplete: 'off',
    onKeyDown,
    onBlur: () => done(box.current?.value, 'away'),
  };
  return (
    <div className={classes.editing}>
      {value.includes('\n') || value.length > 80 ? <textarea rows={3} {...common} /> : <input type="text" {...common} />}
      {isCorrected && (
        <button type="button" tabIndex={-1} className={classes.takeBack} onMouseDown={(event) => event.preventDefault()} onClick={onTakeBack}>
          {t('check.takeBack')}
        </button>
      )}
    </div>
  );
}
