// What journeys about figures share: sheets of attendance, sessions that were held, and waiting for recorded time.
import assert from 'node:assert/strict';
import { query } from '../support/postgres.mjs';
import { command } from '../support/server.mjs';

/** Every sitting of a session as {date, sitting}. */
export const sittingsOf = (session) =>
  session.days.flatMap((day) => day.sittings.map((sitting) => ({ date: day.date, sitting: sitting.number })));

export async function register(admin, session, ...people) {
  for (const person of people) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
}

/** Enters who was present: `present` is a list of [person, number of sittings from the first one on]. */
export function attend(admin, session, present) {
  const sittings = sittingsOf(session);
  const entries = present.flatMap(([person, count]) =>
    sittings.slice(0, count).map((sitting) => ({ person_id: person.id, ...sitting, present: true })));
  return admin.change(`/sessions/${session.id}/attendances`, { entries });
}

/** Takes a session through its statuses to "completed". */
export async function hold(admin, session) {
  for (const status of ['open', 'running', 'completed']) {
    const { version } = await admin.read(`/sessions/${session.id}`);
    await admin.change(`/sessions/${session.id}/status`, { status }, { version });
  }
}

export const valuesBy = (figure, dimension) => Object.fromEntries(figure.groups.map((group) => [group.key[dimension], group.value]));

/** Asks until the answer `accepts`, for what another process wrote; fails with the last answer. */
export async function eventually(ask, accepts, patience = 10_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (accepts(answer)) return answer;
    if (Date.now() > deadline) assert.fail(`not in ${patience} ms; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** What `athar-server verify` says once all that was recorded has its tick: before that, facts lag behind the tables. */
export async function verify(url) {
  await eventually(() => query(url, 'select id from athar.change_set where tick is null'), (waiting) => waiting.length === 0);
  return command(url, ['verify']);
}
