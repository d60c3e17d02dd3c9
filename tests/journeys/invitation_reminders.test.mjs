// Reminders that leave by themselves: before the last day to answer, and before the session; never twice of one day, also when the server
// is killed while it writes them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { day, invitationOf, invite, personWithAddress, sessionToCome, soon, tokenOf } from './inviting.mjs';
import { makePerson } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

/** Lets another server look through, as it does on its start and then each minute. */
async function look() {
  const other = await startServer({ database: server.database, admin: false });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await other.stop();
}
const written = async (session, kind) => (await admin.read('/mail_messages', { session: session.id, kind })).items;
const addresses = async (session, kind) => (await written(session, kind)).map(({ to_address: to }) => to).sort();
/** As if they had been asked some days ago. */
const longAgo = (session) => server.database.query(`update athar.invitation set asked_at = asked_at - interval '5 days', answered_at = answered_at - interval '5 days' where session_id = '${session.id}'`);

test('Whoever owes an answer is reminded once, three days before their last day; whoever answered, has no address or was just asked is not', async () => {
  const session = await sessionToCome(admin);
  const late = await personWithAddress(admin, { language: 'ar' }), answered = await personWithAddress(admin), mute = await makePerson(admin), early = await personWithAddress(admin);
  await invite(admin, session, [late, answered, mute], { answer_by: day(2) });
  await invite(admin, session, [early], { answer_by: day(9) });
  await look();
  assert.deepEqual(await addresses(session, 'reminder'), [], 'nobody on the day they were asked');
  await longAgo(session);
  await server.client().put(`/answers/${await tokenOf(admin, session, answered)}`, { answer: 'declines' });
  await look();
  await soon(async () => assert.deepEqual(await addresses(session, 'reminder'), [late.email]));
  const [letter] = await written(session, 'reminder');
  assert.match((await admin.read(`/mail_messages/${letter.id}`)).body, new RegExp(`/answer/${await tokenOf(admin, session, late)}`));
  assert.equal((await invitationOf(admin, session, late)).reminders, 1);
  await look();
  assert.equal((await written(session, 'reminder')).length, 1);
  // Another last day is another matter; a reminder by hand within the days before it counts.
  await server.database.query(`update athar.invitation set answer_by = '${day(1)}', reminded_at = clock_timestamp() - interval '5 days' where person_id = '${late.id}'`);
  await look();
  assert.equal((await written(session, 'reminder')).length, 2);
  assert.equal((await admin.read('/changes', { concept: 'sessions', id: session.id })).items.filter((line) => line.action === 'messages_written' && /athar-server/.test(JSON.stringify(line))).length, 2);
});

test('Those who come are reminded before the session; another first day reminds again; the rule is the session’s own', async () => {
  const days = (first) => [{ date: day(first), sittings: [{ starts: '09:00', ends: '12:00' }] }];
  const session = await sessionToCome(admin, { days: days(2) }), silent = await sessionToCome(admin, { days: days(2) });
  const filling = await admin.read(`/sessions/${session.id}/invitations`);
  assert.deepEqual([filling.filling.answer_reminder_days, filling.filling.session_reminder_days], [3, 2]);
  for (const bad of [0, 61, 'x', 1.5]) assert.equal((await admin.put(`/sessions/${silent.id}/filling`, { version: 0, promotion_stops_days: 0, session_reminder_days: bad })).status, 422, String(bad));
  await admin.change(`/sessions/${silent.id}/filling`, { version: 0, promotion_stops_days: 0 });
  const [comes, left, quiet] = [await personWithAddress(admin), await personWithAddress(admin), await personWithAddress(admin)];
  await invite(admin, session, [comes, left], { answer_by: day(1) });
  await invite(admin, silent, [quiet], { answer_by: day(1) });
  for (const [where, person] of [[session, comes], [session, left], [silent, quiet]]) await server.client().put(`/answers/${await tokenOf(admin, where, person)}`, { answer: 'comes' });
  const { items } = await admin.read(`/sessions/${session.id}/registrations`);
  const registration = items.find(({ person_id: id }) => id === left.id);
  await admin.change(`/registrations/${registration.id}`, { role: 'participant', status: 'withdrawn' }, { version: registration.version });
  await longAgo(session);
  await longAgo(silent);
  await look();
  await soon(async () => assert.deepEqual(await addresses(session, 'upcoming'), [comes.email]));
  assert.equal((await written(session, 'upcoming'))[0].attachments, 1);
  await look();
  assert.equal((await written(session, 'upcoming')).length, 1);
  await server.database.query(`update athar.session set first_date = '${day(1)}' where id = '${session.id}'`);
  await look();
  assert.equal((await written(session, 'upcoming')).length, 2);
  assert.deepEqual([await addresses(silent, 'upcoming'), await addresses(silent, 'reminder')], [[], []]);
});

test('Killed with -9 at any moment while sixty reminders are due in twenty sessions: everybody is reminded, nobody twice', async () => {
  const people = [];
  for (let i = 0; i < 20; i += 1) {
    const session = await sessionToCome(admin);
    const these = [await personWithAddress(admin), await personWithAddress(admin), await personWithAddress(admin)];
    await invite(admin, session, these, { answer_by: day(1) });
    await longAgo(session);
    people.push(...these);
  }
  const count = async () => Number((await server.database.query(`select count(*) from athar.mail_message where kind = 'reminder' and to_address = any (array[${people.map(({ email }) => `'${email}'`)}])`))[0][0]);
  const seen = [];
  for (const pause of [20, 100, 180, 260]) {
    const other = await startServer({ database: server.database, admin: false });
    await new Promise((resolve) => setTimeout(resolve, pause));
    await other.crash();
    seen.push(await count());
  }
  const [one, two] = await Promise.all([startServer({ database: server.database, admin: false }), startServer({ database: server.database, admin: false })]);
  await soon(async () => assert.equal(await count(), 60));
  await Promise.all([one.stop(), two.stop()]);
  const [[most]] = await server.database.query(`select max(n) from (select count(*) as n from athar.mail_message where kind = 'reminder' and session_id is not null group by invitation_id, (created_at::date)) as c where n > 0`);
  assert.equal(await count(), 60, `${most}`);
  console.log(`# reminders written after each kill: ${seen.join(', ')}, then 60`);
});
