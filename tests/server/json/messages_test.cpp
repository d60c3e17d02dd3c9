#include "server/json/messages.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "server/json/parse.hpp"
#include "server/json/problem.hpp"

namespace athar::json {
namespace {

std::vector<Message> all_messages() {
  std::vector<Message> all;
  for (auto part : {request_messages(), field_messages(), rule_messages(), file_messages()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// The arguments of a call, from just after its bracket to the matching one; quotes and nested brackets are respected.
std::vector<std::string> arguments_at(std::string_view source, std::size_t at) {
  std::vector<std::string> arguments(1);
  int depth = 0;
  bool in_string = false;
  for (std::size_t const end = std::min(source.size(), at + 2000); at < end; ++at) {
    char const c = source[at];
    if (c == '"' && source[at - 1] != '\\') in_string = !in_string;
    if (!in_string) {
      if (c == '(' || c == '{' || c == '[') ++depth;
      if ((c == ')' || c == '}' || c == ']') && --depth < 0) break;
      if (c == ',' && depth == 0) {
        arguments.emplace_back();
        continue;
      }
    }
    arguments.back() += c;
  }
  return arguments;
}

/// The snake_case literals of an argument: one, or two where it chooses.
std::vector<std::string> codes_of(std::string const& argument) {
  static std::regex const literal(R"re("([a-z][a-z0-9_]*)")re");
  std::vector<std::string> codes;
  for (std::sregex_iterator match(argument.begin(), argument.end(), literal), end; match != end; ++match)
    codes.push_back((*match)[1]);
  return codes;
}

struct Anchor {
  std::string_view text;
  std::size_t argument;  ///< the one that holds the code, from 0
};

/// Every way in which the sources refuse.
constexpr Anchor anchors[] = {
    {"conflict(", 0},
    {"invalid_field(", 1},
    {"refuse_field(", 1},
    {"FieldError{", 1},
    {"errors.push_back({", 1},
    {"errors_.push_back({", 1},
    {".fields.push_back({", 1},
    {"problem(", 1},
    {"complain(", 0},
    {"malformed(text, ", 1},
    {" refused(", 0},
    {"refuse_file(", 0},
    {"::remark(", 0},
    {"::question(", 0},
    {"::with_warning(", 1},
    {".notes.push_back({", 2},
    {"ErrorKind::invalid,", 0},
    {"ErrorKind::malformed,", 0},
    {"ErrorKind::unauthenticated,", 0},
    {"ErrorKind::not_allowed,", 0},
    {"ErrorKind::not_found,", 0},
    {"ErrorKind::conflict,", 0},
    {"ErrorKind::stale,", 0},
    {"ErrorKind::too_large,", 0},
    {"ErrorKind::too_many,", 0},
    {"ErrorKind::unavailable,", 0},
    {" code = ", 0},
};

/// Every code that the sources refuse with, and one file that does.
std::map<std::string, std::string> codes_in_the_sources() {
  std::map<std::string, std::string> codes;
  std::filesystem::path const root = ATHAR_SOURCE_DIR;
  for (char const* folder : {"domain", "persistence", "server"}) {
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      auto const extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::stringstream content;
      content << std::ifstream(entry.path()).rdbuf();
      std::string const source = content.str();
      for (auto const& anchor : anchors) {
        for (auto at = source.find(anchor.text); at != std::string::npos; at = source.find(anchor.text, at + 1)) {
          bool const is_assignment = anchor.text.ends_with("= ");  // in SQL it is a comparison
          if (is_assignment && source[at + anchor.text.size()] != '"') continue;
          auto const arguments = arguments_at(source, at + anchor.text.size());
          if (arguments.size() <= anchor.argument) continue;
          for (auto& code : codes_of(arguments[anchor.argument]))
            codes.emplace(std::move(code), std::filesystem::relative(entry.path(), root).string());
        }
      }
    }
  }
  return codes;
}

TEST(Messages, ExistForEveryCodeInTheSources) {
  auto const codes = codes_in_the_sources();
  ASSERT_GT(codes.size(), 20u);
  for (auto const& [code, file] : codes)
    EXPECT_FALSE(message(Language::fr, code).empty())
        << "\"" << code << "\" in " << file << " has no line in server/json/messages_*.cpp";
}

TEST(Messages, ExistForTheCodesOfTheHttpLayerAndTheReader) {
  for (std::string_view code :
       {"request_timeout", "body_too_large", "header_too_large", "uri_too_long", "malformed_request", "queue_full",
        "too_many_connections", "internal_error", "draining", "method_not_allowed", "route_not_found", "invalid_email",
        "invalid_phone", "invalid_code", "duplicate_key", "trailing_text",
        // of read_workbook.py
        "corrupt_workbook", "file_is_open_document", "file_is_binary_excel", "file_is_document", "file_is_archive",
        "workbook_too_large", "password_protected", "not_a_table", "workbook_reader_missing", "formula_without_value",
        "error_cell"})
    EXPECT_FALSE(message(Language::en, code).empty()) << code;
}

TEST(Messages, AreGivenOnceInThreeLanguagesWithTheSamePlaceholder) {
  std::set<std::string_view> seen;
  for (Message const& one : all_messages()) {
    EXPECT_TRUE(seen.insert(one.code).second) << one.code << " is there twice";
    bool const quotes = one.en.find("{detail}") != std::string_view::npos;
    for (std::string_view text : {one.fr, one.ar, one.en}) {
      EXPECT_FALSE(text.empty()) << one.code;
      EXPECT_EQ(text.find("{detail}") != std::string_view::npos, quotes) << one.code;
    }
    EXPECT_EQ(one.en.find("  "), std::string_view::npos) << one.code;
    bool const is_arabic =
        std::any_of(one.ar.begin(), one.ar.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD8; });
    EXPECT_TRUE(is_arabic) << one.code;
  }
}

TEST(Messages, PutTheDetailInItsPlace) {
  EXPECT_EQ(message(Language::en, "too_long", "200"), "This text is too long (at most 200 characters).");
  EXPECT_EQ(message(Language::fr, "wrong_type", "whole_number"), "La forme attendue ici est : un nombre entier.");
  EXPECT_EQ(message(Language::en, "unknown_field", ""), "This field is not known here.");
  EXPECT_EQ(message(Language::en, "unknown_field", "title"), "This field is not known here (title).");
  EXPECT_EQ(message(Language::ar, "too_many_items", "3"), "هذه اللائحة طويلة جدا (الحد الأقصى \u20683\u2069).");
}

TEST(Messages, QuoteUnitsPlacesAndGreatNumbersAsTheReaderWritesThem) {
  EXPECT_EQ(message(Language::fr, "workbook_too_large", "200 MiB"),
            "Ce classeur contient trop de données une fois ouvert (200 Mio) : ne gardez que la liste à importer.");
  EXPECT_EQ(message(Language::en, "syntax_error", "line 3, column 14"), "The request is not correct JSON (line 3, column 14).");
  EXPECT_EQ(message(Language::fr, "syntax_error", "line 3, column 14"), "La demande n'est pas du JSON correct (ligne 3, colonne 14).");
  EXPECT_EQ(message(Language::ar, "syntax_error", "line 3, column 14"), "الطلب ليس بصيغة JSON صحيحة (\u2068السطر 3، العمود 14\u2069).");
  EXPECT_EQ(message(Language::fr, "out_of_range", "0 – 999999999"), "Ce nombre est hors des limites (0 – 999\u202f999\u202f999).");
  EXPECT_EQ(message(Language::en, "out_of_range", "1..100000"), "This number is outside the limits (1 – 100,000).");
  EXPECT_EQ(message(Language::ar, "too_many_rows", "50000"), "عدد أسطر هذا الملف كبير جدا (الحد الأقصى \u206850.000\u2069).");
  EXPECT_EQ(message(Language::fr, "out_of_range", ">= 1900"), "Ce nombre est hors des limites (≥ 1900).") << "a year is no great number";
}

TEST(Messages, NeverLeaveAPersonWithoutAWord) {
  EXPECT_EQ(message(Language::en, "code_of_tomorrow", ""), "This value is not valid.");
}

TEST(LanguageOf, TakesTheBestOfThreeAndFrenchOtherwise) {
  EXPECT_EQ(language_of(""), Language::fr);
  EXPECT_EQ(language_of("de-DE,de;q=0.9"), Language::fr);
  EXPECT_EQ(language_of("ar-MA"), Language::ar);
  EXPECT_EQ(language_of("EN-us,fr;q=0.8"), Language::en);
  EXPECT_EQ(language_of("en;q=0.3, ar;q=0.700, fr;q=0.5"), Language::ar);
  EXPECT_EQ(language_of("fr;q=0, en;q=0.1"), Language::en);
  EXPECT_EQ(language_of("*"), Language::fr);
  EXPECT_EQ(language_of(",,;q=,en;q=x, ;"), Language::fr);
  EXPECT_EQ(language_of(std::string(100000, ',') + "en"), Language::fr);
}

TEST(Problem, HasTheShapeOfTheContract) {
  Error error = invalid_field("days/0/date", "invalid_date");
  error.fields.push_back({"colour", "unknown_field", "color"});
  EXPECT_EQ(
      write_problem(error, Language::en, "r-1"),
      R"({"type":"about:blank","title":"Some fields need correcting.","status":422,"code":"invalid_input",)"
      R"("fields":[{"path":"days/0/date","code":"invalid_date","message":"This date does not exist or does not have the form 2026-11-22."},)"
      R"({"path":"colour","code":"unknown_field","message":"This field is not known here (color).","detail":"color"}],"request_id":"r-1"})");
}

TEST(Problem, CarriesTheStoredStateOfAStaleWriteAndTheTimeToWait) {
  EXPECT_NE(write_problem(stale(), Language::fr, "r", R"({"version":4})").find(R"("status":412,"code":"stale")"),
            std::string::npos);
  EXPECT_NE(write_problem(stale(), Language::fr, "r", R"({"version":4})").find(R"("current":{"version":4}})"),
            std::string::npos);
  Error busy{ErrorKind::unavailable, "database_unavailable", "", {}, 2};
  EXPECT_NE(write_problem(busy, Language::ar, "r").find(R"("retry_after_seconds":2)"), std::string::npos);
}

TEST(Problem, IsJsonWhateverTheErrorHolds) {
  Error const error{ErrorKind::conflict, "id_taken", "quote \" and \xff", {{"a\nb", "required", "\x01"}}};
  EXPECT_TRUE(parse(write_problem(error, Language::ar, "\"\\"), 32, {}).has_value());
  EXPECT_TRUE(parse(write_problem(404, "route_not_found", Language::ar, "r"), 32, {}).has_value());
}

TEST(HttpStatus, IsOneForEachKind) {
  std::map<ErrorKind, int> const expected{{ErrorKind::invalid, 422},         {ErrorKind::malformed, 400},
                                          {ErrorKind::unauthenticated, 401}, {ErrorKind::not_allowed, 403},
                                          {ErrorKind::not_found, 404},       {ErrorKind::conflict, 409},
                                          {ErrorKind::stale, 412},           {ErrorKind::too_large, 413},
                                          {ErrorKind::too_many, 429},        {ErrorKind::unavailable, 503}};
  for (auto const& [kind, status] : expected) EXPECT_EQ(http_status(kind), status);
}

}  // namespace
}  // namespace athar::json
