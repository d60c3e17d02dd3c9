#pragma once
#include "server/api/committees/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The points of an agenda, in their order. What is already stored keeps its ids; `earlier` are the decisions that a point may take up.
/// Errors: invalid_input (unknown_item, unknown_decision, unknown_commitment).
Result<std::vector<AgendaItem>> items_from(std::vector<AgendaItemBody> const& bodies, std::vector<AgendaItem> const& stored,
                                           std::vector<DecisionRow> const& earlier, AgreementId agreement, UnitOfWork& unit, Call& call);

/// Who was asked and who came. Errors: invalid_input (unknown_member) for an id that is neither stored nor a member's.
Result<std::vector<CommitteeAttendee>> attendees_from(std::vector<AttendeeBody> const& bodies, std::vector<CommitteeAttendee> const& stored,
                                                      std::vector<CommitteeMember> const& members, Call& call);

/// Everybody who sits that day, asked.
std::vector<CommitteeAttendee> invited(std::vector<CommitteeMember> const& members, LocalDate day, Call& call);

/// The figures as they stand now. Errors: not_allowed without reach_read; invalid_input (unknown_measure, end_before_start).
Result<std::vector<FrozenFigure>> frozen(std::vector<FigureBody> const& bodies, AgreementId agreement, UnitOfWork& unit, Call& call);

}  // namespace athar::api
