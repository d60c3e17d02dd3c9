#pragma once
#include <string>
#include <vector>

#include "domain/designations/designation.hpp"
#include "domain/training/session.hpp"
#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// A letter as it is printed. Its profile, addressee and attachments were written in the administration's language; the profile of the
/// plan stands in for another.
struct DesignationLetter {
  DesignationPage page;
  LocalizedText profile;
  DocumentLanguage language{DocumentLanguage::fr};
  bool is_reminder{false};
  LocalDate date;                           ///< of the letter or the reminder
  std::string number;                       ///< outgoing; empty for none yet
};

std::vector<std::string> designation_letter_pages(Templates const& templates, SessionPage const& session,
                                                  std::vector<DesignationLetter> const& letters, Edition const& edition);
std::vector<Part> designation_letter_parts(Templates const& templates, SessionPage const& session,
                                           std::vector<DesignationLetter> const& letters, Edition const& edition);

}  // namespace athar::documents
