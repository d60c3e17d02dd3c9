#include "domain/imports/layout_cells.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "domain/imports/folding.hpp"
#include "domain/imports/header_words.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

/// Compared by their first words.
constexpr auto usual = std::to_array<std::string_view>({
    "nom", "prénom", "nom et prénom", "nom complet", "civilité", "titre", "sexe", "genre", "cin", "cnie", "ppr", "téléphone", "tél", "gsm",
    "portable", "mobile", "fax", "e-mail", "mail", "email", "courriel", "adresse", "ville", "région", "province", "commune", "préfecture",
    "pays", "lieu", "organisme", "organisation", "administration", "ministère", "département", "direction", "division", "service",
    "établissement", "entité", "structure", "association", "fonction", "poste", "grade", "cadre", "qualité", "profession", "date",
    "date de naissance", "âge", "année", "jour", "matin", "après-midi", "matinée", "séance", "présence", "présent", "absent", "signature",
    "émargement", "observation", "remarque", "commentaire", "n°", "numéro", "numéro d'ordre", "ordre", "code", "référence", "identifiant", "id",
    "intitulé", "thème", "session", "formation", "module", "objet", "début", "fin", "durée", "effectif", "nombre", "total", "femmes",
    "hommes", "participants", "statut", "état", "type", "catégorie", "niveau", "langue", "montant", "budget", "coût", "site web",
    "الاسم", "الاسم الكامل", "الاسم الشخصي", "الاسم العائلي", "النسب", "اللقب", "الجنس", "النوع", "الصفة", "المهمة", "الوظيفة", "الدرجة", "الإطار",
    "المؤسسة", "الإدارة", "الوزارة", "القطاع", "المديرية", "المصلحة", "القسم", "الهيئة", "الجمعية", "الهاتف", "رقم الهاتف", "البريد الإلكتروني", "البريد",
    "العنوان", "المدينة", "الجهة", "الإقليم", "العمالة", "الجماعة", "البلد", "المكان", "التاريخ", "تاريخ الازدياد", "السن", "اليوم", "صباحا", "مساء",
    "بعد الزوال", "الحضور", "الغياب", "التوقيع", "ملاحظات", "الرقم", "ر.ت", "رقم البطاقة الوطنية", "رقم التأجير", "المرجع", "الموضوع", "العدد", "المجموع",
    "name", "first name", "last name", "family name", "given name", "surname", "full name", "title", "sex", "gender", "phone", "mobile phone",
    "address", "city", "town", "region", "country", "place", "venue", "institution", "company", "department", "position", "job title", "role",
    "function", "start", "end", "start date", "end date", "attendance", "women", "men", "status", "category", "language", "reference", "slug",
    "morning", "afternoon", "am", "pm", "day", "notes", "comments", "number", "birth date", "year",
});

std::set<std::string> const& usual_keys() {
  static auto const keys = [] {
    std::set<std::string> all;
    for (auto const label : usual) all.insert(header_key(label));
    return all;
  }();
  return keys;
}

struct Seen {
  std::size_t letters{0};
  std::size_t digits{0};
  std::size_t others{0};
};

Seen seen_in(std::string_view text) {
  Seen seen;
  for (std::size_t at = 0; at < text.size();) {
    auto const c = next_character(text, at);
    if (c >= '0' && c <= '9') ++seen.digits;
    else if (is_capital(c) || is_small(c) || is_arabic_letter(c)) ++seen.letters;
    else if (c != ' ') ++seen.others;
  }
  return seen;
}

bool begins_with_word(std::string_view cell, std::span<std::string_view const> beginnings) {
  auto const words = folded_words(cell);
  std::string text;
  for (auto const& word : words) text += word + ' ';
  return std::any_of(beginnings.begin(), beginnings.end(), [&](auto beginning) { return text.starts_with(folded(beginning) + ' '); });
}

}  // namespace

bool looks_like_value(std::string_view cell) {
  if (cell.find('@') != std::string_view::npos) return true;
  auto const seen = seen_in(with_plain_digits(cell));
  return seen.digits > 0 && seen.digits >= seen.letters;
}

bool looks_like_label(std::string_view cell) {
  constexpr std::size_t greatest = 80;
  auto const seen = seen_in(with_plain_digits(cell));
  return cell.size() <= 2 * greatest && seen.letters + seen.others <= greatest && !looks_like_value(cell);
}

bool is_usual_label(std::string_view cell) {
  auto const key = header_key(cell);
  if (usual_keys().contains(key)) return true;
  // "Jour 1", "Téléphone portable", "Date de la session": by the first word, when the label is short.
  auto const first = key.substr(0, key.find('_'));
  return std::count(key.begin(), key.end(), '_') <= 3 && first.size() < key.size() && usual_keys().contains(first);
}

bool begins_total(std::string_view cell) {
  constexpr auto words = std::to_array<std::string_view>({"total", "totaux", "sous total", "total general", "somme", "المجموع", "مجموع", "sum", "subtotal"});
  return begins_with_word(cell, words);
}

bool begins_footer(std::string_view cell) {
  constexpr auto words = std::to_array<std::string_view>(
      {"signature", "visa", "cachet", "fait a", "arrete", "le responsable", "le directeur", "la directrice", "le chef", "la cheffe", "le secretaire",
       "nb", "n b", "note", "nota", "source", "page", "imprime le", "edite le", "date d edition", "pour copie", "lu et approuve", "certifie",
       "التوقيع", "توقيع", "حرر ب", "حرر في", "المدير", "الرئيس", "ملحوظة", "ملاحظة", "prepared by", "signed"});
  return begins_total(cell) || begins_with_word(cell, words);
}

std::string const& cell_of(SheetRow const& row, std::size_t column) {
  static std::string const none;
  return column < row.cells.size() ? row.cells[column] : none;
}

std::size_t filled_cells(SheetRow const& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](auto const& cell) { return !cell.empty(); }));
}

}  // namespace athar
