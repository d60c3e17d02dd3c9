import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner } from '@/shared/ui';
import { ClashList } from './ClashList';
import { useClashCheck } from './useClashCheck';
import type { Trouble } from './useMove';

interface MoveTroubleProps {
  trouble: Trouble | undefined;
  isSaving: boolean;
  onClose: () => void;
}

/** Why a move was not saved: somebody else was first, a room is taken, a reason is wanted, attendance is entered … Nothing has changed yet. */
export function MoveTrouble({ trouble, isSaving, onClose }: MoveTroubleProps) {
  const { t } = useTranslation(['calendar', 'common']);
  const title = trouble?.stored ? 'conflict.title' : trouble?.problem.code === 'clash_needs_reason' ? 'reasoned.title' : 'refused.title';
  return (
    <Modal opened={trouble !== undefined} onClose={onClose} size="lg" title={t(title)} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {trouble && <Shown key={`${trouble.session.id} ${trouble.problem.code}`} trouble={trouble} isSaving={isSaving} onClose={onClose} />}
    </Modal>
  );
}

function Shown({ trouble, isSaving, onClose }: MoveTroubleProps & { trouble: Trouble }) {
  const { t } = useTranslation(['calendar', 'scheduling', 'common']);
  const format = useFormat();
  const [reason, setReason] = useState('');
  const { problem, stored, change } = trouble;
  const wantsReason = problem.code === 'clash_needs_reason';
  const isTaken = wantsReason || problem.code.endsWith('_taken');
  const { check, isChecking, error } = useClashCheck(trouble.session.id, isTaken ? change : undefined);
  const mayGoOn = stored !== undefined || wantsReason;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (stored || reason.trim()) trouble.again(reason || undefined);
      }}
    >
      {!wantsReason && (
        <Banner tone="bad" icon="alert" role="alert">
          {stored
            ? t('conflict.text', { when: stored.first_date ? format.period(stored.first_date, stored.last_date ?? stored.first_date, 'weekday') : '—' })
            : (problem.fields[0]?.message ?? problem.message)}{' '}
          {!stored && !problem.fields[0]?.message.includes(problem.fields[0].detail ?? '—') && <bdi>{problem.fields[0]?.detail ?? ''}</bdi>}
        </Banner>
      )}
      {isTaken && <ClashList check={check} isChecking={isChecking} isUnknown={error !== null} onTake={trouble.take} />}
      <p>{t('refused.unchanged', { title: format.text(trouble.session.title) })}</p>
      {wantsReason && (
        <TextInput data-autofocus label={t('reason')} description={t('reasonHelp')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} required />
      )}
      <div className="row">
        {mayGoOn && <Button type="submit" variant="filled" loading={isSaving} disabled={wantsReason && !reason.trim()}>{t('conflict.again')}</Button>}
        <Button variant={mayGoOn ? 'subtle' : 'filled'} onClick={onClose}>{t(mayGoOn ? 'conflict.leave' : 'common:close')}</Button>
      </div>
    </form>
  );
}
