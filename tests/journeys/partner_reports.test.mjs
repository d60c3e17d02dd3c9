// Partners who never sign in are sent a link twice a year: once, also after a crash; the link opens one document and nothing else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { mailServer, partOf } from '../support/mail.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { agreementBody, makeOrganisation, partnerOf } from './agreeing.mjs';
import { soon } from './inviting.mjs';
import { callerOf } from './training.mjs';

let today, database, mail, server, admin, coordinator, ministry, fund, kuwait, silent, agreement;
const inDays = (days) => new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const files = mkdtempSync(join(tmpdir(), 'athar-reports-'));
const start = (more) => startServer({ database, environment: mail.environment, args: ['--files', files], ...more });
const party = (organisation, email, more = {}) => ({ organisation_id: organisation.id, role: 'signatory', contact_name: 'Omar Tazi', contact_email: email, ...more });
before(async () => {
  database = await freshDatabase();
  mail = await mailServer();
  server = await start();
  admin = await server.signIn();
  today = (await admin.read('/today')).date;
  coordinator = await callerOf(server, admin, 'coordinator', { name: 'Karim Exemple' });
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Famille', ar: 'وزارة الأسرة' }, country: 'MA' });
  fund = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération' }, country: 'BE' });
  kuwait = await makeOrganisation(admin, { name: { fr: 'Fonds koweïtien', ar: 'الصندوق الكويتي' }, country: 'KW' });
  silent = await makeOrganisation(admin, { name: { fr: 'Partenaire muet' } });
  agreement = await admin.create('/agreements', agreementBody([], { title: { fr: 'Convention pour la formation', ar: 'اتفاقية التكوين' }, status: 'in_force', ends_on: '2028',
    parties: [{ organisation_id: ministry.id, role: 'implementer' }, party(fund, 'Contact@fonds.example'), party(kuwait, 'contact@kuwait.example'), party(silent, 'muet@example.org')] }));
  await admin.change(`/agreements/${agreement.id}/terms`, { components: [], rates: [], claims: [],
    amendments: [{ reference: 'Avenant 1', effective_on: '2027', ends_on: '2031', text: { fr: 'Prorogation' } }] }, { version: 0 });
  await admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 5', description: { fr: 'Remettre le rapport final' }, organisation_id: fund.id, responsible_name: 'Omar Tazi', measure: 'documents', target: 1, first_due_on: inDays(40) });
  await admin.create('/agreements', agreementBody([], { title: { fr: 'Accord d’un autre partenaire' }, status: 'in_force', parties: [{ organisation_id: ministry.id, role: 'implementer' }] }));
  const secret = await admin.create('/agreements', agreementBody([], { title: { fr: 'Accord confidentiel' }, status: 'in_force', is_confidential: true, parties: [party(fund, 'secret@fonds.example')] }));
  assert.ok(secret.id);
  for (const [title, shown] of [['Texte signé', true], ['Note interne', false]])
    assert.equal((await admin.post(`/agreements/${agreement.id}/documents`, Buffer.from(title), { query: { title, shown_to_partners: shown }, headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' } })).status, 201);
  const committee = await admin.create('/committees', { agreement_id: agreement.id, kind: 'steering', name: { fr: 'Comité de pilotage' }, members: [] });
  await admin.create('/committee_meetings', { committee_id: committee.id, held_on: inDays(20), place: { fr: 'Rabat' } });
});
after(async () => {
  await server?.stop();
  await mail?.stop();
  await database?.drop();
});

const reports = () => mail.taken.filter(({ subject }) => /point semestriel|نصف السنوي/.test(subject));
const tokenIn = ({ raw }) => /\/report\/([\w-]+)/.exec(partOf(raw, 'text/plain'))[1];
const open = (token) => server.client().get(`/report_links/${token}`);
const fileOf = (token) => server.client().get(`/report_links/${token}/file`);
function textOf(bytes) {
  const file = join(mkdtempSync(join(tmpdir(), 'athar-report-')), 'report.pdf');
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-layout', file, '-']).toString().normalize('NFKC').replace(/\s+/g, ' ');
}
/** A schedule whose day is today, in the half that today lies in. */
const dueToday = (schedule) => {
  const day = today.slice(5) === '02-29' ? '02-28' : today.slice(5);
  return { is_on: true, link_days: 30, first_day: day < '07' ? day : schedule.first_day, second_day: day >= '07' ? day : schedule.second_day };
};

test('contacts of agreements under way are who is written to, in the language of their country or as they choose', async () => {
  const { items } = await coordinator.read('/partner_report_recipients');
  assert.deepEqual(items.map(({ contact_email: email, language, agreements }) => [email, language, agreements]).sort(), [['contact@fonds.example', 'fr', 1], ['contact@kuwait.example', 'ar', 1], ['muet@example.org', 'fr', 1]]);
  const chosen = await coordinator.put(`/partner_report_choices/${silent.id}`, { language: 'ar', is_stopped: true });
  assert.deepEqual([chosen.status, chosen.body.items[0].language, chosen.body.items[0].is_stopped], [200, 'ar', true]);
  assertProblem(await coordinator.put(`/partner_report_choices/${randomUUID()}`, { language: 'fr' }), 404, 'not_found');
  assertProblem(await coordinator.put(`/partner_report_choices/${fund.id}`, { language: 'en' }), 422, 'invalid_input', { language: 'not_one_of' });
});

test('each contact is written to once in a half-year, also when the server dies and starts again', async () => {
  const schedule = await coordinator.read('/partner_report_schedule');
  assert.deepEqual([schedule.is_on, schedule.first_day, schedule.second_day, schedule.link_days], [true, '01-10', '07-10', 60]);
  assert.equal(reports().length, 0);
  const set = await coordinator.put('/partner_report_schedule', dueToday(schedule), { version: schedule.version });
  assert.equal(set.status, 200, JSON.stringify(set.body));
  const half = set.body.half_year_due;
  assert.match(half, /^\d{4}-[12]$/);
  await server.crash();
  server = await start({ admin: false, port: server.port });
  await soon(() => assert.equal(reports().length, 2), 30_000);
  await server.crash();
  server = await start({ admin: false, port: server.port });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator', { name: 'Karim Exemple' });
  await new Promise((resolve) => setTimeout(resolve, 2500)); // a round begins with the server
  assert.equal(reports().length, 2);
  const { items } = await coordinator.read('/partner_reports', { half_year: half });
  assert.deepEqual(items.map(({ contact_email: email, sent_by_name: by, expires_on: until }) => [email, by, until]).sort(), [['contact@fonds.example', 'athar-server', inDays(30)], ['contact@kuwait.example', 'athar-server', inDays(30)]]);
  assert.deepEqual((await coordinator.read('/partner_reports', { limit: 1, cursor: (await coordinator.read('/partner_reports', { limit: 1 })).next_cursor })).items.length, 1);
  assert.deepEqual((await admin.read('/changes', { concept: 'partner_reports' })).items.filter(({ action }) => action === 'sent').length, 2);
});

test('the link opens what the account would show, and nothing outside it', async () => {
  const mine = reports().find(({ to }) => JSON.stringify(to).includes('fonds'));
  const token = tokenIn(mine);
  const page = await open(token);
  assert.deepEqual([page.status, page.body.state, page.body.organisation_name.fr, page.body.expires_on, page.body.first_opened_at], [200, 'good', 'Fonds de coopération', inDays(30), undefined]);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const file = await fileOf(token);
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf']);
  assert.match(file.headers.get('content-disposition'), /^inline; /);
  const text = textOf(file.bytes);
  for (const said of [/Fonds de coopération/, /Convention pour la formation/, /En vigueur/, /9 avril 2019/, /2031/, /Art\. 5 – Remettre le rapport final/, /Omar Tazi/, /Comité de pilotage/, /Rabat/, /Texte signé/]) assert.match(text, said);
  for (const hidden of [/Note interne/, /autre partenaire/, /confidentiel/i, /2028/]) assert.doesNotMatch(text, hidden);
  assert.ok((await open(token)).body.first_opened_at, 'whoever opens it again is told so');
  const row = (await coordinator.read('/partner_reports', { organisation: fund.id })).items[0];
  assert.deepEqual([row.times_opened, row.mail_state], [1, 'sent']);
  const arabic = reports().find(({ to }) => JSON.stringify(to).includes('kuwait'));
  assert.match(arabic.subject, /الصندوق الكويتي/);
  assert.match(partOf(arabic.raw, 'text/html'), /dir="rtl"/);
  const pdf = await fileOf(tokenIn(arabic));
  assert.equal(pdf.status, 200);
  assert.ok(pdf.bytes.subarray(0, 5).equals(Buffer.from('%PDF-')));
});

test('a link that is forged, expired or no longer a contact’s opens nothing and says why', async () => {
  const token = tokenIn(reports().find(({ to }) => JSON.stringify(to).includes('fonds')));
  const forged = [token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'), token.slice(1), `${token}A`, 'x', encodeURIComponent("' or 1=1 --"), randomUUID(), 'A'.repeat(43), 'A'.repeat(4000)];
  for (const each of forged) {
    assertProblem(await open(each), 404, 'link_not_valid');
    assertProblem(await fileOf(each), 404, 'link_not_valid');
  }
  // Whoever has a link has no more than that: no session, no other route.
  assertProblem(await server.client().get('/agreements'), 401, 'unauthenticated');
  await query(database.url, "update athar.partner_report set expires_on = expires_on - 31 where contact_email like '%fonds%'");
  const late = await open(token);
  assert.equal(late.body.state, 'expired');
  assert.doesNotMatch(JSON.stringify(late.body), /coopération/, 'it says nothing of whom it was for');
  assertProblem(await fileOf(token), 404, 'report_link_expired');
  await query(database.url, "update athar.partner_report set expires_on = expires_on + 31 where contact_email like '%fonds%'");
  assert.equal((await open(token)).body.state, 'good');
  const { can: _can, parties, ...body } = await admin.read(`/agreements/${agreement.id}`);
  const put = (email) => admin.change(`/agreements/${agreement.id}`, { type: body.type, title: body.title, ends_on: body.ends_on, signed_on: body.signed_on,
    parties: parties.map(({ id, organisation_id, role, contact_name, contact_email }) => ({ id, organisation_id, role, contact_name, contact_email: organisation_id === fund.id ? email : contact_email })) }, { version: body.version });
  body.version = (await put('nouveau@fonds.example')).version;
  assert.equal((await open(token)).body.state, 'ended');
  assertProblem(await fileOf(token), 404, 'report_link_ended');
  await put('contact@fonds.example');
});

test('a coordinator sees it beforehand and sends it now; an account needs none', async () => {
  const shown = await coordinator.get(`/organisations/${fund.id}/partner_report`, { query: { language: 'ar' } });
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'application/pdf'], JSON.stringify(shown.body));
  assertProblem(await coordinator.get(`/organisations/${fund.id}/partner_report`, { query: { language: 'en' } }), 422, 'invalid_input', { language: 'not_one_of' });
  assertProblem(await coordinator.get(`/organisations/${randomUUID()}/partner_report`), 404, 'not_found');
  const before_ = reports().length;
  const sent = await coordinator.create('/partner_reports', { organisation_id: fund.id, contact_email: 'CONTACT@fonds.example' });
  assert.deepEqual([sent.half_year, sent.sent_by_name, sent.mail_state], [undefined, 'Karim Exemple', 'waiting']);
  await soon(() => assert.equal(reports().length, before_ + 1));
  for (const [organisation, email] of [[fund.id, 'quelquun@example.org'], [randomUUID(), 'contact@fonds.example'], [fund.id, 'secret@fonds.example'], [fund.id, 'contact@kuwait.example']])
    assertProblem(await coordinator.post('/partner_reports', { organisation_id: organisation, contact_email: email }), 422, 'invalid_input', { contact_email: 'not_a_report_contact' });
  await admin.create('/accounts', { email: 'contact@kuwait.example', name: 'Compte', role: 'partner', organisation_id: kuwait.id, password: 'a pass phrase of partners 4711', active: true });
  assert.equal((await coordinator.read('/partner_report_recipients', { organisation: kuwait.id })).items[0].signs_in, true);
  const filled = await admin.post('/mail_template_preview', { kind: 'partner_report', language: 'fr', subject: '{{organisation_name}}', body: '{{organisation_name}} {{report_link}} {{link_until}}' });
  assert.equal(filled.status, 200, JSON.stringify(filled.body));
});

test('the schedule takes days of its halves; a stale one is refused with what stands', async () => {
  const schedule = await coordinator.read('/partner_report_schedule');
  const put = (more, version = schedule.version) => coordinator.put('/partner_report_schedule', { is_on: true, first_day: '01-10', second_day: '07-10', link_days: 60, ...more }, { version });
  assertProblem(await put({ first_day: '02-30', second_day: '06-30', link_days: 0 }), 422, 'invalid_input', { first_day: 'not_a_day_of_half', second_day: 'not_a_day_of_half', link_days: 'out_of_range' });
  assertProblem(await put({ first_day: "'; drop" }), 422, 'invalid_input');
  const stale = await put({}, 99);
  assertProblem(stale, 412, 'stale');
  assert.equal(stale.body.current.version, schedule.version);
  assert.equal((await put({ is_on: false })).body.half_year_due, undefined);
});

test('nobody but who keeps agreements sends, sees or sets it', async () => {
  const callers = [await partnerOf(server, admin, fund), await callerOf(server, admin, 'manager'), await callerOf(server, admin, 'viewer')];
  for (const caller of callers) {
    for (const path of ['/partner_reports', '/partner_report_recipients', '/partner_report_schedule', `/organisations/${fund.id}/partner_report`]) assertProblem(await caller.get(path), 403, 'not_allowed');
    assertProblem(await caller.post('/partner_reports', { organisation_id: fund.id, contact_email: 'contact@fonds.example' }), 403, 'not_allowed');
    assertProblem(await caller.put(`/partner_report_choices/${fund.id}`, { is_stopped: true }), 403, 'not_allowed');
    assertProblem(await caller.put('/partner_report_schedule', { is_on: false, first_day: '01-10', second_day: '07-10', link_days: 60 }, { version: 1 }), 403, 'not_allowed');
  }
});
