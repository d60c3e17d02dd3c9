#include "domain/programmes/programme.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace athar {
namespace {

OrganisationId organisation(std::string_view name) { return OrganisationId{Uuid::from_name(name)}; }

Programme e_tamkeen() {
  Programme programme;
  programme.code = "E-TAMKEEN";
  programme.title.fr = "Digitalisation de l'administration";
  programme.starts_on = LocalDate::parse("2021-01-01");
  programme.ends_on = LocalDate::parse("2025-12-31");
  programme.budget = Budget{900'000'000, "EUR", true};
  programme.funders = {organisation("Belgium"), organisation("Morocco")};
  return programme;
}

struct BadProgramme {
  char const* name;
  std::function<void(Programme&)> spoil;
  char const* path;
  char const* code;
};

class ProgrammeRules : public testing::TestWithParam<BadProgramme> {};

TEST_P(ProgrammeRules, RefuseByPath) {
  auto programme = e_tamkeen();
  GetParam().spoil(programme);
  auto const refused = checked(programme);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 1u);
  EXPECT_EQ(refused.error().fields[0].path, GetParam().path);
  EXPECT_EQ(refused.error().fields[0].code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    BadInput, ProgrammeRules,
    testing::Values(BadProgramme{"SmallLetters", [](auto& p) { p.code = "e-tamkeen"; }, "code", "invalid_code"},
                    BadProgramme{"HyphenFirst", [](auto& p) { p.code = "-A"; }, "code", "invalid_code"},
                    BadProgramme{"LongCode", [](auto& p) { p.code = std::string(41, 'A'); }, "code", "invalid_code"},
                    BadProgramme{"NoTitle", [](auto& p) { p.title = {}; }, "title", "title_required"},
                    BadProgramme{"EndsFirst", [](auto& p) { p.ends_on = LocalDate::parse("2020-12-31"); }, "ends_on", "end_before_start"},
                    BadProgramme{"NegativeBudget", [](auto& p) { p.budget->amount_minor = -1; }, "budget/amount_minor", "out_of_range"},
                    BadProgramme{"NoCurrency", [](auto& p) { p.budget->currency = "euros"; }, "budget/currency", "invalid_currency"},
                    BadProgramme{"FunderTwice", [](auto& p) { p.funders.push_back(organisation("Belgium")); }, "funders/2", "given_twice"}),
    [](auto const& row) { return row.param.name; });

TEST(ProgrammeRules, AcceptAProgrammeOfWhichOnlyTheTitleIsKnown) {
  Programme programme;
  programme.code = "CE-BSG-STRATEGY";
  programme.title.ar = "الاستراتيجية";
  programme.dates_note = "quatre axes, sans dates";
  EXPECT_TRUE(checked(programme));
  EXPECT_TRUE(checked(e_tamkeen()));
}

}  // namespace
}  // namespace athar
