#include "server/api/published_tables/views.hpp"

#include <algorithm>

#include "domain/published/publication.hpp"
#include "domain/reach/reach_store.hpp"
#include "server/json/terms.hpp"

namespace athar::api {

LocalizedText measure_name(PublishedTable const& table) { return reach::definition(*reach::measure_coded(table.measure)).name; }
// Sessions without names are in no printed table, whatever the measure does with them elsewhere.
LocalizedText measure_text(PublishedTable const& table) {
  auto const& measure = *reach::measure_coded(table.measure);
  return reach::definition(measure, measure.default_percent, measure.scope, reach::HeadCountRule::excluded, reach::Attributes::at_session).text;
}

ProgrammeTitles programme_titles(UnitOfWork& unit, std::vector<PublishedTable> const& tables) {
  std::vector<std::string> ids;
  for (auto const& table : tables)
    if (table.programme_id) ids.push_back(table.programme_id->text());
  return ids.empty() ? ProgrammeTitles{} : unit.reach().labels(reach::Dimension::programme, ids);
}

std::optional<LocalizedText> programme_title(ProgrammeTitles const& titles, PublishedTable const& table) {
  auto const found = table.programme_id ? titles.find(table.programme_id->text()) : titles.end();
  return found == titles.end() ? std::nullopt : std::optional(found->second);
}

AgreementNames agreement_names(UnitOfWork& unit, std::vector<PublishedTable> const& tables) {
  bool const any = std::any_of(tables.begin(), tables.end(), [](auto const& table) { return table.agreement_id.has_value(); });
  return any ? unit.published_tables().agreements() : AgreementNames{};
}

std::vector<PublishedGrouping> groupings_of(UnitOfWork& unit, PublishedTable const& table, std::vector<PublishedFigure> const& figures) {
  std::vector<PublishedGrouping> groupings;
  for (std::size_t i = 0; i < table.by.size(); ++i) {
    auto const codes = published::codes_of(table, i, figures);
    auto const labels = unit.reach().labels(table.by[i], codes);
    PublishedGrouping grouping{std::string(reach::name(table.by[i])), {}};
    for (auto const& code : codes) {
      auto const found = labels.find(code);
      grouping.codes.push_back({code, found == labels.end() ? std::nullopt : std::optional(found->second)});
    }
    groupings.push_back(std::move(grouping));
  }
  return groupings;
}

std::string code_name(PublishedGrouping const& grouping, PublishedCode const& code, Language language) {
  // Nothing stated is said as of a sex, whatever the dimension.
  if (code.code == reach::unknown_code) return json::term(language, "sex", "not_stated");
  if (code.name) return code.name->in(language);
  return json::term(language, grouping.dimension == "kind" ? "session_kind" : grouping.dimension, code.code);
}

std::vector<std::string> names_of(std::vector<reach::Dimension> const& dimensions) {
  std::vector<std::string> names;
  for (auto dimension : dimensions) names.emplace_back(reach::name(dimension));
  return names;
}

}  // namespace athar::api
