// What agreements say on a day: amendments, components with their money side by side, claims that disagree, and families.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { made } from './exports.mjs';
import { callerOf, makePerson } from './training.mjs';

let server, admin, belgium, unfpa, unicef, morocco;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  [belgium, unfpa, unicef, morocco] = await Promise.all(['Belgique', 'UNFPA', 'UNICEF', 'Maroc'].map((fr) => makeOrganisation(admin, { name: { fr } })));
});
after(() => server?.stop());

const nothing = { amendments: [], components: [], rates: [], claims: [] };
const add = (parties, more) => makeAgreement(admin, parties, { status: 'in_force', signed_on: '2016-05-16', ...more });
const eur = (step, amount_minor, more) => ({ step, currency: 'EUR', amount_minor, ...more });
const path = (agreement, part = 'terms') => `/agreements/${agreement.id}/${part}`;
const enter = (agreement, terms, version = 0) => admin.change(path(agreement), { ...nothing, ...terms }, { version });

/** The Belgian programme with its three axes, and the two agreements that carry two of them out. */
async function belgianProgramme() {
  const minutes = await add([morocco, belgium], { type: 'commission_minutes' });
  const programme = await add([morocco, belgium], { parent_id: minutes.id, ends_on: '2019' });
  const planned = await enter(programme, {
    components: [['Qualité des services', 125000000], ['Soutien aux associations', 200000000], ['Protection des enfants', 125000000]].map(([fr, minor], i) => ({
      title: { fr }, is_not_carried_out: i === 1, amounts: [eur('planned', minor, { is_estimated: true, party_id: belgium.id })],
    })),
    claims: [{ field: 'period', value: '2016-2020', source: 'Présentation' }, { field: 'period', value: '2017-2020', source: 'Intitulé du PV' }],
  });
  const delegated = [];
  for (const [organisation, day, axis] of [[unfpa, '2016-11-30', 0], [unicef, '2016-11-23', 2]]) {
    const agreement = await makeAgreement(admin, [belgium, organisation], { status: 'signed', signed_on: day, parent_id: programme.id });
    await enter(agreement, { components: [{ signed_title: { fr: `Titre signé par ${organisation.name.fr}` }, continues_id: planned.components[axis].id,
      amounts: [eur('committed', 125000000, { is_estimated: true, party_id: belgium.id, on: day })] }] });
    delegated.push(agreement);
  }
  return { minutes, programme, planned, delegated };
}

test('planned, signed and disbursed stand side by side at three dates', async () => {
  const { programme, planned, delegated } = await belgianProgramme();
  const at = async (on) => (await admin.read(path(programme), { on })).at;
  const totals = async (on) => (await at(on)).totals.map((each) => [each.currency, each.planned_minor, each.committed_minor, each.disbursed_minor]);
  assert.deepEqual(await totals('2016-05-16'), [['EUR', 450000000, undefined, undefined]]);
  assert.deepEqual(await totals('2016-11-23'), [['EUR', 450000000, 125000000, undefined]]);
  assert.deepEqual(await totals('2020-12-31'), [['EUR', 450000000, 250000000, undefined]]);
  const then = await at('2016-11-30');
  assert.deepEqual(then.components.map((each) => each.carried_out_by.map((one) => [one.agreement_id, one.title.fr, one.money[0].committed_minor])),
    [[[delegated[0].id, 'Titre signé par UNFPA', 125000000]], [], [[delegated[1].id, 'Titre signé par UNICEF', 125000000]]]);
  assert.equal(then.components[0].money[0].planned_is_estimated, true);
  assert.deepEqual([planned.components[1].is_not_carried_out, planned.components[1].not_carried_out_reason], [true, undefined], 'the source does not say why');
  assert.deepEqual(planned.claims.map((each) => [each.value, each.is_contradicted]), [['2016-2020', true], ['2017-2020', true]]);
  assert.equal((await admin.read(path(delegated[0]))).components[0].continues_title.fr, 'Qualité des services');
});

test('an amendment is in force from its day on, with what was before it beside it', async () => {
  const agreement = await add([belgium, unfpa], { ends_on: '2019-12-31' });
  const component = randomUUID();
  const terms = await enter(agreement, {
    components: [{ id: component, title: { fr: 'Formation' }, amounts: [eur('committed', 1000, { on: '2016-05-16' }),
      eur('disbursed', 400, { on: '2017-03-01', condition: 'À la signature' }), eur('disbursed', 600, { due_on: '2018', condition: 'Rapport annuel' }), eur('spent', 150, { on: '2018-02' })] }],
    amendments: [{ reference: 'Avenant 1', signed_on: '2019-05-20', effective_on: '2019-06-01', ends_on: '2020', document: 'Dossier 4',
      text: { fr: 'Le comité se réunit deux fois par an.' }, amounts: [{ component_id: component, currency: 'EUR', amount_minor: 1300 }],
      parties: [{ organisation_id: unfpa.id, role: 'signatory', joins: false }] }],
    rates: [{ currency: 'EUR', into: 'MAD', rate: '10.85', on: '2019-06-01', source: 'Bank Al-Maghrib' }],
  });
  assert.deepEqual([terms.amendments[0].ends_on_before, terms.amendments[0].amounts[0].minor_before, terms.warnings], ['2019-12-31', 1000, []]);
  const before = await admin.read(path(agreement), { on: '2019-05-31' });
  const after = await admin.read(path(agreement), { on: '2019-06-01' });
  assert.deepEqual([before.at.ends_on, before.at.ends_by, before.amendments[0].in_effect], ['2019-12-31', undefined, 'no']);
  assert.deepEqual([after.at.ends_on, after.at.ends_by, after.amendments[0].in_effect], ['2020', terms.amendments[0].id, 'yes']);
  assert.deepEqual([before, after].map(({ at }) => at.parties.map((each) => each.name.fr)), [['Belgique', 'UNFPA'], ['Belgique']]);
  const sums = ({ planned_minor, committed_minor, disbursed_minor, awaited_minor, spent_minor }) =>
    [planned_minor, committed_minor, disbursed_minor, awaited_minor, spent_minor];
  assert.deepEqual(sums(before.at.totals[0]), [undefined, 1000, 400, 600, 150]);
  assert.deepEqual(sums(after.at.totals[0]), [undefined, 1300, 400, 600, 150]);
  assert.deepEqual(before.at.exchanged, [], 'no rate was stated by then');
  assert.deepEqual(after.at.exchanged.map((each) => [each.currency, each.committed_minor, each.rates[0].rate, each.rates[0].on]), [['MAD', 14105, '10.85', '2019-06-01']]);

  const history = await admin.read('/changes', { concept: 'agreement_terms', id: agreement.id });
  assert.deepEqual(history.items.map((each) => each.action), ['created']);
  const refused = await admin.put(path(agreement), nothing, { version: 7 });
  assertProblem(refused, 412, 'stale');
  const [one, other] = await Promise.all([1, 2].map(() => admin.put(path(agreement), { ...nothing, claims: terms.claims }, { version: 1 })));
  assert.deepEqual([one.status, other.status].sort(), [200, 412], 'two editors at once');
});

test('bad terms are refused, each with its field, and nothing of them is kept', async () => {
  const agreement = await add([belgium, unfpa]);
  const draft = await add([belgium, unfpa], { status: 'negotiation', signed_on: undefined });
  const extension = (more) => ({ ends_on: '2020', ...more });
  const component = (more, first = {}) => ({ title: { fr: 'Axe' }, amounts: [eur('planned', 1, first)], ...more });
  const twice = randomUUID();
  for (const [terms, fields] of [
    [{ amendments: [extension({ signed_on: '2016-05-15' })] }, { 'amendments/0/signed_on': 'amendment_before_signature' }],
    [{ amendments: [extension({ effective_on: '2015' })] }, { 'amendments/0/effective_on': 'amendment_before_signature' }],
    [{ amendments: [extension({ effective_on: '2019-01-01' }), extension({ effective_on: '2019-01-01', ends_on: '2021' })] },
      { 'amendments/1/effective_on': 'extensions_overlap' }],
    [{ amendments: [extension({ effective_on: '2021-01-01' })] }, { 'amendments/0/ends_on': 'end_before_start' }],
    [{ amendments: [{ reference: 'Avenant 1' }] }, { 'amendments/0': 'amendment_changes_nothing' }],
    [{ amendments: [extension({ reference: 'A' }), extension({ reference: 'A' })] }, { 'amendments/1/reference': 'listed_twice' }],
    [{ amendments: [extension({ signed_on: '2016-13' })] }, { 'amendments/0/signed_on': 'invalid_partial_date' }],
    [{ amendments: [extension({ parties: [{ organisation_id: unicef.id, role: 'signatory', joins: true }] })] },
      { 'amendments/0/parties/0/organisation_id': 'not_a_party' }],
    [{ amendments: [extension({ amounts: [{ component_id: randomUUID(), currency: 'EUR', amount_minor: 1 }] })] },
      { 'amendments/0/amounts/0/component_id': 'unknown_component' }],
    [{ components: [component({}, { currency: 'EUX' })] }, { 'components/0/amounts/0/currency': 'unknown_currency' }],
    [{ components: [component({}, { amount_minor: -1 })] }, { 'components/0/amounts/0/amount_minor': 'out_of_range' }],
    [{ components: [component({}, { amount_minor: 10000000000001 })] }, { 'components/0/amounts/0/amount_minor': 'out_of_range' }],
    [{ components: [component({}, { amount_minor: 1e300 })] }, { 'components/0/amounts/0/amount_minor': 'out_of_range' }],
    [{ components: [component({}, { amount_minor: 1.5 })] }, { 'components/0/amounts/0/amount_minor': 'not_a_whole_number' }],
    [{ components: [component({}, { party_id: unicef.id })] }, { 'components/0/amounts/0/party_id': 'not_a_party' }],
    [{ components: [component({}, { condition: 'Rapport' })] }, { 'components/0/amounts/0/condition': 'only_for_instalments' }],
    [{ components: [component({ title: {} })] }, { 'components/0/title': 'title_required' }],
    [{ components: [component({ not_carried_out_reason: 'Budget' })] }, { 'components/0/not_carried_out_reason': 'only_when_not_carried_out' }],
    [{ components: [component({ id: twice }), component({ id: twice })] }, { 'components/1/id': 'listed_twice' }],
    [{ components: [component({ continues_id: randomUUID() })] }, { 'components/0/continues_id': 'unknown_component' }],
    [{ rates: [{ currency: 'EUR', into: 'MAD', rate: '10,85', on: '2019-06-01' }] }, { 'rates/0/rate': 'invalid_rate' }],
    [{ rates: [{ currency: 'EUR', into: 'EUR', rate: '1', on: '2019-06-01' }] }, { 'rates/0/into': 'same_currency' }],
    [{ claims: [{ field: 'ends_on', value: 'fin 2020', source: 'Site' }] }, { 'claims/0/value': 'invalid_partial_date' }],
    [{ claims: [{ field: 'period', value: '2016-2020', source: '' }] }, { 'claims/0/source': 'required' }],
    [{ claims: [{ field: 'weather', value: 'fine', source: 'Site' }] }, { 'claims/0/field': 'not_one_of' }],
    [{ budget: 1 }, { budget: 'unknown_field' }],
    [{ components: {} }, { components: 'wrong_type' }],
  ])
    assertProblem(await admin.put(path(agreement), { ...nothing, ...terms }, { version: 0 }), 422, 'invalid_input', fields);
  assertProblem(await admin.put(path(draft), { ...nothing, amendments: [extension({})] }, { version: 0 }), 422, 'invalid_input', { amendments: 'agreement_not_signed' });
  assertProblem(await admin.put(path(agreement), '{', { version: 0 }), 400, 'malformed_json');
  assertProblem(await admin.put(path(agreement), { components: [] }, { version: 0 }), 422, 'invalid_input', { amendments: 'required', rates: 'required', claims: 'required' });
  assertProblem(await admin.get(path(agreement), { query: { on: '2019-02-30' } }), 422, 'invalid_input', { on: 'invalid_date' });
  assertProblem(await admin.get(path(agreement), { query: { since: '2019' } }), 422, 'invalid_input', { since: 'unknown_parameter' });
  assertProblem(await admin.get(path({ id: randomUUID() })), 404, 'not_found');
  assertProblem(await admin.get(path({ id: 'x' }, 'family')), 404, 'not_found');
  assert.equal((await admin.read(path(agreement))).version, 0);

  // Another agreement's components and amendments are not taken over.
  const theirs = await enter(draft, { components: [component({})] });
  assertProblem(await admin.put(path(agreement), { ...nothing, components: [component({ id: theirs.components[0].id })] }, { version: 0 }), 422, 'invalid_input',
    { 'components/0/id': 'id_taken' });
  const amended = await enter(await add([belgium]), { amendments: [extension({ signed_on: '2019' })] });
  assertProblem(await admin.put(path(agreement), { ...nothing, amendments: [extension({ id: amended.amendments[0].id })] }, { version: 0 }), 422, 'invalid_input',
    { 'amendments/0/id': 'id_taken' });
  assert.equal((await admin.read(path(draft))).components.length, 1);
  const said = await admin.put(path(agreement), { ...nothing, components: [component({}, { currency: 'EUX' })] }, { version: 0, headers: { 'accept-language': 'ar' } });
  assert.match(JSON.stringify(said.body), /هذه العملة غير معروفة/);
});

test('what is odd is recorded and said in the reader’s language', async () => {
  const agreement = await add([belgium], { ends_on: '2018-12-31' });
  const terms = await enter(agreement, { amendments: [
    { signed_on: '2019-03-01', effective_on: '2019-02-01', ends_on: '2020-12-31' }, { ends_on: '2021' }] });
  assert.deepEqual(terms.warnings.map((each) => [each.path, each.code]), [['amendments/0/effective_on', 'effective_before_signed'],
    ['amendments/0/effective_on', 'extension_after_end'], ['amendments/1', 'amendment_undated']]);
  const arabic = await admin.get(path(agreement), { headers: { 'accept-language': 'ar' } });
  assert.match(arabic.body.warnings[1].message, /2018-12-31/);
  assert.match(arabic.body.warnings[1].message, /يسري هذا الملحق/);
});

test('a party that owes, pays or is amended is not taken out unseen; it may leave, and what it still owes is said', async () => {
  const owe = (agreement, organisation) => admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 2', description: { fr: 'Remettre un rapport' }, organisation_id: organisation.id,
    measure: 'documents', target: 1, first_due_on: '2030-01-31' });
  const change = async (agreement, more, headers = {}) => {
    const { version, ...record } = await admin.read(`/agreements/${agreement.id}`);
    return admin.put(`/agreements/${agreement.id}`, { ...record, ...more(record) }, { version, headers });
  };
  const without = (organisation) => ({ parties }) => ({ parties: parties.filter((each) => each.organisation_id !== organisation.id) });
  const agreement = await add([morocco, belgium, unfpa, unicef]);
  const component = randomUUID();
  await enter(agreement, { components: [{ id: component, title: { fr: 'Formation' }, amounts: [eur('committed', 1000, { party_id: belgium.id })] }],
    amendments: [{ reference: 'Avenant 1', signed_on: '2017', parties: [{ organisation_id: unicef.id, role: 'signatory', joins: false }] }] });
  const owed = await owe(agreement, unfpa);
  for (const [organisation, code] of [[unfpa, 'party_owes_commitments'], [belgium, 'party_has_amounts'], [unicef, 'party_is_amended']]) {
    const refused = await change(agreement, without(organisation));
    assertProblem(refused, 422, 'invalid_input', { parties: code });
    assert.ok(refused.body.fields[0].message.includes(organisation.name.fr), refused.body.fields[0].message);
    assert.match((await change(agreement, without(organisation), { 'accept-language': 'ar' })).body.fields[0].message, /^لا يمكن حذف الطرف/);
  }
  const named = async () => (await admin.read(`/agreements/${agreement.id}`)).parties.map((each) => each.name.fr);
  assert.deepEqual(await named(), ['Maroc', 'Belgique', 'UNFPA', 'UNICEF']);
  assertProblem(await change(agreement, ({ parties }) => ({ parties: parties.map((each) => (each.organisation_id === unfpa.id ? { ...each, organisation_id: belgium.id, role: 'funder' } : each)) })),
    422, 'invalid_input', { parties: 'party_owes_commitments' });
  assertProblem(await change(agreement, ({ parties }) => ({ parties: parties.map((each) => (each.organisation_id === unicef.id ? { ...each, role: 'funder' } : each)) })),
    422, 'invalid_input', { parties: 'party_is_amended' });
  assert.equal((await change(agreement, ({ parties }) => ({ parties: parties.map((each) => (each.organisation_id === unfpa.id ? { ...each, role: 'implementer' } : each)) }))).status, 200, 'who owes may owe in another role');
  assert.equal((await change(agreement, without(morocco))).status, 200, 'who owes nothing is taken out');

  // Leaving: by a day of the party, or by an amendment.
  const warned = async () => (await admin.read(path(agreement))).warnings.map(({ path: at, code, message }) => [at, code, message.includes('UNFPA')]);
  assert.deepEqual(await warned(), []);
  const leaving = (left_on) => ({ parties }) => ({ parties: parties.map((each) => (each.organisation_id === unfpa.id ? { ...each, left_on } : each)) });
  assert.equal((await change(agreement, leaving('2020'))).status, 200);
  assert.deepEqual(await warned(), [['parties', 'party_left_owes', true]]);
  assert.deepEqual((await admin.read(`/agreements/${agreement.id}`)).parties.map((each) => [each.name.fr, each.owed_count]), [['Belgique', undefined], ['UNFPA', 1], ['UNICEF', undefined]]);
  assert.equal((await change(agreement, leaving(undefined))).status, 200);
  const { version, amendments, components, rates, claims } = await admin.read(path(agreement));
  const left = await admin.change(path(agreement), { components, rates, claims, amendments: [...amendments, { reference: 'Avenant 2', signed_on: '2019', parties: [{ organisation_id: unfpa.id, role: 'implementer', joins: false }] }] }, { version });
  assert.deepEqual(left.warnings.map(({ path: at, code }) => [at, code]), [['amendments/1/parties', 'party_left_owes']]);
  const dues = (await admin.read(`/commitments/${owed.id}`));
  const waived = await admin.put(`/commitments/${owed.id}/dues/${dues.dues[0].id}/waiver`, { reason: 'Départ', decided_on: '2020-01-01' }, { version: dues.version });
  assert.equal(waived.status, 200, JSON.stringify(waived.body));
  assert.deepEqual(await warned(), []);
});

test('a family is found from any of its agreements, without circles', async () => {
  const { minutes, programme, delegated } = await belgianProgramme();
  await enter(programme, { ...(await admin.read(path(programme))), amendments: [{ reference: 'Prolongation', effective_on: '2019-06', ends_on: '2020' }] }, 1);
  for (const each of [minutes, programme, ...delegated]) {
    const family = await admin.read(path(each, 'family'));
    assert.deepEqual(family.members.map((one) => [one.id, one.parent_id]), [[minutes.id, undefined], [programme.id, minutes.id],
      [delegated[1].id, programme.id], [delegated[0].id, programme.id]]);
    assert.equal(family.members[1].ends_on, '2020', 'as amended');
    assert.deepEqual(family.moments.map((one) => [one.kind, one.on]), [['signed', '2016-05-16'], ['signed', '2016-05-16'], ['signed', '2016-11-23'],
      ['signed', '2016-11-30'], ['amended', '2019-06'], ['ends', '2020']]);
  }
  const circle = await admin.put(`/agreements/${minutes.id}`, { ...minutes, parent_id: delegated[0].id }, { version: 1 });
  assertProblem(circle, 422, 'invalid_input', { parent_id: 'circular_family' });
});

test('a partner reads the terms of their own agreements and nothing of others', async () => {
  const { programme, delegated } = await belgianProgramme();
  const secret = await add([unfpa], { is_confidential: true });
  await enter(secret, { components: [{ title: { fr: 'Réservé' }, amounts: [eur('planned', 999)] }] });
  const partner = await partnerOf(server, admin, unfpa);
  const mine = await partner.read(path(delegated[0]));
  assert.deepEqual([mine.components[0].continues_id, mine.components[0].continues_title, mine.can.update], [undefined, undefined, false]);
  assert.deepEqual((await partner.read(path(delegated[0], 'family'))).members.map((each) => [each.id, each.parent_id]), [[delegated[0].id, undefined]]);
  for (const other of [programme, delegated[1], secret]) {
    assertProblem(await partner.get(path(other)), 404, 'not_found');
    assertProblem(await partner.get(path(other, 'family')), 404, 'not_found');
  }
  const listed = (await partner.read('/agreement_amounts', { limit: 100 })).items;
  assert.ok(listed.length > 0);
  assert.deepEqual([...new Set(listed.map((each) => each.agreement_title.fr))].length, 1);
  for (const other of [programme, delegated[1], secret]) {
    assert.ok(!listed.some((each) => each.agreement_id === other.id));
    assert.deepEqual((await partner.read('/agreement_amounts', { agreement: other.id })).items, []);
  }
  assertProblem(await partner.put(path(delegated[0]), nothing, { version: 1 }), 403, 'not_allowed');

  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: unfpa.id });
  const viewer = await callerOf(server, admin, 'viewer');
  for (const caller of [focal, viewer]) {
    for (const address of [path(delegated[0]), path(delegated[0], 'family'), '/agreement_amounts']) assertProblem(await caller.get(address), 403, 'not_allowed');
    assertProblem(await caller.put(path(delegated[0]), nothing, { version: 1 }), 403, 'not_allowed');
  }
  const manager = await callerOf(server, admin, 'manager');
  assert.equal((await manager.read(path(programme))).can.update, false);
  assertProblem(await manager.put(path(programme), nothing, { version: 1 }), 403, 'not_allowed');
});

test('every amount is listed by pages and exported', async () => {
  const agreement = await add([belgium]);
  const component = randomUUID();
  await enter(agreement, { components: [{ id: component, title: { fr: 'Formation' }, amounts: [eur('committed', 100050, { party_id: belgium.id, on: '2017' }),
    { step: 'spent', currency: 'JPY', amount_minor: 7 }] }],
    amendments: [{ reference: 'Avenant 9', signed_on: '2018', amounts: [{ component_id: component, currency: 'EUR', amount_minor: 200000 }] }] });
  const first = await admin.read('/agreement_amounts', { agreement: agreement.id, limit: 2 });
  const rest = await admin.read('/agreement_amounts', { agreement: agreement.id, limit: 2, cursor: first.next_cursor });
  assert.deepEqual([...first.items, ...rest.items].map((each) => [each.step, each.amount_minor, each.amendment_reference]),
    [['committed', 100050, undefined], ['spent', 7, undefined], ['committed', 200000, 'Avenant 9']]);
  assert.equal(first.total, undefined, 'counted only when asked');
  for (const [more, total] of [[{ limit: 1 }, 3], [{ currency: 'JPY' }, 1], [{ step: 'committed' }, 2], [{ party: belgium.id }, 1]]) {
    const counted = await admin.read('/agreement_amounts', { agreement: agreement.id, total: true, ...more });
    assert.deepEqual([counted.total, counted.total_is_minimum ?? false], [total, false], JSON.stringify(more));
  }
  const [mine, foreign] = await Promise.all([belgium, unicef].map(async (each) => (await (await partnerOf(server, admin, each)).read('/agreement_amounts', { agreement: agreement.id, total: true })).total));
  assert.deepEqual([mine, foreign], [3, 0], 'what a partner may not see is not counted');
  assert.deepEqual((await admin.read('/agreement_amounts', { agreement: agreement.id, currency: 'JPY' })).items.length, 1);
  assertProblem(await admin.get('/agreement_amounts', { query: { step: 'lost' } }), 422, 'invalid_input', { step: 'not_one_of' });
  const csv = await admin.get('/agreement_amounts', { query: { format: 'csv', agreement: agreement.id } });
  assert.match(csv.body, /Engagé;Belgique;EUR;1000[.,]5/);
  assert.match(csv.body, /Avenant 9/);
  const file = await made(admin, { list: 'agreement_amounts', format: 'xlsx', language: 'ar', filters: { agreement: agreement.id } });
  assert.deepEqual([file.state, file.progress.done], ['done', 3]);
});

test('an erased person is in no text of the terms, nor in their history', async () => {
  const person = await makePerson(admin, { family_name: 'Benkirane', given_name: 'Ihssane' });
  const agreement = await add([belgium]);
  const says = (what) => `${what} Ihssane Benkirane`;
  const component = randomUUID();
  const terms = await enter(agreement, {
    components: [{ id: component, title: { fr: says('Axe de') }, signed_title: { en: says('Axis of') }, is_not_carried_out: true, not_carried_out_reason: says('Selon'),
      amounts: [eur('disbursed', 1, { condition: says('Accord de'), source: says('Lettre de') })] }],
    amendments: [{ ends_on: '2020', text: { fr: says('Demandé par') }, document: says('Bureau de') }],
    rates: [{ currency: 'EUR', into: 'MAD', rate: '11', on: '2019-01-01', source: says('Taux de') }],
    claims: [{ field: 'other', value: says('Dit par'), source: says('Entretien avec'), note: says('Noté par') }] });
  assert.equal(JSON.stringify(terms).match(/Benkirane/g).length, 12);
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.equal(erased.status, 201);
  for (const told of [await admin.read(path(agreement)), await admin.read('/changes', { concept: 'agreement_terms', id: agreement.id })])
    assert.doesNotMatch(JSON.stringify(told), /Benkirane|Ihssane/);
  const left = await admin.read(path(agreement));
  assert.deepEqual([left.claims[0].source, left.version], ['Entretien avec …', 2], 'who is editing cannot write the name back');
});
