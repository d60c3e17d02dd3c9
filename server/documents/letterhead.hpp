#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/documents/document.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/localized_text.hpp"

namespace athar::documents {

struct Logo {
  std::string content_type;                 ///< image/png or image/jpeg
  std::string bytes;
  int width{1};                             ///< pixels, as the next
  int height{1};
  LocalizedText name;                       ///< of the organisation
};

/// Who speaks in a document. What is not known is printed as nothing.
struct Letterhead {
  std::vector<LocalizedText> lines;         ///< from the State to the host
  std::vector<Logo> logos;                  ///< in protocol order: host first, funders last
  LocalizedText host;
  LocalizedText host_place;                 ///< "Rabat"
  std::string host_contact;                 ///< an e-mail address, for the rights of those listed
  std::vector<LocalizedText> funders;
  LocalizedText controller;                 ///< of the processing; the host when empty
  LocalizedText purpose;                    ///< the words of the sheet when empty
  LocalizedText recipients;                 ///< host and funders when empty
  std::string rights_contact;               ///< the host and its address when empty
  std::string receipt_number;               ///< of the declaration to the CNDP
};

/// What every document says of its making.
struct Edition {
  DocumentLanguage language{DocumentLanguage::fr};
  LocalDate day;                            ///< in the session's own zone, as the next
  LocalTime time;
  bool demonstration{false};
  Letterhead letterhead;
};

}  // namespace athar::documents
