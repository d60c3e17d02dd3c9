#include "persistence/agreements/agreement_filter_sql.hpp"
#include "persistence/agreements/agreement_store.hpp"

/// The register in numbers.
namespace athar::persistence {
namespace {

// Morocco is a party of all of them: only partners' countries are counted.
constexpr std::string_view by_country =
    "with chosen as materialized (select a.id, a.country" ATHAR_AGREEMENT_FILTERED R"()
select x.country, count(*)
from (select c.id, c.country from chosen c where c.country is not null
      union
      select c.id, o.country
      from chosen c
      join athar.agreement_party y on y.agreement_id = c.id
      join athar.organisation o on o.id = y.organisation_id
      where o.country is not null and o.country <> 'MA') x
group by x.country
order by count(*) desc, x.country)";

constexpr std::string_view by_status =
    "select a.status, count(*)" ATHAR_AGREEMENT_FILTERED "group by a.status order by count(*) desc, a.status";

constexpr std::string_view by_end =
    "select to_char(athar.last_day(a.consolidated_ends_on), 'YYYY-MM'), count(*)" ATHAR_AGREEMENT_FILTERED R"(
  and a.consolidated_ends_on is not null and athar.last_day(a.consolidated_ends_on) >= CAST(:today AS date) and a.status not in ('expired', 'terminated')
group by to_char(athar.last_day(a.consolidated_ends_on), 'YYYY-MM')
order by to_char(athar.last_day(a.consolidated_ends_on), 'YYYY-MM'))";

std::vector<AgreementTotals::Count> counts(Rows rows) {
  std::vector<AgreementTotals::Count> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto key = row.text();
    found.push_back({std::move(key), row.small()});
  }
  return found;
}

std::optional<std::string> maybe_name(std::optional<AgreementStatus> status) {
  return status ? std::optional(std::string(name_of(*status))) : std::nullopt;
}

}  // namespace

AgreementTotals PostgresAgreementStore::totals(AgreementFilter const& f, LocalDate today) {
  auto const status = maybe_name(f.status);
  Rows countries = connection_.run_list(by_country, {kept("scope_organisation", f.within), {"search", f.search}, kept("type", f.type), kept("status", status),
      {"country", std::nullopt}, kept("domain", f.domain), {"party", f.party}, {"programme", f.programme}, {"parent", f.parent_id},
      {"commission_session", f.framework_session_id}, {"ends_from", f.ends_from}, {"ends_to", f.ends_to}});
  Rows statuses = connection_.run_list(by_status, {kept("scope_organisation", f.within), {"search", f.search}, kept("type", f.type), {"status", std::nullopt},
      kept("country", f.country), kept("domain", f.domain), {"party", f.party}, {"programme", f.programme}, {"parent", f.parent_id},
      {"commission_session", f.framework_session_id}, {"ends_from", f.ends_from}, {"ends_to", f.ends_to}});
  Rows ends = connection_.run_list(by_end, {kept("scope_organisation", f.within), {"search", f.search}, kept("type", f.type), kept("status", status),
      kept("country", f.country), kept("domain", f.domain), {"party", f.party}, {"programme", f.programme}, {"parent", f.parent_id},
      {"commission_session", f.framework_session_id}, {"ends_from", std::nullopt}, {"ends_to", std::nullopt}, kept("today", today)});
  return {.countries = counts(std::move(countries)), .statuses = counts(std::move(statuses)), .ends = counts(std::move(ends))};
}

}  // namespace athar::persistence
