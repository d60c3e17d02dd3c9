#include "server/documents/visit_programme.hpp"

#include <array>

#include "domain/documents/wording.hpp"

namespace athar::documents {
namespace {

struct Column {
  Word label;
  int width;                                 ///< twentieths of a point; a table is 9860 wide
  char const* kind;                          ///< a class of the stylesheet
};

constexpr Word means_word(TravelMeans means) {
  switch (means) {
    case TravelMeans::plane: return words::by_plane;
    case TravelMeans::train: return words::by_train;
    case TravelMeans::coach: return words::by_coach;
    case TravelMeans::car: return words::by_car;
    case TravelMeans::boat: return words::by_boat;
  }
  return words::by_car;
}

/// A text that is the same in every language.
Fields plain(std::string const& text, DocumentLanguage language, char const* style = "Cell") {
  Fields list{Fields::type::list};
  auto const leading = leading_language(language);
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    if (end > at) list.push_back(paragraph(text.substr(at, end - at), leading, style));
    at = end + 1;
  }
  return list;
}

Fields cell(Fields lines, Column const& column) {
  Fields one;
  one.set("lines", lines);
  one.set("has_lines", !lines.is_empty_list());
  one.set("width", Fields(std::to_string(column.width)));
  one.set("percent", Fields(fmt::format("{:.2f}", column.width / 98.6)));
  one.set("kind", Fields(std::string(column.kind)));
  return one;
}

/// `more` is taken by value: what a call answers lives until the end of the loop.
void append(Fields& list, Fields more) {
  for (auto const& each : more.list_value()) list.push_back(each);
}

/// A table with its title above it; `rows` are lists of cells.
Fields table(Fields title, std::vector<Column> const& columns, std::vector<std::vector<Fields>> const& rows, DocumentLanguage language) {
  Fields heads{Fields::type::list}, body{Fields::type::list};
  for (auto const& column : columns) heads.push_back(cell(lines(column.label, language, "Heading"), column));
  for (auto const& row : rows) {
    Fields cells{Fields::type::list};
    for (std::size_t i = 0; i < columns.size(); ++i) cells.push_back(cell(row[i], columns[i]));
    body.push_back(Fields("cells", cells));
  }
  Fields one;
  one.set("title", title);
  one.set("columns", heads);
  one.set("rows", body);
  return one;
}

LocalizedText dates_of(VisitHost const& host) {
  auto in = [&](Language language) -> std::string {
    if (!host.from && !host.to) return {};
    auto const from = host.from.value_or(*(host.to ? host.to : host.from)), to = host.to.value_or(from);
    return from == to ? wording::date(from, language) : fmt::format("{} – {}", wording::date(from, language), wording::date(to, language));
  };
  return {in(Language::fr), in(Language::ar), in(Language::en)};
}

LocalizedText name_of_host(VisitHost const& host) { return host.organisation_id ? host.organisation_name : LocalizedText{host.name, {}, {}}; }

LocalizedText town_of(VisitHost const& host) {
  auto in = [&](std::string const& country, std::string_view comma) {
    return host.city.empty() || country.empty() ? host.city + country : fmt::format("{}{}{}", host.city, comma, country);
  };
  return {in(host.country_name.in(Language::fr), ", "), in(host.country_name.in(Language::ar), "، "), in(host.country_name.in(Language::en), ", ")};
}

Fields hosts_table(VisitProgramme const& programme, DocumentLanguage language) {
  std::vector<Column> const columns{{words::number, 560, "number"}, {words::host_institution, 3700, ""}, {words::town, 1900, ""},
                                    {words::dates, 1700, ""}, {words::contact, 2000, ""}};
  std::vector<std::vector<Fields>> rows;
  for (auto const& host : programme.hosts)
    rows.push_back({plain(std::to_string(rows.size() + 1), language, "Middle"), lines(name_of_host(host), language, "Value"),
                    lines(town_of(host), language, "Cell"), lines(dates_of(host), language, "Cell"), plain(host.contact, language)});
  return table(lines(words::host_institutions, language, "Strong"), columns, rows, language);
}

LocalizedText journey(TravelLeg const& leg) {
  auto in = [&](Language language) {
    auto out = fmt::format("{}{}{}", means_word(leg.means).in(language), leg.number.empty() ? "" : " ", leg.number);
    out += worded(words::journey, language, leg.from, leg.to);
    if (leg.arrives_on != leg.departs_on)
      out += worded(words::arrival, language, wording::date(leg.arrives_on, language), leg.arrives_at ? leg.arrives_at->text() : std::string());
    return out;
  };
  return {in(Language::fr), in(Language::ar), in(Language::en)};
}

std::string hours_of(ProgrammeLine const& line) {
  if (!line.starts) return {};
  return line.ends ? fmt::format("{} – {}", line.starts->text(), line.ends->text()) : line.starts->text();
}

Fields day_table(ProgrammeDay const& day, DocumentLanguage language) {
  std::vector<Column> const columns{{words::hours, 1500, "hours"}, {words::subject, 4060, ""}, {words::place, 2400, ""}, {words::contact, 1900, ""}};
  std::vector<std::vector<Fields>> rows;
  for (auto const& line : day.lines) {
    auto const hours = plain(hours_of(line), language, "Middle");
    if (line.leg) {
      rows.push_back({hours, lines(journey(*line.leg), language, "Cell"), plain({}, language), plain({}, language)});
      continue;
    }
    Fields where{Fields::type::list};
    if (line.host) append(where, lines(name_of_host(*line.host), language, "Cell"));
    append(where, plain(line.entry->place, language));
    rows.push_back({hours, lines(line.entry->title, language, "Value"), where, plain(line.entry->contact, language)});
  }
  Fields title{Fields::type::list};
  for (auto each : languages_in(language)) title.push_back(paragraph(wording::date_with_weekday(day.date, each), each, "Strong"));
  return table(title, columns, rows, language);
}

Fields travellers_table(VisitProgramme const& programme, DocumentLanguage language) {
  std::vector<Column> const columns{{words::number, 560, "number"}, {words::name, 2500, ""}, {words::name_ar, 2100, ""},
                                    {words::organisation, 2700, ""}, {words::function, 2000, ""}};
  std::vector<std::vector<Fields>> rows;
  for (auto const& line : programme.travellers) {
    Fields name{Fields::type::list}, arabic{Fields::type::list};
    if (!line.name.empty()) name.push_back(paragraph(line.name, Language::fr, "Value"));
    if (!line.name_ar.empty()) arabic.push_back(paragraph(line.name_ar, Language::ar, "Value"));
    auto function = plain(line.function, language);
    if (programme.has_head && rows.empty()) append(function, lines(words::head_of_delegation, language, "Label"));
    rows.push_back({plain(std::to_string(line.number), language, "Middle"), name, arabic, lines(line.organisation, language, "Cell"), function});
  }
  return table(lines(words::delegation, language, "Strong"), columns, rows, language);
}

Fields period(SessionPage const& page, DocumentLanguage language) {
  Fields list{Fields::type::list};
  if (!page.first_date || !page.last_date) return list;
  for (auto each : languages_in(language)) {
    auto const first = wording::date(*page.first_date, each);
    list.push_back(paragraph(*page.first_date == *page.last_date ? first : fmt::format("{} – {}", first, wording::date(*page.last_date, each)), each, "Middle"));
  }
  return list;
}

Fields fields_of(SessionPage const& page, VisitProgramme const& programme, Edition const& edition, Fields fields) {
  auto const language = edition.language;
  fields.set("title", Fields(fmt::format("{} – {}", words::visit_programme.in(leading_language(language)), page.reference)));
  fields.set("heading", lines(words::visit_programme, language, "Title"));
  fields.set("session_title", lines(page.session.title, language, "Subtitle"));
  fields.set("period", period(page, language));
  Fields tables{Fields::type::list};
  for (auto const& day : programme.days) tables.push_back(day_table(day, language));
  if (!programme.hosts.empty()) tables.push_back(hosts_table(programme, language));
  if (!programme.travellers.empty()) tables.push_back(travellers_table(programme, language));
  fields.set("tables", tables);
  fields.set("identity", Fields(page.reference));
  return fields;
}

}  // namespace

std::string visit_programme_page(Templates const& templates, SessionPage const& page, VisitProgramme const& programme, Edition const& edition) {
  return templates.fill("visit_programme", fields_of(page, programme, edition, common_fields(edition)));
}

std::vector<Part> visit_programme_parts(Templates const& templates, SessionPage const& page, VisitProgramme const& programme, Edition const& edition) {
  auto common = common_fields(edition);
  auto const pictures = logo_pictures(edition.letterhead, common);
  auto const leading = leading_language(edition.language);
  Fields foot{Fields::type::list};
  foot.push_back(paragraph(page.reference, leading, "Foot"));
  foot.push_back(as_composed(foot_line(edition), leading, "Foot"));
  Fields footer;
  footer.set("foot", foot);
  footer.set("page_total", page_total(1));
  footer.set("foot_width", Fields(std::string("9860")));
  footer.set("foot_middle", Fields(std::string("7860")));
  common.set("footer_number", Fields(std::string("1")));
  Fields whole("body", Fields(templates.fill("visit_programme", fields_of(page, programme, edition, common))));
  return word_file(templates, templates.fill("document", std::move(whole)), {templates.fill("footer", footer)}, pictures);
}

}  // namespace athar::documents
