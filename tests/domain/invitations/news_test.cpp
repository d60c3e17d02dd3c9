#include "domain/invitations/news.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

LocalDate const today = *LocalDate::parse("2027-03-01");

SessionPage page(SessionStatus status) {
  SessionPage out;
  out.status = status;
  out.session.venue = "Salle Atlas";
  out.session.days = {{*LocalDate::parse("2027-03-04"), {Sitting{LocalTime::parse("09:00"), LocalTime::parse("12:00")}}}};
  return out;
}

TEST(News, IsOfDaysHoursPlaceOrTitle) {
  auto const before = page(SessionStatus::open);
  EXPECT_EQ(news_of(before, before, today), std::nullopt);
  auto moved = before;
  moved.session.days[0].date = *LocalDate::parse("2027-03-05");
  EXPECT_EQ(news_of(before, moved, today), MailKind::change);
  auto later = before;
  later.session.days[0].sittings[0].ends = LocalTime::parse("13:00");
  EXPECT_EQ(news_of(before, later, today), MailKind::change);
  auto elsewhere = before;
  elsewhere.session.venue = "Salle Rif";
  EXPECT_EQ(news_of(before, elsewhere, today), MailKind::change);
  auto noted = before;
  noted.session.note = "Commander le café";
  noted.session.seats = 30;
  EXPECT_EQ(news_of(before, noted, today), std::nullopt);
}

TEST(News, IsNotToldOfWhatIsOverOrCalledOff) {
  for (auto status : {SessionStatus::running, SessionStatus::completed, SessionStatus::closed, SessionStatus::cancelled, SessionStatus::postponed}) {
    auto moved = page(status);
    moved.session.venue = "Salle Rif";
    EXPECT_EQ(news_of(page(status), moved, today), std::nullopt) << name_of(status);
  }
}

TEST(News, IsNotToldOfDaysThatAreOver) {
  auto const before = page(SessionStatus::confirmed);
  auto corrected = before;
  corrected.session.days[0].date = *LocalDate::parse("2027-03-02");
  auto called_off = before;
  called_off.status = SessionStatus::cancelled;
  auto const later = *LocalDate::parse("2027-03-05");
  EXPECT_EQ(news_of(before, corrected, later), std::nullopt) << "a day that was entered wrongly";
  EXPECT_EQ(news_of(before, called_off, later), std::nullopt);
  EXPECT_EQ(news_of(before, called_off, *LocalDate::parse("2027-03-04")), MailKind::cancellation) << "on the day itself";
  auto moved = before;
  moved.session.days[0].date = *LocalDate::parse("2027-04-01");
  EXPECT_EQ(news_of(before, moved, later), MailKind::change) << "held after all";
  EXPECT_EQ(news_of(moved, before, later), MailKind::change) << "was held already";
}

TEST(News, OfAStatusIsOneThatPeopleMustHear) {
  using enum SessionStatus;
  auto told = [](SessionStatus from, SessionStatus to) { return news_of(page(from), page(to), today); };
  EXPECT_EQ(told(open, confirmed), MailKind::confirmation);
  EXPECT_EQ(told(open, postponed), MailKind::postponement);
  EXPECT_EQ(told(confirmed, cancelled), MailKind::cancellation);
  EXPECT_EQ(told(cancelled, planned), MailKind::change);
  EXPECT_EQ(told(postponed, open), MailKind::change);
  for (auto [from, to] : {std::pair{planned, open}, std::pair{confirmed, running}, std::pair{running, confirmed}, std::pair{running, completed}})
    EXPECT_EQ(told(from, to), std::nullopt) << name_of(from) << " to " << name_of(to);
}

TEST(News, OfAConfirmedSessionGoesToThoseWithASeat) {
  EXPECT_TRUE(concerns(MailKind::confirmation, Expectation::confirmed));
  EXPECT_FALSE(concerns(MailKind::confirmation, Expectation::waiting));
  EXPECT_TRUE(concerns(MailKind::cancellation, Expectation::waiting));
  EXPECT_TRUE(concerns(MailKind::change, Expectation::expected));
  EXPECT_FALSE(concerns(MailKind::change, Expectation::out));
}

}  // namespace
}  // namespace athar
