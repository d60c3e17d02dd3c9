// What journeys about agreements begin with: organisations, an agreement, and the account of a partner.
import { callerOf } from './training.mjs';

let number = 0;

export function makeOrganisation(admin, more = {}) {
  number += 1;
  return admin.create('/organisations', { name: { fr: `Organisme ${number}`, ar: `هيئة ${number}` }, type: 'ministry', ...more });
}

/** The body of an agreement that has nothing wrong, between those organisations as signatories. */
export function agreementBody(organisations, more = {}) {
  return {
    type: 'memorandum', title: { fr: 'Mémorandum dans le domaine du développement social', ar: 'مذكرة تفاهم في مجال التنمية الاجتماعية' },
    status: 'signed', signed_on: '2019-04-09', signed_at_place: 'Koweït',
    parties: organisations.map((each) => ({ organisation_id: each.id, role: 'signatory' })), ...more,
  };
}

export const makeAgreement = (admin, organisations, more) => admin.create('/agreements', agreementBody(organisations, more));

/** A signed-in partner's account of that organisation. */
export const partnerOf = (server, admin, organisation) => callerOf(server, admin, 'partner', { organisation_id: organisation.id });
