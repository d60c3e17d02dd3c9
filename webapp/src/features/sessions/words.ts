import type { Session, SessionStatus } from '@/shared/api';
import type { Tone } from '@/shared/ui';

/** The API's words, in the order in which they are offered. */
export const statuses = [
  'planned', 'open', 'confirmed', 'running', 'completed', 'closed', 'postponed', 'cancelled',
] as const satisfies readonly SessionStatus[];
export const kinds = [
  'training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference',
] as const satisfies readonly Session['kind'][];
export const modalities = ['in_person', 'distance', 'e_learning', 'blended'] as const satisfies readonly Session['modality'][];
export const teamRoles = ['trainer', 'speaker', 'organiser', 'interpreter', 'observer'] as const satisfies readonly Session['team'][number]['role'][];
export const registrationRoles = ['participant', 'trainer', 'speaker', 'organiser', 'observer', 'interpreter'] as const;

export const statusTones: Record<SessionStatus, Tone> = {
  planned: 'plain', open: 'plain', confirmed: 'go', running: 'go', completed: 'ok', closed: 'ok', postponed: 'warn', cancelled: 'bad',
};
