#pragma once
#include "domain/training/study_visit.hpp"
#include "server/json/json.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(TravelMeans, plane, train, coach, car, boat)
BOOST_DESCRIBE_ENUM(TravelPaper, passport, visa, mission_order, insurance)
BOOST_DESCRIBE_ENUM(Readiness, needed, asked, ready, not_needed)

}  // namespace athar

namespace athar::api {

struct VisitHostView {
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> name;
  std::optional<std::string> city;
  std::optional<std::string> country;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::optional<std::string> contact;
};
BOOST_DESCRIBE_STRUCT(VisitHostView, (), (organisation_id, organisation_name, name, city, country, from, to, contact))

struct VisitHostBody {
  std::optional<OrganisationId> organisation_id;
  std::optional<std::string> name;
  std::optional<std::string> city;
  std::optional<std::string> country;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::optional<std::string> contact;
};
BOOST_DESCRIBE_STRUCT(VisitHostBody, (), (organisation_id, name, city, country, from, to, contact))
constexpr auto read_as(json::Of<VisitHostBody>) { return json::Of<VisitHostView>{}; }
constexpr auto notes(json::Of<VisitHostBody>) {
  return std::to_array<json::Note>({
      {.member = "organisation_id", .description = "An organisation of the registry; else its name"},
      {.member = "name", .max_length = 200},
      {.member = "city", .max_length = 120},
      {.member = "country", .description = "ISO 3166-1 alpha-2", .example = "CA", .pattern = json::Pattern::country},
      {.member = "contact", .description = "Who receives, and how to reach them", .max_length = 500, .multiline = true},
  });
}

struct VisitEntryBody {
  LocalDate date;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  LocalizedText title;
  std::optional<int> host;
  std::optional<std::string> place;
  std::optional<std::string> contact;
};
BOOST_DESCRIBE_STRUCT(VisitEntryBody, (), (date, starts, ends, title, host, place, contact))
constexpr auto notes(json::Of<VisitEntryBody>) {
  return std::to_array<json::Note>({
      {.member = "starts", .description = "By the clocks of where it happens"},
      {.member = "host", .description = "1 is the first of the hosts"},
      {.member = "place", .max_length = 300},
      {.member = "contact", .max_length = 500, .multiline = true},
  });
}

struct TravelLegBody {
  std::string from;
  std::string to;
  LocalDate departs_on;
  std::optional<LocalTime> departs_at;
  LocalDate arrives_on;
  std::optional<LocalTime> arrives_at;
  TravelMeans means{TravelMeans::plane};
  std::optional<std::string> number;
};
BOOST_DESCRIBE_STRUCT(TravelLegBody, (), (from, to, departs_on, departs_at, arrives_on, arrives_at, means, number))
constexpr auto notes(json::Of<TravelLegBody>) {
  return std::to_array<json::Note>({
      {.member = "from", .max_length = 120, .required = true},
      {.member = "to", .max_length = 120, .required = true},
      {.member = "departs_at", .description = "By the clocks of the place left"},
      {.member = "arrives_at", .description = "By the clocks of the place reached"},
      {.member = "number", .description = "Of the flight or train", .max_length = 40},
  });
}

/// What a client sends to write the plan of a visit; papers and report have bodies of their own.
struct StudyVisitBody {
  std::optional<RegistrationId> head_registration_id;
  std::vector<VisitHostBody> hosts;
  std::vector<VisitEntryBody> entries;
  std::vector<TravelLegBody> legs;
};
BOOST_DESCRIBE_STRUCT(StudyVisitBody, (), (head_registration_id, hosts, entries, legs))

struct PaperView {
  TravelPaper paper{TravelPaper::passport};
  Readiness state{Readiness::needed};
  std::optional<LocalDate> date;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PaperView, (), (paper, state, date, note))

struct TravellerView {
  RegistrationId registration_id;
  PersonId person_id;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  std::string sex;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> function;
  bool is_head{false};
  std::vector<PaperView> papers;
};
BOOST_DESCRIBE_STRUCT(TravellerView, (),
                      (registration_id, person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex,
                       organisation_name, function, is_head, papers))

struct VisitWarningView {
  std::string path;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(VisitWarningView, (), (path, code, message))

/// What a client reads of a visit.
struct StudyVisitView {
  SessionId session_id;
  int version{0};
  std::optional<RegistrationId> head_registration_id;
  std::vector<VisitHostView> hosts;
  std::vector<VisitEntryBody> entries;
  std::vector<TravelLegBody> legs;
  std::optional<std::string> report;
  std::optional<LocalDate> reported_on;
  std::vector<TravellerView> delegation;
  std::vector<VisitWarningView> warnings;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(StudyVisitView, (),
                      (session_id, version, head_registration_id, hosts, entries, legs, report, reported_on, delegation, warnings, can))
constexpr auto notes(json::Of<StudyVisitView>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "0 while nobody has written the plan"},
      {.member = "delegation", .description = "Everybody registered with a seat; each has all four papers"},
      {.member = "warnings", .description = "What overlaps or lies outside, in the reader's language"},
  });
}
constexpr auto read_as(json::Of<StudyVisitBody>) { return json::Of<StudyVisitView>{}; }
constexpr auto notes(json::Of<StudyVisitBody>) {
  return std::to_array<json::Note>({
      {.member = "head_registration_id", .description = "Of the head of the delegation, registered in this session"},
      {.member = "hosts", .description = "In the order they are visited", .max_items = 60},
      {.member = "entries", .max_items = 300},
      {.member = "legs", .max_items = 60},
  });
}

/// What the audit trail keeps: neither names of travellers nor what depends on who asks.
struct StoredVisit {
  int version{0};
  std::optional<RegistrationId> head_registration_id;
  std::vector<VisitHostView> hosts;
  std::vector<VisitEntryBody> entries;
  std::vector<TravelLegBody> legs;
  std::optional<std::string> report;
  std::optional<LocalDate> reported_on;
};
BOOST_DESCRIBE_STRUCT(StoredVisit, (), (version, head_registration_id, hosts, entries, legs, report, reported_on))

struct VisitReportBody {
  std::optional<std::string> report;
  std::optional<LocalDate> reported_on;
};
BOOST_DESCRIBE_STRUCT(VisitReportBody, (), (report, reported_on))
constexpr auto notes(json::Of<VisitReportBody>) {
  return std::to_array<json::Note>({
      {.member = "report", .description = "The leader's; none takes it back", .max_length = 20000, .multiline = true},
      {.member = "reported_on", .description = "Today when left out"},
  });
}

struct TravellerPaperBody {
  RegistrationId registration_id;
  TravelPaper paper{TravelPaper::passport};
  Readiness state{Readiness::needed};
  std::optional<LocalDate> date;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TravellerPaperBody, (), (registration_id, paper, state, date, note))
constexpr auto notes(json::Of<TravellerPaperBody>) {
  return std::to_array<json::Note>({
      {.member = "paper", .required = true},
      {.member = "state", .required = true},
      {.member = "date", .description = "When it was asked for or came"},
      {.member = "note", .description = "Never a document's number: refused", .max_length = 300},
  });
}

struct TravellerPapersBody {
  std::vector<TravellerPaperBody> papers;
};
BOOST_DESCRIBE_STRUCT(TravellerPapersBody, (), (papers))
constexpr auto notes(json::Of<TravellerPapersBody>) {
  return std::to_array<json::Note>({{.member = "papers", .description = "All are written, or none", .max_items = 1000, .required = true}});
}

struct PapersApplied {
  int applied{0};
};
BOOST_DESCRIBE_STRUCT(PapersApplied, (), (applied))

}  // namespace athar::api
