#include <algorithm>
#include <set>

#include "domain/imports/registration_rows.hpp"
#include "domain/people/person_merge_store.hpp"
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

  Result<Touched> write(UnitOfWork& unit, Services const&, Import const& import, Checkpoint const& checkpoint) override {
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
  auto const session = unit.imports().records().participants(*import.session_id);
  if (!session) return refuse(not_found("session"));
  auto cells = read_registration_cells(table, import.mapping, session->days);
  std::vector<PersonCells const*> rows;
  for (auto const& each : cells) rows.push_back(&each);
  auto people = look_up_people(unit, rows, import);
  if (!people) return refuse(std::move(people.error()));
  return std::make_unique<RegistrationPlan>(
      plan_registration_rows(cells, people->keys, import.mapping, import.defaults, people->lookup, *session, services.today(), services.new_id),
      *import.session_id);
}

}  // namespace athar::api
