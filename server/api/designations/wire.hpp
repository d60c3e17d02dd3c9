#pragma once
#include "domain/designations/designation.hpp"
#include "server/api/people/wire.hpp"
#include "server/api/sessions/words.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(DesignationState, draft, sent, answered, cancelled)
BOOST_DESCRIBE_ENUM(Standing, main, substitute)
BOOST_DESCRIBE_ENUM(DesignationChannel, letter, focal_point, partner, typed)
}  // namespace athar

namespace athar::api {

struct QuotaView {
  OrganisationId organisation_id;
  std::optional<LocalizedText> organisation_name;
  int places{1};
};
BOOST_DESCRIBE_STRUCT(QuotaView, (), (organisation_id, organisation_name, places))

struct QuotaBody {
  OrganisationId organisation_id;
  int places{1};
};
BOOST_DESCRIBE_STRUCT(QuotaBody, (), (organisation_id, places))
constexpr auto read_as(json::Of<QuotaBody>) { return json::Of<QuotaView>{}; }
constexpr auto notes(json::Of<QuotaBody>) {
  return std::to_array<json::Note>({{.member = "places", .description = "1 to 1000"}});
}

/// What a session asks of administrations; version 0 while nothing was stored.
struct DesignationPlanView {
  SessionId session_id;
  int version{0};
  std::optional<int> women_percent;
  std::optional<LocalDate> deadline;
  std::optional<LocalizedText> profile;
  std::vector<QuotaView> quotas;
};
BOOST_DESCRIBE_STRUCT(DesignationPlanView, (), (session_id, version, women_percent, deadline, profile, quotas))

struct DesignationPlanBody {
  std::optional<int> women_percent;
  std::optional<LocalDate> deadline;
  std::optional<LocalizedText> profile;
  std::vector<QuotaBody> quotas;
};
BOOST_DESCRIBE_STRUCT(DesignationPlanBody, (), (women_percent, deadline, profile, quotas))
constexpr auto read_as(json::Of<DesignationPlanBody>) { return json::Of<DesignationPlanView>{}; }
constexpr auto notes(json::Of<DesignationPlanBody>) {
  return std::to_array<json::Note>({
      {.member = "women_percent", .description = "Target share of women, 0 to 100"},
      {.member = "deadline", .description = "Of the answers"},
      {.member = "profile", .description = "Whom the letters look for"},
      {.member = "quotas", .description = "Places asked of each administration", .max_items = 200},
  });
}

struct DesignationReminderView {
  LocalDate sent_on;
  std::optional<std::string> outgoing_number;
};
BOOST_DESCRIBE_STRUCT(DesignationReminderView, (), (sent_on, outgoing_number))
constexpr auto notes(json::Of<DesignationReminderView>) {
  return std::to_array<json::Note>({{.member = "outgoing_number", .description = "In the register of outgoing mail", .max_length = 60}});
}

/// Somebody named, with their place in the session of now.
struct DesignatedPersonView {
  PersonId person_id;
  int rank{1};
  Standing standing{Standing::main};
  DesignationChannel channel{DesignationChannel::typed};
  std::string display_name;
  std::optional<std::string> display_name_ar;
  std::string sex;
  std::optional<std::string> function;
  std::optional<RegistrationId> registration_id;
  std::optional<RegistrationStatus> status;
  std::optional<int> waiting_position;
};
BOOST_DESCRIBE_STRUCT(DesignatedPersonView, (),
                      (person_id, rank, standing, channel, display_name, display_name_ar, sex, function, registration_id, status, waiting_position))
constexpr auto notes(json::Of<DesignatedPersonView>) {
  return std::to_array<json::Note>({{.member = "status", .description = "Of their registration; absent for who is not in the session"}});
}

/// Of a letter or of all letters of a session: withdrawn people count among none of the others.
struct DesignationCountsView {
  int places{0}, designated{0}, confirmed{0}, waiting{0}, missing{0}, substitutes{0}, withdrawn{0}, women{0}, men{0};
};
BOOST_DESCRIBE_STRUCT(DesignationCountsView, (), (places, designated, confirmed, waiting, missing, substitutes, withdrawn, women, men))

/// A letter, alone and in lists.
struct DesignationView {
  DesignationId id;
  int version{1};
  SessionId session_id;
  std::string session_reference;
  LocalizedText session_title;
  SessionStatus session_status{SessionStatus::planned};
  std::optional<LocalDate> session_first_date;
  std::optional<LocalDate> session_last_date;
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  DesignationState state{DesignationState::draft};
  WrittenLanguage language{WrittenLanguage::fr};
  std::optional<std::string> addressee;
  std::optional<std::string> profile;
  std::vector<std::string> attachments;
  int places{1};
  std::optional<int> women_percent;
  std::optional<LocalDate> deadline;
  std::optional<std::string> outgoing_number;
  std::optional<LocalDate> sent_on;
  std::optional<std::string> incoming_number;
  std::optional<LocalDate> answered_on;
  std::optional<std::string> note;
  bool overdue{false};
  std::vector<DesignationReminderView> reminders;
  DesignationCountsView counts;
  std::vector<DesignatedPersonView> people;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(DesignationView, (),
                      (id, version, session_id, session_reference, session_title, session_status, session_first_date, session_last_date,
                       organisation_id, organisation_name, state, language, addressee, profile, attachments, places, women_percent, deadline,
                       outgoing_number, sent_on, incoming_number, answered_on, note, overdue, reminders, counts, people, can))
constexpr auto notes(json::Of<DesignationView>) {
  return std::to_array<json::Note>({
      {.member = "state", .description = "Follows from the dates of sending and of the answer"},
      {.member = "overdue", .description = "Sent, without an answer, its deadline passed"},
      {.member = "note", .description = "Not shown to focal points"},
  });
}

/// What a client sends to change a letter.
struct DesignationBody {
  WrittenLanguage language{WrittenLanguage::fr};
  std::optional<std::string> addressee;
  std::optional<std::string> profile;
  std::vector<std::string> attachments;
  int places{1};
  std::optional<int> women_percent;
  std::optional<LocalDate> deadline;
  std::optional<std::string> outgoing_number;
  std::optional<LocalDate> sent_on;
  std::optional<std::string> incoming_number;
  std::optional<LocalDate> answered_on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DesignationBody, (),
                      (language, addressee, profile, attachments, places, women_percent, deadline, outgoing_number, sent_on, incoming_number,
                       answered_on, note))
constexpr auto read_as(json::Of<DesignationBody>) { return json::Of<DesignationView>{}; }
constexpr auto notes(json::Of<DesignationBody>) {
  return std::to_array<json::Note>({
      {.member = "language", .description = "Of the letter and of its reply form", .has_default = true},
      {.member = "addressee", .description = "A function: Madame la Secrétaire générale", .max_length = 200},
      {.member = "profile", .max_length = 2000, .multiline = true},
      {.member = "attachments", .description = "Named at the foot of the letter", .max_length = 200, .max_items = 12},
      {.member = "places", .description = "1 to 1000"},
      {.member = "outgoing_number", .description = "In the register of outgoing mail", .max_length = 60},
      {.member = "sent_on", .description = "Today or earlier; a letter without it is a draft"},
      {.member = "incoming_number", .description = "Of the answer, in the register of incoming mail", .max_length = 60},
      {.member = "answered_on", .description = "Today or earlier"},
      {.member = "note", .max_length = 2000, .multiline = true},
  });
}

struct NewDesignationsBody {
  std::vector<OrganisationId> organisation_ids;
};
BOOST_DESCRIBE_STRUCT(NewDesignationsBody, (), (organisation_ids))
constexpr auto notes(json::Of<NewDesignationsBody>) {
  return std::to_array<json::Note>(
      {{.member = "organisation_ids", .description = "Of the plan's; all of those without a letter when left out", .max_items = 200}});
}

struct SessionDesignationsView {
  DesignationPlanView plan;
  std::vector<DesignationView> items;
  DesignationCountsView counts;
  int unanswered{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionDesignationsView, (), (plan, items, counts, unanswered, can))
constexpr auto notes(json::Of<SessionDesignationsView>) {
  return std::to_array<json::Note>({{.member = "unanswered", .description = "Letters that were sent and have no answer"}});
}

/// Somebody who may not be on record yet; they serve in the letter's organisation.
struct NamedPersonBody {
  std::optional<std::string> family_name;
  std::optional<std::string> given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<std::string> function;
  std::optional<std::string> email;
  std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(NamedPersonBody, (), (family_name, given_name, family_name_ar, given_name_ar, sex, function, email, phone))
constexpr auto notes(json::Of<NamedPersonBody>) {
  return std::to_array<json::Note>({
      {.member = "family_name", .max_length = 120}, {.member = "given_name", .max_length = 120}, {.member = "family_name_ar", .max_length = 120},
      {.member = "given_name_ar", .max_length = 120}, {.member = "sex", .has_default = true}, {.member = "function", .max_length = 200},
      {.member = "email", .max_length = 200}, {.member = "phone", .description = "E.164", .max_length = 30},
  });
}

struct NameOnLetterBody {
  std::optional<PersonId> person_id;
  std::optional<NamedPersonBody> person;
  Standing standing{Standing::main};
  std::optional<DesignationChannel> channel;
};
BOOST_DESCRIBE_STRUCT(NameOnLetterBody, (), (person_id, person, standing, channel))
constexpr auto notes(json::Of<NameOnLetterBody>) {
  return std::to_array<json::Note>({
      {.member = "person_id", .description = "Somebody on record; this or `person`"},
      {.member = "person", .description = "Who they are; somebody on record is recognised by address, number or name"},
      {.member = "standing", .description = "A main is registered, or waits", .has_default = true},
      {.member = "channel", .description = "How the name came; always focal_point for a focal point, typed when left out"},
  });
}

struct StandingBody {
  Standing standing{Standing::main};
};
BOOST_DESCRIBE_STRUCT(StandingBody, (), (standing))
constexpr auto notes(json::Of<StandingBody>) {
  return std::to_array<json::Note>({{.member = "standing", .description = "A substitute made main is registered, or waits", .required = true}});
}

}  // namespace athar::api
