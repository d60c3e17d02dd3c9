#include "server/api/registrations/table.hpp"

#include "domain/training/registration.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<RegistrationRow>> columns() {
  return {
      {"family_name", [](auto const& r, auto const&) { return cell(r.family_name); }},
      {"given_name", [](auto const& r, auto const&) { return cell(r.given_name); }},
      {"family_name_ar", [](auto const& r, auto const&) { return cell(r.family_name_ar); }},
      {"given_name_ar", [](auto const& r, auto const&) { return cell(r.given_name_ar); }},
      {"sex", [](auto const& r, auto const& words) { return cell(words.term("sex", r.sex)); }},
      {"organisation", [](auto const& r, auto const& words) { return cell(words.text(r.organisation_name)); }},
      {"function", [](auto const& r, auto const&) { return cell(r.function); }},
      {"region", [](auto const& r, auto const& words) { return cell(words.place(r.region_code.value_or(""))); }},
      {"registration_role", [](auto const& r, auto const& words) { return cell(words.term("role", name_of(r.registration.role))); }},
      {"registration_status",
       [](auto const& r, auto const& words) { return cell(words.term("registration_status", name_of(r.registration.status))); }},
      {"waiting_position", [](auto const& r, auto const&) { return cell(r.waiting_position); }},
  };
}

}  // namespace

ListTable registrations_table() {
  return {.list = "registrations",
          .title = {"Inscriptions", "التسجيلات", "Registrations"},
          .permission = Permission::registrations_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            QueryReader query(call);
            auto const session = query.id<SessionId>("session");
            if (auto bad = query.errors()) return refuse(std::move(*bad));
            if (!session) return refuse(invalid_field("session", "required"));
            auto const scope = call.caller.scope(Permission::registrations_read);
            if (!call.services.database.read()->sessions().visible(*session, scope)) return refuse(not_found("session"));
            return std::make_unique<PagedTable<RegistrationRow>>(
                columns(), PageRequest{}, [session = *session, scope](UnitOfWork& unit, PageRequest&, std::vector<RegistrationRow>& rows) {
                  rows = unit.registrations().of_session(session, scope);
                  return false;
                });
          },
          .names_people = true};
}

}  // namespace athar::api
