#include "persistence/agreements/committee_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view lock_committee = "select c.id from athar.committee c where c.id = :id for update";

constexpr std::string_view next_number = "select coalesce(max(m.number), 0) + 1 from athar.committee_meeting m where m.committee_id = :id";

constexpr std::string_view insert_meeting = R"(
insert into athar.committee_meeting (id, committee_id, number, held_on, starts, ends, place_fr, place_ar, place_en, next_on, documents)
values (:id, :committee, :number, :held_on, CAST(:starts AS time), CAST(:ends AS time), :place_fr, :place_ar, :place_en, CAST(:next AS date), :documents))";

constexpr std::string_view update_meeting = R"(
update athar.committee_meeting
set version = version + 1, number = :number, held_on = :held_on, starts = CAST(:starts AS time), ends = CAST(:ends AS time),
    place_fr = :place_fr, place_ar = :place_ar, place_en = :place_en, next_on = CAST(:next AS date), documents = :documents
where id = :id and version = :version and minutes in ('draft', 'circulated'))";

constexpr std::string_view delete_meeting =
    "delete from athar.committee_meeting where id = :id and version = :version and minutes = 'draft'";

constexpr std::string_view delete_attendees = "delete from athar.committee_attendee where meeting_id = :id and id <> all(CAST(:ids AS uuid[]))";
constexpr std::string_view delete_items = "delete from athar.committee_item where meeting_id = :id and id <> all(CAST(:ids AS uuid[]))";
constexpr std::string_view delete_decisions = "delete from athar.committee_decision where meeting_id = :id and id <> all(CAST(:ids AS uuid[]))";

// What an organisation is called is kept as it was when the line was first written.
constexpr std::string_view put_attendees = R"(
insert into athar.committee_attendee
  (id, meeting_id, position, member_id, organisation_id, organisation_fr, organisation_ar, organisation_en, person_name, person_name_ar,
   capacity_fr, capacity_ar, capacity_en, role, standing)
select x.id, CAST(:meeting AS uuid), x.place, CAST(nullif(x.member, '') AS uuid), CAST(nullif(x.organisation, '') AS uuid),
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), x.name, x.name_ar, x.fr, x.ar, x.en, x.role, x.standing
from unnest(CAST(:ids AS uuid[]), CAST(:members AS text[]), CAST(:organisations AS text[]), CAST(:names AS text[]), CAST(:names_ar AS text[]),
            CAST(:fr AS text[]), CAST(:ar AS text[]), CAST(:en AS text[]), CAST(:roles AS text[]), CAST(:standings AS text[]))
       with ordinality as x (id, member, organisation, name, name_ar, fr, ar, en, role, standing, place)
left join athar.organisation o on o.id = CAST(nullif(x.organisation, '') AS uuid)
on conflict (id) do update
set position = excluded.position, member_id = excluded.member_id, organisation_id = excluded.organisation_id,
    organisation_fr = case when committee_attendee.organisation_id is not distinct from excluded.organisation_id
                           then committee_attendee.organisation_fr else excluded.organisation_fr end,
    organisation_ar = case when committee_attendee.organisation_id is not distinct from excluded.organisation_id
                           then committee_attendee.organisation_ar else excluded.organisation_ar end,
    organisation_en = case when committee_attendee.organisation_id is not distinct from excluded.organisation_id
                           then committee_attendee.organisation_en else excluded.organisation_en end,
    person_name = excluded.person_name, person_name_ar = excluded.person_name_ar, capacity_fr = excluded.capacity_fr,
    capacity_ar = excluded.capacity_ar, capacity_en = excluded.capacity_en, role = excluded.role, standing = excluded.standing
where committee_attendee.meeting_id = excluded.meeting_id)";

constexpr std::string_view put_items = R"(
insert into athar.committee_item
  (id, meeting_id, position, title_fr, title_ar, title_en, exchanges_fr, exchanges_ar, exchanges_en, about_decision_id)
select x.id, CAST(:meeting AS uuid), x.place, x.title_fr, x.title_ar, x.title_en, x.fr, x.ar, x.en, CAST(nullif(x.about, '') AS uuid)
from unnest(CAST(:ids AS uuid[]), CAST(:titles_fr AS text[]), CAST(:titles_ar AS text[]), CAST(:titles_en AS text[]), CAST(:fr AS text[]),
            CAST(:ar AS text[]), CAST(:en AS text[]), CAST(:abouts AS text[]))
       with ordinality as x (id, title_fr, title_ar, title_en, fr, ar, en, about, place)
on conflict (id) do update
set position = excluded.position, title_fr = excluded.title_fr, title_ar = excluded.title_ar, title_en = excluded.title_en,
    exchanges_fr = excluded.exchanges_fr, exchanges_ar = excluded.exchanges_ar, exchanges_en = excluded.exchanges_en,
    about_decision_id = excluded.about_decision_id
where committee_item.meeting_id = excluded.meeting_id)";

// A decision that is there keeps its number; those that come take the next ones, in their order.
constexpr std::string_view put_decisions = R"(
insert into athar.committee_decision
  (id, committee_id, meeting_id, item_id, position, number, text_fr, text_ar, text_en, owner_organisation_id, owner_name, due_on,
   commitment_id)
select x.id, CAST(:committee AS uuid), CAST(:meeting AS uuid), x.item, x.place,
       coalesce(was.number, b.highest + row_number() over (partition by was.number is null order by x.place)),
       x.fr, x.ar, x.en, CAST(nullif(x.organisation, '') AS uuid), x.owner, CAST(nullif(x.due, '') AS date),
       CAST(nullif(x.commitment, '') AS uuid)
from unnest(CAST(:ids AS uuid[]), CAST(:items AS uuid[]), CAST(:fr AS text[]), CAST(:ar AS text[]), CAST(:en AS text[]),
            CAST(:organisations AS text[]), CAST(:owners AS text[]), CAST(:dues AS text[]), CAST(:commitments AS text[]))
       with ordinality as x (id, item, fr, ar, en, organisation, owner, due, commitment, place)
left join athar.committee_decision was on was.id = x.id,
     (select coalesce(max(d.number), 0) as highest from athar.committee_decision d where d.committee_id = CAST(:committee AS uuid)) b
on conflict (id) do update
set item_id = excluded.item_id, position = excluded.position, text_fr = excluded.text_fr, text_ar = excluded.text_ar, text_en = excluded.text_en,
    owner_organisation_id = excluded.owner_organisation_id, owner_name = excluded.owner_name, due_on = excluded.due_on,
    commitment_id = excluded.commitment_id
where committee_decision.meeting_id = excluded.meeting_id)";

constexpr std::string_view open_meeting = R"(
update athar.committee_meeting set version = version + 1, opened_at = CAST(:opened AS timestamptz)
where id = :id and version = :version and opened_at is null)";

constexpr std::string_view insert_figure = R"(
insert into athar.committee_figure
  (meeting_id, position, measure, measure_version, basis, date_from, date_to, value, unit, name_fr, name_ar, name_en, definition_fr, definition_ar,
   definition_en, tick, recorded_at)
values (:meeting, :position, :measure, :version, :basis, CAST(:from AS date), CAST(:to AS date), :value, :unit, :name_fr, :name_ar, :name_en, :fr, :ar,
        :en, :tick, CAST(:recorded AS timestamptz)))";

constexpr std::string_view update_minutes =
    "update athar.committee_meeting set version = version + 1, minutes = :status where id = :id and version = :version";

constexpr std::string_view insert_step = R"(
insert into athar.committee_minutes_step (meeting_id, position, status, stated_on, actor_id, actor_name, recorded_at)
values (:meeting, :position, :status, :stated_on, :actor, :name, CAST(:recorded AS timestamptz)))";

// What the minutes recall: what was open, and what was closed since the meeting before.
constexpr std::string_view keep_recall = R"(
insert into athar.committee_recall (meeting_id, decision_id, state, closed_on)
select m.id, d.id, d.state, d.closed_on
from athar.committee_meeting m
join athar.committee_meeting e on e.committee_id = m.committee_id and e.number < m.number
join athar.committee_decision d on d.meeting_id = e.id
where m.id = :meeting
  and (d.state = 'open'
       or d.closed_on >= (select max(p.held_on) from athar.committee_meeting p where p.committee_id = m.committee_id and p.number < m.number)))";

constexpr std::string_view keep_what_was_signed = "select athar.keep_signed_minutes(CAST(:meeting AS uuid))";

constexpr std::string_view commitments_of_agreement =
    "select c.id from athar.commitment c where c.agreement_id = :agreement and c.id = any(CAST(:ids AS uuid[]))";

constexpr std::string_view sessions_of_agreement =
    "select s.session_id from athar.session_agreement s where s.agreement_id = :agreement order by s.session_id";
constexpr std::string_view programmes_of_agreement =
    "select p.programme_id from athar.agreement_programme p where p.agreement_id = :agreement order by p.programme_id";

std::optional<std::string> text_of(std::optional<LocalTime> const& time) { return time ? std::optional(time->text()) : std::nullopt; }

Result<void> all_written(Result<std::int64_t> written, std::size_t wanted) {
  if (!written) return refuse(std::move(written.error()));
  if (*written != static_cast<std::int64_t>(wanted)) return refuse(conflict("id_taken", "Another meeting has this id"));
  return {};
}

}  // namespace

MeetingBeginning PostgresCommitteeStore::begin_meeting(CommitteeId committee) {
  connection_.run(lock_committee, {{"id", committee}});
  Rows rows = connection_.run(next_number, {{"id", committee}});
  return {RowReader(rows, 0).small(), open_decisions(committee)};
}

Result<void> PostgresCommitteeStore::insert(CommitteeMeeting const& m) {
  auto written = connection_.write(insert_meeting, {{"id", m.id}, {"committee", m.committee_id}, {"number", m.number}, {"held_on", m.held_on},
      {"starts", text_of(m.starts)}, {"ends", text_of(m.ends)}, {"place_fr", m.place.fr}, {"place_ar", m.place.ar}, {"place_en", m.place.en},
      {"next", m.next_on}, {"documents", m.documents}});
  if (!written) return refuse(std::move(written.error()));
  if (auto done = write_attendees(m); !done) return done;
  if (auto done = write_items(m); !done) return done;
  return write_decisions(m);
}

Result<void> PostgresCommitteeStore::update(CommitteeMeeting const& m) {
  auto written = connection_.write(update_meeting, {{"number", m.number}, {"held_on", m.held_on}, {"starts", text_of(m.starts)}, {"ends", text_of(m.ends)},
      {"place_fr", m.place.fr}, {"place_ar", m.place.ar}, {"place_en", m.place.en}, {"next", m.next_on}, {"documents", m.documents}, {"id", m.id},
      {"version", m.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(lock_committee, {{"id", m.committee_id}});
  std::vector<std::string> kept;
  for (auto const& item : m.items)
    for (auto const& decision : item.decisions) kept.push_back(decision.id.text());
  if (auto gone = connection_.write(delete_decisions, {{"id", m.id}, {"ids", kept}}); !gone) return refuse(std::move(gone.error()));
  connection_.run(delete_attendees, {{"id", m.id}, {"ids", column_of(m.attendees, [](auto const& x) { return x.id.text(); })}});
  if (auto done = write_attendees(m); !done) return done;
  if (auto done = write_items(m); !done) return done;
  if (auto done = write_decisions(m); !done) return done;
  connection_.run(delete_items, {{"id", m.id}, {"ids", column_of(m.items, [](auto const& x) { return x.id.text(); })}});
  return {};
}

Result<void> PostgresCommitteeStore::remove(CommitteeMeetingId id, int version) {
  auto written = connection_.write(delete_meeting, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Later meetings take up its decisions"));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresCommitteeStore::open(CommitteeMeeting const& m) {
  auto written = connection_.write(open_meeting, {{"opened", m.opened_at}, {"id", m.id}, {"version", m.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  for (std::size_t i = 0; i < m.figures.size(); ++i) {
    auto const& f = m.figures[i];
    auto kept = connection_.write(insert_figure, {{"meeting", m.id}, {"position", i}, {"measure", f.measure}, {"version", f.measure_version},
        {"basis", name_of(f.basis)}, {"from", f.from}, {"to", f.to}, {"value", f.value}, {"unit", f.unit}, {"name_fr", f.name.fr}, {"name_ar", f.name.ar},
        {"name_en", f.name.en}, {"fr", f.definition.fr}, {"ar", f.definition.ar}, {"en", f.definition.en}, {"tick", f.tick}, {"recorded", f.recorded_at}});
    if (!kept) return refuse(std::move(kept.error()));
  }
  return {};
}

Result<void> PostgresCommitteeStore::add_step(CommitteeMeeting const& m) {
  auto const& step = m.steps.back();
  auto written = connection_.write(update_minutes, {{"status", name_of(m.minutes)}, {"id", m.id}, {"version", m.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  auto added = connection_.write(insert_step, {{"meeting", m.id}, {"position", m.steps.size()}, {"status", name_of(step.status)},
      {"stated_on", step.stated_on}, {"actor", step.actor}, {"name", step.actor_name}, {"recorded", step.recorded_at}});
  if (!added) return refuse(std::move(added.error()));
  if (m.minutes == MinutesStatus::signed_) {
    connection_.run(keep_recall, {{"meeting", m.id}});
    connection_.run(keep_what_was_signed, {{"meeting", m.id}});
  }
  return {};
}

std::vector<CommitmentId> PostgresCommitteeStore::commitments_of(AgreementId agreement, std::vector<CommitmentId> const& ids) {
  if (ids.empty()) return {};
  Rows rows = connection_.run(commitments_of_agreement, {{"agreement", agreement}, {"ids", column_of(ids, [](auto const& x) { return x.text(); })}});
  std::vector<CommitmentId> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).id<CommitmentTag>());
  return out;
}

std::vector<Uuid> PostgresCommitteeStore::figure_basis(AgreementId agreement, FigureBasis basis) {
  Rows rows = connection_.run(basis == FigureBasis::sessions ? sessions_of_agreement : programmes_of_agreement, {{"agreement", agreement}});
  std::vector<Uuid> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) ids.push_back(RowReader(rows, i).id<SessionTag>().uuid);
  return ids;
}

Result<void> PostgresCommitteeStore::write_attendees(CommitteeMeeting const& m) {
  auto const& a = m.attendees;
  if (a.empty()) return {};
  return all_written(connection_.write(put_attendees, {{"meeting", m.id},
      {"ids", column_of(a, [](auto const& x) { return x.id.text(); })},
      {"members", column_of(a, [](auto const& x) { return text_or_none(x.member_id); })},
      {"organisations", column_of(a, [](auto const& x) { return text_or_none(x.organisation_id); })},
      {"names", column_of(a, [](auto const& x) { return x.person_name; })},
      {"names_ar", column_of(a, [](auto const& x) { return x.person_name_ar; })},
      {"fr", column_of(a, [](auto const& x) { return x.capacity.fr; })},
      {"ar", column_of(a, [](auto const& x) { return x.capacity.ar; })},
      {"en", column_of(a, [](auto const& x) { return x.capacity.en; })},
      {"roles", column_of(a, [](auto const& x) { return name_of(x.role); })},
      {"standings", column_of(a, [](auto const& x) { return name_of(x.standing); })}}), a.size());
}

Result<void> PostgresCommitteeStore::write_items(CommitteeMeeting const& m) {
  auto const& items = m.items;
  if (items.empty()) return {};
  return all_written(connection_.write(put_items, {{"meeting", m.id},
      {"ids", column_of(items, [](auto const& x) { return x.id.text(); })},
      {"titles_fr", column_of(items, [](auto const& x) { return x.title.fr; })},
      {"titles_ar", column_of(items, [](auto const& x) { return x.title.ar; })},
      {"titles_en", column_of(items, [](auto const& x) { return x.title.en; })},
      {"fr", column_of(items, [](auto const& x) { return x.exchanges.fr; })},
      {"ar", column_of(items, [](auto const& x) { return x.exchanges.ar; })},
      {"en", column_of(items, [](auto const& x) { return x.exchanges.en; })},
      {"abouts", column_of(items, [](auto const& x) { return text_or_none(x.about_decision_id); })}}), items.size());
}

Result<void> PostgresCommitteeStore::write_decisions(CommitteeMeeting const& m) {
  std::vector<CommitteeDecision> decisions;
  std::vector<std::string> items;
  for (auto const& item : m.items)
    for (auto const& decision : item.decisions) {
      decisions.push_back(decision);
      items.push_back(item.id.text());
    }
  if (decisions.empty()) return {};
  return all_written(connection_.write(put_decisions, {{"committee", m.committee_id}, {"meeting", m.id}, {"items", items},
      {"ids", column_of(decisions, [](auto const& x) { return x.id.text(); })},
      {"fr", column_of(decisions, [](auto const& x) { return x.text.fr; })},
      {"ar", column_of(decisions, [](auto const& x) { return x.text.ar; })},
      {"en", column_of(decisions, [](auto const& x) { return x.text.en; })},
      {"organisations", column_of(decisions, [](auto const& x) { return text_or_none(x.owner_organisation_id); })},
      {"owners", column_of(decisions, [](auto const& x) { return x.owner_name; })},
      {"dues", column_of(decisions, [](auto const& x) { return text_or_none(x.due_on); })},
      {"commitments", column_of(decisions, [](auto const& x) { return text_or_none(x.commitment_id); })}}), decisions.size());
}

}  // namespace athar::persistence
