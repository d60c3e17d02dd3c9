#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "domain/access/access.hpp"
#include "domain/reach/index.hpp"
#include "domain/recorded/facts_archive.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar::api {

/// The figures: the index of now, names of what it counts, and answers kept for as long as nothing changed. Thread-safe.
class ReachService {
 public:
  ReachService(FactsArchive& archive, Database& database) : archive_(archive), database_(database) {}
  ~ReachService();

  void start();   ///< the thread that folds
  void stop();

  // Called by the feed of ticks, on one thread.
  void replace(reach::Index::Snapshot index);
  /// False when a tick is missing before one of them: load the facts anew.
  bool apply(std::vector<reach::Change> const& changes);
  /// Names may have changed: "organisations", "programmes", "places", "reference_lists", "sessions".
  void subject_changed(std::string const& concept_name);

  reach::Index::Snapshot now() const;
  Result<reach::Index::Snapshot> at(Instant known_as_of) { return archive_.at(known_as_of); }

  reach::Index::Snapshot with_attributes_of_now() { return archive_.with_attributes_of_now(); }

  /// What moved since the last call. Made for one consumer, the live feed.
  struct Move {
    reach::Index::Snapshot before, now;
    reach::Touched touched;
  };
  Move take_move();

  /// Reads a question and narrows it to what the caller may see.
  /// Errors: those of `parse_query`; not_allowed when a filter names what lies outside the caller's scope.
  Result<reach::Query> question(std::vector<reach::Parameter> const& parameters, Scope const& scope);

  /// The answer as JSON, shared by everybody who asks the same of the same tick.
  std::shared_ptr<std::string const> answer_now(reach::Query const& query);
  std::string answer_json(reach::Query const& query, reach::Answer const& answer);

  /// The figure as it had grown to by the end of each day, as JSON: each point is the question with that last day, since unique
  /// people cannot be added up. `cumulative_now` shares the text as `answer_now` does.
  std::shared_ptr<std::string const> cumulative_now(reach::Query const& query, std::vector<LocalDate> const& ends);
  static std::string cumulative_json(reach::Query const& query, std::vector<LocalDate> const& ends, reach::Index const& index);

 private:
  struct Codes;
  std::shared_ptr<reach::KnownCodes const> known_codes();
  std::map<std::string, LocalizedText> labels(reach::Dimension dimension, std::vector<std::string> const& codes);
  void fold_when_wanted();
  /// What `make` says of the index of now, kept under `key` until the next tick.
  template <class Make>
  std::shared_ptr<std::string const> remembered(std::string const& key, Make make);

  FactsArchive& archive_;
  Database& database_;

  mutable std::mutex index_mutex_;
  reach::Index::Snapshot index_{reach::Index::empty()};
  reach::Index::Snapshot moved_from_;
  reach::Touched moved_;

  std::mutex answers_mutex_;
  reach::Tick answers_tick_{-1};
  std::unordered_map<std::string, std::shared_ptr<std::string const>> answers_;

  std::mutex names_mutex_;
  std::map<std::pair<reach::Dimension, std::string>, LocalizedText> names_;
  std::shared_ptr<reach::KnownCodes const> known_codes_;

  std::mutex fold_mutex_;
  std::condition_variable fold_wanted_;
  bool fold_due_{false}, ending_{false};
  std::thread folder_;
};

}  // namespace athar::api
