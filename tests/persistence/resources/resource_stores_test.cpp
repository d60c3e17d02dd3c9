#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/resources/trainer_store.hpp"
#include "persistence/resources/venue_store.hpp"
#include "persistence/scheduling/scheduling_store.hpp"
#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresSchedulingStore;
using persistence::PostgresSessionStore;
using persistence::PostgresTrainerStore;
using persistence::PostgresVenueStore;
using testing::ElementsAre;
using testing::IsEmpty;

class ResourceStores : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("resources"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  Room room_in(std::string const& name, DoubleBooking policy = DoubleBooking::refused) {
    Venue venue;
    venue.id = VenueId{Uuid::from_name("venue " + name)};
    venue.name.fr = "Centre " + name;
    venue.place_code = "MA-04";
    EXPECT_TRUE(venues.insert(venue));
    Room room;
    room.id = RoomId{Uuid::from_name("room " + name)};
    room.venue_id = venue.id;
    room.name.fr = name;
    room.seats = 25;
    room.equipment = {Equipment::sound};
    room.double_booking = policy;
    EXPECT_TRUE(venues.insert(room));
    return room;
  }

  Session planned(std::string_view name) {
    auto session = training(name);
    EXPECT_TRUE(sessions.insert(session, 2026));
    return session;
  }

  Result<void> book(Session const& session, RoomId room, int version = 1) {
    return scheduling.replace({session.id, version, {{room, {}, {}, {}, {}, {}, {}}}, {}});
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresVenueStore venues{connection};
  PostgresTrainerStore trainers{connection};
  PostgresSchedulingStore scheduling{connection};
  PostgresSessionStore sessions{connection};
  LocalDate const today = day("2026-05-01");
};

TEST_F(ResourceStores, BookingRaisesTheVersionOfTheBookingsAndLeavesTheSessionItsOwn) {
  auto const room = room_in("Oued");
  auto const session = planned("Oued");
  ASSERT_TRUE(book(session, room.id));
  EXPECT_EQ(scheduling.bookings(session.id).version, 2);
  EXPECT_EQ(sessions.find(session.id, {}, today)->session.version, 1);
  EXPECT_EQ(book(session, room.id, 1).error().code, "stale");
  EXPECT_TRUE(sessions.update(session)) << "whoever edits the session goes on";
  EXPECT_EQ(scheduling.bookings(session.id).version, 2);
}

TEST_F(ResourceStores, ToldByWhichSessionARoomIsHeldInTheZoneOfTheOneThatLooks) {
  auto const room = room_in("Atlas");
  auto const session = planned("Atlas");
  ASSERT_TRUE(book(session, room.id));
  RoomWish wish{.days = {{day("2026-05-13"), {{LocalTime::parse("09:00"), LocalTime::parse("12:00")}}}}, .session_id = {}, .earliest = today};
  auto of_atlas = [&] {
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;
    for (auto const& held : scheduling.held_rooms(wish))
      if (held.room_id == room.id) spans.emplace_back(held.span.from % 1440, held.span.to % 1440);
    return spans;
  };
  EXPECT_THAT(of_atlas(), ElementsAre(std::pair(540, 720), std::pair(840, 960))) << "from the first day wished for on";
  wish.time_zone = "UTC";
  EXPECT_THAT(of_atlas(), ElementsAre(std::pair(480, 660), std::pair(780, 900)));
  wish.session_id = session.id;
  EXPECT_THAT(of_atlas(), IsEmpty()) << "its own";
}

TEST_F(ResourceStores, DoNotRemoveARoomThatSessionsUseAndSayWhich) {
  auto const room = room_in("Ziz");
  auto const session = planned("Ziz");
  ASSERT_TRUE(book(session, room.id));
  auto const refused = venues.remove(room.id, 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "room_booked");
  EXPECT_EQ(refused.error().fields.at(0).detail, sessions.find(session.id, {}, today)->reference);
  ASSERT_TRUE(scheduling.replace({session.id, 2, {}, {}}));
  EXPECT_TRUE(venues.remove(room.id, 1));
}

TEST_F(ResourceStores, FindRoomsByWhatTheyHave) {
  auto const room = room_in("Sous");
  ResourceFilter filter;
  filter.venue_id = room.venue_id;
  filter.equipment = Equipment::sound;
  ASSERT_EQ(venues.list_rooms(filter, {}).items.size(), 1u);
  EXPECT_EQ(venues.list_rooms(filter, {}).items[0].place_code, "MA-04");
  filter.equipment = Equipment::computers;
  EXPECT_THAT(venues.list_rooms(filter, {}).items, IsEmpty());
}

TEST_F(ResourceStores, FindTrainersByFieldAndByWhatIsOverOrSoon) {
  auto enter = [&](int number, std::vector<std::string> fields, std::optional<LocalDate> expires, std::optional<LocalDate> contract) {
    Trainer t;
    t.person_id = person(number);
    t.fields = std::move(fields);
    t.weekdays = {1, 2, 3, 4, 5};
    if (expires) t.accreditations = {{"Animation", "", std::nullopt, expires}};
    t.contract_to = contract;
    ASSERT_TRUE(trainers.insert(t));
  };
  enter(40, {"Budget", "Évaluation"}, day("2026-04-30"), {});
  enter(41, {"évaluation"}, day("2026-05-01"), {});
  enter(42, {"Gestion"}, {}, day("2026-07-30"));
  enter(43, {}, day("2026-07-31"), day("2026-07-31"));
  auto found = [&](TrainerFilter filter) {
    filter.today = today;
    std::vector<PersonId> ids;
    for (auto const& each : trainers.list(filter, {}).items) ids.push_back(each.trainer.person_id);
    return ids;
  };
  EXPECT_THAT(found({.field = "EVALUATION"}), ElementsAre(person(40), person(41)));
  EXPECT_THAT(found({.field = "Eval"}), IsEmpty()) << "exactly";
  EXPECT_THAT(found({.expiry = TrainerExpiry::over}), ElementsAre(person(40)));
  EXPECT_THAT(found({.expiry = TrainerExpiry::soon}), ElementsAre(person(41), person(42))) << "the ninetieth day counts, the next does not";
  EXPECT_THAT(found({.person_id = person(42)}), ElementsAre(person(42)));
  EXPECT_THAT(found({.person_id = person(1)}), IsEmpty());
  std::vector<std::string> fields;
  for (auto const& each : trainers.fields()) fields.push_back(each.field + " " + std::to_string(each.trainers));
  EXPECT_EQ(fields.size(), 3u);
  EXPECT_THAT(fields, testing::Contains(testing::EndsWith("valuation 2")));
}

}  // namespace
}  // namespace athar::tests
