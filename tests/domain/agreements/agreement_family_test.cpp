#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/agreements/belgian_programme.hpp"

namespace athar {
namespace {

using testing::ElementsAre;
using namespace belgian;

AgreementId id(std::string_view name) { return AgreementId{Uuid::from_name(name)}; }

FamilyMember member(std::string name, std::optional<AgreementId> parent, std::string_view signed_on = "", std::string_view ends_on = "") {
  FamilyMember out;
  out.id = id(name);
  out.parent_id = parent;
  out.title.fr = std::move(name);
  out.signed_on = partial(signed_on);
  out.ends_on = partial(ends_on);
  return out;
}

std::vector<std::string> titles(AgreementFamily const& family) {
  std::vector<std::string> out;
  for (auto const& each : family.members) out.push_back(each.title.fr);
  return out;
}

TEST(FamilyOfAgreements, IsToldFromTheTopDownWithEachBranchWhole) {
  AgreementFamily family;
  family.members = {member("unicef", id("programme"), "2016-11-23"), member("mission", id("unicef")), member("unfpa", id("programme"), "2016-11-30"),
                    member("minutes", std::nullopt, "2016-05-16"), member("programme", id("minutes"))};
  EXPECT_THAT(titles(in_order(family)), ElementsAre("minutes", "programme", "unicef", "mission", "unfpa"));
}

TEST(FamilyOfAgreements, HasOneLineOfTimeForAllWithAmendmentsAmongTheDays) {
  AgreementFamily family;
  family.members = {member("programme", std::nullopt, "2016-05-16", "2020"), member("unicef", id("programme"), "2016-11")};
  family.moments = {{id("programme"), "amended", *partial("2019-06"), "Avenant 1"}};
  std::vector<std::string> told;
  for (auto const& moment : in_order(family).moments) told.push_back(moment.on.text() + " " + moment.kind);
  EXPECT_THAT(told, ElementsAre("2016-05-16 signed", "2016-11 signed", "2019-06 amended", "2020 ends"));
}

}  // namespace
}  // namespace athar
