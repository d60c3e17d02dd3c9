import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, sessionBody } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server.stop());

const organisation = (fr) => admin.create('/organisations', { name: { fr }, type: 'ministry' });

test('a programme is read back as it was written, with its parties in order', async () => {
  const [first, second] = [await organisation('Belgique'), await organisation('Maroc')];
  const made = await admin.create('/programmes', {
    code: 'E-TAMKEEN', title: { fr: 'Digitalisation', ar: 'التمكين' }, dates_note: 'cinq ans',
    budget: { amount_minor: 900000000, currency: 'EUR', estimated: true }, funders: [second.id, first.id], partners: [first.id],
  });
  assert.deepEqual(made.funders, [second.id, first.id]);
  assert.deepEqual(made.funder_names.map((name) => name.fr), ['Maroc', 'Belgique']);
  assert.equal(made.starts_on, undefined, 'dates that are not known are absent');
  assert.deepEqual(made.budget, { amount_minor: 900000000, currency: 'EUR', estimated: true });
  const changed = await admin.change(`/programmes/${made.id}`, { ...made, starts_on: '2021-01-01', budget: null }, { version: 1 });
  assert.deepEqual([changed.version, changed.starts_on, changed.budget], [2, '2021-01-01', undefined]);
  assertProblem(await admin.put(`/programmes/${made.id}`, made, { version: 1 }), 412, 'stale');
});

test('bad programmes are refused by path', async () => {
  const ghost = randomUUID();
  for (const [name, spoiled, fields] of [
    ['small letters', { code: 'abc' }, { code: 'invalid_code' }],
    ['no title', { title: {} }, null],
    ['ends first', { starts_on: '2026-02-01', ends_on: '2026-01-01' }, { ends_on: 'end_before_start' }],
    ['no such currency', { budget: { amount_minor: 1, currency: 'eu' } }, { 'budget/currency': 'invalid_currency' }],
    ['ghost', { funders: [ghost] }, { funders: 'unknown_organisation' }],
  ]) {
    const answer = await admin.post('/programmes', { code: 'BAD', title: { fr: 'x' }, ...spoiled });
    assert.equal(answer.status, 422, name);
    if (fields) assertProblem(answer, 422, 'invalid_input', fields);
  }
});

test('a code is taken once, and only an unused programme is deleted', async () => {
  const body = { code: 'ONCE', title: { fr: 'Une fois' } };
  const made = await admin.create('/programmes', body);
  assertProblem(await admin.post('/programmes', body), 409, 'code_taken');
  await admin.create('/sessions', sessionBody(made));
  const used = await admin.read(`/programmes/${made.id}`);
  assert.deepEqual([used.sessions_count, used.can.delete], [1, false]);
  assertProblem(await admin.delete(`/programmes/${made.id}`, { version: 1 }), 409, 'in_use');
  const unused = await admin.create('/programmes', { code: 'NEVER', title: { fr: 'Jamais' } });
  assert.equal((await admin.delete(`/programmes/${unused.id}`, { version: 1 })).status, 204);
});

test('programmes are found by words and by code; an auditor sees one', async () => {
  const mine = await admin.create('/programmes', { code: 'AUDITED', title: { fr: 'Équité et budget' } });
  assert.deepEqual((await admin.read('/programmes', { q: 'equite' })).items.map((p) => p.code), ['AUDITED']);
  assert.equal((await admin.read('/programmes', { code: 'AUDITED', total: true })).total, 1);
  const auditor = await callerOf(server, admin, 'auditor', { programme_id: mine.id, period_from: '2020-01-01', period_to: '2030-01-01', expires_at: '2199-01-01T00:00:00Z' });
  assert.deepEqual((await auditor.read('/programmes')).items.map((p) => p.code), ['AUDITED']);
  const other = await admin.create('/programmes', { code: 'OTHER', title: { fr: 'Autre' } });
  assertProblem(await auditor.get(`/programmes/${other.id}`), 404, 'not_found');
  assertProblem(await auditor.post('/programmes', { code: 'X', title: { fr: 'x' } }), 403, 'not_allowed');
});
