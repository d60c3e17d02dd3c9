#pragma once
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "server/json/shape.hpp"
#include "server/json/text.hpp"

/// Builds the `Shape` of a type from its Boost.Describe metadata.
///
///   struct NewSitting { LocalTime starts; LocalTime ends; };
///   BOOST_DESCRIBE_STRUCT(NewSitting, (), (starts, ends))
///
/// Enumerations are described with BOOST_DESCRIBE_ENUM (a trailing underscore is dropped: `delete_` is "delete") or
/// listed by a `choices` function beside them. Types with `parse(std::string_view)` and `text()` are strings on the
/// wire.
namespace athar::json {

template <class T>
Shape const& shape_of();

namespace detail {

template <class T>
struct Element {};
template <class T>
struct Element<std::optional<T>> {
  using type = T;
  static constexpr Kind kind = Kind::optional;
};
template <class T>
struct Element<Present<T>> {
  using type = T;
  static constexpr Kind kind = Kind::present;
};
template <class T>
struct Element<std::vector<T>> {
  using type = T;
  static constexpr Kind kind = Kind::list;
};
template <class T>
struct Element<std::map<std::string, T>> {
  using type = T;
  static constexpr Kind kind = Kind::map;
};

template <class T>
concept Container = requires {
  typename Element<T>::type;
};

template <class T>
concept TextValue = requires(T const& value, std::string_view text) {
  T::parse(text);
  { value.text() } -> std::convertible_to<std::string_view>;
};

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

/// How a text value is named in the OpenAPI document and which code refuses it; a type of the domain whose parse()
/// answers a `Result` brings its own code.
template <class T>
struct TextFormat {
  static constexpr std::string_view format = "", code = "invalid_value", example = "";
};
template <class T>
requires(IsId<T>::value || std::is_same_v<T, Uuid>) struct TextFormat<T> {
  static constexpr std::string_view format = "uuid", code = "invalid_uuid", example = "";
};
template <>
struct TextFormat<LocalDate> {
  static constexpr std::string_view format = "date", code = "invalid_date", example = "2026-11-22";
};
template <>
struct TextFormat<LocalTime> {
  static constexpr std::string_view format = "time", code = "invalid_time", example = "09:00";
};
template <>
struct TextFormat<Instant> {
  static constexpr std::string_view format = "date-time", code = "invalid_instant",
                                    example = "2026-11-22T10:42:00.123456Z";
};

std::string code_of(Error const& error);

template <class T>
void integer_access(Shape& shape) {
  shape.set_integer = [](void* to, std::int64_t value) { *static_cast<T*>(to) = static_cast<T>(value); };
  shape.integer = [](void const* from) { return static_cast<std::int64_t>(*static_cast<T const*>(from)); };
}

template <class T>
void text_value(Shape& shape) {
  shape.kind = Kind::text_value;
  shape.format = TextFormat<T>::format;
  shape.example = TextFormat<T>::example;
  shape.set_text = [](void* to, std::string_view text) -> std::string {
    auto parsed = T::parse(text);
    if (parsed) {
      *static_cast<T*>(to) = std::move(*parsed);
      return {};
    }
    if constexpr (requires { parsed.error(); })
      return code_of(parsed.error());
    else
      return std::string(TextFormat<T>::code);
  };
  shape.append_text = [](void const* from, std::string& out) { append_text(out, *static_cast<T const*>(from)); };
}

template <class T>
void choice(Shape& shape) {
  shape.kind = Kind::choice;
  shape.name = component_name(__PRETTY_FUNCTION__);
  if constexpr (requires { wire_name(Of<T>{}); }) shape.name = wire_name(Of<T>{});
  integer_access<T>(shape);
  if constexpr (requires { choices(Of<T>{}); }) {
    static constexpr auto table = choices(Of<T>{});
    shape.choices.assign(table.begin(), table.end());
  } else {
    static_assert(boost::describe::has_describe_enumerators<T>::value,
                  "describe the enumeration with BOOST_DESCRIBE_ENUM");
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&shape](auto enumerator) {
      std::string_view name = enumerator.name;
      if (name.ends_with('_')) name.remove_suffix(1);
      shape.choices.push_back({name, static_cast<std::int64_t>(enumerator.value)});
    });
  }
}

template <class T>
void container(Shape& shape) {
  using X = typename Element<T>::type;
  static_assert(!(std::is_same_v<T, std::vector<bool>>), "a list of booleans has no addressable elements");
  shape.kind = Element<T>::kind;
  shape.element = &shape_of<X>;
  if constexpr (Element<T>::kind == Kind::optional) {
    shape.emplace = [](void* to) -> void* { return &static_cast<T*>(to)->emplace(); };
    shape.clear = [](void* to) { static_cast<T*>(to)->reset(); };
    shape.get = [](void const* from) -> void const* {
      auto const& value = *static_cast<T const*>(from);
      return value ? &*value : nullptr;
    };
  } else if constexpr (Element<T>::kind == Kind::present) {
    shape.emplace = [](void* to) -> void* {
      static_cast<T*>(to)->given = true;
      return &static_cast<T*>(to)->value.emplace();
    };
    shape.clear = [](void* to) { *static_cast<T*>(to) = T{.given = true, .value = std::nullopt}; };
    shape.given = [](void const* from) { return static_cast<T const*>(from)->given; };
    shape.get = [](void const* from) -> void const* {
      auto const& value = static_cast<T const*>(from)->value;
      return value ? &*value : nullptr;
    };
  } else if constexpr (Element<T>::kind == Kind::list) {
    shape.emplace = [](void* to) -> void* { return &static_cast<T*>(to)->emplace_back(); };
    shape.size = [](void const* from) { return static_cast<T const*>(from)->size(); };
    shape.at = [](void const* from, std::size_t i) -> void const* { return &(*static_cast<T const*>(from))[i]; };
  } else {
    shape.emplace_key = [](void* to, std::string_view key) -> void* {
      return &(*static_cast<T*>(to))[std::string(key)];
    };
    shape.each = [](void const* from, void* context, void (*visit)(void*, std::string_view, void const*)) {
      for (auto const& [key, value] : *static_cast<T const*>(from)) visit(context, key, &value);
    };
  }
}

template <class C, class M>
C class_of(M C::*);
template <class C, class M>
M type_of(M C::*);

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

/// True when every note of T is about a member that T or one of its bases has.
template <class T>
constexpr bool notes_name_members() {
  bool all = true;
  for (Note const& note : notes(Of<T>{})) {
    bool found = false;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) { found = found || note.member == member.name; });
    all = all && found;
  }
  return all;
}

template <class Owner>
void take_note(Note& into, std::string_view member) {
  if constexpr (requires { notes(Of<Owner>{}); }) {
    static constexpr auto table = notes(Of<Owner>{});
    for (Note const& note : table)
      if (note.member == member) into = note;
  }
}

template <class T>
void object(Shape& shape) {
  static_assert(boost::describe::has_describe_members<T>::value, "describe the type with BOOST_DESCRIBE_STRUCT");
  static T const initial{};
  shape.kind = Kind::object;
  shape.name = component_name(__PRETTY_FUNCTION__);
  if constexpr (requires { wire_name(Of<T>{}); }) shape.name = wire_name(Of<T>{});
  shape.initial = &initial;
  if constexpr (requires { read_as(Of<T>{}); })
    shape.read_as = []<class A>(Of<A>) -> ShapeFunction { return &shape_of<A>; }(read_as(Of<T>{}));
  if constexpr (requires { notes(Of<T>{}); })
    static_assert(notes_name_members<T>(), "a note is about a member that the type does not have");
  boost::mp11::mp_for_each<MembersOf<T>>([&shape](auto member) {
    constexpr auto pointer = decltype(member)::pointer;
    using Owner = decltype(class_of(pointer));
    Member entry{member.name, 0, &shape_of<decltype(type_of(pointer))>, {}};
    entry.offset = static_cast<std::size_t>(reinterpret_cast<char const*>(&(initial.*pointer)) -
                                            reinterpret_cast<char const*>(&initial));
    take_note<Owner>(entry.note, entry.name);
    if constexpr (!std::is_same_v<Owner, T>) take_note<T>(entry.note, entry.name);
    shape.members.push_back(entry);
  });
}

template <class T>
Shape build_shape() {
  Shape shape;
  if constexpr (std::is_same_v<T, bool>) {
    shape.kind = Kind::boolean;
  } else if constexpr (std::is_integral_v<T>) {
    shape.kind = Kind::integer;
    constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    shape.minimum = static_cast<std::int64_t>(std::numeric_limits<T>::min());
    shape.maximum = static_cast<std::int64_t>(std::min<std::uint64_t>(limit, std::numeric_limits<T>::max()));
    integer_access<T>(shape);
  } else if constexpr (std::is_same_v<T, double>) {
    shape.kind = Kind::number;
  } else if constexpr (std::is_same_v<T, std::string>) {
    shape.kind = Kind::text;
  } else if constexpr (std::is_same_v<T, LocalizedText>) {
    shape.kind = Kind::localized;
  } else if constexpr (std::is_same_v<T, Raw>) {
    shape.kind = Kind::raw;
  } else if constexpr (std::is_enum_v<T>) {
    choice<T>(shape);
  } else if constexpr (Container<T>) {
    container<T>(shape);
  } else if constexpr (TextValue<T> || std::is_same_v<T, Uuid>) {
    text_value<T>(shape);
  } else {
    object<T>(shape);
  }
  return shape;
}

}  // namespace detail

/// The shape of T, built at the first call and kept.
template <class T>
Shape const& shape_of() {
  static Shape const shape = detail::build_shape<T>();
  return shape;
}

}  // namespace athar::json
