#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>

#include "domain/reach/answer.hpp"
#include "domain/reach/facts.hpp"
#include "domain/reach/query.hpp"

/// The definitions of reach written out plainly over maps, slow on purpose: what the index is compared with.
namespace athar::reach::plain {

class World {
 public:
  void apply(Change const& change);
  Answer value(Query const& query) const;
  std::map<PersonId, CountedPerson> people(Query const& query) const;
  std::map<PersonId, Repeat> repeats(Query const& query) const;

  std::map<Ordinal, SessionFact> sessions;
  std::map<std::pair<Ordinal, Ordinal>, ParticipationFact> participations;
  std::map<Ordinal, OrganisationFact> organisations;
  Tick tick{0};
  Instant recorded_at;

 private:
  struct Entry;  // one qualifying row, for one programme where programmes matter
  std::vector<Entry> entries(Query const& query) const;
  std::string code(Dimension dimension, SessionFact const& session, ParticipationFact const* row) const;
  bool within(Ordinal organisation, std::optional<LocalDate> day, std::set<std::string> const& ids) const;
  bool passes(Query const& query, Dimension dimension, std::string const& code, ParticipationFact const* row,
              std::optional<LocalDate> day = {}) const;
  bool session_passes(Query const& query, SessionFact const& session) const;
  bool in_question(Query const& query, SessionFact const& session) const;
  void add_heads(Query const& query, std::vector<Entry>& entries, HeadCounts& shown) const;
};

}  // namespace athar::reach::plain
