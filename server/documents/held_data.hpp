#pragma once
#include <string>
#include <utility>
#include <vector>

#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// Everything that is held on a person, as it is given to them: in the language of the edition.
struct HeldDataDocument {
  std::string person;                       ///< the name
  std::string reference;                    ///< of the record, at the foot
  struct Entry {
    std::vector<std::pair<std::string, std::string>> values;  ///< label, value
  };
  struct Section {
    std::string title;
    std::vector<Entry> entries;
  };
  std::vector<Section> sections;
  /// The controller's notice: label, text. Purpose, recipients, rights, receipt number.
  std::vector<std::pair<std::string, std::string>> notice;
};

std::vector<std::string> held_data_pages(Templates const& templates, HeldDataDocument const& document, Edition const& edition);

}  // namespace athar::documents
