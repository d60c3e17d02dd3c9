#include <algorithm>
#include <set>

#include "domain/imports/imported_records.hpp"
#include "domain/imports/person_match.hpp"
#include "domain/imports/progress_rows.hpp"
#include "domain/people/person_merge_store.hpp"
#include "domain/training/session_plan.hpp"
#include "server/jobs/import_plan.hpp"

namespace athar::api {
namespace {

class ProgressPlan final : public ImportPlan {
 public:
  ProgressPlan(std::vector<PlannedProgress> planned, SessionId session) : planned_(std::move(planned)), session_(session) {
    for (auto& each : planned_) rows.push_back(std::move(each.row));
    count();
  }

  Result<Touched> write(UnitOfWork& unit, Services const&, Import const& import, Checkpoint const& checkpoint) override {
    Touched touched;
    std::vector<LearnerProgress> progress;
    for (auto const& each : planned_) {
      if (!each.progress) continue;
      progress.push_back(*each.progress);
      touched.participations.emplace_back(each.progress->person_id, session_);
    }
    if (progress.empty()) return touched;
    unit.imports().records().remember_progress(import.id, session_, progress);
    if (auto put = unit.session_plans().e_learning().put_progress(session_, progress); !put) return refuse(std::move(put.error()));
    checkpoint(to_write(), to_write());
    return touched;
  }

 private:
  std::vector<PlannedProgress> planned_;     ///< beside the rows
  SessionId session_;
};

/// People on record who bear an address or a name of rows that mean no learner.
std::vector<KnownPerson> look_up_others(UnitOfWork& unit, std::vector<ProgressCells> const& rows, std::vector<Learner> const& learners) {
  std::set<std::string> emails, latin, arabic;
  for (auto const* row : strangers_among(rows, learners)) {
    if (!row->email.empty()) emails.insert(small_letters(row->email));
    if (!row->name.empty()) latin.insert(row->name);
    if (!row->name_ar.empty()) arabic.insert(row->name_ar);
  }
  if (emails.empty() && latin.empty() && arabic.empty()) return {};
  auto& records = unit.imports().records();
  auto const latin_keys = records.name_keys({latin.begin(), latin.end()}), arabic_keys = records.name_keys({arabic.begin(), arabic.end()});
  return records.people_like({.emails = {emails.begin(), emails.end()}, .phones = {}, .latin = latin_keys, .arabic = arabic_keys});
}

}  // namespace

Result<void> check_takes_progress(UnitOfWork& unit, SessionId id, LocalDate today) {
  auto const page = unit.sessions().find(id, {}, today);
  if (!page) return refuse(invalid_field("session", "unknown_session"));
  auto const modality = page->session.modality;
  if (modality != Modality::e_learning && modality != Modality::blended) return refuse(invalid_field("session", "not_of_this_kind"));
  if (page->status == SessionStatus::cancelled) return refuse(invalid_field("session", "session_cancelled"));
  if (!unit.session_plans().e_learning().find(id)) return refuse(invalid_field("session", "no_online_course"));
  return {};
}

Result<std::unique_ptr<ImportPlan>> plan_progress(UnitOfWork& unit, Services const& services, Table const& table, Import const& import) {
  // Held so that what is noted as before is what is replaced; a preview replaces nothing.
  if (import.state != ImportState::previewing) {
    unit.person_merges().hold_off();
    unit.sessions().lock(*import.session_id, {});
  }
  if (auto fits = check_takes_progress(unit, *import.session_id, services.today()); !fits) return refuse(std::move(fits.error()));
  auto const learners = unit.session_plans().e_learning().learners(*import.session_id);
  auto cells = read_progress_cells(table, import.mapping, services.today());
  auto const others = look_up_others(unit, cells, learners);
  return std::make_unique<ProgressPlan>(plan_progress_rows(std::move(cells), import.mapping, learners, others), *import.session_id);
}

}  // namespace athar::api
