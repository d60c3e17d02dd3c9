#include "domain/reach/index.hpp"

#include <algorithm>

#include "domain/reach/index_parts.hpp"

namespace athar::reach {
namespace {

/// A fold pays when the people of the delta slow passes down, or the list of recent profiles slows changes down.
constexpr std::size_t delta_people_worth_a_fold = 4096;
constexpr std::size_t recent_profiles_worth_a_fold = 4096;

std::vector<Row> rows_of(People const& people, std::size_t place) {
  std::vector<Row> rows;
  for (auto row = people.starts[place]; row < people.starts[place + 1]; ++row) rows.push_back(people.rows[row]);
  return rows;
}

std::shared_ptr<Interned<std::uint64_t> const> joined(Profiles const& profiles) {
  auto all = std::make_shared<Interned<std::uint64_t>>(*profiles.base);
  for (auto const word : profiles.recent->values()) all->intern(word);
  return all;
}

}  // namespace

Index::Index(std::shared_ptr<State const> state) : state_(std::move(state)) {}
Index::~Index() = default;

Index::Snapshot Index::empty() { return IndexBuilder().finish(0, {}); }

Tick Index::tick() const { return state_->tick; }
Instant Index::recorded_at() const { return state_->recorded_at; }
std::size_t Index::participations() const { return state_->rows; }
std::size_t Index::delta_rows() const { return state_->delta->rows; }

std::size_t Index::memory_bytes() const {
  auto const people_bytes = [](People const& people) {
    return people.ordinals.capacity() * sizeof(Ordinal) + people.ids.capacity() * sizeof(PersonId) +
           people.starts.capacity() * sizeof(std::uint32_t) + people.rows.capacity() * sizeof(Row);
  };
  std::size_t bytes = people_bytes(state_->base->people) + state_->delta->hidden.capacity() * 8 + sizeof(Delta);
  bytes += state_->base->columns.memory_bytes();
  bytes += (state_->base->attendees.capacity() + state_->base->attendee_starts.capacity()) * sizeof(std::uint32_t);
  for (auto const& bucket : state_->delta->buckets) bytes += bucket ? sizeof(People) + people_bytes(*bucket) : 0;
  bytes += state_->profiles.base->memory_bytes() + state_->profiles.recent->memory_bytes();
  bytes += state_->sessions->rows.capacity() * sizeof(SessionRow) + state_->sessions->places.memory_bytes();
  bytes +=
      state_->organisations->rows.capacity() * sizeof(OrganisationRow) + state_->organisations->places.memory_bytes();
  return bytes + state_->named->capacity() * sizeof(std::int32_t);
}

bool Index::wants_fold() const {
  return state_->delta->people > delta_people_worth_a_fold ||
         state_->profiles.recent->size() > recent_profiles_worth_a_fold;
}

Index::Snapshot Index::folded() const {
  struct Changed {
    Ordinal ordinal;
    People const* people;
    std::size_t place;
  };
  std::vector<Changed> changed;
  for (auto const& bucket : state_->delta->buckets) {
    if (!bucket) continue;
    for (std::size_t place = 0; place < bucket->size(); ++place)
      changed.push_back({bucket->ordinals[place], bucket.get(), place});
  }
  std::sort(changed.begin(), changed.end(),
            [](auto const& left, auto const& right) { return left.ordinal < right.ordinal; });

  auto const& sessions = state_->sessions->rows;
  auto base = std::make_shared<Base>();
  People const& was = state_->base->people;
  base->people.rows.reserve(state_->rows);
  base->people.ordinals.reserve(was.size() + changed.size());
  base->people.ids.reserve(was.size() + changed.size());
  base->people.starts.reserve(was.size() + changed.size() + 1);
  auto const keep = [&](People const& people, std::size_t place) {
    auto rows = rows_of(people, place);
    if (rows.empty()) return;
    std::sort(rows.begin(), rows.end(),
              [&](Row const& left, Row const& right) { return earlier(sessions, left, right); });
    base->people.push_back(people.ordinals[place], people.ids[place], rows);
  };
  auto next = changed.begin();
  for (std::size_t place = 0; place < was.size(); ++place) {
    for (; next != changed.end() && next->ordinal <= was.ordinals[place]; ++next) keep(*next->people, next->place);
    if (!state_->delta->hides(place)) keep(was, place);
  }
  for (; next != changed.end(); ++next) keep(*next->people, next->place);
  base->index_rows(sessions.size());

  auto now = std::make_shared<State>(*state_);
  now->delta = empty_delta(*base);
  now->base = std::move(base);
  now->profiles = {joined(state_->profiles), std::make_shared<Interned<std::uint64_t> const>()};
  return std::make_shared<Index const>(std::move(now));
}

Index::Snapshot Index::on_base_of(Index const& folded, Index const& folded_from) const {
  State const& fold = *folded.state_;
  auto now = std::make_shared<State>(*state_);
  now->base = fold.base;

  // Numbers of profiles keep their meaning: the fold took the first of the recent ones into its base.
  auto recent = std::make_shared<Interned<std::uint64_t>>();
  for (std::size_t number = fold.profiles.base->size(); number < state_->profiles.size(); ++number) {
    recent->intern(state_->profiles[number].word);
  }
  now->profiles = {fold.profiles.base, std::move(recent)};

  // Whoever is in a bucket that the fold has not seen as it is stays whole in the delta; that is right even for
  // people in it who have not changed since.
  auto delta = empty_delta(*fold.base);
  auto const hide = [&](People const& people) {
    for (auto const ordinal : people.ordinals) {
      if (auto const place = fold.base->people.find(ordinal); place < fold.base->people.size()) delta->hide(place);
    }
  };
  for (std::size_t i = 0; i < bucket_count; ++i) {
    auto const& bucket = state_->delta->buckets[i];
    auto const& bucket_then = folded_from.state_->delta->buckets[i];
    if (bucket == bucket_then) continue;
    // Somebody who came before the fold and left during it is in the new base and in no bucket: hidden all the same.
    if (bucket_then) hide(*bucket_then);
    if (!bucket) continue;
    hide(*bucket);
    delta->buckets[i] = bucket;
    delta->rows += bucket->rows.size();
    delta->people += bucket->size();
  }
  now->delta = std::move(delta);
  return std::make_shared<Index const>(std::move(now));
}

}  // namespace athar::reach
