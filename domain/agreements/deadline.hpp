#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"

namespace athar {

enum class DeadlineKind { agreement_end, agreement_notice, commitment };

std::string_view name_of(DeadlineKind kind);
std::optional<DeadlineKind> deadline_kind_named(std::string_view name);

/// A day by which something has to be done: an agreement ends, notice of its renewal has to be given, a commitment falls due.
struct Deadline {
  DeadlineKind kind{DeadlineKind::agreement_end};
  LocalDate date;
  Uuid subject;                              ///< the agreement, or the commitment's due day
  AgreementId agreement_id;
  std::string agreement_code;
  std::string agreement_reference;
  LocalizedText agreement_title;
  std::string renewal;                       ///< none, tacit, explicit
  std::string owner_name;
  std::optional<CommitmentId> commitment_id;
  std::string clause;
  LocalizedText description;                 ///< of the commitment
  LocalizedText organisation_name;           ///< who owes it
  std::int64_t achieved{0};
  std::int64_t target{0};
};

struct DeadlineFilter {
  std::optional<LocalDate> from, to;
  std::optional<AccountId> of_account;       ///< whose owner or deputy that is
  std::optional<OrganisationId> scope;       ///< the caller's organisation
  std::optional<DeadlineKind> kind;
  LocalDate today;
};

/// For Today: commitments that are late, and what else falls due within 30 days.
struct DeadlineCounts {
  int late{0};
  int soon{0};
};

/// The day so many months before or after; a shorter month ends it earlier.
LocalDate months_from(LocalDate day, int months);

/// How near it is, as alerts are told: 6, 3 or 1 months before, 0 once it has passed; nothing earlier.
std::optional<int> alert_of(LocalDate due_on, LocalDate today);
inline constexpr int earliest_alert_months = 6;

/// What somebody was told of a deadline.
struct DeadlineTold {
  Uuid subject;
  DeadlineKind kind{DeadlineKind::agreement_end};
  LocalDate due_on;
  int months_before{0};
  friend auto operator<=>(DeadlineTold const&, DeadlineTold const&) = default;
};

/// Those that came nearer than they were when last told, in the order given.
std::vector<Deadline> newly_near(std::vector<Deadline> const& deadlines, std::vector<DeadlineTold> const& told, LocalDate today);

/// The Monday of its week.
LocalDate week_of(LocalDate day);

/// The lines of a digest in two parts, each under headings and each with how many more there are and where: what passed, of which the latest
/// days are told, and what comes within one, three and six months, of which the next ones are. `list`: the address of the reader's deadlines, with
/// its query, to which days are added.
std::string digest_text(std::vector<Deadline> const& deadlines, LocalDate today, Language language, std::string const& list);
inline constexpr std::size_t greatest_passed_lines = 20;
inline constexpr std::size_t greatest_coming_lines = 40;

/// What a deadline is in one line, without its day: "Accord A — fin", "Art. 4 — 120 personnes formées (ministère)".
std::string summary_of(Deadline const& deadline, Language language);

}  // namespace athar
