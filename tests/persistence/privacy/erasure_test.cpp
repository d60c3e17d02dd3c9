#include <gtest/gtest.h>

#include <map>
#include <set>

#include "domain/privacy/erasure.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "domain/reach/query.hpp"
#include "persistence/exports/export_store.hpp"
#include "persistence/people/people_store.hpp"
#include "persistence/postgres/database.hpp"
#include "persistence/reach/as_of.hpp"
#include "persistence/reach/reach_sql.hpp"
#include "persistence/recorded/fact_reader.hpp"
#include "persistence/recorded/recorder.hpp"
#include "persistence/recorded/verify.hpp"
#include "tests/persistence/recorded/small_world.hpp"

namespace athar::persistence {
namespace {

using tests::SmallWorld;
using tests::TestDatabase;

Actor const actor{std::nullopt, "Nadia Fassi"};

PersonId pseudonym_of(int number) { return PersonId{Uuid::from_name("pseudonym " + std::to_string(number))}; }
PersonId person_of(int number) { return *PersonId::parse(tests::person_id(number)); }

/// Tables that have a row in which this text stands, with how often. Bytes are looked into as well.
std::string where_text_stands(TestDatabase const& database, std::string const& text) {
  std::string found;
  for (auto const& row : database.run("select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                                      "where n.nspname in ('athar', 'public') and c.relkind = 'r'")) {
    auto const& table = *row[0];
    auto const count = database.value("select count(*) from " + table + " t where position('" + text + "' in CAST(t AS text)) > 0 or position('" +
                                      "' || encode(convert_to('" + text + "', 'UTF8'), 'hex') || '" + "' in CAST(t AS text)) > 0");
    if (count != "0") found += table + ": " + count + "; ";
  }
  return found;
}

class ErasureInPostgres : public testing::Test {
 protected:
  ErasureInPostgres() : database(TestDatabase::migrated("erasure")), world(database), stores({.url = database.url()}), recorder(database.url()) {
    EXPECT_TRUE(recorder.lead());
    recorder.record_once();
  }

  Result<ErasureStore::Done> erase(int number) {
    auto unit = stores.begin();
    auto done = unit->privacy().erasures().erase(person_of(number), pseudonym_of(number), "X-00000-0000" + std::to_string(number), actor);
    if (!done) return done;
    unit->record(actor, {.concept_name = "people", .subject = pseudonym_of(number).uuid, .action = "erased", .before = {}, .after = {},
                         .touched = {.people = done->touched, .sessions = {}, .organisations = {}, .participations = {}}});
    unit->commit();
    return done;
  }

  TestDatabase database;
  SmallWorld world;
  PostgresDatabase stores;
  Recorder recorder;
};

/// Every measure, whole and split by every dimension it has.
std::map<std::string, std::string> all_figures(reach::Index const& index) {
  std::map<std::string, std::string> figures;
  for (auto const& measure : reach::measures()) {
    for (auto const dimension : reach::all_dimensions) {
      auto query = query_of(measure);
      if (measure.applies(dimension)) query.by = {dimension};
      auto const answer = index.value(query);
      std::string text = std::to_string(answer.value) + ":";
      for (auto const& group : answer.groups) text += fmt::format("{}={} ", fmt::join(group.key, "/"), group.value);
      figures[canonical_text(query)] = text;
    }
  }
  return figures;
}

TEST_F(ErasureInPostgres, KeepsEveryFigureAtEveryTickAndFollowsFromTheTables) {
  Connection connection({database.url(), 0});
  FactReader reader(connection);
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    world.run(world.random_command(random));
    if (i % 10 == 0) recorder.record_once();
  }
  database.run("update athar.person set birth_year = null, birth_date = date '1980-03-05' where id = '" + tests::person_id(1) +
               "'; update athar.person set birth_year = null, age_bracket = '35_44' where id = '" + tests::person_id(2) + "'");
  database.run("insert into athar.change_set (actor_name, concept, action, touched_people) select 'test', 'imports', 'imported', "
               "array(select id from athar.person)");
  recorder.record_once();
  auto index = load_index(reader);
  auto const now_before = all_figures(*index);
  auto const last = index->tick();
  std::map<reach::Tick, std::map<std::string, std::string>> past;
  {
    IndexesAsOf indexes;
    for (reach::Tick tick = 1; tick <= last; tick += 3) past[tick] = all_figures(*indexes.at(connection, tick));
  }
  ASSERT_GT(past.size(), 4u);

  // Some were merged meanwhile: whoever is erased goes with all their records.
  std::set<std::string> gone;
  for (int number = 1; number <= 5; ++number) {
    if (gone.contains(tests::person_id(number))) continue;
    auto const done = erase(number);
    ASSERT_TRUE(done) << number << ": " << done.error().code;
    for (auto const& id : done->touched) gone.insert(id.text());
  }
  recorder.record_once();

  // The index that was there moves along with the tick; one made anew from the facts says the same, and so does the past.
  for (auto const& tick : reader.read_after(index->tick())) {
    auto step = index->apply(tick.change);
    ASSERT_TRUE(step);
    index = step->index;
  }
  EXPECT_GT(index->tick(), last);
  EXPECT_EQ(all_figures(*index), now_before);
  EXPECT_EQ(all_figures(*load_index(reader)), now_before);
  IndexesAsOf indexes;
  for (auto const& [tick, figures] : past) EXPECT_EQ(all_figures(*indexes.at(connection, tick)), figures) << "tick " << tick;

  database.run(
      "update athar.session s set registered_count = c.registered, waiting_count = c.waiting, sitting_count = c.sittings, "
      "recorded_sitting_count = c.recorded_sittings, present_count = c.present from athar_derived.session_counts c where c.session_id = s.id");
  std::string said;
  EXPECT_TRUE(verify(database.url(), [&](std::string const& line) { said += line + "\n"; })) << said;

  // Nothing joins the new ids to the former ones, the facts of the past included.
  for (int number = 0; number < SmallWorld::people; ++number) {
    if (!gone.contains(tests::person_id(number))) continue;
    EXPECT_EQ(where_text_stands(database, tests::person_id(number)), "") << number;
  }
  EXPECT_NE(database.value("select count(*) from athar.participation_fact f join athar.erasure e on e.person_id = f.person_id"), "0");

  // Later corrections of what stays are counted as ever.
  for (int i = 0; i < 60; ++i) {
    auto command = world.random_command(random);
    bool refused = false;
    for (auto const& id : gone) refused = refused || command.sql.find(id) != std::string::npos;
    if (!refused) world.run(command);
  }
  recorder.record_once();
  database.run(
      "update athar.session s set registered_count = c.registered, waiting_count = c.waiting, sitting_count = c.sittings, "
      "recorded_sitting_count = c.recorded_sittings, present_count = c.present from athar_derived.session_counts c where c.session_id = s.id");
  said.clear();
  EXPECT_TRUE(verify(database.url(), [&](std::string const& line) { said += line + "\n"; })) << said;
}

TEST_F(ErasureInPostgres, LeavesNoNameInAnyTable) {
  auto const id = tests::person_id(3);
  auto const import = Uuid::from_name("import").text();
  auto const session = tests::session_id(0);
  database.run("update athar.person set family_name = 'Zerhouni-Test', given_name = 'Ghizlane', family_name_ar = 'الزرهوني', given_name_ar = "
               "'غزلان', email = 'ghizlane.z@example.org', phone = '+212600000017', birth_date = '1984-02-29', birth_year = null where id = '" + id + "'");
  database.run("update athar.affiliation set function = 'Cheffe Zerhouni' where person_id = '" + id + "'");
  database.run("insert into athar.registration (id, session_id, person_id, status) values (gen_random_uuid(), '" + session + "', '" + id +
               "', 'registered') on conflict do nothing; insert into athar.session_team_member (session_id, person_id, role) values ('" + session +
               "', '" + id + "', 'trainer'); update athar.session set note = 'Avec Mme GHIZLANE ZERHOUNI-TEST (ghizlane.z@example.org).' where id = '" +
               session + "'");
  database.run("insert into athar.account (id, email, name, role, person_id, password_hash) values (gen_random_uuid(), 'g.zerhouni-test@example.org', "
               "'Ghizlane Zerhouni-Test', 'trainer', '" + id + "', 'x')");
  database.run("insert into athar.change_set (actor_id, actor_name, concept, subject_id, action, after, touched_people) select a.id, a.name, 'people', '" +
               id + "', 'updated', to_jsonb(p), array[p.id] from athar.account a, athar.person p where p.id = '" + id + "'");
  database.run("insert into athar.change_set (actor_name, concept, subject_id, action, after) values ('test', 'sessions', '" + session +
               "', 'updated', jsonb_build_object('note', 'Avec Ghizlane Zerhouni-Test', 'team', jsonb_build_array(jsonb_build_object('person_id', '" + id +
               "', 'role', 'trainer', 'family_name', 'Zerhouni-Test', 'display_name', 'Ghizlane Zerhouni-Test'), jsonb_build_object('person_id', '" +
               tests::person_id(4) + "', 'role', 'speaker', 'family_name', 'Alaoui'))))");
  database.run("insert into athar.import (id, kind, state, file_name, sha256, content) values ('" + import +
               "', 'people', 'confirmed', 'Ghizlane_Zerhouni-Test.csv', 'x', convert_to('Nom;Prénom' || chr(10) || 'ZERHOUNI-TEST;Ghizlane', 'UTF8')); "
               "insert into athar.import_sheet values ('" + import + "', 0, 'Liste', false, convert_to('ZERHOUNI-TEST', 'UTF8')); "
               "insert into athar.import_row (import_id, row, outcome, cells, label, subject_id) values ('" + import +
               "', 2, 'new', '{family_name,ZERHOUNI-TEST,given_name,Ghizlane}', 'Ghizlane Zerhouni-Test', '" + id + "'); "
               "insert into athar.import_row (import_id, row, outcome, cells, label, remarks) values ('" + import +
               "', 3, 'error', '{family_name,Alaoui}', 'Salma', '{Nom,ambiguous_person,Ghizlane Zerhouni-Test,error}'); "
               "insert into athar.import_row (import_id, row, outcome, cells, label) values ('" + import + "', 4, 'error', '{family_name,Naciri}', 'Karim'); "
               "insert into athar.import_effect (import_id, concept, subject_id, version, before) select '" + import +
               "', 'people', p.id, 2, to_jsonb(p) from athar.person p where p.id = '" + id + "'; "
               "insert into athar.change_set (actor_name, concept, subject_id, action, after, touched_people) values ('test', 'imports', '" + import +
               "', 'imported', '{\"file_name\": \"Ghizlane_Zerhouni-Test.csv\", \"new\": 1}', '{" + id + "}')");
  // Another import waits, in the encoding of a French spreadsheet; a third has nothing to do with the person.
  database.run("insert into athar.import (id, kind, state, file_name, sha256, content) values (gen_random_uuid(), 'people', 'uploaded', 'b.csv', 'x', "
               "convert_to('Prénom;Nom' || chr(10) || 'Ghizlane;Zerhouni-Test', 'WIN1252')), (gen_random_uuid(), 'people', 'uploaded', 'c.csv', 'x', "
               "convert_to('Ghizlane;Naciri', 'UTF8'))");
  database.run("insert into athar.idempotency_key (account_id, key, request_hash, status, answer) select id, 'k', '', 201, "
               "'{\"display_name\":\"Ghizlane Zerhouni-Test\"}' from athar.account limit 1");
  recorder.record_once();
  ASSERT_NE(where_text_stands(database, "Ghizlane"), "");

  auto const done = erase(3);
  ASSERT_TRUE(done) << done.error().message;
  recorder.record_once();
  EXPECT_EQ(done->erasure.files_removed, 2);
  EXPECT_EQ(database.value("select content from athar.import where file_name = 'c.csv'") == "\\x", false);
  database.run("delete from athar.import where file_name = 'c.csv'");
  for (auto const* text : {"Ghizlane", "GHIZLANE", "ghizlane", "Zerhouni", "ZERHOUNI", "zerhouni", "الزرهوني", "غزلان", "600000017", "1984-02-29"})
    EXPECT_EQ(where_text_stands(database, text), "") << text;
  EXPECT_EQ(where_text_stands(database, id), "");

  // What is not about the person stays.
  EXPECT_EQ(database.value("select label from athar.import_row where row = 4"), "Karim");
  EXPECT_EQ(database.value("select label from athar.import_row where row = 3"), "");
  EXPECT_EQ(database.value("select after->'team'->1->>'family_name' from athar.change_set where concept = 'sessions' and after is not null"), "Alaoui");
  EXPECT_EQ(database.value("select after->'team'->0->>'person_id' from athar.change_set where concept = 'sessions' and after is not null"), pseudonym_of(3).text());
  EXPECT_EQ(database.value("select state from athar.import where file_name = 'b.csv'"), "cancelled");
  EXPECT_EQ(database.value("select note from athar.session where id = '" + session + "'"), "Avec Mme … (…).");
  EXPECT_EQ(database.value("select active from athar.account"), "f");

  auto const page = stores.read()->people().find(pseudonym_of(3), {});
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->erased_at);
  EXPECT_EQ(page->person.family_name, "X-00000-00003");
  ASSERT_EQ(page->affiliations.size(), 1u);
  EXPECT_EQ(page->affiliations[0].affiliation.function, "");
  EXPECT_TRUE(page->affiliations[0].affiliation.organisation_id);
  EXPECT_FALSE(stores.read()->people().find(person_of(3), {}));
  EXPECT_EQ(stores.read()->people().list({}, {.limit = 100}).items.size(), static_cast<std::size_t>(SmallWorld::people - 1));
}

TEST_F(ErasureInPostgres, WithdrawsAListThatIsBeingMade) {
  auto const account = Uuid::from_name("amina");
  database.run("insert into athar.account (id, email, name, role, password_hash) values ('" + account.text() + "', 'amina@example.org', 'Amina', 'coordinator', 'x')");
  auto const order = [&](std::string_view name, std::string_view list, std::map<std::string, std::string> filters = {}) {
    Export made;
    made.id = ExportId{Uuid::from_name(name)};
    made.account = AccountId{account};
    made.order = {.kind = "list", .list = std::string(list), .format = "xlsx", .filters = std::move(filters), .columns = {}, .names = list == "people", .reason = "A test",
                  .language = Language::fr};
    made.created_at = {1'790'000'000'000'000};
    auto unit = stores.begin();
    EXPECT_TRUE(unit->exports().insert(made));
    made.state = ExportState::running;
    made.started_at = made.created_at;
    EXPECT_TRUE(unit->exports().move(made, ExportState::queued));
    unit->commit();
    return made;
  };
  auto people = order("people", "people", {{"sex", "F"}});
  auto sought = order("sought", "organisations", {{"q", "Alaoui"}});
  auto places = order("places", "places");
  auto const done = erase(2);
  ASSERT_TRUE(done);
  EXPECT_EQ(std::set(done->withdrawn.begin(), done->withdrawn.end()), (std::set{people.id, sought.id}));
  for (auto* made : {&people, &places}) {
    made->state = ExportState::done;
    made->file_name = "x.xlsx";
    made->sha256 = "ab";
    made->finished_at = made->created_at;
  }
  auto unit = stores.begin();
  EXPECT_FALSE(unit->exports().move(people, ExportState::running));
  EXPECT_TRUE(unit->exports().move(places, ExportState::running));
  auto const stored = unit->exports().find(people.id);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->failure, "person_erased");
  EXPECT_TRUE(stored->order.filters.empty());
}

TEST_F(ErasureInPostgres, PassesOverLinesWithoutWordsUnread) {
  // The index says the same condition as the statement, or it could not serve: small tables are read whole unless that is forbidden.
  Connection connection({.url = database.url()});
  connection.begin();
  connection.script("set local enable_seqscan = off");
  connection.run("select athar_derived.forget_in_changes(CAST(:former AS uuid), CAST(:pseudonym AS uuid), '{}', '{}', array['samira', 'el ouardi'], '{}', '{}')",
                 {{"former", person_of(1).text()}, {"pseudonym", pseudonym_of(1).text()}});
  Rows scans = connection.run("select pg_stat_get_xact_numscans(CAST('athar.change_set_words' AS regclass))");
  EXPECT_EQ(RowReader(scans, 0).integer(), 1);
  connection.rollback();
}

TEST_F(ErasureInPostgres, RefusesWhatCannotBe) {
  EXPECT_EQ(erase(77).error().code, "not_found");
  ASSERT_TRUE(erase(1));
  {
    auto unit = stores.begin();
    auto again = unit->privacy().erasures().erase(pseudonym_of(1), pseudonym_of(8), "X-00000-00008", actor);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "already_erased");
  }
  database.run("insert into athar.account (id, email, name, role, person_id, password_hash) values (gen_random_uuid(), 'a@example.org', 'Admin', "
               "'administrator', '" + tests::person_id(2) + "', 'x')");
  EXPECT_EQ(erase(2).error().code, "administrators_account");
  {
    Connection import({database.url(), 0});
    import.begin();
    import.run("select 1 from (select pg_advisory_xact_lock(4184, 5)) as lock");
    EXPECT_EQ(erase(4).error().code, "import_under_way");
    import.rollback();
  }
  EXPECT_TRUE(erase(4));

  // Nobody gives the record a name again, or brings it into something new.
  auto unit = stores.begin();
  auto person = unit->people().find(pseudonym_of(1), {})->person;
  person.family_name = "Alaoui";
  auto const written = unit->people().update(person);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "already_erased");
}

}  // namespace
}  // namespace athar::persistence
