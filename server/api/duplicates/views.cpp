#include "server/api/duplicates/views.hpp"

#include "domain/shared/unless_empty.hpp"

namespace athar::api {
namespace {

DuplicateRecordView view_of(DuplicateRecord const& r) {
  bool const is_person = r.name.empty();
  return {.id = r.id,
          .display_name = is_person ? unless_empty(display_name(r.given_name, r.family_name, r.given_name_ar, r.family_name_ar)) : std::nullopt,
          .family_name = unless_empty(r.family_name),
          .given_name = unless_empty(r.given_name),
          .family_name_ar = unless_empty(r.family_name_ar),
          .given_name_ar = unless_empty(r.given_name_ar),
          .sex = is_person ? std::optional(r.sex) : std::nullopt,
          .birth_date = r.birth_date,
          .birth_year = r.birth_year,
          .email = r.email,
          .phone = r.phone,
          .function = unless_empty(r.function),
          .organisation_name = unless_empty(r.organisation_name),
          .name = unless_empty(r.name),
          .acronym = unless_empty(r.acronym),
          .type = unless_empty(r.type),
          .place_name = unless_empty(r.place_name),
          .participations = r.participations};
}

std::vector<ReasonView> view_of(std::vector<Reason> const& reasons) {
  std::vector<ReasonView> out;
  for (auto const& reason : reasons) out.push_back({std::string(word(reason.evidence)), reason.bits});
  return out;
}

}  // namespace

DuplicateView view_of(DuplicatePair const& p) {
  return {.id = p.id,
          .version = p.version,
          .of = p.subject,
          .a = view_of(p.a),
          .b = view_of(p.b),
          .score = p.score,
          .is_certain = p.is_certain,
          .reasons = view_of(p.reasons),
          .verdict = p.verdict,
          .found_at = p.found_at,
          .decided_at = p.decided_at,
          .decided_by = unless_empty(p.decided_by),
          .later_until = p.later_until};
}

LikelyDuplicatesView view_of(std::vector<LikelyRecord> const& found) {
  LikelyDuplicatesView out;
  for (auto const& each : found)
    out.items.push_back({.record = view_of(each.record), .score = each.likelihood.score, .is_certain = each.likelihood.is_certain,
                         .for_review = each.likelihood.is_for_review(), .reasons = view_of(each.likelihood.reasons)});
  return out;
}

}  // namespace athar::api
