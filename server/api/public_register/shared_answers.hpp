#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/api/framework/call.hpp"

namespace athar::api {

/// Answers that are the same for everybody, kept in memory until anything at all is recorded, the day turns or some seconds have passed: a page
/// that a newspaper links to costs the database nothing. Bounded. Thread-safe.
class SharedAnswers {
 public:
  struct Kept {
    std::shared_ptr<std::string const> body;
    std::string content_type{"application/json"};
    std::string file_name;                     ///< of a download; empty for none
    std::string etag;
  };

  /// The answer to this address and language of now, made by `make` unless it is kept. 304 for a reader who has it already. Errors: those of `make`.
  template <class Make>
  Result<Answer> answer(Call& call, Make make) {
    auto const key = key_of(call);
    auto const moment = moment_of(call);
    if (auto kept = find(key, moment)) return answer_of(call, *kept);
    Result<Kept> made = make();
    if (!made) return refuse(std::move(made.error()));
    return answer_of(call, keep(key, moment, std::move(*made)));
  }

 private:
  /// What is kept holds while this is the same. Without an index of facts (the command line) nothing is kept. The tick tells of what others
  /// recorded, a moment later; what was recorded here is counted before its author is answered.
  struct Moment {
    std::optional<std::int64_t> tick;
    std::int64_t recordings{0};
    std::string day;
    std::int64_t slice{0};
    friend bool operator==(Moment const&, Moment const&) = default;
  };
  static Moment moment_of(Call const& call);
  static std::string key_of(Call const& call);
  static Answer answer_of(Call const& call, Kept const& kept);
  std::optional<Kept> find(std::string const& key, Moment const& moment);
  Kept keep(std::string const& key, Moment const& moment, Kept kept);

  std::mutex mutex_;
  Moment moment_;
  std::size_t bytes_{0};
  std::unordered_map<std::string, Kept> answers_;
};

}  // namespace athar::api
