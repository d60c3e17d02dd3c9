#include "domain/imports/layout.hpp"
#include "domain/imports/text_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A sheet from rows of cells; an empty row leaves a blank line.
Sheet sheet(std::vector<std::vector<std::string>> const& rows) {
  Sheet out;
  int number = 0;
  for (auto const& cells : rows) {
    ++number;
    auto kept = cells;
    while (!kept.empty() && kept.back().empty()) kept.pop_back();
    if (!kept.empty()) out.rows.push_back({number, kept, false});
  }
  return out;
}

Table guessed(Sheet const& sheet) { return table_of(sheet, guess_layout(sheet)); }
Outline outlined(Sheet const& sheet) { return outline_of(sheet, guess_layout(sheet)); }

std::vector<int> rows_of(Table const& table) {
  std::vector<int> rows;
  for (auto const& row : table.rows) rows.push_back(row.row);
  return rows;
}

struct Laid {
  char const* name;
  std::vector<std::vector<std::string>> rows;
  int first;
  int last;
};

class Layouts : public testing::TestWithParam<Laid> {};

TEST_P(Layouts, AreGuessed) {
  auto const layout = guess_layout(sheet(GetParam().rows));
  EXPECT_EQ(layout.header_first, GetParam().first);
  EXPECT_EQ(layout.header_last, GetParam().last);
}

INSTANTIATE_TEST_SUITE_P(
    Sheets, Layouts,
    testing::Values(
        Laid{"Plain", {{"Nom", "Prénom", "Ville"}, {"Bennani", "Samira", "Rabat"}, {"Tazi", "Omar", "Fès"}}, 1, 1},
        Laid{"TitlesAbove", {{"Royaume du Maroc"}, {"Ministère de l'Intérieur", "", "", "Rabat, le 12/11/2026"}, {}, {"Liste des participants à la session du 22/11/2026"}, {},
                             {"N°", "Nom et prénom", "Téléphone", "Administration"}, {"1", "BENNANI Samira", "0661234567", "DGCT"}, {"2", "TAZI Omar", "0662345678", "DGCT"}}, 6, 6},
        Laid{"TwoRows", {{"Nom", "Prénom", "Jour 1", "", "Jour 2", ""}, {"", "", "Matin", "Après-midi", "Matin", "Après-midi"}, {"Bennani", "Samira", "P", "P", "A", "P"}, {"Tazi", "Omar", "P", "", "A", "P"}}, 1, 2},
        Laid{"TwoRowsWithDates", {{"Liste"}, {"Nom", "22/11/2026", "", "Observation"}, {"", "Matin", "Après-midi", ""}, {"Bennani", "P", "P", ""}, {"Tazi", "A", "P", "parti tôt"}}, 2, 3},
        Laid{"TwoRowsWhoseLastDayHasOnlyAMorning", {{"Nom", "Jour 1", "", "Jour 2"}, {"", "Matin", "Après-midi", "Matin"}, {"Bennani", "P", "P", "A"}, {"Tazi", "P", "", "A"}}, 1, 2},
        Laid{"TwoRowsThatRepeatTheNames", {{"Nom", "Prénom", "Jour 1", "", "Jour 2"}, {"Nom", "Prénom", "Matin", "Après-midi", "Matin"}, {"Bennani", "Samira", "P", "P", "A"}, {"Tazi", "Omar", "P", "", "A"}}, 1, 2},
        Laid{"ThreeRows", {{"Nom", "Prénom", "Présence"}, {"", "", "Jour 1", "", "Jour 2"}, {"", "", "Matin", "Après-midi", "Matin", "Après-midi"}, {"Bennani", "Samira", "P", "P", "A", "P"}}, 1, 3},
        Laid{"OneRowWithGaps", {{"Nom", "Jour 1", "", "Jour 2"}, {"Bennani", "P", "P", "A"}, {"Tazi", "A", "", "P"}}, 1, 1},
        Laid{"Arabic", {{"المملكة المغربية"}, {"لائحة المشاركين"}, {"ر.ت", "الاسم الكامل", "الصفة", "الهاتف"}, {"1", "سميرة بناني", "مديرة", "0661234567"}}, 3, 3},
        Laid{"UnusualNames", {{"slug", "machin", "truc"}, {"a1", "Atelier un", "x"}, {"a2", "Atelier deux", "y"}}, 1, 1},
        Laid{"NoHeader", {{"1", "BENNANI Samira", "0661234567"}, {"2", "TAZI Omar", "0662345678"}}, 0, 0},
        Laid{"NoHeaderWithMails", {{"Bennani", "Samira", "s@x.ma"}, {"Tazi", "Omar", "o@x.ma"}}, 0, 0},
        Laid{"OneColumn", {{"Nom complet"}, {"Bennani Samira"}, {"Tazi Omar"}}, 1, 1},
        Laid{"OnlyAHeader", {{"Nom", "Prénom"}}, 1, 1}, Laid{"Nothing", {}, 0, 0}, Laid{"OneNumber", {{"12"}}, 0, 0},
        Laid{"English", {{"Participants list"}, {"Full name", "E-mail", "City"}, {"Samira Bennani", "s@x.ma", "Rabat"}}, 2, 2}),
    [](auto const& row) { return row.param.name; });

TEST(Layout, OfASheetWhoseTitleIsMergedOverTheColumns) {
  auto list = sheet({{"Liste des cadres"}, {"Nom", "Ville", "Date"}, {"Bennani", "Rabat", "22/11/2026"}});
  list.merged = {{1, 1, 0, 2}};
  EXPECT_EQ(guess_layout(list), (Layout{0, 2, 2}));
  EXPECT_THAT(outlined(list).titles, ElementsAre("Liste des cadres"));
}

TEST(Layout, TakesTheSheetThatIsTheListAndNoHiddenOne) {
  std::vector<Sheet> sheets{sheet({{"Consignes : remplir la liste"}}), sheet({{"Nom", "Prénom", "Téléphone"}, {"Bennani", "Samira", "0661234567"}}), sheet({{"Nom", "Prénom", "Téléphone", "Ville", "E-mail"}, {"x", "y", "z"}})};
  sheets[2].hidden = true;
  EXPECT_EQ(guess_layout(sheets).sheet, 1);
  sheets[0].hidden = sheets[1].hidden = true;
  EXPECT_EQ(guess_layout(sheets).sheet, 2) << "when all are hidden, the likeliest";
  EXPECT_EQ(guess_layout(std::span<Sheet const>()), Layout{});
}

TEST(Table, NamesColumnsOfTwoRows) {
  auto const table = guessed(sheet({{"N°", "Nom", "Jour 1", "", "Jour 2", "", "Observations"}, {"", "", "Matin", "AM", "Matin", "AM", ""}, {"1", "Bennani", "P", "P", "A", "P", "ok"}, {"2", "Tazi", "P", "P", "A", "", ""}}));
  EXPECT_THAT(table.columns, ElementsAre("N°", "Nom", "Jour 1 › Matin", "Jour 1 › AM", "Jour 2 › Matin", "Jour 2 › AM", "Observations"));
  EXPECT_THAT(rows_of(table), ElementsAre(3, 4));
}

TEST(Table, ReadsEmptyCellsOfATextFileAsMergedBesideANameWithCellsBelow) {
  auto const file = read_text_file("Nom;Prénom;Jour 1;;Jour 2;;Observation\n;;Matin;Après-midi;Matin;Après-midi;\nBennani;Samira;P;P;A;P;\nTazi;Omar;P;;A;P;x\n",
                                   [](std::string_view bytes, Encoding) { return std::string(bytes); });
  EXPECT_THAT(guessed(file.value().sheet).columns, ElementsAre("Nom", "Prénom", "Jour 1 › Matin", "Jour 1 › Après-midi", "Jour 2 › Matin", "Jour 2 › Après-midi", "Observation"));
}

TEST(Table, GivesADayThatIsNotDividedItsOneSitting) {
  auto const table = guessed(sheet({{"Nom", "Jour 1", "", "Jour 2"}, {"Nom", "Matin", "Après-midi", "Matin"}, {"Bennani", "P", "P", "A"}, {"Tazi", "P", "", "A"}}));
  EXPECT_THAT(table.columns, ElementsAre("Nom", "Jour 1 › Matin", "Jour 1 › Après-midi", "Jour 2 › Matin"));
}

TEST(Layout, NamesTheLimitsOfAHeaderInTheirOrder) {
  std::vector<Sheet> const sheets{sheet({{"Nom"}, {"a"}, {"b"}})};
  auto const checked = check_layout({0, 50, 50}, sheets);
  ASSERT_FALSE(checked);
  EXPECT_THAT(checked.error().fields, ElementsAre(FieldError{"layout/header_first", "out_of_range", "0 – 3"}, FieldError{"layout/header_last", "out_of_range", "3 – 3"}));
}

TEST(Table, NamesColumnsByWhatIsMerged) {
  auto list = sheet({{"Nom", "Jour 1", "", ""}, {"", "Matin", "Après-midi", "Remarque"}, {"Bennani", "P", "P", ""}, {"Tazi", "P", "P", "x"}});
  list.merged = {{1, 2, 0, 0}, {1, 1, 1, 2}};
  EXPECT_THAT(table_of(list, {0, 1, 2}).columns, ElementsAre("Nom", "Jour 1 › Matin", "Jour 1 › Après-midi", "Remarque"));
}

TEST(Table, DropsTheColumnsOverWhichANameIsMergedWhenTheyHoldNothing) {
  auto list = sheet({{"Nom et prénom", "", "Téléphone", ""}, {"Bennani Samira", "", "0661234567", "0537712846"}});
  list.merged = {{1, 1, 0, 1}, {1, 1, 2, 3}, {2, 2, 0, 1}};
  auto const table = table_of(list, {0, 1, 1});
  EXPECT_THAT(table.columns, ElementsAre("Nom et prénom", "Téléphone", "Téléphone (2)"));
  EXPECT_THAT(table.places, ElementsAre(0, 2, 3));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("Bennani Samira", "0661234567", "0537712846"));
}

TEST(Table, GivesEveryColumnANameOfItsOwn) {
  auto const table = table_of(sheet({{"", "Nom", "Nom", "", "Ville\nde naissance"}, {"", "a", "b", "c", "d"}}), {0, 1, 1});
  EXPECT_THAT(table.columns, ElementsAre("Nom", "Nom (2)", "D", "Ville de naissance"));
  EXPECT_THAT(table.places, ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("a", "b", "c", "d"));
}

TEST(Table, WithoutAHeaderHasLettersForNames) {
  auto const list = sheet({{"1", "Bennani"}, {"2", "Tazi", "x"}});
  auto const table = table_of(list, {0, 0, 0});
  EXPECT_THAT(table.columns, ElementsAre("A", "B", "C"));
  EXPECT_THAT(rows_of(table), ElementsAre(1, 2));
  EXPECT_THAT(outline_of(list, {0, 0, 0}).titles, IsEmpty());
}

TEST(Table, WritesAMergedCellIntoEachOfItsRows) {
  auto list = sheet({{"Nom", "Direction"}, {"Bennani", "DGCT"}, {"Tazi", ""}, {"Alami", ""}, {"Naciri", "DSI"}});
  list.merged = {{2, 4, 1, 1}};
  auto const table = guessed(list);
  EXPECT_EQ(table.rows[1].cells.at(1), "DGCT");
  EXPECT_EQ(table.rows[2].cells.at(1), "DGCT");
  EXPECT_EQ(table.rows[3].cells.at(1), "DSI");
  auto const first = first_rows(list, outlined(list), 2);
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[1].cells.at(1), "DGCT");
}

TEST(Table, SetsAsideSumsSignaturesAndRepeatedHeaders) {
  auto const list = sheet({{"N°", "Nom", "Ville", "Jours"}, {"1", "Bennani", "Rabat", "2"}, {"N°", "Nom", "Ville", "Jours"}, {"2", "Tazi", "Fès", "3"}, {"Total", "", "", "5"}, {},
                                    {"", "Fait à Rabat, le 22/11/2026"}, {"", "", "Le directeur"}, {"", "", "Signature :"}});
  EXPECT_THAT(rows_of(guessed(list)), ElementsAre(2, 4));
  std::vector<std::string> ignored;
  for (auto const& row : outlined(list).ignored) ignored.push_back(std::to_string(row.row) + " " + row.why + ": " + row.text);
  EXPECT_THAT(ignored, ElementsAre("3 repeated_header: N° · Nom · Ville · Jours", "5 total: Total · 5", "7 footer: Fait à Rabat, le 22/11/2026", "8 footer: Le directeur", "9 footer: Signature :"));
}

TEST(Table, SetsAsideAPartTitleMergedOverTheColumns) {
  auto list = sheet({{"Nom", "Ville", "Date"}, {"Région de l'Oriental"}, {"Bennani", "Oujda", "22/11/2026"}, {"Région de Fès-Meknès"}, {"Tazi", "Fès", "23/11/2026"}});
  list.merged = {{2, 2, 0, 2}, {4, 4, 0, 2}};
  EXPECT_THAT(rows_of(guessed(list)), ElementsAre(3, 5));
  EXPECT_EQ(outlined(list).ignored.at(0).why, "section");
}

TEST(Table, KeepsShortRowsOfTheList) {
  auto const table = guessed(sheet({{"Nom", "Prénom", "Téléphone", "E-mail", "Ville"}, {"Bennani", "Samira", "0661234567", "s@x.ma", "Rabat"}, {"Total Maroc", "SA"}, {"Tazi"}, {"Alami", "Omar"}}));
  EXPECT_THAT(rows_of(table), ElementsAre(2, 3, 4, 5));
}

TEST(Table, KeepsNotesAndHiddenRowsWhereTheirCellsAre) {
  auto list = sheet({{"", "Nom", "Jours"}, {"", "Bennani", "#N/A"}, {"", "Tazi", ""}});
  list.rows[1].hidden = true;
  list.notes = {{2, 2, "error_cell", "#N/A"}, {3, 2, "formula_without_value", "=A1"}, {1, 1, "error_cell", "#REF!"}, {9, 9, "error_cell", "#REF!"}};
  auto const table = guessed(list);
  ASSERT_EQ(table.notes.size(), 2u) << "those of the rows below the header";
  EXPECT_EQ(table.notes[0].column, 1);
  EXPECT_EQ(table.columns.at(static_cast<std::size_t>(table.notes[1].column)), "Jours");
  EXPECT_TRUE(table.rows[0].hidden);
}

TEST(Table, OfAHostileFileEndsSoon) {
  Sheet list;
  for (int row = 1; row <= 20'000; ++row) list.rows.push_back({row, {"a", "b"}, false});
  list.rows[0].cells.resize(300, "c");
  for (int i = 0; i < 20'000; ++i) list.merged.push_back({1 + i % 7, 1'048'576, i % 300, 16'383});
  auto const table = guessed(list);
  EXPECT_EQ(table.columns.size(), 300u);
}

TEST(CheckLayout, NamesWhatDoesNotFit) {
  std::vector<Sheet> const sheets{sheet({{"Nom"}, {"Bennani"}, {"Tazi"}})};
  auto refused = [&](Layout const& layout) {
    auto const checked = check_layout(layout, sheets);
    return checked ? std::string() : checked.error().fields[0].path + " " + checked.error().fields[0].code;
  };
  EXPECT_EQ(refused({0, 1, 1}), "");
  EXPECT_EQ(refused({0, 0, 0}), "");
  EXPECT_EQ(refused({0, 1, 2}), "");
  EXPECT_EQ(refused({1, 1, 1}), "layout/sheet out_of_range");
  EXPECT_EQ(refused({-1, 1, 1}), "layout/sheet out_of_range");
  EXPECT_EQ(refused({0, 4, 4}), "layout/header_first out_of_range");
  EXPECT_EQ(refused({0, -1, 1}), "layout/header_first out_of_range");
  EXPECT_EQ(refused({0, 2, 1}), "layout/header_last end_before_start");
  EXPECT_EQ(refused({0, 0, 1}), "layout/header_last end_before_start");
  EXPECT_EQ(refused({0, 1, 9}), "layout/header_last out_of_range");
}

}  // namespace
}  // namespace athar
