#pragma once
#include "domain/agreements/agreement_terms.hpp"
#include "server/json/json.hpp"
#include "server/json/partial_date.hpp"

namespace athar::api {

struct FamilyMemberView {
  AgreementId id;
  std::optional<AgreementId> parent_id;
  std::string code;
  std::optional<std::string> reference;
  LocalizedText title;
  std::string type;
  LocalizedText type_name;
  std::string status;
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
  std::vector<LocalizedText> parties;
};
BOOST_DESCRIBE_STRUCT(FamilyMemberView, (),
                      (id, parent_id, code, reference, title, type, type_name, status, signed_on, in_force_on, ends_on, parties))

struct FamilyMomentView {
  AgreementId agreement_id;
  std::string kind;
  PartialDate on;
  std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(FamilyMomentView, (), (agreement_id, kind, on, reference))
constexpr auto notes(json::Of<FamilyMomentView>) {
  return std::to_array<json::Note>({
      {.member = "kind", .description = "signed, in_force, amended, ends", .example = "signed"},
      {.member = "reference", .description = "Of the amendment"},
  });
}

struct AgreementFamilyView {
  AgreementId agreement_id;
  std::vector<FamilyMemberView> members;
  std::vector<FamilyMomentView> moments;
};
BOOST_DESCRIBE_STRUCT(AgreementFamilyView, (), (agreement_id, members, moments))
constexpr auto notes(json::Of<AgreementFamilyView>) {
  return std::to_array<json::Note>({
      {.member = "members", .description = "Each after the one above it; only agreements that the caller may see"},
      {.member = "moments", .description = "By day"},
  });
}

struct AgreementAmountItem {
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  LocalizedText component_title;
  std::string step;
  std::optional<OrganisationId> party_id;
  std::optional<LocalizedText> party_name;
  std::string currency;
  std::int64_t amount_minor{0};
  bool is_estimated{false};
  std::optional<PartialDate> on;
  std::optional<PartialDate> due_on;
  std::optional<std::string> condition;
  std::optional<std::string> source;
  bool is_amended{false};
  std::optional<std::string> amendment_reference;
};
BOOST_DESCRIBE_STRUCT(AgreementAmountItem, (),
                      (agreement_id, agreement_code, agreement_title, component_title, step, party_id, party_name, currency, amount_minor,
                       is_estimated, on, due_on, condition, source, is_amended, amendment_reference))

}  // namespace athar::api
