#include "server/workbooks/workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <map>
#include <sstream>

#include "domain/imports/layout.hpp"
#include "server/process/child.hpp"

namespace athar::workbooks {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// The lists of tests/support/ministry_list.py, made once.
class Workbooks : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<process::TemporaryFolder>("lists");
    process::Command command;
    command.program = "/usr/bin/python3";
    command.arguments = {ATHAR_SOURCE_DIR "/tests/support/ministry_list.py", folder_->path()};
    command.limits.memory_bytes = 2ull * 1024 * 1024 * 1024;
    auto const made = process::run(command);
    ASSERT_TRUE(made.well()) << made.errors;
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static std::string list(std::string const& name) {
    std::stringstream content;
    content << std::ifstream(folder_->path() + "/" + name, std::ios::binary).rdbuf();
    return content.str();
  }

  static Workbook read(std::string const& name) {
    auto workbook = read_workbook(list(name));
    EXPECT_TRUE(workbook) << name << ": " << (workbook ? "" : workbook.error().fields[0].code);
    return workbook ? std::move(*workbook) : Workbook{};
  }

  static std::string refusal(std::string_view bytes, ReadOptions const& options = {}) {
    auto const workbook = read_workbook(bytes, options);
    return workbook ? "read" : workbook.error().fields[0].code + " " + workbook.error().fields[0].detail;
  }

  static inline std::unique_ptr<process::TemporaryFolder> folder_;
};

TEST_F(Workbooks, OfAMinistryAreReadAsTheyCome) {
  auto const workbook = read("ministry_list.xlsx");
  EXPECT_EQ(workbook.kind, FileKind::workbook);
  ASSERT_EQ(workbook.sheets.size(), 2u);
  EXPECT_EQ(workbook.sheets[0].name, "Liste des participants");
  EXPECT_FALSE(workbook.sheets[0].hidden);
  EXPECT_TRUE(workbook.sheets[1].hidden);

  auto const layout = guess_layout(workbook.sheets);
  EXPECT_EQ(layout, (Layout{0, 6, 7}));
  auto const table = table_of(workbook.sheets[0], layout);
  auto const outline = outline_of(workbook.sheets[0], layout);
  EXPECT_THAT(outline.titles, ElementsAre("Royaume du Maroc", "Ministère de l'Intérieur Direction générale des collectivités territoriales · Rabat, le 12/11/2026",
                                        StartsWith("Liste des participantes et participants")));
  EXPECT_THAT(table.columns, ElementsAre("N°", "Civilité", "Nom & Prénom", "Téléphone", "Date de naissance", "Administration", "Jour 1 › Matin", "Jour 1 › Après-midi",
                                         "Jour 2 › Matin", "Jour 2 › Après-midi"));
  ASSERT_EQ(table.rows.size(), 8u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("1", "Mme", "EL IDRISSI\nBouchra", "0661234567", "1984-03-05", "DGCT", "P", "P", "P", "A"));
  EXPECT_EQ(table.rows[1].cells[4], "12/11/1979");
  EXPECT_EQ(table.rows[2].cells[2], "BENNANI Samira");
  EXPECT_EQ(table.rows[2].cells[3], "663456789");
  EXPECT_EQ(table.rows[3].cells[5], "DGCT") << "merged over four rows";
  EXPECT_TRUE(table.rows[3].hidden);
  EXPECT_EQ(table.rows[3].row, 11);
  EXPECT_EQ(table.rows[4].cells[2], "سلمى العلوي");
  EXPECT_EQ(table.rows[6].cells[2], "=BERRADA Zineb");
  ASSERT_EQ(outline.ignored.size(), 3u);
  EXPECT_EQ(outline.ignored[0].why, "total");
  EXPECT_EQ(outline.ignored[2].text, "Le Directeur");
  ASSERT_EQ(table.notes.size(), 2u);
  EXPECT_EQ(table.notes[0].code, "formula_without_value");
  EXPECT_EQ(table.notes[0].detail, "=F12");
  EXPECT_EQ(table.columns[static_cast<std::size_t>(table.notes[0].column)], "Administration");
  EXPECT_EQ(table.notes[1].code, "error_cell");
  EXPECT_EQ(table.notes[1].detail, "#N/A");
}

TEST_F(Workbooks, ThatAreWebPagesAreReadToo) {
  auto const workbook = read("web_page.xls");
  EXPECT_EQ(workbook.kind, FileKind::web_page);
  auto const table = table_of(workbook.sheets.at(0), guess_layout(workbook.sheets));
  EXPECT_THAT(table.columns, ElementsAre("Nom", "Ville", "Tél"));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("DGCT", "Fès\nMeknès", "0661234567"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("DGCT", "Salé", "0537712846"));
  std::string const bare = "<TABLE><tr><td>\xC7\xE1\xC7\xD3\xE3</td></tr><tr><td>\xD3\xE1\xE3\xEC</td></tr></TABLE>";
  EXPECT_EQ(read_workbook(bare)->sheets[0].rows[0].cells[0], "الاسم") << "Windows-1256, which no header says";
}

TEST_F(Workbooks, FormattedToTheLastCellHoldOnlyWhatIsWritten) {
  auto const workbook = read("formatted_to_the_end.xlsx");
  ASSERT_EQ(workbook.sheets[0].rows.size(), 1u);
  EXPECT_THAT(workbook.sheets[0].rows[0].cells, ElementsAre("Nom"));
}

TEST_F(Workbooks, TextFilesAreKnownByTheirContent) {
  EXPECT_EQ(read("windows_1256.csv").encoding->encoding, Encoding::windows1256);
  auto const utf16 = read("utf16_without_mark.csv");
  EXPECT_EQ(utf16.encoding->encoding, Encoding::utf16le);
  EXPECT_EQ(utf16.delimiter, ';');
  EXPECT_EQ(utf16.sheets[0].rows[1].cells[0], "سلمى العلوي");
}

TEST_F(Workbooks, OfEveryBadKindAreRefusedInWords) {
  std::map<std::string, std::string> const expected{
      {"empty.csv", "empty_file "},          {"empty_workbook.xlsx", "empty_file "},      {"wide.xlsx", "too_many_columns 300"},  {"long.xlsx", "too_many_rows 100000"},
      {"zip_bomb.xlsx", "workbook_too_large 200 MiB"},                                    {"entity_bomb.xlsx", "corrupt_workbook "}, {"lying_zip_bomb.xlsx", "corrupt_workbook "},
      {"password.xlsx", "password_protected "}, {"old.xls", "file_is_old_excel "},        {"old_renamed.xlsx", "file_is_old_excel "}, {"xml_2003.xls", "file_is_old_excel "},
      {"old_word.xls", "file_is_document "},  {"open_document.ods", "file_is_open_document "}, {"binary.xlsb", "file_is_binary_excel "}, {"document.xlsx", "file_is_document "},
      {"archive.zip", "file_is_archive "},    {"corrupt.xlsx", "corrupt_workbook "},      {"broken_sheet.xlsx", "corrupt_workbook "}, {"picture.xlsx", "file_is_picture "},
      {"photo.csv", "file_is_picture "},      {"list.pdf", "file_is_pdf "}};
  for (auto const& [name, words] : expected) EXPECT_EQ(refusal(list(name)), words) << name;
  EXPECT_EQ(refusal("PK\x03\x04"), "corrupt_workbook ");
  EXPECT_EQ(refusal("<html><body>Aucun tableau</body></html>"), "not_a_table ");
}

TEST_F(Workbooks, CanBeCancelled) {
  EXPECT_EQ(refusal(list("long.xlsx"), {.text = {}, .limits = {}, .cancelled = [] { return true; }}), "reading_cancelled ");
}

TEST_F(Workbooks, KeepToTheLimitsTheyAreGiven) {
  EXPECT_EQ(refusal(list("ministry_list.xlsx"), {.text = {}, .limits = {.rows = 5}, .cancelled = {}}), "too_many_rows 5");
  EXPECT_EQ(refusal(list("ministry_list.xlsx"), {.text = {}, .limits = {.columns = 9}, .cancelled = {}}), "too_many_columns 9");
  EXPECT_THAT(refusal(list("ministry_list.xlsx"), {.text = {}, .limits = {.text_bytes = 100}, .cancelled = {}}), HasSubstr("workbook_too_large"));
}

}  // namespace
}  // namespace athar::workbooks
