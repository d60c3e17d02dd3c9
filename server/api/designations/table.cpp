#include "server/api/designations/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

using Page = DesignationPage;

template <class Get>
std::function<Cell(Page const&, TableWords const&)> counted(Get get) {
  return [get](Page const& page, TableWords const&) { return cell(get(page.counts(), page.designation.places)); };
}

std::vector<TableColumn<Page>> columns() {
  return {
      {"reference", [](auto const& p, auto const&) { return cell(p.session_reference); }},
      {"session", [](auto const& p, auto const& words) { return cell(words.text(p.session_title)); }},
      {"first_date", [](auto const& p, auto const&) { return cell(p.session_first_date); }},
      {"organisation", [](auto const& p, auto const& words) { return cell(words.text(p.organisation_name)); }},
      {"designation_state", [](auto const& p, auto const& words) { return cell(words.term("designation_state", name_of(p.designation.state))); }},
      {"places_asked", [](auto const& p, auto const&) { return cell(p.designation.places); }},
      {"designated", counted([](auto const& c, int) { return c.designated; })},
      {"registered", counted([](auto const& c, int) { return c.confirmed; })},
      {"waiting", counted([](auto const& c, int) { return c.waiting; })},
      {"places_missing", counted([](auto const& c, int places) { return c.missing(places); })},
      {"designated_women", counted([](auto const& c, int) { return c.women; })},
      {"women_percent", [](auto const& p, auto const&) { return cell(p.designation.women_percent); }},
      {"deadline", [](auto const& p, auto const&) { return cell(p.designation.deadline); }},
      {"outgoing_number", [](auto const& p, auto const&) { return cell(p.designation.outgoing_number); }},
      {"sent_on", [](auto const& p, auto const&) { return cell(p.designation.sent_on); }},
      {"reminders", [](auto const& p, auto const&) { return cell(static_cast<int>(p.reminders.size())); }},
      {"incoming_number", [](auto const& p, auto const&) { return cell(p.designation.incoming_number); }},
      {"answered_on", [](auto const& p, auto const&) { return cell(p.designation.answered_on); }},
  };
}

}  // namespace

Result<AskedDesignations> asked_designations(Call const& call) {
  QueryReader query(call);
  AskedDesignations asked;
  auto& filter = asked.filter;
  filter.search = query.text("q");
  if (auto const state = query.one_of("state", {"draft", "sent", "answered", "cancelled"})) filter.state = designation_state_named(*state);
  filter.session = query.id<SessionId>("session");
  filter.overdue = query.flag("overdue");
  filter.today = call.services.today();
  filter.scope = call.caller.scope(Permission::designations_read);
  asked.page = query.page({"deadline"});
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable designations_table() {
  return {.list = "designations",
          .title = {"Désignations", "التعيينات", "Designations"},
          .permission = Permission::designations_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_designations(call);
            if (!asked) return refuse(std::move(asked.error()));
            return std::make_unique<PagedTable<Page>>(
                columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest& next, std::vector<Page>& lines) {
                  auto page = unit.designations().list(filter, next);
                  bool const more = go_on(page, next);
                  lines = std::move(page.items);
                  return more;
                });
          }};
}

}  // namespace athar::api
