#include "server/json/writer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "server/json/read.hpp"
#include "tests/server/json/sample.hpp"

namespace athar::json {
namespace {

using namespace sample;

std::string as_string(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}

TEST(Writer, PutsCommasWhereTheyBelong) {
  Writer out;
  out.begin_object().field("a", 1).key("b").begin_array().value(1).value(2).begin_object().end_object().end_array();
  out.key("c").begin_array().end_array().field("d", true).key("e").null().end_object();
  EXPECT_EQ(out.take(), R"({"a":1,"b":[1,2,{}],"c":[],"d":true,"e":null})");
}

TEST(Writer, WritesTheValuesOfTheDomain) {
  Writer out;
  out.begin_array()
      .value(PersonId{*Uuid::parse("0196B5A0-0000-7000-8000-00000000000f")})
      .value(*LocalDate::parse("2026-11-02"));
  out.value(*LocalTime::parse("09:05"))
      .value(*Instant::parse("2026-11-22T10:42:00.000007Z"))
      .value(LocalizedText{"Atelier", "", "Workshop"});
  out.value(Sex::female).value(TeamRole::public_).value(Grade{'B'}).end_array();
  EXPECT_EQ(out.take(), R"(["0196b5a0-0000-7000-8000-00000000000f","2026-11-02","09:05","2026-11-22T10:42:00.000007Z",)"
                        R"({"fr":"Atelier","en":"Workshop"},"F","public","B"])");
}

TEST(Writer, WritesInstantsLikeTheDomainDoes) {
  for (std::int64_t microseconds : {0LL, -1LL, -86'400'000'000LL, 1'795'344'120'123'456LL}) {
    std::string text;
    append_text(text, Instant{microseconds});
    EXPECT_EQ(text, Instant{microseconds}.text());
  }
}

TEST(Writer, LeavesOutEmptyOptionalsAndTellsNullFromAbsent) {
  Session session;
  session.reference = "F-2026-0042";
  std::string const without = to_json(session);
  EXPECT_EQ(without.find("venue"), std::string::npos);
  EXPECT_EQ(without.find("ends_on"), std::string::npos);
  EXPECT_NE(without.find(R"("days":[])"), std::string::npos);
  session.ends_on.given = true;
  EXPECT_NE(to_json(session).find(R"("ends_on":null)"), std::string::npos);
}

TEST(Writer, EscapesWhatScriptsAndTerminalsWouldObey) {
  EXPECT_EQ(as_string("a\"b\\c\n\x01\x7f"), "\"a\\\"b\\\\c\\n\\u0001\\u007f\"");
  EXPECT_EQ(as_string("line\u2028para\u2029é أ 😀"), "\"line\\u2028para\\u2029é أ 😀\"");
}

TEST(Writer, ReplacesBytesThatAreNoUtf8) {
  std::string const mark = "\xEF\xBF\xBD";
  EXPECT_EQ(as_string("a\xff"), "\"a" + mark + "\"");
  EXPECT_EQ(as_string("\xC0\xAF"), "\"" + mark + mark + "\"");
  EXPECT_EQ(as_string("\xED\xA0\x80"), "\"" + mark + mark + mark + "\"");
  EXPECT_EQ(as_string("cut \xE2\x82"), "\"cut " + mark + mark + "\"");
}

TEST(Writer, WritesNumbersExactlyAndNeverNan) {
  Writer out;
  out.begin_array().value(std::numeric_limits<std::int64_t>::min()).value(std::numeric_limits<std::uint64_t>::max());
  out.value(0.1).value(3.0).value(std::nan("")).value(std::numeric_limits<double>::infinity()).end_array();
  EXPECT_EQ(out.take(), "[-9223372036854775808,18446744073709551615,0.1,3,null,null]");
}

TEST(Writer, ThrowsNothingForAnEnumerationWithoutAName) { EXPECT_EQ(to_json(static_cast<Sex>(99)), "null"); }

TEST(Indented, KeepsStringsAndEmptyBrackets) {
  EXPECT_EQ(indented(R"({"a":[1,{}],"b":"{,\"}","c":[]})"),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"{,\\\"}\",\n  \"c\": []\n}");
}

TEST(Page, IsNamedAfterWhatItHolds) {
  EXPECT_EQ(component_name("Shape f() [with T = athar::json::Page<athar::api::{anonymous}::Session>]"), "SessionPage");
  EXPECT_EQ(component_name("void f(Shape&) [with T = athar::api::{anonymous}::NewSession]"), "NewSession");
  EXPECT_EQ(component_name("void f() [with T = a::Pair<a::B<c::D>, e::F>; U = int]"), "DBFPair");
}

/// Text that the reader keeps as it is: letters of three scripts, digits, quotes, inner spaces; never blank at its
/// ends.
rc::Gen<std::string> clean_text() {
  auto const letter =
      rc::gen::element<std::string>("a", "Z", "é", "أ", "ب", "😀", "\"", "\\", "7", "<", "&", "/", "~", "x y");
  return rc::gen::map(rc::gen::resize(20, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(letter))),
                      [](std::vector<std::string> const& parts) {
                        std::string text;
                        for (auto const& part : parts) text += part;
                        return text;
                      });
}

template <class T>
std::optional<T> maybe(rc::Gen<T> const& gen) {
  return *rc::gen::arbitrary<bool>() ? std::optional<T>(*gen) : std::nullopt;
}

LocalizedText localized() {
  LocalizedText text{*clean_text(), {}, {}};
  if (*rc::gen::arbitrary<bool>()) text.ar = *clean_text();
  if (*rc::gen::arbitrary<bool>()) text.en = *clean_text();
  return text;
}

LocalDate any_date() { return LocalDate::from_days(*rc::gen::inRange(-25567, 83000)); }

Uuid any_uuid() {
  return Uuid::v7(*rc::gen::inRange<std::int64_t>(0, 1LL << 47), *rc::gen::arbitrary<std::uint64_t>(),
                  *rc::gen::arbitrary<std::uint64_t>());
}

Session any_session() {
  Session session;
  if (*rc::gen::arbitrary<bool>()) session.id = SessionId{any_uuid()};
  session.title = localized();
  session.kind = *rc::gen::element(SessionKind::training, SessionKind::workshop, SessionKind::study_visit);
  session.sex = *rc::gen::element(Sex::female, Sex::male, Sex::not_stated);
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    Day day{any_date(), {}};
    for (int j = *rc::gen::inRange(0, 3); j > 0; --j)
      day.sittings.push_back(
          {LocalTime{*rc::gen::inRange<std::int16_t>(0, 1440)}, LocalTime{*rc::gen::inRange<std::int16_t>(0, 1440)}});
    session.days.push_back(day);
  }
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
    session.team.push_back(
        {PersonId{any_uuid()}, *rc::gen::element(TeamRole::trainer, TeamRole::speaker, TeamRole::public_)});
  session.time_zone = *clean_text();
  session.certified = *rc::gen::arbitrary<bool>();
  if (*rc::gen::arbitrary<bool>()) session.summary = localized();
  session.venue = maybe(clean_text());
  session.note = maybe(rc::gen::map(clean_text(), [](std::string text) { return text + "\n\t" + text; }));
  session.password = maybe(rc::gen::map(clean_text(), [](std::string const& text) { return "  " + text + " "; }));
  session.seats = maybe(rc::gen::inRange<std::int32_t>(0, 100001));
  session.rank = maybe(rc::gen::arbitrary<std::int16_t>());
  session.hours =
      maybe(rc::gen::map(rc::gen::inRange(-1'000'000, 10'000), [](int hundredths) { return hundredths / 100.0; }));
  if (*rc::gen::arbitrary<bool>()) session.starts_on = any_date();
  if (*rc::gen::arbitrary<bool>())
    session.ends_on = {true, *rc::gen::arbitrary<bool>() ? std::optional(any_date()) : std::nullopt};
  if (*rc::gen::arbitrary<bool>())
    session.recorded_at = Instant{*rc::gen::inRange<std::int64_t>(-2'000'000'000'000'000, 7'000'000'000'000'000)};
  if (*rc::gen::arbitrary<bool>()) session.grade = Grade{*rc::gen::element('A', 'B', 'C')};
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) session.aliases.push_back(*clean_text());
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) session.labels[*clean_text()] = localized();
  session.version = *rc::gen::arbitrary<std::int32_t>();
  session.reference = *clean_text();
  return session;
}

TEST(RoundTrip, WhatIsWrittenIsReadBackTheSame) {
  EXPECT_TRUE(rc::check("write then read is the identity", [] {
    Session const session = any_session();
    std::string const text = to_json(session);
    auto const read = read_body<Session>(text);
    if (!read) RC_FAIL(text + " " + read.error().fields.front().path + " " + read.error().fields.front().code);
    RC_ASSERT(*read == session);
    RC_ASSERT(to_json(*read) == text);
  }));
}

TEST(RoundTrip, AnyBytesAreWrittenAsJsonThatCanBeRead) {
  EXPECT_TRUE(rc::check("broken bytes never break a document", [](std::vector<std::uint8_t> const& bytes) {
    std::string const text(bytes.begin(), bytes.end());
    auto const read = read_body<Anything>("{\"value\":" + as_string(text) + "}");
    RC_ASSERT(read.has_value() || text.find('\0') != std::string::npos);
  }));
}

TEST(RoundTrip, AnyBytesAreReadOrRefusedAndNeverBreakTheReader) {
  EXPECT_TRUE(rc::check("a body cut or bent anywhere is read or refused", [] {
    std::string text = to_json(any_session());
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
      text[*rc::gen::inRange<std::size_t>(0, text.size())] = static_cast<char>(*rc::gen::arbitrary<std::uint8_t>());
    text.resize(*rc::gen::inRange<std::size_t>(0, text.size() + 1));
    auto const read = read_body<Session>(text);
    RC_ASSERT(read.has_value() || !read.error().fields.empty());
  }));
}

}  // namespace
}  // namespace athar::json
