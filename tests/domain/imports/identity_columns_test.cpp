#include "domain/imports/identity_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;

struct Headed {
  char const* heading;
  char const* number;
  bool goes;
};

class HeadedColumn : public testing::TestWithParam<Headed> {};

TEST_P(HeadedColumn, GoesWhenItsHeadingSaysIdentityOrPayroll) {
  auto const& [heading, number, goes] = GetParam();
  Sheet sheet;
  sheet.rows = {{1, {"Liste des participants"}, false}, {3, {"Nom", heading, "Téléphone"}, false}, {4, {"Naciri", number, "0612345678"}, false}};
  EXPECT_EQ(take_out_identity_numbers(sheet), goes ? 1U : 0U);
  EXPECT_EQ(sheet.rows[2].cells[1], goes ? "…" : number);
  EXPECT_EQ(sheet.rows[2].cells[2], "0612345678");
  EXPECT_EQ(sheet.rows[1].cells[1], heading);
}

INSTANTIATE_TEST_SUITE_P(Headings, HeadedColumn,
                         testing::Values(Headed{"CIN", "AB123456", true}, Headed{"N° CIN", "ab 123456", true}, Headed{"N° de la C.N.I.E", "AB123456", true},
                                         Headed{"CNIE (obligatoire)", "G12345", true}, Headed{"Numéro de la carte nationale", "BE-654321", true},
                                         Headed{"Carte d’identité nationale", "BE654321", true}, Headed{"رقم البطاقة الوطنية للتعريف", "AB١٢٣٤٥٦", true},
                                         Headed{"PPR", "1234567", true}, Headed{"SOM", "1234567", true}, Headed{"N° SOM", "1234567", true},
                                         Headed{"رقم التأجير", "1234567", true}, Headed{"Médecin", "AB123456", false}, Headed{"Somme", "1234567", false},
                                         Headed{"Code", "AB123456", false}, Headed{"CIN", "non communiqué", false}));

TEST(IdentityColumns, ARemarkIsNoHeading) {
  Sheet sheet;
  sheet.rows = {{1, {"Nom", "CIN", "Remarques"}, false}, {2, {"Naciri", "AB123456", "CIN à fournir"}, false}, {3, {"Tazi", "AB654321", "2024"}, false}};
  EXPECT_EQ(take_out_identity_numbers(sheet), 2U);
  EXPECT_THAT(sheet.rows[2].cells, ElementsAre("Tazi", "…", "2024"));
}

TEST(IdentityColumns, DaysBesideTheHeadingAreNoObstacleAndATitleIsNone) {
  Sheet sheet;
  sheet.rows = {{1, {"Liste des CIN"}, false}, {2, {"N°", "Nom", "CIN", "12/05/2026", "13/05/2026"}, false}, {3, {"1234", "Naciri", "AB123456", "P", "A"}, false}};
  EXPECT_EQ(take_out_identity_numbers(sheet), 1U);
  EXPECT_THAT(sheet.rows[2].cells, ElementsAre("1234", "Naciri", "…", "P", "A"));
}

TEST(IdentityColumns, LeaveALongListOtherwiseAsItIs) {
  Sheet sheet;
  sheet.rows = {{1, {"CIN", "Nom"}, false}};
  for (int i = 2; i < 400; ++i) sheet.rows.push_back({i, {"AB12345", "Personne CIN"}, false});
  sheet.notes = {{5, 0, "formula_without_value", "=\"AB12345\""}, {5, 1, "error_cell", "#N/A"}};
  EXPECT_EQ(take_out_identity_numbers(sheet), 398U);
  EXPECT_THAT(sheet.rows.back().cells, ElementsAre("…", "Personne CIN"));
  ASSERT_EQ(sheet.notes.size(), 1U);
  EXPECT_EQ(sheet.notes[0].column, 1);
}

}  // namespace
}  // namespace athar
