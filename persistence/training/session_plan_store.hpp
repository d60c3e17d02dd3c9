#pragma once
#include "domain/training/session_plan.hpp"
#include "persistence/training/coaching_store.hpp"
#include "persistence/training/e_learning_store.hpp"
#include "persistence/training/study_visit_store.hpp"

namespace athar::persistence {

class PostgresSessionPlanStore final : public SessionPlanStore {
 public:
  explicit PostgresSessionPlanStore(Connection& connection) : coaching_(connection), e_learning_(connection), study_visits_(connection) {}
  CoachingStore& coaching() override { return coaching_; }
  ELearningStore& e_learning() override { return e_learning_; }
  StudyVisitStore& study_visits() override { return study_visits_; }

 private:
  PostgresCoachingStore coaching_;
  PostgresELearningStore e_learning_;
  PostgresStudyVisitStore study_visits_;
};

}  // namespace athar::persistence
