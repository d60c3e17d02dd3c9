#include <unordered_map>

#include "persistence/agreements/committee_decision_sql.hpp"
#include "persistence/agreements/committee_store.hpp"
#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// Signed minutes are called what they were called at signature, and so is everything in them.
constexpr std::string_view find_meeting = R"(
select m.id, m.version, m.committee_id, m.number, m.held_on, m.starts, m.ends, m.place_fr, m.place_ar, m.place_en, m.next_on, m.documents,
       m.opened_at, m.minutes, coalesce(g.committee_kind, c.kind), coalesce(g.committee_fr, c.name_fr), coalesce(g.committee_ar, c.name_ar),
       coalesce(g.committee_en, c.name_en), c.agreement_id, coalesce(g.agreement_code, a.code), coalesce(g.agreement_reference, a.reference),
       coalesce(g.agreement_fr, a.title_fr), coalesce(g.agreement_ar, a.title_ar), coalesce(g.agreement_en, a.title_en)
from athar.committee_meeting m
join athar.committee c on c.id = m.committee_id
join athar.agreement a on a.id = c.agreement_id
left join athar.committee_signed g on g.meeting_id = m.id
where m.id = :id and )" ATHAR_AGREEMENT_IN_SCOPE;

constexpr std::string_view find_attendees =
    "select x.id, x.member_id, x.organisation_id, x.organisation_fr, x.organisation_ar, x.organisation_en, x.person_name, x.person_name_ar,"
    "       x.capacity_fr, x.capacity_ar, x.capacity_en, x.role, x.standing, CAST(x.is_coming AS text), x.replied_at, x.replied_by_name,"
    "       coalesce(" ATHAR_ORGANISATION_IS_CALLERS("x.organisation_id") ", false) "
    "from athar.committee_attendee x where x.meeting_id = :id order by x.position, x.id";

constexpr std::string_view find_items = R"(
select x.id, x.title_fr, x.title_ar, x.title_en, x.exchanges_fr, x.exchanges_ar, x.exchanges_en, x.about_decision_id, d.number
from athar.committee_item x left join athar.committee_decision d on d.id = x.about_decision_id
where x.meeting_id = :id order by x.position, x.id)";

constexpr std::string_view find_decisions = R"(
select d.item_id, d.id, d.version, d.number, coalesce(g.text_fr, d.text_fr), coalesce(g.text_ar, d.text_ar), coalesce(g.text_en, d.text_en),
       d.owner_organisation_id, coalesce(g.organisation_fr, o.name_fr, ''), coalesce(g.organisation_ar, o.name_ar, ''),
       coalesce(g.organisation_en, o.name_en, ''), coalesce(g.owner_name, d.owner_name),
       case when g.decision_id is not null then g.due_on else d.due_on end, d.commitment_id, coalesce(g.commitment_fr, k.description_fr, ''),
       coalesce(g.commitment_ar, k.description_ar, ''), coalesce(g.commitment_en, k.description_en, ''), d.state, d.closed_on, d.closed_note, d.closed_by
from athar.committee_decision d
left join athar.organisation o on o.id = d.owner_organisation_id
left join athar.commitment k on k.id = d.commitment_id
left join athar.committee_signed_decision g on g.decision_id = d.id and g.meeting_id = d.meeting_id
where d.meeting_id = :id order by d.position, d.id)";

constexpr std::string_view find_figures = R"(
select f.measure, f.measure_version, f.basis, f.date_from, f.date_to, f.value, f.unit, f.name_fr, f.name_ar, f.name_en, f.definition_fr,
       f.definition_ar, f.definition_en, f.tick, f.recorded_at
from athar.committee_figure f where f.meeting_id = :id order by f.position)";

constexpr std::string_view find_steps = R"(
select s.status, s.stated_on, s.actor_id, s.actor_name, s.recorded_at
from athar.committee_minutes_step s where s.meeting_id = :id order by s.position)";

// The latest first. Of minutes that are a draft an outside eye is told the agenda, not what was decided.
#define ATHAR_MEETING_ROW                                                                                                    \
  "select m.id, m.version, m.committee_id, c.name_fr, c.name_ar, c.name_en, c.kind, c.agreement_id, a.title_fr, a.title_ar, a.title_en," \
  "       m.number, m.held_on, m.starts, m.place_fr, m.place_ar, m.place_en, m.opened_at is not null, m.minutes,"            \
  "       (select count(*) from athar.committee_item i where i.meeting_id = m.id),"                                          \
  "       case when CAST(:scope_organisation AS uuid) IS NOT NULL and m.minutes = 'draft' then 0"                            \
  "            else (select count(*) from athar.committee_decision d where d.meeting_id = m.id) end,"                        \
  "       case when CAST(:scope_organisation AS uuid) IS NOT NULL and m.minutes = 'draft' then 0"                            \
  "            else (select count(*) from athar.committee_decision d where d.meeting_id = m.id and d.state = 'open') end,"   \
  "       (select count(*) from athar.committee_attendee x where x.meeting_id = m.id and x.standing = 'present') "

#define ATHAR_MEETING_FILTER                                                                \
  "from athar.committee_meeting m "                                                         \
  "join athar.committee c on c.id = m.committee_id "                                        \
  "join athar.agreement a on a.id = c.agreement_id "                                        \
  "where (CAST(:agreement AS uuid) IS NULL OR c.agreement_id = CAST(:agreement AS uuid)) "  \
  "and (CAST(:opened AS boolean) IS NULL OR (m.opened_at is not null) = CAST(:opened AS boolean)) " \
  "and (CAST(:minutes AS text) IS NULL OR m.minutes = CAST(:minutes AS text)) "             \
  "and (CAST(:search AS text) IS NULL"                                                      \
  "     OR athar.search_key(concat_ws(' | ', c.name_fr, c.name_ar, c.name_en, a.code, a.title_fr, a.title_ar, a.title_en, m.place_fr, m.place_ar))" \
  "        LIKE ALL (athar.search_patterns(CAST(:search AS text)))) "                       \
  "and (CAST(:committee AS uuid) IS NULL OR m.committee_id = CAST(:committee AS uuid)) and " ATHAR_AGREEMENT_IN_SCOPE

constexpr std::string_view list_meetings = ATHAR_MEETING_ROW ATHAR_MEETING_FILTER
    " and (CAST(:after_key AS text) IS NULL OR (m.held_on, m.id) < (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))"
    " order by m.held_on desc, m.id desc limit :limit";

// Those to come, the next one first.
constexpr std::string_view list_meetings_by_day = ATHAR_MEETING_ROW ATHAR_MEETING_FILTER
    " and (CAST(:after_key AS text) IS NULL OR (m.held_on, m.id) > (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))"
    " order by m.held_on, m.id limit :limit";

constexpr std::string_view count_meetings = "select count(*) from (select 1 " ATHAR_MEETING_FILTER " limit 10001) as counted";

std::optional<LocalTime> maybe_time(RowReader& row) {
  auto const text = row.maybe_text();
  return text ? LocalTime::parse(*text) : std::nullopt;
}

std::vector<CommitteeAttendee> attendees_from(Rows rows) {
  std::vector<CommitteeAttendee> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& x = out[i];
    x.id = row.id<CommitteeAttendeeTag>();
    x.member_id = row.maybe_id<CommitteeMemberTag>();
    x.organisation_id = row.maybe_id<OrganisationTag>();
    x.organisation_name = row.localized();
    x.person_name = row.text();
    x.person_name_ar = row.text();
    x.capacity = row.localized();
    x.role = committee_role_named(row.text()).value_or(CommitteeRole::guest);
    x.standing = meeting_standing_named(row.text()).value_or(MeetingStanding::invited);
    if (auto const coming = row.maybe_text()) x.is_coming = *coming == "true";
    x.replied_at = row.maybe_instant();
    x.replied_by = row.text();
    x.is_of_caller = row.boolean();
  }
  return out;
}

std::vector<AgendaItem> items_from(Rows rows, Rows decisions) {
  std::vector<AgendaItem> out(rows.size());
  std::unordered_map<AgendaItemId, std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& x = out[i];
    x.id = row.id<AgendaItemTag>();
    x.title = row.localized();
    x.exchanges = row.localized();
    x.about_decision_id = row.maybe_id<DecisionTag>();
    x.about_decision_number = row.maybe_small();
    places[x.id] = i;
  }
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    RowReader row(decisions, i);
    auto const item = places.find(row.id<AgendaItemTag>());
    if (item == places.end()) continue;
    out[item->second].decisions.push_back(decision_from(row));
  }
  return out;
}

std::vector<FrozenFigure> figures_from(Rows rows) {
  std::vector<FrozenFigure> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& f = out[i];
    f.measure = row.text();
    f.measure_version = row.small();
    f.basis = figure_basis_named(row.text()).value_or(FigureBasis::sessions);
    f.from = row.maybe_date();
    f.to = row.maybe_date();
    f.value = row.integer();
    f.unit = row.text();
    f.name = row.localized();
    f.definition = row.localized();
    f.tick = row.integer();
    f.recorded_at = row.instant();
  }
  return out;
}

std::vector<MinutesStep> steps_from(Rows rows) {
  std::vector<MinutesStep> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out[i].status = minutes_status_named(row.text()).value_or(MinutesStatus::circulated);
    out[i].stated_on = row.date();
    out[i].actor = row.maybe_id<AccountTag>();
    out[i].actor_name = row.text();
    out[i].recorded_at = row.instant();
  }
  return out;
}

}  // namespace

std::optional<MeetingPage> PostgresCommitteeStore::meeting(CommitteeMeetingId id, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_meeting, {{"id", id}, {"scope_organisation", scope}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  MeetingPage page;
  auto& m = page.meeting;
  m.id = row.id<CommitteeMeetingTag>();
  m.version = row.small();
  m.committee_id = row.id<CommitteeTag>();
  m.number = row.small();
  m.held_on = row.date();
  m.starts = maybe_time(row);
  m.ends = maybe_time(row);
  m.place = row.localized();
  m.next_on = row.maybe_date();
  m.documents = row.text();
  m.opened_at = row.maybe_instant();
  m.minutes = minutes_status_named(row.text()).value_or(MinutesStatus::draft);
  page.committee_kind = row.text();
  page.committee_name = row.localized();
  page.agreement_id = row.id<AgreementTag>();
  page.agreement_code = row.text();
  page.agreement_reference = row.text();
  page.agreement_title = row.localized();
  m.attendees = attendees_from(connection_.run(find_attendees, {{"scope_organisation", scope}, {"id", id}}));
  m.items = items_from(connection_.run(find_items, {{"id", id}}), connection_.run(find_decisions, {{"id", id}}));
  m.figures = figures_from(connection_.run(find_figures, {{"id", id}}));
  m.steps = steps_from(connection_.run(find_steps, {{"id", id}}));
  page.earlier = earlier_decisions(m, scope);
  page.papers = papers_of(id);
  for (auto const& paper : page.papers) page.paper_titles.push_back(paper.title);
  if (scope) std::erase_if(page.papers, [](auto const& paper) { return !paper.is_shown_to_partners; });
  page.proposals = proposals_of(id, scope);
  return scope ? for_outside(std::move(page)) : page;
}

Page<MeetingRow> PostgresCommitteeStore::meetings(MeetingFilter const& f, PageRequest const& request) {
  std::optional<std::string> const opened = f.opened ? std::optional<std::string>(*f.opened ? "true" : "false") : std::nullopt;
  auto const minutes = f.minutes ? std::optional(std::string(name_of(*f.minutes))) : std::nullopt;
  Rows rows = connection_.run(request.sort == "held_on" ? list_meetings_by_day : list_meetings, {{"scope_organisation", f.scope},
      {"agreement", f.agreement}, {"opened", opened}, {"minutes", minutes}, {"search", f.search}, {"committee", f.committee},
      {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<MeetingRow> items(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& m = items[i];
    m.id = row.id<CommitteeMeetingTag>();
    m.version = row.small();
    m.committee_id = row.id<CommitteeTag>();
    m.committee_name = row.localized();
    m.committee_kind = row.text();
    m.agreement_id = row.id<AgreementTag>();
    m.agreement_title = row.localized();
    m.number = row.small();
    m.held_on = row.date();
    m.starts = maybe_time(row);
    m.place = row.localized();
    m.opened = row.boolean();
    m.minutes = minutes_status_named(row.text()).value_or(MinutesStatus::draft);
    m.items_count = row.small();
    m.decisions_count = row.small();
    m.open_decisions = row.small();
    m.present_count = row.small();
  }
  auto page = page_of(std::move(items), request, [](auto const& m) { return m.held_on.text(); }, [](auto const& m) { return m.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_meetings, {{"scope_organisation", f.scope}, {"agreement", f.agreement}, {"opened", opened},
        {"minutes", minutes}, {"search", f.search}, {"committee", f.committee}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
