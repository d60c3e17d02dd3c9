// Views of lists: filters under a name, kept by the server, one's own or shared with those who see the whole list.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf } from './training.mjs';

let server, admin, salma, karim, partner;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  [salma, karim] = [await callerOf(server, admin, 'coordinator'), await callerOf(server, admin, 'coordinator')];
  partner = await partnerOf(server, admin, await makeOrganisation(admin));
});
after(() => server?.stop());

const keep = (caller, more) => caller.create('/saved_views', { list: 'agreements', label: `Vue ${randomUUID().slice(0, 8)}`, filters: { country: 'OM' }, ...more });
const views = async (caller, list = 'agreements') => (await caller.read('/saved_views', { list })).items;

test('a view is kept, read on any device, renamed and forgotten', async () => {
  const view = await keep(salma, { label: '  Oman, à échéance ', filters: { country: 'OM', sort: 'ends_on', ends_to: '2027-12-31' } });
  assert.deepEqual([view.label, view.version, view.is_own, view.is_shared, view.can], ['Oman, à échéance', 1, true, false, { update: true, delete: true }]);
  assert.deepEqual(await views(salma), [view]);
  assert.deepEqual(await views(salma, 'people'), []);
  assert.deepEqual(await views(karim), [], 'private');
  assertProblem(await karim.put(`/saved_views/${view.id}`, { label: 'x', filters: {} }, { version: 1 }), 404, 'not_found');
  const changed = await salma.change(`/saved_views/${view.id}`, { label: 'Oman', filters: { country: 'OM' }, is_shared: false }, { version: 1 });
  assert.deepEqual([changed.version, changed.label, changed.filters], [2, 'Oman', { country: 'OM' }]);
  assertProblem(await salma.delete(`/saved_views/${view.id}`, { version: 1 }), 412, 'stale');
  assertProblem(await salma.delete(`/saved_views/${view.id}`), 428, 'precondition_required');
  assert.equal((await salma.delete(`/saved_views/${view.id}`, { version: 2 })).status, 204);
  assert.deepEqual(await views(salma), []);
  const history = await admin.read('/changes', { concept: 'saved_views', id: view.id });
  assert.deepEqual(history.items.map(({ action }) => action), ['deleted', 'updated', 'created']);
  assert.doesNotMatch(JSON.stringify(history), /Oman/, 'a name that may be anybody’s stays out of the history');
});

test('a shared view is seen by those who see the whole list, and by nobody else', async () => {
  const view = await keep(salma, { is_shared: true });
  const read = (await views(karim)).find(({ id }) => id === view.id);
  assert.deepEqual([read.is_own, read.owner_name, read.can], [false, 'coordinator', { update: false, delete: false }]);
  assertProblem(await karim.put(`/saved_views/${view.id}`, { label: 'x', filters: {} }, { version: 1 }), 403, 'not_allowed');
  assertProblem(await karim.delete(`/saved_views/${view.id}`, { version: 1 }), 403, 'not_allowed');
  assert.deepEqual(await views(partner), [], 'what the house calls its views is not for partners');
  assertProblem(await partner.put(`/saved_views/${view.id}`, { label: 'x', filters: {} }, { version: 1 }), 404, 'not_found');
  assert.equal((await partner.read('/saved_views', { list: 'agreements' })).can.share, false);
  assertProblem(await partner.post('/saved_views', { list: 'agreements', label: 'x', filters: {}, is_shared: true }), 422, 'invalid_input', { is_shared: 'view_not_shareable' });
  const own = await keep(partner);
  assert.deepEqual((await views(partner)).map(({ id }) => id), [own.id]);
  assertProblem(await partner.get('/saved_views', { query: { list: 'people' } }), 403, 'not_allowed');
  // An administrator clears what somebody left shared, and cannot reach what is private.
  assertProblem(await admin.delete(`/saved_views/${own.id}`, { version: 1 }), 404, 'not_found');
  assert.equal((await admin.delete(`/saved_views/${view.id}`, { version: 1 })).status, 204);
});

test('bad views are refused, each with its field', async () => {
  await keep(salma, { label: 'Prise' });
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, 'x']));
  for (const [spoiled, fields] of [
    [{ label: ' ' }, { label: 'required' }],
    [{ label: 'x'.repeat(61) }, { label: 'too_long' }],
    [{ label: 'Prise' }, { label: 'label_taken' }],
    [{ list: 'secrets' }, { list: 'not_one_of' }],
    [{ filters: { q: 'Khadija' } }, { 'filters/q': 'view_not_searched' }],
    [{ filters: { cursor: 'x' } }, { filters: 'unknown_parameter' }],
    [{ filters: { 'A B': 'x' } }, { filters: 'unknown_parameter' }],
    [{ filters: { country: '' } }, { 'filters/country': 'required' }],
    [{ filters: { country: 'x'.repeat(201) } }, { 'filters/country': 'invalid_value' }],
    [{ filters: many }, { filters: 'too_many_items' }],
    [{ filters: { country: 4 } }, { 'filters/country': 'wrong_type' }],
    [{ owner_id: randomUUID() }, { owner_id: 'unknown_field' }],
  ])
    assertProblem(await salma.post('/saved_views', { list: 'agreements', label: 'y', filters: { country: 'OM' }, ...spoiled }), 422, 'invalid_input', fields);
  assertProblem(await salma.get('/saved_views'), 422, 'invalid_input', { list: 'required' });
  assertProblem(await server.client().get('/saved_views', { query: { list: 'agreements' } }), 401, 'unauthenticated');
  for (let count = (await views(karim)).filter((each) => each.is_own).length; count < 30; count += 1) await keep(karim);
  assertProblem(await karim.post('/saved_views', { list: 'agreements', label: 'z', filters: {} }), 422, 'invalid_input', { label: 'too_many_views' });
});

test('views go with their account’s list only: the numbers of the register follow the same filters', async () => {
  const oman = await makeOrganisation(admin, { name: { fr: 'Oman' }, country: 'OM' });
  const add = (more) => admin.create('/agreements', { type: 'memorandum', title: { fr: 'Accord' }, status: 'in_force', signed_on: '2020-01-01',
    parties: [{ organisation_id: oman.id, role: 'signatory' }], ...more });
  await add({ ends_on: '2099-03', domains: ['family'], country: 'FR' });
  await add({ ends_on: '2099-04-30' });
  await add({ ends_on: '2099-04-30', status: 'expired' });
  const totals = async (query) => {
    const { countries, ends } = await admin.read('/agreement_totals', query);
    return [Object.fromEntries(countries.map(({ key, count }) => [key, count])), Object.fromEntries(ends.map(({ key, count }) => [key, count]))];
  };
  assert.deepEqual(await totals({}), [{ OM: 3, FR: 1 }, { '2099-03': 1, '2099-04': 1 }]);
  assert.deepEqual(await totals({ country: 'FR' }), [{ OM: 3, FR: 1 }, { '2099-03': 1 }], 'countries do not heed the country');
  assert.deepEqual(await totals({ ends_from: '2099-04-01', ends_to: '2099-04-30' }), [{ OM: 2 }, { '2099-03': 1, '2099-04': 1 }], 'ends do not heed the period');
  assert.deepEqual(await totals({ domain: 'family', status: 'in_force' }), [{ FR: 1, OM: 1 }, { '2099-03': 1 }]);
  assert.equal((await admin.read('/agreements', { country: 'OM', total: true })).total, 3, 'the list finds what the number counts');
  assertProblem(await admin.get('/agreement_totals', { query: { limit: 5 } }), 422, 'invalid_input', { limit: 'unknown_parameter' });
});
