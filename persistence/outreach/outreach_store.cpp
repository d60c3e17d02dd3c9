#include "persistence/outreach/outreach_store.hpp"

#include <unordered_map>

#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_activity = R"(
insert into athar.outreach_activity (id, programme_id, title_fr, title_ar, title_en, kind, date, place_code, country, channel)
values (:id, :programme_id, :title_fr, :title_ar, :title_en, :kind, :date, CAST(:place AS text),
        coalesce(CAST(:country AS text), (select p.country_code from athar.place p where p.code = CAST(:place AS text))), :channel))";

constexpr std::string_view update_activity = R"(
update athar.outreach_activity
set version = version + 1, programme_id = :programme_id, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en, kind = :kind,
    date = :date, place_code = CAST(:place AS text),
    country = coalesce(CAST(:country AS text), (select p.country_code from athar.place p where p.code = CAST(:place AS text))),
    channel = :channel
where id = :id and version = :version)";

constexpr std::string_view delete_activity = "delete from athar.outreach_activity where id = :id and version = :version";

constexpr std::string_view delete_audiences = "delete from athar.audience where activity_id = :id";

constexpr std::string_view insert_audience = R"(
insert into athar.audience (activity_id, position, country, total, women, men, method, note)
values (:id, :position, :country, :total, :women, :men, :method, :note))";

constexpr std::string_view find_activity = R"(
select o.id, o.version, o.programme_id, g.code, o.title_fr, o.title_ar, o.title_en, o.kind, k.name_fr, k.name_ar, k.name_en, o.date,
       o.place_code, coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), o.country, o.channel
from athar.outreach_activity o
join athar.programme g on g.id = o.programme_id
join athar.reference_item k on k.list = 'outreach_kind' and k.code = o.kind
left join athar.place l on l.code = o.place_code
where o.id = :id
  and (CAST(:only AS uuid) IS NULL OR o.programme_id = CAST(:only AS uuid))
  and (CAST(:only_from AS date) IS NULL OR o.date >= CAST(:only_from AS date))
  and (CAST(:only_to AS date) IS NULL OR o.date <= CAST(:only_to AS date)))";

constexpr std::string_view list_activities = R"(
select o.id, o.version, o.programme_id, g.code, o.title_fr, o.title_ar, o.title_en, o.kind, k.name_fr, k.name_ar, k.name_en, o.date,
       o.place_code, coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), o.country, o.channel
from athar.outreach_activity o
join athar.programme g on g.id = o.programme_id
join athar.reference_item k on k.list = 'outreach_kind' and k.code = o.kind
left join athar.place l on l.code = o.place_code
where (CAST(:search AS text) IS NULL OR o.search_text LIKE all (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:programme AS text) IS NULL OR g.code = CAST(:programme AS text) OR CAST(g.id AS text) = lower(CAST(:programme AS text)))
  and (CAST(:kind AS text) IS NULL OR o.kind = :kind)
  and (CAST(:from AS date) IS NULL OR o.date >= CAST(:from AS date))
  and (CAST(:to AS date) IS NULL OR o.date <= CAST(:to AS date))
  and (CAST(:only AS uuid) IS NULL OR o.programme_id = CAST(:only AS uuid))
  and (CAST(:only_from AS date) IS NULL OR o.date >= CAST(:only_from AS date))
  and (CAST(:only_to AS date) IS NULL OR o.date <= CAST(:only_to AS date))
  and (CAST(:after_key AS text) IS NULL
       OR (coalesce(o.date, '-infinity'), o.id) < (coalesce(CAST(nullif(CAST(:after_key AS text), '') AS date), '-infinity'), CAST(:after_id AS uuid)))
order by coalesce(o.date, '-infinity') desc, o.id desc
limit :limit)";

constexpr std::string_view count_activities = R"(
select count(*) from (
  select 1 from athar.outreach_activity o
  join athar.programme g on g.id = o.programme_id
  where (CAST(:search AS text) IS NULL OR o.search_text LIKE all (athar.search_patterns(CAST(:search AS text))))
    and (CAST(:programme AS text) IS NULL OR g.code = CAST(:programme AS text) OR CAST(g.id AS text) = lower(CAST(:programme AS text)))
    and (CAST(:kind AS text) IS NULL OR o.kind = :kind)
    and (CAST(:from AS date) IS NULL OR o.date >= CAST(:from AS date))
    and (CAST(:to AS date) IS NULL OR o.date <= CAST(:to AS date))
    and (CAST(:only AS uuid) IS NULL OR o.programme_id = CAST(:only AS uuid))
    and (CAST(:only_from AS date) IS NULL OR o.date >= CAST(:only_from AS date))
    and (CAST(:only_to AS date) IS NULL OR o.date <= CAST(:only_to AS date))
  limit 10001) as counted)";

constexpr std::string_view find_audiences = R"(
select activity_id, country, total, women, men, method, note
from athar.audience where activity_id = any(CAST(:ids AS uuid[])) order by activity_id, position)";

std::vector<OutreachPage> pages_from(Rows& rows) {
  std::vector<OutreachPage> pages(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& page = pages[i];
    auto& o = page.activity;
    o.id = row.id<OutreachActivityTag>();
    o.version = row.small();
    o.programme_id = row.id<ProgrammeTag>();
    page.programme_code = row.text();
    o.title = row.localized();
    o.kind = row.text();
    page.kind_name = row.localized();
    o.date = row.maybe_date();
    o.place_code = row.maybe_text();
    page.place_name = row.localized();
    o.country = row.maybe_text();
    o.channel = row.text();
  }
  return pages;
}

void read_audiences(Connection& connection, std::vector<OutreachPage>& pages) {
  std::vector<OutreachActivityId> ids;
  std::unordered_map<OutreachActivityId, std::size_t> places;
  for (auto const& page : pages) {
    places[page.activity.id] = ids.size();
    ids.push_back(page.activity.id);
  }
  Rows rows = connection.run(find_audiences, {{"ids", ids}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& page = pages[places.at(row.id<OutreachActivityTag>())];
    Audience audience;
    audience.country = row.maybe_text();
    audience.total = row.small();
    audience.women = row.maybe_small();
    audience.men = row.maybe_small();
    audience.method = audience_method_named(row.text()).value_or(AudienceMethod::estimated);
    audience.note = row.text();
    page.total = page.total.value_or(0) + audience.total;
    page.activity.audiences.push_back(std::move(audience));
  }
}

}  // namespace

Result<void> PostgresOutreachStore::insert(OutreachActivity const& o) {
  auto written = connection_.write(insert_activity, {{"id", o.id}, {"programme_id", o.programme_id}, {"title_fr", o.title.fr},
      {"title_ar", o.title.ar}, {"title_en", o.title.en}, {"kind", o.kind}, {"date", o.date}, {"place", o.place_code},
      {"country", o.country}, {"channel", o.channel}});
  if (!written) return refuse(std::move(written.error()));
  return write_audiences(o);
}

Result<void> PostgresOutreachStore::update(OutreachActivity const& o) {
  auto written = connection_.write(update_activity, {{"programme_id", o.programme_id}, {"title_fr", o.title.fr},
      {"title_ar", o.title.ar}, {"title_en", o.title.en}, {"kind", o.kind}, {"date", o.date}, {"place", o.place_code},
      {"country", o.country}, {"channel", o.channel}, {"id", o.id}, {"version", o.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(delete_audiences, {{"id", o.id}});
  return write_audiences(o);
}

Result<void> PostgresOutreachStore::remove(OutreachActivityId id, int version) {
  auto written = connection_.write(delete_activity, {{"id", id}, {"version", version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<OutreachPage> PostgresOutreachStore::find(OutreachActivityId id, OutreachFilter const& scope) {
  Rows rows = connection_.run(find_activity, {{"id", id}, {"only", scope.only_programme}, {"only_from", scope.only_from},
      {"only_to", scope.only_to}});
  auto pages = pages_from(rows);
  if (pages.empty()) return std::nullopt;
  read_audiences(connection_, pages);
  return std::move(pages.front());
}

Page<OutreachPage> PostgresOutreachStore::list(OutreachFilter const& f, PageRequest const& request) {
  Rows rows = connection_.run(list_activities, {{"search", f.search}, {"programme", f.programme}, {"kind", f.kind}, {"from", f.from},
      {"to", f.to}, {"only", f.only_programme}, {"only_from", f.only_from}, {"only_to", f.only_to}, {"after_key", request.after_key},
      {"after_id", request.after_id}, {"limit", request.limit + 1}});
  auto page = page_of(pages_from(rows), request, [](auto const& o) { return o.activity.date ? o.activity.date->text() : std::string(); },
                      [](auto const& o) { return o.activity.id.text(); });
  read_audiences(connection_, page.items);
  if (request.with_total) {
    Rows counted = connection_.run(count_activities, {{"search", f.search}, {"programme", f.programme}, {"kind", f.kind},
        {"from", f.from}, {"to", f.to}, {"only", f.only_programme}, {"only_from", f.only_from}, {"only_to", f.only_to}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<void> PostgresOutreachStore::write_audiences(OutreachActivity const& o) {
  for (std::size_t i = 0; i < o.audiences.size(); ++i) {
    auto const& audience = o.audiences[i];
    auto written = connection_.write(insert_audience, {{"id", o.id}, {"position", i}, {"country", audience.country},
        {"total", audience.total}, {"women", audience.women}, {"men", audience.men}, {"method", name_of(audience.method)},
        {"note", audience.note}});
    if (!written) return refuse(std::move(written.error()));
  }
  return {};
}

}  // namespace athar::persistence
