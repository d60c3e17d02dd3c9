#pragma once
#include <string>
#include <vector>

#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// What a partner's account would show it, on paper, in the language of the edition. Every text is already in that language.
struct PartnerReportDocument {
  /// Lines of a cell; the first is the one to read, the others explain it.
  using Cell = std::vector<std::string>;
  struct Column {
    std::string label;
    int percent{0};
  };
  struct Section {
    std::string title;
    std::string note;                        ///< a sentence under the title; empty for none
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::string empty;                       ///< said instead of a table without rows
  };
  std::string heading;
  std::string organisation;
  std::string lead;
  std::string identity;                      ///< at the foot
  std::vector<Section> sections;
};

std::string partner_report_page(Templates const& templates, PartnerReportDocument const& document, Edition const& edition);

}  // namespace athar::documents
