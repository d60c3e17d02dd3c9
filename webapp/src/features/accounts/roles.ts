import type { AccountRole } from '@/shared/api';

/** From the widest to the narrowest. */
export const roles = [
  'administrator', 'coordinator', 'manager', 'auditor', 'trainer', 'focal_point', 'partner', 'viewer',
] as const satisfies readonly AccountRole[];

/** What narrows each role's view; the others see everything their role allows. */
export const narrowedBy: Partial<Record<AccountRole, 'organisation' | 'person' | 'programme'>> = {
  focal_point: 'organisation', partner: 'organisation', trainer: 'person', auditor: 'programme',
};
