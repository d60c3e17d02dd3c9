#include "server/api/person_merges/merging.hpp"

#include <algorithm>

#include "domain/people/person_store.hpp"
#include "server/api/reach/reach_service.hpp"

namespace athar::api {
namespace {

/// The figures as they are, and as they become when the facts of these people are what the tables now say, in this unit of work.
FiguresAround figures_around(Call& call, UnitOfWork& unit, std::vector<PersonId> const& people, std::vector<SessionId> const& sessions,
                             std::vector<reach::FigureChange>& effect) {
  auto const before = call.services.reach->now();
  auto facts = unit.person_merges().facts(people);
  reach::Change change;
  change.tick = before->tick() + 1;
  change.recorded_at = before->recorded_at();
  change.participations = std::move(facts.now);
  change.closed_participations = std::move(facts.recorded);
  auto const step = before->apply(change);
  if (!step) return {};
  effect = reach::figure_changes(*before, *step->index, step->touched, sessions);
  return {before, step->index};
}

Result<void> write_person(Call& call, UnitOfWork& unit, Person person, FieldValues const& before, FieldValues const& after) {
  auto const only_fields = [](FieldValues values) {
    values[static_cast<std::size_t>(MergeField::affiliations)].clear();
    return values;
  };
  if (only_fields(before) == only_fields(after)) return {};
  put_values(person, after);
  auto fine = checked(std::move(person), call.services.today());
  if (!fine) return refuse(std::move(fine.error()));
  return unit.people().update(*fine);
}

}  // namespace

Result<DoneMerge> merge(Call& call, UnitOfWork& unit, WantedMerge const& wanted) {
  auto& merges = unit.person_merges();
  auto [canonical, other] = merges.lock(wanted.canonical, wanted.other);
  if (!canonical) return refuse(not_found("person"));
  if (!other) return refuse(invalid_field("other_id", "unknown_person"));
  if (auto allowed = may_merge(*canonical, *other); !allowed) return refuse(std::move(allowed.error()));
  if (wanted.version.value_or(canonical->person.version) != canonical->person.version) return refuse(stale());
  if (wanted.other_version.value_or(other->person.version) != other->person.version) return refuse(stale());

  DoneMerge done;
  done.people = merges.same_people(wanted.canonical, wanted.other);
  auto const sessions = merges.shared_sessions(done.people);
  done.shared_sessions = sessions.size();

  auto const before = canonical->values();
  auto after = before;
  auto choice = wanted.affiliations;
  for (auto const field : wanted.take) {
    if (field == MergeField::affiliations)
      choice = AffiliationChoice::take;
    else
      after[static_cast<std::size_t>(field)] = other->values()[static_cast<std::size_t>(field)];
  }
  if (auto written = write_person(call, unit, canonical->person, before, after); !written) return refuse(std::move(written.error()));
  if (auto const lines = chosen_affiliations(canonical->affiliations, other->affiliations, choice); lines != canonical->affiliations) {
    std::vector<AffiliationId> ids(lines.size());
    for (auto& id : ids) id = AffiliationId{call.services.new_id()};
    auto text = merges.replace_affiliations(wanted.canonical, lines, ids);
    if (!text) return refuse(std::move(text.error()));
    after[static_cast<std::size_t>(MergeField::affiliations)] = std::move(*text);
  }

  done.merge.id = wanted.id;
  done.merge.merged_id = wanted.other;
  done.merge.canonical_id = wanted.canonical;
  done.merge.reason = wanted.reason;
  done.merge.changes = changes_between(before, after);
  if (auto opened = merges.open(done.merge, call.actor()); !opened) return refuse(std::move(opened.error()));
  merges.follow(done.people);
  done.figures = figures_around(call, unit, done.people, sessions, done.merge.effect);
  merges.keep_effect(done.merge.id, done.merge.effect, false);
  done.canonical = std::move(*canonical);
  done.other = std::move(*other);
  return done;
}

Result<DoneUndo> undo(Call& call, UnitOfWork& unit, PersonMergeId id, std::map<MergeField, UndoAnswer> const& answers, bool must_answer) {
  auto& merges = unit.person_merges();
  auto found = merges.find(id);
  if (!found) return refuse(not_found("merge"));
  auto [canonical, other] = merges.lock(found->merge.canonical_id, found->merge.merged_id);
  found = merges.find(id);
  if (!found || !canonical || !other) return refuse(not_found("merge"));
  if (found->merge.undone_at) return refuse(conflict("already_undone", "This merge was undone already"));
  for (auto const* side : {&*canonical, &*other})
    if (auto open = open_to_change(*side); !open) return refuse(std::move(open.error()));

  DoneUndo done;
  done.merge = std::move(found->merge);
  std::vector<LaterChange> later;
  auto const later_merges = merges.later_into_same(done.merge);
  for (auto const& each : later_merges)
    for (auto const& change : each.changes) later.push_back({each.id, change});
  auto const now = canonical->values();
  done.plan = plan_undo(now, done.merge.changes, later, answers);
  if (must_answer)
    if (auto answered = check_answers(done.plan, answers); !answered) return refuse(std::move(answered.error()));

  done.people = merges.same_people(done.merge.canonical_id, done.merge.merged_id);
  auto const sessions = merges.shared_sessions(done.people);
  if (auto written = write_person(call, unit, canonical->person, now, done.plan.values); !written) return refuse(std::move(written.error()));
  auto const lines = static_cast<std::size_t>(MergeField::affiliations);
  if (done.plan.values[lines] != now[lines])
    if (auto put = merges.restore_affiliations(done.merge.canonical_id, done.plan.values[lines]); !put) return refuse(std::move(put.error()));
  for (auto const& each : later_merges) {
    auto changes = each.changes;
    for (auto const& rewritten : done.plan.rewritten)
      if (rewritten.merge == each.id)
        std::replace_if(changes.begin(), changes.end(), [&](MergedField const& c) { return c.field == rewritten.change.field; }, rewritten.change);
    if (changes != each.changes) merges.rewrite(each.id, changes);
  }

  done.merge.kept = done.plan.kept;
  if (!merges.close(id, done.plan.kept, call.actor())) return refuse(conflict("already_undone", "This merge was undone already"));
  merges.follow(done.people);
  done.figures = figures_around(call, unit, done.people, sessions, done.merge.undo_effect);
  merges.keep_effect(id, done.merge.undo_effect, true);
  return done;
}

}  // namespace athar::api
