#pragma once
#include "domain/courses/course.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCourseStore final : public CourseStore {
 public:
  explicit PostgresCourseStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Course const& course) override;
  Result<void> update(Course const& course) override;
  Result<void> remove(CourseId id, int version) override;
  bool lock(CourseId id) override;
  std::optional<CoursePage> find(CourseId id) override;
  Page<CourseRow> list(CourseFilter const& filter, PageRequest const& page) override;
  std::vector<ScheduledEdition> scheduled_editions(CourseId id, bool held) override;
  SpecialDays special_days(LocalDate from, LocalDate to) override;

 private:
  Result<void> write_parts(Course const& course, bool existing);
  void write_questions(Course const& course);
  Result<void> write_prerequisites(Course const& course, bool existing);
  void read_parts(CoursePage& page);
  Connection& connection_;
};

}  // namespace athar::persistence
