// Organisations over time: renamed, merged, split, moved, the same as another; and figures of then, of now, and as they were known.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { attend, hold, register, valuesBy } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

let number = 0;
const add = (more = {}) => admin.create('/organisations', { name: { fr: `Ministère ${(number += 1)}` }, type: 'ministry', ...more });
const fresh = (organisation) => admin.read(`/organisations/${organisation.id}`);
const tell = async (organisation, body) => {
  const { version } = await fresh(organisation);
  return admin.post(`/organisations/${organisation.id}/events`, { version, ...body });
};
const happen = async (organisation, body) => {
  const answer = await tell(organisation, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
};
const undo = (event, by = admin) => by.post(`/organisation_events/${event.id}/undo`);
const history = async (organisation) => (await admin.read(`/organisations/${organisation.id}/events`)).items;
const day = (date) => [{ date, sittings: [{ starts: '09:00', ends: '12:00' }] }];

/** People of these organisations, all present on each of these days. */
async function attended(dates, organisations) {
  const programme = await makeProgramme(admin);
  const people = [];
  for (const organisation of organisations) people.push(await makePerson(admin, { organisation_id: organisation.id }));
  for (const date of dates) {
    const session = await admin.create('/sessions', sessionBody(programme, { days: day(date) }));
    await register(admin, session, ...people);
    await attend(admin, session, people.map((person) => [person, 1]));
    await hold(admin, session);
  }
  const ask = (more) => admin.read('/reach', { measure: 'attendances', programme: programme.code, ...more });
  return {
    people,
    by: async (more = {}) => valuesBy(await ask({ by: 'organisation', ...more }), 'organisation'),
    within: async (organisation, more = {}) => (await ask({ organisation: organisation.id, ...more })).value,
    now: async () => (await ask({})).known_as_of.recorded_at,
  };
}

test('a renamed organisation is found by what it was called, and documents of a day print that day\'s name', async () => {
  const made = await add({ name: { fr: 'Ministère de l’Énergie et des Mines', ar: 'وزارة الطاقة والمعادن' }, acronym: { fr: 'MEM' } });
  const event = await happen(made, { kind: 'renamed', date: '2021-10-07', name: { fr: 'Ministère de la Transition énergétique' },
    acronym: { fr: 'MTEDD' }, reason: 'Décret 2-21-838' });
  const renamed = await fresh(made);
  assert.deepEqual([renamed.name.fr, renamed.acronym.fr, renamed.version], ['Ministère de la Transition énergétique', 'MTEDD', 2]);
  assert.deepEqual(renamed.earlier_names.map((each) => [each.name.ar, each.acronym.fr, each.until]), [['وزارة الطاقة والمعادن', 'MEM', '2021-10-06']]);
  for (const [on, name] of [['2021-10-06', 'Ministère de l’Énergie et des Mines'], ['2021-10-07', 'Ministère de la Transition énergétique']])
    assert.equal((await admin.read(`/organisations/${made.id}`, { on })).name_on_date.fr, name);
  for (const q of ['MEM', 'énergie et des mines', 'الطاقة والمعادن']) {
    const [found] = (await admin.read('/organisations', { q })).items.filter(({ id }) => id === made.id);
    assert.equal(found?.found_as?.fr, 'Ministère de l’Énergie et des Mines', q);
  }
  const [now] = (await admin.read('/organisations', { q: 'MTEDD' })).items;
  assert.deepEqual([now.id, now.found_as], [made.id, undefined]);

  const [line] = await history(made);
  assert.deepEqual([line.kind, line.date, line.former_name.fr, line.name.fr, line.reason, line.can.undo],
    ['renamed', '2021-10-07', 'Ministère de l’Énergie et des Mines', 'Ministère de la Transition énergétique', 'Décret 2-21-838', true]);
  assert.equal((await undo(event)).status, 200);
  const restored = await fresh(made);
  assert.deepEqual([restored.name, restored.acronym, restored.earlier_names], [made.name, made.acronym, made.earlier_names]);
  assertProblem(await undo(event), 409, 'event_already_undone');
  const actions = (await admin.read('/changes', { concept: 'organisations', id: made.id })).items.map((each) => each.action);
  assert.deepEqual(actions, ['event_undone', 'renamed', 'created']);
});

test('a merger: sessions before it count for the former, later ones and today for the successor; what was known before stays', async () => {
  const [former, successor] = [await add({ name: { fr: 'Délégation aux Statistiques' } }), await add()];
  const reach = await attended(['2026-03-02', '2026-06-01'], [former, successor]);
  assert.deepEqual(await reach.by(), { [former.id]: 2, [successor.id]: 2 });
  const known_as_of = await reach.now();
  const event = await happen(former, { kind: 'merged', date: '2026-05-01', successor_ids: [successor.id] });
  assert.deepEqual(await reach.by(), { [former.id]: 1, [successor.id]: 3 });
  assert.deepEqual(await reach.by({ attributes: 'now' }), { [successor.id]: 4 });
  assert.deepEqual(await reach.by({ known_as_of }), { [former.id]: 2, [successor.id]: 2 });
  // With everything under it: from that day the former stands under its successor.
  assert.deepEqual([await reach.within(successor), await reach.within(successor, { attributes: 'now' }), await reach.within(former)], [3, 4, 1]);
  assert.equal(await reach.within(successor, { known_as_of }), 2);

  const ended = await fresh(former);
  assert.deepEqual([ended.ended_on, ended.merged_into_id, ended.merged_into_name.fr, ended.parent_id], ['2026-05-01', successor.id, successor.name.fr, successor.id]);
  const list = async (state) => (await admin.read('/organisations', { q: 'Délégation aux Statistiques', state })).items.map(({ id, ended_on }) => [id, ended_on]);
  assert.deepEqual([await list(), await list('former'), await list('current')], [[[former.id, '2026-05-01']], [[former.id, '2026-05-01']], []]);
  assert.deepEqual((await history(successor)).map((each) => [each.kind, each.organisation_id]), [['merged', former.id]]);
  assertProblem(await admin.put(`/organisations/${former.id}`, { ...ended, parent_id: null }, { version: ended.version }), 422, 'invalid_input',
    { parent_id: 'organisation_ended' });

  // A chain: what took it over is taken over in turn.
  const last = await add();
  await happen(successor, { kind: 'merged', date: '2026-05-15', successor_ids: [last.id] });
  assert.deepEqual(await reach.by(), { [former.id]: 1, [successor.id]: 1, [last.id]: 2 });
  assert.equal((await undo(event)).status, 200);
  assert.deepEqual(await reach.by(), { [former.id]: 2, [successor.id]: 1, [last.id]: 1 });
  const back = await fresh(former);
  assert.deepEqual([back.ended_on, back.merged_into_id, back.parent_id], [undefined, undefined, former.parent_id]);
});

test('a move: a session counts under the parent of its day, today under the parent of today', async () => {
  const [before, now] = [await add(), await add()];
  const directorate = await add({ parent_id: before.id });
  const division = await add({ parent_id: directorate.id });
  const reach = await attended(['2026-03-02', '2026-06-01'], [division]);
  const known_as_of = await reach.now();
  const event = await happen(directorate, { kind: 'moved', date: '2026-06-01', parent_id: now.id });
  assert.deepEqual([await reach.within(before), await reach.within(now), await reach.within(division)], [1, 1, 2]);
  assert.deepEqual([await reach.within(before, { attributes: 'now' }), await reach.within(now, { attributes: 'now' })], [0, 2]);
  assert.equal(await reach.within(before, { known_as_of }), 2);
  assert.deepEqual(await reach.by(), { [division.id]: 2 });
  assertProblem(await tell(directorate, { kind: 'moved', date: '2026-05-31', parent_id: before.id }), 422, 'invalid_input', { date: 'before_earlier_event' });
  assertProblem(await tell(directorate, { kind: 'moved', date: '2026-06-02', parent_id: now.id }), 422, 'invalid_input', { parent_id: 'parent_unchanged' });
  // What it left may come under it later, but not while it was still above.
  assertProblem(await tell(before, { kind: 'moved', date: '2026-05-31', parent_id: division.id }), 422, 'invalid_input', { parent_id: 'cycle_in_tree' });
  await happen(before, { kind: 'moved', date: '2026-06-01', parent_id: division.id });
  assertProblem(await undo(event), 409, 'undo_makes_circle');
});

test('a split ends the organisation and names what came out of it; posts keep naming it until they are changed', async () => {
  const [whole, one, other] = [await add(), await add({ founded_on: '2026-04-01' }), await add()];
  const reach = await attended(['2026-03-02', '2026-06-01'], [whole]);
  const event = await happen(whole, { kind: 'split', date: '2026-04-01', successor_ids: [one.id, other.id] });
  assert.deepEqual(event.successors.map(({ id }) => id), [one.id, other.id]);
  assert.deepEqual(await reach.by(), { [whole.id]: 2 });
  assert.deepEqual((await history(other)).map(({ kind, organisation_id }) => [kind, organisation_id]), [['split', whole.id]]);
  assertProblem(await tell(whole, { kind: 'renamed', date: '2026-05-01', name: { fr: 'Trop tard' } }), 422, 'invalid_input', { kind: 'organisation_ended' });
  assert.equal((await admin.delete(`/organisations/${one.id}`, { version: one.version })).status, 409);
  assert.equal((await undo(event)).status, 200);
  assert.equal((await fresh(whole)).ended_on, undefined);
});

test('two records of one organisation count as one at all times, and are found under the one that is kept', async () => {
  const [kept, double] = [await add({ name: { fr: 'Observatoire de la Montagne' } }), await add({ name: { fr: 'Mountain Observatory' } })];
  const reach = await attended(['2026-03-02'], [kept, double]);
  const known_as_of = await reach.now();
  const event = await happen(double, { kind: 'same_as', date: '2026-01-01', successor_ids: [kept.id] });
  assert.equal(event.date, undefined);
  assert.deepEqual(await reach.by(), { [kept.id]: 2 });
  assert.deepEqual(await reach.by({ known_as_of }), { [kept.id]: 1, [double.id]: 1 });
  for (const q of ['mountain observatory', 'observatoire de la montagne'])
    assert.deepEqual((await admin.read('/organisations', { q, total: true })).items.map(({ id }) => id), [kept.id], q);
  assert.equal((await undo(event)).status, 200);
  assert.deepEqual(await reach.by(), { [kept.id]: 1, [double.id]: 1 });
});

test('what cannot have happened is refused, each field by name', async () => {
  const [one, other, third] = [await add({ founded_on: '2010-01-01' }), await add({ founded_on: '2015-01-01' }), await add()];
  const refused = async (body, fields) => assertProblem(await tell(one, body), 422, 'invalid_input', fields);
  await refused({ kind: 'renamed', name: { fr: 'X' } }, { date: 'required' });
  await refused({ kind: 'renamed', date: '2010-01-01', name: { fr: 'X' } }, { date: 'before_founding' });
  await refused({ kind: 'renamed', date: '2199-01-01', name: { fr: 'X' } }, { date: 'date_in_future' });
  await refused({ kind: 'renamed', date: '2020-01-01' }, { name: 'name_required' });
  await refused({ kind: 'renamed', date: '2020-01-01', name: one.name }, { name: 'name_unchanged' });
  await refused({ kind: 'merged', date: '2020-01-01' }, { successor_ids: 'required' });
  await refused({ kind: 'merged', date: '2020-01-01', successor_ids: [other.id, third.id] }, { successor_ids: 'one_successor' });
  await refused({ kind: 'merged', date: '2020-01-01', successor_ids: [one.id] }, { 'successor_ids/0': 'own_successor' });
  await refused({ kind: 'merged', date: '2020-01-01', successor_ids: [randomUUID()] }, { 'successor_ids/0': 'unknown_organisation' });
  await refused({ kind: 'merged', date: '2014-12-31', successor_ids: [other.id] }, { 'successor_ids/0': 'successor_not_founded' });
  await refused({ kind: 'split', date: '2020-01-01', successor_ids: [other.id] }, { successor_ids: 'successors_required' });
  await refused({ kind: 'split', date: '2020-01-01' }, { successor_ids: 'successors_required' });
  await refused({ kind: 'split', date: '2020-01-01', successor_ids: [other.id, other.id] }, { 'successor_ids/1': 'repeated' });
  await refused({ kind: 'moved', date: '2020-01-01', parent_id: one.id }, { parent_id: 'cycle_in_tree' });
  await refused({ kind: 'moved', date: '2020-01-01', parent_id: randomUUID() }, { parent_id: 'unknown_organisation' });
  await refused({ kind: 'moved', date: '2020-01-01' }, { parent_id: 'parent_unchanged' });
  await refused({ kind: 'dissolved', date: '2020-01-01' }, { kind: 'not_one_of' });
  await refused({ kind: 'moved', date: '2020-02-30', parent_id: other.id }, { date: 'invalid_date' });
  await refused({ kind: 'moved', date: '2020-01-01', parent_id: other.id, note: 'x' }, { note: 'unknown_field' });
  for (const body of ['', '[]', '{"kind":', 'null']) {
    const answer = await admin.post(`/organisations/${one.id}/events`, body);
    assert.ok([400, 415, 422].includes(answer.status), `${body} ${answer.status}`);
  }
  assert.deepEqual([(await fresh(one)).version, await history(one)], [1, []]);
  assertProblem(await admin.get(`/organisations/${randomUUID()}/events`), 404, 'not_found');
  assertProblem(await admin.post(`/organisation_events/${randomUUID()}/undo`), 404, 'not_found');

  await happen(other, { kind: 'split', date: '2021-01-01', successor_ids: [one.id, third.id] });
  await refused({ kind: 'merged', date: '2021-01-01', successor_ids: [other.id] }, { 'successor_ids/0': 'successor_ended' });
  await refused({ kind: 'merged', date: '2020-01-01', successor_ids: [other.id] }, { successor_ids: 'circle_of_successors' });
});

test('two editors at once: one event is written, the other is told what changed', async () => {
  for (let round = 0; round < 4; round += 1) {
    const [one, left, right] = [await add(), await add(), await add()];
    const answers = await Promise.all([left, right].map((into) =>
      admin.post(`/organisations/${one.id}/events`, { version: 1, kind: 'merged', date: '2026-01-01', successor_ids: [into.id] })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 412]);
    assert.equal(answers.find(({ status }) => status === 412).body.current.version, 2);
    // Each into the other: one of the two.
    const crossed = await Promise.all([[left, right], [right, left]].map(([from, into]) =>
      admin.post(`/organisations/${from.id}/events`, { version: from.version, kind: 'merged', date: '2026-01-01', successor_ids: [into.id] })));
    assert.deepEqual(crossed.map(({ status }) => status).sort(), [201, 422]);
    const event = answers.find(({ status }) => status === 201).body;
    const undone = await Promise.all([undo(event), undo(event)]);
    assert.deepEqual(undone.map(({ status }) => status).sort(), [200, 409]);
  }
  const one = await add();
  const body = { id: randomUUID(), version: 1, kind: 'renamed', date: '2026-01-01', name: { fr: 'Une seule fois' } };
  assert.deepEqual([(await admin.post(`/organisations/${one.id}/events`, body)).status, (await admin.post(`/organisations/${one.id}/events`, body)).status], [201, 200]);
  assert.equal((await history(one)).length, 1);
});

test('later changes stand in the way of an undo', async () => {
  const one = await add();
  const first = await happen(one, { kind: 'renamed', date: '2018-01-01', name: { fr: 'Deuxième' } });
  const second = await happen(one, { kind: 'renamed', date: '2020-01-01', name: { fr: 'Troisième' } });
  assertProblem(await undo(first), 409, 'changed_since_event');
  assert.equal((await undo(second)).status, 200);
  assert.equal((await undo(first)).status, 200);
  assert.deepEqual((await fresh(one)).name, one.name);
});

test('coordinators tell what happened, others read it or nothing', async () => {
  const [one, own] = [await add(), await add()];
  const event = await happen(one, { kind: 'renamed', date: '2018-01-01', name: { fr: 'Autre nom' } });
  const body = { version: 2, kind: 'renamed', date: '2019-01-01', name: { fr: 'Encore un' } };
  for (const role of ['trainer', 'manager', 'focal_point', 'partner', 'auditor', 'viewer']) {
    const bounds = role === 'auditor' ? { programme_id: (await makeProgramme(admin)).id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at: '2099-01-01T00:00:00Z' }
      : role === 'trainer' ? { person_id: (await makePerson(admin)).id } : ['focal_point', 'partner'].includes(role) ? { organisation_id: own.id } : {};
    const caller = await callerOf(server, admin, role, bounds);
    assertProblem(await caller.post(`/organisations/${one.id}/events`, body), 403, 'not_allowed');
    assertProblem(await undo(event, caller), 403, 'not_allowed');
    const seen = await caller.get(`/organisations/${one.id}/events`);
    if (role === 'partner') assertProblem(seen, 404, 'not_found');
    else assert.deepEqual([seen.body.items[0].can.undo, 'recorded_by' in seen.body.items[0]], [false, role === 'manager'], role);
  }
  const coordinator = await callerOf(server, admin, 'coordinator');
  assert.equal((await undo(event, coordinator)).status, 200);
});
