// Likely duplicates: found as people are saved or imported, warned of before, decided once, remembered; whole registers compared.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertProblem } from '../support/client.mjs';
import { command, startServer } from '../support/server.mjs';
import { callerOf } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

const samira = { given_name: 'Samira', family_name: 'El Ouardi', birth_date: '1984-03-11', sex: 'F' };
const inArabic = { given_name_ar: 'سميرة', family_name_ar: 'الوردي', birth_date: '1984-03-11', sex: 'F' };
const codes = (answer) => (answer.body.fields ?? []).map((field) => `${field.path}:${field.code}`);
const pairsOf = async (record, query = {}) => (await admin.read('/duplicates', { record, ...query })).items;

test('whoever writes a person is told before; the pair is found as the second is saved; a verdict is kept', async () => {
  const first = await admin.create('/people', samira);
  const likely = await admin.post('/people/likely_duplicates', inArabic);
  assert.equal(likely.status, 200);
  const [suggested] = likely.body.items;
  assert.equal(suggested.record.id, first.id);
  assert.equal(suggested.for_review, true);
  assert.ok(suggested.score > 0.9);
  assert.equal(suggested.reasons[0].code, 'name_other_script');
  assert.equal((await admin.post('/people/likely_duplicates', { ...inArabic, id: first.id })).body.items.length, 0, 'nobody is their own duplicate');

  const second = await admin.create('/people', inArabic);
  const [pair] = await pairsOf(second.id);
  assert.deepEqual([pair.a.id, pair.b.id].sort(), [first.id, second.id].sort());
  assert.equal(pair.verdict, 'open');
  assert.ok(pair.reasons.some(({ code, bits }) => code === 'birth_date_same' && bits > 10));

  const decided = await admin.change(`/duplicates/${pair.id}/verdict`, { verdict: 'different' }, { version: pair.version });
  assert.equal(decided.verdict, 'different');
  assert.ok(decided.decided_by && decided.decided_at);
  assert.equal((await pairsOf(second.id)).length, 0);
  await admin.change(`/people/${second.id}`, { ...inArabic, function: 'Formatrice' }, { version: second.version });
  assert.equal((await pairsOf(second.id)).length, 0, 'a change of nothing that is compared asks nothing again');
  assert.equal((await pairsOf(second.id, { verdict: 'different' })).length, 1);
  const { items: trail } = await admin.read('/changes', { concept: 'duplicates' });
  assert.equal(trail[0].action, 'decided');
  assert.ok(!JSON.stringify(trail[0]).includes('Ouardi'), 'the trail names records, not people');
});

test('two people who decide the same pair at once: the second is told', async () => {
  const one = await admin.create('/people', { ...samira, given_name: 'Rachida', birth_date: '1975-05-05' });
  await admin.create('/people', { ...samira, given_name: 'Rachida', birth_date: '1975-05-05' });
  const [pair] = await pairsOf(one.id);
  const answers = await Promise.all(['same', 'later'].map((verdict) => admin.put(`/duplicates/${pair.id}/verdict`, { verdict }, { version: pair.version })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
  assert.equal((await admin.put(`/duplicates/${pair.id}/verdict`, { verdict: 'same' })).status, 428);
});

test('a pair put off waits again on its day, and Today says how many wait', async () => {
  const waiting = async () => (await admin.read('/today')).counts.duplicate_people;
  const one = await admin.create('/people', { ...samira, given_name: 'Zoubida', birth_date: '1966-06-06' });
  const before = await waiting();
  const other = await admin.create('/people', { ...samira, given_name: 'Zoubida', birth_date: '1966-06-06' });
  const [pair] = await pairsOf(one.id);
  const open = await waiting();
  assert.ok(open > before);
  const later = await admin.change(`/duplicates/${pair.id}/verdict`, { verdict: 'later' }, { version: pair.version });
  assert.ok(later.later_until > later.decided_at.slice(0, 10));
  assert.deepEqual([(await pairsOf(one.id)).length, (await pairsOf(one.id, { verdict: 'later' })).length, await waiting()], [0, 1, open - 1]);
  const put = (until) => admin.put(`/duplicates/${pair.id}/verdict`, { verdict: 'later', until }, { version: later.version });
  assertProblem(await put('2020-01-01'), 422, 'invalid_input', { until: 'put_off_too_short' });
  assertProblem(await put('2199-01-01'), 422, 'invalid_input', { until: 'put_off_too_long' });
  assertProblem(await put('soon'), 422, 'invalid_input', { until: 'invalid_date' });
  // Its day has come.
  await server.database.query(`update athar.duplicate_pair set later_until = current_date where id = '${pair.id}'`);
  const [again] = await pairsOf(other.id);
  assert.deepEqual([again.id, again.verdict, await waiting()], [pair.id, 'open', open]);
  assert.equal((await pairsOf(one.id, { verdict: 'later' })).length, 0);
  for (const role of ['manager', 'viewer']) {
    const caller = await callerOf(server, admin, role);
    assert.equal((await caller.read('/today')).counts.duplicate_people, 0, role);
  }
});

test('one organisation under its names in two languages is found, and joined to the record that is kept', async () => {
  const place = { type: 'ministry', place_code: 'MA-04' };
  const kept = await admin.create('/organisations', { ...place, name: { fr: 'Ministère de l’Environnement et du Développement durable' } });
  const double = await admin.create('/organisations', { ...place, name: { ar: 'وزارة البيئة والتنمية المستدامة' } });
  await admin.create('/organisations', { ...place, name: { ar: 'وزارة الصحة' } });
  const pairs = async () => (await admin.read('/duplicates', { of: 'organisations', record: double.id })).items;
  const [pair, ...others] = await pairs();
  assert.deepEqual([[pair.a.id, pair.b.id].sort(), others.length], [[kept.id, double.id].sort(), 0]);
  assert.ok(!pair.is_certain && pair.reasons.some(({ code }) => code === 'name_other_script'));
  const event = await admin.create(`/organisations/${double.id}/events`, { version: double.version, kind: 'same_as', successor_ids: [kept.id] });
  assert.deepEqual(await pairs(), []);
  assert.equal((await admin.post(`/organisation_events/${event.id}/undo`)).status, 200);
  assert.equal((await pairs()).length, 1);
});

test('two alike saved at the same moment find each other', async () => {
  const body = { given_name: 'Abdelkader', family_name: 'Ait Taleb', birth_date: '1969-09-19' };
  const made = await Promise.all(Array.from({ length: 4 }, () => admin.create('/people', body)));
  assert.equal((await pairsOf(made[0].id)).length, 3);
});

for (const [name, body] of [
  ['names of one letter', { given_name: 'A', family_name: 'B' }],
  ['names of 120 letters', { given_name: 'x'.repeat(120), family_name: 'y '.repeat(60) }],
  ['mixed scripts', { given_name: 'Samira سميرة', family_name: 'الوردي El Ouardi' }],
  ['characters of no width', { given_name: 'Sa\u200Bmira', family_name: 'El\u200C Ouardi' }],
  ['signs only', { given_name: '!!!', family_name: '…' }],
  ['nothing', {}],
]) {
  test(`suggestions survive ${name}`, async () => {
    const answer = await admin.post('/people/likely_duplicates', body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.ok(Array.isArray(answer.body.items));
  });
}

test('what cannot be read is refused by its field', async () => {
  for (const [path, body, expected] of [
    ['/people/likely_duplicates', { sex: 'X' }, 'sex:not_one_of'],
    ['/people/likely_duplicates', { family_name: 'a'.repeat(300) }, 'family_name:too_long'],
    ['/people/likely_duplicates', { nom: 'x' }, 'nom:unknown_field'],
    ['/duplicate_runs', { of: 'sessions' }, 'of:not_one_of'],
  ]) {
    const answer = await admin.post(path, body);
    assert.equal(answer.status, 422);
    assert.deepEqual(codes(answer), [expected]);
  }
  for (const [query, expected] of [[{ of: 'cats' }, 'of:not_one_of'], [{ verdict: 'perhaps' }, 'verdict:not_one_of'], [{ record: '7' }, 'record:invalid_uuid']]) {
    const answer = await admin.get('/duplicates', { query });
    assert.equal(answer.status, 422);
    assert.deepEqual(codes(answer), [expected]);
  }
  assert.equal((await admin.get('/duplicates/00000000-0000-4000-8000-000000000000')).status, 404);
  assert.equal((await admin.get('/duplicates/nothing')).status, 404);
  assert.equal((await admin.delete('/duplicate_runs/00000000-0000-4000-8000-000000000000')).status, 404);
});

test('only those who write to people see pairs, suggestions and comparisons', async () => {
  for (const role of ['manager', 'viewer']) {
    const account = { email: `${role}@example.org`, password: 'another long pass phrase 7', name: role, role };
    await admin.create('/accounts', account);
    const other = await server.signIn(account);
    for (const answer of [
      await other.get('/duplicates'), await other.post('/people/likely_duplicates', samira), await other.post('/organisations/likely_duplicates', { name: { fr: 'x' }, type: 'ministry' }),
      await other.get('/duplicate_runs'), await other.post('/duplicate_runs', { of: 'people' }), await other.put('/duplicates/00000000-0000-4000-8000-000000000000/verdict', { verdict: 'same' }, { version: 1 }),
    ]) assert.equal(answer.status, 403);
  }
});

async function finished(id) {
  for (let i = 0; i < 200; i += 1) {
    const run = (await admin.read('/duplicate_runs')).items.find((each) => each.id === id);
    if (run?.finished_at) return run;
    await sleep(50);
  }
  throw new Error('the comparison does not end');
}

test('a whole register is compared in the background, one comparison at a time', async () => {
  const id = '7d0c3f5e-6a61-7c5e-8a9e-0d6a4c0b2b22';
  const answers = await Promise.all([admin.post('/duplicate_runs', { id, of: 'people' }), admin.post('/duplicate_runs', { of: 'people' })]);
  const refused = answers.filter(({ status }) => status === 409);
  assert.ok(refused.every(({ body }) => body.code === 'comparison_under_way'));
  const made = answers.find(({ status }) => status === 201).body;
  const run = await finished(made.id);
  assert.equal(run.state, 'done');
  assert.equal(run.per_mille, 1000);
  assert.ok(run.records >= 8);
  assert.ok(run.pairs >= 6);
  assert.equal((await admin.delete(`/duplicate_runs/${run.id}`)).body.code, 'comparison_over');
});

test('the same from the command line, where decided pairs stay decided', async () => {
  const before = await admin.read('/duplicates', { verdict: 'different' });
  const { code, stdout } = await command(server.database.url, ['duplicates', 'people']);
  assert.equal(code, 0);
  assert.match(stdout, /^people: \d+ compared, \d+ pairs to review, \d+ of them certain\n$/);
  assert.deepEqual((await admin.read('/duplicates', { verdict: 'different' })).items.map(({ id }) => id), before.items.map(({ id }) => id));
  assert.notEqual((await command(server.database.url, ['duplicates', 'sessions'])).code, 0);
});

test('organisations are compared by name and acronym', async () => {
  const first = await admin.create('/organisations', { name: { fr: 'Institut Zaitoune des semences' }, acronym: { fr: 'IZS' }, type: 'association' });
  const body = { name: { fr: 'Institut Zaytoune des Semences' }, acronym: { fr: 'IZS' }, type: 'association' };
  const likely = await admin.post('/organisations/likely_duplicates', body);
  assert.equal(likely.body.items[0].record.id, first.id);
  const second = await admin.create('/organisations', body);
  const pairs = await pairsOf(second.id, { of: 'organisations' });
  assert.equal(pairs.length, 1);
  assert.equal(pairs[0].of, 'organisations');
  const run = await admin.create('/duplicate_runs', { of: 'organisations' });
  assert.equal((await finished(run.id)).state, 'done');
  assert.equal((await pairsOf(second.id, { of: 'organisations' })).length, 1);
});

test('people who come by an import are compared shortly after', async () => {
  const csv = 'Nom;Prénom;Date de naissance\nBENJELLOUN;Hicham;12/04/1977\nBenjeloun;Hisham;12/04/1977\n';
  const { writeFile, mkdtemp } = await import('node:fs/promises');
  const folder = await mkdtemp('/tmp/athar-duplicates-');
  await writeFile(`${folder}/people.csv`, csv);
  const preview = await command(server.database.url, ['import', 'people', '--dry-run', `${folder}/people.csv`]);
  assert.match(preview.stdout, /row 3: likely_duplicate_row \(2\), a warning/);
  const { code, stdout, stderr } = await command(server.database.url, ['import', 'people', `${folder}/people.csv`]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /2 new/);
  for (let i = 0; ; i += 1) {
    const { items } = await admin.read('/duplicates');
    if (items.some(({ a }) => /benjel/i.test(a.family_name ?? ''))) break;
    assert.ok(i < 100, 'never found');
    await sleep(100);
  }
  await writeFile(`${folder}/more.csv`, 'Nom;Prénom;Date de naissance\nBenjelloune;Hichame;12/04/1977\n');
  const again = await command(server.database.url, ['import', 'people', '--dry-run', `${folder}/more.csv`]);
  assert.match(again.stdout, /row 2: likely_duplicate \(Hi[cs]ham BENJELL?OUN\), a warning/i);
});
