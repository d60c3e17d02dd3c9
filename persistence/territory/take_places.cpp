#include "persistence/territory/take_places.hpp"

#include "persistence/postgres/connection.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view take = "select athar_derived.take_places()";

}  // namespace

int take_places(std::string const& url, std::string_view tsv) {
  Connection connection({url, 0});
  connection.begin();
  connection.script(R"(
    create temporary table incoming (position integer generated always as identity, code text, kind text, parent_code text, name_fr text,
                                     name_ar text, name_en text, type text) on commit drop)");
  auto const first_row = tsv.find('\n');
  connection.copy_in("copy incoming (code, kind, parent_code, name_fr, name_ar, name_en, type) from stdin with (null '')",
                     first_row == std::string_view::npos ? std::string_view() : tsv.substr(first_row + 1));
  Rows rows = connection.run(take);
  int const taken = RowReader(rows, 0).small();
  connection.commit();
  return taken;
}

}  // namespace athar::persistence
