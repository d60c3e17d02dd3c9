#include "domain/duplicates/duplicate_store.hpp"
#include "server/jobs/import_plan.hpp"
#include "server/jobs/people_lookup.hpp"

namespace athar::api {
namespace {

class PeoplePlan final : public ImportPlan {
 public:
  explicit PeoplePlan(std::size_t size) { rows.reserve(size); }

  void add(std::vector<PersonCells> cells, LookedUpPeople const& people, PeoplePlanner& planner) {
    planner.look_up_in(people.lookup);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      auto planned = planner.plan(cells[i], people.keys[i]);
      auto& row = rows.emplace_back();
      row.row = cells[i].row;
      row.outcome = planned.outcome;
      row.label = std::move(planned.label);
      if (planned.outcome == RowOutcome::changed) row.changes = std::move(planned.changes);
      if (planned.is_known || planned.outcome == RowOutcome::fresh) row.subject = planned.record.person.id.uuid;
      row.values = std::move(cells[i].values);
      row.remarks = std::move(cells[i].remarks);
      if (planned.outcome == RowOutcome::fresh) people_.fresh.push_back(std::move(planned.record));
      if (planned.outcome == RowOutcome::changed) people_.changed.push_back(std::move(planned.record));
    }
  }

  void finish(UnitOfWork& unit, std::vector<Organisation> new_organisations) {
    new_organisations_ = std::move(new_organisations);
    warn_of_likely_duplicates(unit);
    count();
  }

  Result<Touched> write(UnitOfWork& unit, Services const&, Import const& import, Checkpoint const& checkpoint) override {
    int written = 0;
    return write_people(unit, import, new_organisations_, people_,
                        [&](std::size_t more) { checkpoint(written += static_cast<int>(more), to_write()); });
  }

 private:
  /// Says of new people that they may be on record, or in an earlier row, under another spelling. They are imported all the same.
  void warn_of_likely_duplicates(UnitOfWork& unit) {
    // Each asks the database; the people of a longer list are compared once they are stored.
    constexpr std::size_t most_asked = 500, most_compared = 20'000;
    if (people_.fresh.size() > most_compared) return;
    std::vector<PersonProfile> profiles;
    std::vector<ImportRow*> of_row;
    for (auto const& each : people_.fresh) profiles.push_back(profile_of(each.person, each.post ? each.post->organisation_id : std::nullopt));
    for (auto& row : rows)
      if (row.outcome == RowOutcome::fresh) of_row.push_back(&row);
    for (std::size_t i = 0; profiles.size() <= most_asked && i < profiles.size(); ++i) {
      auto const like = unit.duplicates().people_like(profiles[i], std::nullopt, 1);
      if (like.empty() || !like.front().likelihood.is_for_review()) continue;
      auto const& on_record = like.front().record;
      of_row[i]->remarks.push_back({.column = {}, .code = "likely_duplicate",
                                    .detail = display_name(on_record.given_name, on_record.family_name, on_record.given_name_ar, on_record.family_name_ar),
                                    .warning = true});
    }
    for (auto const& pair : compare_register(profiles, {.threads = 1}))
      of_row[pair.b]->remarks.push_back({.column = {}, .code = "likely_duplicate_row", .detail = std::to_string(of_row[pair.a]->row), .warning = true});
  }

  PeopleToWrite people_;
  std::vector<Organisation> new_organisations_;
};

}  // namespace

Result<std::unique_ptr<ImportPlan>> plan_people(UnitOfWork& unit, Services const& services, Table table, Import const& import) {
  // Whom the records know of a long list is not held all at once.
  constexpr std::size_t rows_at_once = 5'000;
  auto const today = services.today();
  ListOfPeople list(std::move(table), import.mapping);
  PeoplePlanner planner(import.mapping, import.defaults, today, today, services.new_id);
  auto plan = std::make_unique<PeoplePlan>(list.size());
  do {
    auto cells = list.next(rows_at_once);
    std::vector<PersonCells const*> rows;
    for (auto const& each : cells) rows.push_back(&each);
    auto const people = look_up_people(unit, rows, import);
    if (!people) return refuse(people.error());
    plan->add(std::move(cells), *people, planner);
  } while (!list.ended());
  plan->finish(unit, planner.new_organisations());
  return plan;
}

}  // namespace athar::api
