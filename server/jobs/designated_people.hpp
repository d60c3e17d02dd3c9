#pragma once
#include "domain/designations/designation.hpp"
#include "server/jobs/import_file.hpp"
#include "server/jobs/people_lookup.hpp"

namespace athar::api {

/// Among whom a name is looked for: the people of the letter's organisation and, for whoever may know of them, those elsewhere whose
/// address or number was given.
enum class Reach { own_people_only, whoever_is_meant };

/// As `look_up_people`, for people whom an organisation names: those without one on their row are of that organisation, which
/// `defaults` then says. A namesake who serves elsewhere is somebody else.
Result<LookedUpPeople> look_up_designated(UnitOfWork& unit, std::vector<PersonCells const*> const& rows, Import const& import,
                                          OrganisationId organisation, Reach reach, std::map<std::string, std::string>& defaults);

KnownLetter known_letter(DesignationPage const& page);

/// Where a reply form keeps which letter it answers: a hidden sheet of this name, whose first cells are `reply_form_mark` and the id.
inline constexpr std::string_view reply_form_sheet = "athar";
inline constexpr std::string_view reply_form_mark = "athar-designation";
std::optional<DesignationId> reply_form_key(ImportFile const& file);

}  // namespace athar::api
