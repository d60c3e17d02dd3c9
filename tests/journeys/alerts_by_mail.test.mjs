// Half a year in the life of an agreement, as its owner and deputies hear of it by mail: six, three and one months before its end, its notice and
// what is owed, and once it has passed; each of it once. Time passes by every day that is recorded coming nearer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mailServer, partOf } from '../support/mail.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { soon } from './inviting.mjs';
import { callerOf } from './training.mjs';

let today, database, mail, server, admin, owner, deputy, english, left, ministry, fund, agreement;
const inDays = (days) => new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** A signed-in caller, with who they are. */
async function person(role, more) {
  const caller = await callerOf(server, admin, role, more);
  return (await caller.read('/me')).user;
}
before(async () => {
  database = await freshDatabase();
  mail = await mailServer();
  // Letters begin once all is entered, not in its middle: another server, without mail, is there for that.
  server = await startServer({ database });
  admin = await server.signIn();
  today = (await admin.read('/today')).date;
  owner = await person('coordinator', { name: 'Karim Exemple' });
  deputy = await person('manager', { name: 'سلمى مثال', language: 'ar' });
  english = await person('manager', { name: 'Tom Example', language: 'en' });
  left = await person('coordinator', { name: 'Partie Exemple' });
  await callerOf(server, admin, 'manager');
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Famille', ar: 'وزارة الأسرة', en: 'Ministry of the Family' } });
  fund = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération', ar: 'صندوق التعاون' } });
  await partnerOf(server, admin, fund);
  agreement = await makeAgreement(admin, [ministry, fund], { title: { fr: 'Accord à suivre', ar: 'اتفاق للتتبع', en: 'Agreement to follow' }, status: 'in_force',
    ends_on: inDays(176), renewal: 'tacit', renewal_months: 12, notice_months: 2, owner_id: owner.id });
  await admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 7', description: { fr: 'Remettre le rapport final', ar: 'تقديم التقرير النهائي' }, organisation_id: fund.id,
    measure: 'documents', target: 1, first_due_on: inDays(100) });
  await makeAgreement(admin, [ministry, fund], { title: { fr: 'Accord de personne' }, status: 'in_force', ends_on: inDays(20) });
  await makeAgreement(admin, [ministry, fund], { title: { fr: 'Accord en négociation' }, status: 'negotiation', ends_on: inDays(20), owner_id: owner.id });
  const set = await admin.put(`/agreements/${agreement.id}/deputies`, { account_ids: [deputy.id, english.id, left.id] });
  assert.equal(set.status, 200, JSON.stringify(set.body));
  await query(database.url, `update athar.account set active = false where id = '${left.id}'`);
  await server.stop();
  for (const table of ['deadline_told', 'deadline_digest', 'mail_message']) await query(database.url, `delete from athar.${table}`);
  server = await startServer({ database, environment: mail.environment, admin: false });
  admin = await server.signIn();
});
after(async () => {
  await server?.stop();
  await mail?.stop();
  await database?.drop();
});

/** So many weeks go by. */
async function pass(weeks) {
  const days = 7 * weeks;
  await query(database.url, `begin;
    update athar.agreement set ends_on = CAST(CAST(CAST(ends_on AS text) AS date) - ${days} AS text) where ends_on is not null;
    update athar.commitment set first_due_on = first_due_on - ${days};
    update athar.commitment_due set due_on = due_on - ${days};
    update athar.deadline_told t set due_on = case t.kind when 'agreement_notice' then athar.notice_day(a.consolidated_ends_on, a.notice_months) else t.due_on - ${days} end
      from athar.agreement a where a.id = '${agreement.id}';
    update athar.deadline_digest set week = week - 7000;
    update athar.deadline_digest set week = week + 7000 - ${days};
    commit`);
}
/** What comes by mail in this week, once everybody's week is decided: the lines under each heading, by language. */
async function letters() {
  await soon(async () => assert.equal((await query(database.url, `select count(*) from athar.deadline_digest where week > CAST('${today}' AS date) - 7`))[0][0], '3'));
  await soon(async () => assert.equal((await query(database.url, "select count(*) from athar.mail_message where state <> 'sent'"))[0][0], '0'));
  const taken = mail.taken.splice(0);
  return Object.fromEntries(taken.map((each) => {
    const [, name] = [owner, deputy, english].map(({ email }, at) => [email, ['fr', 'ar', 'en'][at]]).find(([email]) => email === each.to);
    const text = partOf(each.raw, 'text/plain').replaceAll('\r', '');
    const parts = text.split('\n\n').filter((part) => part.includes('\n– '));
    return [name, { subject: each.subject, text, html: partOf(each.raw, 'text/html'), parts: parts.map((part) => part.split('\n').map((line) => line.replace(/^– [^:]*?\s?: /, ''))) }];
  }));
}
const clause = 'Art. 7 — Remettre le rapport final (Fonds de coopération) — A-0001 Accord à suivre';
const notice = 'A-0001 Accord à suivre — préavis de renouvellement', end = 'A-0001 Accord à suivre — fin de l’accord';
const story = [
  { weeks: 0, says: 'everything is within six months', subject: 'Échéances de vos accords : 3', parts: [['Dans les six mois', clause, notice, end]], arabic: 'خلال ستة أشهر' },
  { weeks: 4, says: 'what is owed and the notice come within three', subject: 'Échéances de vos accords : 2', parts: [['Dans les trois mois', clause, notice]], arabic: 'خلال ثلاثة أشهر' },
  { weeks: 9, says: 'both within a month, the end within three', subject: 'Échéances de vos accords : 3', parts: [['Dans le mois', clause, notice], ['Dans les trois mois', end]], arabic: 'خلال شهر' },
  { weeks: 9, says: 'they have passed, the end is within a month', subject: 'Échéances de vos accords : 3', parts: [['Échéance passée', clause, notice], ['Dans le mois', end]], arabic: 'انقضى الأجل' },
  { weeks: 4, says: 'the end has passed', subject: 'Échéances de vos accords : 1', parts: [['Échéance passée', end]], arabic: 'انقضى الأجل' },
];
for (const { weeks, says, subject, parts, arabic } of story)
  test(`${weeks} weeks later ${says}: owner and deputies are told once, each in their language`, async () => {
    await pass(weeks);
    const taken = await letters();
    assert.deepEqual(Object.keys(taken).sort(), ['ar', 'en', 'fr'], 'nobody else is written to: not who left, nor another manager, nor the partner');
    assert.equal(taken.fr.subject, subject);
    assert.deepEqual(taken.fr.parts, parts);
    assert.match(taken.fr.text, /^Bonjour Karim Exemple,/);
    assert.match(taken.ar.text, /سلمى مثال/);
    assert.match(taken.ar.html, /dir="rtl"/);
    assert.deepEqual(taken.ar.parts.map((part) => part.length), parts.map((part) => part.length));
    assert.equal(taken.ar.parts[0][0], arabic);
    assert.match(taken.ar.text, /اتفاق للتتبع/);
    assert.doesNotMatch(taken.ar.text, /Accord à suivre/);
    assert.deepEqual(taken.en.parts.map((part) => part.length), parts.map((part) => part.length));
    for (const { text } of Object.values(taken)) assert.doesNotMatch(text, /Accord de personne|négociation/);
  });

test('a week in which nothing comes nearer brings no letter', async () => {
  await pass(1);
  assert.deepEqual(await letters(), {});
});

test('a thousand days that passed and were told hide nothing that comes near', async () => {
  await query(database.url, `insert into athar.commitment_due (id, commitment_id, agreement_id, number, due_on)
    select gen_random_uuid(), c.id, c.agreement_id, n + 1, CAST('${today}' AS date) - 100 - 8 * n from athar.commitment c, generate_series(1, 1100) as n`);
  await pass(1);
  const many = await letters();
  assert.equal(many.fr.subject, 'Échéances de vos accords : 1100');
  assert.equal(many.fr.parts[0].length, 1 + 20 + 1, 'the heading, the latest twenty, and how many more there are');
  assert.match(many.fr.text, new RegExp(`… et 1080 autre\\(s\\) échéance\\(s\\) : http\\S+/deadlines\\?mine=true&to=${inDays(-1)}`));
  await makeAgreement(admin, [ministry, fund], { title: { fr: 'Accord tout proche' }, status: 'in_force', ends_on: inDays(30), owner_id: owner.id });
  await pass(1);
  const taken = await letters();
  assert.deepEqual(Object.keys(taken), ['fr']);
  assert.deepEqual(taken.fr.parts, [['Dans le mois', 'A-0003 Accord tout proche — fin de l’accord'].map((line) => line.replace('A-0003', taken.fr.text.match(/A-\d{4}/)[0]))]);
});
