// What nobody should send, line by line: each gets a clear refusal that names the place, never a 500, and nothing is stored of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { person, raw, refusedBy, statusOf, storedIn } from './hostile.mjs';
import { callerOf, makePerson, makeProgramme, past, sessionBody } from './training.mjs';

let server, admin, program, programme, organisation;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  program = await server.program(['read', 'write']);
  programme = await makeProgramme(admin);
  organisation = await admin.create('/organisations', { name: { fr: 'Ministère' }, type: 'ministry' });
});
after(() => server.stop());
const stored = () => storedIn(server)();
const refused = refusedBy(stored);
const postPerson = (body) => admin.post('/people', body);

describe('JSON that is none', () => {
  const malformed = {
    'is malformed': ['{"family_name" "Alaoui"}', 'syntax_error'],
    'is truncated': ['{"family_name":"Ala', 'incomplete'],
    'has a second document behind it': ['{} {}', 'trailing_text'],
    'has a key twice': ['{"family_name":"A","given_name":"B","sex":"F","sex":"M"}', 'duplicate_key'],
    'has a key twice, once written with an escape': ['{"sex":"F","\\u0073ex":"M"}', 'duplicate_key'],
    'is nested a thousand deep': [`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`, 'too_deep'],
    'is an array a hundred thousand deep': ['['.repeat(100_000), 'too_deep'],
    'holds NUL': ['{"family_name":"A\\u0000B"}', 'nul_character'],
    'holds half a surrogate pair': ['{"family_name":"\\ud83d"}', 'syntax_error'],
    'holds a number without end': [`{"birth_year":1${'0'.repeat(400)}}`, 'number_too_large'],
    'is NaN': ['{"birth_year":NaN}', 'syntax_error'],
    'has a comment': ['{/* */"family_name":"A"}', 'syntax_error'],
    'is empty': ['', 'empty_body'],
  };
  for (const [what, [body, code]] of Object.entries(malformed)) {
    test(`a body that ${what} is refused, saying where`, () => refused(() => postPerson(body), 400, 'malformed_json', { '': code }));
  }

  test('a body that is not UTF-8 is refused', async () => {
    for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]]) {
      const body = Buffer.concat([Buffer.from('{"family_name":"'), Buffer.from(bytes), Buffer.from('"}')]);
      await refused(() => postPerson(body), 400, 'malformed_json', { '': 'invalid_utf8' });
    }
  });

  test('a body that is no object is refused', async () => {
    for (const body of ['[]', '1', 'null', '"x"', 'true']) await refused(() => postPerson(body), 422, 'invalid_input', { '': 'wrong_type' });
  });

  test('a body over a mebibyte is refused before it is read', async () => {
    const answer = await raw(server.port, `POST /api/v1/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${program.token}\r\nContent-Type: application/json\r\n` +
      'Content-Length: 1073741824\r\n\r\n{');
    assert.equal(statusOf(answer), 413);
    assert.match(answer, /application\/problem\+json/);
  });

  test('a body of a mebibyte of one string is refused for its length', () =>
    refused(() => postPerson({ ...person, family_name: 'x'.repeat(1_000_000) }), 422, 'invalid_input', { family_name: 'too_long' }));
});

describe('fields of the wrong kind', () => {
  test('every wrong field is named in one answer', () =>
    refused(() => postPerson({ family_name: 5, given_name: ['a'], sex: 'X', birth_year: '1980', organisation_id: 'x', colour: 'red' }), 422,
      'invalid_input', { family_name: 'wrong_type', given_name: 'wrong_type', sex: 'not_one_of', birth_year: 'wrong_type',
        organisation_id: 'invalid_uuid', colour: 'unknown_field' }));

  test('what is no address and no telephone number is refused', () =>
    refused(() => postPerson({ ...person, email: 'nobody', phone: 'abc' }), 422, 'invalid_input', { email: 'invalid_email', phone: 'invalid_phone' }));

  test('a fraction, a great number and a negative one are no counts', async () => {
    for (const [seats, code] of [[1.5, 'not_a_whole_number'], [1e18, 'out_of_range'], [-1, 'out_of_range'], [9007199254740993, 'out_of_range'], ['5', 'wrong_type'], [true, 'wrong_type']]) {
      await refused(() => admin.post('/sessions', sessionBody(programme, { seats })), 422, 'invalid_input', { seats: code });
    }
  });

  test('control characters and broken names are refused', async () => {
    for (const name of ['A\u0007B', 'A\u001b[31mB', 'A\nB', 'A\u007fB']) {
      await refused(() => postPerson({ ...person, family_name: name }), 422, 'invalid_input', { family_name: 'control_characters' });
    }
  });

  test('a name of ten thousand characters is refused, and one of ten thousand Arabic letters', async () => {
    await refused(() => postPerson({ ...person, family_name: 'x'.repeat(10_000) }), 422, 'invalid_input', { family_name: 'too_long' });
    await refused(() => postPerson({ ...person, family_name_ar: 'ع'.repeat(10_000) }), 422, 'invalid_input', { family_name_ar: 'too_long' });
    await refused(() => admin.post('/organisations', { name: { fr: 'x'.repeat(10_000) }, type: 'ministry' }), 422, 'invalid_input', { 'name/fr': 'too_long' });
  });

  test('NUL and broken UTF-8 in an address are refused', async () => {
    for (const path of ['/people?q=%00', '/people?q=%ff', '/sessions?region=%00', '/people/%00', '/organisations?type=%c0%af', '/reach?measure=%00', '/places/%ff']) {
      const { status } = await admin.get(path);
      assert.ok([400, 404, 422].includes(status), `${path}: ${status}`);
    }
  });

  test('a query of wrong values names each of them', async () => {
    assertProblem(await admin.get('/people?limit=0&sex=X&organisation=5&cursor=zzz&colour=red'), 422, 'invalid_input',
      { limit: 'out_of_range', sex: 'not_one_of', organisation: 'invalid_uuid', cursor: 'invalid_cursor', colour: 'unknown_parameter' });
    for (const limit of ['201', '-1', '1e2', '99999999999999999999', '0x10', ' ']) {
      assert.ok([200, 422].includes((await admin.get('/people', { query: { limit } })).status), limit);
    }
  });
});

describe('a parameter given twice', () => {
  test('is refused by name wherever it is, and read nowhere by half', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const path of ['/people?sex=F&sex=M', '/people?sex=F&sex=F', '/reach?measure=unique_participants&sex=F&sex=M', '/today?sex=F&sex=', '/me?sex&sex',
      `/people/${nobody}?sex=F&limit=1&sex=M`, `/sessions/${nobody}/sign_in_sheet?sex=fr&sex=ar`, '/import_templates/people?sex=1&%73ex=2'])
      assertProblem(await admin.get(path), 422, 'invalid_input', { sex: 'given_twice' });
    assertProblem(await admin.get('/places?kind=region&kind=province&limit=1&limit=2&limit=3'), 422, 'invalid_input', { kind: 'given_twice', limit: 'given_twice' });
    assertProblem(await admin.post('/imports?kind=people&kind=sessions', 'Nom\nA\n', { headers: { 'content-type': 'text/csv' } }), 422, 'invalid_input', { kind: 'given_twice' });
    const answer = await admin.get('/people?sex=F&sex=M', { headers: { 'accept-language': 'ar' } });
    assert.equal(answer.body.fields[0].message, 'وردت هذه القيمة مرتين.');
  });
});

describe('dates that cannot be', () => {
  const session = (days) => () => admin.post('/sessions', sessionBody(programme, { days }));
  test('30 February', () => refused(session([{ date: '2026-02-30' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('29 February of a common year', () => refused(session([{ date: '2026-02-29' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('year 0', () => refused(session([{ date: '0000-01-01' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('year 10000', () => refused(session([{ date: '10000-01-01' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('an end before its start', () =>
    refused(session([{ date: '2026-05-12', sittings: [{ starts: '12:00', ends: '09:00' }] }]), 422, 'invalid_input', { 'days/0/sittings/0/ends': 'end_before_start' }));
  test('an hour of 25', async () => {
    const { status, body } = await session([{ date: '2026-05-12', sittings: [{ starts: '25:00', ends: '26:00' }] }])();
    assert.equal(status, 422);
    assert.equal(body.fields[0].path, 'days/0/sittings/0/starts');
  });
  test('two overlapping days', () =>
    refused(session([{ date: '2026-05-12' }, { date: '2026-05-12' }]), 422, 'invalid_input', { 'days/1/date': 'days_overlap' }));
  test('two overlapping sittings', () =>
    refused(session([{ date: '2026-05-12', sittings: [{ starts: '09:00', ends: '12:00' }, { starts: '11:00', ends: '13:00' }] }]), 422, 'invalid_input',
      { 'days/0/sittings/1/starts': 'sittings_overlap' }));
  test('a programme that ends before it starts', async () => {
    const { status } = await admin.post('/programmes', { code: 'T-ENDS', title: { fr: 'x' }, starts_on: '2026-05-12', ends_on: '2026-05-11' });
    assert.equal(status, 422);
  });
  test('a birth in the future', () => refused(() => postPerson({ ...person, birth_date: '2199-01-01' }), 422, 'invalid_input', { birth_date: 'birth_in_future' }));
});

describe("others' ids", () => {
  test('ids that are nobody\'s are refused where they are used and not found where they are asked for', async () => {
    await refused(() => postPerson({ ...person, organisation_id: randomUUID() }), 422, 'invalid_input', { organisation_id: 'unknown_organisation' });
    for (const path of ['/people', '/organisations', '/sessions', '/programmes', '/accounts']) {
      for (const id of [randomUUID(), 'x', '0', '..%2f..%2fetc', '00000000-0000-0000-0000-000000000000', `${organisation.id}'`]) {
        const answer = await admin.get(`${path}/${id}`);
        assertProblem(answer, 404, answer.body.code === 'route_not_found' ? 'route_not_found' : 'not_found');
      }
    }
  });

  test("an id that is another record's is taken, whoever asks and whatever it was", async () => {
    const mine = await makePerson(admin);
    await refused(() => postPerson({ ...person, id: mine.id }), 409, 'id_taken');
    const coordinator = await callerOf(server, admin, 'coordinator');
    const body = { ...person, id: randomUUID() };
    assert.equal((await admin.post('/people', body)).status, 201);
    assertProblem(await coordinator.post('/people', body), 409, 'id_taken');
  });

  test("a focal point cannot reach other organisations' people by their ids", async () => {
    const other = await admin.create('/organisations', { name: { fr: 'Autre' }, type: 'ministry' });
    const theirs = await makePerson(admin, { organisation_id: other.id });
    const focal = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
    assertProblem(await focal.get(`/people/${theirs.id}`), 404, 'not_found');
    assertProblem(await focal.put(`/people/${theirs.id}`, theirs, { version: 1 }), 403, 'not_allowed');
    assert.ok(!(await focal.read('/people')).items.some((item) => item.id === theirs.id));
  });

  test('attendance of somebody who is not registered is refused, and of a sitting that is not', async () => {
    const session = await admin.create('/sessions', sessionBody(programme));
    const nobody = await makePerson(admin);
    const put = (entry) => () => admin.put(`/sessions/${session.id}/attendances`, { entries: [entry] });
    await refused(put({ person_id: nobody.id, date: past[0].date, sitting: 1, present: true }), 422, 'invalid_input', { 'entries/0/person_id': 'not_registered' });
    await refused(put({ person_id: randomUUID(), date: past[0].date, sitting: 1, present: true }), 422, 'invalid_input', { 'entries/0/person_id': 'unknown_person' });
  });
});

describe('texts that want to be code', () => {
  test('script in names is text, in JSON that says so and that browsers do not sniff', async () => {
    const name = '<script>alert(1)</script>';
    const made = await admin.create('/people', { ...person, family_name: name });
    const answer = await admin.get(`/people/${made.id}`);
    assert.equal(answer.body.family_name, name);
    assert.match(answer.headers.get('content-type'), /^application\/json/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    const missing = await admin.get(`/people/${encodeURIComponent(name)}`);
    assert.match(missing.headers.get('content-type'), /^application\/problem\+json/);
  });

  test('formulas are neutralised in every CSV', async () => {
    const formulas = ['=cmd|calc', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '="a;b"'];
    for (const formula of formulas) {
      if (formula.startsWith('\t')) continue;
      await admin.create('/people', { ...person, family_name: formula, given_name: 'Zz' });
      await admin.create('/organisations', { name: { fr: formula }, type: 'ministry' });
      await admin.create('/sessions', sessionBody(programme, { title: { fr: formula } }));
    }
    for (const path of ['/people', '/organisations', '/sessions', '/outreach_activities']) {
      const answer = await admin.get(path, { query: { format: 'csv' } });
      assert.equal(answer.status, 200, path);
      assert.match(answer.headers.get('content-disposition'), /^attachment/);
      for (const line of answer.body.replace(/^\uFEFF/, '').split('\r\n')) {
        for (const cell of line.split(';')) assert.doesNotMatch(cell, /^"?[=@+]|^"?-[^"\d]/, `${path}: ${cell}`);
      }
    }
  });

  test('searches of quotes, wildcards and SQL find nothing and harm nothing', async () => {
    for (const q of ["'; drop table athar.person; --", '%', '_', '\\', '%%%%', "' or '1'='1", '\\u0000', '*'.repeat(200), '(((', '🙂', 'ـ'.repeat(100)]) {
      for (const path of ['/people', '/organisations', '/sessions']) assert.equal((await admin.get(path, { query: { q } })).status, 200, `${path} ${q}`);
    }
    assert.ok((await admin.read('/people')).items.length > 0);
  });
});

test('after all this the server answers and logged no breakage', async () => {
  assert.equal((await admin.get('//healthz')).status, 200);
  assert.equal((await admin.get('//readyz')).status, 200);
  server.assertNoBreakage();
});
