// People: search in two scripts, affiliations, hostile input, roles.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';

let server, admin, ministry, directorate;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  ministry = await admin.create('/organisations', { name: { fr: 'Ministère de la Transition' }, type: 'ministry' });
  directorate = await admin.create('/organisations', { name: { fr: 'Direction de la Formation' }, type: 'directorate', parent_id: ministry.id });
});
after(() => server?.stop());

const samira = { family_name: 'El Ouardi', given_name: 'Samira', family_name_ar: 'الوردي', given_name_ar: 'سميرة', sex: 'F' };
const codes = (answer) => (answer.body.fields ?? []).map((field) => `${field.path}:${field.code}`);

test('a person with a post is found in either script and any order of words', async () => {
  const person = await admin.create('/people', { ...samira, organisation_id: directorate.id, function: 'Cheffe de service', place_code: '04.421' });
  assert.equal(person.display_name, 'Samira El Ouardi');
  assert.equal(person.region_code, 'MA-04');
  assert.equal(person.affiliations.length, 1);
  assert.equal(person.affiliations[0].from, undefined);
  for (const q of ['ouardi samira', 'SAMIRA', 'الوردي', 'سميره الوردي']) {
    const found = await admin.read('/people', { q, organisation: ministry.id });
    assert.deepEqual(found.items.map((each) => each.id), [person.id], q);
  }
  assert.equal((await admin.read('/people', { q: 'samira', region: 'MA-01' })).items.length, 0);
});

test('a new post closes the one before it; a correction does not', async () => {
  const person = await admin.create('/people', { family_name: 'Lahlou', given_name: 'Youssef', sex: 'M', organisation_id: directorate.id });
  const corrected = await admin.change(`/people/${person.id}`, { ...person, function: 'Formateur' }, { version: person.version });
  assert.equal(corrected.affiliations.length, 1);
  assert.equal(corrected.function, 'Formateur');

  const body = { organisation_id: ministry.id, function: 'Directeur', from: '2026-04-01' };
  const moved = await admin.create(`/people/${person.id}/affiliations`, body);
  assert.deepEqual(moved.affiliations.map(({ from, to }) => [from, to]), [['2026-04-01', undefined], [undefined, '2026-03-31']]);
  assert.equal(moved.organisation_id, ministry.id);
  const early = await admin.post(`/people/${person.id}/affiliations`, { ...body, from: '2026-04-01' });
  assert.equal(early.status, 422);
  assert.deepEqual(codes(early), ['from:affiliation_starts_too_early']);
});

test('the same POST twice makes one person', async () => {
  const id = '7d0c3f5e-6a61-7c5e-8a9e-0d6a4c0b1a11';
  const body = { ...samira, id, family_name: 'Tazi' };
  assert.equal((await admin.post('/people', body)).status, 201);
  assert.equal((await admin.post('/people', body)).status, 200);
  const other = await admin.post('/people', { ...body, given_name: 'Salma' });
  assert.equal(other.status, 409);
  assert.equal(other.body.code, 'id_taken');

  const headers = { 'idempotency-key': 'journey-people-1' };
  const first = await admin.post('/people', { ...samira, family_name: 'Berrada' }, { headers });
  const again = await admin.post('/people', { ...samira, family_name: 'Berrada' }, { headers });
  assert.equal(first.status, 201);
  assert.equal(again.body.id, first.body.id);
  const reused = await admin.post('/people', { ...samira, family_name: 'Autre' }, { headers });
  assert.equal(reused.body.code, 'idempotency_key_reused');
});

const refused = [
  ['no JSON', '{"family_name":', 400, undefined],
  ['no name', { sex: 'F' }, 422, 'family_name:name_required'],
  ['a name of 10,000 characters', { ...samira, family_name: 'a'.repeat(10_000) }, 422, 'family_name:too_long'],
  ['a wrong type', { ...samira, family_name: 7 }, 422, 'family_name:wrong_type'],
  ['an unknown field', { ...samira, famly_name: 'x' }, 422, 'famly_name:unknown_field'],
  ['an unknown sex', { ...samira, sex: 'X' }, 422, 'sex:not_one_of'],
  ['a direction override', { ...samira, given_name: 'Sa\u202Emira' }, 422, 'given_name:control_characters'],
  ['a NUL', { ...samira, given_name: 'Sa\u0000mira' }, 400, ':nul_character'],
  ['a birth to come', { ...samira, birth_date: '2190-01-01' }, 422, 'birth_date:birth_in_future'],
  ['two births', { ...samira, birth_year: 1979, age_bracket: '45_54' }, 422, 'birth_year:one_birth_statement'],
  ['a bad telephone', { ...samira, phone: '0612345678' }, 422, 'phone:invalid_phone'],
  ['an unknown organisation', { ...samira, organisation_id: '00000000-0000-4000-8000-000000000000' }, 422, 'organisation_id:unknown_organisation'],
  ['an unknown category', { ...samira, category: 'astronaut' }, 422, 'category:unknown_reference'],
  ['an unknown place', { ...samira, place_code: '99.999' }, 422, 'place_code:unknown_place'],
];
for (const [name, body, status, code] of refused) {
  test(`refuses ${name}`, async () => {
    const answer = await admin.post('/people', body);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    if (code) assert.ok(codes(answer).includes(code), JSON.stringify(answer.body));
  });
}

test('script in a name is text, zero-width characters around it are not', async () => {
  const person = await admin.create('/people', { ...samira, family_name: '\u200B<script>alert(1)</script>\u200F' });
  assert.equal(person.family_name, '<script>alert(1)</script>');
  const csv = await admin.get('/people', { query: { q: 'alert', format: 'csv' } });
  assert.match(csv.headers.get('content-type'), /text\/csv/);
});

test('a stale version is refused with the state as it is', async () => {
  const person = await admin.create('/people', { ...samira, family_name: 'Kabbaj' });
  await admin.change(`/people/${person.id}`, { ...person, sex: 'not_stated' }, { version: 1 });
  const stale = await admin.put(`/people/${person.id}`, person, { version: 1 });
  assert.equal(stale.status, 412);
  assert.equal(stale.body.current.version, 2);
  assert.equal((await admin.put(`/people/${person.id}`, person)).status, 428);
  assert.equal((await admin.delete(`/people/${person.id}`, { version: 2 })).status, 204);
  assert.equal((await admin.get(`/people/${person.id}`)).status, 404);
});

test('each role sees and does what is its own', async () => {
  const password = 'a long enough pass phrase 42';
  const here = await admin.create('/people', { ...samira, family_name: 'Ici', organisation_id: directorate.id, email: 'ici@example.org' });
  const elsewhere = await admin.create('/people', { ...samira, family_name: 'Ailleurs', email: 'ailleurs@example.org' });
  const signIn = async (role, more = {}) => {
    const email = `${role}.people@example.org`;
    await admin.create('/accounts', { email, name: role, role, password, ...more });
    return server.signIn({ email, password });
  };
  const focal = await signIn('focal_point', { organisation_id: ministry.id });
  const own = await focal.read(`/people/${here.id}`);
  assert.equal(own.email, 'ici@example.org');
  assert.deepEqual(own.can, { delete: false, erase: false, merge: false, update: false });
  assert.equal((await focal.get(`/people/${elsewhere.id}`)).status, 404);
  assert.deepEqual((await focal.read('/people', { q: 'ailleurs' })).items, []);
  assert.equal((await focal.put(`/people/${here.id}`, own, { version: 1 })).status, 403);
  assert.equal((await focal.post('/people', samira)).status, 403);

  const manager = await signIn('manager');
  assert.equal((await manager.read(`/people/${here.id}`)).email, undefined);
  assert.ok((await manager.read('/people', { q: 'ici' })).items.every((each) => each.email === undefined));
  const viewer = await signIn('viewer');
  for (const path of ['/people', `/people/${here.id}`]) assert.equal((await viewer.get(path)).status, 403);
  assert.equal((await server.client().get('/people')).status, 401);
});
