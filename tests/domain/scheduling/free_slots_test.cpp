#include "domain/scheduling/free_slots.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/scheduling/room_choice.hpp"

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

LocalDate day(char const* text) { return *LocalDate::parse(text); }
std::int64_t minute(char const* date, int hour) { return day(date).days() * 24LL * 60 + hour * 60; }

std::vector<SessionDay> mornings(std::vector<char const*> dates) {
  std::vector<SessionDay> days;
  for (auto date : dates) days.push_back({day(date), {{LocalTime::parse("09:00"), LocalTime::parse("12:00")}}});
  return days;
}

/// From Monday 4 October 2027 on, and nothing in the way.
Occupied free_october() {
  Occupied occupied;
  occupied.from = day("2027-10-04");
  return occupied;
}

TEST(FreeSlots, BeginWithTheNextWorkingDaysAndLeaveOutTheDayItIsOn) {
  EXPECT_THAT(free_slots(free_october(), mornings({"2027-10-04"}), 5),
              ElementsAre(day("2027-10-05"), day("2027-10-06"), day("2027-10-07"), day("2027-10-08"), day("2027-10-11")));
}

TEST(FreeSlots, MoveAllDaysByTheSameNumberAndKeepTheWholeOutOfTheWeekend) {
  EXPECT_THAT(free_slots(free_october(), mornings({"2027-10-04", "2027-10-05", "2027-10-06"}), 3),
              ElementsAre(day("2027-10-05"), day("2027-10-06"), day("2027-10-11")));
}

TEST(FreeSlots, OfASessionOfTheWeekendMayBeOnAWeekend) {
  EXPECT_THAT(free_slots(free_october(), mornings({"2027-10-09"}), 6).back(), day("2027-10-10"));
}

TEST(FreeSlots, TouchWhatIsTakenWithoutOverlappingIt) {
  auto occupied = free_october();
  occupied.taken = {{minute("2027-10-05", 12), minute("2027-10-05", 16)}, {minute("2027-10-06", 11), minute("2027-10-06", 13)},
                    {minute("2027-10-07", 7), minute("2027-10-07", 9)}};
  EXPECT_THAT(free_slots(occupied, mornings({"2027-10-04"}), 3), ElementsAre(day("2027-10-05"), day("2027-10-07"), day("2027-10-08")));
}

TEST(FreeSlots, OfASittingOfUnknownHoursNeedTheWholeDay) {
  auto occupied = free_october();
  occupied.taken = {{minute("2027-10-05", 20), minute("2027-10-05", 22)}};
  EXPECT_THAT(free_slots(occupied, {{day("2027-10-04"), {Sitting{}}}}, 1), ElementsAre(day("2027-10-06")));
}

TEST(FreeSlots, PassOverHolidaysAndTheDaysOnWhichATrainerIsAway) {
  auto occupied = free_october();
  occupied.not_worked = {day("2027-10-05")};
  occupied.weekdays_off = {3};
  EXPECT_THAT(free_slots(occupied, mornings({"2027-10-04"}), 2), ElementsAre(day("2027-10-07"), day("2027-10-08")));
}

TEST(FreeSlots, KeepToTheHoursOfRamadan) {
  auto occupied = free_october();
  occupied.short_days = {day("2027-10-05")};
  std::vector<SessionDay> const late{{day("2027-10-04"), {{LocalTime::parse("14:00"), LocalTime::parse("16:00")}}}};
  EXPECT_THAT(free_slots(occupied, late, 1), ElementsAre(day("2027-10-06")));
  EXPECT_THAT(free_slots(occupied, mornings({"2027-10-04"}), 1), ElementsAre(day("2027-10-05")));
}

TEST(FreeSlots, AreNoneWithinTheHorizonWhenEverythingIsTakenAndNoneForAPlanWithoutDays) {
  auto occupied = free_october();
  occupied.taken = {{minute("2027-10-01", 0), minute("2028-10-01", 0)}};
  EXPECT_THAT(free_slots(occupied, mornings({"2027-10-04"}), 3), IsEmpty());
  EXPECT_THAT(free_slots(free_october(), {}, 3), IsEmpty());
}

RoomPage room(char const* name, DoubleBooking policy = DoubleBooking::refused) {
  RoomPage page;
  page.room.id = RoomId{Uuid::from_name(name)};
  page.room.name.fr = name;
  page.room.double_booking = policy;
  return page;
}

HeldSpan held(RoomPage const& room, char const* date, int from, int to) {
  return {room.room.id, SessionId{Uuid::from_name(date)}, "S-1", {}, {minute(date, from), minute(date, to)}};
}

TEST(RoomChoices, SayWhatIsInTheWayOfEachRoomAndWhereItIsFreeNext) {
  auto const atlas = room("Atlas"), zellij = room("Zellij");
  RoomDiary diary;
  diary.held = {held(atlas, "2027-10-05", 9, 12), held(atlas, "2027-10-06", 9, 12), held(zellij, "2027-10-05", 14, 16)};
  diary.not_worked = {day("2027-10-07")};
  auto const choices = room_choices({atlas, zellij}, diary, {.days = mornings({"2027-10-05"}), .session_id = {}, .earliest = day("2027-01-01")}, 2);
  ASSERT_THAT(choices, SizeIs(2));
  EXPECT_THAT(choices[0].taken, SizeIs(1));
  EXPECT_THAT(choices[0].free_slots, ElementsAre(day("2027-10-08"), day("2027-10-11")));
  EXPECT_THAT(choices[1].taken, IsEmpty());
  EXPECT_THAT(choices[1].free_slots, IsEmpty()) << "a free room needs no other day";
}

TEST(RoomChoices, OfferNoSlotThatIsPast) {
  auto const atlas = room("Atlas");
  RoomDiary diary;
  diary.held = {held(atlas, "2027-10-05", 9, 12)};
  auto const choices = room_choices({atlas}, diary, {.days = mornings({"2027-10-05"}), .session_id = {}, .earliest = day("2027-10-20")}, 1);
  EXPECT_THAT(choices[0].free_slots, ElementsAre(day("2027-10-20")));
}

TEST(RoomChoices, TakeNothingFromARoomThatMayBeShared) {
  auto const hall = room("Hall", DoubleBooking::allowed);
  RoomDiary diary;
  diary.held = {held(hall, "2027-10-05", 9, 12)};
  EXPECT_THAT(room_choices({hall}, diary, {.days = mornings({"2027-10-05"}), .session_id = {}, .earliest = {}}, 1)[0].taken, IsEmpty());
}

TEST(RoomChoices, AreAllOpenToAPlanWithoutDays) {
  auto const atlas = room("Atlas");
  RoomDiary diary;
  diary.held = {held(atlas, "2027-10-05", 9, 12)};
  EXPECT_THAT(room_choices({atlas}, diary, {}, 3)[0].taken, IsEmpty());
}

}  // namespace
}  // namespace athar
