#include "server/api/corrections/corrections.hpp"

#include "server/api/agreements/views.hpp"
#include "server/api/corrections/decisions.hpp"
#include "server/api/corrections/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "corrections";

Answer answer_with(Call& call, UnitOfWork& unit, AgreementCorrection const& correction) {
  std::optional<CorrectableRecord> now;
  if (correction.state == CorrectionState::open) now = record_of(unit, correction.agreement_id);
  Answer answer;
  auto view = view_of(correction, call.caller, now ? &*now : nullptr);
  if (now) tell_removals(unit, correction.agreement_id, view);
  answer.body = json::to_json(view);
  answer.version = correction.version;
  answer.location = "/api/v1/agreement_corrections/" + correction.id.text();
  return answer;
}

Result<Answer> list_fields(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto seen = find_agreement(call, unit, *id); !seen) return refuse(std::move(seen.error()));
    CorrectableFieldList out;
    for (auto const& field : correctable_fields(record_of(unit, *id))) out.items.push_back(view_of(field));
    Answer answer;
    answer.body = json::to_json(out);
    return answer;
  });
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  CorrectionFilter filter;
  filter.agreement = query.id<AgreementId>("agreement");
  if (auto const state = query.one_of("state", {"open", "accepted", "partly_accepted", "declined", "withdrawn"})) filter.state = correction_state_named(*state);
  filter.scope = corrections_scope(call.caller);
  auto const page = query.page({"-proposed_at"}, CursorId::number);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.agreements().corrections().list(filter, page), page,
                            [&](json::Writer& out, AgreementCorrection const& each) { json::write(out, view_of(each, call.caller, nullptr)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<CorrectionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto found = find_correction(call, unit, *id);
    if (!found) return refuse(std::move(found.error()));
    return answer_with(call, unit, *found);
  });
}

Result<Answer> propose(Call& call) {
  auto agreement = call.id<AgreementId>();
  if (!agreement) return refuse(std::move(agreement.error()));
  auto body = json::read_body<CorrectionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  AgreementCorrection given;
  given.id = body->id.value_or(CorrectionId{call.services.new_id()});
  given.agreement_id = *agreement;
  given.remark = body->remark.value_or("");
  given.organisation_id = corrections_scope(call.caller);
  given.proposed_by = call.actor().account;
  given.proposed_by_name = call.caller.name;
  std::vector<CorrectedField> changes;
  std::vector<std::string> seen;
  for (auto const& each : body->changes) {
    changes.push_back({each.path, each.proposed});
    seen.push_back(each.seen);
  }
  auto const id = given.id;
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto found = find_correction(call, unit, id);
    if (!found) return refuse(std::move(found.error()));
    return answer_with(call, unit, *found);
  };
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, agreement->text() + json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto may_see = find_agreement(call, unit, *agreement); !may_see) return refuse(std::move(may_see.error()));
        auto correction = proposed(given, record_of(unit, *agreement), changes, seen);
        if (!correction) {
          std::vector<std::string> paths;
          for (auto const& each : changes) paths.push_back(each.path);
          return refuse(with_removals(unit, *agreement, std::move(correction.error()), paths));
        }
        if (auto written = unit.agreements().corrections().insert(*correction); !written) return refuse(std::move(written.error()));
        auto const now = unit.agreements().corrections().find(id, std::nullopt).value();
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "proposed", .before = {}, .after = stored_json(now), .touched = {}});
        return stored(unit);
      },
      stored);
}

/// The proposal as the caller read it. Errors: not_found, stale, precondition_required, correction_decided.
Result<AgreementCorrection> open_as_read(Call& call, UnitOfWork& unit, CorrectionId id) {
  auto found = find_correction(call, unit, id);
  if (!found) return found;
  auto current = [&] { return answer_with(call, unit, *found).body; };
  if (auto fresh = require_version(call, found->version, current); !fresh) return refuse(std::move(fresh.error()));
  if (found->state != CorrectionState::open) return refuse(conflict("correction_decided", "This proposal was decided already"));
  return found;
}

/// Writes how it ended. Of two at once the second finds it decided, with what was decided in its answer.
Result<void> settle(Call& call, UnitOfWork& unit, AgreementCorrection const& correction) {
  auto written = unit.agreements().corrections().decide(correction);
  if (!written && written.error().kind == ErrorKind::stale)
    if (auto const now = unit.agreements().corrections().find(correction.id, corrections_scope(call.caller))) call.current = answer_with(call, unit, *now).body;
  return written;
}

Result<Answer> decide(Call& call) {
  auto id = call.id<CorrectionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<CorrectionDecisionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  CorrectionDecision decision;
  decision.answer = body->answer.value_or("");
  for (auto const& each : body->accepted) decision.accepted.push_back({each.path, each.recorded});
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = open_as_read(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto const record_before = record_of(unit, before->agreement_id);
    auto outcome = decided(*before, decision, record_before);
    if (!outcome) {
      std::vector<std::string> paths;
      for (auto const& each : decision.accepted) paths.push_back(each.path);
      return refuse(with_removals(unit, before->agreement_id, std::move(outcome.error()), paths));
    }
    auto& correction = outcome->correction;
    correction.decided_by = call.actor().account;
    correction.decided_by_name = call.caller.name;
    // Held before the record is touched: whoever decides at the same time waits here, and then finds it decided.
    if (auto held = settle(call, unit, correction); !held) return refuse(std::move(held.error()));
    if (auto written = write_decided(call, unit, record_before, outcome->record); !written) return refuse(std::move(written.error()));
    auto const after = unit.agreements().corrections().find(*id, std::nullopt).value();
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "decided", .before = stored_json(*before), .after = stored_json(after),
                        .touched = {}});
    if (auto told = tell_proposer(call, unit, after); !told) return refuse(std::move(told.error()));
    return answer_with(call, unit, after);
  });
}

Result<Answer> take_back(Call& call) {
  auto id = call.id<CorrectionId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = open_as_read(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (!may_take_back(call.caller, *before)) return refuse(not_allowed());
    auto withdrawn = *before;
    withdrawn.state = CorrectionState::withdrawn;
    withdrawn.decided_by = call.actor().account;
    withdrawn.decided_by_name = call.caller.name;
    if (auto held = settle(call, unit, withdrawn); !held) return refuse(std::move(held.error()));
    auto const after = unit.agreements().corrections().find(*id, std::nullopt).value();
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "withdrawn", .before = stored_json(*before), .after = stored_json(after),
                        .touched = {}});
    return answer_with(call, unit, after);
  });
}

}  // namespace

std::vector<Route> correction_routes() {
  using json::ParameterType;
  using json::shape_of;
  auto const* view = &shape_of<CorrectionView>();
  return {
      {http::Method::get, "/api/v1/agreements/{id}/correctable_fields", Permission::agreements_read, list_fields,
       {.summary = "What is recorded on an agreement and may be proposed to be otherwise", .tag = concept_name,
        .answer = &shape_of<CorrectableFieldList>(), .errors = {401, 403, 404}}},
      {http::Method::post, "/api/v1/agreements/{id}/corrections", Permission::agreements_contribute, propose,
       {.summary = "Propose a correction to what is recorded", .description = "Checked by the same rules as an edit; changes nothing until it is accepted.",
        .tag = concept_name, .request = &shape_of<CorrectionBody>(), .answer = view, .status = 201, .errors = {400, 401, 403, 404, 409, 422},
        .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/agreement_corrections", Permission::agreements_read, list,
       {.summary = "Proposed corrections, newest first", .description = "A partner's account sees those of its organisation, and of those under it.",
        .tag = concept_name,
        .query = {{.name = "agreement", .type = ParameterType::uuid},
                  {.name = "state", .choices = {"open", "accepted", "partly_accepted", "declined", "withdrawn"}},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-proposed_at"}}, {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<CorrectionView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/agreement_corrections/{id}", Permission::agreements_read, show,
       {.summary = "One proposed correction beside what is recorded now", .tag = concept_name, .answer = view, .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/agreement_corrections/{id}/decision", Permission::agreements_write, decide,
       {.summary = "Accept all of it or some, or answer with a reason", .description = "What is accepted is recorded at once; whoever proposed it is told by mail.",
        .tag = concept_name, .request = &shape_of<CorrectionDecisionBody>(), .answer = view, .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::put, "/api/v1/agreement_corrections/{id}/withdrawal", Permission::agreements_contribute, take_back,
       {.summary = "Take one's own proposal back while it is not decided", .tag = concept_name, .answer = view, .errors = {401, 403, 404, 409, 412},
        .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
