#include "server/api/duplicates/duplicates.hpp"

#include "server/api/duplicates/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/organisations/views.hpp"
#include "server/api/people/views.hpp"
#include "server/jobs/duplicate_jobs.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "duplicates";
constexpr std::size_t most_shown = 8;
constexpr int days_put_off = 14, days_put_off_at_most = 366;

/// Pairs of organisations are for those who write to organisations, too.
bool may_review(Caller const& caller, DuplicateSubject subject) {
  return caller.may(subject == DuplicateSubject::people ? Permission::people_write : Permission::organisations_write);
}

template <class Choice, std::size_t N>
Choice chosen(std::optional<std::string> const& text, std::array<std::string_view, N> const& words, Choice otherwise) {
  for (std::size_t i = 0; text && i < words.size(); ++i)
    if (words[i] == *text) return static_cast<Choice>(i);
  return otherwise;
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  DuplicateFilter filter;
  filter.subject = chosen(query.one_of("of", {"people", "organisations"}), duplicate_subject_words, DuplicateSubject::people);
  filter.verdict = chosen(query.one_of("verdict", {"open", "same", "different", "later"}), duplicate_verdict_words, DuplicateVerdict::open);
  if (auto record = query.id<PersonId>("record")) filter.record = record->uuid;
  auto const request = query.page({"-score"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!may_review(call.caller, filter.subject)) return refuse(not_allowed());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.duplicates().list(filter, request), request,
                            [](json::Writer& out, DuplicatePair const& pair) { json::write(out, view_of(pair)); });
    return answer;
  });
}

/// Errors: not_found, also for pairs that the caller does not review.
Result<DuplicatePair> find_for(Call const& call, UnitOfWork& unit, DuplicatePairId id) {
  auto pair = unit.duplicates().find(id);
  if (!pair || !may_review(call.caller, pair->subject)) return refuse(not_found("duplicate"));
  return std::move(*pair);
}

Answer answer_with(DuplicatePair const& pair) {
  Answer answer;
  answer.body = json::to_json(view_of(pair));
  answer.version = pair.version;
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<DuplicatePairId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto pair = find_for(call, unit, *id);
    if (!pair) return refuse(std::move(pair.error()));
    return answer_with(*pair);
  });
}

/// What the trail keeps of a verdict: which records, not what they say.
std::string stored_json(DuplicatePair const& pair) {
  json::Writer out;
  out.begin_object().field("of", pair.subject).field("a", pair.a.id).field("b", pair.b.id).field("verdict", pair.verdict).end_object();
  return out.take();
}

/// The day on which a pair put off waits again. Errors: put_off_too_short, put_off_too_long on `until`.
Result<std::optional<LocalDate>> day_it_waits_again(VerdictBody const& body, LocalDate today) {
  if (body.verdict != DuplicateVerdict::later) return std::optional<LocalDate>{};
  auto const until = body.until.value_or(LocalDate::from_days(today.days() + days_put_off));
  if (until <= today) return refuse(invalid_field("until", "put_off_too_short"));
  if (until.days() > today.days() + days_put_off_at_most)
    return refuse(invalid_field("until", "put_off_too_long", LocalDate::from_days(today.days() + days_put_off_at_most).text()));
  return std::optional(until);
}

Result<Answer> decide(Call& call) {
  auto id = call.id<DuplicatePairId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<VerdictBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const until = day_it_waits_again(*body, call.services.today());
  if (!until) return refuse(Error(until.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    auto const actor = call.actor();
    if (auto done = unit.duplicates().decide(*id, before->version, body->verdict, actor.account, actor.name, call.services.now(), *until);
        !done)
      return refuse(std::move(done.error()));
    auto after = find_for(call, unit, *id);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "decided", .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {}});
    return answer_with(*after);
  });
}

Result<Answer> people_like(Call& call) {
  auto body = json::read_body<PersonBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const profile = profile_of(person_from(*body, PersonId{}, 1), body->organisation_id);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = json::to_json(view_of(unit.duplicates().people_like(profile, body->id, most_shown)));
    return answer;
  });
}

Result<Answer> organisations_like(Call& call) {
  auto body = json::read_body<OrganisationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const organisation = organisation_from(*body, OrganisationId{}, 1);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = json::to_json(view_of(unit.duplicates().organisations_like(organisation, body->id, most_shown)));
    return answer;
  });
}

DuplicateRunView view_of(DuplicateRun const& run, Call const& call) {
  DuplicateRunView view{.id = run.id, .of = run.subject, .state = run.state, .per_mille = run.state == "done" ? 1000 : 0,
                        .records = run.records, .pairs = run.pairs, .certain = run.certain,
                        .failure = run.failure.empty() ? std::nullopt : std::optional(run.failure),
                        .created_at = run.created_at, .finished_at = run.finished_at};
  if (run.finished_at || call.services.duplicates == nullptr) return view;
  if (auto const progress = call.services.duplicates->progress(run.id)) view.per_mille = static_cast<int>(progress->done);
  return view;
}

Result<Answer> order_run(Call& call) {
  auto body = json::read_body<DuplicateRunBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (!may_review(call.caller, body->of)) return refuse(not_allowed());
  DuplicateRun run;
  run.id = body->id.value_or(DuplicateRunId{call.services.new_id()});
  run.subject = body->of;
  run.account = call.actor().account;
  Creation const creation{"duplicate_runs", body->id ? std::optional(run.id.uuid) : std::nullopt, json::to_json(*body)};
  bool is_new = false;
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto made = unit.duplicates().find_run(run.id);
    if (!made) return refuse(not_found("comparison"));
    Answer answer;
    answer.body = json::to_json(view_of(*made, call));
    return answer;
  };
  auto answer = create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.duplicates().insert_run(run); !written) return refuse(std::move(written.error()));
        record(call, unit, {.concept_name = "duplicate_runs", .subject = run.id.uuid, .action = "created", .before = {},
                            .after = R"({"of":")" + std::string(word(run.subject)) + "\"}", .touched = {}});
        is_new = true;
        return stored(unit);
      },
      stored);
  if (answer && is_new && !call.services.duplicates->enqueue(run)) {
    auto unit = call.services.database.begin();
    run.state = "failed";
    run.failure = "internal_error";
    run.finished_at = call.services.now();
    if (unit->duplicates().move_run(run, "queued")) unit->commit();
  }
  return answer;
}

Result<Answer> last_runs(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    DuplicateRunsView view;
    for (auto const subject : {DuplicateSubject::people, DuplicateSubject::organisations})
      if (may_review(call.caller, subject))
        if (auto const run = unit.duplicates().last_run(subject)) view.items.push_back(view_of(*run, call));
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> cancel_run(Call& call) {
  auto id = call.id<DuplicateRunId>();
  if (!id) return refuse(std::move(id.error()));
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto run = unit.duplicates().find_run(*id);
    if (!run || !may_review(call.caller, run->subject)) return refuse(not_found("comparison"));
    if (run->finished_at) return refuse(conflict("comparison_over", "This comparison is over"));
    auto const from = run->state;
    run->state = "cancelled";
    run->finished_at = call.services.now();
    if (!unit.duplicates().move_run(*run, from)) return refuse(conflict("comparison_over", "This comparison has moved on"));
    record(call, unit, {.concept_name = "duplicate_runs", .subject = id->uuid, .action = "cancelled", .before = {}, .after = {}, .touched = {}});
    Answer done;
    done.status = 204;
    return done;
  });
  if (answer) call.services.duplicates->cancel(*id);
  return answer;
}

}  // namespace

std::vector<Route> duplicate_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/duplicates", Permission::people_write, list,
       {.summary = "Pairs of records that may be one", .description = "The surest first. Names, births, contacts and posts of both, with what speaks for and against.",
        .tag = concept_name,
        .query = {{.name = "of", .choices = {"people", "organisations"}}, {.name = "verdict", .choices = {"open", "same", "different", "later"}},
                  {.name = "record", .description = "Only pairs of this person or organisation", .type = ParameterType::uuid},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-score"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<DuplicateView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/duplicates/{id}", Permission::people_write, show,
       {.summary = "One pair", .tag = concept_name, .answer = &shape_of<DuplicateView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/duplicates/{id}/verdict", Permission::people_write, decide,
       {.summary = "Say whether two records are one", .description = "The records themselves stay as they are: a merge is another step.",
        .tag = concept_name, .request = &shape_of<VerdictBody>(), .answer = &shape_of<DuplicateView>(),
        .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::post, "/api/v1/people/likely_duplicates", Permission::people_write, people_like,
       {.summary = "Whom a person being written may be the same as", .description = "Asked before a person is added; nothing is kept. `id` names a person who is not meant.",
        .tag = concept_name, .request = &shape_of<PersonBody>(), .answer = &shape_of<LikelyDuplicatesView>(), .errors = {400, 401, 403, 422}}},
      {http::Method::post, "/api/v1/organisations/likely_duplicates", Permission::organisations_write, organisations_like,
       {.summary = "Which organisation one being written may be the same as", .tag = concept_name, .request = &shape_of<OrganisationBody>(),
        .answer = &shape_of<LikelyDuplicatesView>(), .errors = {400, 401, 403, 422}}},
      {http::Method::get, "/api/v1/duplicate_runs", Permission::people_write, last_runs,
       {.summary = "The last comparison of each register", .tag = concept_name, .answer = &shape_of<DuplicateRunsView>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/duplicate_runs", Permission::people_write, order_run,
       {.summary = "Compare a whole register in the background", .tag = concept_name, .request = &shape_of<DuplicateRunBody>(),
        .answer = &shape_of<DuplicateRunView>(), .status = 201, .errors = {400, 401, 403, 409, 422}, .takes_idempotency_key = true}},
      {http::Method::delete_, "/api/v1/duplicate_runs/{id}", Permission::people_write, cancel_run,
       {.summary = "End a comparison under way", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409}}},
  };
}

}  // namespace athar::api
