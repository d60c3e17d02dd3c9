// What Athar answers in a second beside what the machine allows: each line names its limit, taken in the same run. The letters are
// those of the performance aims. The client's cost is in the figures: it shares the cores with server and database.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureExport } from './export_bench.mjs';
import { measureLive } from './live_bench.mjs';
import { statementsOf } from './statements.mjs';
import { connections, inDatabase, percentile, pgbench, serve, sql, staticFile, wrk } from './tools.mjs';

const { values: options } = parseArgs({ options: { server: { type: 'string' }, work: { type: 'string' }, database: { type: 'string' }, small: { type: 'string' } } });
const small = options.small === 'yes';
const seconds = small ? 1 : 5;
const volume = small ? { people: 1000, sessions: 50, registrations: 5000 } : { people: 100_000, sessions: 5000, registrations: 500_000 };
const work = options.work;
const log = join(work, 'postgres/postgres.log');
const started = performance.now();
const say = (text) => process.stderr.write(`[${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s] ${text}\n`);
const table = [];
/** One line: what, Athar's figure, the limit's name and figure, the ratio and what it must be. */
const line = (...cells) => {
  table.push(cells.map(String));
  say(cells.join(' | '));
};
const number = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));

// Data: made once for a schema and a way of making it, copied for each run.
const persistence = join(import.meta.dirname, '../../persistence');
const makers = ['migrations', 'replaceable', 'recorded'].flatMap((folder) => readdirSync(join(persistence, folder)).sort().map((name) => join(persistence, folder, name)));
const version = createHash('sha256').update(makers.map((path) => readFileSync(path, 'utf8')).join('\0')).digest('hex').slice(0, 12);
const template = `compared_${volume.registrations}_${version}`;
const cli = (database, args, environment = {}) =>
  execFileSync(options.server, args, { env: { ...process.env, ATHAR_DATABASE_URL: inDatabase(options.database, database), ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
if ((await sql(options.database, `select 1 from pg_database where datname = '${template}'`)).length === 0) {
  for (const [old] of await sql(options.database, `select datname from pg_database where datname like 'compared_${volume.registrations}_%' or datname = 'making'`)) {
    await sql(options.database, `drop database ${old} with (force)`);
  }
  say('making the data');
  await sql(options.database, 'create database making');
  cli('making', ['migrate']);
  cli('making', ['user', 'ensure-admin'], { ATHAR_ADMIN_EMAIL: 'bench@example.org', ATHAR_ADMIN_PASSWORD: 'a pass phrase for the bench 42' });
  cli('making', ['seed', 'load', ...Object.entries(volume).flatMap(([name, count]) => [`--${name}`, String(count)])]);
  // A register that nobody compared yet is compared as soon as a server starts, beside what is measured.
  const comparing = performance.now();
  cli('making', ['duplicates']);
  say(`whole register compared in ${Math.round((performance.now() - comparing) / 1000)} s`);
  await sql(options.database, `alter database making rename to ${template}`);
}
await sql(options.database, 'drop database if exists bench with (force)');
await sql(options.database, `create database bench template ${template}`);
const url = inDatabase(options.database, 'bench');
await sql(url, 'vacuum analyze');
await sql(url, "select count(*) from athar.person; select count(*) from athar.registration; select count(*) from athar.attendance; select count(*) from athar.session");

const [[sessionCount]] = await sql(url, 'select count(*) from athar.session');
say(`data at hand: ${sessionCount} sessions`);
const server = await serve(options.server, url, work);
const password = 'a pass phrase for the bench 42';
/** An access token of an account, and what posts in its name. */
async function signedIn(email) {
  const signIn = await fetch(`${server.address}/api/v1/sign_in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) });
  const { csrf_token: csrf } = await signIn.json();
  const cookie = signIn.headers.getSetCookie()[0].split(';')[0];
  const post = async (path, body) => {
    const answer = await fetch(`${server.address}/api/v1${path}`, { method: 'POST', headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return { token: (await post('/access_tokens', { name: 'bench' })).token, post };
}
const { token } = await signedIn('bench@example.org');
/** `path`: what to read, or "PATH BODY" of what to post. */
const get = async (asked, from = server) => {
  const [, path, body] = /^(\S+) ?(.*)$/.exec(asked);
  const answer = await fetch(`${from.address}/api/v1${path}`, {
    method: body ? 'POST' : 'GET', body: body || undefined, headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

line('start to ready', `${number(server.milliseconds)} ms`, '', '', '', small ? '' : '< 3,000 ms');
line('memory after the load', `${number(server.residentMiB())} MiB`, '', '', '', small ? '' : '< 300 MiB');
const usedBefore = server.processorSeconds();
const idle = small ? 2 : 10;
await new Promise((resolve) => setTimeout(resolve, idle * 1000));
line('processor when idle', `${((100 * (server.processorSeconds() - usedBefore)) / idle).toFixed(2)} %`, '', '', '', 'near zero');

// What the machine allows without any work.
const health = await wrk(server.address, work, 'health', ['GET /healthz'], { seconds });
const nginx = await staticFile(work);
const file = await wrk(nginx.address, work, 'file', ['GET /ten.html'], { seconds });
await nginx.stop();
line('/healthz of the same server', `${number(health.rate)} /s`, 'nginx, 10 kB file', `${number(file.rate)} /s`, (health.rate / file.rate).toFixed(2), '');

// A, B, E: the same SQL, word by word, by pgbench. A second server shows its statements in PostgreSQL's log.
const showing = await serve(options.server, `${url}&options=${encodeURIComponent('-c log_statement=all -c log_parameter_max_length=-1 -c log_error_verbosity=default')}`, work);
async function beside(name, asks, must) {
  const scripts = [];
  for (const paths of asks) {
    const ask = async () => {
      for (const path of paths) await get(path, showing);
    };
    await ask(); // prepares
    scripts.push(await statementsOf(log, ask));
  }
  if (scripts.some((script) => script === '')) throw new Error(`${name}: no statement was seen`);
  const key = name[0];
  // Twice in turn, the better of each: other work on the machine comes and goes.
  let limit = 0;
  let answered = { rate: 0 };
  for (let turn = 0; turn < 2; turn += 1) {
    limit = Math.max(limit, await pgbench(url, work, key, scripts, { seconds }));
    const told = await wrk(server.address, work, key, asks.flat().map((asked) => `${asked.includes(' ') ? 'POST' : 'GET'} /api/v1${asked}`), { seconds, token });
    if (told.refused + told.broken > 0) throw new Error(`${name}: ${told.refused} refused, ${told.broken} broken`);
    if (told.rate > answered.rate) answered = told;
  }
  const rate = answered.rate / asks[0].length;
  line(name, `${number(rate)} /s (p99 ${number(answered.p99)} ms)`, 'same SQL, pgbench', `${number(limit)} /s`, (rate / limit).toFixed(2), must);
}
const regions = (await sql(url, "select code from athar.place where kind = 'region' and country_code = 'MA' order by code")).flat();
await beside('A page of 50 sessions', regions.flatMap((region) => ['completed', 'open'].map((status) => [`/sessions?region=${region}&status=${status}`])), '≥ 0.5');
const full = (await sql(url, 'select id from athar.session where registered_count + waiting_count between 95 and 105 order by md5(id::text) limit 40')).flat();
await beside('B session and participants', (full.length ? full : (await sql(url, 'select id from athar.session limit 20')).flat()).map((id) => [`/sessions/${id}`, `/sessions/${id}/registrations`]), '≥ 0.5');
// A span of the volume's sessions that holds about two thousand session-days, or all there are.
const [[from, to]] = await sql(url, `with days as (select date, count(distinct session_id) as held from athar.sitting group by date),
  summed as (select date, sum(held) over (order by date) as so_far from days)
  select min(date), (select max(date) from summed where so_far <= 2000 and date < (select min(date) from summed) + 400) from summed`);
await beside('B calendar of 2,000 session-days', [[`/calendar?from=${from}&to=${to}`]], '≥ 0.5');
// Sessions of forty people, or of as many as come next, each moved a week later, where its people and its team have other things to do.
const forty = await sql(url, `select s.id, json_agg(json_build_object('date', d.date + 7, 'sittings', d.sittings) order by d.date)
  from (select id from athar.session order by abs(registered_count - 40), md5(id::text) limit 40) s
  join lateral (select t.date, json_agg(json_build_object('starts', to_char(make_interval(mins => t.starts), 'HH24:MI'),
                                                          'ends', to_char(make_interval(mins => t.ends), 'HH24:MI')) order by t.number) as sittings
                from athar.sitting t where t.session_id = s.id and t.starts is not null and t.ends is not null group by t.date) d on true
  group by s.id`);
await beside('B clash check of 40 people', forty.map(([id, days]) => [`/sessions/${id}/clash_checks {"days":${days}}`]), '≥ 0.5');
const words = (await sql(url, "select distinct lower(substr(family_name, 2, 4)) from athar.person where family_name ~ '^[A-Za-z]{6,}' order by 1 limit 40")).flat();
await beside('E person by part of a name', words.map((word) => [`/people?q=${encodeURIComponent(word)}`]), '≥ 0.5');
// Somebody already in the register is written again with a letter more: whom they may be is asked, then they are saved and compared.
const twice = await sql(url, `select family_name, given_name, sex, coalesce(CAST(birth_date AS text), '') from athar.person
  where family_name ~ '^[A-Za-z]{5,}' and erased_at is null order by md5(id::text) limit ${small ? 40 : 400}`);
server.takeLog();
for (const [family_name, given_name, sex, birth_date] of twice) {
  const body = JSON.stringify({ family_name: `${family_name}e`, given_name, sex, ...(birth_date && { birth_date }) });
  await get(`/people/likely_duplicates ${body}`);
  await get(`/people ${body}`);
}
const checks = server.takeLog();
for (const [name, route] of [['likely duplicates while writing', 'people/likely_duplicates'], ['a person saved and compared', 'people']]) {
  const took = [...checks.matchAll(new RegExp(`method=POST route=/api/v1/${route} status=20[01] ms=([\\d.]+)`, 'g'))].map(([, ms]) => Number(ms));
  line(name, `p50 ${number(percentile(took, 50))} ms, p99 ${number(percentile(took, 99))} ms`, '', '', '', 'p99 < 50 ms');
}
// The register of issue 6 in this copy of the data: 6,000 agreements, 20,000 commitments, half of those that are due met.
await sql(url, `
  insert into athar.reference_item (list, code, name_fr) values ('agreement_type', 'bench', 'Banc') on conflict do nothing;
  insert into athar.agreement (id, type, title_fr, status, country, ends_on, renewal, renewal_months, notice_months)
    select gen_random_uuid(), 'bench', 'Accord ' || g, case when g % 5 = 0 then 'expired' else 'in_force' end, (array['OM', 'JO', 'BE', 'SN', 'CA', 'FR', 'TN'])[g % 7 + 1],
           to_char(current_date - 1500 + g * 37 % 4000, 'YYYY-MM-DD'), 'tacit', 12, 3
    from generate_series(1, 6000) g;
  insert into athar.agreement_party (id, agreement_id, position, organisation_id, role)
    select gen_random_uuid(), a.id, 0, o.id, 'signatory' from (select id, row_number() over () as n from athar.agreement) a
    join (select id, row_number() over () as n, count(*) over () as all_of from athar.organisation) o on o.n = a.n % o.all_of + 1;
  insert into athar.commitment (id, agreement_id, clause, description_fr, organisation_id, measure, target, first_due_on)
    select gen_random_uuid(), a.agreement_id, 'Art. ' || g, 'Obligation ' || g, a.organisation_id, 'documents', 1, current_date - 1500 + CAST((g * 13 + a.n * 29) % 3000 AS integer)
    from (select agreement_id, organisation_id, row_number() over () as n from athar.agreement_party) a cross join generate_series(1, 4) g where (a.n + g) % 6 <> 0;
  insert into athar.commitment_due (id, commitment_id, agreement_id, number, due_on, achieved, met_on)
    select gen_random_uuid(), id, agreement_id, 1, first_due_on, CAST(is_met AS integer), case when is_met then first_due_on end
    from (select c.*, first_due_on < current_date and substr(CAST(id AS text), 1, 1) < '8' as is_met from athar.commitment c) c`);
// One organisation is a party of every agreement, so that its pages are those of whoever sees everything; another is one of a few.
const everywhere = '00000000-0000-4000-8000-000000000001';
await sql(url, `
  insert into athar.organisation (id, name_fr, type) select '${everywhere}', 'Partenaire de tous', type from athar.organisation limit 1;
  insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) select gen_random_uuid(), id, 1, '${everywhere}', 'funder' from athar.agreement`);
await sql(url, 'vacuum analyze');
const inRegister = ['/agreements', '/agreements?sort=ends_on', '/agreements?country=OM', '/agreements?status=in_force&sort=ends_on'];
await beside('G list of the register', inRegister.map((path) => [path]), '≥ 0.5');
await beside('G timeline of the register', [['/agreement_totals']], '≥ 0.5');
await beside('G commitments and deadlines', ['late', 'at_risk', 'open'].map((status) => [`/commitments?status=${status}`]).concat([['/commitments'], ['/deadlines']]), '≥ 0.5');
await showing.stop();
const house = await signedIn('bench@example.org');
const [[few]] = await sql(url, `select organisation_id from athar.agreement_party where organisation_id <> '${everywhere}' group by 1 order by count(*) desc, 1 limit 1`);
const partners = {};
for (const [name, organisation] of [['all', everywhere], ['few', few]]) {
  await house.post('/accounts', { email: `${name}@example.org`, name, role: 'partner', password, active: true, organisation_id: organisation });
  partners[name] = (await signedIn(`${name}@example.org`)).token;
}
for (const [name, paths] of [['register', inRegister], ['commitments', ['/commitments', '/commitments?status=late']], ['deadlines', ['/deadlines']]]) {
  const best = { house: 0, all: 0, few: 0 };
  for (let turn = 0; turn < 2; turn += 1) {
    for (const [who, bearer] of [['house', token], ...Object.entries(partners)]) {
      const told = await wrk(server.address, work, 'scope', paths.map((path) => `GET /api/v1${path}`), { seconds, token: bearer });
      if (told.refused + told.broken > 0) throw new Error(`${name} as ${who}: ${told.refused} refused, ${told.broken} broken`);
      best[who] = Math.max(best[who], told.rate);
    }
  }
  line(`partner's ${name}, a party of all`, `${number(best.all)} /s`, 'the same without scope', `${number(best.house)} /s`, (best.all / best.house).toFixed(2), '≥ 0.8');
  line(`partner's ${name}, a party of few`, `${number(best.few)} /s`, 'the same without scope', `${number(best.house)} /s`, (best.few / best.house).toFixed(2), '');
}

// C: questions nobody asked before at this tick, as many at a time as there are cores; the same computed in SQL; the same asked again.
// The server's log says what the handler took, which is what is promised, and what the whole request took, with its wait for a processor
// that this client and the server's other threads use too.
const pairs = ['sex,month', 'sex,year', 'category,month', 'age_band,sex', 'organisation_type,quarter', 'modality,month', 'administrative_level,sex', 'session_region,sex', 'category,sex', 'programme,quarter'];
const kinds = ['training', 'workshop', 'seminar', 'study_visit', 'coaching', 'conference'];
const questions = regions.flatMap((region) => kinds.flatMap((kind) => pairs.map((by) => `/reach?measure=unique_participants&region=${region}&kind=${kind}&by=${by}`)));
const chosen = questions.filter((_, i) => i % (small ? 20 : 1) === 0);
await get(chosen[0].replace('unique_participants', 'attendances'));
server.takeLog();
let next = 0;
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  while (next < chosen.length) await get(chosen[next++]);
}));
const passes = [...server.takeLog().matchAll(/route=\/api\/v1\/reach status=200 ms=([\d.]+) work=([\d.]+)/g)];
const [requested, handled] = [1, 2].map((place) => passes.map((found) => Number(found[place])));
const aggregate = readFileSync(join(import.meta.dirname, 'figure.sql'), 'utf8');
const aggregates = await pgbench(url, work, 'C', [aggregate], { seconds: small ? 1 : 8, clients: 2 });
const again = await wrk(server.address, work, 'again', ['GET /api/v1/reach?measure=unique_participants&region=MA-04&kind=training&by=sex,month'], { seconds, token });
const sqlMilliseconds = 2000 / aggregates;
line('C figure, in its handler', `p50 ${number(percentile(handled, 50))} ms, p99 ${number(percentile(handled, 99))} ms`, 'SQL aggregate', `${number(sqlMilliseconds)} ms`,
  number(sqlMilliseconds / percentile(handled, 50)), 'p99 < 5 ms, ≥ 100');
line('C figure, whole request', `p50 ${number(percentile(requested, 50))} ms, p99 ${number(percentile(requested, 99))} ms`, 'SQL aggregate', `${number(sqlMilliseconds)} ms`,
  number(sqlMilliseconds / percentile(requested, 50)), '');
line('C figure, asked again', `${number(again.rate)} /s`, 'SQL aggregate', `${number(aggregates)} /s`, number(again.rate / aggregates), '≥ 1,000');
line('C figure, asked again', `${number(again.rate)} /s`, '/healthz', `${number(health.rate)} /s`, (again.rate / health.rate).toFixed(2), '≥ 0.2');

// Live, before the writes of D fill the history.
const live = await measureLive(server, token, { subscribers: small ? 50 : 500, writes: small ? 20 : 160, rate: 20 });
line(`live, ${small ? 50 : 500} subscribers`, `p50 ${number(live.p50)} ms, p99 ${number(live.p99)} ms`, 'arrived', `${(100 * live.arrived).toFixed(1)} %`, '', 'p99 < 100 ms, all');

// The list of everybody as a file; the limit is the table as PostgreSQL copies it.
const copying = performance.now();
await sql(url, 'copy (select p.id, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.category, p.email, p.phone from athar.person p order by p.sort_key, p.id) to program \'cat >/dev/null\' csv');
const copied = performance.now() - copying;
for (const format of ['csv', 'xlsx']) {
  const made = await measureExport(server, token, format);
  line(`${number(made.rows)} people as ${format}`, `${number(made.milliseconds)} ms, ${number(made.megabytes)} MB, memory +${made.grownMiB.toFixed(0)} MiB`, 'COPY of the table',
    `${number(copied)} ms`, (made.milliseconds / copied).toFixed(1), small ? '' : '< 10,000 ms');
}

// D: who is registered is found again in the session's page, the history and the figures; the limit is one row.
const open = (await sql(url, "select id from athar.session where status = 'open' order by id limit 200")).flat();
const people = (await sql(url, 'select id from athar.person order by md5(id::text) limit 400')).flat();
const lines = people.flatMap((person) => open.map((session) => `POST /api/v1/sessions/${session}/registrations {"person_id":"${person}"}`));
const registered = await wrk(server.address, work, 'D', lines, { seconds, token, once: true });
await sql(url, `create table public.bare (like athar.registration including defaults including constraints including indexes);
  alter table public.bare add foreign key (session_id) references athar.session (id), add foreign key (person_id) references athar.person (id)`);
const bare = Array.from({ length: 40 }, (_, i) => `insert into public.bare (id, session_id, person_id, status, programme_ids) values (gen_random_uuid(), '${open[i % open.length]}', '${people[i]}', 'registered', '{}');`);
await sql(url, `do $$ declare c record; begin for c in select indexrelid::regclass as name, conname from pg_index left join pg_constraint on conindid = indexrelid
  where indrelid = 'public.bare'::regclass and indisunique and not indisprimary loop
  if c.conname is null then execute 'drop index ' || c.name; else execute 'alter table public.bare drop constraint ' || quote_ident(c.conname); end if; end loop; end $$`);
const inserted = await pgbench(url, work, 'D', bare, { seconds });
const accepted = (registered.requests - registered.refused) / registered.seconds;
line('D register one person', `${number(accepted)} /s (p99 ${number(registered.p99)} ms)`, 'bare insert, pgbench', `${number(inserted)} /s`, (accepted / inserted).toFixed(2), '≥ 0.15');
line('memory in the end', `${number(server.residentMiB())} MiB`, '', '', '', '');
if (registered.broken > 0) throw new Error(`D: ${registered.broken} broken`);
const broken = server.takeLog().split('\n').filter((each) => / status=500 | error /.test(each));
await server.stop();

const headings = ['work', 'Athar', 'limit', 'its figure', 'ratio', 'must'];
const widths = headings.map((heading, i) => Math.max(heading.length, ...table.map((cells) => cells[i].length)));
const row = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
console.log(`\n${connections} connections, ${volume.people} people, ${volume.sessions} sessions, ${volume.registrations} registrations${small ? ' (small: ratios mean little)' : ''}\n`);
console.log([row(headings), row(widths.map((width) => '-'.repeat(width))), ...table.map(row)].join('\n'));
if (broken.length > 0) throw new Error(`the server broke:\n${broken.slice(0, 5).join('\n')}`);
if (!existsSync(log)) throw new Error('PostgreSQL left no log');
