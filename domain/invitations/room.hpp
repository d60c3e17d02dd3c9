#pragma once
#include "domain/invitations/invitation.hpp"

/// How the room is counted while people are added to it one by one. Only `domain/invitations` includes this.
namespace athar {

/// How many more women a room needs to reach the target, with nobody else changing.
int women_missing_in(RoomCount const& room, int target);
/// The quota whose place the person takes; none where they take nobody's.
QuotaCount* quota_in(RoomProjection& room, InvitedPerson const& person);
QuotaCount const* quota_in(RoomProjection const& room, InvitedPerson const& person);
int projected_of_region(RoomProjection const& room, InvitedPerson const& person);
void add_projected(RoomProjection& room, InvitedPerson const& person);

}  // namespace athar
