#include "server/live/live_feed.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json.hpp>

#include "domain/shared/unavailable.hpp"

namespace athar::api {
namespace {

constexpr std::size_t subscriptions_at_most = 64;
constexpr std::size_t id_length_at_most = 64;
constexpr auto shortest_pause = std::chrono::milliseconds(20);
constexpr auto longest_pause = std::chrono::milliseconds(250);
/// The wall clock may be set: ends of access are looked at again this often.
constexpr std::int64_t longest_wait_microseconds = 60'000'000;

/// The body goes in as it is: everybody with the same id shares the whole message.
std::shared_ptr<std::string const> message(std::string const& id, Feed const& feed) {
  auto out = std::make_shared<std::string>();
  out->reserve(feed.body->size() + 96);
  *out += "{\"id\":";
  json::append_string(*out, id);
  *out += ",\"version\":" + std::to_string(feed.answer.tick) + ",\"moved_by\":" + std::to_string(feed.answer.value - feed.value_before) + ",\"value\":";
  *out += *feed.body;
  *out += '}';
  return out;
}

std::shared_ptr<std::string const> error_message(std::string const& id, Error const& error, Language language) {
  auto out = std::make_shared<std::string>("{\"id\":");
  json::append_string(*out, id);
  *out += ",\"error\":" + json::write_problem(error, language, "live") + "}";
  return out;
}

/// The same figure to a reader's eye: only the moment it was recorded differs.
bool looks_the_same(reach::Answer left, reach::Answer const& right) {
  left.tick = right.tick;
  left.recorded_at = right.recorded_at;
  return left == right;
}

void add_values(std::vector<reach::Parameter>& parameters, std::string const& name, boost::json::value const& value) {
  if (value.is_array()) {
    for (auto const& each : value.as_array()) add_values(parameters, name, each);
  } else if (value.is_string()) {
    parameters.emplace_back(name, std::string(value.as_string()));
  } else if (value.is_int64()) {
    parameters.emplace_back(name, std::to_string(value.as_int64()));
  } else if (!value.is_null()) {
    parameters.emplace_back(name, "?");
  }
}

}  // namespace

/// One browser's conversation. Calls come in order; answers leave through the peer, which keeps only the latest per id.
class LiveConversationOfCaller final : public http::LiveConversation, public std::enable_shared_from_this<LiveConversationOfCaller> {
 public:
  LiveConversationOfCaller(ReachLiveFeed& feed, Caller caller, Language language, std::optional<Instant> ends_at,
                           std::shared_ptr<http::LivePeer> peer)
      : feed_(feed), caller_(std::move(caller)), language_(language), ends_at_(ends_at), peer_(std::move(peer)) {}

  void on_text(std::string_view text) override {
    try {
      listen(text);
    } catch (Unavailable const&) {
      refuse_text("", {ErrorKind::unavailable, "database_unavailable", "The database does not answer; try again shortly", {}, 2});
    }
  }
  void on_close() override { feed_.leave(*this); }

  void send(std::string const& id, std::shared_ptr<std::string const> text) const { peer_->offer(id, std::move(text)); }
  void forget(std::string const& id) const { peer_->forget(id); }
  void end() const { peer_->close(4401, "sign in again"); }
  Caller const& caller() const { return caller_; }
  std::optional<Instant> ends_at() const { return ends_at_; }

 private:
  void refuse_text(std::string const& id, Error const& error) const { peer_->offer("", error_message(id, error, language_)); }

  void listen(std::string_view text) {
    boost::system::error_code failed;
    boost::json::parse_options options;
    options.max_depth = 8;
    auto const parsed = boost::json::parse(boost::json::string_view(text.data(), text.size()), failed, {}, options);
    auto const* message = failed ? nullptr : parsed.if_object();
    if (!message || message->empty()) return refuse_text("", {ErrorKind::malformed, "malformed_json", "Not a JSON object", {}});

    if (auto const* id = message->if_contains("subscribe")) return subscribe(*id, message->if_contains("query"));
    if (auto const* id = message->if_contains("unsubscribe"); id && id->is_string()) {
      forget(std::string(id->as_string()));
      return feed_.unsubscribe(*this, std::string(id->as_string()));
    }
    if (auto const* known = message->if_contains("resume"); known && known->is_object()) {
      for (auto const& [id, tick] : known->as_object())
        if (tick.is_int64()) feed_.resume(*this, std::string(id), tick.as_int64());
      return;
    }
    refuse_text("", invalid_field("", "unknown_field", "subscribe, unsubscribe, resume"));
  }

  void subscribe(boost::json::value const& id, boost::json::value const* query) {
    auto const* name = id.if_string();
    if (!name || name->empty() || name->size() > id_length_at_most) return refuse_text("", invalid_field("subscribe", "wrong_type", "text"));
    std::string const wanted(*name);
    if (!query || !query->is_object()) return refuse_text(wanted, invalid_field("query", "required"));
    std::vector<reach::Parameter> parameters;
    for (auto const& [key, value] : query->as_object()) add_values(parameters, std::string(key), value);
    if (auto done = feed_.subscribe(shared_from_this(), wanted, parameters); !done) refuse_text(wanted, done.error());
  }

  ReachLiveFeed& feed_;
  Caller const caller_;
  Language const language_;
  std::optional<Instant> const ends_at_;
  std::shared_ptr<http::LivePeer> const peer_;
};

ReachLiveFeed::~ReachLiveFeed() { stop(); }

void ReachLiveFeed::start() {
  thread_ = std::thread([this] { run(); });
}

void ReachLiveFeed::stop() {
  {
    std::lock_guard lock(wake_mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ReachLiveFeed::moved() {
  {
    std::lock_guard lock(wake_mutex_);
    due_ = true;
  }
  wake_.notify_one();
}

void ReachLiveFeed::account_changed(AccountId account) {
  std::vector<std::shared_ptr<LiveConversationOfCaller>> ending;
  {
    std::lock_guard lock(mutex_);
    for (auto const& [key, weak] : conversations_)
      if (auto conversation = weak.lock(); conversation && conversation->caller().account == account) ending.push_back(std::move(conversation));
  }
  for (auto const& conversation : ending) conversation->end();
}

std::shared_ptr<http::LiveConversation> ReachLiveFeed::open(Caller const& caller, Language language, std::optional<Instant> ends_at,
                                                            std::shared_ptr<http::LivePeer> peer) {
  auto conversation = std::make_shared<LiveConversationOfCaller>(*this, caller, language, ends_at, std::move(peer));
  {
    std::lock_guard lock(mutex_);
    conversations_[conversation.get()] = conversation;
  }
  if (!ends_at) return conversation;
  {
    std::lock_guard lock(wake_mutex_);
    if (!next_end_ || *ends_at < *next_end_) next_end_ = ends_at;
  }
  wake_.notify_one();
  return conversation;
}

void ReachLiveFeed::end_expired() {
  std::vector<std::shared_ptr<LiveConversationOfCaller>> ending;
  std::optional<Instant> next;
  Instant const now = now_();
  // Both locks, so that nobody who comes in between is overlooked.
  {
    std::scoped_lock lock(mutex_, wake_mutex_);
    for (auto const& [key, weak] : conversations_) {
      auto conversation = weak.lock();
      if (!conversation || !conversation->ends_at()) continue;
      if (*conversation->ends_at() <= now) ending.push_back(std::move(conversation));
      else if (!next || *conversation->ends_at() < *next) next = conversation->ends_at();
    }
    next_end_ = next;
  }
  for (auto const& conversation : ending) conversation->end();
}

Result<void> ReachLiveFeed::subscribe(std::shared_ptr<LiveConversationOfCaller> const& conversation, std::string const& id,
                                      std::vector<reach::Parameter> const& parameters) {
  auto query = reach_.question(parameters, conversation->caller().scope(Permission::reach_read));
  if (!query) return refuse(std::move(query.error()));
  // Such figures are read, not followed: their index is not moved tick by tick.
  if (query->attributes == reach::Attributes::now) return refuse(invalid_field("attributes", "invalid_parameter", "at_session"));
  std::string const key = reach::canonical_text(*query);

  // Held from the snapshot to the listing, so that no change falls between the two.
  std::lock_guard lock(mutex_);
  auto& asked = asked_[conversation.get()];
  if (asked.size() >= subscriptions_at_most && !asked.contains(id))
    return refuse({ErrorKind::too_many, "too_many_subscriptions", "Unsubscribe from something first", {}});
  if (auto earlier = asked.find(id); earlier != asked.end() && earlier->second != key) {
    auto& listeners = groups_[earlier->second].listeners;
    std::erase_if(listeners, [&](Listener const& each) { return each.id == id && each.conversation.lock() == conversation; });
    if (listeners.empty()) groups_.erase(earlier->second);
  }
  if (!standing_) standing_ = reach_.take_move().now;
  auto [found, is_new] = groups_.try_emplace(key);
  auto& group = found->second;
  if (is_new) {
    group.feed.query = *query;
    group.feed.answer = standing_->value(*query);
    group.feed.value_before = group.feed.answer.value;
    group.feed.body = std::make_shared<std::string const>(reach_.answer_json(*query, group.feed.answer));
    group.feed.changed_at = group.feed.answer.tick;
  }
  bool const listens = std::any_of(group.listeners.begin(), group.listeners.end(),
                                   [&](Listener const& each) { return each.id == id && each.conversation.lock() == conversation; });
  if (!listens) group.listeners.push_back({conversation, id});
  asked[id] = key;
  conversation->send(id, message(id, group.feed));
  return {};
}

void ReachLiveFeed::unsubscribe(LiveConversationOfCaller const& conversation, std::string const& id) {
  std::lock_guard lock(mutex_);
  auto asked = asked_.find(&conversation);
  if (asked == asked_.end()) return;
  auto entry = asked->second.find(id);
  if (entry == asked->second.end()) return;
  auto group = groups_.find(entry->second);
  if (group != groups_.end()) {
    std::erase_if(group->second.listeners,
                  [&](Listener const& each) { return each.id == id && each.conversation.lock().get() == &conversation; });
    if (group->second.listeners.empty()) groups_.erase(group);
  }
  asked->second.erase(entry);
}

void ReachLiveFeed::resume(LiveConversationOfCaller const& conversation, std::string const& id, reach::Tick known) {
  std::lock_guard lock(mutex_);
  auto asked = asked_.find(&conversation);
  if (asked == asked_.end() || !asked->second.contains(id)) return;
  auto const& feed = groups_.at(asked->second.at(id)).feed;
  if (feed.changed_at > known) conversation.send(id, message(id, feed));
}

void ReachLiveFeed::leave(LiveConversationOfCaller const& conversation) {
  std::lock_guard lock(mutex_);
  conversations_.erase(&conversation);
  auto asked = asked_.find(&conversation);
  if (asked == asked_.end()) return;
  for (auto const& [id, key] : asked->second) {
    auto group = groups_.find(key);
    if (group == groups_.end()) continue;
    std::erase_if(group->second.listeners, [&](Listener const& each) {
      auto alive = each.conversation.lock();
      return !alive || alive.get() == &conversation;
    });
    if (group->second.listeners.empty()) groups_.erase(group);
  }
  asked_.erase(asked);
}

void ReachLiveFeed::wait_for_work(std::unique_lock<std::mutex>& lock) {
  while (!due_ && !ending_) {
    if (!next_end_) {
      wake_.wait(lock);
      continue;
    }
    auto const left = next_end_->microseconds - now_().microseconds;
    if (left <= 0) return;
    wake_.wait_for(lock, std::chrono::microseconds(std::min(left, longest_wait_microseconds)));
  }
}

void ReachLiveFeed::run() {
  auto pause = shortest_pause;
  std::unique_lock lock(wake_mutex_);
  for (;;) {
    wait_for_work(lock);
    if (ending_) return;
    bool const figures_moved = std::exchange(due_, false);
    lock.unlock();
    end_expired();
    if (!figures_moved) {
      lock.lock();
      continue;
    }
    auto const started = std::chrono::steady_clock::now();
    try {
      fan_out();
    } catch (std::exception const& why) {
      // Names could not be fetched: the figures are sent with the next tick, or at the latest in a second.
      spdlog::warn("live figures wait: {}", why.what());
      moved();
    }
    auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started);
    pause = std::clamp(took * 2, shortest_pause, longest_pause);
    lock.lock();
    wake_.wait_for(lock, pause, [this] { return ending_; });
  }
}

void ReachLiveFeed::fan_out() {
  std::lock_guard lock(mutex_);
  auto move = reach_.take_move();
  bool const known_line = standing_ && standing_ == move.before && !move.touched.everyone;
  standing_ = move.now;
  for (auto& [key, group] : groups_) {
    auto& feed = group.feed;
    auto answer = known_line && feed.answer.tick == move.before->tick() ? move.now->advance(feed.query, feed.answer, *move.before, move.touched)
                                                                        : move.now->value(feed.query);
    bool const same = looks_the_same(answer, feed.answer);
    // Written before it counts as sent: fetching names may fail, and the next round must find the figure still moved.
    auto body = same ? feed.body : std::make_shared<std::string const>(reach_.answer_json(feed.query, answer));
    feed.value_before = feed.answer.value;
    feed.answer = std::move(answer);
    if (same) continue;
    feed.body = std::move(body);
    feed.changed_at = feed.answer.tick;
    std::map<std::string, std::shared_ptr<std::string const>> by_id;
    for (auto const& listener : group.listeners) {
      auto conversation = listener.conversation.lock();
      if (!conversation) continue;
      auto& shared = by_id[listener.id];
      if (!shared) shared = message(listener.id, feed);
      conversation->send(listener.id, shared);
    }
  }
}

}  // namespace athar::api
