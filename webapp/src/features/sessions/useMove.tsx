import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api, asProblem, peopleToTellQuery, sessionChanged, sessionQuery, type ApiProblem, type CalendarSession, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { daysBetween, isOver, isSameDays, shifted } from './schedule';
import type { TellWish } from './TellPeople';
import { saveSchedule, type ScheduleChange } from './useClashCheck';

/** What becomes of the session as it is stored now; null where the move makes no sense. */
export type Change = (session: Session) => ScheduleChange | null;

export interface Trouble {
  session: CalendarSession;
  problem: ApiProblem;
  change: ScheduleChange;
  /** What is stored, when somebody else changed it first. */
  stored?: Session;
  /** Saves it over what the other one stored, or although something stands in the way, for that reason. */
  again: (reason?: string) => void;
  /** Saves it so that it begins on that day. */
  take: (firstDay: string) => void;
}

/** A move that those who are expected would notice: it waits for a word whether they are told. */
export interface AskedMove {
  session: CalendarSession;
  before: Session;
  change: ScheduleChange;
  count: { written: number; without_address: number };
  go: (change: ScheduleChange, wish: TellWish, reason?: string) => void;
  cancel: () => void;
}

const scheduled: Session['status'][] = ['planned', 'open', 'confirmed'];
/** Whether people were told of the days and hours that would be others, and one of them is still to come. */
export const isNews = (session: Session, { days }: ScheduleChange) =>
  session.can.tell === true && scheduled.includes(session.status) && !isSameDays(session.days, days) && !(isOver(session.days) && isOver(days));

interface MoveOptions {
  revert?: () => void;
  version?: number;
  reason?: string;
  /** The row it went to, where it went to another. */
  to?: string;
  /** What was decided of those who are expected; undecided, it is asked where there are any. */
  tell?: TellWish;
}

/** Saves moves with the version that the calendar showed, offers to undo them, and keeps what stood in the way. */
export function useMove(onMoved?: () => void) {
  const { t } = useTranslation(['calendar', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [trouble, setTrouble] = useState<Trouble>();
  const [asked, setAsked] = useState<AskedMove>();
  const [isSaving, setSaving] = useState(false);
  const undone = useRef(0);

  async function move(session: CalendarSession, change: Change, { revert, version = session.version, reason, to, tell }: MoveOptions = {}): Promise<boolean> {
    setSaving(true);
    const read = () => answer(api.GET('/api/v1/sessions/{id}', { params: { path: { id: session.id } } }));
    let changed: ScheduleChange | null = null;
    try {
      const before = await read();
      changed = change(before);
      if (!changed) {
        revert?.();
        notifications.show({ color: 'red', message: t('cannot'), closeButtonProps: { 'aria-label': t('close') } });
        return false;
      }
      if (tell === undefined && isNews(before, changed)) {
        const taken = changed;
        const { concerned: count } = await queryClient.fetchQuery(peopleToTellQuery(session.id));
        if (count.written > 0) {
          setAsked({
            session, before, change: taken, count,
            go: (chosen, wish, why) => void move(session, chosen === taken ? change : () => chosen, { revert, version, reason: why, to, tell: wish }),
            cancel: () => {
              setAsked(undefined);
              revert?.();
            },
          });
          return false;
        }
      }
      const after = await saveSchedule(session.id, changed, version, { reason, tell });
      queryClient.setQueryData(sessionQuery(session.id).queryKey, after);
      tellAll();
      setTrouble(undefined);
      setAsked(undefined);
      tellMoved(session, changed, before, after, { to, tell });
      onMoved?.();
      return true;
    } catch (error) {
      revert?.();
      setAsked(undefined);
      const problem = asProblem(error);
      const stored = problem.isStale ? await read().catch(() => undefined) : undefined;
      const wanted = changed ?? { days: [] };
      const next = stored?.version ?? version;
      const others = wanted.days[0]?.date ?? '';
      setTrouble({
        session, problem, stored, change: wanted,
        again: (why) => void move(session, stored ? change : () => wanted, { version: next, reason: why ?? reason, to, tell }),
        take: (day) => void move(session, () => ({ ...wanted, days: shifted(wanted.days, daysBetween(others, day)) }), { version: next, to, tell }),
      });
      tellAll();
      return false;
    } finally {
      setSaving(false);
    }
  }

  function tellAll() {
    sessionChanged(queryClient);
    void queryClient.invalidateQueries({ queryKey: ['scheduling'] });
  }

  function tellMoved(session: CalendarSession, change: ScheduleChange, before: Session, after: Session, { to, tell }: MoveOptions) {
    const id = `moved ${session.id} ${(undone.current += 1)}`;
    const back = inverse(session, change, before);
    const when = format.period(after.first_date ?? '', after.last_date ?? '', 'weekday');
    notifications.show({
      id, color: 'teal', autoClose: 12_000, closeButtonProps: { 'aria-label': t('close') },
      message: (
        <span className="row" style={{ justifyContent: 'space-between' }}>
          <span>{t('moved', { title: format.text(session.title), when: to ? `${when} · ${to}` : when })}</span>
          {back && (
            <Button
              size="xs"
              onClick={() => {
                notifications.hide(id);
                // Whoever was told of the move is told of its end, if its author says so; of what nobody heard nobody is told.
                void move(session, () => back, { version: after.version, tell: typeof tell === 'object' ? undefined : 'nobody' });
              }}
            >
              {t('undo')}
            </Button>
          )}
        </span>
      ),
    });
  }

  return { move, isSaving, asked, trouble, clearTrouble: () => setTrouble(undefined) };
}

/** What takes a change back, where that brings back exactly what there was. */
function inverse(session: CalendarSession, change: ScheduleChange, { days, team }: Session): ScheduleChange | null {
  const { room_id: room, instead_of_room_id: oldRoom, trainer_id: trainer, instead_of_trainer_id: oldTrainer } = change;
  if (room && session.rooms.some(({ id }) => id === room)) return null;
  if (oldRoom && !room && !session.days.every(({ room_ids }) => room_ids.length === 1 && room_ids[0] === oldRoom)) return null;
  if (oldTrainer && !trainer) return null;
  if (trainer && team.some(({ person_id }) => person_id === trainer)) return null;
  return { days, room_id: oldRoom, instead_of_room_id: room, trainer_id: oldTrainer, instead_of_trainer_id: trainer };
}
