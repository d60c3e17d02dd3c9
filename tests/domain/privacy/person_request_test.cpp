#include "domain/privacy/person_request.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "domain/privacy/consent.hpp"
#include "domain/privacy/erasure.hpp"

namespace athar {
namespace {

LocalDate day(char const* text) { return *LocalDate::parse(text); }
LocalDate const today = day("2026-11-26");

PersonRequest request(RequestKind kind) {
  PersonRequest r;
  r.kind = kind;
  r.received_on = day("2026-11-10");
  r.due_on = day("2026-12-10");
  return r;
}

std::string refusal_of(Result<void> const& result) {
  if (result) return "none";
  auto const& fields = result.error().fields;
  return fields.empty() ? result.error().code : fields[0].path + ":" + fields[0].code;
}

TEST(PersonRequests, AreAnsweredByWhatTheyAskForOrRefused) {
  using enum RequestDecision;
  std::map<RequestKind, std::set<RequestDecision>> const fitting{{RequestKind::access, {data_given, refused}},
                                                                {RequestKind::rectification, {rectified, refused}},
                                                                {RequestKind::objection, {locked, erased, refused}},
                                                                {RequestKind::erasure, {locked, erased, refused}}};
  for (auto const& [kind, decisions] : fitting)
    for (auto decision : {data_given, rectified, locked, erased, refused})
      EXPECT_EQ(refusal_of(may_answer(request(kind), {decision, "Because of the archives", today}, today)),
                decisions.contains(decision) ? "none" : "decision:decision_does_not_fit")
          << word(kind) << " " << word(decision);
}

TEST(PersonRequests, AreRefusedWithAReasonOnceAndNotBeforeTheyCame) {
  auto const asked = request(RequestKind::access);
  EXPECT_EQ(refusal_of(may_answer(asked, {RequestDecision::refused, "", today}, today)), "reason:required");
  EXPECT_EQ(refusal_of(may_answer(asked, {RequestDecision::data_given, "", day("2026-11-27")}, today)), "on:future_date");
  EXPECT_EQ(refusal_of(may_answer(asked, {RequestDecision::data_given, "", day("2026-11-09")}, today)), "on:before_received");
  auto answered = asked;
  answered.answer = RequestAnswer{RequestDecision::data_given, "", today};
  EXPECT_EQ(refusal_of(may_answer(answered, {RequestDecision::refused, "Twice", today}, today)), "already_answered");
  auto early = asked;
  early.received_on = day("2026-11-27");
  ASSERT_FALSE(checked(early, today));
  EXPECT_EQ(checked(early, today).error().fields[0].path, "received_on");
}

Purpose photographs() {
  Purpose p;
  p.code = "photo";
  p.number = 2;
  p.name = {"Photographies", "", ""};
  return p;
}

Consent said(ConsentAnswer answer, int number) {
  Consent c;
  c.answer = answer;
  c.purpose_number = number;
  c.date = day("2026-11-01");
  return c;
}

TEST(Consents, AreAskedForAgainWhenTheWordsChangedAndARefusalStays) {
  auto const purpose = photographs();
  EXPECT_EQ(state_of(purpose, std::nullopt), ConsentState::not_asked);
  EXPECT_EQ(state_of(purpose, said(ConsentAnswer::given, 2)), ConsentState::given);
  EXPECT_EQ(state_of(purpose, said(ConsentAnswer::given, 1)), ConsentState::ask_again);
  EXPECT_EQ(state_of(purpose, said(ConsentAnswer::refused, 1)), ConsentState::refused);
  EXPECT_EQ(state_of(purpose, said(ConsentAnswer::withdrawn, 1)), ConsentState::withdrawn);
}

TEST(Consents, AnswerWhatIsSaidNowAndWithdrawWhatWasGiven) {
  auto purpose = photographs();
  auto const given = checked(said(ConsentAnswer::given, 0), purpose, std::nullopt, today);
  ASSERT_TRUE(given);
  EXPECT_EQ(given->purpose_number, 2);
  auto const withdrawn = checked(said(ConsentAnswer::withdrawn, 0), purpose, said(ConsentAnswer::given, 1), today);
  ASSERT_TRUE(withdrawn);
  EXPECT_EQ(withdrawn->purpose_number, 1);

  auto const code_of = [&](Consent const& consent, std::optional<Consent> const& last) {
    auto const result = checked(consent, purpose, last, today);
    return result ? std::string("none") : result.error().fields[0].path + ":" + result.error().fields[0].code;
  };
  EXPECT_EQ(code_of(said(ConsentAnswer::withdrawn, 0), std::nullopt), "answer:nothing_to_withdraw");
  EXPECT_EQ(code_of(said(ConsentAnswer::withdrawn, 0), said(ConsentAnswer::refused, 1)), "answer:nothing_to_withdraw");
  auto tomorrow = said(ConsentAnswer::given, 0);
  tomorrow.date = day("2026-11-27");
  EXPECT_EQ(code_of(tomorrow, std::nullopt), "date:future_date");
  purpose.active = false;
  EXPECT_EQ(code_of(said(ConsentAnswer::given, 0), std::nullopt), "purpose_id:purpose_not_active");
  EXPECT_EQ(code_of(said(ConsentAnswer::withdrawn, 0), said(ConsentAnswer::given, 1)), "none");
  purpose.active = true;
  purpose.legal_basis = LegalBasis::public_mission;
  EXPECT_EQ(code_of(said(ConsentAnswer::given, 0), std::nullopt), "purpose_id:no_consent_needed");
}

TEST(Purposes, HaveANameAndACodeThatCanBeTyped) {
  EXPECT_TRUE(checked(photographs()));
  for (auto const* bad : {"", "Photo", "1photo", "photo-2", "é", "a234567890123456789012345678901234567890x"}) {
    auto purpose = photographs();
    purpose.code = bad;
    ASSERT_FALSE(checked(purpose)) << bad;
    EXPECT_EQ(checked(purpose).error().fields[0].code, "invalid_code");
  }
  auto nameless = photographs();
  nameless.name = {};
  EXPECT_EQ(checked(nameless).error().fields[0].code, "name_required");
}

TEST(ErasedLabel, ShowsRandomDigitsOnly) {
  EXPECT_EQ(erased_label(*Uuid::parse("0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")), "X-1D2E3-F4A5B");
}

}  // namespace
}  // namespace athar
