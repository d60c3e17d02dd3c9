#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

// A code goes before a name, the wider place before the narrower; a name that leaves two of one width means none.
constexpr std::string_view find_places = R"(
with asked as (
  select g.text, upper(g.text) as code, athar.search_key(g.text) as key from unnest(CAST(:texts AS text[])) as g(text)),
found as (
  select a.text, p.code, case when p.code = a.code or p.code = a.text then 0 when p.kind = 'country' then 1 when p.kind = 'region' then 2
                              when p.kind = 'province' then 3 else 4 end as width
  from asked a
  join athar.place p on p.code in (a.code, a.text)
    or (a.key <> '' and a.key in (athar.search_key(p.name_fr), athar.search_key(p.name_ar), athar.search_key(p.name_en)))
  where CAST(:kind AS text) = '' or p.kind = CAST(:kind AS text)),
widest as (select f.text, min(f.width) as width from found f group by f.text)
select f.text, min(f.code)
from found f join widest w on w.text = f.text and w.width = f.width
group by f.text
having count(distinct f.code) = 1)";

constexpr std::string_view find_name_keys = R"(
select athar.name_key(g.name) from unnest(CAST(:names AS text[])) with ordinality as g(name, place) order by g.place)";

}  // namespace

std::map<std::string, std::string> PostgresImportedRecords::places_named(std::vector<std::string> const& texts, std::string const& kind) {
  std::map<std::string, std::string> out;
  if (texts.empty()) return out;
  Rows rows = connection_.run(find_places, {{"texts", texts}, {"kind", kind}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto text = row.text();
    out.emplace(std::move(text), row.text());
  }
  return out;
}

std::vector<std::string> PostgresImportedRecords::name_keys(std::vector<std::string> const& names) {
  std::vector<std::string> out;
  if (names.empty()) return out;
  Rows rows = connection_.run(find_name_keys, {{"names", names}});
  out.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).text());
  return out;
}

}  // namespace athar::persistence
