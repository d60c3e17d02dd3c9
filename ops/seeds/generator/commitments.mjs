import { agreementId } from './agreements.mjs';
import { idFromName, organisationId } from './ids.mjs';

const text = (fr, ar, en) => ({ fr, ar, en });

// Invented, of the two invented agreements: what is owed by instalments, by figures, by papers; met, late, at risk and waived.
const COMMITMENTS = [
  {
    key: 'subvention-versements', agreement: 'DEMO-SUBVENTION', party: 'DEMO-FONDS', clause: 'Art. 2', responsible_name: 'Claire Fontaine',
    description: text('Verser la subvention en trois tranches annuelles', 'صرف المنحة على ثلاث دفعات سنوية', 'Pay the grant in three yearly instalments'),
    measure: 'payment', currency: 'CAD', target: 25_000_000, first_due_on: '2025-05-31', every_months: 12, last_due_on: '2027-05-31',
    evidence: [
      { due_on: '2025-05-31', happened_on: '2025-05-22', amount: 25_000_000, note: 'Virement de la première tranche' },
      { due_on: '2026-05-31', happened_on: '2026-06-08', amount: 25_000_000, note: 'Virement de la deuxième tranche' },
    ],
  },
  {
    key: 'subvention-personnes', agreement: 'DEMO-SUBVENTION', party: 'TRANSITION-NUMERIQUE', clause: 'Art. 4.1',
    description: text('Former 150 personnes des administrations', 'تكوين 150 شخصا من الإدارات', 'Train 150 people of the administrations'),
    measure: 'people', target: 150, first_due_on: '2026-12-31',
  },
  {
    key: 'subvention-heures', agreement: 'DEMO-SUBVENTION', party: 'TRANSITION-NUMERIQUE', clause: 'Art. 4.2',
    description: text("Assurer 300 heures-personnes d'ateliers pratiques", 'تأمين 300 ساعة حضور في الورشات التطبيقية', 'Give 300 person-hours of practical workshops'),
    measure: 'person_hours', target: 300, linked_only: true, first_due_on: '2027-03-31', serves: 2,
  },
  {
    key: 'subvention-rapports', agreement: 'DEMO-SUBVENTION', party: 'TRANSITION-NUMERIQUE', clause: 'Art. 5', responsible_name: 'Samira El Ouardi',
    description: text('Remettre un rapport semestriel', 'تقديم تقرير نصف سنوي', 'Hand over a half-yearly report'),
    measure: 'documents', target: 1, first_due_on: '2025-10-31', every_months: 6, last_due_on: '2027-04-30',
    evidence: [
      { due_on: '2025-10-31', happened_on: '2025-10-28', amount: 1, note: 'Premier rapport semestriel', link: 'https://demo.athar.example/rapports/2025-2' },
      { due_on: '2026-04-30', happened_on: '2026-05-04', amount: 1, note: 'Deuxième rapport semestriel', link: 'https://demo.athar.example/rapports/2026-1' },
    ],
  },
  {
    key: 'subvention-mission', agreement: 'DEMO-SUBVENTION', party: 'DEMO-FONDS', clause: 'Art. 7',
    description: text("Organiser une mission d'échange", 'تنظيم مهمة تبادل', 'Organise an exchange mission'),
    measure: 'deliverables', target: 1, first_due_on: '2026-06-30',
    waivers: [{ due_on: '2026-06-30', decided_on: '2026-05-12', reason: 'Reportée à la convention suivante, d’un commun accord.' }],
  },
  {
    key: 'specifique-guide', agreement: 'DEMO-SPECIFIQUE', party: 'DEMO-AGENCE', clause: 'Art. 3',
    description: text('Livrer le guide des écrits administratifs et ses fiches', 'تسليم دليل المحررات الإدارية وجذاذاته', 'Deliver the guide to administrative writing and its sheets'),
    measure: 'deliverables', target: 4, first_due_on: '2026-12-18',
    evidence: [{ due_on: '2026-12-18', happened_on: '2026-10-14', amount: 1, note: 'Guide, version relue' }],
  },
  {
    key: 'specifique-evaluation', agreement: 'DEMO-SPECIFIQUE', party: 'DEMO-FONDS', clause: 'Art. 6',
    description: text("Remettre l'évaluation finale", 'تقديم التقييم النهائي', 'Hand over the final evaluation'),
    measure: 'documents', target: 1, first_due_on: '2027-01-15',
  },
];

/** `serving`: the sessions of the first agreement, oldest first. */
export const commitments = (serving) =>
  COMMITMENTS.map(({ key, agreement, party, serves, ...body }) => ({
    id: idFromName(`commitment:${key}`),
    agreement_id: agreementId(agreement),
    organisation_id: organisationId(party),
    ...body,
    ...(serves ? { session_ids: serving.slice(0, serves) } : {}),
  }));
