import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { asProblem, saveSession, sessionChanged, sessionQuery, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Panel, SexBar } from '@/shared/ui';
import { bodyOf, valuesOf } from './sessionValues';

type Count = number | '';

/** How many came where no names were taken. Never added to the people who are named. */
export function HeadCountPanel({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  // The fields take the button's place and give it back: the focus goes along.
  const box = useRef<HTMLDivElement>(null);
  const turn = (editing: boolean) => {
    flushSync(() => setEditing(editing));
    box.current?.querySelector<HTMLElement>(editing ? 'input' : 'button')?.focus();
  };
  const [total, setTotal] = useState<Count>('');
  const [women, setWomen] = useState<Count>('');
  const [men, setMen] = useState<Count>('');
  const count = session.head_count ?? undefined;
  const save = useMutation({
    mutationFn: () =>
      saveSession(
        session.id,
        {
          ...bodyOf(valuesOf(session)),
          head_count: total === '' ? undefined : { total, ...(women === '' ? {} : { women }), ...(men === '' ? {} : { men }) },
        },
        session.version,
      ),
    onSuccess: (saved) => {
      queryClient.setQueryData(sessionQuery(session.id).queryKey, saved);
      sessionChanged(queryClient);
      turn(false);
    },
    onError: (error) => {
      if (asProblem(error).isStale) void queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  if (!count && !session.can.update) return null;
  const open = () => {
    setTotal(count?.total ?? '');
    setWomen(count?.women ?? '');
    setMen(count?.men ?? '');
    save.reset();
    turn(true);
  };
  const problem = save.error ? asProblem(save.error) : undefined;
  const field = (label: string, value: Count, set: (value: Count) => void) => (
    <NumberInput label={label} min={0} allowDecimal={false} allowNegative={false} value={value} onChange={(next) => set(next === '' ? '' : Number(next))} />
  );
  return (
    <div ref={box}>
      <Panel
        title={t('headCount.title')}
        end={
          session.can.update &&
          !isEditing && (
            <Button size="xs" onClick={open}>
              {count ? t('common:edit') : t('headCount.enter')}
            </Button>
          )
        }
      >
        {isEditing ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') turn(false);
            }}
          >
            {problem && (
              <Banner tone="bad" icon="alert" role="alert">
                {problem.isStale ? t('status.stale') : (problem.fields[0]?.message ?? problem.message)}
              </Banner>
            )}
            {field(t('headCount.total'), total, setTotal)}
            {field(t('headCount.women'), women, setWomen)}
            {field(t('headCount.men'), men, setMen)}
            <div className="row">
              <Button type="submit" loading={save.isPending}>
                {t('common:save')}
              </Button>
              <Button variant="subtle" onClick={() => turn(false)}>
                {t('common:cancel')}
              </Button>
            </div>
          </form>
        ) : count ? (
          <div className="stack">
            <p>
              <b>{format.number(count.total)}</b> <span className="muted">{t('headCount.unit', { count: count.total })}</span>
            </p>
            {(count.women !== undefined || count.men !== undefined) && (
              <SexBar counts={{ women: count.women ?? 0, men: count.men ?? 0, unknown: Math.max(0, count.total - (count.women ?? 0) - (count.men ?? 0)) }} />
            )}
            <p className="small muted">{t('headCount.help')}</p>
          </div>
        ) : (
          <p className="small muted">{t('headCount.help')}</p>
        )}
      </Panel>
    </div>
  );
}
