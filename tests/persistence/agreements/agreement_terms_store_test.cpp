#include "persistence/agreements/agreement_terms_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/postgres.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresAgreementTermsStore;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Uuid named(std::string_view name) { return Uuid::from_name(name); }
std::optional<PartialDate> partial(std::string_view text) { return PartialDate::parse(text); }

class StoredTerms : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("agreement_terms"));
    database->run(
        "insert into athar.reference_item (list, code, name_fr, name_ar, name_en) values"
        " ('organisation_type', 'state', 'État', 'دولة', 'State'), ('agreement_type', 'programme', 'Programme', 'برنامج', 'Programme')"
        " on conflict do nothing");
    for (auto const* name : {"Belgique", "UNFPA", "UNICEF", "Maroc", "Oman"})
      database->run("insert into athar.organisation (id, type, name_fr) values ('" + named(name).text() + "', 'state', '" + name + "')");
    // Minutes over the programme over the two delegated agreements; another agreement stands alone.
    agreement("minutes", "", "Maroc", "2016-05-16");
    agreement("programme", "minutes", "Belgique", "2016-05-16");
    agreement("unfpa", "programme", "UNFPA", "2016-11-30");
    agreement("unicef", "programme", "UNICEF", "2016-11-23");
    agreement("alone", "", "UNFPA", "2019");
  }
  static void TearDownTestSuite() { database.reset(); }

  static void agreement(std::string const& name, std::string const& parent, std::string const& party, std::string const& signed_on) {
    database->run("insert into athar.agreement (id, type, title_fr, status, parent_id, signed_on) values ('" + named(name).text() + "', 'programme', '" +
                  name + "', 'in_force', " + (parent.empty() ? "null" : "'" + named(parent).text() + "'") + ", '" + signed_on + "')");
    database->run("insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) values ('" + named(name + party).text() +
                  "', '" + named(name).text() + "', 1, '" + named(party).text() + "', 'signatory')");
  }

  static AgreementId id(std::string_view name) { return AgreementId{named(name)}; }
  static Scope scope_of(std::string_view party) {
    Scope scope;
    scope.organisation = OrganisationId{named(party)};
    return scope;
  }

  static AgreementComponent component(std::string name, MoneyStep step, std::int64_t minor, std::string_view party) {
    AgreementComponent out;
    out.id = ComponentId{named("component " + name)};
    out.title.fr = name;
    out.amounts = {{step, OrganisationId{named(party)}, {std::string(party), "", ""}, "EUR", minor, true, partial("2016-11"), std::nullopt, "", "Source"}};
    return out;
  }

  AgreementTerms entered(std::string_view name) { return terms.find(id(name), {})->terms; }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresAgreementTermsStore terms{connection};
};

TEST_F(StoredTerms, ReadBackWhatWasWrittenAndRefuseTheSecondOfTwoEditors) {
  AgreementTerms written;
  written.agreement_id = id("alone");
  EXPECT_EQ(terms.find(id("alone"), {})->terms, written);
  written.components = {component("Formation", MoneyStep::committed, 100, "UNFPA"), component("Matériel", MoneyStep::planned, 50, "UNFPA")};
  written.components[1].is_not_carried_out = true;
  written.components[0].amounts.push_back({MoneyStep::disbursed, std::nullopt, {}, "MAD", 10, false, std::nullopt, partial("2020"), "Rapport", ""});
  Amendment raised;
  raised.id = AmendmentId{named("amendment")};
  raised.reference = "Avenant 1";
  raised.signed_on = partial("2019-06");
  raised.effective_on = partial("2020");
  raised.ends_on = partial("2021-12");
  raised.text = {"Texte", "نص", ""};
  raised.document = "Classeur 4";
  raised.amounts = {{written.components[0].id, OrganisationId{named("UNFPA")}, {"UNFPA", "", ""}, "EUR", 120, false}};
  raised.parties = {{OrganisationId{named("UNFPA")}, {"UNFPA", "", ""}, "signatory", false}};
  written.amendments = {raised};
  written.rates = {{"EUR", "MAD", "10.85", *LocalDate::parse("2019-01-02"), "BAM"}};
  written.claims = {{ClaimField::period, "2016-2020", "Présentation", ""}};
  ASSERT_TRUE(terms.put(written));
  EXPECT_EQ(terms.put(written).error().code, "stale") << "both began from nothing";
  written.version = 1;
  EXPECT_EQ(entered("alone"), written);
  written.components.pop_back();
  written.components[0].signed_title.en = "Training";
  ASSERT_TRUE(terms.put(written));
  EXPECT_EQ(terms.put(written).error().code, "stale");
  written.version = 2;
  EXPECT_EQ(entered("alone"), written);

  auto const count = connection.take_statement_count();
  terms.find(id("alone"), {});
  EXPECT_LE(connection.take_statement_count(), 9) << count;
}

TEST_F(StoredTerms, TellOfAProgrammeWhoCarriesItsComponentsOut) {
  AgreementTerms programme{id("programme"), 0, {}, {component("Axe 1", MoneyStep::planned, 125, "Belgique")}, {}, {}};
  ASSERT_TRUE(terms.put(programme));
  AgreementTerms delegated{id("unfpa"), 0, {}, {component("Titre signé", MoneyStep::committed, 125, "UNFPA")}, {}, {}};
  delegated.components[0].continues_id = programme.components[0].id;
  ASSERT_TRUE(terms.put(delegated));
  auto const page = terms.find(id("programme"), {});
  ASSERT_THAT(page->continuing, SizeIs(1));
  EXPECT_EQ(page->continuing[0].agreement_title.fr, "unfpa");
  EXPECT_EQ(page->continuing[0].component.amounts[0].amount_minor, 125);
  EXPECT_EQ(entered("unfpa").components[0].continues_title.fr, "Axe 1");

  programme.version = 1;
  programme.components[0].title.fr = "Axe 1, corrigé";
  ASSERT_TRUE(terms.put(programme));
  EXPECT_EQ(entered("unfpa").components[0].continues_title.fr, "Axe 1, corrigé") << "the link outlives a change above";

  auto const seen = terms.find(id("unfpa"), scope_of("UNFPA"));
  EXPECT_EQ(seen->terms.components[0].continues_id, std::nullopt) << "what is above is not theirs";
  EXPECT_TRUE(seen->terms.components[0].continues_title.empty());
  EXPECT_THAT(terms.find(id("programme"), scope_of("Belgique"))->continuing, IsEmpty());
  EXPECT_EQ(terms.find(id("programme"), scope_of("UNFPA")), std::nullopt);
}

TEST_F(StoredTerms, RefuseToContinueWhatIsNotAboveAndToTakeOthersIds) {
  AgreementTerms below{id("unicef"), 0, {}, {component("Autre", MoneyStep::committed, 1, "UNICEF")}, {}, {}};
  ASSERT_TRUE(terms.put(below));
  AgreementTerms above{id("minutes"), 0, {}, {component("Cadre", MoneyStep::planned, 1, "Maroc")}, {}, {}};
  above.components[0].continues_id = below.components[0].id;
  auto refused = terms.put(above);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().fields, ElementsAre(FieldError{"components/0/continues_id", "unknown_component", ""}));
  above.components[0].continues_id.reset();
  above.components[0].id = below.components[0].id;
  above.version = terms.find(id("minutes"), {})->terms.version;
  refused = terms.put(above);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().fields, ElementsAre(FieldError{"components/0/id", "id_taken", ""}));
}

TEST_F(StoredTerms, FindTheFamilyBothWaysAndOnlyThroughWhatTheCallerSees) {
  auto titles = [&](std::string_view of, Scope const& scope) {
    std::vector<std::string> out;
    if (auto family = terms.family(id(of), scope))
      for (auto const& member : family->members) out.push_back(member.title.fr);
    return out;
  };
  for (auto const* of : {"minutes", "programme", "unfpa", "unicef"})
    EXPECT_THAT(titles(of, {}), ElementsAre("minutes", "programme", "unicef", "unfpa")) << of;
  EXPECT_THAT(titles("alone", {}), ElementsAre("alone"));
  EXPECT_THAT(titles("unfpa", scope_of("UNFPA")), ElementsAre("unfpa")) << "not through the programme to its sister";
  EXPECT_THAT(titles("programme", scope_of("UNFPA")), IsEmpty());
  EXPECT_EQ(terms.family(id("unfpa"), scope_of("UNFPA"))->members[0].parent_id, std::nullopt);
  connection.take_statement_count();
  terms.family(id("unfpa"), {});
  EXPECT_EQ(connection.take_statement_count(), 2);
}

TEST_F(StoredTerms, RepeatTheirRulesInTheDatabase) {
  auto refused = [&](std::string const& sql) {
    try {
      database->run(sql);
    } catch (std::exception const& broken) {
      return std::string(broken.what());
    }
    return std::string();
  };
  auto const of = named("programme").text();
  database->run("insert into athar.agreement_terms (agreement_id) values ('" + of + "') on conflict do nothing");
  auto amendment = [&](std::string const& name, std::string const& columns, std::string const& values) {
    return "insert into athar.agreement_amendment (id, agreement_id, position, " + columns + ") values ('" + named(name).text() + "', '" + of + "', 9, " +
           values + ")";
  };
  EXPECT_THAT(refused(amendment("a", "effective_on, ends_on", "'2020', '2019'")), testing::HasSubstr("agreement_amendment_ends_after_effect"));
  EXPECT_EQ(refused(amendment("b", "effective_on, ends_on", "'2019', '2021'")), "");
  EXPECT_THAT(refused(amendment("c", "effective_on, ends_on", "'2019', '2022'")), testing::HasSubstr("agreement_amendment_one_end_a_day"));
  EXPECT_THAT(refused("insert into athar.agreement_claim (agreement_id, position, field, value, source) values ('" + of + "', 9, 'period', '2016', '')"),
              testing::HasSubstr("agreement_claim_said"));
  EXPECT_THAT(refused("insert into athar.agreement_rate (agreement_id, position, currency, into_currency, rate, on_date) values ('" + of +
                      "', 9, 'EUR', 'EUR', 1, '2020-01-01')"),
              testing::HasSubstr("agreement_rate_between_two"));
  auto const component = "insert into athar.agreement_component (id, agreement_id, position, title_fr) values ('" + named("x").text() + "', '" + of + "', 9, 'X')";
  EXPECT_EQ(refused(component), "");
  auto amount = [&](std::string const& columns, std::string const& values) {
    return refused("insert into athar.agreement_amount (component_id, position, currency, " + columns + ") values ('" + named("x").text() +
                   "', 9, 'EUR', " + values + ")");
  };
  EXPECT_THAT(amount("step, amount_minor", "'planned', -1"), testing::HasSubstr("agreement_amount_sensible"));
  EXPECT_THAT(amount("step, amount_minor, condition", "'spent', 1, 'Rapport'"), testing::HasSubstr("agreement_amount_only_instalments_are_due"));
}

TEST_F(StoredTerms, ListEveryAmountAPageAtATimeWithinTheScope) {
  agreement("listed first", "", "Oman", "2019");
  agreement("listed last", "", "Oman", "2019");
  for (auto const* name : {"listed last", "listed first"}) {
    AgreementTerms listed{id(name), 0, {}, {component(std::string(name) + " 1", MoneyStep::planned, 1, "Oman")}, {}, {}};
    listed.components.push_back(component(std::string(name) + " 2", MoneyStep::committed, 3, "Oman"));
    Amendment raised;
    raised.id = AmendmentId{named(std::string(name) + " raised")};
    raised.amounts = {{listed.components[0].id, std::nullopt, {}, "EUR", 2, false}};
    listed.amendments = {raised};
    ASSERT_TRUE(terms.put(listed));
  }
  PageRequest request;
  request.limit = 1;
  std::vector<std::string> seen;
  for (int i = 0; i < 20; ++i) {
    auto const page = terms.amounts({.scope = scope_of("Oman"), .agreement = {}, .party = {}, .currency = {}, .step = {}}, request);
    for (auto const& row : page.items) seen.push_back(row.agreement_title.fr + " " + std::to_string(row.amount.amount_minor));
    if (!page.next_id) break;
    request.after_key = page.next_key;
    request.after_id = page.next_id;
  }
  EXPECT_THAT(seen, ElementsAre("listed first 1", "listed first 2", "listed first 3", "listed last 1", "listed last 2", "listed last 3"));
}

}  // namespace
}  // namespace athar::tests
