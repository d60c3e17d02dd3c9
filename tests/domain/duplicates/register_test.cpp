#include <gtest/gtest.h>

#include "domain/duplicates/organisation_likeness.hpp"
#include "domain/duplicates/register_comparison.hpp"

namespace athar {
namespace {

LocalDate day(char const* text) { return LocalDate::parse(text).value(); }

Person samira() {
  Person p;
  p.given_name = "Samira";
  p.family_name = "El Ouardi";
  p.birth_date = day("1984-03-11");
  p.sex = Sex::female;
  return p;
}
PersonProfile profile(Person const& p) { return profile_of(p, std::nullopt); }
Likelihood between(Person const& a, Person const& b, std::size_t register_size = 1'000) { return likelihood(profile(a), profile(b), register_size); }
bool says(Likelihood const& likelihood, Evidence evidence) {
  for (auto const& reason : likelihood.reasons)
    if (reason.evidence == evidence) return true;
  return false;
}

TEST(PersonLikelihood, IsCertainOfTheSameNameAndBirth) {
  auto const same = between(samira(), samira());
  EXPECT_TRUE(same.is_certain);
  EXPECT_GT(same.score, 0.999);
  EXPECT_TRUE(says(same, Evidence::birth_date_same));
}

TEST(PersonLikelihood, FindsTheOtherScriptByTheBirth) {
  Person arabic;
  arabic.given_name_ar = "سميرة";
  arabic.family_name_ar = "الوردي";
  arabic.birth_date = day("1984-03-11");
  auto const found = between(samira(), arabic);
  EXPECT_GT(found.score, 0.99);
  EXPECT_TRUE(says(found, Evidence::name_other_script));
}

TEST(PersonLikelihood, TellsHowBirthsDiffer) {
  auto other = samira();
  other.birth_date = day("1984-11-03");
  EXPECT_TRUE(says(between(samira(), other), Evidence::birth_date_swapped));
  other.birth_date = day("1984-03-17");
  EXPECT_TRUE(says(between(samira(), other), Evidence::birth_date_one_digit));
  other.birth_date = day("1993-07-25");
  EXPECT_TRUE(says(between(samira(), other), Evidence::birth_differs));
  EXPECT_FALSE(between(samira(), other).is_certain);
  other.birth_date.reset();
  other.birth_year = 1984;
  EXPECT_TRUE(says(between(samira(), other), Evidence::birth_year_same));
}

TEST(PersonLikelihood, IsNeverCertainOfTwinsNorOfAnotherSex) {
  auto twin = samira();
  twin.given_name = "Nadia";
  EXPECT_FALSE(between(samira(), twin).is_certain);
  auto brother = samira();
  brother.sex = Sex::male;
  EXPECT_FALSE(between(samira(), brother).is_certain);
  EXPECT_TRUE(says(between(samira(), brother), Evidence::sex_differs));
}

TEST(PersonLikelihood, DoesNotAskOfANameAloneInALargeRegister) {
  auto one = samira(), other = samira();
  one.birth_date.reset();
  other.birth_date.reset();
  auto a = profile(one), b = profile(other);
  for (auto* name : {&a.name, &b.name}) {
    name->family[0].share = 0.01;
    name->given[0].share = 0.02;
  }
  EXPECT_FALSE(likelihood(a, b, 100'000).is_for_review());
  a.email = b.email = "samira@demo.example";
  EXPECT_TRUE(likelihood(a, b, 100'000).is_for_review());
}

TEST(PersonLikelihood, IsTheSameBothWays) {
  auto other = samira();
  other.given_name = "Samirra";
  other.phone = "+212612345678";
  EXPECT_DOUBLE_EQ(between(samira(), other).bits, between(other, samira()).bits);
}

/// Forty people with nothing in common, and those given.
std::vector<PersonProfile> register_with(std::vector<Person> const& people) {
  constexpr std::array given{"Rachid", "Nadia", "Youssef", "Khadija", "Hicham", "Zineb", "Karim", "Loubna"};
  constexpr std::array family{"Bennani", "Tazi", "Lahlou", "Chraibi", "Berrada"};
  std::vector<PersonProfile> out;
  for (auto const& person : people) out.push_back(profile(person));
  for (std::size_t i = 0; i < 40; ++i) {
    Person p;
    p.given_name = given[i % given.size()];
    p.family_name = family[i / given.size()];
    p.birth_date = LocalDate::from_days(static_cast<int>(2'000 + i * 97));
    out.push_back(profile(p));
  }
  return out;
}

TEST(RegisterComparison, FindsPairsThatShareAKeyAndNoOthers) {
  auto mistyped = samira(), swapped = samira();
  mistyped.family_name = "El Ouadri";
  std::swap(swapped.given_name, swapped.family_name);
  auto people = register_with({samira(), mistyped, swapped});
  auto const pairs = compare_register(people, {});
  ASSERT_EQ(pairs.size(), 3U);
  for (auto const& pair : pairs) EXPECT_LT(pair.b, 3U);
  EXPECT_GE(pairs[0].likelihood.score, pairs[2].likelihood.score);
}

TEST(RegisterComparison, JoinsTwoThatAreLikeAThird) {
  // The first and the last have no key but the family name in common; both are surely the one between them.
  auto first = samira(), between_them = samira(), last = samira();
  first.email = "s.elouardi@demo.example";
  between_them.email = "s.elouardi@demo.example";
  between_them.phone = "+212612345678";
  last.phone = "+212612345678";
  last.given_name = "Soumaya";
  last.birth_date = day("1991-10-29");
  last.family_name = "El Ouardi";
  first.birth_date.reset();
  auto people = register_with({first, between_them, last});
  auto const pairs = compare_register(people, {});
  EXPECT_TRUE(std::any_of(pairs.begin(), pairs.end(), [](auto const& pair) { return pair.a == 0 && pair.b == 1; }));
}

TEST(RegisterComparison, EndsWhenItIsTold) {
  auto people = register_with({samira(), samira()});
  EXPECT_TRUE(compare_register(people, {.threads = 1, .progress = [](std::size_t, std::size_t) { return false; }}).empty());
}

TEST(RegisterComparison, SurvivesARegisterOfOneNameAndOneOfNothing) {
  std::vector<PersonProfile> none;
  EXPECT_TRUE(compare_register(none, {}).empty());
  std::vector<PersonProfile> many;
  for (int i = 0; i < 1'000; ++i) {
    Person p;
    p.given_name = "Mohamed";
    p.family_name = "Alaoui";
    p.birth_date = LocalDate::from_days(i * 17);
    many.push_back(profile(p));
  }
  EXPECT_LT(compare_register(many, {}).size(), 2'000U);
}

Organisation organisation(char const* id, char const* name, char const* acronym = "") {
  Organisation o;
  o.id = OrganisationId::parse("00000000-0000-8000-8000-0000000000" + std::string(id)).value();
  o.name.fr = name;
  o.acronym.fr = acronym;
  o.type = "ministry";
  return o;
}
Likelihood between(Organisation const& a, Organisation const& b) { return likelihood(profile_of(a), profile_of(b), 300); }

TEST(OrganisationLikelihood, ComparesNamesAcronymsAndPlaces) {
  auto const transition = organisation("01", "Ministère de la Transition énergétique", "MTEDD");
  EXPECT_TRUE(between(transition, organisation("02", "Ministere de la Transition Energetique", "MTEDD")).is_for_review());
  EXPECT_TRUE(between(transition, organisation("02", "Ministère Transition énergetiqe", "MTEDD")).is_for_review());
  EXPECT_FALSE(between(transition, organisation("02", "Ministère de la Santé", "MS")).is_for_review());
  auto rabat = organisation("03", "Association Al Amal pour le développement"), agadir = organisation("04", "Association Al Amal pour le développement");
  EXPECT_TRUE(between(rabat, agadir).is_for_review());
  rabat.place_code = "04.421";
  agadir.place_code = "09.001";
  EXPECT_LT(between(rabat, agadir).score, between(rabat, rabat).score);
}

TEST(OrganisationLikelihood, FindsTheNameOfOneOrganisationInAnotherLanguage) {
  auto const named = [](char const* id, LocalizedText name) {
    auto o = organisation(id, "");
    o.name = std::move(name);
    o.place_code = "04.421";
    return o;
  };
  auto const french = named("01", {"Ministère de l'Économie et des Finances", "", ""});
  EXPECT_TRUE(between(french, named("02", {"", "وزارة الاقتصاد والمالية", ""})).is_for_review());
  EXPECT_TRUE(between(french, named("02", {"", "", "Ministry of Economy and Finance"})).is_for_review());
  EXPECT_FALSE(between(french, named("02", {"", "وزارة الصحة", ""})).is_for_review());
  EXPECT_FALSE(between(french, named("02", {"", "", "Ministry of Health"})).is_for_review());
  EXPECT_FALSE(between(french, named("02", {"", "وزارة الاقتصاد والمالية", ""})).is_certain);
  // What a name of two languages lacks in common speaks against it, whatever one of its words means.
  EXPECT_FALSE(between(french, named("02", {"", "مديرية الميزانية", ""})).is_for_review());
}

TEST(OrganisationLikelihood, TellsDirectoratesOfTwoMinistriesApart) {
  auto one = organisation("01", "Direction des Ressources humaines"), other = organisation("02", "Direction des Ressources humaines");
  one.parent_id = organisation("11", "x").id;
  other.parent_id = organisation("12", "x").id;
  EXPECT_FALSE(between(one, other).is_for_review());
}

TEST(OrganisationLikelihood, FindsItsPairsInARegister) {
  std::vector<OrganisationProfile> all{profile_of(organisation("01", "Institut Zaitoune des semences", "IZS")), profile_of(organisation("02", "Ministère de la Santé")),
                                       profile_of(organisation("03", "Institut Zaytoune des semences", "IZS"))};
  auto const pairs = compare_organisations(all);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].first, (std::pair<std::size_t, std::size_t>(0, 2)));
}

}  // namespace
}  // namespace athar
