#pragma once
#include "server/api/committees/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The organisation whose agreements alone the caller sees; nothing for all.
std::optional<OrganisationId> agreement_scope(Call const& call);

CommitteeListItem list_item(CommitteeRow const& row, Call const& call);
CommitteeView view_of(CommitteePage const& page, Call const& call);
DecisionView view_of(CommitteeDecision const& decision, LocalDate today);
FollowedDecision view_of(DecisionRow const& row, Call const& call);
MeetingView view_of(MeetingPage const& page, Call const& call);
MeetingListItem list_item(MeetingRow const& row);

/// The audit trail's JSON: what was stored, without what depends on who asks.
std::string stored_json(CommitteePage const& page, Call const& call);
std::string stored_json(MeetingPage const& page, Call const& call);

/// Errors: not_found, also for what lies outside the caller's scope.
Result<CommitteePage> find_committee(Call& call, UnitOfWork& unit, CommitteeId id);
Result<MeetingPage> find_meeting(Call& call, UnitOfWork& unit, CommitteeMeetingId id);

}  // namespace athar::api
