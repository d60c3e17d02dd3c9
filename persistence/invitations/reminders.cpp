#include "persistence/invitations/invitation_row.hpp"
#include "persistence/invitations/invitation_store.hpp"

namespace athar::persistence {
namespace {

// A session of which nobody said anything reminds three days before the last day to answer, and two before the session.
#define ATHAR_TO_COME                                                                                                 \
  "i.ended = '' and s.status in ('planned', 'open', 'confirmed') and c.email is not null and c.locked_at is null "    \
  "and c.erased_at is null "

// Neither on the day somebody was asked, nor after a reminder by hand within the same days.
#define ATHAR_OWES_AN_ANSWER                                                                                          \
  ATHAR_TO_COME                                                                                                       \
  "and i.answer = 'none' and i.answer_by >= CAST(:today AS date) and (s.first_date is null or s.first_date >= CAST(:today AS date)) "  \
  "and i.answer_by - case when f.session_id is null then 3 else f.answer_reminder_days end <= CAST(:today AS date) "  \
  "and i.answer_reminded_for is distinct from i.answer_by and i.asked_at < clock_timestamp() - interval '20 hours' "  \
  "and (i.reminded_at is null or i.reminded_at < i.answer_by - case when f.session_id is null then 3 else f.answer_reminder_days end) "

#define ATHAR_COMES_SOON                                                                                              \
  ATHAR_TO_COME                                                                                                       \
  "and i.answer = 'comes' and s.first_date > CAST(:today AS date) "                                                   \
  "and s.first_date - case when f.session_id is null then 2 else f.session_reminder_days end <= CAST(:today AS date) " \
  "and i.session_reminded_for is distinct from s.first_date and i.answered_at < clock_timestamp() - interval '20 hours' " \
  "and exists (select 1 from athar_derived.registration r where r.person_id = c.id and r.session_id = s.id "          \
  "            and r.role = 'participant' and r.status = 'registered') "

#define ATHAR_WHO_IS_ASKED                                                                                            \
  "from athar.invitation i "                                                                                          \
  "join athar.session s on s.id = i.session_id "                                                                      \
  "join athar.person e on e.id = i.person_id join athar.person c on c.id = e.canonical_id "                           \
  "left join athar.session_filling f on f.session_id = s.id "

#define ATHAR_AS_READ                                                                                                 \
  "returning i.id, i.version, i.session_id, d.person_id, i.reason, i.answer_by, i.link_number, i.asked_at, i.reminders, i.reminded_at, " \
  "i.answer, i.answered_at, i.answered_by, i.note, i.replacement_name, i.replacement_contact, i.ended, i.replaced_by"

constexpr std::string_view find_sessions = "select distinct i.session_id " ATHAR_WHO_IS_ASKED
    "where (" ATHAR_OWES_AN_ANSWER ") or (" ATHAR_COMES_SOON ") order by i.session_id limit 50";

constexpr std::string_view take_answers =
    "with due as (select i.id, c.id as person_id " ATHAR_WHO_IS_ASKED "where i.session_id = :session and " ATHAR_OWES_AN_ANSWER
    "order by i.id for update of i) "
    "update athar.invitation i set version = i.version + 1, reminders = i.reminders + 1, reminded_at = clock_timestamp(), answer_reminded_for = i.answer_by "
    "from due d where i.id = d.id " ATHAR_AS_READ;

constexpr std::string_view take_comings =
    "with due as (select i.id, c.id as person_id, s.first_date " ATHAR_WHO_IS_ASKED "where i.session_id = :session and " ATHAR_COMES_SOON
    "order by i.id for update of i) "
    "update athar.invitation i set version = i.version + 1, session_reminded_for = d.first_date from due d where i.id = d.id " ATHAR_AS_READ;

// The nearest organisation above a person's own that has places in the session.
constexpr std::string_view find_quotas = R"(
with recursive above as (
  select p.id as person_id, a.organisation_id, 0 as steps
  from athar.person p join athar.affiliation a on a.person_id = p.id and a.valid_to is null
  where p.id = any (CAST(:people AS uuid[])) and a.organisation_id is not null
  union all
  select b.person_id, o.parent_id, b.steps + 1
  from above b join athar.organisation o on o.id = b.organisation_id
  where o.parent_id is not null and b.steps < 50)
select distinct on (b.person_id) b.person_id, b.organisation_id
from above b join athar.session_quota q on q.organisation_id = b.organisation_id and q.session_id = CAST(:session AS uuid)
order by b.person_id, b.steps)";

std::vector<Invitation> invitations_from(Rows rows) {
  std::vector<Invitation> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(invitation_from(row));
  }
  return out;
}

}  // namespace

std::vector<SessionId> PostgresInvitationStore::sessions_to_remind(LocalDate today) {
  Rows rows = connection_.run(find_sessions, {{"today", today}});
  std::vector<SessionId> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).id<SessionTag>());
  return out;
}

std::vector<Invitation> PostgresInvitationStore::take_answer_reminders(SessionId session, LocalDate today) {
  return invitations_from(connection_.run(take_answers, {{"session", session}, {"today", today}}));
}

std::vector<Invitation> PostgresInvitationStore::take_session_reminders(SessionId session, LocalDate today) {
  return invitations_from(connection_.run(take_comings, {{"session", session}, {"today", today}}));
}

std::map<PersonId, OrganisationId> PostgresInvitationStore::quotas_of(SessionId session, std::vector<PersonId> const& people) {
  Rows rows = connection_.run(find_quotas, {{"session", session}, {"people", people}});
  std::map<PersonId, OrganisationId> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const person = row.id<PersonTag>();
    out.emplace(person, row.id<OrganisationTag>());
  }
  return out;
}

}  // namespace athar::persistence
