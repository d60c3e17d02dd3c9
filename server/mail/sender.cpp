#include "server/mail/sender.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <future>
#include <utility>

#include "domain/shared/unavailable.hpp"

namespace athar::mail {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_looks{500}, between_bids{2000}, after_breakage{1000};
constexpr int longest_pause_seconds = 300;
constexpr auto patience_at_the_end = std::chrono::seconds(10);

}  // namespace

Sender::Sender(std::unique_ptr<Outbox> outbox, Settings const& settings) : outbox_(std::move(outbox)), settings_(settings) {}

void Sender::start() {
  if (settings_.host.empty()) {
    spdlog::info("no mail server is configured: the outbox holds its messages");
    return;
  }
  if (!settings_.fault.empty()) {
    spdlog::error("the mail settings cannot be used: {}", settings_.fault);
    return;
  }
  transport_ = std::make_unique<Transport>(settings_);
  thread_ = std::jthread([this](std::stop_token const& stopping) { run(stopping); });
}

void Sender::stop() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  std::unique_lock lock(mutex_);
  if (!wake_.wait_for(lock, patience_at_the_end, [this] { return ended_; })) transport_->abandon();
  lock.unlock();
  thread_.join();
}

void Sender::run(std::stop_token const& stopping) {
  while (!stopping.stop_requested()) {
    milliseconds rest = after_breakage;
    try {
      rest = step(stopping);
    } catch (std::exception const& why) {
      spdlog::warn("the outbox cannot be read now: {}", why.what());
    }
    if (rest.count() == 0) continue;
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stopping, rest, [] { return false; });
  }
  try {
    put_down();
  } catch (std::exception const& why) {
    spdlog::warn("what became of the last message could not be written: {}", why.what());
  }
  std::lock_guard const lock(mutex_);
  ended_ = true;
  wake_.notify_all();
}

milliseconds Sender::step(std::stop_token const& stopping) {
  bool const leads = outbox_->lead();
  // Whoever took the lead, and be it this sender anew, has put back what was taken here.
  if (!leads || std::exchange(term_, outbox_->term()) != outbox_->term()) ahead_.reset();
  if (!leads) return between_bids;
  if (before_) outbox_->settle(*before_);
  before_.reset();
  auto mail = std::exchange(ahead_, std::nullopt);
  if (!mail) {
    mail = outbox_->next(last_, settings_.domain());
    last_.reset();
  }
  if (!mail) return between_looks;
  // Until this ends nothing else touches the outbox. What became of the message before is kept until it is written.
  before_ = std::exchange(last_, std::nullopt);
  auto taking = std::async(std::launch::async, [this, before = before_] { return outbox_->next(before, settings_.domain()); });
  milliseconds rest{0};
  last_ = send(*mail, rest);
  ahead_ = taking.get();
  before_.reset();
  if (rest.count() == 0 || stopping.stop_requested()) return milliseconds{0};
  // Nobody should see a message on its way while the sender rests.
  put_down();
  return rest;
}

void Sender::put_down() {
  for (auto* outcome : {&before_, &last_}) {
    if (*outcome) outbox_->settle(**outcome);
    outcome->reset();
  }
  if (auto const taken = std::exchange(ahead_, std::nullopt)) outbox_->give_back(taken->message.id);
}

MailOutcome Sender::send(OutgoingMail const& mail, milliseconds& rest) {
  auto const attempt = transport_->send(mail);
  MailOutcome outcome{mail.message.id, attempt.problem, attempt.answer, 0};
  if (outcome.sent()) {
    pauses_ = silences_ = 0;
    return outcome;
  }
  spdlog::warn("mail {} not sent at attempt {}: {}", mail.message.id.text(), mail.attempts, name_of(attempt.problem));
  silences_ = attempt.problem == MailProblem::no_answer ? silences_ + 1 : 0;
  if (attempt.pause) {
    // The server's trouble, not the message's: it keeps waiting, however long that takes.
    ++pauses_;
    outcome.retry_after_seconds = std::min(wait_after_attempt(std::min(pauses_, 10), settings_.retry_seconds), longest_pause_seconds);
    rest = std::chrono::seconds(outcome.retry_after_seconds);
  } else if (attempt.problem != MailProblem::refused) {
    outcome.retry_after_seconds = wait_after_attempt(mail.attempts, settings_.retry_seconds);
    if (silences_ > 1) rest = std::chrono::seconds(std::min(wait_after_attempt(silences_ - 1, settings_.retry_seconds), longest_pause_seconds));
  }
  return outcome;
}

}  // namespace athar::mail
