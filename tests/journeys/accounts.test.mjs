// Accounts: their bounds, passwords and ends, and that an administrator always remains.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { makePerson, makeProgramme } from './training.mjs';

let server, admin, organisation, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  organisation = await admin.create('/organisations', { name: { fr: 'Ministère de la Transition' }, type: 'ministry' });
  programme = await makeProgramme(admin);
});
after(() => server?.stop());

const password = 'a phrase nobody guesses 81';
const body = (more = {}) => ({ email: `p-${randomUUID().slice(0, 12)}@example.org`, name: 'Nadia Chraïbi', role: 'viewer', password, active: true, ...more });
const auditor = (more = {}) => body({ role: 'auditor', programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31',
  expires_at: '2099-01-01T00:00:00Z', ...more });

test('an account is added, found, changed and closed; its password is never read back', async () => {
  const given = body({ role: 'focal_point', organisation_id: organisation.id, language: 'ar' });
  const answer = await admin.post('/accounts', given);
  assert.equal(answer.status, 201);
  const account = answer.body;
  assert.equal(answer.headers.get('location'), `/api/v1/accounts/${account.id}`);
  assert.equal(answer.headers.get('etag'), '"1"');
  assert.equal(account.organisation_name.fr, 'Ministère de la Transition');
  assert.equal(account.language, 'ar');
  assert.equal(account.last_seen_at, undefined);
  const client = await server.signIn({ ...given });
  const read = await admin.read(`/accounts/${account.id}`);
  assert.ok(read.last_seen_at);
  assert.ok(!JSON.stringify([account, read]).includes(password));

  const found = await admin.read('/accounts', { q: given.email.toUpperCase(), role: 'focal_point', active: 'true', total: 'true' });
  assert.deepEqual([found.items.map((each) => each.id), found.total], [[account.id], 1]);
  assert.equal((await admin.read('/accounts', { q: given.email, active: 'false' })).items.length, 0);

  const renamed = await admin.change(`/accounts/${account.id}`, { ...read, name: 'Nadia' }, { version: read.version });
  assert.equal(renamed.name, 'Nadia');
  await client.read('/me');
  const closed = await admin.change(`/accounts/${account.id}`, { ...renamed, active: false }, { version: renamed.version });
  assert.equal(closed.active, false);
  assertProblem(await client.get('/me'), 401, 'session_expired');
  const history = await admin.read('/changes', { concept: 'accounts', id: account.id });
  assert.deepEqual(history.items.map((each) => each.action), ['updated', 'updated', 'created']);
});

test('roles that see a part need to be told which', async () => {
  for (const role of ['focal_point', 'partner']) {
    assertProblem(await admin.post('/accounts', body({ role })), 422, 'invalid_input', { organisation_id: 'required' });
  }
  assertProblem(await admin.post('/accounts', body({ role: 'auditor' })), 422, 'invalid_input',
    { programme_id: 'required', period_from: 'required', period_to: 'required', expires_at: 'required' });
  assertProblem(await admin.post('/accounts', auditor({ period_to: '2025-01-01' })), 422, 'invalid_input', { period_to: 'end_before_start' });
  const made = await admin.create('/accounts', auditor());
  assert.equal(made.programme_code, programme.code);
  const demoted = { ...made, programme_id: null };
  assertProblem(await admin.put(`/accounts/${made.id}`, demoted, { version: made.version }), 422, 'invalid_input', { programme_id: 'required' });
  const person = await makePerson(admin);
  assert.equal((await admin.create('/accounts', body({ role: 'trainer', person_id: person.id }))).person_id, person.id);
});

const nowhere = '00000000-0000-4000-8000-000000000000';
for (const [what, [change, fields]] of Object.entries({
  'no e-mail': [{ email: '' }, { email: 'required' }],
  'a line in the e-mail': [{ email: 'a@example.org\r\nBcc: b@example.org' }, { email: 'control_characters' }],
  'no host': [{ email: 'a@b' }, { email: 'invalid_email' }],
  'no password': [{ password: null }, { password: 'required' }],
  'a weak password': [{ password: 'motdepasse123' }, { password: 'weak_password' }],
  'its own e-mail as password': [{ email: 'long.enough@example.org', password: 'Long.Enough@example.org' }, { password: 'weak_password' }],
  'an unknown role': [{ role: 'root' }, { role: 'not_one_of' }],
  'an unknown organisation': [{ organisation_id: nowhere }, { organisation_id: 'unknown_organisation' }],
  'an unknown person': [{ person_id: nowhere }, { person_id: 'unknown_person' }],
  'an unknown programme': [{ programme_id: nowhere }, { programme_id: 'unknown_programme' }],
  'an unknown field': [{ is_admin: true }, { is_admin: 'unknown_field' }],
})) {
  test(`an account is refused: ${what}`, async () => {
    assertProblem(await admin.post('/accounts', body(change)), 422, 'invalid_input', fields);
  });
}

test('an e-mail is of one account, whatever its case', async () => {
  const first = await admin.create('/accounts', body());
  const again = await admin.post('/accounts', body({ email: first.email.toUpperCase() }));
  assert.equal(again.status, 409);
  const second = await admin.create('/accounts', body());
  assert.equal((await admin.put(`/accounts/${second.id}`, { ...second, email: first.email }, { version: 1 })).status, 409);
});

test('the same creation twice is one account, recognised by its password too', async () => {
  const given = body({ id: randomUUID() });
  assert.equal((await admin.post('/accounts', given)).status, 201);
  const again = await admin.post('/accounts', given);
  assert.deepEqual([again.status, again.body.id], [200, given.id]);
  assertProblem(await admin.post('/accounts', { ...given, password: `${password}!` }), 409, 'id_taken');
  const kept = await server.database.query(`select count(*) from athar.created_id where position('${password}' in encode(body_hash, 'escape')) > 0`);
  assert.deepEqual(kept, [['0']]);
});

test('a change is refused without the version that was read, or with an old one', async () => {
  const account = await admin.create('/accounts', body());
  assertProblem(await admin.put(`/accounts/${account.id}`, account), 428, 'precondition_required');
  await admin.change(`/accounts/${account.id}`, { ...account, name: 'First' }, { version: 1 });
  const late = await admin.put(`/accounts/${account.id}`, { ...account, name: 'Late' }, { version: 1 });
  assertProblem(late, 412, 'stale');
  assert.equal(late.body.current.name, 'First');
  assert.equal(late.body.current.version, 2);
});

test('a role takes effect at once, and a new password or an administrator ends every session', async () => {
  const given = body();
  const account = await admin.create('/accounts', given);
  const client = await server.signIn(given);
  assertProblem(await client.get('/people'), 403, 'not_allowed');
  const raised = await admin.change(`/accounts/${account.id}`, { ...account, role: 'manager' }, { version: 1 });
  await client.read('/people');
  const reset = await admin.change(`/accounts/${account.id}`, { ...raised, password: 'a phrase of the administrator' }, { version: raised.version });
  assertProblem(await client.get('/people'), 401, 'session_expired');
  assert.ok(reset.version > raised.version);
  const again = await server.signIn({ email: given.email, password: 'a phrase of the administrator' });
  assert.equal((await admin.post(`/accounts/${account.id}/sign_outs`)).status, 204);
  assertProblem(await again.get('/people'), 401, 'session_expired');
  assertProblem(await admin.post(`/accounts/${nowhere}/sign_outs`), 404, 'not_found');
  assertProblem(await admin.get(`/accounts/${nowhere}`), 404, 'not_found');
});

test('one administrator remains, also when two demote each other at the same moment', async () => {
  const me = await admin.read(`/accounts/${admin.user.id}`);
  for (const change of [{ role: 'viewer' }, { active: false }, { expires_at: '2099-01-01T00:00:00Z' }]) {
    assertProblem(await admin.put(`/accounts/${me.id}`, { ...me, ...change }, { version: me.version }), 409, 'last_administrator');
  }
  for (let round = 0; round < 5; round += 1) {
    const given = body({ role: 'administrator' });
    const second = await admin.create('/accounts', given);
    const other = await server.signIn(given);
    const first = await admin.read(`/accounts/${me.id}`);
    const answers = await Promise.all([
      admin.put(`/accounts/${second.id}`, { ...second, role: 'viewer' }, { version: second.version }),
      other.put(`/accounts/${first.id}`, { ...first, role: 'viewer' }, { version: first.version }),
    ]);
    const left = await server.database.query("select id from athar.account where role = 'administrator' and active");
    assert.equal(left.length, 1, JSON.stringify(answers.map((answer) => answer.status)));
    if (left[0][0] !== me.id) { // the other one won: hand back for the next round
      const demoted = await other.read(`/accounts/${me.id}`);
      await other.change(`/accounts/${me.id}`, { ...demoted, role: 'administrator' }, { version: demoted.version });
      const its = await other.read(`/accounts/${second.id}`);
      await admin.change(`/accounts/${second.id}`, { ...its, role: 'viewer' }, { version: its.version });
    }
  }
});

test('lists of accounts come page by page, and bad questions are refused', async () => {
  const emails = [];
  let cursor;
  do {
    const page = await admin.read('/accounts', { limit: 4, cursor });
    emails.push(...page.items.map((each) => each.email));
    cursor = page.next_cursor;
  } while (cursor);
  assert.deepEqual(emails, [...new Set(emails)].sort());
  assertProblem(await admin.get('/accounts', { query: { role: 'root' } }), 422, 'invalid_input', { role: 'not_one_of' });
  assertProblem(await admin.get('/accounts', { query: { active: 'maybe' } }), 422, 'invalid_input', { active: 'not_one_of' });
  assertProblem(await admin.get('/accounts', { query: { colour: 'red' } }), 422, 'invalid_input', { colour: 'unknown_parameter' });
});
