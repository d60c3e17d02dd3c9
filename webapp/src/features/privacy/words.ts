export const requestKinds = ['access', 'rectification', 'objection', 'erasure'] as const;
export const channels = ['form', 'letter', 'email', 'in_person', 'phone'] as const;
export const legalBases = ['consent', 'contract', 'public_mission', 'legal_obligation', 'vital_interest'] as const;

/** What each kind of request may be answered with. */
export const decisionsFor = {
  access: ['data_given', 'refused'],
  rectification: ['rectified', 'refused'],
  objection: ['locked', 'erased', 'refused'],
  erasure: ['erased', 'locked', 'refused'],
} as const;
