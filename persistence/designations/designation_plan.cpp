#include "persistence/designations/designation_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_plan = R"(
select p.version, p.women_percent, p.deadline, p.profile_fr, p.profile_ar, p.profile_en
from athar.designation_plan p where p.session_id = :session)";

constexpr std::string_view find_quotas = R"(
select q.organisation_id, q.places
from athar.session_quota q join athar.organisation o on o.id = q.organisation_id
where q.session_id = :session order by o.sort_key, o.id)";

constexpr std::string_view find_names =
    "select o.id, o.name_fr, o.name_ar, o.name_en from athar.organisation o where o.id = any(CAST(:ids AS uuid[]))";

// Two who store the first plan at once: the second finds the row of the first and is stale.
constexpr std::string_view put_plan_row = R"(
insert into athar.designation_plan (session_id, version, women_percent, deadline, profile_fr, profile_ar, profile_en)
select CAST(:session AS uuid), 1, CAST(:women AS smallint), CAST(:deadline AS date), CAST(:fr AS text), CAST(:ar AS text), CAST(:en AS text)
where CAST(:version AS integer) = 0
on conflict (session_id) do nothing)";

constexpr std::string_view update_plan_row = R"(
update athar.designation_plan
set version = version + 1, women_percent = CAST(:women AS smallint), deadline = CAST(:deadline AS date), profile_fr = :fr, profile_ar = :ar,
    profile_en = :en
where session_id = :session and version = :version)";

constexpr std::string_view delete_quotas = "delete from athar.session_quota where session_id = :session";

constexpr std::string_view insert_quotas = R"(
insert into athar.session_quota (session_id, organisation_id, places)
select CAST(:session AS uuid), g.organisation, g.places
from unnest(CAST(:organisations AS uuid[]), CAST(:places AS integer[])) as g(organisation, places))";

}  // namespace

DesignationPlan PostgresDesignationStore::plan(SessionId session) {
  DesignationPlan plan;
  plan.session_id = session;
  Rows rows = connection_.run(find_plan, {{"session", session}});
  if (rows.empty()) return plan;
  RowReader row(rows, 0);
  plan.version = row.small();
  plan.women_percent = row.maybe_small();
  plan.deadline = row.maybe_date();
  plan.profile = row.localized();
  Rows quotas = connection_.run(find_quotas, {{"session", session}});
  for (std::size_t i = 0; i < quotas.size(); ++i) {
    RowReader quota(quotas, i);
    auto const organisation = quota.id<OrganisationTag>();
    plan.quotas.push_back({organisation, quota.small()});
  }
  return plan;
}

std::map<OrganisationId, LocalizedText> PostgresDesignationStore::names(std::vector<OrganisationId> const& organisations) {
  std::map<OrganisationId, LocalizedText> out;
  Rows rows = connection_.run(find_names, {{"ids", organisations}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const id = row.id<OrganisationTag>();
    out.emplace(id, row.localized());
  }
  return out;
}

Result<void> PostgresDesignationStore::put_plan(DesignationPlan const& p) {
  auto const sql = p.version == 0 ? put_plan_row : update_plan_row;
  auto written = connection_.write(sql, {{"session", p.session_id}, {"women", p.women_percent}, {"deadline", p.deadline},
      {"fr", p.profile.fr}, {"ar", p.profile.ar}, {"en", p.profile.en}, {"version", p.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  std::vector<OrganisationId> organisations;
  std::vector<int> places;
  for (auto const& quota : p.quotas) {
    organisations.push_back(quota.organisation_id);
    places.push_back(quota.places);
  }
  connection_.run(delete_quotas, {{"session", p.session_id}});
  if (auto put = connection_.write(insert_quotas, {{"session", p.session_id}, {"organisations", organisations}, {"places", places}}); !put)
    return refuse(std::move(put.error()));
  return {};
}

}  // namespace athar::persistence
