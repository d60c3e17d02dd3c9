#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mail/template.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// `sending` is at most two messages: the one that the sender has given to the mail server, and the one it took to give next.
enum class MailState { waiting, sending, sent, failed, given_up };

/// Why an attempt did not send a message.
enum class MailProblem {
  none,
  refused,        ///< the mail server refuses this message for good (5xx)
  put_off,        ///< the mail server asks to try later (4xx)
  no_answer,      ///< the connection ended or fell silent before the answer: it may have been taken
  not_reached,    ///< no mail server answers at the address
  not_secure,     ///< the connection could not be encrypted, or the certificate is not the server's
  not_signed_in,  ///< the mail server refuses the user or the password
  interrupted,    ///< Athar itself ended while the message was on its way
};

std::string_view name_of(MailState state);
std::string_view name_of(MailProblem problem);
std::optional<MailState> mail_state_named(std::string_view name);
std::optional<MailProblem> mail_problem_named(std::string_view name);

/// A file that goes with a message; a calendar entry has the type "text/calendar; method=REQUEST; charset=utf-8".
struct MailAttachment {
  std::string file_name;
  std::string content_type;
  std::string content;                     ///< bytes, at most 1 MiB
};

/// A message as a command puts it into the outbox.
struct MailMessage {
  MailMessageId id;
  MailKind kind{MailKind::invitation};
  Language language{Language::fr};
  std::optional<SessionId> session_id;
  std::optional<PersonId> person_id;
  std::optional<InvitationId> invitation_id;
  std::string to_address;
  std::string to_name;
  std::string subject;
  std::string body;                        ///< plain text; the HTML part is made of it
  std::string link;                        ///< an address in the body that is shown as a button; empty for none
  std::vector<MailAttachment> attachments;
};

/// A message the sender has taken.
struct OutgoingMail {
  MailMessage message;
  std::string message_id;                  ///< the same at every attempt: "<…@domain>"
  int attempts{1};                         ///< this one included
  Instant written_at;
};

/// What became of an attempt.
struct MailOutcome {
  MailMessageId id;
  MailProblem problem{MailProblem::none};
  std::string answer;                      ///< the mail server's own words, or those of the library
  int retry_after_seconds{0};              ///< 0 with a problem: no further attempt by itself

  bool sent() const { return problem == MailProblem::none; }
};

/// How long to wait after the attempt of that number (1 is the first): doubling from `first_seconds`, at most six hours.
/// 0 when the message has had its attempts, about two days with a first wait of a minute.
int wait_after_attempt(int attempts, int first_seconds);

/// The outbox as its sender sees it. One sender per database leads. Not thread-safe. Throws `Unavailable`.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// Takes the lead when nobody has it. The new leader puts messages that were on their way back into the queue.
  virtual bool lead() = 0;
  /// Rises each time the lead is taken: what was taken in an earlier term is back in the queue.
  virtual int term() const = 0;
  /// Writes what became of the message before and takes the next that is due, in one transaction. `domain` is the right half of a
  /// Message-ID that is given now.
  virtual std::optional<OutgoingMail> next(std::optional<MailOutcome> const& before, std::string const& domain) = 0;
  /// Writes what became of the last message, and takes none.
  virtual void settle(MailOutcome const& last) = 0;
  /// Puts a message that was taken, and not given to the mail server, back into the queue as if it had never been taken.
  virtual void give_back(MailMessageId taken) = 0;
};

/// A row of the outbox's page.
struct MailRow {
  MailMessageId id;
  int version{1};
  std::int64_t ordinal{0};
  MailKind kind{MailKind::invitation};
  MailState state{MailState::waiting};
  MailProblem problem{MailProblem::none};
  Language language{Language::fr};
  std::optional<SessionId> session_id;
  std::string session_reference;
  LocalizedText session_title;
  std::optional<PersonId> person_id;
  std::string to_address;
  std::string to_name;
  std::string subject;
  std::string body;                        ///< empty in lists
  int attempts{0};
  std::optional<Instant> next_attempt_at;  ///< while it waits
  std::optional<Instant> last_attempt_at;
  std::string answer;
  std::string message_id;
  Instant created_at;
  std::string created_by;
  std::optional<Instant> sent_at;
  int attachments{0};
};

struct MailFilter {
  std::optional<MailState> state;
  std::optional<MailKind> kind;
  std::optional<SessionId> session;
  std::optional<std::string> search;       ///< part of the address, the name or the subject
};

struct MailCounts {
  int waiting{0};
  int failed{0};
  int sent{0};
  int given_up{0};
  std::string last_problem;                ///< of the newest attempt that met one, among those not sent
  std::string last_answer;
};

class MailStore {
 public:
  virtual ~MailStore() = default;
  /// Errors: person_erased, person_locked.
  virtual Result<void> put(std::vector<MailMessage> const& messages, std::string const& by) = 0;
  virtual Page<MailRow> list(MailFilter const& filter, PageRequest const& page) = 0;
  virtual std::optional<MailRow> find(MailMessageId id) = 0;
  virtual MailCounts counts() = 0;
  /// To `waiting` (to be tried at once) or `given_up`; only from waiting, failed or given_up. Errors: stale, mail_on_its_way.
  virtual Result<void> set_state(MailMessageId id, int version, MailState state) = 0;
  /// Gives up what waits for those people of that session and is older than what will be written now.
  virtual int give_up(InvitationId invitation) = 0;

  /// The texts as they are used: changed ones, else those the product comes with. In the order of kinds and languages.
  virtual std::vector<MailTemplate> templates() = 0;
  /// Errors: stale (somebody changed it first; version 0 is the product's own).
  virtual Result<void> write_template(MailTemplate const& text) = 0;
  /// Back to the product's own text. Errors: stale.
  virtual Result<void> drop_template(MailKind kind, Language language, int version) = 0;

  /// 32 bytes that sign answer links, made at the first use and kept in the database.
  virtual std::string link_key(std::string const& fresh) = 0;
};

}  // namespace athar
