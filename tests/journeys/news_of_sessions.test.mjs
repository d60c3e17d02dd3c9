// What leaves by mail when a session changes: calendar entries as two programs read them from what the mail server took, and people who
// are told only when somebody says so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { byIcalJs, byPython } from '../support/calendar.mjs';
import { mailServer, partOf } from '../support/mail.mjs';
import { startServer } from '../support/server.mjs';
import { callersWithoutMail, day, invite, personWithAddress, sessionToCome, soon, tokenOf } from './inviting.mjs';
import { makePerson } from './training.mjs';

let mail, server, admin;
before(async () => {
  mail = await mailServer();
  server = await startServer({ environment: mail.environment });
  admin = await server.signIn();
});
after(async () => {
  await server?.stop();
  await mail?.stop();
});

const morning = [{ starts: '09:00', ends: '12:00' }];
/** The newest message to that person, once there are so many. */
const letterTo = (person, count) => soon(() => {
  const taken = mail.taken.filter(({ to }) => to === person.email);
  assert.equal(taken.length, count, `${taken.length} messages to ${person.email}`);
  return taken.at(-1);
});
const entryIn = ({ raw }) => partOf(raw, 'text/calendar');
const register = (session, person) => admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
const bodyOf = ({ programme_ids, title, kind, modality, place_code, venue, seats, time_zone, languages, days }) =>
  ({ programme_ids, title, kind, modality, place_code, venue, seats, time_zone, languages, days: days.map(({ date, sittings }) => ({ date, sittings: sittings.map(({ starts, ends }) => ({ starts, ends })) })) });
async function change(session, more) {
  const now = await admin.read(`/sessions/${session.id}`);
  return admin.change(`/sessions/${session.id}`, { ...bodyOf(now), ...more }, { version: now.version });
}
async function status(session, to, more = {}) {
  const now = await admin.read(`/sessions/${session.id}`);
  return admin.change(`/sessions/${session.id}/status`, { status: to, ...more }, { version: now.version });
}

test('Invitations carry the session as two calendar programs read it: the hours on the wall before, in and after Ramadan 2027', async () => {
  for (const [date, utc] of [['2027-02-04', '08:00'], ['2027-02-11', '09:00'], ['2027-03-11', '09:00'], ['2027-03-18', '08:00']]) {
    const session = await sessionToCome(admin, { days: [{ date, sittings: morning }], title: { fr: 'Budget; genre, suite', ar: 'الميزانية' } });
    const person = await personWithAddress(admin, { language: 'fr', given_name: 'Salma', family_name: 'Alaoui' });
    await invite(admin, session, [person]);
    const letter = await letterTo(person, 1);
    assert.match(letter.raw, /Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
    assert.match(letter.raw, /Content-Disposition: attachment; filename="session\.ics"/);
    const file = entryIn(letter);
    const [python, icaljs] = [byPython(file), byIcalJs(file)];
    assert.deepEqual([python.method, icaljs.method], ['REQUEST', 'REQUEST']);
    assert.equal(python.events[0].starts, `${date}T${utc}:00Z`, date);
    assert.equal(icaljs.events[0].times[0][0], `${date}T${utc}:00.000Z`, date);
    assert.equal(python.events[0].summary, 'Budget; genre, suite');
    assert.match(file.replace(/\r\n /g, ''), new RegExp(`ATTENDEE[^\\r]*:mailto:${person.email}`));
    assert.match(file.replace(/\r\n /g, ''), /ORGANIZER[^\r]*:mailto:coordination@athar\.example/);
    const feed = byPython((await admin.get(`/sessions/${session.id}/calendar_file`)).body);
    assert.equal(python.events[0].uid, feed.events[0].uid, 'the feed speaks of the same event');
  }
});

test('A change is told once somebody says so: same UID, higher SEQUENCE; postponed and cancelled take it out of the calendar', async () => {
  const session = await sessionToCome(admin, { seats: 1 });
  const comes = await personWithAddress(admin, { language: 'ar', family_name_ar: 'العلوي', given_name_ar: 'سلمى' });
  const asked = await personWithAddress(admin, { language: 'fr' }), waits = await personWithAddress(admin, { language: 'en' }), left = await personWithAddress(admin);
  await invite(admin, session, [comes, asked, left]);
  await letterTo(left, 1);
  await admin.put(`/invitations/${(await admin.read(`/sessions/${session.id}/invitations`)).items.find(({ person_id: id }) => id === left.id).invitation.id}/answer`, { answer: 'declines' });
  await server.client().put(`/answers/${await tokenOf(admin, session, comes)}`, { answer: 'comes' });
  await register(session, waits);
  await register(session, await makePerson(admin)); // waits too, and has no address
  const first = byPython(entryIn(await letterTo(comes, 2))).events[0];
  await letterTo(asked, 1);
  assert.deepEqual(await admin.read(`/sessions/${session.id}/people_to_tell`), { concerned: { written: 3, without_address: 1 }, seated: { written: 1, without_address: 0 } });

  // Nothing is said of seats and notes, nor of a change that nobody wanted told.
  await change(session, { note: 'Café', tell: {} });
  await change(session, { venue: 'Salle Rif' });
  const moved = await change(session, { venue: 'Salle Toubkal', days: [{ date: day(50), sittings: morning }], tell: { message: 'La salle Rif est en travaux.' } });
  const told = await letterTo(comes, 3);
  assert.match(told.subject, /^تغيير: /);
  assert.match(partOf(told.raw, 'text/plain'), /Salle Toubkal[^]*La salle Rif est en travaux\./);
  const second = byPython(entryIn(told));
  assert.equal(second.method, 'REQUEST');
  assert.deepEqual([second.events[0].uid, second.events[0].starts.slice(0, 10), second.events[0].sequence], [first.uid, day(50), moved.version - 1]);
  assert.ok(second.events[0].sequence > first.sequence);
  assert.match((await letterTo(asked, 2)).subject, /^Changement : /);
  const toWaiting = await letterTo(waits, 1);
  assert.match(toWaiting.subject, /^Change: /);
  assert.equal(entryIn(toWaiting), undefined, 'whoever waits gets no entry');

  await status(session, 'confirmed', { tell: {} });
  assert.match((await letterTo(comes, 4)).subject, /^تأكيد: /);
  await status(session, 'postponed', { reason: 'Grève', tell: { message: 'Nouvelle date en juin.' } });
  const postponed = await letterTo(comes, 5);
  assert.match(postponed.subject, /^تأجيل: /);
  assert.doesNotMatch(partOf(postponed.raw, 'text/plain'), /المكان/, 'days and place that do not hold are not said again');
  const third = byIcalJs(entryIn(postponed));
  assert.deepEqual([third.method, third.events[0].status, third.events[0].uid], ['CANCEL', 'CANCELLED', first.uid]);
  assert.ok(third.events[0].sequence > second.events[0].sequence);
  await letterTo(asked, 3);
  await status(session, 'open', { tell: {} });
  const back = byPython(entryIn(await letterTo(comes, 6)));
  assert.deepEqual([back.method, back.events[0].sequence > third.events[0].sequence], ['REQUEST', true]);
  await status(session, 'cancelled', { reason: 'Budget', tell: {} });
  const last = byPython(entryIn(await letterTo(comes, 7)));
  assert.deepEqual([last.method, last.events[0].status, last.events[0].sequence > back.events[0].sequence], ['CANCEL', 'CANCELLED', true]);
  assert.match((await letterTo(waits, 4)).subject, /^Cancelled: /);
  // Whoever declined hears no more than the invitation.
  await letterTo(left, 1);
  const audit = (await admin.read('/changes', { concept: 'sessions', id: session.id })).items.filter(({ action }) => action === 'messages_written');
  assert.ok(audit.length >= 5, JSON.stringify(audit));
});

test('A session moved on the calendar is told of in the same step, to those whom its days and hours concern', async () => {
  const session = await sessionToCome(admin, { venue: 'Salle Rif' });
  const [comes, waits] = [await personWithAddress(admin, { language: 'fr' }), await personWithAddress(admin, { language: 'en' })];
  await invite(admin, session, [comes]);
  await letterTo(comes, 1);
  await register(session, waits);
  const move = async (date, more = {}) => {
    const { version } = await admin.read(`/sessions/${session.id}`);
    return admin.put(`/sessions/${session.id}/schedule`, { days: [{ date, sittings: morning }], ...more }, { version });
  };
  assert.equal((await move(day(60))).status, 200, 'a move that nobody wanted told');
  const moved = await move(day(61), { tell: { message: 'Le centre est fermé la veille.' } });
  assert.equal(moved.status, 200);
  const letter = await letterTo(comes, 2);
  assert.match(letter.subject, /^Changement : /);
  assert.match(partOf(letter.raw, 'text/plain'), /Le centre est fermé la veille\./);
  const entry = byPython(entryIn(letter));
  assert.deepEqual([entry.method, entry.events[0].starts.slice(0, 10), entry.events[0].sequence], ['REQUEST', day(61), moved.body.version - 1]);
  await letterTo(waits, 1);
  // The same days again are no news, nor is another trainer.
  const trainer = await makePerson(admin);
  assert.equal((await move(day(61), { trainer_id: trainer.id, tell: {} })).status, 200);
  for (const [tell, path] of [['yes', 'tell'], [{ message: 'x'.repeat(2001) }, 'tell/message'], [{ to: 'all' }, 'tell/to']]) {
    const refused = await move(day(62), { tell });
    assert.deepEqual([refused.status, refused.body.fields?.[0]?.path], [422, path], JSON.stringify(refused.body));
  }
  const stale = await admin.put(`/sessions/${session.id}/schedule`, { days: [{ date: day(63), sittings: morning }], tell: {} }, { version: 1 });
  assert.equal(stale.status, 412);
  assert.equal((await move(day(64), { tell: { message: 'Dernier changement.' } })).status, 200);
  const last = await letterTo(comes, 3);
  assert.match(partOf(last.raw, 'text/plain'), /Dernier changement\./, 'nothing left in between');
  await letterTo(waits, 2);
});

test('Someone called back is told if wanted, and the session leaves their calendar', async () => {
  const session = await sessionToCome(admin);
  const told = await personWithAddress(admin), untold = await personWithAddress(admin);
  await invite(admin, session, [told, untold]);
  await letterTo(told, 1);
  const { items } = await admin.read(`/sessions/${session.id}/invitations`);
  const of = (person) => items.find(({ person_id: id }) => id === person.id).invitation.id;
  assert.equal((await admin.delete(`/invitations/${of(untold)}`)).status, 204);
  assert.equal((await admin.delete(`/invitations/${of(told)}`, { query: { tell: 'true' } })).status, 204);
  const letter = await letterTo(told, 2);
  assert.match(letter.subject, /^Invitation retirée : /);
  assert.deepEqual([byPython(entryIn(letter)).method, byIcalJs(entryIn(letter)).events[0].status], ['CANCEL', 'CANCELLED']);
  await letterTo(untold, 1);
});

test('Wrong words and wrong roles are refused, and nothing leaves', async () => {
  const session = await sessionToCome(admin);
  const person = await personWithAddress(admin);
  await register(session, person);
  const now = await admin.read(`/sessions/${session.id}`);
  for (const [tell, path] of [['yes', 'tell'], [{ message: 'x'.repeat(2001) }, 'tell/message'], [{ to: 'all' }, 'tell/to'], [{ message: 7 }, 'tell/message']]) {
    for (const [address, body] of [[`/sessions/${session.id}`, { ...bodyOf(now), venue: 'Ailleurs', tell }], [`/sessions/${session.id}/status`, { status: 'open', tell }]]) {
      const refused = await admin.put(address, body, { version: now.version });
      assert.deepEqual([refused.status, refused.body.fields?.[0]?.path], [422, path], JSON.stringify([tell, refused.body]));
    }
  }
  const stale = await admin.put(`/sessions/${session.id}`, { ...bodyOf(now), venue: 'Ailleurs', tell: {} }, { version: now.version + 1 });
  assert.equal(stale.status, 412);
  assert.equal((await admin.post(`/sessions/${session.id}/messages`, { kind: 'postponement', person_ids: [person.id] })).body.fields[0].code, 'unknown_choice');
  assert.equal((await admin.post(`/sessions/${session.id}/messages`, { kind: 'withdrawal', person_ids: [person.id] })).status, 422);
  for (const { role, caller } of await callersWithoutMail(server, admin)) assert.equal((await caller.get(`/sessions/${session.id}/people_to_tell`)).status, 403, role);
  assert.deepEqual((await admin.read('/mail_messages', { session: session.id })).items, []);
});
