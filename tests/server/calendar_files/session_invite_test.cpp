#include "server/calendar_files/session_invite.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/calendar_files/zone.hpp"

namespace athar::calendar_files {
namespace {

using testing::HasSubstr;
using testing::Not;

LocalDate day(char const* text) { return *LocalDate::parse(text); }
Sitting sitting(char const* starts, char const* ends) { return {LocalTime::parse(starts), LocalTime::parse(ends)}; }

SessionPage workshop() {
  SessionPage page;
  page.session.id = *SessionId::parse("01890000-0000-7000-8000-000000000001");
  page.session.version = 3;
  page.session.title = {.fr = "Budget; genre, suite", .ar = "الميزانية المستجيبة للنوع", .en = ""};
  page.session.venue = "Salle 2";
  page.place_name = {.fr = "Rabat", .ar = "الرباط", .en = "Rabat"};
  page.reference = "F-2027-0001";
  page.status = SessionStatus::open;
  page.session.days = {{day("2027-02-04"), {sitting("09:00", "12:30"), sitting("14:00", "16:30")}}};
  return page;
}

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

std::string invite(SessionPage const& page, Method method = Method::request, Language language = Language::fr) {
  return unfolded(session_invite(page, method, language, {"Le centre", "centre@example.org"}, {"Salma \"S\" Alaoui", "salma@example.org"}, Instant{}));
}

TEST(SessionInvite, KeepsTheWallClockHoursAndNamesTheZone) {
  auto const text = invite(workshop());
  EXPECT_THAT(text, HasSubstr("DTSTART;TZID=Africa/Casablanca:20270204T090000\r\n"));
  EXPECT_THAT(text, HasSubstr("DTEND;TZID=Africa/Casablanca:20270204T163000\r\n"));
  EXPECT_THAT(text, HasSubstr("METHOD:REQUEST\r\n"));
  EXPECT_THAT(text, HasSubstr("SEQUENCE:2\r\n"));
  EXPECT_THAT(text, HasSubstr("SUMMARY:Budget\\; genre\\, suite\r\n"));
  EXPECT_THAT(text, HasSubstr("mailto:salma@example.org"));
}

TEST(SessionInvite, IsWithdrawnUnderTheSameUid) {
  auto page = workshop();
  page.session.version = 4;
  auto const text = invite(page, Method::cancel);
  EXPECT_THAT(text, HasSubstr("METHOD:CANCEL\r\n"));
  EXPECT_THAT(text, HasSubstr("STATUS:CANCELLED\r\n"));
  EXPECT_THAT(text, HasSubstr("SEQUENCE:3\r\n"));
  EXPECT_THAT(text, HasSubstr("UID:01890000-0000-7000-8000-000000000001@session.athar\r\n"));
}

TEST(SessionInvite, FoldsArabicBetweenLetters) {
  auto page = workshop();
  for (int i = 0; i < 5; ++i) page.session.title.ar += " الميزانية المستجيبة للنوع الاجتماعي";
  auto const text = session_invite(page, Method::request, Language::ar, {}, {}, Instant{});
  std::size_t from = 0;
  for (auto end = text.find("\r\n"); end != std::string::npos; from = end + 2, end = text.find("\r\n", from)) {
    EXPECT_LE(end - from, 75u);
    if (from < text.size()) { EXPECT_NE(static_cast<unsigned char>(text[from + (text[from] == ' ')]) & 0xC0, 0x80); }
  }
  EXPECT_THAT(unfolded(text), HasSubstr(page.session.title.ar));
}

TEST(SessionInvite, SaysDaysInARowAsOneRuleWithoutTheWeekend) {
  auto page = workshop();
  page.session.days = {{day("2027-02-04"), {sitting("09:00", "12:00")}}, {day("2027-02-05"), {sitting("09:00", "11:00")}},
                       {day("2027-02-08"), {sitting("09:00", "12:00")}}};
  auto const text = invite(page);
  EXPECT_THAT(text, HasSubstr("RRULE:FREQ=DAILY;COUNT=5\r\n"));
  EXPECT_THAT(text, HasSubstr("EXDATE;TZID=Africa/Casablanca:20270206T090000\r\n"));
  EXPECT_THAT(text, HasSubstr("EXDATE;TZID=Africa/Casablanca:20270207T090000\r\n"));
  EXPECT_THAT(text, HasSubstr("RECURRENCE-ID;TZID=Africa/Casablanca:20270205T090000\r\n"));
  EXPECT_THAT(text, HasSubstr("DTEND;TZID=Africa/Casablanca:20270205T110000\r\n"));
}

TEST(SessionInvite, IsOfWholeDaysWhereHoursAreUnknown) {
  auto page = workshop();
  page.session.days = {{day("2027-02-04"), {Sitting{}}}};
  auto const text = invite(page);
  EXPECT_THAT(text, HasSubstr("DTSTART;VALUE=DATE:20270204\r\n"));
  EXPECT_THAT(text, HasSubstr("DTEND;VALUE=DATE:20270205\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("VTIMEZONE")));
}

TEST(Transitions, LeaveAnHourBeforeRamadan2027AndTakeItBackAfter) {
  auto const found = transitions("Africa/Casablanca", day("2027-01-01"), day("2027-12-31"));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[1].date, day("2027-02-07"));
  EXPECT_EQ(found[1].offset_after, 0);
  EXPECT_EQ(found[2].date, day("2027-03-14"));
  EXPECT_EQ(found[2].offset_after, 3600);
  EXPECT_TRUE(transitions("Nowhere/City", day("2027-01-01"), day("2027-12-31")).empty());
}

}  // namespace
}  // namespace athar::calendar_files
