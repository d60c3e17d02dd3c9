#include "persistence/agreements/joint_commission_store.hpp"

#include "persistence/agreements/partial_date_columns.hpp"
#include "persistence/agreements/scope_sql.hpp"

namespace athar::persistence {
namespace {

// One row a session; a commission without any is one row too, for the house.
constexpr std::string_view all_commissions = R"(
select c.id, c.version, c.name_fr, c.name_ar, c.name_en, c.country, s.id, s.number, s.held_on, coalesce(s.place, ''), coalesce(m.made, 0)
from athar.joint_commission c
left join athar.joint_commission_session s on s.commission_id = c.id
left join lateral (
  select count(*) as made from athar.agreement a where a.framework_session_id = s.id and )" ATHAR_AGREEMENT_IN_SCOPE R"() m on true
where CAST(:scope_organisation AS uuid) IS NULL OR m.made > 0
order by athar.search_key(coalesce(nullif(c.name_fr, ''), nullif(c.name_en, ''), c.name_ar)), c.id, s.number desc)";

constexpr std::string_view insert_commission = R"(
insert into athar.joint_commission (id, name_fr, name_ar, name_en, country) values (:id, :name_fr, :name_ar, :name_en, :country))";

constexpr std::string_view update_commission = R"(
update athar.joint_commission
set version = version + 1, name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en, country = :country
where id = :id and version = :version)";

constexpr std::string_view delete_commission = "delete from athar.joint_commission where id = :id and version = :version";

constexpr std::string_view delete_other_sessions =
    "delete from athar.joint_commission_session where commission_id = :id and id <> all (CAST(:kept AS uuid[]))";

// Numbers may change places: they are moved out of each other's way first.
constexpr std::string_view renumber_sessions = "update athar.joint_commission_session set number = number + 100000 where commission_id = :id";

constexpr std::string_view write_session = R"(
insert into athar.joint_commission_session (id, commission_id, number, held_on, place)
values (:id, :commission, :number, :held_on, :place)
on conflict on constraint joint_commission_session_key do update
set number = excluded.number, held_on = excluded.held_on, place = excluded.place
where athar.joint_commission_session.commission_id = excluded.commission_id)";

}  // namespace

std::vector<JointCommission> PostgresJointCommissionStore::all(std::optional<OrganisationId> within) {
  Rows rows = connection_.run(all_commissions, {{"scope_organisation", within}});
  std::vector<JointCommission> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const id = row.id<JointCommissionTag>();
    if (found.empty() || found.back().id != id) found.push_back({.id = id, .version = 1, .name = {}, .country = {}, .sessions = {}});
    auto& commission = found.back();
    commission.version = row.small();
    commission.name = row.localized();
    commission.country = row.maybe_text();
    auto const session = row.maybe_id<JointCommissionSessionTag>();
    if (!session) continue;
    JointCommissionSession each;
    each.id = *session;
    each.number = row.small();
    each.held_on = partial_date(row);
    each.place = row.text();
    each.agreements_count = row.small();
    commission.sessions.push_back(std::move(each));
  }
  return found;
}

Result<void> PostgresJointCommissionStore::insert(JointCommission const& c) {
  auto written = connection_.write(insert_commission, {{"id", c.id}, {"name_fr", c.name.fr}, {"name_ar", c.name.ar}, {"name_en", c.name.en},
      {"country", c.country}});
  if (!written) return refuse(std::move(written.error()));
  return write_sessions(c);
}

Result<void> PostgresJointCommissionStore::update(JointCommission const& c) {
  auto written = connection_.write(update_commission, {{"name_fr", c.name.fr}, {"name_ar", c.name.ar}, {"name_en", c.name.en},
      {"country", c.country}, {"id", c.id}, {"version", c.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  std::vector<JointCommissionSessionId> kept;
  for (auto const& session : c.sessions) kept.push_back(session.id);
  if (!connection_.write(delete_other_sessions, {{"id", c.id}, {"kept", kept}})) return refuse(invalid_field("sessions", "session_in_use"));
  connection_.run(renumber_sessions, {{"id", c.id}});
  return write_sessions(c);
}

Result<void> PostgresJointCommissionStore::remove(JointCommissionId id, int version) {
  auto written = connection_.write(delete_commission, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Agreements were made in its sessions"));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresJointCommissionStore::write_sessions(JointCommission const& c) {
  for (std::size_t i = 0; i < c.sessions.size(); ++i) {
    auto const& s = c.sessions[i];
    auto written = connection_.write(write_session, {{"id", s.id}, {"commission", c.id}, {"number", s.number},
        {"held_on", date_column(s.held_on)}, {"place", s.place}});
    if (!written) return refuse(std::move(written.error()));
    // The id is of a session of another commission.
    if (*written == 0) return refuse(invalid_field("sessions/" + std::to_string(i) + "/id", "id_taken"));
  }
  return {};
}

}  // namespace athar::persistence
