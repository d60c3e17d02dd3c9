import { accountId, organisationId, programmeId } from './ids.mjs';

/** Printed by ops/run beside the addresses: these accounts exist only in the demonstration. */
export const DEMONSTRATION_PASSWORD = 'athar-demo-2026';

/** One account for each role; its address says which. */
export function accounts(trainer) {
  const account = (role, name, language, bound = {}) => {
    const email = `${role}@demo.athar.example`;
    return {
      id: accountId(email),
      email,
      name,
      role,
      password: DEMONSTRATION_PASSWORD,
      language,
      ...bound,
      active: true,
    };
  };
  return [
    account('administrator', 'Hind Lazrak', 'fr'),
    account('coordinator', 'Samira El Ouardi', 'fr'),
    account('trainer', 'Nadia Chraïbi', 'fr', { person_id: trainer.id }),
    account('manager', 'عبد اللطيف المرنيسي', 'ar'),
    account('focal_point', 'فؤاد التازي', 'ar', { organisation_id: organisationId('DRH-SANTE') }),
    account('partner', 'Claire Fontaine', 'fr', { organisation_id: organisationId('DEMO-FONDS') }),
    account('auditor', 'Meryem Guessous', 'fr', {
      programme_id: programmeId('CE-BSG-PAT'),
      period_from: '2026-01-01',
      period_to: '2026-12-31',
      expires_at: '2027-06-30T22:59:59Z',
    }),
    account('viewer', 'Tom Ellis', 'en'),
  ];
}
