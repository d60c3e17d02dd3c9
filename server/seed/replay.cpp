#include "server/seed/replay.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "domain/access/account.hpp"

namespace athar::seed {
namespace {

namespace json = boost::json;
using http::Method;

std::string text_of(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("Cannot read " + file.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The item without the keys that are the loader's, as a body.
std::string body_without(json::object item, std::initializer_list<std::string_view> keys) {
  for (auto key : keys) item.erase(key);
  return json::serialize(item);
}

std::string id_of(json::object const& item) { return std::string(item.at("id").as_string()); }

bool says(json::object const& item, std::string_view key) {
  auto const* value = item.if_contains(key);
  return value && value->is_bool() && value->as_bool();
}

void load_group(json::object const& item, Replay& replay) {
  replay.send(Method::post, "/api/v1/person_groups", body_without(item, {"members"}));
  if (auto const* members = item.if_contains("members"))
    for (auto const& member : members->as_array())
      replay.send(Method::post, "/api/v1/person_groups/" + id_of(item) + "/members", json::serialize(member));
}

/// One line of a sign-in sheet ("PP PA ..") as entries of the attendance command.
void add_entries(json::array& entries, json::object const& session, json::object const& registration) {
  auto const* line = registration.if_contains("attendance");
  if (!line) return;
  std::string_view const letters = line->as_string();
  std::size_t at = 0;
  for (auto const& day : session.at("days").as_array()) {
    for (std::int64_t sitting = 1; at < letters.size() && letters[at] != ' '; ++at, ++sitting)
      if (letters[at] != '.')
        entries.push_back(json::object{{"person_id", registration.at("person_id")}, {"date", day.at("date")}, {"sitting", sitting},
                                       {"present", letters[at] == 'P'}});
    ++at;
  }
}

void set_status(Replay& replay, std::string const& path, std::string_view status, std::string_view reason = {}) {
  json::object body{{"status", status}};
  if (!reason.empty()) body["reason"] = reason;
  replay.send(Method::put, path + "/status", json::serialize(body));
}

void load_session(json::object const& item, Replay& replay) {
  std::string const path = "/api/v1/sessions/" + id_of(item);
  replay.send(Method::post, "/api/v1/sessions", body_without(item, {"status", "status_reason", "registrations", "budget"}));
  if (auto const* budget = item.if_contains("budget")) replay.send(Method::put, path + "/budget", json::serialize(*budget));
  std::string_view const status = item.contains("status") ? std::string_view(item.at("status").as_string()) : "planned";
  auto const* registrations = item.if_contains("registrations");
  bool const has_registrations = registrations && !registrations->as_array().empty();
  std::string_view now = "planned";
  if (has_registrations) {
    set_status(replay, path, now = "open");
    json::array entries;
    for (auto const& each : registrations->as_array()) {
      auto const& registration = each.as_object();
      replay.send(Method::post, path + "/registrations", body_without(registration, {"withdrawn", "waiting", "attendance"}));
      if (says(registration, "withdrawn")) replay.send(Method::delete_, "/api/v1/registrations/" + id_of(registration));
      add_entries(entries, item, registration);
    }
    if (!entries.empty()) {
      set_status(replay, path, now = "running");
      replay.send(Method::put, path + "/attendances", json::serialize(json::object{{"entries", entries}}));
    }
  }
  if (status == "completed" && now != "running") set_status(replay, path, now = "running");
  if (status != now) {
    auto const* reason = item.if_contains("status_reason");
    set_status(replay, path, status, reason ? std::string_view(reason->as_string()) : std::string_view());
  }
}

/// What a session asks of administrations, the letters that left, and whom the answers name.
void load_designations(json::object const& item, Replay& replay) {
  std::string const session = "/api/v1/sessions/" + std::string(item.at("session_id").as_string());
  replay.send(Method::put, session + "/designation_plan", body_without(item, {"session_id", "letters", "practical_note"}));
  if (auto const* note = item.if_contains("practical_note")) replay.send(Method::put, session + "/practical_note", json::serialize(*note));
  auto const made = json::parse(replay.send(Method::post, session + "/designations", "{}"));
  for (auto const& view : made.at("items").as_array())
    for (auto const& each : item.at("letters").as_array()) {
      auto const& letter = each.as_object();
      if (letter.at("organisation_id") != view.at("organisation_id")) continue;
      auto const path = "/api/v1/designations/" + std::string(view.at("id").as_string());
      for (auto const& person : letter.at("people").as_array())
        replay.send(Method::post, path + "/people", json::serialize(json::object{{"person_id", person}, {"channel", "letter"}}));
      auto body = view.as_object();
      for (auto const& [name, value] : letter) body[name] = value;
      replay.send(Method::put, path, body_without(std::move(body), {"people"}));
    }
}

/// The agreement as it was when it was recorded, then each step of its life, then the sessions that serve it.
void load_agreement(json::object const& item, Replay& replay) {
  std::string const path = "/api/v1/agreements/" + id_of(item);
  replay.send(Method::post, "/api/v1/agreements", body_without(item, {"steps", "session_ids"}));
  if (auto const* steps = item.if_contains("steps"))
    for (auto const& step : steps->as_array()) replay.send(Method::post, path + "/steps", json::serialize(step));
  if (auto const* sessions = item.if_contains("session_ids"))
    for (auto const& session : sessions->as_array())
      replay.send(Method::post, path + "/sessions", json::serialize(json::object{{"session_id", session}}));
}

/// The commitment, the sessions that serve it, then what was shown and waived of each due day.
void load_commitment(json::object const& item, Replay& replay) {
  std::string const path = "/api/v1/commitments/" + id_of(item);
  auto const made = json::parse(replay.send(Method::post, "/api/v1/commitments", body_without(item, {"session_ids", "evidence", "waivers"})));
  auto due_id = [&](json::object const& said) -> json::value {
    for (auto const& due : made.at("dues").as_array())
      if (due.as_object().contains("due_on") && due.at("due_on") == said.at("due_on")) return due.at("id");
    throw std::runtime_error("No due day " + json::serialize(said.at("due_on")) + " of the commitment " + id_of(item));
  };
  if (auto const* sessions = item.if_contains("session_ids"))
    for (auto const& session : sessions->as_array()) replay.send(Method::put, path + "/sessions/" + std::string(session.as_string()));
  if (auto const* evidence = item.if_contains("evidence"))
    for (auto const& each : evidence->as_array()) {
      auto body = each.as_object();
      body["due_id"] = due_id(each.as_object());
      replay.send(Method::post, path + "/evidence", body_without(std::move(body), {"due_on"}));
    }
  if (auto const* waivers = item.if_contains("waivers"))
    for (auto const& each : waivers->as_array())
      replay.send(Method::put, path + "/dues/" + std::string(due_id(each.as_object()).as_string()) + "/waiver", body_without(each.as_object(), {"due_on"}));
}

/// A committee with its meetings: called, opened, written, moved on to their steps; then what became of their decisions.
void load_committee(json::object const& item, Replay& replay) {
  replay.send(Method::post, "/api/v1/committees", body_without(item, {"meetings"}));
  auto const* meetings = item.if_contains("meetings");
  if (!meetings) return;
  for (auto const& each : meetings->as_array()) {
    auto const& meeting = each.as_object();
    auto body = meeting.at("body").as_object();
    body["committee_id"] = item.at("id");
    std::string const path = "/api/v1/committee_meetings/" + id_of(body);
    replay.send(Method::post, "/api/v1/committee_meetings", json::serialize(body));
    auto const* figures = meeting.if_contains("figures");
    auto const opening = path + "/opening";
    auto view = json::parse(figures ? replay.send_with_figures(Method::put, opening, json::serialize(json::object{{"figures", *figures}}))
                                    : replay.send(Method::put, opening, "{}")).as_object();
    for (auto key : {"documents", "next_on"})
      if (auto const* value = meeting.if_contains(key)) view[key] = *value;
    auto const& excused = meeting.at("excused").as_array();
    for (auto& attendee : view.at("attendees").as_array()) {
      auto& who = attendee.as_object();
      bool const is_excused = std::find(excused.begin(), excused.end(), who.at("person_name")) != excused.end();
      who["standing"] = is_excused ? "excused" : "present";
    }
    auto& items = view.at("items").as_array();
    auto const& said = meeting.at("said").as_array();
    for (std::size_t i = 0; i < items.size() && i < said.size(); ++i)
      for (auto const& [name, value] : said[i].as_object()) items[i].as_object()[name] = value;
    view = json::parse(replay.send(Method::put, path, json::serialize(view))).as_object();
    for (auto const& step : meeting.at("steps").as_array())
      replay.send(Method::put, path + "/minutes_status", json::serialize(json::object{{"status", step.at(0)}, {"stated_on", step.at(1)}}));
    auto decisions = view.at("earlier").as_array();
    for (auto const& point : view.at("items").as_array())
      for (auto const& decision : point.at("decisions").as_array()) decisions.push_back(decision);
    for (auto const& state : meeting.at("states").as_array())
      for (auto const& decision : decisions)
        if (decision.at("number") == state.at("number"))
          replay.send(Method::put, "/api/v1/committee_decisions/" + std::string(decision.at("id").as_string()) + "/state",
                      body_without(state.as_object(), {"number"}));
  }
}

/// What a session of some kind is planned with, each part by its own command.
void load_plan(json::object const& item, Replay& replay) {
  std::string const path = "/api/v1/sessions/" + std::string(item.at("session_id").as_string());
  auto put = [&](char const* part, std::string const& where) {
    if (auto const* body = item.if_contains(part)) replay.send(Method::put, path + where, json::serialize(*body));
  };
  put("study_visit", "/study_visit");
  put("report", "/study_visit/report");
  if (auto const* papers = item.if_contains("papers"))
    replay.send(Method::put, path + "/study_visit/papers", json::serialize(json::object{{"papers", *papers}}));
  put("coaching", "/coaching");
  if (auto const* visits = item.if_contains("visits"))
    for (auto const& visit : visits->as_array()) replay.send(Method::post, path + "/coaching/visits", json::serialize(visit));
  put("e_learning", "/e_learning");
  if (auto const* progress = item.if_contains("progress")) {
    std::string list = "Nom complet;Progression;Date d'achèvement\n";
    for (auto const& line : progress->as_array()) {
      auto const& cells = line.as_array();
      list += std::string(cells[0].as_string()) + ";" + std::to_string(cells[1].as_int64()) + ";" + std::string(cells[2].as_string()) + "\n";
    }
    api::ImportRequest request;
    request.kind = "progress";
    request.content = list;
    request.file_name = "progression.csv";
    request.session_id = SessionId::parse(std::string(item.at("session_id").as_string()));
    replay.import_list(request);
  }
  if (auto const* status = item.if_contains("status")) set_status(replay, path, status->as_string());
}

/// A scan, written into the seeds as the text that a plain PDF is.
void load_scan(json::object const& item, Replay& replay) {
  std::string const session(item.at("session_id").as_string()), name(item.at("file_name").as_string());
  http::Request request;
  request.method = Method::post;
  request.path = "/api/v1/sessions/" + session + "/signed_sheets";
  request.query = {{"date", std::string(item.at("date").as_string())}};
  request.headers = {{"x-file-name", name}};
  request.body = std::string(item.at("content").as_string());
  replay.send(std::move(request));
}

/// Sends the rest of the item as the account that its key `as` names.
std::string send_said(Replay& replay, json::object const& item, Method method, std::string const& path, std::string body) {
  http::Request request;
  request.method = method;
  request.path = path;
  request.body = std::move(body);
  return replay.send_as(*AccountId::parse(std::string(item.at("as").as_string())), std::move(request));
}

/// A partner confirms a meeting's minutes, a commitment or the agreement's record as they stand then.
void load_confirmation(json::object const& item, Replay& replay) {
  auto const named = [&](std::string_view key) { return item.contains(key) ? std::string(item.at(key).as_string()) : std::string(); };
  auto const agreement = "/api/v1/agreements/" + named("agreement_id");
  auto const subject = item.contains("meeting_id")      ? "/api/v1/committee_meetings/" + named("meeting_id")
                       : item.contains("commitment_id") ? "/api/v1/commitments/" + named("commitment_id")
                                                        : agreement;
  auto body = item;
  body["subject_version"] = json::parse(send_said(replay, item, Method::get, subject, {})).at("version");
  send_said(replay, item, Method::post, agreement + "/confirmations", body_without(std::move(body), {"agreement_id", "as"}));
}

/// What a partner proposes of what is recorded then, and what the house makes of it.
void load_correction(json::object const& item, Replay& replay) {
  auto const agreement = "/api/v1/agreements/" + std::string(item.at("agreement_id").as_string());
  auto const fields = json::parse(send_said(replay, item, Method::get, agreement + "/correctable_fields", {}));
  auto body = item;
  for (auto& each : body.at("changes").as_array())
    for (auto const& field : fields.at("items").as_array())
      if (field.at("path") == each.at("path")) each.as_object()["seen"] = field.at("value");
  auto const made = json::parse(send_said(replay, item, Method::post, agreement + "/corrections", body_without(body, {"agreement_id", "as", "decision"})));
  auto const* decision = item.if_contains("decision");
  if (!decision) return;
  auto const path = "/api/v1/agreement_corrections/" + id_of(item);
  json::array accepted;
  auto const& wanted = decision->at("accepted").as_array();
  for (auto const& change : made.at("changes").as_array())
    if (std::find(wanted.begin(), wanted.end(), change.at("path")) != wanted.end())
      accepted.push_back(json::object{{"path", change.at("path")}, {"recorded", change.at("recorded")}});
  send_said(replay, decision->as_object(), Method::put, path + "/decision",
            json::serialize(json::object{{"accepted", accepted}, {"answer", decision->at("answer")}}));
}

/// A paper of an agreement, written into the seeds as plain text.
void load_agreement_document(json::object const& item, Replay& replay) {
  http::Request request;
  request.method = Method::post;
  request.path = "/api/v1/agreements/" + std::string(item.at("agreement_id").as_string()) + "/documents";
  request.query = {{"title", std::string(item.at("title").as_string())}, {"shown_to_partners", says(item, "shown_to_partners") ? "true" : "false"}};
  request.headers = {{"x-file-name", std::string(item.at("file_name").as_string())}};
  request.body = std::string(item.at("content").as_string());
  replay.send(std::move(request));
}

void load_item(std::string const& collection, json::object const& item, Replay& replay) {
  if (collection == "affiliations")
    replay.send(Method::post, "/api/v1/people/" + std::string(item.at("person_id").as_string()) + "/affiliations",
                body_without(item, {"person_id"}));
  else if (collection == "organisation_events")
    replay.send(Method::post, "/api/v1/organisations/" + std::string(item.at("organisation_id").as_string()) + "/events",
                body_without(item, {"organisation_id"}));
  else if (collection == "bookings")
    replay.send(Method::put, "/api/v1/sessions/" + std::string(item.at("session_id").as_string()) + "/bookings", body_without(item, {"session_id"}));
  else if (collection == "person_groups")
    load_group(item, replay);
  else if (collection == "sessions")
    load_session(item, replay);
  else if (collection == "agreements")
    load_agreement(item, replay);
  else if (collection == "commitments")
    load_commitment(item, replay);
  else if (collection == "committees")
    load_committee(item, replay);
  else if (collection == "designations")
    load_designations(item, replay);
  else if (collection == "session_plans")
    load_plan(item, replay);
  else if (collection == "agreement_corrections")
    load_correction(item, replay);
  else if (collection == "agreement_comments")
    send_said(replay, item, Method::post, "/api/v1/agreements/" + std::string(item.at("agreement_id").as_string()) + "/comments",
              body_without(item, {"agreement_id", "as"}));
  else if (collection == "agreement_confirmations")
    load_confirmation(item, replay);
  else if (collection == "agreement_documents")
    load_agreement_document(item, replay);
  else if (collection == "partner_reports")
    send_said(replay, item, Method::post, "/api/v1/partner_reports", body_without(item, {"as"}));
  else if (collection == "signed_sheets")
    load_scan(item, replay);
  else if (collection == "agreement_publications")
    replay.send(Method::put, "/api/v1/agreements/" + std::string(item.at("agreement_id").as_string()) + "/publication", body_without(item, {"agreement_id"}));
  else if (collection == "agreement_terms")
    replay.send(Method::put, "/api/v1/agreements/" + std::string(item.at("agreement_id").as_string()) + "/terms", body_without(item, {"agreement_id"}));
  else
    replay.send(Method::post, "/api/v1/" + collection, json::serialize(item));
}

}  // namespace

std::string Replay::send_with_figures(http::Method method, std::string const& path, std::string body) {
  figures_(true);
  auto answer = send(method, path, std::move(body));
  figures_(false);
  return answer;
}

std::string Replay::send(Method method, std::string const& path, std::string body) {
  http::Request request;
  request.method = method;
  request.path = path;
  request.body = std::move(body);
  return send(std::move(request));
}

std::string Replay::send_as(AccountId who, http::Request request) {
  auto const account = services_.database.read(Patience::patient)->accounts().find(who);
  if (!account) throw std::runtime_error("No account " + who.text());
  auto const before = std::exchange(caller_, account->account.caller());
  auto answer = send(std::move(request));
  caller_ = before;
  return answer;
}

std::string Replay::send(http::Request request) {
  std::string const path = request.path;
  request.target = path;
  auto match = routes_.match(request.method, path);
  if (!match.route) throw std::runtime_error("No route for " + path);
  api::Call call{request, services_, caller_, Language::fr, match.path_values};
  auto answer = match.route->handler(call);
  if (answer) return std::move(answer->body);
  std::string why = path + ": " + answer.error().code;
  for (auto const& field : answer.error().fields) why += " " + field.path + "=" + field.code + (field.detail.empty() ? "" : "(" + field.detail + ")");
  throw std::runtime_error(why + " in " + request.body.substr(0, 300));
}

void Replay::import_list(api::ImportRequest const& request) {
  Actor const actor{caller_.account.empty() ? std::nullopt : std::optional(caller_.account), caller_.name};
  auto const report = api::run_import(services_, actor, request, [](int, int) {});
  if (!report) {
    std::string why = request.file_name + ": " + report.error().code;
    for (auto const& field : report.error().fields) why += " " + field.path + "=" + field.code;
    throw std::runtime_error(why);
  }
  if (!report->written) throw std::runtime_error(request.file_name + ": " + report->text());
}

Loaded load_folder(std::filesystem::path const& folder, Replay& replay, std::function<void(std::string const&)> const& tell) {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  if (files.empty()) throw std::runtime_error("No seeds in " + folder.string());
  std::sort(files.begin(), files.end());

  Loaded loaded;
  for (auto const& file : files) {
    auto const document = json::parse(text_of(file)).as_object();
    std::string const collection(document.at("collection").as_string());
    auto const& items = document.at("items").as_array();
    if ((collection == "signed_sheets" || collection == "agreement_documents") && !replay.keeps_files()) {
      tell(file.filename().string() + ": left out without a folder for files (--files)");
      continue;
    }
    for (auto const& item : items) load_item(collection, item.as_object(), replay);
    tell(file.filename().string() + ": " + std::to_string(items.size()));
    loaded.emplace_back(collection, static_cast<int>(items.size()));
  }
  return loaded;
}

}  // namespace athar::seed
