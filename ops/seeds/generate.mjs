#!/usr/bin/env node
// Writes ops/seeds/reference and ops/seeds/demo. Node alone, no packages; the same files every time.
// Usage: node ops/seeds/generate.mjs [FOLDER]   (FOLDER: where to write; this folder by default)
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { accounts } from './generator/accounts.mjs';
import { ceBsgPatSessions } from './generator/ce_bsg_pat.mjs';
import { formAdmSessions, inventPeople } from './generator/form_adm.mjs';
import { groups, laterAffiliations } from './generator/groups.mjs';
import { organisationId } from './generator/ids.mjs';
import { EXPERT_OF_THE_SOURCE, TEAM } from './generator/named_people.mjs';
import { ORGANISATIONS_OF_DEMONSTRATION } from './generator/organisations_of_demonstration.mjs';
import { ORGANISATIONS_OF_SOURCES, organisationBody } from './generator/organisations_of_sources.mjs';
import { outreachActivities } from './generator/outreach.mjs';
import { Registry, civilServantIn } from './generator/people.mjs';
import { placesTsv } from './generator/places.mjs';
import { programmes } from './generator/programmes.mjs';
import { publishedTables } from './generator/published_tables.mjs';
import { randomFrom } from './generator/random.mjs';
import { referenceItems } from './generator/reference_lists.mjs';
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
demo('20_people.json', 'people', [EXPERT_OF_THE_SOURCE, ...registry.people]);
demo('25_affiliations.json', 'affiliations', laterAffiliations(others, newPost, random));
demo(
  '30_groups.json',
  'person_groups',
  groups([...others, ...people.running], (person) => keyOf.get(person.organisation_id), random),
);
demo('40_programmes.json', 'programmes', programmes());
demo('50_sessions_ce_bsg_pat.json', 'sessions', patSessions);
const yearOf = ({ days, planned_period }) => (days?.[0].date ?? planned_period).slice(0, 4);
for (const year of ['2024', '2025', '2026', '2027']) {
  demo(
    `51_sessions_form_adm_${year}.json`,
    'sessions',
    formAdm.filter((session) => yearOf(session) === year),
  );
}
demo('60_outreach_activities.json', 'outreach_activities', outreachActivities());
demo('65_published_tables.json', 'published_tables', publishedTables());
demo('70_accounts.json', 'accounts', accounts(trainers[0]));
