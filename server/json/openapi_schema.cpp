#include "server/json/openapi_schema.hpp"

#include <algorithm>
#include <stdexcept>

#include "server/json/read.hpp"

namespace athar::json {
namespace {

bool is_named(Shape const& shape) { return shape.kind == Kind::object || shape.kind == Kind::choice; }

/// Whether a request and an answer of that type, or of a type within it, differ in the fields they require.
bool differs(Shape const& shape, std::set<Shape const*>& seen) {
  if (!seen.insert(&shape).second) return false;
  if (shape.element && differs(shape.element(), seen)) return true;
  return std::any_of(shape.members.begin(), shape.members.end(), [&](Member const& member) {
    return is_required(member) != is_always_written(member) || differs(member.shape(), seen);
  });
}

std::string_view pattern_text(Pattern pattern) {
  switch (pattern) {
    case Pattern::phone:
      return "^\\+[1-9][0-9]{6,14}$";
    case Pattern::code:
      return "^[A-Za-z0-9_./-]{1,64}$";
    case Pattern::country:
      return "^[A-Z]{2}$";
    case Pattern::none:
    case Pattern::email:
      return {};
  }
  return {};
}

/// The example with the type it has in JSON.
void write_example(Writer& out, Kind kind, std::string_view example) {
  if (kind == Kind::integer || kind == Kind::number || kind == Kind::boolean)
    out.raw(example);
  else
    out.value(example);
}

void write_limit(Writer& out, std::string_view name, std::optional<std::int64_t> limit) {
  if (limit) out.field(name, *limit);
}

}  // namespace

void Schemas::use(Shape const& shape, Direction direction) {
  if (is_named(shape)) {
    if (!used_.insert({&shape, direction}).second) return;
    auto const [at, is_new] = named_.emplace(shape.name, &shape);
    bool const is_reserved = shape.name == "Problem" || shape.name == "FieldProblem";
    if (is_reserved || (!is_new && at->second != &shape))
      throw std::logic_error("two types are called " + shape.name + " in the OpenAPI document");
  }
  if (shape.element) use(shape.element(), direction);
  for (Member const& member : shape.members) use(member.shape(), direction);
}

bool Schemas::has_two_faces(Shape const& shape) const {
  std::set<Shape const*> seen;
  return used_.contains({&shape, Direction::request}) && used_.contains({&shape, Direction::answer}) &&
         differs(shape, seen);
}

std::string Schemas::name_of(Shape const& shape, Direction direction) const {
  if (direction == Direction::answer || !has_two_faces(shape)) return shape.name;
  std::string name = shape.name + "Input";
  if (named_.contains(name)) throw std::logic_error("the OpenAPI document needs the name " + name + " for itself");
  return name;
}

void Schemas::write(Writer& out, Shape const& shape, Direction direction, Note const& note, void const* initial) const {
  // A note beside a reference: OpenAPI 3.1 allows both in one object.
  if (is_named(shape)) {
    out.begin_object().field("$ref", "#/components/schemas/" + name_of(shape, direction));
    if (!note.description.empty()) out.field("description", note.description);
    if (initial) out.key("default").write(shape, initial);
    out.end_object();
    return;
  }
  if (shape.kind == Kind::optional) return write(out, shape.element(), direction, note);
  if (shape.kind == Kind::present) {
    out.begin_object();
    if (!note.description.empty()) out.field("description", note.description);
    out.key("oneOf").begin_array();
    Note plain = note;
    plain.description = {};
    write(out, shape.element(), direction, plain);
    out.begin_object().field("type", "null").end_object().end_array().end_object();
    return;
  }
  write_value(out, shape, direction, note, initial);
}

void Schemas::write_value(Writer& out, Shape const& shape, Direction direction, Note const& note,
                          void const* initial) const {
  ReadLimits const limits;
  bool const is_request = direction == Direction::request;
  out.begin_object();
  if (!note.description.empty()) out.field("description", note.description);
  switch (shape.kind) {
    case Kind::boolean:
      out.field("type", "boolean");
      break;
    case Kind::integer: {
      out.field("type", "integer");
      bool const is_wide = shape.minimum < INT32_MIN || shape.maximum > INT32_MAX;
      out.field("format", is_wide ? "int64" : "int32");
      write_limit(out, "minimum",
                  note.minimum         ? note.minimum
                  : shape.minimum == 0 ? std::optional<std::int64_t>(0)
                                       : std::nullopt);
      write_limit(out, "maximum", note.maximum);
      break;
    }
    case Kind::number:
      out.field("type", "number").field("format", "double");
      write_limit(out, "minimum", note.minimum);
      write_limit(out, "maximum", note.maximum);
      break;
    case Kind::text:
      out.field("type", "string");
      if (note.pattern == Pattern::email) out.field("format", "email");
      if (is_request && !pattern_text(note.pattern).empty()) out.field("pattern", pattern_text(note.pattern));
      if (is_request) out.field("maxLength", note.max_length != 0 ? note.max_length : limits.max_length);
      break;
    case Kind::text_value:
      write_text_value(out, shape, note);
      break;
    case Kind::localized:
      out.field("type", "object").field("additionalProperties", false).key("properties").begin_object();
      for (std::string_view language : {"fr", "ar", "en"}) {
        out.key(language).begin_object().field("type", "string");
        if (is_request) out.field("maxLength", note.max_length != 0 ? note.max_length : limits.max_localized);
        out.end_object();
      }
      out.end_object();
      break;
    case Kind::raw:
      break;
    case Kind::list:
    case Kind::map: {
      Note element_note = note;
      element_note.description = element_note.example = {};
      out.field("type", shape.kind == Kind::list ? "array" : "object");
      out.key(shape.kind == Kind::list ? "items" : "additionalProperties");
      write(out, shape.element(), direction, element_note);
      std::string_view const most = shape.kind == Kind::list ? "maxItems" : "maxProperties";
      if (is_request) out.field(most, note.max_items != 0 ? note.max_items : limits.max_items);
      if (is_request && note.min_items != 0) out.field("minItems", note.min_items);
      break;
    }
    case Kind::object:
    case Kind::choice:
    case Kind::optional:
    case Kind::present:
      break;
  }
  if (!note.example.empty()) {
    out.key("examples").begin_array();
    write_example(out, shape.kind, note.example);
    out.end_array();
  }
  if (initial) out.key("default").write(shape, initial);
  out.end_object();
}

void Schemas::write_text_value(Writer& out, Shape const& shape, Note const& note) const {
  out.field("type", "string");
  if (shape.format == "time")
    out.field("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$");
  else if (!shape.format.empty())
    out.field("format", shape.format);
  if (note.example.empty() && !shape.example.empty())
    out.key("examples").begin_array().value(shape.example).end_array();
}

void Schemas::write_object(Writer& out, Shape const& shape, Direction direction) const {
  bool const is_request = direction == Direction::request;
  out.begin_object().field("type", "object");
  if (is_request && !shape.read_as) out.field("additionalProperties", false);
  out.key("properties").begin_object();
  for (Member const& member : shape.members) {
    out.key(member.name);
    bool const has_default = is_request && member.note.has_default;
    write(out, member.shape(), direction, member.note,
          has_default ? static_cast<char const*>(shape.initial) + member.offset : nullptr);
  }
  out.end_object();
  bool const any_required = std::any_of(shape.members.begin(), shape.members.end(), [&](Member const& member) {
    return is_request ? is_required(member) : is_always_written(member);
  });
  if (any_required) {
    out.key("required").begin_array();
    for (Member const& member : shape.members)
      if (is_request ? is_required(member) : is_always_written(member)) out.value(member.name);
    out.end_array();
  }
  out.end_object();
}

void Schemas::write_components(Writer& out) const {
  for (auto const& [name, shape] : named_) {
    if (shape->kind == Kind::choice) {
      out.key(name).begin_object().field("type", "string").key("enum").begin_array();
      for (Choice const& one : shape->choices) out.value(one.name);
      out.end_array().end_object();
      continue;
    }
    bool const answered = used_.contains({shape, Direction::answer});
    bool const two_faces = has_two_faces(*shape);
    if (answered) {
      out.key(name);
      write_object(out, *shape, Direction::answer);
    }
    if (two_faces || !answered) {
      out.key(name_of(*shape, Direction::request));
      write_object(out, *shape, Direction::request);
    }
  }
}

}  // namespace athar::json
