#pragma once
#include "domain/invitations/invitation.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// Reads id, version, session_id, the person's canonical id, reason, answer_by, link_number, asked_at, reminders, reminded_at, answer,
/// answered_at, answered_by, note, replacement_name, replacement_contact, ended, replaced_by.
Invitation invitation_from(RowReader& row);

}  // namespace athar::persistence
