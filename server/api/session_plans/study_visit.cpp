#include <algorithm>

#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session_plan.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/session_plans/session_plans.hpp"
#include "server/api/session_plans/study_visit_wire.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "study_visits";

StudyVisit from(StudyVisitBody const& body, SessionId session) {
  StudyVisit visit;
  visit.session_id = session;
  visit.head = body.head_registration_id;
  for (auto const& h : body.hosts)
    visit.hosts.push_back({h.organisation_id, {}, h.name.value_or(""), h.city.value_or(""), h.country, {}, h.from, h.to, h.contact.value_or("")});
  for (auto const& e : body.entries)
    visit.entries.push_back({e.date, e.starts, e.ends, e.title, e.host, e.place.value_or(""), e.contact.value_or("")});
  for (auto const& l : body.legs)
    visit.legs.push_back({l.from, l.to, l.departs_on, l.departs_at, l.arrives_on, l.arrives_at, l.means, l.number.value_or("")});
  return visit;
}

/// The plan without those who travel.
StudyVisitView plan_of(StudyVisit const& visit) {
  StudyVisitView view;
  view.session_id = visit.session_id;
  view.version = visit.version;
  view.head_registration_id = visit.head;
  for (auto const& h : visit.hosts)
    view.hosts.push_back({h.organisation_id, unless_empty(h.organisation_name), unless_empty(h.name), unless_empty(h.city), h.country, h.from,
                          h.to, unless_empty(h.contact)});
  for (auto const& e : visit.entries)
    view.entries.push_back({e.date, e.starts, e.ends, e.title, e.host, unless_empty(e.place), unless_empty(e.contact)});
  for (auto const& l : visit.legs)
    view.legs.push_back({l.from, l.to, l.departs_on, l.departs_at, l.arrives_on, l.arrives_at, l.means, unless_empty(l.number)});
  view.report = unless_empty(visit.report);
  view.reported_on = visit.reported_on;
  return view;
}

std::string stored_json(StudyVisit const& visit) {
  auto plan = plan_of(visit);
  return json::to_json(StoredVisit{plan.version, plan.head_registration_id, std::move(plan.hosts), std::move(plan.entries),
                                   std::move(plan.legs), std::move(plan.report), plan.reported_on});
}

std::vector<PaperView> papers_of(std::vector<TravellerPaper> const& all, RegistrationId registration) {
  std::vector<PaperView> out;
  for (auto kind : {TravelPaper::passport, TravelPaper::visa, TravelPaper::mission_order, TravelPaper::insurance}) {
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](auto const& each) { return each.registration_id == registration && each.paper == kind; });
    if (found == all.end()) out.push_back({kind, Readiness::needed, {}, {}});
    else out.push_back({kind, found->state, found->date, unless_empty(found->note)});
  }
  return out;
}

/// What that caller reads: a focal point sees the travellers of its own organisation.
StudyVisitView view_of(Call& call, UnitOfWork& unit, SessionPage const& page, StudyVisit const& visit) {
  auto view = plan_of(visit);
  auto const papers = unit.session_plans().study_visits().papers(visit.session_id);
  for (auto const& row : unit.registrations().of_session(visit.session_id, call.caller.scope(Permission::registrations_read))) {
    if (row.registration.status != RegistrationStatus::registered) continue;
    view.delegation.push_back({row.registration.id, row.registration.person_id,
                               display_name(row.given_name, row.family_name, row.given_name_ar, row.family_name_ar), row.family_name,
                               row.given_name, unless_empty(row.family_name_ar), unless_empty(row.given_name_ar), row.sex,
                               unless_empty(row.organisation_name), unless_empty(row.function), row.registration.id == visit.head,
                               papers_of(papers, row.registration.id)});
  }
  for (auto const& warning : warnings_of(visit, page.first_date, page.last_date))
    view.warnings.push_back({warning.path, warning.code, json::message(call.language, warning.code, warning.detail)});
  bool const takes_place = page.status != SessionStatus::cancelled;
  view.can = {{"update", call.caller.may(Permission::sessions_write) && takes_place},
              {"check_papers", call.caller.may(Permission::registrations_write) && takes_place}};
  return view;
}

Answer answer_with(StudyVisitView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.version;
  return answer;
}

/// Errors: not_found; not_of_this_kind.
Result<SessionPage> visit_session(Call& call, UnitOfWork& unit, SessionId id, Permission permission) {
  auto page = find_session_for(call, unit, id, permission);
  if (page && page->session.kind != SessionKind::study_visit)
    return refuse(conflict("not_of_this_kind", "Only a study visit has this plan"));
  return page;
}

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = visit_session(call, unit, *id, Permission::registrations_read);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(view_of(call, unit, *page, unit.session_plans().study_visits().find(*id)));
  });
}

/// Holds the session, compares If-Match with the plan's version, writes and tells what changed.
Result<Answer> change_plan(Call& call, std::string const& action,
                           std::function<Result<void>(StudyVisitStore&, StudyVisit const& stored)> const& write) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const seats = unit.sessions().lock(*id, call.caller.scope(Permission::sessions_write));
    if (!seats) return refuse(not_found("session"));
    auto page = visit_session(call, unit, *id, Permission::sessions_write);
    if (!page) return refuse(std::move(page.error()));
    if (seats->status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "This session is cancelled"));
    auto& visits = unit.session_plans().study_visits();
    auto const stored = visits.find(*id);
    auto current = [&] { return json::to_json(view_of(call, unit, *page, stored)); };
    if (auto fresh = require_version(call, stored.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto written = write(visits, stored); !written) return refuse(std::move(written.error()));
    auto const after = visits.find(*id);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = action, .before = stored_json(stored), .after = stored_json(after),
                        .touched = {}});
    return answer_with(view_of(call, unit, *page, after));
  });
}

Result<Answer> put(Call& call) {
  auto body = json::read_body<StudyVisitBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto visit = checked(from(*body, SessionId{}));
  if (!visit) return refuse(std::move(visit.error()));
  return change_plan(call, "updated", [&](StudyVisitStore& visits, StudyVisit const& stored) {
    visit->session_id = stored.session_id;
    visit->version = stored.version;
    return visits.put(*visit);
  });
}

Result<Answer> put_report(Call& call) {
  auto body = json::read_body<VisitReportBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const today = call.services.today();
  if (body->report && body->reported_on && *body->reported_on > today) return refuse(invalid_field("reported_on", "future_date"));
  return change_plan(call, "reported", [&](StudyVisitStore& visits, StudyVisit const& stored) {
    StudyVisit visit = stored;
    visit.report = body->report.value_or("");
    visit.reported_on = visit.report.empty() ? std::nullopt : std::optional(body->reported_on.value_or(today));
    return visits.put_report(visit);
  });
}

std::string papers_json(std::vector<TravellerPaper> const& papers) {
  json::Writer out(64 + papers.size() * 120);
  out.begin_object().key("papers").begin_array();
  for (auto const& paper : papers)
    out.begin_object().field("registration_id", paper.registration_id).field("paper", name_of(paper.paper)).field("state", name_of(paper.state))
        .field("date", paper.date).end_object();
  return out.end_array().end_object().take();
}

Result<Answer> put_papers(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<TravellerPapersBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  std::vector<TravellerPaper> papers;
  for (auto const& p : body->papers) papers.push_back({p.registration_id, p.paper, p.state, p.date, p.note.value_or("")});
  if (auto sound = check_papers(papers); !sound) return refuse(std::move(sound.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const seats = unit.sessions().lock(*id, call.caller.scope(Permission::registrations_write));
    if (!seats) return refuse(not_found("session"));
    auto page = visit_session(call, unit, *id, Permission::registrations_write);
    if (!page) return refuse(std::move(page.error()));
    if (seats->status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "This session is cancelled"));
    auto before = unit.session_plans().study_visits().apply(*id, papers);
    if (!before) return refuse(std::move(before.error()));
    if (!before->empty()) {
      std::vector<TravellerPaper> after;
      for (auto const& was : *before)
        for (auto const& is : papers)
          if (is.registration_id == was.registration_id && is.paper == was.paper) after.push_back(is);
      record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "papers_checked", .before = papers_json(*before),
                          .after = papers_json(after), .touched = {}});
    }
    Answer answer;
    answer.body = json::to_json(PapersApplied{static_cast<int>(before->size())});
    return answer;
  });
}

}  // namespace

std::vector<Route> study_visit_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/study_visit", Permission::registrations_read, show,
       {.summary = "The plan of a study visit", .tag = concept_name, .answer = &shape_of<StudyVisitView>(), .errors = {401, 403, 404, 409},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}/study_visit", Permission::sessions_write, put,
       {.summary = "Write the hosts, the programme and the journeys of a study visit", .tag = concept_name,
        .request = &shape_of<StudyVisitBody>(), .answer = &shape_of<StudyVisitView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::put, "/api/v1/sessions/{id}/study_visit/report", Permission::sessions_write, put_report,
       {.summary = "Write the leader's report", .tag = concept_name, .request = &shape_of<VisitReportBody>(),
        .answer = &shape_of<StudyVisitView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::put, "/api/v1/sessions/{id}/study_visit/papers", Permission::registrations_write, put_papers,
       {.summary = "Enter which papers travellers have", .description = "Only those given change. Numbers of documents are refused.",
        .tag = concept_name, .request = &shape_of<TravellerPapersBody>(), .answer = &shape_of<PapersApplied>(),
        .errors = {400, 401, 403, 404, 409, 422}}},
  };
}

}  // namespace athar::api
