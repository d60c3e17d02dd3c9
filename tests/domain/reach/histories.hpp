#pragma once
#include <random>

#include "domain/reach/facts.hpp"
#include "domain/reach/query.hpp"
#include "plain_reach.hpp"

/// Random histories in a small world, where everything meets everything, and random questions about it.
namespace athar::reach::histories {

class Chance {
 public:
  explicit Chance(std::uint32_t seed) : engine_(seed) {}
  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
  bool one_in(int n) { return below(n) == 0; }

  SessionFact session(Ordinal ordinal);
  ParticipationFact participation(Ordinal person, Ordinal session);
  OrganisationFact organisation(Ordinal ordinal);
  /// The next change to that world; names sessions, people and organisations in it or new to it.
  Change change(plain::World const& world);
  Query query();

 private:
  std::vector<ProgrammeId> programmes(int at_most);
  std::string filter_value(Dimension dimension);
  std::mt19937 engine_;
};

PersonId person_id(Ordinal person);
SessionId session_id(Ordinal session);
OrganisationId organisation_id(Ordinal organisation);
ProgrammeId programme_id(int programme);
CourseId course_id(int course);

}  // namespace athar::reach::histories
