#include "persistence/mail/mail_store.hpp"

#include "persistence/mail/language.hpp"
#include "persistence/postgres/bytes.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_messages = R"(
insert into athar.mail_message (id, kind, language, session_id, person_id, invitation_id, to_address, to_name, subject, body, link, created_by)
select CAST(m.id AS uuid), m.kind, m.language, CAST(nullif(m.session, '') AS uuid), CAST(nullif(m.person, '') AS uuid),
       CAST(nullif(m.invitation, '') AS uuid), m.address, m.name, m.subject, m.body, m.link, CAST(:by AS text)
from unnest(CAST(:ids AS text[]), CAST(:kinds AS text[]), CAST(:languages AS text[]), CAST(:sessions AS text[]), CAST(:people AS text[]),
            CAST(:invitations AS text[]), CAST(:addresses AS text[]), CAST(:names AS text[]), CAST(:subjects AS text[]),
            CAST(:bodies AS text[]), CAST(:links AS text[])) with ordinality
  as m (id, kind, language, session, person, invitation, address, name, subject, body, link, place)
order by m.place)";

constexpr std::string_view insert_attachments = R"(
insert into athar.mail_attachment (message_id, position, file_name, content_type, content)
select CAST(f.id AS uuid), f.position, f.name, f.type, CAST(f.content AS bytea)
from unnest(CAST(:ids AS text[]), CAST(:positions AS smallint[]), CAST(:names AS text[]), CAST(:types AS text[]), CAST(:contents AS text[]))
  as f (id, position, name, type, content))";

constexpr std::string_view list_messages = R"(
select m.id, m.version, m.ordinal, m.kind, m.state, m.problem, m.language, m.session_id, coalesce(s.reference, ''), coalesce(s.title_fr, ''),
       coalesce(s.title_ar, ''), coalesce(s.title_en, ''), m.person_id, m.to_address, m.to_name, m.subject, '', m.attempts, m.next_attempt_at,
       m.last_attempt_at, m.answer, coalesce(m.message_id, ''), m.created_at, m.created_by, m.sent_at,
       (select count(*) from athar.mail_attachment a where a.message_id = m.id)
from athar.mail_message m left join athar.session s on s.id = m.session_id
where (CAST(:state AS text) IS NULL OR m.state = :state)
  and (CAST(:kind AS text) IS NULL OR m.kind = :kind)
  and (CAST(:session AS uuid) IS NULL OR m.session_id = CAST(:session AS uuid))
  and (CAST(:search AS text) IS NULL
       OR athar.search_key(m.to_address || ' ' || m.to_name || ' ' || m.subject) LIKE all (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:after AS bigint) IS NULL OR m.ordinal < CAST(:after AS bigint))
order by m.ordinal desc
limit :limit)";

constexpr std::string_view count_listed = R"(
select count(*) from (
  select 1 from athar.mail_message m
  where (CAST(:state AS text) IS NULL OR m.state = :state)
    and (CAST(:kind AS text) IS NULL OR m.kind = :kind)
    and (CAST(:session AS uuid) IS NULL OR m.session_id = CAST(:session AS uuid))
    and (CAST(:search AS text) IS NULL
         OR athar.search_key(m.to_address || ' ' || m.to_name || ' ' || m.subject) LIKE all (athar.search_patterns(CAST(:search AS text))))
  limit 10001) as counted)";

constexpr std::string_view find_message = R"(
select m.id, m.version, m.ordinal, m.kind, m.state, m.problem, m.language, m.session_id, coalesce(s.reference, ''), coalesce(s.title_fr, ''),
       coalesce(s.title_ar, ''), coalesce(s.title_en, ''), m.person_id, m.to_address, m.to_name, m.subject, m.body, m.attempts,
       m.next_attempt_at, m.last_attempt_at, m.answer, coalesce(m.message_id, ''), m.created_at, m.created_by, m.sent_at,
       (select count(*) from athar.mail_attachment a where a.message_id = m.id)
from athar.mail_message m left join athar.session s on s.id = m.session_id
where m.id = :id)";

constexpr std::string_view count_messages = R"(
select (select count(*) from athar.mail_message m where m.state in ('waiting', 'sending')),
       (select count(*) from athar.mail_message m where m.state = 'failed'),
       (select count(*) from athar.mail_message m where m.state = 'sent'),
       (select count(*) from athar.mail_message m where m.state = 'given_up'),
       coalesce(l.problem, ''), coalesce(l.answer, '')
from (select 1) as one (x)
left join lateral (
  select m.problem, m.answer from athar.mail_message m
  where m.state = 'waiting' and m.problem <> '' order by m.last_attempt_at desc limit 1) l on true)";

constexpr std::string_view update_state = R"(
update athar.mail_message m
set state = CAST(:state AS text), version = m.version + 1,
    next_attempt_at = case when CAST(:state AS text) = 'waiting' then clock_timestamp() else m.next_attempt_at end,
    attempts = case when CAST(:state AS text) = 'waiting' then 0 else m.attempts end
where m.id = CAST(:id AS uuid) and m.version = CAST(:version AS integer) and m.state in ('waiting', 'failed', 'given_up')
returning m.id)";

constexpr std::string_view state_of = "select m.version, m.state from athar.mail_message m where m.id = :id";

constexpr std::string_view give_up_waiting = R"(
update athar.mail_message m set state = 'given_up', version = m.version + 1
where m.invitation_id = :invitation and m.state in ('waiting', 'failed')
returning m.id)";

constexpr std::string_view list_templates = "select t.kind, t.language, t.version, t.subject, t.body from athar.mail_template t";

constexpr std::string_view insert_template = R"(
insert into athar.mail_template (kind, language, subject, body) values (:kind, :language, :subject, :body)
on conflict (kind, language) do nothing
returning kind)";

constexpr std::string_view update_template = R"(
update athar.mail_template set subject = :subject, body = :body, version = version + 1
where kind = :kind and language = :language and version = CAST(:version AS integer)
returning kind)";

constexpr std::string_view delete_template =
    "delete from athar.mail_template where kind = :kind and language = :language and version = CAST(:version AS integer) returning kind";

constexpr std::string_view make_key = "insert into athar.setting (key, value) values ('answer_link_key', :value) on conflict (key) do nothing";
constexpr std::string_view find_key = "select value from athar.setting where key = 'answer_link_key'";

MailRow row_from(RowReader& row) {
  MailRow m;
  m.id = row.id<MailMessageTag>();
  m.version = row.small();
  m.ordinal = row.integer();
  m.kind = mail_kind_named(row.text()).value_or(MailKind::invitation);
  m.state = mail_state_named(row.text()).value_or(MailState::failed);
  m.problem = mail_problem_named(row.text()).value_or(MailProblem::none);
  m.language = language_stored_as(row.text());
  m.session_id = row.maybe_id<SessionTag>();
  m.session_reference = row.text();
  m.session_title = row.localized();
  m.person_id = row.maybe_id<PersonTag>();
  m.to_address = row.text();
  m.to_name = row.text();
  m.subject = row.text();
  m.body = row.text();
  m.attempts = row.small();
  m.next_attempt_at = row.maybe_instant();
  if (m.state != MailState::waiting) m.next_attempt_at = std::nullopt;
  m.last_attempt_at = row.maybe_instant();
  m.answer = row.text();
  m.message_id = row.text();
  m.created_at = row.instant();
  m.created_by = row.text();
  m.sent_at = row.maybe_instant();
  m.attachments = row.small();
  return m;
}

template <class T>
std::optional<std::string> name_if(std::optional<T> const& value) {
  return value ? std::optional<std::string>(name_of(*value)) : std::nullopt;
}

}  // namespace

Result<void> PostgresMailStore::put(std::vector<MailMessage> const& messages, std::string const& by) {
  if (messages.empty()) return {};
  std::vector<std::string> ids, kinds, languages, sessions, people, invitations, addresses, names, subjects, bodies, links;
  for (auto const& m : messages) {
    ids.push_back(m.id.text());
    kinds.emplace_back(name_of(m.kind));
    languages.emplace_back(stored(m.language));
    sessions.push_back(m.session_id ? m.session_id->text() : "");
    people.push_back(m.person_id ? m.person_id->text() : "");
    invitations.push_back(m.invitation_id ? m.invitation_id->text() : "");
    addresses.push_back(m.to_address);
    names.push_back(m.to_name);
    subjects.push_back(m.subject);
    bodies.push_back(m.body);
    links.push_back(m.link);
  }
  auto written = connection_.write(insert_messages, {{"by", by}, {"ids", ids}, {"kinds", kinds}, {"languages", languages}, {"sessions", sessions},
      {"people", people}, {"invitations", invitations}, {"addresses", addresses}, {"names", names}, {"subjects", subjects}, {"bodies", bodies},
      {"links", links}});
  if (!written) return refuse(std::move(written.error()));
  std::vector<std::string> of, file_names, types, contents;
  std::vector<int> positions;
  for (auto const& m : messages)
    for (std::size_t i = 0; i < m.attachments.size(); ++i) {
      of.push_back(m.id.text());
      positions.push_back(static_cast<int>(i));
      file_names.push_back(m.attachments[i].file_name);
      types.push_back(m.attachments[i].content_type);
      contents.push_back(to_bytea(m.attachments[i].content));
    }
  if (!of.empty())
    connection_.run(insert_attachments, {{"ids", of}, {"positions", positions}, {"names", file_names}, {"types", types}, {"contents", contents}});
  return {};
}

Page<MailRow> PostgresMailStore::list(MailFilter const& f, PageRequest const& request) {
  auto const state = name_if(f.state), kind = name_if(f.kind);
  Rows rows = connection_.run(list_messages, {{"state", state}, {"kind", kind}, {"session", f.session}, {"search", f.search},
      {"after", request.after_id}, {"limit", request.limit + 1}});
  std::vector<MailRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(row_from(row));
  }
  auto page = page_of(std::move(out), request, [](auto const&) { return std::string(); }, [](auto const& m) { return std::to_string(m.ordinal); });
  if (request.with_total) {
    Rows counted = connection_.run(count_listed, {{"state", state}, {"kind", kind}, {"session", f.session}, {"search", f.search}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

std::optional<MailRow> PostgresMailStore::find(MailMessageId id) {
  Rows rows = connection_.run(find_message, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return row_from(row);
}

MailCounts PostgresMailStore::counts() {
  Rows rows = connection_.run(count_messages);
  RowReader row(rows, 0);
  MailCounts out;
  out.waiting = row.small();
  out.failed = row.small();
  out.sent = row.small();
  out.given_up = row.small();
  out.last_problem = row.text();
  out.last_answer = row.text();
  return out;
}

Result<void> PostgresMailStore::set_state(MailMessageId id, int version, MailState state) {
  Rows rows = connection_.run(update_state, {{"id", id}, {"version", version}, {"state", name_of(state)}});
  if (!rows.empty()) return {};
  Rows now = connection_.run(state_of, {{"id", id}});
  if (now.empty()) return refuse(not_found("message"));
  RowReader row(now, 0);
  if (row.small() != version) return refuse(stale());
  return refuse(conflict("mail_on_its_way", "This message has left or is on its way"));
}

int PostgresMailStore::give_up(InvitationId invitation) {
  return static_cast<int>(connection_.run(give_up_waiting, {{"invitation", invitation}}).size());
}

std::vector<MailTemplate> PostgresMailStore::templates() {
  std::vector<MailTemplate> out;
  for (auto kind : all_mail_kinds())
    for (auto language : {Language::fr, Language::ar, Language::en}) out.push_back(default_template(kind, language));
  Rows rows = connection_.run(list_templates);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const kind = mail_kind_named(row.text());
    auto const language = language_stored_as(row.text());
    for (auto& each : out) {
      if (each.kind != kind || each.language != language) continue;
      each.version = row.small();
      each.subject = row.text();
      each.body = row.text();
    }
  }
  return out;
}

Result<void> PostgresMailStore::write_template(MailTemplate const& t) {
  Rows rows = t.version == 0
                  ? connection_.run(insert_template, {{"kind", name_of(t.kind)}, {"language", stored(t.language)}, {"subject", t.subject}, {"body", t.body}})
                  : connection_.run(update_template, {{"kind", name_of(t.kind)}, {"language", stored(t.language)}, {"subject", t.subject},
                                                      {"body", t.body}, {"version", t.version}});
  if (rows.empty()) return refuse(stale());
  return {};
}

Result<void> PostgresMailStore::drop_template(MailKind kind, Language language, int version) {
  Rows rows = connection_.run(delete_template, {{"kind", name_of(kind)}, {"language", stored(language)}, {"version", version}});
  if (rows.empty()) return refuse(stale());
  return {};
}

std::string PostgresMailStore::link_key(std::string const& fresh) {
  Rows rows = connection_.run(find_key);
  if (rows.empty()) {
    connection_.run(make_key, {{"value", to_bytea(fresh)}});
    rows = connection_.run(find_key);
  }
  return from_bytea(RowReader(rows, 0).text());
}

}  // namespace athar::persistence
