// What partners and the house said to each other of the invented agreements: papers for them, comments, a confirmation, proposed corrections,
// half-yearly reports. One of each waits for somebody, so that no page of a partner, or about partners, is empty.
import { agreementId } from './agreements.mjs';
import { accountId, idFromName, organisationId } from './ids.mjs';

const partner = accountId('partner@demo.athar.example');
const coordinator = accountId('coordinator@demo.athar.example');

export const agreementDocuments = () => [
  {
    agreement_id: agreementId('DEMO-SUBVENTION'),
    title: 'Calendrier des sessions du premier semestre 2027',
    shown_to_partners: true,
    file_name: 'calendrier-2027-1.txt',
    content: 'Document de démonstration.\n\nJanvier : conduite de projet digital ; signature électronique.\nFévrier : gestes de cybersécurité.\nMars : archives.\n',
  },
  {
    agreement_id: agreementId('DEMO-SUBVENTION'),
    title: 'Note interne sur la troisième tranche',
    shown_to_partners: false,
    file_name: 'note-tranche-3.txt',
    content: 'Document de démonstration, réservé à la maison.\n\nLa troisième tranche suppose le rapport de la deuxième année.\n',
  },
];

const comment = (key, as, agreement, said, more = {}) => ({ id: idFromName(`agreement_comment:${key}`), agreement_id: agreementId(agreement), as, text: said, ...more });

export const agreementComments = () => [
  comment('virement', partner, 'DEMO-SUBVENTION', 'Le deuxième virement est parti le 8 juin ; votre banque l’a-t-elle confirmé ?', { commitment_id: idFromName('commitment:subvention-versements') }),
  comment('virement-reponse', coordinator, 'DEMO-SUBVENTION', 'Oui, crédité le 11 juin. L’avis est au dossier.', { answers_id: idFromName('agreement_comment:virement') }),
  comment('evaluation', partner, 'DEMO-SPECIFIQUE', 'Le cabinet rend sa version provisoire le 10 janvier. Peut-on joindre la version finale deux semaines plus tard ?', {
    commitment_id: idFromName('commitment:specifique-evaluation'),
  }),
];

export const agreementConfirmations = () => [
  {
    id: idFromName('agreement_confirmation:subvention-pv-1'),
    agreement_id: agreementId('DEMO-SUBVENTION'),
    as: partner,
    stance: 'agreed',
    note: 'Conforme à nos notes de séance.',
    meeting_id: idFromName('committee_meeting:DEMO-SUBVENTION:1'),
  },
];

const correction = (key, agreement, remark, changes, decision) => ({
  id: idFromName(`agreement_correction:${key}`),
  agreement_id: agreementId(agreement),
  as: partner,
  remark,
  changes: Object.entries(changes).map(([path, proposed]) => ({ path, proposed })),
  ...(decision ? { decision: { as: coordinator, ...decision } } : {}),
});

/** `seen` is what stands there when it is loaded. */
export const agreementCorrections = () => [
  correction('reference', 'DEMO-SPECIFIQUE', 'Notre exemplaire porte un numéro, le vôtre non.', { reference: 'DEMO/2025/19' }, {
    accepted: ['reference'],
    answer: 'Merci, le numéro est repris.',
  }),
  correction('vigueur', 'DEMO-SUBVENTION', 'Chez nous l’accord vaut depuis sa signature.', { in_force_on: '2025-03-04' }, {
    accepted: [],
    answer: 'L’article 9 attend la notification, reçue le 1er avril 2025 : la date enregistrée reste.',
  }),
  correction('fin', 'DEMO-SPECIFIQUE', 'La convention court jusqu’au dernier jour de mars, d’après notre exemplaire signé.', { ends_on: '2027-03-31' }),
];

export const partnerReports = () => [{ as: coordinator, organisation_id: organisationId('DEMO-INSTITUT'), contact_email: 'institut@demo.athar.example' }];
