import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ClashList } from './ClashList';
import { daysBetween, shifted } from './schedule';
import { TellPeople, type TellWish } from './TellPeople';
import { needsReason, useClashCheck } from './useClashCheck';
import type { AskedMove } from './useMove';

interface TellMoveProps {
  asked: AskedMove | undefined;
  isSaving: boolean;
}

/** A move that people would notice, before it is saved: what it meets, and whether they hear of it. Closed, it is taken back. */
export function TellMove({ asked, isSaving }: TellMoveProps) {
  const { t } = useTranslation(['calendar', 'common']);
  return (
    <Modal opened={asked !== undefined} onClose={() => asked?.cancel()} size="lg" title={t('tell.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {asked && <Shown key={asked.session.id} asked={asked} isSaving={isSaving} />}
    </Modal>
  );
}

function Shown({ asked, isSaving }: TellMoveProps & { asked: AskedMove }) {
  const { t } = useTranslation(['calendar', 'common']);
  const format = useFormat();
  const { session, before, count } = asked;
  const [change, setChange] = useState(asked.change);
  const [wish, setWish] = useState<TellWish>();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { check, isChecking, error } = useClashCheck(session.id, change);
  const wantsReason = check?.clashes.some(needsReason) ?? false;
  const periodOf = (days: { date: string }[]) => format.period(days[0]?.date ?? '', days.at(-1)?.date ?? '', 'weekday');
  const [from, to] = [periodOf(before.days), periodOf(change.days)];
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(wish === undefined);
        if (wish !== undefined && !(wantsReason && !reason.trim())) asked.go(change, wish, wantsReason ? reason : undefined);
      }}
    >
      <p>{t(from === to ? 'tell.hours' : 'tell.days', { title: format.text(session.title), from, to })}</p>
      <ClashList
        check={check}
        isChecking={isChecking}
        isUnknown={error !== null}
        onTake={(day) => setChange({ ...change, days: shifted(change.days, daysBetween(change.days[0]?.date ?? day, day)) })}
      />
      {wantsReason && (
        <TextInput label={t('reason')} description={t('reasonHelp')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} required />
      )}
      <TellPeople count={count} value={wish} onChange={setWish} isMissing={isMissing && wish === undefined} />
      <div className="row">
        <Button type="submit" variant="filled" loading={isSaving} disabled={wantsReason && !reason.trim()}>{t('save')}</Button>
        <Button variant="subtle" onClick={asked.cancel}>{t('tell.leave')}</Button>
      </div>
    </form>
  );
}
