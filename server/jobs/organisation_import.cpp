#include <set>

#include "domain/imports/imported_records.hpp"
#include "domain/imports/organisation_rows.hpp"
#include "server/jobs/import_plan.hpp"
#include "server/jobs/words_of_lists.hpp"

namespace athar::api {
namespace {

constexpr std::size_t organisations_at_once = 1'000;

OrganisationLookup look_up(UnitOfWork& unit, std::vector<OrganisationCells> const& rows, Import const& import) {
  std::set<std::string> names, countries, places;
  for (auto const& row : rows) {
    for (auto const& name : row.names()) names.insert(name);
    if (!row.parent.empty()) names.insert(row.parent);
    if (!row.country.empty()) countries.insert(row.country);
    if (!row.place.empty()) places.insert(row.place);
  }
  if (auto const given = import.defaults.find("country"); given != import.defaults.end()) countries.insert(given->second);
  auto& records = unit.imports().records();
  return {records.organisations_like({names.begin(), names.end()}), codes_of_list(unit, "organisation_type"),
          records.places_named({countries.begin(), countries.end()}, "country"), records.places_named({places.begin(), places.end()}, "")};
}

class OrganisationPlan final : public ImportPlan {
 public:
  explicit OrganisationPlan(PlannedOrganisations planned) : planned_(std::move(planned)) {
    for (auto& each : planned_.rows) rows.push_back(std::move(each.row));
    count();
  }

  Result<Touched> write(UnitOfWork& unit, Services const&, Import const& import, Checkpoint const& checkpoint) override {
    auto& records = unit.imports().records();
    Touched touched;
    int written = 0;
    std::vector<Organisation> fresh;
    std::vector<Uuid> ids, changed;
    auto flush = [&]() -> Result<void> {
      if (auto stored = records.insert_organisations(fresh); !stored) return stored;
      records.remember_made(import.id, "organisations", ids);
      checkpoint(written += static_cast<int>(fresh.size()), to_write());
      fresh.clear();
      ids.clear();
      return {};
    };
    // Parents come first, also among those already on record.
    for (auto const i : planned_.order) {
      auto const& organisation = planned_.rows[i].organisation;
      if (rows[i].outcome == RowOutcome::changed) changed.push_back(organisation.id.uuid);
      if (rows[i].outcome != RowOutcome::fresh) continue;
      rows[i].subject = organisation.id.uuid;
      fresh.push_back(organisation);
      ids.push_back(organisation.id.uuid);
      touched.organisations.push_back(organisation.id);
      if (fresh.size() == organisations_at_once)
        if (auto stored = flush(); !stored) return refuse(std::move(stored.error()));
    }
    if (auto stored = flush(); !stored) return refuse(std::move(stored.error()));
    records.remember_before(import.id, "organisations", changed);
    for (auto const i : planned_.order) {
      if (rows[i].outcome != RowOutcome::changed) continue;
      auto organisation = planned_.rows[i].organisation;
      auto stored = unit.organisations().find(organisation.id);
      if (!stored) return refuse(stale());
      // A file says nothing of earlier names.
      organisation.earlier_names = stored->organisation.earlier_names;
      if (auto put = unit.organisations().update(organisation); !put) return refuse(std::move(put.error()));
      touched.organisations.push_back(organisation.id);
      checkpoint(++written, to_write());
    }
    return touched;
  }

 private:
  PlannedOrganisations planned_;             ///< beside the rows
};

}  // namespace

Result<std::unique_ptr<ImportPlan>> plan_organisations(UnitOfWork& unit, Services const& services, Table const& table, Import const& import) {
  auto cells = read_organisation_cells(table, import.mapping, import.defaults);
  auto const lookup = look_up(unit, cells, import);
  if (auto bad = check_code(import, "type", lookup.types)) return refuse(std::move(*bad));
  auto const& country = default_of(import.defaults, "country");
  if (!country.empty() && (!lookup.countries.contains(country) || lookup.countries.at(country) != country))
    return refuse(invalid_field("defaults/country", "unknown_country", country));
  return std::make_unique<OrganisationPlan>(plan_organisation_rows(std::move(cells), import.mapping, import.defaults, lookup, services.new_id));
}

}  // namespace athar::api
