#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "domain/people/person_words.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

using PersonRequestId = Id<struct PersonRequestTag>;

/// What somebody asks about their own data.
enum class RequestKind { access, rectification, objection, erasure };
/// How it came, or how an answer was given.
enum class Channel { letter, email, in_person, phone, form };
/// What was decided.
enum class RequestDecision { data_given, rectified, locked, erased, refused };

template <>
inline constexpr std::array<std::string_view, 4> words_of<RequestKind>{"access", "rectification", "objection", "erasure"};
template <>
inline constexpr std::array<std::string_view, 5> words_of<Channel>{"letter", "email", "in_person", "phone", "form"};
template <>
inline constexpr std::array<std::string_view, 5> words_of<RequestDecision>{"data_given", "rectified", "locked", "erased", "refused"};

struct RequestAnswer {
  RequestDecision decision{RequestDecision::refused};
  std::string reason;                       ///< of a refusal; of anything else, what was done
  LocalDate on;
};

struct PersonRequest {
  PersonRequestId id;
  int version{1};
  PersonId person_id;
  RequestKind kind{RequestKind::access};
  Channel channel{Channel::letter};
  LocalDate received_on;
  LocalDate due_on;
  std::string statement;                    ///< what is asked, in the person's words
  std::optional<RequestAnswer> answer;
};

/// Checks a new request. Errors: future_date (received_on).
Result<PersonRequest> checked(PersonRequest request, LocalDate today);

/// Checks that a request may be answered so. An access is given or refused, a rectification made or refused; an objection locks, erases
/// or is refused, an erasure too.
/// Errors: already_answered, decision_does_not_fit (decision), required (reason, of a refusal), future_date (on), before_received (on).
Result<void> may_answer(PersonRequest const& request, RequestAnswer const& answer, LocalDate today);

/// A row of the list.
struct PersonRequestRow {
  PersonRequest request;
  std::string reference;                    ///< "DP-2026-0007"
  std::string person_name;
  bool person_erased{false};
  std::string recorded_by;
  Instant recorded_at;
  std::string answered_by;
};

struct PersonRequestFilter {
  std::optional<PersonId> person;
  bool open{false};                         ///< only those without an answer
};

class PersonRequestStore {
 public:
  virtual ~PersonRequestStore() = default;
  /// Errors: unknown_person, already_erased; the named constraints.
  virtual Result<void> insert(PersonRequest const& request, Actor const& actor, int year) = 0;
  /// Writes the answer when the stored version is still that of `request`, and raises it. Errors: stale; the named constraints.
  virtual Result<void> answer(PersonRequest const& request, Actor const& actor) = 0;
  virtual std::optional<PersonRequestRow> find(PersonRequestId id) = 0;
  /// Those without an answer first, by the day they are due; then the others, newest first.
  virtual Page<PersonRequestRow> list(PersonRequestFilter const& filter, PageRequest const& page) = 0;

  /// Locks a record or lets it go; false when there is no such person. Errors: already_erased.
  virtual Result<bool> lock(PersonId person, std::optional<Instant> at) = 0;
};

}  // namespace athar
