#include "server/jobs/export_jobs.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <system_error>

#include "domain/access/account.hpp"
#include "server/jobs/file_digest.hpp"

namespace athar::api {
namespace {

constexpr std::string_view unfinished = ".part";
constexpr auto time_between_sweeps = std::chrono::minutes(10);

Instant kept_until(Instant finished) { return {finished.microseconds + export_kept_seconds * 1'000'000}; }

bool is_lack_of_room(std::error_code const& why) {
  return why == std::errc::no_space_on_device || why == std::errc::file_too_large || why == std::error_code(EDQUOT, std::generic_category());
}

/// Removes the file of an export that was not finished, with what its maker put beside it.
void remove_unfinished(std::filesystem::path const& file) {
  std::error_code ignored;
  std::filesystem::remove_all(file, ignored);
}

}  // namespace

ExportJobs::ExportJobs(Database& database, Services& services, std::vector<ExportMaker> makers, std::filesystem::path folder)
    : database_(database), services_(services), makers_(std::move(makers)), folder_(std::move(folder)) {}

void ExportJobs::start() {
  std::filesystem::create_directories(folder_);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  auto const now = services_.now();
  std::vector<Export> waiting;
  {
    auto unit = database_.begin();
    if (int const failed = unit->exports().fail_interrupted(now, kept_until(now)); failed > 0)
      spdlog::warn("{} exports were interrupted and are marked failed", failed);
    waiting = unit->exports().queued();
    unit->commit();
  }
  drop_expired();
  drop_strangers();
  for (auto const& each : waiting)
    if (!enqueue(each)) fail(each.id, "export_queue_full", {});
  queue_.start();
  sweeper_ = std::jthread([this](std::stop_token const& stopping) {
    std::unique_lock lock(sweeping_);
    while (!end_.wait_for(lock, stopping, time_between_sweeps, [&] { return stopping.stop_requested(); })) {
      if (stopping.stop_requested()) return;
      try {
        drop_expired();
      } catch (std::exception const& why) {
        spdlog::warn("expired exports stay for now: {}", why.what());
      }
    }
  });
}

void ExportJobs::stop() {
  queue_.stop();
  sweeper_ = {};
}

Result<void> ExportJobs::check(Call& call, ExportOrder const& order) const {
  auto const* maker = maker_of(order.kind);
  if (maker == nullptr) {
    std::string known;
    for (auto const& kind : kinds()) known += (known.empty() ? "" : ", ") + kind;
    return refuse(invalid_field("kind", "not_one_of", known));
  }
  if (!call.caller.may(maker->permission)) return refuse(not_allowed());
  return maker->check(call, order);
}

bool ExportJobs::enqueue(Export const& queued) {
  return queue_.enqueue({.id = queued.id.uuid,
                         .owner = queued.account.uuid,
                         .work = [this, id = queued.id](JobQueue::Checkpoint& checkpoint) { run(id, checkpoint); },
                         .failed = [this, id = queued.id](std::string_view why) {
                           fail(id, why == "interrupted" ? "export_interrupted" : std::string(why), {});
                         }});
}

void ExportJobs::remove_file(ExportId id) const {
  std::error_code ignored;
  std::filesystem::remove(file_of(id), ignored);
}

void ExportJobs::withdraw(ExportId id) {
  cancel(id);
  remove_file(id);
  auto part = file_of(id);
  part += unfinished;
  remove_unfinished(part);
}

std::vector<std::string> ExportJobs::kinds() const {
  std::vector<std::string> names;
  for (auto const& maker : makers_) names.push_back(maker.kind);
  return names;
}

ExportMaker const* ExportJobs::maker_of(std::string const& kind) const {
  auto const found = std::find_if(makers_.begin(), makers_.end(), [&](auto const& maker) { return maker.kind == kind; });
  return found == makers_.end() ? nullptr : &*found;
}

void ExportJobs::run(ExportId id, JobQueue::Checkpoint& checkpoint) {
  std::optional<Export> made;
  std::optional<AccountRow> account;
  {
    auto unit = database_.begin();
    made = unit->exports().find(id);
    if (!made || made->state != ExportState::queued) return;
    account = unit->accounts().find(made->account);
    made->state = ExportState::running;
    made->started_at = services_.now();
    if (!unit->exports().move(*made, ExportState::queued)) return;
    unit->commit();
  }
  if (!account || !account->account.may_sign_in(services_.now())) return fail(id, "export_account_inactive", {});

  http::Request request;
  Caller const caller = account->account.caller();
  Call call{request, services_, caller, made->order.language, {}};
  auto file = file_of(id);
  file += unfinished;
  struct Remover {
    std::filesystem::path const& file;
    ~Remover() { remove_unfinished(file); }
  } const remover{file};

  try {
    if (auto may = check(call, made->order); !may) return fail(id, may.error().code, {});
    ExportTask task{call, made->order, file, [&](std::int64_t done, std::int64_t total) { checkpoint(done, total); }};
    auto written = maker_of(made->order.kind)->make(task);
    if (!written) {
      auto const& error = written.error();
      return error.fields.empty() ? fail(id, error.code, {}) : fail(id, error.fields.front().code, error.fields.front().detail);
    }
    made->made_for = seen_by(caller);
    finish(*made, *written);
  } catch (std::system_error const& why) {
    if (!is_lack_of_room(why.code())) throw;
    spdlog::warn("export {}: no room on the disk", id.text());
    fail(id, "no_space", {});
  }
}

void ExportJobs::finish(Export& made, MadeExport const& file) {
  auto const path = file_of(made.id);
  auto part = path;
  part += unfinished;
  auto const digest = settle_and_digest(part);
  made.state = ExportState::done;
  made.file_name = file.file_name;
  made.content_type = file.content_type;
  made.rows = file.rows;
  made.size_bytes = digest.size_bytes;
  made.sha256 = digest.sha256;
  made.finished_at = services_.now();
  made.expires_at = kept_until(*made.finished_at);
  // The file is there before anybody is told; when somebody cancelled meanwhile, it goes again.
  std::filesystem::rename(part, path);
  try {
    auto unit = database_.begin();
    if (!unit->exports().move(made, ExportState::running)) return remove_file(made.id);
    unit->commit();
  } catch (...) {
    remove_file(made.id);
    throw;
  }
}

void ExportJobs::fail(ExportId id, std::string const& failure, std::string const& detail) {
  auto unit = database_.begin();
  auto made = unit->exports().find(id);
  if (!made || is_over(made->state)) return;
  auto const from = made->state;
  made->state = ExportState::failed;
  made->failure = failure;
  made->failure_detail = detail;
  made->finished_at = services_.now();
  made->expires_at = kept_until(*made->finished_at);
  if (unit->exports().move(*made, from)) unit->commit();
}

void ExportJobs::drop_strangers() {
  std::set<std::string> known;
  for (auto const& id : database_.read()->exports().with_file()) known.insert(id.text());
  for (auto const& entry : std::filesystem::directory_iterator(folder_))
    if (!known.contains(entry.path().filename().string())) remove_unfinished(entry.path());
}

void ExportJobs::drop_expired() {
  auto unit = database_.begin();
  auto const gone = unit->exports().remove_expired(services_.now());
  unit->commit();
  for (auto const& id : gone) remove_file(id);
}

}  // namespace athar::api
