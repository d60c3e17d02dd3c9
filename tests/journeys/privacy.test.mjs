// Law 09-08: what people ask about their own data, what they agreed to, what sheets print, and names that leave with a reason.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { records, sheetsOf } from '../support/xlsx.mjs';
import { verify } from './figures.mjs';
import { fileOf, settled } from './exports.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, coordinator, viewer, programme, session, samira;
const today = new Date().toISOString().slice(0, 10);
const daysLater = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  server = await startServer();
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');
  viewer = await callerOf(server, admin, 'viewer');
  programme = await makeProgramme(admin);
  session = await admin.create('/sessions', sessionBody(programme));
  samira = await makePerson(admin, { family_name: 'El Ouardi', given_name: 'Samira', sex: 'F', birth_year: 1981, email: 'samira@example.org' });
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: samira.id });
});
after(() => server.stop());

const ask = (caller, more = {}) => caller.post('/person_requests', { person_id: samira.id, kind: 'access', channel: 'letter', received_on: '2026-06-01', ...more });
const reply = (caller, request, body) => caller.put(`/person_requests/${request.id}/answer`, { on: today, ...body }, { version: request.version });

test('a request has its date, its way and its last day; it is answered once', async () => {
  const asked = await ask(coordinator, { statement: 'Je souhaite savoir ce que vous détenez.' });
  assert.equal(asked.status, 201, JSON.stringify(asked.body));
  const request = asked.body;
  assert.match(request.reference, /^DP-\d{4}-\d{4}$/);
  assert.deepEqual([request.due_on, request.recorded_by, request.decision, request.can], [daysLater('2026-06-01', 30), 'coordinator', undefined, { answer: true, erase: false }]);
  assert.deepEqual((await coordinator.read('/person_requests', { open: true, person: samira.id })).items.map((each) => each.id), [request.id]);

  assertProblem(await reply(coordinator, request, { decision: 'rectified' }), 422, 'invalid_input', { decision: 'decision_does_not_fit' });
  assertProblem(await reply(coordinator, request, { decision: 'refused' }), 422, 'invalid_input', { reason: 'required' });
  assertProblem(await reply(coordinator, request, { decision: 'data_given', on: '2026-05-31' }), 422, 'invalid_input', { on: 'before_received' });
  assertProblem(await reply(coordinator, { ...request, version: 7 }, { decision: 'data_given' }), 412, 'stale');
  const [first, second] = await Promise.all([reply(coordinator, request, { decision: 'data_given' }), reply(admin, request, { decision: 'refused', reason: 'Doublon' })]);
  assert.deepEqual([first.status, second.status].sort(), [200, 412]);
  const done = await coordinator.read(`/person_requests/${request.id}`);
  assert.deepEqual([done.answered_on, done.can.answer], [today, false]);
  assertProblem(await reply(coordinator, done, { decision: 'refused', reason: 'Encore' }), 409, 'already_answered');
  assert.deepEqual((await coordinator.read('/person_requests', { open: true, person: samira.id })).items, []);
  const lines = (await admin.read('/changes', { concept: 'person_requests', id: request.id })).items;
  assert.deepEqual(lines.map((line) => line.action), ['answered', 'created']);
  assert.ok(!JSON.stringify(lines).includes('souhaite'), 'the words of the person are not copied into the audit trail');
});

const bad = [
  ['no person', { person_id: undefined }, { person_id: 'required' }],
  ['an unknown person', { person_id: randomUUID() }, { person_id: 'unknown_person' }],
  ['a day to come', { received_on: daysLater(today, 3) }, { received_on: 'future_date' }],
  ['an unknown kind', { kind: 'forget' }, { kind: 'not_one_of' }],
  ['an unknown way', { channel: 'pigeon' }, { channel: 'not_one_of' }],
  ['too many words', { statement: 'x'.repeat(2001) }, { statement: 'too_long' }],
];
for (const [name, more, fields] of bad)
  test(`a request with ${name} is refused by field`, async () => assertProblem(await ask(coordinator, more), 422, 'invalid_input', fields));

test('everything that is held on a person is in one file, and given to nobody else', async () => {
  const answer = await coordinator.get(`/people/${samira.id}/held_data`);
  assert.equal(answer.status, 200);
  const sections = Object.fromEntries(answer.body.sections.map(({ section, entries }) => [section, entries]));
  assert.equal(sections.record[0].email, 'samira@example.org');
  assert.equal(sections.record[0].birth_year, 1981);
  assert.deepEqual(sections.registrations.map((each) => each.reference), [session.reference]);
  assert.ok(sections.requests.length >= 1 && sections.history.length >= 1);
  const made = await settled(coordinator, (await coordinator.create('/exports', { kind: 'list', list: 'held_data', format: 'xlsx', language: 'fr', filters: { person: samira.id } })).id);
  assert.equal(made.state, 'done', JSON.stringify(made));
  const [sheet] = await sheetsOf((await fileOf(coordinator, made.id)).bytes);
  assert.ok(records(sheet).some((row) => row['Rubrique'] === 'Fiche' && row['Valeur'] === 'samira@example.org'));
  assert.equal((await admin.read('/changes', { concept: 'people', id: samira.id })).items[0].action, 'data_given');
  for (const [language, title] of [['fr', 'Données détenues sur vous'], ['ar', 'المعطيات المحفوظة عنكم']]) {
    const pdf = await coordinator.get(`/people/${samira.id}/held_data`, { query: { format: 'pdf', language } });
    assert.deepEqual([pdf.status, pdf.headers.get('content-type'), pdf.bytes.subarray(0, 5).toString()], [200, 'application/pdf', '%PDF-']);
    assert.ok(decodeURIComponent(pdf.headers.get('content-disposition')).includes(title));
  }
  const given = (await admin.read('/changes', { concept: 'people', id: samira.id })).items.filter(({ action }) => action === 'data_given');
  assert.equal(given.length, 3, 'as data once, and two documents');
  assertProblem(await coordinator.get(`/people/${samira.id}/held_data`, { query: { format: 'docx' } }), 422, 'invalid_input', { format: 'not_one_of' });
  assertProblem(await viewer.get(`/people/${samira.id}/held_data`, { query: { format: 'pdf' } }), 403, 'not_allowed');
  assertProblem(await viewer.get(`/people/${samira.id}/held_data`), 403, 'not_allowed');
  assertProblem(await coordinator.get(`/people/${randomUUID()}/held_data`), 404, 'not_found');
  assertProblem(await coordinator.post('/exports', { kind: 'list', list: 'held_data', format: 'xlsx' }), 422, 'invalid_input', { 'filters/person': 'required' });
});

test('an objection locks the record: not changed, not in lists, still counted', async () => {
  const person = await makePerson(admin, { family_name: 'Bennani', given_name: 'Objecteur' });
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  const request = (await ask(coordinator, { person_id: person.id, kind: 'objection' })).body;
  const done = await reply(coordinator, request, { decision: 'locked', reason: 'Opposition fondée' });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const locked = await admin.read(`/people/${person.id}`);
  assert.ok(locked.locked_at);
  assert.equal(locked.can.update, false);
  assert.deepEqual((await admin.read('/people', { q: 'objecteur' })).items, []);
  assertProblem(await admin.put(`/people/${person.id}`, { family_name: 'B', given_name: 'O', sex: 'F' }, { version: locked.version }), 409, 'person_locked');
  assertProblem(await admin.post(`/people/${person.id}/affiliations`, { function: 'x', from: '2026-01-01' }), 409, 'person_locked');
  const other = await admin.create('/sessions', sessionBody(programme));
  assertProblem(await admin.post(`/sessions/${other.id}/registrations`, { person_id: person.id }), 409, 'person_locked');
  assert.equal((await admin.read(`/sessions/${session.id}/registrations`)).items.length, 2);
  assertProblem(await viewer.delete(`/people/${person.id}/lock`, { version: locked.version }), 403, 'not_allowed');
  assertProblem(await coordinator.delete(`/people/${person.id}/lock`, { version: locked.version - 1 }), 412, 'stale');
  assert.equal((await coordinator.delete(`/people/${person.id}/lock`, { version: locked.version })).status, 204);
  assert.equal((await admin.read('/people', { q: 'objecteur' })).items.length, 1);
});

test('a request of erasure is carried out by an administrator, with its answer', async () => {
  const person = await makePerson(admin, { family_name: 'Zniber', given_name: 'Partie' });
  const request = (await ask(coordinator, { person_id: person.id, kind: 'erasure', statement: 'Effacez-moi, Partie Zniber.' })).body;
  assertProblem(await reply(coordinator, request, { decision: 'erased' }), 403, 'not_allowed');
  assert.equal((await coordinator.read(`/person_requests/${request.id}`)).decision, undefined, 'a refused answer leaves nothing');
  const done = await reply(admin, request, { decision: 'erased' });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.deepEqual([done.body.decision, done.body.person_erased, done.body.statement], ['erased', true, undefined]);
  assert.notEqual(done.body.person_id, person.id);
  assertProblem(await admin.get(`/people/${person.id}`), 404, 'not_found');
  assert.match((await admin.read(`/people/${done.body.person_id}`)).display_name, /^X-/);
  assertProblem(await ask(coordinator, { person_id: done.body.person_id }), 409, 'already_erased');
});

test('a consent is given, asked for again when the words change, withdrawn', async () => {
  const words = { code: 'photo', name: { fr: 'Photographies', ar: 'الصور', en: 'Photographs' }, text: { fr: 'Je peux être photographié.' }, legal_basis: 'consent' };
  const purpose = await admin.create('/purposes', words);
  const mission = await admin.create('/purposes', { ...words, code: 'suivi', legal_basis: 'public_mission' });
  assertProblem(await coordinator.post('/purposes', { ...words, code: 'autre' }), 403, 'not_allowed');
  assertProblem(await admin.post('/purposes', words), 409, 'code_taken', { code: 'code_taken' });
  assertProblem(await admin.post('/purposes', { ...words, code: 'Bad code' }), 422, 'invalid_input', { code: 'invalid_code' });

  const stateOf = async () => (await coordinator.read(`/people/${samira.id}/consents`)).items.find((each) => each.purpose_id === purpose.id).state;
  const say = (answer, more = {}) => coordinator.post(`/people/${samira.id}/consents`, { purpose_id: purpose.id, answer, date: '2026-06-02', channel: 'form', ...more });
  assert.equal(await stateOf(), 'not_asked');
  assertProblem(await say('withdrawn'), 422, 'invalid_input', { answer: 'nothing_to_withdraw' });
  assertProblem(await say('given', { purpose_id: mission.id }), 422, 'invalid_input', { purpose_id: 'no_consent_needed' });
  assertProblem(await say('given', { purpose_id: randomUUID() }), 422, 'invalid_input', { purpose_id: 'unknown_reference' });
  assertProblem(await say('given', { date: daysLater(today, 2) }), 422, 'invalid_input', { date: 'future_date' });
  assertProblem(await viewer.get(`/people/${samira.id}/consents`), 403, 'not_allowed');
  const id = randomUUID();
  assert.equal((await say('given', { id })).status, 201);
  assert.equal((await say('given', { id })).status, 200, 'sent twice, recorded once');
  assert.equal(await stateOf(), 'given');

  const renamed = await admin.change(`/purposes/${purpose.id}`, { ...words, active: true, text: { fr: 'Photos et vidéos.' } }, { version: purpose.version });
  assert.deepEqual([renamed.number, renamed.versions.map((each) => each.text.fr)], [2, ['Je peux être photographié.', 'Photos et vidéos.']]);
  const closed = await admin.change(`/purposes/${purpose.id}`, { ...words, active: true, text: { fr: 'Photos et vidéos.' } }, { version: renamed.version });
  assert.equal(closed.number, 2, 'the same words are the same version');
  assertProblem(await admin.put(`/purposes/${purpose.id}`, { ...words, code: 'image' }, { version: closed.version }), 422, 'invalid_input', { code: 'code_stays' });
  assert.equal(await stateOf(), 'ask_again');
  assert.equal((await say('given', { date: '2026-06-03' })).status, 201);
  assert.equal(await stateOf(), 'given');
  assert.equal((await say('withdrawn', { date: '2026-06-04', channel: 'phone' })).status, 201);
  assert.equal(await stateOf(), 'withdrawn');
  const { answers } = (await coordinator.read(`/people/${samira.id}/consents`)).items.find((each) => each.purpose_id === purpose.id);
  assert.deepEqual(answers.map((each) => [each.answer, each.number]), [['withdrawn', 2], ['given', 2], ['given', 1]]);
  assert.equal((await admin.read('/purposes')).items.length, 2);
  assert.equal((await admin.read(`/purposes/${purpose.id}`)).id, purpose.id);
});

test('the notice is printed on the sheet to sign, with the number of the receipt', async () => {
  const before = await coordinator.read('/privacy_notice');
  const body = { controller: { fr: 'Direction du Budget' }, purpose: {}, recipients: { fr: 'la Direction du Budget' }, contact: 'dpo@example.org', receipt_number: 'D-123/2026', answer_days: 45 };
  assertProblem(await coordinator.put('/privacy_notice', body, { version: before.version }), 403, 'not_allowed');
  assertProblem(await admin.put('/privacy_notice', { ...body, answer_days: 0 }, { version: before.version }), 422, 'invalid_input', { answer_days: 'out_of_range' });
  await admin.change('/privacy_notice', body, { version: before.version });
  assertProblem(await admin.put('/privacy_notice', body, { version: before.version }), 412, 'stale');
  const sheet = await coordinator.get(`/sessions/${session.id}/sign_in_sheet`, { query: { format: 'docx', language: 'fr' } });
  assert.equal(sheet.status, 200, JSON.stringify(sheet.body).slice(0, 300));
  const { execFileSync } = await import('node:child_process');
  const { writeFileSync, mkdtempSync, rmSync } = await import('node:fs');
  const folder = mkdtempSync('/tmp/athar-notice-');
  writeFileSync(`${folder}/sheet.docx`, sheet.bytes);
  const text = execFileSync('unzip', ['-p', `${folder}/sheet.docx`, 'word/document.xml'], { encoding: 'utf8', maxBuffer: 32e6 }).replace(/<[^>]+>/g, '');
  rmSync(folder, { recursive: true });
  for (const said of ['D-123/2026', 'dpo@example.org', 'Direction du Budget']) assert.ok(text.includes(said), `${said} is printed`);
  assert.equal((await ask(coordinator)).body.due_on, daysLater('2026-06-01', 45));
});

test('a list of people is counted unless names are asked for, with a reason', async () => {
  const order = { kind: 'list', list: 'people', format: 'xlsx', language: 'fr' };
  const rowsOf = async (caller, more) => {
    const done = await settled(caller, (await caller.create('/exports', { ...order, ...more })).id);
    assert.equal(done.state, 'done', JSON.stringify(done));
    return records((await sheetsOf((await fileOf(caller, done.id)).bytes))[0]);
  };
  const counted = await rowsOf(coordinator, {});
  assert.ok(!JSON.stringify(counted).includes('Ouardi'));
  const total = (await admin.read('/people', { total: true })).total;
  assert.equal(counted.reduce((sum, row) => sum + row['Personnes'], 0), total);
  assertProblem(await coordinator.post('/exports', { ...order, names: true }), 422, 'invalid_input', { reason: 'required' });
  const named = await rowsOf(coordinator, { names: true, reason: 'Convocations de juin' });
  assert.ok(JSON.stringify(named).includes('El Ouardi'));
  const [line] = (await admin.read('/changes', { concept: 'exports' })).items;
  assert.deepEqual([line.actor_name, line.after.names, line.after.reason], ['coordinator', true, 'Convocations de juin']);

  // One's own session's list needs no reason; a colleague's does.
  const trainer = await makePerson(admin);
  const own = await admin.create('/sessions', sessionBody(programme, { team: [{ person_id: trainer.id, role: 'trainer' }] }));
  await admin.create(`/sessions/${own.id}/registrations`, { person_id: samira.id });
  const leads = await callerOf(server, admin, 'trainer', { person_id: trainer.id });
  const list = await rowsOf(leads, { list: 'registrations', names: true, filters: { session: own.id } });
  assert.equal(list[0]['Nom'], 'El Ouardi');
  assertProblem(await leads.post('/exports', { ...order, names: true }), 422, 'invalid_input', { reason: 'required' });

  // Who sees figures only, or asks from outside, gets no names; management gives its reason like everybody.
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère partenaire' }, type: 'ministry' });
  const partner = await callerOf(server, admin, 'partner', { organisation_id: ministry.id });
  assertProblem(await partner.post('/exports', { ...order, names: true, reason: 'Je les veux' }), 403, 'not_allowed');
  const manager = await callerOf(server, admin, 'manager');
  assertProblem(await manager.post('/exports', { ...order, names: true }), 422, 'invalid_input', { reason: 'required' });
  assertProblem(await viewer.post('/exports', order), 403, 'not_allowed');
});

test('what figures do not need is kept for so many months, previewed and purged', async () => {
  const { items } = await coordinator.read('/retention');
  assert.deepEqual(items.map((each) => [each.rule, each.months, each.due]).slice(0, 2), [['contacts', undefined, 0], ['import_files', undefined, 0]]);
  const rule = items[0];
  const figure = async () => (await admin.read('/reach', { measure: 'unique_participants', by: 'sex' })).groups;
  const before = await figure();
  assertProblem(await coordinator.put('/retention/contacts', { months: 1 }, { version: rule.version }), 403, 'not_allowed');
  assertProblem(await admin.put('/retention/salaries', { months: 1 }, { version: 1 }), 404, 'not_found');
  assertProblem(await admin.put('/retention/contacts', { months: 601 }, { version: rule.version }), 422, 'invalid_input', { months: 'out_of_range' });
  const kept = await admin.change('/retention/contacts', { months: 1 }, { version: rule.version });
  assertProblem(await admin.put('/retention/contacts', { months: 2 }, { version: rule.version }), 412, 'stale');
  // Samira is in a session of May, and in another without an end.
  assert.equal(kept.due, (await admin.read('/retention')).items[0].due);
  const { command } = await import('../support/server.mjs');
  const dry = await command(server.database.url, ['purge', '--dry-run']);
  assert.deepEqual([dry.code, dry.stdout], [0, `contacts: ${kept.due}\n`], dry.stderr);
  assertProblem(await coordinator.post('/retention_purges'), 403, 'not_allowed');
  const purged = await admin.post('/retention_purges');
  assert.deepEqual([purged.status, purged.body.items], [200, [{ rule: 'contacts', emptied: kept.due }]]);
  assert.deepEqual(await figure(), before);
  assert.equal((await command(server.database.url, ['purge'])).stdout, 'contacts: 0\n');
});

test('of birth dates the year stays, and every age that was counted with it', async () => {
  const programme = await makeProgramme(admin);
  const [early, late] = [await makePerson(admin, { birth_date: '1991-03-20' }), await makePerson(admin, { birth_date: '1991-11-30' })];
  for (const date of ['2026-03-10', '2026-04-02', '2016-11-29', '2016-12-01']) {
    const session = await admin.create('/sessions', sessionBody(programme, { days: [{ date, sittings: [{ starts: '09:00', ends: '12:00' }] }] }));
    for (const person of [early, late]) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
    await admin.change(`/sessions/${session.id}/attendances`, { entries: [early, late].map(({ id }) => ({ person_id: id, date, sitting: 1, present: true })) });
  }
  const ages = async () => (await admin.read('/reach', { measure: 'attendances', programme: programme.code, by: 'age_band,session' })).groups;
  const before = await ages();
  const rule = (await admin.read('/retention')).items.find((each) => each.rule === 'birth_dates');
  const kept = await admin.change('/retention/birth_dates', { months: 1 }, { version: rule.version });
  assert.ok(kept.due >= 2);
  assert.equal((await admin.post('/retention_purges')).status, 200);
  for (const { id } of [early, late]) {
    const person = await admin.read(`/people/${id}`);
    assert.deepEqual([person.birth_date, person.birth_year], [undefined, 1991]);
  }
  // Derived anew, they are the same: a note of the session touches everybody in it.
  await server.database.query(`insert into athar.change_set (actor_name, concept, action, touched_people) values ('test', 'people', 'updated', array['${early.id}','${late.id}']::uuid[])`);
  assert.deepEqual(await ages(), before);
  const verified = await verify(server.database.url);
  assert.equal(verified.code, 0, verified.stdout);
  // Another year of birth, and the day that stood for the date is gone.
  const person = await admin.read(`/people/${early.id}`);
  await admin.change(`/people/${early.id}`, { ...person, birth_year: 1960 }, { version: person.version });
  assert.notDeepEqual(await ages(), before);
});

test('the server purges by itself each night, unless that is switched off', async () => {
  const { schedule } = await admin.read('/retention');
  const { today } = await admin.read('/published_tables');
  assert.ok(schedule.nightly && schedule.last_run_at && schedule.next_run_on > today, JSON.stringify(schedule));
  const off = await admin.change('/retention_schedule', { nightly: false }, { version: schedule.version });
  assert.deepEqual([off.nightly, off.next_run_on], [false, undefined]);
  assertProblem(await admin.put('/retention_schedule', { nightly: true }, { version: schedule.version }), 412, 'stale');
  assertProblem(await admin.put('/retention_schedule', { nightly: 'yes' }, { version: off.version }), 422, 'invalid_input');
  assertProblem(await coordinator.put('/retention_schedule', { nightly: true }, { version: off.version }), 403, 'not_allowed');
  assertProblem(await viewer.put('/retention_schedule', { nightly: true }, { version: off.version }), 403, 'not_allowed');
  await admin.change('/retention_schedule', { nightly: true }, { version: off.version });
  // Two at once: one after the other, nothing is emptied twice.
  const both = await Promise.all([admin.post('/retention_purges'), admin.post('/retention_purges')]);
  assert.deepEqual(both.map(({ status }) => status), [200, 200]);
});
