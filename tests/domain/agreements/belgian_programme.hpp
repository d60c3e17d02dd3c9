#pragma once
#include <functional>

#include "domain/agreements/agreement_terms.hpp"

/// The Belgian programme of source 003: three axes of 1.25 + 2 + 1.25 M€, two of them carried out by agreements of their own.
namespace athar::belgian {

inline OrganisationId const belgium{Uuid::from_name("belgium")};
inline OrganisationId const unfpa{Uuid::from_name("unfpa")};
inline ComponentId const first_axis{Uuid::from_name("axis 1")};
inline ComponentId const third_axis{Uuid::from_name("axis 3")};

inline std::optional<PartialDate> partial(std::string_view text) { return text.empty() ? std::nullopt : PartialDate::parse(text); }
inline LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }

inline SignedAgreement programme() {
  SignedAgreement agreement;
  agreement.id = AgreementId{Uuid::from_name("programme")};
  agreement.title.fr = "Promotion et protection des droits des femmes et des enfants";
  agreement.status = "in_force";
  agreement.signed_on = partial("2016-05-16");
  agreement.parties = {{belgium, {"Belgique", "", ""}, "funder", {}, {}}, {unfpa, {"UNFPA", "", ""}, "delegated_implementer", {}, {}}};
  return agreement;
}

inline AgreementAmount amount(MoneyStep step, std::int64_t minor, std::string_view on = "", bool is_estimated = false, std::string currency = "EUR") {
  AgreementAmount out;
  out.step = step;
  out.party_id = belgium;
  out.currency = std::move(currency);
  out.amount_minor = minor;
  out.is_estimated = is_estimated;
  out.on = partial(on);
  return out;
}

inline AgreementComponent component(ComponentId id, std::string title, std::vector<AgreementAmount> amounts) {
  AgreementComponent out;
  out.id = id;
  out.title.fr = std::move(title);
  out.amounts = std::move(amounts);
  return out;
}

inline Amendment extension(std::string_view signed_on, std::string_view effective_on, std::string_view ends_on) {
  Amendment out;
  out.id = AmendmentId{Uuid::from_name(std::string(signed_on) + std::string(effective_on) + std::string(ends_on))};
  out.signed_on = partial(signed_on);
  out.effective_on = partial(effective_on);
  out.ends_on = partial(ends_on);
  return out;
}

inline AgreementTerms terms() {
  AgreementTerms out;
  out.agreement_id = programme().id;
  auto second = component(ComponentId{Uuid::from_name("axis 2")}, "Soutien aux associations", {amount(MoneyStep::planned, 2'000'000'00, "", true)});
  second.is_not_carried_out = true;
  out.components = {component(first_axis, "Qualité des services", {amount(MoneyStep::planned, 1'250'000'00, "", true)}), second,
                    component(third_axis, "Protection des enfants", {amount(MoneyStep::planned, 1'250'000'00, "", true)})};
  out.claims = {{ClaimField::period, "2016-2020", "Présentation du programme", ""}, {ClaimField::period, "2017-2020", "Intitulé du PV", ""}};
  return out;
}

/// The agreement that carries an axis out, signed under another title.
inline ContinuingComponent carried_out(ComponentId axis, std::string_view signed_on) {
  ContinuingComponent out;
  out.agreement_id = AgreementId{Uuid::from_name(signed_on)};
  out.agreement_code = "A-0002";
  out.component.id = ComponentId{Uuid::from_name(std::string("delegated ") + std::string(signed_on))};
  out.component.signed_title.fr = "Titre signé";
  out.component.continues_id = axis;
  out.component.amounts = {amount(MoneyStep::committed, 1'250'000'00, signed_on, true)};
  return out;
}

inline AgreementTermsPage page() {
  return {programme(), terms(), {carried_out(first_axis, "2016-11-30"), carried_out(third_axis, "2016-11-23")}};
}

}  // namespace athar::belgian
