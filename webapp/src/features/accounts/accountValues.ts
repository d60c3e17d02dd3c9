import type { Account, AccountBody, AccountRole } from '@/shared/api';
import { dayOf, endOfDay } from '@/shared/format';

export interface AccountValues extends Record<string, unknown> {
  name: string;
  email: string;
  password: string;
  role: AccountRole;
  language: 'fr' | 'ar' | 'en';
  organisation_id: string | null;
  person_id: string | null;
  programme_id: string | null;
  period_from: string | null;
  period_to: string | null;
  /** Last day, in Morocco, on which the account may sign in. */
  expires_on: string | null;
  active: boolean;
}

export const newAccount: AccountValues = {
  name: '', email: '', password: '', role: 'viewer', language: 'fr', organisation_id: null, person_id: null, programme_id: null,
  period_from: null, period_to: null, expires_on: null, active: true,
};

export function valuesOf(account: Account): AccountValues {
  return {
    name: account.name, email: account.email, password: '', role: account.role, language: account.language,
    organisation_id: account.organisation_id ?? null, person_id: account.person_id ?? null, programme_id: account.programme_id ?? null,
    period_from: account.period_from ?? null, period_to: account.period_to ?? null, expires_on: account.expires_at ? dayOf(account.expires_at) : null,
    active: account.active,
  };
}

export function bodyOf(values: AccountValues): AccountBody {
  return {
    name: values.name.trim(),
    email: values.email.trim(),
    password: values.password || undefined,
    role: values.role,
    language: values.language,
    organisation_id: values.organisation_id ?? undefined,
    person_id: values.person_id ?? undefined,
    programme_id: values.programme_id ?? undefined,
    period_from: values.period_from ?? undefined,
    period_to: values.period_to ?? undefined,
    expires_at: values.expires_on ? endOfDay(values.expires_on) : undefined,
    active: values.active,
  };
}
