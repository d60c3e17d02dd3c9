#include "server/api/imports/import_jobs.hpp"

#include <malloc.h>
#include <spdlog/spdlog.h>

#include "domain/shared/storage_full.hpp"
#include "server/jobs/import_file.hpp"
#include "server/jobs/import_plan.hpp"

namespace athar::api {
namespace {

/// Thrown at a checkpoint; the unit of work rolls back.
struct Stopped {};

/// A list of 50,000 people leaves some hundred MiB behind that the allocator would keep for the next one.
void give_back_memory() { malloc_trim(0); }

std::string detail_of(Error const& error) {
  if (error.fields.empty()) return {};
  auto const& field = error.fields.front();
  return field.detail.empty() ? field.path : field.path + ": " + field.detail;
}

std::string code_of(Error const& error) { return error.fields.empty() ? error.code : error.fields.front().code; }

}  // namespace

void ImportJobs::start() {
  auto unit = database_.begin();
  if (int const failed = unit->imports().fail_interrupted(); failed > 0) spdlog::warn("{} imports were interrupted and are marked failed", failed);
  unit->commit();
  thread_ = std::jthread([this](std::stop_token const& stopping) { work(stopping); });
}

void ImportJobs::stop() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  more_.notify_all();
  thread_.join();
}

void ImportJobs::enqueue(ImportId id, Actor actor) {
  {
    std::lock_guard const lock(mutex_);
    waiting_.push_back({id, std::move(actor)});
    progress_[id] = {};
  }
  more_.notify_all();
}

void ImportJobs::cancel(ImportId id) {
  std::lock_guard const lock(mutex_);
  if (current_ == id) cancelled_ = true;
}

std::optional<ImportJobs::Progress> ImportJobs::progress(ImportId id) const {
  std::lock_guard const lock(mutex_);
  auto const found = progress_.find(id);
  return found == progress_.end() ? std::nullopt : std::optional(found->second);
}

bool ImportJobs::idle(std::chrono::seconds since) const {
  std::lock_guard const lock(mutex_);
  return waiting_.empty() && !current_ && std::chrono::steady_clock::now() - ended_ >= since;
}

void ImportJobs::work(std::stop_token const& stopping) {
  stopping_ = stopping;
  while (!stopping.stop_requested()) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      if (!more_.wait(lock, stopping, [this] { return !waiting_.empty(); })) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
      current_ = job.id;
      cancelled_ = false;
    }
    give_back_memory();
    try {
      run(job);
    } catch (Stopped const&) {
      if (stopping.stop_requested()) fail(job.id, "import_interrupted", {});
    } catch (StorageFull const& why) {
      spdlog::error("import {}: {}", job.id.text(), why.what());
      fail(job.id, "storage_full", {});
    } catch (Unavailable const& why) {
      spdlog::warn("import {}: {}", job.id.text(), why.what());
      fail(job.id, "database_unavailable", {});
    } catch (std::exception const& why) {
      spdlog::error("import {}: {}", job.id.text(), why.what());
      fail(job.id, "internal_error", {});
    }
    give_back_memory();
    std::lock_guard const lock(mutex_);
    current_.reset();
    ended_ = std::chrono::steady_clock::now();
    progress_.erase(job.id);
  }
}

void ImportJobs::run(Job const& job) {
  auto import = database_.read(Patience::patient)->imports().find(job.id);
  if (!import) return;
  if (import->state == ImportState::previewing) preview(std::move(*import));
  else if (import->state == ImportState::confirming) confirm(std::move(*import), job.actor);
}

Result<std::unique_ptr<ImportPlan>> ImportJobs::plan(UnitOfWork& unit, Import const& import) const {
  auto table = table_of_import(unit, import);
  if (!table) return refuse(std::move(table.error()));
  return plan_import(unit, services_, std::move(*table), import);
}

void ImportJobs::preview(Import import) {
  auto unit = database_.begin(Patience::patient);
  auto plan = this->plan(*unit, import);
  if (!plan) return fail(import.id, code_of(plan.error()), detail_of(plan.error()));
  checkpoint(import.id, 0, (*plan)->counts.total());
  import.state = ImportState::previewed;
  import.counts = (*plan)->counts;
  import.total_rows = import.counts.total();
  unit->imports().write_rows(import.id, (*plan)->rows);
  if (unit->imports().move(import, ImportState::previewing)) unit->commit();
}

void ImportJobs::confirm(Import import, Actor const& actor) {
  auto unit = database_.begin(Patience::patient);
  unit->imports().wait_for_turn();
  // Judged again: the records may have changed since the preview.
  auto plan = this->plan(*unit, import);
  if (!plan) return fail(import.id, code_of(plan.error()), detail_of(plan.error()));
  auto const& counts = (*plan)->counts;
  if (counts.error > 0 && !import.skip_rows_in_error) return fail(import.id, "rows_in_error", std::to_string(counts.error));
  auto line = write_import(*unit, services_, actor, import, **plan, [&](int done, int total) { checkpoint(import.id, done, total); });
  if (!line) return fail(import.id, code_of(line.error()), detail_of(line.error()));
  import.state = ImportState::confirmed;
  import.counts = counts;
  import.total_rows = counts.total();
  import.finished_at = services_.now();
  unit->imports().write_rows(import.id, (*plan)->rows);
  unit->imports().remember_shape(import);
  // The last checkpoint: somebody may have cancelled meanwhile.
  if (!unit->imports().move(import, ImportState::confirming)) return;
  unit->commit();
  services_.recorded_time.wake();
  if (actor.account && *line > 0) services_.last_writes.note(*actor.account, *line);
}

void ImportJobs::fail(ImportId id, std::string const& failure, std::string const& detail) {
  try {
    auto unit = database_.begin();
    auto import = unit->imports().find(id);
    if (!import || !is_under_way(import->state)) return;
    auto const from = import->state;
    import->state = ImportState::failed;
    import->failure = failure;
    import->failure_detail = detail;
    import->finished_at = services_.now();
    if (unit->imports().move(*import, from)) unit->commit();
  } catch (std::exception const& why) {
    spdlog::error("import {} could not be marked failed: {}", id.text(), why.what());
  }
}

void ImportJobs::checkpoint(ImportId id, int done, int total) {
  std::lock_guard const lock(mutex_);
  if (cancelled_ || stopping_.stop_requested()) throw Stopped{};
  progress_[id] = {done, total};
}

}  // namespace athar::api
