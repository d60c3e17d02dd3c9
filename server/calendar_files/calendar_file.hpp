#pragma once
#include <string>
#include <vector>

#include "domain/training/session.hpp"

/// iCalendar (RFC 5545, RFC 5546) of sessions, written by libical: nothing else in the product builds these lines.
namespace athar::calendar_files {

/// publish: for reading along, as feeds and downloads; request and cancel: an invitation by mail and its withdrawal.
enum class Method { publish, request, cancel };

/// Who invites or is invited. An empty e-mail leaves them out.
struct Attendee {
  std::string name;
  std::string email;
};

/// A session as one event. Its UID never changes; its SEQUENCE is its version less one, so it rises with every change.
struct Event {
  SessionId id;
  int version{1};
  Instant changed_at;                ///< when this version was written
  SessionStatus status{SessionStatus::planned};
  std::string title;
  std::string location;
  std::string description;
  std::string url;                   ///< of its page; empty for none
  std::string time_zone{"Africa/Casablanca"};
  std::vector<SessionDay> days;      ///< in order; a session without days gives no event
  Attendee organiser;
  Attendee attendee;
};

/// Something to be done by a day, which keeps nobody busy.
struct WholeDay {
  std::string uid;
  LocalDate date;
  Instant stamp;
  std::string title;
  std::string url;
};

struct Calendar {
  Method method{Method::publish};
  std::string name;                  ///< of a feed; empty otherwise
  std::vector<Event> events;
  std::vector<WholeDay> days;
};

/// The whole file, lines of at most 75 octets ended by CR LF. A day is one occurrence from its first sitting's start to its last one's
/// end, in the session's wall-clock time with the zone's own transitions (VTIMEZONE); days of which some hours are unknown are
/// whole days. The same input gives the same bytes.
std::string file_of(Calendar const& calendar);

/// The UID of a session's event.
std::string uid_of(SessionId id);

}  // namespace athar::calendar_files
