#pragma once
#include "domain/invitations/whom_to_ask.hpp"
#include "server/api/sessions/words.hpp"

/// The words of mail and invitations as they are sent.
namespace athar {

BOOST_DESCRIBE_ENUM(MailKind, invitation, reminder, confirmation, change, cancellation, promotion, short_message, postponement, withdrawal, upcoming,
                    deadlines, correction, partner_report)
BOOST_DESCRIBE_ENUM(MailState, waiting, sending, sent, failed, given_up)
BOOST_DESCRIBE_ENUM(MailProblem, none, refused, put_off, no_answer, not_reached, not_secure, not_signed_in, interrupted)
BOOST_DESCRIBE_ENUM(InvitationReason, invited, promoted)
BOOST_DESCRIBE_ENUM(InvitationAnswer, none, comes, declines, replacement)
BOOST_DESCRIBE_ENUM(InvitationEnd, open, withdrawn, expired)
BOOST_DESCRIBE_ENUM(LinkClosed, open, replaced, withdrawn, expired, session_cancelled, session_begun)
BOOST_DESCRIBE_ENUM(AskSource, waiting, substitute, organisation)
BOOST_DESCRIBE_ENUM(AskReason, lacks_women, places_left, fewest_of_region, first_waiting, named_in_reserve, names_missing)
BOOST_DESCRIBE_ENUM(Expectation, confirmed, expected, waiting, out)
BOOST_DESCRIBE_ENUM(Language, fr, ar, en)

}  // namespace athar

namespace athar::api {

struct InvitationView {
  InvitationId id;
  int version{1};
  InvitationReason reason{InvitationReason::invited};
  LocalDate answer_by;
  Instant asked_at;
  int reminders{0};
  std::optional<Instant> reminded_at;
  InvitationAnswer answer{InvitationAnswer::none};
  std::optional<Instant> answered_at;
  std::optional<std::string> answered_by;
  std::optional<std::string> note;
  std::optional<std::string> replacement_name;
  std::optional<std::string> replacement_contact;
  InvitationEnd ended{InvitationEnd::open};
  std::optional<InvitationId> replaced_by;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (),
                      (id, version, reason, answer_by, asked_at, reminders, reminded_at, answer, answered_at, answered_by, note, replacement_name,
                       replacement_contact, ended, replaced_by))
constexpr auto notes(json::Of<InvitationView>) {
  return std::to_array<json::Note>({{.member = "replaced_by", .description = "The invitation of whoever took their place"}});
}

struct InvitedPersonView {
  PersonId person_id;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  std::string sex;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> region_code;
  bool has_address{false};
  Language language{Language::fr};
  std::optional<RegistrationId> registration_id;
  std::optional<RegistrationStatus> registration_status;
  std::optional<int> waiting_position;
  Expectation standing{Expectation::out};
  bool next{false};
  std::optional<InvitationView> invitation;
  std::optional<MailState> mail_state;
  std::optional<MailProblem> mail_problem;
};
BOOST_DESCRIBE_STRUCT(InvitedPersonView, (),
                      (person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, organisation_id, organisation_name,
                       region_code, has_address, language, registration_id, registration_status, waiting_position, standing, next, invitation,
                       mail_state, mail_problem))

struct RoomCountView {
  int women{0};
  int men{0};
  int unknown{0};
  std::optional<int> women_percent;
};
BOOST_DESCRIBE_STRUCT(RoomCountView, (), (women, men, unknown, women_percent))

struct RegionCountView {
  std::optional<std::string> region_code;
  int confirmed{0};
  int projected{0};
};
BOOST_DESCRIBE_STRUCT(RegionCountView, (), (region_code, confirmed, projected))

struct SessionFillingView {
  int version{0};
  std::optional<int> women_target_percent;
  std::optional<int> promotion_answer_days;
  int promotion_stops_days{0};
  std::optional<int> answer_reminder_days;
  std::optional<int> session_reminder_days;
};
BOOST_DESCRIBE_STRUCT(SessionFillingView, (),
                      (version, women_target_percent, promotion_answer_days, promotion_stops_days, answer_reminder_days, session_reminder_days))

struct SessionFillingBody {
  int version{0};
  std::optional<int> women_target_percent;
  std::optional<int> promotion_answer_days;
  int promotion_stops_days{0};
  std::optional<int> answer_reminder_days;
  std::optional<int> session_reminder_days;
};
BOOST_DESCRIBE_STRUCT(SessionFillingBody, (),
                      (version, women_target_percent, promotion_answer_days, promotion_stops_days, answer_reminder_days, session_reminder_days))
constexpr auto notes(json::Of<SessionFillingBody>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "As read; 0 when nobody said anything yet", .minimum = 0},
      {.member = "women_target_percent", .description = "Share of women aimed at", .minimum = 0, .maximum = 100},
      {.member = "promotion_answer_days", .description = "Days the next who waits has to answer; absent: a seat goes to them without asking", .minimum = 1, .maximum = 60},
      {.member = "promotion_stops_days", .description = "So many days before the session no seat is offered any more", .minimum = 0, .maximum = 60, .has_default = true},
      {.member = "answer_reminder_days", .description = "So many days before the last day to answer a reminder leaves by itself; absent: none", .minimum = 1, .maximum = 60},
      {.member = "session_reminder_days", .description = "So many days before the session those who come are reminded; absent: they are not", .minimum = 1, .maximum = 60},
  });
}

/// How many would be told of a change, or that the session is confirmed.
struct ReachedView {
  int written{0};
  int without_address{0};
};
BOOST_DESCRIBE_STRUCT(ReachedView, (), (written, without_address))
struct PeopleToTell {
  ReachedView concerned;
  ReachedView seated;
};
BOOST_DESCRIBE_STRUCT(PeopleToTell, (), (concerned, seated))
constexpr auto notes(json::Of<PeopleToTell>) {
  return std::to_array<json::Note>({
      {.member = "concerned", .description = "With a seat, waiting or asked: told of changes, of a postponement and of a cancellation"},
      {.member = "seated", .description = "With a seat: told that the session is confirmed"},
  });
}

/// The places of an organisation in a session.
struct RoomQuotaView {
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  int places{0};
  int confirmed{0};
  int projected{0};
};
BOOST_DESCRIBE_STRUCT(RoomQuotaView, (), (organisation_id, organisation_name, places, confirmed, projected))

struct FillingView {
  RoomCountView confirmed;
  RoomCountView projected;
  int waiting{0};
  int out{0};
  std::vector<RegionCountView> regions;
  std::optional<int> women_missing;
  std::optional<int> seats;
  std::optional<int> women_target_percent;
  std::vector<RoomQuotaView> quotas;
};
BOOST_DESCRIBE_STRUCT(FillingView, (), (confirmed, projected, waiting, out, regions, women_missing, seats, women_target_percent, quotas))
constexpr auto notes(json::Of<FillingView>) {
  return std::to_array<json::Note>({{.member = "women_target_percent", .description = "The session's own, else that of its letters"}});
}

/// A step of whom to ask next: somebody who waits, a substitute of a letter, or an organisation that is to name people.
struct AskNextView {
  AskSource source{AskSource::waiting};
  std::vector<AskReason> reasons;
  std::optional<PersonId> person_id;
  std::optional<std::string> display_name;
  std::optional<std::string> family_name;
  std::optional<std::string> given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  std::optional<std::string> sex;
  std::optional<std::string> region_code;
  std::optional<bool> has_address;
  std::optional<int> place;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<DesignationId> designation_id;
  std::optional<int> names;
  std::optional<int> women;
};
BOOST_DESCRIBE_STRUCT(AskNextView, (),
                      (source, reasons, person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, region_code, has_address,
                       place, organisation_id, organisation_name, designation_id, names, women))
constexpr auto notes(json::Of<AskNextView>) {
  return std::to_array<json::Note>({
      {.member = "reasons", .description = "The weightiest first"},
      {.member = "place", .description = "In the waiting list, or among those whom the letter names"},
      {.member = "organisation_id", .description = "Where the person serves; of a substitute, who named them"},
      {.member = "designation_id", .description = "Of a substitute: the letter"},
      {.member = "names", .description = "Of an organisation: how many names lack for its places"},
      {.member = "women", .description = "How many of these have to be women for the target"},
  });
}

struct InvitationList {
  FillingView room;
  SessionFillingView filling;
  bool mail_leaves{false};
  std::vector<InvitedPersonView> items;
  std::vector<AskNextView> ask_next;
};
BOOST_DESCRIBE_STRUCT(InvitationList, (), (room, filling, mail_leaves, items, ask_next))
constexpr auto notes(json::Of<InvitationList>) {
  return std::to_array<json::Note>({{.member = "ask_next",
                                     .description = "Whom to ask next, in order: nobody of an organisation whose places are taken; women first while they lack, "
                                                    "then organisations with places left, then regions with the fewest, then those who wait, then substitutes; "
                                                    "where seats remain, the organisations whose places nobody is there for"}});
}

/// What a convocation says beside days and place.
struct PracticalNoteView {
  int version{0};
  std::optional<LocalizedText> costs;
  std::optional<LocalizedText> note;
  std::optional<std::string> contact;
};
BOOST_DESCRIBE_STRUCT(PracticalNoteView, (), (version, costs, note, contact))
struct PracticalNoteBody {
  std::optional<LocalizedText> costs;
  std::optional<LocalizedText> note;
  std::optional<std::string> contact;
};
BOOST_DESCRIBE_STRUCT(PracticalNoteBody, (), (costs, note, contact))
constexpr auto notes(json::Of<PracticalNoteBody>) {
  return std::to_array<json::Note>({
      {.member = "costs", .description = "Who bears travel, nights and meals"},
      {.member = "note", .description = "How to come, what to bring", .multiline = true},
      {.member = "contact", .max_length = 300},
  });
}

/// What is written to whom.
struct SessionMessageBody {
  MailKind kind{MailKind::invitation};
  std::vector<PersonId> person_ids;
  std::optional<LocalDate> answer_by;
  std::optional<std::string> message;
  bool convocation{false};
};
BOOST_DESCRIBE_STRUCT(SessionMessageBody, (), (kind, person_ids, answer_by, message, convocation))
constexpr auto notes(json::Of<SessionMessageBody>) {
  return std::to_array<json::Note>({
      {.member = "kind", .description = "invitation, reminder, confirmation, change, cancellation, upcoming, or postponement of a session that is postponed"},
      {.member = "person_ids", .min_items = 1, .max_items = 1000, .required = true},
      {.member = "answer_by", .description = "Last day to answer: for invitations, and reminders that give more time"},
      {.member = "message", .description = "A paragraph of one's own", .max_length = 2000, .multiline = true},
      {.member = "convocation", .description = "Each message carries its reader's convocation as PDF; at most 50 people at once", .has_default = true},
  });
}

struct SessionMessageLine {
  PersonId person_id;
  std::string display_name;
  std::optional<std::string> address;
  Language language{Language::fr};
  std::optional<std::string> left_out;     ///< why nothing is written
  bool over_quota{false};                  ///< their organisation has no place left; they are written to all the same
};
BOOST_DESCRIBE_STRUCT(SessionMessageLine, (), (person_id, display_name, address, language, left_out, over_quota))

struct MessageSample {
  Language language{Language::fr};
  std::string subject;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(MessageSample, (), (language, subject, body))

struct SessionMessagePlan {
  int written{0};
  int without_address{0};
  int left_out{0};
  int over_quota{0};
  std::vector<SessionMessageLine> items;
  std::vector<MessageSample> samples;
};
BOOST_DESCRIBE_STRUCT(SessionMessagePlan, (), (written, without_address, left_out, over_quota, items, samples))

/// Who takes the place of whoever proposed them.
struct ReplacementBody {
  PersonId person_id;
  std::optional<LocalDate> answer_by;
};
BOOST_DESCRIBE_STRUCT(ReplacementBody, (), (person_id, answer_by))
constexpr auto notes(json::Of<ReplacementBody>) {
  return std::to_array<json::Note>({
      {.member = "person_id", .required = true},
      {.member = "answer_by", .description = "Their last day to answer; that of the invitation before when left out"},
  });
}

struct GivenAnswerBody {
  InvitationAnswer answer{InvitationAnswer::none};
  std::optional<std::string> note;
  std::optional<std::string> replacement_name;
  std::optional<std::string> replacement_contact;
};
BOOST_DESCRIBE_STRUCT(GivenAnswerBody, (), (answer, note, replacement_name, replacement_contact))
constexpr auto notes(json::Of<GivenAnswerBody>) {
  return std::to_array<json::Note>({
      {.member = "answer", .description = "comes, declines or replacement"},
      {.member = "note", .max_length = 500, .multiline = true},
      {.member = "replacement_name", .description = "Who could come instead", .max_length = 200},
      {.member = "replacement_contact", .description = "How to reach them", .max_length = 200},
  });
}

struct PasteText {
  std::string link;
  std::string text;
  Language language{Language::fr};
};
BOOST_DESCRIBE_STRUCT(PasteText, (), (link, text, language))

/// What the holder of a link reads: nothing of other people.
struct AnswerView {
  LinkClosed closed{LinkClosed::open};
  LocalizedText session_title;
  std::string session_reference;
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::optional<std::string> venue;
  std::optional<LocalizedText> place_name;
  std::string person_name;
  Language language{Language::fr};
  LocalDate answer_by;
  InvitationReason reason{InvitationReason::invited};
  InvitationAnswer answer{InvitationAnswer::none};
  std::optional<Instant> answered_at;
  std::optional<RegistrationStatus> registration_status;
  std::optional<std::string> replacement_name;
  std::optional<std::string> replacement_contact;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AnswerView, (),
                      (closed, session_title, session_reference, first_date, last_date, starts, ends, venue, place_name, person_name, language,
                       answer_by, reason, answer, answered_at, registration_status, replacement_name, replacement_contact, note))

InvitationView view_of(Invitation const& invitation);

}  // namespace athar::api
