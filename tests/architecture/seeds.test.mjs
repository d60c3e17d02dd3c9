// What the shipped data promises. Run: node --test tests/architecture/
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import {
  EXPERT,
  SEEDS,
  accounts,
  codesOf,
  collections,
  demoFiles,
  groups,
  idsOf,
  itemsOf,
  marksOf,
  organisations,
  outreach,
  people,
  personOf,
  placeCodes,
  places,
  programmeCode,
  programmes,
  references,
  sessions,
  texts,
} from './seeds_reading.mjs';

test('the files are what the generator writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'athar-seeds-'));
  try {
    execFileSync(process.execPath, [join(SEEDS, 'generate.mjs'), folder]);
    assert.deepEqual(readdirSync(join(folder, 'demo')).sort(), demoFiles);
    for (const file of demoFiles.map((name) => `demo/${name}`)) {
      assert.equal(
        readFileSync(join(folder, file), 'utf8'),
        readFileSync(join(SEEDS, file), 'utf8'),
        `${file} differs`,
      );
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
    else
      assert.ok(
        seen.has(parent_code) && placeCodes.get(parent_code).kind === parentKind[kind],
        `${code} before or outside its parent`,
      );
    if (kind === 'province') assert.equal(parent_code, `MA-${code.slice(0, 2)}`);
    seen.add(code);
  }
  for (const slug of ['sidi-bibi', 'ait-amira', 'belfaa'])
    assert.equal(placeCodes.get(`09.163/${slug}`).parent_code, '09.163');
  for (const code of ['02.411/oujda', '02.381/nador', '02.113/berkane', '02.167/driouch'])
    assert.ok(placeCodes.has(code), code);
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
  const all = [organisations, people, programmes, sessions, outreach, accounts, groups, registrations]
    .flat()
    .map(({ id }) => id);
  for (const id of all) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(all).size, all.length);
});

test('what happened to organisations happened to invented ones, in the order of their versions', () => {
  const names = new Map(organisations.map(({ id, name }) => [id, name.fr]));
  const versions = new Map();
  const events = itemsOf('organisation_events');
  assert.ok(events.some(({ kind }) => kind === 'merged') && events.some(({ kind }) => kind === 'renamed'));
  for (const { organisation_id: id, successor_ids: successors, version } of events) {
    for (const each of [id, ...successors]) assert.match(names.get(each) ?? '', /\(démonstration\)$/);
    assert.equal(version, (versions.get(id) ?? 0) + 1);
    versions.set(id, version);
  }
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
    assert.equal(
      new Set(involved.map(({ person_id }) => person_id)).size,
      involved.length,
      `${session.title.fr}: somebody twice`,
    );
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
      assert.equal(
        Boolean(registration.waiting),
        live >= (session.seats ?? Infinity),
        `${label}: wrong place in the queue`,
      );
      if (!registration.waiting) ++live;
    }
    for (const registration of session.registrations ?? []) {
      if (registration.attendance === undefined) continue;
      assert.ok(!registration.withdrawn && !registration.waiting, label);
      const words = session.days.map(({ sittings }) => sittings.length);
      assert.deepEqual(
        registration.attendance.split(' ').map((word) => word.length),
        words,
        label,
      );
      assert.match(marksOf(registration), /^[PA.]+$/);
    }
    if (session.status === 'completed') assert.ok(dates.at(-1) < '2026-11-23', label);
    if (session.status === 'open' || session.status === 'planned')
      assert.ok(!dates[0] || dates[0] > '2026-11-23', label);
    if (session.head_count) assert.ok(!session.registrations, label);
  }
});

test('editions belong to courses of the catalogue and last as long as one of its lengths', () => {
  const courses = new Map(itemsOf('courses').map((course) => [course.id, course]));
  assert.equal(courses.size, itemsOf('courses').length);
  const seen = new Set();
  for (const course of courses.values()) {
    for (const id of course.prerequisites ?? []) assert.ok(seen.has(id), `${course.title.fr}: what comes before stands before`);
    seen.add(course.id);
  }
  const ofPat = sessions.filter(({ course_id, programme_ids }) => course_id && programmeCode.get(programme_ids[0]) === 'CE-BSG-PAT');
  assert.deepEqual(ofPat.map(({ days }) => days.length).sort(), [3, 5], 'the three- and five-day trainings share one template');
  assert.equal(new Set(ofPat.map(({ course_id }) => course_id)).size, 1);
  for (const session of sessions.filter(({ course_id, days }) => course_id && days)) {
    const lengths = courses.get(session.course_id).durations.map(({ days }) => days);
    assert.ok(lengths.includes(session.days.length), `${session.title.fr}: ${session.days.length} days of ${lengths}`);
  }
});

test('nobody is in two rooms on the same day', () => {
  const taken = new Map();
  for (const session of sessions.filter(({ status }) => status !== 'cancelled')) {
    for (const { person_id } of [...(session.team ?? []), ...(session.registrations ?? [])]) {
      for (const { date } of session.days ?? []) {
        const key = `${person_id} ${date}`;
        assert.ok(
          !taken.has(key),
          `${personOf.get(person_id).family_name} on ${date}: ${taken.get(key)} and ${session.title.fr}`,
        );
        taken.set(key, session.title.fr);
      }
    }
  }
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
  for (const { title } of [...sessions, ...outreach, ...programmes])
    assert.ok(title.fr && title.ar && title.en, title.fr);
  for (const { name } of [
    ...groups,
    ...organisations.filter(({ name: { fr } }) => !['PAT', 'Rubiks Conseil'].includes(fr)),
  ]) {
    assert.ok(name.fr && name.ar, name.fr);
  }
});

test('there is one account for each role, bound as its role needs', () => {
  const roles = ['administrator', 'coordinator', 'trainer', 'manager', 'focal_point', 'partner', 'auditor', 'viewer'];
  assert.deepEqual(
    accounts.map(({ role }) => role),
    roles,
  );
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
  for (const status of ['planned', 'open', 'running', 'completed', 'cancelled'])
    assert.ok(
      own.some((session) => session.status === status),
      status,
    );
  for (const kind of [
    'training',
    'workshop',
    'reflection_workshop',
    'study_visit',
    'coaching',
    'seminar',
    'conference',
  ]) {
    assert.ok(
      own.some((session) => session.kind === kind),
      kind,
    );
  }
  for (const modality of ['in_person', 'distance', 'e_learning', 'blended'])
    assert.ok(
      own.some((session) => session.modality === modality),
      modality,
    );
  assert.ok(
    own.some(({ head_count }) => head_count) && own.some(({ planned_period }) => /Q/.test(planned_period ?? '')),
  );
  assert.ok(registrations.some(({ waiting }) => waiting) && registrations.some(({ withdrawn }) => withdrawn));
  assert.ok(
    own.some(
      ({ status, registrations: list }) => status === 'completed' && list && !list.some(({ attendance }) => attendance),
    ),
  );
});

test('what sessions book is there and in service, whoever teaches is in the pool, and one plan has a problem to settle', () => {
  const [rooms, assets, pool, bookings] = ['rooms', 'assets', 'trainers', 'bookings'].map(itemsOf);
  const venueIds = idsOf(itemsOf('venues'));
  for (const { venue_id } of [...rooms, ...assets]) assert.ok(!venue_id || venueIds.has(venue_id));
  const [roomOf, assetOf] = [rooms, assets].map((items) => new Map(items.map((item) => [item.id, item])));
  const sessionOf = new Map(sessions.map((session) => [session.id, session]));
  const tooSmall = [];
  for (const { session_id, bookings: booked } of bookings) {
    const session = sessionOf.get(session_id);
    assert.ok(session.days.length > 0, `${session_id} has no days`);
    for (const { room_id, asset_id } of booked) {
      assert.ok(room_id ? roomOf.get(room_id).in_service : assetOf.get(asset_id).in_service);
      if (room_id && roomOf.get(room_id).seats < session.seats) tooSmall.push(session_id);
    }
  }
  assert.equal(tooSmall.length, 1);
  const teaching = new Set(sessions.flatMap(({ team = [] }) => team.filter(({ role }) => role === 'trainer').map(({ person_id }) => person_id)));
  for (const { person_id } of pool) assert.ok(teaching.has(person_id), personOf.get(person_id)?.family_name);
  assert.equal(new Set(pool.map(({ person_id }) => person_id)).size, pool.length);
});
