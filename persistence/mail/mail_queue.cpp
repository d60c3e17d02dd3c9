#include "persistence/mail/mail_queue.hpp"

#include "persistence/mail/language.hpp"
#include "persistence/postgres/bytes.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view take_lead = "select pg_try_advisory_lock(4184, 25)";

constexpr std::string_view put_back = R"(
update athar.mail_message m set state = 'waiting', problem = 'interrupted', answer = '', version = m.version + 1, next_attempt_at = clock_timestamp()
where m.state = 'sending')";

constexpr std::string_view return_taken = R"(
update athar.mail_message m set state = 'waiting', attempts = greatest(m.attempts - 1, 0), version = m.version + 1
where m.id = :id and m.state = 'sending')";

// What became of the message before, and the next one taken, in one commit: between them nothing is in the sender's hands. After a break of
// the connection the message before was put back; its sender still knows better. Its files come along: one round trip a message.
constexpr std::string_view settle_and_take_next = R"(
with settled as (
  update athar.mail_message m
  set state = case when CAST(:problem AS text) = '' then 'sent' when CAST(:retry AS integer) > 0 then 'waiting' else 'failed' end,
      sent_at = case when CAST(:problem AS text) = '' then clock_timestamp() end,
      next_attempt_at = clock_timestamp() + make_interval(secs => CAST(:retry AS integer)),
      problem = CAST(:problem AS text), answer = CAST(:answer AS text), version = m.version + 1
  where m.id = CAST(:before AS uuid) and (m.state = 'sending' or (m.state = 'waiting' and m.problem = 'interrupted'))
  returning m.id),
due as (
  select m.id from athar.mail_message m
  where CAST(:take AS boolean) and m.state = 'waiting' and m.next_attempt_at <= clock_timestamp()
    and m.id is distinct from CAST(:before AS uuid)
  order by m.next_attempt_at, m.ordinal
  limit 1
  for update skip locked)
update athar.mail_message m
set state = 'sending', attempts = m.attempts + 1, last_attempt_at = clock_timestamp(), version = m.version + 1,
    message_id = coalesce(m.message_id, '<' || m.id || '@' || CAST(:domain AS text) || '>')
from due d where m.id = d.id
returning m.id, m.kind, m.language, m.session_id, m.person_id, m.invitation_id, m.to_address, m.to_name, m.subject, m.body, m.link, m.message_id,
          m.attempts, m.created_at,
          array(select a.file_name from athar.mail_attachment a where a.message_id = m.id order by a.position),
          array(select a.content_type from athar.mail_attachment a where a.message_id = m.id order by a.position),
          array(select CAST(a.content AS text) from athar.mail_attachment a where a.message_id = m.id order by a.position))";

}  // namespace

bool MailQueue::lead() {
  if (connection_ && !connection_->usable()) {
    connection_.reset();
    leads_ = false;
  }
  if (leads_) return true;
  if (!connection_) connection_.emplace(Connection::Options{url_, 10'000});
  Rows rows = connection_->run(take_lead);
  leads_ = RowReader(rows, 0).boolean();
  if (leads_) connection_->run(put_back), ++term_;
  return leads_;
}

Rows MailQueue::settle_and_take(std::optional<MailOutcome> const& before, std::string const& domain, bool take) {
  auto const id = before ? std::optional(before->id) : std::nullopt;
  return connection_->run(settle_and_take_next, {{"problem", before ? name_of(before->problem) : std::string_view()},
      {"retry", before ? before->retry_after_seconds : 0}, {"answer", before ? before->answer : std::string()}, {"before", id}, {"domain", domain},
      {"take", take}});
}

void MailQueue::settle(MailOutcome const& last) {
  if (lead()) settle_and_take(last, {}, false);
}

void MailQueue::give_back(MailMessageId taken) {
  if (lead()) connection_->run(return_taken, {{"id", taken}});
}

std::optional<OutgoingMail> MailQueue::next(std::optional<MailOutcome> const& before, std::string const& domain) {
  Rows rows = settle_and_take(before, domain, true);
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  OutgoingMail out;
  auto& m = out.message;
  m.id = row.id<MailMessageTag>();
  m.kind = mail_kind_named(row.text()).value_or(MailKind::invitation);
  m.language = language_stored_as(row.text());
  m.session_id = row.maybe_id<SessionTag>();
  m.person_id = row.maybe_id<PersonTag>();
  m.invitation_id = row.maybe_id<InvitationTag>();
  m.to_address = row.text();
  m.to_name = row.text();
  m.subject = row.text();
  m.body = row.text();
  m.link = row.text();
  out.message_id = row.text();
  out.attempts = row.small();
  out.written_at = row.instant();
  auto names = row.texts(), types = row.texts(), contents = row.texts();
  for (std::size_t i = 0; i < names.size(); ++i) m.attachments.push_back({std::move(names[i]), std::move(types[i]), from_bytea(contents[i])});
  return out;
}

}  // namespace athar::persistence
