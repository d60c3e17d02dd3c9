#include <array>

#include "domain/imports/columns.hpp"
#include "domain/imports/session_rows.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 22> fields{
    "external_reference", "title", "title_fr", "title_ar", "title_en", "first_date", "last_date", "days", "kind", "modality", "programme", "course",
    "country", "place_code", "venue", "seats", "starts", "ends", "head_count_total", "head_count_women", "head_count_men", "note"};
constexpr std::array<std::string_view, 1> one_of{"external_reference"};
constexpr std::array<std::string_view, 4> default_fields{"programme", "kind", "modality", "language"};

constexpr std::string_view kind_list = "training, workshop, reflection_workshop, study_visit, coaching, seminar, conference";
constexpr std::string_view modality_list = "in_person, distance, e_learning, blended";

// What each column is usually called. Several headers of a file may fit one field: the earlier line wins.
constexpr auto words = std::to_array<HeaderWord>({
    {"external_reference", "external reference"}, {"external_reference", "reference"}, {"external_reference", "ref"},
    {"external_reference", "slug"}, {"external_reference", "key"}, {"external_reference", "identifiant"}, {"external_reference", "id"},
    {"external_reference", "code session"}, {"external_reference", "session code"}, {"external_reference", "numero"},
    {"external_reference", "المرجع"}, {"external_reference", "الرقم"},
    {"title_fr", "title fr"}, {"title_fr", "titre fr"}, {"title_fr", "intitule fr"}, {"title_fr", "intitule en francais"}, {"title_fr", "title in french"},
    {"title_fr", "العنوان بالفرنسية"}, {"title_ar", "title in arabic"}, {"title_en", "title in english"}, {"title_en", "العنوان بالإنجليزية"},
    {"title_ar", "title ar"}, {"title_ar", "titre ar"}, {"title_ar", "intitule ar"}, {"title_ar", "intitule en arabe"},
    {"title_ar", "العنوان بالعربية"}, {"title_en", "title in english"}, {"title_en", "english title"},
    {"title_en", "intitule en anglais"}, {"title_en", "titre en anglais"},
    {"title", "title"}, {"title", "titre"}, {"title", "intitule", true}, {"title", "theme"}, {"title", "session"}, {"title", "name"},
    {"title", "nom"}, {"title", "subject"}, {"title", "objet"}, {"title", "host name"}, {"title", "العنوان"}, {"title", "الموضوع"},
    {"days", "days"}, {"days", "jours"}, {"days", "dates"}, {"days", "الأيام"}, {"days", "التواريخ"},
    {"first_date", "first date"}, {"first_date", "start date"}, {"first_date", "start"}, {"first_date", "date"},
    {"first_date", "date debut", true}, {"first_date", "date de debut", true}, {"first_date", "debut"}, {"first_date", "du"},
    {"first_date", "تاريخ البداية"}, {"first_date", "التاريخ"},
    {"last_date", "last date"}, {"last_date", "end date"}, {"last_date", "end"}, {"last_date", "date fin", true}, {"last_date", "date de fin", true},
    {"last_date", "fin"}, {"last_date", "au"}, {"last_date", "تاريخ النهاية"},
    {"kind", "kind"}, {"kind", "type"}, {"kind", "nature"}, {"kind", "النوع"},
    {"modality", "modality"}, {"modality", "modalite"}, {"modality", "mode"}, {"modality", "الصيغة"}, {"modality", "النمط"},
    {"programme", "programme"}, {"programme", "program"}, {"programme", "projet"}, {"programme", "project"},
    {"programme", "programme code"}, {"programme", "code programme"}, {"programme", "البرنامج"}, {"programme", "المشروع"},
    {"course", "course"}, {"course", "course code"}, {"course", "course reference"}, {"course", "course of the catalogue"},
    {"course", "formation du catalogue"}, {"course", "code formation"}, {"course", "reference formation"}, {"course", "code de la formation"},
    {"course", "reference de la formation"}, {"course", "catalogue"}, {"course", "reference catalogue"}, {"course", "code catalogue"},
    {"course", "formation"}, {"course", "تكوين الدليل"}, {"course", "رمز التكوين"}, {"course", "مرجع التكوين"}, {"course", "التكوين"},
    {"country", "country"}, {"country", "pays"}, {"country", "country code"}, {"country", "code pays"}, {"country", "البلد"},
    {"country", "الدولة"},
    {"place_code", "place code"}, {"place_code", "code lieu"}, {"place_code", "place"}, {"place_code", "region code"},
    {"place_code", "code region"}, {"place_code", "region"}, {"place_code", "province"}, {"place_code", "ville"}, {"place_code", "city"},
    {"place_code", "رمز المكان"}, {"place_code", "الجهة"}, {"place_code", "الإقليم"}, {"place_code", "المدينة"},
    {"venue", "venue"}, {"venue", "lieu", true}, {"venue", "salle"}, {"venue", "location"}, {"venue", "adresse"}, {"venue", "address"},
    {"venue", "المكان"}, {"venue", "القاعة"},
    {"seats", "seats"}, {"seats", "places"}, {"seats", "capacite"}, {"seats", "nombre de places"}, {"seats", "المقاعد"},
    {"starts", "starts"}, {"starts", "heure de debut"}, {"starts", "heure debut"}, {"starts", "start time"}, {"starts", "ساعة البداية"},
    {"ends", "ends"}, {"ends", "heure de fin"}, {"ends", "heure fin"}, {"ends", "end time"}, {"ends", "ساعة النهاية"},
    {"head_count_total", "head count total"}, {"head_count_total", "attendance"}, {"head_count_total", "participants"},
    {"head_count_total", "total"}, {"head_count_total", "effectif", true}, {"head_count_total", "presents"},
    {"head_count_total", "nombre de participants", true}, {"head_count_total", "nb participants"}, {"head_count_total", "عدد المشاركين"},
    {"head_count_total", "العدد"}, {"head_count_total", "الحضور"},
    {"head_count_women", "head count women"}, {"head_count_women", "women"}, {"head_count_women", "female"},
    {"head_count_women", "femmes", true}, {"head_count_women", "نساء"}, {"head_count_women", "النساء"}, {"head_count_women", "إناث"},
    {"head_count_men", "head count men"}, {"head_count_men", "men"}, {"head_count_men", "male"}, {"head_count_men", "hommes", true},
    {"head_count_men", "رجال"}, {"head_count_men", "الرجال"}, {"head_count_men", "ذكور"},
    {"note", "note"}, {"note", "notes"}, {"note", "remarque"}, {"note", "remarques"}, {"note", "observations"}, {"note", "comment"},
    {"note", "comments"}, {"note", "commentaire"}, {"note", "ملاحظات"},
});

constexpr auto kinds = std::to_array<ChoiceWord>({
    {"training", "formation"}, {"training", "تكوين"}, {"workshop", "atelier"}, {"workshop", "ورشة"},
    {"reflection_workshop", "atelier de reflexion"}, {"reflection_workshop", "ورشة تفكير"}, {"study_visit", "voyage d etudes"},
    {"study_visit", "visite d etudes"}, {"study_visit", "زيارة دراسية"}, {"coaching", "accompagnement"}, {"coaching", "مواكبة"},
    {"study_visit", "visite d’étude"}, {"coaching", "coaching"}, {"seminar", "seminaire"}, {"seminar", "ندوة"}, {"conference", "conférence"}, {"conference", "مؤتمر"},
});

constexpr auto modalities = std::to_array<ChoiceWord>({
    {"in_person", "presentiel"}, {"in_person", "en presentiel"}, {"in_person", "حضوري"}, {"distance", "a distance"},
    {"distance", "distanciel"}, {"distance", "online"}, {"distance", "remote"}, {"distance", "عن بعد"}, {"e_learning", "elearning"}, {"e_learning", "عبر الإنترنت"}, {"blended", "هجين"},
    {"blended", "mixte"}, {"blended", "hybride"}, {"blended", "hybrid"}, {"blended", "مختلط"},
});

void check_default(std::vector<FieldError>& errors, std::string const& path, std::string const& field, std::string const& value) {
  if (field == "kind") check_choice(errors, path, value, kind_list);
  if (field == "modality") check_choice(errors, path, value, modality_list);
  if (field == "language") check_choice(errors, path, value, "fr, ar, en");
}

constexpr ImportKind table{"sessions", fields, words, one_of, default_fields, check_default};

}  // namespace

ImportKind const& sessions_kind() { return table; }

std::optional<SessionKind> session_kind_worded(std::string_view text) { return session_kind_named(code_meant(kinds, text)); }

std::optional<Modality> modality_worded(std::string_view text) { return modality_named(code_meant(modalities, text)); }

}  // namespace athar
