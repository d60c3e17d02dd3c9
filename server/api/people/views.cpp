#include "server/api/people/views.hpp"

#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/wire.hpp"
#include "server/api/people/contacts.hpp"

namespace athar::api {
namespace {

AffiliationView view_of(AffiliationRow const& row) {
  auto const& a = row.affiliation;
  return {.id = a.id,
          .organisation_id = a.organisation_id,
          .organisation_name = unless_empty(row.organisation_name),
          .function = unless_empty(a.function),
          .grade = a.grade,
          .administrative_level = a.administrative_level,
          .place_code = a.place_code,
          .place_name = unless_empty(row.place_name),
          .region_code = row.region_code,
          .from = a.from,
          .to = a.to};
}

ParticipationView view_of(ParticipationRow const& p) {
  return {.registration_id = p.registration_id,
          .session_id = p.session_id,
          .reference = p.reference,
          .title = p.title,
          .session_status = p.session_status,
          .role = p.role,
          .status = p.status,
          .first_date = p.first_date,
          .last_date = p.last_date,
          .attended_minutes = p.attended_minutes,
          .attended_sittings = p.attended_sittings,
          .planned_minutes = p.planned_minutes};
}

/// The record itself, with contacts and without what depends on who asks.
PersonView whole_view(PersonPage const& page) {
  auto const& p = page.person;
  PersonView view;
  view.id = p.id;
  view.version = p.version;
  view.erased_at = page.erased_at;
  view.locked_at = page.locked_at;
  view.title = p.title;
  view.display_name = display_name(p);
  view.family_name = p.family_name;
  view.given_name = p.given_name;
  view.family_name_ar = unless_empty(p.family_name_ar);
  view.given_name_ar = unless_empty(p.given_name_ar);
  view.sex = p.sex;
  view.birth_date = p.birth_date;
  view.birth_year = p.birth_year;
  view.age_bracket = p.age_bracket;
  view.category = p.category;
  view.email = p.email;
  view.phone = p.phone;
  if (p.language) view.language = static_cast<WrittenLanguage>(*p.language);
  if (auto const* current = page.current()) {
    auto now = view_of(*current);
    view.organisation_id = now.organisation_id;
    view.organisation_name = now.organisation_name;
    view.function = now.function;
    view.grade = now.grade;
    view.administrative_level = now.administrative_level;
    view.place_code = now.place_code;
    view.place_name = now.place_name;
    view.region_code = now.region_code;
  }
  for (auto const& each : page.affiliations) view.affiliations.push_back(view_of(each));
  return view;
}

}  // namespace

Person person_from(PersonBody const& body, PersonId id, int version) {
  return {.id = id,
          .version = version,
          .title = body.title,
          .family_name = body.family_name.value_or(""),
          .given_name = body.given_name.value_or(""),
          .family_name_ar = body.family_name_ar.value_or(""),
          .given_name_ar = body.given_name_ar.value_or(""),
          .sex = body.sex,
          .birth_date = body.birth_date,
          .birth_year = body.birth_year,
          .age_bracket = body.age_bracket,
          .category = body.category,
          .email = body.email,
          .phone = body.phone,
          .language = body.language ? std::optional(static_cast<Language>(*body.language)) : std::nullopt};
}

Affiliation affiliation_from(PersonBody const& body) {
  return {.id = {},
          .organisation_id = body.organisation_id,
          .function = body.function.value_or(""),
          .grade = body.grade,
          .administrative_level = body.administrative_level,
          .place_code = body.place_code,
          .from = std::nullopt,
          .to = std::nullopt};
}

PersonView view_of(PersonPage const& page, Caller const& caller) {
  auto view = whole_view(page);
  if (!sees_contacts(caller)) {
    view.email.reset();
    view.phone.reset();
  }
  for (auto const& each : page.participations) view.participations.push_back(view_of(each));
  for (auto const& each : page.groups) view.groups.push_back({each.id, each.name, each.kind_name, each.from, each.to});
  view.merged_into = page.merged_into;
  bool const is_open = !page.merged_into && !page.erased_at && !page.locked_at;
  bool const may_change = is_open && caller.may(Permission::people_write);
  view.can = {{"update", may_change},
              {"delete", may_change && page.participations.empty() && page.groups.empty()},
              {"merge", is_open && caller.may(Permission::people_merge)},
              {"erase", caller.may(Permission::people_erase) && !page.erased_at}};
  return view;
}

Answer answer_with(PersonPage const& page, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(page, caller));
  answer.version = page.person.version;
  answer.location = "/api/v1/people/" + page.person.id.text();
  return answer;
}

std::string stored_json(PersonPage const& page) { return json::to_json(whole_view(page)); }

void write_list_item(json::Writer& out, PersonRow const& p, Caller const& caller) {
  out.begin_object().field("id", p.id).field("version", p.version);
  if (p.title) out.field("title", word(*p.title));
  out.field("display_name", display_name(p.given_name, p.family_name, p.given_name_ar, p.family_name_ar));
  out.field("family_name", p.family_name).field("given_name", p.given_name);
  optional_text(out, "family_name_ar", p.family_name_ar);
  optional_text(out, "given_name_ar", p.given_name_ar);
  out.field("sex", word(p.sex)).field("category", p.category).field("organisation_id", p.organisation_id);
  optional_text(out, "organisation_name", p.organisation_name);
  optional_text(out, "function", p.function);
  out.field("grade", p.grade);
  if (p.administrative_level) out.field("administrative_level", word(*p.administrative_level));
  out.field("place_code", p.place_code);
  optional_text(out, "place_name", p.place_name);
  out.field("region_code", p.region_code);
  if (sees_contacts(caller)) out.field("email", p.email).field("phone", p.phone);
  can(out, {{"update", caller.may(Permission::people_write)}});
  out.end_object();
}

}  // namespace athar::api
