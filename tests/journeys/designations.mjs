// What journeys about designations begin with: administrations, a session that asks them, letters that left, forms that come back.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/house.mjs';
import { sessionBody } from './training.mjs';

let number = 0;

export const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
export const comingDays = [{ date: day(40), sittings: [{ starts: '09:00', ends: '12:00' }] }];

export function makeAdministration(admin, more = {}) {
  number += 1;
  return admin.create('/organisations', { name: { fr: `Ministère ${number} ${process.pid}`, ar: `وزارة ${number}` }, type: 'ministry', ...more });
}

/** A session, open, with a plan: `places` asked of each administration. */
export async function askingSession(admin, programme, quotas, more = {}) {
  const session = await admin.create('/sessions', sessionBody(programme, { days: comingDays, ...more }));
  await admin.change(`/sessions/${session.id}/status`, { status: 'open' }, { version: session.version });
  await admin.change(`/sessions/${session.id}/designation_plan`, {
    women_percent: 40, deadline: day(10), profile: { fr: 'Cadres du budget', ar: 'أطر الميزانية' },
    quotas: quotas.map(([organisation, places]) => ({ organisation_id: organisation.id, places })),
  }, { version: 0 });
  return session;
}

/** Letters to everybody in the plan, by organisation; sent on `sent`. */
export async function letters(admin, session, { sent = day(-5) } = {}) {
  const made = await admin.post(`/sessions/${session.id}/designations`, {});
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const out = new Map();
  for (const letter of made.body.items) {
    const changed = sent ? await admin.change(`/designations/${letter.id}`, { ...bodyOf(letter), sent_on: sent, outgoing_number: `${number}/26` }, { version: letter.version }) : letter;
    out.set(letter.organisation_id, changed);
  }
  return out;
}

const written = ['language', 'addressee', 'profile', 'attachments', 'places', 'women_percent', 'deadline', 'outgoing_number', 'sent_on', 'incoming_number', 'answered_on', 'note'];
export const bodyOf = (letter) => Object.fromEntries(written.filter((name) => letter[name] !== undefined).map((name) => [name, letter[name]]));

export const formOf = async (caller, letter, language) => (await caller.get(`/designations/${letter.id}/reply_form`, { query: { language } })).bytes;

/** The form with these rows, as bytes. */
export async function filled(form, instructions) {
  const folder = await mkdtemp(join(tmpdir(), 'athar-form-'));
  try {
    await writeFile(join(folder, 'form.xlsx'), form);
    await new Promise((resolve, reject) => {
      const child = spawn('/usr/bin/python3', [join(root, 'tests/support/fill_form.py'), join(folder, 'form.xlsx'), join(folder, 'out.xlsx')], { stdio: ['pipe', 'inherit', 'inherit'] });
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`fill_form.py ended with ${code}`))));
      child.stdin.end(JSON.stringify(instructions));
    });
    return await readFile(join(folder, 'out.xlsx'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
