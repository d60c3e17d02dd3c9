#include "domain/agreements/agreement.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/partner_reports/partner_reports.hpp"
#include "server/api/partner_reports/printing.hpp"
#include "server/api/partner_reports/report_link.hpp"
#include "server/api/partner_reports/wire.hpp"

namespace athar::api {
namespace {

struct Opened {
  PartnerReport report;
  ReportLinkState state{ReportLinkState::good};
};

/// Errors: link_not_valid.
Result<Opened> opened(Call const& call, UnitOfWork& unit) {
  auto const id = ReportLinks(unit).read(call.path_values.at(0));
  auto const report = id ? unit.agreements().partner_reports().find(*id) : std::nullopt;
  if (!report) return refuse({ErrorKind::not_found, "link_not_valid", "This is no link of this server's", {}});
  Opened out{*report, ReportLinkState::good};
  if (call.services.today() > report->expires_on) out.state = ReportLinkState::expired;
  else if (!unit.agreements().partner_reports().is_contact(report->organisation_id, report->contact_email)) out.state = ReportLinkState::ended;
  return out;
}

Result<Answer> show(Call& call) {
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const found = opened(call, unit);
    if (!found) return refuse(found.error());
    auto const& report = found->report;
    ReportLinkView view{.state = found->state, .organisation_name = {}, .language = report.language, .half_year = report.half_year,
                        .expires_on = report.expires_on, .first_opened_at = {}};
    // A link that opens no more says nothing of whom it was for.
    if (found->state == ReportLinkState::good) {
      view.organisation_name = report.organisation_name;
      view.first_opened_at = report.first_opened_at;
    }
    Answer answer;
    answer.body = json::to_json(view);
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
  });
}

Result<Answer> file(Call& call) {
  auto unit = call.services.database.begin(Patience::patient);
  auto const found = opened(call, *unit);
  if (!found) return refuse(found.error());
  auto const& report = found->report;
  if (found->state == ReportLinkState::expired)
    return refuse({ErrorKind::not_found, "report_link_expired", "This link is no longer good", {}});
  if (found->state == ReportLinkState::ended) return refuse({ErrorKind::not_found, "report_link_ended", "This link was for a contact that is none any more", {}});
  unit->agreements().partner_reports().note_opening(report.id);
  unit->commit();
  call.sql_statements += unit->statements();
  unit.reset();
  return print_partner_report(call, call.services.database.read(Patience::patient), report.organisation_id, report.organisation_name, report.language);
}

}  // namespace

std::vector<Route> report_link_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/report_links/{token}", Permission::open, show,
       {.summary = "What a link to a half-yearly report opens; changes nothing", .tag = "public", .answer = &shape_of<ReportLinkView>(), .errors = {404}}},
      {http::Method::get, "/api/v1/report_links/{token}/file", Permission::open, file,
       {.summary = "The half-yearly report as a PDF, as it stands now", .tag = "public", .answer_type = "application/pdf", .errors = {404, 503}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
