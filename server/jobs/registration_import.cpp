#include <algorithm>
#include <set>

#include "domain/designations/designation.hpp"
#include "domain/imports/registration_rows.hpp"
#include "domain/people/person_merge_store.hpp"
#include "server/jobs/designated_people.hpp"
#include "server/jobs/import_plan.hpp"
#include "server/jobs/people_lookup.hpp"

namespace athar::api {
namespace {

class RegistrationPlan final : public ImportPlan {
 public:
  RegistrationPlan(PlannedRegistrations planned, SessionId session) : planned_(std::move(planned)), session_(session) {
    rows.reserve(planned_.rows.size());
    for (auto& each : planned_.rows) rows.push_back(std::move(each.row));
    count();
  }

  Result<Touched> write(UnitOfWork& unit, Services const& services, Import const& import, Checkpoint const& checkpoint) override {
    auto& records = unit.imports().records();
    auto touched = write_people(unit, import, planned_.new_organisations, people(), [&](std::size_t) { checkpoint(0, to_write()); });
    if (!touched) return touched;
    std::vector<Registration> fresh, other_role;
    std::vector<AttendanceEntry> entries;
    std::set<PersonId> people;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!is_written(i)) continue;
      auto const& planned = planned_.rows[i];
      rows[i].subject = planned.record.person.id.uuid;
      people.insert(planned.record.person.id);
      if (planned.registration) fresh.push_back(*planned.registration);
      if (planned.new_role) other_role.push_back(*planned.new_role);
      entries.insert(entries.end(), planned.attendances.begin(), planned.attendances.end());
    }
    if (auto put = put_registrations(unit, import, fresh, other_role); !put) return refuse(std::move(put.error()));
    checkpoint(to_write() / 2, to_write());
    if (!entries.empty()) {
      auto changes = unit.registrations().attendances().apply(session_, entries);
      if (!changes) return refuse(std::move(changes.error()));
      records.remember_attendance(import.id, session_, *changes);
    }
    if (import.designation_id)
      if (auto put = put_designated(unit, services, import); !put) return refuse(std::move(put.error()));
    for (auto const& person : people) touched->participations.emplace_back(person, session_);
    checkpoint(to_write(), to_write());
    return touched;
  }

 private:
  bool is_written(std::size_t i) const { return rows[i].outcome == RowOutcome::fresh || rows[i].outcome == RowOutcome::changed; }

  PeopleToWrite people() const {
    PeopleToWrite out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!is_written(i)) continue;
      auto const& planned = planned_.rows[i];
      if (planned.person == RowOutcome::fresh) out.fresh.push_back(planned.record);
      if (planned.person == RowOutcome::changed) out.changed.push_back(planned.record);
    }
    return out;
  }

  /// Everybody whom the form names, in the order of its rows; the form is the answer to the letter.
  Result<void> put_designated(UnitOfWork& unit, Services const& services, Import const& import) {
    std::vector<DesignatedPerson> people;
    std::vector<PersonId> mains;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto const& planned = planned_.rows[i];
      if (rows[i].outcome == RowOutcome::error || !planned.standing) continue;
      auto const id = planned.record.person.id;
      people.push_back({*import.designation_id, id, 1, *planned.standing, DesignationChannel::letter, import.id});
      if (planned.registration) mains.push_back(id);
    }
    auto added = unit.designations().add_people(*import.designation_id, people);
    if (!added) return refuse(std::move(added.error()));
    // A substitute who is registered by now is one no more.
    for (auto const& person : mains)
      if (std::find(added->begin(), added->end(), person) == added->end()) unit.designations().set_standing(*import.designation_id, person, Standing::main);
    auto page = unit.designations().find(*import.designation_id, {});
    if (!page || page->designation.state != DesignationState::sent) return {};
    page->designation.state = DesignationState::answered;
    page->designation.answered_on = services.today();
    return unit.designations().update(page->designation);
  }

  Result<void> put_registrations(UnitOfWork& unit, Import const& import, std::vector<Registration> const& fresh,
                                 std::vector<Registration> const& other_role) {
    auto& records = unit.imports().records();
    std::vector<Uuid> made, changed;
    for (auto const& each : fresh) made.push_back(each.id.uuid);
    for (auto const& each : other_role) changed.push_back(each.id.uuid);
    records.remember_before(import.id, "registrations", changed);
    for (auto const& each : other_role)
      if (auto put = unit.registrations().update(each); !put) return put;
    if (auto put = records.insert_registrations(session_, fresh); !put) return put;
    records.remember_made(import.id, "registrations", made);
    return {};
  }

  PlannedRegistrations planned_;             ///< beside the rows
  SessionId session_;
};

}  // namespace

Result<std::unique_ptr<ImportPlan>> plan_registrations(UnitOfWork& unit, Services const& services, Table const& table, Import const& import) {
  // Held so that seats are given one after another; a preview gives none.
  if (import.state != ImportState::previewing) {
    unit.person_merges().hold_off();
    unit.sessions().lock(*import.session_id, {});
  }
  auto session = unit.imports().records().participants(*import.session_id);
  if (!session) return refuse(not_found("session"));
  auto const letter = import.designation_id ? unit.designations().find(*import.designation_id, {}) : std::nullopt;
  // Cancelled since the form was looked at.
  if (letter && letter->designation.state == DesignationState::cancelled)
    return refuse(conflict("designation_cancelled", "This letter is cancelled"));
  if (letter) session->letter = known_letter(*letter);
  auto cells = read_registration_cells(table, import.mapping, session->days);
  std::vector<PersonCells const*> rows;
  for (auto const& each : cells) rows.push_back(&each);
  auto defaults = import.defaults;
  auto people = letter ? look_up_designated(unit, rows, import, letter->designation.organisation_id, Reach::whoever_is_meant, defaults)
                       : look_up_people(unit, rows, import);
  if (!people) return refuse(std::move(people.error()));
  return std::make_unique<RegistrationPlan>(
      plan_registration_rows(cells, people->keys, import.mapping, defaults, people->lookup, *session, services.today(), services.new_id),
      *import.session_id);
}

}  // namespace athar::api
