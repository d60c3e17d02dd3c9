#include "domain/imports/registration_rows.hpp"

#include <algorithm>

#include "domain/imports/columns.hpp"

namespace athar {
namespace {

constexpr auto roles = std::to_array<ChoiceWord>({
    {"participant", "participante"}, {"participant", "bénéficiaire"}, {"participant", "مشارك"}, {"participant", "مشاركة"},
    {"trainer", "formateur"}, {"trainer", "formatrice"}, {"trainer", "animateur"}, {"trainer", "animatrice"}, {"trainer", "مكون"}, {"trainer", "مكونة"},
    {"speaker", "intervenant"}, {"speaker", "intervenante"}, {"speaker", "متدخل"}, {"organiser", "organisateur"}, {"organiser", "organisatrice"},
    {"organiser", "organizer"}, {"organiser", "منظم"}, {"observer", "observateur"}, {"observer", "observatrice"}, {"observer", "ملاحظ"},
    {"interpreter", "interprète"}, {"interpreter", "ترجمان"}, {"participant", "participant·e"}, {"participant", "مشارك(ة)"},
    {"trainer", "formateur·rice"}, {"trainer", "مكوِّن(ة)"}, {"speaker", "intervenant·e"}, {"speaker", "متدخل(ة)"}, {"organiser", "organisateur·rice"},
    {"organiser", "منظم(ة)"}, {"observer", "observateur·rice"}, {"observer", "ملاحظ(ة)"}, {"interpreter", "ترجمان(ة)"},
});
constexpr std::string_view role_list = "participant, trainer, speaker, organiser, observer, interpreter";

constexpr auto standings = std::to_array<ChoiceWord>({
    {"main", "titulaire"}, {"main", "principal"}, {"main", "principale"}, {"main", "رسمي"}, {"main", "أصلي"}, {"main", "main"},
    {"substitute", "suppléant"}, {"substitute", "suppléante"}, {"substitute", "suppléant·e"}, {"substitute", "remplaçant"},
    {"substitute", "remplaçante"}, {"substitute", "نائب"}, {"substitute", "احتياطي"}, {"substitute", "substitute"},
});
constexpr std::array<std::string_view, 5> standing_columns{"titulaire ou suppléant", "titulaire/suppléant", "رسمي أو احتياطي", "الصفة", "main or substitute"};

std::optional<Standing> standing_worded(std::string_view text) { return standing_named(code_meant(standings, text)); }

std::optional<RegistrationRole> role_worded(std::string_view text) { return registration_role_named(code_meant(roles, text)); }

std::string state_text(std::optional<bool> present) { return !present ? std::string() : *present ? "present" : "absent"; }

/// The marks of a row, each sitting once: a column of its own speaks before the day's, the day's before the whole session's. An empty cell
/// in a column of marks makes unknown what was marked.
void read_marks(CellReader& reader, RegistrationCells& cells, std::vector<SessionDay> const& days) {
  auto const whole = reader.mark("attendance");
  for (auto const& day : days) {
    auto const field = "attendance/" + day.date.text();
    auto const of_day = reader.mark(field);
    for (std::size_t n = 1; n <= day.sittings.size(); ++n) {
      auto const own = field + "/" + std::to_string(n);
      auto const of_sitting = reader.mark(own);
      auto const mark = of_sitting ? of_sitting : of_day ? of_day : whole;
      auto const said = of_sitting ? own : of_day ? field : std::string("attendance");
      bool const emptied = reader.is_emptied(own) || reader.is_emptied(field) || reader.is_emptied("attendance");
      if (mark) cells.marks.push_back({day.date, static_cast<int>(n), *mark == AttendanceMark::present, said});
      else if (emptied) cells.marks.push_back({day.date, static_cast<int>(n), std::nullopt, reader.is_emptied(own) ? own : reader.is_emptied(field) ? field : said});
    }
  }
}

class Planner {
 public:
  Planner(std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults, PeopleLookup const& people,
          KnownParticipants const& session, LocalDate today, std::function<Uuid()> const& new_id)
      : mapping_(mapping), session_(session), seats_(session.seats), tomorrow_(LocalDate::from_days(today.days() + 1)), new_id_(new_id),
        role_(registration_role_named(default_of(defaults, "role")).value_or(RegistrationRole::participant)),
        people_(mapping, defaults, today, session.days.empty() ? today : std::min(today, session.days.front().date), new_id) {
    people_.look_up_in(people);
    for (auto const& entry : session.attendances) entered_[{entry.person_id, entry.date, entry.sitting}] = entry.present;
  }

  PlannedRegistration plan(RegistrationCells& cells, NameKeys const& keys) {
    PlannedRegistration planned;
    stays_withdrawn_ = false;
    if (auto takes = check_takes_entries(seats_.status); !takes) cells.remarks.push_back({"", takes.error().code, {}, false});
    check_days(cells);
    auto person = people_.plan(cells, keys);
    planned.person = person.outcome;
    planned.record = std::move(person.record);
    planned.row.changes = std::move(person.changes);
    auto const before = session_.registrations.find(planned.record.person.id);
    bool const is_registered = before != session_.registrations.end() && before->second.status != RegistrationStatus::withdrawn;
    bool const is_substitute = session_.letter && cells.standing == Standing::substitute;
    if (is_registered) keep(cells, before->second, planned);
    else if (!cells.is_refused() && !is_substitute) enter(cells, before != session_.registrations.end(), planned);
    bool const is_listed = session_.letter && designate(cells, is_registered, planned);
    finish(cells, person, is_registered || stays_withdrawn_ || (is_substitute && is_listed), planned);
    return planned;
  }

  std::vector<Organisation> new_organisations() const { return people_.new_organisations(); }

 private:
  void remark(RegistrationCells& cells, std::string const& field, std::string code, std::string detail = {}, bool warning = false) const {
    cells.remarks.push_back({column_of(mapping_, field), std::move(code), std::move(detail), warning});
  }

  void check_days(RegistrationCells& cells) const {
    for (auto const& mark : cells.marks)
      if (mark.present && mark.date > tomorrow_) remark(cells, mark.field, "future_attendance", mark.date.text());
  }

  /// Somebody who is registered: another role, perhaps, and what is marked.
  void keep(RegistrationCells& cells, Registration const& stored, PlannedRegistration& planned) {
    if (cells.role && *cells.role != stored.role) {
      auto wanted = stored;
      wanted.role = *cells.role;
      if (stored.waits() && wanted.role != RegistrationRole::participant) wanted.status = RegistrationStatus::registered;
      if (auto allowed = check_change(seats_, stored, wanted); !allowed) remark(cells, "role", allowed.error().code);
      else count(stored, wanted);
      planned.row.changes.push_back({"role", std::string(name_of(stored.role)), std::string(name_of(wanted.role))});
      planned.new_role = wanted;
    }
    bool const has_seat = (planned.new_role ? *planned.new_role : stored).status == RegistrationStatus::registered;
    mark_sittings(cells, has_seat, planned);
  }

  /// Somebody new to the session, or who withdrew from it.
  void enter(RegistrationCells& cells, bool withdrew, PlannedRegistration& planned) {
    auto const first = std::find_if(cells.marks.begin(), cells.marks.end(), [](auto const& mark) { return mark.present.value_or(false); });
    bool const came = first != cells.marks.end();
    stays_withdrawn_ = withdrew && !came;
    if (stays_withdrawn_) return remark(cells, "", "stays_withdrawn", {}, true);
    Registration registration;
    registration.id = RegistrationId{new_id_()};
    registration.session_id = seats_.id;
    registration.person_id = planned.record.person.id;
    registration.role = cells.role.value_or(role_);
    auto const status = placed(seats_, registration.role);
    if (!status) return remark(cells, "", status.error().code);
    registration.status = *status;
    bool const has_seat = registration.status == RegistrationStatus::registered;
    if (!has_seat && came) return remark(cells, first->field, "seats_taken");
    if (!has_seat) remark(cells, "", "seats_taken_waiting", {}, true);
    mark_sittings(cells, has_seat, planned);
    if (cells.is_refused()) return;
    seats_.registered += registration.takes_seat();
    seats_.waiting += registration.waits();
    planned.registration = registration;
  }

  /// What the row says of the letter's list. True when they were on it.
  bool designate(RegistrationCells& cells, bool is_registered, PlannedRegistration& planned) {
    auto const listed = session_.letter->people.find(planned.record.person.id);
    bool const is_listed = listed != session_.letter->people.end();
    if (cells.is_refused()) return is_listed;
    // Who takes part already is no substitute.
    auto const standing = is_registered ? Standing::main : cells.standing;
    planned.standing = standing;
    bool const is_new_main = standing == Standing::main && !stays_withdrawn_ && (!is_listed || listed->second == Standing::substitute);
    if (is_new_main && ++designated_ > session_.letter->places) remark(cells, "", "beyond_places", std::to_string(session_.letter->places), true);
    if (is_registered && is_new_main) planned.row.changes.push_back({std::string(standing_field), "", std::string(name_of(standing))});
    return is_listed;
  }

  void count(Registration const& before, Registration const& after) {
    seats_.registered += int{after.takes_seat()} - int{before.takes_seat()};
    seats_.waiting += int{after.waits()} - int{before.waits()};
  }

  void mark_sittings(RegistrationCells& cells, bool has_seat, PlannedRegistration& planned) const {
    auto const person = planned.record.person.id;
    for (auto const& mark : cells.marks) {
      auto const stored = entered_.find({person, mark.date, mark.sitting});
      auto const before = stored == entered_.end() ? std::nullopt : stored->second;
      if (before == mark.present) continue;
      if (!has_seat) {
        if (mark.present.value_or(false)) remark(cells, mark.field, "not_registered");
        continue;
      }
      planned.attendances.push_back({person, mark.date, mark.sitting, mark.present});
      planned.row.changes.push_back({"attendance/" + mark.date.text() + "/" + std::to_string(mark.sitting), state_text(before), state_text(mark.present)});
    }
  }

  void finish(RegistrationCells& cells, PlannedPerson const& person, bool is_known, PlannedRegistration& planned) const {
    auto& row = planned.row;
    row.row = cells.row;
    row.label = person.label;
    bool const is_same = planned.row.changes.empty();
    row.outcome = outcome_of(cells.remarks, is_known, is_same);
    if (row.outcome != RowOutcome::changed) row.changes.clear();
    if (person.is_known) row.subject = planned.record.person.id.uuid;
    row.values = std::move(cells.values);
    row.remarks = cells.remarks;
  }

  std::map<std::string, std::string> const& mapping_;
  KnownParticipants const& session_;
  SessionSeats seats_;
  LocalDate tomorrow_;
  std::function<Uuid()> const& new_id_;
  RegistrationRole role_;
  PeoplePlanner people_;
  std::map<std::tuple<PersonId, LocalDate, int>, std::optional<bool>> entered_;
  bool stays_withdrawn_{false};              ///< the row at work
  int designated_{session_.letter ? session_.letter->designated : 0};
};

}  // namespace

std::map<std::string, std::string> guess_standing_column(std::vector<std::string> const& columns) {
  for (auto const& column : columns)
    for (auto const each : standing_columns)
      if (header_key(column) == header_key(each)) return {{std::string(standing_field), column}};
  return {};
}

std::vector<RegistrationCells> read_registration_cells(Table const& table, std::map<std::string, std::string> const& mapping,
                                                       std::vector<SessionDay> const& days) {
  MappedTable const mapped(table, mapping);
  std::vector<RegistrationCells> out;
  out.reserve(table.rows.size());
  for (auto const& row : table.rows) {
    auto& cells = out.emplace_back();
    CellReader reader(cells, mapped, row);
    read_person(reader, cells);
    cells.role = reader.choice("role", role_worded, role_list);
    cells.standing = reader.choice(standing_field, standing_worded, "main, substitute").value_or(Standing::main);
    read_marks(reader, cells, days);
  }
  return out;
}

PlannedRegistrations plan_registration_rows(std::vector<RegistrationCells>& rows, std::vector<NameKeys> const& keys,
                                            std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                                            PeopleLookup const& people, KnownParticipants const& session, LocalDate today,
                                            std::function<Uuid()> const& new_id) {
  Planner planner(mapping, defaults, people, session, today, new_id);
  PlannedRegistrations out;
  out.rows.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) out.rows.push_back(planner.plan(rows[i], keys[i]));
  out.new_organisations = planner.new_organisations();
  return out;
}

}  // namespace athar
