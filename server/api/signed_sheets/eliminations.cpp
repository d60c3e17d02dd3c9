#include <algorithm>

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/signed_sheets/sheet_files.hpp"
#include "server/api/signed_sheets/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "sheet_eliminations";

/// Takes the files away that no sheet needs any more. After the commit: a file that goes with a transaction that fails is lost.
void remove_files(Call& call, std::vector<std::string> const& contents) {
  for (auto const& sha256 : contents) {
    auto unit = call.services.database.begin();
    if (!unit->signed_sheets().needs(sha256)) call.services.sheet_files->remove(sha256);
    unit->commit();
  }
}

Result<Answer> list_past(Call& call) {
  QueryReader query(call);
  auto const request = query.page({"date"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.signed_sheets().past_retention(call.services.today(), request);
    Answer answer;
    answer.body = page_json(page, request, [&](json::Writer& out, SignedSheetRow const& row) { json::write(out, view_of(row, call.services.today())); });
    return answer;
  });
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const request = query.page({"-recorded_at"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.signed_sheets().eliminations(request);
    Answer answer;
    answer.body = page_json(page, request, [](json::Writer& out, SheetElimination const& each) { json::write(out, view_of(each)); });
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<EliminationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (body->sheet_ids.empty()) return refuse(invalid_field("sheet_ids", "required"));
  auto ids = body->sheet_ids;
  std::sort(ids.begin(), ids.end());
  if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) return refuse(invalid_field("sheet_ids", "given_twice"));
  auto elimination = checked(SheetElimination{.id = body->id.value_or(SheetEliminationId{call.services.new_id()}), .reference = body->reference,
                                              .authority = body->authority, .agreed_on = body->agreed_on, .sheets = static_cast<int>(ids.size()),
                                              .recorded_by = call.caller.name, .recorded_at = call.services.now()},
                             call.services.today());
  if (!elimination) return refuse(std::move(elimination.error()));
  std::vector<std::string> contents;
  auto stored = [&](UnitOfWork&) -> Result<Answer> {
    Answer answer;
    answer.body = json::to_json(view_of(*elimination));
    return answer;
  };
  Creation const creation{concept_name, body->id ? std::optional(elimination->id.uuid) : std::nullopt, json::to_json(*body)};
  auto answer = create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto ended = unit.signed_sheets().eliminate(*elimination, ids, call.services.today(), call.actor());
        if (!ended) return refuse(std::move(ended.error()));
        contents = std::move(*ended);
        json::Writer after(160);
        after.begin_object().field("reference", elimination->reference).field("authority", elimination->authority).field("agreed_on", elimination->agreed_on);
        after.field("sheets", static_cast<std::int64_t>(ids.size()));
        record(call, unit, {.concept_name = concept_name, .subject = elimination->id.uuid, .action = "created", .before = {}, .after = after.end_object().take(),
                            .touched = {}});
        return stored(unit);
      },
      stored);
  if (answer) remove_files(call, contents);
  return answer;
}

}  // namespace

EliminationView view_of(SheetElimination const& e) {
  return {.id = e.id, .reference = e.reference, .authority = e.authority, .agreed_on = e.agreed_on, .recorded_by = e.recorded_by, .recorded_at = e.recorded_at,
          .sheets = e.sheets > 0 ? std::optional(e.sheets) : std::nullopt};
}

std::vector<Route> sheet_elimination_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/signed_sheets", Permission::signed_sheets_eliminate, list_past,
       {.summary = "Scans past their retention date, which an agreement may end", .tag = concept_name,
        .query = {{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"date"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<SignedSheetView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/sheet_eliminations", Permission::signed_sheets_eliminate, list,
       {.summary = "The register of eliminations, newest first", .tag = concept_name,
        .query = {{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-recorded_at"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<EliminationView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/sheet_eliminations", Permission::signed_sheets_eliminate, add,
       {.summary = "Record that the archives agreed, and take the files away",
        .description = "All of the sheets or none. The files go for good; what they were, when and by which agreement stays.", .tag = concept_name,
        .request = &shape_of<EliminationBody>(), .answer = &shape_of<EliminationView>(), .status = 201, .errors = {400, 401, 403, 409, 422},
        .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
