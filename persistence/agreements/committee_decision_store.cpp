#include "persistence/agreements/committee_decision_sql.hpp"
#include "persistence/agreements/committee_store.hpp"
#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// Outside eyes see no decision of minutes that are a draft.
#define ATHAR_DECISION_IN_SCOPE "(CAST(:scope_organisation AS uuid) IS NULL OR m.minutes <> 'draft') and " ATHAR_AGREEMENT_IN_SCOPE

constexpr std::string_view find_decision = ATHAR_DECISION_ROW "where d.id = :id and " ATHAR_DECISION_IN_SCOPE;

constexpr std::string_view open_of_committee = ATHAR_DECISION_ROW
    "where d.committee_id = :committee and d.state = 'open' order by d.number";

// The state in signed minutes is theirs; before that, what was open then or closed since the meeting before.
constexpr std::string_view earlier_of_meeting = ATHAR_DECISION_ROW
    "where d.committee_id = :committee and m.number < :number"
    "  and (CAST(:scope_organisation AS uuid) IS NULL OR m.minutes <> 'draft')"
    "  and case when CAST(:signed AS boolean) then r.decision_id is not null"
    "           else d.state = 'open' or d.closed_on >= (select max(p.held_on) from athar.committee_meeting p"
    "                                                    where p.committee_id = d.committee_id and p.number < :number) end "
    "order by d.number";

constexpr std::string_view update_state = R"(
update athar.committee_decision
set version = version + 1, state = :state, closed_on = CAST(:closed_on AS date), closed_note = :note, closed_by = :by
where id = :id and version = :version)";

#define ATHAR_DECISION_FILTER                                                                                           \
  "(CAST(:search AS text) IS NULL"                                                                                      \
  "  OR athar.search_key(concat_ws(' | ', d.text_fr, d.text_ar, d.text_en, d.owner_name, o.name_fr, o.name_ar, o.name_en))" \
  "     LIKE ALL (athar.search_patterns(CAST(:search AS text)))) "                                                      \
  "and (CAST(:agreement AS uuid) IS NULL OR c.agreement_id = CAST(:agreement AS uuid)) "                                \
  "and (CAST(:committee AS uuid) IS NULL OR d.committee_id = CAST(:committee AS uuid)) "                                \
  "and (CAST(:state AS text) IS NULL OR d.state = CAST(:state AS text)) "                                               \
  "and (CAST(:late AS boolean) = false OR (d.state = 'open' and d.due_on < CAST(:today AS date))) and " ATHAR_DECISION_IN_SCOPE

constexpr std::string_view list_decisions = ATHAR_DECISION_ROW "where " ATHAR_DECISION_FILTER
    " and (CAST(:after_key AS text) IS NULL"
    "      OR (coalesce(d.due_on, date '9999-12-31'), d.id) > (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))"
    " order by coalesce(d.due_on, date '9999-12-31'), d.id limit :limit";

constexpr std::string_view count_decisions =
    "select count(*) from (select 1 from athar.committee_decision d "
    "join athar.committee_meeting m on m.id = d.meeting_id "
    "join athar.committee c on c.id = d.committee_id "
    "join athar.agreement a on a.id = c.agreement_id "
    "left join athar.organisation o on o.id = d.owner_organisation_id where " ATHAR_DECISION_FILTER " limit 10001) as counted";

}  // namespace

CommitteeDecision decision_from(RowReader& row) {
  CommitteeDecision d;
  d.id = row.id<DecisionTag>();
  d.version = row.small();
  d.number = row.small();
  d.text = row.localized();
  d.owner_organisation_id = row.maybe_id<OrganisationTag>();
  d.owner_organisation_name = row.localized();
  d.owner_name = row.text();
  d.due_on = row.maybe_date();
  d.commitment_id = row.maybe_id<CommitmentTag>();
  d.commitment = row.localized();
  d.state = follow_up_state_named(row.text()).value_or(FollowUpState::open);
  d.closed_on = row.maybe_date();
  d.closed_note = row.text();
  d.closed_by = row.text();
  return d;
}

DecisionRow decision_row_from(RowReader& row) {
  DecisionRow out;
  out.decision = decision_from(row);
  out.committee_id = row.id<CommitteeTag>();
  out.committee_name = row.localized();
  out.agreement_id = row.id<AgreementTag>();
  out.agreement_code = row.text();
  out.agreement_title = row.localized();
  out.meeting_id = row.id<CommitteeMeetingTag>();
  out.meeting_number = row.small();
  out.meeting_on = row.date();
  out.minutes = minutes_status_named(row.text()).value_or(MinutesStatus::draft);
  return out;
}

std::vector<DecisionRow> decision_rows_from(Rows& rows) {
  std::vector<DecisionRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(decision_row_from(row));
  }
  return out;
}

std::optional<DecisionRow> PostgresCommitteeStore::decision(DecisionId id, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_decision, {{"id", id}, {"scope_organisation", scope}, {"recalled_by", std::nullopt}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return decision_row_from(row);
}

std::vector<DecisionRow> PostgresCommitteeStore::open_decisions(CommitteeId committee) {
  Rows rows = connection_.run(open_of_committee, {{"committee", committee}, {"recalled_by", std::nullopt}});
  return decision_rows_from(rows);
}

std::vector<DecisionRow> PostgresCommitteeStore::earlier_decisions(CommitteeMeeting const& m, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(earlier_of_meeting, {{"recalled_by", m.id}, {"committee", m.committee_id}, {"number", m.number},
      {"signed", m.minutes == MinutesStatus::signed_}, {"scope_organisation", scope}});
  return decision_rows_from(rows);
}

Result<void> PostgresCommitteeStore::put_state(CommitteeDecision const& d) {
  auto written = connection_.write(update_state, {{"state", name_of(d.state)}, {"closed_on", d.closed_on}, {"note", d.closed_note}, {"by", d.closed_by},
      {"id", d.id}, {"version", d.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

Page<DecisionRow> PostgresCommitteeStore::decisions(DecisionFilter const& f, PageRequest const& request) {
  auto const state = f.state ? std::optional(std::string(name_of(*f.state))) : std::nullopt;
  Rows rows = connection_.run_list(list_decisions, {{"recalled_by", std::nullopt}, {"search", f.search}, {"agreement", f.agreement}, {"committee", f.committee},
      kept("state", state), kept("late", f.late), kept("today", f.today), kept("scope_organisation", f.scope), {"after_key", request.after_key},
      {"after_id", request.after_id}, kept("limit", request.limit + 1)});
  auto page = page_of(decision_rows_from(rows), request,
                      [](auto const& x) { return x.decision.due_on ? x.decision.due_on->text() : std::string("9999-12-31"); },
                      [](auto const& x) { return x.decision.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run_list(count_decisions, {{"search", f.search}, {"agreement", f.agreement}, {"committee", f.committee}, kept("state", state),
        kept("late", f.late), kept("today", f.today), kept("scope_organisation", f.scope)});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
