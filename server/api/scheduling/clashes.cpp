#include <algorithm>

#include "server/api/framework/command.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/scheduling/scheduling.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "scheduling";
constexpr std::size_t offered_slots = 3;
constexpr int default_ahead_days = 180;
constexpr int greatest_span_days = 400;

Answer answer_with(std::vector<Clash> const& clashes, std::vector<LocalDate> slots) {
  SessionClashesView view;
  for (auto const& clash : clashes) {
    view.clashes.push_back(view_of(clash));
    view.refused = view.refused || clash.refused;
  }
  view.free_slots = std::move(slots);
  Answer answer;
  answer.body = json::to_json(view);
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const occupied = unit.scheduling().occupied(*id, call.services.today());
    if (!occupied) return refuse(not_found("session"));
    auto const clashes = unit.scheduling().clashes(*id);
    return answer_with(clashes, clashes.empty() ? std::vector<LocalDate>{} : free_slots(*occupied, occupied->days, offered_slots));
  });
}

Result<Answer> check(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ClashCheckBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto change = change_from(*body);
  if (!change) return refuse(std::move(change.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const occupied = unit.scheduling().occupied(*id, call.services.today(), *change);
    if (!occupied) return refuse(not_found("session"));
    auto const clashes = unit.scheduling().clashes(*id, *change);
    return answer_with(clashes, clashes.empty() ? std::vector<LocalDate>{} : free_slots(*occupied, change->days, offered_slots));
  });
}

Result<Answer> problems(Call& call) {
  QueryReader query(call);
  ProblemFilter filter;
  filter.from = query.date("from").value_or(call.services.today());
  filter.to = query.date("to").value_or(LocalDate::from_days(filter.from.days() + default_ahead_days));
  auto const kind = query.one_of("kind", {"room_taken", "asset_taken", "trainer_taken", "participants_taken", "public_holiday", "ramadan_hours",
                                          "room_too_small", "room_out_of_service", "trainer_absent", "accreditation_expired", "contract_over"});
  if (kind) filter.kind = clash_kind_named(*kind);
  filter.programme_id = query.id<ProgrammeId>("programme");
  filter.with_overridden = query.flag("with_overridden");
  auto const page = query.page({"date"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (filter.to < filter.from) return refuse(invalid_field("to", "end_before_start"));
  if (filter.to.days() - filter.from.days() > greatest_span_days)
    return refuse(invalid_field("to", "out_of_range", std::to_string(greatest_span_days)));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.scheduling().problems(filter, page), page,
                            [](json::Writer& out, Clash const& clash) { json::write(out, view_of(clash)); });
    return answer;
  });
}

Result<Answer> list_overrides(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().visible(*id, call.caller.scope(Permission::sessions_read))) return refuse(not_found("session"));
    Page<ClashOverride> page;
    page.items = unit.scheduling().overrides(*id);
    Answer answer;
    answer.body = page_json(page, {}, [](json::Writer& out, ClashOverride const& o) {
      json::write(out, ClashOverrideView{o.id, o.session_id, o.kind, o.date, o.subject_id, o.other_session_id, o.people, o.reason, o.actor_name, o.at});
    });
    return answer;
  });
}

/// Only what is a clash now can be let be, and nothing that the database refuses.
Result<Answer> let_be(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ClashOverrideBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::sessions_write))) return refuse(not_found("session"));
    auto const clashes = unit.scheduling().clashes(*id);
    auto const found = std::find_if(clashes.begin(), clashes.end(), [&](Clash const& c) {
      return c.kind == body->kind && c.date == body->date && c.subject_id == body->subject_id && c.other_session_id == body->other_session_id;
    });
    if (found == clashes.end()) return refuse(conflict("no_such_clash", "There is no such clash any more"));
    if (found->refused) return refuse(conflict("clash_refused", "The database refuses this: it cannot be let be"));
    auto const reason = override_of(call, *found, body->reason);
    if (auto written = unit.scheduling().insert(reason); !written) return refuse(std::move(written.error()));
    ClashOverrideView const view{reason.id, reason.session_id, reason.kind, reason.date, reason.subject_id, reason.other_session_id,
                                 reason.people, reason.reason, reason.actor_name, call.services.now()};
    record(call, unit, {.concept_name = "sessions", .subject = id->uuid, .action = "clash_overridden", .before = {},
                        .after = json::to_json(view), .touched = {}});
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view);
    answer.location = "/api/v1/sessions/" + id->text() + "/clash_overrides";
    return answer;
  });
}

}  // namespace

Result<std::vector<SessionDay>> days_from(std::vector<SessionDayBody> const& days) {
  Session session;
  session.title.fr = "—";
  session.programme_ids.push_back({});
  for (auto const& day : days) {
    auto& added = session.days.emplace_back(SessionDay{day.date, {}});
    for (auto const& sitting : day.sittings) added.sittings.push_back({sitting.starts, sitting.ends});
  }
  auto sound = checked(std::move(session));
  if (!sound) return refuse(std::move(sound.error()));
  return std::move(sound->days);
}

ClashView view_of(Clash const& c) {
  ClashView view;
  view.session_id = c.session_id;
  view.reference = c.reference;
  view.title = c.title;
  view.kind = c.kind;
  view.refused = c.refused;
  view.date = c.date;
  if (c.sitting > 0) view.sitting = c.sitting;
  view.starts = c.starts;
  view.ends = c.ends;
  view.subject_id = c.subject_id;
  view.subject = unless_empty(c.subject);
  view.other_session_id = c.other_session_id;
  view.other_reference = unless_empty(c.other_reference);
  view.other_title = unless_empty(c.other_title);
  view.other_from = c.other_from;
  view.other_to = c.other_to;
  view.people = c.people;
  view.seats = c.seats;
  view.until = c.until;
  view.expected = c.expected;
  view.override_reason = unless_empty(c.override_reason);
  view.override_by = unless_empty(c.override_by);
  view.override_at = c.override_at;
  view.key = c.key;
  return view;
}

std::string named(Clash const& clash) {
  auto const& name = clash.subject.fr.empty() ? (clash.subject.en.empty() ? clash.subject.ar : clash.subject.en) : clash.subject.fr;
  std::string text;
  for (auto const& part : {name, clash.other_reference, clash.date.text()})
    if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
  return text;
}

ClashOverride override_of(Call& call, Clash const& clash, std::string const& reason) {
  auto const actor = call.actor();
  return {call.services.new_id(), clash.session_id, clash.kind, clash.date, clash.subject_id, clash.other_session_id, clash.people, reason,
          actor.account, actor.name, {}};
}

std::vector<Route> clash_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/clashes", Permission::schedule_read, show,
       {.summary = "What does not fit in a session's plan, and where it could go instead", .tag = concept_name,
        .answer = &shape_of<SessionClashesView>(), .errors = {401, 403, 404}}},
      {http::Method::post, "/api/v1/sessions/{id}/clash_checks", Permission::schedule_read, check,
       {.summary = "What would not fit if the session were held on these days", .tag = concept_name, .request = &shape_of<ClashCheckBody>(),
        .answer = &shape_of<SessionClashesView>(), .errors = {400, 401, 403, 404, 422}}},
      {http::Method::get, "/api/v1/sessions/{id}/clash_overrides", Permission::schedule_read, list_overrides,
       {.summary = "Why clashes of a session were let be", .tag = concept_name, .answer = &shape_of<json::Page<ClashOverrideView>>(),
        .errors = {401, 403, 404}}},
      {http::Method::post, "/api/v1/sessions/{id}/clash_overrides", Permission::sessions_write, let_be,
       {.summary = "Let a clash be, for a reason that stays in the record", .tag = concept_name, .request = &shape_of<ClashOverrideBody>(),
        .answer = &shape_of<ClashOverrideView>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422}, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/schedule_problems", Permission::schedule_read, problems,
       {.summary = "Everything that does not fit in the plan", .tag = concept_name,
        .query = {{.name = "from", .description = "Today when absent", .type = ParameterType::date},
                  {.name = "to", .description = "180 days later when absent, 400 at most", .type = ParameterType::date},
                  {.name = "kind", .choices = {"room_taken", "asset_taken", "trainer_taken", "participants_taken", "public_holiday", "ramadan_hours",
                                               "room_too_small", "room_out_of_service", "trainer_absent", "accreditation_expired",
                                               "contract_over"}},
                  {.name = "programme", .type = ParameterType::uuid},
                  {.name = "with_overridden", .description = "Also those that are let be", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ClashView>>(), .errors = {401, 403, 422}}},
  };
}

}  // namespace athar::api
