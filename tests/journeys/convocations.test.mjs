// Convocations, read back: text of the PDF, words of the Word file, one person or everybody in one file; with a practical note, and sent along
// with an invitation.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { mailServer } from '../support/mail.mjs';
import { startServer } from '../support/server.mjs';
import { callersWithoutMail, day, personWithAddress, sessionToCome, soon } from './inviting.mjs';
import { callerOf } from './training.mjs';

const run = promisify(execFile);
let mail, server, admin, folder, session, salma, karim, waiting;
const register = (person) => admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
before(async () => {
  mail = await mailServer();
  server = await startServer({ environment: mail.environment });
  admin = await server.signIn();
  folder = await mkdtemp(join(tmpdir(), 'athar-convocations-'));
  session = await sessionToCome(admin, { seats: 2, title: { fr: 'Budget sensible au genre', ar: 'ميزانية النوع' }, venue: 'Salle Atlas' });
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère de la Transition', ar: 'وزارة الانتقال' }, type: 'ministry' });
  salma = await personWithAddress(admin, { sex: 'F', language: 'ar', given_name: 'Salma', family_name: 'Alaoui', given_name_ar: 'سلمى', family_name_ar: 'العلوي', organisation_id: ministry.id, function: 'Cheffe de service' });
  karim = await personWithAddress(admin, { sex: 'M', given_name: 'Karim', family_name: 'Bennis' });
  waiting = await personWithAddress(admin, { given_name: 'Omar', family_name: 'Attend' });
  for (const person of [salma, karim, waiting]) await register(person);
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await server?.stop();
  await mail?.stop();
});

const bare = (text) => text.replace(/[\u200e\u200f\u202a-\u202e]/g, '').replace(/[\u00a0\u202f]/g, ' ');
async function pdfText(bytes) {
  const path = join(folder, 'convocation.pdf');
  await writeFile(path, bytes);
  return bare((await run('pdftotext', ['-layout', path, '-'])).stdout);
}
async function wordText(bytes) {
  const path = join(folder, 'convocation.docx');
  await writeFile(path, bytes);
  const { stdout: document } = await run('unzip', ['-p', path, 'word/document.xml'], { maxBuffer: 16 * 1024 * 1024 });
  return bare(document.split('</w:p>').map((each) => [...each.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')).join('\n'));
}
async function file(query) {
  const answer = await admin.get(`/sessions/${session.id}/convocations`, { query });
  assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 300));
  return answer;
}

test('the practical note is written once by one of two, and read by who reads registrations', async () => {
  const empty = await admin.get(`/sessions/${session.id}/practical_note`);
  assert.deepEqual([empty.status, empty.body.version], [200, 0]);
  const note = { costs: { fr: 'Le centre prend en charge les repas.', ar: 'يتحمل المركز مصاريف الوجبات.' }, note: { fr: 'Parking rue de Fès.\nApportez un ordinateur.' }, contact: 'Mme Idrissi, 05 37 00 00 00' };
  const put = (body, version) => admin.put(`/sessions/${session.id}/practical_note`, body, { version });
  assert.equal((await put(note, 0)).body.version, 1);
  assert.equal((await put({ contact: 'autre' }, 0)).status, 412);
  assert.equal((await put(note, 1)).body.version, 1, 'the same again is no change');
  for (const [body, path] of [[{ costs: { fr: 'x'.repeat(1001) } }, 'costs/fr'], [{ note: { ar: 'س'.repeat(2001) } }, 'note/ar'], [{ contact: 'x'.repeat(301) }, 'contact'], [{ price: 1 }, 'price'], [{ costs: 'x' }, 'costs']]) {
    const refused = await put(body, 1);
    assert.deepEqual([refused.status, refused.body.fields?.[0]?.path], [422, path], JSON.stringify(refused.body));
  }
  for (const { role, caller } of await callersWithoutMail(server, admin)) assert.equal((await caller.put(`/sessions/${session.id}/practical_note`, note, { version: 1 })).status, 403, role);
});

test('one person’s convocation says when, where, at whose cost and whom to ask, as PDF and as Word, in French and in Arabic', async () => {
  const answer = await file({ person_id: salma.id, language: 'fr', format: 'pdf' });
  assert.match(decodeURIComponent(answer.headers.get('content-disposition')), /Convocation – F-\d{4}-\d{4} – Salma Alaoui\.pdf/);
  const french = (await pdfText(answer.bytes)).replace(/\s+/g, ' ');
  for (const said of [/Madame Salma Alaoui/, /Cheffe de service/, /Ministère de la Transition/, /Objet : convocation à la formation « Budget sensible au genre »/, /Salle Atlas/, /Horaires : de 9 h 00 à 12 h 00|Horaires : .*9 h/,
    /Note pratique/, /Le centre prend en charge les repas/, /Parking rue de Fès/, /Apportez un ordinateur/, /Mme Idrissi, 05 37 00 00 00/, /1\/1/]) assert.match(french, said);
  assert.doesNotMatch(french, /Bennis/);
  const arabic = await wordText((await file({ person_id: salma.id, language: 'ar', format: 'docx' })).bytes);
  for (const said of [/السيدة سلمى العلوي/, /الموضوع: استدعاء للمشاركة في/, /ميزانية النوع/, /يتحمل المركز مصاريف الوجبات/, /وزارة الانتقال/]) assert.match(arabic, said);
  const both = await pdfText((await file({ person_id: karim.id, language: 'fr-ar' })).bytes);
  assert.match(both, /Monsieur Karim Bennis/);
});

test('everybody with a seat in one file, whoever waits is not among them; the order as an export makes the same', async () => {
  const all = await pdfText((await file({ language: 'fr' })).bytes);
  assert.match(all, /Salma Alaoui[^]*Karim Bennis|Karim Bennis[^]*Salma Alaoui/);
  assert.doesNotMatch(all, /Attend/);
  const order = await admin.post('/exports', { kind: 'convocations', format: 'docx', filters: { session: session.id, language: 'fr' } });
  assert.ok(order.status < 300, JSON.stringify(order.body));
  await soon(async () => assert.equal((await admin.read(`/exports/${order.body.id}`)).state, 'done'));
  const changes = (await admin.read('/changes', { concept: 'sessions', id: session.id })).items;
  assert.ok(changes.some(({ action, after }) => action === 'printed' && after?.document === 'convocations'));
});

test('what cannot be printed is refused; a role that reads no registrations prints none', async () => {
  const refused = await admin.get(`/sessions/${session.id}/convocations`, { query: { person_id: waiting.id } });
  assert.deepEqual([refused.status, refused.body.fields[0].code], [422, 'not_registered']);
  const empty = await sessionToCome(admin);
  assert.deepEqual([(await admin.get(`/sessions/${empty.id}/convocations`)).status, (await admin.get(`/sessions/${empty.id}/convocations`)).body.code], [409, 'nobody_to_convoke']);
  assert.equal((await admin.get(`/sessions/${session.id}/convocations`, { query: { language: 'de' } })).status, 422);
  assert.equal((await admin.get(`/sessions/${salma.id}/convocations`)).status, 404);
  const viewer = await callerOf(server, admin, 'viewer');
  assert.equal((await viewer.get(`/sessions/${session.id}/convocations`)).status, 403);
});

test('an invitation carries its reader’s convocation beside the calendar entry', async () => {
  const body = { kind: 'invitation', person_ids: [salma.id, karim.id], answer_by: day(10), convocation: true };
  assert.equal((await admin.post(`/sessions/${session.id}/messages`, body)).body.written, 2);
  await mail.received(2);
  const { raw } = mail.taken.find(({ to }) => to === karim.email);
  const at = raw.indexOf('filename="convocation.pdf"');
  assert.ok(at > 0 && raw.includes('filename="session.ics"'));
  const start = raw.indexOf('\r\n\r\n', at) + 4;
  const text = await pdfText(Buffer.from(raw.slice(start, raw.indexOf('\r\n--', start)), 'base64'));
  assert.match(text, /Karim Bennis/);
  assert.doesNotMatch(text, /Salma/);
  const many = await admin.post(`/sessions/${session.id}/messages`, { ...body, person_ids: Array(51).fill(salma.id) });
  assert.deepEqual([many.status, many.body.fields[0].path, many.body.fields[0].code], [422, 'person_ids', 'too_many_items']);
  assert.equal((await admin.post(`/sessions/${session.id}/messages`, { kind: 'reminder', person_ids: [salma.id], convocation: true })).status, 422);
});
