#include "domain/invitations/whom_to_ask.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

LocalDate day(char const* text) { return *LocalDate::parse(text); }

InvitedPerson person(std::string sex, RegistrationStatus status, std::optional<InvitationAnswer> answer, std::string region = "MA-04") {
  InvitedPerson p;
  p.sex = std::move(sex);
  p.registration = status;
  p.region_code = std::move(region);
  if (answer) {
    p.invitation.emplace();
    p.invitation->answer = *answer;
  }
  return p;
}

TEST(RoomProjection, CountsWhoIsSureAndWhoWouldComeIfEverybodySaidYes) {
  using enum RegistrationStatus;
  using enum InvitationAnswer;
  std::vector<InvitedPerson> const people{person("F", registered, std::nullopt), person("M", registered, comes), person("M", registered, none),
                                          person("F", withdrawn, none),          person("M", withdrawn, declines), person("F", waiting, std::nullopt)};
  auto const room = projection(people, SessionFilling{});
  EXPECT_EQ(room.confirmed.total(), 2);
  EXPECT_EQ(room.confirmed.women_percent(), 50);
  EXPECT_EQ(room.projected.total(), 4);
  EXPECT_EQ(room.waiting, 1);
  EXPECT_EQ(room.out, 1);
  EXPECT_FALSE(room.women_missing);
}

TEST(RoomProjection, SaysHowManyMoreWomenTheTargetNeeds) {
  std::vector<InvitedPerson> people{person("M", RegistrationStatus::registered, std::nullopt), person("M", RegistrationStatus::registered, std::nullopt),
                                    person("M", RegistrationStatus::registered, std::nullopt), person("F", RegistrationStatus::registered, std::nullopt)};
  SessionFilling filling;
  for (auto const& [target, missing] : {std::pair{0, 0}, std::pair{25, 0}, std::pair{40, 1}, std::pair{50, 2}, std::pair{60, 4}, std::pair{100, 3}}) {
    filling.women_target_percent = target;
    EXPECT_EQ(projection(people, filling).women_missing, missing) << target;
  }
}

/// "3 2" are the fourth and the third of the people, "s0" the first substitute, "q1:2" two names of the second organisation.
std::string steps(std::vector<InvitedPerson> const& people, SessionFilling const& filling, std::optional<int> seats, std::vector<Quota> const& quotas = {},
                  std::vector<Substitute> const& substitutes = {}) {
  std::string told;
  for (auto const& step : whom_to_ask(people, substitutes, filling, seats, quotas)) {
    told += told.empty() ? "" : " ";
    told += step.source == AskSource::waiting ? "" : step.source == AskSource::substitute ? "s" : "q";
    told += std::to_string(step.index);
    if (step.source == AskSource::organisation) told += ":" + std::to_string(step.names) + (step.women > 0 ? "," + std::to_string(step.women) + "F" : "");
  }
  return told;
}

Substitute substitute(std::string sex, int rank, std::optional<OrganisationId> quota = {}, std::string region = "MA-04") {
  Substitute out;
  out.person = person(std::move(sex), RegistrationStatus::withdrawn, std::nullopt, std::move(region));
  out.person.quota_of = quota;
  out.rank = rank;
  return out;
}

OrganisationId const first_ministry = *OrganisationId::parse("01890000-0000-7000-8000-000000000001");
OrganisationId const second_ministry = *OrganisationId::parse("01890000-0000-7000-8000-000000000002");

SessionFilling wanting_women(int percent) {
  SessionFilling filling;
  filling.women_target_percent = percent;
  return filling;
}

TEST(WhomToAsk, PutsWomenFirstWhileTheyLackThenRegionsWithFewestThenTheOrderOfWaiting) {
  using enum RegistrationStatus;
  std::vector<InvitedPerson> people{person("M", registered, std::nullopt, "MA-04"), person("M", waiting, std::nullopt, "MA-04"),
                                    person("M", waiting, std::nullopt, "MA-05"), person("F", waiting, std::nullopt, "MA-04")};
  for (int i = 1; i < 4; ++i) people[static_cast<std::size_t>(i)].waiting_position = i;
  EXPECT_EQ(steps(people, wanting_women(50), 1), "3");
  EXPECT_EQ(steps(people, {}, 1), "2");
  auto const asked = whom_to_ask(people, {}, wanting_women(50), 2);
  EXPECT_EQ(asked[0].reasons, (std::vector{AskReason::lacks_women, AskReason::first_waiting}));
  EXPECT_EQ(asked[1].reasons, (std::vector{AskReason::fewest_of_region, AskReason::first_waiting}));
}

TEST(WhomToAsk, AsksNobodyOfAnOrganisationWhosePlacesAreTaken) {
  std::vector<InvitedPerson> people{person("M", RegistrationStatus::registered, std::nullopt), person("M", RegistrationStatus::waiting, std::nullopt),
                                    person("M", RegistrationStatus::waiting, std::nullopt), person("M", RegistrationStatus::waiting, std::nullopt)};
  people[0].quota_of = people[1].quota_of = first_ministry;
  people[3].quota_of = second_ministry;
  for (int i = 1; i < 4; ++i) people[static_cast<std::size_t>(i)].waiting_position = i;
  std::vector<Quota> const quotas{{first_ministry, 1}, {second_ministry, 2}};
  EXPECT_EQ(steps(people, {}, 2, quotas), "3 2") << "the first ministry has its one place";
  EXPECT_EQ(steps(people, {}, 1, quotas), "3") << "an organisation with places left comes before people of none";
  auto const room = projection(people, {}, quotas);
  EXPECT_EQ(room.quotas[0].confirmed, 1);
  EXPECT_EQ(room.quotas[1].projected, 0);
}

TEST(WhomToAsk, StopsPreferringWomenOnceTheTargetIsReached) {
  std::vector<InvitedPerson> people{person("M", RegistrationStatus::registered, std::nullopt), person("M", RegistrationStatus::waiting, std::nullopt),
                                    person("F", RegistrationStatus::waiting, std::nullopt), person("F", RegistrationStatus::waiting, std::nullopt)};
  for (int i = 1; i < 4; ++i) people[static_cast<std::size_t>(i)].waiting_position = i;
  EXPECT_EQ(steps(people, wanting_women(50), 2), "2 1");
}

TEST(WhomToAsk, TakesSubstitutesOfLettersAfterThoseWhoWaitUnlessMoreSpeaksForThem) {
  using enum RegistrationStatus;
  std::vector<InvitedPerson> people{person("M", registered, std::nullopt), person("M", waiting, std::nullopt)};
  people[1].waiting_position = 1;
  std::vector<Substitute> const reserve{substitute("M", 3), substitute("M", 2)};
  EXPECT_EQ(steps(people, {}, 3, {}, reserve), "1 s1 s0") << "by their rank on the letter";
  EXPECT_EQ(steps(people, wanting_women(50), 1, {}, {substitute("F", 4)}), "s0") << "a woman in reserve comes before a man who waits";
  EXPECT_EQ(steps(people, {}, 1, {{first_ministry, 1}}, {substitute("M", 1, first_ministry)}), "s0") << "their organisation has a place left";
  std::vector<Quota> const full{{first_ministry, 1}};
  people[0].quota_of = first_ministry;
  EXPECT_EQ(steps(people, {}, 3, full, {substitute("M", 1, first_ministry)}), "1") << "no substitute where the place is taken";
  auto const asked = whom_to_ask(people, reserve, {}, 3);
  EXPECT_EQ(asked.back().reasons, (std::vector{AskReason::named_in_reserve}));
}

TEST(WhomToAsk, AsksOrganisationsForNamesWhereSeatsRemain) {
  std::vector<InvitedPerson> people{person("M", RegistrationStatus::registered, std::nullopt)};
  people[0].quota_of = first_ministry;
  std::vector<Quota> const quotas{{first_ministry, 2}, {second_ministry, 3}};
  EXPECT_EQ(steps(people, {}, 10, quotas), "q1:3 q0:1") << "that which lacks most comes first";
  EXPECT_EQ(steps(people, {}, 2, quotas), "q1:2") << "no more names than seats";
  EXPECT_EQ(steps(people, wanting_women(50), 10, quotas), "q1:3,1F q0:1");
  EXPECT_EQ(steps(people, {}, 3, quotas, {substitute("F", 1, second_ministry)}), "s0 q1:2") << "a substitute fills one of them";
  EXPECT_EQ(steps(people, {}, 1, quotas, {substitute("F", 1, second_ministry)}), "s0") << "no seat is left to ask for";
  EXPECT_EQ(steps(people, {}, std::nullopt, quotas), "q1:3 q0:1") << "a session without a limit";
}

TEST(Link, ClosesAfterTheWholeLastDayAndWhenItWasReplaced) {
  Invitation invitation;
  invitation.answer_by = day("2026-12-01");
  auto const at = [&](char const* today, int number = 1) { return closed(invitation, number, SessionStatus::open, day("2026-12-10"), day(today)); };
  EXPECT_EQ(at("2026-12-01"), LinkClosed::open);
  EXPECT_EQ(at("2026-12-02"), LinkClosed::expired);
  EXPECT_EQ(at("2026-12-11"), LinkClosed::session_begun);
  EXPECT_EQ(at("2026-12-01", 2), LinkClosed::replaced);
  EXPECT_EQ(closed(invitation, 1, SessionStatus::cancelled, std::nullopt, day("2026-11-01")), LinkClosed::session_cancelled);
}

TEST(OfferUntil, NeverRunsBeyondTheDayOnWhichOffersStop) {
  SessionFilling filling;
  filling.promotion_answer_days = 4;
  filling.promotion_stops_days = 3;
  EXPECT_EQ(offer_until(filling, day("2026-12-20"), day("2026-12-01")), day("2026-12-05"));
  EXPECT_EQ(offer_until(filling, day("2026-12-10"), day("2026-12-05")), day("2026-12-07"));
  EXPECT_EQ(offer_until(filling, day("2026-12-10"), day("2026-12-08")), std::nullopt);
}

}  // namespace
}  // namespace athar
