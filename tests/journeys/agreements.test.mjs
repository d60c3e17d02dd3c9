// Partnership agreements: what is recorded of one, families without circles, odd history, and who sees which.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { agreementBody, makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf, makeProgramme } from './training.mjs';

let server, admin, ministry, kuwait;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Solidarité' }, country: 'MA' });
  kuwait = await makeOrganisation(admin, { name: { fr: 'Gouvernement du Koweït', ar: 'حكومة الكويت' }, type: 'state_or_government', country: 'KW' });
});
after(() => server?.stop());

const add = (more) => makeAgreement(admin, [ministry, kuwait], more);

test('an agreement is recorded, read, changed and deleted, with days known in part', async () => {
  const programme = await makeProgramme(admin);
  const answer = await admin.post('/agreements', agreementBody([ministry, kuwait], { reference: 'MA-KW/2019', country: 'KW',
    objective: { fr: 'Échange d’expériences,\nd’informations et d’études' }, in_force_on: '2019-05', ends_on: '2024', renewal: 'tacit',
    renewal_months: 24, notice_months: 6, languages: ['ar', 'fr', 'ar'], domains: ['social_development', 'family'],
    programme_ids: [programme.id], note: 'Dossier au bureau 12', framework_note: 'Neuvième session de la Commission mixte' }));
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const made = answer.body;
  assert.match(made.code, /^A-\d{4,}$/);
  assert.equal(answer.headers.get('etag'), '"1"');
  assert.deepEqual([made.signed_on, made.in_force_on, made.ends_on, made.languages], ['2019-04-09', '2019-05', '2024', ['ar', 'fr']]);
  assert.deepEqual(made.parties.map((each) => [each.name.fr, each.role]), [[ministry.name.fr, 'signatory'], [kuwait.name.fr, 'signatory']]);
  assert.deepEqual([made.domain_names.length, made.programmes[0].code, made.warnings], [2, programme.code, []]);

  // A party keeps its id when it is sent back; another may take its place.
  const witness = await makeOrganisation(admin);
  const parties = [{ ...made.parties[1], signatory_name: 'M. Al-Sabah', signatory_capacity: 'Ministre', contact_email: 'contact@example.org' },
    { organisation_id: witness.id, role: 'witness' }];
  const changed = await admin.change(`/agreements/${made.id}`, { ...made, parties, ends_on: null }, { version: 1 });
  assert.deepEqual([changed.version, changed.ends_on, changed.parties[0].id], [2, undefined, made.parties[1].id]);
  assert.deepEqual(changed.parties.map((each) => each.role), ['signatory', 'witness']);
  assert.deepEqual(await admin.read(`/agreements/${made.id}`), changed);
  const swapped = await admin.change(`/agreements/${made.id}`, { ...changed, parties: [
    { ...changed.parties[0], organisation_id: witness.id, role: 'witness' }, { ...changed.parties[1], organisation_id: kuwait.id, role: 'signatory' }] }, { version: 2 });
  assert.deepEqual(swapped.parties.map((each) => each.organisation_id), [witness.id, kuwait.id]);

  assertProblem(await admin.delete(`/agreements/${made.id}`, { version: 2 }), 412, 'stale');
  assert.equal((await admin.delete(`/agreements/${made.id}`, { version: 3 })).status, 204);
  assertProblem(await admin.get(`/agreements/${made.id}`), 404, 'not_found');
  const history = await admin.read('/changes', { concept: 'agreements', id: made.id });
  assert.deepEqual(history.items.map((each) => each.action), ['deleted', 'updated', 'updated', 'created']);
});

test('bad agreements are refused, each with its field', async () => {
  const party = { organisation_id: ministry.id, role: 'signatory' };
  for (const [spoiled, fields] of [
    [{ title: {} }, { title: 'required' }],
    [{ type: 'pact' }, { type: 'unknown_reference' }],
    [{ signed_on: '2019-02-30' }, { signed_on: 'invalid_partial_date' }],
    [{ signed_on: '2019-13' }, { signed_on: 'invalid_partial_date' }],
    [{ ends_on: '19' }, { ends_on: 'invalid_partial_date' }],
    [{ ends_on: 2024 }, { ends_on: 'wrong_type' }],
    [{ parties: [party, party] }, { 'parties/1/organisation_id': 'party_twice' }],
    [{ parties: [{ ...party, organisation_id: randomUUID() }] }, { parties: 'unknown_organisation' }],
    [{ parties: [{ ...party, role: 'boss' }] }, { 'parties/0/role': 'not_one_of' }],
    [{ parties: [{ ...party, joined_on: '2020', left_on: '2019-12' }] }, { 'parties/0/left_on': 'end_before_start' }],
    [{ parties: [{ ...party, joined_on: '2020-00' }] }, { 'parties/0/joined_on': 'invalid_partial_date' }],
    [{ parties: [{ ...party, contact_email: 'nobody', contact_phone: '12' }] }, { 'parties/0/contact_email': 'invalid_email', 'parties/0/contact_phone': 'invalid_phone' }],
    [{ renewal: 'tacit' }, { renewal_months: 'required' }],
    [{ renewal_months: 0, notice_months: 121 }, { renewal_months: 'out_of_range', notice_months: 'out_of_range' }],
    [{ languages: ['français'] }, { 'languages/0': 'too_long' }],
    [{ languages: ['F!'] }, { 'languages/0': 'invalid_code' }],
    [{ domains: ['astronomy'] }, { domains: 'unknown_reference' }],
    [{ country: 'QQ' }, { country: 'unknown_place' }],
    [{ programme_ids: [randomUUID()] }, { programme_ids: 'unknown_programme' }],
    [{ parent_id: randomUUID() }, { parent_id: 'unknown_agreement' }],
    [{ framework_session_id: randomUUID() }, { framework_session_id: 'unknown_commission_session' }],
    [{ owner_id: randomUUID() }, { owner_id: 'unknown_account' }],
    [{ status: 'done' }, { status: 'not_one_of' }],
    [{ budget: 12 }, { budget: 'unknown_field' }],
  ])
    assertProblem(await admin.post('/agreements', agreementBody([ministry, kuwait], spoiled)), 422, 'invalid_input', fields);
  assertProblem(await admin.post('/agreements', '{'), 400, 'malformed_json');
  const [mine, theirs] = [await add(), await add()];
  const stolen = await admin.put(`/agreements/${mine.id}`, { ...mine, parties: [{ ...mine.parties[0], id: theirs.parties[0].id }] }, { version: 1 });
  assertProblem(stolen, 422, 'invalid_input', { 'parties/0/id': 'id_taken' });
  assert.deepEqual((await admin.read(`/agreements/${theirs.id}`)).parties, theirs.parties);
});

test('what is odd in history is recorded and said, not refused', async () => {
  const odd = await add({ signed_on: '2019-07-04', in_force_on: '2018', ends_on: '2017-05', renewal_months: 6, notice_months: 12 });
  assert.deepEqual(odd.warnings, ['in_force_before_signature', 'ends_before_signature', 'ends_before_in_force', 'notice_longer_than_period']);
  const unsigned = await admin.create('/agreements', agreementBody([], { signed_on: undefined }));
  assert.deepEqual(unsigned.warnings, ['signed_without_signatory', 'signed_without_date']);
  // 2019 may be before or after May 2019: nothing odd.
  assert.deepEqual((await add({ signed_on: '2019', in_force_on: '2019-05-01' })).warnings, []);
});

test('a family has no circle, also when two close it at the same moment', async () => {
  const top = await add();
  const middle = await add({ parent_id: top.id });
  const low = await add({ parent_id: middle.id });
  assert.deepEqual([middle.parent_code, (await admin.read(`/agreements/${top.id}`)).children_count], [top.code, 1]);
  for (const parent of [top, middle, low]) {
    const answer = await admin.put(`/agreements/${top.id}`, { ...top, parent_id: parent.id }, { version: 1 });
    assertProblem(answer, 422, 'invalid_input', { parent_id: 'circular_family' });
  }
  const id = randomUUID();
  assertProblem(await admin.post('/agreements', agreementBody([ministry], { id, parent_id: id })), 422, 'invalid_input', { parent_id: 'circular_family' });
  assertProblem(await admin.delete(`/agreements/${top.id}`, { version: 1 }), 409, 'in_use');

  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await add(), await add()];
    await Promise.all([admin.put(`/agreements/${a.id}`, { ...a, parent_id: b.id }, { version: 1 }),
      admin.put(`/agreements/${b.id}`, { ...b, parent_id: a.id }, { version: 1 })]);
    const parents = (await Promise.all([a, b].map((each) => admin.read(`/agreements/${each.id}`)))).map((each) => each.parent_id);
    assert.equal(parents.filter(Boolean).length, 1, JSON.stringify(parents));
  }
});

test('the register is filtered, sorted, paged and searched in either script', async () => {
  const mark = randomUUID().slice(0, 8);
  const oman = await makeOrganisation(admin, { name: { fr: `Sultanat ${mark}`, ar: 'سلطنة عمان' }, country: 'OM' });
  const made = [];
  for (const [title, more] of [['Alpha', { ends_on: '2030', signed_on: '2019-01-07', country: 'JO', domains: ['family'] }],
    ['Bêta', { ends_on: '2027-03', signed_on: '2020', type: 'protocol' }], ['Gamma', { signed_on: undefined, status: 'negotiation' }],
    ['Delta', { ends_on: '2028-06-30', signed_on: '2021-02' }]])
    made.push(await makeAgreement(admin, [oman], { title: { fr: `${title} ${mark}` }, ...more }));
  const titles = async (query) => (await admin.read('/agreements', { party: oman.id, ...query })).items.map((each) => each.title.fr.split(' ')[0]);
  assert.deepEqual(await titles({}), ['Alpha', 'Bêta', 'Delta', 'Gamma']);
  assert.deepEqual(await titles({ sort: 'ends_on' }), ['Bêta', 'Delta', 'Alpha', 'Gamma']);
  assert.deepEqual(await titles({ sort: '-signed_on' }), ['Delta', 'Bêta', 'Alpha', 'Gamma']);
  for (const sort of ['title', 'ends_on', '-signed_on']) {
    const seen = [];
    let cursor;
    do {
      const page = await admin.read('/agreements', { party: oman.id, sort, limit: 1, cursor, total: true });
      assert.equal(page.total, 4);
      seen.push(page.items[0].id);
      cursor = page.next_cursor;
    } while (cursor);
    assert.equal(new Set(seen).size, 4, sort);
  }
  assert.deepEqual(await titles({ country: 'JO' }), ['Alpha']);
  assert.deepEqual(await titles({ country: 'OM' }), ['Alpha', 'Bêta', 'Delta', 'Gamma'], 'a party’s country counts');
  assert.deepEqual(await titles({ domain: 'family' }), ['Alpha']);
  assert.deepEqual(await titles({ type: 'protocol' }), ['Bêta']);
  assert.deepEqual(await titles({ status: 'negotiation' }), ['Gamma']);
  assert.deepEqual(await titles({ ends_from: '2027-03-31', ends_to: '2028-06-30' }), ['Bêta', 'Delta']);
  for (const q of [mark, `SULTANAT ${mark}`, 'سلطنة عمان']) assert.equal((await admin.read('/agreements', { q, party: oman.id })).items.length, 4, q);
  assert.deepEqual((await admin.read('/agreements', { q: made[1].code })).items.map((each) => each.id), [made[1].id]);
  for (const q of ['%', "' or 1=1 --"]) assert.deepEqual((await admin.read('/agreements', { q })).items, [], q);
  for (const [query, fields] of [[{ sort: 'id' }, { sort: 'not_one_of' }], [{ status: 'x' }, { status: 'not_one_of' }], [{ party: 'x' }, { party: 'invalid_uuid' }],
    [{ ends_from: '2019' }, { ends_from: 'invalid_date' }], [{ cursor: 'zzz' }, { cursor: 'invalid_cursor' }], [{ nothing: 1 }, { nothing: 'unknown_parameter' }]])
    assertProblem(await admin.get('/agreements', { query }), 422, 'invalid_input', fields);
  const forged = Buffer.from(`ends_on\x1f${randomUUID()}\x1fnever`).toString('base64url');
  assert.equal((await admin.get('/agreements', { query: { sort: 'ends_on', cursor: forged } })).status, 200);
  const csv = await admin.get('/agreements', { query: { party: oman.id, format: 'csv' } });
  assert.equal(csv.body.trim().split('\r\n').length, 5);
  assert.match(csv.body, /2027-03/);
});

test('a partner sees the agreements its organisation or one below it is named in, and nothing of the others', async () => {
  const agency = await makeOrganisation(admin);
  const office = await makeOrganisation(admin, { parent_id: agency.id });
  const mine = await makeAgreement(admin, [ministry, agency], { note: 'pour la maison' });
  const below = await makeAgreement(admin, [ministry], { parties: [{ organisation_id: office.id, role: 'executing_institute' }], parent_id: mine.id });
  const parent = await makeAgreement(admin, [ministry, kuwait]);
  const child = await makeAgreement(admin, [agency], { parent_id: parent.id });
  const secret = await makeAgreement(admin, [ministry, agency], { is_confidential: true, parent_id: mine.id });
  const partner = await partnerOf(server, admin, agency);

  const ids = async (query) => (await partner.read('/agreements', { total: true, ...query }));
  const all = await ids({});
  assert.deepEqual([all.total, new Set(all.items.map((each) => each.id))], [3, new Set([mine.id, below.id, child.id])]);
  for (const query of [{ party: kuwait.id }, { parent: parent.id, country: 'KW' }, { q: secret.code }, { q: parent.code }, { q: 'koweit', party: kuwait.id }])
    assert.deepEqual([(await ids(query)).total, (await ids(query)).items], [0, []], JSON.stringify(query));
  const read = await partner.read(`/agreements/${mine.id}`);
  assert.deepEqual([read.note, read.children_count, read.can], [undefined, 1, { update: false, delete: false, contribute: true }]);
  const orphan = await partner.read(`/agreements/${child.id}`);
  assert.deepEqual([orphan.parent_id, orphan.parent_code, orphan.parent_title], [undefined, undefined, undefined]);
  for (const id of [parent.id, secret.id, randomUUID()]) {
    assertProblem(await partner.get(`/agreements/${id}`), 404, 'not_found');
    assertProblem(await partner.put(`/agreements/${id}`, mine, { version: 1 }), 403, 'not_allowed');
  }
  const csv = await partner.get('/agreements', { query: { format: 'csv' } });
  assert.equal(csv.body.trim().split('\r\n').length, 4);
  assertProblem(await partner.post('/agreements', agreementBody([agency])), 403, 'not_allowed');
  assertProblem(await partner.delete(`/agreements/${mine.id}`, { version: 1 }), 403, 'not_allowed');
});

test('managers read them all; trainers, focal points, auditors and viewers none', async () => {
  const made = await add({ is_confidential: true, note: 'interne' });
  const manager = await callerOf(server, admin, 'manager');
  assert.equal((await manager.read(`/agreements/${made.id}`)).note, 'interne');
  assertProblem(await manager.put(`/agreements/${made.id}`, made, { version: 1 }), 403, 'not_allowed');
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: ministry.id });
  const viewer = await callerOf(server, admin, 'viewer');
  for (const caller of [focal, viewer]) {
    assertProblem(await caller.get('/agreements'), 403, 'not_allowed');
    assertProblem(await caller.get(`/agreements/${made.id}`), 403, 'not_allowed');
  }
});

test('a change needs the version that was read; the same creation twice is one agreement', async () => {
  const body = agreementBody([ministry, kuwait], { id: randomUUID() });
  const [first, again] = [await admin.post('/agreements', body), await admin.post('/agreements', body)];
  assert.deepEqual([first.status, again.status, again.body.id], [201, 200, first.body.id]);
  assertProblem(await admin.post('/agreements', { ...body, reference: 'autre' }), 409, 'id_taken');
  assertProblem(await admin.put(`/agreements/${body.id}`, first.body), 428, 'precondition_required');
  await admin.change(`/agreements/${body.id}`, { ...first.body, reference: 'R1' }, { version: 1 });
  const late = await admin.put(`/agreements/${body.id}`, first.body, { version: 1 });
  assertProblem(late, 412, 'stale');
  assert.equal(late.body.current.reference, 'R1');
  // Where it stands is no field of a replacement.
  assert.equal((await admin.change(`/agreements/${body.id}`, { ...first.body, status: 'terminated' }, { version: 2 })).status, 'signed');
});
