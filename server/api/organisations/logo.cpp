#include "server/api/framework/command.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/organisations/organisations.hpp"
#include "server/api/organisations/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "organisations";

std::string etag_of(std::string_view sha256) { return '"' + logo_version(sha256) + '"'; }

/// Whether a header with entity tags, or "*", names this one.
bool names(std::string_view header, std::string_view etag) { return header == "*" || header.find(etag) != std::string_view::npos; }

/// A program that says which picture it means to replace or delete is refused when there is another by now. Errors: stale.
Result<void> require_logo(Call const& call, std::optional<std::string> const& stored_sha256) {
  auto const expected = call.request.header("If-Match");
  if (expected.empty() || (stored_sha256 && names(expected, etag_of(*stored_sha256)))) return {};
  return refuse(stale());
}

Result<Answer> show(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const version = query.text("version");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto logo = unit.organisations().logo(*id);
    if (!logo) return refuse(not_found("logo"));
    Answer answer;
    // An address that names the picture never shows another; without that a browser has to ask again.
    bool const is_lasting = version == logo_version(logo->sha256);
    answer.headers = {{"ETag", etag_of(logo->sha256)},
                      {"Cache-Control", is_lasting ? "private, max-age=31536000, immutable" : "private, no-cache"},
                      {"Content-Security-Policy", "default-src 'none'; sandbox"},
                      {"Content-Disposition", "inline; filename=\"logo" + std::string(logo->head.media_type == "image/png" ? ".png\"" : ".jpg\"")}};
    answer.content_type = logo->head.media_type;
    if (names(call.request.header("If-None-Match"), etag_of(logo->sha256))) answer.status = 304;
    else answer.body = std::move(logo->content);
    return answer;
  });
}

Result<Answer> put(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  auto head = read_logo(call.request.body);
  if (!head) return refuse(std::move(head.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (auto fresh = require_logo(call, before->logo_sha256); !fresh) return refuse(std::move(fresh.error()));
    Logo const logo{*head, sha256_of(call.request.body), call.request.body};
    if (before->logo_sha256 != logo.sha256) {
      if (auto written = unit.organisations().put_logo(*id, logo); !written) return refuse(std::move(written.error()));
      auto after = *before;
      after.logo_sha256 = logo.sha256;
      record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                          .after = stored_json(after), .touched = {}});
      before = std::move(after);
    }
    Answer answer;
    answer.body = json::to_json(view_of(*before, call.caller));
    answer.headers = {{"ETag", etag_of(logo.sha256)}};
    return answer;
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (!before->logo_sha256) return refuse(not_found("logo"));
    if (auto fresh = require_logo(call, before->logo_sha256); !fresh) return refuse(std::move(fresh.error()));
    if (!unit.organisations().remove_logo(*id)) return refuse(not_found("logo"));
    auto after = *before;
    after.logo_sha256.reset();
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(after), .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> organisation_logo_routes() {
  using json::shape_of;
  constexpr char const* pattern = "/api/v1/organisations/{id}/logo";
  return {
      {http::Method::get, pattern, Permission::organisations_read, show,
       {.summary = "The logo of an organisation",
        .description = "A PNG or JPEG file. The address in `logo` of the organisation names this picture and may be kept for good.",
        .tag = concept_name, .query = {{.name = "version", .description = "Names one picture among those it had"}},
        .answer_type = "image/*", .errors = {401, 403, 404, 422}}},
      {http::Method::put, pattern, Permission::organisations_write, put,
       {.summary = "Give an organisation a logo",
        .description = "PNG or JPEG, told by its content, of 16 to 4,096 pixels a side and at most 512 KiB. If-Match may name the logo it replaces.",
        .tag = concept_name, .request_type = "image/*", .answer = &shape_of<OrganisationView>(), .errors = {401, 403, 404, 412, 413, 422}}},
      {http::Method::delete_, pattern, Permission::organisations_write, remove,
       {.summary = "Take an organisation's logo away", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 412}}},
  };
}

}  // namespace athar::api
