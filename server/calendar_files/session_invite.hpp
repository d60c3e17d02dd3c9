#pragma once
#include "domain/shared/localized_text.hpp"
#include "server/calendar_files/calendar_file.hpp"

namespace athar::calendar_files {

/// A session as an event in a reader's language: its title, where it is held, its hours and its reference. `web` is the site's address
/// without a slash at its end, or empty.
Event event_of(SessionPage const& page, Language language, Instant changed_at, std::string const& web = {});

/// The file to attach to a mail ("text/calendar; method=REQUEST; charset=utf-8"): an invitation, the same again after a change (its
/// SEQUENCE is greater), or its withdrawal. `now` is when the mail is written. Empty for a session without days.
std::string session_invite(SessionPage const& page, Method method, Language language, Attendee const& organiser, Attendee const& attendee,
                           Instant now, std::string const& web = {});

}  // namespace athar::calendar_files
