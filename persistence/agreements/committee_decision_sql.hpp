#pragma once
#include "domain/agreements/committee.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// Decisions with where they were taken. With `:recalled_by`, as those signed minutes recall them.
#define ATHAR_DECISION_ROW                                                                                                         \
  "select d.id, d.version, d.number, coalesce(g.text_fr, d.text_fr), coalesce(g.text_ar, d.text_ar), coalesce(g.text_en, d.text_en)," \
  "       d.owner_organisation_id, coalesce(g.organisation_fr, o.name_fr, ''), coalesce(g.organisation_ar, o.name_ar, ''),"             \
  "       coalesce(g.organisation_en, o.name_en, ''), coalesce(g.owner_name, d.owner_name),"                                            \
  "       case when g.decision_id is not null then g.due_on else d.due_on end, d.commitment_id,"                                        \
  "       coalesce(g.commitment_fr, k.description_fr, ''), coalesce(g.commitment_ar, k.description_ar, ''),"                            \
  "       coalesce(g.commitment_en, k.description_en, ''), coalesce(r.state, d.state),"                                                 \
  "       case when r.decision_id is not null then r.closed_on else d.closed_on end, d.closed_note, d.closed_by, d.committee_id," \
  "       c.name_fr, c.name_ar, c.name_en, c.agreement_id, a.code, a.title_fr, a.title_ar, a.title_en, d.meeting_id, m.number," \
  "       m.held_on, m.minutes "                                                                                          \
  "from athar.committee_decision d "                                                                                      \
  "join athar.committee_meeting m on m.id = d.meeting_id "                                                                \
  "join athar.committee c on c.id = d.committee_id "                                                                      \
  "join athar.agreement a on a.id = c.agreement_id "                                                                      \
  "left join athar.organisation o on o.id = d.owner_organisation_id "                                                     \
  "left join athar.commitment k on k.id = d.commitment_id "                                                               \
  "left join athar.committee_recall r on r.decision_id = d.id and r.meeting_id = CAST(:recalled_by AS uuid) "              \
  "left join athar.committee_signed_decision g on g.decision_id = d.id and g.meeting_id = CAST(:recalled_by AS uuid) "

/// The columns of a decision, in the order of ATHAR_DECISION_ROW up to closed_by.
CommitteeDecision decision_from(RowReader& row);
DecisionRow decision_row_from(RowReader& row);
std::vector<DecisionRow> decision_rows_from(Rows& rows);

}  // namespace athar::persistence
