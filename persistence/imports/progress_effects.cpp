#include "domain/training/e_learning.hpp"
#include "persistence/imports/imported_records.hpp"
#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

// What stands under this record of a person; none: nothing did.
constexpr std::string_view note_progress = R"(
insert into athar.import_effect (import_id, concept, subject_id, before, after)
select CAST(:import AS uuid), 'learner_progress', g.person_id,
       jsonb_build_object('session_id', CAST(:session AS uuid), 'percent', l.percent, 'completed_on', l.completed_on),
       jsonb_build_object('percent', g.percent, 'completed_on', g.completed_on)
from unnest(CAST(:people AS uuid[]), CAST(:percents AS smallint[]), CAST(:dates AS date[])) as g(person_id, percent, completed_on)
left join athar.learner_progress l on l.session_id = CAST(:session AS uuid) and l.person_id = g.person_id)";

}  // namespace

void PostgresImportedRecords::remember_progress(ImportId import, SessionId session, std::vector<LearnerProgress> const& progress) {
  if (progress.empty()) return;
  ArrayLiteral percents, dates;
  std::vector<PersonId> people;
  for (auto const& each : progress) {
    people.push_back(each.person_id);
    percents.add_number(each.percent);
    dates.add(each.completed_on ? each.completed_on->text() : std::string("NULL"));
  }
  connection_.run(note_progress, {{"import", import}, {"session", session}, {"people", people}, {"percents", percents.text()}, {"dates", dates.text()}});
}

}  // namespace athar::persistence
