#include "server/calendar_files/session_invite.hpp"

namespace athar::calendar_files {
namespace {

std::string hours_of(SessionPage const& page) {
  std::string lines;
  for (auto const& day : page.session.days) {
    lines += "\n" + day.date.text();
    char const* between = "  ";
    for (auto const& sitting : day.sittings) {
      if (!sitting.starts || !sitting.ends) continue;
      lines += between + sitting.starts->text() + "-" + sitting.ends->text();
      between = ", ";
    }
  }
  return lines;
}

}  // namespace

Event event_of(SessionPage const& page, Language language, Instant changed_at, std::string const& web) {
  auto const& session = page.session;
  Event event;
  event.id = session.id;
  event.version = session.version;
  event.changed_at = changed_at;
  event.status = page.status;
  event.title = session.title.in(language);
  event.location = session.venue;
  if (auto const place = page.place_name.in(language); !place.empty()) event.location += (event.location.empty() ? "" : ", ") + place;
  event.description = page.reference + hours_of(page);
  if (!web.empty()) event.url = web + "/sessions/" + session.id.text();
  event.time_zone = session.time_zone;
  event.days = session.days;
  return event;
}

std::string session_invite(SessionPage const& page, Method method, Language language, Attendee const& organiser, Attendee const& attendee,
                           Instant now, std::string const& web) {
  auto event = event_of(page, language, now, web);
  if (event.days.empty()) return {};
  event.organiser = organiser;
  event.attendee = attendee;
  return file_of({method, {}, {std::move(event)}});
}

}  // namespace athar::calendar_files
