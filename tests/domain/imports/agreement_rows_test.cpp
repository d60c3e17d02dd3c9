#include "domain/imports/agreement_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/imports/agreement_history.hpp"
#include "domain/imports/columns.hpp"
#include "tests/domain/imports/tables.hpp"

namespace athar {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

using Words = std::map<std::string, std::string>;

LocalDate const today = LocalDate::parse("2026-11-27").value();
Uuid named(std::string_view name) { return Uuid::from_name(name); }
PartialDate day(std::string_view text) { return PartialDate::parse(text).value(); }

/// What the records hold: two organisations of one acronym, one known agreement with an amendment, one commission.
AgreementLookup records() {
  AgreementLookup lookup;
  NamedOrganisation const belgium{OrganisationId{named("belgium")}, {"Gouvernement du Royaume de Belgique", "", ""}, {}};
  NamedOrganisation const unicef{OrganisationId{named("unicef")}, {"Fonds des Nations Unies pour l’enfance", "", ""}, {"UNICEF", "", ""}};
  NamedOrganisation const one{OrganisationId{named("one")}, {"Office national", "", ""}, {"ON", "", ""}};
  NamedOrganisation const other{OrganisationId{named("other")}, {"Observatoire national", "", ""}, {"ON", "", ""}};
  lookup.organisations = {{"Belgique", {belgium}}, {"UNICEF", {unicef}}, {"Fonds des Nations Unies pour l’enfance", {unicef}}, {"ON", {one, other}}};
  lookup.organisation_types = {{"ministry", "ministry"}};
  lookup.types = {{"specific_agreement", "specific_agreement"}, {"convention_specifique", "specific_agreement"}, {"protocol", "protocol"}};
  lookup.domains = {{"child_protection", "child_protection"}, {"protection_enfance", "child_protection"}};
  lookup.countries = {{"BE", "BE"}, {"Belgique", "BE"}};

  KnownAgreement known;
  auto& a = known.agreement;
  a.id = AgreementId{named("known")};
  a.version = 3;
  known.code = "A-0007";
  a.reference = "2016/014";
  a.type = "protocol";
  a.title.fr = "Protection des enfants";
  a.status = AgreementStatus::in_force;
  a.signed_on = day("2016-11-23");
  a.in_force_on = day("2017");
  a.ends_on = day("2030");
  a.parties = {{.id = AgreementPartyId{named("party")}, .organisation_id = unicef.id, .role = PartyRole::signatory}};
  known.party_names = {unicef.name};
  Amendment amendment;
  amendment.id = AmendmentId{named("amendment")};
  amendment.reference = "2016/014-A1";
  amendment.signed_on = day("2018-03");
  amendment.effective_on = day("2018-04-01");
  amendment.ends_on = day("2032");
  amendment.text.fr = "Avenant n° 1";
  known.amendments = {amendment};
  lookup.known.by_reference = {{"2016/014", {{a.id, std::nullopt}}}, {"A-0007", {{a.id, std::nullopt}}}, {"2016/014-A1", {{a.id, amendment.id}}}};
  lookup.known.by_title = {{"Protection des enfants", {a.id}}};
  lookup.known.parents = {{a.id, std::nullopt}};
  lookup.known.agreements.emplace(a.id, known);

  JointCommission commission;
  commission.id = JointCommissionId{named("commission")};
  commission.name.fr = "Commission mixte maroco-belge";
  commission.sessions = {{.id = JointCommissionSessionId{named("session")}, .number = 19, .held_on = {}, .place = {}}};
  lookup.commissions = {commission};
  return lookup;
}

struct Plan {
  PlannedAgreements planned;
  std::vector<std::string> outcomes() const {
    std::vector<std::string> out;
    for (auto const& row : planned.rows) out.emplace_back(name_of(row.row.outcome));
    return out;
  }
  /// "column: code" of the row's remarks, warnings with "?".
  std::vector<std::string> remarks(std::size_t i) const {
    std::vector<std::string> out;
    for (auto const& each : planned.rows[i].row.remarks) out.push_back(each.column + ": " + each.code + (each.warning ? "?" : ""));
    return out;
  }
  Agreement const& agreement(std::size_t i) const { return planned.rows[i].agreement.agreement; }
};

/// Plans the rows of a text whose header is understood by itself.
Plan plan(std::string const& text, Words const& defaults = {{"agreement_type", "protocol"}}, AgreementLookup const& lookup = records()) {
  // Columns are parted by ";", what stands in one cell by " ; ".
  std::string columns;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const is_inner = text[at] == ';' && at > 0 && text[at - 1] == ' ' && at + 1 < text.size() && text[at + 1] == ' ';
    columns += text[at] == ';' && !is_inner ? '\t' : text[at];
  }
  auto const table = table_of_text(columns);
  auto const mapping = guess_fields(table.columns, agreements_kind().words);
  EXPECT_EQ(mapping.size(), table.columns.size()) << "a column was not understood";
  int next = 0;
  auto cells = read_agreement_cells(table, mapping, defaults);
  return {plan_agreement_rows(std::move(cells), mapping, defaults, lookup, today, "registre.xlsx",
                              [&] { return named("new " + std::to_string(next++)); })};
}

TEST(ImportOfAgreements, ReadsTheMinistrysOwnForm) {
  auto const made = plan("Référence;Type d'accord;Intitulé;Parties;Cadre contractuel;Lieu et date;Objectif;Domaine;Pays;Langue\n"
                         "2016/020;Convention spécifique;Appui aux droits des enfants;Belgique ; Fonds des Nations Unies pour l’enfance (UNICEF);"
                         "PV de la 19ème session;Rabat, le 23 novembre 2016;Protéger;Protection de l'enfance;Belgique;français, arabe\n");
  ASSERT_THAT(made.outcomes(), ElementsAre("new"));
  EXPECT_THAT(made.remarks(0), IsEmpty());
  auto const& a = made.agreement(0);
  EXPECT_EQ(a.type, "specific_agreement");
  EXPECT_EQ(a.signed_on, day("2016-11-23"));
  EXPECT_EQ(a.signed_at_place, "Rabat");
  EXPECT_EQ(a.framework_note, "PV de la 19ème session");
  EXPECT_EQ(a.country, "BE");
  EXPECT_THAT(a.languages, ElementsAre("fr", "ar"));
  EXPECT_THAT(a.domains, ElementsAre("child_protection"));
  ASSERT_EQ(a.parties.size(), 2u);
  EXPECT_EQ(a.parties[1].organisation_id, OrganisationId{named("unicef")});
  EXPECT_EQ(a.status, AgreementStatus::signed_);
  EXPECT_EQ(made.planned.rows[0].agreement.step->happened_on, day("2016-11-23"));
}

TEST(ImportOfAgreements, KnowsItsAgreementsAgainAndChangesNothing) {
  auto const same = plan("Référence;Intitulé;Signataires;Date de signature;Fin\n2016/014;Protection des enfants;UNICEF;23/11/2016;2030\n");
  EXPECT_THAT(same.outcomes(), ElementsAre("unchanged"));
  auto const by_code = plan("Accord;Fin\nA-0007;2031\n");
  ASSERT_THAT(by_code.outcomes(), ElementsAre("changed"));
  EXPECT_THAT(by_code.planned.rows[0].row.changes, ElementsAre(FieldChange{"ends_on", "2030", "2031"}));
  auto const by_title = plan("Intitulé;Date de signature\nProtection des enfants;23/11/2016\nProtection des enfants;2019\n");
  EXPECT_THAT(by_title.outcomes(), ElementsAre("unchanged", "new")) << "another day of signature is another agreement";
}

TEST(ImportOfAgreements, AddsPartiesAndNeverTakesThemAway) {
  auto const more = plan("Référence;Bailleurs de fonds\n2016/014;Belgique\n");
  ASSERT_THAT(more.outcomes(), ElementsAre("changed"));
  EXPECT_EQ(more.agreement(0).parties.size(), 2u);
  EXPECT_EQ(more.planned.rows[0].agreement.new_parties.size(), 1u);
  EXPECT_THAT(more.planned.rows[0].row.changes, ElementsAre(FieldChange{"funders", "", "Gouvernement du Royaume de Belgique"}));
}

TEST(ImportOfAgreements, RefusesAPartyTwiceAndAsksWhichOneIsMeant) {
  auto const twice = plan("Référence;Intitulé;Signataires\nX;A;UNICEF ; Fonds des Nations Unies pour l’enfance (UNICEF)\nY;B;Belgique ; ON\n");
  EXPECT_THAT(twice.remarks(0), Contains("Signataires: party_named_twice"));
  ASSERT_THAT(twice.remarks(1), Contains("Signataires: ambiguous_organisation"));
  auto const& choices = twice.planned.rows[1].row.remarks[0].candidates;
  ASSERT_EQ(choices.size(), 2u);
  EXPECT_EQ(choices[1].value, "Belgique ; ON #" + named("other").text()) << "the rest of the cell stays";
  auto const chosen = plan("Référence;Intitulé;Signataires\nY;B;" + choices[1].value + "\n");
  EXPECT_THAT(chosen.outcomes(), ElementsAre("new")) << "what cannot be read is not also odd";
  EXPECT_EQ(chosen.agreement(0).parties[1].organisation_id, OrganisationId{named("other")});
  EXPECT_EQ(chosen.planned.rows[0].row.values[2].second, "Belgique ; ON") << "no record is shown";
}

TEST(ImportOfAgreements, MakesOrganisationsAndWordsOnceWhenAskedTo) {
  std::string const rows = "Référence;Type;Intitulé;Signataires;Domaines\n1;Jumelage;A;Ville de Liège (bénéficiaire);Eau\n2;jumelage;B;VILLE DE LIEGE;eau\n";
  auto const refused = plan(rows, {});
  EXPECT_THAT(refused.remarks(0), UnorderedElementsAre("Type: unknown_word", "Domaines: unknown_word", "Signataires: unknown_party"));
  auto lookup = records();
  lookup.organisation_keys = {{"Ville de Liège", "de liege ville"}, {"VILLE DE LIEGE", "de liege ville"}};
  auto const made = plan(rows, {{"create_organisations", "true"}, {"organisation_type", "ministry"}, {"create_words", "true"}}, lookup);
  EXPECT_THAT(made.outcomes(), ElementsAre("new", "new"));
  ASSERT_EQ(made.planned.new_organisations.size(), 1u);
  EXPECT_EQ(made.planned.new_organisations[0].name.fr, "Ville de Liège");
  EXPECT_EQ(made.agreement(0).parties[0].role, PartyRole::beneficiary);
  ASSERT_EQ(made.planned.new_words.size(), 2u);
  EXPECT_EQ(made.planned.new_words[0].code, "jumelage");
  EXPECT_EQ(made.planned.new_words[1].list, "agreement_domain");
  EXPECT_EQ(made.agreement(1).domains, made.agreement(0).domains);
}

TEST(ImportOfAgreements, LinksRowsToRowsAndToRecords) {
  auto const made = plan("Référence;Intitulé;Accord parent;Date de signature\nC;Enfant;B;2018\nB;Milieu;2016/014-A1;2017\n");
  ASSERT_THAT(made.outcomes(), ElementsAre("new", "new"));
  EXPECT_EQ(made.agreement(0).parent_id, made.agreement(1).id);
  EXPECT_EQ(made.agreement(1).parent_id, AgreementId{named("known")}) << "an amendment's reference means what it amends";
  EXPECT_THAT(made.planned.order, ElementsAre(1u, 0u)) << "those above come first";
}

TEST(ImportOfAgreements, RefusesCirclesUnknownReferencesAndRepeats) {
  auto const circle = plan("Référence;Intitulé;Accord parent\nA;A;B\nB;B;A\nC;C;C\n2016/014;;D\nD;D;2016/014\n");
  for (std::size_t i = 0; i < 5; ++i) EXPECT_THAT(circle.remarks(i), Contains("Accord parent: circular_family")) << i;
  auto const unknown = plan("Référence;Intitulé;Accord parent;Avenant à\nA;A;nulle part;\nB;B;;ailleurs\nC;C;A;\n");
  EXPECT_THAT(unknown.remarks(0), Contains("Accord parent: unknown_agreement"));
  EXPECT_THAT(unknown.remarks(1), Contains("Avenant à: unknown_agreement"));
  EXPECT_THAT(unknown.remarks(2), Contains("Accord parent: row_above_in_error")) << "it would hang in the air";
  auto const repeated = plan("Référence;Intitulé\nA 1;A\na-1;B\n2016/014;C\n");
  EXPECT_THAT(repeated.remarks(1), Contains("Référence: repeated_reference"));
  EXPECT_THAT(repeated.outcomes(), ElementsAre("new", "error", "changed"));
  auto const amending = plan("Référence;Intitulé;Avenant à\nA;A;B\nB;B;A\n");
  EXPECT_THAT(amending.outcomes(), ElementsAre("error", "error"));
}

TEST(ImportOfAgreements, MakesAmendmentsOfAgreementsInTheFileAndOnRecord) {
  auto const made = plan("Référence;Intitulé;Date de signature;Date d'effet;Fin;Avenant à;Montant;Monnaie\n"
                         "B;Convention;2016;;2019;;1 250 000;EUR\nB-1;Prolongation;2018-06;2018-07;2020;B;2 000 000;EUR\nB-2;;2019;;2021;B-1;;\n"
                         "2016/014-A1;;;;2032;2016/014;;\n2016/014-A2;Suite;2020;;2033;2016/014;;\n");
  ASSERT_THAT(made.outcomes(), ElementsAre("new", "new", "new", "unchanged", "new"));
  auto const& first = *made.planned.rows[1].terms;
  EXPECT_EQ(first.agreement_id, made.agreement(0).id);
  EXPECT_EQ(first.amendment->ends_on, day("2020"));
  EXPECT_EQ(first.amendment->effective_on, day("2018-07"));
  EXPECT_EQ(first.amendment->text.fr, "Prolongation");
  ASSERT_EQ(first.amendment->amounts.size(), 1u);
  EXPECT_EQ(first.amendment->amounts[0].component_id, made.planned.rows[0].terms->component->id);
  EXPECT_EQ(made.planned.rows[0].terms->component->amounts[0].amount_minor, 125'000'000);
  EXPECT_EQ(made.planned.rows[2].terms->agreement_id, made.agreement(0).id) << "what amends an amendment amends the agreement";
  EXPECT_EQ(made.planned.rows[4].terms->agreement_id, AgreementId{named("known")});
  EXPECT_EQ(made.agreement(0).status, AgreementStatus::expired) << "by the amended end";
  EXPECT_EQ(made.agreement(0).status_since, day("2021"));
}

TEST(ImportOfAgreements, TakesTheDayOffAnAmendmentThatFollowsTheTermination) {
  Agreement ended;
  ended.status = AgreementStatus::terminated;
  ended.status_since = *PartialDate::parse("2020");
  Amendment said;
  said.reference = "A-1";
  said.signed_on = PartialDate::parse("2021-02");
  said.ends_on = PartialDate::parse("2040");
  auto const late = settled(said, ended, {}, "registre.xlsx, 6");
  EXPECT_FALSE(late.amendment.signed_on);
  ASSERT_EQ(late.claims.size(), 1u);
  EXPECT_EQ(late.claims[0], (AgreementClaim{ClaimField::signed_on, "2021-02", "registre.xlsx, 6", "A-1"}));
  ASSERT_FALSE(late.odd.empty());
  EXPECT_EQ(late.odd[0].code, "amendment_dated_after_termination");
  said.signed_on = PartialDate::parse("2020-05");
  EXPECT_TRUE(settled(said, ended, {}, {}).odd.empty()) << "perhaps before it";
}

TEST(ImportOfAgreements, WarnsOfOddHistoryAndKeepsIt) {
  auto const odd = plan("Référence;Intitulé;Signataires;Date de signature;Entrée en vigueur;Fin;État;Avenant à\n"
                        "A;A;UNICEF;2018;2017;2016;;\nB;B;UNICEF;;2017;2030;en vigueur;\nC;C;UNICEF;2016;2016;2018;en vigueur;\n"
                        "D;D;;2016;2016;2030;échu;\n"
                        "A-1;Avenant;;2017;2015;2031;;A\nA-2;Avenant;;;2019-01-01;2032;;A\nA-3;Avenant;;;2019-01-01;2033;;A\nA-4;Avenant;;;2030;2029;;A\n");
  EXPECT_THAT(odd.outcomes(), Not(Contains("error")));
  EXPECT_THAT(odd.remarks(0), UnorderedElementsAre("Entrée en vigueur: in_force_before_signature?", "Fin: ends_before_signature?", "Fin: ends_before_in_force?"));
  EXPECT_THAT(odd.remarks(1), ElementsAre("Date de signature: signed_without_date?"));
  EXPECT_THAT(odd.remarks(2), ElementsAre("État: status_contradicts_dates?"));
  EXPECT_THAT(odd.remarks(3), UnorderedElementsAre("Signataires: signed_without_signatory?", "État: status_contradicts_dates?"));
  EXPECT_THAT(odd.remarks(4), Contains("Date de signature: amendment_dated_before_signature?"));
  auto const& before = *odd.planned.rows[4].terms;
  EXPECT_FALSE(before.amendment->signed_on || before.amendment->effective_on);
  ASSERT_EQ(before.claims.size(), 2u);
  EXPECT_EQ(before.claims[0], (AgreementClaim{ClaimField::signed_on, "2017", "registre.xlsx, 6", "A-1"}));
  EXPECT_THAT(odd.remarks(6), Contains("Entrée en vigueur: extension_same_day?"));
  EXPECT_THAT(odd.remarks(7), Contains("Fin: amendment_ends_before_effect?"));
}

TEST(ImportOfAgreements, RefusesWhatCannotBeRead) {
  auto const bad = plan("Référence;Intitulé;Date de signature;Montant;Monnaie;État;Confidentiel;Courriel\n"
                        "A;A;jamais;;;;;\nB;B;;-5;EUR;;;\nC;C;;99999999999999;EUR;;;\nD;D;;5;XYZ;;;\nE;E;;5;;;;\nF;F;;;;perdu;;\nG;G;;;;;peut-être;\n"
                        "H;;;;;;;\nI;I;31/02/2016;;;;;pas une adresse\n");
  EXPECT_THAT(bad.remarks(0), Contains("Date de signature: invalid_partial_date"));
  EXPECT_THAT(bad.remarks(1), Contains("Montant: out_of_range"));
  EXPECT_THAT(bad.remarks(2), Contains("Montant: out_of_range"));
  EXPECT_THAT(bad.remarks(3), Contains("Monnaie: unknown_currency"));
  EXPECT_THAT(bad.remarks(4), Contains("Monnaie: currency_required"));
  EXPECT_THAT(bad.remarks(5), Contains("État: not_one_of"));
  EXPECT_THAT(bad.remarks(6), Contains("Confidentiel: not_one_of"));
  EXPECT_THAT(bad.remarks(7), Contains("Intitulé: title_required"));
  EXPECT_THAT(bad.remarks(8), testing::IsSupersetOf({std::string("Date de signature: invalid_partial_date"), std::string("Courriel: invalid_email")}));
  for (auto const& outcome : bad.outcomes()) EXPECT_EQ(outcome, "error");
}

TEST(ImportOfAgreements, KeepsTheWordsOfACommissionThatIsNotOnRecord) {
  auto const made = plan("Référence;Intitulé;Commission mixte;Session;Date de signature;Parties\nA;A;Commission mixte Maroco-Belge;19;2016;UNICEF\n"
                         "B;B;Commission mixte maroco-belge;3;2016;UNICEF\nC;C;Commission inconnue;2;2016;UNICEF\n");
  EXPECT_THAT(made.outcomes(), ElementsAre("new", "new", "new"));
  EXPECT_EQ(made.agreement(0).framework_session_id, JointCommissionSessionId{named("session")});
  EXPECT_THAT(made.remarks(1), ElementsAre("Session: unknown_commission_session?"));
  EXPECT_EQ(made.agreement(1).framework_note, "Commission mixte maroco-belge, 3");
  EXPECT_THAT(made.remarks(2), ElementsAre("Commission mixte: unknown_commission?"));
}

TEST(ImportOfAgreements, ReadsRenewalsContactsAndAnAmendmentBeforeAnySignature) {
  auto const made = plan("Référence;Intitulé;Reconduction;Préavis;Parties;Contact;Courriel;État;Date de signature;Avenant à\n"
                         "A;A;Tacite (2 ans);3 mois;UNICEF ; Belgique;Salma ; Jan;;en vigueur;2016;\nB;B;tacite;;UNICEF;;x@example.org;;2016;\n"
                         "C;C;;;UNICEF;;;en négociation;;\nC-1;Avenant;;;;;;;2017;C\n");
  EXPECT_EQ(made.agreement(0).renewal, RenewalRule::tacit);
  EXPECT_EQ(made.agreement(0).renewal_months, 24);
  EXPECT_EQ(made.agreement(0).notice_months, 3);
  EXPECT_EQ(made.agreement(0).parties[1].contact_name, "Jan");
  EXPECT_EQ(made.agreement(1).parties[0].contact_email, "x@example.org");
  EXPECT_THAT(made.remarks(1), ElementsAre("Reconduction: renewal_period_missing?"));
  EXPECT_THAT(made.remarks(3), Contains("Avenant à: agreement_not_signed"));
}

TEST(ImportOfAgreements, WalksALongChainOfParentsOnce) {
  std::string text = "Référence;Intitulé;Accord parent;Avenant à\n";
  for (int i = 0; i < 20'000; ++i) text += "R" + std::to_string(i) + ";T;" + (i > 0 ? "R" + std::to_string(i - 1) : "R19999") + ";\n";
  auto const made = plan(text);
  EXPECT_EQ(made.outcomes()[0], "error") << "the first is below the last";
}

}  // namespace
}  // namespace athar
