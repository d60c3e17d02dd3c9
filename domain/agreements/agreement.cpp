#include "domain/agreements/agreement.hpp"

#include <algorithm>
#include <array>

#include "domain/shared/contacts.hpp"
#include "domain/shared/named.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 12> status_names{"idea",     "negotiation", "visa",      "initialled", "signed",     "ratified",
                                                        "notified", "in_force",    "suspended", "expired",    "terminated", "renewed"};
constexpr std::array<std::string_view, 7> role_names{"signatory",   "funder",  "implementer", "executing_institute", "delegated_implementer",
                                                     "beneficiary", "witness"};
constexpr std::array<std::string_view, 3> renewal_names{"none", "tacit", "explicit"};

constexpr int longest_renewal_months = 600;
constexpr int longest_notice_months = 120;

/// Keeps the first of each, in their order.
template <class T>
void keep_once(std::vector<T>& all) {
  std::vector<T> once;
  for (auto& each : all)
    if (std::find(once.begin(), once.end(), each) == once.end()) once.push_back(std::move(each));
  all = std::move(once);
}

bool is_language_code(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void check_months(std::vector<FieldError>& errors, std::optional<int> months, int greatest, std::string_view path) {
  if (months && (*months < 1 || *months > greatest)) errors.push_back({std::string(path), "out_of_range", "1 – " + std::to_string(greatest)});
}

void check_parties(std::vector<FieldError>& errors, std::vector<AgreementParty> const& parties) {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    auto const& party = parties[i];
    auto const path = "parties/" + std::to_string(i);
    bool const repeated = std::any_of(parties.begin(), parties.begin() + static_cast<std::ptrdiff_t>(i), [&](auto const& earlier) {
      return earlier.id == party.id || (earlier.organisation_id == party.organisation_id && earlier.role == party.role);
    });
    if (repeated) errors.push_back({path + "/organisation_id", "party_twice", {}});
    if (surely_before(party.left_on, party.joined_on)) errors.push_back({path + "/left_on", "end_before_start", {}});
    if (!party.contact_email.empty() && !is_email_address(party.contact_email)) errors.push_back({path + "/contact_email", "invalid_email", {}});
    if (!party.contact_phone.empty() && !is_phone_number(party.contact_phone)) errors.push_back({path + "/contact_phone", "invalid_phone", {}});
  }
}

}  // namespace

std::string_view name_of(AgreementStatus status) { return status_names[static_cast<std::size_t>(status)]; }
std::optional<AgreementStatus> agreement_status_named(std::string_view name) { return named<AgreementStatus>(status_names, name); }

std::string_view name_of(PartyRole role) { return role_names[static_cast<std::size_t>(role)]; }
std::optional<PartyRole> party_role_named(std::string_view name) { return named<PartyRole>(role_names, name); }

std::string_view name_of(RenewalRule rule) { return renewal_names[static_cast<std::size_t>(rule)]; }
std::optional<RenewalRule> renewal_rule_named(std::string_view name) { return named<RenewalRule>(renewal_names, name); }

bool Agreement::has(PartyRole role) const {
  return std::any_of(parties.begin(), parties.end(), [role](auto const& party) { return party.role == role; });
}

Result<Agreement> checked(Agreement agreement) {
  std::vector<FieldError> errors;
  if (agreement.title.empty()) errors.push_back({"title", "title_required", {}});
  keep_once(agreement.languages);
  keep_once(agreement.domains);
  keep_once(agreement.programme_ids);
  for (std::size_t i = 0; i < agreement.languages.size(); ++i)
    if (!is_language_code(agreement.languages[i])) errors.push_back({"languages/" + std::to_string(i), "invalid_code", {}});
  check_parties(errors, agreement.parties);
  check_months(errors, agreement.renewal_months, longest_renewal_months, "renewal_months");
  check_months(errors, agreement.notice_months, longest_notice_months, "notice_months");
  if (agreement.renewal == RenewalRule::tacit && !agreement.renewal_months) errors.push_back({"renewal_months", "required", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return agreement;
}

std::vector<std::string_view> oddities(Agreement const& agreement) {
  std::vector<std::string_view> found;
  // What was given up before its signature is terminated too.
  bool const has_been_signed = agreement.status >= AgreementStatus::signed_ && agreement.status != AgreementStatus::terminated;
  if (surely_before(agreement.in_force_on, agreement.signed_on)) found.push_back("in_force_before_signature");
  if (surely_before(agreement.ends_on, agreement.signed_on)) found.push_back("ends_before_signature");
  if (surely_before(agreement.ends_on, agreement.in_force_on)) found.push_back("ends_before_in_force");
  if (agreement.renewal_months && agreement.notice_months && *agreement.notice_months > *agreement.renewal_months)
    found.push_back("notice_longer_than_period");
  if (has_been_signed && !agreement.has(PartyRole::signatory)) found.push_back("signed_without_signatory");
  if (has_been_signed && agreement.signed_on.empty()) found.push_back("signed_without_date");
  return found;
}

}  // namespace athar
