#include "persistence/designations/designation_store.hpp"

#include <unordered_map>

#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_designation = R"(
insert into athar.designation
  (id, session_id, organisation_id, state, language, addressee, profile, attachments, places, women_percent, deadline, outgoing_number,
   sent_on, incoming_number, answered_on, note)
values
  (:id, :session, :organisation, :state, :language, :addressee, :profile, CAST(:attachments AS text[]), :places, CAST(:women AS smallint),
   CAST(:deadline AS date), :outgoing, CAST(:sent AS date), :incoming, CAST(:answered AS date), :note))";

constexpr std::string_view update_designation = R"(
update athar.designation
set version = version + 1, state = :state, language = :language, addressee = :addressee, profile = :profile,
    attachments = CAST(:attachments AS text[]), places = :places, women_percent = CAST(:women AS smallint), deadline = CAST(:deadline AS date),
    outgoing_number = :outgoing, sent_on = CAST(:sent AS date), incoming_number = :incoming, answered_on = CAST(:answered AS date), note = :note
where id = :id and version = :version)";

constexpr std::string_view insert_reminder =
    "insert into athar.designation_reminder (designation_id, sent_on, outgoing_number) values (:id, :sent, :outgoing)";

// A focal point's letters: those that left, to their organisation and what lies under it.
#define ATHAR_DESIGNATION_IN_SCOPE                                                                                    \
  "(CAST(:within AS uuid) IS NULL OR (d.state in ('sent', 'answered') and d.organisation_id in ("                     \
  "  with recursive below as ("                                                                                       \
  "    select CAST(:within AS uuid) as id"                                                                            \
  "    union select c.id from athar.organisation c join below b on c.parent_id = b.id)"                               \
  "  select id from below)))"

constexpr std::string_view designation_columns = R"(
select d.id, d.version, d.session_id, d.organisation_id, d.state, d.language, d.addressee, d.profile, d.attachments, d.places, d.women_percent,
       d.deadline, d.outgoing_number, d.sent_on, d.incoming_number, d.answered_on, d.note, o.name_fr, o.name_ar, o.name_en,
       s.reference, s.title_fr, s.title_ar, s.title_en, s.status, s.first_date, s.last_date
from athar.designation d
join athar.organisation o on o.id = d.organisation_id
join athar.session s on s.id = d.session_id
where )";

std::string const find_designation = std::string(designation_columns) + "d.id = :id and " ATHAR_DESIGNATION_IN_SCOPE;

std::string const designations_of_session = std::string(designation_columns) + "d.session_id = :session and " ATHAR_DESIGNATION_IN_SCOPE
    " order by (d.state = 'cancelled'), o.sort_key, d.id";

constexpr std::string_view designation_filter =
    R"(
  (CAST(:state AS text) IS NULL OR d.state = CAST(:state AS text))
  and (CAST(:session AS uuid) IS NULL OR d.session_id = CAST(:session AS uuid))
  and (CAST(:overdue AS boolean) = false OR (d.state = 'sent' and d.deadline < CAST(:today AS date)
       and s.status in ('planned', 'open') and (s.first_date IS NULL or s.first_date >= CAST(:today AS date))))
  and (CAST(:search AS text) IS NULL OR o.search_text like '%' || athar.search_key(CAST(:search AS text)) || '%'
       OR s.search_text like '%' || athar.search_key(CAST(:search AS text)) || '%')
  and )" ATHAR_DESIGNATION_IN_SCOPE;

// What has no deadline comes last.
std::string const list_designations = std::string(designation_columns) + std::string(designation_filter) + R"(
  and (CAST(:after_key AS text) IS NULL
       OR (coalesce(d.deadline, date '9999-12-31'), d.id) > (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))
order by coalesce(d.deadline, date '9999-12-31'), d.id
limit :limit)";

std::string const count_designations = R"(
select count(*) from (
  select 1 from athar.designation d
  join athar.organisation o on o.id = d.organisation_id
  join athar.session s on s.id = d.session_id
  where )" + std::string(designation_filter) + " limit 10001) as counted";

constexpr std::string_view find_reminders = R"(
select r.designation_id, r.sent_on, r.outgoing_number
from athar.designation_reminder r where r.designation_id = any(CAST(:ids AS uuid[])) order by r.designation_id, r.sent_on)";

// One line a person, whatever record they were named under; of several lines in the session the one that says most.
// Who was named in reserve and takes part, by whatever way, is no substitute any more.
constexpr std::string_view find_people = R"(
select n.designation_id, n.person_id, n.rank, case when r.status in ('registered', 'waiting') then 'main' else n.standing end, n.channel, n.import_id, p.family_name, p.given_name, p.family_name_ar,
       p.given_name_ar, p.sex, coalesce(f.function, ''), r.id, r.status,
       case when r.status = 'waiting' then (select count(*) from athar_derived.registration w
         where w.session_id = d.session_id and w.status = 'waiting' and w.waiting_position <= r.waiting_position) end
from (
  select distinct on (m.designation_id, o.canonical_id)
         m.designation_id, o.canonical_id as person_id, m.rank, m.standing, m.channel, m.import_id
  from athar.designated_person m join athar.person o on o.id = m.person_id
  where m.designation_id = any(CAST(:ids AS uuid[]))
  order by m.designation_id, o.canonical_id, m.rank) n
join athar.designation d on d.id = n.designation_id
join athar.person p on p.id = n.person_id
left join athar.affiliation f on f.person_id = p.id and f.valid_to is null
left join lateral (
  select x.id, x.status, x.waiting_position from athar_derived.registration x
  where x.session_id = d.session_id and x.person_id = n.person_id
  order by athar_derived.standing(x.status) desc, x.registered_at desc
  limit 1) r on true
order by n.designation_id, n.rank)";

constexpr std::string_view insert_people = R"(
insert into athar.designated_person (designation_id, person_id, rank, standing, channel, import_id)
select CAST(:id AS uuid), g.person, b.highest + g.place, g.standing, g.channel, CAST(nullif(g.import, '') AS uuid)
from unnest(CAST(:people AS uuid[]), CAST(:standings AS text[]), CAST(:channels AS text[]), CAST(:imports AS text[]))
       with ordinality as g(person, standing, channel, import, place),
     (select coalesce(max(m.rank), 0) as highest from athar.designated_person m where m.designation_id = CAST(:id AS uuid)) b
where not exists (
  select 1 from athar.designated_person m
  join athar.person o on o.id = m.person_id
  join athar.person y on y.canonical_id = o.canonical_id
  where m.designation_id = CAST(:id AS uuid) and y.id = g.person)
returning person_id)";

constexpr std::string_view delete_person = R"(
delete from athar.designated_person m
where m.designation_id = :id and m.person_id in (
  select y.id from athar.person y where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:person AS uuid))))";

constexpr std::string_view update_standing = R"(
update athar.designated_person m set standing = :standing
where m.designation_id = :id and m.person_id in (
  select y.id from athar.person y where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:person AS uuid))))";

constexpr std::string_view find_live = R"(
select r.id from athar_derived.registration r
where r.session_id = :session and r.status <> 'withdrawn'
  and r.person_id = (select x.canonical_id from athar.person x where x.id = CAST(:person AS uuid)))";

Language language_named(std::string const& name) {
  return name == "ar" ? Language::ar : name == "en" ? Language::en : Language::fr;
}
std::string_view code_of(Language language) { return language == Language::ar ? "ar" : language == Language::en ? "en" : "fr"; }

std::vector<DesignationPage> pages_from(Rows& rows) {
  std::vector<DesignationPage> pages(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& page = pages[i];
    auto& d = page.designation;
    d.id = row.id<DesignationTag>();
    d.version = row.small();
    d.session_id = row.id<SessionTag>();
    d.organisation_id = row.id<OrganisationTag>();
    d.state = designation_state_named(row.text()).value_or(DesignationState::cancelled);
    d.language = language_named(row.text());
    d.addressee = row.text();
    d.profile = row.text();
    d.attachments = row.texts();
    d.places = row.small();
    d.women_percent = row.maybe_small();
    d.deadline = row.maybe_date();
    d.outgoing_number = row.text();
    d.sent_on = row.maybe_date();
    d.incoming_number = row.text();
    d.answered_on = row.maybe_date();
    d.note = row.text();
    page.organisation_name = row.localized();
    page.session_reference = row.text();
    page.session_title = row.localized();
    page.session_status = session_status_named(row.text()).value_or(SessionStatus::planned);
    page.session_first_date = row.maybe_date();
    page.session_last_date = row.maybe_date();
  }
  return pages;
}

}  // namespace

Result<void> PostgresDesignationStore::insert(Designation const& d) {
  auto written = connection_.write(insert_designation, {{"id", d.id}, {"session", d.session_id}, {"organisation", d.organisation_id},
      {"state", name_of(d.state)}, {"language", code_of(d.language)}, {"addressee", d.addressee}, {"profile", d.profile},
      {"attachments", d.attachments}, {"places", d.places}, {"women", d.women_percent}, {"deadline", d.deadline},
      {"outgoing", d.outgoing_number}, {"sent", d.sent_on}, {"incoming", d.incoming_number}, {"answered", d.answered_on}, {"note", d.note}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresDesignationStore::update(Designation const& d) {
  auto written = connection_.write(update_designation, {{"state", name_of(d.state)}, {"language", code_of(d.language)},
      {"addressee", d.addressee}, {"profile", d.profile}, {"attachments", d.attachments}, {"places", d.places}, {"women", d.women_percent},
      {"deadline", d.deadline}, {"outgoing", d.outgoing_number}, {"sent", d.sent_on}, {"incoming", d.incoming_number},
      {"answered", d.answered_on}, {"note", d.note}, {"id", d.id}, {"version", d.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresDesignationStore::add_reminder(DesignationId id, DesignationReminder const& reminder) {
  auto written = connection_.write(insert_reminder, {{"id", id}, {"sent", reminder.sent_on}, {"outgoing", reminder.outgoing_number}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::optional<DesignationPage> PostgresDesignationStore::find(DesignationId id, Scope const& scope) {
  Rows rows = connection_.run(find_designation, {{"id", id}, {"within", scope.organisation}});
  auto pages = pages_from(rows);
  if (pages.empty()) return std::nullopt;
  complete(pages);
  return std::move(pages.front());
}

std::vector<DesignationPage> PostgresDesignationStore::of_session(SessionId session, Scope const& scope) {
  Rows rows = connection_.run(designations_of_session, {{"session", session}, {"within", scope.organisation}});
  auto pages = pages_from(rows);
  complete(pages);
  return pages;
}

Page<DesignationPage> PostgresDesignationStore::list(DesignationFilter const& f, PageRequest const& request) {
  auto const state = f.state ? std::optional(name_of(*f.state)) : std::nullopt;
  Rows rows = connection_.run(list_designations, {{"state", state}, {"session", f.session}, {"overdue", f.overdue}, {"today", f.today},
      {"search", f.search}, {"within", f.scope.organisation}, {"after_key", request.after_key}, {"after_id", request.after_id},
      {"limit", request.limit + 1}});
  auto page = page_of(pages_from(rows), request,
                      [](auto const& p) { return p.designation.deadline ? p.designation.deadline->text() : std::string("9999-12-31"); },
                      [](auto const& p) { return p.designation.id.text(); });
  complete(page.items);
  if (request.with_total) {
    Rows counted = connection_.run(count_designations, {{"state", state}, {"session", f.session}, {"overdue", f.overdue}, {"today", f.today},
        {"search", f.search}, {"within", f.scope.organisation}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

void PostgresDesignationStore::complete(std::vector<DesignationPage>& pages) {
  if (pages.empty()) return;
  std::vector<DesignationId> ids;
  std::unordered_map<DesignationId, std::size_t> places;
  for (auto const& page : pages) {
    places[page.designation.id] = ids.size();
    ids.push_back(page.designation.id);
  }
  Rows reminders = connection_.run(find_reminders, {{"ids", ids}});
  for (std::size_t i = 0; i < reminders.size(); ++i) {
    RowReader row(reminders, i);
    auto& page = pages[places.at(row.id<DesignationTag>())];
    auto const sent = row.date();
    page.reminders.push_back({sent, row.text()});
  }
  Rows people = connection_.run(find_people, {{"ids", ids}});
  for (std::size_t i = 0; i < people.size(); ++i) {
    RowReader row(people, i);
    DesignatedRow one;
    auto& n = one.designated;
    n.designation_id = row.id<DesignationTag>();
    n.person_id = row.id<PersonTag>();
    n.rank = row.small();
    n.standing = standing_named(row.text()).value_or(Standing::substitute);
    n.channel = designation_channel_named(row.text()).value_or(DesignationChannel::typed);
    n.import_id = row.maybe_id<ImportTag>();
    one.family_name = row.text();
    one.given_name = row.text();
    one.family_name_ar = row.text();
    one.given_name_ar = row.text();
    one.sex = row.text();
    one.function = row.text();
    one.registration_id = row.maybe_id<RegistrationTag>();
    if (auto const status = row.maybe_text()) one.status = registration_status_named(*status);
    one.waiting_position = row.maybe_small();
    pages[places.at(n.designation_id)].people.push_back(std::move(one));
  }
}

Result<std::vector<PersonId>> PostgresDesignationStore::add_people(DesignationId id, std::vector<DesignatedPerson> const& people) {
  std::vector<PersonId> ids, added;
  std::vector<std::string> standings, channels, imports;
  for (auto const& each : people) {
    ids.push_back(each.person_id);
    standings.emplace_back(name_of(each.standing));
    channels.emplace_back(name_of(each.channel));
    imports.push_back(each.import_id ? each.import_id->text() : std::string());
  }
  auto rows = connection_.attempt(insert_people, {{"id", id}, {"people", ids}, {"standings", standings}, {"channels", channels}, {"imports", imports}});
  if (!rows) return refuse(std::move(rows.error()));
  for (std::size_t i = 0; i < rows->size(); ++i) added.push_back(RowReader(*rows, i).id<PersonTag>());
  return added;
}

bool PostgresDesignationStore::remove_person(DesignationId id, PersonId person) {
  auto written = connection_.write(delete_person, {{"id", id}, {"person", person}});
  return written && *written > 0;
}

void PostgresDesignationStore::set_standing(DesignationId id, PersonId person, Standing standing) {
  connection_.run(update_standing, {{"standing", name_of(standing)}, {"id", id}, {"person", person}});
}

std::optional<RegistrationId> PostgresDesignationStore::live_registration(SessionId session, PersonId person) {
  Rows rows = connection_.run(find_live, {{"session", session}, {"person", person}});
  if (rows.empty()) return std::nullopt;
  return RowReader(rows, 0).id<RegistrationTag>();
}

}  // namespace athar::persistence
