// Every route of the API, the live feed and the calendar feeds as one partner, with the ids, codes and words of what is not its own:
// nothing of that is read, found, counted, exported or named in a refusal. Writes build/partner_routes.tsv: method, path, answers.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.mjs';
import { root } from '../support/house.mjs';
import { startServer } from '../support/server.mjs';
import { sheetsOf } from '../support/xlsx.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { askingSession, bodyOf, day, letters } from './designations.mjs';
import { attend, eventually, hold, register } from './figures.mjs';
import { makePerson, makeProgramme, sessionBody } from './training.mjs';

/** Stands in every text that is not the partner's to read. */
const mark = 'xzq';
const policy = readFileSync(join(root, 'domain/access/access.cpp'), 'utf8');
const granted = Object.fromEntries([...policy.matchAll(/PolicyRow\{Permission::(\w+),\s*"\w+",\s*(?:true|false),\s*\{([\w,\s]+)\}\}/g)]
  .map(([, name, cells]) => [name, cells.split(',')[5].trim() !== 'no']));
const operations = Object.entries(JSON.parse(readFileSync(join(root, 'tests/golden/openapi.json'), 'utf8')).paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, ...operation })))
  .map((operation) => ({ ...operation, open: operation.security?.length === 0, grants: operation.security?.length === 0 || granted[operation['x-permission']] }));
const queryOf = ({ parameters = [] }) => parameters.filter((each) => each.in === 'query');

let server, admin, partner, own, foreign, secrets, foreignIds;
const seen = new Map(); // "GET /path" → Map(status → how many)

/** A record's own text and ids, and the texts that only the house reads in it. */
async function build() {
  server = await startServer({ args: ['--files', mkdtempSync(join(tmpdir(), 'athar-entrance-'))] });
  admin = await server.signIn();
  const ministry = await makeOrganisation(admin, { name: { fr: 'Ministère commun' } });
  const ours = await makeOrganisation(admin, { name: { fr: 'Notre fonds' }, type: 'donor' });
  const theirs = await makeOrganisation(admin, { name: { fr: 'Xzqbailleur', ar: 'xzq هيئة' }, acronym: { fr: 'XZQB' }, type: 'donor' });
  const programme = await makeProgramme(admin);
  const theirProgramme = await admin.create('/programmes', { code: 'XZQ-P', title: { fr: 'Xzqprogramme' } });
  const stranger = await makePerson(admin, { family_name: 'Xzqalaoui', email: 'xzq@example.org' });
  const file = (agreement, title, shown) => admin.post(`/agreements/${agreement.id}/documents`, Buffer.from(`${title} inside`),
    { query: { title, shown_to_partners: shown }, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(`${title}.txt`) } }).then(({ body }) => body);
  const commission = await admin.create('/joint_commissions', { name: { fr: 'Xzqcommission' }, country: 'BE', sessions: [{ number: 1, place: 'Xzqville' }] });

  const above = await makeAgreement(admin, [theirs, ministry], { title: { fr: 'Xzqcadre' }, reference: 'XZQ-0' });
  const agreement = await makeAgreement(admin, [ministry, ours], { title: { fr: 'Accord propre' }, reference: 'OWN-1', note: 'xzq note interne',
    parent_id: above.id, status: 'in_force', ends_on: day(60) });
  const below = await makeAgreement(admin, [theirs, ministry], { title: { fr: 'Xzqdelegation' }, reference: 'XZQ-1', objective: { fr: 'Xzqobjectif' }, parent_id: agreement.id,
    framework_session_id: commission.sessions[0].id, country: 'BE', status: 'in_force', ends_on: day(50), programme_ids: [theirProgramme.id] });
  const hidden = await makeAgreement(admin, [ours, ministry], { title: { fr: 'Xzqconfidentiel' }, reference: 'XZQ-2', parent_id: agreement.id, is_confidential: true, status: 'in_force', ends_on: day(40) });
  const nothing = { amendments: [], components: [], rates: [], claims: [] };
  const terms = await admin.change(`/agreements/${agreement.id}/terms`, { ...nothing,
    components: [{ title: { fr: 'Axe propre' }, amounts: [{ step: 'planned', currency: 'EUR', amount_minor: 1000 }] }] }, { version: 0 });
  for (const each of [below, hidden])
    await admin.change(`/agreements/${each.id}/terms`, { ...nothing, components: [{ title: { fr: 'Xzqaxe' }, signed_title: { fr: 'Xzqsigne' }, continues_id: terms.components[0].id,
      amounts: [{ step: 'planned', currency: 'EUR', amount_minor: 2000, source: 'xzq source' }] }], amendments: [{ reference: 'XZQ-AV', effective_on: '2026-01-01', text: { fr: 'xzq avenant' } }] }, { version: 0 });

  const owes = (of, party, fr, more) => admin.create('/commitments', { agreement_id: of.id, clause: `${fr} art`, description: { fr }, organisation_id: party.id,
    measure: 'documents', target: 2, first_due_on: day(20), note: 'xzq note', ...more });
  const owed = await owes(agreement, ours, 'Remettre le rapport');
  const theirOwed = [await owes(below, theirs, 'Xzqobligation'), await owes(hidden, ours, 'Xzqobligation')];
  for (const each of theirOwed) await admin.create(`/commitments/${each.id}/evidence`, { due_id: each.dues[0].id, happened_on: day(-3), note: 'xzq piece' });
  const ownEvidence = (await admin.create(`/commitments/${owed.id}/evidence`, { due_id: owed.dues[0].id, happened_on: day(-3), note: 'Pièce' })).evidence[0];

  const committee = (of, fr) => admin.create('/committees', { agreement_id: of.id, kind: 'steering', name: { fr }, note: 'xzq note',
    members: [{ organisation_id: ministry.id, person_name: fr === 'Comité propre' ? 'Nadia Alaoui' : 'Xzqmembre' }] });
  const meetingOf = async (body, texts) => {
    const meeting = await admin.create('/committee_meetings', { committee_id: body.id, held_on: day(-10), items: [{ title: { fr: texts.item } }] });
    meeting.items[0].exchanges = { fr: texts.said };
    meeting.items[0].decisions.push({ text: { fr: texts.decision }, owner_name: texts.owner });
    return admin.change(`/committee_meetings/${meeting.id}`, meeting, { version: meeting.version });
  };
  const ownCommittee = await committee(agreement, 'Comité propre'), theirCommittee = await committee(below, 'Xzqcomite');
  const draft = await meetingOf(ownCommittee, { item: 'Ordre du jour', said: 'xzq echanges', decision: 'xzq decision', owner: 'xzq responsable' });
  const theirMeeting = await meetingOf(theirCommittee, { item: 'xzq point', said: 'xzq echanges', decision: 'xzq decision', owner: 'xzq responsable' });
  const evaluation = (of, fr) => admin.create('/evaluations', { agreement_id: of.id, kind: 'mid_term', title: { fr }, recommendations: [{ text: { fr }, owner_name: 'x', due_on: day(9) }] });
  const evaluations = [await evaluation(agreement, 'Mi-parcours'), await evaluation(below, 'Xzqevaluation')];

  const papers = { shown: await file(agreement, 'Rapport partagé', true), kept: await file(agreement, 'xzqinterne', false), theirs: await file(below, 'xzqpiece', true),
    hidden: await file(hidden, 'xzqconfidentielle', true) };
  for (const [of, text] of [[agreement, 'Une question'], [below, 'xzq remarque'], [hidden, 'xzq remarque']]) await admin.create(`/agreements/${of.id}/comments`, { text });

  // Sessions: one serves the partner's agreement and asks it for names, and asks another for names too; one is only the other's.
  const session = await askingSession(admin, programme, [[ours, 2], [theirs, 3]], { title: { fr: 'Atelier commun' } });
  const sent = await letters(admin, session);
  const theirLetter = sent.get(theirs.id), ownLetter = sent.get(ours.id);
  await admin.create(`/designations/${theirLetter.id}/people`, { person: { family_name: 'Xzqdesigne', given_name: 'Ali', sex: 'M' }, standing: 'main' });
  const theirSession = await admin.create('/sessions', sessionBody(theirProgramme, { title: { fr: 'Xzqatelier' }, seats: 30 }));
  await register(admin, theirSession, stranger);
  await attend(admin, theirSession, [[stranger, 1]]);
  await hold(admin, theirSession);
  for (const each of [below, hidden]) await admin.create(`/agreements/${each.id}/sessions`, { session_id: theirSession.id });
  await admin.create(`/agreements/${agreement.id}/sessions`, { session_id: session.id });
  await admin.change(`/commitments/${theirOwed[0].id}/sessions/${theirSession.id}`, undefined).catch(() => {});
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), (figure) => figure.value === 1);

  const table = (more) => admin.create('/published_tables', { title: { fr: 'Personnes formées' }, measure: 'unique_participants', by: ['sex'], ...more });
  const tables = { all: await table(), own: await table({ agreement_id: agreement.id }), theirs: await table({ agreement_id: below.id, title: { fr: 'Xzqtableau' } }),
    hidden: await table({ agreement_id: hidden.id, title: { fr: 'Xzqtableau' } }) };
  await admin.create('/published_editions', {});

  const token = await admin.create('/access_tokens', { name: 'xzq programme', scopes: ['read'] });
  const feed = await admin.create('/calendar_feeds', { kind: 'deadlines' });
  const order = await admin.post('/exports', { kind: 'list', list: 'organisations', format: 'csv' });
  const course = await admin.create('/courses', { title: { fr: 'Xzqformation' } }).catch(() => undefined);
  const group = await admin.create('/person_groups', { name: { fr: 'Xzqgroupe' }, kind: 'network' }).catch(() => undefined);
  const outreach = await admin.create('/outreach_activities', { title: { fr: 'Xzqsensibilisation' }, kind: 'campaign', starts_on: '2026-05-01' }).catch(() => undefined);
  const venue = await admin.create('/venues', { name: { fr: 'Xzqcentre' } }).catch(() => undefined);

  own = { organisation: ours, agreement, commitment: owed, evidence: ownEvidence, committee: ownCommittee, meeting: draft, evaluation: evaluations[0], document: papers.shown, letter: ownLetter,
    session, table: tables.own, ministry };
  foreign = { organisation: theirs, programme: theirProgramme, person: stranger, session: theirSession, agreement: below, above, hidden, commitment: theirOwed[0], hiddenCommitment: theirOwed[1],
    committee: theirCommittee, meeting: theirMeeting, decision: draft.items[0].decisions[0], evaluation: evaluations[1], document: papers.theirs, keptDocument: papers.kept,
    hiddenDocument: papers.hidden, letter: theirLetter, table: tables.theirs, hiddenTable: tables.hidden, token, feed, export: order.body, course, group, outreach, venue, commission };
  partner = await partnerOf(server, admin, ours);
  foreignIds = [...new Set(Object.values(foreign).filter(Boolean).map(({ id }) => id))];
  secrets = [mark, above.code, below.code, hidden.code, theirSession.reference].map((text) => text.toLowerCase());
}
before(build);
after(async () => {
  const rows = operations.map(({ method, path, ...operation }) => {
    const answers = seen.get(`${method} ${path}`) ?? new Map();
    return [method, path, operation.open ? 'open' : operation['x-permission'], operation.grants ? 'own' : 'none',
      [...answers].sort(([a], [b]) => a - b).map(([status, times]) => `${status}×${times}`).join(' ')].join('\t');
  });
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(join(root, 'build/partner_routes.tsv'), `method\tpath\tasks for\tgranted\tanswers\n${rows.join('\n')}\n`);
  await server?.stop();
});

/** The text of an answer, whatever it is packed in. */
async function textOf({ headers, body, bytes }) {
  const type = headers.get('content-type') ?? '';
  if (/spreadsheetml/.test(type)) return JSON.stringify(await sheetsOf(bytes));
  return `${typeof body === 'string' ? body : JSON.stringify(body)} ${headers.get('content-disposition') ?? ''} ${headers.get('location') ?? ''}`;
}

/** Sends one request as the partner and fails on any text of others in the answer, but what the request itself said, or one before that it `repeats`. */
async function ask(operation, path, { repeats = '', ...options } = {}) {
  const answer = await partner.request(operation.method, path.startsWith('/api/v1') ? path.slice(7) : `/${path}`, options);
  const key = `${operation.method} ${operation.path}`;
  const counts = seen.get(key) ?? seen.set(key, new Map()).get(key);
  counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
  const said = `${path} ${JSON.stringify(repeats)} ${JSON.stringify(options.query ?? {})} ${typeof options.body === 'string' ? options.body : JSON.stringify(options.body ?? {})}`.toLowerCase();
  const text = (await textOf(answer)).toLowerCase();
  for (const secret of [...secrets, ...foreignIds])
    if (!said.includes(secret)) assert.ok(!text.includes(secret), `${key} ${path} ${JSON.stringify(options.query ?? {})} told "${secret}": ${text.slice(0, 600)}`);
  return answer;
}

/** Foreign ids for the first path parameter, by where it stands. */
function candidates(path) {
  const named = {
    agreements: [foreign.agreement, foreign.above, foreign.hidden], agreement_documents: [foreign.document, foreign.keptDocument, foreign.hiddenDocument],
    commitments: [foreign.commitment, foreign.hiddenCommitment], committees: [foreign.committee], committee_meetings: [foreign.meeting], committee_decisions: [foreign.decision],
    evaluations: [foreign.evaluation], designations: [foreign.letter], sessions: [foreign.session], organisations: [foreign.organisation], people: [foreign.person],
    programmes: [foreign.programme], published_tables: [foreign.table, foreign.hiddenTable], tables: [foreign.table, foreign.hiddenTable, own.table], access_tokens: [foreign.token],
    calendar_feeds: [foreign.feed], exports: [foreign.export], courses: [foreign.course], person_groups: [foreign.group], outreach_activities: [foreign.outreach], venues: [foreign.venue],
    joint_commissions: [foreign.commission],
  };
  const segment = path.match(/([a-z_]+)\/\{/)?.[1];
  const found = (named[segment] ?? []).filter(Boolean);
  return found.length > 0 ? found.map(({ id }) => id) : [foreign.agreement.id, randomUUID()];
}
const rest = { person_id: () => foreign.person.id, session_id: () => foreign.session.id, session: () => foreign.session.id, due_id: () => foreign.commitment.dues[0].id,
  evidence_id: () => own.evidence.id, table_id: () => foreign.table.id };
const fill = (path, id) => path.replace(/\{[^}]+\}/, id).replace(/\{(\w+)\}/g, (_, name) => (rest[name] ?? (() => foreign.agreement.id))());

const bodies = () => ({
  'POST /api/v1/agreements/{id}/comments': [{ text: 'Bonjour' }, { text: 'Bonjour', commitment_id: foreign.commitment.id }, { text: 'Bonjour', meeting_id: foreign.meeting.id }],
  'POST /api/v1/agreements/{id}/confirmations': [{ stance: 'read', subject_version: 1 }, { stance: 'read', subject_version: 1, document_id: foreign.document.id },
    { stance: 'agreed', subject_version: 1, meeting_id: foreign.meeting.id }],
  'POST /api/v1/commitments/{id}/evidence': [{ due_id: foreign.commitment.dues[0].id, happened_on: day(-1), note: 'Bonjour' }],
  'POST /api/v1/designations/{id}/people': [{ person_id: foreign.person.id, standing: 'main' }, { person: { family_name: 'Bonjour', given_name: 'A', sex: 'F' }, standing: 'main' }],
  'PUT /api/v1/designations/{id}/people/{person_id}': [{ standing: 'main' }],
  'PUT /api/v1/designations/{id}': [bodyOf(own.letter)],
  'POST /api/v1/designations/{id}/reminders': [{ sent_on: day(-1) }],
  'PUT /api/v1/sessions/{id}/designation_plan': [{ quotas: [{ organisation_id: own.organisation.id, places: 9 }] }],
  'POST /api/v1/sessions/{id}/designations': [{}],
});
/** Lists of words and places that everybody reads; a path of theirs names no record. */
const listsForAll = new Set(['/api/v1/places/{code}', '/api/v1/places/{province}/{commune}', '/api/v1/reference_lists/{list}', '/api/v1/reference_lists/{list}/items/{code}']);
const ofOnesOwn = new Set(['/api/v1/sign_in', '/api/v1/sign_out', '/api/v1/sign_out_everywhere', '/api/v1/me/password', '/api/v1/me/preferences']);

describe('what is not the partner’s', () => {
  test('by id: every route with a record of others refuses, and says nothing of it', async () => {
    const wrong = [];
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      for (const id of candidates(operation.path)) {
        const some = operation.method === 'GET' || operation.method === 'DELETE' ? [undefined] : (bodies()[`${operation.method} ${operation.path}`] ?? ['{', {}]);
        for (const body of some) {
          const options = { headers: { 'if-match': '"1"', 'accept-language': ['fr', 'ar', 'en'][wrong.length % 3] }, ...(body !== undefined && { body }) };
          const { status } = await ask(operation, fill(operation.path, id), options);
          const fits = operation.grants ? status >= 400 : status === 403;
          if (!fits && !listsForAll.has(operation.path)) wrong.push(`${operation.method} ${fill(operation.path, id)}: ${status}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('without an id: what the table does not grant is refused, lists hold nothing of others', async () => {
    const wrong = [];
    for (const operation of operations.filter(({ path }) => !path.includes('{') && !ofOnesOwn.has(path))) {
      const body = operation.method === 'GET' || operation.method === 'DELETE' ? undefined : '{';
      const { status } = await ask(operation, operation.path, body ? { body } : {});
      if (!operation.grants && status !== 403) wrong.push(`${operation.method} ${operation.path}: ${status}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('by search, filter, sort, cursor and total', async () => {
    const values = {
      q: [mark, 'Xzqbailleur', foreign.agreement.code, foreign.session.reference, '%', '_'], agreement: [foreign.agreement.id, foreign.hidden.id], organisation: [foreign.organisation.id],
      party: [foreign.organisation.id], programme: [foreign.programme.id, 'XZQ-P'], parent: [foreign.above.id, foreign.organisation.id], committee: [foreign.committee.id],
      session: [foreign.session.id], person_id: [foreign.person.id], programme_id: [foreign.programme.id], country: ['BE'], sort: ['name', '-signed_on', 'ends_on', 'title', '-held_on', '-written_at', 'due_on'],
      total: ['true'], format: ['csv', 'xlsx'], status: ['in_force', 'late', 'open'], kind: ['deadlines', 'own_deadlines', 'agreement_end', 'commitment'], state: ['sent', 'open', 'former', 'current'],
      late: ['true'], unanswered: ['true'], mine: ['true'], on: ['2026-06-01'], from: ['2020-01-01'], to: ['2030-01-01'], ends_from: ['2020-01-01'], ends_to: ['2030-01-01'],
      currency: ['EUR'], step: ['planned'], known_as_of: ['2026-01-01T00:00:00Z'], limit: ['1', '200'],
    };
    for (const operation of operations.filter(({ method, path, grants }) => method === 'GET' && grants && !path.includes('{'))) {
      const named = queryOf(operation).map(({ name }) => name);
      const { path } = operation;
      for (const name of named) {
        for (const value of values[name] ?? ['x']) {
          const query = { [name]: value };
          if (operation.path.endsWith('/calendar_feeds') && name !== 'kind') query.kind = name === 'person_id' ? 'person' : 'programme';
          const { status, body } = await ask(operation, path, { query });
          if (status === 200 && [mark, foreign.agreement.id, foreign.hidden.id, foreign.committee.id].includes(value)) assert.deepEqual(body.items ?? [], [], `${operation.path}?${name}=${value}`);
        }
      }
      if (!named.includes('cursor')) continue;
      // Where the house has read on, a partner goes on among its own.
      const page = await admin.get(path.replace('/api/v1', ''), { query: { limit: 1 } });
      if (page.body?.next_cursor) await ask(operation, path, { query: { cursor: page.body.next_cursor } });
      if (named.includes('total') && named.includes('q')) {
        const { body } = await ask(operation, path, { query: { total: true, q: mark } });
        assert.equal(body.total ?? 0, 0, `${operation.path} counts what others have`);
      }
    }
  });

  test('by exports: neither rows, nor names of filters in the colophon', async () => {
    const lists = ['agreements', 'agreement_amounts', 'commitments', 'committee_decisions', 'designations', 'organisations'];
    const filters = [{}, { organisation: foreign.organisation.id }, { parent: foreign.organisation.id }, { party: foreign.organisation.id }, { session: foreign.session.id },
      { agreement: foreign.agreement.id }, { q: 'Xzq' }, { programme: 'XZQ-P' }, { committee: foreign.committee.id }];
    const order = operations.find(({ method, path }) => method === 'POST' && path === '/api/v1/exports');
    const show = operations.find(({ method, path }) => method === 'GET' && path === '/api/v1/exports/{id}');
    const fetch = operations.find(({ method, path }) => method === 'GET' && path === '/api/v1/exports/{id}/file');
    const remove = operations.find(({ method, path }) => method === 'DELETE' && path === '/api/v1/exports/{id}');
    let files = 0;
    for (const list of lists)
      for (const filter of filters)
        for (const format of filter.session || filter.organisation || filter.parent || filter.party ? ['xlsx'] : ['csv']) {
          const made = await ask(order, '/api/v1/exports', { body: { kind: 'list', list, format, filters: filter } });
          if (![200, 201, 202].includes(made.status)) continue;
          const done = await eventually(() => ask(show, `/api/v1/exports/${made.body.id}`, { repeats: filter }), ({ body }) => ['done', 'failed'].includes(body.state));
          // The order repeats what was asked for; the file must not name it.
          if (done.body.state === 'done') await ask(fetch, `/api/v1/exports/${made.body.id}/file`, { repeats: filter }), (files += 1);
          await ask(remove, `/api/v1/exports/${made.body.id}`);
        }
    assert.ok(files >= lists.length, `${files} files`);
    for (const list of ['people', 'registrations', 'sessions', 'programmes', 'accounts', 'changes', 'reach_records', 'held_data'])
      assert.ok([403, 422].includes((await ask(order, '/api/v1/exports', { body: { kind: 'list', list, format: 'csv' } })).status), list);
  });

  test('by a key or an id that somebody else has used', async () => {
    const key = randomUUID();
    const path = `/agreements/${own.agreement.id}/comments`;
    const theirs = await admin.post(`/agreements/${foreign.agreement.id}/comments`, { text: 'xzq cle' }, { headers: { 'idempotency-key': key } });
    assert.equal(theirs.status, 201);
    const operation = operations.find((each) => each.method === 'POST' && each.path === '/api/v1/agreements/{id}/comments');
    assert.equal((await ask(operation, `/api/v1${path}`, { body: { text: 'Bonjour' }, headers: { 'idempotency-key': key } })).status, 201);
    assert.equal((await ask(operation, `/api/v1${path}`, { body: { id: theirs.body.id, text: 'Bonjour' } })).status, 409);
    assert.ok((await ask(operation, `/api/v1${path}`, { body: { text: 'Bonjour', answers_id: theirs.body.id } })).status >= 400);
  });

  test('by the live feed', async () => {
    const feed = partner.live();
    await assert.rejects(feed.opened);
    const token = await partner.create('/access_tokens', { name: 'feed', scopes: ['read', 'write'] });
    const program = new Client(server.url, { token: token.token });
    assert.equal((await program.get('/me')).status, 200);
    await assert.rejects(program.live().opened);
    for (const path of [`/agreements/${foreign.agreement.id}`, '/people', `/reach?measure=sessions`]) assert.ok((await program.get(path)).status >= 400, path);
  });

  test('by calendar feeds', async () => {
    const operation = operations.find(({ method, path }) => method === 'POST' && path === '/api/v1/calendar_feeds');
    for (const body of [{ kind: 'person', person_id: foreign.person.id }, { kind: 'trainer', person_id: foreign.person.id }, { kind: 'programme', programme_id: foreign.programme.id }])
      assert.ok((await ask(operation, '/api/v1/calendar_feeds', { body })).status >= 400, body.kind);
    let told = 0;
    for (const kind of ['deadlines', 'own_deadlines']) {
      const made = await ask(operation, '/api/v1/calendar_feeds', { body: { kind } });
      if (made.status !== 201) continue;
      const file = await ask({ method: 'GET', path: '/calendar/{file}' }, made.body.path);
      assert.equal(file.status, 200);
      told += (file.body.match(/BEGIN:VEVENT/g) ?? []).length;
    }
    assert.ok(told > 0, 'its own deadlines are in its feed');
  });
});

test('what is the partner’s answers, and holds no word of others', async () => {
  const ids = { agreements: own.agreement, agreement_documents: own.document, commitments: own.commitment, committees: own.committee, committee_meetings: own.meeting, evaluations: own.evaluation,
    designations: own.letter, organisations: own.organisation };
  let answered = 0;
  for (const operation of operations.filter(({ method, path, grants }) => method === 'GET' && grants && path.includes('{id}'))) {
    const record = ids[operation.path.match(/([a-z_]+)\/\{/)?.[1]];
    if (!record) continue;
    const path = operation.path.replace('{id}', record.id).replace('{table_id}', own.table.id);
    for (const query of [{}, ...queryOf(operation).filter(({ name }) => name === 'format').map(() => ({ format: 'docx' }))]) {
      const { status } = await ask(operation, path, { query });
      if (status === 200) answered += 1;
    }
  }
  assert.ok(answered >= 19, `${answered} routes answered`);
  // The session that asks it for names shows its own letter only, and the sessions of its agreement by name.
  const letter = await ask(operations.find(({ method, path }) => method === 'GET' && path === '/api/v1/sessions/{id}/designations'), `/api/v1/sessions/${own.session.id}/designations`);
  assert.deepEqual([letter.body.items.length, letter.body.plan.quotas.length, letter.body.counts.places], [1, 0, 2]);
  const home = await ask(operations.find(({ path }) => path === '/api/v1/entrance'), '/api/v1/entrance');
  assert.deepEqual([home.body.agreements.length, home.body.commitments.length, home.body.documents.length, home.body.nominations.length, home.body.tables.length], [1, 1, 1, 1, 1]);
  const whole = await ask(operations.find(({ path }) => path === '/api/v1/entrance'), '/api/v1/entrance', { query: { organisation: foreign.organisation.id } });
  assert.equal(whole.status, 404);
});

test('every route was tried', () => {
  const untried = operations.filter(({ method, path }) => !ofOnesOwn.has(path) && !seen.has(`${method} ${path}`)).map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(untried, []);
  const all = [...seen.values()].flatMap((answers) => [...answers]);
  const sum = (keep) => all.filter(([status]) => keep(status)).reduce((total, [, times]) => total + times, 0);
  console.log(`# ${seen.size} routes, ${sum(() => true)} requests: ${sum((s) => s === 403)} refused, ${sum((s) => s === 404)} not found, ${sum((s) => s >= 400 && s !== 403 && s !== 404)} otherwise refused, ${sum((s) => s < 400)} answered with its own`);
});
