#include "server/tables/filters.hpp"

#include <algorithm>
#include <array>

#include "domain/access/account.hpp"
#include "domain/organisations/organisation.hpp"
#include "domain/people/person_group.hpp"
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
    {"category", "Catégorie", "الفئة", "Category"},
    {"code", "Code", "الرمز", "Code"},
    {"concept", "Fiches", "البطاقات", "Records"},
    {"country", "Pays", "البلد", "Country"},
    {"from", "À partir du", "ابتداء من", "From"},
    {"group", "Groupe", "المجموعة", "Group"},
    {"has_missing_attendance", "Présences à saisir", "حضور في انتظار التسجيل", "Attendance to enter"},
    {"id", "Fiche", "البطاقة", "Record"},
    {"incomplete", "Fiches incomplètes", "بطاقات غير مكتملة", "Incomplete records"},
    {"kind", "Type", "النوع", "Kind"},
    {"known_as_of", "Tel que connu le", "كما كان معروفا في", "As known on"},
    {"measure", "Indicateur", "المؤشر", "Measure"},
    {"modality", "Modalité", "النمط", "Modality"},
    {"on", "Membres le", "الأعضاء بتاريخ", "Members on"},
    {"organisation", "Organisation", "الإدارة أو الهيئة", "Organisation"},
    {"parent", "Relève de", "تابعة لـ", "Belongs to"},
    {"place", "Lieu", "المكان", "Place"},
    {"programme", "Programme", "البرنامج", "Programme"},
    {"q", "Recherche", "البحث", "Search"},
    {"region", "Région", "الجهة", "Region"},
    {"role", "Rôle", "الدور", "Role"},
    {"session", "Session", "الدورة", "Session"},
    {"sex", "Sexe", "الجنس", "Sex"},
    {"sort", "Tri", "الترتيب", "Order"},
    {"status", "Statut", "الحالة", "Status"},
    {"to", "Jusqu’au", "إلى غاية", "Until"},
    {"type", "Type", "النوع", "Type"},
});
// clang-format on

/// The family of words (server/json/terms.hpp) that a filter of a list takes its values from; empty for none.
std::string_view family_of(std::string_view list, std::string_view name) {
  if (name == "sex") return "sex";
  if (name == "modality") return "modality";
  if (name == "concept") return "concept";
  if (list == "sessions" && name == "kind") return "session_kind";
  if (list == "sessions" && name == "status") return "session_status";
  if (list == "accounts" && name == "role") return "account_role";
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

std::string organisation_name(UnitOfWork& unit, TableWords const& words, std::string const& value) {
  auto const id = OrganisationId::parse(value);
  auto const page = id ? unit.organisations().find(*id) : std::nullopt;
  return page ? words.text(page->organisation.name) : value;
}

std::string session_name(UnitOfWork& unit, TableWords const& words, std::string const& value) {
  auto const id = SessionId::parse(value);
  // Of the page only the name is wanted: the day that its counts depend on may be any.
  auto const page = id ? unit.sessions().find(*id, {}, LocalDate::from_days(0)) : std::nullopt;
  return page ? page->reference + " · " + words.text(page->session.title) : value;
}

std::string group_name(UnitOfWork& unit, TableWords const& words, std::string const& value) {
  auto const id = PersonGroupId::parse(value);
  auto const row = id ? unit.person_groups().find(*id) : std::nullopt;
  return row ? words.text(row->group.name) : value;
}

std::string account_name(UnitOfWork& unit, std::string const& value) {
  auto const id = AccountId::parse(value);
  auto const row = id ? unit.accounts().find(*id) : std::nullopt;
  return row ? row->account.name : value;
}

}  // namespace

std::string filter_label(Language language, std::string_view name) {
  for (auto const& each : labels)
    if (each.name == name) return std::string(language == Language::ar ? each.ar : language == Language::en ? each.en : each.fr);
  return json::term(language, "dimension", name);
}

std::string filter_value(UnitOfWork& unit, TableWords const& words, std::string_view list, std::string const& name, std::string const& value) {
  if (auto const family = family_of(list, name); !family.empty()) return words.term(family, value);
  if (auto const words_of = list_of(list, name); !words_of.empty()) return words.listed(words_of, value);
  if (name == "region" || name == "country" || name == "place") return words.place(value);
  if (name == "organisation" || name == "parent") return organisation_name(unit, words, value);
  if (name == "session") return session_name(unit, words, value);
  if (name == "group") return group_name(unit, words, value);
  if (name == "actor") return account_name(unit, value);
  if (value == "true" || value == "false") return words.yes_or_no(value == "true");
  if (name == "known_as_of")
    if (auto const instant = Instant::parse(value)) return written(in_casablanca(*instant));
  if (auto const date = LocalDate::parse(value)) return written(*date);
  return value;
}

}  // namespace athar::api
