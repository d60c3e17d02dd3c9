#include <algorithm>
#include <map>

#include "domain/documents/wording.hpp"
#include "domain/published/published_table.hpp"
#include "server/api/partner_reports/contents.hpp"
#include "server/api/published_tables/views.hpp"
#include "server/documents/partner_report_words.hpp"
#include "server/json/terms.hpp"

namespace athar::api {
namespace {

using Document = documents::PartnerReportDocument;

Document::Section section_of(UnitOfWork& unit, PublishedTable const& table, Edition const& edition, Language language) {
  auto const groupings = groupings_of(unit, table, edition.figures);
  std::map<std::vector<std::string>, std::string> shown;
  for (auto const& figure : edition.figures)
    shown[figure.key] = figure.shown.mark == Mark::number ? std::to_string(figure.shown.number)
                                                          : json::term(language, "published_mark", std::string(name_of(figure.shown.mark)));
  PublishedGrouping const none{};
  auto const& lines = groupings.empty() ? none : groupings[0];
  auto const& columns = groupings.size() < 2 ? none : groupings[1];
  auto const total = json::term(language, "published_mark", "total");
  Document::Section section{.title = table.title.in(language),
                            .note = documents::worded(documents::partner_report_words::reach_note, language, measure_name(table).in(language),
                                                      wording::date(edition.day, language)),
                            .columns = {{lines.dimension.empty() ? "" : json::term(language, "dimension", lines.dimension), 40}}, .rows = {}, .empty = {}};
  int const width = 60 / (static_cast<int>(columns.codes.size()) + 1);
  for (auto const& code : columns.codes) section.columns.push_back({code_name(columns, code, language), width});
  section.columns.push_back({total, width});
  auto const line = [&](std::string const& name, std::string const& code) {
    std::vector<Document::Cell> cells{{name}};
    std::vector<std::string> key(groupings.size());
    if (!key.empty()) key[0] = code;
    for (auto const& column : columns.codes) {
      key[1] = column.code;
      cells.push_back({shown[key]});
    }
    if (key.size() == 2) key[1].clear();
    cells.push_back({shown[key]});
    section.rows.push_back(std::move(cells));
  };
  for (auto const& code : lines.codes) line(code_name(lines, code, language), code.code);
  line(total, "");
  return section;
}

}  // namespace

std::vector<Document::Section> published_reach(UnitOfWork& unit, std::vector<AgreementId> const& agreements, Language language) {
  std::vector<Document::Section> sections;
  for (auto const& table : unit.published_tables().all()) {
    auto const& of = table.agreement_id;
    if (!of || table.withdrawn_at || std::find(agreements.begin(), agreements.end(), *of) == agreements.end()) continue;
    auto const edition = unit.published_tables().last_edition(table.id);
    if (edition && !edition->figures.empty()) sections.push_back(section_of(unit, table, *edition, language));
  }
  return sections;
}

}  // namespace athar::api
