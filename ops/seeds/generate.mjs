#!/usr/bin/env node
// Writes ops/seeds/reference and ops/seeds/demo. Node alone, no packages; the same files every time.
// Usage: node ops/seeds/generate.mjs [FOLDER]   (FOLDER: where to write; this folder by default)
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { agreements, jointCommissions } from './generator/agreements.mjs';
import { commitments } from './generator/commitments.mjs';
import { accounts } from './generator/accounts.mjs';
import { ceBsgPatSessions } from './generator/ce_bsg_pat.mjs';
import { committees, evaluations } from './generator/committees.mjs';
import { asEdition, courses } from './generator/courses.mjs';
import { formAdmSessions, inventPeople } from './generator/form_adm.mjs';
import { groups, laterAffiliations } from './generator/groups.mjs';
import { idFromName, organisationId } from './generator/ids.mjs';
import { EXPERT_OF_THE_SOURCE, TEAM } from './generator/named_people.mjs';
import { ORGANISATION_EVENTS, ORGANISATIONS_OF_DEMONSTRATION } from './generator/organisations_of_demonstration.mjs';
import { ORGANISATIONS_OF_SOURCES, organisationBody } from './generator/organisations_of_sources.mjs';
import { outreachActivities } from './generator/outreach.mjs';
import { Registry, civilServantIn } from './generator/people.mjs';
import { placesTsv } from './generator/places.mjs';
import { programmes } from './generator/programmes.mjs';
import { publishedTables, tablesOfAgreement } from './generator/published_tables.mjs';
import { randomFrom } from './generator/random.mjs';
import { designations, designationsOfPartner } from './generator/designations.mjs';
import { referenceItems } from './generator/reference_lists.mjs';
import { signedSheets } from './generator/signed_sheets.mjs';
import { assets, bookings, rooms, trainerPool, venues } from './generator/resources.mjs';
import { coachingSession, sessionPlans } from './generator/session_plans.mjs';
import { agreementPublications } from './generator/agreement_publications.mjs';
import { agreementComments, agreementConfirmations, agreementCorrections, agreementDocuments, partnerReports } from './generator/partners.mjs';
import { agreementTerms } from './generator/agreement_terms.mjs';
import { writeCollection, writeText } from './generator/write.mjs';

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const demo = (name, collection, items) => writeCollection(join(folder, 'demo', name), collection, items);

const random = randomFrom(20261123);
const registry = new Registry(random);
const team = TEAM.map(([name, facts]) => registry.named(name, facts));
const [organiser, , , , , , , interpreter] = team;
const trainers = team.slice(1, 7);
const people = inventPeople(registry, random);
const beforePat = registry.people.length;
const patSessions = ceBsgPatSessions(registry, random, trainers.slice(0, 2));
const patPeople = registry.people.slice(beforePat);
const formAdm = formAdmSessions(random, {
  people,
  trainers,
  interpreter,
  organiser,
  extra: patPeople.slice(0, 10),
  earlier: patSessions,
});

const coaching = coachingSession(people.others.map(({ person }) => person), trainers, [...patSessions, ...formAdm]);
formAdm.push(coaching);

const organisations = [...ORGANISATIONS_OF_SOURCES, ...ORGANISATIONS_OF_DEMONSTRATION];
const keyOf = new Map(organisations.map(({ key }) => [organisationId(key), key]));
const others = people.others.map(({ person }) => person);
const newPost = () => {
  const { organisation, ...facts } = civilServantIn(random.pick(['MA-01', 'MA-03', 'MA-04', 'MA-06', 'MA-09']), random);
  return { ...facts, organisation_id: organisationId(organisation) };
};

writeText(join(folder, 'reference', 'places.tsv'), placesTsv());
writeText(
  join(folder, 'reference', 'reference_lists.tsv'),
  ['list\tcode\tname_fr\tname_ar\tname_en\tposition']
    .concat(referenceItems().map(({ list, code, name, position }) => [list, code, name.fr, name.ar, name.en, position].join('\t')))
    .join('\n') + '\n',
);
demo('10_organisations.json', 'organisations', organisations.map(organisationBody));
demo(
  '15_organisation_events.json',
  'organisation_events',
  ORGANISATION_EVENTS.map(({ key, organisation, successors, ...event }) => ({
    id: idFromName(`organisation_event:${key}`),
    organisation_id: organisationId(organisation),
    ...event,
    successor_ids: (successors ?? []).map(organisationId),
  })),
);
demo('20_people.json', 'people', [EXPERT_OF_THE_SOURCE, ...registry.people]);
demo('25_affiliations.json', 'affiliations', laterAffiliations(others, newPost, random));
demo(
  '30_groups.json',
  'person_groups',
  groups([...others, ...people.running], (person) => keyOf.get(person.organisation_id), random),
);
demo('40_programmes.json', 'programmes', programmes());
demo('45_courses.json', 'courses', courses());
demo('50_sessions_ce_bsg_pat.json', 'sessions', patSessions.map(asEdition));
const yearOf = ({ days, planned_period }) => (days?.[0].date ?? planned_period).slice(0, 4);
for (const year of ['2024', '2025', '2026', '2027']) {
  demo(
    `51_sessions_form_adm_${year}.json`,
    'sessions',
    formAdm.filter((session) => yearOf(session) === year).map(asEdition),
  );
}
const postOf = new Map(registry.people.map(({ id, organisation_id }) => [id, organisation_id]));
const roles = accounts(trainers[0]);
const asking = formAdm.find(({ status, days }) => status === 'open' && days?.[0].date === '2026-12-15');
demo('52_venues.json', 'venues', venues());
demo('53_rooms.json', 'rooms', rooms());
demo('54_assets.json', 'assets', assets());
demo('54_bookings.json', 'bookings', bookings([...patSessions, ...formAdm]));
demo('54_trainers.json', 'trainers', trainerPool(trainers));
const onDay = (first) => formAdm.find(({ days }) => days?.[0].date === first);
demo('55_designations.json', 'designations', [
  ...designations(asking, (id) => postOf.get(id), roles.find(({ role }) => role === 'focal_point').organisation_id),
  ...designationsOfPartner(onDay('2026-12-14'), onDay('2027-01-18'), (id) => keyOf.get(postOf.get(id))),
]);
demo('60_outreach_activities.json', 'outreach_activities', outreachActivities());
demo('65_published_tables.json', 'published_tables', publishedTables());
demo('70_accounts.json', 'accounts', roles);
demo('75_joint_commissions.json', 'joint_commissions', jointCommissions());
const recorded = agreements(formAdm);
demo('76_agreements.json', 'agreements', recorded);
const served = recorded.find(({ session_ids: serving }) => serving);
demo('77_published_tables.json', 'published_tables', tablesOfAgreement(served));
demo('79_commitments.json', 'commitments', commitments(served.session_ids));
demo('78_committees.json', 'committees', committees());
demo('79_evaluations.json', 'evaluations', evaluations());
demo('80_session_plans.json', 'session_plans', sessionPlans([...patSessions, ...formAdm], registry.people));
demo('85_signed_sheets.json', 'signed_sheets', signedSheets(patSessions, registry.people));
demo('82_agreement_terms.json', 'agreement_terms', agreementTerms());
demo('83_agreement_publications.json', 'agreement_publications', agreementPublications());
demo('86_agreement_documents.json', 'agreement_documents', agreementDocuments());
demo('87_agreement_comments.json', 'agreement_comments', agreementComments());
demo('88_agreement_confirmations.json', 'agreement_confirmations', agreementConfirmations());
demo('89_agreement_corrections.json', 'agreement_corrections', agreementCorrections());
demo('90_partner_reports.json', 'partner_reports', partnerReports());
