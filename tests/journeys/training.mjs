// What journeys about sessions begin with: a programme, people, and callers of several roles.
import { randomUUID } from 'node:crypto';
import { Client } from '../support/client.mjs';

let number = 0;

export async function makeProgramme(admin) {
  number += 1;
  return admin.create('/programmes', { code: `T-${process.pid}-${number}`, title: { fr: 'Programme de formation' } });
}

export function makePerson(admin, more = {}) {
  number += 1;
  return admin.create('/people', { family_name: 'Alaoui', given_name: `Salma ${number}`, sex: number % 2 ? 'F' : 'M', ...more });
}

export const past = [
  { date: '2026-05-12', sittings: [{ starts: '09:00', ends: '12:00' }, { starts: '14:00', ends: '16:00' }] },
  { date: '2026-05-13', sittings: [{ starts: '09:00', ends: '12:00' }] },
];

/** The body of a session that has nothing wrong. */
export function sessionBody(programme, more = {}) {
  return { programme_id: programme.id, title: { fr: 'Budget sensible au genre' }, kind: 'training', modality: 'in_person', place_code: 'MA-04',
    days: past, ...more };
}

/** A signed-in caller of that role. */
export async function callerOf(server, admin, role, more = {}) {
  const password = `a pass phrase of ${role} 4711`;
  const email = `${role}-${randomUUID().slice(0, 8)}@example.org`;
  await admin.create('/accounts', { email, name: role, role, password, active: true, ...more });
  const client = new Client(server.url);
  await client.signIn({ email, password });
  return client;
}
