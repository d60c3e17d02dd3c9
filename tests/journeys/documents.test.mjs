// The papers of a session, read back from the files: text of the PDF, structure of the Word file.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { png } from '../support/pictures.mjs';
import { startServer } from '../support/server.mjs';
import { fileOf, settled } from './exports.mjs';
import { callerOf, sessionBody } from './training.mjs';

const run = promisify(execFile);
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const days = [
  { date: '2026-08-17', sittings: [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }] },
  { date: '2026-08-21', sittings: [{ starts: '09:00', ends: '12:00' }] },
];

let server, admin, folder, ministry, session, salma, youssef;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  folder = await mkdtemp(join(tmpdir(), 'athar-documents-journey-'));
  const kingdom = await admin.create('/organisations', { name: { fr: 'Royaume du Maroc', ar: 'المملكة المغربية' }, type: 'ministry' });
  ministry = await admin.create('/organisations', {
    name: { fr: 'Direction du Budget', ar: 'مديرية الميزانية', en: 'Budget Directorate' }, type: 'ministry', parent_id: kingdom.id,
    email: 'budget@example.org',
  });
  const programme = await admin.create('/programmes', {
    code: `DOC-${process.pid}`, title: { fr: 'Programme de formation', ar: 'برنامج التكوين', en: 'Training programme' }, implementers: [ministry.id],
  });
  session = await admin.create('/sessions', sessionBody(programme, {
    title: { fr: 'Budget sensible au genre', ar: 'ميزانية النوع', en: 'Gender budgeting' }, days, venue: 'Salle 2',
  }));
  const person = (body) => admin.create('/people', { ...body, organisation_id: ministry.id, function: 'Cheffe de service' });
  salma = await person({ family_name: 'Alaoui', given_name: 'Salma', family_name_ar: 'العلوي', given_name_ar: 'سلمى', sex: 'F',
    email: 'salma@example.org', phone: '+212600000001' });
  youssef = await admin.create('/people', { family_name: 'Bennani<script>alert(1)</script>', given_name: 'Youssef', sex: 'M' });
  for (const each of [salma, youssef]) await admin.create(`/sessions/${session.id}/registrations`, { person_id: each.id });
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.stop();
});

/** A document as bytes, and as text. */
async function fetched(client, path) {
  const response = await fetch(`${server.url}/api/v1${path}`, { headers: client.headers() });
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.equal(response.status, 200, `${path} answered ${response.status}: ${bytes.toString().slice(0, 500)}`);
  return { bytes, headers: response.headers };
}

/**
 * The text of a PDF, without the marks by which pdftotext shows direction. It turns the letters of Arabic ligatures round: words with one are not looked
 * for.
 */
async function textOf(bytes) {
  const file = join(folder, `${randomUUID()}.pdf`);
  await writeFile(file, bytes);
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  return stdout.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').replaceAll('\u00A0', ' ');
}

const squeezed = (text) => text.replace(/\s+/g, ' ');

/** One part of a Word file. */
async function partOf(bytes, name) {
  const file = join(folder, `${randomUUID()}.docx`);
  await writeFile(file, bytes);
  const script = 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))';
  return (await run('/usr/bin/python3', ['-I', '-c', script, file, name], { maxBuffer: 1 << 26 })).stdout;
}

const sheet = (query = '') => `/sessions/${session.id}/sign_in_sheet${query}`;
const proofs = (query = '') => `/sessions/${session.id}/proofs_of_attendance${query}`;

test('the sheet says in French what is signed, and nothing that the room must not read', async () => {
  const { bytes, headers } = await fetched(admin, sheet('?date=2026-08-17&language=fr'));
  assert.equal(headers.get('content-type'), 'application/pdf');
  assert.match(headers.get('content-disposition'), /^attachment; filename="sign-in-sheet\.pdf"; filename\*=UTF-8''Feuille%20de%20pr%C3%A9sence/);
  const text = squeezed(await textOf(bytes));
  for (const part of ['Feuille de présence', 'Budget sensible au genre', 'lundi 17 août 2026', session.reference, 'Alaoui Salma', 'Cheffe de service',
    'Signature du matin', "Signature de l'après-midi", '09:00 – 12:30', 'loi n° 09-08', 'Situation arrêtée au', '1/1']) {
    assert.ok(text.includes(part), `“${part}” is missing in: ${text}`);
  }
  assert.ok(text.includes('Bennani<script>'), `a name is text: ${text}`);
  for (const secret of ['salma@example.org', '600000001']) assert.ok(!text.includes(secret), `${secret} is on the sheet`);
});

test('a day with one sitting has one place to sign; all days are one sheet each', async () => {
  const friday = squeezed(await textOf((await fetched(admin, sheet('?date=2026-08-21&language=fr'))).bytes));
  assert.ok(friday.includes('vendredi 21 août 2026') && !friday.includes('Signature du matin'));
  const all = await textOf((await fetched(admin, sheet('?language=en'))).bytes);
  assert.ok(all.includes('Monday 17 August 2026') && all.includes('Friday 21 August 2026'));
  assert.equal(all.split('\f').filter((page) => page.trim()).length, 2);
});

test('the sheet speaks Arabic with the months of Morocco, and both side by side', async () => {
  const arabic = squeezed(await textOf((await fetched(admin, sheet('?date=2026-08-17&language=ar'))).bytes));
  for (const part of ['غشت', '2026', '17', 'الحضور', 'العلوي']) assert.ok(arabic.includes(part), `“${part}” is missing in: ${arabic}`);
  const both = squeezed(await textOf((await fetched(admin, sheet('?date=2026-08-17&language=fr-ar'))).bytes));
  for (const part of ['lundi 17 août 2026', 'غشت', 'Feuille de présence', 'الحضور']) assert.ok(both.includes(part), `“${part}” is missing`);
});

test('the Word sheet is landscape, 12 mm a row, and runs from the right in Arabic', async () => {
  const { bytes, headers } = await fetched(admin, sheet('?language=ar&format=docx'));
  assert.equal(headers.get('content-type'), word);
  const body = await partOf(bytes, 'word/document.xml');
  assert.ok(body.includes('w:orient="landscape"') && body.includes('<w:bidiVisual/>') && body.includes('<w:bidi/>'));
  assert.equal(body.match(/<w:sectPr>/g).length, 2, 'a section a day');
  assert.equal(body.match(/<w:trHeight w:val="680"/g).length, 2 * (2 + 5), '12 mm, two people and five empty lines a day');
  assert.ok(body.includes('العلوي سلمى') && body.includes('&lt;script&gt;'));
  const french = await partOf((await fetched(admin, sheet('?language=fr&format=docx'))).bytes, 'word/document.xml');
  assert.ok(!french.includes('<w:bidiVisual/>') && french.includes('lundi 17 août 2026'));
  const footer = await partOf(bytes, 'word/footer1.xml');
  assert.ok(footer.includes('SECTIONPAGES') && footer.includes('picture'));
});

test('proofs are for those who came, with the days and hours they came', async () => {
  assertProblem(await admin.get(proofs()), 409, 'nobody_attended');
  const entries = [
    { person_id: salma.id, date: '2026-08-17', sitting: 1, present: true },
    { person_id: salma.id, date: '2026-08-21', sitting: 1, present: true },
    { person_id: youssef.id, date: '2026-08-17', sitting: 1, present: false },
  ];
  const past = await admin.read(`/sessions/${session.id}`);
  assert.equal(past.id, session.id);
  const saved = await admin.put(`/sessions/${session.id}/attendances`, { entries });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));

  const { bytes, headers } = await fetched(admin, proofs('?language=fr&signatory_name=Rachid%20El%20Amrani&signatory_capacity=Directeur'));
  assert.match(headers.get('content-disposition'), /Attestation%20de%20pr%C3%A9sence/);
  const french = squeezed(await textOf(bytes));
  for (const part of ['Attestation de présence', 'Madame Salma Alaoui', 'Cheffe de service', 'les 17 et 21 août 2026', 'à la formation « Budget sensible au genre »',
    '2 jours (2 demi-journées), 6 h 30', 'Cachet', 'Nom, qualité et signature', 'Rachid El Amrani', 'Directeur', 'vendredi 21 août 2026']) {
    assert.ok(french.includes(part), `“${part}” is missing in: ${french}`);
  }
  assert.ok(!french.includes('Youssef'), 'an absent person has no proof');
  const arabic = squeezed(await textOf((await fetched(admin, proofs(`?language=ar&person_id=${salma.id}`))).bytes));
  for (const part of ['غشت', '17', '21', 'السيدة سلمى العلوي', 'حصتان']) assert.ok(arabic.includes(part), `“${part}” is missing in: ${arabic}`);
  const both = await partOf((await fetched(admin, proofs('?language=fr-ar&format=docx'))).bytes, 'word/document.xml');
  assert.ok(both.includes('Madame Salma Alaoui') && both.includes('السيدة سلمى العلوي') && !both.includes('w:orient="landscape"'));

  const lines = await admin.read('/changes', { concept: 'sessions', id: session.id });
  assert.equal(lines.items[0].action, 'printed', 'names that left the house on paper leave a trace');
  assertProblem(await admin.get(proofs(`?person_id=${youssef.id}`)), 422, 'invalid_input', { person_id: 'did_not_attend' });
  assertProblem(await admin.get(proofs(`?person_id=${randomUUID()}`)), 422, 'invalid_input', { person_id: 'not_registered' });
});

test('papers name the administration of the session’s days, in both scripts side by side, also after somebody moved', async () => {
  const treasury = await admin.create('/organisations', { name: { fr: 'Trésorerie générale', ar: 'الخزينة' }, type: 'ministry' });
  const guest = await admin.create('/people', { family_name: 'Tazi', given_name: 'Nadia', sex: 'F', organisation_id: treasury.id });
  const august = await admin.create('/sessions', sessionBody({ id: session.programmes[0].id }, { title: { fr: 'Comptes' }, days }));
  await admin.create(`/sessions/${august.id}/registrations`, { person_id: guest.id });
  const entries = [{ person_id: guest.id, date: '2026-08-17', sitting: 1, present: true }];
  assert.equal((await admin.put(`/sessions/${august.id}/attendances`, { entries })).status, 200);
  await admin.create(`/people/${guest.id}/affiliations`, { organisation_id: ministry.id, function: 'Directrice', from: '2026-09-01' });

  const proof = squeezed(await textOf((await fetched(admin, `/sessions/${august.id}/proofs_of_attendance?language=fr`)).bytes));
  assert.ok(proof.includes('Trésorerie générale') && !proof.includes('Directrice'), proof);
  const both = await partOf((await fetched(admin, `/sessions/${august.id}/sign_in_sheet?date=2026-08-17&language=fr-ar&format=docx`)).bytes, 'word/document.xml');
  assert.ok(both.includes('Trésorerie générale') && both.includes('الخزينة'), 'both scripts in the cell');
});

test('what makes no sense is refused by name', async () => {
  assertProblem(await admin.get(sheet('?date=2026-08-18')), 422, 'invalid_input', { date: 'not_a_day_of_session' });
  assertProblem(await admin.get(sheet('?date=soon&language=de&format=odt&x=1')), 422, 'invalid_input',
    { date: 'invalid_date', language: 'not_one_of', format: 'not_one_of', x: 'unknown_parameter' });
  assertProblem(await admin.get(proofs('?person_id=nobody')), 422, 'invalid_input', { person_id: 'invalid_uuid' });
  assertProblem(await admin.get(`/sessions/${randomUUID()}/sign_in_sheet`), 404, 'not_found');
  const undated = await admin.create('/sessions', sessionBody({ id: session.programmes[0].id }, { days: [], planned_period: '2027-03' }));
  assertProblem(await admin.get(`/sessions/${undated.id}/sign_in_sheet`), 409, 'session_without_days');
});

test('a focal point prints its own people alone; who may read no names prints none', async () => {
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: ministry.id });
  const text = squeezed(await textOf((await fetched(focal, sheet('?date=2026-08-17&language=fr'))).bytes));
  assert.ok(text.includes('Alaoui Salma') && !text.includes('Youssef'));
  assert.ok(text.includes("Liste partielle : 1 des 2 personnes inscrites, celles que voit le compte qui l'a imprimée"), text);
  const both = await textOf((await fetched(focal, sheet('?date=2026-08-17&language=fr-ar'))).bytes);
  assert.match(squeezed(both), /Liste partielle/);
  assert.match(both, /جزئية/); // the ligature before it is turned round
  const parts = await partOf((await fetched(focal, sheet('?date=2026-08-17&language=en&format=docx'))).bytes, 'word/document.xml');
  assert.match(parts, /Partial list: 1 of the 2 people registered/);
  const whole = squeezed(await textOf((await fetched(admin, sheet('?date=2026-08-17&language=fr'))).bytes));
  assert.ok(!whole.includes('partielle'), 'a list of everybody says nothing of the kind');
  const stranger = await callerOf(server, admin, 'focal_point', { organisation_id: (await admin.create('/organisations', { name: { fr: 'Ailleurs' }, type: 'ministry' })).id });
  assertProblem(await stranger.get(sheet()), 404, 'not_found');
  const viewer = await callerOf(server, admin, 'viewer');
  for (const path of [sheet(), proofs()]) assertProblem(await viewer.get(path), 403, 'not_allowed');
});

test('names of 300 characters, marks of direction and 120 people still fit on paper', async () => {
  const long = await admin.create('/sessions', sessionBody({ id: session.programmes[0].id }, { days: [days[1]] }));
  const names = ['X'.repeat(100), 'Sal\u202Ema'];
  for (const family_name of names) {
    const made = await admin.post('/people', { family_name, given_name: 'Y'.repeat(100), sex: 'F' });
    if (made.status === 201) await admin.create(`/sessions/${long.id}/registrations`, { person_id: made.body.id });
  }
  const people = await Promise.all(Array.from({ length: 118 }, (_, i) => admin.create('/people', { family_name: `Nom ${i}`, given_name: 'Prénom', sex: 'M' })));
  for (const each of people) await admin.create(`/sessions/${long.id}/registrations`, { person_id: each.id });
  const text = await textOf((await fetched(admin, `/sessions/${long.id}/sign_in_sheet?language=fr`)).bytes);
  assert.ok(text.includes('Nom 117') && !/[\u202D\u202E]/.test(text));
});

test('the logo of the host stands at the head, in the PDF and in the Word file', async () => {
  const without = (await fetched(admin, sheet('?date=2026-08-21&format=docx'))).bytes;
  const put = await admin.put(`/organisations/${ministry.id}/logo`, png(64, 32), { headers: { 'content-type': 'image/png' } });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  const withLogo = (await fetched(admin, sheet('?date=2026-08-21&format=docx'))).bytes;
  const pictures = async (bytes) => (await partOf(bytes, 'word/document.xml')).match(/<pic:pic>/g)?.length ?? 0;
  assert.deepEqual([await pictures(without), await pictures(withLogo)], [0, 1]);
  const images = async (query) => {
    const file = join(folder, `${randomUUID()}.pdf`);
    await writeFile(file, (await fetched(admin, sheet(query))).bytes);
    return (await run('pdfimages', ['-list', file])).stdout.trim().split('\n').length - 2;
  };
  assert.equal(await images('?date=2026-08-21'), 2, 'the logo and the code of the sheet');
});

test('documents are also made in the background', async () => {
  const order = (kind, filters, format = 'pdf') => admin.create('/exports', { kind, format, filters: { session: session.id, ...filters } });
  const made = await settled(admin, (await order('sign_in_sheets', { language: 'fr-ar' })).id);
  assert.equal(made.state, 'done', JSON.stringify(made));
  assert.match(made.file_name, /^Feuille de présence – F-\d{4}-\d+\.pdf$/);
  const text = await textOf((await fileOf(admin, made.id)).bytes);
  assert.ok(text.includes('lundi 17 août 2026') && text.includes('غشت'));
  const proof = await settled(admin, (await order('proofs_of_attendance', { language: 'en' }, 'docx')).id);
  assert.equal(proof.state, 'done', JSON.stringify(proof));
  assert.ok((await partOf((await fileOf(admin, proof.id)).bytes, 'word/document.xml')).includes('Proof of attendance'));

  const refused = (filters, format, fields) =>
    admin.post('/exports', { kind: 'sign_in_sheets', format, filters }).then((answer) => assertProblem(answer, 422, 'invalid_input', fields));
  await refused({ session: session.id, language: 'de', colour: 'red' }, 'odt',
    { 'filters/language': 'not_one_of', 'filters/colour': 'unknown_parameter', format: 'not_one_of' });
  await refused({}, 'pdf', { 'filters/session': 'required' });
  const failed = await settled(admin, (await order('sign_in_sheets', { date: '2026-08-18' })).id);
  assert.deepEqual([failed.state, failed.failure.code], ['failed', 'not_a_day_of_session']);
});
