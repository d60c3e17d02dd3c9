#include "domain/agreements/correction.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace athar::tests {
namespace {

using testing::ElementsAre;

Uuid named(std::string_view name) { return Uuid::from_name(name); }

/// A convention between a ministry and a fund, with one clause, one component and two amounts of the same kind.
CorrectableRecord convention() {
  CorrectableRecord record;
  auto& a = record.agreement.agreement;
  a.id = AgreementId{named("convention")};
  a.version = 4;
  a.title.fr = "Convention pour la formation";
  a.signed_on = PartialDate::parse("2019-04-09").value();
  a.ends_on = PartialDate::parse("2024").value();
  AgreementParty fund;
  fund.id = AgreementPartyId{named("fund")};
  fund.contact_name = "Claire Fontaine";
  fund.contact_email = "claire@fonds.example";
  a.parties = {fund};
  record.agreement.parties = {NamedParty{fund, {"Fonds de coopération", "", ""}, {}, {}}};

  Commitment c;
  c.id = CommitmentId{named("report")};
  c.version = 2;
  c.agreement_id = a.id;
  c.clause = "Art. 5";
  c.description.fr = "Remettre le rapport";
  c.measure = CommitmentMeasure::documents;
  c.first_due_on = LocalDate::parse("2024-06-30");
  c.every_months = 6;
  c.last_due_on = LocalDate::parse("2026-06-30");
  record.commitments = {c};

  AgreementComponent component;
  component.id = ComponentId{named("training")};
  component.title.fr = "Formation";
  for (auto const minor : {125'000'000, 200'000'000}) {
    AgreementAmount amount;
    amount.step = MoneyStep::planned;
    amount.currency = "EUR";
    amount.amount_minor = minor;
    component.amounts.push_back(amount);
  }
  record.terms.terms.agreement_id = a.id;
  record.terms.terms.version = 1;
  record.terms.terms.components = {component};
  record.terms.agreement.id = a.id;
  return record;
}

std::string party(std::string const& field) { return "parties/" + AgreementPartyId{named("fund")}.text() + "/" + field; }
std::string clause(std::string const& field) { return "commitments/" + CommitmentId{named("report")}.text() + "/" + field; }
std::string planned(int number) { return "amounts/" + ComponentId{named("training")}.text() + "/planned/-/EUR/" + std::to_string(number); }

template <class T>
std::vector<std::string> codes_of(Result<T> const& refused) {
  std::vector<std::string> out;
  if (refused) return out;
  for (auto const& field : refused.error().fields) out.push_back(field.path + " " + field.code);
  return out;
}

/// Proposes values with what the record holds as seen.
Result<AgreementCorrection> propose(CorrectableRecord const& record, std::vector<CorrectedField> const& changes) {
  std::vector<std::string> seen;
  auto const fields = correctable_fields(record);
  for (auto const& change : changes) {
    auto const at = std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.path == change.path; });
    seen.push_back(at == fields.end() ? "" : at->value);
  }
  return proposed(AgreementCorrection{}, record, changes, seen);
}

TEST(ACorrectableRecord, NamesEveryFieldOnceWithWhatIsRecorded) {
  std::map<std::string, std::string> values;
  for (auto const& field : correctable_fields(convention())) EXPECT_TRUE(values.emplace(field.path, field.value).second) << field.path;
  EXPECT_EQ(values.at("signed_on"), "2019-04-09");
  EXPECT_EQ(values.at("title/ar"), "");
  EXPECT_EQ(values.at(party("contact_email")), "claire@fonds.example");
  EXPECT_EQ(values.at(clause("first_due_on")), "2024-06-30");
  EXPECT_EQ(values.at(planned(1)), "125000000");
  EXPECT_EQ(values.at(planned(2)), "200000000");
}

TEST(ACorrectableRecord, TakesEachChangeWhereItBelongsAndNothingElse) {
  auto const changed = with_changes(convention(), {{"ends_on", "2025-12"}, {"title/ar", "اتفاقية التكوين"}, {party("contact_name"), "Omar Tazi"},
                                                   {clause("first_due_on"), "2024-09-30"}, {planned(2), "250000000"}});
  ASSERT_TRUE(changed) << codes_of(changed).front();
  auto const& a = changed->agreement.agreement;
  EXPECT_EQ(a.ends_on.text(), "2025-12");
  EXPECT_EQ(a.title.ar, "اتفاقية التكوين");
  EXPECT_EQ(a.title.fr, "Convention pour la formation");
  EXPECT_EQ(a.parties[0].contact_name, "Omar Tazi");
  EXPECT_EQ(a.parties[0].contact_email, "claire@fonds.example");
  EXPECT_EQ(changed->commitments[0].first_due_on->text(), "2024-09-30");
  EXPECT_EQ(changed->terms.terms.components[0].amounts[0].amount_minor, 125'000'000);
  EXPECT_EQ(changed->terms.terms.components[0].amounts[1].amount_minor, 250'000'000);
}

TEST(ACorrectableRecord, RefusesEveryValueThatAnEditWouldRefuseOnItsChange) {
  struct Case {
    std::string_view name;
    std::vector<CorrectedField> changes;
    std::vector<std::string> codes;
  };
  for (auto const& each : std::vector<Case>{
           {"a field that is none", {{"owner_id", "x"}}, {"changes/0 unknown_field"}},
           {"a party of another agreement", {{"parties/" + AgreementPartyId{named("other")}.text() + "/contact_name", "x"}}, {"changes/0 unknown_field"}},
           {"the same twice", {{"reference", "A"}, {"reference", "B"}}, {"changes/1 given_twice"}},
           {"no day", {{"signed_on", "2019-02-30"}}, {"changes/0 invalid_partial_date"}},
           {"a month for a due day", {{clause("first_due_on"), "2024-06"}}, {"changes/0 invalid_date"}},
           {"no number", {{"renewal_months", "twelve"}}, {"changes/0 invalid_number"}},
           {"a number with a tail", {{planned(1), "100 EUR"}}, {"changes/0 invalid_number"}},
           {"less than nothing", {{planned(1), "-5"}}, {"changes/0 out_of_range"}},
           {"no amount", {{planned(1), ""}}, {"changes/0 required"}},
           {"no address", {{"reference", "R"}, {party("contact_email"), "claire"}}, {"changes/1 invalid_email"}},
           {"two lines for one", {{"reference", "A\nB"}}, {"changes/0 control_characters"}},
           {"too long", {{"reference", std::string(121, 'x')}}, {"changes/0 too_long"}},
           {"a title of nothing", {{"title/fr", ""}}, {"changes/0 title_required"}},
           {"a first day after the last one", {{clause("first_due_on"), "2027-01-01"}}, {"changes/0 end_before_start"}},
           {"two records at once", {{"renewal_months", "0"}, {clause("target"), "0"}}, {"changes/0 out_of_range", "changes/1 out_of_range"}}})
    EXPECT_EQ(codes_of(with_changes(convention(), each.changes)), each.codes) << each.name;
}

TEST(AProposal, KeepsWhatWasSeenAndInWhichVersion) {
  auto const correction = propose(convention(), {{"ends_on", "2025"}, {clause("responsible_name"), "Mme Amal"}});
  ASSERT_TRUE(correction);
  ASSERT_EQ(correction->changes.size(), 2U);
  EXPECT_EQ(correction->changes[0].seen, "2024");
  EXPECT_EQ(correction->changes[0].seen_version, 4);
  EXPECT_EQ(correction->changes[1].seen_version, 2);
  EXPECT_EQ(correction->changes[1].about.fr, "Art. 5 — Remettre le rapport");
}

TEST(AProposal, IsRefusedWhenTheRecordMovedOrNothingChanges) {
  auto const record = convention();
  EXPECT_THAT(codes_of(proposed({}, record, {{"ends_on", "2025"}}, {"2023"})), ElementsAre("changes/0 seen_changed"));
  EXPECT_THAT(codes_of(proposed({}, record, {{"ends_on", "2024"}}, {"2024"})), ElementsAre("changes/0 same_as_recorded"));
  EXPECT_THAT(codes_of(proposed({}, record, {}, {})), ElementsAre("changes too_few_items"));
}

TEST(ADecision, WritesWhatIsAcceptedAndKeepsWhatStoodThere) {
  auto const record = convention();
  auto const correction = *propose(record, {{"ends_on", "2025"}, {"reference", "C-12"}});
  auto const all = decided(correction, {{{"ends_on", "2024"}, {"reference", ""}}, ""}, record);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->correction.state, CorrectionState::accepted);
  EXPECT_EQ(all->correction.changes[0].replaced, "2024");
  EXPECT_EQ(all->record.agreement.agreement.ends_on.text(), "2025");

  auto const some = decided(correction, {{{"reference", ""}}, "La date est celle du texte signé"}, record);
  ASSERT_TRUE(some);
  EXPECT_EQ(some->correction.state, CorrectionState::partly_accepted);
  EXPECT_EQ(some->record.agreement.agreement.ends_on.text(), "2024");
  EXPECT_EQ(some->record.agreement.agreement.reference, "C-12");

  auto const none = decided(correction, {{}, "Non"}, record);
  ASSERT_TRUE(none);
  EXPECT_EQ(none->correction.state, CorrectionState::declined);
}

TEST(ADecision, NeedsAReasonForWhatIsNotAcceptedAndTheEyesOnWhatIsRecordedNow) {
  auto const record = convention();
  auto const correction = *propose(record, {{"ends_on", "2025"}, {"reference", "C-12"}});
  EXPECT_THAT(codes_of(decided(correction, {{{"ends_on", "2024"}}, " "}, record)), ElementsAre("answer reason_required"));
  EXPECT_THAT(codes_of(decided(correction, {{{"signed_on", "2019-04-09"}}, "x"}, record)), ElementsAre("accepted/0 not_proposed"));
  auto moved = record;
  moved.agreement.agreement.ends_on = PartialDate::parse("2026").value();
  auto const unseen = decided(correction, {{{"ends_on", "2024"}, {"reference", ""}}, ""}, moved);
  EXPECT_THAT(codes_of(unseen), ElementsAre("accepted/0 recorded_changed"));
  EXPECT_EQ(unseen.error().fields[0].detail, "2026");
  EXPECT_TRUE(decided(correction, {{{"ends_on", "2026"}, {"reference", ""}}, ""}, moved)) << "seen as it is now, it may be overwritten";
  auto gone = record;
  gone.agreement.agreement.parties.clear();
  gone.agreement.parties.clear();
  auto const of_party = *propose(record, {{party("contact_name"), "Omar Tazi"}});
  EXPECT_THAT(codes_of(decided(of_party, {{{party("contact_name"), "Claire Fontaine"}}, ""}, gone)), ElementsAre("accepted/0 unknown_field"));
  auto over = correction;
  over.state = CorrectionState::withdrawn;
  auto const late = decided(over, {{}, "x"}, record);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "correction_decided");
}

}  // namespace
}  // namespace athar::tests
