#include "domain/scheduling/scheduling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

RoomId const atlas{Uuid::from_name("Atlas")};
AssetId const booth{Uuid::from_name("Cabine")};
PersonId const samira{Uuid::from_name("Samira")};

SessionBookings one_of_each() {
  SessionBookings all;
  all.bookings = {{atlas, {}, {}, {}, {}, {}, {}}, {{}, booth, 2, 1, {}, {}, {}}};
  all.team_sittings = {{samira, 1, 1}, {samira, 1, 2}};
  return all;
}

TEST(BookingRule, TakesRoomsAndAssetsOfAllSittingsOrOfOne) { EXPECT_TRUE(checked(one_of_each())); }

TEST(BookingRule, RefusesEachThingThatIsWrongByItsPath) {
  struct Row {
    char const* name;
    void (*spoil)(SessionBookings&);
    char const* path;
    char const* code;
  };
  for (auto const& row : {
           Row{"nothing", [](SessionBookings& s) { s.bookings[0].room_id = {}; }, "bookings/0/room_id", "required"},
           Row{"both", [](SessionBookings& s) { s.bookings[0].asset_id = booth; }, "bookings/0/room_id", "required"},
           Row{"day nought", [](SessionBookings& s) { s.bookings[1].day = 0; }, "bookings/1/day", "out_of_range"},
           Row{"day 201", [](SessionBookings& s) { s.bookings[1].day = 201; }, "bookings/1/day", "out_of_range"},
           Row{"a third sitting", [](SessionBookings& s) { s.bookings[1].sitting = 3; }, "bookings/1/sitting", "out_of_range"},
           Row{"a room twice", [](SessionBookings& s) { s.bookings.push_back(s.bookings[0]); }, "bookings/2", "given_twice"},
           Row{"a sitting of the team twice", [](SessionBookings& s) { s.team_sittings[1].sitting = 1; }, "team_sittings/1", "given_twice"},
           Row{"a day of the team before the first", [](SessionBookings& s) { s.team_sittings[0].day = -1; }, "team_sittings/0/day", "out_of_range"},
       }) {
    auto all = one_of_each();
    row.spoil(all);
    auto const refused = checked(all);
    ASSERT_FALSE(refused) << row.name;
    EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{row.path, row.code, refused.error().fields.at(0).detail}})) << row.name;
  }
}

TEST(ClashKinds, AreReadBackAsTheyAreWritten) {
  for (int i = 0; i <= static_cast<int>(ClashKind::contract_over); ++i)
    EXPECT_EQ(clash_kind_named(name_of(static_cast<ClashKind>(i))), static_cast<ClashKind>(i));
  EXPECT_EQ(clash_kind_named("everything"), std::nullopt);
}

RoomId const toubkal{Uuid::from_name("toubkal")}, rif{Uuid::from_name("rif")};
AssetId const van{Uuid::from_name("van")};
PersonId const salma{Uuid::from_name("salma")}, driss{Uuid::from_name("driss")}, hind{Uuid::from_name("hind")};

SessionBookings booked(std::vector<Booking> bookings, std::vector<TeamSitting> sittings = {}) { return {{}, 1, std::move(bookings), std::move(sittings)}; }
std::vector<std::optional<RoomId>> rooms_of(Result<SessionBookings> const& all) {
  std::vector<std::optional<RoomId>> rooms;
  for (auto const& each : all->bookings) rooms.push_back(each.room_id);
  return rooms;
}
std::vector<PersonId> at_sittings(Result<SessionBookings> const& all) {
  std::vector<PersonId> people;
  for (auto const& each : all->team_sittings) people.push_back(each.person_id);
  return people;
}

TEST(MoveToAnotherRoom, TakesThePlaceOfOneRoomAndLeavesTheOthersAndTheAssets) {
  auto const moved = after(booked({{.room_id = atlas, .day = 1}, {.room_id = rif, .day = 2}, {.asset_id = van}}), {},
                           {.room_id = toubkal, .instead_of_room_id = atlas});
  EXPECT_THAT(rooms_of(moved), testing::ElementsAre(toubkal, rif, std::nullopt));
  EXPECT_EQ(moved->bookings[0].day, 1);
}

TEST(MoveToAnotherRoom, BooksARoomOnceThatIsBookedAlready) {
  EXPECT_THAT(rooms_of(after(booked({{.room_id = atlas}, {.room_id = rif}}), {}, {.room_id = rif, .instead_of_room_id = atlas})), testing::ElementsAre(rif));
}

TEST(WhatIsBooked, IsTheSameUnderOtherNamesAndVersionsAndOtherwiseNot) {
  auto const all = booked({{.room_id = atlas, .day = 1}, {.asset_id = van}}, {{salma, 1, 1}});
  auto same = all;
  same.version = 7;
  same.bookings[0].name.fr = "Atlas";
  EXPECT_TRUE(books_the_same(all, same));
  struct Row {
    char const* name;
    void (*change)(SessionBookings&);
  };
  for (auto const& row : {
           Row{"another room", [](SessionBookings& s) { s.bookings[0].room_id = rif; }}, Row{"another day", [](SessionBookings& s) { s.bookings[0].day = 2; }},
           Row{"every day", [](SessionBookings& s) { s.bookings[0].day = {}; }}, Row{"one less", [](SessionBookings& s) { s.bookings.pop_back(); }},
           Row{"one more", [](SessionBookings& s) { s.bookings.push_back({.room_id = toubkal}); }},
           Row{"another person", [](SessionBookings& s) { s.team_sittings[0].person_id = hind; }},
           Row{"nobody's sitting", [](SessionBookings& s) { s.team_sittings.clear(); }},
       }) {
    auto other = all;
    row.change(other);
    EXPECT_FALSE(books_the_same(all, other)) << row.name;
  }
}

TEST(MoveToAnotherRoom, LetsARoomGoOrTakesTheFirst) {
  EXPECT_THAT(rooms_of(after(booked({{.room_id = atlas}, {.asset_id = van}}), {}, {.instead_of_room_id = atlas})), testing::ElementsAre(std::nullopt));
  EXPECT_THAT(rooms_of(after(booked({}), {}, {.room_id = rif})), testing::ElementsAre(rif));
}

TEST(MoveToAnotherRoom, RefusesARoomThatIsNotBooked) {
  auto const moved = after(booked({{.room_id = rif}}), {}, {.room_id = toubkal, .instead_of_room_id = atlas});
  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().fields.at(0).path, "instead_of_room_id");
}

TEST(MoveToAnotherTrainer, TeachesAsTheOtherDidAndAtTheSameSittings) {
  ScheduleChange const change{.trainer_id = hind, .instead_of_trainer_id = salma};
  std::vector<TeamMember> const team{{salma, TeamRole::speaker}, {salma, TeamRole::organiser}, {driss, TeamRole::trainer}};
  EXPECT_EQ(*after(team, change), (std::vector<TeamMember>{{hind, TeamRole::speaker}, {salma, TeamRole::organiser}, {driss, TeamRole::trainer}}));
  EXPECT_THAT(at_sittings(after(booked({}, {{salma, 1, 1}, {driss, 1, 2}}), team, change)), testing::ElementsAre(hind, driss));
}

TEST(MoveToAnotherTrainer, WhoIsThereForAllSittingsStaysForAll) {
  ScheduleChange const change{.trainer_id = driss, .instead_of_trainer_id = salma};
  std::vector<TeamMember> const team{{salma, TeamRole::trainer}, {driss, TeamRole::trainer}};
  EXPECT_EQ(*after(team, change), (std::vector<TeamMember>{{driss, TeamRole::trainer}}));
  EXPECT_THAT(at_sittings(after(booked({}, {{salma, 1, 1}}), team, change)), testing::IsEmpty());
  EXPECT_THAT(at_sittings(after(booked({}, {{driss, 1, 1}}), team, change)), testing::IsEmpty()) << "of the two, one was there for all";
  EXPECT_THAT(at_sittings(after(booked({}, {{salma, 1, 1}, {driss, 1, 2}}), team, change)), testing::ElementsAre(driss, driss));
}

TEST(MoveToAnotherTrainer, JoinsOrLeavesTheTeam) {
  EXPECT_EQ(*after({{salma, TeamRole::organiser}}, {.trainer_id = driss}), (std::vector<TeamMember>{{salma, TeamRole::organiser}, {driss, TeamRole::trainer}}));
  EXPECT_EQ(*after({{salma, TeamRole::trainer}, {driss, TeamRole::trainer}}, {.instead_of_trainer_id = salma}), (std::vector<TeamMember>{{driss, TeamRole::trainer}}));
  EXPECT_FALSE(after({{salma, TeamRole::organiser}}, {.trainer_id = driss, .instead_of_trainer_id = salma}));
}

Clash clash(ClashKind kind, LocalDate date, std::optional<int> people = {}) {
  Clash c;
  c.kind = kind, c.date = date, c.people = people;
  return c;
}

TEST(ClashesAfterAMove, NeedAReasonWhenTheyAreNewAndCouldBeAvoided) {
  LocalDate const monday = *LocalDate::parse("2027-06-07"), tuesday = *LocalDate::parse("2027-06-08");
  auto let_be = clash(ClashKind::trainer_taken, tuesday), refused = clash(ClashKind::room_taken, tuesday);
  let_be.override_reason = "Accord";
  refused.refused = true;
  auto const asked = without_reason({clash(ClashKind::public_holiday, monday), clash(ClashKind::participants_taken, tuesday, 3)},
                                    {clash(ClashKind::public_holiday, monday), clash(ClashKind::public_holiday, tuesday), let_be, refused,
                                     clash(ClashKind::room_too_small, tuesday), clash(ClashKind::participants_taken, tuesday, 4)});
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].kind, ClashKind::public_holiday);
  EXPECT_EQ(asked[0].date, tuesday);
  EXPECT_EQ(asked[1].people, 4) << "one person more than was known before";
}

}  // namespace
}  // namespace athar
