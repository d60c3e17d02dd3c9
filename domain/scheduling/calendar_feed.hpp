#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/session.hpp"

namespace athar {

using CalendarFeedId = Id<struct CalendarFeedTag>;

/// What a feed holds: the sessions a person takes part in or helps to hold, those they teach, those of a programme; what falls due in the
/// agreements its account sees, or in those it is owner or deputy of.
enum class FeedKind { person, trainer, programme, deadlines, own_deadlines };
constexpr bool is_of_deadlines(FeedKind kind) { return kind == FeedKind::deadlines || kind == FeedKind::own_deadlines; }

std::string_view name_of(FeedKind kind);
std::optional<FeedKind> feed_kind_named(std::string_view name);

/// A secret address that a calendar program reads. It shows what the account that made it may see, for as long as it may.
struct CalendarFeed {
  CalendarFeedId id;
  FeedKind kind{FeedKind::person};
  std::optional<PersonId> person_id;
  std::optional<ProgrammeId> programme_id;
  AccountId account;
  std::string account_name;
  Language language{Language::fr};
  Instant created_at;
};

/// Checks that exactly the subject of its kind is given. Errors: required, not_allowed_here (person_id, programme_id).
Result<void> check_subject(CalendarFeed const& feed);

/// Whether somebody may make, keep and read such a feed; `is_self`: the feed's person is the caller's own record.
bool may_follow(Caller const& caller, FeedKind kind, bool is_self);

/// A feed as its address is asked for.
struct AskedFeed {
  CalendarFeed feed;
  bool ended{false};          ///< revoked, or the person was erased
  bool is_self{false};
  LocalizedText subject;      ///< the programme's title; empty for people
};

struct FeedSession {
  SessionPage page;           ///< what an event says of it; the rest is empty
  Instant changed_at;
};

class CalendarFeedStore {
 public:
  virtual ~CalendarFeedStore() = default;
  /// Ends the same account's feed of the same subject. Errors: the named constraints.
  virtual Result<void> insert(CalendarFeed const& feed, std::string const& secret_hash) = 0;
  /// Live feeds of one subject, latest first; only of `account` when given.
  virtual std::vector<CalendarFeed> live(FeedKind kind, Uuid const& subject, std::optional<AccountId> account) = 0;
  /// A live feed.
  virtual std::optional<CalendarFeed> find(CalendarFeedId id) = 0;
  virtual void revoke(CalendarFeedId id) = 0;
  virtual std::optional<AskedFeed> asked(std::string const& secret_hash) = 0;
  /// Its sessions that end on `since` or later, by first day: one statement. The scope binds what is not one's own.
  virtual std::vector<FeedSession> sessions(CalendarFeed const& feed, Scope const& scope, LocalDate since) = 0;
  /// The same for one session; none outside the scope.
  virtual std::optional<FeedSession> session(SessionId id, Scope const& scope) = 0;
  virtual bool is_same_person(PersonId one, PersonId other) = 0;
};

}  // namespace athar
