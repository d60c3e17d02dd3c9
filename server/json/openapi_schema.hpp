#pragma once
#include <map>
#include <set>
#include <string>

#include "server/json/writer.hpp"

/// The "components/schemas" of the OpenAPI document: which named types are used, how they are called, how each is
/// written.
namespace athar::json {

enum class Direction { request, answer };

class Schemas {
 public:
  /// Notes that the type, and everything in it, is used that way. Throws std::logic_error when another type has its
  /// name.
  void use(Shape const& shape, Direction direction);

  /// Writes the schema of a value: a reference for described structs and enumerations. `initial`, when given, is the
  /// value that an absent one takes.
  void write(Writer& out, Shape const& shape, Direction direction, Note const& note,
             void const* initial = nullptr) const;

  /// Writes every named schema, by name.
  void write_components(Writer& out) const;

 private:
  /// True when the type is used both ways and reads other fields as required than it writes.
  bool has_two_faces(Shape const& shape) const;
  std::string name_of(Shape const& shape, Direction direction) const;
  void write_value(Writer& out, Shape const& shape, Direction direction, Note const& note, void const* initial) const;
  void write_text_value(Writer& out, Shape const& shape, Note const& note) const;
  void write_object(Writer& out, Shape const& shape, Direction direction) const;

  std::map<std::string, Shape const*> named_;
  std::set<std::pair<Shape const*, Direction>> used_;
};

}  // namespace athar::json
