#pragma once
#include <string>
#include <vector>

#include "domain/documents/visit_programme.hpp"
#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// The programme of a study visit as HTML, one document.
std::string visit_programme_page(Templates const& templates, SessionPage const& session, VisitProgramme const& programme, Edition const& edition);
/// The same as the parts of a Word file.
std::vector<Part> visit_programme_parts(Templates const& templates, SessionPage const& session, VisitProgramme const& programme, Edition const& edition);

}  // namespace athar::documents
