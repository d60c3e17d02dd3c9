#include <algorithm>
#include <charconv>

#include "persistence/agreements/agreement_terms_store.hpp"
#include "persistence/agreements/scope_sql.hpp"
#include "persistence/agreements/terms_columns.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// Up to the first of the line, then down from everyone above: the whole tree, walked only through what the caller may see.
constexpr std::string_view find_family =
    "with recursive up as ("
    "  select a.id, a.parent_id from athar.agreement a where a.id = CAST(:id AS uuid) and " ATHAR_AGREEMENT_IN_SCOPE
    "  union select a.id, a.parent_id from athar.agreement a join up u on a.id = u.parent_id where " ATHAR_AGREEMENT_IN_SCOPE
    "), tree as ("
    "  select u.id from up u"
    "  union select a.id from athar.agreement a join tree t on a.parent_id = t.id where " ATHAR_AGREEMENT_IN_SCOPE
    ") select a.id, p.id, a.code, a.reference, a.title_fr, a.title_ar, a.title_en, a.type, r.name_fr, r.name_ar, r.name_en, a.status,"
    "  a.signed_on, a.in_force_on, a.consolidated_ends_on,"
    "  n.fr, n.ar, n.en"
    " from tree t join athar.agreement a on a.id = t.id join athar.reference_item r on r.list = 'agreement_type' and r.code = a.type"
    " left join tree p on p.id = a.parent_id"
    " left join lateral ("
    "   select array_agg(x.name_fr order by x.place) as fr, array_agg(x.name_ar order by x.place) as ar, array_agg(x.name_en order by x.place) as en"
    "   from (select o.name_fr, o.name_ar, o.name_en, min(y.position) as place"
    "         from athar.agreement_party y join athar.organisation o on o.id = y.organisation_id"
    "         where y.agreement_id = a.id group by o.id) x) n on true"
    " order by athar.first_day(a.signed_on) nulls last, a.ordinal";

constexpr std::string_view find_amended_days = R"(
select d.agreement_id, coalesce(d.effective_on, d.signed_on), d.reference
from athar.agreement_amendment d
where d.agreement_id = any (CAST(:agreements AS uuid[])) and coalesce(d.effective_on, d.signed_on) is not null
order by d.agreement_id, d.position)";

#define ATHAR_AMOUNTS_FROM                                                                                                              \
  " from athar.agreement_component c join athar.agreement a on a.id = c.agreement_id"                                                 \
  " join lateral ("                                                                                                                   \
  "   select m.step, m.party_id, m.currency, m.amount_minor, m.is_estimated, CAST(m.on_date AS text) as on_date,"                      \
  "          CAST(m.due_on AS text) as due_on, m.condition, m.source, '' as amendment, false as is_amended, m.position as place"       \
  "   from athar.agreement_amount m where m.component_id = c.id"                                                                      \
  "   union all"                                                                                                                      \
  "   select 'committed', m.party_id, m.currency, m.amount_minor, m.is_estimated, CAST(coalesce(d.effective_on, d.signed_on) AS text)," \
  "          null, '', '', d.reference, true, 1000 + d.position * 200 + m.position"                                                    \
  "   from athar.agreement_amendment_amount m join athar.agreement_amendment d on d.id = m.amendment_id"                               \
  "   where m.component_id = c.id) x on true"                                                                                         \
  " left join athar.organisation o on o.id = x.party_id"                                                                              \
  " where " ATHAR_AGREEMENT_IN_SCOPE                                                                                                  \
  " and (CAST(:agreement AS uuid) IS NULL OR a.id = CAST(:agreement AS uuid))"                                                        \
  " and (CAST(:party AS uuid) IS NULL OR x.party_id = CAST(:party AS uuid))"                                                          \
  " and (CAST(:currency AS text) IS NULL OR x.currency = :currency)"                                                                  \
  " and (CAST(:step AS text) IS NULL OR x.step = :step)"

constexpr std::string_view list_amounts =
    "select a.id, a.code, a.title_fr, a.title_ar, a.title_en,"
    " case when c.title_fr || c.title_ar || c.title_en = '' then c.signed_title_fr else c.title_fr end,"
    " case when c.title_fr || c.title_ar || c.title_en = '' then c.signed_title_ar else c.title_ar end,"
    " case when c.title_fr || c.title_ar || c.title_en = '' then c.signed_title_en else c.title_en end,"
    " x.step, x.party_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), x.currency, x.amount_minor, x.is_estimated,"
    " x.on_date, x.due_on, x.condition, x.source, x.amendment, x.is_amended, a.ordinal, c.position * 1000000 + x.place" ATHAR_AMOUNTS_FROM
    " and (CAST(:after_ordinal AS integer) IS NULL"
    "      OR (a.ordinal, c.position * 1000000 + x.place) > (CAST(:after_ordinal AS integer), CAST(:after_place AS integer)))"
    " order by a.ordinal, c.position * 1000000 + x.place limit :limit";

constexpr std::string_view count_amounts = "select count(*) from (select 1" ATHAR_AMOUNTS_FROM " limit 10001) as counted";

std::optional<int> number_in(std::optional<std::string> const& text) {
  int number = 0;
  if (!text) return std::nullopt;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc() && end == text->data() + text->size() ? number : 0;
}

}  // namespace

std::optional<AgreementFamily> PostgresAgreementTermsStore::family(AgreementId id, Scope const& scope) {
  Rows rows = connection_.run(find_family, {{"id", id}, {"scope_organisation", scope.organisation}});
  if (rows.empty()) return std::nullopt;
  AgreementFamily family;
  std::vector<AgreementId> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    FamilyMember member;
    member.id = row.id<AgreementTag>();
    member.parent_id = row.maybe_id<AgreementTag>();
    member.code = row.text();
    member.reference = row.text();
    member.title = row.localized();
    member.type = row.text();
    member.type_name = row.localized();
    member.status = row.text();
    member.signed_on = maybe_partial_date(row);
    member.in_force_on = maybe_partial_date(row);
    member.ends_on = maybe_partial_date(row);
    auto const fr = row.texts(), ar = row.texts(), en = row.texts();
    for (std::size_t j = 0; j < fr.size(); ++j) member.parties.push_back({fr[j], ar[j], en[j]});
    ids.push_back(member.id);
    family.members.push_back(std::move(member));
  }
  Rows days = connection_.run(find_amended_days, {{"agreements", ids}});
  for (std::size_t i = 0; i < days.size(); ++i) {
    RowReader row(days, i);
    auto const agreement = row.id<AgreementTag>();
    auto const on = maybe_partial_date(row);
    if (on) family.moments.push_back({agreement, "amended", *on, row.text()});
  }
  return in_order(std::move(family));
}

Page<AgreementAmountRow> PostgresAgreementTermsStore::amounts(AgreementAmountFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_amounts, {{"scope_organisation", filter.scope.organisation}, {"agreement", filter.agreement},
      {"party", filter.party}, {"currency", filter.currency}, {"step", filter.step}, {"after_ordinal", number_in(request.after_key)},
      {"after_place", number_in(request.after_id)}, {"limit", request.limit + 1}});
  struct Found {
    AgreementAmountRow row;
    std::string ordinal;
    std::string place;
  };
  std::vector<Found> found(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& [line, ordinal, place] = found[i];
    line.agreement_id = row.id<AgreementTag>();
    line.agreement_code = row.text();
    line.agreement_title = row.localized();
    line.component_title = row.localized();
    line.amount = amount_from(row);
    line.amendment_reference = row.text();
    line.is_amended = row.boolean();
    ordinal = row.text();
    place = row.text();
  }
  auto page = page_of(std::move(found), request, [](auto const& f) { return f.ordinal; }, [](auto const& f) { return f.place; });
  Page<AgreementAmountRow> answer;
  answer.next_key = page.next_key;
  answer.next_id = page.next_id;
  for (auto& each : page.items) answer.items.push_back(std::move(each.row));
  if (request.with_total) {
    Rows counted = connection_.run(count_amounts, {{"scope_organisation", filter.scope.organisation}, {"agreement", filter.agreement},
        {"party", filter.party}, {"currency", filter.currency}, {"step", filter.step}});
    set_total(answer, RowReader(counted, 0).integer());
  }
  return answer;
}

}  // namespace athar::persistence
