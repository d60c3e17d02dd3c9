#include "persistence/invitations/invitation_store.hpp"

#include "persistence/invitations/invitation_row.hpp"
#include "persistence/mail/language.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_invitations = R"(
insert into athar.invitation (id, session_id, person_id, reason, answer_by)
select i.id, i.session, i.person, i.reason, i.answer_by
from unnest(CAST(:ids AS uuid[]), CAST(:sessions AS uuid[]), CAST(:people AS uuid[]), CAST(:reasons AS text[]), CAST(:days AS date[]))
  as i (id, session, person, reason, answer_by))";

constexpr std::string_view remind_invitations = R"(
update athar.invitation i
set version = i.version + 1, answer_by = CAST(:answer_by AS date), reminders = i.reminders + CAST(:counted AS integer),
    reminded_at = case when CAST(:counted AS integer) > 0 then clock_timestamp() else i.reminded_at end
where i.id = any (CAST(:ids AS uuid[])))";

constexpr std::string_view count_reminder = R"(
update athar.invitation i set version = i.version + 1, reminders = i.reminders + 1, reminded_at = clock_timestamp()
where i.id = any (CAST(:ids AS uuid[])))";

constexpr std::string_view update_invitation = R"(
update athar.invitation i
set version = i.version + 1, answer_by = CAST(:answer_by AS date), link_number = CAST(:link_number AS integer), answer = :answer,
    answered_at = CAST(:answered_at AS timestamptz), answered_by = :answered_by, note = :note, replacement_name = :replacement_name,
    replacement_contact = :replacement_contact, ended = :ended, replaced_by = CAST(:replaced_by AS uuid)
where i.id = CAST(:id AS uuid) and i.version = CAST(:version AS integer)
returning i.id)";

constexpr std::string_view find_invitation = R"(
select i.id, i.version, i.session_id, e.canonical_id, i.reason, i.answer_by, i.link_number, i.asked_at, i.reminders, i.reminded_at, i.answer,
       i.answered_at, i.answered_by, i.note, i.replacement_name, i.replacement_contact, i.ended, i.replaced_by
from athar.invitation i join athar.person e on e.id = i.person_id
where i.id = :id)";

constexpr std::string_view find_open = R"(
select i.id, i.version, i.session_id, e.canonical_id, i.reason, i.answer_by, i.link_number, i.asked_at, i.reminders, i.reminded_at, i.answer,
       i.answered_at, i.answered_by, i.note, i.replacement_name, i.replacement_contact, i.ended, i.replaced_by
from athar.person g
join athar.person e on e.canonical_id = g.canonical_id
join athar.invitation i on i.person_id = e.id and i.session_id = CAST(:session AS uuid) and i.ended = ''
where g.id = CAST(:person AS uuid)
order by i.asked_at desc, i.id limit 1)";

constexpr std::string_view list_people = R"(
with seated as (
  select r.person_id, r.id, r.status,
         case when r.status = 'waiting' then row_number() over (partition by r.status order by r.waiting_position) end as waiting_position
  from athar_derived.registration r
  where r.session_id = CAST(:session AS uuid) and r.role = 'participant' and r.status <> 'withdrawn'),
asked as (
  select distinct on (e.canonical_id) e.canonical_id as person_id, i.id, i.version, i.session_id, i.reason, i.answer_by, i.link_number, i.asked_at,
         i.reminders, i.reminded_at, i.answer, i.answered_at, i.answered_by, i.note, i.replacement_name, i.replacement_contact, i.ended, i.replaced_by
  from athar.invitation i join athar.person e on e.id = i.person_id
  where i.session_id = CAST(:session AS uuid)
  order by e.canonical_id, (i.ended = '') desc, i.asked_at desc, i.id desc),
written as (
  select distinct on (e.canonical_id) e.canonical_id as person_id, m.state, m.problem
  from athar.mail_message m join athar.person e on e.id = m.person_id
  where m.session_id = CAST(:session AS uuid)
  order by e.canonical_id, m.ordinal desc),
who as (select t.person_id from seated t union select a.person_id from asked a)
select p.id, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, f.organisation_id, coalesce(o.name_fr, ''),
       coalesce(o.name_ar, ''), coalesce(o.name_en, ''), l.region_code, p.email is not null, coalesce(p.language, 'fr'), t.id,
       coalesce(t.status, 'withdrawn'), t.waiting_position, m.state, m.problem, a.id, a.version, a.session_id, a.person_id, a.reason, a.answer_by,
       a.link_number, a.asked_at, a.reminders, a.reminded_at, a.answer, a.answered_at, a.answered_by, a.note, a.replacement_name,
       a.replacement_contact, a.ended, a.replaced_by
from who w
join athar.person p on p.id = w.person_id
left join seated t on t.person_id = p.id
left join asked a on a.person_id = p.id
left join written m on m.person_id = p.id
left join athar.affiliation f on f.person_id = p.id and f.valid_to is null
left join athar.organisation o on o.id = f.organisation_id
left join athar.place l on l.code = f.place_code
order by p.sort_key, p.id)";

constexpr std::string_view find_live_registration = R"(
select r.id from athar.person g
join athar_derived.registration r on r.person_id = g.canonical_id
where g.id = CAST(:person AS uuid) and r.session_id = CAST(:session AS uuid) and r.status <> 'withdrawn'
limit 1)";

constexpr std::string_view list_recipients = R"(
select c.id, c.family_name, c.given_name, c.family_name_ar, c.given_name_ar, c.email, coalesce(c.language, 'fr'), c.locked_at is not null,
       c.erased_at is not null
from unnest(CAST(:people AS uuid[])) with ordinality as g (id, place)
join athar.person p on p.id = g.id
join athar.person c on c.id = p.canonical_id
order by g.place)";

constexpr std::string_view find_filling = R"(
select f.version, f.women_target_percent, f.promotion_answer_days, f.promotion_stops_days, f.answer_reminder_days, f.session_reminder_days
from athar.session_filling f where f.session_id = :session)";

constexpr std::string_view insert_filling = R"(
insert into athar.session_filling (session_id, women_target_percent, promotion_answer_days, promotion_stops_days, answer_reminder_days,
                                   session_reminder_days)
values (:session, CAST(:target AS smallint), CAST(:days AS smallint), CAST(:stops AS smallint), CAST(:answer_reminder AS smallint),
        CAST(:session_reminder AS smallint))
on conflict (session_id) do nothing
returning session_id)";

constexpr std::string_view update_filling = R"(
update athar.session_filling
set version = version + 1, women_target_percent = CAST(:target AS smallint), promotion_answer_days = CAST(:days AS smallint),
    promotion_stops_days = CAST(:stops AS smallint), answer_reminder_days = CAST(:answer_reminder AS smallint),
    session_reminder_days = CAST(:session_reminder AS smallint)
where session_id = CAST(:session AS uuid) and version = CAST(:version AS integer)
returning session_id)";

constexpr std::string_view find_overdue = R"(
select i.id, i.session_id from athar.invitation i
where i.reason = 'promoted' and i.ended = '' and i.answer = 'none' and i.answer_by < CAST(:today AS date)
order by i.answer_by, i.id limit 200)";

}  // namespace

Invitation invitation_from(RowReader& row) {
  Invitation i;
  i.id = row.id<InvitationTag>();
  i.version = row.small();
  i.session_id = row.id<SessionTag>();
  i.person_id = row.id<PersonTag>();
  i.reason = invitation_reason_named(row.text()).value_or(InvitationReason::invited);
  i.answer_by = row.date();
  i.link_number = row.small();
  i.asked_at = row.instant();
  i.reminders = row.small();
  i.reminded_at = row.maybe_instant();
  i.answer = invitation_answer_named(row.text()).value_or(InvitationAnswer::none);
  i.answered_at = row.maybe_instant();
  i.answered_by = row.text();
  i.note = row.text();
  i.replacement_name = row.text();
  i.replacement_contact = row.text();
  i.ended = invitation_end_named(row.text()).value_or(InvitationEnd::open);
  i.replaced_by = row.maybe_id<InvitationTag>();
  return i;
}

Result<void> PostgresInvitationStore::insert(std::vector<Invitation> const& invitations) {
  if (invitations.empty()) return {};
  std::vector<InvitationId> ids;
  std::vector<SessionId> sessions;
  std::vector<PersonId> people;
  std::vector<std::string> reasons;
  std::vector<LocalDate> days;
  for (auto const& i : invitations) {
    ids.push_back(i.id);
    sessions.push_back(i.session_id);
    people.push_back(i.person_id);
    reasons.emplace_back(name_of(i.reason));
    days.push_back(i.answer_by);
  }
  auto written = connection_.write(insert_invitations, {{"ids", ids}, {"sessions", sessions}, {"people", people}, {"reasons", reasons}, {"days", days}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

void PostgresInvitationStore::remind(std::vector<InvitationId> const& invitations, LocalDate answer_by, bool counts) {
  if (invitations.empty()) return;
  connection_.run(remind_invitations, {{"answer_by", answer_by}, {"counted", int{counts}}, {"ids", invitations}});
}

void PostgresInvitationStore::count_reminders(std::vector<InvitationId> const& invitations) {
  if (!invitations.empty()) connection_.run(count_reminder, {{"ids", invitations}});
}

Result<void> PostgresInvitationStore::update(Invitation const& i) {
  Rows rows = connection_.run(update_invitation, {{"id", i.id}, {"version", i.version}, {"answer_by", i.answer_by}, {"link_number", i.link_number},
      {"answer", name_of(i.answer)}, {"answered_at", i.answered_at}, {"answered_by", i.answered_by}, {"note", i.note},
      {"replacement_name", i.replacement_name}, {"replacement_contact", i.replacement_contact}, {"ended", name_of(i.ended)}, {"replaced_by", i.replaced_by}});
  if (rows.empty()) return refuse(stale());
  return {};
}

std::optional<Invitation> PostgresInvitationStore::find(InvitationId id) {
  Rows rows = connection_.run(find_invitation, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return invitation_from(row);
}

std::optional<Invitation> PostgresInvitationStore::open_of(SessionId session, PersonId person) {
  Rows rows = connection_.run(find_open, {{"session", session}, {"person", person}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return invitation_from(row);
}

std::vector<InvitedPerson> PostgresInvitationStore::of_session(SessionId session) {
  Rows rows = connection_.run(list_people, {{"session", session}});
  std::vector<InvitedPerson> out;
  out.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& p = out.emplace_back();
    p.person_id = row.id<PersonTag>();
    p.family_name = row.text();
    p.given_name = row.text();
    p.family_name_ar = row.text();
    p.given_name_ar = row.text();
    p.sex = row.text();
    p.organisation_id = row.maybe_id<OrganisationTag>();
    p.organisation_name = row.localized();
    p.region_code = row.maybe_text();
    p.has_address = row.boolean();
    p.language = language_stored_as(row.text());
    p.registration_id = row.maybe_id<RegistrationTag>();
    p.registration = registration_status_named(row.text()).value_or(RegistrationStatus::withdrawn);
    p.waiting_position = row.maybe_small();
    if (auto state = row.maybe_text()) p.mail = mail_state_named(*state);
    if (auto problem = row.maybe_text()) p.mail_problem = mail_problem_named(*problem);
    if (!row.null()) p.invitation = invitation_from(row);
  }
  return out;
}

std::optional<RegistrationId> PostgresInvitationStore::live_registration(SessionId session, PersonId person) {
  Rows rows = connection_.run(find_live_registration, {{"session", session}, {"person", person}});
  if (rows.empty()) return std::nullopt;
  return RowReader(rows, 0).id<RegistrationTag>();
}

std::vector<MailRecipient> PostgresInvitationStore::recipients(std::vector<PersonId> const& people) {
  Rows rows = connection_.run(list_recipients, {{"people", people}});
  std::vector<MailRecipient> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& p = out.emplace_back();
    p.person_id = row.id<PersonTag>();
    p.family_name = row.text();
    p.given_name = row.text();
    p.family_name_ar = row.text();
    p.given_name_ar = row.text();
    p.email = row.maybe_text();
    p.language = language_stored_as(row.text());
    p.is_locked = row.boolean();
    p.is_erased = row.boolean();
  }
  return out;
}

SessionFilling PostgresInvitationStore::filling(SessionId session) {
  SessionFilling out;
  out.session_id = session;
  Rows rows = connection_.run(find_filling, {{"session", session}});
  if (rows.empty()) return out;
  RowReader row(rows, 0);
  out.version = row.small();
  out.women_target_percent = row.maybe_small();
  out.promotion_answer_days = row.maybe_small();
  out.promotion_stops_days = row.small();
  out.answer_reminder_days = row.maybe_small();
  out.session_reminder_days = row.maybe_small();
  return out;
}

Result<void> PostgresInvitationStore::write_filling(SessionFilling const& f) {
  auto const sql = f.version == 0 ? insert_filling : update_filling;
  Rows rows = connection_.run(sql, {{"session", f.session_id}, {"version", f.version}, {"target", f.women_target_percent},
      {"days", f.promotion_answer_days}, {"stops", f.promotion_stops_days}, {"answer_reminder", f.answer_reminder_days},
      {"session_reminder", f.session_reminder_days}});
  if (rows.empty()) return refuse(stale());
  return {};
}

std::vector<OverduePromotion> PostgresInvitationStore::overdue_promotions(LocalDate today) {
  Rows rows = connection_.run(find_overdue, {{"today", today}});
  std::vector<OverduePromotion> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& each = out.emplace_back();
    each.id = row.id<InvitationTag>();
    each.session_id = row.id<SessionTag>();
  }
  return out;
}

}  // namespace athar::persistence
