#include "domain/training/study_visit.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace athar {
namespace {

constexpr std::array<std::string_view, 5> means_names{"plane", "train", "coach", "car", "boat"};
constexpr std::array<std::string_view, 4> paper_names{"passport", "visa", "mission_order", "insurance"};
constexpr std::array<std::string_view, 4> readiness_names{"needed", "asked", "ready", "not_needed"};
constexpr std::int64_t minutes_a_day = 24 * 60;

template <class E, std::size_t N>
std::optional<E> named(std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

std::string at(char const* list, std::size_t i, char const* field = "") {
  return std::string(list) + "/" + std::to_string(i) + (*field ? "/" : "") + field;
}

/// Minutes on a clock that never stops; a time that is not known is the day's `otherwise`.
std::int64_t moment(LocalDate date, std::optional<LocalTime> time, std::int64_t otherwise) {
  return date.days() * minutes_a_day + (time ? time->minutes : otherwise);
}

struct Stretch {
  std::int64_t begins;
  std::int64_t ends;
};

Stretch stretch_of(TravelLeg const& leg) {
  return {moment(leg.departs_on, leg.departs_at, 0), moment(leg.arrives_on, leg.arrives_at, leg.departs_at ? leg.departs_at->minutes : 0)};
}

/// None for an entry whose hours are not known: it overlaps nothing.
std::optional<Stretch> stretch_of(VisitEntry const& entry) {
  if (!entry.starts) return std::nullopt;
  auto const begins = moment(entry.date, entry.starts, 0);
  return Stretch{begins, entry.ends ? moment(entry.date, entry.ends, 0) : begins + 1};
}

bool overlap(Stretch const& a, Stretch const& b) { return a.begins < b.ends && b.begins < a.ends; }

void check_hosts(std::vector<FieldError>& errors, std::vector<VisitHost> const& hosts) {
  if (hosts.size() > 60) errors.push_back({"hosts", "too_many_items", "60"});
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    auto const& host = hosts[i];
    if (!host.organisation_id && host.name.empty()) errors.push_back({at("hosts", i), "host_required", {}});
    if (host.from && host.to && *host.to < *host.from) errors.push_back({at("hosts", i, "to"), "end_before_start", {}});
  }
}

void check_entries(std::vector<FieldError>& errors, StudyVisit const& visit) {
  if (visit.entries.size() > 300) errors.push_back({"entries", "too_many_items", "300"});
  for (std::size_t i = 0; i < visit.entries.size(); ++i) {
    auto const& entry = visit.entries[i];
    if (entry.title.empty()) errors.push_back({at("entries", i, "title"), "title_required", {}});
    if (entry.ends && !entry.starts) errors.push_back({at("entries", i, "starts"), "required", {}});
    if (entry.starts && entry.ends && *entry.ends <= *entry.starts) errors.push_back({at("entries", i, "ends"), "end_before_start", {}});
    if (entry.host && (*entry.host < 1 || static_cast<std::size_t>(*entry.host) > visit.hosts.size()))
      errors.push_back({at("entries", i, "host"), "unknown_host", {}});
  }
}

void check_legs(std::vector<FieldError>& errors, std::vector<TravelLeg> const& legs) {
  if (legs.size() > 60) errors.push_back({"legs", "too_many_items", "60"});
  for (std::size_t i = 0; i < legs.size(); ++i) {
    auto const& leg = legs[i];
    auto const earliest = leg.means == TravelMeans::plane ? -minutes_a_day : 0;
    if (leg.arrives_on.days() - leg.departs_on.days() < (earliest < 0 ? -1 : 0)) errors.push_back({at("legs", i, "arrives_on"), "end_before_start", {}});
    else if (leg.departs_at && leg.arrives_at &&
             moment(leg.arrives_on, leg.arrives_at, 0) - moment(leg.departs_on, leg.departs_at, 0) < earliest)
      errors.push_back({at("legs", i, "arrives_at"), "end_before_start", {}});
  }
}

}  // namespace

std::string_view name_of(TravelMeans means) { return means_names[static_cast<std::size_t>(means)]; }
std::string_view name_of(TravelPaper paper) { return paper_names[static_cast<std::size_t>(paper)]; }
std::string_view name_of(Readiness state) { return readiness_names[static_cast<std::size_t>(state)]; }
std::optional<TravelMeans> travel_means_named(std::string_view name) { return named<TravelMeans>(means_names, name); }
std::optional<TravelPaper> travel_paper_named(std::string_view name) { return named<TravelPaper>(paper_names, name); }
std::optional<Readiness> readiness_named(std::string_view name) { return named<Readiness>(readiness_names, name); }

Result<StudyVisit> checked(StudyVisit visit) {
  std::vector<FieldError> errors;
  check_hosts(errors, visit.hosts);
  check_entries(errors, visit);
  check_legs(errors, visit.legs);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  std::stable_sort(visit.entries.begin(), visit.entries.end(), [](auto const& a, auto const& b) {
    return moment(a.date, a.starts, -1) < moment(b.date, b.starts, -1);
  });
  std::stable_sort(visit.legs.begin(), visit.legs.end(), [](auto const& a, auto const& b) {
    return moment(a.departs_on, a.departs_at, -1) < moment(b.departs_on, b.departs_at, -1);
  });
  return visit;
}

std::vector<VisitWarning> warnings_of(StudyVisit const& visit, std::optional<LocalDate> first_day, std::optional<LocalDate> last_day) {
  std::vector<VisitWarning> warnings;
  auto outside = [&](LocalDate date) { return (first_day && date < *first_day) || (last_day && date > *last_day); };
  for (std::size_t i = 0; i < visit.legs.size(); ++i) {
    auto const& leg = visit.legs[i];
    for (std::size_t j = 0; j < i; ++j)
      if (overlap(stretch_of(visit.legs[j]), stretch_of(leg)))
        warnings.push_back({at("legs", i), "legs_overlap", visit.legs[j].from + " – " + visit.legs[j].to});
  }
  for (std::size_t i = 0; i < visit.entries.size(); ++i) {
    auto const& entry = visit.entries[i];
    auto const stretch = stretch_of(entry);
    if (stretch) {
      for (std::size_t j = 0; j < i; ++j)
        if (auto const other = stretch_of(visit.entries[j]); other && overlap(*other, *stretch))
          warnings.push_back({at("entries", i), "entries_overlap", visit.entries[j].starts->text()});
      for (auto const& leg : visit.legs)
        if (overlap(stretch_of(leg), *stretch)) warnings.push_back({at("entries", i), "entry_while_travelling", leg.from + " – " + leg.to});
    }
    if (entry.host) {
      auto const& host = visit.hosts[static_cast<std::size_t>(*entry.host) - 1];
      if ((host.from && entry.date < *host.from) || (host.to && entry.date > *host.to))
        warnings.push_back({at("entries", i), "outside_host_dates", entry.date.text()});
    }
    if (outside(entry.date)) warnings.push_back({at("entries", i), "outside_session_days", entry.date.text()});
  }
  return warnings;
}

Result<void> check_papers(std::vector<TravellerPaper> const& papers) {
  std::vector<FieldError> errors;
  std::set<std::pair<RegistrationId, TravelPaper>> seen;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    auto const& paper = papers[i];
    if (!seen.insert({paper.registration_id, paper.paper}).second) errors.push_back({at("papers", i), "duplicate_entry", {}});
    if (holds_document_number(paper.note)) errors.push_back({at("papers", i, "note"), "document_number", {}});
    bool const undated = paper.state == Readiness::needed || paper.state == Readiness::not_needed;
    if (paper.date && undated) errors.push_back({at("papers", i, "date"), "date_without_state", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

bool holds_document_number(std::string_view text) {
  std::size_t digits = 0;
  bool after_letter = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(i < text.size() ? text[i] : ' ');
    if (std::isdigit(byte)) {
      ++digits;
      if (digits >= 6 || (after_letter && digits >= 5)) return true;
      continue;
    }
    bool const parts = byte == ' ' || byte == '-' || byte == '.';
    if (parts && digits == 0 && i > 0 && std::isupper(static_cast<unsigned char>(text[i - 1]))) continue;
    digits = 0;
    after_letter = std::isupper(byte) != 0;
  }
  return false;
}

}  // namespace athar
