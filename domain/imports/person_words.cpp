#include "domain/imports/person_words.hpp"

namespace athar {
namespace {

constexpr auto words = std::to_array<HeaderWord>({
    {"full_name_ar", "nom et prénom en arabe", true}, {"full_name_ar", "nom complet en arabe"}, {"full_name_ar", "الاسم الكامل"},
    {"full_name_ar", "الاسم والنسب"}, {"full_name_ar", "النسب والاسم"}, {"full_name_ar", "الاسم الشخصي والعائلي"},
    {"full_name_ar", "الاسم العائلي والشخصي"}, {"full_name_ar", "اسم المشارك"}, {"full_name_ar", "اسم المشاركة"}, {"full_name_ar", "full name ar"},
    {"full_name", "nom et prénom", true}, {"full_name", "prénom et nom", true}, {"full_name", "nom complet", true}, {"full_name", "full name", true},
    {"full_name", "nom et prénoms", true}, {"full_name", "noms et prénoms", true}, {"full_name", "name"}, {"full_name", "participant"},
    {"full_name", "participante"}, {"full_name", "participants"}, {"full_name", "nom du participant"}, {"full_name", "bénéficiaire"},
    {"full_name", "identité"},
    {"family_name", "الاسم العائلي باللاتينية"}, {"family_name", "النسب باللاتينية"}, {"given_name", "الاسم الشخصي باللاتينية"},
    {"given_name", "الاسم باللاتينية"}, {"family_name_ar", "النسب بالعربية"}, {"family_name_ar", "family name in arabic"},
    {"given_name_ar", "الاسم بالعربية"}, {"given_name_ar", "given name in arabic"},
    {"family_name_ar", "nom en arabe", true}, {"family_name_ar", "nom ar"}, {"family_name_ar", "الاسم العائلي"}, {"family_name_ar", "النسب"},
    {"family_name_ar", "family name ar"}, {"given_name_ar", "prénom en arabe", true}, {"given_name_ar", "prénom ar"},
    {"given_name_ar", "الاسم الشخصي"}, {"given_name_ar", "given name ar"}, {"full_name_ar", "الاسم"},
    {"family_name", "nom de famille"}, {"family_name", "nom"}, {"family_name", "family name"}, {"family_name", "last name"},
    {"family_name", "surname"}, {"family_name", "nom en français"}, {"family_name", "nom fr"},
    {"given_name", "prénom", true}, {"given_name", "prénoms"}, {"given_name", "given name"}, {"given_name", "first name"},
    {"title", "civilité"}, {"title", "titre"}, {"title", "title"}, {"title", "mme/m."}, {"title", "m./mme"}, {"title", "اللقب"}, {"title", "الصفة المدنية"},
    {"sex", "sexe", true}, {"sex", "sex"}, {"sex", "genre"}, {"sex", "gender"}, {"sex", "f/h"}, {"sex", "h/f"}, {"sex", "f/m"}, {"sex", "الجنس"},
    {"sex", "النوع"},
    {"birth_date", "date de naissance", true}, {"birth_date", "birth date"}, {"birth_date", "date of birth"}, {"birth_date", "né(e) le"},
    {"birth_date", "تاريخ الازدياد"}, {"birth_date", "تاريخ الميلاد"},
    {"birth_year", "année de naissance", true}, {"birth_year", "birth year"}, {"birth_year", "سنة الازدياد"}, {"birth_year", "سنة الميلاد"},
    {"organisation", "organisation", true}, {"organisation", "organisme", true}, {"organisation", "administration", true},
    {"organisation", "structure", true}, {"organisation", "institution", true}, {"organisation", "établissement", true},
    {"organisation", "ministère", true}, {"organisation", "département", true}, {"organisation", "direction", true},
    {"organisation", "entité", true}, {"organisation", "affiliation"}, {"organisation", "association"}, {"organisation", "employeur"},
    {"organisation", "organization"}, {"organisation", "employer"}, {"organisation", "الإدارة أو الهيئة"}, {"organisation", "الإدارة"}, {"organisation", "المؤسسة"},
    {"organisation", "الهيئة"}, {"organisation", "الوزارة"}, {"organisation", "القطاع"}, {"organisation", "الجمعية"},
    {"function", "fonction", true}, {"function", "poste", true}, {"function", "qualité"}, {"function", "function"}, {"function", "position"},
    {"function", "job title"}, {"function", "الوظيفة"}, {"function", "المهمة"}, {"function", "المنصب"}, {"function", "الصفة"},
    {"grade", "grade", true}, {"grade", "cadre"}, {"grade", "الدرجة"}, {"grade", "الرتبة"}, {"grade", "الإطار"},
    {"administrative_level", "niveau administratif"}, {"administrative_level", "niveau", true}, {"administrative_level", "administrative level"},
    {"administrative_level", "المستوى الإداري"}, {"administrative_level", "المستوى"},
    {"category", "catégorie", true}, {"category", "category"}, {"category", "profil"}, {"category", "الفئة"}, {"category", "الصنف"},
    {"place", "lieu d'affectation", true}, {"place", "affectation", true}, {"place", "région", true}, {"place", "province", true},
    {"place", "préfecture"}, {"place", "commune"}, {"place", "ville"}, {"place", "place"}, {"place", "city"}, {"place", "region"},
    {"place", "place of assignment"}, {"place", "مكان التعيين"}, {"place", "الجهة"}, {"place", "الإقليم"}, {"place", "الجماعة"}, {"place", "المدينة"}, {"place", "مقر العمل"},
    {"email", "email", true}, {"email", "e-mail", true}, {"email", "courriel", true}, {"email", "adresse électronique", true},
    {"email", "adresse email"}, {"email", "adresse e-mail"}, {"email", "mail"}, {"email", "البريد الإلكتروني"}, {"email", "العنوان الإلكتروني"},
    {"phone", "téléphone", true}, {"phone", "tél", true}, {"phone", "n° de téléphone", true}, {"phone", "n° tél"}, {"phone", "gsm", true},
    {"phone", "portable"}, {"phone", "mobile", true}, {"phone", "phone", true}, {"phone", "contact"}, {"phone", "الهاتف"},
    {"phone", "رقم الهاتف"}, {"phone", "الهاتف المحمول"},
    {"language", "langue", true}, {"language", "language"}, {"language", "اللغة"},
});

constexpr ImportKind table{"people", person_fields, words, person_names, person_defaults, check_person_default};

}  // namespace

std::span<HeaderWord const> const person_words{words};

ImportKind const& people_kind() { return table; }

void check_person_default(std::vector<FieldError>& errors, std::string const& path, std::string const& field, std::string const& value) {
  if (field == "create_organisations") check_choice(errors, path, value, "true, false");
  if (field == "administrative_level") check_choice(errors, path, value, "central, deconcentrated, territorial");
  if (field == "language") check_choice(errors, path, value, "fr, ar, en");
}

}  // namespace athar
