// The letter to an administration, read back: text of the PDF, words of the Word file, one for each administration.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { askingSession, bodyOf, day, letters, makeAdministration } from './designations.mjs';
import { callerOf, makeProgramme } from './training.mjs';

const run = promisify(execFile);
let server, admin, folder, one, two, session, sent;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  folder = await mkdtemp(join(tmpdir(), 'athar-letters-'));
  const programme = await makeProgramme(admin);
  one = await makeAdministration(admin);
  two = await makeAdministration(admin);
  session = await askingSession(admin, programme, [[one, 4], [two, 2]], { title: { fr: 'Budget sensible au genre', ar: 'ميزانية النوع' }, place_code: 'MA-04' });
  sent = await letters(admin, session);
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await server?.stop();
});

async function file(path, query) {
  const answer = await admin.get(path, { query });
  assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 300));
  return answer;
}
async function pdfText(bytes) {
  const path = join(folder, 'letter.pdf');
  await writeFile(path, bytes);
  return (await run('pdftotext', ['-layout', path, '-'])).stdout.replace(/[\u200e\u200f\u202a-\u202e]/g, '');
}
/** The paragraphs of a Word file, a line each. */
async function wordText(bytes) {
  const path = join(folder, 'letter.docx');
  await writeFile(path, bytes);
  const { stdout: document } = await run('unzip', ['-p', path, 'word/document.xml'], { maxBuffer: 16 * 1024 * 1024 });
  return document.split('</w:p>').map((each) => [...each.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')).join('\n');
}

test('a letter says who is asked for what by when, in French, in Arabic and side by side', async () => {
  const letter = sent.get(one.id);
  const french = await pdfText((await file(`/designations/${letter.id}/letter`, { language: 'fr' })).bytes);
  for (const said of [session.reference, one.name.fr, 'Secrétaire général', 'Budget sensible au genre', 'Cadres du budget', 'Nombre de places : 4', '40 %', 'Note conceptuelle'])
    assert.ok(french.replace(/\s+/g, ' ').includes(said), said);
  const answer = await file(`/designations/${letter.id}/letter`, { language: 'fr-ar', format: 'docx' });
  assert.match(answer.headers.get('content-type'), /wordprocessingml/);
  const both = await wordText(answer.bytes);
  for (const said of ['Cadres du budget', 'أطر الميزانية', 'ميزانية النوع', one.name.ar, 'الورقة التأطيرية']) assert.ok(both.includes(said), said);
  const arabic = await wordText((await file(`/designations/${letter.id}/letter`, { language: 'ar', format: 'docx' })).bytes);
  assert.ok(!arabic.includes('Nombre de places') && arabic.includes('عدد المقاعد: 4'));
});

test('all letters of a session are one file, a reminder names the letter it follows, an answered one is not reminded', async () => {
  const all = await pdfText((await file(`/sessions/${session.id}/designation_letters`, { language: 'fr' })).bytes);
  assert.ok(all.includes(one.name.fr) && all.includes(two.name.fr));
  assert.equal(all.split('\f').length - 1, 2, 'a page a letter');
  const letter = sent.get(two.id);
  const reminder = (await pdfText((await file(`/designations/${letter.id}/letter`, { language: 'fr', reminder: true })).bytes)).replace(/\s+/g, ' ');
  assert.ok(reminder.includes('rappel') && reminder.includes(`n° ${letter.outgoing_number}`));
  await admin.change(`/designations/${letter.id}`, { ...bodyOf(letter), answered_on: day(0) }, { version: letter.version });
  assertProblem(await admin.get(`/designations/${letter.id}/letter`, { query: { reminder: true } }), 409, 'letter_answered');
  const left = await pdfText((await file(`/sessions/${session.id}/designation_letters`, { language: 'fr', reminder: true })).bytes);
  assert.ok(left.includes(one.name.fr) && !left.includes(two.name.fr));
});

test('what is asked wrongly or by others is refused', async () => {
  const letter = sent.get(one.id);
  assertProblem(await admin.get(`/designations/${letter.id}/letter`, { query: { language: 'de' } }), 422, 'invalid_input', { language: 'not_one_of' });
  assertProblem(await admin.get('/designations/00000000-0000-4000-8000-000000000000/letter'), 404, 'not_found');
  const viewer = await callerOf(server, admin, 'viewer');
  assertProblem(await viewer.get(`/designations/${letter.id}/letter`), 403, 'not_allowed');
});
