#include <array>

#include "domain/imports/columns.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 17> fields{"name",   "name_fr", "name_ar", "name_en", "acronym", "acronym_fr", "acronym_ar", "acronym_en", "alias",
                                                  "type",   "parent",  "country", "place",   "address", "phone",      "email",      "website"};
constexpr std::array<std::string_view, 4> one_of{"name", "name_fr", "name_ar", "name_en"};
constexpr std::array<std::string_view, 3> default_fields{"type", "country", "language"};

constexpr auto words = std::to_array<HeaderWord>({
    {"name_fr", "nom en français", true}, {"name_fr", "nom fr"}, {"name_fr", "dénomination en français", true}, {"name_fr", "intitulé en français"},
    {"name_fr", "name fr"}, {"name_fr", "name in french"}, {"name_ar", "name in arabic"}, {"name_en", "name in english"}, {"name_fr", "الاسم بالفرنسية"},
    {"name_ar", "nom en arabe", true}, {"name_ar", "nom ar"}, {"name_ar", "dénomination en arabe", true}, {"name_ar", "name ar"},
    {"name_ar", "الاسم بالعربية"}, {"name_ar", "التسمية بالعربية"},
    {"name_en", "nom en anglais"}, {"name_en", "english name"}, {"name_en", "الاسم بالإنجليزية"},
    {"name", "name"}, {"name", "nom"}, {"name", "dénomination", true}, {"name", "raison sociale"}, {"name", "organisation", true},
    {"name", "organisme", true}, {"name", "structure", true}, {"name", "institution"}, {"name", "administration"}, {"name", "association"},
    {"name", "entité"}, {"name", "organization"}, {"name", "الاسم"}, {"name", "التسمية"}, {"name", "الهيئة"}, {"name", "المؤسسة"},
    {"name", "الإدارة"}, {"name", "الجمعية"},
    {"acronym_ar", "sigle en arabe"}, {"acronym_ar", "acronym ar"}, {"acronym_fr", "acronym fr"}, {"acronym_en", "sigle en anglais"},
    {"acronym_fr", "sigle en français"}, {"acronym", "sigle", true}, {"acronym", "acronyme", true}, {"acronym", "acronym"},
    {"acronym", "abréviation"}, {"acronym", "الرمز المختصر"}, {"acronym", "المختصر"},
    {"alias", "alias"}, {"alias", "référence"}, {"alias", "reference"}, {"alias", "external reference"}, {"alias", "code"},
    {"alias", "autre nom"}, {"alias", "identifiant"}, {"alias", "المرجع"},
    {"type", "type", true}, {"type", "catégorie"}, {"type", "nature"}, {"type", "statut"}, {"type", "النوع"}, {"type", "الصنف"},
    {"parent", "parent"}, {"parent", "tutelle"}, {"parent", "ministère de tutelle"}, {"parent", "organisme de tutelle"},
    {"parent", "rattachement"}, {"parent", "ministère", true}, {"parent", "ministry"}, {"parent", "الوزارة"}, {"parent", "الجهة الوصية"},
    {"country", "pays"}, {"country", "country"}, {"country", "country code"}, {"country", "البلد"}, {"country", "الدولة"},
    {"place", "lieu"}, {"place", "place"}, {"place", "région"}, {"place", "province", true}, {"place", "préfecture"}, {"place", "ville"},
    {"place", "city"}, {"place", "region"}, {"place", "الجهة"}, {"place", "الإقليم"}, {"place", "المدينة"},
    {"address", "adresse", true}, {"address", "address"}, {"address", "العنوان"},
    {"email", "email", true}, {"email", "e-mail", true}, {"email", "courriel", true}, {"email", "adresse électronique"},
    {"email", "adresse e-mail"}, {"email", "mail"}, {"email", "البريد الإلكتروني"},
    {"phone", "téléphone", true}, {"phone", "tél", true}, {"phone", "phone", true}, {"phone", "gsm"}, {"phone", "الهاتف"}, {"phone", "رقم الهاتف"},
    {"website", "site"}, {"website", "site web"}, {"website", "site internet"}, {"website", "website"}, {"website", "الموقع الإلكتروني"},
});

void check_default(std::vector<FieldError>& errors, std::string const& path, std::string const& field, std::string const& value) {
  if (field == "language") check_choice(errors, path, value, "fr, ar, en");
}

constexpr ImportKind table{"organisations", fields, words, one_of, default_fields, check_default};

}  // namespace

ImportKind const& organisations_kind() { return table; }

}  // namespace athar
