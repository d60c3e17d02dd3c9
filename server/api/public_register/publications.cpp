#include "domain/shared/unless_empty.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/public_register/public_register.hpp"
#include "server/api/public_register/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "agreement_publications";

AgreementPublicationView publication_view(Call const& call, UnitOfWork& unit, AgreementPage const& page, AgreementPublication const& publication) {
  AgreementPublicationView view;
  view.version = publication.version;
  view.is_published = publication.version > 0;
  view.shows_amounts = publication.shows_amounts;
  if (view.is_published) view.published_at = publication.published_at;
  auto const reasons = why_not_public(page.agreement);
  for (auto reason : reasons) view.hidden_because.emplace_back(reason);
  auto const today = call.services.today();
  if (auto const preview = unit.agreements().public_register().preview(page.agreement.id, today))
    view.preview = view_of(unit, *preview, publication.shows_amounts, today);
  bool const may_write = call.caller.may(Permission::agreements_write);
  view.can = {{"publish", may_write && reasons.empty()}, {"withdraw", may_write && view.is_published}};
  return view;
}

Answer answer_with(AgreementPublicationView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.version;
  return answer;
}

std::string stored_json(AgreementPublication const& publication) {
  return json::to_json(AgreementPublicationBody{.shows_amounts = publication.shows_amounts});
}

Result<Answer> show(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(publication_view(call, unit, *page, unit.agreements().public_register().publication(*id)));
  });
}

Result<Answer> put(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AgreementPublicationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto& published = unit.agreements().public_register();
    auto const before = published.publication(*id);
    auto current = [&] { return json::to_json(publication_view(call, unit, *page, before)); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    for (auto reason : why_not_public(page->agreement))
      return refuse(reason == "confidential" ? conflict("agreement_confidential", "A confidential agreement is not published")
                                             : conflict("agreement_not_yet_signed", "An agreement is published once it is signed"));
    auto given = before;
    given.shows_amounts = body->shows_amounts;
    if (auto written = published.put(given); !written) return refuse(std::move(written.error()));
    auto const after = published.publication(*id);
    bool const is_first = before.version == 0;
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = is_first ? "created" : "updated",
                        .before = is_first ? std::string() : stored_json(before), .after = stored_json(after), .touched = {}});
    return answer_with(publication_view(call, unit, *page, after));
  });
}

Result<Answer> withdraw(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto& published = unit.agreements().public_register();
    auto const before = published.publication(*id);
    if (before.version == 0) return refuse(not_found("publication of that agreement"));
    auto current = [&] { return json::to_json(publication_view(call, unit, *page, before)); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto gone = published.withdraw(before); !gone) return refuse(std::move(gone.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(before), .after = {}, .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> agreement_publication_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreements/{id}/publication", Permission::agreements_read, show,
       {.summary = "Whether everybody may see an agreement, and how it looks to them", .tag = "agreements",
        .answer = &shape_of<AgreementPublicationView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/agreements/{id}/publication", Permission::agreements_write, put,
       {.summary = "Put an agreement into the public register, or say what is shown of it", .tag = "agreements",
        .request = &shape_of<AgreementPublicationBody>(), .answer = &shape_of<AgreementPublicationView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/agreements/{id}/publication", Permission::agreements_write, withdraw,
       {.summary = "Take an agreement out of the public register", .tag = "agreements", .status = 204, .errors = {401, 403, 404, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
