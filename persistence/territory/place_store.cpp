#include "persistence/territory/place_store.hpp"

#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_place = R"(
select p.code, p.kind, p.parent_code, p.region_code, p.country_code, p.type, p.name_fr, p.name_ar, p.name_en,
       coalesce(u.name_fr, ''), coalesce(u.name_ar, ''), coalesce(u.name_en, ''), p.search_text
from athar.place p
left join athar.place u on u.code = p.parent_code
where p.code = :code)";

constexpr std::string_view list_places = R"(
select p.code, p.kind, p.parent_code, p.region_code, p.country_code, p.type, p.name_fr, p.name_ar, p.name_en,
       coalesce(u.name_fr, ''), coalesce(u.name_ar, ''), coalesce(u.name_en, ''), p.search_text
from athar.place p
left join athar.place u on u.code = p.parent_code
where (CAST(:search AS text) IS NULL OR p.code = CAST(:search AS text)
       OR p.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:kind AS text) IS NULL OR p.kind = CAST(:kind AS text))
  and (CAST(:parent AS text) IS NULL OR p.parent_code = CAST(:parent AS text))
  and (CAST(:after_key AS text) IS NULL OR (p.search_text, p.code) > (CAST(:after_key AS text), CAST(:after_code AS text)))
order by p.search_text, p.code
limit :limit)";

constexpr std::string_view count_places = R"(
select count(*) from (
  select 1 from athar.place p
  where (CAST(:search AS text) IS NULL OR p.code = CAST(:search AS text)
         OR p.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text))))
    and (CAST(:kind AS text) IS NULL OR p.kind = CAST(:kind AS text))
    and (CAST(:parent AS text) IS NULL OR p.parent_code = CAST(:parent AS text))
  limit 10001) as counted)";

constexpr std::string_view unknown_parent = R"(
select i.parent_code from incoming i
where i.parent_code is not null
  and not exists (select 1 from athar.place p where p.code = i.parent_code)
  and not exists (select 1 from incoming other where other.code = i.parent_code)
order by i.position limit 1)";

constexpr std::string_view take_places = "select athar_derived.take_places()";

Place read_place(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  Place p;
  p.code = row.text();
  p.kind = row.text();
  p.parent_code = row.maybe_text();
  p.region_code = row.maybe_text();
  p.country_code = row.text();
  p.type = row.text();
  p.name = row.localized();
  p.parent_name = row.localized();
  p.sort_key = row.text();
  return p;
}

/// A field of COPY's text format.
void append_field(std::string& out, std::string_view text) {
  for (char c : text) {
    if (c == '\\') out += "\\\\";
    else if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else out += c;
  }
}

std::string copied(std::vector<OfficialPlace> const& rows) {
  std::string out;
  for (auto const& place : rows) {
    append_field(out, place.code);
    out += '\t';
    append_field(out, place.kind);
    out += '\t';
    if (place.parent_code) append_field(out, *place.parent_code);
    else out += "\\N";
    for (auto const* text : {&place.name.fr, &place.name.ar, &place.name.en, &place.type}) {
      out += '\t';
      append_field(out, *text);
    }
    out += '\n';
  }
  return out;
}

}  // namespace

std::optional<Place> PostgresPlaceStore::find(std::string const& code) {
  Rows rows = connection_.run(find_place, {{"code", code}});
  if (rows.empty()) return std::nullopt;
  return read_place(rows, 0);
}

Page<Place> PostgresPlaceStore::list(PlaceFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_places, {{"search", filter.search}, {"kind", filter.kind}, {"parent", filter.parent_code},
      {"after_key", request.after_key}, {"after_code", request.after_id}, {"limit", request.limit + 1}});
  std::vector<Place> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(read_place(rows, i));
  auto page = page_of(std::move(items), request, [](auto const& p) { return p.sort_key; }, [](auto const& p) { return p.code; });
  if (request.with_total) {
    Rows counted = connection_.run(count_places, {{"search", filter.search}, {"kind", filter.kind}, {"parent", filter.parent_code}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<OfficialListReport> PostgresPlaceStore::take_official_list(std::vector<OfficialPlace> const& rows) {
  auto checked = checked_official_list(rows);
  if (!checked) return refuse(std::move(checked.error()));
  connection_.script(R"(
    create temporary table incoming (position integer generated always as identity, code text, kind text, parent_code text,
                                     name_fr text, name_ar text, name_en text, type text) on commit drop)");
  connection_.copy_in("copy incoming (code, kind, parent_code, name_fr, name_ar, name_en, type) from stdin", copied(*checked));
  // `incoming` is another table in every transaction: what is remembered of these two statements is planned anew by PostgreSQL.
  Rows unknown = connection_.run(unknown_parent);
  if (!unknown.empty()) return refuse(invalid_field("rows", "unknown_place", RowReader(unknown, 0).text()));
  Rows taken = connection_.run(take_places);
  return OfficialListReport{static_cast<int>(rows.size()), RowReader(taken, 0).small()};
}

}  // namespace athar::persistence
