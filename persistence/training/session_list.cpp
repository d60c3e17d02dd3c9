#include <charconv>

#include "persistence/postgres/paging.hpp"
#include "persistence/training/session_filters.hpp"
#include "persistence/training/session_row.hpp"
#include "persistence/training/session_scope.hpp"
#include "persistence/training/session_store.hpp"

namespace athar::persistence {
namespace {

// The page is found in the order of an index; what is beside a session is looked up for the rows of the page only.
constexpr std::string_view list_columns = R"(
select s.id, s.version, s.reference, s.title_fr, s.title_ar, s.title_en, s.kind, s.modality, s.status, s.first_date, s.last_date,
       s.planned_period, s.place_code, coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), s.country,
       s.region_code, s.venue, s.seats,
       array(select p.code from athar.session_programme sp join athar.programme p on p.id = sp.programme_id
             where sp.session_id = s.id order by sp.position, p.code),
       s.head_count_total, s.registered_count, s.waiting_count, s.present_count, s.sitting_count,
       (select c.reference from athar.course c where c.id = s.course_id), s.edition,
       )";

constexpr std::string_view list_from = R"(, s.sort_key, s.ordinal
from athar.session s
left join athar.place l on l.code = s.place_code
where )";

constexpr std::string_view of_region_and_status = "s.region_code = :region and s.status = :status";
constexpr std::string_view of_all = "true";

constexpr std::string_view and_of_the_others = R"(
  and (CAST(:search AS text) IS NULL OR s.search_text LIKE '%' || regexp_replace(athar.search_key(CAST(:search AS text)), '([\\%_])', '\\\1', 'g') || '%')
  and (CAST(:region AS text) IS NULL OR s.region_code = :region)
  and (CAST(:modality AS text) IS NULL OR s.modality = :modality)
  and (CAST(:organisation AS uuid) IS NULL OR s.id = ANY (ARRAY(
        with recursive below as (
          select o.id, o.ordinal from athar.organisation o where o.id = CAST(:organisation AS uuid)
          union select o.id, o.ordinal from athar.organisation o join below b on o.parent_id = b.id)
        select f.session_id from below b
        join athar.participation_fact f on f.organisation = b.ordinal and f.known_to is null)))
  and (CAST(:course AS uuid) IS NULL OR s.course_id = CAST(:course AS uuid))
  and (CAST(:from AS date) IS NULL OR s.last_date >= CAST(:from AS date))
  and (CAST(:to AS date) IS NULL OR s.first_date <= CAST(:to AS date))
  and (not CAST(:missing AS boolean)
       OR (s.status not in ('cancelled', 'postponed') and s.recorded_sitting_count < s.sitting_count and )";

constexpr std::string_view and_in_scope = R"( > 0))
  and )";

constexpr std::string_view latest_first = R"(
  and (CAST(:after_id AS uuid) IS NULL
       OR (CAST(:after_key AS date) IS NOT NULL
           and ((s.first_date, s.id) < (CAST(:after_key AS date), CAST(:after_id AS uuid)) or s.first_date IS NULL))
       OR (CAST(:after_key AS date) IS NULL and s.first_date IS NULL and s.id < CAST(:after_id AS uuid)))
order by s.first_date desc nulls last, s.id desc
limit :limit)";

constexpr std::string_view earliest_first = R"(
  and (CAST(:after_id AS uuid) IS NULL
       OR (CAST(:after_key AS date) IS NOT NULL
           and ((s.first_date, s.id) > (CAST(:after_key AS date), CAST(:after_id AS uuid)) or s.first_date IS NULL))
       OR (CAST(:after_key AS date) IS NULL and s.first_date IS NULL and s.id > CAST(:after_id AS uuid)))
order by s.first_date asc nulls last, s.id asc
limit :limit)";

constexpr std::string_view by_title = R"(
  and (CAST(:after_id AS uuid) IS NULL OR (s.sort_key, s.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by s.sort_key, s.id
limit :limit)";

constexpr std::string_view by_reference = R"(
  and (CAST(:after_id AS uuid) IS NULL OR s.ordinal > CAST(:after_key AS integer))
order by s.ordinal
limit :limit)";

/// Statements are known by their address, so each is put together once and kept.
std::string together(std::initializer_list<std::string_view> parts) {
  std::string sql;
  for (auto part : parts) sql += part;
  return sql;
}

std::string any_list(std::string_view order) {
  return together({list_columns, sittings_missing, list_from, of_kind_status_programme, and_of_the_others, sittings_missing, and_in_scope,
                   session_in_scope, order});
}

std::string const list_latest = together({list_columns, sittings_missing, list_from, of_all, latest_first});
std::string const list_region_status = together({list_columns, sittings_missing, list_from, of_region_and_status, latest_first});
std::string const list_any_latest = any_list(latest_first);
std::string const list_any_earliest = any_list(earliest_first);
std::string const list_any_by_title = any_list(by_title);
std::string const list_any_by_reference = any_list(by_reference);
std::string const count_any = together({"select count(*) from (select 1 from athar.session s where ", of_kind_status_programme,
                                        and_of_the_others, sittings_missing, and_in_scope, session_in_scope, " limit 10001) as counted"});

std::string const& any_list_in(std::string const& sort) {
  if (sort == "first_date") return list_any_earliest;
  if (sort == "title") return list_any_by_title;
  if (sort == "reference") return list_any_by_reference;
  return list_any_latest;
}

/// The cursor's key as the sort's type; a key that is none stands for "no value", which sorts last.
std::optional<std::string> key_for(PageRequest const& request) {
  if (!request.after_key) return std::nullopt;
  if (request.sort == "title") return request.after_key;
  if (request.sort == "reference") {
    int ordinal = 0;
    auto const& key = *request.after_key;
    auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), ordinal);
    return error == std::errc() && end == key.data() + key.size() ? request.after_key : std::optional<std::string>("0");
  }
  return LocalDate::parse(*request.after_key) ? request.after_key : std::nullopt;
}

SessionRow row_from(RowReader& row, std::string const& sort) {
  SessionRow s;
  s.id = row.id<SessionTag>();
  s.version = row.small();
  s.reference = row.text();
  s.title = row.localized();
  s.kind = session_kind_named(row.text()).value_or(SessionKind::training);
  s.modality = modality_named(row.text()).value_or(Modality::in_person);
  s.status = session_status_named(row.text()).value_or(SessionStatus::planned);
  s.first_date = row.maybe_date();
  s.last_date = row.maybe_date();
  s.planned_period = row.maybe_text();
  s.place_code = row.maybe_text();
  s.place_name = row.localized();
  s.country = row.maybe_text();
  s.region_code = row.maybe_text();
  s.venue = row.text();
  s.seats = row.maybe_small();
  s.programme_codes = row.texts();
  s.head_count_total = row.maybe_small();
  s.registered = row.small();
  s.waiting = row.small();
  s.present = row.small();
  s.sittings = row.small();
  s.course_reference = row.maybe_text();
  s.edition = row.maybe_small();
  s.sittings_without_attendance = row.small();
  std::string title_key = row.text();
  std::string ordinal = row.text();
  s.sort_key = sort == "title" ? std::move(title_key) : sort == "reference" ? std::move(ordinal) : s.first_date ? s.first_date->text() : "";
  return s;
}

}  // namespace

std::optional<SessionSeats> seats_from(Rows& rows) {
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  SessionSeats seats;
  seats.id = row.id<SessionTag>();
  seats.status = session_status_named(row.text()).value_or(SessionStatus::planned);
  seats.seats = row.maybe_small();
  seats.registered = row.small();
  seats.waiting = row.small();
  return seats;
}

Page<SessionRow> PostgresSessionStore::list(SessionFilter const& filter, PageRequest const& request) {
  auto const after_key = key_for(request);
  auto const& after_id = request.after_id;
  std::int64_t const limit = std::int64_t{request.limit} + 1;
  auto const status = name_in(filter.status), kind = name_in(filter.kind), modality = name_in(filter.modality);
  auto const programme_id = filter.programme ? ProgrammeId::parse(*filter.programme) : std::nullopt;
  auto const& scope = filter.scope;
  bool const latest = request.sort.empty() || request.sort == "-first_date";

  Rows rows;
  if (latest && filter.only_region_and_status() && filter.region && filter.status) {
    rows = connection_.run(list_region_status, {{"today", filter.today}, {"region", filter.region}, {"status", status},
        {"after_id", after_id}, {"after_key", after_key}, {"limit", limit}});
  } else if (latest && filter.only_region_and_status() && !filter.region && !filter.status) {
    rows = connection_.run(list_latest, {{"today", filter.today}, {"after_id", after_id}, {"after_key", after_key}, {"limit", limit}});
  } else {
    rows = connection_.run(any_list_in(request.sort), {{"today", filter.today}, {"search", filter.search}, {"region", filter.region},
        {"status", status}, {"kind", kind}, {"modality", modality}, {"programme", filter.programme}, {"programme_id", programme_id},
        {"organisation", filter.organisation}, {"course", filter.course}, {"from", filter.from}, {"to", filter.to}, {"missing", filter.has_missing_attendance},
        {"trainer", scope.trainer}, {"within", scope.organisation}, {"scope_programme", scope.programme}, {"scope_from", scope.from},
        {"scope_to", scope.to}, {"after_id", after_id}, {"after_key", after_key}, {"limit", limit}});
  }
  std::vector<SessionRow> items;
  items.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(row_from(row, request.sort));
  }
  auto page = page_of(std::move(items), request, [](auto const& s) { return s.sort_key; }, [](auto const& s) { return s.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_any, {{"search", filter.search}, {"region", filter.region}, {"status", status},
        {"kind", kind}, {"modality", modality}, {"programme", filter.programme}, {"programme_id", programme_id},
        {"organisation", filter.organisation}, {"course", filter.course}, {"from", filter.from}, {"to", filter.to}, {"missing", filter.has_missing_attendance},
        {"today", filter.today}, {"trainer", scope.trainer}, {"within", scope.organisation}, {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
