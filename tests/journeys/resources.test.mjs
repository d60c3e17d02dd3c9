// Venues, rooms, assets, holidays and the pool of trainers: kept clean, refused when wrong, seen by who may.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { fileOf, made } from './exports.mjs';
import { callerOf, makePerson } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

const venue = (more = {}) => admin.create('/venues', { name: { fr: 'Centre de formation', ar: 'مركز التكوين' }, place_code: 'MA-04', ...more });

test('a venue with its rooms and assets is kept, found and removed', async () => {
  const place = await venue({ address: 'Avenue Annakhil\nRabat' });
  const room = await admin.create('/rooms', { venue_id: place.id, name: { fr: 'Salle Atlas' }, seats: 25, equipment: ['projector', 'sound'], step_free: 'yes' });
  assert.deepEqual([room.double_booking, room.in_service, room.venue_name.fr], ['refused', true, 'Centre de formation']);
  const booth = await admin.create('/assets', { venue_id: place.id, name: { fr: 'Cabine' }, inventory_number: 'INV-1', double_booking: 'warned' });
  assert.deepEqual(await admin.read(`/assets/${booth.id}`), booth);
  assert.equal((await admin.change(`/assets/${booth.id}`, { ...booth, note: 'À vérifier' }, { version: 1 })).note, 'À vérifier');
  assertProblem(await admin.post('/assets', { name: { fr: 'Autre' }, inventory_number: 'INV-1' }), 409, 'code_taken');
  assert.deepEqual(await admin.read(`/rooms/${room.id}`), room);
  assert.equal((await admin.change(`/rooms/${room.id}`, { ...room, seats: 24 }, { version: 1 })).seats, 24);
  assert.deepEqual((({ rooms, seats }) => [rooms, seats])(await admin.read(`/venues/${place.id}`)), [1, 24]);
  for (const [query, count] of [[{ venue: place.id }, 1], [{ seats: 25, venue: place.id }, 0], [{ q: 'atlas', step_free: true, place: 'MA-04' }, 1],
    [{ venue: place.id, equipment: 'sound' }, 1], [{ venue: place.id, equipment: 'computers' }, 0]])
    assert.equal((await admin.read('/rooms', query)).items.length, count, JSON.stringify(query));
  assert.equal((await admin.read('/assets', { q: 'inv-1' })).items.length, 1);
  assert.ok((await admin.read('/venues', { q: 'atlas' })).items.some(({ id }) => id === place.id));
  const renamed = await admin.change(`/venues/${place.id}`, { ...place, name: { fr: 'Centre' } }, { version: 1 });
  assert.equal(renamed.version, 2);
  assertProblem(await admin.put(`/venues/${place.id}`, place, { version: 1 }), 412, 'stale');
  assertProblem(await admin.delete(`/venues/${place.id}`, { version: 2 }), 409, 'in_use');
  assert.equal((await admin.delete(`/rooms/${room.id}`, { version: 2 })).status, 204);
  assert.equal((await admin.delete(`/assets/${booth.id}`, { version: 2 })).status, 204);
  assert.equal((await admin.delete(`/venues/${place.id}`, { version: 2 })).status, 204);
  assertProblem(await admin.get(`/rooms/${room.id}`), 404, 'not_found');
});

const wrong = {
  'a room without a name': ['/rooms', { name: {} }, { name: 'required' }],
  'a room with no seats': ['/rooms', { seats: 0 }, { seats: 'out_of_range' }],
  'a room in no venue': ['/rooms', { venue_id: randomUUID() }, { venue_id: 'unknown_venue' }],
  'equipment twice': ['/rooms', { equipment: ['sound', 'sound'] }, { 'equipment/1': 'given_twice' }],
};

test('what is wrong is refused by its field', async () => {
  const { id: venue_id } = await venue();
  for (const [what, [path, more, fields]] of Object.entries(wrong))
    assertProblem(await admin.post(path, { venue_id, name: { fr: 'Salle' }, ...more }), 422, 'invalid_input', fields, what);
  assertProblem(await admin.post('/rooms', { venue_id, name: { fr: 'Salle' }, double_booking: 'perhaps' }), 422, 'invalid_input');
  assertProblem(await admin.post('/venues', { name: { fr: 'V' }, place_code: 'XX-99' }), 422, 'invalid_input', { place_code: 'unknown_place' });
  assertProblem(await admin.get('/rooms', { query: { seats: 'many' } }), 422, 'invalid_input');
});

test('the days not worked are there for four years, and people edit them', async () => {
  const year = (await admin.read('/holidays', { year: 2027 })).items;
  assert.equal(year.filter(({ kind }) => kind === 'fixed').length, 11);
  const fitr = year.find(({ name }) => name.fr === 'Aïd Al Fitr');
  assert.deepEqual([fitr.starts_on, fitr.ends_on, fitr.confirmed], ['2027-03-10', '2027-03-11', false]);
  const announced = await admin.change(`/holidays/${fitr.id}`, { ...fitr, starts_on: '2027-03-11', ends_on: '2027-03-12', confirmed: true }, { version: 1 });
  assert.deepEqual([announced.starts_on, announced.confirmed], ['2027-03-11', true]);
  assertProblem(await admin.post('/holidays', { kind: 'ramadan', name: { fr: 'Ramadan' }, starts_on: '2027-03-01', ends_on: '2027-03-29' }), 409, 'ramadan_overlaps');
  assertProblem(await admin.post('/holidays', { kind: 'fixed', name: { fr: 'X' }, starts_on: '2027-05-03', ends_on: '2027-05-02' }), 422, 'invalid_input', { ends_on: 'end_before_start' });
  assertProblem(await admin.post('/holidays', { kind: 'fixed', name: { fr: 'X' }, starts_on: '2027-05-03', ends_on: '2027-08-02' }), 422, 'invalid_input', { ends_on: 'out_of_range' });
  const { id } = await admin.create('/holidays', { kind: 'fixed', name: { fr: 'Pont' }, starts_on: '2027-05-03', ends_on: '2027-05-03' });
  assert.equal((await admin.read(`/holidays/${id}`)).name.fr, 'Pont');
  assertProblem(await admin.post('/holidays', { kind: 'fixed', name: { fr: 'Pont' }, starts_on: '2027-05-03', ends_on: '2027-05-04' }), 409, 'holiday_entered');
  assert.equal((await admin.delete(`/holidays/${id}`, { version: 1 })).status, 204);
  assertProblem(await admin.get('/holidays', { query: { from: '2027-05-03', to: '2027-05-01' } }), 422, 'invalid_input');
});

test('a person is in the pool of trainers once, with what they may teach and until when', async () => {
  const person = await makePerson(admin, { family_name: 'Bennani' });
  const body = { person_id: person.id, fields: ['Budget sensible au genre'], languages: ['fr', 'ar'], standing: 'external', contract_to: '2027-06-30',
    training_of_trainers: 'certified', accreditations: [{ title: 'Animation', expires_on: '2020-12-31' }],
    absences: [{ starts_on: '2027-04-05', ends_on: '2027-04-09', reason: 'Congé' }] };
  const trainer = await admin.create('/trainers', body);
  assert.deepEqual([trainer.family_name, trainer.weekdays, trainer.next_expiry, trainer.double_booking], ['Bennani', [1, 2, 3, 4, 5], '2020-12-31', 'refused']);
  assertProblem(await admin.post('/trainers', body), 409, 'already_in_pool');
  assertProblem(await admin.post('/trainers', { ...body, person_id: randomUUID() }), 422, 'invalid_input', { person_id: 'unknown_person' });
  assertProblem(await admin.post('/trainers', { ...body, weekdays: [0, 8], languages: ['French'] }), 422, 'invalid_input',
    { 'weekdays/0': 'out_of_range', 'weekdays/1': 'out_of_range', 'languages/0': 'invalid_language' });
  for (const [query, found] of [[{ q: 'bennani' }, true], [{ q: 'budget', language: 'ar', standing: 'external' }, true], [{ expiry: 'over' }, true], [{ language: 'es' }, false],
    [{ person: person.id }, true], [{ person: randomUUID() }, false], [{ field: 'BUDGET SENSIBLE AU GENRE' }, true], [{ field: 'Budget' }, false]])
    assert.equal((await admin.read('/trainers', query)).items.some(({ person_id: id }) => id === person.id), found, JSON.stringify(query));
  assert.deepEqual((await admin.read('/trainer_fields')).items, [{ field: 'Budget sensible au genre', trainers: 1 }]);
  for (const query of [{ expiry: 'never' }, { standing: 'both' }, { person: 'somebody' }, { expired: true }])
    assertProblem(await admin.get('/trainers', { query }), 422, 'invalid_input', undefined, JSON.stringify(query));
  const changed = await admin.change(`/trainers/${person.id}`, { ...body, accreditations: [] }, { version: 1 });
  assert.deepEqual([changed.version, changed.accreditations, changed.absences.length], [2, [], 1]);
  assert.deepEqual(await admin.read(`/trainers/${person.id}`), changed);
  assertProblem(await admin.put(`/trainers/${person.id}`, body, { version: 1 }), 412, 'stale');
  assert.equal((await admin.delete(`/trainers/${person.id}`, { version: 2 })).status, 204);
  assertProblem(await admin.get(`/trainers/${person.id}`), 404, 'not_found');
});

test('who may read resources and the pool, and who may change them', async () => {
  const { id: venue_id } = await venue();
  const bounds = { focal_point: { organisation_id: (await admin.create('/organisations', { name: { fr: 'M' }, type: 'ministry' })).id } };
  bounds.partner = bounds.focal_point;
  for (const [role, reads, writes, sees_trainers] of [['coordinator', true, true, true], ['manager', true, false, true], ['viewer', true, false, false],
    ['focal_point', false, false, false], ['partner', false, false, false]]) {
    const caller = await callerOf(server, admin, role, bounds[role]);
    for (const path of ['/venues', '/rooms', '/assets', '/holidays']) assert.equal((await caller.get(path)).status, reads ? 200 : 403, `${role} ${path}`);
    for (const path of ['/trainers', '/trainer_fields']) assert.equal((await caller.get(path)).status, sees_trainers ? 200 : 403, `${role} ${path}`);
    assert.equal((await caller.post('/room_checks', { days: [] })).status, sees_trainers ? 200 : 403, `${role} room checks`);
    assert.equal((await caller.get('/schedule_problems')).status, sees_trainers ? 200 : 403, `${role} problems`);
    assert.equal((await caller.post('/rooms', { venue_id, name: { fr: `Salle ${role}` } })).status, writes ? 201 : 403, `${role} adds a room`);
    assert.equal((await caller.post('/trainers', { person_id: (await makePerson(admin)).id })).status, writes ? 201 : 403, `${role} adds a trainer`);
  }
});

test('every list of resources leaves as a spreadsheet of its columns, and trainers by name only with a reason', async () => {
  const place = await venue({ name: { fr: 'Annexe', ar: 'الملحقة' }, address: '12, rue des Roses' });
  await admin.create('/rooms', { venue_id: place.id, name: { fr: 'Salle Export' }, seats: 12, equipment: ['projector'], step_free: 'no', double_booking: 'warned' });
  await admin.create('/assets', { venue_id: place.id, name: { fr: 'Valise' }, inventory_number: 'EXP-1' });
  const person = await makePerson(admin, { family_name: 'Exportée' });
  await admin.create('/trainers', { person_id: person.id, fields: ['Audit'], languages: ['ar'], standing: 'external' });
  const lines = async (order) => {
    const { id, state } = await made(admin, { format: 'csv', language: 'fr', ...order });
    assert.equal(state, 'done', order.list);
    return new TextDecoder().decode((await fileOf(admin, id)).bytes).replace('\uFEFF', '').trim().split(/\r?\n/);
  };
  assert.match((await lines({ list: 'venues', filters: { q: 'annexe' } }))[1], /Annexe.*الملحقة.*12, rue des Roses/);
  const [heads, room] = await lines({ list: 'rooms', filters: { q: 'export' } });
  assert.match(heads, /Équipement.*Accès sans marche.*Double réservation/);
  assert.match(room, /Salle Export.*Annexe.*12.*vidéoprojecteur.*Des marches.*Signalée/);
  assert.match((await lines({ list: 'assets', filters: { q: 'exp-1' } }))[1], /Valise.*EXP-1.*Annexe/);
  assert.match((await lines({ list: 'holidays', filters: { year: '2027' } })).join('\n'), /Aïd Al Mawlid.*Fête lunaire.*non/);
  assert.match((await lines({ list: 'trainers', filters: { field: 'audit' } }))[1], /Exportée.*Externe.*Audit.*arabe/);
  assert.doesNotMatch((await lines({ list: 'trainers', names: false, reason: undefined })).join('\n'), /Exportée/);
});
