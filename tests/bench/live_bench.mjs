// 500 subscribers of 25 figures, 20 writes a second: from sending a write to each subscriber's message that holds it.
import { percentile } from './tools.mjs';

const value = (text) => Number(/"unit":"person","value":(\d+)/.exec(text)?.[1] ?? -1);

export async function measureLive(server, token, { subscribers, writes, rate }) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const create = async (path, body) => {
    const answer = await fetch(`${server.address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const programme = await create('/programmes', { code: `LIVE-${process.pid}`, title: { fr: 'Mesure' } });
  const session = await create('/sessions', { programme_id: programme.id, title: { fr: 'Mesure' }, kind: 'training', modality: 'in_person', days: [{ date: '2026-05-12' }] });
  const people = [];
  for (let i = 0; i < writes; i += 1) people.push((await create('/people', { family_name: 'Mesure', given_name: `${i}`, sex: 'F', birth_year: 1980 })).id);

  // Figures that differ in what they ask beside the programme, so that each is computed and written on its own.
  const questions = ['sex', 'age_band', 'category', 'region', 'month'].flatMap((first) =>
    ['kind', 'modality', 'session_region', 'quarter', 'year'].map((second) => ({ measure: 'unique_registered', programme: programme.code, by: [first, second] })));
  const sent = new Float64Array(writes + 1);
  const seen = new Int32Array(subscribers);
  const waits = [];
  let open = 0;
  const sockets = Array.from({ length: subscribers }, (_, i) => {
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}/api/v1/live`, { headers });
    socket.addEventListener('open', () => socket.send(JSON.stringify({ subscribe: 'q', query: questions[i % questions.length] })));
    let first = true;
    socket.addEventListener('message', ({ data }) => {
      const now = performance.now();
      if (first) {
        first = false;
        open += 1;
        return;
      }
      const holds = value(data);
      for (let write = seen[i] + 1; write <= holds; write += 1) waits.push(now - sent[write]);
      if (holds > seen[i]) seen[i] = holds;
    });
    return socket;
  });
  for (let patience = 0; open < subscribers; patience += 1) {
    if (patience > 600) throw new Error(`${open} of ${subscribers} subscribers have a figure after a minute`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const memory = server.residentMiB();

  const began = performance.now();
  const pending = [];
  for (let write = 1; write <= writes; write += 1) {
    const due = began + (write * 1000) / rate;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    sent[write] = performance.now();
    pending.push(create(`/sessions/${session.id}/registrations`, { person_id: people[write - 1] }));
  }
  await Promise.all(pending);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  for (const socket of sockets) socket.close();
  return { arrived: waits.length / (writes * subscribers), p50: percentile(waits, 50), p99: percentile(waits, 99), memory };
}
