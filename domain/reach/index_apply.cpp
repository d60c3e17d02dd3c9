#include <fmt/format.h>
#include <algorithm>
#include <map>

#include "domain/reach/index.hpp"
#include "domain/reach/index_parts.hpp"

/// From one snapshot to the next.
namespace athar::reach {
namespace {

/// A shared part that is copied when, and only when, a change writes to it.
template <class Part>
class Draft {
 public:
  explicit Draft(std::shared_ptr<Part const> was) : was_(std::move(was)) {}
  Part const& read() const { return now_ ? *now_ : *was_; }
  Part& write() {
    if (!now_) now_ = std::make_shared<Part>(*was_);
    return *now_;
  }
  std::shared_ptr<Part const> finish() const { return now_ ? now_ : was_; }

 private:
  std::shared_ptr<Part const> was_;
  std::shared_ptr<Part> now_;
};

class Application {
 public:
  explicit Application(State const& was)
      : was_(was),
        dictionaries_(was.dictionaries),
        recent_(was.profiles.recent),
        sessions_(was.sessions),
        organisations_(was.organisations),
        named_(was.named),
        delta_(was.delta) {}

  std::shared_ptr<State const> run(Change const& change, Touched& touched) {
    for (auto const& fact : change.organisations) {
      if (put(organisations_.write(), fact, dictionaries_.write())) touched.everyone = true;
    }
    for (auto const ordinal : change.closed_sessions) close_session(ordinal, touched);
    for (auto const& fact : change.sessions) open_session(fact, touched);
    for (auto const& [person, session] : change.closed_participations) close_participation(person, session);
    for (auto const& fact : change.participations) open_participation(fact);
    count_names(touched);
    if (!people_.empty()) write_delta();

    for (auto const& [ordinal, person] : people_) touched.people.push_back(ordinal);
    std::sort(touched.people.begin(), touched.people.end());
    touched.people.erase(std::unique(touched.people.begin(), touched.people.end()), touched.people.end());

    auto now = std::make_shared<State>(was_);
    now->tick = change.tick;
    now->recorded_at = change.recorded_at;
    now->delta = delta_.finish();
    now->profiles.recent = recent_.finish();
    now->dictionaries = dictionaries_.finish();
    now->sessions = sessions_.finish();
    now->organisations = organisations_.finish();
    now->named = named_.finish();
    now->rows = static_cast<std::size_t>(static_cast<std::int64_t>(was_.rows) + rows_added_);
    return now;
  }

 private:
  struct Person {
    PersonId id;
    std::vector<Row> before;
    std::vector<Row> rows;
  };

  std::uint32_t session_place(Ordinal ordinal) {
    if (auto const known = sessions_.read().places.find(ordinal)) return *known;
    auto const place = sessions_.write().place(ordinal);
    named_.write().resize(sessions_.read().rows.size(), 0);
    return place;
  }

  void replace_session(std::uint32_t place, SessionRow const& row, Touched& touched) {
    SessionRow const before = sessions_.read().rows[place];
    if (before == row) return;
    sessions_.write().rows[place] = row;
    touched.sessions = true;
    if (!before.counts_like(row)) touch_attendees(place, touched);
  }

  void open_session(SessionFact const& fact, Touched& touched) {
    auto const place = session_place(fact.ordinal);
    replace_session(place, session_row(fact, dictionaries_.write()), touched);
  }

  void close_session(Ordinal ordinal, Touched& touched) {
    auto const place = sessions_.read().places.find(ordinal);
    if (!place) return;
    SessionRow closed = sessions_.read().rows[*place];
    closed.open = false;
    closed.held = false;
    closed.has_head_count = false;
    replace_session(*place, closed, touched);
  }

  /// People who were in the session before this change; who joins it with this change is touched anyway.
  void touch_attendees(std::uint32_t session, Touched& touched) const {
    Base const& base = *was_.base;
    if (session + 1 < base.attendee_starts.size()) {
      for (auto at = base.attendee_starts[session]; at < base.attendee_starts[session + 1]; ++at) {
        auto const place = base.attendees[at];
        if (!was_.delta->hides(place)) touched.people.push_back(base.people.ordinals[place]);
      }
    }
    for (auto const& bucket : was_.delta->buckets) {
      if (!bucket) continue;
      for (std::size_t place = 0; place < bucket->size(); ++place) {
        auto const begin = bucket->rows.begin() + bucket->starts[place];
        auto const end = bucket->rows.begin() + bucket->starts[place + 1];
        bool const takes_part = std::any_of(begin, end, [&](Row const& row) { return row.session == session; });
        if (takes_part) touched.people.push_back(bucket->ordinals[place]);
      }
    }
  }

  Person& person(Ordinal ordinal) {
    auto const [found, made] = people_.try_emplace(ordinal);
    if (made) {
      with_person(was_, ordinal, [&](People const& people, std::size_t place) {
        found->second.id = people.ids[place];
        for (auto row = people.starts[place]; row < people.starts[place + 1]; ++row) {
          found->second.before.push_back(people.rows[row]);
        }
      });
      found->second.rows = found->second.before;
    }
    return found->second;
  }

  void close_participation(Ordinal ordinal, Ordinal session) {
    auto const place = sessions_.read().places.find(session);
    if (!place) return;
    std::erase_if(person(ordinal).rows, [&](Row const& row) { return row.session == *place; });
  }

  void open_participation(ParticipationFact const& fact) {
    auto const session = session_place(fact.session);
    auto const known = organisations_.read().places.find(fact.organisation);
    auto const organisation = known ? *known : organisations_.write().place(fact.organisation);
    auto const row = row_of(fact, session, profile_number(profile_of(fact, dictionaries_.write())), organisation);
    Person& here = person(fact.person);
    here.id = fact.person_id;
    auto const same =
        std::find_if(here.rows.begin(), here.rows.end(), [&](Row const& r) { return r.session == session; });
    same != here.rows.end() ? * same = row : here.rows.emplace_back(row);
  }

  std::uint32_t profile_number(Profile profile) {
    auto const base = was_.profiles.base->find(profile.word);
    if (base) return *base;
    auto const recent = recent_.read().find(profile.word);
    return static_cast<std::uint32_t>(was_.profiles.base->size()) +
           (recent ? *recent : recent_.write().intern(profile.word));
  }

  bool is_name(Row const& row) const {
    auto const base = was_.profiles.base->size();
    auto const word = row.profile < base ? (*was_.profiles.base)[row.profile] : recent_.read()[row.profile - base];
    return Profile{word}.registered_participant();
  }

  void count_names(Touched& touched) {
    std::map<std::uint32_t, std::int32_t> added;
    for (auto const& [ordinal, here] : people_) {
      for (auto const& row : here.before) added[row.session] -= is_name(row) ? 1 : 0;
      for (auto const& row : here.rows) added[row.session] += is_name(row) ? 1 : 0;
      rows_added_ += static_cast<std::int64_t>(here.rows.size()) - static_cast<std::int64_t>(here.before.size());
    }
    for (auto const& [session, names] : added) {
      if (names == 0) continue;
      auto& count = named_.write()[session];
      bool const had_names = count > 0;
      count += names;
      if (had_names != (count > 0) && sessions_.read().rows[session].has_head_count) touched.sessions = true;
    }
  }

  void write_delta() {
    Delta& delta = delta_.write();
    std::array<std::vector<Ordinal>, bucket_count> changed;
    for (auto const& [ordinal, here] : people_) changed[Delta::bucket_of(ordinal)].push_back(ordinal);
    for (std::size_t bucket = 0; bucket < bucket_count; ++bucket) {
      if (!changed[bucket].empty()) rewrite_bucket(delta, delta.buckets[bucket], changed[bucket]);
    }
  }

  /// Merges the changed people (ascending) into a bucket.
  void rewrite_bucket(Delta& delta, std::shared_ptr<People const>& bucket, std::vector<Ordinal> const& changed) {
    auto const was = bucket ? bucket : std::make_shared<People const>();
    auto now = std::make_shared<People>();
    std::vector<Row> rows;
    std::size_t place = 0;
    auto const keep_up_to = [&](std::int64_t before) {
      for (; place < was->size() && was->ordinals[place] < before; ++place) {
        rows.clear();
        for (auto row = was->starts[place]; row < was->starts[place + 1]; ++row) rows.push_back(was->rows[row]);
        now->push_back(was->ordinals[place], was->ids[place], rows);
      }
    };
    for (auto const ordinal : changed) {
      keep_up_to(ordinal);
      if (place < was->size() && was->ordinals[place] == ordinal) ++place;
      auto const in_base = was_.base->people.find(ordinal);
      bool const known = in_base < was_.base->people.size();
      if (known) delta.hide(in_base);
      Person const& here = people_.at(ordinal);
      if (known || !here.rows.empty()) now->push_back(ordinal, here.id, here.rows);
    }
    keep_up_to(std::numeric_limits<std::int64_t>::max());
    delta.rows = delta.rows + now->rows.size() - was->rows.size();
    delta.people = delta.people + now->size() - was->size();
    bucket = now->size() == 0 ? nullptr : std::move(now);
  }

  State const& was_;
  Draft<Dictionaries> dictionaries_;
  Draft<Interned<std::uint64_t>> recent_;
  Draft<Sessions> sessions_;
  Draft<Organisations> organisations_;
  Draft<std::vector<std::int32_t>> named_;
  Draft<Delta> delta_;
  std::map<Ordinal, Person> people_;
  std::int64_t rows_added_{0};
};

}  // namespace

void Touched::merge(Touched const& later) {
  everyone = everyone || later.everyone;
  sessions = sessions || later.sessions;
  people.insert(people.end(), later.people.begin(), later.people.end());
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
}

Result<Index::Step> Index::apply(Change const& change) const {
  if (change.tick != state_->tick + 1) {
    return refuse(conflict("tick_hole", fmt::format("Tick {} does not follow tick {}", change.tick, state_->tick)));
  }
  Step step;
  step.index = std::make_shared<Index const>(Application(*state_).run(change, step.touched));
  return step;
}

}  // namespace athar::reach
