// The evaluation forms of a course: its questions, by audience, and the paper on which they are answered.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makeProgramme, sessionBody } from './training.mjs';

const run = promisify(execFile);
let server, admin, programme, course, folder;
const questions = [
  { audience: 'travellers', answer: 'yes_no', text: { fr: 'Le programme a-t-il été tenu ?', ar: 'هل احترم البرنامج؟' } },
  { audience: 'participants', answer: 'scale', text: { fr: 'Les objectifs ont-ils été atteints ?', ar: 'هل بلغت الأهداف؟' } },
  { audience: 'participants', answer: 'text', text: { fr: 'Que changeriez-vous <b>en premier</b> ?' } },
];
const body = (more = {}) => ({ title: { fr: 'Budget sensible au genre', ar: 'الميزانية المستجيبة للنوع' }, kind: 'training', modality: 'in_person', languages: ['fr'], questions, ...more });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'athar-evaluation-'));
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  course = await admin.create('/courses', body());
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await server?.stop();
});

const form = (query = '', of = course) => `/courses/${of.id}/evaluation_form${query}`;
async function textOf(path, client = admin) {
  const response = await fetch(`${server.url}/api/v1${path}`, { headers: client.headers() });
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.equal(response.status, 200, `${path} answered ${response.status}: ${bytes.toString().slice(0, 500)}`);
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  const file = join(folder, 'form.pdf');
  await writeFile(file, bytes);
  if (process.env.ATHAR_KEEP_FORMS) await writeFile(join(process.env.ATHAR_KEEP_FORMS, `${path.replace(/\W+/g, '_').slice(-60)}.pdf`), bytes);
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  return stdout.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').replaceAll('\u00A0', ' ').replace(/\s+/g, ' ');
}

test('questions are kept in order within their audience, changed with the course and read back', async () => {
  assert.deepEqual(course.questions.map(({ audience, answer }) => [audience, answer]), [['participants', 'scale'], ['participants', 'text'], ['travellers', 'yes_no']]);
  const read = await admin.read(`/courses/${course.id}`);
  assert.deepEqual(read.questions[0].text, questions[1].text);
  const [first, second, ...others] = read.questions;
  const turned = await admin.change(`/courses/${course.id}`, { ...read, questions: [second, first, ...others] }, { version: read.version });
  assert.deepEqual(turned.questions.slice(0, 2), [second, first]);
  await admin.change(`/courses/${course.id}`, read, { version: turned.version });
  const without = await admin.create('/courses', body({ questions: undefined }));
  assert.deepEqual(without.questions, []);
});

test('what is wrong with a question is told by its place', async () => {
  for (const [name, list, fields] of [
    ['nothing asked', [{ ...questions[0], text: {} }], { 'questions/0/text': 'required' }],
    ['nobody asked', [questions[0], { ...questions[1], audience: 'trainers' }], { 'questions/1/audience': 'not_one_of' }],
    ['no such answer', [{ ...questions[0], answer: 'song' }], { 'questions/0/answer': 'not_one_of' }],
    ['too many for one', Array.from({ length: 41 }, () => questions[1]), { 'questions/40': 'too_many_items' }],
    ['far too many', Array.from({ length: 121 }, () => questions[1]), { questions: 'too_many_items' }],
    ['unknown field', [{ ...questions[0], colour: 'red' }], { 'questions/0/colour': 'unknown_field' }],
  ])
    assertProblem(await admin.post('/courses', body({ questions: list })), 422, 'invalid_input', fields, name);
});

test('the form is printed for each audience, blank or with the name of an edition, in one language or two', async () => {
  const blank = await textOf(form('?language=fr'));
  for (const each of ['Fiche d\'évaluation', 'Pour les personnes participantes', 'Budget sensible au genre', 'Session (dates et lieu)', '1 Les objectifs ont-ils été atteints ?',
    'Que changeriez-vous <b>en premier</b> ?', 'pas du tout', '1 2 3 4 5']) assert.ok(blank.includes(each), `${each} in ${blank}`);
  assert.doesNotMatch(blank, /Le programme a-t-il été tenu/);
  const edition = await admin.create('/sessions', sessionBody(programme, { course_id: course.id, title: course.title,
    days: [{ date: '2027-06-15', sittings: [] }, { date: '2027-06-16', sittings: [] }] }));
  const named = await textOf(form(`?audience=travellers&language=fr-ar&session=${edition.id}`));
  for (const each of ['Le programme a-t-il été tenu ?', '15 juin 2027', edition.reference, 'Oui', 'نعم']) assert.ok(named.includes(each), `${each} in ${named}`);
  assert.doesNotMatch(named, /Session \(dates et lieu\)/);
  assert.match(await textOf(form('?audience=participants&language=ar')), /شكرا/);
});

test('a form is refused where nothing is asked, for another course’s session, and to who may not read the catalogue', async () => {
  assertProblem(await admin.get(form('?audience=hosts')), 409, 'no_questions');
  assertProblem(await admin.get(form('?audience=trainers&language=xx&format=docx')), 422, 'invalid_input', { audience: 'not_one_of', language: 'not_one_of', format: 'unknown_parameter' });
  const alone = await admin.create('/sessions', sessionBody(programme));
  assertProblem(await admin.get(form(`?session=${alone.id}`)), 422, 'invalid_input', { session: 'not_an_edition' });
  assertProblem(await admin.get(form('', { id: programme.id })), 404, 'not_found');
  const { id: organisation_id } = await admin.create('/organisations', { name: { fr: 'Ministère' }, type: 'ministry' });
  const partner = await callerOf(server, admin, 'partner', { organisation_id });
  assertProblem(await partner.get(form()), 403, 'not_allowed');
  assert.equal((await server.client().get(form())).status, 401);
  assert.ok((await textOf(form('?language=en'), await callerOf(server, admin, 'viewer'))).includes('Evaluation form'));
});

test('a person who is erased is named in no question', async () => {
  const person = await admin.create('/people', { given_name: 'Ghizlane', family_name: 'Ouarzazi', given_name_ar: 'غزلان', family_name_ar: 'الورزازي', sex: 'F' });
  const named = await admin.create('/courses', body({ questions: [{ audience: 'participants', answer: 'text', text: { fr: 'Que dire de Ghizlane Ouarzazi ?', ar: 'ما رأيكم في غزلان الورزازي؟' } }] }));
  assert.equal((await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } })).status, 201);
  const [{ text }] = (await admin.read(`/courses/${named.id}`)).questions;
  assert.deepEqual(text, { fr: 'Que dire de … ?', ar: 'ما رأيكم في …؟' });
  assert.doesNotMatch(JSON.stringify((await admin.get('/changes', { query: { concept: 'courses', id: named.id } })).body), /Ouarzazi|الورزازي/);
});
