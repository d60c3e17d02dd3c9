#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/invitations/invitation.hpp"

namespace athar {

/// Where a name to ask comes from: the waiting list, the reserve of a letter, or nobody yet: an organisation that is to name somebody.
enum class AskSource { waiting, substitute, organisation };
/// Why somebody comes where they come.
enum class AskReason { lacks_women, places_left, fewest_of_region, first_waiting, named_in_reserve, names_missing };

std::string_view name_of(AskSource source);
std::string_view name_of(AskReason reason);

/// One step of whom to ask next.
struct AskNext {
  AskSource source{AskSource::waiting};
  std::size_t index{0};                    ///< among the people, the substitutes or the quotas given
  std::vector<AskReason> reasons;          ///< the weightiest first
  int names{0};                            ///< of an organisation: how many names lack for its places
  int women{0};                            ///< of these, how many have to be women for the session's target
};

/// Whom to ask next, one after another as if each said yes, at most `seats_left` people (none: five). Among those who wait without an open
/// invitation and the substitutes of letters: nobody of an organisation whose places are taken; women first while the share is below the
/// target, then organisations with places left, then regions with the fewest people, then the waiting list before substitutes, each in its
/// order. Where seats remain, the organisations with places that nobody is there for, those that lack most first.
std::vector<AskNext> whom_to_ask(std::vector<InvitedPerson> const& people, std::vector<Substitute> const& substitutes,
                                 SessionFilling const& filling, std::optional<int> seats_left, std::vector<Quota> const& quotas = {});

}  // namespace athar
