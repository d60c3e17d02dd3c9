#include "persistence/courses/course_store.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view list_by_title = R"(
select c.id, c.version, c.reference, c.title_fr, c.title_ar, c.title_en, c.kind, c.modality, c.languages,
       array(select CAST(d.days AS text) from athar.course_duration d where d.course_id = c.id order by d.days), c.archived,
       (select count(*) from athar.session s where s.course_id = c.id),
       (select min(s.first_date) from athar.session s
        where s.course_id = c.id and s.first_date >= CAST(:today AS date) and s.status not in ('cancelled', 'postponed')),
       c.sort_key
from athar.course c
where (CAST(:search AS text) IS NULL OR c.search_text LIKE all (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:language AS text) IS NULL OR c.languages @> array[CAST(:language AS text)])
  and (CAST(:kind AS text) IS NULL OR c.kind = :kind)
  and (CAST(:archived AS boolean) IS NULL OR c.archived = CAST(:archived AS boolean))
  and (CAST(:after_id AS uuid) IS NULL OR (c.sort_key, c.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by c.sort_key, c.id
limit :limit)";

constexpr std::string_view count_courses = R"(
select count(*) from (
  select 1 from athar.course c
  where (CAST(:search AS text) IS NULL OR c.search_text LIKE all (athar.search_patterns(CAST(:search AS text))))
    and (CAST(:language AS text) IS NULL OR c.languages @> array[CAST(:language AS text)])
    and (CAST(:kind AS text) IS NULL OR c.kind = :kind)
    and (CAST(:archived AS boolean) IS NULL OR c.archived = CAST(:archived AS boolean))
  limit 10001) as counted)";

}  // namespace

Page<CourseRow> PostgresCourseStore::list(CourseFilter const& filter, PageRequest const& request) {
  auto const kind = filter.kind ? std::optional(std::string(name_of(*filter.kind))) : std::nullopt;
  Rows rows = connection_.run(list_by_title, {{"today", filter.today}, {"search", filter.search}, {"language", filter.language},
      {"kind", kind}, {"archived", filter.archived}, {"after_id", request.after_id}, {"after_key", request.after_key},
      {"limit", request.limit + 1}});
  std::vector<CourseRow> items(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& c = items[i];
    c.id = row.id<CourseTag>();
    c.version = row.small();
    c.reference = row.text();
    c.title = row.localized();
    c.kind = session_kind_named(row.text()).value_or(SessionKind::training);
    c.modality = modality_named(row.text()).value_or(Modality::in_person);
    c.languages = row.texts();
    for (auto const& days : row.texts()) c.durations_days.push_back(std::stoi(days));
    c.archived = row.boolean();
    c.editions = row.small();
    c.next_date = row.maybe_date();
    c.sort_key = row.text();
  }
  auto page = page_of(std::move(items), request, [](auto const& c) { return c.sort_key; }, [](auto const& c) { return c.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_courses, {{"search", filter.search}, {"language", filter.language}, {"kind", kind},
        {"archived", filter.archived}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
