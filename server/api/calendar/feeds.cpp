#include "server/api/calendar/calendar.hpp"

#include "domain/access/account.hpp"
#include "domain/agreements/commitment.hpp"
#include "server/api/calendar/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/framework/query.hpp"
#include "server/calendar_files/session_invite.hpp"
#include "server/mail/settings.hpp"
#include "server/sign_in/secrets.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "calendar_feeds";
constexpr int days_kept = 400;  ///< how far a feed reaches back

CalendarFeedView view_of(CalendarFeed const& feed, Caller const& caller) {
  return {.id = feed.id, .kind = feed.kind, .language = feed.language, .made_by = feed.account_name,
          .is_mine = feed.account == caller.account, .created_at = feed.created_at, .path = std::nullopt};
}

bool is_self(UnitOfWork& unit, Caller const& caller, CalendarFeed const& feed) {
  return feed.person_id && caller.person_id && unit.calendar_feeds().is_same_person(*caller.person_id, *feed.person_id);
}

/// Whoever looks after the subject sees and ends everybody's feeds of it; others their own.
bool looks_after(Caller const& caller, FeedKind kind) {
  if (is_of_deadlines(kind)) return false;
  return caller.may(kind == FeedKind::programme ? Permission::programmes_write : Permission::people_write);
}

/// Errors: not_allowed; not_found for a programme outside the caller's scope.
Result<void> allow(UnitOfWork& unit, Caller const& caller, CalendarFeed const& feed) {
  if (!may_follow(caller, feed.kind, is_self(unit, caller, feed))) return refuse(not_allowed());
  auto const scope = caller.scope(Permission::programmes_read);
  if (feed.programme_id && scope.programme && *scope.programme != *feed.programme_id) return refuse(not_found("programme"));
  return {};
}

/// The person id is left out, so that nothing has to be found again when they are erased.
ChangeRecord change(CalendarFeed const& feed, std::string action) {
  return {.concept_name = concept_name, .subject = feed.id.uuid, .action = std::move(action), .before = {},
          .after = json::Writer().begin_object().field("kind", name_of(feed.kind)).field("programme_id", feed.programme_id).end_object().text(),
          .touched = {}};
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const kind = query.one_of("kind", {"person", "trainer", "programme", "deadlines", "own_deadlines"});
  CalendarFeed asked;
  asked.person_id = query.id<PersonId>("person_id");
  asked.programme_id = query.id<ProgrammeId>("programme_id");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!kind) return refuse(invalid_field("kind", "required"));
  asked.kind = *feed_kind_named(*kind);
  if (auto whole = check_subject(asked); !whole) return refuse(std::move(whole.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto allowed = allow(unit, call.caller, asked); !allowed) return refuse(std::move(allowed.error()));
    auto const account = looks_after(call.caller, asked.kind) ? std::nullopt : std::optional(call.caller.account);
    auto const subject = asked.person_id ? asked.person_id->uuid : asked.programme_id ? asked.programme_id->uuid : call.caller.account.uuid;
    json::Writer out;
    out.begin_object().key("items").begin_array();
    for (auto const& feed : unit.calendar_feeds().live(asked.kind, subject, account)) json::write(out, view_of(feed, call.caller));
    out.end_array().end_object();
    Answer answer;
    answer.body = out.take();
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<CalendarFeedBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  CalendarFeed const feed{.id = {call.services.new_id()}, .kind = body->kind, .person_id = body->person_id, .programme_id = body->programme_id,
                          .account = call.caller.account, .account_name = call.caller.name, .language = body->language.value_or(call.language),
                          .created_at = call.services.now()};
  if (auto whole = check_subject(feed); !whole) return refuse(std::move(whole.error()));
  std::string const secret = new_secret();
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto allowed = allow(unit, call.caller, feed); !allowed) return refuse(std::move(allowed.error()));
    if (auto written = unit.calendar_feeds().insert(feed, hash_of(secret)); !written) return refuse(std::move(written.error()));
    record(call, unit, change(feed, "created"));
    auto view = view_of(feed, call.caller);
    view.path = "/calendar/" + secret + ".ics";
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view);
    answer.location = "/api/v1/calendar_feeds/" + feed.id.text();
    return answer;
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<CalendarFeedId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const feed = unit.calendar_feeds().find(*id);
    if (!feed || (feed->account != call.caller.account && !looks_after(call.caller, feed->kind))) return refuse(not_found("calendar feed"));
    unit.calendar_feeds().revoke(*id);
    record(call, unit, change(*feed, "deleted"));
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

/// A calendar file with its entity tag; 304 when the reader has it already.
Answer file_answer(Call const& call, std::string file, std::string const& name) {
  Answer answer;
  std::string const etag = '"' + sha256_of(file).substr(0, 32) + '"';
  answer.content_type = "text/calendar; charset=utf-8";
  answer.headers = {{"ETag", etag}, {"Cache-Control", "private, max-age=300"},
                    {"Content-Disposition", "attachment; filename=\"" + name + ".ics\""}};
  auto const known = call.request.header("If-None-Match");
  if (known == "*" || known.find(etag) != std::string_view::npos)
    answer.status = 304;
  else
    answer.body = std::move(file);
  return answer;
}

Answer ended(Call const& call) {
  Answer answer;
  answer.status = 410;
  answer.content_type = "application/problem+json";
  answer.body = json::write_problem(410, "calendar_feed_ended", call.language, call.request.id);
  return answer;
}

std::string name_of_feed(AskedFeed const& asked, std::string const& account) {
  auto const language = asked.feed.language;
  if (is_of_deadlines(asked.feed.kind)) return language == Language::ar ? "أثر · آجال الاستحقاق" : language == Language::en ? "Athar · Deadlines" : "Athar · Échéances";
  if (asked.feed.kind == FeedKind::programme) return "Athar · " + asked.subject.in(language);
  return "Athar · " + account;
}

constexpr int deadlines_at_most = 2000;

/// What falls due in the agreements that the feed's account sees.
std::vector<calendar_files::WholeDay> due_days_of(UnitOfWork& unit, CalendarFeed const& feed, Caller const& maker, LocalDate since) {
  DeadlineFilter filter;
  filter.from = since;
  filter.scope = maker.scope(Permission::agreements_read).organisation;
  if (feed.kind == FeedKind::own_deadlines) filter.of_account = feed.account;
  PageRequest all;
  all.limit = deadlines_at_most;
  std::vector<calendar_files::WholeDay> days;
  auto const& web = mail::settings().public_url;
  for (auto const& each : unit.commitments().deadlines(filter, all).items)
    days.push_back({each.subject.text() + "-" + std::string(name_of(each.kind)) + "@deadline.athar", each.date, feed.created_at,
                    summary_of(each, feed.language),
                    web + (each.commitment_id ? "/commitments/" + each.commitment_id->text() : "/agreements/" + each.agreement_id.text())});
  return days;
}

Result<Answer> feed_file(Call& call) {
  std::string_view secret = call.path_values.at(0);
  if (!secret.ends_with(".ics")) return refuse(not_found("calendar feed"));
  secret.remove_suffix(4);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const asked = unit.calendar_feeds().asked(hash_of(secret));
    if (!asked) return refuse(not_found("calendar feed"));
    auto const row = unit.accounts().find(asked->feed.account);
    if (asked->ended || !row || !row->account.may_sign_in(call.services.now())) return ended(call);
    auto const maker = row->account.caller();
    if (!may_follow(maker, asked->feed.kind, asked->is_self)) return ended(call);
    auto const scope = asked->is_self ? Scope{} : maker.scope(Permission::sessions_read);
    if (asked->feed.programme_id && scope.programme && *scope.programme != *asked->feed.programme_id) return ended(call);
    auto const since = LocalDate::from_days(call.services.today().days() - days_kept);
    calendar_files::Calendar calendar{calendar_files::Method::publish, name_of_feed(*asked, asked->is_self ? maker.name : ""), {}};
    if (calendar.name == "Athar · ") calendar.name = "Athar";
    if (is_of_deadlines(asked->feed.kind)) {
      calendar.days = due_days_of(unit, asked->feed, maker, since);
      return file_answer(call, calendar_files::file_of(calendar), "athar-echeances");
    }
    for (auto const& session : unit.calendar_feeds().sessions(asked->feed, scope, since))
      calendar.events.push_back(calendar_files::event_of(session.page, asked->feed.language, session.changed_at));
    return file_answer(call, calendar_files::file_of(calendar), "athar");
  });
}

Result<Answer> session_file(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const found = unit.calendar_feeds().session(*id, call.caller.scope(Permission::sessions_read));
    if (!found) return refuse(not_found("session"));
    if (found->page.session.days.empty()) return refuse(conflict("session_without_days", "This session has no days yet"));
    auto event = calendar_files::event_of(found->page, call.language, found->changed_at);
    return file_answer(call, calendar_files::file_of({calendar_files::Method::publish, {}, {std::move(event)}}), found->page.reference);
  });
}

}  // namespace

std::vector<Route> calendar_feed_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/calendar_feeds", Permission::signed_in, list,
       {.summary = "Live feeds of a person, a trainer, a programme or of due days", .tag = concept_name,
        .query = {{.name = "kind", .choices = {"person", "trainer", "programme", "deadlines", "own_deadlines"}, .is_required = true},
                  {.name = "person_id", .type = ParameterType::uuid}, {.name = "programme_id", .type = ParameterType::uuid}},
        .answer = &shape_of<json::Page<CalendarFeedView>>(), .errors = {401, 403, 404, 422}}},
      {http::Method::post, "/api/v1/calendar_feeds", Permission::signed_in, add,
       {.summary = "Make a feed; its secret address is told once, and the caller's earlier one of the same subject ends", .tag = concept_name,
        .request = &shape_of<CalendarFeedBody>(), .answer = &shape_of<CalendarFeedView>(), .status = 201,
        .errors = {400, 401, 403, 404, 422}}},
      {http::Method::delete_, "/api/v1/calendar_feeds/{id}", Permission::signed_in, remove,
       {.summary = "End a feed", .tag = concept_name, .status = 204, .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/sessions/{id}/calendar_file", Permission::sessions_read, session_file,
       {.summary = "The session as an iCalendar file", .tag = concept_name, .answer_type = "text/calendar", .errors = {401, 403, 404, 409},
        .answers_etag = true}},
      {http::Method::get, "/calendar/{file}", Permission::open, feed_file,
       {.summary = "A feed for calendar programs: the secret followed by .ics", .tag = concept_name, .answer_type = "text/calendar",
        .errors = {404, 410}, .answers_etag = true}},
  };
}

}  // namespace athar::api
