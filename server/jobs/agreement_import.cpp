#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "domain/duplicates/duplicate_store.hpp"
#include "domain/imports/agreement_rows.hpp"
#include "domain/imports/imported_records.hpp"
#include "server/jobs/import_plan.hpp"
#include "server/jobs/words_of_lists.hpp"

namespace athar::api {
namespace {

constexpr std::size_t agreements_at_once = 500;
constexpr std::size_t terms_at_once = 2'000;

using Texts = std::set<std::string>;

std::vector<std::string> list_of(Texts const& set) { return {set.begin(), set.end()}; }

void add(Texts& set, std::string const& text) {
  if (!text.empty()) set.insert(text);
}

AgreementLookup look_up(UnitOfWork& unit, std::vector<AgreementCells> const& rows, Import const& import) {
  Texts references, titles, organisations, countries;
  for (auto const& row : rows) {
    for (auto const* text : {&row.code, &row.reference, &row.amends, &row.parent}) add(references, *text);
    if (row.code.empty() && row.reference.empty() && !row.is_amendment())
      for (auto const* title : {&row.title.fr, &row.title.en, &row.title.ar}) add(titles, *title);
    for (auto const& party : row.parties)
      for (auto const& name : party.names()) add(organisations, name);
    add(countries, row.country);
  }
  add(countries, default_of(import.defaults, "country"));
  auto& records = unit.imports().records();
  AgreementLookup lookup;
  lookup.known = records.agreements_like(list_of(references), list_of(titles));
  lookup.commissions = unit.agreements().joint_commissions().all(std::nullopt);
  auto const texts = list_of(organisations);
  lookup.organisations = records.organisations_named(texts);
  auto const keys = records.name_keys(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) lookup.organisation_keys.emplace(texts[i], keys[i]);
  lookup.organisation_types = codes_of_list(unit, "organisation_type");
  lookup.types = codes_of_list(unit, "agreement_type");
  lookup.domains = codes_of_list(unit, "agreement_domain");
  for (auto const* list : {"agreement_type", "agreement_domain"})
    for (auto const& item : unit.reference_lists().items(list)) lookup.words.emplace(item.code, item.name.in(Language::fr));
  lookup.countries = records.places_named(list_of(countries), "country");
  return lookup;
}

class AgreementPlan final : public ImportPlan {
 public:
  explicit AgreementPlan(PlannedAgreements planned) : planned_(std::move(planned)) {
    for (auto& each : planned_.rows) rows.push_back(std::move(each.row));
    count();
  }

  /// Says of new organisations that they may be on record under another spelling. They are made all the same.
  void warn_of_likely_duplicates(UnitOfWork& unit) {
    // Each asks the database.
    constexpr std::size_t most_asked = 100;
    if (planned_.new_organisations.size() > most_asked) return;
    for (auto const& organisation : planned_.new_organisations) {
      auto const like = unit.duplicates().organisations_like(organisation, std::nullopt, 1);
      if (like.empty() || !like.front().likelihood.is_for_review()) continue;
      auto const& record = like.front().record;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& parties = planned_.rows[i].agreement.agreement.parties;
        bool const names_it = std::any_of(parties.begin(), parties.end(), [&](auto const& party) { return party.organisation_id == organisation.id; });
        if (!names_it) continue;
        rows[i].remarks.push_back({.column = {}, .code = "likely_duplicate_organisation",
                                   .detail = organisation.name.in(Language::fr) + " – " + record.name.in(Language::fr), .warning = true});
        break;
      }
    }
  }

  Result<Touched> write(UnitOfWork& unit, Services const&, Import const& import, Checkpoint const& checkpoint) override {
    auto& records = unit.imports().records();
    Touched touched;
    if (auto written = records.insert_words(import.id, planned_.new_words); !written) return refuse(std::move(written.error()));
    if (auto written = make_organisations(records, import, touched); !written) return refuse(std::move(written.error()));
    int done = 0;
    auto in_parts = [&](RowOutcome outcome, auto const& write) -> Result<void> {
      std::vector<AgreementToWrite> part;
      auto flush = [&]() -> Result<void> {
        auto written = write(std::span<AgreementToWrite const>(part));
        if (written) checkpoint(done += static_cast<int>(part.size()), to_write());
        part.clear();
        return written;
      };
      for (auto const i : planned_.order) {
        if (rows[i].outcome != outcome || planned_.rows[i].is_amendment) continue;
        rows[i].subject = planned_.rows[i].agreement.agreement.id.uuid;
        part.push_back(planned_.rows[i].agreement);
        if (part.size() < agreements_at_once) continue;
        if (auto written = flush(); !written) return written;
      }
      return flush();
    };
    auto written = in_parts(RowOutcome::fresh, [&](auto part) { return records.insert_agreements(import, part); });
    if (written) written = in_parts(RowOutcome::changed, [&](auto part) { return records.update_agreements(import, part); });
    if (written) written = add_terms(records, import);
    if (!written) return refuse(std::move(written.error()));
    checkpoint(to_write(), to_write());
    return touched;
  }

 private:
  Result<void> make_organisations(ImportedRecords& records, Import const& import, Touched& touched) const {
    if (auto written = records.insert_organisations(planned_.new_organisations); !written) return written;
    std::vector<Uuid> made;
    for (auto const& each : planned_.new_organisations) {
      made.push_back(each.id.uuid);
      touched.organisations.push_back(each.id);
    }
    records.remember_made(import.id, "organisations", made);
    return {};
  }

  /// Agreements each have their version of terms raised once: all of one agreement are in one part.
  Result<void> add_terms(ImportedRecords& records, Import const& import) {
    std::map<AgreementId, std::vector<TermsToAdd>> by_agreement;
    for (auto const i : planned_.order) {
      auto const& terms = planned_.rows[i].terms;
      if (!terms || rows[i].outcome == RowOutcome::error || rows[i].outcome == RowOutcome::unchanged) continue;
      if (planned_.rows[i].is_amendment) rows[i].subject = terms->agreement_id.uuid;
      by_agreement[terms->agreement_id].push_back(*terms);
    }
    std::vector<TermsToAdd> part;
    for (auto& [id, terms] : by_agreement) {
      std::move(terms.begin(), terms.end(), std::back_inserter(part));
      if (part.size() < terms_at_once) continue;
      if (auto written = records.add_terms(import.id, part); !written) return written;
      part.clear();
    }
    return records.add_terms(import.id, part);
  }

  PlannedAgreements planned_;                ///< beside the rows
};

std::optional<Error> check_defaults(Import const& import, AgreementLookup const& lookup) {
  if (default_of(import.defaults, "create_organisations") == "true" && default_of(import.defaults, "organisation_type").empty())
    return invalid_field("defaults/organisation_type", "required");
  if (auto bad = check_code(import, "organisation_type", lookup.organisation_types)) return bad;
  if (auto bad = check_code(import, "agreement_type", lookup.types)) return bad;
  auto const& country = default_of(import.defaults, "country");
  if (!country.empty() && !lookup.countries.contains(country)) return invalid_field("defaults/country", "unknown_country", country);
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<ImportPlan>> plan_agreements(UnitOfWork& unit, Services const& services, Table const& table, Import const& import) {
  auto& records = unit.imports().records();
  // Circles are judged by the families as they are until this is written.
  if (import.state == ImportState::confirming || import.state == ImportState::confirmed) records.lock_families();
  auto cells = read_agreement_cells(table, import.mapping, import.defaults);
  auto const lookup = look_up(unit, cells, import);
  if (auto bad = check_defaults(import, lookup)) return refuse(std::move(*bad));
  auto plan = std::make_unique<AgreementPlan>(
      plan_agreement_rows(std::move(cells), import.mapping, import.defaults, lookup, services.today(), import.file_name, services.new_id));
  plan->warn_of_likely_duplicates(unit);
  return plan;
}

}  // namespace athar::api
