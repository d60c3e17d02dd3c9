#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session.hpp"

namespace athar {

/// A line to sign: what the room may read of a person. No telephone, no e-mail, no number of an identity card.
struct SheetLine {
  int number{1};
  std::string name;                ///< Latin script, family name first; empty when only the Arabic one is known
  std::string name_ar;             ///< Arabic script, family name first
  LocalizedText organisation;
  std::string function;
  std::string sex;                 ///< "F", "M", or empty for what is not known
};

/// What is signed: the same people on every day.
struct SignInSheets {
  std::vector<SessionDay> days;    ///< in order; a day with one sitting has one place to sign
  std::vector<SheetLine> lines;
  int women{0};
  int men{0};
  int sex_unknown{0};
  bool partial{false};             ///< more people have a seat than the reader may see
};

/// Empty lines after the people, for those who are not on the list.
inline constexpr int blank_lines_of_sheet = 5;

/// The sheets of a session: participants with a seat, in the order given, numbered from 1, the same in every language.
/// Errors: session_cancelled, session_without_days, not_a_day_of_session (date).
Result<SignInSheets> sign_in_sheets(SessionPage const& session, std::vector<RegistrationRow> const& registrations,
                                    std::optional<LocalDate> only);

/// Family name then given name, in the script asked for; empty when that script has none.
std::string name_in_list(RegistrationRow const& person, bool arabic);

}  // namespace athar
