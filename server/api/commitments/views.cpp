#include "server/api/commitments/views.hpp"

#include "domain/shared/unless_empty.hpp"
#include "server/api/commitments/figures.hpp"
#include "server/api/reach/reach_service.hpp"

namespace athar::api {
namespace {

CommitmentView stored_view(CommitmentPage const& page) {
  auto const& c = page.commitment;
  CommitmentView view;
  view.id = c.id;
  view.version = c.version;
  view.agreement_id = c.agreement_id;
  view.agreement_code = page.agreement_code;
  view.agreement_reference = unless_empty(page.agreement_reference);
  view.agreement_title = page.agreement_title;
  view.clause = unless_empty(c.clause);
  view.description = c.description;
  view.organisation_id = c.organisation_id;
  view.organisation_name = page.organisation_name;
  view.responsible_name = unless_empty(c.responsible_name);
  view.measure = c.measure;
  view.target = c.target;
  view.currency = c.currency;
  view.linked_only = c.linked_only;
  view.first_due_on = c.first_due_on;
  view.every_months = c.every_months;
  view.last_due_on = c.last_due_on;
  view.note = unless_empty(c.note);
  return view;
}

CommitmentDueView view_of(CommitmentDue const& due, CommitmentStatus status) {
  CommitmentDueView view;
  view.id = due.id;
  view.number = due.number;
  view.due_on = due.due_on;
  view.counts_from = due.counts_from;
  view.status = status;
  view.achieved = due.achieved;
  view.met_on = due.met_on;
  view.waived_on = due.waived_on;
  view.waived_reason = unless_empty(due.waived_reason);
  view.waived_by = unless_empty(due.waived_by);
  return view;
}

}  // namespace

std::optional<OrganisationId> commitments_scope(Caller const& caller) { return caller.scope(Permission::agreements_read).organisation; }

bool sees_figures(Caller const& caller) { return grant(caller.role, Permission::reach_read) != Grant::none; }

CommitmentView view_of(CommitmentPage const& page, Caller const& caller, LocalDate today, std::map<CommitmentDueId, LiveFigure> const& figures) {
  auto view = stored_view(page);
  bool const hides = is_figure(page.commitment.measure) && !sees_figures(caller);
  for (auto due : page.dues) {
    auto const live = figures.find(due.id);
    if (live != figures.end()) due.achieved = live->second.value;
    auto& added = view.dues.emplace_back(view_of(due, status_of(due, page.commitment.target, today)));
    if (live != figures.end() && !hides) added.reach = unless_empty(live->second.question);
    // The day on which a figure was first seen is the system's, not the parties'.
    if (is_figure(page.commitment.measure)) added.met_on.reset();
    if (hides) added.achieved.reset();
  }
  for (auto const& e : page.evidence)
    view.evidence.push_back({e.id, e.due_id, e.happened_on, unless_empty(e.link), unless_empty(e.note), unless_empty(e.file_name), e.sha256,
                             e.sha256 ? std::optional(e.size_bytes) : std::nullopt, e.amount, e.author_name, e.recorded_at,
                             e.author_id == caller.account});
  bool const writes = caller.may(Permission::agreements_write);
  if (!writes) view.note.reset();
  view.can = {{"update", writes}, {"delete", writes && page.evidence.empty()}, {"contribute", caller.may(Permission::agreements_contribute)},
              {"sessions", sees_figures(caller)}};
  return view;
}

CommitmentListItem item_of(CommitmentDueRow const& row, Caller const& caller, LocalDate today) {
  CommitmentListItem item;
  item.id = row.due.id;
  item.commitment_id = row.commitment_id;
  item.agreement_id = row.agreement_id;
  item.agreement_code = row.agreement_code;
  item.agreement_reference = unless_empty(row.agreement_reference);
  item.agreement_title = row.agreement_title;
  item.clause = unless_empty(row.clause);
  item.description = row.description;
  item.organisation_id = row.organisation_id;
  item.organisation_name = row.organisation_name;
  item.responsible_name = unless_empty(row.responsible_name);
  item.measure = row.measure;
  item.target = row.target;
  item.currency = row.currency;
  bool const sees = sees_figures(caller);
  if (sees || !is_figure(row.measure)) item.achieved = row.due.achieved;
  item.number = row.due.number;
  item.occurrences = row.occurrences;
  item.due_on = row.due.due_on;
  item.status = status_of(row.due, row.target, today);
  if (!is_figure(row.measure)) item.met_on = row.due.met_on;
  item.waived_on = row.due.waived_on;
  item.waived_reason = unless_empty(row.due.waived_reason);
  if (sees) item.sessions = row.sessions;
  return item;
}

DeadlineView view_of(Deadline const& d, LocalDate today) {
  DeadlineView view;
  view.kind = d.kind;
  view.id = d.subject;
  view.date = d.date;
  view.days_left = d.date.days() - today.days();
  view.agreement_id = d.agreement_id;
  view.agreement_code = d.agreement_code;
  view.agreement_reference = unless_empty(d.agreement_reference);
  view.agreement_title = d.agreement_title;
  view.renewal = d.renewal;
  view.owner_name = unless_empty(d.owner_name);
  view.commitment_id = d.commitment_id;
  view.clause = unless_empty(d.clause);
  view.description = unless_empty(d.description);
  view.organisation_name = unless_empty(d.organisation_name);
  return view;
}

std::string stored_json(AgreementId agreement, CommitmentEvidence const& e) {
  json::Writer out(256);
  out.begin_object().field("agreement_id", agreement).field("due_id", e.due_id).field("happened_on", e.happened_on);
  if (!e.link.empty()) out.field("link", e.link);
  if (!e.note.empty()) out.field("note", e.note);
  if (e.sha256) out.field("file_name", e.file_name).field("sha256", *e.sha256);
  if (e.amount) out.field("amount", *e.amount);
  return out.end_object().take();
}

std::string stored_json(CommitmentPage const& page) {
  auto view = stored_view(page);
  for (auto const& due : page.dues) {
    if (!due.waived_on) continue;
    auto& added = view.dues.emplace_back(view_of(due, CommitmentStatus::waived));
    added.achieved.reset();
    added.met_on.reset();
  }
  return json::to_json(view);
}

Result<CommitmentPage> find_commitment(Call const& call, UnitOfWork& unit, CommitmentId id) {
  auto page = unit.commitments().find(id, commitments_scope(call.caller));
  if (!page) return refuse(not_found("commitment"));
  return std::move(*page);
}

std::map<CommitmentDueId, LiveFigure> live_figures(Call& call, UnitOfWork& unit, CommitmentPage const& page) {
  std::map<CommitmentDueId, LiveFigure> out;
  // The command line loads demonstrations without an index: the first server that starts asks it.
  if (!is_figure(page.commitment.measure) || !call.services.reach) return out;
  auto const questions = unit.commitments().figure_questions(page.commitment.id);
  auto const figures = figures_of(questions, *call.services.reach->now());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    // A question about more sessions than an address may name has its figure, and no address.
    bool const fits = !questions[i].sessions.empty() && questions[i].sessions.size() <= reach::values_per_filter_at_most;
    out[figures[i].due_id] = {figures[i].value, fits ? reach::canonical_text(reach_query(questions[i])) : std::string()};
  }
  return out;
}

std::map<CommitmentDueId, LiveFigure> refreshed_figures(Call& call, UnitOfWork& unit, CommitmentPage const& page) {
  auto figures = live_figures(call, unit, page);
  std::vector<DueFigure> written;
  for (auto const& [due, figure] : figures) written.push_back({due, figure.value});
  unit.commitments().put_figures(written, call.services.today());
  return figures;
}

}  // namespace athar::api
