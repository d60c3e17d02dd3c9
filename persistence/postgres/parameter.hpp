#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"

namespace athar::persistence {

/// A named parameter of a statement, sent as text; PostgreSQL reads it as the type its place asks for.
struct Parameter {
  std::string_view name;
  std::optional<std::string> value;
  bool is_kept{false};  ///< see `kept`

  Parameter(std::string_view n, std::nullopt_t) : name(n) {}
  Parameter(std::string_view n, std::string v) : name(n), value(std::move(v)) {}
  Parameter(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
  Parameter(std::string_view n, char const* v) : name(n), value(v) {}
  Parameter(std::string_view n, bool v) : name(n), value(v ? "t" : "f") {}
  template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
  Parameter(std::string_view n, T v) : name(n), value(std::to_string(v)) {}
  Parameter(std::string_view n, Uuid const& v) : name(n), value(v.text()) {}
  Parameter(std::string_view n, LocalDate v) : name(n), value(v.text()) {}
  Parameter(std::string_view n, Instant v) : name(n), value(v.text()) {}
  template <class Tag>
  Parameter(std::string_view n, Id<Tag> const& v) : name(n), value(v.text()) {}
  template <class T>
  Parameter(std::string_view n, std::optional<T> const& v) : name(n) {
    if (v) value = Parameter(n, *v).value;
  }
  Parameter(std::string_view n, std::vector<std::string> const& v);
  template <class T>
    requires requires(T const& t) { t.text(); }
  Parameter(std::string_view n, std::vector<T> const& v) : name(n), value("{") {
    for (auto const& each : v) {
      if (value->size() > 1) *value += ',';
      *value += each.text();
    }
    *value += '}';
  }
  template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
  Parameter(std::string_view n, std::vector<T> const& v) : name(n), value("{") {
    for (auto each : v) {
      if (value->size() > 1) *value += ',';
      *value += std::to_string(each);
    }
    *value += '}';
  }
};

/// A parameter of a list that takes few values (a state, the day, a page's size, whose list it is): the list's plan is made for the value,
/// and kept. Every other value that is given has the plan made anew each time.
template <class T>
Parameter kept(std::string_view name, T const& value) {
  Parameter parameter(name, value);
  parameter.is_kept = true;
  return parameter;
}

/// `sql` with the values of a list's parameters in their places; empty when one is given that is not `kept`, or is no plain word.
std::optional<std::string> with_values(std::string_view sql, std::span<Parameter const> parameters);

}  // namespace athar::persistence
