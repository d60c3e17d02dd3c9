#pragma once
#include <span>
#include <string_view>

#include "domain/shared/localized_text.hpp"

namespace athar::api {

/// Where the drop-down of a column takes its values from.
enum class Choices { none, sex, title, category, administrative_level, grade, organisation_type, session_kind, modality, role, language, presence,
                     agreement_type, agreement_status, renewal_rule, yes_or_no,
                     region, country, programme, course };

/// What is written in the cells of a column.
enum class Written { text, date, time, number, day_in_part, several };

/// A column of a template: its header is one that the import finds by itself.
struct TemplateColumn {
  std::string_view field;                    ///< of the import
  std::string_view fr, ar, en;
  std::string_view example_fr, example_ar, example_en;
  Choices choices{Choices::none};            ///< the example is then the first choice
  Written written{Written::text};
  bool required{false};

  std::string_view header(Language language) const { return language == Language::ar ? ar : language == Language::en ? en : fr; }
  std::string_view example(Language language) const {
    return language == Language::ar ? example_ar : language == Language::en ? example_en : example_fr;
  }
};

/// A list that can be imported, as an empty spreadsheet.
struct ListTemplate {
  std::string_view kind;                     ///< "people"
  std::string_view fr, ar, en;
  std::span<TemplateColumn const> columns;

  std::string_view title(Language language) const { return language == Language::ar ? ar : language == Language::en ? en : fr; }
};

std::span<ListTemplate const> list_templates();

}  // namespace athar::api
