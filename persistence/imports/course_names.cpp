#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

// "C-0007", "C-0007 · Budgétisation sensible au genre", or a title. Of texts that name none, the titles that share most with them.
constexpr std::string_view find_courses = R"(
with wanted as (
  select g.text, athar.search_key(g.text) as key, upper(split_part(btrim(g.text), ' ', 1)) as first_word
  from unnest(CAST(:texts AS text[])) as g(text)
), meant as (
  select w.text, c.id
  from wanted w
  join athar.course c on c.reference = w.first_word
                      or (w.key <> '' and w.key in (athar.search_key(c.title_fr), athar.search_key(c.title_ar), athar.search_key(c.title_en)))
), alike as (
  select w.text, n.id, n.nearness
  from wanted w
  cross join lateral (
    select c.id, greatest(public.similarity(w.key, athar.search_key(c.title_fr)), public.similarity(w.key, athar.search_key(c.title_ar)),
                          public.similarity(w.key, athar.search_key(c.title_en)), public.word_similarity(w.key, c.search_text) * 0.9) as nearness
    from athar.course c
    where w.key <> '' and not c.archived
    order by nearness desc, c.ordinal
    limit 5) n
  where n.nearness >= 0.3 and not exists (select 1 from meant m where m.text = w.text)
), named as (
  select m.text, m.id, true as is_meant, 1.0 as nearness from meant m
  union all
  select a.text, a.id, false, a.nearness from alike a
)
select n.text, n.is_meant, c.id, c.reference, c.title_fr, c.title_ar, c.title_en, c.kind, c.modality, c.seats, c.languages, c.archived,
       coalesce((select min(d.days) from athar.course_duration d where d.course_id = c.id), 0)
from named n
join athar.course c on c.id = n.id
order by n.text, n.is_meant desc, n.nearness desc, c.ordinal)";

}  // namespace

std::map<std::string, NamedCourses> PostgresImportedRecords::courses_named(std::vector<std::string> const& texts) {
  std::map<std::string, NamedCourses> out;
  if (texts.empty()) return out;
  Rows rows = connection_.run(find_courses, {{"texts", texts}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& named = out[row.text()];
    auto& known = (row.boolean() ? named.meant : named.alike).emplace_back();
    auto& course = known.course;
    course.id = row.id<CourseTag>();
    known.reference = row.text();
    course.title = row.localized();
    course.kind = session_kind_named(row.text()).value_or(SessionKind::training);
    course.modality = modality_named(row.text()).value_or(Modality::in_person);
    course.seats = row.maybe_small();
    course.languages = row.texts();
    course.archived = row.boolean();
    if (auto const days = row.small(); days > 0) course.durations = {{days, std::nullopt}};
  }
  return out;
}

}  // namespace athar::persistence
