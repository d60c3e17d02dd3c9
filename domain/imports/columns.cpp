#include "domain/imports/columns.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace athar {
namespace {

constexpr std::array<std::string_view, 14> fields{"external_reference", "title",     "first_date", "last_date",        "kind",
                                                  "modality",           "programme", "country",    "place_code",       "venue",
                                                  "head_count_total",   "head_count_women",        "head_count_men",   "note"};
constexpr std::array<std::string_view, 4> fields_with_default{"programme", "kind", "modality", "language"};

struct Word {
  std::string_view means;
  std::string_view text;                     ///< as `plain` writes it
};

constexpr auto names = std::to_array<Word>({
    {"external_reference", "external_reference"}, {"external_reference", "reference"}, {"external_reference", "ref"},
    {"external_reference", "slug"}, {"external_reference", "key"}, {"external_reference", "identifiant"}, {"external_reference", "id"},
    {"external_reference", "code_session"}, {"external_reference", "session_code"}, {"external_reference", "numero"},
    {"external_reference", "المرجع"}, {"external_reference", "الرقم"},
    {"title", "title"}, {"title", "titre"}, {"title", "intitule"}, {"title", "theme"}, {"title", "session"}, {"title", "name"},
    {"title", "nom"}, {"title", "subject"}, {"title", "objet"}, {"title", "host_name"}, {"title", "العنوان"}, {"title", "الموضوع"},
    {"first_date", "first_date"}, {"first_date", "start_date"}, {"first_date", "start"}, {"first_date", "date"},
    {"first_date", "date_debut"}, {"first_date", "date_de_debut"}, {"first_date", "debut"}, {"first_date", "du"},
    {"first_date", "تاريخ_البداية"}, {"first_date", "التاريخ"},
    {"last_date", "last_date"}, {"last_date", "end_date"}, {"last_date", "end"}, {"last_date", "date_fin"}, {"last_date", "date_de_fin"},
    {"last_date", "fin"}, {"last_date", "au"}, {"last_date", "تاريخ_النهاية"},
    {"kind", "kind"}, {"kind", "type"}, {"kind", "nature"}, {"kind", "النوع"},
    {"modality", "modality"}, {"modality", "modalite"}, {"modality", "mode"}, {"modality", "الصيغة"}, {"modality", "النمط"},
    {"programme", "programme"}, {"programme", "program"}, {"programme", "projet"}, {"programme", "project"},
    {"programme", "programme_code"}, {"programme", "code_programme"}, {"programme", "البرنامج"}, {"programme", "المشروع"},
    {"country", "country"}, {"country", "pays"}, {"country", "country_code"}, {"country", "code_pays"}, {"country", "البلد"},
    {"country", "الدولة"},
    {"place_code", "place_code"}, {"place_code", "code_lieu"}, {"place_code", "place"}, {"place_code", "region_code"},
    {"place_code", "code_region"}, {"place_code", "رمز_المكان"},
    {"venue", "venue"}, {"venue", "lieu"}, {"venue", "salle"}, {"venue", "location"}, {"venue", "adresse"}, {"venue", "address"},
    {"venue", "المكان"}, {"venue", "القاعة"},
    {"head_count_total", "head_count_total"}, {"head_count_total", "attendance"}, {"head_count_total", "participants"},
    {"head_count_total", "total"}, {"head_count_total", "effectif"}, {"head_count_total", "presents"},
    {"head_count_total", "nombre_de_participants"}, {"head_count_total", "nb_participants"}, {"head_count_total", "عدد_المشاركين"},
    {"head_count_total", "العدد"}, {"head_count_total", "الحضور"},
    {"head_count_women", "head_count_women"}, {"head_count_women", "women"}, {"head_count_women", "female"},
    {"head_count_women", "femmes"}, {"head_count_women", "نساء"}, {"head_count_women", "النساء"}, {"head_count_women", "إناث"},
    {"head_count_men", "head_count_men"}, {"head_count_men", "men"}, {"head_count_men", "male"}, {"head_count_men", "hommes"},
    {"head_count_men", "رجال"}, {"head_count_men", "الرجال"}, {"head_count_men", "ذكور"},
    {"note", "note"}, {"note", "notes"}, {"note", "remarque"}, {"note", "remarques"}, {"note", "observations"}, {"note", "comment"},
    {"note", "comments"}, {"note", "commentaire"}, {"note", "ملاحظات"},
});

constexpr auto kinds = std::to_array<Word>({
    {"training", "formation"}, {"training", "تكوين"}, {"workshop", "atelier"}, {"workshop", "ورشة"},
    {"reflection_workshop", "atelier_de_reflexion"}, {"reflection_workshop", "ورشة_تفكير"}, {"study_visit", "voyage_d_etudes"},
    {"study_visit", "visite_d_etudes"}, {"study_visit", "زيارة_دراسية"}, {"coaching", "accompagnement"}, {"coaching", "مواكبة"},
    {"seminar", "seminaire"}, {"seminar", "ندوة"}, {"conference", "مؤتمر"},
});

constexpr auto modalities = std::to_array<Word>({
    {"in_person", "presentiel"}, {"in_person", "en_presentiel"}, {"in_person", "حضوري"}, {"distance", "a_distance"},
    {"distance", "distanciel"}, {"distance", "online"}, {"distance", "remote"}, {"distance", "عن_بعد"}, {"e_learning", "elearning"},
    {"blended", "mixte"}, {"blended", "hybride"}, {"blended", "hybrid"}, {"blended", "مختلط"},
});

/// Small Latin letters without accents; runs of anything between words become one "_".
std::string plain(std::string_view text) {
  constexpr auto accents = std::to_array<std::pair<std::string_view, char>>({
      {"é", 'e'}, {"è", 'e'}, {"ê", 'e'}, {"ë", 'e'}, {"É", 'e'}, {"È", 'e'}, {"à", 'a'}, {"â", 'a'}, {"À", 'a'}, {"î", 'i'}, {"ï", 'i'},
      {"ô", 'o'}, {"û", 'u'}, {"ù", 'u'}, {"ç", 'c'}});
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = text[i];
    auto const accent = std::find_if(accents.begin(), accents.end(), [&](auto const& a) { return text.substr(i).starts_with(a.first); });
    if (accent != accents.end()) {
      out += accent->second;
      i += accent->first.size();
      continue;
    }
    bool const letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    else if (letter) out += c;
    else if (!out.empty() && out.back() != '_') out += '_';
    ++i;
  }
  if (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

template <std::size_t N>
std::string_view meaning(std::array<Word, N> const& words, std::string_view text) {
  for (auto const& word : words)
    if (word.text == text) return word.means;
  return text;
}

template <std::size_t N>
bool contains(std::array<std::string_view, N> const& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

void check_default(std::vector<FieldError>& errors, std::string const& field, std::string const& value) {
  std::string const path = "defaults/" + field;
  if (!contains(fields_with_default, field)) errors.push_back({path, "unknown_field", "programme, kind, modality, language"});
  else if (field == "kind" && !session_kind_named(value)) errors.push_back({path, "not_one_of", "training, workshop, reflection_workshop, study_visit, coaching, seminar, conference"});
  else if (field == "modality" && !modality_named(value)) errors.push_back({path, "not_one_of", "in_person, distance, e_learning, blended"});
  else if (field == "language" && value != "fr" && value != "ar" && value != "en") errors.push_back({path, "not_one_of", "fr, ar, en"});
}

}  // namespace

std::span<std::string_view const> session_fields() { return fields; }

std::map<std::string, std::string> guess_session_columns(std::vector<std::string> const& columns) {
  std::map<std::string, std::string> mapping;
  std::set<std::string_view> used;
  std::vector<std::string> written;
  for (auto const& column : columns) written.push_back(plain(column));
  // The table's order says which of several columns speaks for a field.
  for (auto const& name : names) {
    if (mapping.contains(std::string(name.means))) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (written[i] != name.text || !used.insert(columns[i]).second) continue;
      mapping.emplace(name.means, columns[i]);
      break;
    }
  }
  return mapping;
}

Result<void> check_session_mapping(std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                                   std::vector<std::string> const& columns) {
  std::vector<FieldError> errors;
  if (!mapping.contains("external_reference")) errors.push_back({"mapping/external_reference", "required", {}});
  std::set<std::string_view> used;
  for (auto const& [field, column] : mapping) {
    std::string const path = "mapping/" + field;
    if (!contains(fields, field)) errors.push_back({path, "unknown_field", {}});
    else if (std::find(columns.begin(), columns.end(), column) == columns.end()) errors.push_back({path, "unknown_column", column});
    else if (!used.insert(column).second) errors.push_back({path, "given_twice", column});
  }
  for (auto const& [field, value] : defaults) check_default(errors, field, value);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

std::optional<SessionKind> session_kind_worded(std::string_view text) {
  auto const word = plain(text);
  return session_kind_named(meaning(kinds, word));
}

std::optional<Modality> modality_worded(std::string_view text) {
  auto const word = plain(text);
  return modality_named(meaning(modalities, word));
}

}  // namespace athar
