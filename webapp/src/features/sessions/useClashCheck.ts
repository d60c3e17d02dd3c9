import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api, ifMatch, meQuery, type Answer, type Body } from '@/shared/api';
import type { PlannedDay } from './schedule';
import { tellBody, type TellWish } from './TellPeople';

export type ClashCheck = Answer<'/api/v1/sessions/{id}/clash_checks', 'post'>;

/** Other days of a session, and who or what stands in for another on them: what the server checks, and what it then saves. */
export interface ScheduleChange {
  days: PlannedDay[];
  room_id?: string;
  instead_of_room_id?: string;
  trainer_id?: string;
  instead_of_trainer_id?: string;
}

/** What a person has to give a reason for; the server has the last word. */
const asked = new Set<string>(['room_taken', 'asset_taken', 'trainer_taken', 'participants_taken', 'public_holiday', 'ramadan_hours', 'trainer_absent']);
export function needsReason(clash: ClashCheck['clashes'][number]): boolean {
  return !clash.refused && !clash.override_reason && asked.has(clash.kind);
}

function bodyOf({ days, ...swap }: ScheduleChange): Body<'/api/v1/sessions/{id}/clash_checks', 'post'> {
  return {
    ...swap,
    days: days.map(({ date, sittings }) => ({ date, sittings: sittings.map(({ starts, ends }) => (starts && ends ? { starts: starts.slice(0, 5), ends: ends.slice(0, 5) } : {})) })),
  };
}

export function saveSchedule(id: string, change: ScheduleChange, version: number, { reason, tell }: { reason?: string; tell?: TellWish }) {
  return answer(api.PUT('/api/v1/sessions/{id}/schedule', {
    params: { path: { id } }, headers: ifMatch(version), body: { ...bodyOf(change), reason: reason?.trim() || undefined, ...tellBody(tell) },
  }));
}

const checkQuery = (id: string, body: string) =>
  queryOptions({
    queryKey: ['scheduling', 'checks', id, body],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/sessions/{id}/clash_checks', { params: { path: { id } }, body: JSON.parse(body) as Body<'/api/v1/sessions/{id}/clash_checks', 'post'>, signal })),
    enabled: body !== '',
    staleTime: 5_000,
    gcTime: 30_000,
    retry: false,
  });

/** Asks the server what a change would meet: once the hand rests, and never for what the hand has left already. */
export function useClashCheck(id: string, change: ScheduleChange | null | undefined) {
  const { data: me } = useQuery(meQuery);
  const wanted = change && change.days.length > 0 && me?.user.can.schedule_read ? JSON.stringify(bodyOf(change)) : '';
  const [settled] = useDebouncedValue(wanted, 120);
  const isSettled = settled === wanted;
  const check = useQuery({ ...checkQuery(id, isSettled ? wanted : ''), placeholderData: keepPreviousData });
  const isCurrent = isSettled && !check.isPlaceholderData;
  return { check: isCurrent ? check.data : undefined, isChecking: wanted !== '' && !(isCurrent && (check.isSuccess || check.isError)), error: isCurrent ? check.error : null };
}
