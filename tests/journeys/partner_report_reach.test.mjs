// The half-yearly report prints the reach of a partner's own agreements as it was published, mark by mark, and nobody else's.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mailServer, partOf } from '../support/mail.mjs';
import { startServer } from '../support/server.mjs';
import { agreementBody, makeOrganisation, partnerOf } from './agreeing.mjs';
import { attend, eventually, hold, register } from './figures.mjs';
import { soon } from './inviting.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

const titles = { regions: 'Personnes par région et par sexe', sexes: 'Personnes par sexe', whole: 'Personnes en tout', theirs: 'Personnes de l’autre convention', everybody: 'Toutes les personnes' };
let mail, server, admin, coordinator, manager, ministry, fund, other, agreement, twin, programme, partner;

async function workshop(of, ...groups) {
  const people = [];
  for (const [count, more] of groups) for (let each = 0; each < count; each += 1) people.push(await makePerson(admin, more));
  const session = await admin.create('/sessions', sessionBody(programme));
  await register(admin, session, ...people);
  await attend(admin, session, people.map((person) => [person, 3]));
  await hold(admin, session);
  await admin.create(`/agreements/${of.id}/sessions`, { session_id: session.id });
}
const contact = (organisation, email) => ({ organisation_id: organisation.id, role: 'funder', contact_name: 'Omar Tazi', contact_email: email });
const table = (title, more) => manager.create('/published_tables', { title: { fr: title }, measure: 'unique_participants', by: [], ...more });

before(async () => {
  mail = await mailServer();
  server = await startServer({ environment: mail.environment });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');
  manager = await callerOf(server, admin, 'manager');
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère' }, country: 'MA' });
  fund = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération' }, country: 'BE' });
  other = await makeOrganisation(admin, { name: { fr: 'Autre bailleur' }, country: 'BE' });
  const make = (partner_, email) => admin.create('/agreements', agreementBody([], { status: 'in_force', parties: [{ organisation_id: ministry.id, role: 'implementer' }, contact(partner_, email), { organisation_id: partner_.id, role: 'signatory' }] }));
  agreement = await make(fund, 'contact@fonds.example');
  twin = await make(other, 'contact@autre.example');
  partner = await partnerOf(server, admin, fund);
  programme = await makeProgramme(admin);
  // Rabat 14 women and 11 men, Fès 6 women and one man: the one man is a small cell, and so is every region where nobody was.
  await workshop(agreement, [14, { sex: 'F', place_code: 'MA-04' }], [11, { sex: 'M', place_code: 'MA-04' }], [6, { sex: 'F', place_code: 'MA-03' }], [1, { sex: 'M', place_code: 'MA-03' }]);
  await workshop(twin, [23, { sex: 'F', place_code: 'MA-06' }], [18, { sex: 'M', place_code: 'MA-06' }]);
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), (figure) => figure.value === 73);
});
after(async () => {
  await server?.stop();
  await mail?.stop();
});

function textOf(bytes) {
  const file = join(mkdtempSync(join(tmpdir(), 'athar-report-')), 'report.pdf');
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-layout', file, '-']).toString().normalize('NFKC');
}
const reportOf = async (organisation, language = 'fr') => {
  const file = await coordinator.get(`/organisations/${organisation.id}/partner_report`, { query: { language } });
  assert.equal(file.status, 200, JSON.stringify(file.body));
  return textOf(file.bytes);
};
const words = { under_5: '<5', withheld: 'non publié' };
const shown = ({ mark, number }) => (mark === 'number' ? String(number) : words[mark]);
/** What stands after the title of a table, one entry a line of it: its label and its cells. */
const linesOf = (text, title) =>
  text.slice(text.indexOf(title) + title.length).split('\n').map((line) => line.trim().split(/\s{2,}/));

test('before an edition the report tells of no reach', async () => {
  await table(titles.regions, { by: ['region', 'sex'], agreement_id: agreement.id });
  await table(titles.sexes, { by: ['sex'], agreement_id: agreement.id });
  await table(titles.whole, { agreement_id: agreement.id });
  await table(titles.theirs, { by: ['region', 'sex'], agreement_id: twin.id });
  await table(titles.everybody, { by: ['sex'] });
  for (const title of Object.values(titles)) assert.ok(!(await reportOf(fund)).includes(title), title);
});

test('every cell of the PDF is the cell that the partner’s account is shown, small ones hidden', async () => {
  const edition = await manager.create('/published_editions', {});
  const tables = (await partner.read(`/agreements/${agreement.id}/published_tables`)).items;
  assert.deepEqual(tables.map(({ title }) => title.fr).sort(), [titles.regions, titles.sexes, titles.whole].sort());
  const text = await reportOf(fund);
  let hidden = 0;
  for (const printed of tables) {
    const lines = linesOf(text, printed.title.fr);
    const at = (key) => shown(printed.cells.find((cell) => cell.key.join(' ') === key.join(' ')));
    const columns = printed.by.length < 2 ? [] : printed.by[1].codes.map(({ code }) => code);
    const rows = [...(printed.by[0]?.codes ?? []).map(({ code, name }) => ({ code, name: code === 'unknown' ? 'non renseigné' : name?.fr })), { code: '', name: 'Ensemble' }];
    for (const { code, name } of rows) {
      const expected = printed.by.length === 0 ? [at([])] : printed.by.length === 1 ? [at([code])] : [...columns, ''].map((column) => at([code, column]));
      hidden += expected.filter((cell) => cell === words.under_5 || cell === words.withheld).length;
      const line = lines.find((cells) => (name ? cells[0] === name : true) && cells.slice(1).join('|') === expected.join('|'));
      assert.ok(line, `${printed.title.fr}: ${name ?? code} ${expected.join(' | ')}\n${text}`);
    }
  }
  assert.match(text, /Parties : Ministère, Fonds de coopération\n/, 'who signs and pays is named once');
  assert.ok(hidden > 20, `${hidden} cells are hidden`);
  assert.deepEqual(linesOf(text, titles.regions).find(([name]) => name === 'Fès-Meknès').filter((cell) => cell === '1' || cell === '7'), [], 'the one man is not printed, nor both numbers that say him');
  assert.match(text.replace(/\s+/g, ' '), new RegExp(`${Number(edition.day.slice(8))}(er)? \\p{L}+ ${edition.day.slice(0, 4)}`, 'u'));
  assert.doesNotMatch(text, /unknown/);
  const csv = (await partner.get(`/agreements/${agreement.id}/published_tables/${tables.find(({ title }) => title.fr === titles.regions).id}`, { query: { format: 'csv' } })).bytes.toString();
  assert.match(csv, /non renseigné/);
  assert.doesNotMatch(csv, /unknown/);
  for (const title of [titles.theirs, titles.everybody]) assert.ok(!text.includes(title), title);
});

test('another partner’s report has its own tables and none of these figures', async () => {
  const text = await reportOf(other);
  assert.ok(text.includes(titles.theirs));
  assert.ok(linesOf(text, titles.theirs).some(([name, ...cells]) => name === 'Casablanca-Settat' && cells.join(' ') === '23 18 <5 <5 41'), text);
  for (const title of [titles.regions, titles.sexes, titles.whole, titles.everybody]) assert.ok(!text.includes(title), title);
});

test('the link that is sent opens the same figures, and a table taken off is gone from it', async () => {
  await coordinator.create('/partner_reports', { organisation_id: fund.id, contact_email: 'contact@fonds.example' });
  const token = await soon(() => /\/report\/([\w-]+)/.exec(partOf(mail.taken.find(({ raw }) => /\/report\//.test(partOf(raw, 'text/plain'))).raw, 'text/plain'))[1], 30_000);
  const opened = async () => textOf((await server.client().get(`/report_links/${token}/file`)).bytes);
  const reachOf = (text) => text.slice(text.indexOf(titles.regions)).split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  assert.deepEqual(reachOf(await opened()), reachOf(await reportOf(fund)));
  const listed = (await manager.read('/published_tables')).items.find(({ title }) => title.fr === titles.regions);
  assert.equal((await manager.delete(`/published_tables/${listed.id}`, { version: listed.version })).status, 204);
  const text = await opened();
  assert.ok(!text.includes(titles.regions));
  assert.ok(text.includes(titles.sexes));
});

test('an Arabic reader has the same marks, in words of the language', async () => {
  const text = await reportOf(fund, 'ar');
  for (const said of [/20/, /<5/]) assert.match(text, said);
  assert.doesNotMatch(text, /unknown|withheld|under_5/);
});
