import type { Item } from '@/shared/api';

export const equipment = [
  'projector', 'screen', 'whiteboard', 'flip_chart', 'computers', 'internet', 'video_conference', 'sound', 'interpretation_booth', 'air_conditioning',
] as const satisfies readonly Item<'/api/v1/rooms'>['equipment'][number][];
export const stepFree = ['yes', 'no', 'unknown'] as const;
export const policies = ['refused', 'warned', 'allowed'] as const;
export const holidayKinds = ['fixed', 'lunar', 'ramadan'] as const;
export const standings = ['internal', 'external'] as const;
export const levels = ['none', 'following', 'certified', 'master'] as const;
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A Monday for 1 … a Sunday for 7, to be written as a name of a day. */
export const dayNamed = (weekday: number) => `2024-01-0${weekday}`;
