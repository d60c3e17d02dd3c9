// What journeys about exports share: order one, wait for it, fetch its bytes.
import assert from 'node:assert/strict';

const patienceMs = 60_000;

const listsOfNames = ['people', 'registrations', 'reach_records', 'person_group_members', 'trainers'];
/** The order of a list; of people with their names, unless told. */
export const orderOf = (order) => ({ kind: 'list', ...(listsOfNames.includes(order.list) ? { names: true, reason: 'A journey' } : {}), ...order });

/** Orders a list and waits until it is over; the export as the API shows it. */
export async function made(caller, order) {
  return settled(caller, (await caller.create('/exports', orderOf(order))).id);
}

export async function settled(caller, id) {
  const late = Date.now() + patienceMs;
  for (;;) {
    const now = await caller.read(`/exports/${id}`);
    if (now.state !== 'queued' && now.state !== 'running') return now;
    assert.ok(Date.now() < late, `still ${JSON.stringify(now)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The file of a finished export as {status, headers, bytes}. */
export async function fileOf(caller, id) {
  const response = await fetch(`${caller.url}/api/v1/exports/${id}/file`, { headers: caller.headers() });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}
