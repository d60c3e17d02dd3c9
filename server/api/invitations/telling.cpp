#include "server/api/invitations/telling.hpp"

#include <map>

#include "server/json/writer.hpp"

namespace athar::api {
namespace {

struct Concerned {
  MailRecipient recipient;
  Expectation standing;
};

std::vector<Concerned> concerned_by(UnitOfWork& unit, SessionId session, MailKind news) {
  std::map<PersonId, Expectation> standings;
  std::vector<PersonId> people;
  for (auto const& person : unit.invitations().of_session(session)) {
    auto const at = standing(person);
    if (!concerns(news, at)) continue;
    standings.emplace(person.person_id, at);
    people.push_back(person.person_id);
  }
  std::vector<Concerned> out;
  if (people.empty()) return out;
  for (auto& to : unit.invitations().recipients(people))
    if (!to.is_locked && !to.is_erased) out.push_back({to, standings.at(to.person_id)});
  return out;
}

Reached reached(std::vector<Concerned> const& people) {
  Reached out;
  for (auto const& each : people) ++(each.recipient.email ? out.written : out.without_address);
  return out;
}

}  // namespace

Reached count_concerned(UnitOfWork& unit, SessionId session, MailKind news) { return reached(concerned_by(unit, session, news)); }

Result<void> tell_of_change(Desk& desk, SessionPage const& before, SessionPage const& after, std::string const& message) {
  auto const news = news_of(before, after, desk.today);
  if (!news) return {};
  auto const people = concerned_by(desk.unit, after.session.id, *news);
  auto const count = reached(people);
  if (count.written == 0) return {};
  Letters const letters(desk.unit, after, desk.now);
  std::vector<MailMessage> messages;
  for (auto const& [to, at] : people) {
    if (!to.email) continue;
    auto& written = messages.emplace_back(letters.write(*news, to, nullptr, {}, message));
    written.id = MailMessageId{desk.new_id()};
    // Whoever waits has no entry in their calendar.
    if (at == Expectation::waiting) written.attachments.clear();
  }
  if (auto put = desk.unit.mail().put(messages, desk.actor.name); !put) return put;
  json::Writer note(96);
  note.begin_object().field("kind", name_of(*news)).field("written", count.written).field("without_address", count.without_address).end_object();
  desk.record({.concept_name = "sessions", .subject = after.session.id.uuid, .action = "messages_written", .before = {}, .after = note.take(), .touched = {}});
  return {};
}

}  // namespace athar::api
