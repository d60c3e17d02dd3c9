#include "server/api/public_register/shared_answers.hpp"

#include "domain/reach/index.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/reach/reach_service.hpp"

namespace athar::api {
namespace {

constexpr std::size_t most_answers = 512;
constexpr std::size_t most_bytes = 16 * 1024 * 1024;
/// Longer than this nothing is kept, should the feed of what is recorded stand still.
constexpr std::int64_t slice_microseconds = 10'000'000;

}  // namespace

SharedAnswers::Moment SharedAnswers::moment_of(Call const& call) {
  Moment moment;
  if (call.services.reach) moment.tick = call.services.reach->now()->tick();
  moment.recordings = call.services.database.recordings();
  moment.day = call.services.today().text();
  moment.slice = call.services.now().microseconds / slice_microseconds;
  return moment;
}

std::string SharedAnswers::key_of(Call const& call) {
  std::string key = call.request.path;
  key += '\n' + std::to_string(static_cast<int>(call.language));
  for (auto const& [name, value] : call.request.query) key += '\n' + name + '=' + value;
  return key;
}

std::optional<SharedAnswers::Kept> SharedAnswers::find(std::string const& key, Moment const& moment) {
  std::lock_guard const lock(mutex_);
  if (!moment.tick || moment_ != moment) return std::nullopt;
  auto const found = answers_.find(key);
  return found == answers_.end() ? std::nullopt : std::optional(found->second);
}

SharedAnswers::Kept SharedAnswers::keep(std::string const& key, Moment const& moment, Kept kept) {
  kept.etag = '"' + sha256_of(*kept.body).substr(0, 32) + '"';
  if (!moment.tick || kept.body->size() > most_bytes / 4) return kept;
  std::lock_guard const lock(mutex_);
  if (moment_ != moment || answers_.size() >= most_answers || bytes_ + kept.body->size() > most_bytes) {
    answers_.clear();
    bytes_ = 0;
    moment_ = moment;
  }
  if (answers_.emplace(key, kept).second) bytes_ += kept.body->size();
  return kept;
}

Answer SharedAnswers::answer_of(Call const& call, Kept const& kept) {
  Answer answer;
  answer.content_type = kept.content_type;
  // Whoever keeps it asks each time whether it still holds: what is withdrawn is gone at once.
  answer.headers = {{"ETag", kept.etag}, {"Cache-Control", "public, no-cache"}, {"Vary", "Accept-Language"}};
  if (!kept.file_name.empty()) answer.headers.push_back({"Content-Disposition", "attachment; filename=\"" + kept.file_name + "\""});
  auto const known = call.request.header("If-None-Match");
  if (known == "*" || known.find(kept.etag) != std::string_view::npos) answer.status = 304;
  else answer.shared_body = kept.body;
  return answer;
}

}  // namespace athar::api
