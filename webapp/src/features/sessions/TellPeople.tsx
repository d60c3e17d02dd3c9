import { Radio, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { peopleToTellQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import classes from './sessions.module.css';

/** What its author decides of those whom a change concerns: undecided, nobody is told, or they are, with a word of one's own. */
export type TellWish = undefined | 'nobody' | { message: string };

/** As the server takes it. */
export const tellBody = (wish: TellWish) => (typeof wish === 'object' ? { tell: { ...(wish.message.trim() ? { message: wish.message.trim() } : {}) } } : {});

/** How many are concerned, once it is known; nothing to decide when nobody is. */
export function usePeopleToTell(sessionId: string | undefined, who: 'concerned' | 'seated', isAsked: boolean) {
  const query = useQuery({ ...peopleToTellQuery(sessionId ?? ''), enabled: sessionId !== undefined && isAsked });
  return { count: query.data?.[who], isKnown: query.data !== undefined || query.isError };
}

/** "12 people will be told": said, and decided one way or the other, before a change is saved. */
export function TellPeople({ count, value, onChange, isMissing }: {
  count: { written: number; without_address: number };
  value: TellWish;
  onChange: (wish: TellWish) => void;
  isMissing?: boolean;
}) {
  const { t } = useTranslation('invitations');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMissing) box.current?.querySelector('input')?.focus();
  }, [isMissing]);
  if (count.written === 0) return count.without_address > 0 ? <p className="small muted">{t('tell.onlyWithout', { count: count.without_address })}</p> : null;
  return (
    <div className={classes.tell} ref={box}>
      <Radio.Group
        label={t('tell.title')}
        required
        error={isMissing ? t('tell.missing') : undefined}
        value={value === undefined ? '' : value === 'nobody' ? 'nobody' : 'people'}
        onChange={(chosen) => onChange(chosen === 'people' ? { message: '' } : 'nobody')}
      >
        <div className="stack" style={{ gap: 'var(--s-2)', marginBlockStart: 'var(--s-2)' }}>
          <Radio value="people" label={t('tell.people', { count: count.written })} />
          <Radio value="nobody" label={t('tell.nobody')} />
        </div>
      </Radio.Group>
      {count.without_address > 0 && <p className="small muted">{t('tell.without', { count: count.without_address })}</p>}
      {typeof value === 'object' && (
        <Textarea
          label={t('dialog.message')}
          description={t('dialog.messageText')}
          autosize
          minRows={2}
          maxLength={2000}
          value={value.message}
          onChange={(event) => onChange({ message: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
