#pragma once
#include <string>
#include <vector>

#include "domain/documents/convocation.hpp"
#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// At least one person.
std::vector<std::string> convocation_pages(Templates const& templates, SessionPage const& session, std::vector<Convoked> const& people,
                                           PracticalNote const& note, Edition const& edition);
std::vector<Part> convocation_parts(Templates const& templates, SessionPage const& session, std::vector<Convoked> const& people,
                                    PracticalNote const& note, Edition const& edition);

}  // namespace athar::documents
