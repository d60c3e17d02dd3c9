#pragma once
#include "domain/training/study_visit.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresStudyVisitStore final : public StudyVisitStore {
 public:
  explicit PostgresStudyVisitStore(Connection& connection) : connection_(connection) {}

  StudyVisit find(SessionId session) override;
  Result<void> put(StudyVisit const& visit) override;
  Result<void> put_report(StudyVisit const& visit) override;
  std::vector<TravellerPaper> papers(SessionId session) override;
  Result<std::vector<TravellerPaper>> apply(SessionId session, std::vector<TravellerPaper> const& papers) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
