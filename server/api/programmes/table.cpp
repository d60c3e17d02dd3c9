#include "server/api/programmes/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<ProgrammeRow>> columns() {
  return {
      {"code", [](auto const& r, auto const&) { return cell(r.code); }},
      {"title_fr", [](auto const& r, auto const&) { return cell(r.title.fr); }},
      {"title_ar", [](auto const& r, auto const&) { return cell(r.title.ar); }},
      {"title_en", [](auto const& r, auto const&) { return cell(r.title.en); }},
      {"starts_on", [](auto const& r, auto const&) { return cell(r.starts_on); }},
      {"ends_on", [](auto const& r, auto const&) { return cell(r.ends_on); }},
      {"dates_note", [](auto const& r, auto const&) { return cell(r.dates_note); }},
      {"budget", [](auto const& r, auto const&) { return r.budget ? cell(static_cast<double>(r.budget->amount_minor) / 100) : Cell{}; }},
      {"currency", [](auto const& r, auto const&) { return r.budget ? cell(r.budget->currency) : Cell{}; }},
      {"budget_estimated", [](auto const& r, auto const& words) { return r.budget ? cell(words.yes_or_no(r.budget->estimated)) : Cell{}; }},
      {"sessions_count", [](auto const& r, auto const&) { return cell(r.sessions_count); }},
  };
}

}  // namespace

Result<AskedProgrammes> asked_programmes(Call const& call) {
  QueryReader query(call);
  AskedProgrammes asked{.filter = {.search = query.text("q"), .code = query.text("code"),
                                   .only = call.caller.scope(Permission::programmes_read).programme},
                        .page = query.page({"code"})};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable programmes_table() {
  return {.list = "programmes",
          .title = {"Programmes", "البرامج", "Programmes"},
          .permission = Permission::programmes_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_programmes(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<ProgrammeRow>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.programmes().list(filter, page);
            });
          }};
}

}  // namespace athar::api
