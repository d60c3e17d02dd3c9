#include "server/api/person_merges/person_merges.hpp"

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/person_merges/merging.hpp"
#include "server/api/person_merges/table.hpp"
#include "server/api/person_merges/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "merges";

/// What the history keeps of it: which records, why, which fields. Values and figures stand in the ledger.
std::string stored_json(PersonMerge const& merge) {
  json::Writer out;
  out.begin_object().field("merge_id", merge.id).field("canonical_id", merge.canonical_id).field("merged_id", merge.merged_id)
      .field("reason", merge.reason).key("fields").begin_array();
  for (auto const& change : merge.changes) out.value(word(change.field));
  return out.end_array().end_object().take();
}

/// A line for each of the two records and one for the ledger; the first says which facts are touched.
void record_lines(Call& call, UnitOfWork& unit, PersonMerge const& merge, std::vector<PersonId> const& people, bool undone) {
  auto const json = stored_json(merge);
  auto const line = [&](std::string subject_concept, Uuid subject, std::string action, Touched touched) {
    record(call, unit, {.concept_name = std::move(subject_concept), .subject = subject, .action = std::move(action), .before = {},
                        .after = json, .touched = std::move(touched)});
  };
  line("people", merge.canonical_id.uuid, undone ? "merge_undone" : "merged", {.people = people, .sessions = {}, .organisations = {}, .participations = {}});
  line("people", merge.merged_id.uuid, undone ? "separated" : "merged_into", {});
  line(concept_name, merge.id.uuid, undone ? "undone" : "created", {});
}

Result<PersonMergeView> view_of(Call& call, UnitOfWork& unit, PersonMergeId id) {
  auto row = unit.person_merges().find(id);
  if (!row) return refuse(not_found("merge"));
  return std::move(views_of(unit, {std::move(*row)}, call.caller).front());
}

Result<Answer> answer_with(Call& call, UnitOfWork& unit, PersonMergeId id) {
  auto view = view_of(call, unit, id);
  if (!view) return refuse(std::move(view.error()));
  Answer answer;
  answer.body = json::to_json(*view);
  answer.location = "/api/v1/merges/" + id.text();
  return answer;
}

Result<Answer> list(Call& call) {
  auto asked = asked_merges(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, merges_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = unit.person_merges().list(asked->filter, asked->page);
    auto views = views_of(unit, page.items, call.caller);
    Page<PersonMergeView> shown{std::move(views), page.next_key, page.next_id, page.total, page.total_is_minimum};
    Answer answer;
    answer.body = page_json(shown, asked->page, [](json::Writer& out, PersonMergeView const& view) { out.raw(json::to_json(view)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonMergeId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto answer = answer_with(call, unit, *id);
    if (answer) answer->location.clear();
    return answer;
  });
}

/// Reads "take=email,phone" and the choice of affiliations.
struct AskedChoice {
  std::optional<PersonId> other;
  std::vector<MergeField> take;
  AffiliationChoice affiliations{AffiliationChoice::keep};
};

Result<AskedChoice> asked_choice(Call const& call) {
  QueryReader query(call);
  AskedChoice asked;
  asked.other = query.id<PersonId>("with");
  auto const take = query.text("take");
  auto const affiliations = query.one_of("affiliations", {"keep", "take", "unite"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!asked.other) return refuse(invalid_field("with", "required"));
  if (affiliations) asked.affiliations = *from_word<AffiliationChoice>(*affiliations);
  for (std::size_t at = 0; take && at <= take->size();) {
    auto const comma = std::min(take->find(',', at), take->size());
    auto const field = from_word<MergeField>(std::string_view(*take).substr(at, comma - at));
    if (!field) return refuse(invalid_field("take", "not_one_of", take->substr(at, comma - at)));
    asked.take.push_back(*field);
    at = comma + 1;
  }
  return asked;
}

Result<Answer> preview(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto asked = asked_choice(call);
  if (!asked) return refuse(std::move(asked.error()));
  wait_for_own_write(call);
  // The merge itself, not committed: what is shown is what will be.
  auto unit = call.services.database.begin();
  auto done = merge(call, *unit, {.id = PersonMergeId{call.services.new_id()}, .canonical = *id, .other = *asked->other, .version = {},
                                  .other_version = {}, .take = asked->take, .affiliations = asked->affiliations, .reason = {}});
  call.sql_statements += unit->statements();
  if (!done) return refuse(std::move(done.error()));
  Answer answer;
  answer.body = json::to_json(PersonMergePreview{.version = done->canonical.person.version,
                                                 .other_version = done->other.person.version,
                                                 .shared_sessions = static_cast<int>(done->shared_sessions),
                                                 .figures = views_of(*unit, done->merge.effect),
                                                 .published = published_views(*unit, done->figures)});
  return answer;
}

Result<Answer> add(Call& call) {
  auto person = call.id<PersonId>();
  if (!person) return refuse(std::move(person.error()));
  auto body = json::read_body<PersonMergeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  PersonMergeId const id = body->id.value_or(PersonMergeId{call.services.new_id()});
  wait_for_own_write(call);
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, person->text() + json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto done = merge(call, unit, {.id = id, .canonical = *person, .other = body->other_id, .version = body->version,
                                       .other_version = body->other_version, .take = body->take, .affiliations = body->affiliations,
                                       .reason = body->reason.value_or("")});
        if (!done) return refuse(std::move(done.error()));
        auto answer = answer_with(call, unit, id);
        if (answer) record_lines(call, unit, done->merge, done->people, false);
        return answer;
      },
      [&](UnitOfWork& unit) { return answer_with(call, unit, id); });
}

std::map<MergeField, UndoAnswer> answers_from(UndoAnswers const& given) {
  std::map<MergeField, UndoAnswer> answers;
  auto const take = [&](MergeField field, std::optional<UndoAnswer> const& answer) {
    if (answer) answers.emplace(field, *answer);
  };
  take(MergeField::title, given.title);
  take(MergeField::family_name, given.family_name);
  take(MergeField::given_name, given.given_name);
  take(MergeField::family_name_ar, given.family_name_ar);
  take(MergeField::given_name_ar, given.given_name_ar);
  take(MergeField::sex, given.sex);
  take(MergeField::birth, given.birth);
  take(MergeField::category, given.category);
  take(MergeField::email, given.email);
  take(MergeField::phone, given.phone);
  take(MergeField::language, given.language);
  take(MergeField::affiliations, given.affiliations);
  return answers;
}

Result<Answer> undo_preview(Call& call) {
  auto id = call.id<PersonMergeId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  wait_for_own_write(call);
  auto unit = call.services.database.begin();
  auto done = undo(call, *unit, *id, {}, false);
  call.sql_statements += unit->statements();
  if (!done) return refuse(std::move(done.error()));
  Answer answer;
  answer.body = json::to_json(UndoPreview{.questions = views_of(done->plan.questions), .figures = views_of(*unit, done->merge.undo_effect),
                                           .published = published_views(*unit, done->figures)});
  return answer;
}

Result<Answer> undo_merge(Call& call) {
  auto id = call.id<PersonMergeId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<UndoBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  wait_for_own_write(call);
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto done = undo(call, unit, *id, answers_from(body->answers), true);
    if (!done) return refuse(std::move(done.error()));
    auto answer = answer_with(call, unit, *id);
    if (!answer) return answer;
    record_lines(call, unit, done->merge, done->people, true);
    answer->location.clear();
    return answer;
  });
}

}  // namespace

std::vector<Route> person_merge_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/people/{id}/merge_preview", Permission::people_merge, preview,
       {.summary = "What a merge would change", .description = "Figures before and after, with the fields chosen. Nothing is written.",
        .tag = concept_name,
        .query = {{.name = "with", .description = "The record that would be merged into this one", .type = ParameterType::uuid},
                  {.name = "take", .description = "Fields whose value would come from the other record, separated by commas"},
                  {.name = "affiliations", .choices = {"keep", "take", "unite"}}},
        .answer = &shape_of<PersonMergePreview>(), .errors = {401, 403, 404, 409, 422}}},
      {http::Method::post, "/api/v1/people/{id}/merges", Permission::people_merge, add,
       {.summary = "Merge another record into this person", .description = "Rows stay with the record they were entered with; they are seen under this person until the merge is undone.",
        .tag = concept_name, .request = &shape_of<PersonMergeBody>(), .answer = &shape_of<PersonMergeView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 412, 422}, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/merges", Permission::merges_read, list,
       {.summary = "The ledger of merges and undos", .description = "Newest first.", .tag = concept_name,
        .query = {{.name = "person", .description = "On either side", .type = ParameterType::uuid}, {.name = "state", .choices = {"open", "undone"}},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-merged_at"}},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<PersonMergeView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/merges/{id}", Permission::merges_read, show,
       {.summary = "One merge with its effect", .tag = concept_name, .answer = &shape_of<PersonMergeView>(), .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/merges/{id}/undo_preview", Permission::people_merge, undo_preview,
       {.summary = "What an undo would change, and what it has to be told", .description = "Nothing is written.", .tag = concept_name,
        .answer = &shape_of<UndoPreview>(), .errors = {401, 403, 404, 409}}},
      {http::Method::post, "/api/v1/merges/{id}/undo", Permission::people_merge, undo_merge,
       {.summary = "Undo a merge", .description = "Both records stand as before; fields changed after the merge follow the answers.",
        .tag = concept_name, .request = &shape_of<UndoBody>(), .answer = &shape_of<PersonMergeView>(),
        .errors = {400, 401, 403, 404, 409, 422}, .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
