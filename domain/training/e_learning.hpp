#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// The part of a session that each does alone, in a window instead of on days.
struct ELearning {
  std::string link;                          ///< of the course, elsewhere
  LocalDate opens_on;
  LocalDate closes_on;
  int planned_minutes{0};                    ///< that the course takes
  friend bool operator==(ELearning const&, ELearning const&) = default;
};

/// How far somebody is. A day of completion says that all of it was done, whatever the percentage.
struct LearnerProgress {
  PersonId person_id;
  int percent{0};
  std::optional<LocalDate> completed_on;
  friend bool operator==(LearnerProgress const&, LearnerProgress const&) = default;
};

/// A participant with what they did of the session, as figures count it.
struct Learner {
  RegistrationId registration_id;
  PersonId person_id;
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
  std::string email;
  std::optional<LearnerProgress> progress;
  int attended_minutes{0};                   ///< of the whole session: sittings and the self-paced part
  int online_minutes{0};                     ///< of the self-paced part
};

/// How many percent of the planned time make a completion: that of the measure `unique_completed`, over all parts of the session.
inline constexpr int completion_percent = 80;
inline bool completes(int attended_minutes, int planned_minutes) {
  return planned_minutes > 0 && attended_minutes * 100LL >= static_cast<long long>(completion_percent) * planned_minutes;
}

/// Errors: invalid_link (link: http or https with a host and nobody's password), end_before_start (closes_on), out_of_range (planned_minutes).
Result<void> check(ELearning const& course);

class ELearningStore {
 public:
  virtual ~ELearningStore() = default;
  virtual std::optional<ELearning> find(SessionId session) = 0;
  /// Days and planned time of the session follow when it is saved next: the caller does so in the same unit of work.
  virtual Result<void> put(SessionId session, ELearning const& course) = 0;
  /// Participants with a seat, by name. One statement.
  virtual std::vector<Learner> learners(SessionId session) = 0;
  virtual Result<void> put_progress(SessionId session, std::vector<LearnerProgress> const& progress) = 0;
};

}  // namespace athar
