#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "domain/shared/localized_text.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar::api {

/// The words that a table says for codes, in one language: those of the trade, those of the editable lists, the names of regions and countries.
class TableWords {
 public:
  TableWords(UnitOfWork& unit, Language language);

  Language language() const { return language_; }
  /// Of a family of server/json/terms.hpp. The code itself where there is no word; empty for an empty code.
  std::string term(std::string_view family, std::string_view code) const;
  /// Of an editable list: "person_category", "grade" …
  std::string listed(std::string_view list, std::string_view code) const;
  /// Of a region or a country.
  std::string place(std::string_view code) const;
  std::string text(LocalizedText const& text) const { return text.in(language_); }
  std::string yes_or_no(bool truth) const;

 private:
  Language language_;
  std::map<std::pair<std::string, std::string>, std::string, std::less<>> listed_;
  std::map<std::string, std::string, std::less<>> places_;
};

}  // namespace athar::api
