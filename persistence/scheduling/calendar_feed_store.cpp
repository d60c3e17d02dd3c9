#include "persistence/scheduling/calendar_feed_store.hpp"

#include "persistence/postgres/bytes.hpp"
#include "persistence/scheduling/slots.hpp"
#include "persistence/training/session_scope.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view revoke_same = R"(
update athar.calendar_feed set revoked_at = clock_timestamp()
where account_id = :account and kind = :kind and coalesce(person_id, programme_id, account_id) = CAST(:subject AS uuid) and revoked_at is null)";

constexpr std::string_view insert_feed = R"(
insert into athar.calendar_feed (id, kind, person_id, programme_id, account_id, language, secret_hash, created_at)
values (:id, :kind, :person, :programme, :account, :language, :secret_hash, :created_at))";

constexpr std::string_view revoke_feed = "update athar.calendar_feed set revoked_at = clock_timestamp() where id = :id and revoked_at is null";

constexpr std::string_view find_feed = R"(
select f.id, f.kind, f.person_id, f.programme_id, f.account_id, a.name, f.language, f.created_at
from athar.calendar_feed f join athar.account a on a.id = f.account_id
where f.id = :id and f.revoked_at is null)";

constexpr std::string_view list_feeds = R"(
select f.id, f.kind, f.person_id, f.programme_id, f.account_id, a.name, f.language, f.created_at
from athar.calendar_feed f join athar.account a on a.id = f.account_id
where f.kind = :kind and f.revoked_at is null
  and (f.programme_id = CAST(:subject AS uuid)
       or (f.programme_id is null and f.person_id is null and f.account_id = CAST(:subject AS uuid))
       or f.person_id in (select o.id from athar.person o
                          where o.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:subject AS uuid))))
  and (CAST(:account AS uuid) IS NULL OR f.account_id = CAST(:account AS uuid))
order by f.created_at desc, f.id)";

constexpr std::string_view find_asked = R"(
select f.id, f.kind, f.person_id, f.programme_id, f.account_id, a.name, f.language, f.created_at,
       f.revoked_at is not null or p.erased_at is not null,
       coalesce(p.canonical_id = (select x.canonical_id from athar.person x where x.id = a.person_id), false),
       coalesce(g.title_fr, ''), coalesce(g.title_ar, ''), coalesce(g.title_en, '')
from athar.calendar_feed f
join athar.account a on a.id = f.account_id
left join athar.person o on o.id = f.person_id
left join athar.person p on p.id = o.canonical_id
left join athar.programme g on g.id = f.programme_id
where f.secret_hash = :secret_hash)";

constexpr std::string_view same_person = R"(
select exists (select 1 from athar.person x join athar.person y on y.canonical_id = x.canonical_id where x.id = :one and y.id = :other))";

constexpr std::string_view session_columns = R"(
select s.id, s.version, s.reference, s.title_fr, s.title_ar, s.title_en, s.venue, s.time_zone, s.status,
       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''),
       coalesce((select c.at from athar.change_set c where c.concept = 'sessions' and c.subject_id = s.id order by c.id desc limit 1),
                s.status_since),
       array(select t.date || ' ' || coalesce(CAST(t.starts AS text), '-') || ' ' || coalesce(CAST(t.ends AS text), '-')
             from athar.sitting t where t.session_id = s.id order by t.date, t.number)
from athar.session s
left join athar.place l on l.code = s.place_code
where )";

constexpr std::string_view since_then = R"( and s.last_date >= CAST(:since AS date) and )";
constexpr std::string_view in_order = " order by s.first_date, s.id";

constexpr std::string_view of_person = R"(s.id in (
  select r.session_id from athar.person y join athar.registration r on r.person_id = y.id and r.status = 'registered'
  where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:subject AS uuid))
  union
  select m.session_id from athar.person y join athar.session_team_member m on m.person_id = y.id
  where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:subject AS uuid))))";

constexpr std::string_view of_trainer = R"(s.id in (
  select r.session_id from athar.person y join athar.registration r on r.person_id = y.id and r.status = 'registered' and r.role = 'trainer'
  where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:subject AS uuid))
  union
  select m.session_id from athar.person y
  join athar.session_team_member m on m.person_id = y.id and m.role in ('trainer', 'speaker', 'interpreter')
  where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:subject AS uuid))))";

constexpr std::string_view of_programme = R"(s.id in (
  select g.session_id from athar.session_programme g where g.programme_id = CAST(:subject AS uuid)))";

constexpr std::string_view of_id = "s.id = CAST(:subject AS uuid) and ";

std::string feed_of(std::string_view subject) {
  std::string sql(session_columns);
  sql += subject;
  sql += since_then;
  sql += session_in_scope;
  sql += in_order;
  return sql;
}

std::string const list_of_person = feed_of(of_person);
std::string const list_of_trainer = feed_of(of_trainer);
std::string const list_of_programme = feed_of(of_programme);
std::string const find_one = std::string(session_columns) + std::string(of_id) + std::string(session_in_scope);

std::string const& list_for(FeedKind kind) {
  if (kind == FeedKind::person) return list_of_person;
  return kind == FeedKind::trainer ? list_of_trainer : list_of_programme;
}

Language language_from(std::string_view name) { return name == "ar" ? Language::ar : name == "en" ? Language::en : Language::fr; }
std::string_view name_of_language(Language language) { return language == Language::ar ? "ar" : language == Language::en ? "en" : "fr"; }

CalendarFeed feed_from(RowReader& row) {
  CalendarFeed feed;
  feed.id = row.id<CalendarFeedTag>();
  feed.kind = feed_kind_named(row.text()).value_or(FeedKind::person);
  feed.person_id = row.maybe_id<PersonTag>();
  feed.programme_id = row.maybe_id<ProgrammeTag>();
  feed.account = row.id<AccountTag>();
  feed.account_name = row.text();
  feed.language = language_from(row.text());
  feed.created_at = row.instant();
  return feed;
}

FeedSession session_from(RowReader& row) {
  FeedSession found;
  auto& s = found.page.session;
  s.id = row.id<SessionTag>();
  s.version = row.small();
  found.page.reference = row.text();
  s.title = row.localized();
  s.venue = row.text();
  s.time_zone = row.text();
  found.page.status = session_status_named(row.text()).value_or(SessionStatus::planned);
  found.page.place_name = row.localized();
  found.changed_at = row.instant();
  for (auto const& each : row.texts()) add_slot(s.days, each);
  return found;
}

Uuid subject_of(CalendarFeed const& feed) {
  if (feed.person_id) return feed.person_id->uuid;
  return feed.programme_id ? feed.programme_id->uuid : feed.account.uuid;
}

}  // namespace

Result<void> PostgresCalendarFeedStore::insert(CalendarFeed const& feed, std::string const& secret_hash) {
  connection_.run(revoke_same, {{"account", feed.account}, {"kind", name_of(feed.kind)}, {"subject", subject_of(feed)}});
  auto written = connection_.write(insert_feed, {{"id", feed.id}, {"kind", name_of(feed.kind)}, {"person", feed.person_id},
      {"programme", feed.programme_id}, {"account", feed.account}, {"language", name_of_language(feed.language)},
      {"secret_hash", to_bytea(secret_hash)}, {"created_at", feed.created_at}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::vector<CalendarFeed> PostgresCalendarFeedStore::live(FeedKind kind, Uuid const& subject, std::optional<AccountId> account) {
  Rows rows = connection_.run(list_feeds, {{"kind", name_of(kind)}, {"subject", subject}, {"account", account}});
  std::vector<CalendarFeed> feeds;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    feeds.push_back(feed_from(row));
  }
  return feeds;
}

std::optional<CalendarFeed> PostgresCalendarFeedStore::find(CalendarFeedId id) {
  Rows rows = connection_.run(find_feed, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return feed_from(row);
}

void PostgresCalendarFeedStore::revoke(CalendarFeedId id) { connection_.run(revoke_feed, {{"id", id}}); }

std::optional<AskedFeed> PostgresCalendarFeedStore::asked(std::string const& secret_hash) {
  Rows rows = connection_.run(find_asked, {{"secret_hash", to_bytea(secret_hash)}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  AskedFeed asked;
  asked.feed = feed_from(row);
  asked.ended = row.boolean();
  asked.is_self = row.boolean();
  asked.subject = row.localized();
  return asked;
}

std::vector<FeedSession> PostgresCalendarFeedStore::sessions(CalendarFeed const& feed, Scope const& scope, LocalDate since) {
  Rows rows = connection_.run(list_for(feed.kind), {{"subject", subject_of(feed)}, {"since", since}, {"trainer", scope.trainer},
      {"within", scope.organisation}, {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
  std::vector<FeedSession> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    found.push_back(session_from(row));
  }
  return found;
}

std::optional<FeedSession> PostgresCalendarFeedStore::session(SessionId id, Scope const& scope) {
  Rows rows = connection_.run(find_one, {{"subject", id}, {"trainer", scope.trainer}, {"within", scope.organisation},
      {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return session_from(row);
}

bool PostgresCalendarFeedStore::is_same_person(PersonId one, PersonId other) {
  if (one == other) return true;
  Rows rows = connection_.run(same_person, {{"one", one}, {"other", other}});
  RowReader row(rows, 0);
  return row.boolean();
}

}  // namespace athar::persistence
