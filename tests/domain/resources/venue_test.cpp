#include "domain/resources/venue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;

LocalDate day(char const* text) { return *LocalDate::parse(text); }

Room atlas() {
  Room room;
  room.name.fr = "Salle Atlas";
  room.seats = 25;
  room.equipment = {Equipment::projector, Equipment::sound};
  return room;
}

Holiday fitr() {
  return {.id = {}, .version = 1, .kind = HolidayKind::lunar, .starts_on = day("2027-03-10"), .ends_on = day("2027-03-11"),
          .name = {.fr = "Aïd Al Fitr", .ar = "", .en = ""}, .confirmed = false};
}

TEST(RoomRule, TakesARoomThatHasNothingWrong) {
  auto const room = checked(atlas());
  ASSERT_TRUE(room);
  EXPECT_EQ(room->double_booking, DoubleBooking::refused) << "two sessions do not get one room unless somebody says so";
}

TEST(RoomRule, RefusesEachThingThatIsWrongByItsPath) {
  struct Row {
    char const* name;
    void (*spoil)(Room&);
    char const* path;
    char const* code;
  };
  for (auto const& row : {
           Row{"no name", [](Room& r) { r.name = {}; }, "name", "name_required"},
           Row{"no seats", [](Room& r) { r.seats = 0; }, "seats", "out_of_range"},
           Row{"seats below none", [](Room& r) { r.seats = -5; }, "seats", "out_of_range"},
           Row{"a stadium", [](Room& r) { r.seats = 100'001; }, "seats", "out_of_range"},
           Row{"equipment twice", [](Room& r) { r.equipment.push_back(Equipment::projector); }, "equipment/2", "given_twice"},
       }) {
    auto room = atlas();
    row.spoil(room);
    auto const refused = checked(room);
    ASSERT_FALSE(refused) << row.name;
    EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{row.path, row.code, refused.error().fields.at(0).detail}})) << row.name;
  }
}

TEST(RoomRule, TellsAllThatIsWrongAtOnce) {
  auto room = atlas();
  room.name = {};
  room.seats = 0;
  EXPECT_EQ(checked(room).error().fields.size(), 2u);
}

TEST(VenueRule, NeedsANameInOneLanguage) {
  EXPECT_FALSE(checked(Venue{}));
  Venue venue;
  venue.name.ar = "مركز التكوين";
  EXPECT_TRUE(checked(venue));
}

TEST(AssetRule, NeedsANameAndNothingElse) {
  EXPECT_FALSE(checked(Asset{}));
  Asset asset;
  asset.name.fr = "Cabine";
  EXPECT_TRUE(checked(asset));
}

TEST(HolidayRule, EndsOnItsFirstDayOrLaterAndIsNotLongerThanAMonthAndAHalf) {
  EXPECT_TRUE(checked(fitr()));
  auto one_day = fitr();
  one_day.ends_on = one_day.starts_on;
  EXPECT_TRUE(checked(one_day));

  auto backwards = fitr();
  backwards.ends_on = day("2027-03-09");
  EXPECT_THAT(checked(backwards).error().fields, ElementsAre(FieldError{"ends_on", "end_before_start", {}}));

  auto longest = fitr();
  longest.ends_on = LocalDate::from_days(longest.starts_on.days() + greatest_holiday_days - 1);
  EXPECT_TRUE(checked(longest));
  longest.ends_on = LocalDate::from_days(longest.ends_on.days() + 1);
  EXPECT_EQ(checked(longest).error().fields.at(0).code, "out_of_range");

  auto nameless = fitr();
  nameless.name = {};
  EXPECT_EQ(checked(nameless).error().fields.at(0).path, "name");
}

TEST(WordsOfResources, AreReadBackAsTheyAreWritten) {
  for (auto each : {DoubleBooking::refused, DoubleBooking::warned, DoubleBooking::allowed}) EXPECT_EQ(double_booking_named(name_of(each)), each);
  for (auto each : {StepFree::yes, StepFree::no, StepFree::unknown}) EXPECT_EQ(step_free_named(name_of(each)), each);
  for (auto each : {HolidayKind::fixed, HolidayKind::lunar, HolidayKind::ramadan}) EXPECT_EQ(holiday_kind_named(name_of(each)), each);
  for (int i = 0; i <= static_cast<int>(Equipment::air_conditioning); ++i)
    EXPECT_EQ(equipment_named(name_of(static_cast<Equipment>(i))), static_cast<Equipment>(i));
  EXPECT_EQ(double_booking_named("perhaps"), std::nullopt);
  EXPECT_EQ(equipment_named(""), std::nullopt);
}

}  // namespace
}  // namespace athar
