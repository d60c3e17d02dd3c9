// What journeys about invitations begin with: a session to come, people with addresses.
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

/** A day by the programmes' clock, which is past midnight before UTC is. */
export const day = (fromToday) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }).format(Date.now() + fromToday * 86_400_000);

export async function sessionToCome(admin, more = {}) {
  const programme = await makeProgramme(admin);
  const days = [{ date: day(40), sittings: [{ starts: '09:00', ends: '12:00' }] }, { date: day(41), sittings: [{ starts: '09:00', ends: '12:00' }] }];
  return admin.create('/sessions', sessionBody(programme, { days, venue: 'Salle Atlas', ...more }));
}

let number = 0;
export function personWithAddress(admin, more = {}) {
  number += 1;
  return makePerson(admin, { email: `person-${process.pid}-${number}@example.org`, ...more });
}

export async function invite(client, session, people, more = {}) {
  const answer = await client.post(`/sessions/${session.id}/messages`, { kind: 'invitation', person_ids: people.map(({ id }) => id), answer_by: day(10), ...more });
  if (answer.status !== 200) throw new Error(`inviting answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The last part of the answer link of that person. */
export async function tokenOf(client, session, person) {
  const { items } = await client.read(`/sessions/${session.id}/invitations`);
  const { invitation } = items.find(({ person_id: id }) => id === person.id);
  const { link } = await client.read(`/invitations/${invitation.id}/link`);
  return link.split('/').at(-1);
}

/** Tries a check until it holds. */
export async function soon(check, patience = 30_000) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A caller of each role that may neither invite nor see the outbox. */
export async function callersWithoutMail(server, admin) {
  const programme = await makeProgramme(admin);
  const auditor = { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at: `${day(60)}T00:00:00Z` };
  const organisation = await admin.create('/organisations', { name: { fr: `Direction ${programme.code}` }, type: 'ministry' });
  const bound = { organisation_id: organisation.id };
  const person = await makePerson(admin);
  const more = { trainer: { person_id: person.id }, focal_point: bound, partner: bound, auditor };
  return Promise.all(['trainer', 'manager', 'viewer', 'auditor', 'partner', 'focal_point'].map(async (role) => ({ role, caller: await callerOf(server, admin, role, more[role]) })));
}

/** The invitation of that person as the panel shows it. */
export async function invitationOf(client, session, person) {
  const { items } = await client.read(`/sessions/${session.id}/invitations`);
  return items.find(({ person_id: id }) => id === person.id)?.invitation;
}
