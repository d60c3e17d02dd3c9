#pragma once
#include <string>
#include <vector>

#include "domain/documents/sign_in_sheet.hpp"
#include "server/documents/letterhead.hpp"
#include "server/documents/renderer.hpp"

namespace athar::documents {

class Templates;

/// One document in HTML a day. Design: sign-in sheet, landscape, rows 12 mm high.
std::vector<std::string> sign_in_sheet_pages(Templates const& templates, SessionPage const& session, SignInSheets const& sheets,
                                             Edition const& edition);
/// One Word file with a section a day.
std::vector<Part> sign_in_sheet_parts(Templates const& templates, SessionPage const& session, SignInSheets const& sheets,
                                      Edition const& edition);

}  // namespace athar::documents
