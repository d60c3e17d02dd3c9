#pragma once
#include "server/api/agreements/words.hpp"
#include "server/json/partial_date.hpp"

namespace athar::api {

/// A party as a client sends it.
struct AgreementPartyBody {
  std::optional<AgreementPartyId> id;
  OrganisationId organisation_id;
  PartyRole role{PartyRole::signatory};
  std::optional<PartialDate> joined_on;
  std::optional<PartialDate> left_on;
  std::optional<std::string> signatory_name;
  std::optional<std::string> signatory_capacity;
  std::optional<std::string> contact_name;
  std::optional<std::string> contact_email;
  std::optional<std::string> contact_phone;
};
BOOST_DESCRIBE_STRUCT(AgreementPartyBody, (),
                      (id, organisation_id, role, joined_on, left_on, signatory_name, signatory_capacity, contact_name, contact_email, contact_phone))

/// A party as a client reads it.
struct AgreementPartyView {
  AgreementPartyId id;
  OrganisationId organisation_id;
  LocalizedText name;
  std::optional<LocalizedText> name_when_signed;
  std::optional<LocalizedText> acronym;
  std::optional<std::string> country;
  PartyRole role{PartyRole::signatory};
  std::optional<PartialDate> joined_on;
  std::optional<PartialDate> left_on;
  std::optional<std::string> signatory_name;
  std::optional<std::string> signatory_capacity;
  std::optional<std::string> contact_name;
  std::optional<std::string> contact_email;
  std::optional<std::string> contact_phone;
  std::optional<int> owed_count;
};
BOOST_DESCRIBE_STRUCT(AgreementPartyView, (),
                      (id, organisation_id, name, name_when_signed, acronym, country, role, joined_on, left_on, signatory_name, signatory_capacity, contact_name,
                       contact_email, contact_phone, owed_count))

constexpr auto notes(json::Of<AgreementPartyView>) {
  return std::to_array<json::Note>({{.member = "name_when_signed", .description = "On the day it signed or joined, where it has been renamed since"},
                                    {.member = "owed_count", .description = "What it owes and has not done, by due day; absent for nothing"}});
}

constexpr auto read_as(json::Of<AgreementPartyBody>) { return json::Of<AgreementPartyView>{}; }

constexpr auto notes(json::Of<AgreementPartyBody>) {
  return std::to_array<json::Note>({
      {.member = "id", .description = "Of the party as it was read, to keep what refers to it"},
      {.member = "joined_on", .description = "When a charter was joined: a day, a month or a year", .example = "2016-05"},
      {.member = "left_on", .description = "A day, a month or a year"},
      {.member = "signatory_name", .max_length = 200},
      {.member = "signatory_capacity", .description = "As what they signed", .example = "Ministre", .max_length = 300},
      {.member = "contact_name", .max_length = 200},
      {.member = "contact_email", .max_length = 254},
      {.member = "contact_phone", .description = "E.164", .max_length = 20},
  });
}

/// What a client sends to replace an agreement.
struct AgreementBody {
  std::optional<AgreementId> id;
  std::optional<std::string> reference;
  std::string type;
  LocalizedText title;
  std::optional<LocalizedText> objective;
  std::optional<AgreementId> parent_id;
  std::optional<JointCommissionSessionId> framework_session_id;
  std::optional<std::string> framework_note;
  std::optional<std::string> country;
  std::optional<PartialDate> signed_on;
  std::optional<std::string> signed_at_place;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
  RenewalRule renewal{RenewalRule::none};
  std::optional<int> renewal_months;
  std::optional<int> notice_months;
  std::vector<std::string> languages;
  bool is_confidential{false};
  std::optional<AccountId> owner_id;
  std::optional<std::string> note;
  std::vector<AgreementPartyBody> parties;
  std::vector<std::string> domains;
  std::vector<ProgrammeId> programme_ids;
};
BOOST_DESCRIBE_STRUCT(AgreementBody, (),
                      (id, reference, type, title, objective, parent_id, framework_session_id, framework_note, country, signed_on,
                       signed_at_place, in_force_on, ends_on, renewal, renewal_months, notice_months, languages, is_confidential, owner_id, note,
                       parties, domains, programme_ids))

/// What a client sends to record one: also where it stands, since many are recorded long after their signature.
struct NewAgreementBody : AgreementBody {
  AgreementStatus status{AgreementStatus::idea};
  std::optional<PartialDate> status_since;
};
BOOST_DESCRIBE_STRUCT(NewAgreementBody, (AgreementBody), (status, status_since))

struct AgreementDomainView {
  std::string code;
  LocalizedText name;
};
BOOST_DESCRIBE_STRUCT(AgreementDomainView, (), (code, name))

struct AgreementProgrammeView {
  ProgrammeId id;
  std::string code;
  LocalizedText title;
};
BOOST_DESCRIBE_STRUCT(AgreementProgrammeView, (), (id, code, title))

/// The session of a joint commission in which it was made.
struct AgreementFrameworkView {
  LocalizedText commission;
  int number{1};
  std::optional<PartialDate> held_on;
  std::optional<std::string> place;
};
BOOST_DESCRIBE_STRUCT(AgreementFrameworkView, (), (commission, number, held_on, place))

/// What a client reads of one agreement.
struct AgreementView {
  AgreementId id;
  int version{1};
  std::string code;
  std::optional<std::string> reference;
  std::string type;
  LocalizedText type_name;
  LocalizedText title;
  std::optional<LocalizedText> objective;
  AgreementStatus status{AgreementStatus::idea};
  std::optional<PartialDate> status_since;
  std::optional<AgreementId> parent_id;
  std::optional<std::string> parent_code;
  std::optional<LocalizedText> parent_title;
  std::optional<JointCommissionSessionId> framework_session_id;
  std::optional<AgreementFrameworkView> framework;
  std::optional<std::string> framework_note;
  std::optional<std::string> country;
  std::optional<PartialDate> signed_on;
  std::optional<std::string> signed_at_place;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
  std::optional<PartialDate> consolidated_ends_on;
  RenewalRule renewal{RenewalRule::none};
  std::optional<int> renewal_months;
  std::optional<int> notice_months;
  std::vector<std::string> languages;
  bool is_confidential{false};
  std::optional<AccountId> owner_id;
  std::optional<std::string> owner_name;
  std::optional<std::string> note;
  std::vector<AgreementPartyView> parties;
  std::vector<std::string> domains;
  std::vector<AgreementDomainView> domain_names;
  std::vector<ProgrammeId> programme_ids;
  std::vector<AgreementProgrammeView> programmes;
  int children_count{0};
  int sessions_count{0};
  std::vector<std::string> warnings;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AgreementView, (),
                      (id, version, code, reference, type, type_name, title, objective, status, status_since, parent_id, parent_code,
                       parent_title, framework_session_id, framework, framework_note, country, signed_on, signed_at_place, in_force_on, ends_on,
                       consolidated_ends_on, renewal, renewal_months, notice_months, languages, is_confidential, owner_id, owner_name, note, parties, domains,
                       domain_names, programme_ids, programmes, children_count, sessions_count, warnings, can))

/// A body may repeat what was read; those fields are ignored.
constexpr auto read_as(json::Of<AgreementBody>) { return json::Of<AgreementView>{}; }
constexpr auto read_as(json::Of<NewAgreementBody>) { return json::Of<AgreementView>{}; }

constexpr auto notes(json::Of<AgreementView>) {
  return std::to_array<json::Note>({
      {.member = "code", .description = "Our own number: A-0042"},
      {.member = "parent_id", .description = "Left out when the caller may not see that agreement"},
      {.member = "ends_on", .description = "As signed or last renewed"},
      {.member = "consolidated_ends_on", .description = "The end that holds, moved by amendments"},
      {.member = "owner_name", .description = "Who follows it; not for partners"},
      {.member = "note", .description = "For the house; not for partners"},
      {.member = "children_count", .description = "Agreements under it that the caller may see"},
      {.member = "sessions_count", .description = "Training sessions that serve it"},
      {.member = "warnings", .description = "What is odd and may still be so: in_force_before_signature, ends_before_signature, "
                                            "ends_before_in_force, notice_longer_than_period, signed_without_signatory, signed_without_date"},
  });
}

constexpr auto notes(json::Of<AgreementBody>) {
  return std::to_array<json::Note>({
      {.member = "reference", .description = "What people write on it", .max_length = 120},
      {.member = "type", .description = "Code of the list agreement_type", .example = "memorandum", .max_length = 60},
      {.member = "title", .max_length = 500},
      {.member = "objective", .max_length = 4000, .multiline = true},
      {.member = "parent_id", .description = "The agreement it comes under"},
      {.member = "framework_session_id", .description = "The session of a joint commission in which it was made"},
      {.member = "framework_note", .description = "The contractual framework in words", .max_length = 1000, .multiline = true},
      {.member = "country", .description = "The partner's, ISO 3166-1 alpha-2", .example = "KW", .pattern = json::Pattern::country},
      {.member = "signed_on", .description = "A day, a month or a year: 2016, 2016-05, 2016-05-14", .example = "2019-04-09"},
      {.member = "signed_at_place", .max_length = 200},
      {.member = "in_force_on", .description = "A day, a month or a year"},
      {.member = "ends_on", .description = "A day, a month or a year"},
      {.member = "renewal", .has_default = true},
      {.member = "renewal_months", .description = "The period of a renewal", .minimum = 1, .maximum = 600},
      {.member = "notice_months", .description = "How long before the end it is denounced", .minimum = 1, .maximum = 120},
      {.member = "languages", .description = "ISO 639-1, of the signed text", .max_length = 2, .max_items = 20},
      {.member = "is_confidential", .description = "Stays inside the house: its parties do not see it", .has_default = true},
      {.member = "owner_id", .description = "The account that follows it"},
      {.member = "note", .description = "For the house", .max_length = 4000, .multiline = true},
      {.member = "parties", .max_items = 200},
      {.member = "domains", .description = "Codes of the list agreement_domain", .max_length = 60, .max_items = 50},
      {.member = "programme_ids", .description = "The programmes it serves", .max_items = 50},
  });
}
constexpr auto notes(json::Of<NewAgreementBody>) {
  return std::to_array<json::Note>({
      {.member = "status", .description = "Where it stands when it is recorded", .has_default = true},
      {.member = "status_since", .description = "A day, a month or a year"},
  });
}

struct AgreementListParty {
  OrganisationId organisation_id;
  LocalizedText name;
  std::optional<LocalizedText> acronym;
  PartyRole role{PartyRole::signatory};
};
BOOST_DESCRIBE_STRUCT(AgreementListParty, (), (organisation_id, name, acronym, role))

struct AgreementListItem {
  AgreementId id;
  int version{1};
  std::string code;
  std::optional<std::string> reference;
  std::string type;
  LocalizedText type_name;
  LocalizedText title;
  AgreementStatus status{AgreementStatus::idea};
  std::optional<PartialDate> status_since;
  std::optional<std::string> country;
  std::optional<PartialDate> signed_on;
  std::optional<std::string> signed_at_place;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
  std::optional<PartialDate> consolidated_ends_on;
  bool is_confidential{false};
  std::vector<AgreementListParty> parties;
  std::vector<AgreementDomainView> domains;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AgreementListItem, (),
                      (id, version, code, reference, type, type_name, title, status, status_since, country, signed_on, signed_at_place,
                       in_force_on, ends_on, consolidated_ends_on, is_confidential, parties, domains, can))
constexpr auto notes(json::Of<AgreementListItem>) {
  return std::to_array<json::Note>({
      {.member = "ends_on", .description = "As signed or last renewed"},
      {.member = "consolidated_ends_on", .description = "The end that holds, moved by amendments; lists sort and filter by it"},
  });
}

}  // namespace athar::api
