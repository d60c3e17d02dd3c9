// Figures by people's posts: at the session, which never changes, or now, which follows a change of post.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { attend, hold, register, valuesBy } from './figures.mjs';
import { makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, ministry, agency, programme, question;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  ministry = await admin.create('/organisations', { name: { fr: 'Ministère de la Transition' }, type: 'ministry' });
  agency = await admin.create('/organisations', { name: { fr: 'Agence de la Formation' }, type: 'public_institution' });
  programme = await makeProgramme(admin);
  question = { measure: 'unique_participants', programme: programme.code };
  const [moves, stays, nowhere] = [
    await makePerson(admin, { organisation_id: ministry.id, place_code: 'MA-04' }),
    await makePerson(admin, { organisation_id: ministry.id, place_code: 'MA-04' }),
    await makePerson(admin),
  ];
  const session = await admin.create('/sessions', sessionBody(programme));
  await register(admin, session, moves, stays, nowhere);
  await attend(admin, session, [[moves, 1], [stays, 1], [nowhere, 1]]);
  await hold(admin, session);
  await admin.create(`/people/${moves.id}/affiliations`, { organisation_id: agency.id, place_code: 'MA-06', from: '2026-06-01' });
});
after(() => server?.stop());

const by = async (dimension, more = {}) => valuesBy(await admin.read('/reach', { ...question, by: dimension, ...more }), dimension);

test('at the session somebody counts for the ministry they came from, now for the agency they went to', async () => {
  assert.deepEqual(await by('organisation'), { [ministry.id]: 2, unknown: 1 });
  assert.deepEqual(await by('organisation', { attributes: 'now' }), { [ministry.id]: 1, [agency.id]: 1, unknown: 1 });
  assert.deepEqual(await by('region', { attributes: 'now' }), { 'MA-04': 1, 'MA-06': 1, unknown: 1 });
  assert.deepEqual(await by('organisation_type', { attributes: 'at_session' }), { ministry: 2, unknown: 1 });
});

test('filters, records and the run of a figure ask the same', async () => {
  const of = async (organisation, more) => (await admin.read('/reach', { ...question, organisation: organisation.id, ...more })).value;
  assert.deepEqual([await of(agency), await of(agency, { attributes: 'now' }), await of(ministry, { attributes: 'now' })], [0, 1, 1]);
  const records = await admin.read('/reach/records', { ...question, organisation: agency.id, attributes: 'now' });
  assert.equal(records.items.length, 1);
  const run = await admin.read('/reach/cumulative', { ...question, organisation: agency.id, attributes: 'now', ends: '2026-01-31,2026-12-31' });
  assert.deepEqual(run.points.map((point) => point.value), [0, 1]);
  assert.equal((await admin.read('/reach', { measure: 'sessions', programme: programme.code, attributes: 'now' })).value, 1);
});

test('the definition says which it is', async () => {
  const now = (await admin.read('/reach', { ...question, attributes: 'now' })).definition;
  assert.equal(now.attributes, 'now');
  assert.match(now.text.fr, /ceux d’aujourd’hui/);
  assert.equal((await admin.read('/reach', question)).definition.attributes, 'at_session');
});

test('a change of post moves the figure of now and leaves the one at the session', async () => {
  const person = await makePerson(admin, { organisation_id: agency.id });
  const session = await admin.create('/sessions', sessionBody(programme));
  await register(admin, session, person);
  await attend(admin, session, [[person, 1]]);
  assert.equal((await by('organisation', { attributes: 'now' }))[agency.id], 2);
  await admin.create(`/people/${person.id}/affiliations`, { organisation_id: ministry.id, from: '2026-07-01' });
  assert.deepEqual(await by('organisation', { attributes: 'now' }), { [ministry.id]: 2, [agency.id]: 1, unknown: 1 });
  assert.deepEqual(await by('organisation'), { [ministry.id]: 2, [agency.id]: 1, unknown: 1 });
});

test('now is not asked of the past, nor followed live', async () => {
  const refused = await admin.get('/reach', { query: { ...question, attributes: 'now', known_as_of: '2026-01-01T00:00:00Z' } });
  assertProblem(refused, 422, 'invalid_input');
  assert.deepEqual(refused.body.fields.map(({ path, code }) => [path, code]), [['attributes', 'invalid_parameter']]);
  assert.equal((await admin.get('/reach', { query: { ...question, attributes: 'tomorrow' } })).body.fields[0].path, 'attributes');
});
