#include "server/api/invitations/answer_link.hpp"
#include "server/api/invitations/desk.hpp"
#include "server/json/writer.hpp"

namespace athar::api {
namespace {

/// Writes to each of those people; with the answer link where an answer is owed.
int write_to(Desk& desk, SessionPage const& page, MailKind kind, std::vector<Invitation> const& due) {
  if (due.empty()) return 0;
  std::vector<PersonId> people;
  for (auto const& invitation : due) people.push_back(invitation.person_id);
  auto const recipients = desk.unit.invitations().recipients(people);
  Letters const letters(desk.unit, page, desk.now);
  AnswerLinks const links(desk.unit);
  std::vector<MailMessage> messages;
  for (std::size_t i = 0; i < due.size(); ++i) {
    bool const asks = kind == MailKind::reminder;
    auto const link = asks ? links.address({due[i].id, due[i].link_number}) : std::string();
    auto& message = messages.emplace_back(letters.write(kind, recipients.at(i), asks ? &due[i] : nullptr, link, {}));
    message.id = MailMessageId{desk.new_id()};
  }
  if (auto put = desk.unit.mail().put(messages, desk.actor.name); !put) throw std::runtime_error("reminders were refused: " + put.error().code);
  json::Writer note(96);
  note.begin_object().field("kind", name_of(kind)).field("written", static_cast<std::int64_t>(messages.size())).end_object();
  desk.record({.concept_name = "sessions", .subject = page.session.id.uuid, .action = "messages_written", .before = {}, .after = note.take(), .touched = {}});
  return static_cast<int>(messages.size());
}

}  // namespace

int send_due_reminders(Desk& desk, SessionId session) {
  if (!desk.unit.sessions().lock(session, Scope{})) return 0;
  auto const page = desk.unit.sessions().find(session, Scope{}, desk.today);
  if (!page) return 0;
  int const asked = write_to(desk, *page, MailKind::reminder, desk.unit.invitations().take_answer_reminders(session, desk.today));
  return asked + write_to(desk, *page, MailKind::upcoming, desk.unit.invitations().take_session_reminders(session, desk.today));
}

}  // namespace athar::api
