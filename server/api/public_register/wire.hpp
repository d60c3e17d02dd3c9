#pragma once
#include "domain/agreements/public_register.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(PublicState, signed_, in_force, suspended, ended)
}

namespace athar::api {

struct PublicPartyView {
  LocalizedText name;
  std::optional<LocalizedText> acronym;
  std::optional<std::string> country;
  std::string role;
  std::optional<PartialDate> joined_on;
  std::optional<PartialDate> left_on;
};
BOOST_DESCRIBE_STRUCT(PublicPartyView, (), (name, acronym, country, role, joined_on, left_on))

struct PublicDomainView {
  std::string code;
  LocalizedText name;
};
BOOST_DESCRIBE_STRUCT(PublicDomainView, (), (code, name))

/// The session of a joint commission in which it was made.
struct PublicFrameworkView {
  LocalizedText commission;
  int number{1};
  std::optional<PartialDate> held_on;
  std::optional<std::string> place;
};
BOOST_DESCRIBE_STRUCT(PublicFrameworkView, (), (commission, number, held_on, place))

/// A row of the public register.
struct PublicAgreementItem {
  AgreementId id;
  std::optional<std::string> reference;
  std::string type;
  LocalizedText type_name;
  LocalizedText title;
  std::optional<LocalizedText> objective;
  PublicState state{PublicState::signed_};
  std::optional<std::string> country;
  std::optional<PublicFrameworkView> framework;
  std::optional<std::string> framework_note;
  std::optional<PartialDate> signed_on;
  std::optional<std::string> signed_at_place;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
  std::vector<PublicPartyView> parties;
  std::vector<PublicDomainView> domains;
};
BOOST_DESCRIBE_STRUCT(PublicAgreementItem, (),
                      (id, reference, type, type_name, title, objective, state, country, framework, framework_note, signed_on, signed_at_place,
                       in_force_on, ends_on, parties, domains))
constexpr auto notes(json::Of<PublicAgreementItem>) {
  return std::to_array<json::Note>({
      {.member = "state", .description = "signed: not yet known to be in force; ended: also one whose last day is over and that does not go on by itself"},
      {.member = "country", .description = "The country the partnership is with, ISO 3166-1 alpha-2"},
      {.member = "signed_on", .description = "A day, a month or a year"},
      {.member = "ends_on", .description = "As amended"},
  });
}

struct PublicAmendmentView {
  std::optional<std::string> reference;
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> effective_on;
  std::optional<PartialDate> ends_on;
  std::optional<LocalizedText> text;
};
BOOST_DESCRIBE_STRUCT(PublicAmendmentView, (), (reference, signed_on, effective_on, ends_on, text))

struct PublicRelativeView {
  AgreementId id;
  std::optional<AgreementId> parent_id;
  LocalizedText title;
  LocalizedText type_name;
  PublicState state{PublicState::signed_};
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> ends_on;
};
BOOST_DESCRIBE_STRUCT(PublicRelativeView, (), (id, parent_id, title, type_name, state, signed_on, ends_on))

struct PublicMoneyView {
  std::optional<LocalizedText> party_name;
  std::string currency;
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> disbursed_minor;
  std::optional<std::int64_t> spent_minor;
  bool planned_is_estimated{false};
};
BOOST_DESCRIBE_STRUCT(PublicMoneyView, (),
                      (party_name, currency, planned_minor, committed_minor, disbursed_minor, spent_minor, planned_is_estimated))
constexpr auto notes(json::Of<PublicMoneyView>) {
  return std::to_array<json::Note>({
      {.member = "party_name", .description = "Who gives it, where that is known"},
      {.member = "planned_minor", .description = "In the currency's smallest unit; each of the four is absent when nothing is known of it"},
  });
}

struct PublicComponentView {
  LocalizedText title;
  bool is_not_carried_out{false};
  std::vector<PublicMoneyView> money;
};
BOOST_DESCRIBE_STRUCT(PublicComponentView, (), (title, is_not_carried_out, money))

/// An agreement as everybody reads it.
struct PublicAgreementView : PublicAgreementItem {
  std::optional<PartialDate> signed_ends_on;
  std::vector<std::string> languages;
  std::vector<PublicAmendmentView> amendments;
  std::vector<PublicRelativeView> family;
  std::optional<std::vector<PublicComponentView>> components;
};
BOOST_DESCRIBE_STRUCT(PublicAgreementView, (PublicAgreementItem), (signed_ends_on, languages, amendments, family, components))
constexpr auto notes(json::Of<PublicAgreementView>) {
  return std::to_array<json::Note>({
      {.member = "signed_ends_on", .description = "The end as signed, where amendments moved it"},
      {.member = "amendments", .description = "Those that are signed, in the order of their effect"},
      {.member = "family", .description = "Published agreements above and below it, and itself; empty when there is no other"},
      {.member = "components", .description = "Only where the amounts are published too"},
  });
}

struct PublicCount {
  std::string code;
  std::optional<LocalizedText> name;
  int count{0};
};
BOOST_DESCRIBE_STRUCT(PublicCount, (), (code, name, count))

struct PublicRegisterCountsView {
  int agreements{0};
  std::vector<PublicCount> types;
  std::vector<PublicCount> countries;
  std::vector<PublicCount> domains;
  std::vector<PublicCount> years;
  std::vector<PublicCount> states;
};
BOOST_DESCRIBE_STRUCT(PublicRegisterCountsView, (), (agreements, types, countries, domains, years, states))
constexpr auto notes(json::Of<PublicRegisterCountsView>) {
  return std::to_array<json::Note>({
      {.member = "countries", .description = "Of the partnership or of a party, but for Morocco, which is in all of them; most first"},
      {.member = "years", .description = "Of signature"},
  });
}

struct AgreementPublicationBody {
  bool shows_amounts{false};
};
BOOST_DESCRIBE_STRUCT(AgreementPublicationBody, (), (shows_amounts))

/// Whether everybody may see an agreement, and how it looks to them.
struct AgreementPublicationView {
  int version{0};
  bool is_published{false};
  bool shows_amounts{false};
  std::optional<Instant> published_at;
  std::vector<std::string> hidden_because;
  std::optional<PublicAgreementView> preview;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AgreementPublicationView, (), (version, is_published, shows_amounts, published_at, hidden_because, preview, can))
constexpr auto read_as(json::Of<AgreementPublicationBody>) { return json::Of<AgreementPublicationView>{}; }
constexpr auto notes(json::Of<AgreementPublicationBody>) {
  return std::to_array<json::Note>({{.member = "shows_amounts", .description = "Planned, committed, disbursed and spent, by component", .has_default = true}});
}
constexpr auto notes(json::Of<AgreementPublicationView>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "0 while it is not published"},
      {.member = "is_published", .description = "Also one that is hidden since: hidden_because then says why"},
      {.member = "hidden_because", .description = "Why it cannot be shown: confidential, not_signed"},
      {.member = "preview", .description = "As everybody reads it, or would; absent when it cannot be shown"},
  });
}

}  // namespace athar::api
