// What the shipped data promises, read from the committed files alone. Run: node --test tests/architecture/seeds.test.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SEEDS = fileURLToPath(new URL('../../ops/seeds/', import.meta.url));
// The documents that the product was asked for with; they are no part of the repository.
const SOURCES = process.env.ATHAR_SOURCES ?? fileURLToPath(new URL('../../../shared/sources/', import.meta.url));

const readJson = (path) => JSON.parse(readFileSync(join(SEEDS, path), 'utf8'));
const demoFiles = readdirSync(join(SEEDS, 'demo')).sort();
const collections = demoFiles.map((file) => ({ file, ...readJson(`demo/${file}`) }));
const itemsOf = (collection) => collections.filter((part) => part.collection === collection).flatMap(({ items }) => items);

const organisations = itemsOf('organisations');
const people = itemsOf('people');
const programmes = itemsOf('programmes');
const sessions = itemsOf('sessions');
const outreach = itemsOf('outreach_activities');
const accounts = itemsOf('accounts');
const groups = itemsOf('person_groups');
const references = readJson('reference/reference_lists.json').items;
const places = readFileSync(join(SEEDS, 'reference/places.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code, kind, parent_code, fr, ar, en, type] = line.split('\t');
    return { code, kind, parent_code, name: { fr, ar, en }, type };
  });

const placeCodes = new Map(places.map((place) => [place.code, place]));
const personOf = new Map(people.map((person) => [person.id, person]));
const idsOf = (items) => new Set(items.map(({ id }) => id));
const codesOf = (list) => new Set(references.filter((item) => item.list === list).map(({ code }) => code));
const programmeCode = new Map(programmes.map(({ id, code }) => [id, code]));
const REAL_CODES = ['CE-BSG-PAT', 'CE-BSG-STRATEGY', 'E-TAMKEEN', 'COOP-BILAT', 'PRIM'];
const EXPERT = people.find(({ family_name }) => family_name === 'Filion');
const sittingsOf = (session) => (session.days ?? []).flatMap(({ date, sittings }) => sittings.map((_, at) => ({ date, sitting: at + 1 })));
const marksOf = ({ attendance }) => (attendance ?? '').replaceAll(' ', '');

/** Every text of a value with the path that leads to it. */
function* texts(value, path = '') {
  if (typeof value === 'string') yield [path, value];
  else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) yield* texts(item, `${path}/${key}`);
}

test('the files are what the generator writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'athar-seeds-'));
  try {
    execFileSync(process.execPath, [join(SEEDS, 'generate.mjs'), folder]);
    assert.deepEqual(readdirSync(join(folder, 'demo')).sort(), demoFiles);
    for (const file of [...demoFiles.map((name) => `demo/${name}`), 'reference/reference_lists.json']) {
      assert.equal(readFileSync(join(folder, file), 'utf8'), readFileSync(join(SEEDS, file), 'utf8'), `${file} differs`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('Morocco has 12 regions, 75 provinces and prefectures and the seven communes of PRIM, each in its parent', () => {
  const count = (kind) => places.filter((place) => place.kind === kind).length;
  assert.deepEqual([count('country'), count('region'), count('province'), count('commune')], [248, 12, 75, 7]);
  assert.equal(placeCodes.size, places.length, 'a code is used twice');
  assert.equal(places.filter(({ type }) => type === 'prefecture').length, 13);
  const parentKind = { region: 'country', province: 'region', commune: 'province' };
  const seen = new Set();
  for (const { code, kind, parent_code, name } of places) {
    assert.ok(name.fr && name.ar, `${code} lacks a name`);
    if (kind === 'country') assert.equal(parent_code, '');
    else assert.ok(seen.has(parent_code) && placeCodes.get(parent_code).kind === parentKind[kind], `${code} before or outside its parent`);
    if (kind === 'province') assert.equal(parent_code, `MA-${code.slice(0, 2)}`);
    seen.add(code);
  }
  for (const slug of ['sidi-bibi', 'ait-amira', 'belfaa']) assert.equal(placeCodes.get(`09.163/${slug}`).parent_code, '09.163');
  for (const code of ['02.411/oujda', '02.381/nador', '02.113/berkane', '02.167/driouch']) assert.ok(placeCodes.has(code), code);
});

test('the editable lists hold the types and categories that were asked for', () => {
  assert.equal(codesOf('organisation_type').size, 16);
  assert.equal(codesOf('person_category').size, 10);
  for (const list of ['grade', 'outreach_kind', 'group_kind']) assert.ok(codesOf(list).size >= 5, list);
  for (const { list, code, name } of references) {
    assert.match(code, /^[a-z][a-z0-9_]{0,59}$/);
    assert.ok(name.fr && name.ar && name.en, `${list}/${code} lacks a language`);
  }
});

test('ids are version 8 UUIDs and never used twice', () => {
  const registrations = sessions.flatMap((session) => session.registrations ?? []);
  const all = [organisations, people, programmes, sessions, outreach, accounts, groups, registrations].flat().map(({ id }) => id);
  for (const id of all) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(all).size, all.length);
});

test('references resolve, parents before children', () => {
  const organisationIds = idsOf(organisations);
  const programmeIds = idsOf(programmes);
  const earlier = new Set();
  for (const { id, parent_id, type, place_code, country } of organisations) {
    assert.ok(!parent_id || earlier.has(parent_id), `${id} comes before its parent`);
    assert.ok(codesOf('organisation_type').has(type), type);
    assert.ok(!place_code || placeCodes.has(place_code), place_code);
    assert.ok(!country || placeCodes.get(country)?.kind === 'country', country);
    earlier.add(id);
  }
  for (const person of [...people, ...itemsOf('affiliations')]) {
    assert.ok(!person.organisation_id || organisationIds.has(person.organisation_id));
    assert.ok(!person.place_code || placeCodes.has(person.place_code));
    assert.ok(!person.category || codesOf('person_category').has(person.category));
    assert.ok(!person.grade || codesOf('grade').has(person.grade));
    assert.ok(!person.person_id || personOf.has(person.person_id));
  }
  for (const { kind, members } of groups) {
    assert.ok(codesOf('group_kind').has(kind));
    assert.ok(members.length > 0 && members.every(({ person_id, from }) => personOf.has(person_id) && from));
    assert.equal(new Set(members.map(({ person_id }) => person_id)).size, members.length);
  }
  for (const programme of programmes) {
    for (const role of ['funders', 'implementers', 'partners']) {
      for (const id of programme[role] ?? []) assert.ok(organisationIds.has(id), `${programme.code} ${role}`);
    }
  }
  for (const { programme_id, kind, audiences } of outreach) {
    assert.ok(programmeIds.has(programme_id) && codesOf('outreach_kind').has(kind));
    for (const { total, women = 0, men = 0, note } of audiences ?? []) assert.ok(women + men <= total && note);
  }
  for (const account of accounts) {
    assert.ok(!account.organisation_id || organisationIds.has(account.organisation_id));
    assert.ok(!account.person_id || personOf.has(account.person_id));
    assert.ok(!account.programme_id || programmeIds.has(account.programme_id));
  }
  for (const session of sessions) {
    assert.ok(session.programme_ids.length > 0 && session.programme_ids.every((id) => programmeIds.has(id)));
    assert.ok(!session.place_code || placeCodes.has(session.place_code));
    const involved = [...(session.team ?? []), ...(session.registrations ?? [])];
    for (const { person_id, programme_ids } of involved) {
      assert.ok(personOf.has(person_id));
      assert.ok((programme_ids ?? []).every((id) => session.programme_ids.includes(id)));
    }
    assert.equal(new Set(involved.map(({ person_id }) => person_id)).size, involved.length, `${session.title.fr}: somebody twice`);
  }
});

test('sessions can be replayed: days, seats, waiting lists and sheets agree', () => {
  for (const session of sessions) {
    const label = `${session.title.fr} ${session.days?.[0].date ?? session.planned_period}`;
    assert.ok(Boolean(session.days) !== Boolean(session.planned_period), label);
    assert.equal(session.status === 'cancelled', Boolean(session.status_reason), label);
    const dates = (session.days ?? []).map(({ date }) => date);
    assert.deepEqual(dates, [...new Set(dates)].sort(), label);
    for (const { date, sittings } of session.days ?? []) {
      assert.ok(![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()), `${label}: ${date} is a weekend`);
      assert.ok(sittings.length === 1 || (sittings.length === 2 && sittings[0].ends <= sittings[1].starts), label);
      for (const { starts, ends } of sittings) assert.ok(starts < ends, label);
    }
    let live = 0;
    for (const registration of session.registrations ?? []) {
      if (registration.withdrawn) continue;
      assert.equal(Boolean(registration.waiting), live >= (session.seats ?? Infinity), `${label}: wrong place in the queue`);
      if (!registration.waiting) ++live;
    }
    for (const registration of session.registrations ?? []) {
      if (registration.attendance === undefined) continue;
      assert.ok(!registration.withdrawn && !registration.waiting, label);
      const words = session.days.map(({ sittings }) => sittings.length);
      assert.deepEqual(registration.attendance.split(' ').map((word) => word.length), words, label);
      assert.match(marksOf(registration), /^[PA.]+$/);
    }
    if (session.status === 'completed') assert.ok(dates.at(-1) < '2026-11-23', label);
    if (session.status === 'open' || session.status === 'planned') assert.ok(!dates[0] || dates[0] > '2026-11-23', label);
    if (session.head_count) assert.ok(!session.registrations, label);
  }
});

test('nobody is in two rooms on the same day', () => {
  const taken = new Map();
  for (const session of sessions.filter(({ status }) => status !== 'cancelled')) {
    for (const { person_id } of [...(session.team ?? []), ...(session.registrations ?? [])]) {
      for (const { date } of session.days ?? []) {
        const key = `${person_id} ${date}`;
        assert.ok(!taken.has(key), `${personOf.get(person_id).family_name} on ${date}: ${taken.get(key)} and ${session.title.fr}`);
        taken.set(key, session.title.fr);
      }
    }
  }
});

const patSessions = sessions.filter(({ programme_ids }) => programme_ids.some((id) => programmeCode.get(id) === 'CE-BSG-PAT'));
const attendedIn = (session) =>
  (session.registrations ?? [])
    .filter((registration) => (registration.role ?? 'participant') === 'participant' && marksOf(registration).includes('P'))
    .map(({ person_id }) => person_id);

test('CE-BSG-PAT: 61 entries are held by 52 people, 7 of whom hold the 9 repeat entries', () => {
  const rows = patSessions.map(attendedIn);
  assert.deepEqual(rows.map((row) => row.length).sort((a, b) => a - b), [5, 8, 14, 16, 18]);
  assert.equal(rows.flat().length, 61);
  assert.equal(patSessions.flatMap(({ registrations }) => registrations).length, 61);
  const rowsOf = new Map();
  for (const id of rows.flat()) rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1);
  assert.equal(rowsOf.size, 52);
  const times = [...rowsOf.values()];
  assert.deepEqual([1, 2, 3].map((n) => times.filter((value) => value === n).length), [45, 5, 2]);
  const sexes = { F: 0, M: 0, not_stated: 0 };
  for (const id of rowsOf.keys()) ++sexes[personOf.get(id).sex];
  assert.deepEqual(sexes, { F: 31, M: 19, not_stated: 2 });
  const regions = {};
  for (const id of rowsOf.keys()) {
    const code = personOf.get(id).place_code;
    const region = code ? (code.startsWith('MA-') ? code : `MA-${code.slice(0, 2)}`) : 'unknown';
    regions[region] = (regions[region] ?? 0) + 1;
  }
  assert.deepEqual(regions, { 'MA-04': 27, 'MA-06': 6, 'MA-03': 4, 'MA-07': 4, 'MA-02': 3, 'MA-09': 3, 'MA-01': 3, 'MA-05': 1, unknown: 1 });
  for (const { team } of patSessions) for (const { person_id } of team) assert.ok(!rowsOf.has(person_id), 'a trainer counts');
});

test('CE-BSG-PAT: 21 sittings, 3 without attendance; trainings of three and five days, a visit to Canada, a workshop of two days', () => {
  const sittings = patSessions.flatMap((session) =>
    sittingsOf(session).map((_, at) => session.registrations.some((registration) => marksOf(registration)[at] !== '.')),
  );
  assert.equal(sittings.length, 21);
  assert.equal(sittings.filter((entered) => !entered).length, 3);
  const days = (kind) => patSessions.filter((session) => session.kind === kind).map((session) => session.days.length).sort();
  assert.deepEqual([days('training'), days('study_visit'), days('reflection_workshop'), days('coaching')], [[3, 5], [3], [2], [1]]);
  assert.equal(patSessions.find(({ kind }) => kind === 'study_visit').country, 'CA');
});

test('the other real programmes have no session, and nobody in a session is real', () => {
  const used = new Set(sessions.flatMap(({ programme_ids }) => programme_ids.map((id) => programmeCode.get(id))));
  assert.deepEqual([...used].sort(), ['CE-BSG-PAT', 'FORM-ADM', 'FORM-TERR']);
  const involved = new Set(sessions.flatMap(({ team, registrations }) => [...(team ?? []), ...(registrations ?? [])]).map(({ person_id }) => person_id));
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
  const solidarity = organisations.find(({ name }) => name.fr === "Ministère de la Solidarité, de l'Insertion sociale et de la Famille");
  assert.equal(solidarity.earlier_names[0].until, '2021-10-07');
  const centre = organisations.find(({ acronym }) => acronym?.fr === 'CE-BSG');
  assert.ok(centre.aliases.includes('CE-GRB') && centre.phones.length === 2 && centre.parent_id);
});

test('what is invented has its names in French and Arabic', () => {
  for (const person of people.filter((one) => one !== EXPERT)) {
    const names = [person.family_name, person.given_name, person.family_name_ar, person.given_name_ar];
    assert.ok(names.every(Boolean), person.id);
    assert.match(`${person.family_name_ar} ${person.given_name_ar}`, /^[\u0600-\u06ff ]+$/);
    assert.ok(['F', 'M', 'not_stated', 'prefers_not_to_say'].includes(person.sex));
    assert.equal(person.title === 'mr' ? 'M' : person.title === 'mrs' ? 'F' : person.sex, person.sex);
    assert.ok(!person.phone, 'an invented number may ring');
  }
  for (const { title } of [...sessions, ...outreach, ...programmes]) assert.ok(title.fr && title.ar && title.en, title.fr);
  for (const { name } of [...groups, ...organisations.filter(({ name: { fr } }) => !['PAT', 'Rubiks Conseil'].includes(fr))]) {
    assert.ok(name.fr && name.ar, name.fr);
  }
});

test('there is one account for each role, bound as its role needs', () => {
  const roles = ['administrator', 'coordinator', 'trainer', 'manager', 'focal_point', 'partner', 'auditor', 'viewer'];
  assert.deepEqual(accounts.map(({ role }) => role), roles);
  const by = Object.fromEntries(accounts.map((account) => [account.role, account]));
  assert.ok(by.trainer.person_id && by.focal_point.organisation_id && by.partner.organisation_id);
  assert.equal(programmeCode.get(by.auditor.programme_id), 'CE-BSG-PAT');
  assert.ok(by.auditor.period_from && by.auditor.period_to && by.auditor.expires_at);
  assert.equal(by.manager.language, 'ar');
});

test('the only addresses are of the demonstration or published by the organisation', () => {
  const published = new Set(['contact@cebsg.finances.gov.ma']);
  for (const { file, items } of collections) {
    for (const [path, value] of texts(items)) {
      for (const address of value.match(/[^\s<>"]+@[^\s<>"]+/g) ?? []) {
        assert.ok(address.endsWith('@demo.athar.example') || published.has(address), `${file}${path}: ${address}`);
      }
    }
  }
});

test('the demonstration programme is large enough to look alive', () => {
  const own = sessions.filter(({ programme_ids }) => programme_ids.some((id) => programmeCode.get(id) === 'FORM-ADM'));
  const registrations = own.flatMap((session) => session.registrations ?? []);
  assert.ok(own.length >= 65, `${own.length} sessions`);
  assert.ok(registrations.length >= 1500, `${registrations.length} registrations`);
  assert.ok(new Set(registrations.map(({ person_id }) => person_id)).size >= 350);
  const regions = new Set(own.map(({ place_code }) => place_code?.slice(0, 2)).filter(Boolean));
  assert.equal(regions.size, 12);
  for (const status of ['planned', 'open', 'running', 'completed', 'cancelled']) assert.ok(own.some((session) => session.status === status), status);
  for (const kind of ['training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference']) {
    assert.ok(own.some((session) => session.kind === kind), kind);
  }
  for (const modality of ['in_person', 'distance', 'e_learning', 'blended']) assert.ok(own.some((session) => session.modality === modality), modality);
  assert.ok(own.some(({ head_count }) => head_count) && own.some(({ planned_period }) => /Q/.test(planned_period ?? '')));
  assert.ok(registrations.some(({ waiting }) => waiting) && registrations.some(({ withdrawn }) => withdrawn));
  assert.ok(own.some(({ status, registrations: list }) => status === 'completed' && list && !list.some(({ attendance }) => attendance)));
});

const COPIED_WORDS = 8;
const words = (text) => text.toLowerCase().replaceAll('’', "'").match(/[\p{L}\p{N}]+/gu) ?? [];

function shingles(text) {
  const list = words(text);
  return list.slice(COPIED_WORDS - 1).map((_, at) => list.slice(at, at + COPIED_WORDS).join(' '));
}

test(`no run of ${COPIED_WORDS} words of a source is repeated, but in names and addresses`, { skip: !existsSync(SOURCES) && 'the sources are not here' }, () => {
  const known = new Set(readdirSync(SOURCES).flatMap((file) => shingles(readFileSync(join(SOURCES, file), 'utf8'))));
  assert.ok(known.size > 1000);
  // What an organisation or a programme is called, and where it is, is a fact and is said as its source says it.
  const facts = { organisations: /\/(name|acronym|address|letterhead|earlier_names|aliases)\//, programmes: /\/title\// };
  for (const { file, collection, items } of collections) {
    for (const [path, value] of texts(items)) {
      if (facts[collection]?.test(path)) continue;
      const copied = shingles(value).filter((shingle) => known.has(shingle));
      assert.deepEqual(copied, [], `${file}${path}`);
    }
  }
});
