// The five programmes of the sources: their facts, and nothing that a source does not say.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import {
  EXPERT,
  REAL_CODES,
  collections,
  marksOf,
  organisations,
  outreach,
  people,
  personOf,
  programmeCode,
  programmes,
  sessions,
  sittingsOf,
  texts,
} from './seeds_reading.mjs';

// The documents that the product was asked for with; they are no part of the repository.
const SOURCES = process.env.ATHAR_SOURCES ?? fileURLToPath(new URL('../../../shared/sources/', import.meta.url));

const patSessions = sessions.filter(({ programme_ids }) =>
  programme_ids.some((id) => programmeCode.get(id) === 'CE-BSG-PAT'),
);
const attendedIn = (session) =>
  (session.registrations ?? [])
    .filter(
      (registration) => (registration.role ?? 'participant') === 'participant' && marksOf(registration).includes('P'),
    )
    .map(({ person_id }) => person_id);

test('CE-BSG-PAT: 61 entries are held by 52 people, 7 of whom hold the 9 repeat entries', () => {
  const rows = patSessions.map(attendedIn);
  assert.deepEqual(
    rows.map((row) => row.length).sort((a, b) => a - b),
    [5, 8, 14, 16, 18],
  );
  assert.equal(rows.flat().length, 61);
  assert.equal(patSessions.flatMap(({ registrations }) => registrations).length, 61);
  const rowsOf = new Map();
  for (const id of rows.flat()) rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1);
  assert.equal(rowsOf.size, 52);
  const times = [...rowsOf.values()];
  assert.deepEqual(
    [1, 2, 3].map((n) => times.filter((value) => value === n).length),
    [45, 5, 2],
  );
  const sexes = { F: 0, M: 0, not_stated: 0 };
  for (const id of rowsOf.keys()) ++sexes[personOf.get(id).sex];
  assert.deepEqual(sexes, { F: 31, M: 19, not_stated: 2 });
  const regions = {};
  for (const id of rowsOf.keys()) {
    const code = personOf.get(id).place_code;
    const region = code ? (code.startsWith('MA-') ? code : `MA-${code.slice(0, 2)}`) : 'unknown';
    regions[region] = (regions[region] ?? 0) + 1;
  }
  assert.deepEqual(regions, {
    'MA-04': 27,
    'MA-06': 6,
    'MA-03': 4,
    'MA-07': 4,
    'MA-02': 3,
    'MA-09': 3,
    'MA-01': 3,
    'MA-05': 1,
    unknown: 1,
  });
  for (const { team } of patSessions)
    for (const { person_id } of team) assert.ok(!rowsOf.has(person_id), 'a trainer counts');
});

test('CE-BSG-PAT: 21 sittings, 3 without attendance; trainings of three and five days, a visit to Canada, a workshop of two days', () => {
  const sittings = patSessions.flatMap((session) =>
    sittingsOf(session).map((_, at) => session.registrations.some((registration) => marksOf(registration)[at] !== '.')),
  );
  assert.equal(sittings.length, 21);
  assert.equal(sittings.filter((entered) => !entered).length, 3);
  const days = (kind) =>
    patSessions
      .filter((session) => session.kind === kind)
      .map((session) => session.days.length)
      .sort();
  assert.deepEqual(
    [days('training'), days('study_visit'), days('reflection_workshop'), days('coaching')],
    [[3, 5], [3], [2], [1]],
  );
  assert.equal(patSessions.find(({ kind }) => kind === 'study_visit').country, 'CA');
});

test('the other real programmes have no session, and nobody in a session is real', () => {
  const used = new Set(sessions.flatMap(({ programme_ids }) => programme_ids.map((id) => programmeCode.get(id))));
  assert.deepEqual([...used].sort(), ['CE-BSG-PAT', 'FORM-ADM', 'FORM-TERR']);
  const involved = new Set(
    sessions
      .flatMap(({ team, registrations }) => [...(team ?? []), ...(registrations ?? [])])
      .map(({ person_id }) => person_id),
  );
  assert.ok(!involved.has(EXPERT.id));
  assert.deepEqual(Object.keys(EXPERT).sort(), ['category', 'family_name', 'function', 'given_name', 'id', 'sex']);
  assert.equal(EXPERT.sex, 'not_stated');
});

test('the five programmes say what their sources give, and leave the rest unknown', () => {
  const by = Object.fromEntries(programmes.map((programme) => [programme.code, programme]));
  for (const code of REAL_CODES) {
    assert.ok(by[code].title.fr && by[code].title.ar && by[code].title.en, code);
    assert.ok(!by[code].starts_on && !by[code].ends_on, `${code}: no source gives a day`);
    assert.equal(Boolean(by[code].budget), code === 'E-TAMKEEN', code);
  }
  assert.deepEqual(by['E-TAMKEEN'].budget, { amount_minor: 350000000, currency: 'EUR', estimated: false });
  assert.equal(by['E-TAMKEEN'].dates_note, '2018–2022');
  assert.equal(by.PRIM.partners.length, 7);
  const canadians = outreach.filter(({ programme_id }) => programmeCode.get(programme_id) === 'CE-BSG-PAT');
  assert.equal(canadians.length, 1);
  assert.ok(!canadians[0].date);
  const [{ total, method, note, women, men }] = canadians[0].audiences;
  assert.deepEqual([total, method, women, men], [60, 'estimated', undefined, undefined]);
  assert.match(note, /source/);
  const video = outreach.find(({ kind }) => kind === 'video');
  assert.equal(video.date, '2024-08-12');
  const real = outreach.filter(({ programme_id }) => REAL_CODES.includes(programmeCode.get(programme_id)));
  assert.equal(real.filter(({ audiences }) => audiences).length, 1);
});

test('a register of 2019 can print the name of 2019', () => {
  const solidarity = organisations.find(
    ({ name }) => name.fr === "Ministère de la Solidarité, de l'Insertion sociale et de la Famille",
  );
  assert.equal(solidarity.earlier_names[0].until, '2021-10-07');
  const centre = organisations.find(({ acronym }) => acronym?.fr === 'CE-BSG');
  assert.ok(centre.aliases.includes('CE-GRB') && centre.phones.length === 2 && centre.parent_id);
});

const COPIED_WORDS = 8;
const words = (text) =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function shingles(text) {
  const list = words(text);
  return list.slice(COPIED_WORDS - 1).map((_, at) => list.slice(at, at + COPIED_WORDS).join(' '));
}

test(
  `no run of ${COPIED_WORDS} words of a source is repeated, but in names and addresses`,
  { skip: !existsSync(SOURCES) && 'the sources are not here' },
  () => {
    const known = new Set(readdirSync(SOURCES).flatMap((file) => shingles(readFileSync(join(SOURCES, file), 'utf8'))));
    assert.ok(known.size > 1000);
    // What an organisation or a programme is called, and where it is, is a fact and is said as its source says it.
    const facts = {
      agreement_terms: /\/(title|signed_title)\//,
      organisations: /\/(name|acronym|address|letterhead|earlier_names|aliases)\//,
      programmes: /\/title\//,
      agreements: /\/title\//,
    };
    for (const { file, collection, items } of collections) {
      for (const [path, value] of texts(items)) {
        if (facts[collection]?.test(path)) continue;
        const copied = shingles(value).filter((shingle) => known.has(shingle));
        assert.deepEqual(copied, [], `${file}${path}`);
      }
    }
  },
);
