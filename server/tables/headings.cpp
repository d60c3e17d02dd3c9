#include "server/tables/headings.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace athar::api {
namespace {

// One line a column, in the words of the screens.
// clang-format off
constexpr auto headings = std::to_array<Heading>({
    {"account_role", "Rôle", "الدور", "Role"},
    {"acronym", "Sigle", "الاختصار", "Acronym", Look::code},
    {"active", "Compte ouvert", "حساب مفعل", "Open account", Look::code},
    {"actor", "Par", "بواسطة", "By", Look::name},
    {"administrative_level", "Niveau administratif", "المستوى الإداري", "Administrative level"},
    {"at", "Quand", "متى", "When", Look::instant},
    {"attended_minutes", "Minutes de présence", "دقائق الحضور", "Minutes attended", Look::whole},
    {"audience_country", "Pays du public", "بلد الجمهور", "Country of the audience"},
    {"audience_men", "Hommes du public", "رجال الجمهور", "Men in the audience", Look::whole},
    {"audience_method", "Méthode", "الطريقة", "Method"},
    {"audience_note", "Remarque", "ملاحظة", "Note", Look::long_text},
    {"audience_total", "Public", "الجمهور", "Audience", Look::whole},
    {"audience_women", "Femmes du public", "نساء الجمهور", "Women in the audience", Look::whole},
    {"budget", "Budget", "الميزانية", "Budget", Look::decimal},
    {"budget_estimated", "Budget estimé", "ميزانية تقديرية", "Estimated budget", Look::code},
    {"canonical_person", "Fiche gardée", "البطاقة المحتفظ بها", "Record kept", Look::name},
    {"category", "Catégorie", "الفئة", "Category"},
    {"change", "Action", "الإجراء", "Action"},
    {"channel", "Canal", "القناة", "Channel"},
    {"code", "Code", "الرمز", "Code", Look::code},
    {"concept", "Fiche", "البطاقة", "Record"},
    {"country", "Pays", "البلد", "Country"},
    {"currency", "Monnaie", "العملة", "Currency", Look::code},
    {"date", "Date", "التاريخ", "Date", Look::date},
    {"dates_note", "Ce que l’on sait des dates", "ما هو معروف عن التواريخ", "What is known of the dates", Look::long_text},
    {"email", "Adresse électronique", "البريد الإلكتروني", "E-mail", Look::name},
    {"ends_on", "Fin", "النهاية", "End", Look::date},
    {"entry", "N°", "الرقم", "No.", Look::whole},
    {"expires_at", "Fin de l’accès", "نهاية الولوج", "End of access", Look::instant},
    {"family_name", "Nom", "النسب (باللاتينية)", "Family name"},
    {"family_name_ar", "Nom en arabe", "النسب بالعربية", "Family name in Arabic"},
    {"field", "Donnée", "المعطى", "Item"},
    {"first_date", "Premier jour", "اليوم الأول", "First day", Look::date},
    {"from", "Du", "من", "From", Look::date},
    {"function", "Fonction", "المهمة", "Function", Look::long_text},
    {"given_name", "Prénom", "الاسم (باللاتينية)", "Given name"},
    {"given_name_ar", "Prénom en arabe", "الاسم بالعربية", "Given name in Arabic"},
    {"grade", "Grade", "الدرجة", "Grade"},
    {"group_kind", "Type", "النوع", "Kind"},
    {"head_count", "Effectif sans noms", "عدد الحاضرين دون أسماء", "Head count", Look::whole},
    {"kind", "Type", "النوع", "Kind"},
    {"language", "Langue", "اللغة", "Language"},
    {"last_date", "Dernier jour", "اليوم الأخير", "Last day", Look::date},
    {"last_seen_at", "Dernière visite", "آخر زيارة", "Last visit", Look::instant},
    {"members_count", "Membres", "الأعضاء", "Members", Look::whole},
    {"merged_person", "Fiche fusionnée", "البطاقة المدمجة", "Record merged", Look::name},
    {"modality", "Modalité", "النمط", "Modality"},
    {"name", "Nom", "الاسم", "Name", Look::name},
    {"name_ar", "Nom en arabe", "الاسم بالعربية", "Name in Arabic", Look::name},
    {"name_en", "Nom en anglais", "الاسم بالإنجليزية", "Name in English", Look::name},
    {"name_fr", "Nom en français", "الاسم بالفرنسية", "Name in French", Look::name},
    {"organisation", "Organisation", "الإدارة أو الهيئة", "Organisation", Look::name},
    {"organisation_type", "Type", "النوع", "Type"},
    {"outreach_kind", "Type", "النوع", "Kind"},
    {"parent", "Relève de", "تابعة لـ", "Belongs to", Look::name},
    {"participants_after", "Participants uniques après", "المشاركون الفريدون بعد", "Unique participants after", Look::whole},
    {"participants_before", "Participants uniques avant", "المشاركون الفريدون قبل", "Unique participants before", Look::whole},
    {"people_count", "Personnes", "الأشخاص", "People", Look::whole},
    {"phone", "Téléphone", "الهاتف", "Telephone"},
    {"place", "Lieu", "المكان", "Place"},
    {"place_kind", "Type de lieu", "نوع المكان", "Kind of place"},
    {"place_of_assignment", "Lieu d’affectation", "مقر العمل", "Place of assignment"},
    {"planned_minutes", "Minutes prévues", "الدقائق المبرمجة", "Minutes planned", Look::whole},
    {"planned_period", "Période prévue", "الفترة المتوقعة", "Planned period"},
    {"present", "Présents", "الحاضرون", "Present", Look::whole},
    {"programme", "Programme", "البرنامج", "Programme"},
    {"programmes", "Programmes", "البرامج", "Programmes"},
    {"reason", "Motif", "السبب", "Reason", Look::long_text},
    {"reference", "Référence", "المرجع", "Reference"},
    {"region", "Région", "الجهة", "Region"},
    {"registered", "Inscrits", "المسجلون", "Registered", Look::whole},
    {"registration_role", "Rôle", "الدور", "Role"},
    {"registration_status", "Statut", "الحالة", "Status"},
    {"seats", "Places", "المقاعد", "Seats", Look::whole},
    {"section", "Rubrique", "الباب", "Section"},
    {"session", "Session", "الدورة", "Session", Look::long_text},
    {"session_status", "Statut", "الحالة", "Status"},
    {"sessions_count", "Sessions", "الدورات", "Sessions", Look::whole},
    {"sex", "Sexe", "الجنس", "Sex"},
    {"sittings", "Séances", "الحصص", "Sittings", Look::whole},
    {"sittings_without_attendance", "Séances sans présences saisies", "حصص لم يسجل فيها الحضور", "Sittings without attendance", Look::whole},
    {"starts_on", "Début", "البداية", "Start", Look::date},
    {"subject_id", "Identifiant de la fiche", "معرف البطاقة", "Id of the record", Look::name},
    {"title", "Intitulé", "العنوان", "Title", Look::long_text},
    {"title_ar", "Intitulé en arabe", "العنوان بالعربية", "Title in Arabic", Look::long_text},
    {"title_en", "Intitulé en anglais", "العنوان بالإنجليزية", "Title in English", Look::long_text},
    {"title_fr", "Intitulé en français", "العنوان بالفرنسية", "Title in French", Look::long_text},
    {"title_of_person", "Civilité", "الصفة", "Title", Look::code},
    {"to", "Au", "إلى", "To", Look::date},
    {"undone_at", "Annulée le", "ألغي في", "Undone", Look::instant},
    {"undone_by", "Annulée par", "ألغاه", "Undone by", Look::name},
    {"value", "Valeur", "القيمة", "Value", Look::long_text},
    {"venue", "Salle ou adresse", "القاعة أو العنوان", "Room or address", Look::long_text},
    {"waiting", "En attente", "في الانتظار", "Waiting", Look::whole},
    {"waiting_position", "Rang d’attente", "رتبة الانتظار", "Place in the waiting list", Look::whole},
});
// clang-format on

static_assert(std::is_sorted(headings.begin(), headings.end(), [](auto const& a, auto const& b) { return a.code < b.code; }));

}  // namespace

int Heading::width() const {
  switch (look) {
    case Look::text: return 20;
    case Look::long_text: return 44;
    case Look::name: return 32;
    case Look::code: return 12;
    case Look::whole: return 12;
    case Look::decimal: return 16;
    case Look::date: return 13;
    case Look::instant: return 18;
  }
  return 20;
}

Heading const& heading(std::string_view code) {
  auto const found = std::lower_bound(headings.begin(), headings.end(), code, [](auto const& each, auto wanted) { return each.code < wanted; });
  if (found == headings.end() || found->code != code) throw std::logic_error("no heading for the column " + std::string(code));
  return *found;
}

}  // namespace athar::api
