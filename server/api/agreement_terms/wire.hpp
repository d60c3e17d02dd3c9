#pragma once
#include "domain/agreements/agreement_terms.hpp"
#include "server/json/json.hpp"
#include "server/json/partial_date.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(MoneyStep, planned, committed, disbursed, spent)
BOOST_DESCRIBE_ENUM(ClaimField, signed_on, in_force_on, starts_on, ends_on, period, amount, title, party, other)

}  // namespace athar

namespace athar::api {

struct AgreementAmountBody {
  MoneyStep step{MoneyStep::planned};
  std::optional<OrganisationId> party_id;
  std::string currency;
  std::int64_t amount_minor{0};
  bool is_estimated{false};
  std::optional<PartialDate> on;
  std::optional<PartialDate> due_on;
  std::optional<std::string> condition;
  std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(AgreementAmountBody, (), (step, party_id, currency, amount_minor, is_estimated, on, due_on, condition, source))

struct AgreementAmountView : AgreementAmountBody {
  std::optional<LocalizedText> party_name;
};
BOOST_DESCRIBE_STRUCT(AgreementAmountView, (AgreementAmountBody), (party_name))
constexpr auto read_as(json::Of<AgreementAmountBody>) { return json::Of<AgreementAmountView>{}; }
constexpr auto notes(json::Of<AgreementAmountBody>) {
  return std::to_array<json::Note>({
      {.member = "party_id", .description = "Who gives it, one of the agreement's parties; absent when nobody has said"},
      {.member = "currency", .description = "ISO 4217", .example = "EUR", .max_length = 3},
      {.member = "amount_minor", .description = "In the currency's smallest unit"},
      {.member = "is_estimated", .has_default = true},
      {.member = "on", .description = "When it was planned, signed, paid or spent; an instalment without it is awaited", .example = "2016-11"},
      {.member = "due_on", .description = "Of an instalment (step disbursed)"},
      {.member = "condition", .description = "Of an instalment: what must be there before it is paid", .max_length = 500},
      {.member = "source", .max_length = 500},
  });
}

struct AgreementComponentBody {
  std::optional<ComponentId> id;
  std::optional<LocalizedText> title;
  std::optional<LocalizedText> signed_title;
  bool is_not_carried_out{false};
  std::optional<std::string> not_carried_out_reason;
  std::optional<ComponentId> continues_id;
  std::vector<AgreementAmountBody> amounts;
};
BOOST_DESCRIBE_STRUCT(AgreementComponentBody, (), (id, title, signed_title, is_not_carried_out, not_carried_out_reason, continues_id, amounts))

struct AgreementComponentView {
  ComponentId id;
  std::optional<LocalizedText> title;
  std::optional<LocalizedText> signed_title;
  bool is_not_carried_out{false};
  std::optional<std::string> not_carried_out_reason;
  std::optional<ComponentId> continues_id;
  std::optional<LocalizedText> continues_title;
  std::vector<AgreementAmountView> amounts;
};
BOOST_DESCRIBE_STRUCT(AgreementComponentView, (),
                      (id, title, signed_title, is_not_carried_out, not_carried_out_reason, continues_id, continues_title, amounts))
constexpr auto read_as(json::Of<AgreementComponentBody>) { return json::Of<AgreementComponentView>{}; }
constexpr auto notes(json::Of<AgreementComponentBody>) {
  return std::to_array<json::Note>({
      {.member = "id", .description = "Kept when given: amendments and agreements below refer to it"},
      {.member = "title", .description = "As planned"},
      {.member = "signed_title", .description = "As signed, when it was signed under another"},
      {.member = "is_not_carried_out", .has_default = true},
      {.member = "not_carried_out_reason", .description = "Absent when the source does not say why", .max_length = 500},
      {.member = "continues_id", .description = "A component of an agreement above, which this one carries out"},
      {.member = "amounts", .max_items = greatest_number_of_component_amounts},
  });
}

struct AmendedAmountBody {
  ComponentId component_id;
  std::optional<OrganisationId> party_id;
  std::string currency;
  std::int64_t amount_minor{0};
  bool is_estimated{false};
};
BOOST_DESCRIBE_STRUCT(AmendedAmountBody, (), (component_id, party_id, currency, amount_minor, is_estimated))

struct AmendedAmountView : AmendedAmountBody {
  std::optional<LocalizedText> party_name;
  std::optional<std::int64_t> minor_before;
};
BOOST_DESCRIBE_STRUCT(AmendedAmountView, (AmendedAmountBody), (party_name, minor_before))
constexpr auto read_as(json::Of<AmendedAmountBody>) { return json::Of<AmendedAmountView>{}; }
constexpr auto notes(json::Of<AmendedAmountBody>) {
  return std::to_array<json::Note>({
      {.member = "component_id", .description = "A component of this agreement"},
      {.member = "currency", .description = "ISO 4217", .example = "EUR", .max_length = 3},
      {.member = "amount_minor", .description = "What is committed from the amendment on, in the currency's smallest unit"},
      {.member = "is_estimated", .has_default = true},
  });
}
constexpr auto notes(json::Of<AmendedAmountView>) {
  return std::to_array<json::Note>({{.member = "minor_before", .description = "What was committed before it"}});
}

struct AmendedPartyBody {
  OrganisationId organisation_id;
  std::string role;
  bool joins{true};
};
BOOST_DESCRIBE_STRUCT(AmendedPartyBody, (), (organisation_id, role, joins))

struct AmendedPartyView : AmendedPartyBody {
  std::optional<LocalizedText> name;
};
BOOST_DESCRIBE_STRUCT(AmendedPartyView, (AmendedPartyBody), (name))
constexpr auto read_as(json::Of<AmendedPartyBody>) { return json::Of<AmendedPartyView>{}; }
constexpr auto notes(json::Of<AmendedPartyBody>) {
  return std::to_array<json::Note>({
      {.member = "organisation_id", .description = "Entered among the agreement's parties, in that role"},
      {.member = "role", .example = "signatory", .max_length = 40},
      {.member = "joins", .description = "False: it leaves", .has_default = true},
  });
}

struct AmendmentBody {
  std::optional<AmendmentId> id;
  std::optional<std::string> reference;
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> effective_on;
  std::optional<PartialDate> ends_on;
  std::optional<LocalizedText> text;
  std::optional<std::string> document;
  std::vector<AmendedAmountBody> amounts;
  std::vector<AmendedPartyBody> parties;
};
BOOST_DESCRIBE_STRUCT(AmendmentBody, (), (id, reference, signed_on, effective_on, ends_on, text, document, amounts, parties))

struct AmendmentView {
  AmendmentId id;
  std::optional<std::string> reference;
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> effective_on;
  std::optional<PartialDate> ends_on;
  std::optional<PartialDate> ends_on_before;
  std::optional<LocalizedText> text;
  std::optional<std::string> document;
  std::vector<AmendedAmountView> amounts;
  std::vector<AmendedPartyView> parties;
  std::string in_effect;
};
BOOST_DESCRIBE_STRUCT(AmendmentView, (),
                      (id, reference, signed_on, effective_on, ends_on, ends_on_before, text, document, amounts, parties, in_effect))
constexpr auto read_as(json::Of<AmendmentBody>) { return json::Of<AmendmentView>{}; }
constexpr auto notes(json::Of<AmendmentBody>) {
  return std::to_array<json::Note>({
      {.member = "reference", .example = "Avenant n° 1", .max_length = 120},
      {.member = "effective_on", .description = "Without it, the day it was signed"},
      {.member = "ends_on", .description = "The end it sets"},
      {.member = "text", .description = "What else it changes", .max_length = 2000, .multiline = true},
      {.member = "document", .description = "Where the paper is", .max_length = 500},
      {.member = "amounts", .max_items = greatest_number_of_component_amounts},
      {.member = "parties", .max_items = greatest_number_of_component_amounts},
  });
}
constexpr auto notes(json::Of<AmendmentView>) {
  return std::to_array<json::Note>({
      {.member = "ends_on_before", .description = "Only where it sets an end and one was known"},
      {.member = "in_effect", .description = "On the day asked: yes, perhaps (its month or year had begun), no, undated", .example = "yes"},
  });
}

struct ExchangeRateBody {
  std::string currency;
  std::string into;
  std::string rate;
  LocalDate on;
  std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(ExchangeRateBody, (), (currency, into, rate, on, source))
constexpr auto notes(json::Of<ExchangeRateBody>) {
  return std::to_array<json::Note>({
      {.member = "currency", .description = "ISO 4217", .example = "EUR", .max_length = 3},
      {.member = "into", .description = "ISO 4217", .example = "MAD", .max_length = 3},
      {.member = "rate", .description = "How many of `into` one of `currency` is: a decimal as text", .example = "10.8523", .max_length = 20},
      {.member = "on", .description = "The day it was stated for; figures of earlier days do not use it"},
      {.member = "source", .max_length = 500},
  });
}

struct AgreementClaimBody {
  ClaimField field{ClaimField::other};
  std::string value;
  std::string source;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AgreementClaimBody, (), (field, value, source, note))

struct AgreementClaimView : AgreementClaimBody {
  bool is_contradicted{false};
};
BOOST_DESCRIBE_STRUCT(AgreementClaimView, (AgreementClaimBody), (is_contradicted))
constexpr auto read_as(json::Of<AgreementClaimBody>) { return json::Of<AgreementClaimView>{}; }
constexpr auto notes(json::Of<AgreementClaimBody>) {
  return std::to_array<json::Note>({
      {.member = "value", .description = "As the source writes it; of a date, one known to the year, month or day", .max_length = 300},
      {.member = "source", .max_length = 500},
      {.member = "note", .max_length = 500},
  });
}

struct MoneySumsView {
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> disbursed_minor;
  std::optional<std::int64_t> spent_minor;
  std::optional<std::int64_t> awaited_minor;
  bool planned_is_estimated{false};
  bool committed_is_estimated{false};
  bool is_uncertain{false};
};
BOOST_DESCRIBE_STRUCT(MoneySumsView, (),
                      (planned_minor, committed_minor, disbursed_minor, spent_minor, awaited_minor, planned_is_estimated, committed_is_estimated,
                       is_uncertain))
constexpr auto notes(json::Of<MoneySumsView>) {
  return std::to_array<json::Note>({
      {.member = "planned_minor", .description = "Each of the five is absent when nothing is known of it"},
      {.member = "awaited_minor", .description = "Instalments that were not paid by that day"},
      {.member = "is_uncertain", .description = "An amount of that month or year may belong to it, and was left out"},
  });
}

struct MoneyOfPartyView : MoneySumsView {
  std::optional<OrganisationId> party_id;
  std::optional<LocalizedText> party_name;
  std::string currency;
};
BOOST_DESCRIBE_STRUCT(MoneyOfPartyView, (MoneySumsView), (party_id, party_name, currency))

struct MoneyOfCurrencyView : MoneySumsView {
  std::string currency;
};
BOOST_DESCRIBE_STRUCT(MoneyOfCurrencyView, (MoneySumsView), (currency))

struct ExchangedMoneyView : MoneySumsView {
  std::string currency;
  std::vector<ExchangeRateBody> rates;
};
BOOST_DESCRIBE_STRUCT(ExchangedMoneyView, (MoneySumsView), (currency, rates))

/// An agreement below that carries a component out.
struct CarriedOutView {
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  ComponentId component_id;
  std::optional<LocalizedText> title;
  std::vector<MoneyOfPartyView> money;
};
BOOST_DESCRIBE_STRUCT(CarriedOutView, (), (agreement_id, agreement_code, agreement_title, component_id, title, money))

struct ComponentAtView {
  ComponentId component_id;
  std::vector<MoneyOfPartyView> money;
  std::vector<CarriedOutView> carried_out_by;
};
BOOST_DESCRIBE_STRUCT(ComponentAtView, (), (component_id, money, carried_out_by))

struct PartyAtView {
  OrganisationId organisation_id;
  LocalizedText name;
  std::string role;
  std::optional<std::string> by_amendment;
  bool is_uncertain{false};
};
BOOST_DESCRIBE_STRUCT(PartyAtView, (), (organisation_id, name, role, by_amendment, is_uncertain))

/// The agreement as it stood on a day.
struct TermsAtView {
  LocalDate on;
  std::optional<PartialDate> ends_on;
  std::optional<AmendmentId> ends_by;
  std::optional<PartialDate> renewed_on;
  std::vector<PartyAtView> parties;
  std::vector<ComponentAtView> components;
  std::vector<MoneyOfCurrencyView> totals;
  std::vector<ExchangedMoneyView> exchanged;
};
BOOST_DESCRIBE_STRUCT(TermsAtView, (), (on, ends_on, ends_by, renewed_on, parties, components, totals, exchanged))
constexpr auto notes(json::Of<TermsAtView>) {
  return std::to_array<json::Note>({
      {.member = "ends_by", .description = "The amendment that set the end; absent when it is the signed one"},
      {.member = "renewed_on", .description = "When the renewal happened that set the end, where none has moved it since"},
      {.member = "totals", .description = "One a currency, with what agreements below committed for components; currencies are never added"},
      {.member = "exchanged", .description = "One a currency that every total has a stated rate into, with those rates"},
  });
}

struct TermsWarningView {
  std::string path;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(TermsWarningView, (), (path, code, message))

struct AgreementTermsBody {
  std::vector<AmendmentBody> amendments;
  std::vector<AgreementComponentBody> components;
  std::vector<ExchangeRateBody> rates;
  std::vector<AgreementClaimBody> claims;
};
BOOST_DESCRIBE_STRUCT(AgreementTermsBody, (), (amendments, components, rates, claims))

struct AgreementTermsView {
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  int version{0};
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
  std::vector<AmendmentView> amendments;
  std::vector<AgreementComponentView> components;
  std::vector<ExchangeRateBody> rates;
  std::vector<AgreementClaimView> claims;
  TermsAtView at;
  std::vector<TermsWarningView> warnings;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AgreementTermsView, (),
                      (agreement_id, agreement_code, agreement_title, version, signed_on, in_force_on, ends_on, amendments, components, rates, claims,
                       at, warnings, can))
constexpr auto read_as(json::Of<AgreementTermsBody>) { return json::Of<AgreementTermsView>{}; }
constexpr auto notes(json::Of<AgreementTermsBody>) {
  return std::to_array<json::Note>({
      {.member = "amendments", .max_items = greatest_number_of_amendments, .required = true},
      {.member = "components", .max_items = greatest_number_of_components, .required = true},
      {.member = "rates", .max_items = greatest_number_of_rates, .required = true},
      {.member = "claims", .description = "What sources say that does not agree", .max_items = greatest_number_of_claims, .required = true},
  });
}
constexpr auto notes(json::Of<AgreementTermsView>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "0 while nothing is entered"},
      {.member = "ends_on", .description = "As signed; the end on the day asked is in `at`"},
      {.member = "warnings", .description = "What is odd and may still be meant so, in the reader's language"},
  });
}

}  // namespace athar::api
