#include "server/tables/filters.hpp"

#include <algorithm>
#include <array>

#include "domain/access/account.hpp"
#include "domain/courses/course.hpp"
#include "domain/organisations/organisation.hpp"
#include "domain/people/person_group.hpp"
#include "domain/resources/venue.hpp"
#include "domain/training/session.hpp"
#include "server/json/terms.hpp"
#include "server/tables/local_time.hpp"

namespace athar::api {
namespace {

struct Label {
  std::string_view name, fr, ar, en;
};

// clang-format off
constexpr auto labels = std::to_array<Label>({
    {"active", "Compte ouvert", "حساب مفعل", "Open account"},
    {"actor", "Par", "بواسطة", "By"},
    {"archived", "Archivée", "مؤرشف", "Archived"},
    {"category", "Catégorie", "الفئة", "Category"},
    {"code", "Code", "الرمز", "Code"},
    {"concept", "Fiches", "البطاقات", "Records"},
    {"country", "Pays", "البلد", "Country"},
    {"course", "Formation", "التكوين", "Course"},
    {"currency", "Monnaie", "العملة", "Currency"},
    {"equipment", "Équipement", "التجهيزات", "Equipment"},
    {"expiry", "Échéances", "تواريخ الانتهاء", "Expiry"},
    {"field", "Domaine", "المجال", "Field"},
    {"from", "À partir du", "ابتداء من", "From"},
    {"funder", "Bailleur", "الممول", "Funder"},
    {"group", "Groupe", "المجموعة", "Group"},
    {"has_missing_attendance", "Présences à saisir", "حضور في انتظار التسجيل", "Attendance to enter"},
    {"id", "Fiche", "البطاقة", "Record"},
    {"in_service", "En service", "في الخدمة", "In service"},
    {"incomplete", "Fiches incomplètes", "بطاقات غير مكتملة", "Incomplete records"},
    {"kind", "Type", "النوع", "Kind"},
    {"known_as_of", "Tel que connu le", "كما كان معروفا في", "As known on"},
    {"language", "Langue", "اللغة", "Language"},
    {"measure", "Indicateur", "المؤشر", "Measure"},
    {"modality", "Modalité", "النمط", "Modality"},
    {"on", "Membres le", "الأعضاء بتاريخ", "Members on"},
    {"organisation", "Organisation", "الإدارة أو الهيئة", "Organisation"},
    {"overdue", "Délai dépassé", "انقضى الأجل", "Overdue"},
    {"parent", "Relève de", "تابعة لـ", "Belongs to"},
    {"person", "Personne", "الشخص", "Person"},
    {"place", "Lieu", "المكان", "Place"},
    {"programme", "Programme", "البرنامج", "Programme"},
    {"q", "Recherche", "البحث", "Search"},
    {"region", "Région", "الجهة", "Region"},
    {"role", "Rôle", "الدور", "Role"},
    {"seats", "Places au moins", "عدد المقاعد على الأقل", "Seats at least"},
    {"session", "Session", "الدورة", "Session"},
    {"sex", "Sexe", "الجنس", "Sex"},
    {"sort", "Tri", "الترتيب", "Order"},
    {"standing", "Interne ou externe", "داخلي أو خارجي", "Internal or external"},
    {"state", "État", "الوضعية", "State"},
    {"status", "Statut", "الحالة", "Status"},
    {"step_free", "Accès sans marche", "ولوج دون درج", "Step-free access"},
    {"to", "Jusqu’au", "إلى غاية", "Until"},
    {"training_of_trainers", "Formation de formateurs", "تكوين المكوِّنين", "Training of trainers"},
    {"type", "Type", "النوع", "Type"},
    {"venue", "Lieu de formation", "مكان التكوين", "Venue"},
    {"year", "Année", "السنة", "Year"},
});
// clang-format on

/// The family of words (server/json/terms.hpp) that a filter of a list takes its values from; empty for none.
std::string_view family_of(std::string_view list, std::string_view name) {
  if (name == "sex") return "sex";
  if (name == "modality") return "modality";
  if (name == "concept") return "concept";
  if ((list == "sessions" || list == "courses") && name == "kind") return "session_kind";
  if (list == "sessions" && name == "status") return "session_status";
  if (list == "accounts" && name == "role") return "account_role";
  if (list == "rooms" && name == "equipment") return "equipment";
  if (list == "trainers" && name == "standing") return "trainer_standing";
  if (list == "trainers" && (name == "training_of_trainers" || name == "expiry" || name == "language")) return name;
  if (list == "designations" && name == "state") return "designation_state";
  if (list == "places" && name == "kind") return "place_kind";
  return {};
}

/// The editable list that a filter takes its values from; empty for none.
std::string_view list_of(std::string_view list, std::string_view name) {
  if (name == "category") return "person_category";
  if (list == "organisations" && name == "type") return "organisation_type";
  if (list == "outreach_activities" && name == "kind") return "outreach_kind";
  if (list == "person_groups" && name == "kind") return "group_kind";
  return {};
}

/// Names are looked up as the caller may see them: what lies outside stays the id that was asked with.
std::string organisation_name(UnitOfWork& unit, Caller const& caller, TableWords const& words, std::string const& value) {
  auto const id = OrganisationId::parse(value);
  auto const within = caller.scope(Permission::organisations_read).organisation;
  if (!id || (within && !unit.organisations().lies_within(*id, *within))) return value;
  auto const page = unit.organisations().find(*id);
  return page ? words.text(page->organisation.name) : value;
}

std::string session_name(UnitOfWork& unit, Caller const& caller, TableWords const& words, std::string const& value) {
  auto const id = SessionId::parse(value);
  if (!id || !caller.may(Permission::sessions_read)) return value;
  // Of the page only the name is wanted: the day that its counts depend on may be any.
  auto const page = unit.sessions().find(*id, caller.scope(Permission::sessions_read), LocalDate::from_days(0));
  return page ? page->reference + " · " + words.text(page->session.title) : value;
}

std::string course_name(UnitOfWork& unit, Caller const& caller, TableWords const& words, std::string const& value) {
  auto const id = CourseId::parse(value);
  auto const page = id && caller.may(Permission::courses_read) ? unit.courses().find(*id) : std::nullopt;
  return page ? page->reference + " · " + words.text(page->course.title) : value;
}

std::string group_name(UnitOfWork& unit, Caller const& caller, TableWords const& words, std::string const& value) {
  auto const id = PersonGroupId::parse(value);
  auto const row = id && caller.may(Permission::people_read) ? unit.person_groups().find(*id) : std::nullopt;
  return row ? words.text(row->group.name) : value;
}

std::string venue_name(UnitOfWork& unit, Caller const& caller, TableWords const& words, std::string const& value) {
  auto const id = VenueId::parse(value);
  auto const page = id && caller.may(Permission::resources_read) ? unit.venues().find(*id) : std::nullopt;
  return page ? words.text(page->venue.name) : value;
}

std::string account_name(UnitOfWork& unit, Caller const& caller, std::string const& value) {
  auto const id = AccountId::parse(value);
  auto const row = id && caller.may(Permission::history_read) ? unit.accounts().find(*id) : std::nullopt;
  return row ? row->account.name : value;
}

}  // namespace

std::string filter_label(Language language, std::string_view name) {
  for (auto const& each : labels)
    if (each.name == name) return std::string(language == Language::ar ? each.ar : language == Language::en ? each.en : each.fr);
  return json::term(language, "dimension", name);
}

std::string filter_value(UnitOfWork& unit, Caller const& caller, TableWords const& words, std::string_view list, std::string const& name,
                         std::string const& value) {
  if (auto const family = family_of(list, name); !family.empty()) return words.term(family, value);
  if (auto const words_of = list_of(list, name); !words_of.empty()) return words.listed(words_of, value);
  if (name == "region" || name == "country" || name == "place") return words.place(value);
  if (name == "organisation" || name == "parent" || name == "funder") return organisation_name(unit, caller, words, value);
  if (name == "course") return course_name(unit, caller, words, value);
  if (name == "session") return session_name(unit, caller, words, value);
  if (name == "group") return group_name(unit, caller, words, value);
  if (name == "actor") return account_name(unit, caller, value);
  if (name == "venue") return venue_name(unit, caller, words, value);
  if (value == "true" || value == "false") return words.yes_or_no(value == "true");
  if (name == "known_as_of")
    if (auto const instant = Instant::parse(value)) return written(in_casablanca(*instant));
  if (auto const date = LocalDate::parse(value)) return written(*date);
  return value;
}

}  // namespace athar::api
