#include "persistence/recorded/verify.hpp"

#include <fmt/format.h>

#include <array>

#include "domain/reach/query.hpp"
#include "persistence/reach/as_of.hpp"
#include "persistence/reach/reach_sql.hpp"
#include "persistence/recorded/fact_reader.hpp"

namespace athar::persistence {
namespace {

using reach::Dimension;

constexpr std::string_view waiting_change_sets = "select count(*) from athar.change_set where tick is null";

constexpr std::string_view tick_gaps = R"(
select coalesce(max(n), 0) - count(*), coalesce(min(n), 1) - 1,
       (select count(*) from (select recorded_at <= lag(recorded_at) over (order by n) as back from athar.tick) t where t.back)
from athar.tick)";

// Each comparison answers: facts that follow from the tables and are not recorded, facts recorded that do not follow,
// and where the first few of either are.
constexpr std::string_view compare_sessions = R"(
with derived as (
  select v.session_id, v.session, v.date, v.planned_minutes, v.sittings, v.sittings_recorded, v.held, v.kind, v.modality,
         v.region, v.country, v.programmes, v.course, v.head_count_total, v.head_count_women, v.head_count_men
  from athar_derived.session v
), recorded as (
  select f.session_id, f.session, f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind, f.modality,
         f.region, f.country, f.programmes, f.course, f.head_count_total, f.head_count_women, f.head_count_men
  from athar.session_fact f where f.known_to is null
), missing as (
  select x.session_id from (table derived except all table recorded) x
), left_over as (
  select x.session_id from (table recorded except all table derived) x
)
select (select count(*) from derived), (select count(*) from missing), (select count(*) from left_over),
       coalesce((select string_agg(CAST(x.session_id AS text), ', ')
                 from (select session_id from missing union select session_id from left_over order by 1 limit 5) x), ''))";

constexpr std::string_view compare_participations = R"(
with derived as (
  select v.person_id, v.session_id, v.person, v.session, v.role, v.registered, v.attended_minutes, v.attended_sittings, v.sex,
         v.age_band, v.level, v.category, v.organisation, v.region, v.programmes
  from athar_derived.participation v
), recorded as (
  select f.person_id, f.session_id, f.person, f.session, f.role, f.registered, f.attended_minutes, f.attended_sittings, f.sex,
         f.age_band, f.level, f.category, f.organisation, f.region, f.programmes
  from athar.participation_fact f where f.known_to is null
), missing as (
  select x.person_id, x.session_id from (table derived except all table recorded) x
), left_over as (
  select x.person_id, x.session_id from (table recorded except all table derived) x
)
select (select count(*) from derived), (select count(*) from missing), (select count(*) from left_over),
       coalesce((select string_agg(x.person_id || ' in ' || x.session_id, ', ')
                 from (select person_id, session_id from missing union select person_id, session_id from left_over
                       order by 1, 2 limit 5) x), ''))";

constexpr std::string_view compare_organisations = R"(
with derived as (
  select v.organisation_id, v.organisation, v.parent, v.type, v.earlier_parents from athar_derived.organisation v
), recorded as (
  select f.organisation_id, f.organisation, f.parent, f.type, f.earlier_parents from athar.organisation_fact f where f.known_to is null
), missing as (
  select x.organisation_id from (table derived except all table recorded) x
), left_over as (
  select x.organisation_id from (table recorded except all table derived) x
)
select (select count(*) from derived), (select count(*) from missing), (select count(*) from left_over),
       coalesce((select string_agg(CAST(x.organisation_id AS text), ', ')
                 from (select organisation_id from missing union select organisation_id from left_over order by 1 limit 5) x), ''))";

constexpr std::string_view wrong_session_counts = R"(
select count(*), coalesce(min(CAST(s.id AS text)), '')
from athar.session s join athar_derived.session_counts c on c.session_id = s.id
where (s.registered_count, s.waiting_count, s.sitting_count, s.recorded_sitting_count, s.present_count)
      is distinct from (c.registered, c.waiting, c.sittings, c.recorded_sittings, c.present))";

constexpr std::string_view wrong_identities = R"(
select count(*), coalesce(min(CAST(p.id AS text)), '')
from athar.person p full join athar_derived.canonical_person c on c.person_id = p.id
where p.merged_into is distinct from c.canonical_id)";

/// Splits that together touch every dimension.
constexpr std::array splits{
    std::array{Dimension::sex, Dimension::region},          std::array{Dimension::age_band, Dimension::administrative_level},
    std::array{Dimension::category, Dimension::kind},       std::array{Dimension::organisation, Dimension::year},
    std::array{Dimension::organisation_type, Dimension::modality}, std::array{Dimension::programme, Dimension::session_region},
    std::array{Dimension::month, Dimension::programme},     std::array{Dimension::quarter, Dimension::sex},
    std::array{Dimension::session, Dimension::kind},        std::array{Dimension::course, Dimension::sex},
    std::array{Dimension::course, Dimension::year},
};

class Verification {
 public:
  Verification(Connection& connection, std::function<void(std::string const&)> const& print)
      : connection_(connection), print_(print) {}

  bool run() {
    Rows waiting = connection_.run(waiting_change_sets);
    if (auto const count = RowReader(waiting, 0).integer(); count > 0)
      print_(fmt::format("{} change sets wait for a tick: facts may lag behind the tables", count));
    compare("session facts", connection_.run(compare_sessions));
    compare("participation facts", connection_.run(compare_participations));
    compare("organisation facts", connection_.run(compare_organisations));
    compare_counts();
    compare_identities();
    check_ticks();
    compare_figures();
    return agrees_;
  }

 private:
  void say(bool fine, std::string const& sentence) {
    print_(fmt::format("{:<7} {}", fine ? "same" : "DIFFERS", sentence));
    agrees_ = agrees_ && fine;
  }

  void compare(std::string_view what, Rows rows) {
    RowReader row(rows, 0);
    auto const expected = row.integer();
    auto const missing = row.integer();
    auto const left_over = row.integer();
    auto const first = row.text();
    auto const fine = missing == 0 && left_over == 0;
    say(fine, fine ? fmt::format("{}: {}", what, expected)
                   : fmt::format("{}: {} expected, {} not recorded so, {} recorded otherwise; first: {}", what, expected, missing,
                                 left_over, first));
  }

  void compare_counts() {
    Rows rows = connection_.run(wrong_session_counts);
    RowReader row(rows, 0);
    auto const wrong = row.integer();
    auto const first = row.text();
    say(wrong == 0, wrong == 0 ? "counts kept with sessions"
                               : fmt::format("counts kept with {} sessions; first: {}", wrong, first));
  }

  void compare_identities() {
    Rows rows = connection_.run(wrong_identities);
    RowReader row(rows, 0);
    auto const wrong = row.integer();
    auto const first = row.text();
    say(wrong == 0, wrong == 0 ? "people and the merges that hold" : fmt::format("{} people are not where the merges lead; first: {}", wrong, first));
  }

  void check_ticks() {
    Rows rows = connection_.run(tick_gaps);
    RowReader row(rows, 0);
    auto const gaps = row.integer() + row.integer();
    auto const backwards = row.integer();
    say(gaps == 0 && backwards == 0, fmt::format("ticks: {} missing, {} not later than the one before", gaps, backwards));
  }

  void compare_figures() {
    FactReader facts(connection_);
    auto const index = load_index(facts);
    int compared = 0;
    auto const judge = [&](reach::Query const& query) {
      auto const counted = index->value(query);
      auto const by_sql = reach_by_sql(connection_, query);
      ++compared;
      if (counted.value == by_sql.value && counted.groups == by_sql.groups) return;
      say(false, fmt::format("{}: {} in {} rows by the index, {} in {} rows by SQL", canonical_text(query), counted.value,
                             counted.groups.size(), by_sql.value, by_sql.groups.size()));
    };
    for (auto const& measure : reach::measures()) {
      judge(query_of(measure));
      // Every split for the first measure and for sessions, one for the others: a figure by SQL reads all tables.
      bool const thorough = &measure == &reach::measures().front() || measure.counts_sessions();
      for (auto const& split : splits) {
        if (!measure.applies(split[0]) || !measure.applies(split[1]) || (!thorough && &split != &splits.front())) continue;
        auto query = query_of(measure);
        query.by.assign(split.begin(), split.end());
        judge(query);
      }
    }
    if (agrees_) say(true, fmt::format("figures of the index and of SQL: {}", compared));
  }

  Connection& connection_;
  std::function<void(std::string const&)> const& print_;
  bool agrees_{true};
};

}  // namespace

bool verify(std::string const& url, std::function<void(std::string const&)> const& print) {
  Connection connection({url, 0});
  // A plan made for any question takes ten times as long as one made for the question asked.
  connection.script("set jit = off; set plan_cache_mode = force_custom_plan");
  connection.begin_snapshot();
  bool const agrees = Verification(connection, print).run();
  connection.rollback();
  return agrees;
}

}  // namespace athar::persistence
