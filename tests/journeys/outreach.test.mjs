import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makeProgramme } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server.stop());

const body = (more) => ({ programme_id: programme.id, title: { fr: 'Sensibilisation au Canada' }, kind: 'public_engagement', ...more });
const sixty = { country: 'CA', total: 60, method: 'estimated', note: 'La source ne dit pas comment.' };

test('audiences keep their country, method and note; none is unknown, not zero', async () => {
  const made = await admin.create('/outreach_activities', body({ country: 'CA', audiences: [sixty, { total: 5, women: 2, men: 3, method: 'counted' }] }));
  assert.deepEqual(made.audiences[0], sixty);
  assert.deepEqual([made.total, made.programme_code], [65, programme.code]);
  const unknown = await admin.create('/outreach_activities', body({ title: { fr: 'Émission' }, date: '2026-03-01' }));
  assert.deepEqual([unknown.total, unknown.audiences], [undefined, []]);
  const changed = await admin.change(`/outreach_activities/${unknown.id}`, { ...unknown, audiences: [sixty] }, { version: 1 });
  assert.deepEqual([changed.version, changed.total], [2, 60]);
  const { items } = await admin.read('/outreach_activities', { programme: programme.code });
  assert.deepEqual(items.map((each) => each.id), [unknown.id, made.id], 'latest first, those without a day last');
  const csv = await admin.get('/outreach_activities', { query: { format: 'csv', q: 'sensibilisation' } });
  assert.equal(csv.body.trim().split('\r\n').length, 3, 'a line an audience');
});

test('pages go on where they ended, also among activities without a day', async () => {
  const paged = await makeProgramme(admin);
  for (const date of ['2026-01-01', undefined, '2026-02-01', undefined, undefined])
    await admin.create('/outreach_activities', { ...body({ date }), programme_id: paged.id });
  const seen = [];
  let cursor;
  do {
    const page = await admin.read('/outreach_activities', { programme: paged.id, limit: 2, cursor, total: true });
    assert.equal(page.total, 5);
    seen.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  assert.deepEqual(seen.map((each) => each.date), ['2026-02-01', '2026-01-01', undefined, undefined, undefined]);
  assert.equal(new Set(seen.map((each) => each.id)).size, 5);
});

test('bad activities are refused by path', async () => {
  for (const [spoiled, fields] of [
    [{ audiences: [{ ...sixty, women: 40, men: 21 }] }, { 'audiences/0': 'parts_exceed_total' }],
    [{ audiences: [{ ...sixty, total: -1 }] }, { 'audiences/0/total': 'out_of_range' }],
    [{ audiences: [{ ...sixty, method: 'guessed' }] }, { 'audiences/0/method': 'not_one_of' }],
    [{ audiences: [{ ...sixty, country: 'QQ' }] }, { audiences: 'unknown_place' }],
    [{ kind: 'dance' }, { kind: 'unknown_reference' }],
    [{ programme_id: randomUUID() }, { programme_id: 'unknown_programme' }],
  ])
    assertProblem(await admin.post('/outreach_activities', body(spoiled)), 422, 'invalid_input', fields);
});

test('an auditor sees the activities of one programme; a trainer none', async () => {
  const other = await makeProgramme(admin);
  const theirs = await admin.create('/outreach_activities', { ...body({ date: '2026-01-01' }), programme_id: other.id });
  const auditor = await callerOf(server, admin, 'auditor', { programme_id: other.id, period_from: '2020-01-01', period_to: '2030-01-01', expires_at: '2199-01-01T00:00:00Z' });
  assert.deepEqual((await auditor.read('/outreach_activities')).items.map((each) => each.id), [theirs.id]);
  const { items } = await admin.read('/outreach_activities', { programme: programme.id });
  assertProblem(await auditor.get(`/outreach_activities/${items[0].id}`), 404, 'not_found');
  const trainer = await callerOf(server, admin, 'trainer', { person_id: (await admin.create('/people', { family_name: 'A', given_name: 'B', sex: 'F' })).id });
  assertProblem(await trainer.get('/outreach_activities'), 403, 'not_allowed');
  assert.equal((await admin.delete(`/outreach_activities/${theirs.id}`, { version: 1 })).status, 204);
});
