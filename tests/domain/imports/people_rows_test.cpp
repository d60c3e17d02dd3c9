#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/imports/columns.hpp"
#include "domain/imports/person_match.hpp"
#include "domain/imports/person_rows.hpp"
#include "tests/domain/imports/tables.hpp"

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Words = std::map<std::string, std::string>;

OrganisationId organisation(std::string_view name) { return OrganisationId{Uuid::from_name(name)}; }

KnownPerson known(std::string_view name, std::string given, std::string family, std::string key) {
  KnownPerson out;
  out.person.id = PersonId{Uuid::from_name(name)};
  out.person.given_name = std::move(given);
  out.person.family_name = std::move(family);
  out.latin_key = std::move(key);
  return out;
}

/// Samira of the ministry, with an address; Karim without; two of the name Amine Alami.
PeopleLookup records() {
  PeopleLookup lookup;
  auto samira = known("samira", "Samira", "El Ouardi", "el ouardi samira");
  samira.person.sex = Sex::female;
  samira.person.email = "Samira@Example.ma";
  samira.post = Affiliation{.id = AffiliationId{Uuid::from_name("post")}, .organisation_id = organisation("MEF"), .function = "Cheffe"};
  samira.organisation = "Ministère des Finances";
  samira.person.birth_year = 1980;
  auto karim = known("karim", "Karim", "Tazi", "karim tazi");
  lookup.known = {samira, karim, known("amine 1", "Amine", "Alami", "alami amine"), known("amine 2", "Amine", "Alami", "alami amine")};
  lookup.organisations = {{"MEF", {{organisation("MEF"), {.fr = "Ministère des Finances"}, {}}}},
                          {"DRH", {{organisation("DRH 1"), {.fr = "DRH"}, {}}, {organisation("DRH 2"), {.fr = "DRH"}, {}}}}};
  lookup.places = {{"Rabat", "04.421"}};
  lookup.categories = {{header_key("Fonctionnaire"), "civil_servant"}};
  lookup.organisation_types = {{header_key("Ministère"), "ministry"}};
  return lookup;
}

constexpr char const* header = "Nom;Prénom;E-mail;Organisme;Fonction;Naissance;Sexe;Lieu\n";
Words const mapping{{"family_name", "Nom"},   {"given_name", "Prénom"},      {"email", "E-mail"}, {"organisation", "Organisme"},
                    {"function", "Fonction"}, {"birth_date", "Naissance"}, {"sex", "Sexe"},     {"place", "Lieu"}};

struct Planned {
  PlannedPerson person;
  std::vector<RowRemark> remarks;
};

/// Keys are made here as the database makes them: small letters, words in order.
std::string key_of(std::string const& name) {
  std::vector<std::string> words;
  std::string word;
  for (char c : small_letters(name) + " ")
    if (c != ' ') word += c;
    else if (!word.empty()) words.push_back(std::exchange(word, {}));
  std::sort(words.begin(), words.end());
  std::string out;
  for (auto const& each : words) out += (out.empty() ? "" : " ") + each;
  return out;
}

std::vector<Planned> plan(std::string const& rows, Words const& defaults = {}, std::size_t* made = nullptr, std::string_view as_of = "2026-11-26",
                          PeopleLookup const& lookup = records()) {
  ListOfPeople list(table_of_text(header + rows), mapping);
  auto cells = list.next(list.size());
  std::vector<NameKeys> keys;
  for (auto const& each : cells) keys.push_back({key_of(each.latin_name()), key_of(each.arabic_name())});
  int number = 0;
  std::function<Uuid()> const new_id = [&] { return Uuid::from_name("new " + std::to_string(++number)); };
  PeoplePlanner planner(mapping, defaults, LocalDate::parse("2026-11-26").value(), LocalDate::parse(as_of).value(), new_id);
  planner.look_up_in(lookup);
  std::vector<Planned> out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto person = planner.plan(cells[i], keys[i]);
    out.push_back({std::move(person), cells[i].remarks});
  }
  if (made) *made = planner.new_organisations().size();
  return out;
}

PeopleLookup with_dgct() {
  auto lookup = records();
  lookup.organisations["DGCT"] = {{organisation("DGCT"), {.fr = "Collectivités territoriales"}, {}}};
  return lookup;
}

/// The same, each row read, looked up, planned and let go of before the next.
std::vector<Planned> plan_row_by_row(std::string const& rows) {
  ListOfPeople list(table_of_text(header + rows), mapping);
  std::function<Uuid()> const new_id = [number = 0]() mutable { return Uuid::from_name("new " + std::to_string(++number)); };
  auto const today = LocalDate::parse("2026-11-26").value();
  PeoplePlanner planner(mapping, {}, today, today, new_id);
  std::vector<Planned> out;
  while (!list.ended()) {
    auto cells = list.next(1);
    auto const lookup = records();
    planner.look_up_in(lookup);
    auto person = planner.plan(cells[0], {key_of(cells[0].latin_name()), key_of(cells[0].arabic_name())});
    out.push_back({std::move(person), std::move(cells[0].remarks)});
  }
  return out;
}

PersonId id(std::string_view name) { return PersonId{Uuid::from_name(name)}; }

TEST(ImportOfPeople, FindsSomebodyByAddressWhateverTheLetters) {
  auto const planned = plan("EL OUARDI;Samira;samira@example.ma;;;;;\n");
  EXPECT_EQ(planned[0].person.record.person.id, id("samira"));
  EXPECT_EQ(planned[0].person.outcome, RowOutcome::unchanged);
  EXPECT_EQ(planned[0].person.record.person.family_name, "El Ouardi") << "another spelling replaces nothing";
}

TEST(ImportOfPeople, TakesASharedAddressForNobodysOwn) {
  auto const planned = plan("Benjelloun;Nadia;samira@example.ma;;;;;\n");
  EXPECT_EQ(planned[0].person.outcome, RowOutcome::fresh);
}

TEST(ImportOfPeople, RemembersEarlierRowsThatWereLetGoOf) {
  // Names and addresses longer than what a string holds in place, and a number that it does.
  auto const planned = plan_row_by_row("Benjelloun Andaloussi;Nadia Zahra;nadia.zahra.benjelloun@example.ma;;;;;\n"
                                       "Andaloussi Benjelloun;Zahra Nadia;;;;;;\n"
                                       "Benjelloun;Nadia;nadia.zahra.benjelloun@example.ma;;;;;\n"
                                       "EL OUARDI;Samira;samira@example.ma;;;;;\n");
  EXPECT_TRUE(planned[0].remarks.empty());
  for (auto i : {1U, 2U}) {
    ASSERT_EQ(planned[i].remarks.size(), 1U) << i;
    EXPECT_EQ(planned[i].remarks[0].code, "repeated_person") << i;
    EXPECT_EQ(planned[i].remarks[0].detail, planned[0].remarks.empty() ? "2" : "") << i;
  }
  EXPECT_EQ(planned[3].person.record.person.id, id("samira"));
}

TEST(ImportOfPeople, FindsSomebodyByTheWholeNameInAnyOrder) {
  EXPECT_EQ(plan("Karim;Tazi;;;;;;\n")[0].person.record.person.id, id("karim"));
}

TEST(ImportOfPeople, TakesANamesakeForSomebodyElseAndSaysSo) {
  for (std::string const row : {"El Ouardi;Samira;;MEF;;;H;\n", "El Ouardi;Samira;;;;12/03/1975;;\n"}) {
    auto const planned = plan(row);
    EXPECT_EQ(planned[0].person.outcome, RowOutcome::fresh) << row;
    auto const& remark = planned[0].remarks.at(0);
    EXPECT_EQ(remark, (RowRemark{"Nom", "namesake", "Samira El Ouardi (Ministère des Finances)", true, {{"El Ouardi #" + id("samira").text(), id("samira").uuid}}})) << row;
    auto const chosen = plan("El Ouardi #" + id("samira").text() + row.substr(row.find(';')))[0];
    EXPECT_EQ(chosen.person.record.person.id, id("samira")) << "somebody may know that it is her";
  }
}

TEST(ImportOfPeople, NamesTheCandidatesWhenSeveralMatch) {
  auto const planned = plan("Alami;Amine;;;;;;\n");
  EXPECT_EQ(planned[0].person.outcome, RowOutcome::error);
  auto const &one = id("amine 1"), &two = id("amine 2");
  EXPECT_THAT(planned[0].remarks, ElementsAre(RowRemark{"Nom", "ambiguous_person", "Amine Alami; Amine Alami", false,
                                                        {{"Alami #" + one.text(), one.uuid}, {"Alami #" + two.text(), two.uuid}, {"Alami #new", {}}}}));
}

TEST(ImportOfPeople, TakesTheCandidateThatACellNames) {
  auto const planned = plan("Alami #" + id("amine 2").text() + ";Amine;;;;;;\n");
  EXPECT_EQ(planned[0].person.record.person.id, id("amine 2"));
  EXPECT_EQ(planned[0].person.outcome, RowOutcome::unchanged);
  EXPECT_THAT(planned[0].remarks, IsEmpty());
  auto const another = plan("Alami #new;Amine;;;;;;\n");
  EXPECT_EQ(another[0].person.outcome, RowOutcome::fresh);
  EXPECT_EQ(another[0].person.record.person.family_name, "Alami");
}

TEST(ImportOfPeople, TakesNobodyForAnotherBecauseACellNamesThem) {
  auto const planned = plan("Alami #" + id("karim").text() + ";Amine;;;;;;\n");
  EXPECT_EQ(planned[0].person.outcome, RowOutcome::error) << "Karim is no candidate for this name";
  EXPECT_EQ(plan("Alami #2;Amine;;;;;;\n")[0].person.outcome, RowOutcome::fresh) << "what is no id belongs to the name";
}

TEST(ImportOfPeople, GivesSomebodyWhoServesElsewhereByNowAPostOfItsOwn) {
  auto const planned = plan("El Ouardi;Samira;samira@example.ma;DGCT;Directrice;;;\n", {}, nullptr, "2026-11-26", with_dgct());
  auto const& record = planned[0].person.record;
  EXPECT_EQ(planned[0].person.outcome, RowOutcome::changed);
  ASSERT_TRUE(record.ended);
  EXPECT_EQ(record.ended->organisation_id, organisation("MEF"));
  EXPECT_EQ(record.ended->function, "Cheffe");
  EXPECT_EQ(record.ended->to, LocalDate::parse("2026-11-25"));
  ASSERT_TRUE(record.post);
  EXPECT_NE(record.post->id, record.ended->id);
  EXPECT_EQ(record.post->organisation_id, organisation("DGCT"));
  EXPECT_EQ(record.post->function, "Directrice");
  EXPECT_EQ(record.post->from, LocalDate::parse("2026-11-26"));
}

TEST(ImportOfPeople, LeavesAPostThatBeganAfterTheListAndCorrectsOneThatBeganOnItsDay) {
  auto lookup = with_dgct();
  lookup.known[0].post->from = LocalDate::parse("2026-06-01");
  auto const earlier = plan("El Ouardi;Samira;samira@example.ma;DGCT;;;;\n", {}, nullptr, "2026-05-31", lookup);
  EXPECT_EQ(earlier[0].person.outcome, RowOutcome::unchanged);
  EXPECT_THAT(earlier[0].remarks, ElementsAre(RowRemark{"Organisme", "later_post", "2026-06-01", true}));
  auto const same_day = plan("El Ouardi;Samira;samira@example.ma;DGCT;;;;\n", {}, nullptr, "2026-06-01", lookup);
  EXPECT_FALSE(same_day[0].person.record.ended);
  EXPECT_EQ(same_day[0].person.record.post->organisation_id, organisation("DGCT"));
}

TEST(ImportOfPeople, KnowsSomebodyOfOneNameAndBirthWhoChangedTheirOrganisation) {
  auto lookup = with_dgct();
  lookup.known[0].person.birth_year.reset();
  lookup.known[0].person.birth_date = LocalDate::parse("1980-03-12");
  auto const planned = plan("El Ouardi;Samira;;DGCT;;12/03/1980;;\n", {}, nullptr, "2026-11-26", lookup);
  EXPECT_EQ(planned[0].person.record.person.id, id("samira"));
  EXPECT_TRUE(planned[0].person.record.ended);
}

TEST(ImportOfPeople, SaysThatTheFileRepeatsAPerson) {
  EXPECT_EQ(plan("Tazi;Karim;;;;;;\nTAZI;Karim;;;;;;\n")[1].remarks[0], (RowRemark{"Nom", "repeated_person", "2", false}));
  EXPECT_EQ(plan("Neuf;Un;;;;;;\nNeuf;Un;;;;;;\n")[1].remarks[0], (RowRemark{"Nom", "repeated_person", "2", false}));
  EXPECT_THAT(plan("Neuf;Un;a@x.ma;;;;;\nNeuf;Un;b@x.ma;;;;;\n")[1].remarks, IsEmpty()) << "two addresses are two people";
}

TEST(ImportOfPeople, ChangesWhatTheRowSaysAndEmptiesNothing) {
  auto const planned = plan("El Ouardi;Samira;samira@example.ma;;Directrice;;;Rabat\n");
  EXPECT_EQ(planned[0].person.outcome, RowOutcome::changed);
  EXPECT_THAT(planned[0].person.changes, ElementsAre(FieldChange{"function", "Cheffe", "Directrice"}, FieldChange{"place", "", "04.421"}));
  EXPECT_EQ(planned[0].person.record.post->organisation_id, organisation("MEF"));
  EXPECT_EQ(planned[0].person.record.post->id, AffiliationId{Uuid::from_name("post")}) << "what is said of the post corrects it";
}

TEST(ImportOfPeople, MakesOrganisationsOnlyWhenADefaultSaysSo) {
  EXPECT_EQ(plan("Neuf;Un;;Agence;;;;\n")[0].remarks[0], (RowRemark{"Organisme", "unknown_organisation", "Agence", false}));
  auto const &one = organisation("DRH 1"), &two = organisation("DRH 2");
  EXPECT_EQ(plan("Neuf;Un;;DRH;;;;\n")[0].remarks[0],
            (RowRemark{"Organisme", "ambiguous_organisation", "DRH; DRH", false, {{"DRH #" + one.text(), one.uuid}, {"DRH #" + two.text(), two.uuid}}}));
  EXPECT_EQ(plan("Neuf;Un;;DRH #" + two.text() + ";;;;\n")[0].person.record.post->organisation_id, two);
  std::size_t made = 0;
  auto const planned = plan("Neuf;Un;;Agence;;;;\nNeuf;Deux;;Agence;;;;\n", {{"create_organisations", "true"}, {"organisation_type", "Ministère"}}, &made);
  EXPECT_EQ(made, 1u);
  EXPECT_EQ(planned[0].person.record.post->organisation_id, planned[1].person.record.post->organisation_id);
}

TEST(ImportOfPeople, GivesDefaultsToNewPeopleOnly) {
  Words const defaults{{"organisation", "MEF"}, {"category", "Fonctionnaire"}, {"administrative_level", "central"}};
  auto const planned = plan("Neuf;Un;;;;;;\nTazi;Karim;;;;;;\n", defaults);
  EXPECT_EQ(planned[0].person.record.post->organisation_id, organisation("MEF"));
  EXPECT_EQ(planned[0].person.record.person.category, "civil_servant");
  EXPECT_EQ(planned[1].person.outcome, RowOutcome::unchanged);
}

TEST(ImportOfPeople, ReadsAWholeNameWithItsCivility) {
  ListOfPeople list(table_of_text("Participant\nMme EL IDRISSI Bouchra\nالسيد أحمد العلوي\n"), {{"full_name", "Participant"}});
  auto const cells = list.next(3);
  ASSERT_THAT(cells, SizeIs(2));
  EXPECT_EQ(cells[0].said.family_name, "EL IDRISSI");
  EXPECT_EQ(cells[0].said.sex, Sex::female);
  EXPECT_EQ(cells[1].said.given_name_ar, "أحمد");
  EXPECT_EQ(cells[1].said.sex, Sex::male);
}

TEST(ColumnsOfPeople, AreGuessedInThreeLanguages) {
  EXPECT_EQ(guess_fields({"N°", "Nom et Prénom", "Civilité", "Fonction", "Organisme / Direction", "GSM", "Courriel"}, people_kind().words),
            (Words{{"full_name", "Nom et Prénom"}, {"title", "Civilité"}, {"function", "Fonction"}, {"organisation", "Organisme / Direction"},
                   {"phone", "GSM"}, {"email", "Courriel"}}));
  EXPECT_EQ(guess_fields({"الاسم الشخصي", "الاسم العائلي", "الإدارة", "الهاتف"}, people_kind().words),
            (Words{{"given_name_ar", "الاسم الشخصي"}, {"family_name_ar", "الاسم العائلي"}, {"organisation", "الإدارة"}, {"phone", "الهاتف"}}));
}

}  // namespace
}  // namespace athar
