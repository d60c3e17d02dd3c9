#include "server/documents/partner_report.hpp"

namespace athar::documents {
namespace {

Fields cell(PartnerReportDocument::Cell const& lines, Language language) {
  Fields list{Fields::type::list};
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].empty()) list.push_back(i == 0 ? paragraph(lines[i], language, "said") : sentence(lines[i], language, "more"));
  return Fields("lines", list);
}

Fields section(PartnerReportDocument::Section const& from, Language language) {
  Fields one;
  one.set("title", Fields(from.title));
  one.set("has_note", !from.note.empty());
  one.set("note", Fields(from.note));
  one.set("has_rows", !from.rows.empty());
  one.set("empty", Fields(from.empty));
  Fields columns{Fields::type::list}, rows{Fields::type::list};
  for (auto const& column : from.columns) {
    Fields head;
    head.set("label", Fields(column.label));
    head.set("percent", Fields(std::to_string(column.percent)));
    columns.push_back(head);
  }
  for (auto const& row : from.rows) {
    Fields cells{Fields::type::list};
    for (auto const& each : row) cells.push_back(cell(each, language));
    rows.push_back(Fields("cells", cells));
  }
  one.set("columns", columns);
  one.set("rows", rows);
  return one;
}

}  // namespace

std::string partner_report_page(Templates const& templates, PartnerReportDocument const& document, Edition const& edition) {
  auto const language = leading_language(edition.language);
  auto fields = common_fields(edition);
  fields.set("title", Fields(document.heading + " – " + document.organisation));
  fields.set("heading", Fields(document.heading));
  fields.set("organisation", Fields(document.organisation));
  fields.set("lead", Fields(document.lead));
  fields.set("identity", Fields(document.identity));
  Fields sections{Fields::type::list};
  for (auto const& each : document.sections) sections.push_back(section(each, language));
  fields.set("sections", sections);
  return templates.fill("partner_report", std::move(fields));
}

}  // namespace athar::documents
