#include "server/api/public_register/table.hpp"

namespace athar::api {
namespace {

/// A whole day as a date, what is known in part as it is written.
Cell partial(PartialDate const& date) { return date.is_whole() ? cell(date.first_day()) : cell(date.text()); }

void append(std::string& text, std::string const& more) {
  if (more.empty()) return;
  if (!text.empty()) text += " ; ";
  text += more;
}

/// The names of those parties, signatories alone or the others with what they are.
std::string parties(PublicAgreementRow const& agreement, TableWords const& words, bool signatories) {
  std::string text;
  for (auto const& party : agreement.parties) {
    if ((party.role == "signatory") != signatories) continue;
    append(text, words.text(party.name) + (signatories ? "" : " (" + words.term("party_role", party.role) + ")"));
  }
  return text;
}

std::string domains(PublicAgreementRow const& agreement, TableWords const& words) {
  std::string text;
  for (auto const& domain : agreement.domains) append(text, words.text(domain.name));
  return text;
}

/// "Commission mixte maroco-omanaise, 5, Sultanat d'Oman, 2019-01", then what is written of it.
std::string framework(PublicAgreementRow const& agreement, TableWords const& words) {
  std::string session;
  if (agreement.session_number) {
    session = words.text(agreement.commission) + ", " + std::to_string(*agreement.session_number);
    if (!agreement.session_place.empty()) session += ", " + agreement.session_place;
    if (!agreement.session_held_on.empty()) session += ", " + agreement.session_held_on.text();
  }
  append(session, agreement.framework_note);
  return session;
}

}  // namespace

std::vector<TableColumn<PublicAgreementRow>> public_register_columns() {
  return {
      {"agreement_type", [](auto const& a, auto const& words) { return cell(words.text(a.type_name)); }},
      {"agreement_title", [](auto const& a, auto const& words) { return cell(words.text(a.title)); }},
      {"reference", [](auto const& a, auto const&) { return cell(a.reference); }},
      {"signatories", [](auto const& a, auto const& words) { return cell(parties(a, words, true)); }},
      {"other_parties", [](auto const& a, auto const& words) { return cell(parties(a, words, false)); }},
      {"country", [](auto const& a, auto const& words) { return cell(words.place(a.country)); }},
      {"contractual_framework", [](auto const& a, auto const& words) { return cell(framework(a, words)); }},
      {"signed_at_place", [](auto const& a, auto const&) { return cell(a.signed_at_place); }},
      {"signed_on", [](auto const& a, auto const&) { return partial(a.signed_on); }},
      {"agreement_objective", [](auto const& a, auto const& words) { return cell(words.text(a.objective)); }},
      {"agreement_domains", [](auto const& a, auto const& words) { return cell(domains(a, words)); }},
      {"in_force_on", [](auto const& a, auto const&) { return partial(a.in_force_on); }},
      {"ends_on", [](auto const& a, auto const&) { return partial(a.ends_on); }},
      {"public_state", [](auto const& a, auto const& words) { return cell(words.term("public_state", name_of(a.state))); }},
  };
}

}  // namespace athar::api
