#include "persistence/training/study_visit_store.hpp"

#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_visit =
    "select version, head_registration_id, report, reported_on from athar.study_visit where session_id = :session";

constexpr std::string_view find_hosts = R"(
select h.organisation_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), h.name, h.city, h.country,
       coalesce(c.name_fr, ''), coalesce(c.name_ar, ''), coalesce(c.name_en, ''), h.from_date, h.to_date, h.contact
from athar.visit_host h left join athar.organisation o on o.id = h.organisation_id left join athar.place c on c.code = h.country
where h.session_id = :session order by h.position)";

constexpr std::string_view find_visit_entries = R"(
select date, starts, ends, title_fr, title_ar, title_en, host, place, contact
from athar.visit_entry where session_id = :session order by position)";

constexpr std::string_view find_legs = R"(
select from_place, to_place, departs_on, departs_at, arrives_on, arrives_at, means, number
from athar.travel_leg where session_id = :session order by position)";

// Version 0 is a plan that is not there yet: two first writers meet in the key, and the second is stale.
constexpr std::string_view put_visit = R"(
insert into athar.study_visit as v (session_id, head_registration_id, report, reported_on)
select CAST(:session AS uuid), CAST(:head AS uuid), '', null where :version = 0 or exists (
  select 1 from athar.study_visit x where x.session_id = CAST(:session AS uuid) and x.version = :version)
on conflict (session_id) do update set version = v.version + 1, head_registration_id = excluded.head_registration_id
where v.version = :version)";

constexpr std::string_view put_visit_report = R"(
insert into athar.study_visit as v (session_id, report, reported_on)
select CAST(:session AS uuid), CAST(:report AS text), CAST(:reported_on AS date) where :version = 0 or exists (
  select 1 from athar.study_visit x where x.session_id = CAST(:session AS uuid) and x.version = :version)
on conflict (session_id) do update set version = v.version + 1, report = excluded.report, reported_on = excluded.reported_on
where v.version = :version)";

constexpr std::string_view delete_plan = R"(
with legs as (delete from athar.travel_leg where session_id = :session), entries as (delete from athar.visit_entry where session_id = :session)
delete from athar.visit_host where session_id = :session)";

constexpr std::string_view insert_host = R"(
insert into athar.visit_host (session_id, position, organisation_id, name, city, country, from_date, to_date, contact)
values (:session, :position, :organisation, :name, :city, :country, :from, :to, :contact))";

constexpr std::string_view insert_entry = R"(
insert into athar.visit_entry (session_id, position, date, starts, ends, title_fr, title_ar, title_en, host, place, contact)
values (:session, :position, :date, :starts, :ends, :title_fr, :title_ar, :title_en, :host, :place, :contact))";

constexpr std::string_view insert_leg = R"(
insert into athar.travel_leg (session_id, position, from_place, to_place, departs_on, departs_at, arrives_on, arrives_at, means, number)
values (:session, :position, :from, :to, :departs_on, :departs_at, :arrives_on, :arrives_at, :means, :number))";

constexpr std::string_view find_papers = R"(
select registration_id, paper, state, date, note from athar.traveller_paper where session_id = :session order by registration_id, paper)";

constexpr std::string_view find_strangers = R"(
select g.place - 1
from unnest(CAST(:registrations AS uuid[])) with ordinality as g(id, place)
where not exists (select 1 from athar.registration r where r.id = g.id and r.session_id = :session and r.status <> 'withdrawn')
order by g.place)";

constexpr std::string_view write_papers = R"(
with given as (
  select g.registration_id, g.paper, g.state, g.date, g.note
  from unnest(CAST(:registrations AS uuid[]), CAST(:papers AS text[]), CAST(:states AS text[]), CAST(:dates AS date[]), CAST(:notes AS text[]))
       as g(registration_id, paper, state, date, note)),
before as (
  select p.registration_id, p.paper, p.state, p.date, p.note
  from athar.traveller_paper p join given g on g.registration_id = p.registration_id and g.paper = p.paper),
written as (
  insert into athar.traveller_paper as p (registration_id, session_id, paper, state, date, note)
  select g.registration_id, CAST(:session AS uuid), g.paper, g.state, g.date, g.note from given g
  on conflict (registration_id, paper) do update set state = excluded.state, date = excluded.date, note = excluded.note
  where (p.state, p.date, p.note) is distinct from (excluded.state, excluded.date, excluded.note)
  returning p.registration_id, p.paper)
select w.registration_id, w.paper, coalesce(b.state, 'needed'), b.date, coalesce(b.note, '')
from written w left join before b on b.registration_id = w.registration_id and b.paper = w.paper
order by 1, 2)";

std::optional<LocalTime> time_of(std::optional<std::int32_t> minutes) {
  return minutes ? std::optional(LocalTime{static_cast<std::int16_t>(*minutes)}) : std::nullopt;
}

std::optional<int> minutes_of(std::optional<LocalTime> time) { return time ? std::optional<int>(time->minutes) : std::nullopt; }

TravellerPaper paper_of(RowReader& row) {
  TravellerPaper paper;
  paper.registration_id = row.id<RegistrationTag>();
  paper.paper = travel_paper_named(row.text()).value_or(TravelPaper::passport);
  paper.state = readiness_named(row.text()).value_or(Readiness::needed);
  paper.date = row.maybe_date();
  paper.note = row.text();
  return paper;
}

/// A refusal of one row of a list names the row: "hosts" becomes "hosts/2/organisation_id".
Error in_row(Error error, std::string const& path) {
  for (auto& field : error.fields) field.path = path + (field.code == "unknown_place" ? "/country" : "/organisation_id");
  return error;
}

}  // namespace

StudyVisit PostgresStudyVisitStore::find(SessionId session) {
  StudyVisit visit;
  visit.session_id = session;
  Rows found = connection_.run(find_visit, {{"session", session}});
  if (found.empty()) return visit;
  RowReader head(found, 0);
  visit.version = head.small();
  visit.head = head.maybe_id<RegistrationTag>();
  visit.report = head.text();
  visit.reported_on = head.maybe_date();
  Rows hosts = connection_.run(find_hosts, {{"session", session}});
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    RowReader row(hosts, i);
    auto& host = visit.hosts.emplace_back();
    host.organisation_id = row.maybe_id<OrganisationTag>();
    host.organisation_name = row.localized();
    host.name = row.text();
    host.city = row.text();
    host.country = row.maybe_text();
    host.country_name = row.localized();
    host.from = row.maybe_date();
    host.to = row.maybe_date();
    host.contact = row.text();
  }
  Rows entries = connection_.run(find_visit_entries, {{"session", session}});
  for (std::size_t i = 0; i < entries.size(); ++i) {
    RowReader row(entries, i);
    auto& entry = visit.entries.emplace_back();
    entry.date = row.date();
    entry.starts = time_of(row.maybe_small());
    entry.ends = time_of(row.maybe_small());
    entry.title = row.localized();
    entry.host = row.maybe_small();
    entry.place = row.text();
    entry.contact = row.text();
  }
  Rows legs = connection_.run(find_legs, {{"session", session}});
  for (std::size_t i = 0; i < legs.size(); ++i) {
    RowReader row(legs, i);
    auto& leg = visit.legs.emplace_back();
    leg.from = row.text();
    leg.to = row.text();
    leg.departs_on = row.date();
    leg.departs_at = time_of(row.maybe_small());
    leg.arrives_on = row.date();
    leg.arrives_at = time_of(row.maybe_small());
    leg.means = travel_means_named(row.text()).value_or(TravelMeans::plane);
    leg.number = row.text();
  }
  return visit;
}

Result<void> PostgresStudyVisitStore::put(StudyVisit const& visit) {
  auto written = connection_.write(put_visit, {{"session", visit.session_id}, {"head", visit.head}, {"version", visit.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(delete_plan, {{"session", visit.session_id}});
  for (std::size_t i = 0; i < visit.hosts.size(); ++i) {
    auto const& host = visit.hosts[i];
    auto done = connection_.write(insert_host, {{"session", visit.session_id}, {"position", i + 1}, {"organisation", host.organisation_id},
        {"name", host.name}, {"city", host.city}, {"country", host.country}, {"from", host.from}, {"to", host.to}, {"contact", host.contact}});
    if (!done) return refuse(in_row(std::move(done.error()), "hosts/" + std::to_string(i)));
  }
  for (std::size_t i = 0; i < visit.entries.size(); ++i) {
    auto const& entry = visit.entries[i];
    auto done = connection_.write(insert_entry, {{"session", visit.session_id}, {"position", i + 1}, {"date", entry.date},
        {"starts", minutes_of(entry.starts)}, {"ends", minutes_of(entry.ends)}, {"title_fr", entry.title.fr}, {"title_ar", entry.title.ar},
        {"title_en", entry.title.en}, {"host", entry.host}, {"place", entry.place}, {"contact", entry.contact}});
    if (!done) return refuse(std::move(done.error()));
  }
  for (std::size_t i = 0; i < visit.legs.size(); ++i) {
    auto const& leg = visit.legs[i];
    auto done = connection_.write(insert_leg, {{"session", visit.session_id}, {"position", i + 1}, {"from", leg.from}, {"to", leg.to},
        {"departs_on", leg.departs_on}, {"departs_at", minutes_of(leg.departs_at)}, {"arrives_on", leg.arrives_on},
        {"arrives_at", minutes_of(leg.arrives_at)}, {"means", name_of(leg.means)}, {"number", leg.number}});
    if (!done) return refuse(std::move(done.error()));
  }
  return {};
}

Result<void> PostgresStudyVisitStore::put_report(StudyVisit const& visit) {
  auto written = connection_.write(put_visit_report, {{"session", visit.session_id}, {"report", visit.report},
                                                      {"reported_on", visit.reported_on}, {"version", visit.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

std::vector<TravellerPaper> PostgresStudyVisitStore::papers(SessionId session) {
  Rows rows = connection_.run(find_papers, {{"session", session}});
  std::vector<TravellerPaper> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(paper_of(row));
  }
  return out;
}

Result<std::vector<TravellerPaper>> PostgresStudyVisitStore::apply(SessionId session, std::vector<TravellerPaper> const& papers) {
  ArrayLiteral dates;
  std::vector<RegistrationId> registrations;
  std::vector<std::string> names, states, notes;
  for (auto const& paper : papers) {
    registrations.push_back(paper.registration_id);
    names.emplace_back(name_of(paper.paper));
    states.emplace_back(name_of(paper.state));
    dates.add(paper.date ? paper.date->text() : std::string("NULL"));
    notes.push_back(paper.note);
  }
  Rows strangers = connection_.run(find_strangers, {{"registrations", registrations}, {"session", session}});
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < strangers.size(); ++i)
    errors.push_back({"papers/" + std::to_string(RowReader(strangers, i).integer()) + "/registration_id", "unknown_registration", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  auto rows = connection_.attempt(write_papers, {{"registrations", registrations}, {"papers", names}, {"states", states},
                                                 {"dates", dates.text()}, {"notes", notes}, {"session", session}});
  if (!rows) return refuse(std::move(rows.error()));
  std::vector<TravellerPaper> before;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    RowReader row(*rows, i);
    before.push_back(paper_of(row));
  }
  return before;
}

}  // namespace athar::persistence
