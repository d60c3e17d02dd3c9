#include "server/documents/renderer.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "server/documents/worker.hpp"

namespace athar::documents {
namespace {

using Clock = std::chrono::steady_clock;

Error unavailable() {
  return {ErrorKind::unavailable, "documents_unavailable", "No document can be made now", {}, 5};
}

}  // namespace

Renderer::Renderer(RendererOptions options) : options_(std::move(options)), folder_("documents") {}

Renderer::~Renderer() { stop(); }

void Renderer::start() {
  std::lock_guard lock(mutex_);
  for (std::size_t i = workers_.size(); i < options_.workers; ++i) {
    workers_.push_back(std::make_unique<Worker>(Worker::Options{.resources = options_.resources,
                                                                .folder = folder_.path(),
                                                                .number = i,
                                                                .memory_bytes = options_.memory_bytes,
                                                                .warm_up_after = options_.warm_up_after}));
    idle_.push_back(workers_.back().get());
  }
}

void Renderer::stop() {
  std::unique_lock lock(mutex_);
  for (auto const& worker : workers_) worker->let_go();
  changed_.wait(lock, [this] { return idle_.size() == workers_.size(); });
  idle_.clear();
  auto ending = std::move(workers_);
  workers_.clear();
  lock.unlock();
  ending.clear();
}

Result<std::string> Renderer::pdf(std::string_view stylesheet, std::vector<std::string> const& documents,
                                  std::chrono::milliseconds patience) {
  std::vector<std::string_view> message{"pdf", stylesheet};
  message.insert(message.end(), documents.begin(), documents.end());
  return ask(message, patience);
}

Result<std::string> Renderer::docx(std::vector<Part> const& parts, std::chrono::milliseconds patience) {
  std::vector<std::string_view> message{"docx"};
  for (auto const& part : parts) {
    message.emplace_back(part.name);
    message.emplace_back(part.content);
  }
  return ask(message, patience);
}

Result<std::string> Renderer::ask(std::vector<std::string_view> const& message, std::chrono::milliseconds patience) {
  auto const deadline = Clock::now() + patience;
  Worker* const worker = take(deadline);
  if (!worker) return refuse(unavailable());
  auto reply = worker->ask(message, deadline);
  give_back(worker);
  switch (reply.outcome) {
    case Worker::Outcome::absent: return refuse(unavailable());
    case Worker::Outcome::out_of_time:
      return refuse(Error{ErrorKind::unavailable, "document_took_too_long", "The document took too long to make", {}, 30});
    case Worker::Outcome::lost: return refuse(Error{ErrorKind::unavailable, "document_failed", "The document could not be made", {}, 5});
    case Worker::Outcome::answered: break;
  }
  if (reply.parts.size() == 2 && reply.parts[0] == "done") return std::move(reply.parts[1]);
  spdlog::error("A document failed: {}", reply.parts.size() == 2 ? reply.parts[1] : std::string("no reason given"));
  return refuse(Error{ErrorKind::unavailable, "document_failed", "The document could not be made", {}, 5});
}

Worker* Renderer::take(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_until(lock, until, [this] { return !idle_.empty() || workers_.empty(); }) || workers_.empty()) return nullptr;
  // The one used last is warm; the others may not even have been started.
  Worker* const worker = idle_.back();
  idle_.pop_back();
  return worker;
}

void Renderer::give_back(Worker* worker) {
  {
    std::lock_guard lock(mutex_);
    idle_.push_back(worker);
  }
  changed_.notify_all();
}

}  // namespace athar::documents
