#include "persistence/recorded/recorder.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view try_lead = "select pg_try_advisory_lock(4184, 2)";
constexpr std::string_view record_tick = R"(
select taken, taken_at from athar_derived.record_tick(CAST(:always AS boolean)) where taken is not null)";

}  // namespace

Recorder::Recorder(std::string const& url) : connection_({url, 0}) {
  // Compiling a plan costs more than any tick but a bulk load's.
  connection_.script("set jit = off");
}

bool Recorder::lead() {
  if (leads_) return true;
  Rows rows = connection_.run(try_lead);
  return leads_ = RowReader(rows, 0).boolean();
}

std::optional<TickStamp> Recorder::record_once() { return take(false); }

TickStamp Recorder::force_tick() { return take(true).value(); }

std::optional<TickStamp> Recorder::take(bool always) {
  if (!leads_) throw std::logic_error("Only the recorder that leads takes ticks");
  connection_.begin_snapshot();
  try {
    Rows rows = connection_.run(record_tick, {{"always", always}});
    if (rows.empty()) {
      connection_.rollback();
      return std::nullopt;
    }
    RowReader row(rows, 0);
    TickStamp stamp;
    stamp.tick = row.integer();
    stamp.recorded_at = row.instant();
    connection_.commit();
    return stamp;
  } catch (...) {
    if (connection_.usable() && connection_.in_transaction()) connection_.rollback();
    throw;
  }
}

void Recorder::listen() { connection_.script("listen athar_wake"); }

bool Recorder::wait(int timeout_ms, int also, bool& forced) {
  bool const asked = connection_.wait_for_notification(timeout_ms, also);
  for (auto const& notification : connection_.take_notifications()) forced = forced || notification.payload == "always";
  return asked;
}

}  // namespace athar::persistence
