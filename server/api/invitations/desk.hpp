#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/invitations/invitation.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// Where invitations are written and answered, by whoever acts: somebody signed in, the holder of a link, or the server by itself.
struct Desk {
  UnitOfWork& unit;
  Actor actor;
  std::function<void(ChangeRecord)> record;
  std::function<Uuid()> new_id;
  Instant now;
  LocalDate today;                         ///< in the programmes' default zone
};
Desk desk_of(Call& call, UnitOfWork& unit);

/// The words that go into a message to that person. `answer_by` and `link` may be empty.
std::map<std::string, std::string, std::less<>> message_values(SessionPage const& session, MailRecipient const& to, Language language,
                                                               std::optional<LocalDate> answer_by, std::string const& link,
                                                               std::string const& message);

/// Writes messages in each person's language, with the session's calendar entry: an invitation to it, or its end.
class Letters {
 public:
  /// `now` is when they are written: of two entries of one version of the session, calendar programs keep the later one.
  Letters(UnitOfWork& unit, SessionPage const& session, Instant now) : session_(session), now_(now), templates_(unit.mail().templates()) {}

  /// Without an id. `invitation` and `link` for messages that ask.
  MailMessage write(MailKind kind, MailRecipient const& to, Invitation const* invitation, std::string const& link, std::string const& message) const;
  MailTemplate const& text(MailKind kind, Language language) const;

 private:
  SessionPage const& session_;
  Instant now_;
  std::vector<MailTemplate> templates_;
};

/// The lines of the audit trail.
void note_registration(Desk& desk, Registration const& r, std::string action, std::optional<RegistrationStatus> before);
void note_invitation(Desk& desk, Invitation const& i, std::string action, std::string const& before);

/// Puts one message into the outbox; none for somebody without an address.
Result<void> send_one(Desk& desk, MailMessage message);

/// Says of each person whose places they take, where the session has quotas.
void set_quotas(UnitOfWork& unit, DesignationPlan const& plan, std::vector<InvitedPerson>& people);

/// Reminds those of a session who are due it today; how many messages were written.
int send_due_reminders(Desk& desk, SessionId session);

/// Gives free seats to those who wait, each with its audit line. Where the session asks for an answer, each is invited to give one and
/// written to; no seat is given any more once it is too near. The caller holds the session.
void offer_free_seats(Desk& desk, SessionId session);

/// Takes an answer under the session's lock: registers who comes, withdraws who declines and offers the seat to the next. `changed` is
/// false when the same was answered before.
/// Errors: link_closed codes of `check_open` (by `link_number`, none for those who type it in), stale, those of registering.
struct TakenAnswer {
  Invitation invitation;
  bool changed{false};
};
Result<TakenAnswer> take_answer(Desk& desk, InvitationId id, std::optional<int> link_number, GivenAnswer const& given, std::string const& typed_by);

/// The refusal that goes with a closed link.
Error link_refusal(LinkClosed closed);

/// Ends a promotion nobody answered: the seat goes to the next. False when it was answered meanwhile.
bool end_overdue(Desk& desk, OverduePromotion const& overdue);

}  // namespace athar::api
