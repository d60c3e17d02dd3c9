// The plan of a study visit: hosts in order, the programme of each day, journeys, travellers' papers, the leader's report.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, organisation, people;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  organisation = await admin.create('/organisations', { name: { fr: 'École de gestion publique' }, type: 'university' });
  people = await Promise.all(Array.from({ length: 3 }, (_, i) => makePerson(admin, i === 0 ? { organisation_id: organisation.id } : {})));
});
after(() => server?.stop());

const days = ['2027-04-05', '2027-04-06', '2027-04-07'].map((date) => ({ date, sittings: [{ starts: '09:00', ends: '16:00' }] }));

async function visitOf(travellers = people, more = {}) {
  const session = await admin.create('/sessions', sessionBody(programme, { kind: 'study_visit', place_code: undefined, country: 'CA', days, ...more }));
  const registrations = [];
  for (const person of travellers) registrations.push(await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id }));
  return { id: session.id, path: `/sessions/${session.id}/study_visit`, registrations };
}

const plan = (head) => ({
  head_registration_id: head,
  hosts: [
    { organisation_id: organisation.id, city: 'Ottawa', country: 'CA', from: '2027-04-05', to: '2027-04-05', contact: 'Accueil' },
    { name: 'Atelier de Montréal', city: 'Montréal', country: 'CA', from: '2027-04-06', to: '2027-04-07' },
  ],
  entries: [
    { date: '2027-04-06', starts: '10:00', ends: '11:30', title: { fr: 'Échange', ar: 'تبادل' }, host: 2, place: 'Salle 2' },
    { date: '2027-04-05', starts: '09:00', ends: '12:00', title: { fr: 'Accueil de la délégation' }, host: 1 },
  ],
  legs: [{ from: 'Ottawa', to: 'Montréal', departs_on: '2027-04-05', departs_at: '17:00', arrives_on: '2027-04-05', arrives_at: '19:00', means: 'train' }],
});

test('a plan is written, read in order of time, and tells what overlaps', async () => {
  const { path, registrations } = await visitOf();
  const empty = await admin.get(path);
  assert.equal(empty.status, 200);
  assert.equal(empty.body.version, 0);
  assert.equal(empty.headers.get('etag'), '"0"');
  assert.deepEqual(empty.body.delegation.map(({ papers }) => papers.map(({ state }) => state)), Array(3).fill(Array(4).fill('needed')));

  const body = plan(registrations[1].id);
  const written = await admin.change(path, body, { version: 0 });
  assert.equal(written.version, 1);
  assert.deepEqual(written.entries.map(({ date }) => date), ['2027-04-05', '2027-04-06']);
  assert.equal(written.hosts[0].organisation_name.fr, 'École de gestion publique');
  assert.deepEqual(written.delegation.filter(({ is_head }) => is_head).map(({ registration_id }) => registration_id), [registrations[1].id]);
  assert.deepEqual(written.warnings, []);

  body.legs.push({ ...body.legs[0], departs_at: '18:30', arrives_at: '20:00' });
  body.entries.push({ date: '2027-04-05', starts: '17:30', ends: '18:00', title: { en: 'Call' } }, { date: '2027-05-01', title: { fr: 'Bilan' } });
  const warned = await admin.change(path, body, { version: 1 });
  assert.deepEqual(warned.warnings.map(({ path: at, code }) => [at, code]),
    [['legs/1', 'legs_overlap'], ['entries/1', 'entry_while_travelling'], ['entries/3', 'outside_session_days']]);
  assert.match(warned.warnings[0].message, /Ottawa – Montréal/);
  const { items } = await admin.read('/changes', { concept: 'study_visits', id: written.session_id });
  assert.equal(items.length, 2);
});

test('bad plans are refused by field, and nothing of them is kept', async () => {
  const { path, registrations } = await visitOf();
  const elsewhere = await visitOf(people.slice(0, 1));
  const body = plan(registrations[0].id);
  const refused = async (change, fields) => {
    const bad = structuredClone(body);
    change(bad);
    assertProblem(await admin.put(path, bad, { version: 0 }), 422, 'invalid_input', fields);
  };
  await refused((bad) => { bad.hosts[0].to = '2027-04-04'; bad.entries[0].ends = '09:59'; bad.legs[0].arrives_at = '16:59'; },
    { 'hosts/0/to': 'end_before_start', 'entries/0/ends': 'end_before_start', 'legs/0/arrives_at': 'end_before_start' });
  await refused((bad) => { bad.hosts.push({ city: 'Québec' }); bad.entries[0].host = 9; },
    { 'hosts/2': 'host_required', 'entries/0/host': 'unknown_host' });
  await refused((bad) => { bad.entries[1].title = {}; }, { 'entries/1/title': 'required' });
  await refused((bad) => { bad.head_registration_id = elsewhere.registrations[0].id; }, { head_registration_id: 'unknown_registration' });
  await refused((bad) => { bad.head_registration_id = randomUUID(); }, { head_registration_id: 'unknown_registration' });
  await refused((bad) => { bad.hosts[1] = { organisation_id: randomUUID() }; }, { 'hosts/1/organisation_id': 'unknown_organisation' });
  await refused((bad) => { bad.hosts[1].country = 'ZZ'; }, { 'hosts/1/country': 'unknown_place' });
  await refused((bad) => { bad.legs[0].means = 'camel'; bad.legs[0].passport = 'AB123456'; delete bad.legs[0].to; },
    { 'legs/0/means': 'not_one_of', 'legs/0/passport': 'unknown_field', 'legs/0/to': 'required' });
  await refused((bad) => { bad.legs = Array(61).fill(bad.legs[0]); }, { legs: 'too_many_items' });
  assertProblem(await admin.put(path, '{"hosts":'), 400, 'malformed_json');
  assert.equal((await admin.read(path)).version, 0);
});

test('of two editors at once the second is told, with what the first wrote', async () => {
  const { path, registrations } = await visitOf();
  const body = plan(registrations[0].id);
  const answers = await Promise.all([admin.put(path, body, { version: 0 }), admin.put(path, { ...body, legs: [] }, { version: 0 })]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
  const stale = answers.find(({ status }) => status === 412);
  assert.equal(stale.body.code, 'stale');
  assert.equal(stale.body.current.version, 1);
  assertProblem(await admin.put(`${path}/report`, { report: 'Trop tard' }, { version: 0 }), 412, 'stale');
});

test('the papers of each traveller are kept with date and note, and never a number', async () => {
  const { path, registrations } = await visitOf();
  const elsewhere = await visitOf(people.slice(0, 1));
  const papers = [
    { registration_id: registrations[0].id, paper: 'visa', state: 'asked', date: '2027-02-01', note: 'consulat' },
    { registration_id: registrations[0].id, paper: 'passport', state: 'ready' },
  ];
  assert.deepEqual(await admin.change(`${path}/papers`, { papers }), { applied: 2 });
  assert.deepEqual(await admin.change(`${path}/papers`, { papers }), { applied: 0 }, 'sent twice changes nothing');
  const traveller = (await admin.read(path)).delegation.find(({ registration_id }) => registration_id === registrations[0].id);
  assert.deepEqual(traveller.papers.map(({ paper, state }) => [paper, state]),
    [['passport', 'ready'], ['visa', 'asked'], ['mission_order', 'needed'], ['insurance', 'needed']]);
  assert.equal(traveller.papers[1].note, 'consulat');
  const put = (more) => admin.put(`${path}/papers`, { papers: [{ ...papers[0], ...more }] });
  assertProblem(await put({ note: 'passeport AB123456' }), 422, 'invalid_input', { 'papers/0/note': 'document_number' });
  assertProblem(await put({ registration_id: elsewhere.registrations[0].id }), 422, 'invalid_input', { 'papers/0/registration_id': 'unknown_registration' });
  assertProblem(await put({ state: 'needed' }), 422, 'invalid_input', { 'papers/0/date': 'date_without_state' });
  assertProblem(await put({ state: 'lost' }), 422, 'invalid_input', { 'papers/0/state': 'not_one_of' });
  assertProblem(await admin.put(`${path}/papers`, { papers: [papers[0], papers[0]] }), 422, 'invalid_input', { 'papers/1': 'duplicate_entry' });
  const held = await admin.read(`/sessions/${(await admin.read(path)).session_id}`);
  assert.equal(held.version, 1, 'papers are no change of the session');
});

test('the report is dated, and taking it back takes its date', async () => {
  const { path } = await visitOf();
  const written = await admin.change(`${path}/report`, { report: 'Trois pratiques à adapter.', reported_on: '2026-01-10' }, { version: 0 });
  assert.deepEqual([written.report, written.reported_on, written.version], ['Trois pratiques à adapter.', '2026-01-10', 1]);
  assert.match((await admin.change(`${path}/report`, { report: 'Encore.' }, { version: 1 })).reported_on, /^\d{4}-/);
  assertProblem(await admin.put(`${path}/report`, { report: 'x', reported_on: '2199-01-01' }, { version: 2 }), 422, 'invalid_input', { reported_on: 'future_date' });
  const none = await admin.change(`${path}/report`, {}, { version: 2 });
  assert.deepEqual([none.report, none.reported_on], [undefined, undefined]);
});

test('the programme is printed with days, hosts and delegation, without papers; nothing is printed of an empty plan', async () => {
  const { path, registrations } = await visitOf();
  assertProblem(await admin.get(`${path}/programme`), 409, 'nothing_to_print');
  await admin.change(path, plan(registrations[1].id), { version: 0 });
  await admin.change(`${path}/papers`, { papers: [{ registration_id: registrations[0].id, paper: 'visa', state: 'asked', note: 'guichet' }] });
  const folder = await mkdtemp(join(tmpdir(), 'athar-visit-'));
  for (const language of ['fr', 'ar', 'fr-ar', 'en']) {
    const { status, bytes, headers } = await admin.get(`${path}/programme`, { query: { language } });
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/pdf');
    await writeFile(join(folder, 'programme.pdf'), bytes);
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', join(folder, 'programme.pdf'), '-']);
    assert.match(stdout, /Ottawa/);
    assert.match(stdout, /09:00 – 12:00/);
    if (language.startsWith('fr')) assert.match(stdout, /lundi 5 avril 2027[^]*Accueil de la délégation[^]*mardi 6 avril 2027[^]*Chef de délégation/);
    assert.doesNotMatch(stdout, /guichet|[Vv]isa/);
  }
  const word = await admin.get(`${path}/programme`, { query: { format: 'docx' } });
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK');
  assertProblem(await admin.get(`${path}/programme`, { query: { language: 'de' } }), 422, 'invalid_input', { language: 'not_one_of' });
  const training = await admin.create('/sessions', sessionBody(programme));
  assertProblem(await admin.get(`/sessions/${training.id}/study_visit/programme`), 409, 'not_of_this_kind');
  await rm(folder, { recursive: true, force: true });
});

test('only a study visit has this plan, and a cancelled one is not planned any more', async () => {
  const training = await admin.create('/sessions', sessionBody(programme));
  assertProblem(await admin.get(`/sessions/${training.id}/study_visit`), 409, 'not_of_this_kind');
  assertProblem(await admin.put(`/sessions/${training.id}/study_visit`, {}), 409, 'not_of_this_kind');
  assertProblem(await admin.put(`/sessions/${training.id}/study_visit/papers`, { papers: [] }), 409, 'not_of_this_kind');
  assertProblem(await admin.get(`/sessions/${randomUUID()}/study_visit`), 404, 'not_found');
  const { id, path } = await visitOf();
  await admin.change(`/sessions/${id}/status`, { status: 'cancelled', reason: 'Reporté sine die' }, { version: 1 });
  assertProblem(await admin.put(path, plan(), { version: 0 }), 409, 'session_cancelled');
});

test('who may: coordinators write, managers read, a focal point sees its own travellers, the others nothing', async () => {
  const { path, registrations } = await visitOf();
  await admin.change(path, plan(registrations[0].id), { version: 0 });
  const coordinator = await callerOf(server, admin, 'coordinator');
  assert.equal((await coordinator.change(path, plan(registrations[1].id), { version: 1 })).version, 2);
  const manager = await callerOf(server, admin, 'manager');
  assert.equal((await manager.read(path)).delegation.length, 3);
  assert.equal((await manager.read(path)).can.update, false);
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
  assert.deepEqual((await focal.read(path)).delegation.map(({ person_id }) => person_id), [people[0].id]);
  const trainer = await callerOf(server, admin, 'trainer', { person_id: people[2].id });
  assertProblem(await trainer.get(path), 404, 'not_found');
  for (const role of ['viewer', 'partner']) {
    const caller = await callerOf(server, admin, role, role === 'partner' ? { organisation_id: organisation.id } : {});
    assertProblem(await caller.get(path), 403, 'not_allowed');
  }
  for (const caller of [manager, focal, trainer]) {
    assertProblem(await caller.put(path, plan()), 403, 'not_allowed');
    assertProblem(await caller.put(`${path}/report`, { report: 'x' }), 403, 'not_allowed');
    assertProblem(await caller.put(`${path}/papers`, { papers: [] }), 403, 'not_allowed');
  }
});

test('the erasure of a traveller reaches contacts, report and notes', async () => {
  const leader = await makePerson(admin, { given_name: 'Hasnaa', family_name: 'Berdugo' });
  const { path, registrations } = await visitOf([leader, people[1]]);
  const body = plan(registrations[0].id);
  body.hosts[0].contact = 'Joindre Hasnaa Berdugo au retour';
  await admin.change(path, body, { version: 0 });
  await admin.change(`${path}/report`, { report: 'Rédigé par Hasnaa Berdugo.' }, { version: 1 });
  await admin.change(`${path}/papers`, { papers: [{ registration_id: registrations[0].id, paper: 'visa', state: 'asked', note: 'vu avec elle' }] });
  const { version } = await admin.read(`/people/${leader.id}`);
  const erased = await admin.post(`/people/${leader.id}/erasure`, {}, { headers: { 'if-match': `"${version}"` } });
  assert.ok(erased.status < 300, JSON.stringify(erased.body));
  const left = JSON.stringify(await admin.read(path));
  assert.doesNotMatch(left, /Hasnaa|Berdugo|vu avec elle/);
  assert.match(left, /Joindre … au retour/);
  const trail = JSON.stringify(await admin.read('/changes', { concept: 'study_visits', id: JSON.parse(left).session_id }));
  assert.doesNotMatch(trail, /Hasnaa|Berdugo/);
});
