#pragma once
#include <string>
#include <vector>

#include "domain/reach/index.hpp"

namespace athar::reach {

/// One figure that moves: of everybody, or of one programme, session or sex.
struct FigureChange {
  std::string measure;     ///< code of a measure of people
  std::string dimension;   ///< "programme", "session", "sex"; empty for the whole
  std::string key;         ///< code in that dimension; empty for the whole
  std::int64_t before{0};  ///< person-hours in minutes
  std::int64_t after{0};
  friend bool operator==(FigureChange const&, FigureChange const&) = default;
};

/// Every measure of people that differs between two snapshots: in all, by programme, by sex; participants and attendances also
/// in these sessions. Measures in their order, the whole first. `touched` is what moved from `before` to `after`.
std::vector<FigureChange> figure_changes(Index const& before, Index const& after, Touched const& touched,
                                         std::vector<SessionId> const& sessions);

}  // namespace athar::reach
