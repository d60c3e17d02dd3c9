#include "server/api/reach/reach_service.hpp"

#include <spdlog/spdlog.h>

#include <set>

#include "domain/reach/reach_store.hpp"
#include "server/api/reach/answer_json.hpp"

namespace athar::api {
namespace {

constexpr std::size_t answers_at_most = 4096;
constexpr std::size_t names_at_most = 50'000;

}  // namespace

struct ReachService::Codes final : reach::KnownCodes {
  std::map<std::string, ProgrammeId> by_code;
  std::map<std::string, CourseId> by_reference;
  std::optional<ProgrammeId> programme_coded(std::string_view code) const override {
    auto found = by_code.find(std::string(code));
    return found == by_code.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<CourseId> course_referenced(std::string_view reference) const override {
    auto found = by_reference.find(std::string(reference));
    return found == by_reference.end() ? std::nullopt : std::optional(found->second);
  }
};

ReachService::~ReachService() { stop(); }

void ReachService::start() {
  folder_ = std::thread([this] { fold_when_wanted(); });
}

void ReachService::stop() {
  {
    std::lock_guard lock(fold_mutex_);
    ending_ = true;
  }
  fold_wanted_.notify_all();
  if (folder_.joinable()) folder_.join();
}

void ReachService::replace(reach::Index::Snapshot index) {
  std::lock_guard lock(index_mutex_);
  index_ = std::move(index);
  moved_.everyone = true;
  moved_.sessions = true;
}

bool ReachService::apply(std::vector<reach::Change> const& changes) {
  bool wants_fold = false;
  {
    std::lock_guard lock(index_mutex_);
    for (auto const& change : changes) {
      auto step = index_->apply(change);
      if (!step) return false;
      index_ = std::move(step->index);
      moved_.merge(step->touched);
    }
    wants_fold = index_->wants_fold();
  }
  if (!wants_fold) return true;
  {
    std::lock_guard lock(fold_mutex_);
    fold_due_ = true;
  }
  fold_wanted_.notify_one();
  return true;
}

void ReachService::fold_when_wanted() {
  std::unique_lock lock(fold_mutex_);
  for (;;) {
    fold_wanted_.wait(lock, [this] { return fold_due_ || ending_; });
    if (ending_) return;
    fold_due_ = false;
    lock.unlock();
    auto const from = now();
    auto const folded = from->folded();
    {
      std::lock_guard index_lock(index_mutex_);
      // A reload may have replaced the whole line meanwhile; its base is fresh already.
      if (index_->wants_fold()) index_ = index_->on_base_of(*folded, *from);
    }
    lock.lock();
  }
}

void ReachService::subject_changed(std::string const& concept_name) {
  static std::set<std::string> const named{"organisations", "programmes", "places", "reference_lists", "sessions"};
  if (!named.contains(concept_name)) return;
  std::lock_guard lock(names_mutex_);
  names_.clear();
  if (concept_name == "programmes" || concept_name == "courses") known_codes_.reset();
}

reach::Index::Snapshot ReachService::now() const {
  std::lock_guard lock(index_mutex_);
  return index_;
}

ReachService::Move ReachService::take_move() {
  std::lock_guard lock(index_mutex_);
  Move move{moved_from_ ? moved_from_ : index_, index_, std::exchange(moved_, {})};
  if (!moved_from_) move.touched.everyone = true;
  moved_from_ = index_;
  return move;
}

std::shared_ptr<reach::KnownCodes const> ReachService::known_codes() {
  {
    std::lock_guard lock(names_mutex_);
    if (known_codes_) return known_codes_;
  }
  auto codes = std::make_shared<Codes>();
  auto unit = database_.read();
  codes->by_code = unit->reach().programmes_by_code();
  codes->by_reference = unit->reach().courses_by_reference();
  std::lock_guard lock(names_mutex_);
  return known_codes_ = std::move(codes);
}

Result<reach::Query> ReachService::question(std::vector<reach::Parameter> const& parameters, Scope const& scope) {
  auto query = reach::parse_query(parameters, *known_codes());
  if (!query && query.error().fields.size() > 0) {
    // A programme or a course made a moment ago may be missing from what is remembered: look once more.
    std::lock_guard lock(names_mutex_);
    known_codes_.reset();
  }
  if (!query) query = reach::parse_query(parameters, *known_codes());
  if (!query) return query;
  if (scope.programme) {
    auto& filter = query->filters[reach::Dimension::programme];
    std::string const own = scope.programme->text();
    if (!filter.empty() && filter != std::set<std::string>{own}) return refuse(not_allowed());
    filter = {own};
  }
  if (scope.organisation) {
    auto& filter = query->filters[reach::Dimension::organisation];
    if (filter.empty()) filter = {scope.organisation->text()};
    auto unit = database_.read();
    for (auto const& each : filter) {
      auto id = OrganisationId::parse(each);
      if (!id || !unit->reach().organisation_lies_within(*id, *scope.organisation)) return refuse(not_allowed());
    }
  }
  if (scope.from && (!query->from || *query->from < *scope.from)) query->from = scope.from;
  if (scope.to && (!query->to || *scope.to < *query->to)) query->to = scope.to;
  return query;
}

template <class Make>
std::shared_ptr<std::string const> ReachService::remembered(std::string const& key, Make make) {
  auto const index = now();
  {
    std::lock_guard lock(answers_mutex_);
    if (answers_tick_ == index->tick()) {
      auto found = answers_.find(key);
      if (found != answers_.end()) return found->second;
    }
  }
  auto answer = std::make_shared<std::string const>(make(*index));
  std::lock_guard lock(answers_mutex_);
  if (answers_tick_ < index->tick() || answers_.size() >= answers_at_most) {
    answers_.clear();
    answers_tick_ = index->tick();
  }
  if (answers_tick_ == index->tick()) answers_[key] = answer;
  return answer;
}

std::shared_ptr<std::string const> ReachService::answer_now(reach::Query const& query) {
  return remembered(reach::canonical_text(query), [&](reach::Index const& index) { return answer_json(query, index.value(query)); });
}

std::shared_ptr<std::string const> ReachService::cumulative_now(reach::Query const& query, std::vector<LocalDate> const& ends) {
  std::string key = reach::canonical_text(query) + "&ends=";
  for (auto const& end : ends) key += end.text() + ",";
  return remembered(key, [&](reach::Index const& index) { return cumulative_json(query, ends, index); });
}

std::string ReachService::cumulative_json(reach::Query const& query, std::vector<LocalDate> const& ends, reach::Index const& index) {
  std::vector<Point> points;
  for (auto const& end : ends) {
    auto until = query;
    if (!until.to || end < *until.to) until.to = end;
    points.push_back({end, index.value(until)});
  }
  json::Writer out(1024 + points.size() * 256);
  write_points(out, query, points, index);
  return out.take();
}

std::map<std::string, LocalizedText> ReachService::labels(reach::Dimension dimension, std::vector<std::string> const& codes) {
  std::map<std::string, LocalizedText> found;
  std::vector<std::string> unknown;
  {
    std::lock_guard lock(names_mutex_);
    for (auto const& code : codes) {
      auto name = names_.find({dimension, code});
      if (name != names_.end())
        found[code] = name->second;
      else if (code != reach::unknown_code)
        unknown.push_back(code);
    }
  }
  if (unknown.empty()) return found;
  auto fetched = database_.read()->reach().labels(dimension, unknown);
  std::lock_guard lock(names_mutex_);
  if (names_.size() + fetched.size() > names_at_most) names_.clear();
  for (auto& [code, name] : fetched) {
    names_[{dimension, code}] = name;
    found[code] = std::move(name);
  }
  return found;
}

std::string ReachService::answer_json(reach::Query const& query, reach::Answer const& answer) {
  Labels named;
  for (std::size_t i = 0; i < query.by.size(); ++i) {
    std::set<std::string> codes;
    for (auto const& group : answer.groups) codes.insert(group.key[i]);
    named[query.by[i]] = labels(query.by[i], {codes.begin(), codes.end()});
  }
  for (auto const& [dimension, codes] : query.filters) named[dimension].merge(labels(dimension, {codes.begin(), codes.end()}));
  json::Writer out(2048 + answer.groups.size() * 64);
  write_answer(out, query, answer, named);
  return out.take();
}

}  // namespace athar::api
