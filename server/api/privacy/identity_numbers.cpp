#include <algorithm>

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/privacy/identity_keys.hpp"
#include "server/api/privacy/sensitive_access.hpp"

/// A number is in no answer but that of its reading: answers of POST may be kept for repeated requests, so that no POST here goes through
/// `command`, and no body is hashed into the database.
namespace athar::api {
namespace {

constexpr std::array number_kinds{SensitiveKind::national_identity, SensitiveKind::payroll};

IdentityKeys const& keys_of(Call& call) {
  static IdentityKeys const none{std::filesystem::path()};
  return call.services.identity_keys ? *call.services.identity_keys : none;
}

Result<SensitiveKind> kind_of(std::string const& said) {
  auto const kind = from_word<SensitiveKind>(said);
  if (!kind || *kind == SensitiveKind::disability) return refuse(not_found("kind"));
  return *kind;
}

std::optional<IdentityNumber> of_kind(std::vector<IdentityNumber> const& all, SensitiveKind kind) {
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.kind == kind; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

IdentityNumberView view_of(UnitOfWork& unit, PersonId person, SensitiveKind kind, std::optional<IdentityNumber> const& held, SensitiveAccess const& access,
                           Caller const& caller) {
  IdentityNumberView view;
  view.kind = kind;
  view.on = access.authorisation.on();
  if (!view.on) return view;
  view.consent = access.consent;
  view.purpose_id = access.authorisation.purpose_id;
  bool const may_write = caller.may(Permission::national_identity_write);
  view.can = {{"update", may_write && access.may_take()}, {"remove", may_write && held.has_value()},
              {"read", caller.may(Permission::national_identity_read) && held.has_value() && access.may_show()}};
  if (!held) return view;
  view.held = true;
  view.version = held->version;
  if (!access.may_show()) return view;
  view.date = held->date;
  view.channel = held->channel;
  view.recorded_by = held->recorded_by;
  view.recorded_at = held->recorded_at;
  for (auto const& other : unit.sensitive_data().people_with(kind, {{held->number.key_id, held->number.lookup}}))
    if (other.person_id != person && other.person_id != held->person_id) view.same_number.push_back({other.person_id, other.name});
  return view;
}

Result<Answer> answer_with(Call& call, UnitOfWork& unit, PersonId person, SensitiveKind kind, SensitiveAccess const& access) {
  auto const view = view_of(unit, person, kind, of_kind(unit.sensitive_data().identity_numbers(person), kind), access, call.caller);
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.version;
  return answer;
}

void leave_line(Call& call, UnitOfWork& unit, std::optional<PersonId> person, std::string action, SensitiveKind kind) {
  json::Writer after(48);
  after.begin_object().field("kind", word(kind));
  record(call, unit, {.concept_name = person ? "people" : "identity_numbers", .subject = person ? std::optional(person->uuid) : std::nullopt,
                      .action = std::move(action), .before = {}, .after = after.end_object().take(), .touched = {}});
}

Result<Answer> list(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto access = access_to(call, unit, *id);
    if (!access) return refuse(std::move(access.error()));
    auto const held = unit.sensitive_data().identity_numbers(*id);
    IdentityNumbers all;
    for (auto kind : number_kinds) all.items.push_back(view_of(unit, *id, kind, of_kind(held, kind), (*access)[static_cast<std::size_t>(kind)], call.caller));
    Answer answer;
    answer.body = json::to_json(all);
    return answer;
  });
}

Result<Answer> put(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto const kind = kind_of(call.path_values.at(1));
  if (!kind) return refuse(kind.error());
  auto body = json::read_body<IdentityNumberBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const number = identity_number(*kind, body->number);
  if (!number) return refuse(number.error());
  if (body->date > call.services.today()) return refuse(invalid_field("date", "future_date"));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto access = access_to(call, unit, *id);
    if (!access) return refuse(std::move(access.error()));
    auto const& ours = (*access)[static_cast<std::size_t>(*kind)];
    if (auto may = require_taking(ours); !may) return refuse(std::move(may.error()));
    auto& store = unit.sensitive_data();
    auto const before = of_kind(store.identity_numbers(*id), *kind);
    auto current = [&] { return json::to_json(view_of(unit, *id, *kind, before, ours, call.caller)); };
    if (auto fresh = require_version(call, before ? before->version : 0, current); !fresh) return refuse(std::move(fresh.error()));
    auto const owner = before ? before->person_id : *id;
    if (auto ready = keys_of(call).prepare(store.keys_in_use()); !ready) return refuse(std::move(ready.error()));
    auto sealed = keys_of(call).seal(owner, *kind, *number);
    if (!sealed) return refuse(std::move(sealed.error()));
    IdentityNumber const wanted{.person_id = owner, .kind = *kind, .version = before ? before->version : 0, .number = *sealed, .date = body->date,
                                .channel = body->channel, .recorded_by = {}, .recorded_at = {}};
    if (auto written = store.put(wanted, call.actor()); !written) return refuse(std::move(written.error()));
    leave_line(call, unit, *id, "identity_number_recorded", *kind);
    return answer_with(call, unit, *id, *kind, ours);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto const kind = kind_of(call.path_values.at(1));
  if (!kind) return refuse(kind.error());
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto access = access_to(call, unit, *id);
    if (!access) return refuse(std::move(access.error()));
    auto const& ours = (*access)[static_cast<std::size_t>(*kind)];
    auto const before = of_kind(unit.sensitive_data().identity_numbers(*id), *kind);
    if (!before || !ours.authorisation.on()) return refuse(not_found("number"));
    auto current = [&] { return json::to_json(view_of(unit, *id, *kind, before, ours, call.caller)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (!unit.sensitive_data().remove_identity_number(before->person_id, *kind, before->version)) return refuse(stale());
    leave_line(call, unit, *id, "identity_number_removed", *kind);
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto const kind = kind_of(call.path_values.at(1));
  if (!kind) return refuse(kind.error());
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto access = access_to(call, unit, *id);
    if (!access) return refuse(std::move(access.error()));
    auto const held = of_kind(unit.sensitive_data().identity_numbers(*id), *kind);
    if (!held || !(*access)[static_cast<std::size_t>(*kind)].may_show()) return refuse(not_found("number"));
    auto number = keys_of(call).open(*held);
    if (!number) return refuse(std::move(number.error()));
    leave_line(call, unit, *id, "identity_number_read", *kind);
    Answer answer;
    answer.body = json::to_json(IdentityNumberReading{*kind, std::move(*number)});
    return answer;
  });
}

Result<Answer> search(Call& call) {
  auto body = json::read_body<IdentityNumberSearch>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (body->kind == SensitiveKind::disability) return refuse(invalid_field("kind", "not_one_of", "national_identity, payroll"));
  auto const number = identity_number(body->kind, body->number);
  if (!number) return refuse(number.error());
  auto unit = call.services.database.begin();
  if (!unit->sensitive_data().authorisations()[static_cast<std::size_t>(body->kind)].on())
    return refuse(conflict("sensitive_data_off", "The CNDP's authorisation for this kind is not entered"));
  auto const lookups = keys_of(call).lookups(body->kind, *number);
  if (!lookups) return refuse(lookups.error());
  IdentityNumberMatches found;
  for (auto const& each : unit->sensitive_data().people_with(body->kind, *lookups)) found.items.push_back({each.person_id, each.name});
  leave_line(call, *unit, std::nullopt, "searched", body->kind);
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  Answer answer;
  answer.body = json::to_json(found);
  return answer;
}

}  // namespace

std::vector<Route> identity_number_routes() {
  using json::shape_of;
  constexpr char const* pattern = "/api/v1/people/{id}/identity_numbers/{kind}";
  constexpr char const* tag = "identity_numbers";
  return {
      {http::Method::get, "/api/v1/people/{id}/identity_numbers", Permission::national_identity_write, list,
       {.summary = "Which identity numbers are held on a person, without the numbers", .tag = tag, .answer = &shape_of<IdentityNumbers>(),
        .errors = {401, 403, 404, 422}}},
      {http::Method::get, pattern, Permission::national_identity_read, show,
       {.summary = "Read an identity number", .description = "kind: national_identity or payroll. Each reading is noted in the audit trail.", .tag = tag,
        .answer = &shape_of<IdentityNumberReading>(), .errors = {401, 403, 404, 409, 422}}},
      {http::Method::put, pattern, Permission::national_identity_write, put,
       {.summary = "Store an identity number, sealed", .description = "If-Match 0 when none is held yet. The answer does not say the number.", .tag = tag,
        .request = &shape_of<IdentityNumberBody>(), .answer = &shape_of<IdentityNumberView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, pattern, Permission::national_identity_write, remove,
       {.summary = "Remove an identity number", .tag = tag, .status = 204, .errors = {401, 403, 404, 409, 412}, .takes_if_match = true}},
      {http::Method::post, "/api/v1/identity_number_searches", Permission::national_identity_read, search,
       {.summary = "Who holds exactly this number", .description = "Noted in the audit trail, without the number. Idempotency keys are not kept.", .tag = tag,
        .request = &shape_of<IdentityNumberSearch>(), .answer = &shape_of<IdentityNumberMatches>(), .errors = {400, 401, 403, 409, 422}}},
  };
}

}  // namespace athar::api
