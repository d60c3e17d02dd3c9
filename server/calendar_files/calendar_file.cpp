#include "server/calendar_files/calendar_file.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "server/calendar_files/zone.hpp"

namespace athar::calendar_files {
namespace {

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

/// When a day of a session begins and ends; without times a whole day.
struct Span {
  LocalDate date;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  bool same_hours(Span const& other) const { return starts == other.starts && ends == other.ends; }
};

std::vector<Span> spans_of(Event const& event) {
  auto const unknown = [](Sitting const& sitting) { return !sitting.starts || !sitting.ends; };
  bool const whole_days = std::any_of(event.days.begin(), event.days.end(), [&](SessionDay const& day) {
    return day.sittings.empty() || std::any_of(day.sittings.begin(), day.sittings.end(), unknown);
  });
  std::vector<Span> spans;
  for (auto const& day : event.days) {
    if (whole_days)
      spans.push_back({day.date, {}, {}});
    else
      spans.push_back({day.date, day.sittings.front().starts, day.sittings.back().ends});
  }
  return spans;
}

icaltimetype time_of(LocalDate date, std::optional<LocalTime> time) {
  auto value = icaltime_null_time();
  value.year = date.year();
  value.month = date.month();
  value.day = date.day();
  value.is_date = time ? 0 : 1;
  if (time) {
    value.hour = time->minutes / 60;
    value.minute = time->minutes % 60;
  }
  return value;
}

icaltimetype utc_of(Instant instant) {
  auto value = icaltime_from_timet_with_zone(static_cast<time_t>(instant.microseconds / 1'000'000), 0, icaltimezone_get_utc_timezone());
  return value;
}

/// A property in the session's wall-clock time.
icalproperty* in_zone(icalproperty* property, Span const& span, std::string const& zone) {
  if (span.starts) icalproperty_add_parameter(property, icalparameter_new_tzid(zone.c_str()));
  return property;
}

LocalDate day_after(LocalDate date) { return LocalDate::from_days(date.days() + 1); }

void add_times(icalcomponent* event, Span const& span, std::string const& zone) {
  icalcomponent_add_property(event, in_zone(icalproperty_new_dtstart(time_of(span.date, span.starts)), span, zone));
  // 24:00 is the next day's midnight.
  bool const until_midnight = span.ends && span.ends->minutes >= 1440;
  auto const end = !span.ends ? time_of(day_after(span.date), {})
                   : until_midnight ? time_of(day_after(span.date), LocalTime{})
                                    : time_of(span.date, span.ends);
  icalcomponent_add_property(event, in_zone(icalproperty_new_dtend(end), span, zone));
}

/// A parameter's text cannot hold quotes or line ends.
std::string parameter_text(std::string text) {
  std::erase_if(text, [](unsigned char c) { return c < 0x20 || c == '"' || c == 0x7f; });
  return text;
}

void add_party(icalcomponent* event, Attendee const& party, bool organises, Method method) {
  if (party.email.empty()) return;
  std::string const address = "mailto:" + parameter_text(party.email);
  auto* property = organises ? icalproperty_new_organizer(address.c_str()) : icalproperty_new_attendee(address.c_str());
  if (auto const name = parameter_text(party.name); !name.empty()) icalproperty_add_parameter(property, icalparameter_new_cn(name.c_str()));
  if (!organises && method == Method::request) {
    icalproperty_add_parameter(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
    icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
  }
  icalcomponent_add_property(event, property);
}

icalproperty_status status_of(Event const& event, Method method) {
  if (method == Method::cancel || event.status == SessionStatus::cancelled) return ICAL_STATUS_CANCELLED;
  bool const may_move = event.status == SessionStatus::planned || event.status == SessionStatus::postponed;
  return may_move ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

void add_words(icalcomponent* out, Event const& event, Method method) {
  icalcomponent_add_property(out, icalproperty_new_uid(uid_of(event.id).c_str()));
  icalcomponent_add_property(out, icalproperty_new_dtstamp(utc_of(event.changed_at)));
  icalcomponent_add_property(out, icalproperty_new_lastmodified(utc_of(event.changed_at)));
  icalcomponent_add_property(out, icalproperty_new_sequence(event.version - 1));
  icalcomponent_add_property(out, icalproperty_new_status(status_of(event, method)));
  icalcomponent_add_property(out, icalproperty_new_summary(event.title.c_str()));
  if (!event.location.empty()) icalcomponent_add_property(out, icalproperty_new_location(event.location.c_str()));
  if (!event.description.empty()) icalcomponent_add_property(out, icalproperty_new_description(event.description.c_str()));
  if (!event.url.empty()) icalcomponent_add_property(out, icalproperty_new_url(event.url.c_str()));
  if (method == Method::publish) return;
  add_party(out, event.organiser, true, method);
  add_party(out, event.attendee, false, method);
}

/// A session of several days: every day up to the last without those between on which nothing is held, which every calendar program
/// reads; days far apart one by one.
void add_recurrence(icalcomponent* out, std::vector<Span> const& spans, std::string const& zone) {
  constexpr int longest_run = 62;
  int const run = spans.back().date.days() - spans.front().date.days() + 1;
  Span slot = spans.front();
  if (run > longest_run) {
    // The first day is said again: some programs take these dates for all there are.
    for (auto const& span : spans) {
      slot.date = span.date;
      icaldatetimeperiodtype const value{time_of(slot.date, slot.starts), icalperiodtype_null_period()};
      auto* property = icalproperty_new_rdate(value);
      if (!slot.starts) icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DATE));
      icalcomponent_add_property(out, in_zone(property, slot, zone));
    }
    return;
  }
  auto rule = icalrecurrencetype_from_string(("FREQ=DAILY;COUNT=" + std::to_string(run)).c_str());
  icalcomponent_add_property(out, icalproperty_new_rrule(rule));
  std::set<int> held;
  for (auto const& span : spans) held.insert(span.date.days());
  for (int day = spans.front().date.days(); day <= spans.back().date.days(); ++day) {
    if (held.contains(day)) continue;
    slot.date = LocalDate::from_days(day);
    auto* property = icalproperty_new_exdate(time_of(slot.date, slot.starts));
    if (!slot.starts) icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DATE));
    icalcomponent_add_property(out, in_zone(property, slot, zone));
  }
}

void add_event(icalcomponent* calendar, Event const& event, Method method) {
  auto const spans = spans_of(event);
  if (spans.empty()) return;
  auto* whole = icalcomponent_new_vevent();
  add_words(whole, event, method);
  add_times(whole, spans.front(), event.time_zone);
  if (spans.size() > 1) add_recurrence(whole, spans, event.time_zone);
  icalcomponent_add_component(calendar, whole);
  for (auto const& span : spans) {
    if (span.same_hours(spans.front())) continue;
    auto* other = icalcomponent_new_vevent();
    add_words(other, event, method);
    Span const slot{span.date, spans.front().starts, spans.front().ends};
    icalcomponent_add_property(other, in_zone(icalproperty_new_recurrenceid(time_of(slot.date, slot.starts)), slot, event.time_zone));
    add_times(other, span, event.time_zone);
    icalcomponent_add_component(calendar, other);
  }
}

void add_whole_day(icalcomponent* calendar, WholeDay const& day) {
  auto* out = icalcomponent_new_vevent();
  icalcomponent_add_property(out, icalproperty_new_uid(day.uid.c_str()));
  icalcomponent_add_property(out, icalproperty_new_dtstamp(utc_of(day.stamp)));
  icalcomponent_add_property(out, icalproperty_new_sequence(0));
  icalcomponent_add_property(out, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property(out, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_property(out, icalproperty_new_summary(day.title.c_str()));
  if (!day.url.empty()) icalcomponent_add_property(out, icalproperty_new_url(day.url.c_str()));
  add_times(out, {day.date, {}, {}}, {});
  icalcomponent_add_component(calendar, out);
}

/// Summer time is what is ahead of the zone's least offset: programs expect STANDARD to be the smaller one, also in Morocco, where the
/// database calls Ramadan's hour the exception.
void add_zone(icalcomponent* calendar, std::string const& zone, LocalDate first, LocalDate last) {
  auto const changes = transitions(zone, first, last);
  if (changes.empty()) return;
  int least = changes.front().offset_after;
  for (auto const& change : changes) least = std::min(least, change.offset_after);
  auto* out = icalcomponent_new_vtimezone();
  icalcomponent_add_property(out, icalproperty_new_tzid(zone.c_str()));
  // Changes of one kind are one observance with several dates.
  std::map<std::pair<int, int>, icalcomponent*> observances;
  for (auto const& change : changes) {
    auto at = time_of(change.date, LocalTime{static_cast<std::int16_t>(change.seconds_of_day / 60)});
    at.second = change.seconds_of_day % 60;
    auto& observance = observances[{change.offset_before, change.offset_after}];
    if (observance) {
      icalcomponent_add_property(observance, icalproperty_new_rdate({at, icalperiodtype_null_period()}));
      continue;
    }
    observance = change.offset_after > least ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
    icalcomponent_add_property(observance, icalproperty_new_dtstart(at));
    icalcomponent_add_property(observance, icalproperty_new_tzoffsetfrom(change.offset_before));
    icalcomponent_add_property(observance, icalproperty_new_tzoffsetto(change.offset_after));
    icalcomponent_add_property(observance, icalproperty_new_tzname(change.name.c_str()));
    icalcomponent_add_component(out, observance);
  }
  icalcomponent_add_component(calendar, out);
}

icalproperty_method method_of(Method method) {
  if (method == Method::request) return ICAL_METHOD_REQUEST;
  return method == Method::cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH;
}

void add_x(icalcomponent* out, char const* name, std::string const& text) {
  auto* property = icalproperty_new_x(text.c_str());
  icalproperty_set_x_name(property, name);
  icalcomponent_add_property(out, property);
}

}  // namespace

std::string uid_of(SessionId id) { return id.text() + "@session.athar"; }

std::string file_of(Calendar const& calendar) {
  Component out{icalcomponent_new_vcalendar()};
  icalcomponent_add_property(out.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(out.get(), icalproperty_new_prodid("-//Athar//Sessions//FR"));
  icalcomponent_add_property(out.get(), icalproperty_new_method(method_of(calendar.method)));
  if (!calendar.name.empty()) {
    icalcomponent_add_property(out.get(), icalproperty_new_name(calendar.name.c_str()));
    add_x(out.get(), "X-WR-CALNAME", calendar.name);
    add_x(out.get(), "X-PUBLISHED-TTL", "PT1H");
  }
  struct Reach {
    LocalDate first, last;
  };
  std::map<std::string, Reach> zones;
  for (auto const& event : calendar.events) {
    auto const spans = spans_of(event);
    if (spans.empty() || !spans.front().starts) continue;
    auto [found, is_new] = zones.try_emplace(event.time_zone, Reach{spans.front().date, spans.back().date});
    found->second.first = std::min(found->second.first, spans.front().date);
    found->second.last = std::max(found->second.last, spans.back().date);
  }
  for (auto const& [zone, reach] : zones) add_zone(out.get(), zone, reach.first, reach.last);
  for (auto const& event : calendar.events) add_event(out.get(), event, calendar.method);
  for (auto const& day : calendar.days) add_whole_day(out.get(), day);
  std::unique_ptr<char, Freed> const text{icalcomponent_as_ical_string_r(out.get())};
  return text.get();
}

}  // namespace athar::calendar_files
