// Asking people to a session and taking their answers: links that need no account, the waiting list, the share of women as answers come.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { askingSession, letters, makeAdministration } from './designations.mjs';
import { callersWithoutMail, day, invite, personWithAddress, sessionToCome, soon, tokenOf } from './inviting.mjs';
import { callerOf, makePerson, makeProgramme } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

const panel = (session) => admin.read(`/sessions/${session.id}/invitations`);
const register = (session, person) => admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
const anybody = () => server.client();
const answer = (token, body) => anybody().put(`/answers/${token}`, body);

test('A link is answered without an account, changed until the deadline, and moves the share of women', async () => {
  const session = await sessionToCome(admin, { seats: 10 });
  const woman = await personWithAddress(admin, { sex: 'F', language: 'en' }), man = await personWithAddress(admin, { sex: 'M' });
  await admin.change(`/sessions/${session.id}/filling`, { version: 0, women_target_percent: 60, promotion_stops_days: 0 });
  const told = await invite(admin, session, [woman, man]);
  assert.deepEqual([told.written, told.without_address, told.left_out], [2, 0, 0]);
  assert.deepEqual((await panel(session)).room.confirmed, { women: 0, men: 0, unknown: 0 });
  assert.deepEqual((await panel(session)).room.projected, { women: 1, men: 1, unknown: 0, women_percent: 50 });
  assert.equal((await panel(session)).room.women_missing, 1);

  const token = await tokenOf(admin, session, woman);
  const shown = await anybody().read(`/answers/${token}`);
  assert.deepEqual([shown.closed, shown.answer, shown.language, shown.answer_by, shown.session_title.fr], ['open', 'none', 'en', day(10), 'Budget sensible au genre']);
  assert.equal((await answer(token, { answer: 'comes' })).body.registration_status, 'registered');
  assert.deepEqual((await panel(session)).room.confirmed, { women: 1, men: 0, unknown: 0, women_percent: 100 });
  // The same again says nothing new; another answer holds.
  await answer(token, { answer: 'comes' });
  assert.equal((await answer(token, { answer: 'declines', note: 'En mission' })).body.answer, 'declines');
  const after = await panel(session);
  assert.deepEqual([after.room.confirmed.women, after.room.out], [0, 1]);
  assert.equal(after.items.find(({ person_id: id }) => id === woman.id).invitation.note, 'En mission');
  assert.equal((await answer(token, { answer: 'replacement', replacement_name: 'Nadia Berrada', replacement_contact: '+212600000000' })).status, 200);
  assert.equal((await panel(session)).items.find(({ person_id: id }) => id === woman.id).invitation.replacement_name, 'Nadia Berrada');
  const mails = (await admin.read('/mail_messages', { session: session.id })).items.map(({ kind }) => kind).sort();
  assert.deepEqual(mails, ['confirmation', 'invitation', 'invitation']);
});

test('Forged, replaced, called back and expired links each get their own answer', async () => {
  const session = await sessionToCome(admin);
  const person = await personWithAddress(admin);
  await invite(admin, session, [person]);
  const token = await tokenOf(admin, session, person);
  for (const forged of ['x', `${token}A`, token.slice(0, -2), `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`, token.toUpperCase(), '%00', 'é'.repeat(40)]) {
    for (const one of [await anybody().get(`/answers/${encodeURIComponent(forged)}`), await answer(encodeURIComponent(forged), { answer: 'comes' })])
      assert.deepEqual([one.status, one.body.code], [404, 'link_not_valid'], forged);
  }
  for (const [body, status] of [[{}, 422], [{ answer: 'none' }, 422], [{ answer: 'perhaps' }, 422], [{ answer: 'replacement' }, 422], [{ answer: 'comes', role: 'trainer' }, 422],
    [{ answer: 'comes', note: 'x'.repeat(501) }, 422], ['{', 400]]) assert.equal((await answer(token, body)).status, status, JSON.stringify(body));

  const { invitation } = (await panel(session)).items[0];
  await admin.change(`/invitations/${invitation.id}/link`, undefined);
  assert.equal((await anybody().read(`/answers/${token}`)).closed, 'replaced');
  assert.deepEqual([(await answer(token, { answer: 'comes' })).status, (await answer(token, { answer: 'comes' })).body.code], [409, 'link_replaced']);
  const fresh = await tokenOf(admin, session, person);
  assert.equal((await answer(fresh, { answer: 'comes' })).status, 200);
  await server.database.query(`update athar.invitation set answer_by = current_date - 1 where id = '${invitation.id}'`);
  assert.deepEqual([(await anybody().read(`/answers/${fresh}`)).closed, (await anybody().read(`/answers/${fresh}`)).answer], ['expired', 'comes']);
  assert.equal((await answer(fresh, { answer: 'declines' })).body.code, 'link_expired');
  // Whoever hears of it by telephone may still type it in.
  assert.equal((await admin.put(`/invitations/${invitation.id}/answer`, { answer: 'declines' })).body.answered_by.length > 0, true);
  assert.equal((await admin.delete(`/invitations/${invitation.id}`)).status, 204);
  assert.equal((await anybody().read(`/answers/${fresh}`)).closed, 'withdrawn');
  assert.equal((await answer(fresh, { answer: 'comes' })).body.code, 'invitation_withdrawn');
  const cancelled = await admin.read(`/sessions/${session.id}`);
  await admin.change(`/sessions/${session.id}/status`, { status: 'cancelled', reason: 'Salle fermée' }, { version: cancelled.version });
  assert.equal((await answer(fresh, { answer: 'comes' })).body.code, 'session_cancelled');
});

test('Two answers to the last seat at once: one sits, one waits; two answers of one person leave one registration', async () => {
  const session = await sessionToCome(admin, { seats: 1 });
  const [one, other] = [await personWithAddress(admin), await personWithAddress(admin)];
  await invite(admin, session, [one, other]);
  const tokens = [await tokenOf(admin, session, one), await tokenOf(admin, session, other)];
  const given = await Promise.all([...tokens, ...tokens, ...tokens].map((token) => answer(token, { answer: 'comes' })));
  assert.deepEqual(given.map(({ status }) => status), Array(6).fill(200));
  const { items } = await admin.read(`/sessions/${session.id}/registrations`);
  assert.deepEqual(items.map(({ status }) => status).sort(), ['registered', 'waiting']);
});

test('25 seats, 31 people: a withdrawal offers the seat to the next with a deadline; unanswered, it goes on; too near, it stops', async () => {
  const session = await sessionToCome(admin, { seats: 2 });
  const people = [];
  for (let i = 0; i < 5; i += 1) people.push(await personWithAddress(admin));
  for (const person of people) await register(session, person);
  await admin.change(`/sessions/${session.id}/filling`, { version: 0, promotion_answer_days: 3, promotion_stops_days: 5 });
  await invite(admin, session, [people[0]]);
  await answer(await tokenOf(admin, session, people[0]), { answer: 'declines' });
  const of = async (person) => (await panel(session)).items.find(({ person_id: id }) => id === person.id);
  const offered = await of(people[2]);
  assert.deepEqual([offered.standing, offered.invitation.reason, offered.invitation.answer_by], ['expected', 'promoted', day(3)]);
  const letters = (await admin.read('/mail_messages', { session: session.id, kind: 'promotion' })).items;
  assert.deepEqual(letters.map(({ to_address: to }) => to), [people[2].email]);

  // Nobody answers: at the next look of the server (on start, then each minute) the seat goes to the next.
  await server.database.query(`update athar.invitation set answer_by = current_date - 1 where id = '${offered.invitation.id}'`);
  const second = await startServer({ database: server.database, admin: false });
  await soon(async () => assert.equal((await of(people[3])).invitation?.reason, 'promoted'));
  await second.stop();
  assert.deepEqual([(await of(people[2])).invitation.ended, (await of(people[2])).standing], ['expired', 'out']);
  // Five days before the session no seat is offered any more.
  await server.database.query(`update athar.session set first_date = current_date + 4 where id = '${session.id}'`);
  await answer(await tokenOf(admin, session, people[3]), { answer: 'declines' });
  assert.equal((await of(people[4])).standing, 'waiting');
});

test('Whom to ask next: who waits, substitutes of letters, then organisations that have places left, each with its reasons', async () => {
  const programme = await makeProgramme(admin);
  const [north, south] = [await makeAdministration(admin), await makeAdministration(admin)];
  const session = await askingSession(admin, programme, [[north, 2], [south, 2]], { seats: 4 });
  const sent = await letters(admin, session);
  const name = async (organisation, person, standing) => {
    const named = await admin.post(`/designations/${sent.get(organisation.id).id}/people`, { person_id: person.id, standing });
    assert.equal(named.status, 201, JSON.stringify(named.body));
  };
  const of = (organisation, more) => makePerson(admin, { organisation_id: organisation.id, ...more });
  const [seated, other, reserve, woman] = [await of(north, { sex: 'M' }), await of(north, { sex: 'M' }), await of(south, { sex: 'M' }), await of(south, { sex: 'F' })];
  await name(north, seated, 'main');
  await name(north, other, 'main');
  await name(south, reserve, 'substitute');
  await name(south, woman, 'substitute');
  const told = async () => (await panel(session)).ask_next.map((step) => [step.source, step.display_name ?? step.organisation_name.fr, step.reasons.join(), step.names ?? step.place]);
  // The plan wants 40 % of women: one of two men more than there are. Two seats are left, and both are the south's.
  assert.deepEqual(await told(), [
    ['substitute', woman.display_name, 'lacks_women,places_left,named_in_reserve', 2],
    ['substitute', reserve.display_name, 'places_left,named_in_reserve', 1],
  ]);
  assert.equal((await panel(session)).items.some(({ person_id: id }) => id === woman.id), false, 'nobody is in the list of those asked before they are');

  await invite(admin, session, [woman]);
  assert.deepEqual((await told()).map(([, name_]) => name_), [reserve.display_name], 'who was asked is not asked again');
  assert.equal((await admin.delete(`/designations/${sent.get(south.id).id}/people/${reserve.id}`)).status, 200);
  assert.deepEqual(await told(), [['organisation', south.name.fr, 'lacks_women,names_missing', 1]]);
  const gone = (await admin.read(`/sessions/${session.id}/registrations`)).items.find(({ person_id: id }) => id === other.id);
  await admin.delete(`/registrations/${gone.id}`, { version: gone.version });
  assert.deepEqual((await told()).map(([source, name_, , names]) => [source, name_, names]), [['organisation', north.name.fr, 1], ['organisation', south.name.fr, 1]]
    .sort(([, a], [, b]) => a.localeCompare(b)));

  const letter = async () => {
    const { people, counts } = await admin.read(`/designations/${sent.get(south.id).id}`);
    return [people.map((each) => [each.person_id, each.standing, each.status]), counts.designated, counts.substitutes, counts.women];
  };
  assert.deepEqual(await letter(), [[[woman.id, 'substitute', undefined]], 0, 1, 0]);
  const token = await tokenOf(admin, session, woman);
  await answer(token, { answer: 'comes' });
  assert.deepEqual(await letter(), [[[woman.id, 'main', 'registered']], 1, 0, 1], 'who comes is named, and counted among the designated');
  await answer(token, { answer: 'declines' });
  assert.deepEqual(await letter(), [[[woman.id, 'substitute', 'withdrawn']], 0, 1, 0]);
});

test('A preview says who gets what and writes nothing; wrong kinds, dates and people are refused with their field', async () => {
  const session = await sessionToCome(admin);
  const person = await personWithAddress(admin), mute = await makePerson(admin);
  const body = { kind: 'invitation', person_ids: [person.id, mute.id, person.id], answer_by: day(5), message: 'À bientôt' };
  const preview = await admin.post(`/sessions/${session.id}/message_preview`, body);
  assert.equal(preview.status, 200);
  assert.deepEqual([preview.body.written, preview.body.without_address, preview.body.items.length], [1, 1, 2]);
  assert.match(preview.body.samples[0].body, /À bientôt/);
  assert.equal((await panel(session)).items.length, 0);
  const bad = async (more, path, code) => {
    const refused = await admin.post(`/sessions/${session.id}/messages`, { ...body, ...more });
    assert.deepEqual([refused.status, refused.body.fields?.[0]?.path.split('/')[0], refused.body.fields?.[0]?.code], [422, path, code], JSON.stringify(more));
  };
  await bad({ answer_by: day(-2) }, 'answer_by', 'in_the_past');
  await bad({ answer_by: day(60) }, 'answer_by', 'after_session_start');
  await bad({ answer_by: undefined }, 'answer_by', 'required');
  await bad({ kind: 'promotion' }, 'kind', 'unknown_choice');
  await bad({ person_ids: [session.id] }, 'person_ids', 'unknown_person');
  await bad({ person_ids: [] }, 'person_ids', 'too_few_items');
  assert.equal((await admin.post(`/sessions/${session.id}/messages`, { ...body, kind: 'cancellation' })).body.code, 'session_not_cancelled');
  const reminded = await admin.post(`/sessions/${session.id}/messages`, { kind: 'reminder', person_ids: [person.id] });
  assert.equal(reminded.body.items[0].left_out, 'not_invited');
  await invite(admin, session, [person, mute]);
  assert.equal((await admin.post(`/sessions/${session.id}/messages`, { kind: 'reminder', person_ids: [person.id] })).body.written, 1);
  assert.equal((await panel(session)).items.find(({ person_id: id }) => id === person.id).invitation.reminders, 1);
  const stale = await admin.put(`/sessions/${session.id}/filling`, { version: 7, women_target_percent: 50, promotion_stops_days: 0 });
  assert.equal(stale.status, 412);
  assert.equal((await admin.put(`/sessions/${session.id}/filling`, { version: 0, women_target_percent: 101, promotion_stops_days: 0 })).status, 422);
});

test('Texts: a missing or unknown variable is refused by its name, a preview shows a real session, the own text comes back', async () => {
  const session = await sessionToCome(admin);
  const { items } = await admin.read('/mail_templates');
  assert.equal(items.length, 39);
  const text = items.find(({ kind, language }) => kind === 'invitation' && language === 'fr');
  const put = (more) => admin.put('/mail_templates/invitation/fr', { version: text.version, subject: text.subject, body: text.body, ...more });
  assert.deepEqual((await put({ body: `${text.body} {{colour}}` })).body.fields.map(({ code, detail }) => [code, detail]), [['unknown_variable', 'colour']]);
  assert.deepEqual((await put({ body: text.body.replace('{{answer_link}}', '') })).body.fields.map(({ code, detail }) => [code, detail]), [['missing_variable', 'answer_link']]);
  assert.equal((await put({ body: `${text.body} {{oops` })).body.fields[0].code, 'broken_variable');
  assert.equal((await put({ subject: 'a\r\nBcc: x@example.org' })).status, 422);
  const preview = await admin.post('/mail_template_preview', { kind: 'invitation', language: 'ar', subject: 'دعوة {{session_title}}', body: '{{session_title}} {{answer_by}}\n{{answer_link}}', session_id: session.id });
  assert.match(preview.body.html, /dir="rtl"/);
  assert.match(preview.body.subject, /Budget sensible/);
  const changed = await put({ subject: 'Venez : {{session_title}}' });
  assert.deepEqual([changed.status, changed.body.version], [200, 1]);
  assert.equal((await put({ subject: 'Autre' })).status, 412);
  assert.equal((await admin.delete('/mail_templates/invitation/fr')).body.subject, text.subject);
  assert.equal((await admin.get('/mail_templates')).status, 200);
  assert.equal((await admin.put('/mail_templates/spam/fr', { version: 0, subject: 'a', body: 'b' })).status, 404);
});

test('Nobody but coordinators and administrators invites, and only administrators change the texts', async () => {
  const session = await sessionToCome(admin);
  const person = await personWithAddress(admin);
  await invite(admin, session, [person]);
  const { invitation } = (await panel(session)).items[0];
  for (const { role, caller } of await callersWithoutMail(server, admin)) {
    const body = { kind: 'invitation', person_ids: [person.id], answer_by: day(5) };
    const answers = [await caller.get(`/sessions/${session.id}/invitations`), await caller.post(`/sessions/${session.id}/messages`, body),
      await caller.post(`/sessions/${session.id}/message_preview`, body), await caller.put(`/sessions/${session.id}/filling`, { version: 0, promotion_stops_days: 0 }),
      await caller.get(`/invitations/${invitation.id}/link`), await caller.put(`/invitations/${invitation.id}/link`), await caller.delete(`/invitations/${invitation.id}`),
      await caller.put(`/invitations/${invitation.id}/answer`, { answer: 'comes' }), await caller.get('/mail_templates')];
    assert.deepEqual(answers.map(({ status }) => status), Array(answers.length).fill(403), role);
  }
  const coordinator = await callerOf(server, admin, 'coordinator');
  assert.equal((await coordinator.get(`/sessions/${session.id}/invitations`)).status, 200);
  assert.equal((await coordinator.put('/mail_templates/invitation/fr', { version: 0, subject: 'a', body: 'b' })).status, 403);
  assert.equal((await coordinator.delete('/mail_templates/invitation/fr')).status, 403);
  assert.equal((await anybody().get('/mail_messages')).status, 401);
});

test('Whoever is erased leaves neither messages nor words behind, and their link ends', async () => {
  const session = await sessionToCome(admin);
  const person = await personWithAddress(admin, { family_name: 'Benkirane-Oubella', given_name: 'Ghizlane' });
  await invite(admin, session, [person]);
  const token = await tokenOf(admin, session, person);
  await answer(token, { answer: 'replacement', replacement_name: 'Ghizlane Benkirane-Oubella', note: 'personne ne sait' });
  await admin.change(`/sessions/${session.id}/practical_note`, { contact: 'Ghizlane Benkirane-Oubella, bureau 12' }, { version: 0 });
  const held = await server.database.query(`select entry from athar_derived.held_on_person('${person.id}') where section in ('invitations', 'messages')`);
  assert.match(JSON.stringify(held), /personne ne sait.*Invitation/);
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.ok(erased.status < 300, JSON.stringify(erased.body));
  const left = await server.database.query(`select count(*) from athar.mail_message where to_address = '${person.email}' or body like '%Benkirane%'`);
  assert.deepEqual(left, [['0']]);
  assert.equal((await anybody().get(`/answers/${token}`)).status, 404);
  const { contact } = await admin.read(`/sessions/${session.id}/practical_note`);
  assert.match(contact, /bureau 12/);
  assert.doesNotMatch(contact, /Benkirane/);
  assert.doesNotMatch(JSON.stringify(await panel(session)), /personne ne sait|Benkirane/);
});
