#include "server/api/partner_reports/partner_reports.hpp"

#include <algorithm>
#include <cctype>

#include "domain/agreements/agreement.hpp"
#include "domain/organisations/organisation.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/partner_reports/printing.hpp"
#include "server/api/partner_reports/sending.hpp"
#include "server/api/partner_reports/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "partner_reports";

std::string schedule_json(PartnerReportSchedule const& s, LocalDate today) {
  return json::to_json(PartnerReportScheduleView{s.version, s.is_on, s.first_day, s.second_day, s.link_days, half_year_due(s, today)});
}

ReportRecipientView view_of(ReportRecipient const& r) {
  return {.organisation_id = r.organisation_id, .organisation_name = r.organisation_name, .contact_name = unless_empty(r.contact_name),
          .contact_email = r.contact_email, .language = r.language(), .language_is_chosen = r.chosen_language.has_value(), .is_stopped = r.is_stopped,
          .signs_in = r.signs_in, .agreements = r.agreements, .last_sent_at = r.last_sent_at, .last_opened_at = r.last_opened_at};
}

PartnerReportView view_of(PartnerReport const& r) {
  return {.id = r.id, .organisation_id = r.organisation_id, .organisation_name = r.organisation_name, .half_year = r.half_year,
          .contact_name = unless_empty(r.contact_name), .contact_email = r.contact_email, .language = r.language, .mail_state = r.mail_state,
          .sent_at = r.sent_at, .sent_by_name = r.sent_by_name, .expires_on = r.expires_on, .first_opened_at = r.first_opened_at,
          .times_opened = r.times_opened};
}

Result<Answer> show_schedule(Call& call) {
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const schedule = unit.agreements().partner_reports().schedule();
    Answer answer;
    answer.body = schedule_json(schedule, call.services.today());
    answer.version = schedule.version;
    return answer;
  });
}

Result<Answer> put_schedule(Call& call) {
  auto body = json::read_body<PartnerReportScheduleBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const today = call.services.today();
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& reports = unit.agreements().partner_reports();
    auto const before = reports.schedule();
    if (auto fresh = require_version(call, before.version, [&] { return schedule_json(before, today); }); !fresh) return refuse(std::move(fresh.error()));
    auto schedule = checked(PartnerReportSchedule{before.version, body->is_on, body->first_day, body->second_day, body->link_days});
    if (!schedule) return refuse(std::move(schedule.error()));
    if (auto written = reports.put_schedule(*schedule); !written) return refuse(std::move(written.error()));
    auto const after = reports.schedule();
    record(call, unit, {.concept_name = concept_name, .subject = {}, .action = "updated", .before = schedule_json(before, today),
                        .after = schedule_json(after, today), .touched = {}});
    Answer answer;
    answer.body = schedule_json(after, today);
    answer.version = after.version;
    return answer;
  });
}

Result<Answer> list_recipients(Call& call) {
  QueryReader query(call);
  auto const only = query.id<OrganisationId>("organisation");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    ReportRecipientList out;
    for (auto const& each : unit.agreements().partner_reports().recipients(only)) out.items.push_back(view_of(each));
    Answer answer;
    answer.body = json::to_json(out);
    return answer;
  });
}

Result<Answer> put_choice(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<PartnerReportChoiceBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const language = body->language ? std::optional(*body->language == ReportLanguage::ar ? Language::ar : Language::fr) : std::nullopt;
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto written = unit.agreements().partner_reports().put_choice(*id, language, body->is_stopped); !written) return refuse(std::move(written.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = {}, .after = json::to_json(*body), .touched = {}});
    ReportRecipientList out;
    for (auto const& each : unit.agreements().partner_reports().recipients(*id)) out.items.push_back(view_of(each));
    Answer answer;
    answer.body = json::to_json(out);
    return answer;
  });
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  PartnerReportFilter filter;
  filter.organisation = query.id<OrganisationId>("organisation");
  filter.half_year = query.text("half_year");
  auto const page = query.page({"-sent_at"}, CursorId::number);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.agreements().partner_reports().list(filter, page), page,
                            [](json::Writer& out, PartnerReport const& each) { json::write(out, view_of(each)); });
    return answer;
  });
}

Result<Answer> send_now(Call& call) {
  auto body = json::read_body<PartnerReportBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto email = body->contact_email;
  std::transform(email.begin(), email.end(), email.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& reports = unit.agreements().partner_reports();
    auto const known = reports.recipients(body->organisation_id);
    auto const to = std::find_if(known.begin(), known.end(), [&](auto const& each) { return each.contact_email == email; });
    if (to == known.end()) return refuse(invalid_field("contact_email", "not_a_report_contact"));
    auto const actor = call.actor();
    auto sent = send_report(unit, *to, {call.services.new_id, call.services.today(), actor, std::nullopt},
                            [&](ChangeRecord const& change) { record(call, unit, change); });
    if (!sent) return refuse(std::move(sent.error()));
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view_of(reports.find(**sent).value()));
    return answer;
  });
}

Result<Answer> preview(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const named = query.one_of("language", {"fr", "ar"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto unit = call.services.database.read(Patience::patient);
  auto const page = unit->organisations().find(*id);
  if (!page) return refuse(not_found("organisation"));
  auto const name = page->organisation.name;
  auto const known = unit->agreements().partner_reports().recipients(*id);
  auto const language = named ? (*named == "ar" ? Language::ar : Language::fr) : known.empty() ? report_language({}, page->organisation.country) : known.front().language();
  return print_partner_report(call, std::move(unit), *id, name, language);
}

}  // namespace

std::vector<Route> partner_report_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/partner_report_schedule", Permission::agreements_write, show_schedule,
       {.summary = "When half-yearly reports are sent", .tag = concept_name, .answer = &shape_of<PartnerReportScheduleView>(), .errors = {401, 403},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/partner_report_schedule", Permission::agreements_write, put_schedule,
       {.summary = "Say when half-yearly reports are sent, or that none are", .tag = concept_name, .request = &shape_of<PartnerReportScheduleBody>(),
        .answer = &shape_of<PartnerReportScheduleView>(), .errors = {400, 401, 403, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/partner_report_recipients", Permission::agreements_write, list_recipients,
       {.summary = "Contacts of parties on agreements under way, with what they were sent last", .tag = concept_name,
        .query = {{.name = "organisation", .type = ParameterType::uuid}}, .answer = &shape_of<ReportRecipientList>(), .errors = {401, 403, 422}}},
      {http::Method::put, "/api/v1/partner_report_choices/{id}", Permission::agreements_write, put_choice,
       {.summary = "How an organisation wants its reports: in which language, or not at all", .tag = concept_name,
        .request = &shape_of<PartnerReportChoiceBody>(), .answer = &shape_of<ReportRecipientList>(), .errors = {400, 401, 403, 404, 422}}},
      {http::Method::get, "/api/v1/partner_reports", Permission::agreements_write, list,
       {.summary = "What was sent to whom, newest first", .tag = concept_name,
        .query = {{.name = "organisation", .type = ParameterType::uuid}, {.name = "half_year", .description = "2027-1"},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-sent_at"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<PartnerReportView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/partner_reports", Permission::agreements_write, send_now,
       {.summary = "Send a contact the report now", .tag = concept_name, .request = &shape_of<PartnerReportBody>(), .answer = &shape_of<PartnerReportView>(),
        .status = 201, .errors = {400, 401, 403, 422}, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/organisations/{id}/partner_report", Permission::agreements_write, preview,
       {.summary = "The report as it would be sent today, as a PDF", .tag = concept_name, .query = {{.name = "language", .choices = {"fr", "ar"}}},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 422, 503}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
