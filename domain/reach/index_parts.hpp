#pragma once
#include <algorithm>

#include "domain/reach/columns.hpp"

/// Steps that building, applying and folding share. Only `domain/reach` includes this.
namespace athar::reach {

inline Row row_of(ParticipationFact const& fact, std::uint32_t session, std::uint32_t profile,
                  std::uint32_t organisation) {
  return {session, profile, organisation, fact.attended_minutes,
          static_cast<std::uint16_t>(std::clamp(fact.attended_sittings, 0, 0xFFFF))};
}

/// By date, undated sessions last, then by ordinal.
inline bool earlier(std::vector<SessionRow> const& sessions, Row const& left, Row const& right) {
  auto const key = [&](Row const& row) {
    SessionRow const& session = sessions[row.session];
    return std::pair(session.days == no_date ? std::numeric_limits<std::int32_t>::max() : session.days,
                     session.ordinal);
  };
  return key(left) < key(right);
}

inline std::shared_ptr<Delta> empty_delta(Base const& base) {
  auto delta = std::make_shared<Delta>();
  delta->hidden.assign((base.people.size() + 63) / 64, 0);
  return delta;
}

/// Stores an organisation; true when that may move figures of people who were there before.
inline bool put(Organisations& organisations, OrganisationFact const& fact, Dictionaries& dictionaries) {
  if (fact.ordinal == 0) return false;
  auto const known_before = organisations.rows.size();
  auto const place = organisations.place(fact.ordinal);
  auto const parent = organisations.place(fact.parent);
  OrganisationRow made{fact.id, parent, dictionaries.organisation_types.number(fact.type), true, {}};
  for (auto const& [until, before] : fact.earlier_parents) made.earlier.emplace_back(until, organisations.place(before));
  bool const moved = place < known_before && !(organisations.rows[place] == made);
  organisations.rows[place] = made;
  return moved;
}

}  // namespace athar::reach
