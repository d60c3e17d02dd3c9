#include "domain/invitations/news.hpp"

namespace athar {
namespace {

bool was_called_off(SessionStatus status) { return status == SessionStatus::cancelled || status == SessionStatus::postponed; }

bool looks_otherwise(Session const& before, Session const& after) {
  return before.days != after.days || before.venue != after.venue || before.place_code != after.place_code || before.title != after.title ||
         before.time_zone != after.time_zone || before.modality != after.modality;
}

bool is_over(Session const& session, LocalDate today) {
  auto const last = last_date(session);
  return last && *last < today;
}

}  // namespace

std::optional<MailKind> news_of(SessionPage const& before, SessionPage const& after, LocalDate today) {
  if (is_over(before.session, today) && is_over(after.session, today)) return std::nullopt;
  if (before.status != after.status) {
    switch (after.status) {
      case SessionStatus::confirmed: return before.status == SessionStatus::running ? std::nullopt : std::optional(MailKind::confirmation);
      case SessionStatus::postponed: return MailKind::postponement;
      case SessionStatus::cancelled: return MailKind::cancellation;
      case SessionStatus::planned:
      case SessionStatus::open: return was_called_off(before.status) ? std::optional(MailKind::change) : std::nullopt;
      default: return std::nullopt;
    }
  }
  if (was_called_off(after.status) || !is_scheduled(after.status)) return std::nullopt;
  return looks_otherwise(before.session, after.session) ? std::optional(MailKind::change) : std::nullopt;
}

bool concerns(MailKind news, Expectation standing) {
  if (news == MailKind::confirmation) return standing == Expectation::confirmed;
  return standing != Expectation::out;
}

}  // namespace athar
