#pragma once
#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "domain/shared/localized_text.hpp"
#include "server/json/describe.hpp"

namespace athar::json {

/// Appends JSON to a string as it goes; commas are its business. Whatever it is given, the result is valid UTF-8:
/// broken bytes become U+FFFD, control characters and U+2028/2029 are escaped.
///
///   json::Writer out;
///   out.begin_object().field("id", id).key("days").begin_array();
///   …
///   out.end_array().end_object();
///   return out.take();
class Writer {
 public:
  explicit Writer(std::size_t reserve = 512) { out_.reserve(reserve); }

  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);

  Writer& value(std::string_view text);
  Writer& value(std::string const& text) { return value(std::string_view(text)); }
  Writer& value(char const* text) { return value(std::string_view(text)); }
  Writer& value(std::same_as<bool> auto truth) { return raw(truth ? "true" : "false"); }
  template <std::integral N>
  requires(!std::same_as<N, bool> && !std::same_as<N, char>) Writer& value(N number) {
    char digits[24];
    auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return raw({digits, static_cast<std::size_t>(end - digits)});
  }
  Writer& value(double number);  ///< not finite: null
  Writer& value(LocalizedText const& text);
  Writer& null() { return raw("null"); }
  /// Uuid, Id, LocalDate, LocalTime, Instant.
  template <class T>
  requires(detail::TextValue<T> || std::same_as<T, Uuid>) Writer& value(T const& text_value) {
    if constexpr (detail::TextFormat<T>::format.empty()) return value(std::string_view(text_value.text()));
    separate();
    out_ += '"';
    append_text(out_, text_value);
    out_ += '"';
    return *this;
  }
  template <class E>
  requires std::is_enum_v<E> Writer& value(E choice) { return write(shape_of<E>(), &choice); }
  /// JSON that is already JSON.
  Writer& raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
  }

  template <class V>
  Writer& field(std::string_view name, V const& v) {
    key(name);
    return value(v);
  }
  /// Left out when there is none.
  template <class V>
  Writer& field(std::string_view name, std::optional<V> const& v) {
    if (v) field(name, *v);
    return *this;
  }

  /// Writes a value of that shape; empty optionals are left out of their object.
  Writer& write(Shape const& shape, void const* value);

  std::string const& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  Writer& open(char bracket) {
    separate();
    out_ += bracket;
    needs_comma_ = false;
    return *this;
  }
  Writer& close(char bracket) {
    out_ += bracket;
    needs_comma_ = true;
    return *this;
  }
  void separate() {
    if (needs_comma_) out_ += ',';
    needs_comma_ = true;
  }
  void write_choice(Shape const& shape, void const* value);
  void write_list(Shape const& shape, void const* value);
  void write_map(Shape const& shape, void const* value);
  void write_object(Shape const& shape, void const* value);

  std::string out_;
  bool needs_comma_{false};
};

/// Appends the text as a JSON string, with its quotes.
void append_string(std::string& out, std::string_view text);

/// Writes a described struct, or a container or value of the kinds that described structs may hold.
template <class T>
void write(Writer& writer, T const& value) {
  writer.write(shape_of<T>(), &value);
}

/// The JSON text of a value.
template <class T>
std::string to_json(T const& value) {
  Writer writer;
  write(writer, value);
  return writer.take();
}

/// The same JSON over several lines with two spaces of indentation, for golden files and for people.
std::string indented(std::string_view json);

}  // namespace athar::json
