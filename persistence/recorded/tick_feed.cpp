#include "persistence/recorded/tick_feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "persistence/recorded/wake_up.hpp"

namespace athar::persistence {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds between_ticks{10};
constexpr milliseconds between_requests{20};
constexpr int sweep_ms = 1000;
/// A reader that hears nothing asks at times, so that a connection cut in silence is noticed.
constexpr int silence_ms = 5000;
constexpr milliseconds first_pause{100};
constexpr milliseconds longest_pause{2000};
constexpr std::size_t change_sets_remembered = 65'536;

constexpr std::string_view ask_for_tick = "select 1 from (select pg_notify('athar_wake', CAST(:payload AS text))) asked";

int milliseconds_until(Clock::time_point then) {
  auto const left = std::chrono::ceil<milliseconds>(then - Clock::now()).count();
  return static_cast<int>(std::max<decltype(left)>(left, 0));
}

}  // namespace

struct TickFeed::Impl {
  Impl(std::string address, Handlers given) : url(std::move(address)), handlers(std::move(given)) {}

  void record_for_ever();
  void record_while_connected(milliseconds& pause);
  void read_for_ever();
  void read_while_connected(milliseconds& pause);
  void ask_leader(Connection& connection);
  void load(Connection& connection);
  /// Reads all new ticks. Throws TickHole.
  void read_on(Connection& connection);
  void take_in(std::vector<RecordedTick> const& ticks);
  void rest(WakeUp& wake_up, milliseconds& pause);
  void set_connected(bool now);
  void request(bool always);

  void tell(std::string const& sentence) const {
    if (handlers.tell) handlers.tell(sentence);
  }

  std::string const url;
  Handlers const handlers;
  WakeUp recorder_wake_up;
  WakeUp reader_wake_up;
  std::atomic<bool> stopping{false};
  std::atomic<bool> leading{false};
  std::atomic<bool> always_wanted{false};   ///< by this process, of the recorder that leads
  std::atomic<bool> tick_requested{false};  ///< by this process, since the leader was last asked
  std::atomic<bool> tick_recorded{false};   ///< by this process, since the reader last looked
  Clock::time_point last_request{};         ///< reader's thread only
  std::thread recorder;
  std::thread reader;

  mutable std::mutex mutex;
  std::condition_variable moved;
  bool loaded{false};
  bool connected{false};
  reach::Tick read_up_to{0};
  std::unordered_map<std::int64_t, reach::Tick> tick_of;
  std::deque<std::int64_t> order_of_arrival;
};

void TickFeed::Impl::rest(WakeUp& wake_up, milliseconds& pause) {
  auto const until = Clock::now() + pause;
  pause = std::min(pause * 2, longest_pause);
  while (!stopping && Clock::now() < until) {
    wake_up.take();
    wake_up.wait(milliseconds_until(until));
  }
}

void TickFeed::Impl::record_for_ever() {
  auto pause = first_pause;
  while (!stopping) {
    try {
      record_while_connected(pause);
    } catch (std::exception const& error) {
      if (leading.exchange(false)) tell(fmt::format("The recorder stopped: {}", error.what()));
    }
    if (!stopping) rest(recorder_wake_up, pause);
  }
  leading = false;
}

void TickFeed::Impl::record_while_connected(milliseconds& pause) {
  Recorder recorder_here(url);
  while (!stopping && !recorder_here.lead()) {
    pause = first_pause;
    auto const again = Clock::now() + milliseconds(sweep_ms);
    while (!stopping && Clock::now() < again) {
      recorder_wake_up.take();
      recorder_wake_up.wait(milliseconds_until(again));
    }
  }
  if (stopping) return;
  recorder_here.listen();
  leading = true;
  tell("This process records the ticks");
  while (!stopping) {
    auto const started = Clock::now();
    recorder_wake_up.take();
    bool always = always_wanted.exchange(false);
    auto const stamp = always ? std::optional(recorder_here.force_tick()) : recorder_here.record_once();
    pause = first_pause;
    if (stamp) {
      tick_recorded = true;
      reader_wake_up.signal();
    }
    bool forced = false;
    recorder_here.wait(sweep_ms, recorder_wake_up.file_descriptor(), forced);
    if (forced) always_wanted = true;
    auto const earliest = started + between_ticks;
    if (!stopping && Clock::now() < earliest) std::this_thread::sleep_until(earliest);
  }
}

void TickFeed::Impl::read_for_ever() {
  auto pause = first_pause;
  while (!stopping) {
    try {
      read_while_connected(pause);
    } catch (TickHole const& hole) {
      tell(fmt::format("{}: everything is loaded anew", hole.what()));
      std::lock_guard const lock(mutex);
      loaded = false;
    } catch (std::exception const& error) {
      tell(fmt::format("Ticks cannot be read: {}", error.what()));
    }
    set_connected(false);
    if (!stopping) rest(reader_wake_up, pause);
  }
}

void TickFeed::Impl::read_while_connected(milliseconds& pause) {
  Connection connection({url, 0});
  connection.script("set jit = off; listen athar_tick");
  bool needs_loading = false;
  {
    std::lock_guard const lock(mutex);
    needs_loading = !loaded;
  }
  if (needs_loading) load(connection);
  read_on(connection);
  set_connected(true);
  pause = first_pause;
  while (!stopping) {
    int patience = silence_ms;
    if (tick_requested && !leading) patience = std::min(patience, milliseconds_until(last_request + between_requests));
    bool const heard = connection.wait_for_notification(patience, reader_wake_up.file_descriptor());
    bool const signalled = reader_wake_up.take();
    if (stopping) return;
    ask_leader(connection);
    bool news = tick_recorded.exchange(false) || (!heard && !signalled);
    for (auto const& notification : connection.take_notifications()) {
      reach::Tick named = 0;
      auto const& payload = notification.payload;
      std::from_chars(payload.data(), payload.data() + payload.size(), named);
      std::lock_guard const lock(mutex);
      news = news || named > read_up_to;
    }
    if (news) read_on(connection);
  }
}

void TickFeed::Impl::ask_leader(Connection& connection) {
  if (!tick_requested && !always_wanted) return;
  if (leading) {
    tick_requested = false;
    recorder_wake_up.signal();
    return;
  }
  if (Clock::now() < last_request + between_requests) return;
  last_request = Clock::now();
  tick_requested = false;
  connection.run(ask_for_tick, {{"payload", always_wanted.exchange(false) ? "always" : ""}});
}

void TickFeed::Impl::load(Connection& connection) {
  FactReader facts(connection);
  reach::Tick const tick = handlers.load(facts);
  std::lock_guard const lock(mutex);
  loaded = true;
  read_up_to = tick;
  moved.notify_all();
}

void TickFeed::Impl::read_on(Connection& connection) {
  FactReader facts(connection);
  // A database put back to an earlier day has fewer ticks than were read: nothing would follow for a long time.
  if (auto const last = facts.last_tick().tick; last < read_up_to)
    throw TickHole(fmt::format("The last tick is {} after tick {} was read", last, read_up_to));
  while (!stopping) {
    auto const ticks = facts.read_after(read_up_to);
    if (ticks.empty()) return;
    handlers.changed(ticks);
    take_in(ticks);
  }
}

void TickFeed::Impl::take_in(std::vector<RecordedTick> const& ticks) {
  std::lock_guard const lock(mutex);
  read_up_to = ticks.back().change.tick;
  for (auto const& tick : ticks) {
    for (auto const& subject : tick.subjects) {
      if (tick_of.emplace(subject.change_set, tick.change.tick).second) order_of_arrival.push_back(subject.change_set);
    }
  }
  while (order_of_arrival.size() > change_sets_remembered) {
    tick_of.erase(order_of_arrival.front());
    order_of_arrival.pop_front();
  }
  moved.notify_all();
}

void TickFeed::Impl::set_connected(bool now) {
  std::lock_guard const lock(mutex);
  connected = now;
  moved.notify_all();
}

void TickFeed::Impl::request(bool always) {
  if (always) always_wanted = true;
  if (leading) return recorder_wake_up.signal();
  tick_requested = true;
  reader_wake_up.signal();
}

TickFeed::TickFeed(std::string url, Handlers handlers) : impl_(std::make_unique<Impl>(std::move(url), std::move(handlers))) {}

TickFeed::~TickFeed() { stop(); }

void TickFeed::start() {
  if (impl_->reader.joinable()) return;
  impl_->reader = std::thread([this] { impl_->read_for_ever(); });
  impl_->recorder = std::thread([this] { impl_->record_for_ever(); });
}

void TickFeed::stop() {
  {
    std::lock_guard const lock(impl_->mutex);
    impl_->stopping = true;
    impl_->moved.notify_all();
  }
  impl_->recorder_wake_up.signal();
  impl_->reader_wake_up.signal();
  if (impl_->recorder.joinable()) impl_->recorder.join();
  if (impl_->reader.joinable()) impl_->reader.join();
}

void TickFeed::wake() { impl_->request(false); }

bool TickFeed::leads() const { return impl_->leading; }

reach::Tick TickFeed::read_up_to() const {
  std::lock_guard const lock(impl_->mutex);
  return impl_->read_up_to;
}

bool TickFeed::connected() const {
  std::lock_guard const lock(impl_->mutex);
  return impl_->connected && impl_->loaded;
}

bool TickFeed::wait_until_loaded(milliseconds patience) {
  std::unique_lock lock(impl_->mutex);
  impl_->moved.wait_for(lock, patience, [&] { return impl_->loaded || impl_->stopping; });
  return impl_->loaded;
}

std::optional<reach::Tick> TickFeed::wait_until_numbered(std::int64_t change_set, milliseconds patience) {
  std::unique_lock lock(impl_->mutex);
  auto found = impl_->tick_of.end();
  impl_->moved.wait_for(lock, patience, [&] {
    found = impl_->tick_of.find(change_set);
    return found != impl_->tick_of.end() || impl_->stopping;
  });
  if (found == impl_->tick_of.end()) return std::nullopt;
  return found->second;
}

Result<TickStamp> TickFeed::tick_at(Connection& connection, Instant instant, milliseconds patience) {
  FactReader facts(connection);
  auto const deadline = Clock::now() + patience;
  auto known = facts.known_at(instant);
  if (known.future) {
    return refuse(Error{ErrorKind::invalid, "future_instant", "The future is not known yet",
                        {{"known_as_of", "future_instant", {}}}});
  }
  auto seen = read_up_to();
  while (!known.settled) {
    impl_->request(true);
    {
      std::unique_lock lock(impl_->mutex);
      impl_->moved.wait_until(lock, std::min(deadline, Clock::now() + milliseconds(250)),
                              [&] { return impl_->read_up_to > seen || impl_->stopping; });
      seen = impl_->read_up_to;
    }
    known = facts.known_at(instant);
    if (!known.settled && (impl_->stopping || Clock::now() >= deadline)) {
      return refuse(Error{ErrorKind::unavailable, "recorder_unavailable", "No tick was taken in time", {}, 1});
    }
  }
  return known.stamp;
}

}  // namespace athar::persistence
