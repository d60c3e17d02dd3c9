#include <algorithm>
#include <set>

#include "domain/agreements/agreement_terms.hpp"

namespace athar {
namespace {

/// The member and everyone below, each after the one above it.
void walk(std::vector<FamilyMember> const& members, FamilyMember const& from, std::set<AgreementId>& seen, std::vector<FamilyMember>& out) {
  if (!seen.insert(from.id).second) return;
  out.push_back(from);
  for (auto const& member : members)
    if (member.parent_id == from.id) walk(members, member, seen, out);
}

}  // namespace

AgreementFamily in_order(AgreementFamily family) {
  std::vector<FamilyMember> ordered;
  std::set<AgreementId> seen;
  for (auto const& member : family.members)
    if (!member.parent_id) walk(family.members, member, seen, ordered);
  family.members = std::move(ordered);
  for (auto const& member : family.members) {
    if (member.signed_on) family.moments.push_back({member.id, "signed", *member.signed_on, {}});
    if (member.in_force_on) family.moments.push_back({member.id, "in_force", *member.in_force_on, {}});
    if (member.ends_on) family.moments.push_back({member.id, "ends", *member.ends_on, {}});
  }
  std::stable_sort(family.moments.begin(), family.moments.end(), [](auto const& a, auto const& b) { return a.on.first_day() < b.on.first_day(); });
  return family;
}

}  // namespace athar
