#include "server/api/courses/following.hpp"

#include <algorithm>

#include "server/api/framework/command.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

std::string references_of(std::vector<ScheduledEdition> const& editions) {
  std::string list;
  for (auto const& edition : editions) list += (list.empty() ? "" : ", ") + edition.reference;
  return list;
}

/// What is wrong with the choice itself.
std::vector<FieldError> check(std::vector<FollowerBody> const& followers, std::vector<ScheduledEdition> const& editions,
                              std::vector<FollowedField> const& changed) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < followers.size(); ++i) {
    auto const& follower = followers[i];
    std::string const at = "followers/" + std::to_string(i);
    auto const edition = std::find_if(editions.begin(), editions.end(), [&](auto const& e) { return e.session.id == follower.session_id; });
    if (edition == editions.end()) errors.push_back({at + "/session_id", "not_a_scheduled_edition", {}});
    else if (edition->session.version != follower.version) errors.push_back({at + "/version", "follower_changed", edition->reference});
    for (std::size_t j = 0; j < i; ++j)
      if (followers[j].session_id == follower.session_id) errors.push_back({at + "/session_id", "given_twice", {}});
    for (std::size_t j = 0; j < follower.fields.size(); ++j)
      if (std::find(changed.begin(), changed.end(), follower.fields[j]) == changed.end())
        errors.push_back({at + "/fields/" + std::to_string(j), "field_not_changed", std::string(name_of(follower.fields[j]))});
  }
  return errors;
}

Result<void> follow_one(Call& call, UnitOfWork& unit, Course const& after, FollowerBody const& follower, std::string const& at) {
  auto before = find_session_for(call, unit, follower.session_id, Permission::sessions_write);
  if (!before) return refuse(std::move(before.error()));
  auto const next = following(before->session, after, follower.fields);
  if (next == before->session) return {};
  if (next.seats && *next.seats < before->registered && next.seats != before->session.seats)
    return refuse(invalid_field(at + "/fields", "seats_below_registered", before->reference));
  if (auto written = unit.sessions().update(next); !written) return written;
  if (next.seats != before->session.seats && before->waiting > 0) promote_waiting(call, unit, follower.session_id);
  auto stored = find_session_for(call, unit, follower.session_id, Permission::sessions_write);
  if (!stored) return refuse(std::move(stored.error()));
  record(call, unit, session_change(follower.session_id, "updated", stored_json(*before), stored_json(*stored)));
  return {};
}

}  // namespace

Result<void> follow(Call& call, UnitOfWork& unit, Course const& before, Course const& after,
                    std::optional<std::vector<FollowerBody>> const& followers) {
  auto const changed = changed_fields(before, after);
  if (changed.empty() && (!followers || followers->empty())) return {};
  auto const editions = unit.courses().scheduled_editions(after.id, true);
  if (!followers) return editions.empty() ? Result<void>{} : refuse(invalid_field("followers", "followers_undecided", references_of(editions)));
  if (auto errors = check(*followers, editions, changed); !errors.empty()) return refuse(invalid_fields(std::move(errors)));
  for (std::size_t i = 0; i < followers->size(); ++i)
    if (auto done = follow_one(call, unit, after, (*followers)[i], "followers/" + std::to_string(i)); !done) return done;
  return {};
}

}  // namespace athar::api
