// What falls due: the list, the digest that is written once a week and once only, its texts, the calendar feed, Today.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { root } from '../support/house.mjs';
import { mailServer, partOf } from '../support/mail.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { soon } from './inviting.mjs';
import { callerOf } from './training.mjs';

/** From the server's own today. */
let today;
const inDays = (days) => new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

let database, mail, server, admin, coordinator, deputy, ministry, fund, agreement, commitment;
const start = (more) => startServer({ database, environment: mail.environment, ...more });
before(async () => {
  database = await freshDatabase();
  mail = await mailServer();
  server = await start();
  admin = await server.signIn();
  today = (await admin.read('/today')).date;
  coordinator = await callerOf(server, admin, 'coordinator', { name: 'Karim Exemple' });
  deputy = await callerOf(server, admin, 'manager', { language: 'ar' });
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Famille' } });
  fund = await makeOrganisation(admin);
  agreement = await makeAgreement(admin, [ministry, fund], { title: { fr: 'Accord à suivre' }, status: 'in_force', ends_on: inDays(80), renewal: 'tacit', renewal_months: 12, notice_months: 2 });
  commitment = await admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 7', description: { fr: 'Remettre le rapport final' }, organisation_id: fund.id,
    measure: 'documents', target: 1, first_due_on: inDays(-3) });
});
after(async () => {
  await server?.stop();
  await mail?.stop();
  await database?.drop();
});

const me = async (client) => (await client.read('/me')).user.id;
const digests = () => mail.taken.filter(({ subject }) => /Échéances|آجال/.test(subject));

test('what falls due is listed by day, with whose it is and how many days are left', async () => {
  const { items } = await admin.read('/deadlines');
  assert.deepEqual(items.map(({ kind }) => kind), ['commitment', 'agreement_notice', 'agreement_end']);
  assert.deepEqual([items[0].clause, items[0].commitment_id, items[2].days_left], ['Art. 7', commitment.id, 80]);
  assert.deepEqual((await admin.read('/deadlines', { kind: 'agreement_end' })).items.length, 1);
  assert.deepEqual((await admin.read('/deadlines', { from: inDays(70) })).items.map(({ kind }) => kind), ['agreement_end']);
  assert.deepEqual((await admin.read('/deadlines', { mine: true })).items, []);
  const first = await admin.read('/deadlines', { limit: 2 });
  assert.deepEqual((await admin.read('/deadlines', { limit: 2, cursor: first.next_cursor })).items.map(({ kind }) => kind), ['agreement_end']);
  assertProblem(await admin.get('/deadlines', { query: { kind: 'birthday', mine: 'perhaps', from: 'x', cursor: '??' } }), 422, 'invalid_input',
    { kind: 'not_one_of', mine: 'not_one_of', from: 'invalid_date', cursor: 'invalid_cursor' });
});

test('owner and deputies are written to once, in their language, also when the server dies and starts again', async () => {
  assert.equal(digests().length, 0);
  await admin.change(`/agreements/${agreement.id}`, { ...agreement, owner_id: await me(coordinator) }, { version: agreement.version });
  const set = await admin.put(`/agreements/${agreement.id}/deputies`, { account_ids: [await me(deputy), await me(deputy)] });
  assert.deepEqual([set.status, set.body.items.length], [200, 1], JSON.stringify(set.body));
  await soon(() => assert.equal(digests().length, 2));
  const french = digests().find(({ subject }) => /Échéances/.test(subject)), arabic = digests().find(({ subject }) => /آجال/.test(subject));
  assert.equal(french.subject, 'Échéances de vos accords : 3');
  const text = partOf(french.raw, 'text/plain');
  assert.match(text, /Bonjour Karim Exemple/);
  assert.match(text, /Échéance passée\s+– .* : Art\. 7 — Remettre le rapport final/);
  assert.match(text, /Dans le mois[\s\S]*préavis de renouvellement[\s\S]*Dans les trois mois[\s\S]*fin de l’accord/);
  assert.match(text, /https:\/\/athar\.example\/deadlines\?mine=true/);
  assert.match(partOf(arabic.raw, 'text/html'), /dir="rtl"/);
  await server.crash();
  server = await start({ admin: false, port: server.port });
  admin = await server.signIn();
  // Something new this week waits for the next.
  await admin.create('/commitments', { agreement_id: agreement.id, description: { fr: 'Autre rapport' }, organisation_id: fund.id, measure: 'documents', target: 1, first_due_on: inDays(10) });
  await new Promise((resolve) => setTimeout(resolve, 7000));
  assert.equal(digests().length, 2);
  // A week later only what is new is told.
  await query(database.url, 'update athar.deadline_digest set week = week - 7');
  await soon(() => assert.equal(digests().length, 4));
  const next = digests().filter(({ subject }) => /Échéances/.test(subject)).at(-1);
  assert.equal(next.subject, 'Échéances de vos accords : 1');
  assert.match(partOf(next.raw, 'text/plain'), /Autre rapport/);
  await soon(async () => assert.deepEqual((await admin.read('/mail_messages', { kind: 'deadlines' })).items.map(({ state }) => state), ['sent', 'sent', 'sent', 'sent']));
});

test('the words of the digest are edited like any other text, and shown filled', async () => {
  const { items } = await admin.read('/mail_templates');
  const own = items.find(({ kind, language }) => kind === 'deadlines' && language === 'fr');
  assert.deepEqual(own.required_variables, ['deadlines', 'deadlines_link']);
  const body = { version: 0, subject: 'À faire : {{deadline_count}}', body: 'Bonjour,\n{{deadlines}}\n{{deadlines_link}}' };
  assertProblem(await admin.put('/mail_templates/deadlines/fr', { ...body, body: 'Bonjour' }), 422, 'invalid_input');
  assert.equal((await admin.put('/mail_templates/deadlines/fr', body)).status, 200);
  const shown = await admin.post('/mail_template_preview', { kind: 'deadlines', language: 'fr', subject: body.subject, body: body.body });
  assert.match(shown.body.body, /Art\. 7 — Remettre le rapport final/);
  assertProblem(await admin.post('/mail_template_preview', { kind: 'invitation', language: 'fr', subject: 'x', body: '{{session_title}} {{answer_by}} {{answer_link}}' }), 422, 'invalid_input', { session_id: 'required' });
  assert.equal((await admin.delete('/mail_templates/deadlines/fr')).status, 200);
});

test('deputies are accounts of the house; wrong ones are refused by field', async () => {
  const partner = await partnerOf(server, admin, fund);
  for (const id of [randomUUID(), await me(partner)])
    assertProblem(await admin.put(`/agreements/${agreement.id}/deputies`, { account_ids: [id] }), 422, 'invalid_input', { account_ids: 'unknown_account' });
  assertProblem(await admin.put(`/agreements/${agreement.id}/deputies`, { account_ids: 'all' }), 422, 'invalid_input', { account_ids: 'wrong_type' });
  assertProblem(await admin.put(`/agreements/${randomUUID()}/deputies`, { account_ids: [] }), 404, 'not_found');
  assert.equal((await admin.read(`/agreements/${agreement.id}/deputies`)).items.length, 1, 'a refused change changes nothing');
  assert.deepEqual((await deputy.read(`/agreements/${agreement.id}/deputies`)).choices, []);
});

test('a calendar program reads due days as whole days, a partner only theirs', async () => {
  const partner = await partnerOf(server, admin, fund), stranger = await partnerOf(server, admin, await makeOrganisation(admin));
  const file = async (caller, kind) => {
    const { path } = await caller.create('/calendar_feeds', { kind });
    return (await server.client().get(`/${path}`)).body;
  };
  const read = (text) => JSON.parse(execFileSync('/usr/bin/python3', [join(root, 'tests/support/read_ical.py')], { input: text }).toString()).events;
  const all = read(await file(admin, 'deadlines'));
  assert.equal(all.length, 4, JSON.stringify(all));
  assert.ok(all.some(({ starts, summary }) => starts.startsWith(inDays(80)) && /Accord à suivre — fin de l’accord/.test(summary)), JSON.stringify(all));
  assert.equal(read(await file(admin, 'own_deadlines')).length, 0);
  assert.equal(read(await file(coordinator, 'own_deadlines')).length, 4);
  assert.equal(read(await file(partner, 'deadlines')).length, 4);
  assert.equal(read(await file(stranger, 'deadlines')).length, 0);
  assert.equal((await stranger.read('/deadlines')).items.length, 0);
  assert.equal((await admin.read('/calendar_feeds', { kind: 'deadlines' })).items.length, 1);
  assertProblem(await (await callerOf(server, admin, 'viewer')).post('/calendar_feeds', { kind: 'deadlines' }), 403, 'not_allowed');
  assertProblem(await admin.post('/calendar_feeds', { kind: 'deadlines', person_id: randomUUID() }), 422, 'invalid_input', { person_id: 'unknown_field' });
  assert.equal((await admin.delete(`/calendar_feeds/${(await admin.read('/calendar_feeds', { kind: 'deadlines' })).items[0].id}`)).status, 204);
});

test('Today tells owners, deputies and partners, and nobody else', async () => {
  const counts = async (caller) => (({ commitments_late: late, deadlines_soon: soonDue }) => [late, soonDue])((await caller.read('/today')).counts);
  assert.deepEqual(await counts(coordinator), [1, 2]);
  assert.deepEqual(await counts(deputy), [1, 2]);
  assert.deepEqual(await counts(await partnerOf(server, admin, fund)), [1, 2]);
  assert.deepEqual(await counts(await partnerOf(server, admin, await makeOrganisation(admin))), [0, 0]);
  assert.deepEqual(await counts(admin), [0, 0]);
  assert.deepEqual(await counts(await callerOf(server, admin, 'viewer')), [0, 0]);
});
