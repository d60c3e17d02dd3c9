#include "server/api/outreach/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

/// An activity with one of its audiences.
struct Line {
  std::shared_ptr<OutreachPage const> page;
  Audience const* audience{nullptr};

  OutreachActivity const& activity() const { return page->activity; }
};

std::vector<Line> lines_of(std::vector<OutreachPage> pages) {
  std::vector<Line> lines;
  for (auto& each : pages) {
    auto const page = std::make_shared<OutreachPage const>(std::move(each));
    for (auto const& audience : page->activity.audiences) lines.push_back({page, &audience});
    if (page->activity.audiences.empty()) lines.push_back({page});
  }
  return lines;
}

template <class Get>
std::function<Cell(Line const&, TableWords const&)> of_audience(Get get) {
  return [get](Line const& line, TableWords const& words) { return line.audience ? get(*line.audience, words) : Cell{}; };
}

std::vector<TableColumn<Line>> columns() {
  return {
      {"programme", [](auto const& l, auto const&) { return cell(l.page->programme_code); }},
      {"title", [](auto const& l, auto const& words) { return cell(words.text(l.activity().title)); }},
      {"outreach_kind", [](auto const& l, auto const& words) { return cell(words.text(l.page->kind_name)); }},
      {"date", [](auto const& l, auto const&) { return cell(l.activity().date); }},
      {"place", [](auto const& l, auto const& words) { return cell(words.text(l.page->place_name)); }},
      {"country", [](auto const& l, auto const& words) { return cell(words.place(l.activity().country.value_or(""))); }},
      {"channel", [](auto const& l, auto const&) { return cell(l.activity().channel); }},
      {"audience_country", of_audience([](auto const& a, auto const& words) { return cell(words.place(a.country.value_or(""))); })},
      {"audience_total", of_audience([](auto const& a, auto const&) { return cell(a.total); })},
      {"audience_women", of_audience([](auto const& a, auto const&) { return cell(a.women); })},
      {"audience_men", of_audience([](auto const& a, auto const&) { return cell(a.men); })},
      {"audience_method", of_audience([](auto const& a, auto const& words) { return cell(words.term("audience_method", name_of(a.method))); })},
      {"audience_note", of_audience([](auto const& a, auto const&) { return cell(a.note); })},
  };
}

}  // namespace

OutreachFilter outreach_scope(Call const& call) {
  auto const scope = call.caller.scope(Permission::outreach_read);
  OutreachFilter filter;
  filter.only_programme = scope.programme;
  filter.only_from = scope.from;
  filter.only_to = scope.to;
  return filter;
}

Result<AskedOutreach> asked_outreach(Call const& call) {
  QueryReader query(call);
  AskedOutreach asked{.filter = outreach_scope(call), .page = {}};
  asked.filter.search = query.text("q");
  asked.filter.programme = query.text("programme");
  asked.filter.kind = query.text("kind");
  asked.filter.from = query.date("from");
  asked.filter.to = query.date("to");
  asked.page = query.page({"-date"});
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable outreach_table() {
  return {.list = "outreach_activities",
          .title = {"Rayonnement", "الإشعاع", "Outreach"},
          .permission = Permission::outreach_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_outreach(call);
            if (!asked) return refuse(std::move(asked.error()));
            return std::make_unique<PagedTable<Line>>(
                columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest& next, std::vector<Line>& lines) {
                  auto page = unit.outreach().list(filter, next);
                  bool const more = go_on(page, next);
                  lines = lines_of(std::move(page.items));
                  return more;
                });
          }};
}

}  // namespace athar::api
