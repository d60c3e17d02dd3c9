#include "domain/documents/sign_in_sheet.hpp"

#include <algorithm>

#include "domain/documents/wording.hpp"

namespace athar {
namespace {

Result<std::vector<SessionDay>> days_to_sign(Session const& session, std::optional<LocalDate> only) {
  if (session.days.empty()) return refuse(conflict("session_without_days", "A session without days has nothing to sign"));
  if (!only) return session.days;
  auto const found = std::find_if(session.days.begin(), session.days.end(), [&](SessionDay const& day) { return day.date == *only; });
  if (found == session.days.end()) return refuse(invalid_field("date", "not_a_day_of_session"));
  return std::vector<SessionDay>{*found};
}

}  // namespace

std::string name_in_list(RegistrationRow const& person, bool arabic) {
  auto const& family = arabic ? person.family_name_ar : person.family_name;
  auto const& given = arabic ? person.given_name_ar : person.given_name;
  return wording::printable(family.empty() || given.empty() ? family + given : family + " " + given);
}

Result<SignInSheets> sign_in_sheets(SessionPage const& session, std::vector<RegistrationRow> const& registrations,
                                    std::optional<LocalDate> only) {
  if (session.status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "The session is cancelled"));
  auto days = days_to_sign(session.session, only);
  if (!days) return refuse(std::move(days.error()));
  SignInSheets sheets;
  sheets.days = std::move(*days);
  for (auto const& person : registrations) {
    if (!person.registration.takes_seat()) continue;
    SheetLine line;
    line.number = static_cast<int>(sheets.lines.size()) + 1;
    line.name = name_in_list(person, false);
    line.name_ar = name_in_list(person, true);
    line.organisation = person.organisation_name;
    line.function = wording::printable(person.function);
    if (person.sex == "F" || person.sex == "M") line.sex = person.sex;
    (person.sex == "F" ? sheets.women : person.sex == "M" ? sheets.men : sheets.sex_unknown) += 1;
    sheets.lines.push_back(std::move(line));
  }
  sheets.partial = static_cast<int>(sheets.lines.size()) < session.registered;
  return sheets;
}

}  // namespace athar
