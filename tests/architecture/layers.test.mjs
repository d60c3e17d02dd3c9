// The direction of dependencies, read from the includes. Each rule is shown to find what it is for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from '../support/house.mjs';
import * as rules from './rules.mjs';

const cpp = ['domain', 'persistence', 'server'].flatMap((folder) => sources(folder, /\.(cpp|hpp)$/));
const everything = [...cpp, ...sources('tests', /\.(cpp|hpp|mjs)$/), ...sources('webapp/src', /\.(ts|tsx|css)$/),
  ...sources('webapp/scripts', /\.mjs$/), ...sources('persistence', /\.sql$/), ...sources('ops', /^[\w-]+(\.sh|\.md|\.cmake)?$/)];
// This file and its rules quote what they look for; schema.gen.ts is made from the API description.
const written = everything.filter(({ path }) => !/^tests\/architecture\/(rules|layers\.test)\.mjs$|\.gen\.ts$/.test(path));
const sql = [...sources('persistence', /\.(cpp|hpp|sql)$/), ...sources('server', /\.(cpp|hpp)$/)];
const binding = cpp.filter(({ path }) => path.startsWith('persistence/'));

const file = (path, text) => [{ path, text }];

const table = [
  ['Dependencies point inwards', rules.wrongDirections, cpp, [
    file('domain/people/person.hpp', '#include "persistence/postgres/pool.hpp"\n'),
    file('server/api/people/routes.cpp', '#include "persistence/people/people_store.hpp"\n'),
    file('server/live/feed.cpp', '#include "persistence/reach/facts.hpp"\n'),
    file('server/jobs/import.cpp', '#include "persistence/postgres/pool.hpp"\n'),
    file('server/http/router.cpp', '#include "server/json/writer.hpp"\n'),
    file('server/json/writer.cpp', '#include "server/http/http.hpp"\n'),
    file('server/process/child.cpp', '#include "domain/shared/result.hpp"\n'),
    file('server/workbooks/workbook.cpp', '#include "server/api/application.hpp"\n'),
    file('server/disclosure/linear_solver.cpp', '#include "server/api/application.hpp"\n'),
    file('persistence/people/store.cpp', '#include "server/api/people/wire.hpp"\n'),
  ]],
  ['Each library stays at home', rules.librariesAwayFromHome, cpp, [
    file('server/http/http.hpp', '#include <boost/asio/io_context.hpp>\n'),
    file('server/api/people/routes.cpp', '#include <boost/beast/http/message.hpp>\n'),
    file('server/composition.cpp', '#include <soci/soci.h>\n'),
    file('persistence/postgres/connection.hpp', '  #  include <soci/soci.h>\n'),
    file('server/commands/verify.cpp', '#include <libpq-fe.h>\n'),
    file('domain/people/person.cpp', '#include <boost/describe.hpp>\n'),
    file('persistence/people/people_store.cpp', '#include <boost/json.hpp>\n'),
    file('domain/reach/index.cpp', '#include <spdlog/spdlog.h>\n'),
    file('server/http/listener.cpp', '#include <boost/json/value.hpp>\n'),
    file('server/api/people/routes.cpp', '#include <CLI/CLI.hpp>\n'),
    file('domain/published/suppression.cpp', '#include <glpk.h>\n'),
    file('server/api/calendar/feeds.cpp', '#include <libical/ical.h>\n'),
  ]],
  ["The http layer's private headers stay private", rules.privateHeadersAbroad, cpp, [
    file('server/live/feed.cpp', '#include "server/http/loop.ipp.hpp"\n'),
    file('server/http/http.hpp', '#include "server/http/loop.ipp.hpp"\n'),
  ]],
  ['The domain needs only values', rules.foreignToDomain, cpp, [
    file('domain/people/person.cpp', '#include <sys/time.h>\n'),
    file('domain/people/person.cpp', '#include <fstream>\n'),
  ]],
  ['The domain reads no clock, environment or chance', rules.clocksInDomain, cpp, [
    file('domain/access/session.cpp', 'auto now = std::chrono::system_clock::now();\n'),
    file('domain/access/session.cpp', 'auto now = time(nullptr);\n'),
    file('domain/access/session.cpp', 'auto home = std::getenv("HOME");\n'),
  ]],
  ['Settings are read in one place', rules.hiddenSettings, cpp, [
    file('server/http/listener.cpp', 'std::getenv("PORT");\n'),
    file('persistence/postgres/pool.cpp', 'getenv("PGHOST");\n'),
  ]],
  ['Queries list their columns', rules.starredSelects, sql, [
    file('persistence/people/people_store.cpp', 'R"(select * from person)"'),
    file('persistence/people/people_store.cpp', 'R"(SELECT p.*\n from person p)"'),
    file('persistence/people/people_store.cpp', 'R"(select s.id, p.* from person p)"'),
    file('persistence/people/people_store.cpp', 'R"(insert into person (id) values (:id) returning *)"'),
  ]],
  ['Nothing bound to SOCI is a temporary', rules.usedTemporaries, binding, [
    file('persistence/people/people_store.cpp', 'statement, soci::use(id.text()), soci::into(name);'),
    file('persistence/people/people_store.cpp', 'statement, use(std::string("x"), "name");'),
    file('persistence/people/people_store.cpp', 'statement, use(a + b);'),
  ]],
  ['Nothing is postponed, no test is switched off', rules.postponed, written, [
    file('domain/people/person.cpp', '// TODO: names\n'),
    file('domain/people/person.cpp', 'int x = 1;  // NOLINT\n'),
    file('tests/domain/person_test.cpp', 'TEST(Person, DISABLED_HasAName) {}'),
    file('tests/journeys/people.test.mjs', "test.only('people', () => {});"),
  ]],
];

for (const [sentence, rule, files, offences] of table) {
  test(sentence, () => assert.deepEqual(rule(files), []));
  for (const [index, offence] of offences.entries()) {
    test(`${sentence}: offence ${index + 1} is found in ${offence[0].path}`, () => assert.equal(rule(offence).length, 1));
  }
}

test('What the rules allow is allowed', () => {
  assert.deepEqual(rules.usedTemporaries(file('a.cpp', 'statement, soci::use(row.id, "id"), use(*value), use(values[i], indicators[i]);')), []);
  assert.deepEqual(rules.starredSelects(file('a.sql', 'select count(*), 2 * 3 from person')), []);
  assert.deepEqual(rules.clocksInDomain(file('domain/a.cpp', '// no system_clock::now here\nint local_time(int x); sitting.time(0);\n')), []);
});

test('Files stay short enough to be read', (t) => {
  const sourceFiles = written.filter(({ path }) => !path.endsWith('.sql'));
  for (const warning of rules.longerThan(sourceFiles, 400)) t.diagnostic(`${warning}: what is it telling you?`);
  assert.deepEqual(rules.longerThan(sourceFiles, 600), []);
});
