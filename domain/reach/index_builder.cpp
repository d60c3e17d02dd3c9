#include <algorithm>
#include <limits>
#include <numeric>

#include "domain/reach/columns.hpp"
#include "domain/reach/index.hpp"
#include "domain/reach/index_parts.hpp"

namespace athar::reach {

struct IndexBuilder::Pending {
  struct PendingRow {
    Ordinal person{0};
    std::uint32_t sequence{0};
    Row row;
  };
  Dictionaries dictionaries;
  Interned<std::uint64_t> profiles;
  Sessions sessions;
  Organisations organisations;
  Interned<Ordinal> people;
  std::vector<PersonId> person_ids;
  std::vector<PendingRow> rows;
};

IndexBuilder::IndexBuilder() : pending_(std::make_unique<Pending>()) {}
IndexBuilder::~IndexBuilder() = default;

void IndexBuilder::add(SessionFact const& fact) {
  auto const place = pending_->sessions.place(fact.ordinal);
  pending_->sessions.rows[place] = session_row(fact, pending_->dictionaries);
}

void IndexBuilder::add(OrganisationFact const& fact) { put(pending_->organisations, fact, pending_->dictionaries); }

void IndexBuilder::add(ParticipationFact const& fact) {
  auto const person = pending_->people.intern(fact.person);
  if (person == pending_->person_ids.size()) pending_->person_ids.emplace_back();
  pending_->person_ids[person] = fact.person_id;
  auto const session = pending_->sessions.place(fact.session);
  auto const organisation = pending_->organisations.place(fact.organisation);
  auto const profile = pending_->profiles.intern(profile_of(fact, pending_->dictionaries).word);
  pending_->rows.push_back(
      {fact.person, static_cast<std::uint32_t>(pending_->rows.size()), row_of(fact, session, profile, organisation)});
}

Index::Snapshot IndexBuilder::finish(Tick tick, Instant recorded_at) {
  auto const pending = std::exchange(pending_, std::make_unique<Pending>());
  auto const& sessions = pending->sessions.rows;
  std::sort(pending->rows.begin(), pending->rows.end(), [&](auto const& left, auto const& right) {
    if (left.person != right.person) return left.person < right.person;
    if (left.row.session != right.row.session) return earlier(sessions, left.row, right.row);
    return left.sequence < right.sequence;
  });

  auto base = std::make_shared<Base>();
  People& people = base->people;
  people.rows.reserve(pending->rows.size());
  people.ordinals.reserve(pending->people.size());
  people.ids.reserve(pending->people.size());
  people.starts.reserve(pending->people.size() + 1);
  auto named = std::make_shared<std::vector<std::int32_t>>(sessions.size(), 0);
  std::vector<Row> of_person;
  for (std::size_t i = 0; i < pending->rows.size(); ++i) {
    auto const& [person, sequence, row] = pending->rows[i];
    bool const last_of_person = i + 1 == pending->rows.size() || pending->rows[i + 1].person != person;
    bool const given_again = !last_of_person && pending->rows[i + 1].row.session == row.session;
    if (!given_again) {
      of_person.push_back(row);
      (*named)[row.session] += Profile{pending->profiles[row.profile]}.registered_participant() ? 1 : 0;
    }
    if (!last_of_person) continue;
    people.push_back(person, pending->person_ids[*pending->people.find(person)], of_person);
    of_person.clear();
  }
  base->index_rows(sessions.size());

  auto state = std::make_shared<State>();
  state->tick = tick;
  state->recorded_at = recorded_at;
  state->rows = people.rows.size();
  state->delta = empty_delta(*base);
  state->base = std::move(base);
  state->profiles = {std::make_shared<Interned<std::uint64_t> const>(std::move(pending->profiles)),
                     std::make_shared<Interned<std::uint64_t> const>()};
  state->dictionaries = std::make_shared<Dictionaries const>(std::move(pending->dictionaries));
  state->sessions = std::make_shared<Sessions const>(std::move(pending->sessions));
  state->organisations = std::make_shared<Organisations const>(std::move(pending->organisations));
  state->named = std::move(named);
  return std::make_shared<Index const>(std::move(state));
}

}  // namespace athar::reach
