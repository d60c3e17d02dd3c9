#include "persistence/programmes/programme_store.hpp"

#include "persistence/postgres/paging.hpp"
#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_programme = R"(
insert into athar.programme
  (id, code, title_fr, title_ar, title_en, summary_fr, summary_ar, summary_en, starts_on, ends_on, dates_note,
   budget_minor, budget_currency, budget_estimated)
values
  (:id, :code, :title_fr, :title_ar, :title_en, :summary_fr, :summary_ar, :summary_en, :starts_on, :ends_on, :dates_note,
   :budget_minor, :budget_currency, :budget_estimated))";

constexpr std::string_view update_programme = R"(
update athar.programme
set version = version + 1, code = :code, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en,
    summary_fr = :summary_fr, summary_ar = :summary_ar, summary_en = :summary_en, starts_on = :starts_on, ends_on = :ends_on,
    dates_note = :dates_note, budget_minor = :budget_minor, budget_currency = :budget_currency, budget_estimated = :budget_estimated
where id = :id and version = :version)";

constexpr std::string_view delete_programme = "delete from athar.programme where id = :id and version = :version";

constexpr std::string_view delete_parties = "delete from athar.programme_party where programme_id = :id";

constexpr std::string_view put_parties = R"(
insert into athar.programme_party (programme_id, organisation_id, role, position)
select CAST(:id AS uuid), g.organisation_id, g.role, g.place - 1
from unnest(CAST(:organisations AS uuid[]), CAST(:roles AS text[])) with ordinality as g(organisation_id, role, place))";

constexpr std::string_view find_programme = R"(
select p.id, p.version, p.code, p.title_fr, p.title_ar, p.title_en, p.summary_fr, p.summary_ar, p.summary_en, p.starts_on, p.ends_on,
       p.dates_note, p.budget_minor, p.budget_currency, p.budget_estimated,
       (select count(*) from athar.session_programme sp where sp.programme_id = p.id),
       (select count(*) from athar.outreach_activity o where o.programme_id = p.id)
from athar.programme p where p.id = :id)";

constexpr std::string_view find_parties = R"(
select y.role, o.id, o.name_fr, o.name_ar, o.name_en
from athar.programme_party y join athar.organisation o on o.id = y.organisation_id
where y.programme_id = :id order by y.position, o.sort_key)";

constexpr std::string_view programme_by_code = "select id from athar.programme where code = :code";

constexpr std::string_view list_programmes = R"(
select p.id, p.version, p.code, p.title_fr, p.title_ar, p.title_en, p.starts_on, p.ends_on, p.dates_note,
       p.budget_minor, p.budget_currency, p.budget_estimated,
       (select count(*) from athar.session_programme sp where sp.programme_id = p.id)
from athar.programme p
where (CAST(:search AS text) IS NULL OR p.search_text LIKE all (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:code AS text) IS NULL OR p.code = :code)
  and (CAST(:only AS uuid) IS NULL OR p.id = CAST(:only AS uuid))
  and (CAST(:after_key AS text) IS NULL OR (p.code, p.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by p.code, p.id
limit :limit)";

constexpr std::string_view count_programmes = R"(
select count(*) from (
  select 1 from athar.programme p
  where (CAST(:search AS text) IS NULL OR p.search_text LIKE all (athar.search_patterns(CAST(:search AS text))))
    and (CAST(:code AS text) IS NULL OR p.code = :code)
    and (CAST(:only AS uuid) IS NULL OR p.id = CAST(:only AS uuid))
  limit 10001) as counted)";

std::optional<Budget> budget_from(RowReader& row) {
  auto const amount = row.maybe_integer();
  auto const currency = row.text();
  bool const estimated = row.boolean();
  return amount ? std::optional(Budget{*amount, currency, estimated}) : std::nullopt;
}

std::optional<std::int64_t> amount_of(Programme const& p) { return p.budget ? std::optional(p.budget->amount_minor) : std::nullopt; }
std::optional<std::string> currency_of(Programme const& p) { return p.budget ? std::optional(p.budget->currency) : std::nullopt; }

}  // namespace

Result<void> PostgresProgrammeStore::insert(Programme const& p) {
  auto written = connection_.write(insert_programme, {{"id", p.id}, {"code", p.code}, {"title_fr", p.title.fr}, {"title_ar", p.title.ar},
      {"title_en", p.title.en}, {"summary_fr", p.summary.fr}, {"summary_ar", p.summary.ar}, {"summary_en", p.summary.en},
      {"starts_on", p.starts_on}, {"ends_on", p.ends_on}, {"dates_note", p.dates_note}, {"budget_minor", amount_of(p)},
      {"budget_currency", currency_of(p)}, {"budget_estimated", p.budget && p.budget->estimated}});
  if (!written) return refuse(std::move(written.error()));
  return write_parties(p);
}

Result<void> PostgresProgrammeStore::update(Programme const& p) {
  auto written = connection_.write(update_programme, {{"code", p.code}, {"title_fr", p.title.fr}, {"title_ar", p.title.ar},
      {"title_en", p.title.en}, {"summary_fr", p.summary.fr}, {"summary_ar", p.summary.ar}, {"summary_en", p.summary.en},
      {"starts_on", p.starts_on}, {"ends_on", p.ends_on}, {"dates_note", p.dates_note}, {"budget_minor", amount_of(p)},
      {"budget_currency", currency_of(p)}, {"budget_estimated", p.budget && p.budget->estimated}, {"id", p.id}, {"version", p.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(delete_parties, {{"id", p.id}});
  return write_parties(p);
}

Result<void> PostgresProgrammeStore::remove(ProgrammeId id, int version) {
  auto written = connection_.write(delete_programme, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Other records refer to this programme"));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<ProgrammePage> PostgresProgrammeStore::find(ProgrammeId id) {
  Rows rows = connection_.run(find_programme, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  ProgrammePage page;
  auto& p = page.programme;
  p.id = row.id<ProgrammeTag>();
  p.version = row.small();
  p.code = row.text();
  p.title = row.localized();
  p.summary = row.localized();
  p.starts_on = row.maybe_date();
  p.ends_on = row.maybe_date();
  p.dates_note = row.text();
  p.budget = budget_from(row);
  page.sessions_count = row.small();
  page.outreach_count = row.small();

  Rows parties = connection_.run(find_parties, {{"id", id}});
  for (std::size_t i = 0; i < parties.size(); ++i) {
    RowReader party(parties, i);
    auto const role = party.text();
    auto& ids = role == "funder" ? p.funders : role == "implementer" ? p.implementers : p.partners;
    auto& names = role == "funder" ? page.funder_names : role == "implementer" ? page.implementer_names : page.partner_names;
    ids.push_back(party.id<OrganisationTag>());
    names.push_back(party.localized());
  }
  return page;
}

std::optional<ProgrammeId> PostgresProgrammeStore::find_by_code(std::string const& code) {
  Rows rows = connection_.run(programme_by_code, {{"code", code}});
  if (rows.empty()) return std::nullopt;
  return RowReader(rows, 0).id<ProgrammeTag>();
}

Page<ProgrammeRow> PostgresProgrammeStore::list(ProgrammeFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_programmes, {{"search", filter.search}, {"code", filter.code}, {"only", filter.only},
      {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<ProgrammeRow> items(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& p = items[i];
    p.id = row.id<ProgrammeTag>();
    p.version = row.small();
    p.code = row.text();
    p.title = row.localized();
    p.starts_on = row.maybe_date();
    p.ends_on = row.maybe_date();
    p.dates_note = row.text();
    p.budget = budget_from(row);
    p.sessions_count = row.small();
  }
  auto page = page_of(std::move(items), request, [](auto const& p) { return p.code; }, [](auto const& p) { return p.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_programmes, {{"search", filter.search}, {"code", filter.code}, {"only", filter.only}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<void> PostgresProgrammeStore::write_parties(Programme const& p) {
  ArrayLiteral organisations, roles;
  auto add = [&](std::vector<OrganisationId> const& ids, std::string_view role) {
    for (auto const& id : ids) {
      organisations.add(id.text());
      roles.add(role);
    }
  };
  add(p.funders, "funder");
  add(p.implementers, "implementer");
  add(p.partners, "partner");
  auto written = connection_.write(put_parties, {{"id", p.id}, {"organisations", organisations.text()}, {"roles", roles.text()}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
