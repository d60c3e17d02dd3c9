#pragma once
#include <string>
#include <vector>

#include "domain/agreements/committee_meeting.hpp"
#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// The minutes of a committee's meeting as HTML, one document, in one language.
std::string committee_minutes_page(Templates const& templates, MeetingPage const& page, Edition const& edition);
/// The same as the parts of a Word file.
std::vector<Part> committee_minutes_parts(Templates const& templates, MeetingPage const& page, Edition const& edition);

}  // namespace athar::documents
