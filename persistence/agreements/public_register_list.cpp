#include <unordered_map>

#include "persistence/agreements/public_register_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_PUBLIC_FILTERED                                                                                                         \
  " from athar_derived.public_agreements(CAST(:today AS date)) a " ATHAR_PUBLIC_JOINS                                                 \
  "where (CAST(:search AS text) IS NULL OR a.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text))) "                     \
  "       OR exists (select 1 from athar_derived.public_parties(CAST(:today AS date)) y where y.agreement_id = a.id "                  \
  "                  and y.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text))))) "                                     \
  "  and (CAST(:type AS text) IS NULL OR a.type = :type) "                                                                            \
  "  and (CAST(:country AS text) IS NULL OR a.country = :country "                                                                     \
  "       OR exists (select 1 from athar_derived.public_parties(CAST(:today AS date)) y where y.agreement_id = a.id "                  \
  "                  and y.country = :country)) "                                                                                      \
  "  and (CAST(:domain AS text) IS NULL "                                                                                             \
  "       OR exists (select 1 from athar.agreement_domain d where d.agreement_id = a.id and d.domain = :domain)) "                     \
  "  and (CAST(:year AS text) IS NULL OR left(a.signed_on, 4) = :year) "                                                              \
  "  and (CAST(:state AS text) IS NULL OR a.state = :state) "

constexpr std::string_view list_by_signature =
    ATHAR_PUBLIC_COLUMNS "CAST(coalesce(athar.first_day(a.signed_on), '-infinity') AS text)" ATHAR_PUBLIC_FILTERED R"(
  and (CAST(:after_key AS text) IS NULL
       OR (coalesce(athar.first_day(a.signed_on), '-infinity'), a.id) < (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))
order by coalesce(athar.first_day(a.signed_on), '-infinity') desc, a.id desc
limit :limit)";

constexpr std::string_view list_by_title = ATHAR_PUBLIC_COLUMNS "a.sort_key" ATHAR_PUBLIC_FILTERED R"(
  and (CAST(:after_key AS text) IS NULL OR (a.sort_key, a.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by a.sort_key, a.id
limit :limit)";

constexpr std::string_view list_by_end =
    ATHAR_PUBLIC_COLUMNS "CAST(coalesce(athar.last_day(a.ends_on), 'infinity') AS text)" ATHAR_PUBLIC_FILTERED R"(
  and (CAST(:after_key AS text) IS NULL
       OR (coalesce(athar.last_day(a.ends_on), 'infinity'), a.id) > (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))
order by coalesce(athar.last_day(a.ends_on), 'infinity'), a.id
limit :limit)";

constexpr std::string_view count_rows = "select count(*) from (select 1" ATHAR_PUBLIC_FILTERED "limit 10001) as counted";

constexpr std::string_view parties_of_rows = R"(
select y.agreement_id, y.name_fr, y.name_ar, y.name_en, y.acronym_fr, y.acronym_ar, y.acronym_en, coalesce(y.country, ''), y.role, y.joined_on,
       y.left_on
from athar_derived.public_parties(CAST(:today AS date)) y
where y.agreement_id = any (CAST(:ids AS uuid[]))
order by y.agreement_id, y.place)";

constexpr std::string_view domains_of_rows = R"(
select d.agreement_id, d.domain, r.name_fr, r.name_ar, r.name_en
from athar.agreement_domain d
join athar.reference_item r on r.list = d.domain_list and r.code = d.domain
where d.agreement_id = any (CAST(:ids AS uuid[]))
order by d.agreement_id, r.position, r.code)";

// Every agreement of a ministry is with its own country too: only partners' countries are counted.
constexpr std::string_view count_by_kind = R"(
with shown as materialized (
  select a.id, a.type_list, a.type, a.country, a.signed_on, a.state from athar_derived.public_agreements(CAST(:today AS date)) a)
select 'all', '', '', '', '', count(*) from shown
union all
select 'type', s.type, r.name_fr, r.name_ar, r.name_en, count(*)
from shown s join athar.reference_item r on r.list = s.type_list and r.code = s.type group by s.type, r.name_fr, r.name_ar, r.name_en
union all
select 'country', x.country, '', '', '', count(*)
from (select s.id, s.country from shown s where s.country is not null
      union
      select s.id, y.country from shown s join athar_derived.public_parties(CAST(:today AS date)) y on y.agreement_id = s.id
      where y.country is not null and y.country <> 'MA') x
group by x.country
union all
select 'domain', d.domain, r.name_fr, r.name_ar, r.name_en, count(*)
from shown s join athar.agreement_domain d on d.agreement_id = s.id
join athar.reference_item r on r.list = d.domain_list and r.code = d.domain group by d.domain, r.name_fr, r.name_ar, r.name_en
union all
select 'year', left(s.signed_on, 4), '', '', '', count(*) from shown s where s.signed_on is not null group by left(s.signed_on, 4)
union all
select 'state', s.state, '', '', '', count(*) from shown s group by s.state
order by 1, 6 desc, 2)";

/// The cursor's key as the sort's type; a key that is no day stands for "none known", which comes last.
std::optional<std::string> key_of(PageRequest const& request) {
  if (!request.after_id || request.sort == "title") return request.after_key;
  auto const date = LocalDate::parse(request.after_key.value_or(""));
  return date ? date->text() : request.sort == "ends_on" ? "infinity" : "-infinity";
}

std::optional<std::string> maybe_name(std::optional<PublicState> state) {
  return state ? std::optional(std::string(name_of(*state))) : std::nullopt;
}

}  // namespace

PublicAgreementRow public_row(RowReader& row) {
  PublicAgreementRow a;
  a.id = row.id<AgreementTag>();
  a.reference = row.text();
  a.type = row.text();
  a.type_name = row.localized();
  a.title = row.localized();
  a.objective = row.localized();
  a.state = public_state_named(row.text()).value();
  a.commission = row.localized();
  a.session_number = row.maybe_small();
  a.session_held_on = partial_date(row);
  a.session_place = row.text();
  a.framework_note = row.text();
  a.country = row.text();
  a.signed_on = partial_date(row);
  a.signed_at_place = row.text();
  a.in_force_on = partial_date(row);
  a.signed_ends_on = partial_date(row);
  a.ends_on = partial_date(row);
  a.languages = row.texts();
  a.sort_key = row.text();
  return a;
}

void PostgresPublicRegisterStore::read_parts(std::vector<PublicAgreementRow>& rows, LocalDate today) {
  std::vector<AgreementId> ids;
  std::unordered_map<AgreementId, std::size_t> places;
  for (auto const& row : rows) {
    places[row.id] = ids.size();
    ids.push_back(row.id);
  }
  Rows parties = connection_.run(parties_of_rows, {{"today", today}, {"ids", ids}});
  for (std::size_t i = 0; i < parties.size(); ++i) {
    RowReader row(parties, i);
    auto& agreement = rows[places.at(row.id<AgreementTag>())];
    PublicParty party;
    party.name = row.localized();
    party.acronym = row.localized();
    party.country = row.text();
    party.role = row.text();
    party.joined_on = partial_date(row);
    party.left_on = partial_date(row);
    agreement.parties.push_back(std::move(party));
  }
  Rows domains = connection_.run(domains_of_rows, {{"ids", ids}});
  for (std::size_t i = 0; i < domains.size(); ++i) {
    RowReader row(domains, i);
    auto& agreement = rows[places.at(row.id<AgreementTag>())];
    auto code = row.text();
    agreement.domains.push_back({std::move(code), row.localized()});
  }
}

Page<PublicAgreementRow> PostgresPublicRegisterStore::list(PublicAgreementFilter const& f, PageRequest const& request, LocalDate today) {
  auto const sql = request.sort == "ends_on" ? list_by_end : request.sort == "title" ? list_by_title : list_by_signature;
  auto const state = maybe_name(f.state);
  auto const year = f.year ? std::optional(std::to_string(*f.year)) : std::nullopt;
  Rows rows = connection_.run_list(sql, {kept("today", today), {"search", f.search}, kept("type", f.type), kept("country", f.country), kept("domain", f.domain),
      kept("year", year), kept("state", state), {"after_key", key_of(request)}, {"after_id", request.after_id}, kept("limit", request.limit + 1)});
  std::vector<PublicAgreementRow> items;
  items.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(public_row(row));
  }
  auto page = page_of(std::move(items), request, [](auto const& a) { return a.sort_key; }, [](auto const& a) { return a.id.text(); });
  if (!page.items.empty()) read_parts(page.items, today);
  if (request.with_total) {
    Rows counted = connection_.run_list(count_rows, {kept("today", today), {"search", f.search}, kept("type", f.type), kept("country", f.country),
        kept("domain", f.domain), kept("year", year), kept("state", state)});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

PublicRegisterCounts PostgresPublicRegisterStore::counts(LocalDate today) {
  Rows rows = connection_.run(count_by_kind, {{"today", today}});
  PublicRegisterCounts counts;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const kind = row.text();
    PublicRegisterCounts::Count each;
    each.code = row.text();
    each.name = row.localized();
    each.count = row.small();
    if (kind == "all") counts.agreements = each.count;
    else (kind == "type" ? counts.types : kind == "country" ? counts.countries : kind == "domain" ? counts.domains : kind == "year" ? counts.years : counts.states)
        .push_back(std::move(each));
  }
  return counts;
}

}  // namespace athar::persistence
