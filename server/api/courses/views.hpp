#pragma once
#include "server/api/courses/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

Course course_from(CourseBody const& body, CourseId id, int version);
/// One course as that caller sees it.
CourseView view_of(CoursePage const& page, Caller const& caller);
/// The audit trail's JSON: what was stored, without what depends on who asks.
std::string stored_json(CoursePage const& page);

}  // namespace athar::api
