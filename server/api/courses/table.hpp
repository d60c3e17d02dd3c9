#pragma once
#include "domain/courses/course.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the catalogue was asked.
struct AskedCourses {
  CourseFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedCourses> asked_courses(Call const& call);

ListTable courses_table();

}  // namespace athar::api
