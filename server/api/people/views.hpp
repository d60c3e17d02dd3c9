#pragma once
#include "domain/access/access.hpp"
#include "server/api/framework/call.hpp"
#include "server/api/people/wire.hpp"

namespace athar::api {

Person person_from(PersonBody const& body, PersonId id, int version);
/// Where the body says that the person serves now; without id and days.
Affiliation affiliation_from(PersonBody const& body);

PersonView view_of(PersonPage const& page, Caller const& caller);
Answer answer_with(PersonPage const& page, Caller const& caller);
/// What the audit trail keeps: the record without what depends on who asks.
std::string stored_json(PersonPage const& page);

void write_list_item(json::Writer& out, PersonRow const& person, Caller const& caller);

}  // namespace athar::api
