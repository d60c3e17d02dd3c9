#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

// A code goes before a name, the wider place before the narrower; a name that leaves two of one width means none. Keys are made once
// of each text and place, then joined.
constexpr std::string_view find_places = R"(
with asked as materialized (
  select g.text, upper(g.text) as code, athar.search_key(g.text) as key from unnest(CAST(:texts AS text[])) as g(text)),
named as materialized (
  select p.code, athar.search_key(k.name) as key,
         case p.kind when 'country' then 1 when 'region' then 2 when 'province' then 3 else 4 end as width
  from athar.place p
  cross join lateral unnest(array[p.name_fr, p.name_ar, p.name_en]) as k(name)
  where k.name <> '' and (CAST(:kind AS text) = '' or p.kind = CAST(:kind AS text))),
found as (
  select a.text, p.code, 0 as width
  from asked a join athar.place p on p.code = any (array[a.code, a.text])
  where CAST(:kind AS text) = '' or p.kind = CAST(:kind AS text)
  union
  select a.text, n.code, n.width from asked a join named n on n.key = a.key where a.key <> ''),
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
  // A list repeats its names, and has many empty ones: each is asked for once.
  std::map<std::string_view, std::size_t> places;
  std::vector<std::string> asked;
  for (auto const& name : names)
    if (!name.empty() && places.emplace(name, asked.size()).second) asked.push_back(name);
  std::vector<std::string> keys;
  if (!asked.empty()) {
    Rows rows = connection_.run(find_name_keys, {{"names", asked}});
    for (std::size_t i = 0; i < rows.size(); ++i) keys.push_back(RowReader(rows, i).text());
  }
  std::vector<std::string> out;
  out.reserve(names.size());
  for (auto const& name : names) out.push_back(name.empty() ? std::string() : keys[places.at(name)]);
  return out;
}

}  // namespace athar::persistence
