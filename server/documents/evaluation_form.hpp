#pragma once
#include <string>

#include "domain/courses/course.hpp"
#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// The questions of a course for one audience, to be answered on paper; `session` names the edition, a blank line stands where there is none.
std::string evaluation_form_page(Templates const& templates, CoursePage const& course, EvaluationAudience audience, SessionPage const* session,
                                 Edition const& edition);

}  // namespace athar::documents
