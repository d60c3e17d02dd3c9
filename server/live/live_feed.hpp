#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>

#include "server/api/application.hpp"
#include "server/api/reach/reach_service.hpp"

namespace athar::api {

/// One question and its current answer, shared by everybody who asked the same within the same scope.
struct Feed {
  reach::Query query;
  reach::Answer answer;                              ///< as of the snapshot the feed last moved to
  std::shared_ptr<std::string const> body;           ///< the answer as JSON
  reach::Tick changed_at{0};                         ///< tick of the last change that moved the figure
  std::int64_t value_before{0};
};

class LiveConversationOfCaller;

/// Sends figures as they move: a snapshot when one subscribes, then only changes. One thread moves every feed by the contributions of
/// the people a tick touched; each distinct answer is written once however many listen.
///
/// Client: {"subscribe":"q1","query":{"measure":"…","by":["sex"],"programme":"…"}}, {"unsubscribe":"q1"}, {"resume":{"q1":tick}}.
/// Server: {"id":"q1","version":tick,"value":{…},"moved_by":n}, {"id":"q1","error":{problem}}.
class ReachLiveFeed final : public LiveFeed {
 public:
  ReachLiveFeed(ReachService& reach, std::function<Instant()> now) : reach_(reach), now_(std::move(now)) {}
  ~ReachLiveFeed() override;

  void start();
  void stop();
  /// Ticks were taken in: figures may have moved.
  void moved();
  /// What the account may see may have changed: its conversations end and begin anew.
  void account_changed(AccountId account);

  std::shared_ptr<http::LiveConversation> open(Caller const& caller, Language language, std::optional<Instant> ends_at,
                                               std::shared_ptr<http::LivePeer> peer) override;

 private:
  friend class LiveConversationOfCaller;
  struct Listener {
    std::weak_ptr<LiveConversationOfCaller> conversation;
    std::string id;
  };

  /// Errors: those of the question.
  Result<void> subscribe(std::shared_ptr<LiveConversationOfCaller> const& conversation, std::string const& id,
                         std::vector<reach::Parameter> const& parameters);
  void unsubscribe(LiveConversationOfCaller const& conversation, std::string const& id);
  void resume(LiveConversationOfCaller const& conversation, std::string const& id, reach::Tick known);
  void leave(LiveConversationOfCaller const& conversation);
  void run();
  /// Until figures moved, somebody's access ended, or the feed ends.
  void wait_for_work(std::unique_lock<std::mutex>& lock);
  void fan_out();
  /// Ends the conversations whose callers' access has ended, and notes when the next one does.
  void end_expired();

  ReachService& reach_;
  std::function<Instant()> now_;
  std::mutex mutex_;
  reach::Index::Snapshot standing_;                  ///< the snapshot every feed's answer belongs to
  struct Group {
    Feed feed;
    std::vector<Listener> listeners;
  };
  std::map<std::string, Group> groups_;              ///< by canonical question
  std::unordered_map<LiveConversationOfCaller const*, std::map<std::string, std::string>> asked_;  ///< conversation → id → question
  std::unordered_map<LiveConversationOfCaller const*, std::weak_ptr<LiveConversationOfCaller>> conversations_;

  std::mutex wake_mutex_;
  std::condition_variable wake_;
  bool due_{false}, ending_{false};
  std::optional<Instant> next_end_;                  ///< of the access of anybody who listens
  std::thread thread_;
};

}  // namespace athar::api
