#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the reader, the writer and the OpenAPI document know of a type. A `Shape` is built once per type by
/// `shape_of<T>()` (describe.hpp); everything that works on it is ordinary code, so that dozens of wire types stay
/// cheap to compile.
namespace athar::json {

/// A tag that carries a type, for the functions found beside that type:
///   constexpr auto notes(json::Of<NewSession>) { return std::to_array<json::Note>({{.member = "venue", .max_length =
///   200}}); } constexpr auto choices(json::Of<Sex>) { return std::to_array<json::Choice>({{"F", int(Sex::female)},
///   …}); } constexpr auto read_as(json::Of<NewSession>) { return json::Of<Session>{}; } constexpr std::string_view
///   wire_name(json::Of<NewSession>) { return "SessionToCreate"; }
template <class T>
struct Of {};

/// The form of a string that is checked while reading and printed in the OpenAPI document.
enum class Pattern {
  none,
  email,    ///< one @, a dotted domain, at most 254 bytes; refused as invalid_email
  phone,    ///< E.164: + and 7 to 15 digits; refused as invalid_phone
  code,     ///< letters, digits, "_", "-", "." and "/", at most 64; refused as invalid_code
  country,  ///< two capital letters; refused as invalid_code
};

/// What is said of one member beside its type. Every part is optional.
struct Note {
  std::string_view member{};
  std::string_view description{};  ///< one English sentence for the OpenAPI document
  std::string_view example{};      ///< as text; numbers and booleans are recognised
  Pattern pattern{Pattern::none};
  std::optional<std::int64_t> minimum{};  ///< of a number
  std::optional<std::int64_t> maximum{};  ///< of a number
  std::size_t max_length{0};              ///< code points of a string or of each language; 0 is the default limit
  std::size_t min_items{0};               ///< of a list
  std::size_t max_items{0};               ///< of a list or map; 0 is the default limit
  bool has_default{false};                ///< absent or null leaves the member as the struct initialises it
  bool required{false};                   ///< for a list or map that may not be absent
  bool may_be_blank{false};               ///< a required string may be empty
  bool multiline{false};                  ///< line breaks and tabs are allowed
  bool verbatim{false};                   ///< never trimmed or changed: passwords
};

/// One value of an enumeration and its name on the wire.
struct Choice {
  std::string_view name;
  std::int64_t value;
};

/// A member whose absence and whose null mean different things: absent leaves the stored value, null makes it unknown.
template <class T>
struct Present {
  bool given{false};
  std::optional<T> value{};
  friend bool operator==(Present const&, Present const&) = default;
};

/// Any JSON, as text. Written as it is, so it must come from the reader or from a `jsonb` column.
struct Raw {
  std::string text{"null"};
  friend bool operator==(Raw const&, Raw const&) = default;
};

enum class Kind {
  boolean,     ///< bool
  integer,     ///< any integer type; unsigned 64-bit values above 2^63-1 are out of range
  number,      ///< double
  text,        ///< std::string
  text_value,  ///< ids, dates, times, instants and every type with parse() and text()
  choice,      ///< enumeration
  localized,   ///< LocalizedText
  raw,         ///< Raw
  optional,    ///< std::optional<X>
  present,     ///< Present<X>
  list,        ///< std::vector<X>
  map,         ///< std::map<std::string, X>
  object,      ///< described struct
};

struct Shape;
using ShapeFunction = Shape const& (*)();

struct Member {
  std::string_view name;
  std::size_t offset;   ///< bytes from the start of the object
  ShapeFunction shape;  ///< a function, because types may contain themselves
  Note note;
};

struct Shape {
  Kind kind{Kind::object};
  std::string name;                ///< component name in the OpenAPI document, for objects and choices
  ShapeFunction element{nullptr};  ///< of optional, present, list and map
  std::vector<Member> members;     ///< of an object, inherited ones first
  ShapeFunction read_as{nullptr};  ///< the answer type whose other fields a request may repeat; they are ignored
  std::vector<Choice> choices;     ///< of a choice
  std::int64_t minimum{0};         ///< of an integer type
  std::int64_t maximum{0};
  std::string_view format;       ///< of a text value, as OpenAPI names it: uuid, date, time, date-time
  std::string_view example;      ///< of a text value
  void const* initial{nullptr};  ///< an object as it is initialised, to print the defaults

  // How the value is reached; set as the kind needs.
  void (*set_integer)(void*, std::int64_t){nullptr};
  std::int64_t (*integer)(void const*){nullptr};
  std::string (*set_text)(void*, std::string_view){nullptr};  ///< answers the error code, empty when read
  void (*append_text)(void const*, std::string&){nullptr};
  void* (*emplace)(void*){nullptr};                        ///< optional, present: its value; list: a new last element
  void* (*emplace_key)(void*, std::string_view){nullptr};  ///< map: the value of that key
  void (*clear)(void*){nullptr};                           ///< optional, present: given as null
  bool (*given)(void const*){nullptr};                     ///< present
  void const* (*get)(void const*){nullptr};                ///< optional, present: the value, or nullptr
  std::size_t (*size)(void const*){nullptr};               ///< list
  void const* (*at)(void const*, std::size_t){nullptr};    ///< list
  void (*each)(void const*, void*, void (*)(void*, std::string_view, void const*)){nullptr};  ///< map, in key order
};

/// True when a request must hold the member.
bool is_required(Member const& member);
/// True when an answer always holds the member.
bool is_always_written(Member const& member);

/// "SessionPage" from a pretty function name that ends in "T = athar::api::Page<athar::api::Session>]".
std::string component_name(std::string_view pretty_function);

/// The names of the choices, separated by ", ".
std::string allowed_names(Shape const& choice);

}  // namespace athar::json
