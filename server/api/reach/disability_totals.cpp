#include "server/api/reach/disability_totals.hpp"

#include <array>

#include "domain/privacy/sensitive_data.hpp"
#include "domain/published/published_table.hpp"
#include "domain/reach/measure.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/reach/asked.hpp"
#include "server/api/reach/reach_service.hpp"
#include "server/api/reach/wire.hpp"

namespace athar::api {
namespace {

constexpr std::string_view measure_told = "unique_participants";
constexpr std::size_t people_at_once = 10'000;

bool is_on(UnitOfWork& unit) { return unit.sensitive_data().authorisations()[static_cast<std::size_t>(SensitiveKind::disability)].on(); }

DisabilityTotalsView view_of(UnitOfWork& unit, Caller const& caller) {
  DisabilityTotalsView view{.on = is_on(unit), .measure = std::string(measure_told), .day = {}, .published_at = {}, .value = {}, .groups = {}, .can = {}};
  if (!view.on) return view;
  view.can = {{"publish", caller.may(Permission::disability_write)}};
  auto const last = unit.sensitive_data().last_disability_edition();
  if (!last) return view;
  view.day = last->day;
  view.published_at = last->published_at;
  view.value = last->totals.people();
  for (auto const& [status, value] : {std::pair(DisabilityStatus::yes, last->totals.yes), std::pair(DisabilityStatus::no, last->totals.no),
                                      std::pair(DisabilityStatus::not_stated, last->totals.not_stated)})
    view.groups.push_back({.disability = status, .value = value});
  return view;
}

/// Whoever sees a part of the records only could subtract what they see from these totals of everybody.
Result<void> require_everything(Caller const& caller) {
  if (!caller.scope(Permission::reach_read).everything()) return refuse(not_allowed());
  return {};
}

/// Whom the measure counts now. The index itself knows nothing of answers, so that no other question can ask for them.
Result<std::vector<PersonId>> people_reached(reach::Index const& index) {
  auto const query = reach::query_of(*reach::measure_coded(measure_told));
  std::vector<PersonId> people;
  std::string cursor;
  do {
    auto page = index.records(query, cursor, people_at_once);
    if (!page) return refuse(std::move(page.error()));
    for (auto const& person : page->people) people.push_back(person.id);
    cursor = page->next_cursor.value_or("");
  } while (!cursor.empty());
  return people;
}

Result<Answer> show(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (auto may = require_everything(call.caller); !may) return refuse(std::move(may.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = json::to_json(view_of(unit, call.caller));
    return answer;
  });
}

Result<Answer> publish(Call& call) {
  if (auto may = require_everything(call.caller); !may) return refuse(std::move(may.error()));
  wait_for_own_write(call);
  auto const people = people_reached(*call.services.reach->now());
  if (!people) return refuse(Error(people.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!is_on(unit)) return refuse(conflict("sensitive_data_off", "The CNDP's authorisation for this kind is not entered"));
    // Two days told side by side are compared one with the other.
    unit.published_tables().lock_editions();
    auto const last = unit.sensitive_data().last_disability_edition();
    auto const today = call.services.today();
    if (last && today <= last->day) return refuse(conflict("edition_of_today_exists", "Today's totals are told already"));
    auto const counted = unit.sensitive_data().disability_of(*people);
    if (auto may = may_be_told(counted, last ? std::optional(last->totals) : std::nullopt); !may) return refuse(std::move(may.error()));
    if (auto written = unit.sensitive_data().insert(DisabilityEdition{today, {}, counted, {}}, call.actor()); !written)
      return refuse(std::move(written.error()));
    record(call, unit, {.concept_name = "disability_totals", .subject = std::nullopt, .action = "published", .before = {}, .after = {}, .touched = {}});
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view_of(unit, call.caller));
    return answer;
  });
}

}  // namespace

std::vector<Route> disability_totals_routes() {
  using json::shape_of;
  constexpr char const* tag = "reach";
  return {
      {http::Method::get, "/api/v1/reach/disability", Permission::reach_read, show,
       {.summary = "People reached by what they answered on disability, as told last",
        .description = "Totals of everybody, and nothing else: neither filters, nor other splits, nor the past. For callers who see all figures.",
        .tag = tag, .answer = &shape_of<DisabilityTotalsView>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/reach/disability/editions", Permission::disability_write, publish,
       {.summary = "Count anew how many people reached answered what",
        .description = "Refused while a total is under five, or has moved by less than five in the yes or the no since it was told.", .tag = tag,
        .answer = &shape_of<DisabilityTotalsView>(), .status = 201, .errors = {401, 403, 409}, .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
