#include "server/jobs/deadline_rounds.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>

#include "domain/access/account.hpp"
#include "domain/agreements/commitment.hpp"
#include "domain/mail/outbox.hpp"
#include "server/api/commitments/digest.hpp"
#include "server/api/commitments/figures.hpp"

namespace athar::api {
namespace {

constexpr auto time_between_looks = std::chrono::seconds(5);
/// Figures take at most this part of a core.
constexpr std::int64_t rest_for_each_work = 20;
constexpr int deadlines_at_a_time = 1000;

/// Page by page: what passed long ago and was told must not hide what comes near.
std::vector<Deadline> all_deadlines(CommitmentStore& commitments, DeadlineFilter const& filter) {
  std::vector<Deadline> all;
  PageRequest request;
  request.limit = deadlines_at_a_time;
  do {
    auto page = commitments.deadlines(filter, request);
    std::move(page.items.begin(), page.items.end(), std::back_inserter(all));
    request.after_key = page.next_key;
    request.after_id = page.next_id;
  } while (request.after_key);
  return all;
}

}  // namespace

void DeadlineRounds::start() {
  rounds_.start(time_between_looks, "deadlines were not looked through", [this] {
    refresh_figures();
    // Before the facts are read nothing is met: a digest would warn of what was done long ago.
    if (asked_at_ <= 0) return;
    if (int const written = write_digests(); written > 0) spdlog::info("{} digests of deadlines were written", written);
  });
}

int DeadlineRounds::refresh_figures() {
  auto const began = parts_.now();
  auto const index = parts_.index();
  if (index->tick() == asked_at_ || began < figures_again_at_) return 0;
  auto unit = parts_.database.begin(Patience::patient);
  int const changed = unit->commitments().put_figures(figures_of(unit->commitments().figure_questions(std::nullopt), *index), parts_.today());
  unit->commit();
  asked_at_ = index->tick();
  auto const ended = parts_.now();
  figures_again_at_ = {ended.microseconds + (ended.microseconds - began.microseconds) * rest_for_each_work};
  return changed;
}

int DeadlineRounds::write_digests() {
  auto const week = week_of(parts_.today());
  int written = 0;
  for (auto const account : parts_.database.read()->commitments().without_digest(week)) written += write_digest(account, week) ? 1 : 0;
  return written;
}

bool DeadlineRounds::write_digest(AccountId id, LocalDate week) {
  // Deciding the week, the message and what it tells are one transaction: after a crash either all of it is there, or nothing.
  auto unit = parts_.database.begin(Patience::patient);
  if (!unit->commitments().decide_digest(id, week)) return false;
  auto const row = unit->accounts().find(id);
  if (!row || !row->account.may_sign_in(parts_.now())) return false;
  auto const& account = row->account;
  auto const today = parts_.today();
  DeadlineFilter filter;
  filter.today = today;
  filter.to = months_from(today, earliest_alert_months);
  filter.of_account = id;
  auto const near = newly_near(all_deadlines(unit->commitments(), filter), unit->commitments().told(id), today);
  std::vector<DeadlineTold> told;
  for (auto const& each : near) told.push_back({each.subject, each.kind, each.date, *alert_of(each.date, today)});
  std::optional<MailMessageId> message_id;
  if (!near.empty()) {
    auto const texts = unit->mail().templates();
    auto const text = std::find_if(texts.begin(), texts.end(), [&](auto const& t) { return t.kind == MailKind::deadlines && t.language == account.language; });
    auto message = digest_message(*text, account.language, account.name, near, today);
    message.id = MailMessageId{parts_.new_id()};
    message.person_id = account.person_id;
    message.to_address = account.email;
    message.to_name = account.name;
    message_id = message.id;
    if (auto put = unit->mail().put({message}, "athar-server"); !put) {
      spdlog::warn("a digest of deadlines was not written: {}", put.error().code);
      return false;
    }
  }
  unit->commitments().write_told(id, week, message_id, told);
  unit->commit();
  return message_id.has_value();
}

}  // namespace athar::api
