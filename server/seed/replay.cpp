#include "server/seed/replay.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>

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
  replay.send(Method::post, "/api/v1/sessions", body_without(item, {"status", "status_reason", "registrations"}));
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

void load_item(std::string const& collection, json::object const& item, Replay& replay) {
  if (collection == "affiliations")
    replay.send(Method::post, "/api/v1/people/" + std::string(item.at("person_id").as_string()) + "/affiliations",
                body_without(item, {"person_id"}));
  else if (collection == "person_groups")
    load_group(item, replay);
  else if (collection == "sessions")
    load_session(item, replay);
  else
    replay.send(Method::post, "/api/v1/" + collection, json::serialize(item));
}

}  // namespace

std::string Replay::send(Method method, std::string const& path, std::string body) {
  http::Request request;
  request.method = method;
  request.path = path;
  request.target = path;
  request.body = std::move(body);
  auto match = routes_.match(method, path);
  if (!match.route) throw std::runtime_error("No route for " + path);
  api::Call call{request, services_, caller_, Language::fr, match.path_values};
  auto answer = match.route->handler(call);
  if (answer) return std::move(answer->body);
  std::string why = path + ": " + answer.error().code;
  for (auto const& field : answer.error().fields) why += " " + field.path + "=" + field.code + (field.detail.empty() ? "" : "(" + field.detail + ")");
  throw std::runtime_error(why + " in " + request.body.substr(0, 300));
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
    for (auto const& item : items) load_item(collection, item.as_object(), replay);
    tell(file.filename().string() + ": " + std::to_string(items.size()));
    loaded.emplace_back(collection, static_cast<int>(items.size()));
  }
  return loaded;
}

}  // namespace athar::seed
