// One end of an agreement everywhere: the register, its filters and totals, the family, due days, feeds and the status all read the end that
// amendments and renewals moved. The name a party had when it signed. The history of all that belongs to an agreement.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../support/house.mjs';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf } from './training.mjs';

let server, admin, belgium, morocco;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  [belgium, morocco] = await Promise.all(['Belgique', 'Maroc'].map((fr) => makeOrganisation(admin, { name: { fr } })));
});
after(() => server?.stop());

const year = new Date().getUTCFullYear();
const nothing = { amendments: [], components: [], rates: [], claims: [] };
const add = (more) => makeAgreement(admin, [morocco, belgium], { status: 'in_force', signed_on: '2016-05-16', ...more });
const enter = async (agreement, terms) => {
  const { version } = await admin.read(`/agreements/${agreement.id}/terms`);
  return admin.change(`/agreements/${agreement.id}/terms`, { ...nothing, ...terms }, { version });
};
const extended = (ends_on, effective_on, more) => ({ reference: `Avenant ${ends_on}`, effective_on, ends_on, text: { fr: 'Prorogation' }, ...more });
const read = ({ id }, caller = admin) => caller.read(`/agreements/${id}`);
const listed = async (query, caller = admin) => (await caller.read('/agreements', { limit: 200, ...query })).items;
const dueOf = async ({ id }, caller = admin) =>
  (await caller.read('/deadlines', { limit: 200 })).items.filter((each) => each.agreement_id === id).map(({ kind, date }) => [kind, date]);

test('Belgium’s programme ends when its amendment says, and again when it was signed to once the amendment is taken away', async () => {
  const programme = await add({ ends_on: '2019', title: { fr: 'Programme belge' } });
  assert.equal(programme.consolidated_ends_on, '2019');
  await enter(programme, { amendments: [extended('2020', '2019-10')] });
  const now = await read(programme);
  assert.deepEqual([now.ends_on, now.consolidated_ends_on], ['2019', '2020']);
  const found = async (query) => (await listed(query)).filter(({ id }) => id === programme.id);
  assert.deepEqual((await found({ ends_from: '2020-12-31' })).map((each) => [each.ends_on, each.consolidated_ends_on]), [['2019', '2020']], 'a year may end on its last day');
  assert.deepEqual([(await found({ ends_from: '2021-01-01' })).length, (await found({ ends_from: '2019-01-01', ends_to: '2019-12-31' })).length], [0, 0]);
  assert.equal((await admin.read(`/agreements/${programme.id}/family`)).members.find(({ id }) => id === programme.id).ends_on, '2020');
  assert.deepEqual(await dueOf(programme), [['agreement_end', '2020-12-31']]);
  const csv = (await admin.get('/agreements', { query: { format: 'csv', q: 'Programme belge' } })).body;
  assert.match(csv, /Fin signée/);
  assert.match(csv, /2019[,;]2020/);
  const over = await admin.post(`/agreements/${programme.id}/steps`, { status: 'expired' }, { headers: { 'if-match': `"${now.version}"` } });
  assert.equal(over.status, 201, JSON.stringify(over.body));
  assert.equal((await read(programme)).status_since, '2020', 'it expires on the end that holds');

  await enter(programme, {});
  assert.deepEqual([(await read(programme)).consolidated_ends_on, (await found({ ends_to: '2019-12-31' })).length], ['2019', 1]);
});

test('alerts, notice, totals and feeds follow the end that was moved, also of what was renewed', async () => {
  const agreement = await add({ ends_on: `${year + 1}-03`, renewal: 'tacit', renewal_months: 12, notice_months: 3 });
  assert.deepEqual(await dueOf(agreement), [['agreement_notice', `${year}-12-31`], ['agreement_end', `${year + 1}-03-31`]]);
  await enter(agreement, { amendments: [extended(`${year + 3}`, `${year}-01`)] });
  assert.deepEqual(await dueOf(agreement), [['agreement_notice', `${year + 3}-09-30`], ['agreement_end', `${year + 3}-12-31`]]);
  const { ends } = await admin.read('/agreement_totals');
  assert.ok(ends.some(({ key }) => key === `${year + 3}-12`) && !ends.some(({ key }) => key === `${year + 1}-03`), JSON.stringify(ends));
  const { path } = await admin.create('/calendar_feeds', { kind: 'deadlines' });
  const calendar = (await server.client().get(`/${path}`)).body;
  const { events } = JSON.parse(execFileSync('/usr/bin/python3', [join(root, 'tests/support/read_ical.py')], { input: calendar }).toString());
  assert.ok(events.some(({ starts }) => starts.startsWith(`${year + 3}-12-31`)) && !events.some(({ starts }) => starts.startsWith(`${year + 1}-03-31`)));

  let { version } = await read(agreement);
  const early = await admin.post(`/agreements/${agreement.id}/steps`, { status: 'renewed', happened_on: `${year}-01-02`, ends_on: `${year + 2}` }, { headers: { 'if-match': `"${version}"` } });
  assertProblem(early, 422, 'invalid_input', { ends_on: 'end_before_start' });
  const renewed = await admin.post(`/agreements/${agreement.id}/steps`, { status: 'renewed', happened_on: `${year}-02-02`, ends_on: `${year + 5}` }, { headers: { 'if-match': `"${version}"` } });
  assert.equal(renewed.status, 201, JSON.stringify(renewed.body));
  assert.deepEqual([(await read(agreement)).consolidated_ends_on, (await dueOf(agreement)).at(-1)], [`${year + 5}`, ['agreement_end', `${year + 5}-12-31`]]);
  const at = (await admin.read(`/agreements/${agreement.id}/terms`)).at;
  assert.deepEqual([at.ends_on, at.renewed_on, at.ends_by], [`${year + 5}`, `${year}-02-02`, undefined]);
  version = (await read(agreement)).version;
  const undone = await admin.delete(`/agreements/${agreement.id}/steps/${renewed.body.items.at(-1).id}`, { version });
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  assert.equal((await read(agreement)).consolidated_ends_on, `${year + 3}`, 'the amendment holds again');
});

test('a partner reads the same end of its agreements', async () => {
  const agreement = await add({ ends_on: '2019' });
  await enter(agreement, { amendments: [extended('2020', '2019-10')] });
  const partner = await partnerOf(server, admin, belgium);
  assert.equal((await read(agreement, partner)).consolidated_ends_on, '2020');
  assert.ok((await listed({ ends_from: '2020-12-01', ends_to: '2020-12-31' }, partner)).some(({ id }) => id === agreement.id));
  assert.deepEqual(await dueOf(agreement, partner), [['agreement_end', '2020-12-31']]);
  assert.equal((await partner.read('/entrance')).agreements.find(({ id }) => id === agreement.id).ends_on, '2020');
});

test('the public register has that end too, but for what is signed later', async () => {
  const agreement = await add({ ends_on: `${year + 1}` });
  await enter(agreement, { amendments: [extended(`${year + 3}`, '2018-01', { signed_on: '2018-01' }), extended(`${year + 9}`, `${year + 1}`, { signed_on: `${year + 1}` })] });
  assert.equal((await admin.put(`/agreements/${agreement.id}/publication`, { shows_amounts: false }, { version: 0 })).status, 200);
  const published = async () => (await server.client().read(`/public/agreements/${agreement.id}`)).ends_on;
  assert.deepEqual([(await read(agreement)).consolidated_ends_on, await published()], [`${year + 9}`, `${year + 3}`]);
  const { version } = await read(agreement);
  const renewed = await admin.post(`/agreements/${agreement.id}/steps`, { status: 'renewed', happened_on: '2019-02-02', ends_on: `${year + 10}` }, { headers: { 'if-match': `"${version}"` } });
  assert.equal(renewed.status, 201, JSON.stringify(renewed.body));
  assert.equal(await published(), `${year + 10}`, 'a renewal later than the amendment holds');
});

test('a party is called what it was called on the day it signed, with today’s name beside it', async () => {
  const ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Fonction publique', ar: 'وزارة الوظيفة العمومية' } });
  const agreement = await makeAgreement(admin, [ministry, belgium], { status: 'in_force', signed_on: '2019-04-09' });
  const party = async (caller = admin) => (await read(agreement, caller)).parties.find(({ organisation_id: id }) => id === ministry.id);
  assert.equal((await party()).name_when_signed, undefined);
  const { version } = await admin.read(`/organisations/${ministry.id}`);
  const event = await admin.post(`/organisations/${ministry.id}/events`,
    { version, kind: 'renamed', date: '2021-10-07', name: { fr: 'Ministère de la Transition numérique', ar: 'وزارة الانتقال الرقمي' } });
  assert.ok(event.status < 300, JSON.stringify(event.body));
  assert.deepEqual([(await party()).name_when_signed.fr, (await party()).name.fr], ['Ministère de la Fonction publique', 'Ministère de la Transition numérique']);
  assert.equal((await party(await partnerOf(server, admin, belgium))).name_when_signed.ar, 'وزارة الوظيفة العمومية');
});

test('the history of an agreement tells of its terms, papers, commitments and committees, also of what is gone', async () => {
  const agreement = await add({ ends_on: '2019' }), other = await add();
  await enter(agreement, { amendments: [extended('2020', '2019-10')] });
  const commitment = await admin.create('/commitments', { agreement_id: agreement.id, description: { fr: 'Remettre un rapport' }, organisation_id: belgium.id, measure: 'documents', target: 1 });
  await admin.create(`/commitments/${commitment.id}/evidence`, { due_id: commitment.dues[0].id, happened_on: '2020-01-02', note: 'Remis' });
  const gone = await admin.create('/commitments', { agreement_id: agreement.id, description: { fr: 'Par erreur' }, organisation_id: belgium.id, measure: 'documents', target: 1 });
  assert.equal((await admin.delete(`/commitments/${gone.id}`, { version: 1 })).status, 204);
  const committee = await admin.create('/committees', { agreement_id: agreement.id, kind: 'steering', name: { fr: 'Pilotage' }, members: [] });
  const meeting = await admin.create('/committee_meetings', { committee_id: committee.id, held_on: '2020-03-02', items: [] });
  await admin.create('/commitments', { agreement_id: other.id, description: { fr: 'Ailleurs' }, organisation_id: belgium.id, measure: 'documents', target: 1 });
  const lines = async (query = {}) => (await admin.read('/changes', { agreement: agreement.id, limit: 200, ...query })).items;
  const said = (await lines()).map((each) => [each.concept, each.action]);
  assert.deepEqual(said, [['committee_meetings', 'created'], ['committees', 'created'], ['commitments', 'deleted'], ['commitments', 'created'], ['commitments', 'evidence_added'],
    ['commitments', 'created'], ['agreement_terms', 'created'], ['agreements', 'created']]);
  assert.ok((await lines()).every(({ after, before }) => !JSON.stringify([after, before]).includes('Ailleurs')));
  const first = await admin.read('/changes', { agreement: agreement.id, limit: 3, total: true });
  assert.equal(first.total, said.length);
  const second = await admin.read('/changes', { agreement: agreement.id, limit: 200, cursor: first.next_cursor });
  assert.deepEqual([...first.items, ...second.items].map((each) => [each.concept, each.action]), said);
  assert.deepEqual((await lines({ concept: 'committees' })).map(({ subject_id: id }) => id), [committee.id]);
  assert.deepEqual((await lines({ id: meeting.id })).length, 1);
  assert.deepEqual((await admin.read('/changes', { agreement: randomUUID(), total: true })).total, 0);
  assertProblem(await admin.get('/changes', { query: { agreement: 'x' } }), 422, 'invalid_input', { agreement: 'invalid_uuid' });
  for (const caller of [await partnerOf(server, admin, belgium), await callerOf(server, admin, 'trainer', {}).catch(() => undefined)].filter(Boolean))
    assert.equal((await caller.get('/changes', { query: { agreement: agreement.id } })).status, 403);
});
