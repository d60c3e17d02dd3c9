// The public register: what the house publishes of its agreements, and nothing else by any filter, order, search, page, family or file.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { sheetsOf } from '../support/xlsx.mjs';
import { agreementBody, makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf, makePerson } from './training.mjs';

let server, admin, stranger, ministry, oman;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  stranger = server.client();
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Solidarité', ar: 'وزارة التضامن' }, country: 'MA' });
  oman = await makeOrganisation(admin, { name: { fr: 'Sultanat d’Oman', ar: 'سلطنة عمان' }, type: 'state_or_government', country: 'OM' });
});
after(() => server?.stop());

const publication = (agreement) => `/agreements/${agreement.id}/publication`;
const publish = async (agreement, more = {}) => {
  const { version } = await admin.read(publication(agreement));
  return admin.change(publication(agreement), { shows_amounts: false, ...more }, { version });
};
const page = (agreement, reader = stranger) => reader.get(`/public/agreements/${agreement.id}`);
// Whoever was answered after a change finds the register changed: nothing here waits.
const seen = (agreement) => page(agreement).then(({ status, body }) => (assert.equal(status, 200), body));
const gone = (agreement) => page(agreement).then(({ status }) => assert.equal(status, 404));
/** Every page of the public list, one row at a time. */
async function everything(query = {}) {
  const items = [];
  let cursor;
  do {
    const answer = await stranger.read('/public/agreements', { limit: 3, ...query, cursor });
    items.push(...answer.items);
    cursor = answer.next_cursor;
  } while (cursor);
  return items;
}

const secret = (what) => `SECRET-${what}-${randomUUID().slice(0, 8)}`;

test('nothing is public until somebody says so; then it reads as the ministry’s page does', async () => {
  const commission = await admin.create('/joint_commissions', { name: { fr: 'Commission mixte maroco-omanaise', ar: 'اللجنة المشتركة المغربية العمانية' }, country: 'OM',
    sessions: [{ number: 5, held_on: '2019-01', place: 'Mascate' }] });
  const agreement = await admin.create('/agreements', agreementBody([ministry, oman], { reference: 'MA-OM/2019', country: 'OM', signed_on: '2019-01-07', signed_at_place: 'Mascate',
    title: { fr: 'Mémorandum d’entente', ar: 'مذكرة تفاهم' }, objective: { fr: 'Des programmes communs.' }, domains: ['family'], languages: ['ar'],
    framework_session_id: commission.sessions[0].id, framework_note: 'Cinquième session', note: secret('note'),
    parties: [{ organisation_id: ministry.id, role: 'signatory', signatory_name: secret('signatory'), signatory_capacity: secret('capacity'), contact_name: secret('contact'),
      contact_email: 'secret-contact@example.org', contact_phone: '+212537000001' }, { organisation_id: oman.id, role: 'signatory' }] }));
  assertProblem(await page(agreement), 404, 'not_found');
  const before = await admin.read(publication(agreement));
  assert.deepEqual([before.is_published, before.version, before.hidden_because, before.can], [false, 0, [], { publish: true, withdraw: false }]);
  const after = await publish(agreement);
  assert.deepEqual([after.is_published, after.version, after.can], [true, 1, { publish: true, withdraw: true }]);
  const read = await seen(agreement);
  assert.deepEqual(read, after.preview, 'the house sees what everybody reads');
  assert.deepEqual({ ...before.preview }, read, 'and saw it before');
  assert.deepEqual(read, {
    id: agreement.id, reference: 'MA-OM/2019', type: 'memorandum', type_name: agreement.type_name, title: agreement.title, objective: { fr: 'Des programmes communs.' },
    state: 'signed', country: 'OM', framework: { commission: commission.name, number: 5, held_on: '2019-01', place: 'Mascate' }, framework_note: 'Cinquième session',
    signed_on: '2019-01-07', signed_at_place: 'Mascate',
    parties: [{ name: ministry.name, country: 'MA', role: 'signatory' }, { name: oman.name, country: 'OM', role: 'signatory' }],
    domains: [{ code: 'family', name: agreement.domain_names[0].name }], languages: ['ar'], amendments: [], family: [],
  });
  assert.doesNotMatch(JSON.stringify(read), /SECRET|secret|\+212|A-\d{4}/);
  const { languages: _l, amendments: _a, family: _f, ...row } = read;
  assert.deepEqual((await everything()).find(({ id }) => id === agreement.id), row);

  const history = await admin.read('/changes', { concept: 'agreement_publications', id: agreement.id });
  assert.deepEqual(history.items.map(({ action }) => action), ['created']);
  assert.equal((await admin.delete(publication(agreement), { version: 1 })).status, 204);
  await gone(agreement);
  assertProblem(await admin.delete(publication(agreement), { version: 1 }), 404, 'not_found');
});

test('a hidden agreement is found by no filter, order, search, page, number, family or file', async () => {
  const mark = randomUUID().slice(0, 8);
  const shown = await makeAgreement(admin, [ministry, oman], { title: { fr: `Montré ${mark}` }, country: 'OM', signed_on: '2018-03-01', domains: ['family'] });
  const bhutan = await makeOrganisation(admin, { name: { fr: secret('party') }, type: 'state_or_government', country: 'BT' });
  const hide = (more) => makeAgreement(admin, [bhutan], { title: { fr: secret(mark), ar: `سري ${mark}` }, reference: secret('reference'), objective: { fr: secret('objective') },
    country: 'BT', framework_note: secret('framework'), signed_at_place: secret('place'), type: 'grant_agreement', domains: ['older_people'], signed_on: '1951-05-05', ends_on: '1952',
    parent_id: shown.id, ...more });
  const unsigned = { signed_on: undefined };
  const hidden = {
    'not published': await hide(),
    confidential: await hide(),
    ...Object.fromEntries(await Promise.all(['idea', 'negotiation', 'visa', 'initialled'].map(async (status) => [status, await hide({ status, ...unsigned })]))),
    'broken off': await hide({ status: 'terminated', ...unsigned }),
    'broken off later': await hide({ status: 'negotiation', ...unsigned }),
  };
  assert.equal((await admin.post(`/agreements/${hidden['broken off later'].id}/steps`, { status: 'terminated', happened_on: '2020', note: 'Sans suite' }, { headers: { 'if-match': '"1"' } })).status, 201);
  const child = await makeAgreement(admin, [ministry], { title: { fr: `Petit-enfant ${mark}` }, parent_id: hidden['not published'].id });
  await publish(shown);
  await publish(child);
  // Published, then made confidential: it goes by itself, and the house is told why.
  await publish(hidden.confidential);
  await seen(hidden.confidential);
  await admin.change(`/agreements/${hidden.confidential.id}`, { ...hidden.confidential, is_confidential: true }, { version: 1 });
  await gone(hidden.confidential);
  const told = await admin.read(publication(hidden.confidential));
  assert.deepEqual([told.is_published, told.hidden_because, told.preview, told.can], [true, ['confidential'], undefined, { publish: false, withdraw: true }]);
  for (const [name, agreement] of Object.entries(hidden)) {
    if (['not published', 'confidential'].includes(name)) continue;
    assertProblem(await admin.put(publication(agreement), { shows_amounts: false }, { version: 0 }), 409, 'agreement_not_yet_signed');
    assert.deepEqual((await admin.read(publication(agreement))).hidden_because, ['not_signed'], name);
  }
  assertProblem(await admin.put(publication(hidden.confidential), { shows_amounts: true }, { version: 1 }), 409, 'agreement_confidential');
  // Should a row be there all the same (taken back to negotiation after it was published), the statements do not show it.
  await server.database.query(`insert into athar.agreement_publication (agreement_id, shows_amounts) select id, true from athar.agreement
    where status in ('idea', 'negotiation', 'visa', 'initialled', 'terminated') on conflict do nothing`);
  await seen(child);
  await seen(shown);

  const ids = new Set(Object.values(hidden).map(({ id }) => id));
  const clean = (answer, why) => {
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    assert.doesNotMatch(text, /SECRET|سري/, why);
    for (const id of ids) assert.ok(!text.includes(id), `${why} names ${id}`);
  };
  for (const [name, agreement] of Object.entries(hidden)) {
    for (const reader of [stranger, admin]) assertProblem(await page(agreement, reader), 404, 'not_found');
    const words = [agreement.title.fr, agreement.title.ar, agreement.reference, agreement.objective.fr, agreement.framework_note, agreement.signed_at_place, agreement.code,
      bhutan.name.fr, agreement.id];
    for (const q of words) assert.deepEqual(await stranger.read('/public/agreements', { q, total: true }), { items: [], total: 0 }, `${name}: ${q}`);
  }
  const asked = [{}, { q: mark }, { q: 'SECRET' }, { country: 'BT' }, { domain: 'older_people' }, { type: 'grant_agreement' }, { year: 1951 },
    ...['signed', 'in_force', 'suspended', 'ended'].map((state) => ({ state }))];
  for (const query of asked) {
    for (const sort of ['-signed_on', 'title', 'ends_on']) {
      const rows = await everything({ ...query, sort });
      clean(rows, JSON.stringify({ ...query, sort }));
      assert.equal((await stranger.read('/public/agreements', { ...query, sort, total: true })).total, rows.length);
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
      // A page that would begin at the hidden one.
      for (const agreement of query.q || Object.keys(query).length === 0 ? Object.values(hidden).slice(0, 3) : []) {
        const keys = { title: agreement.title.fr.toLowerCase(), '-signed_on': '1951-05-06', ends_on: '1952-12-30' };
        const { next_cursor: real } = await stranger.read('/public/agreements', { sort, limit: 1 });
        const forged = Buffer.from(Buffer.from(real, 'base64url').toString().replace(/[^\n\0\t|,"]*[0-9a-f]{8}-[0-9a-f-]{27}/, `${agreement.id}`).replace(/\d{4}-\d\d-\d\d/, keys[sort])).toString('base64url');
        const answer = await stranger.get('/public/agreements', { query: { ...query, sort, cursor: forged } });
        clean(answer.body, 'a forged cursor');
      }
    }
    for (const format of Object.keys(query).length === 0 ? ['csv', 'xlsx'] : ['csv']) {
      const file = await stranger.get('/public/agreement_file', { query: { ...query, format, language: 'fr' } });
      assert.equal(file.status, 200);
      clean(format === 'csv' ? file.body : JSON.stringify(await sheetsOf(file.bytes)), `${format} of ${JSON.stringify(query)}`);
    }
  }
  for (const query of [{ country: 'BT' }, { domain: 'older_people' }, { type: 'grant_agreement' }, { year: 1951 }])
    assert.deepEqual((await stranger.read('/public/agreements', { ...query, total: true })), { items: [], total: 0 }, JSON.stringify(query));
  const counts = await stranger.read('/public/agreement_counts');
  assert.ok(![...counts.countries, ...counts.domains, ...counts.types, ...counts.years].some(({ code }) => ['BT', 'older_people', 'grant_agreement', '1951'].includes(code)));
  assert.equal(counts.agreements, (await everything()).length);
  clean(await seen(shown), 'the family of one above');
  assert.deepEqual((await seen(shown)).family, [], 'a relative is not reached through a hidden one');
  assert.deepEqual((await seen(child)).family, []);
  // What the house filters by is no question of the public list.
  for (const name of ['party', 'programme', 'parent', 'status', 'owner', 'is_confidential', 'ends_from'])
    assertProblem(await stranger.get('/public/agreements', { query: { [name]: 'x' } }), 422, 'invalid_input', { [name]: 'unknown_parameter' });
  for (const sort of ['code', 'note', 'status', 'sort_key'])
    assertProblem(await stranger.get('/public/agreements', { query: { sort } }), 422, 'invalid_input', { sort: 'not_one_of' });
});

test('the list is searched in either script, narrowed, put in order and paged', async () => {
  const mark = randomUUID().slice(0, 8);
  const peru = await makeOrganisation(admin, { name: { fr: `Pérou ${mark}`, ar: `بيرو ${mark}` }, country: 'PE' });
  const make = async (title, more) => {
    const agreement = await makeAgreement(admin, [ministry, peru], { title: { fr: `${title} ${mark}` }, ...more });
    await publish(agreement);
    return agreement;
  };
  await make('Alpha', { signed_on: '2019-01-07', ends_on: '2190', status: 'in_force', domains: ['family'] });
  await make('Bêta', { signed_on: '2020', ends_on: '2021-03', status: 'in_force', type: 'protocol' });
  await make('Gamma', { signed_on: '2021-02', ends_on: '2021-03-31', status: 'in_force', renewal: 'tacit', renewal_months: 12, country: 'BO' });
  const last = await make('Delta', { signed_on: undefined, status: 'expired' });
  await seen(last);
  const titles = async (query) => (await everything({ q: mark, ...query })).map((each) => each.title.fr.split(' ')[0]);
  assert.deepEqual(await titles({}), ['Gamma', 'Bêta', 'Alpha', 'Delta']);
  assert.deepEqual(await titles({ sort: 'title' }), ['Alpha', 'Bêta', 'Delta', 'Gamma']);
  assert.deepEqual((await titles({ sort: 'ends_on' })).slice(-2), ['Alpha', 'Delta']);
  assert.deepEqual(await titles({ q: `بيرو ${mark}` }), ['Gamma', 'Bêta', 'Alpha', 'Delta']);
  assert.deepEqual(await titles({ q: `perou ${mark}`, sort: 'title' }), ['Alpha', 'Bêta', 'Delta', 'Gamma']);
  assert.deepEqual(await titles({ country: 'PE', sort: 'title' }), ['Alpha', 'Bêta', 'Delta', 'Gamma'], 'by the party');
  assert.deepEqual(await titles({ country: 'BO' }), ['Gamma'], 'by the partnership');
  assert.deepEqual([await titles({ type: 'protocol' }), await titles({ domain: 'family' }), await titles({ year: 2021 })], [['Bêta'], ['Alpha'], ['Gamma']]);
  // What renews itself is not over; what has run out is, whatever was last recorded.
  assert.deepEqual([await titles({ state: 'in_force', sort: 'title' }), await titles({ state: 'ended', sort: 'title' })], [['Alpha', 'Gamma'], ['Bêta', 'Delta']]);
  const counts = await stranger.read('/public/agreement_counts');
  assert.deepEqual(counts.countries.find(({ code }) => code === 'PE'), { code: 'PE', count: 4 });
  assert.ok(!counts.countries.some(({ code }) => code === 'MA'), 'the house’s own country is in all of them');
  for (const query of [{ year: 'x' }, { year: 12 }, { state: 'idea' }, { limit: 0 }, { cursor: 'x' }])
    assert.equal((await stranger.get('/public/agreements', { query })).status, 422, JSON.stringify(query));
});

test('amendments are shown once they are signed, and move the end; whom a draft brings in is not named', async () => {
  const [witness, late] = [await makeOrganisation(admin, { name: { fr: 'Témoin' } }), await makeOrganisation(admin, { name: { fr: secret('draft') } })];
  const body = agreementBody([ministry, oman], { status: 'in_force', signed_on: '2016-05-16', ends_on: '2019' });
  const agreement = await admin.create('/agreements', { ...body, parties: [...body.parties, { organisation_id: witness.id, role: 'witness', left_on: '2018' }, { organisation_id: late.id, role: 'funder' }] });
  await admin.change(`/agreements/${agreement.id}/terms`, { rates: [], claims: [{ field: 'title', value: secret('claim'), source: secret('source') }], components: [],
    amendments: [{ reference: 'Avenant 1', signed_on: '2018-12', ends_on: '2189', text: { fr: 'Prolongation' }, document: secret('paper') },
      { reference: secret('amendment'), signed_on: '2188-01-01', ends_on: '2190', text: { fr: secret('text') }, parties: [{ organisation_id: late.id, role: 'funder', joins: true }] }] }, { version: 0 });
  await publish(agreement);
  const read = await seen(agreement);
  assert.deepEqual([read.ends_on, read.signed_ends_on, read.state], ['2189', '2019', 'in_force']);
  assert.deepEqual(read.amendments, [{ reference: 'Avenant 1', signed_on: '2018-12', ends_on: '2189', text: { fr: 'Prolongation' } }]);
  assert.deepEqual(read.parties.map(({ name, left_on }) => [name.fr, left_on]), [[ministry.name.fr, undefined], [oman.name.fr, undefined], ['Témoin', '2018']]);
  assert.doesNotMatch(JSON.stringify([read, await everything()]), /SECRET/);
  assert.equal(read.components, undefined);
});

test('amounts are shown only where the house says so, and only the agreement’s own', async () => {
  const programme = await makeAgreement(admin, [ministry, oman], { status: 'in_force', signed_on: '2016-05-16' });
  const below = await makeAgreement(admin, [oman], { status: 'in_force', signed_on: '2016-11-30', parent_id: programme.id });
  const nothing = { amendments: [], components: [], rates: [], claims: [] };
  const amount = (step, minor, more) => ({ step, currency: 'EUR', amount_minor: minor, ...more });
  const planned = await admin.change(`/agreements/${programme.id}/terms`, { ...nothing, components: [{ title: { fr: 'Axe 1' },
    amounts: [amount('planned', 777700, { is_estimated: true, party_id: oman.id, source: secret('source') }), amount('disbursed', 1100, { on: '2017', condition: secret('condition') })] }] }, { version: 0 });
  await admin.change(`/agreements/${below.id}/terms`, { ...nothing, components: [{ title: { fr: secret('below') }, continues_id: planned.components[0].id, amounts: [amount('committed', 888800)] }] }, { version: 0 });
  await publish(programme);
  assert.doesNotMatch(JSON.stringify(await seen(programme)), /7777|8888|SECRET/);
  assertProblem(await admin.put(publication(programme), { shows_amounts: true }, { version: 0 }), 412, 'stale');
  await publish(programme, { shows_amounts: true });
  const read = await seen(programme);
  assert.ok(read.components);
  assert.deepEqual(read.components, [{ title: { fr: 'Axe 1' }, is_not_carried_out: false,
    money: [{ party_name: oman.name, currency: 'EUR', planned_minor: 777700, planned_is_estimated: true }, { currency: 'EUR', disbursed_minor: 1100, planned_is_estimated: false }] }]);
  assert.doesNotMatch(JSON.stringify(read), /8888|SECRET/, 'what the agreement below committed is not this one’s to show');
  await publish(below);
  const family = await seen(programme);
  assert.equal(family.family.length, 2);
  assert.deepEqual(family.family.map(({ id, parent_id: parent }) => [id, parent]), [[programme.id, undefined], [below.id, programme.id]]);
  assert.doesNotMatch(JSON.stringify(await everything()), /7777|8888/, 'the list has no amounts');
});

test('only who may write agreements publishes them', async () => {
  const agreement = await makeAgreement(admin, [ministry, oman]);
  for (const [role, bounds] of [['manager', {}], ['viewer', {}], ['trainer', { person_id: (await makePerson(admin)).id }]]) {
    const caller = await callerOf(server, admin, role, bounds);
    assertProblem(await caller.put(publication(agreement), { shows_amounts: false }, { version: 0 }), 403, 'not_allowed');
  }
  const partner = await partnerOf(server, admin, oman);
  assertProblem(await partner.put(publication(agreement), { shows_amounts: false }, { version: 0 }), 403, 'not_allowed');
  assert.deepEqual((await partner.read(publication(agreement))).can, { publish: false, withdraw: false });
  assertProblem(await (await partnerOf(server, admin, await makeOrganisation(admin))).get(publication(agreement)), 404, 'not_found');
  assertProblem(await stranger.get(publication(agreement)), 401, 'unauthenticated');
  const coordinator = await callerOf(server, admin, 'coordinator');
  assertProblem(await coordinator.put(publication(agreement), {}), 428, 'precondition_required');
  assertProblem(await coordinator.put(publication(agreement), { shows_amounts: 'yes' }, { version: 0 }), 422, 'invalid_input', { shows_amounts: 'wrong_type' });
  assertProblem(await coordinator.put(publication(agreement), { note: 'x' }, { version: 0 }), 422, 'invalid_input', { note: 'unknown_field' });
  await coordinator.change(publication(agreement), {}, { version: 0 });
  assertProblem(await coordinator.put(publication(agreement), {}, { version: 0 }), 412, 'stale');
  assertProblem(await admin.get(publication({ id: randomUUID() })), 404, 'not_found');
  assertProblem(await stranger.get('/public/agreements/x'), 404, 'not_found');
});

test('whoever has read it is told that nothing changed, until something does', async () => {
  const agreement = await makeAgreement(admin, [ministry, oman], { title: { fr: 'Avant' } });
  await publish(agreement);
  await seen(agreement);
  for (const path of ['/public/agreements', `/public/agreements/${agreement.id}`, '/public/agreement_counts', '/public/agreement_file?format=csv']) {
    const first = await stranger.get(path);
    const etag = first.headers.get('etag');
    assert.match(etag, /^"[0-9a-f]{32}"$/);
    assert.equal(first.headers.get('cache-control'), 'public, no-cache');
    const again = await stranger.get(path, { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, again.bytes.length, again.headers.get('etag')], [304, 0, etag]);
  }
  const { headers } = await page(agreement);
  await admin.change(`/agreements/${agreement.id}`, { ...agreement, title: { fr: 'Après' } }, { version: 1 });
  const changed = await stranger.get(`/public/agreements/${agreement.id}`, { headers: { 'if-none-match': headers.get('etag') } });
  assert.equal(changed.status, 200);
  assert.equal(changed.body.title.fr, 'Après');
});

test('a kept answer never outlives the change that was just answered', async () => {
  const agreement = await makeAgreement(admin, [ministry, oman]);
  await publish(agreement);
  for (let turn = 1; turn <= 20; ++turn) {
    await admin.change(`/agreements/${agreement.id}`, { ...agreement, title: { fr: `Titre ${turn}` } }, { version: turn });
    assert.equal((await seen(agreement)).title.fr, `Titre ${turn}`);
    const { items } = await stranger.read('/public/agreements', { q: `Titre ${turn}` });
    assert.ok(items.some(({ id }) => id === agreement.id), `turn ${turn}`);
  }
});

test('what is shown can be had as a file in the reader’s language, and no cell runs as a formula', async () => {
  const mark = randomUUID().slice(0, 8);
  const agreement = await makeAgreement(admin, [ministry, oman], { title: { fr: `=HYPERLINK("http://x") ${mark}`, ar: `مذكرة ${mark}` }, objective: { fr: 'But ; « cité »' }, signed_on: '2019-01-07', domains: ['family'] });
  await publish(agreement);
  await seen(agreement);
  const file = await stranger.get('/public/agreement_file', { query: { q: mark, format: 'csv', language: 'fr' } });
  assert.match(file.headers.get('content-disposition'), /^attachment; filename="athar-agreements-\d{4}-\d\d-\d\d\.csv"$/);
  const [head, row, rest] = file.body.split('\r\n');
  assert.match(head, /Intitulé de l’accord.*Signataires.*Cadre contractuel.*Objectif.*Situation/);
  assert.match(row, /'=HYPERLINK/);
  assert.match(row, /Ministère de la Solidarité ; Sultanat d’Oman/);
  assert.match(row, /;"But ; « cité »";/);
  assert.equal(rest, '');
  const [sheet] = await sheetsOf((await stranger.get('/public/agreement_file', { query: { q: mark, language: 'ar' } })).bytes);
  assert.equal(sheet.right_to_left, true);
  assert.equal(sheet.rows.length, 2);
  assert.ok(sheet.rows[1].includes(`مذكرة ${mark}`) && sheet.rows[1].includes('موقعة'));
  for (const query of [{ format: 'pdf' }, { language: 'de' }, { columns: 'note' }]) assert.equal((await stranger.get('/public/agreement_file', { query })).status, 422);
});
