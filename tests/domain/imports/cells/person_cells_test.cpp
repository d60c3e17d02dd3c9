#include "domain/imports/cells/person_cells.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

struct Written {
  char const* name;
  std::string cell;
  std::string read;
};

class Sexes : public testing::TestWithParam<Written> {};
class Civilities : public testing::TestWithParam<Written> {};

std::string said(Civility const& civility) { return std::string(civility.title ? word(*civility.title) : "-") + " " + std::string(word(civility.sex)); }

TEST_P(Sexes, AreReadAsPeopleWriteThem) {
  auto const reading = read_sex(GetParam().cell);
  EXPECT_EQ(reading.value ? std::string(word(*reading.value)) : reading.code, GetParam().read);
}

TEST_P(Civilities, AreReadAsPeopleWriteThem) {
  auto const reading = read_civility(GetParam().cell);
  EXPECT_EQ(reading.value ? said(*reading.value) : reading.code, GetParam().read);
}

INSTANTIATE_TEST_SUITE_P(
    Cells, Sexes,
    testing::Values(Written{"F", "F", "F"}, Written{"SmallF", "f", "F"}, Written{"H", "H", "M"}, Written{"M", "M", "M"}, Written{"Femme", "Femme", "F"},
                    Written{"Homme", "HOMME", "M"}, Written{"Feminin", "Féminin", "F"}, Written{"Masculin", "masculin", "M"}, Written{"Female", "Female", "F"},
                    Written{"Mme", "Mme", "F"}, Written{"Monsieur", "Monsieur", "M"}, Written{"ArabicFemale", "أنثى", "F"}, Written{"ArabicMale", "ذكر", "M"},
                    Written{"ArabicLetter", "أ", "F"}, Written{"ArabicLetterMale", "ذ", "M"}, Written{"ArabicLady", "السيدة", "F"}, Written{"Empty", "", ""},
                    Written{"Dash", "-", ""}, Written{"Code", "1", "not_one_of"}, Written{"Both", "M/Mme", "not_one_of"}, Written{"Doctor", "Dr", "not_one_of"},
                    Written{"Error", "#N/A", "error_cell"}),
    [](auto const& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Cells, Civilities,
    testing::Values(Written{"Mme", "Mme", "mrs F"}, Written{"MmeFullStop", "Mme.", "mrs F"}, Written{"Madame", "MADAME", "mrs F"}, Written{"Mlle", "Mlle", "mrs F"},
                    Written{"M", "M.", "mr M"}, Written{"Mr", "Mr", "mr M"}, Written{"Dr", "Dr.", "dr not_stated"}, Written{"Pr", "Pr", "pr not_stated"},
                    Written{"ArabicLady", "السيدة", "mrs F"}, Written{"ArabicMiss", "الآنسة", "mrs F"}, Written{"ArabicMister", "السيد", "mr M"}, Written{"ArabicDoctor", "د.", "dr not_stated"},
                    Written{"ArabicProfessor", "الأستاذة", "pr F"}, Written{"Either", "M./Mme", ""}, Written{"EitherArabic", "السيد(ة)", ""}, Written{"Sex", "F", "- F"},
                    Written{"Empty", " ", ""}, Written{"Word", "Direction", "not_one_of"}),
    [](auto const& row) { return row.param.name; });

struct Named {
  char const* name;
  std::string cell;
  std::string family;
  std::string given;
  bool certain{true};
  std::string civility{"- not_stated"};
  NameOrder order{NameOrder::unknown};
};

class FullNames : public testing::TestWithParam<Named> {};

TEST_P(FullNames, ArePartedByStatedRules) {
  auto const& expected = GetParam();
  auto const reading = read_full_name(expected.cell, expected.order);
  ASSERT_TRUE(reading.value) << reading.code;
  auto const& name = *reading.value;
  EXPECT_EQ(name.family_name + name.family_name_ar, expected.family);
  EXPECT_EQ(name.given_name + name.given_name_ar, expected.given);
  EXPECT_EQ(name.certain, expected.certain);
  EXPECT_EQ(said(name.civility), expected.civility);
}

INSTANTIATE_TEST_SUITE_P(
    Cells, FullNames,
    testing::Values(
        Named{"CapitalsFirst", "BENNANI Samira", "BENNANI", "Samira"}, Named{"CapitalsLast", "Samira BENNANI", "BENNANI", "Samira"},
        Named{"TwoWordFamily", "EL IDRISSI Bouchra", "EL IDRISSI", "Bouchra"}, Named{"TwoWordFamilyLast", "Bouchra EL IDRISSI", "EL IDRISSI", "Bouchra"},
        Named{"SmallParticle", "El IDRISSI Bouchra", "El IDRISSI", "Bouchra"}, Named{"TwoGivenNames", "ALAOUI Fatima Zahra", "ALAOUI", "Fatima Zahra"},
        Named{"Particle", "Bouchra El Idrissi", "El Idrissi", "Bouchra", false}, Named{"AitParticle", "Hassan Aït Ouhammou", "Aït Ouhammou", "Hassan", false},
        Named{"BenParticle", "Omar Ben Jelloun", "Ben Jelloun", "Omar", false}, Named{"AbdParticle", "Abd El Krim Alaoui", "Alaoui", "Abd El Krim", false},
        Named{"Moulay", "Moulay Ahmed Alaoui", "Alaoui", "Moulay Ahmed", false}, Named{"FamilyFirstColumn", "El Idrissi Bouchra", "El Idrissi", "Bouchra", true, "- not_stated", NameOrder::family_first},
        Named{"GivenFirstColumn", "Bouchra El Idrissi", "El Idrissi", "Bouchra", true, "- not_stated", NameOrder::given_first},
        Named{"AllCapitals", "EL IDRISSI BOUCHRA", "BOUCHRA", "EL IDRISSI", false}, Named{"AllCapitalsInOrder", "EL IDRISSI BOUCHRA", "EL IDRISSI", "BOUCHRA", true, "- not_stated", NameOrder::family_first},
        Named{"Hyphen", "Jean-Pierre DUPONT-AIGNAN", "DUPONT-AIGNAN", "Jean-Pierre"}, Named{"Apostrophe", "M'hamed N'GUESSAN", "N'GUESSAN", "M'hamed"},
        Named{"Accents", "CHÉRIF Zoé", "CHÉRIF", "Zoé"}, Named{"Comma", "Bennani, Samira", "Bennani", "Samira"}, Named{"CommaWithCivility", "BENNANI, Mme Samira", "BENNANI", "Samira", true, "mrs F"},
        Named{"LineBreak", "EL IDRISSI\nBouchra", "EL IDRISSI", "Bouchra"}, Named{"Mme", "Mme EL IDRISSI Bouchra", "EL IDRISSI", "Bouchra", true, "mrs F"},
        Named{"MFullStop", "M. Omar TAZI", "TAZI", "Omar", true, "mr M"}, Named{"MGlued", "M.TAZI Omar", "TAZI", "Omar", true, "mr M"}, Named{"MAlone", "M TAZI Omar", "TAZI", "Omar", true, "mr M"},
        Named{"PrDr", "Pr. Dr Salma BERRADA", "BERRADA", "Salma", true, "dr not_stated"}, Named{"OneWord", "Bennani", "Bennani", "", false}, Named{"OneWordWithCivility", "Mme Bennani", "Bennani", "", false, "mrs F"},
        Named{"Arabic", "بشرى الإدريسي", "الإدريسي", "بشرى"}, Named{"ArabicThree", "فاطمة الزهراء بناني", "بناني", "فاطمة الزهراء", false}, Named{"ArabicServant", "عبد الله العلوي", "العلوي", "عبد الله"},
        Named{"ArabicAit", "حسن آيت الطالب", "آيت الطالب", "حسن"}, Named{"ArabicLady", "السيدة بشرى الإدريسي", "الإدريسي", "بشرى", true, "mrs F"},
        Named{"ArabicComma", "بناني، سلمى", "بناني", "سلمى"}, Named{"ZeroWidth", "\u202Bسلمى بناني\u202C", "بناني", "سلمى"}),
    [](auto const& row) { return row.param.name; });

TEST(FullName, InBothScriptsFillsBoth) {
  auto const name = *read_full_name("BENNANI Salma / سلمى بناني").value;
  EXPECT_EQ(name.family_name, "BENNANI");
  EXPECT_EQ(name.given_name, "Salma");
  EXPECT_EQ(name.family_name_ar, "بناني");
  EXPECT_EQ(name.given_name_ar, "سلمى");
}

TEST(FullName, RefusesWhatIsNoName) {
  for (std::string const cell : {"12 participants", "b@x.ma", "=cmd|' /C calc'!A0", "#1", "..x/2", "٣ أشخاص", "(-)|"}) {
    auto const reading = read_full_name(cell);
    EXPECT_FALSE(reading.value) << cell;
    EXPECT_EQ(reading.code, "invalid_name") << cell;
  }
  EXPECT_TRUE(read_full_name("").is_unknown());
  EXPECT_TRUE(read_full_name("néant").is_unknown());
  EXPECT_EQ(read_full_name("#N/A").code, "error_cell");
}

TEST(NameOrder, IsSeenInTheWholeColumn) {
  std::vector<std::string> family_first{"BENNANI Samira", "Mme EL IDRISSI Bouchra", "x", "TAZI OMAR"}, given_first{"Samira BENNANI", "Omar TAZI"},
      both{"BENNANI Samira", "Omar TAZI"}, capitals{"BENNANI SAMIRA", "TAZI OMAR"};
  EXPECT_EQ(name_order_of(family_first), NameOrder::family_first);
  EXPECT_EQ(name_order_of(given_first), NameOrder::given_first);
  EXPECT_EQ(name_order_of(both), NameOrder::unknown);
  EXPECT_EQ(name_order_of(capitals), NameOrder::unknown);
}

TEST(Name, IsOnOneLine) {
  EXPECT_EQ(read_name("El\nIdrissi "), "El Idrissi");
  EXPECT_EQ(read_name("—"), "");
}

}  // namespace
}  // namespace athar
