#include "domain/people/person.hpp"

#include "domain/people/person_group.hpp"

namespace athar {
namespace {

LocalDate day(char const* text) { return LocalDate::parse(text).value(); }

Person samira() {
  Person person;
  person.family_name = "El Ouardi";
  person.given_name = "Samira";
  person.sex = Sex::female;
  return person;
}

struct BadPerson {
  char const* name;
  void (*spoil)(Person&);
  char const* path;
  char const* code;
};

class CheckPerson : public ::testing::TestWithParam<BadPerson> {};

TEST_P(CheckPerson, RefusesByFieldAndCode) {
  auto person = samira();
  GetParam().spoil(person);
  auto result = checked(person, day("2026-11-22"));
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().fields.size(), 1u);
  EXPECT_EQ(result.error().fields[0].path, GetParam().path);
  EXPECT_EQ(result.error().fields[0].code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, CheckPerson,
    ::testing::Values(
        BadPerson{"no_name", [](Person& p) { p.family_name = p.given_name = ""; }, "family_name", "name_required"},
        BadPerson{"unseen_name", [](Person& p) { p.family_name = "\u3164\u115F", p.given_name = "\u00A0\u3164\u200D"; }, "family_name", "name_required"},
        BadPerson{"born_tomorrow", [](Person& p) { p.birth_date = day("2026-11-23"); }, "birth_date", "birth_in_future"},
        BadPerson{"born_next_year", [](Person& p) { p.birth_year = 2027; }, "birth_year", "birth_in_future"},
        BadPerson{"born_before_1900", [](Person& p) { p.birth_year = 1899; }, "birth_year", "birth_too_early"},
        BadPerson{"two_births", [](Person& p) { p.birth_year = 1979; p.age_bracket = AgeBracket::from_45_to_54; }, "birth_year",
                  "one_birth_statement"},
        BadPerson{"email", [](Person& p) { p.email = "samira at example"; }, "email", "invalid_email"},
        BadPerson{"phone", [](Person& p) { p.phone = "0612345678"; }, "phone", "invalid_phone"}),
    [](auto const& each) { return each.param.name; });

TEST(CheckPerson, TellsEveryWrongFieldAtOnce) {
  Person nobody;
  nobody.birth_year = 1800;
  nobody.phone = "12";
  auto result = checked(nobody, day("2026-11-22"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fields.size(), 3u);
}

TEST(CheckPerson, TakesOneNameInOneScriptAndABirthOfToday) {
  Person person;
  person.given_name_ar = "سميرة";
  person.birth_date = day("2026-11-22");
  EXPECT_TRUE(checked(person, day("2026-11-22")));
}

TEST(DisplayName, IsLatinFirstAndArabicWhenThatIsAllThereIs) {
  EXPECT_EQ(display_name("Samira", "El Ouardi", "سميرة", "الوردي"), "Samira El Ouardi");
  EXPECT_EQ(display_name("", "El Ouardi", "", ""), "El Ouardi");
  EXPECT_EQ(display_name("", "", "سميرة", "الوردي"), "سميرة الوردي");
}

struct Following {
  char const* name;
  char const* from;
  char const* current_from;  ///< null: none, or open at its start
  char const* last_day;
  bool fits;
};

class MayFollow : public ::testing::TestWithParam<Following> {};

TEST_P(MayFollow, ComesAfterTheFirstDayOfTheOneBefore) {
  auto const maybe = [](char const* text) { return text ? std::optional(day(text)) : std::nullopt; };
  Affiliation next;
  next.from = maybe(GetParam().from);
  EXPECT_EQ(may_follow(next, maybe(GetParam().current_from), maybe(GetParam().last_day)).has_value(), GetParam().fits);
}

INSTANTIATE_TEST_SUITE_P(Days, MayFollow,
                         ::testing::Values(Following{"first_of_all", "2026-04-01", nullptr, nullptr, true},
                                           Following{"the_day_after_it_began", "2026-01-06", "2026-01-05", nullptr, true},
                                           Following{"the_day_it_began", "2026-01-05", "2026-01-05", nullptr, false},
                                           Following{"before_it_began", "2025-12-31", "2026-01-05", nullptr, false},
                                           Following{"after_a_closed_one", "2026-04-01", nullptr, "2026-03-31", true},
                                           Following{"on_the_last_day_of_a_closed_one", "2026-03-31", nullptr, "2026-03-31", false},
                                           Following{"the_calendars_first_day", "1900-01-01", nullptr, nullptr, false},
                                           Following{"no_day", nullptr, nullptr, nullptr, false}),
                         [](auto const& each) { return each.param.name; });

TEST(PersonWords, ReadBackAsWritten) {
  for (auto text : words_of<AgeBracket>) EXPECT_EQ(word(from_word<AgeBracket>(text).value()), text);
  EXPECT_EQ(from_word<Sex>("f"), std::nullopt);
}

TEST(CheckPersonGroup, AsksForACodeANameAndDaysInOrder) {
  PersonGroup group;
  group.code = "Réseau";
  auto refused = checked(group);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{"code", "invalid_code", {}}, {"name", "name_required", {}}}));
  EXPECT_FALSE(checked(PersonGroupMember{{}, day("2026-02-01"), day("2026-01-31")}));
  EXPECT_TRUE(checked(PersonGroupMember{{}, day("2026-02-01"), day("2026-02-01")}));
}

TEST(PersonNames, LoseWhatCannotBeSeen) {
  auto person = samira();
  person.family_name = "Ben\u00ADali \u200F";
  person.given_name = "Sa\u200Bra\uFE0F";
  person.family_name_ar = "بن\u200Cعلي";
  auto const kept = checked(person, day("2026-11-22"));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->family_name, "Benali");
  EXPECT_EQ(kept->given_name, "Sara");
  EXPECT_EQ(kept->family_name_ar, "بن\u200Cعلي");
}

}  // namespace
}  // namespace athar
