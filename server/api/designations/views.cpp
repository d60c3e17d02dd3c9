#include "server/api/designations/views.hpp"

#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"

namespace athar::api {
namespace {

void add(DesignationCountsView& view, int places, DesignationCounts const& counts) {
  view.places += places;
  view.designated += counts.designated;
  view.confirmed += counts.confirmed;
  view.waiting += counts.waiting;
  view.missing += counts.missing(places);
  view.substitutes += counts.substitutes;
  view.withdrawn += counts.withdrawn;
  view.women += counts.women;
  view.men += counts.men;
}

DesignatedPersonView view_of(DesignatedRow const& row) {
  return {.person_id = row.designated.person_id,
          .rank = row.designated.rank,
          .standing = row.designated.standing,
          .channel = row.designated.channel,
          .display_name = display_name(row.given_name, row.family_name, row.given_name_ar, row.family_name_ar),
          .display_name_ar = unless_empty(display_name("", "", row.given_name_ar, row.family_name_ar)),
          .sex = row.sex,
          .function = unless_empty(row.function),
          .registration_id = row.registration_id,
          .status = row.status,
          .waiting_position = row.waiting_position};
}

DesignationView plain_view(DesignationPage const& page) {
  auto const& d = page.designation;
  DesignationView view{.id = d.id, .version = d.version, .session_id = d.session_id, .session_reference = page.session_reference,
                       .session_title = page.session_title, .session_status = page.session_status,
                       .session_first_date = page.session_first_date, .session_last_date = page.session_last_date,
                       .organisation_id = d.organisation_id, .organisation_name = page.organisation_name, .state = d.state,
                       .language = static_cast<WrittenLanguage>(d.language), .addressee = unless_empty(d.addressee),
                       .profile = unless_empty(d.profile), .attachments = d.attachments, .places = d.places, .women_percent = d.women_percent,
                       .deadline = d.deadline, .outgoing_number = unless_empty(d.outgoing_number), .sent_on = d.sent_on,
                       .incoming_number = unless_empty(d.incoming_number), .answered_on = d.answered_on, .note = unless_empty(d.note),
                       .overdue = false, .reminders = {}, .counts = {}, .people = {}, .can = {}};
  for (auto const& each : page.reminders) view.reminders.push_back({each.sent_on, unless_empty(each.outgoing_number)});
  return view;
}

}  // namespace

DesignationView view_of(DesignationPage const& page, Call const& call) {
  auto view = plain_view(page);
  auto const& d = page.designation;
  bool const sees_own_only = !call.caller.scope(Permission::designations_read).everything();
  if (sees_own_only) view.note.reset();
  view.overdue = d.state == DesignationState::sent && d.deadline && *d.deadline < call.services.today();
  for (auto const& each : page.people) {
    view.people.push_back(view_of(each));
    // How many wait before one's own tells a partner of others.
    if (call.caller.role == Role::partner) view.people.back().waiting_position.reset();
  }
  add(view.counts, d.places, page.counts());
  bool const writes = call.caller.may(Permission::designations_write);
  bool const names = writes && may_name(page, Standing::main, sees_own_only).has_value();
  bool const names_substitutes = writes && may_name(page, Standing::substitute, sees_own_only).has_value();
  bool const is_live = d.state != DesignationState::cancelled;
  view.can = {{"update", writes && !sees_own_only && is_live},
              {"remind", writes && !sees_own_only && d.state == DesignationState::sent},
              {"cancel", writes && !sees_own_only && is_live},
              {"name", names},
              {"name_substitute", names_substitutes}};
  return view;
}

Answer answer_with(DesignationPage const& page, Call const& call) {
  Answer answer;
  answer.body = json::to_json(view_of(page, call));
  answer.version = page.designation.version;
  return answer;
}

std::string stored_json(DesignationPage const& page) { return json::to_json(plain_view(page)); }

Result<DesignationPage> find_designation(Call& call, UnitOfWork& unit, DesignationId id, Permission permission) {
  auto page = unit.designations().find(id, call.caller.scope(permission));
  if (!page) return refuse(not_found("letter"));
  return std::move(*page);
}

DesignationCountsView counts_view(std::vector<DesignationPage> const& pages) {
  DesignationCountsView view;
  for (auto const& page : pages)
    if (page.designation.state != DesignationState::cancelled) add(view, page.designation.places, page.counts());
  return view;
}

}  // namespace athar::api
