import { Button, NumberInput, Popover, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, sessionChanged, type Session } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';
import { putFilling, type SessionFilling } from './queries';

const numberOf = (value: string | number) => (typeof value === 'number' ? value : undefined);

/** The share of women aimed at, and whether the next who waits is asked before getting a seat. */
export function FillingForm({ session, filling }: { session: Session; filling: SessionFilling }) {
  const { t } = useTranslation(['invitations', 'common']);
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [target, setTarget] = useState<number | undefined>(filling.women_target_percent ?? undefined);
  const [days, setDays] = useState<number | undefined>(filling.promotion_answer_days ?? undefined);
  const [stops, setStops] = useState(filling.promotion_stops_days);
  const [answerReminder, setAnswerReminder] = useState(filling.answer_reminder_days ?? undefined);
  const [sessionReminder, setSessionReminder] = useState(filling.session_reminder_days ?? undefined);
  const save = useMutation({
    mutationFn: () =>
      putFilling(session.id, {
        version: filling.version, women_target_percent: target, promotion_answer_days: days, promotion_stops_days: stops,
        answer_reminder_days: answerReminder, session_reminder_days: sessionReminder,
      }),
    onSuccess: () => setOpen(false),
    onSettled: () => sessionChanged(queryClient),
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button leftSection={<Icon name="settings" />} onClick={() => setOpen(!isOpen)}>
          {t('filling.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="stack"
          style={{ maxInlineSize: '20rem' }}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          {problem && (
            <Banner tone="bad" icon="alert" role="alert">
              {problem.fields[0]?.message ?? problem.message}
            </Banner>
          )}
          <NumberInput label={t('filling.target')} suffix=" %" min={0} max={100} allowDecimal={false} value={target ?? ''} onChange={(value) => setTarget(numberOf(value))} />
          <Switch label={t('filling.asks')} description={t('filling.asksText')} checked={days !== undefined} onChange={(event) => setDays(event.currentTarget.checked ? 3 : undefined)} />
          {days !== undefined && (
            <>
              <NumberInput label={t('filling.days')} min={1} max={60} allowDecimal={false} value={days} onChange={(value) => setDays(numberOf(value) ?? 1)} />
              <NumberInput label={t('filling.stops')} min={0} max={60} allowDecimal={false} value={stops} onChange={(value) => setStops(numberOf(value) ?? 0)} />
            </>
          )}
          <Switch
            label={t('filling.remindsAnswer')}
            description={t('filling.remindsAnswerText')}
            checked={answerReminder !== undefined}
            onChange={(event) => setAnswerReminder(event.currentTarget.checked ? 3 : undefined)}
          />
          {answerReminder !== undefined && (
            <NumberInput label={t('filling.daysBeforeAnswer')} min={1} max={60} allowDecimal={false} value={answerReminder} onChange={(value) => setAnswerReminder(numberOf(value) ?? 1)} />
          )}
          <Switch
            label={t('filling.remindsSession')}
            description={t('filling.remindsSessionText')}
            checked={sessionReminder !== undefined}
            onChange={(event) => setSessionReminder(event.currentTarget.checked ? 2 : undefined)}
          />
          {sessionReminder !== undefined && (
            <NumberInput label={t('filling.daysBeforeSession')} min={1} max={60} allowDecimal={false} value={sessionReminder} onChange={(value) => setSessionReminder(numberOf(value) ?? 1)} />
          )}
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
