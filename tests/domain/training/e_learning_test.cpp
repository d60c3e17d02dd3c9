#include "domain/training/e_learning.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }

TEST(ELearning, RefusesLinksThatLeadNowhereOrGiveAPasswordAway) {
  ELearning course{"https://example.org/course?id=1", day("2026-11-01"), day("2026-11-30"), 300};
  EXPECT_TRUE(check(course));
  for (auto link : {"", "example.org", "javascript:alert(1)", "https://", "https://me:secret@example.org/", "https://example.org/<script>", "ftp://example.org"}) {
    course.link = link;
    EXPECT_FALSE(check(course)) << link;
  }
  course.link = "https://example.org";
  course.closes_on = day("2026-10-31");
  course.planned_minutes = 0;
  EXPECT_EQ(check(course).error().fields.size(), 2U);
}

TEST(Completion, ComparesMinutesOverAllPartsAndRoundsNothing) {
  EXPECT_TRUE(completes(80, 100));
  EXPECT_FALSE(completes(79, 99)) << "79.8 %";
  EXPECT_FALSE(completes(0, 0));
}

}  // namespace
}  // namespace athar
