#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/imports/import_store.hpp"
#include "tests/persistence/agreements/agreement_world.hpp"

namespace athar::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Uuid named(std::string_view name) { return Uuid::from_name(name); }
std::optional<PartialDate> partial(std::string_view text) { return PartialDate::parse(text); }

/// Every table an import of a register writes to, as one text: what is taken back is as it was.
constexpr char const* everything = R"(
select md5(
  coalesce((select string_agg(CAST(to_jsonb(a) - 'version' AS text), '|' order by a.id) from athar.agreement a), '') ||
  coalesce((select string_agg(CAST(to_jsonb(p) AS text), '|' order by p.id) from athar.agreement_party p), '') ||
  coalesce((select string_agg(CAST(to_jsonb(d) AS text), '|' order by d.agreement_id, d.domain) from athar.agreement_domain d), '') ||
  coalesce((select string_agg(CAST(to_jsonb(s) AS text), '|' order by s.ordinal) from athar.agreement_step s), '') ||
  coalesce((select string_agg(CAST(to_jsonb(t) - 'version' AS text), '|' order by t.agreement_id) from athar.agreement_terms t), '') ||
  coalesce((select string_agg(CAST(to_jsonb(c) AS text), '|' order by c.id) from athar.agreement_component c), '') ||
  coalesce((select string_agg(CAST(to_jsonb(m) AS text), '|' order by m.id) from athar.agreement_amendment m), '') ||
  coalesce((select string_agg(CAST(to_jsonb(c) AS text), '|' order by c.agreement_id, c.position) from athar.agreement_claim c), '') ||
  coalesce((select string_agg(CAST(to_jsonb(i) AS text), '|' order by i.list, i.code) from athar.reference_item i), '')))";

class ImportedAgreementsInPostgres : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("imported_agreements"));
    fill_agreement_world(*database);
    database->run("update athar.agreement set reference = '2016/014' where id = '" + agreement(0).text() + "'; insert into athar.reference_item (list, code, name_fr) "
                  "values ('agreement_domain', 'water', 'Eau'), ('agreement_domain', 'health', 'Santé') on conflict do nothing; insert into athar.agreement_domain "
                  "(agreement_id, domain) values ('" + agreement(0).text() + "', 'water')");
  }
  static void TearDownTestSuite() { database.reset(); }

  Import stored(std::string_view name) {
    Import import;
    import.id = ImportId{named(name)};
    import.kind = "agreements";
    import.file_name = "registre.xlsx";
    import.account = account("Salma");
    import.account_name = "Salma";
    EXPECT_TRUE(store.insert(import, "a"));
    return import;
  }

  static AgreementToWrite fresh(std::string const& name, std::optional<AgreementId> parent = std::nullopt) {
    AgreementToWrite out;
    auto& a = out.agreement;
    a.id = AgreementId{named(name)};
    a.reference = "ref " + name;
    a.type = "test_type";
    a.title.fr = "Accord " + name;
    a.title.ar = "اتفاقية";
    a.status = AgreementStatus::signed_;
    a.status_since = *partial("2019-04");
    a.signed_on = *partial("2019-04");
    a.signed_at_place = "Koweït";
    a.ends_on = *partial("2024");
    a.languages = {"fr", "ar"};
    a.renewal = RenewalRule::tacit;
    a.renewal_months = 24;
    a.parent_id = parent;
    a.parties = {{.id = AgreementPartyId{named(name + " party")}, .organisation_id = ministry(0), .role = PartyRole::funder, .contact_name = "Nadia"}};
    a.domains = {"health"};
    out.new_parties = a.parties;
    out.new_domains = a.domains;
    AgreementStep step;
    step.id = AgreementStepId{named(name + " step")};
    step.status = a.status;
    step.happened_on = a.status_since;
    out.step = step;
    return out;
  }

  static inline std::optional<TestDatabase> database;
  persistence::Connection connection{{.url = database->url()}};
  persistence::PostgresImportStore store{connection};
  ImportedRecords& records{store.records()};
};

TEST_F(ImportedAgreementsInPostgres, AreFoundByReferenceCodeTitleAndAmendment) {
  auto const code = database->value("select code from athar.agreement where id = '" + agreement(1).text() + "'");
  auto const found = records.agreements_like({"2016/014", code, "nothing"}, {"accord 1", "Accord 9"});
  ASSERT_EQ(found.by_reference.at("2016/014"), (std::vector{KnownReference{agreement(0), std::nullopt}}));
  EXPECT_EQ(found.by_reference.at(code), (std::vector{KnownReference{agreement(1), std::nullopt}}));
  EXPECT_EQ(found.by_reference.count("nothing"), 0u);
  EXPECT_THAT(found.by_title.at("accord 1"), ElementsAre(agreement(1)));
  auto const& known = found.agreements.at(agreement(0));
  EXPECT_EQ(known.agreement.ends_on, *partial("2027-03"));
  EXPECT_EQ(known.agreement.notice_months, 6);
  EXPECT_THAT(known.agreement.domains, ElementsAre("water"));
  ASSERT_THAT(known.agreement.parties, SizeIs(1));
  EXPECT_EQ(known.party_names[0].fr, "Ministère 0");
  EXPECT_EQ(known.components, 0u);
  EXPECT_EQ(found.parents.at(agreement(1)), std::nullopt);
}

TEST_F(ImportedAgreementsInPostgres, AreWrittenInFewStatementsAndTakenBackWhole) {
  auto const before = database->value(everything);
  auto const import = stored("whole");
  std::vector<AgreementToWrite> many;
  for (int i = 0; i < 300; ++i) many.push_back(fresh("m" + std::to_string(i), i == 0 ? std::nullopt : std::optional(AgreementId{named("m" + std::to_string(i - 1))})));
  connection.take_statement_count();
  ASSERT_TRUE(records.insert_words(import.id, std::vector<ReferenceItem>{{"agreement_domain", "roads", {"Routes", "", ""}, 0, true, 1}}));
  ASSERT_TRUE(records.insert_agreements(import, many));

  auto known = records.agreements_like({"2016/014"}, {}).agreements.at(agreement(0));
  AgreementToWrite changed;
  changed.agreement = known.agreement;
  changed.agreement.status = AgreementStatus::suspended;
  changed.agreement.parent_id = many[299].agreement.id;
  changed.agreement.note = "Suspendu";
  AgreementParty other{.id = AgreementPartyId{named("other party")}, .organisation_id = ministry(1), .role = PartyRole::witness};
  changed.agreement.parties[0].contact_name = "Karim";
  changed.agreement.parties.push_back(other);
  changed.new_parties = changed.agreement.parties;
  changed.new_domains = {"health"};
  AgreementStep step;
  step.id = AgreementStepId{named("suspended")};
  step.status = AgreementStatus::suspended;
  changed.step = step;
  ASSERT_TRUE(records.update_agreements(import, std::vector{changed}));

  TermsToAdd component;
  component.agreement_id = many[0].agreement.id;
  component.component.emplace();
  component.component->id = ComponentId{named("component")};
  component.component->title.fr = "Accord m0";
  component.component->amounts = {{MoneyStep::committed, std::nullopt, {}, "EUR", 125'000'000, false, std::nullopt, std::nullopt, "", "registre.xlsx, 2"}};
  TermsToAdd amendment;
  amendment.agreement_id = many[0].agreement.id;
  amendment.amendment.emplace();
  amendment.amendment->id = AmendmentId{named("m0 amendment")};
  amendment.amendment->reference = "m0-1";
  amendment.amendment->ends_on = partial("2026");
  amendment.amendment->text.fr = "Prolongation";
  amendment.amendment->amounts = {{component.component->id, std::nullopt, {}, "EUR", 200'000'000, false}};
  amendment.claims = {{ClaimField::signed_on, "2018", "registre.xlsx, 3", "m0-1"}, {ClaimField::starts_on, "2018", "registre.xlsx, 3", "m0-1"}};
  ASSERT_TRUE(records.add_terms(import.id, std::vector{component, amendment}));
  EXPECT_LT(connection.take_statement_count(), 40);

  EXPECT_EQ(database->value("select search_text like '%koweit%' and code like 'A-%' from athar.agreement where id = '" + many[7].agreement.id.text() + "'"), "t");
  EXPECT_EQ(database->value("select recorded_by_name from athar.agreement_step where id = '" + named("m3 step").text() + "'"), "Salma");
  EXPECT_EQ(database->value("select CAST(version AS text) from athar.agreement_terms where agreement_id = '" + many[0].agreement.id.text() + "'"), "1");
  auto const again = records.agreements_like({"m0-1", "2016/014"}, {});
  EXPECT_EQ(again.by_reference.at("m0-1"), (std::vector{KnownReference{many[0].agreement.id, amendment.amendment->id}}));
  auto const& money = again.agreements.at(many[0].agreement.id);
  EXPECT_EQ(money.only_component, component.component->id);
  ASSERT_THAT(money.committed, SizeIs(1));
  EXPECT_EQ(money.committed[0].amount_minor, 125'000'000);
  EXPECT_EQ(money.amendments[0].ends_on, partial("2026"));
  EXPECT_THAT(again.agreements.at(agreement(0)).agreement.parties, SizeIs(2));
  EXPECT_EQ(again.agreements.at(agreement(0)).agreement.version, known.agreement.version + 1);

  EXPECT_THAT(records.built_upon(import.id), IsEmpty());
  auto const touched = records.take_back(import.id);
  ASSERT_TRUE(touched) << touched.error().code;
  EXPECT_EQ(database->value(everything), before);
  EXPECT_EQ(records.agreements_like({"2016/014"}, {}).agreements.at(agreement(0)).agreement.version, known.agreement.version + 2);
}

TEST_F(ImportedAgreementsInPostgres, AreNotTakenBackOnceTheyChangedOrAreUsed) {
  auto const import = stored("used");
  auto const used = fresh("used"), child = fresh("child", used.agreement.id);
  ASSERT_TRUE(records.insert_agreements(import, std::vector{used, child}));
  EXPECT_THAT(records.built_upon(import.id), IsEmpty());
  auto const id = used.agreement.id.text();
  auto const refused = [&](std::string const& code) {
    auto const result = records.take_back(import.id);
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().fields, ElementsAre(FieldError{"agreements/" + id, code, "Accord used"}));
  };
  database->run("update athar.agreement set version = 2 where id = '" + id + "'");
  refused("changed_since");
  database->run("update athar.agreement set version = 1 where id = '" + id + "'; insert into athar.agreement_terms (agreement_id) values ('" + id + "')");
  refused("changed_since");
  database->run("delete from athar.agreement_terms where agreement_id = '" + id + "'; insert into athar.commitment (id, agreement_id, organisation_id, description_fr, measure, target) "
                "select gen_random_uuid(), '" + id + "', '" + ministry(0).text() + "', 'Former', 'people', 5");
  refused("referred_to");
  database->run("delete from athar.commitment where agreement_id = '" + id + "'");
  EXPECT_TRUE(records.take_back(import.id));
}

TEST_F(ImportedAgreementsInPostgres, AreStaleWhenSomebodyChangedThemMeanwhile) {
  auto const import = stored("stale");
  AgreementToWrite changed;
  changed.agreement = records.agreements_like({"2016/014"}, {}).agreements.at(agreement(0)).agreement;
  --changed.agreement.version;
  auto const written = records.update_agreements(import, std::vector{changed});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "stale");
}

TEST_F(ImportedAgreementsInPostgres, KeepAnOrganisationThatOnlyTheirPartiesUse) {
  auto const before = database->value("select count(*)::text from athar.organisation");
  auto const import = stored("organisations");
  Organisation made;
  made.id = OrganisationId{named("made")};
  made.type = "ministry";
  made.name.fr = "Ville de Liège";
  ASSERT_TRUE(records.insert_organisations(std::vector{made}));
  records.remember_made(import.id, "organisations", {made.id.uuid});
  auto party = fresh("with organisation");
  party.agreement.parties[0].organisation_id = made.id;
  party.new_parties = party.agreement.parties;
  ASSERT_TRUE(records.insert_agreements(import, std::vector{party}));
  AgreementToWrite joined;
  joined.agreement = records.agreements_like({"2016/014"}, {}).agreements.at(agreement(0)).agreement;
  joined.new_parties = {{.id = AgreementPartyId{named("joined")}, .organisation_id = made.id, .role = PartyRole::funder}};
  joined.agreement.parties.push_back(joined.new_parties[0]);
  ASSERT_TRUE(records.update_agreements(import, std::vector{joined}));
  EXPECT_THAT(records.built_upon(import.id), IsEmpty()) << "the import's own agreement does not stand in its way";
  ASSERT_TRUE(records.take_back(import.id));
  EXPECT_EQ(database->value("select count(*)::text from athar.organisation"), before);
}

}  // namespace
}  // namespace athar::tests
