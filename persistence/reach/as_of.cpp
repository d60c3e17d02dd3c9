#include "persistence/reach/as_of.hpp"

#include <algorithm>

#include "persistence/recorded/fact_reader.hpp"

namespace athar::persistence {
namespace {

FactSink into(reach::IndexBuilder& builder) {
  return {[&](reach::SessionFact&& fact) { builder.add(fact); },
          [&](reach::OrganisationFact&& fact) { builder.add(fact); },
          [&](reach::ParticipationFact&& fact) { builder.add(fact); }};
}

}  // namespace

reach::Index::Snapshot load_index(FactReader& reader) {
  reach::IndexBuilder builder;
  auto const known = reader.load(into(builder));
  return builder.finish(known.tick, known.recorded_at);
}

reach::Index::Snapshot IndexWithAttributesOfNow::at(Connection& connection) {
  std::lock_guard const lock(mutex_);
  FactReader reader(connection);
  if (last_ && last_->tick() == reader.last_tick().tick) return last_;
  reach::IndexBuilder builder;
  auto const known = reader.load_with_attributes_of_now(into(builder));
  return last_ = builder.finish(known.tick, known.recorded_at);
}

reach::Index::Snapshot IndexesAsOf::at(Connection& connection, reach::Tick tick) {
  std::lock_guard const lock(mutex_);
  auto const found = std::find_if(recent_.begin(), recent_.end(), [&](auto const& index) { return index->tick() == tick; });
  if (found != recent_.end()) {
    recent_.splice(recent_.begin(), recent_, found);
    return recent_.front();
  }
  // Room is made before loading: at most `kept` indexes exist here at any time.
  if (recent_.size() >= kept) recent_.pop_back();
  reach::IndexBuilder builder;
  auto const known = FactReader(connection).load_as_of(tick, into(builder));
  recent_.push_front(builder.finish(known.tick, known.recorded_at));
  return recent_.front();
}

}  // namespace athar::persistence
