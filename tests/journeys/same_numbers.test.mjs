// Two people with one identity or payroll number wait in the queue of duplicates, without the number being said.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freshDatabase } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { eventually } from './figures.mjs';
import { callerOf, makePerson } from './training.mjs';

const cin = 'QZ918273';
let database, folder, server, admin, coordinator, purpose, hajar, other;

before(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'athar-files-'));
  server = await startServer({ database, args: ['--files', folder] });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');
  purpose = await admin.create('/purposes', { code: 'identite', name: { fr: 'Identité' }, legal_basis: 'consent' });
  for (const kind of ['national_identity', 'payroll']) await authorise(kind);
  hajar = await makePerson(admin, { family_name: 'Benkirane', given_name: 'Hajar', sex: 'F', birth_date: '1980-04-03' });
  other = await makePerson(admin, { family_name: 'Chraibi', given_name: 'Youssef', sex: 'M', birth_date: '1971-11-20' });
});
after(async () => {
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function authorise(kind, number = 'A-DS-417/2026') {
  const { version } = (await admin.read('/sensitive_authorisations')).items.find((each) => each.kind === kind);
  return admin.change(`/sensitive_authorisations/${kind}`, number ? { number, granted_on: '2026-03-02', purpose_id: purpose.id } : {}, { version });
}
const consent = (person, answer, date = '2026-06-01') => coordinator.create(`/people/${person.id}/consents`, { purpose_id: purpose.id, answer, date, channel: 'form' });
const store = (person, number, kind = 'national_identity', version = 0) =>
  coordinator.change(`/people/${person.id}/identity_numbers/${kind}`, { number, date: '2026-06-02', channel: 'form' }, { version });
const pairsOf = async (person, query = {}) => (await coordinator.read('/duplicates', { record: person.id, ...query })).items;
const codes = (pair) => pair.reasons.map(({ code }) => code);

test('two people of other names who hold one number are a pair, with the number as its reason and nowhere said', async () => {
  for (const person of [hajar, other]) await consent(person, 'given');
  await store(hajar, cin);
  assert.deepEqual(await pairsOf(hajar), []);
  await store(other, cin);
  const [pair] = await eventually(() => pairsOf(hajar), ({ length }) => length === 1);
  assert.ok(codes(pair).includes('number_same'), JSON.stringify(pair.reasons));
  assert.equal(pair.is_certain, false, 'one of the two may have been mistyped');
  const said = JSON.stringify((await coordinator.get(`/duplicates/${pair.id}`)).body);
  assert.ok(!said.includes('918273') && !said.includes('lookup'), said);
});

test('the whole register finds the same pair', async () => {
  const { id } = await coordinator.create('/duplicate_runs', { of: 'people' });
  await eventually(() => coordinator.read('/duplicate_runs'), ({ items }) => items.some((run) => run.id === id && run.state === 'done'), 30_000);
  const [pair] = await pairsOf(hajar);
  assert.ok(codes(pair).includes('number_same'));
});

test('the pair goes when the consent is withdrawn, when the kind is off, and when the number is corrected', async () => {
  await consent(other, 'withdrawn', '2026-06-03');
  await eventually(() => pairsOf(hajar), ({ length }) => length === 0);
  await consent(other, 'given', '2026-06-04');
  await eventually(() => pairsOf(hajar), ({ length }) => length === 1);
  await authorise('national_identity', null);
  await eventually(() => pairsOf(hajar), ({ length }) => length === 0);
  await authorise('national_identity');
  await eventually(() => pairsOf(hajar), ({ length }) => length === 1);
  await store(other, 'QZ918274', 'national_identity', 1);
  await eventually(() => pairsOf(hajar), ({ length }) => length === 0);
});

test('what was decided of a pair says nothing of numbers any more once the kind is off', async () => {
  await store(other, cin, 'national_identity', 2);
  const [pair] = await eventually(() => pairsOf(hajar), ({ length }) => length === 1);
  await coordinator.change(`/duplicates/${pair.id}/verdict`, { verdict: 'different' }, { version: pair.version });
  await authorise('national_identity', null);
  const [decided] = await pairsOf(hajar, { verdict: 'different' });
  assert.ok(!codes(decided).includes('number_same'), JSON.stringify(decided.reasons));
  await authorise('national_identity');
});

test('two namesakes born on one day with different numbers are not certain', async () => {
  const twins = [];
  for (let i = 0; i < 2; i += 1) twins.push(await makePerson(admin, { family_name: 'Zerhouni', given_name: 'Abdelkrim', sex: 'M', birth_date: '1969-03-17' }));
  const [before] = await eventually(() => pairsOf(twins[0]), ({ length }) => length === 1);
  assert.equal(before.is_certain, true);
  for (const [i, person] of twins.entries()) {
    await consent(person, 'given');
    await store(person, `10203${i}`, 'payroll');
  }
  const [now] = await eventually(() => pairsOf(twins[0]), ([pair]) => !pair?.is_certain);
  if (now) assert.ok(codes(now).includes('number_differs'), JSON.stringify(now.reasons));
});
