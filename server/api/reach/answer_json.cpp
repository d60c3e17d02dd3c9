#include "server/api/reach/answer_json.hpp"

#include "domain/reach/measure.hpp"

namespace athar::api {
namespace {

void write_groups(json::Writer& out, reach::Query const& query, std::vector<reach::Group> const& groups) {
  out.key("groups").begin_array();
  for (auto const& group : groups) {
    out.begin_object().key("key").begin_object();
    for (std::size_t i = 0; i < query.by.size(); ++i) out.field(reach::name(query.by[i]), group.key[i]);
    out.end_object().key("value");
    write_value(out, *query.measure, group.value);
    out.end_object();
  }
  out.end_array();
}

void write_completeness(json::Writer& out, reach::Completeness const& c) {
  out.key("completeness").begin_object().field("sessions_held", c.sessions_held)
      .field("sessions_without_attendance", c.sessions_without_attendance).field("sittings_held", c.sittings_held)
      .field("sittings_without_attendance", c.sittings_without_attendance).end_object();
}

void write_filters(json::Writer& out, reach::Query const& query) {
  out.key("filters").begin_object();
  for (auto const& [dimension, codes] : query.filters) {
    out.key(reach::name(dimension)).begin_array();
    for (auto const& code : codes) out.value(code);
    out.end_array();
  }
  out.field("from", query.from).field("to", query.to).end_object();
}

void write_labels(json::Writer& out, Labels const& labels) {
  out.key("labels").begin_object();
  for (auto const& [dimension, names] : labels) {
    if (names.empty()) continue;
    out.key(reach::name(dimension)).begin_object();
    for (auto const& [code, name] : names) out.field(code, name);
    out.end_object();
  }
  out.end_object();
}

}  // namespace

void write_value(json::Writer& out, reach::Measure const& measure, std::int64_t value) {
  if (measure.unit == reach::Unit::person_hour)
    out.value(static_cast<double>((value * 100 + 30) / 60) / 100.0);
  else
    out.value(value);
}

void write_definition(json::Writer& out, reach::Definition const& d) {
  out.begin_object().field("code", d.code).field("version", d.version).field("unit", reach::code(d.unit))
      .field("qualification", reach::code(d.qualification));
  if (d.at_least_percent > 0) out.field("at_least_percent", d.at_least_percent);
  out.field("scope", reach::code(d.scope)).field("head_count_rule", reach::code(d.head_counts)).field("attributes", reach::code(d.attributes))
      .field("time_basis", d.time_basis);
  out.key("roles").begin_array();
  for (auto role : d.roles) out.value(reach::code(role));
  out.end_array().field("additive", d.additive).field("name", d.name).field("text", d.text).end_object();
}

void write_answer(json::Writer& out, reach::Query const& query, reach::Answer const& answer, Labels const& labels) {
  out.begin_object().field("measure", query.measure->code).field("unit", reach::code(query.measure->unit)).key("value");
  write_value(out, *query.measure, answer.value);
  out.key("by").begin_array();
  for (auto dimension : query.by) out.value(reach::name(dimension));
  out.end_array();
  write_groups(out, query, answer.groups);
  out.key("overlap");
  write_value(out, *query.measure, answer.overlap);
  out.key("missing").begin_object();
  for (auto const& [dimension, count] : answer.missing) {
    out.key(reach::name(dimension));
    write_value(out, *query.measure, count);
  }
  out.end_object();
  write_completeness(out, answer.completeness);
  if (answer.head_counts)
    out.key("head_counts").begin_object().field("sessions", answer.head_counts->sessions).field("total", answer.head_counts->total)
        .field("women", answer.head_counts->women).field("men", answer.head_counts->men)
        .field("sex_unknown", answer.head_counts->sex_unknown).end_object();
  out.key("definition");
  write_definition(out, reach::definition(query));
  write_filters(out, query);
  out.key("known_as_of").begin_object().field("tick", answer.tick).field("recorded_at", answer.recorded_at).end_object();
  write_labels(out, labels);
  out.end_object();
}

void write_points(json::Writer& out, reach::Query const& query, std::vector<Point> const& points, reach::Index const& index) {
  out.begin_object().field("measure", query.measure->code).field("unit", reach::code(query.measure->unit)).key("by").begin_array();
  for (auto dimension : query.by) out.value(reach::name(dimension));
  out.end_array().key("points").begin_array();
  for (auto const& point : points) {
    out.begin_object().field("to", point.end).key("value");
    write_value(out, *query.measure, point.answer.value);
    write_groups(out, query, point.answer.groups);
    out.end_object();
  }
  out.end_array().key("known_as_of").begin_object().field("tick", index.tick()).field("recorded_at", index.recorded_at()).end_object()
      .end_object();
}

}  // namespace athar::api
