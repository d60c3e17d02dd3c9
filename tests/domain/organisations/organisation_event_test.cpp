#include "domain/organisations/organisation_event.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

using Kind = OrganisationEventKind;

OrganisationId id(char const* name) { return {Uuid::from_name(name)}; }
LocalDate day(char const* text) { return LocalDate::parse(text).value(); }

/// A ministry of 2010, called otherwise until the end of 2017.
OrganisationPage ministry() {
  OrganisationPage page;
  page.organisation.id = id("ministry");
  page.organisation.name.fr = "Ministère de la Transition";
  page.organisation.parent_id = id("state");
  page.organisation.founded_on = day("2010-01-01");
  page.organisation.earlier_names = {{{.fr = "Ministère des Mines", .ar = {}, .en = {}}, {}, day("2017-12-31")}};
  return page;
}

std::vector<SuccessorState> others() {
  return {{id("agency"), day("2015-01-01"), std::nullopt, false}, {id("office"), std::nullopt, day("2020-01-01"), false},
          {id("double"), std::nullopt, std::nullopt, true}, {id("ministry"), std::nullopt, std::nullopt, false}};
}

OrganisationEvent event(Kind kind, char const* on, std::vector<OrganisationId> successors = {}) {
  OrganisationEvent event;
  event.organisation = id("ministry");
  event.kind = kind;
  if (on != nullptr) event.on = day(on);
  event.successors = std::move(successors);
  return event;
}

std::string refusal(OrganisationEvent wanted, OrganisationPage const& page = ministry()) {
  auto const result = checked(std::move(wanted), page, others(), day("2026-11-23"));
  if (result) return "fine";
  std::string text;
  for (auto const& field : result.error().fields) text += field.path + " " + field.code + ";";
  return text;
}

TEST(OrganisationEvent, RemembersWhatWasBefore) {
  auto renamed = event(Kind::renamed, "2021-10-07");
  renamed.name.fr = "Ministère de l'Énergie";
  auto const sound = checked(renamed, ministry(), {}, day("2026-11-23")).value();
  EXPECT_EQ(sound.former_name.fr, "Ministère de la Transition");
  EXPECT_FALSE(sound.parent);
  auto const merged = checked(event(Kind::merged, "2021-10-07", {id("agency")}), ministry(), others(), day("2026-11-23")).value();
  EXPECT_EQ(merged.parent, id("agency"));
  EXPECT_EQ(merged.former_parent, id("state"));
}

TEST(OrganisationEvent, RefusesDaysOnWhichItCannotHaveHappened) {
  auto renamed = [](char const* on) {
    auto wanted = event(Kind::renamed, on);
    wanted.name.fr = "Autre";
    return wanted;
  };
  EXPECT_EQ(refusal(renamed("2018-01-01")), "fine");
  EXPECT_EQ(refusal(renamed(nullptr)), "date required;");
  EXPECT_EQ(refusal(renamed("2026-11-24")), "date date_in_future;");
  EXPECT_EQ(refusal(renamed("2010-01-01")), "date before_founding;");
  EXPECT_EQ(refusal(renamed("2017-12-31")), "date before_earlier_event;");
  auto ended = ministry();
  ended.ended_on = day("2022-01-01");
  EXPECT_EQ(refusal(renamed("2021-01-01"), ended), "kind organisation_ended;");
}

TEST(OrganisationEvent, RefusesSuccessorsByTheirPlace) {
  EXPECT_EQ(refusal(event(Kind::merged, "2021-01-01", {id("agency")})), "fine");
  EXPECT_EQ(refusal(event(Kind::merged, "2021-01-01")), "successor_ids required;");
  EXPECT_EQ(refusal(event(Kind::merged, "2014-12-31", {id("agency")})), "successor_ids/0 successor_not_founded;");
  EXPECT_EQ(refusal(event(Kind::merged, "2020-01-01", {id("office")})), "successor_ids/0 successor_ended;");
  EXPECT_EQ(refusal(event(Kind::merged, "2019-12-31", {id("office")})), "fine");
  EXPECT_EQ(refusal(event(Kind::merged, "2021-01-01", {id("ministry")})), "successor_ids/0 own_successor;");
  EXPECT_EQ(refusal(event(Kind::split, "2019-01-01", {id("agency")})), "successor_ids successors_required;");
  EXPECT_EQ(refusal(event(Kind::split, "2019-01-01", {id("agency"), id("office")})), "fine");
  EXPECT_EQ(refusal(event(Kind::split, "2019-01-01", {id("agency"), id("agency"), id("nobody"), id("double")})),
            "successor_ids/1 repeated;successor_ids/2 unknown_organisation;successor_ids/3 successor_ended;");
  EXPECT_EQ(refusal(event(Kind::same_as, nullptr, {id("agency")})), "fine");
  EXPECT_EQ(refusal(event(Kind::same_as, nullptr, {id("office")})), "successor_ids/0 successor_ended;");
}

TEST(OrganisationEvent, RefusesWhatChangesNothing) {
  auto same_name = event(Kind::renamed, "2021-01-01");
  same_name.name = ministry().organisation.name;
  EXPECT_EQ(refusal(same_name), "name name_unchanged;");
  EXPECT_EQ(refusal(event(Kind::renamed, "2021-01-01")), "name name_required;");
  auto same_parent = event(Kind::moved, "2021-01-01");
  same_parent.parent = id("state");
  EXPECT_EQ(refusal(same_parent), "parent_id parent_unchanged;");
  same_parent.parent = id("ministry");
  EXPECT_EQ(refusal(same_parent), "parent_id cycle_in_tree;");
  EXPECT_EQ(refusal(event(Kind::moved, "2021-01-01")), "fine");
}

}  // namespace
}  // namespace athar
