#include "domain/exports/export.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

TEST(Exports, AreOverWhenDoneFailedOrCancelled) {
  EXPECT_FALSE(is_over(ExportState::queued));
  EXPECT_FALSE(is_over(ExportState::running));
  for (auto state : {ExportState::done, ExportState::failed, ExportState::cancelled}) EXPECT_TRUE(is_over(state)) << name_of(state);
}

TEST(Exports, ReadTheirStatesBack) {
  for (auto state : {ExportState::queued, ExportState::running, ExportState::done, ExportState::failed, ExportState::cancelled})
    EXPECT_EQ(export_state_named(name_of(state)), state);
  EXPECT_FALSE(export_state_named("ready"));
}

TEST(Exports, AreSeenByAnotherOnceAnythingDecidesOtherwiseWhatIsSeen) {
  Caller const before{.account = AccountId{Uuid::from_name("amina")}, .name = "Amina", .role = Role::focal_point,
                      .organisation_id = OrganisationId{Uuid::from_name("budget")}};
  auto changed = before;
  changed.name = "Amina Alaoui";
  EXPECT_EQ(seen_by(changed), seen_by(before)) << "a name decides nothing";
  changed.role = Role::partner;
  EXPECT_NE(seen_by(changed), seen_by(before));
  changed = before;
  changed.organisation_id = OrganisationId{Uuid::from_name("customs")};
  EXPECT_NE(seen_by(changed), seen_by(before));
  changed = before;
  changed.person_id = PersonId{Uuid::from_name("budget")};
  EXPECT_NE(seen_by(changed), seen_by(before));
  changed = before;
  changed.period_to = LocalDate::parse("2026-12-31");
  EXPECT_NE(seen_by(changed), seen_by(before));
  auto moved = before;
  moved.period_from = LocalDate::parse("2026-12-31");
  EXPECT_NE(seen_by(moved), seen_by(changed)) << "a first day is no last day";
}

}  // namespace
}  // namespace athar
