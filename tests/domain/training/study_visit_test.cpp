#include "domain/training/study_visit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
LocalTime at(std::string_view text) { return LocalTime::parse(text).value(); }

VisitHost host(std::string name) {
  VisitHost host;
  host.name = std::move(name);
  return host;
}

VisitEntry entry(std::string_view date, std::string_view starts, std::string_view ends) {
  VisitEntry entry;
  entry.date = day(date);
  entry.starts = at(starts);
  entry.ends = at(ends);
  entry.title.fr = "Rencontre";
  return entry;
}

TravelLeg leg(std::string_view departs_on, std::string_view departs_at, std::string_view arrives_on, std::string_view arrives_at) {
  TravelLeg leg;
  leg.from = "Montréal";
  leg.to = "Ottawa";
  leg.departs_on = day(departs_on);
  leg.departs_at = at(departs_at);
  leg.arrives_on = day(arrives_on);
  leg.arrives_at = at(arrives_at);
  leg.means = TravelMeans::train;
  return leg;
}

std::vector<std::string> refused(StudyVisit const& visit) {
  std::vector<std::string> out;
  auto const result = checked(visit);
  if (!result)
    for (auto const& field : result.error().fields) out.push_back(field.path + " " + field.code);
  return out;
}

std::vector<std::string> said(StudyVisit const& visit) {
  std::vector<std::string> out;
  for (auto const& warning : warnings_of(visit, day("2027-04-05"), day("2027-04-09"))) out.push_back(warning.path + " " + warning.code);
  return out;
}

TEST(StudyVisit, PutsEntriesAndLegsInOrderOfTime) {
  StudyVisit visit;
  visit.entries = {entry("2027-04-06", "09:00", "10:00"), entry("2027-04-05", "14:00", "15:00"), entry("2027-04-05", "09:00", "10:00")};
  visit.entries[1].starts.reset();
  visit.entries[1].ends.reset();
  visit.legs = {leg("2027-04-07", "08:00", "2027-04-07", "10:00"), leg("2027-04-06", "18:00", "2027-04-06", "20:00")};
  auto const plan = checked(visit).value();
  EXPECT_FALSE(plan.entries[0].starts) << "what has no hour comes before the hours of its day";
  EXPECT_EQ(plan.entries[2].date, day("2027-04-06"));
  EXPECT_EQ(plan.legs[0].departs_on, day("2027-04-06"));
}

TEST(StudyVisit, ReportsEveryWrongFieldAtOnce) {
  StudyVisit visit;
  visit.hosts = {host(""), host("Finances")};
  visit.hosts[1].from = day("2027-04-06");
  visit.hosts[1].to = day("2027-04-05");
  visit.entries = {entry("2027-04-05", "10:00", "10:00"), entry("2027-04-05", "11:00", "12:00"), entry("2027-04-05", "13:00", "14:00")};
  visit.entries[1].title = {};
  visit.entries[1].host = 3;
  visit.entries[2].starts.reset();
  visit.legs = {leg("2027-04-06", "08:00", "2027-04-05", "10:00"), leg("2027-04-06", "08:00", "2027-04-06", "07:59")};
  EXPECT_THAT(refused(visit), ElementsAre("hosts/0 host_required", "hosts/1/to end_before_start", "entries/0/ends end_before_start",
                                          "entries/1/title title_required", "entries/1/host unknown_host", "entries/2/starts required",
                                          "legs/0/arrives_on end_before_start", "legs/1/arrives_at end_before_start"));
}

TEST(StudyVisit, LetsAFlightAcrossTheDateLineArriveBeforeItLeft) {
  StudyVisit visit;
  visit.legs = {leg("2027-04-06", "17:00", "2027-04-06", "10:00")};
  EXPECT_THAT(refused(visit), ElementsAre("legs/0/arrives_at end_before_start"));
  visit.legs[0].means = TravelMeans::plane;
  EXPECT_THAT(refused(visit), ElementsAre());
  visit.legs[0].arrives_on = day("2027-04-05");
  EXPECT_THAT(refused(visit), ElementsAre("legs/0/arrives_at end_before_start")) << "more than a day";
}

TEST(StudyVisit, WarnsOfWhatOverlapsAndOfWhatLiesOutside) {
  StudyVisit visit;
  visit.hosts = {host("Finances")};
  visit.hosts[0].from = visit.hosts[0].to = day("2027-04-05");
  visit.entries = {entry("2027-04-05", "09:00", "10:30"), entry("2027-04-05", "10:00", "11:00"), entry("2027-04-06", "08:30", "09:30"),
                   entry("2027-04-10", "09:00", "10:00")};
  visit.entries[2].host = 1;
  visit.legs = {leg("2027-04-06", "08:00", "2027-04-06", "10:00"), leg("2027-04-06", "09:59", "2027-04-06", "12:00"),
                leg("2027-04-06", "12:00", "2027-04-06", "13:00")};
  EXPECT_THAT(said(checked(visit).value()),
              ElementsAre("legs/1 legs_overlap", "entries/1 entries_overlap", "entries/2 entry_while_travelling",
                          "entries/2 outside_host_dates", "entries/3 outside_session_days"));
}

TEST(TravellersPapers, KeepNoNumberOfADocument) {
  for (auto text : {"passeport AB123456", "n° 1234567", "C 12345", "Z-98765"}) EXPECT_TRUE(holds_document_number(text)) << text;
  for (auto text : {"demandé le 12.03.2027", "dossier 2027/1234", "le 12 03 2027", "guichet B 1204", "", "vol AC 871"})
    EXPECT_FALSE(holds_document_number(text)) << text;
}

TEST(TravellersPapers, AreRefusedTwiceNumberedOrDatedBeforeAnythingWasDone) {
  auto const registration = RegistrationId{Uuid::from_name("one")};
  std::vector<TravellerPaper> papers{{registration, TravelPaper::visa, Readiness::asked, day("2027-03-01"), "AB123456"},
                                     {registration, TravelPaper::visa, Readiness::ready, {}, {}},
                                     {registration, TravelPaper::passport, Readiness::needed, day("2027-03-01"), {}}};
  auto const result = check_papers(papers);
  ASSERT_FALSE(result);
  std::vector<std::string> codes;
  for (auto const& field : result.error().fields) codes.push_back(field.path + " " + field.code);
  EXPECT_THAT(codes, ElementsAre("papers/0/note document_number", "papers/1 duplicate_entry", "papers/2/date date_without_state"));
}

}  // namespace
}  // namespace athar
