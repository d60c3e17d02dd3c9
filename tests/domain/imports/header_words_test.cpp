#include "domain/imports/header_words.hpp"

#include <gtest/gtest.h>

#include "domain/imports/columns.hpp"

namespace athar {
namespace {

TEST(HeaderKey, IsTheSameForOneNameWrittenInManyWays) {
  for (std::string const name : {"Nom & Prénom", "NOM ET PRENOM", "nom / prénoms :", " Nom  et\nPrénom ", "Nom et Prénom(s)", "\u200FNom et prénom"})
    EXPECT_EQ(header_key(name), "nom_prenom") << name;
  for (std::string const name : {"N° de téléphone", "Numéro de Téléphone", "n. téléphone", "No. Téléphone", "NUMERO TELEPHONE"})
    EXPECT_EQ(header_key(name), "numero_telephone") << name;
  for (std::string const name : {"الاسم الكامل", "الإسم الكامل", "الأسم الكامـل :", "الاِسم الكامل", "اسم كامل"}) EXPECT_EQ(header_key(name), header_key("الاسم الكامل")) << name;
  EXPECT_EQ(header_key("Nb. de participants"), "nombre_participant");
  EXPECT_EQ(header_key("Du"), "du") << "a column of its own";
  EXPECT_EQ(header_key("N°"), "numero");
  EXPECT_EQ(header_key("***"), "");
}

using Mapping = std::map<std::string, std::string>;

constexpr auto words = std::to_array<HeaderWord>({{"full_name", "Nom et prénom"}, {"full_name", "الاسم الكامل"}, {"family_name", "Nom"}, {"family_name", "النسب"},
                                                  {"given_name", "Prénom"}, {"phone", "Téléphone", true}, {"phone", "الهاتف", true}, {"email", "E-mail"},
                                                  {"organisation", "Administration", true}, {"birth_date", "Date de naissance"}, {"date", "Date", true}});

TEST(GuessFields, FindsColumnsByTheirNames) {
  EXPECT_EQ(guess_fields({"N°", "NOM", "PRENOM", "Tél. portable", "Téléphone portable", "Date de naissance", "Administration d'origine"}, words),
            (Mapping{{"family_name", "NOM"}, {"given_name", "PRENOM"}, {"phone", "Téléphone portable"}, {"birth_date", "Date de naissance"}, {"organisation", "Administration d'origine"}}));
  EXPECT_EQ(guess_fields({"الاسم الكامل", "رقم", "هاتف"}, words), (Mapping{{"full_name", "الاسم الكامل"}, {"phone", "هاتف"}}));
}

TEST(GuessFields, PrefersAWholeNameToABeginning) {
  EXPECT_EQ(guess_fields({"Téléphone fixe", "Téléphone"}, words), (Mapping{{"phone", "Téléphone"}}));
  EXPECT_EQ(guess_fields({"Nom de l'établissement"}, words), Mapping{}) << "not somebody's name";
}

TEST(GuessFields, ReadsTheLastPartOfAHeaderOfTwoRows) {
  EXPECT_EQ(guess_fields({"Participant › Nom", "Participant › Prénom", "Contact › E-mail", "Contact › Téléphone fixe"}, words),
            (Mapping{{"family_name", "Participant › Nom"}, {"given_name", "Participant › Prénom"}, {"email", "Contact › E-mail"}, {"phone", "Contact › Téléphone fixe"}}));
}

TEST(GuessFields, GivesNoColumnTwiceAndNoFieldTwice) {
  EXPECT_EQ(guess_fields({"Date", "Date (2)"}, words), (Mapping{{"date", "Date"}}));
  EXPECT_EQ(guess_fields({}, words), Mapping{});
  EXPECT_EQ(guess_fields({"", " "}, words), Mapping{});
}

TEST(GuessFields, TakesAPlainTitleAndNameForNoEnglishOne) {
  for (auto const* header : {"Titre", "Title", "Intitulé"}) EXPECT_EQ(guess_fields({header}, sessions_kind().words), (Mapping{{"title", header}}));
  for (auto const* header : {"Nom", "Name"}) EXPECT_EQ(guess_fields({header}, organisations_kind().words), (Mapping{{"name", header}}));
  EXPECT_EQ(guess_fields({"Acronym"}, organisations_kind().words), (Mapping{{"acronym", "Acronym"}}));
}

}  // namespace
}  // namespace athar
