// A person who is erased goes from the agreements that name them: who signed, whom to speak to, notes, steps, papers and their history.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../support/server.mjs';
import { agreementBody, makeOrganisation } from './agreeing.mjs';
import { importing, rowsOf } from './importing.mjs';
import { makePerson } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer({ args: ['--files', mkdtempSync(join(tmpdir(), 'athar-erased-'))] });
  admin = await server.signIn();
});
after(() => server?.stop());

test('an erased person is named in no agreement, and others stay', async () => {
  const person = await makePerson(admin, { family_name: 'Zerhouni-Kabbaj', given_name: 'Ghizlane', email: 'g.zerhouni-kabbaj@example.org' });
  const organisation = await makeOrganisation(admin);
  const made = await admin.create('/agreements', agreementBody([], { status: 'in_force', note: 'Vu avec Ghizlane Zerhouni-Kabbaj',
    parties: [{ organisation_id: organisation.id, role: 'signatory', signatory_name: 'Ghizlane Zerhouni-Kabbaj', signatory_capacity: 'Directrice',
      contact_name: 'Omar Tazi', contact_email: 'g.zerhouni-kabbaj@example.org' }] }));
  await admin.post(`/agreements/${made.id}/steps`, { status: 'suspended', happened_on: '2022', note: 'À la demande de Ghizlane Zerhouni-Kabbaj' }, { headers: { 'if-match': '"1"' } });
  await admin.post(`/agreements/${made.id}/documents`, Buffer.from('x'), { query: { title: 'CV Ghizlane Zerhouni-Kabbaj' },
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'ghizlane zerhouni-kabbaj.pdf' } });
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.ok(erased.status < 300, `${erased.status} ${JSON.stringify(erased.body)}`);
  const left = JSON.stringify([await admin.read(`/agreements/${made.id}`), await admin.read(`/agreements/${made.id}/steps`),
    await admin.read(`/agreements/${made.id}/documents`), await admin.read('/changes', { concept: 'agreements', id: made.id }), await admin.read('/changes', { concept: 'agreement_documents' })]);
  assert.doesNotMatch(left, /zerhouni/i);
  assert.match(left, /Omar Tazi/);
  assert.match(left, /Directrice/);
});

test('a contact who is erased goes from the registers that named them, and does not come back with them', async () => {
  const person = await makePerson(admin, { family_name: 'Benchekroun-Sefrioui', given_name: 'Hafsa', email: 'h.benchekroun@example.org' });
  await makeOrganisation(admin, { name: { fr: 'Agence du registre' } });
  const rows = (contact) => `Référence;Type;Intitulé;Signataires;Date de signature;Contact\nREG-9;protocol;Registre;Agence du registre;2018;${contact}\n`;
  const first = await importing(admin, 'agreements', rows('Hafsa Benchekroun-Sefrioui'));
  const second = await importing(admin, 'agreements', rows('Omar Tazi'));
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.ok(erased.status < 300, `${erased.status} ${JSON.stringify(erased.body)}`);
  const told = async () => JSON.stringify([await rowsOf(admin, first.id), await rowsOf(admin, second.id), (await admin.read('/agreements', { q: 'REG-9' })).items]);
  assert.doesNotMatch(await told(), /benchekroun/i);
  assert.equal((await admin.get(`/imports/${first.id}/file`)).status, 404, 'the file that named them is gone');
  assert.equal((await admin.delete(`/imports/${second.id}/confirmation`)).status, 200);
  const [{ id }] = (await admin.read('/agreements', { q: 'REG-9' })).items;
  assert.doesNotMatch(JSON.stringify(await admin.read(`/agreements/${id}`)), /benchekroun/i, 'undoing does not bring them back');
});
