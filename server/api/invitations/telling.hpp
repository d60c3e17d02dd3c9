#pragma once
#include <string>

#include "domain/invitations/news.hpp"
#include "server/api/invitations/desk.hpp"

namespace athar::api {

/// How many are reached by mail, and how many are concerned but have no address.
struct Reached {
  int written{0};
  int without_address{0};
};

/// Those whom such news of a session concerns; locked and erased records are left out.
Reached count_concerned(UnitOfWork& unit, SessionId session, MailKind news);

/// Writes what changed to those whom it concerns, with `message` as a paragraph of its own, and the audit line. Nothing is written when
/// nothing changed of what they were told. The caller holds the session.
Result<void> tell_of_change(Desk& desk, SessionPage const& before, SessionPage const& after, std::string const& message);

}  // namespace athar::api
