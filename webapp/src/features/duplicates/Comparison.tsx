import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { asProblem, decide, duplicatesChanged, type Duplicate, type DuplicateRecord, type Verdict } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EvidenceList, Icon, Isolated, Panel, suretyOf, Tag, Unknown } from '@/shared/ui';
import { tones } from './PairList';
import { RecordName } from './RecordName';
import { comparedRows, type ComparedRow } from './rows';
import classes from './duplicates.module.css';

const keys: Record<string, Exclude<Verdict, 'open'>> = { '1': 'same', '2': 'different', '3': 'later' };
const buttons = Object.entries(keys);

export interface ComparisonProps {
  pair: Duplicate;
  place: number;
  onPrevious?: () => void;
  onNext?: () => void;
  /** The pair follows one just decided, whose button is gone. */
  takesFocus: boolean;
  onDecided: () => void;
}

/** Both records side by side, what speaks for and against, and the three answers; keys 1, 2, 3 and the arrows. */
export function Comparison({ pair, place, onPrevious, onNext, takesFocus, onDecided }: ComparisonProps) {
  const { t } = useTranslation(['duplicates', 'common', 'terms']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const say = useMutation({
    mutationFn: (verdict: Verdict) => decide(pair, verdict),
    onSuccess: (decided, verdict) => {
      if (verdict !== 'open') {
        notifications.show({
          message: (
            <>
              {t(`decided.${verdict}`, { date: decided.later_until ? format.date(decided.later_until, 'long') : '' })}{' '}
              {verdict === 'same' && (
                <>
                  <a href={mergeAddress(pair)}>{t('merge')}</a>{' '}
                </>
              )}
              <Button size="compact-xs" variant="subtle" onClick={() => void decide(decided, pair.verdict).then(() => duplicatesChanged(queryClient))}>
                {t('undo')}
              </Button>
            </>
          ),
        });
      }
      onDecided();
      duplicatesChanged(queryClient);
    },
    onError: (error) => {
      notifications.show({ color: 'red', title: t('refused'), message: asProblem(error).message });
      duplicatesChanged(queryClient);
    },
  });
  const { mutate, isPending } = say;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isEditing(event.target)) return;
      const verdict = keys[event.key];
      if (verdict && verdict !== pair.verdict && !isPending) mutate(verdict);
      else if (event.key === 'ArrowDown' && onNext) onNext();
      else if (event.key === 'ArrowUp' && onPrevious) onPrevious();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [mutate, isPending, pair.verdict, onNext, onPrevious]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const surety = suretyOf(pair.score, pair.is_certain);
  return (
    <div ref={box} className="stack" role="group" aria-label={t('sideBySide')} tabIndex={-1}>
      <Panel
        title={t('sideBySide')}
        note={<Tag tone={tones[surety]}>{t(`surety.${surety}`)}</Tag>}
        end={
          <>
            <span className="muted small">{t('place', { place: format.number(place) })}</span>
            <Button size="xs" variant="default" disabled={!onPrevious} onClick={onPrevious} aria-label={t('previous')}>
              <Icon name="up" />
            </Button>
            <Button size="xs" variant="default" disabled={!onNext} onClick={onNext} aria-label={t('next')}>
              <Icon name="fold" />
            </Button>
          </>
        }
        footer={
          <div className={classes.answers}>
            {buttons
              .filter(([, verdict]) => verdict !== pair.verdict)
              .map(([key, verdict]) => (
                <Button key={verdict} variant={verdict === 'same' ? 'filled' : 'default'} loading={isPending && say.variables === verdict} disabled={isPending} aria-keyshortcuts={key} onClick={() => mutate(verdict)}>
                  {t(`answer.${verdict}`)} <kbd className={classes.key}>{key}</kbd>
                </Button>
              ))}
            {pair.verdict === 'same' && <AppLink href={mergeAddress(pair)}>{t('merge')}</AppLink>}
            {pair.verdict !== 'open' && (
              <>
                <Button variant="subtle" disabled={isPending} onClick={() => mutate('open')}>
                  {t('answer.open')}
                </Button>
                <span className="muted small">
                  {t('saidBy', { name: pair.decided_by ?? '', at: pair.decided_at ? format.instant(pair.decided_at, 'medium') : '' })}
                </span>
              </>
            )}
          </div>
        }
        isFlush
      >
        <Table pair={pair} />
      </Panel>
      <Panel title={t('why')} note={pair.score > 0.99 ? t('scoreOver', { score: format.percent(0.99) }) : t('score', { score: format.percent(pair.score) })}>
        <EvidenceList reasons={pair.reasons} />
      </Panel>
    </div>
  );
}

/** The record with more behind it is the one that stays. */
function mergeAddress({ of, a, b }: Duplicate): string {
  const [kept, merged] = b.participations > a.participations ? [b, a] : [a, b];
  if (of === 'organisations') return `/organisations/${merged.id}?same_as=${kept.id}`;
  return `/people/${kept.id}/merge/${merged.id}`;
}

function Table({ pair }: { pair: Duplicate }) {
  const { t } = useTranslation(['duplicates', 'terms']);
  const format = useFormat();
  const head = (record: DuplicateRecord) => (
    <th scope="col">
      <AppLink href={`/${pair.of}/${record.id}`}>
        <RecordName record={record} />
      </AppLink>
      <span className="muted small">{t(`participations.${pair.of}`, { count: record.participations })}</span>
    </th>
  );
  return (
    <table className={classes.table}>
      <caption className="sr">{t('sideBySide')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('field.label')}</span>
          </th>
          {head(pair.a)}
          {head(pair.b)}
        </tr>
      </thead>
      <tbody>
        {comparedRows(pair.a, pair.b, format, t).map((row) => (
          <tr key={row.field} data-agreement={row.agreement}>
            <th scope="row">
              {t(`field.${row.field}`)}
              <span className={classes.sign} aria-hidden="true">
                {row.agreement === 'differs' ? '≠' : row.agreement === 'same' ? '=' : ''}
              </span>
              {row.agreement === 'differs' && <span className="sr">{t('differs')}</span>}
            </th>
            <Cell row={row} text={row.a} />
            <Cell row={row} text={row.b} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ row, text }: { row: ComparedRow; text: string }) {
  return (
    <td>
      {text === '' ? <Unknown /> : row.isIsolated ? <Isolated>{text}</Isolated> : <bdi lang={row.isArabic ? 'ar' : undefined}>{text}</bdi>}
    </td>
  );
}

function isEditing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role=dialog]') !== null);
}
