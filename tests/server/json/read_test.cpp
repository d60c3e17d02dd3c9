#include "server/json/read.hpp"

#include <gtest/gtest.h>

#include "server/json/writer.hpp"
#include "tests/server/json/sample.hpp"

namespace athar::json {
namespace {

using sample::NewSession;

/// A body that is right, to be spoilt one field at a time.
std::string body_with(std::string_view extra) {
  return R"({"title":{"fr":"Initiation à la BSG"},"kind":"training","sex":"F","days":[{"date":"2026-11-22",)"
         R"("sittings":[{"starts":"09:00","ends":"12:30"}]}])" +
         (extra.empty() ? std::string("}") : "," + std::string(extra) + "}");
}

struct BadInput {
  std::string_view sentence;
  std::string body;
  std::string path, code, detail;
  friend void PrintTo(BadInput const& bad, std::ostream* out) { *out << bad.sentence; }
};

class RefusedField : public testing::TestWithParam<BadInput> {};

TEST_P(RefusedField, IsNamedWithItsPathAndCode) {
  BadInput const& bad = GetParam();
  auto const read = read_body<NewSession>(bad.body);
  ASSERT_FALSE(read.has_value()) << bad.sentence;
  EXPECT_EQ(read.error().kind, ErrorKind::invalid) << bad.sentence;
  EXPECT_EQ(read.error().code, "invalid_input");
  ASSERT_EQ(read.error().fields.size(), 1u) << bad.sentence;
  EXPECT_EQ(read.error().fields[0].path, bad.path) << bad.sentence;
  EXPECT_EQ(read.error().fields[0].code, bad.code) << bad.sentence;
  EXPECT_EQ(read.error().fields[0].detail, bad.detail) << bad.sentence;
}

INSTANTIATE_TEST_SUITE_P(
    Table, RefusedField,
    testing::Values(
        BadInput{"a field nobody knows", body_with(R"("xylophone":1)"), "xylophone", "unknown_field", ""},
        BadInput{"a field misspelt is told the near name", body_with(R"("tiem_zone":"UTC")"), "tiem_zone",
                 "unknown_field", "time_zone"},
        BadInput{
            "a field misspelt inside a list",
            body_with(
                R"("team":[{"person_id":"0196b5a0-0000-7000-8000-000000000001","rol":"trainer","role":"trainer"}])"),
            "team/0/rol", "unknown_field", "role"},
        BadInput{"a list where an object belongs", "[]", "", "wrong_type", "object"},
        BadInput{"a number where text belongs", body_with(R"("venue":7)"), "venue", "wrong_type", "text"},
        BadInput{"text where a number belongs", body_with(R"("seats":"25")"), "seats", "wrong_type", "whole_number"},
        BadInput{"text where a decimal belongs", body_with(R"("hours":"2.5")"), "hours", "wrong_type", "number"},
        BadInput{"text where yes or no belongs", body_with(R"("certified":"yes")"), "certified", "wrong_type",
                 "true_or_false"},
        BadInput{"an object where a list belongs", body_with(R"("team":{})"), "team", "wrong_type", "list"},
        BadInput{"text where a localised text belongs", body_with(R"("summary":"bonjour")"), "summary", "wrong_type",
                 "object"},
        BadInput{"a list where a map belongs", body_with(R"("labels":[])"), "labels", "wrong_type", "object"},
        BadInput{"a role outside the list",
                 body_with(R"("team":[{"person_id":"0196b5a0-0000-7000-8000-000000000001","role":"boss"}])"),
                 "team/0/role", "not_one_of", "trainer, speaker, public"},
        BadInput{"an id that is no UUID", body_with(R"("id":"42")"), "id", "invalid_uuid", ""},
        BadInput{"the 30th of February", body_with(R"("starts_on":"2026-02-30")"), "starts_on", "invalid_date", ""},
        BadInput{"year 0", body_with(R"("starts_on":"0000-01-01")"), "starts_on", "invalid_date", ""},
        BadInput{"twenty-five o'clock", body_with(R"("opens":"25:00")"), "opens", "invalid_time", ""},
        BadInput{"an instant without a zone", body_with(R"("recorded_at":"2026-11-22T10:42:00")"), "recorded_at",
                 "invalid_instant", ""},
        BadInput{"half a seat", body_with(R"("seats":2.5)"), "seats", "not_a_whole_number", ""},
        BadInput{"fewer than no seats", body_with(R"("seats":-1)"), "seats", "out_of_range", "0..100000"},
        BadInput{"more seats than 64 bits hold", body_with(R"("seats":99999999999999999999)"), "seats", "out_of_range",
                 "0..100000"},
        BadInput{"more seats than a signed number holds", body_with(R"("seats":18446744073709551615)"), "seats",
                 "out_of_range", "0..100000"},
        BadInput{"an integer too large for its type", body_with(R"("rank":40000)"), "rank", "out_of_range",
                 "-32768..32767"},
        BadInput{"a share above one hundred", body_with(R"("hours":101)"), "hours", "out_of_range", "<= 100"},
        BadInput{"a venue of 201 letters", body_with("\"venue\":\"" + std::string(201, 'a') + "\""), "venue",
                 "too_long", "200"},
        BadInput{"a note of 10,000 letters", body_with("\"note\":\"" + std::string(10000, 'a') + "\""), "note",
                 "too_long", "2000"},
        BadInput{"a summary of 501 letters in Arabic",
                 body_with("\"summary\":{\"ar\":\"" +
                           [] {
                             std::string s;
                             for (int i = 0; i < 501; ++i) s += "أ";
                             return s;
                           }() +
                           "\"}"),
                 "summary/ar", "too_long", "500"},
        BadInput{"a language that is not offered", body_with(R"("summary":{"es":"hola"})"), "summary/es",
                 "unknown_field", "fr, ar, en"},
        BadInput{"a language with a number", body_with(R"("summary":{"fr":3})"), "summary/fr", "wrong_type", "text"},
        BadInput{"1,001 phones",
                 body_with("\"phones\":[" +
                           [] {
                             std::string s;
                             for (int i = 0; i < 1001; ++i) s += i ? ",\"1\"" : "\"1\"";
                             return s;
                           }() +
                           "]"),
                 "phones", "too_many_items", "1000"},
        BadInput{"four aliases where three are allowed", body_with(R"("aliases":["a","b","c","d"])"), "aliases",
                 "too_many_items", "3"},
        BadInput{"null inside a list", body_with(R"("aliases":["a",null])"), "aliases/1", "required", ""},
        BadInput{"a blank inside a list", body_with(R"("aliases":["a","  "])"), "aliases/1", "required", ""},
        BadInput{"a right-to-left override in a name", body_with("\"venue\":\"abc\\u202edef\""), "venue",
                 "control_characters", ""},
        BadInput{"an escape character in a name", body_with("\"venue\":\"a\\u001b[31m\""), "venue",
                 "control_characters", ""},
        BadInput{"a line break in a one-line text", body_with(R"("venue":"a\nb")"), "venue", "control_characters", ""},
        BadInput{"a bidirectional isolate in a localised text", body_with("\"summary\":{\"fr\":\"a\\u2067b\"}"),
                 "summary/fr", "control_characters", ""},
        BadInput{"an address without @", body_with(R"("email":"amina.example.org")"), "email", "invalid_email", ""},
        BadInput{"an address with two @", body_with(R"("email":"a@b@c.org")"), "email", "invalid_email", ""},
        BadInput{"a phone in national form", body_with(R"("phone":"0612345678")"), "phone", "invalid_phone", ""},
        BadInput{"a country in small letters", body_with(R"("country":"ma")"), "country", "invalid_code", ""},
        BadInput{"a code with a space", body_with(R"("code":"CE BSG")"), "code", "invalid_code", ""},
        BadInput{"a control character in a key of a map", body_with("\"labels\":{\"a\\u0007\":{\"fr\":\"x\"}}"),
                 "labels/a\a", "control_characters", ""},
        BadInput{"a map entry that is null", body_with(R"("labels":{"a/b":null})"), "labels/a~1b", "required", ""},
        BadInput{"a parsed type of the domain says its own code", body_with(R"("grade":"F")"), "grade", "unknown_grade",
                 ""}),
    [](auto const& row) { return "row_" + std::to_string(row.index); });

TEST(ReadBody, NamesEveryBadFieldAtOnce) {
  auto const read = read_body<NewSession>(
      R"({"title":{"fr":" "},"days":[{"date":"2026-13-01","sittings":[{"starts":"09:00","ends":"12:30"},{"starts":"14:00","ends":"late"}]}],"seats":true,"colour":"red"})");
  ASSERT_FALSE(read.has_value());
  std::vector<FieldError> const expected{{"title", "required", ""},
                                         {"kind", "required", ""},
                                         {"sex", "required", ""},
                                         {"days/0/date", "invalid_date", ""},
                                         {"days/0/sittings/1/ends", "invalid_time", ""},
                                         {"seats", "wrong_type", "whole_number"},
                                         {"colour", "unknown_field", ""}};
  EXPECT_EQ(read.error().fields, expected);
}

TEST(ReadBody, ReportsAtMostAHundredFields) {
  std::string phones = "1", others;
  for (int i = 0; i < 500; ++i) phones += ",1", others += ",\"x" + std::to_string(i) + "\":1";
  auto const read = read_body<NewSession>(body_with("\"phones\":[" + phones + "]" + others));
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().fields.size(), 100u);
}

struct Unreadable {
  std::string_view sentence;
  std::string body;
  std::string code, detail;
  friend void PrintTo(Unreadable const& bad, std::ostream* out) { *out << bad.sentence; }
};

class MalformedBody : public testing::TestWithParam<Unreadable> {};

TEST_P(MalformedBody, IsRefusedWithTheReason) {
  Unreadable const& bad = GetParam();
  auto const read = read_body<NewSession>(bad.body);
  ASSERT_FALSE(read.has_value()) << bad.sentence;
  EXPECT_EQ(read.error().kind, ErrorKind::malformed) << bad.sentence;
  EXPECT_EQ(read.error().code, "malformed_json");
  ASSERT_EQ(read.error().fields.size(), 1u);
  EXPECT_EQ(read.error().fields[0].path, "");
  EXPECT_EQ(read.error().fields[0].code, bad.code) << bad.sentence;
  EXPECT_EQ(read.error().fields[0].detail, bad.detail) << bad.sentence;
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

INSTANTIATE_TEST_SUITE_P(
    Table, MalformedBody,
    testing::Values(
        Unreadable{"nothing", "", "empty_body", "line 1, column 1"},
        Unreadable{"only spaces", " \n ", "empty_body", "line 1, column 1"},
        Unreadable{"cut in the middle", R"({"venue":"Rab)", "incomplete", "line 1, column 14"},
        Unreadable{"cut after a colon", "{\n \"venue\":", "incomplete", "line 2, column 10"},
        Unreadable{"a trailing comma", R"({"venue":"Rabat",})", "syntax_error", "line 1, column 18"},
        Unreadable{"single quotes", "{'a':1}", "syntax_error", "line 1, column 2"},
        Unreadable{"a comment", "{}/* hello */", "trailing_text", "line 1, column 3"},
        Unreadable{"two values", "{} {}", "trailing_text", "line 1, column 4"},
        Unreadable{"not a number", R"({"seats":NaN})", "syntax_error", "line 1, column 10"},
        Unreadable{"a leading zero", R"({"seats":012})", "syntax_error", "line 1, column 11"},
        Unreadable{"a byte order mark", "\xEF\xBB\xBF{}", "syntax_error", "line 1, column 1"},
        Unreadable{"a key twice", R"({"venue":"a","venue":"b"})", "duplicate_key", "venue"},
        Unreadable{"a key twice in other letters of escape", R"({"venue":"a","\u0076enue":"b"})", "duplicate_key",
                   "venue"},
        Unreadable{"a key twice deep inside", R"({"days":[{"date":"2026-11-22","date":"2026-11-23"}]})",
                   "duplicate_key", "date"},
        Unreadable{"33 levels", nested(33), "too_deep", "32"},
        Unreadable{"100,000 levels", nested(100000), "too_deep", "32"},
        Unreadable{"NUL in a string", R"({"venue":"a\u0000b"})", "nul_character", "line 1, column 19"},
        Unreadable{"NUL in a key", R"({"ve\u0000nue":"a"})", "nul_character", "line 1, column 14"},
        Unreadable{"a raw control character", "{\"venue\":\"a\x01\"}", "syntax_error", "line 1, column 12"},
        Unreadable{"a NUL byte", std::string("{\"venue\":\"a\0\"}", 14), "syntax_error", "line 1, column 12"},
        Unreadable{"bytes that are no UTF-8", "{\"venue\":\"é\xff\"}", "invalid_utf8", "line 1, column 12"},
        Unreadable{"an overlong encoding", "{\"venue\":\"\xC0\xAF\"}", "invalid_utf8", "line 1, column 11"},
        Unreadable{"a surrogate in UTF-8", "{\"venue\":\"\xED\xA0\x80\"}", "invalid_utf8", "line 1, column 11"},
        Unreadable{"half a surrogate pair", R"({"venue":"\ud800"})", "syntax_error", "line 1, column 17"},
        Unreadable{"a number beyond a double", R"({"hours":1e999})", "number_too_large", "line 1, column 15"}),
    [](auto const& row) { return "row_" + std::to_string(row.index); });

TEST(ReadBody, AcceptsThirtyTwoLevelsOfNesting) {
  EXPECT_TRUE(read_body<sample::Anything>("{\"value\":" + nested(31) + "}").has_value());
}

TEST(ReadBody, TrimsSpacesDirectionMarksAndZeroWidthCharacters) {
  auto const read = read_body<NewSession>(body_with("\"venue\":\" \\u200f\\u00a0Salle\\u200d 2 \\u200b\\ufeff\""));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->venue, "Salle\u200d 2");
}

TEST(ReadBody, LeavesAPasswordAsItWasTyped) {
  auto const read = read_body<NewSession>(body_with(R"("password":"  secret ")"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->password, "  secret ");
}

TEST(ReadBody, KeepsLineBreaksWhereTheyAreAllowed) {
  auto const read = read_body<NewSession>(body_with("\"note\":\"one\\r\\ntwo\\u2028three\\rfour\""));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->note, "one\ntwo\nthree\nfour");
}

TEST(ReadBody, TakesBlankAndNullAsUnknown) {
  auto const read = read_body<NewSession>(body_with(
      R"("venue":"  ","seats":null,"summary":{"fr":"","ar":null},"team":null,"labels":null,"time_zone":null,"certified":null)"));
  ASSERT_TRUE(read.has_value());
  EXPECT_FALSE(read->venue);
  EXPECT_FALSE(read->seats);
  EXPECT_FALSE(read->summary);
  EXPECT_EQ(read->time_zone, "Africa/Casablanca");
  EXPECT_FALSE(read->certified);
}

TEST(ReadBody, TellsAbsentFromNull) {
  EXPECT_FALSE(read_body<NewSession>(body_with(""))->ends_on.given);
  auto const unknown = read_body<NewSession>(body_with(R"("ends_on":null)"));
  EXPECT_TRUE(unknown->ends_on.given && !unknown->ends_on.value);
  auto const known = read_body<NewSession>(body_with(R"("ends_on":"2026-12-01")"));
  EXPECT_TRUE(known->ends_on.given);
  EXPECT_EQ(known->ends_on.value, LocalDate::parse("2026-12-01"));
}

TEST(ReadBody, AcceptsAWholeNumberWrittenWithADecimalPoint) {
  EXPECT_EQ(read_body<NewSession>(body_with(R"("seats":25.0)"))->seats, 25);
  EXPECT_EQ(read_body<NewSession>(body_with(R"("seats":2e1)"))->seats, 20);
}

TEST(ReadBody, IgnoresWhatTheAnswerHadAndTheRequestHasNot) {
  EXPECT_TRUE(read_body<NewSession>(body_with(R"("version":3,"reference":"F-2026-0042")")).has_value());
}

TEST(ReadBody, CountsLettersAndNotBytes) {
  std::string venue;
  for (int i = 0; i < 200; ++i) venue += "é";
  EXPECT_TRUE(read_body<NewSession>(body_with("\"venue\":\"" + venue + "\"")).has_value());
}

TEST(ReadBody, ReadsABodyOfManyKeysWithoutSlowingDown) {
  std::string body = "{\"value\":{";
  for (int i = 0; i < 50000; ++i) body += (i ? ",\"key" : "\"key") + std::to_string(i) + "\":" + std::to_string(i);
  EXPECT_TRUE(read_body<sample::Anything>(body + "}}").has_value());
}

}  // namespace
}  // namespace athar::json
