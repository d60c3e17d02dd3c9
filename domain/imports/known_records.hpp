#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/courses/course.hpp"
#include "domain/designations/designation.hpp"
#include "domain/organisations/organisation.hpp"
#include "domain/people/person.hpp"
#include "domain/training/attendance.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session.hpp"

/// Records as an import compares them with its rows.
namespace athar {

/// A course of the catalogue that a cell may mean.
struct KnownCourse {
  Course course;                             ///< what editions take over, with its durations
  std::string reference;                     ///< "C-0007"
};

/// The courses that a cell means by a reference or a title; where there is none, those that are named alike, the likeliest first.
struct NamedCourses {
  std::vector<KnownCourse> meant;
  std::vector<KnownCourse> alike;
};

struct KnownSession {
  SessionId id;
  Session session;                           ///< days without their sittings
  SessionStatus status{SessionStatus::planned};
  bool has_attendance{false};                ///< its days then stay as they are
  std::string course_reference;              ///< of an edition
};

/// An organisation that a cell may mean.
struct NamedOrganisation {
  OrganisationId id;
  LocalizedText name;
  LocalizedText acronym;
};

/// A person or an organisation as somebody tells it from another of its name.
struct CandidateRecord {
  LocalizedText name;
  LocalizedText organisation;                ///< where the person serves, what the organisation is part of
  LocalizedText region;
  std::string function;
  std::optional<int> birth_year;
  bool is_person{false};
};

struct KnownOrganisations {
  std::map<OrganisationId, Organisation> organisations;              ///< those that a text means
  std::map<std::string, std::vector<OrganisationId>> by_text;       ///< what a cell says → what it may mean
  std::map<std::string, std::string> keys;                          ///< texts as they are compared
  std::map<OrganisationId, std::optional<OrganisationId>> parents;  ///< of all organisations
};

/// A person with where they serve now.
struct PersonWithPost {
  Person person;
  std::optional<Affiliation> post;
  std::optional<Affiliation> ended;          ///< where they served until the post began, with its last day
};

struct KnownPerson {
  Person person;
  std::optional<Affiliation> post;
  std::string organisation;                  ///< its name, for showing
  std::string latin_key;
  std::string arabic_key;
  std::optional<LocalDate> last_post_ended;  ///< of somebody who serves nowhere now
};

/// What people are looked for by. Names are keys as `name_keys` makes them.
struct PersonKeys {
  std::vector<std::string> emails;           ///< in small letters
  std::vector<std::string> phones;
  std::vector<std::string> latin;
  std::vector<std::string> arabic;
};

/// A letter with those it has names of.
struct KnownLetter {
  int places{1};
  int designated{0};                         ///< mains who did not withdraw
  std::map<PersonId, Standing> people;
};

/// A session with everybody who is or was registered in it.
struct KnownParticipants {
  SessionSeats seats;
  LocalizedText title;
  std::vector<SessionDay> days;
  std::vector<ProgrammeId> programme_ids;
  std::map<PersonId, Registration> registrations;  ///< the live one, else the last that was withdrawn
  std::vector<AttendanceEntry> attendances;
  std::optional<KnownLetter> letter;         ///< whose reply form the rows are
};

}  // namespace athar
