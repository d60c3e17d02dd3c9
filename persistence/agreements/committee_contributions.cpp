#include "persistence/agreements/committee_store.hpp"
#include "persistence/agreements/scope_sql.hpp"

/// What is brought to a meeting beside its minutes: papers, answers, points proposed.
namespace athar::persistence {
namespace {

constexpr std::string_view insert_paper = R"(
insert into athar.committee_paper (meeting_id, document_id, title)
select m.id, d.id, d.title
from athar.committee_meeting m
join athar.committee c on c.id = m.committee_id
join athar.agreement_document d on d.agreement_id = c.agreement_id
where m.id = :meeting and d.id = :document
on conflict (meeting_id, document_id) do nothing)";

constexpr std::string_view is_paper_of = R"(
select exists (select from athar.committee_paper p where p.meeting_id = :meeting and p.document_id = :document))";

constexpr std::string_view delete_paper = "delete from athar.committee_paper p where p.meeting_id = :meeting and p.document_id = :document";

constexpr std::string_view find_papers = R"(
select p.document_id, p.title, d.file_name, d.version, d.size_bytes, d.is_shown_to_partners
from athar.committee_paper p join athar.agreement_document d on d.id = p.document_id
where p.meeting_id = :meeting order by p.ordinal)";

constexpr std::string_view update_reply = R"(
update athar.committee_attendee
set is_coming = CAST(:coming AS boolean), replied_at = case when CAST(:coming AS boolean) is not null then clock_timestamp() end,
    replied_by = case when CAST(:coming AS boolean) is not null then CAST(:by AS uuid) end,
    replied_by_name = case when CAST(:coming AS boolean) is not null then :by_name else '' end
where id = :attendee and meeting_id = :meeting)";

constexpr std::string_view insert_proposal = R"(
insert into athar.committee_proposal (id, meeting_id, organisation_id, title_fr, title_ar, title_en, reason, proposed_by, proposed_by_name, proposed_at)
values (:id, :meeting, CAST(:organisation AS uuid), :title_fr, :title_ar, :title_en, :reason, CAST(:by AS uuid), :by_name,
        CAST(:proposed_at AS timestamptz)))";

// Outside eyes see what their own institution, or one below it, proposed.
#define ATHAR_PROPOSAL_ROW                                                                                                       \
  "select x.id, x.meeting_id, x.organisation_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''),"      \
  "       x.title_fr, x.title_ar, x.title_en, x.reason, x.proposed_by, x.proposed_by_name, x.proposed_at, x.state, x.answer,"     \
  "       x.answered_by, x.answered_by_name, x.answered_at "                                                                     \
  "from athar.committee_proposal x "                                                                                             \
  "join athar.committee_meeting m on m.id = x.meeting_id "                                                                       \
  "join athar.committee c on c.id = m.committee_id "                                                                             \
  "join athar.agreement a on a.id = c.agreement_id "                                                                             \
  "left join athar.organisation o on o.id = x.organisation_id "                                                                  \
  "where " ATHAR_AGREEMENT_IN_SCOPE " and " ATHAR_ORGANISATION_IS_CALLERS("x.organisation_id")

constexpr std::string_view find_proposal = ATHAR_PROPOSAL_ROW " and x.id = :id";
constexpr std::string_view find_proposals = ATHAR_PROPOSAL_ROW " and x.meeting_id = :meeting order by x.proposed_at, x.id";

constexpr std::string_view update_answer = R"(
update athar.committee_proposal
set state = :state, answer = :answer, answered_by = CAST(:by AS uuid), answered_by_name = :by_name, answered_at = CAST(:at AS timestamptz)
where id = :id and state = 'open')";

AgendaProposal proposal_from(RowReader& row) {
  AgendaProposal x;
  x.id = row.id<AgendaProposalTag>();
  x.meeting_id = row.id<CommitteeMeetingTag>();
  x.organisation_id = row.maybe_id<OrganisationTag>();
  x.organisation_name = row.localized();
  x.title = row.localized();
  x.reason = row.text();
  x.proposed_by = row.maybe_id<AccountTag>();
  x.proposed_by_name = row.text();
  x.proposed_at = row.instant();
  x.state = proposal_state_named(row.text()).value_or(ProposalState::open);
  x.answer = row.text();
  x.answered_by = row.maybe_id<AccountTag>();
  x.answered_by_name = row.text();
  x.answered_at = row.maybe_instant();
  return x;
}

}  // namespace

Result<void> PostgresCommitteeStore::put_paper(CommitteeMeetingId id, AgreementDocumentId document) {
  auto written = connection_.write(insert_paper, {{"meeting", id}, {"document", document}});
  if (!written) return refuse(std::move(written.error()));
  if (*written > 0) return {};
  Rows found = connection_.run(is_paper_of, {{"meeting", id}, {"document", document}});
  if (!RowReader(found, 0).boolean()) return refuse(invalid_field("document_id", "unknown_document"));
  return {};
}

Result<bool> PostgresCommitteeStore::remove_paper(CommitteeMeetingId id, AgreementDocumentId document) {
  auto written = connection_.write(delete_paper, {{"meeting", id}, {"document", document}});
  if (!written) return refuse(std::move(written.error()));
  return *written > 0;
}

bool PostgresCommitteeStore::put_reply(CommitteeMeetingId id, CommitteeAttendeeId attendee, std::optional<bool> is_coming,
                                       std::optional<AccountId> by, std::string const& by_name) {
  std::optional<std::string> const coming = is_coming ? std::optional<std::string>(*is_coming ? "true" : "false") : std::nullopt;
  auto written = connection_.write(update_reply, {{"coming", coming}, {"by", by}, {"by_name", by_name}, {"attendee", attendee}, {"meeting", id}});
  return written && *written > 0;
}

Result<void> PostgresCommitteeStore::insert(AgendaProposal const& x) {
  auto written = connection_.write(insert_proposal, {{"id", x.id}, {"meeting", x.meeting_id}, {"organisation", x.organisation_id},
      {"title_fr", x.title.fr}, {"title_ar", x.title.ar}, {"title_en", x.title.en}, {"reason", x.reason}, {"by", x.proposed_by},
      {"by_name", x.proposed_by_name}, {"proposed_at", x.proposed_at}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::optional<AgendaProposal> PostgresCommitteeStore::proposal(AgendaProposalId id, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_proposal, {{"scope_organisation", scope}, {"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return proposal_from(row);
}

bool PostgresCommitteeStore::put_answer(AgendaProposal const& x) {
  auto written = connection_.write(update_answer, {{"state", name_of(x.state)}, {"answer", x.answer}, {"by", x.answered_by}, {"by_name", x.answered_by_name},
      {"at", x.answered_at}, {"id", x.id}});
  return written && *written > 0;
}

std::vector<MeetingPaper> PostgresCommitteeStore::papers_of(CommitteeMeetingId meeting) {
  Rows rows = connection_.run(find_papers, {{"meeting", meeting}});
  std::vector<MeetingPaper> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& x = out[i];
    x.document_id = row.id<AgreementDocumentTag>();
    x.title = row.text();
    x.file_name = row.text();
    x.version = row.small();
    x.size_bytes = row.integer();
    x.is_shown_to_partners = row.boolean();
  }
  return out;
}

std::vector<AgendaProposal> PostgresCommitteeStore::proposals_of(CommitteeMeetingId meeting, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_proposals, {{"scope_organisation", scope}, {"meeting", meeting}});
  std::vector<AgendaProposal> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(proposal_from(row));
  }
  return out;
}

}  // namespace athar::persistence
