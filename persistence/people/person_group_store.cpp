#include "persistence/people/person_group_store.hpp"

#include "persistence/people/scope_sql.hpp"
#include "persistence/postgres/constraint_errors.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_group = R"(
insert into athar.person_group (id, code, name_fr, name_ar, name_en, kind)
values (:id, :code, :name_fr, :name_ar, :name_en, :kind))";

constexpr std::string_view update_group = R"(
update athar.person_group
set version = version + 1, code = :code, name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en, kind = :kind
where id = :id and version = :version)";

constexpr std::string_view delete_group = "delete from athar.person_group where id = :id and version = :version";

constexpr std::string_view find_group = R"(
select g.id, g.version, g.code, g.name_fr, g.name_ar, g.name_en, g.kind, k.name_fr, k.name_ar, k.name_en,
       (select count(distinct e.canonical_id) from athar.person_group_member m join athar.person e on e.id = m.person_id
        where m.group_id = g.id), g.code
from athar.person_group g
join athar.reference_item k on k.list = 'group_kind' and k.code = g.kind
where g.id = :id)";

constexpr std::string_view list_groups = R"(
select g.id, g.version, g.code, g.name_fr, g.name_ar, g.name_en, g.kind, k.name_fr, k.name_ar, k.name_en,
       (select count(distinct e.canonical_id) from athar.person_group_member m join athar.person e on e.id = m.person_id
        where m.group_id = g.id), g.code
from athar.person_group g
join athar.reference_item k on k.list = 'group_kind' and k.code = g.kind
where (CAST(:search AS text) IS NULL
       OR athar.search_key(g.code || ' ' || g.name_fr || ' ' || g.name_ar || ' ' || g.name_en)
          LIKE ALL (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:kind AS text) IS NULL OR g.kind = CAST(:kind AS text))
  and (CAST(:after_key AS text) IS NULL OR (g.code, g.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by g.code, g.id
limit :limit)";

constexpr std::string_view count_groups = R"(
select count(*) from (
  select 1 from athar.person_group g
  where (CAST(:search AS text) IS NULL
         OR athar.search_key(g.code || ' ' || g.name_fr || ' ' || g.name_ar || ' ' || g.name_en)
            LIKE ALL (athar.search_patterns(CAST(:search AS text))))
    and (CAST(:kind AS text) IS NULL OR g.kind = CAST(:kind AS text))
  limit 10001) as counted)";

constexpr std::string_view add_member = R"(
insert into athar.person_group_member (group_id, person_id, valid_from, valid_to)
select CAST(:group_id AS uuid), CAST(:person_id AS uuid), CAST(:valid_from AS date), CAST(:valid_to AS date)
where not exists (
  select 1 from athar.person_group_member m
  where m.group_id = CAST(:group_id AS uuid) and m.person_id <> CAST(:person_id AS uuid)
    and m.person_id in )" ATHAR_SAME_PERSON(":person_id") ")";

constexpr std::string_view change_member = R"(
update athar.person_group_member set valid_from = :valid_from, valid_to = :valid_to
where group_id = :group_id and person_id in )" ATHAR_SAME_PERSON(":person_id");

constexpr std::string_view delete_member =
    "delete from athar.person_group_member where group_id = :group_id and person_id in " ATHAR_SAME_PERSON(":person_id");

// Two records of one person are one member: the canonical record's own line, else the first.
#define ATHAR_MEMBERS_AS_PEOPLE                                                                                                   \
  "athar.person_group_member m join athar.person e on e.id = m.person_id join athar.person p on p.id = e.canonical_id "           \
  " and not exists (select 1 from athar.person_group_member x join athar.person y on y.id = x.person_id "                         \
  "   where x.group_id = m.group_id and y.canonical_id = e.canonical_id and x.person_id <> m.person_id "                          \
  "     and (y.merged_into is not null, x.person_id) < (e.merged_into is not null, m.person_id)) "

#define ATHAR_MEMBERS                                                                                                             \
  "select p.id, m.valid_from, m.valid_to, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex,"          \
  "       a.organisation_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''),"                          \
  "       coalesce(a.function, ''), p.sort_key "                                                                                  \
  "from " ATHAR_MEMBERS_AS_PEOPLE                                                                                                 \
  "left join athar.affiliation a on a.person_id = p.id and a.valid_to is null "                                                   \
  "left join athar.organisation o on o.id = a.organisation_id "                                                                   \
  "where m.group_id = :group_id and " ATHAR_PERSON_IN_SCOPE

constexpr std::string_view find_one_member = ATHAR_MEMBERS " and p.id = (select x.canonical_id from athar.person x where x.id = CAST(:person_id AS uuid))";

#define ATHAR_MEMBER_ON                                                                                                           \
  " and (CAST(:on AS date) IS NULL OR ((m.valid_from IS NULL OR m.valid_from <= CAST(:on AS date))"                               \
  "      and (m.valid_to IS NULL OR m.valid_to >= CAST(:on AS date))))"

constexpr std::string_view list_members = ATHAR_MEMBERS ATHAR_MEMBER_ON R"(
  and (CAST(:after_key AS text) IS NULL OR (p.sort_key, p.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by p.sort_key, p.id
limit :limit)";

constexpr std::string_view count_members =
    "select count(*) from (select 1 from " ATHAR_MEMBERS_AS_PEOPLE
    "where m.group_id = :group_id and " ATHAR_PERSON_IN_SCOPE ATHAR_MEMBER_ON " limit 10001) as counted";

PersonGroupRow read_group(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  PersonGroupRow out;
  out.group.id = row.id<PersonGroupTag>();
  out.group.version = row.small();
  out.group.code = row.text();
  out.group.name = row.localized();
  out.group.kind = row.text();
  out.kind_name = row.localized();
  out.members_count = row.small();
  out.sort_key = row.text();
  return out;
}

PersonGroupMemberRow read_member(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  PersonGroupMemberRow out;
  out.member.person_id = row.id<PersonTag>();
  out.member.from = row.maybe_date();
  out.member.to = row.maybe_date();
  out.family_name = row.text();
  out.given_name = row.text();
  out.family_name_ar = row.text();
  out.given_name_ar = row.text();
  out.sex = from_word<Sex>(row.text()).value_or(Sex::not_stated);
  out.organisation_id = row.maybe_id<OrganisationTag>();
  out.organisation_name = row.localized();
  out.function = row.text();
  out.sort_key = row.text();
  return out;
}

}  // namespace

Result<void> PostgresPersonGroupStore::insert(PersonGroup const& g) {
  auto written = connection_.write(insert_group, {{"id", g.id}, {"code", g.code}, {"name_fr", g.name.fr}, {"name_ar", g.name.ar},
      {"name_en", g.name.en}, {"kind", g.kind}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresPersonGroupStore::update(PersonGroup const& g) {
  auto written = connection_.write(update_group, {{"code", g.code}, {"name_fr", g.name.fr}, {"name_ar", g.name.ar},
      {"name_en", g.name.en}, {"kind", g.kind}, {"id", g.id}, {"version", g.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresPersonGroupStore::remove(PersonGroupId id, int version) {
  auto written = connection_.write(delete_group, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Other records refer to this group"));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<PersonGroupRow> PostgresPersonGroupStore::find(PersonGroupId id) {
  Rows rows = connection_.run(find_group, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return read_group(rows, 0);
}

Page<PersonGroupRow> PostgresPersonGroupStore::list(PersonGroupFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_groups, {{"search", filter.search}, {"kind", filter.kind}, {"after_key", request.after_key},
      {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<PersonGroupRow> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(read_group(rows, i));
  auto page = page_of(std::move(items), request, [](auto const& g) { return g.sort_key; }, [](auto const& g) { return g.group.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_groups, {{"search", filter.search}, {"kind", filter.kind}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<void> PostgresPersonGroupStore::insert_member(PersonGroupId group, PersonGroupMember const& m) {
  auto written = connection_.write(add_member, {{"group_id", group}, {"person_id", m.person_id}, {"valid_from", m.from}, {"valid_to", m.to}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(*constraint_error("person_group_member_key"));
  return {};
}

Result<bool> PostgresPersonGroupStore::update_member(PersonGroupId group, PersonGroupMember const& m) {
  auto written = connection_.write(change_member, {{"valid_from", m.from}, {"valid_to", m.to}, {"group_id", group}, {"person_id", m.person_id}});
  if (!written) return refuse(std::move(written.error()));
  return *written > 0;
}

bool PostgresPersonGroupStore::remove_member(PersonGroupId group, PersonId person) {
  auto written = connection_.write(delete_member, {{"group_id", group}, {"person_id", person}});
  return written && *written > 0;
}

std::optional<PersonGroupMemberRow> PostgresPersonGroupStore::find_member(PersonGroupId group, PersonId person, Scope const& scope) {
  Rows rows = connection_.run(find_one_member, {{"group_id", group}, {"scope_organisation", scope.organisation},
      {"scope_trainer", scope.trainer}, {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to},
      {"person_id", person}});
  if (rows.empty()) return std::nullopt;
  return read_member(rows, 0);
}

Page<PersonGroupMemberRow> PostgresPersonGroupStore::members(PersonGroupId group, std::optional<LocalDate> on, Scope const& scope,
                                                             PageRequest const& request) {
  Rows rows = connection_.run(list_members, {{"group_id", group}, {"on", on}, {"scope_organisation", scope.organisation},
      {"scope_trainer", scope.trainer}, {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to},
      {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<PersonGroupMemberRow> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(read_member(rows, i));
  auto page = page_of(std::move(items), request, [](auto const& m) { return m.sort_key; },
                      [](auto const& m) { return m.member.person_id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_members, {{"group_id", group}, {"on", on}, {"scope_organisation", scope.organisation},
        {"scope_trainer", scope.trainer}, {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
