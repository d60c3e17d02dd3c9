#pragma once

namespace athar {

class CoachingStore;
class ELearningStore;
class StudyVisitStore;

/// What sessions of some kinds are planned with beyond days, rooms and team: one store for each kind.
class SessionPlanStore {
 public:
  virtual ~SessionPlanStore() = default;
  virtual CoachingStore& coaching() = 0;
  virtual ELearningStore& e_learning() = 0;
  virtual StudyVisitStore& study_visits() = 0;
};

}  // namespace athar
