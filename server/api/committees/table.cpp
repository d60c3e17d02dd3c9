#include "server/api/committees/table.hpp"

#include "domain/agreements/committee.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<DecisionRow>> columns() {
  return {
      {"agreement", [](auto const& r, auto const& words) { return cell(words.text(r.agreement_title)); }},
      {"committee", [](auto const& r, auto const& words) { return cell(words.text(r.committee_name)); }},
      {"meeting_on", [](auto const& r, auto const&) { return cell(r.meeting_on); }},
      {"decision_number", [](auto const& r, auto const&) { return cell(r.decision.number); }},
      {"decision", [](auto const& r, auto const& words) { return cell(words.text(r.decision.text)); }},
      {"responsible", [](auto const& r, auto const&) { return cell(r.decision.owner_name); }},
      {"responsible_organisation", [](auto const& r, auto const& words) { return cell(words.text(r.decision.owner_organisation_name)); }},
      {"due_on", [](auto const& r, auto const&) { return cell(r.decision.due_on); }},
      {"follow_up_state", [](auto const& r, auto const& words) { return cell(words.term("follow_up_state", name_of(r.decision.state))); }},
      {"closed_on", [](auto const& r, auto const&) { return cell(r.decision.closed_on); }},
      {"closed_note", [](auto const& r, auto const&) { return cell(r.decision.closed_note); }},
  };
}

}  // namespace

Result<AskedDecisions> asked_decisions(Call const& call) {
  QueryReader query(call);
  AskedDecisions asked;
  auto& filter = asked.filter;
  filter.search = query.text("q");
  filter.agreement = query.id<AgreementId>("agreement");
  filter.committee = query.id<CommitteeId>("committee");
  if (auto const state = query.one_of("state", {"open", "done", "dropped"})) filter.state = follow_up_state_named(*state);
  filter.late = query.flag("late");
  filter.today = call.services.today();
  filter.scope = call.caller.scope(Permission::agreements_read).organisation;
  asked.page = query.page({"due_on"});
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable committee_decisions_table() {
  return {.list = "committee_decisions",
          .title = {"Décisions des comités", "قرارات اللجان", "Decisions of committees"},
          .permission = Permission::agreements_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_decisions(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<DecisionRow>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.committees().decisions(filter, page);
            });
          }};
}

}  // namespace athar::api
