#include "persistence/recorded/volume.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <unordered_set>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "persistence/postgres/connection.hpp"
#include "persistence/recorded/recorder.hpp"
#include "persistence/recorded/set_aside.hpp"
#include "persistence/recorded/volume_words.hpp"

namespace athar::persistence {
namespace {

using namespace volume;

constexpr std::string_view any_person = "select exists (select from athar.person)";
constexpr std::string_view codes_of_list = "select code from athar.reference_item where list = CAST(:list AS text) order by position, code";
constexpr std::string_view codes_of_regions = "select code from athar.place where kind = 'region' and country_code = 'MA' order by code";

constexpr int programme_count = 20;
constexpr std::array kinds{"training", "training", "training", "workshop", "seminar", "study_visit", "coaching", "conference"};
constexpr std::array modalities{"in_person", "in_person", "in_person", "distance", "blended", "e_learning"};
constexpr std::array levels{"central", "deconcentrated", "deconcentrated", "territorial", "territorial", "\\N"};
constexpr std::array function_names{"Chef de service", "Administrateur", "Cadre", "Technicien", "Chef de division", "Élu"};

/// SplitMix64: the same numbers on every machine, which the standard's distributions do not promise.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(bits() % count); }
  bool percent(unsigned chance) { return bits() % 100 < chance; }
  /// Small numbers more often than great ones, as few people attend often.
  std::size_t skewed(std::size_t count) {
    auto const even = static_cast<double>(bits() >> 11) / static_cast<double>(1ULL << 53);
    return std::min(count - 1, static_cast<std::size_t>(even * even * static_cast<double>(count)));
  }
  template <class List>
  auto const& one_of(List const& list) {
    return list[below(list.size())];
  }
  /// Ascending in time like the ids the server makes.
  Uuid id(std::int64_t at) { return Uuid::v7(1'735'689'600'000 + at, bits(), bits()); }

 private:
  std::uint64_t state_;
};

/// Rows in COPY's text format. The words above hold nothing that it escapes.
class CopyText {
 public:
  template <class... Values>
  void row(fmt::format_string<Values...> shape, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), shape, std::forward<Values>(values)...);
    text_ += '\n';
  }
  std::string const& text() const { return text_; }

 private:
  std::string text_;
};

class Loading {
 public:
  Loading(Connection& connection, Volume const& volume) : connection_(connection), volume_(volume), chance_(volume.seed) {}

  void organisations();
  void people();
  void programmes();
  void sessions();
  void counts();
  void change_set();

 private:
  void copy(std::string_view into, CopyText const& rows) { connection_.copy_in(fmt::format("copy {} from stdin", into), rows.text()); }
  std::vector<std::string> codes(Rows rows) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).text());
    if (out.empty()) throw std::runtime_error("The database has no reference data: migrate it first");
    return out;
  }
  void register_people(Uuid const& session, std::size_t number, int wanted, bool held, LocalDate first, int days);
  void attend(Uuid const& session, std::string const& person, LocalDate first, int days);

  Connection& connection_;
  Volume const& volume_;
  Chance chance_;
  std::vector<std::string> regions_;
  std::vector<std::string> organisation_ids_;
  std::vector<std::string> person_ids_;
  std::vector<std::string> programme_ids_;
  std::vector<std::string> session_ids_;
  CopyText registration_rows_;
  CopyText attendance_rows_;
  int registered_{0};
  int waiting_{0};
};

void Loading::organisations() {
  regions_ = codes(connection_.run(codes_of_regions));
  auto const types = codes(connection_.run(codes_of_list, {{"list", "organisation_type"}}));
  CopyText rows;
  for (int i = 0; i < volume_.organisations; ++i) {
    auto const id = chance_.id(i).text();
    auto const& word = chance_.one_of(organisation_words);
    auto const& place = chance_.one_of(volume::places);
    // The first tenth are at the top; the others stand below one of them.
    auto const top = static_cast<std::size_t>(std::max(1, volume_.organisations / 10));
    auto const parent = organisation_ids_.size() < top ? std::string("\\N") : organisation_ids_[chance_.below(top)];
    rows.row("{}\t{}\t{}\tMA\t{}\t{} de {} {}\t{} {} {}\t{} {}", id, chance_.one_of(types), parent, chance_.one_of(regions_), word.latin,
             place.latin, i + 1, word.arabic, place.arabic, i + 1, word.latin, place.latin);
    organisation_ids_.push_back(id);
  }
  copy("athar.organisation (id, type, parent_id, country, place_code, name_fr, name_ar, search_text)", rows);
  connection_.script("update athar.organisation set search_text = athar.search_key(name_fr || ' ' || name_ar)");
}

void Loading::people() {
  auto const categories = codes(connection_.run(codes_of_list, {{"list", "person_category"}}));
  CopyText rows;
  CopyText affiliations;
  for (int i = 0; i < volume_.people; ++i) {
    auto const id = chance_.id(10'000 + i).text();
    bool const woman = chance_.percent(46);
    auto const& given = woman ? chance_.one_of(women_names) : chance_.one_of(men_names);
    auto const& family = chance_.one_of(family_names);
    auto const& addition = chance_.percent(40) ? chance_.one_of(family_additions) : family_additions[0];
    bool const arabic = chance_.percent(80);
    auto const sex = chance_.percent(2) ? "not_stated" : woman ? "F" : "M";
    auto const year = chance_.percent(85) ? std::to_string(1960 + chance_.below(44)) : std::string("\\N");
    auto const email = chance_.percent(60) ? fmt::format("agent{}@exemple.ma", i + 1) : std::string("\\N");
    rows.row("{}\t{}{}\t{}\t{}{}\t{}\t{}\t{}\t{}\t{}", id, family.latin, addition.latin, given.latin, arabic ? family.arabic : "",
             arabic ? addition.arabic : "", arabic ? given.arabic : "", sex, year,
             chance_.percent(90) ? chance_.one_of(categories) : std::string("\\N"), email);
    person_ids_.push_back(id);
    if (!chance_.percent(95)) continue;
    auto const organisation = [&] { return organisation_ids_[chance_.skewed(organisation_ids_.size())]; };
    if (chance_.percent(10)) {
      affiliations.row("{}\t{}\t{}\t{}\t{}\t{}\t\\N\t2025-12-31", chance_.id(20'000 + i).text(), id, organisation(),
                       chance_.one_of(function_names), chance_.one_of(levels), chance_.one_of(regions_));
      affiliations.row("{}\t{}\t{}\t{}\t{}\t{}\t2026-01-01\t\\N", chance_.id(20'000 + i).text(), id, organisation(),
                       chance_.one_of(function_names), chance_.one_of(levels), chance_.one_of(regions_));
    } else {
      affiliations.row("{}\t{}\t{}\t{}\t{}\t{}\t\\N\t\\N", chance_.id(20'000 + i).text(), id, organisation(),
                       chance_.one_of(function_names), chance_.one_of(levels), chance_.one_of(regions_));
    }
  }
  copy("athar.person (id, family_name, given_name, family_name_ar, given_name_ar, sex, birth_year, category, email)", rows);
  copy("athar.affiliation (id, person_id, organisation_id, function, administrative_level, place_code, valid_from, valid_to)", affiliations);
}

void Loading::programmes() {
  CopyText rows;
  for (int i = 0; i < programme_count; ++i) {
    auto const id = chance_.id(30'000 + i).text();
    auto const& subject = volume::subjects[static_cast<std::size_t>(i) % volume::subjects.size()];
    rows.row("{}\tVOL-{:02}\tProgramme {} : {}\t{}\t2025-01-01\t2026-12-31", id, i + 1, i + 1, subject.latin, subject.arabic);
    programme_ids_.push_back(id);
  }
  copy("athar.programme (id, code, title_fr, title_ar, starts_on, ends_on)", rows);
}

void Loading::sessions() {
  CopyText rows, links, sittings;
  // Sessions run over two years; those of the last month have not been held.
  std::int32_t const first_day = LocalDate::parse("2025-01-06")->days();
  int left = volume_.registrations;
  for (int i = 0; i < volume_.sessions; ++i) {
    auto const id = chance_.id(40'000 + i);
    auto const first = LocalDate::from_days(first_day + static_cast<std::int32_t>(std::int64_t{i} * 720 / volume_.sessions));
    bool const held = i < volume_.sessions * 23 / 24;
    bool const cancelled = chance_.percent(2);
    int const days = chance_.percent(75) ? 1 : 2;
    auto const place = chance_.below(std::min(regions_.size(), volume::places.size()));
    auto const& subject = chance_.one_of(volume::subjects);
    int const remaining = volume_.sessions - i;
    int const even = left / remaining;
    int const spread = even / 2;
    int wanted = remaining == 1 ? left : std::min(left, even - spread + static_cast<int>(chance_.below(static_cast<std::size_t>(2 * spread + 1))));
    wanted = std::min(wanted, volume_.people);
    left -= wanted;
    register_people(id, static_cast<std::size_t>(i), wanted, held && !cancelled, first, days);
    auto const id_text = id.text();
    rows.row("{}\t{}\t{} à {}\t{} ب{}\t{}\t{}\t{}\tMA\t{}\tCentre de formation de {}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", id_text, first.year(),
             subject.latin, volume::places[place].latin, subject.arabic, volume::places[place].arabic, chance_.one_of(kinds),
             chance_.one_of(modalities), regions_[place], regions_[place], volume::places[place].latin, first.text(),
             LocalDate::from_days(first.days() + days - 1).text(), days * 360,
             cancelled ? "cancelled" : held ? "completed" : "open", cancelled ? "Reportée" : "", registered_, waiting_);
    auto const programme = chance_.below(programme_ids_.size());
    links.row("{}\t{}\t0", id_text, programme_ids_[programme]);
    if (chance_.percent(10)) links.row("{}\t{}\t1", id_text, programme_ids_[(programme + 1) % programme_ids_.size()]);
    for (int day = 0; day < days; ++day) {
      auto const date = LocalDate::from_days(first.days() + day).text();
      sittings.row("{}\t{}\t1\t540\t720", id_text, date);
      sittings.row("{}\t{}\t2\t840\t1020", id_text, date);
    }
    session_ids_.push_back(id_text);
  }
  copy("athar.session (id, created_year, title_fr, title_ar, kind, modality, place_code, country, region_code, venue, first_date, "
       "last_date, planned_minutes, status, status_reason, registered_count, waiting_count)", rows);
  copy("athar.session_programme (session_id, programme_id, position)", links);
  copy("athar.sitting (session_id, date, number, starts, ends)", sittings);
  copy("athar.registration (id, session_id, person_id, status, waiting_position)", registration_rows_);
  copy("athar.attendance (session_id, person_id, date, number, present)", attendance_rows_);
}

// Counts session by session, by the indexes: they have to be back.
void Loading::counts() {
  connection_.script(R"(
    update athar.session s
    set sitting_count = c.sittings, recorded_sitting_count = c.recorded_sittings, present_count = c.present
    from athar_derived.session_counts c
    where c.session_id = s.id)");
}

void Loading::register_people(Uuid const& session, std::size_t number, int wanted, bool held, LocalDate first, int days) {
  registered_ = waiting_ = 0;
  std::unordered_set<std::size_t> chosen;
  auto const session_text = session.text();
  while (chosen.size() < static_cast<std::size_t>(wanted)) {
    auto person = chance_.percent(60) ? chance_.below(person_ids_.size()) : chance_.skewed(person_ids_.size());
    while (!chosen.insert(person).second) person = (person + 1) % person_ids_.size();
    auto const id = chance_.id(static_cast<std::int64_t>(50'000 + number)).text();
    if (chance_.percent(3)) {
      registration_rows_.row("{}\t{}\t{}\twithdrawn\t\\N", id, session_text, person_ids_[person]);
    } else if (!held && chance_.percent(10)) {
      registration_rows_.row("{}\t{}\t{}\twaiting\t{}", id, session_text, person_ids_[person], ++waiting_);
    } else {
      registration_rows_.row("{}\t{}\t{}\tregistered\t\\N", id, session_text, person_ids_[person]);
      ++registered_;
      if (held) attend(session, person_ids_[person], first, days);
    }
  }
}

void Loading::attend(Uuid const& session, std::string const& person, LocalDate first, int days) {
  if (chance_.percent(10)) return;
  for (int day = 0; day < days; ++day) {
    auto const date = LocalDate::from_days(first.days() + day).text();
    for (int sitting = 1; sitting <= 2; ++sitting)
      attendance_rows_.row("{}\t{}\t{}\t{}\t{}", session.text(), person, date, sitting, chance_.percent(92) ? 't' : 'f');
  }
}

void Loading::change_set() {
  connection_.script(
      "insert into athar.change_set (actor_name, concept, action, touched_sessions, touched_organisations) "
      "select 'athar-server', 'imports', 'confirmed', array(select id from athar.session), array(select id from athar.organisation)");
}

}  // namespace

void load_volume(std::string const& url, Volume const& volume, std::function<void(std::string const&)> const& print) {
  auto const started = std::chrono::steady_clock::now();
  auto const say = [&](std::string const& what) {
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    print(fmt::format("{:6.1f} s  {}", seconds, what));
  };
  Connection connection({url, 0});
  connection.script("set jit = off; set synchronous_commit = off");
  Rows occupied = connection.run(any_person);
  if (RowReader(occupied, 0).boolean()) throw std::runtime_error("This database holds people already: a volume needs an empty one");

  connection.begin();
  set_constraints_aside(connection);
  Loading loading(connection, volume);
  loading.organisations();
  loading.people();
  say(fmt::format("{} organisations, {} people", volume.organisations, volume.people));
  loading.programmes();
  loading.sessions();
  say(fmt::format("{} sessions, {} registrations with attendance", volume.sessions, volume.registrations));
  bring_constraints_back(connection);
  say("checked and indexed");
  loading.counts();
  loading.change_set();
  connection.commit();
  connection.script("analyze");
  say("committed and analysed");

  Recorder recorder(url);
  if (!recorder.lead()) return say("a running server takes the tick");
  if (auto const stamp = recorder.record_once()) say(fmt::format("tick {} recorded", stamp->tick));
  connection.script("vacuum analyze");
  say("done");
}

}  // namespace athar::persistence
