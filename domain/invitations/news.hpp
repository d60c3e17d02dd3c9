#pragma once
#include <optional>

#include "domain/invitations/invitation.hpp"
#include "domain/shared/date.hpp"

/// What people are told when a session changes.
namespace athar {

/// The message that a change of a session calls for: its days, hours, place or title while it is still to come, or a status that means
/// something to those who are expected. None when nothing of what they were told has changed, or when its days were over and still are.
std::optional<MailKind> news_of(SessionPage const& before, SessionPage const& after, LocalDate today);

/// Whether such news concerns somebody: a confirmation those with a seat, anything else also those who were asked or wait.
bool concerns(MailKind news, Expectation standing);

}  // namespace athar
