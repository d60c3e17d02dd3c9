#include "server/json/writer.hpp"

#include <array>
#include <cmath>

namespace athar::json {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Bytes that are copied as they are: ASCII without controls, quote and backslash.
constexpr std::array<bool, 256> plain = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) table[c] = c != '"' && c != '\\';
  return table;
}();

void append_escaped(std::string& out, unsigned char c) {
  static constexpr char hex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      out += "\\u00";
      out += hex[c >> 4];
      out += hex[c & 0x0F];
  }
}

bool is_absent(Shape const& shape, void const* value) {
  if (shape.kind == Kind::optional) return shape.get(value) == nullptr;
  return shape.kind == Kind::present && !shape.given(value);
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const c = static_cast<unsigned char>(text[at]);
    if (plain[c]) {
      ++at;
      continue;
    }
    std::size_t const length = c < 0x80 ? 0 : utf8_sequence_length(text, at);
    bool const separator =
        length == 3 && c == 0xE2 && text[at + 1] == '\x80' && (text[at + 2] == '\xA8' || text[at + 2] == '\xA9');
    if (length != 0 && !separator) {
      at += length;
      continue;
    }
    out.append(text, copied, at - copied);
    if (separator) {
      out += text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
    } else if (c < 0x80) {
      append_escaped(out, c);
    } else {
      out += replacement;
    }
    at += separator ? 3 : 1;
    copied = at;
  }
  out.append(text, copied);
  out += '"';
}

Writer& Writer::key(std::string_view name) {
  separate();
  append_string(out_, name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

Writer& Writer::value(std::string_view text) {
  separate();
  append_string(out_, text);
  return *this;
}

Writer& Writer::value(double number) {
  if (!std::isfinite(number)) return null();
  char digits[32];
  auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return raw({digits, static_cast<std::size_t>(end - digits)});
}

Writer& Writer::value(LocalizedText const& text) {
  begin_object();
  if (!text.fr.empty()) field("fr", text.fr);
  if (!text.ar.empty()) field("ar", text.ar);
  if (!text.en.empty()) field("en", text.en);
  return end_object();
}

Writer& Writer::write(Shape const& shape, void const* from) {
  switch (shape.kind) {
    case Kind::boolean:
      return value(*static_cast<bool const*>(from));
    case Kind::integer:
      return value(shape.integer(from));
    case Kind::number:
      return value(*static_cast<double const*>(from));
    case Kind::text:
      return value(*static_cast<std::string const*>(from));
    case Kind::text_value:
      if (shape.format.empty()) {
        std::string text;
        shape.append_text(from, text);
        return value(text);
      }
      separate();
      out_ += '"';
      shape.append_text(from, out_);
      out_ += '"';
      return *this;
    case Kind::choice:
      write_choice(shape, from);
      return *this;
    case Kind::localized:
      return value(*static_cast<LocalizedText const*>(from));
    case Kind::raw:
      return raw(static_cast<Raw const*>(from)->text);
    case Kind::optional:
    case Kind::present: {
      void const* inner = shape.get(from);
      return inner ? write(shape.element(), inner) : null();
    }
    case Kind::list:
      write_list(shape, from);
      return *this;
    case Kind::map:
      write_map(shape, from);
      return *this;
    case Kind::object:
      write_object(shape, from);
      return *this;
  }
  return *this;
}

void Writer::write_choice(Shape const& shape, void const* from) {
  std::int64_t const number = shape.integer(from);
  for (Choice const& one : shape.choices) {
    if (one.value == number) {
      value(one.name);
      return;
    }
  }
  null();
}

void Writer::write_list(Shape const& shape, void const* from) {
  begin_array();
  Shape const& element = shape.element();
  std::size_t const count = shape.size(from);
  for (std::size_t i = 0; i < count; ++i) write(element, shape.at(from, i));
  end_array();
}

void Writer::write_map(Shape const& shape, void const* from) {
  struct Context {
    Writer& writer;
    Shape const& element;
  } context{*this, shape.element()};
  begin_object();
  shape.each(from, &context, [](void* to, std::string_view name, void const* value) {
    auto& [writer, element] = *static_cast<Context*>(to);
    if (is_absent(element, value)) return;
    writer.key(name).write(element, value);
  });
  end_object();
}

void Writer::write_object(Shape const& shape, void const* from) {
  begin_object();
  for (Member const& member : shape.members) {
    Shape const& of = member.shape();
    void const* at = static_cast<char const*>(from) + member.offset;
    if (is_absent(of, at)) continue;
    key(member.name).write(of, at);
  }
  end_object();
}

std::string indented(std::string_view json) {
  std::string out;
  out.reserve(json.size() * 2);
  std::size_t depth = 0;
  auto new_line = [&] { out.append("\n").append(depth * 2, ' '); };
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    char const c = json[i];
    if (in_string) {
      out += c;
      if (c == '\\' && i + 1 < json.size()) {
        out += json[++i];
      } else if (c == '"') {
        in_string = false;
      }
      continue;
    }
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    char const next = i + 1 < json.size() ? json[i + 1] : '\0';
    if (c == '"') in_string = true;
    if ((c == '{' && next == '}') || (c == '[' && next == ']')) {
      out += c;
      out += next;
      ++i;
    } else if (c == '{' || c == '[') {
      out += c;
      ++depth;
      new_line();
    } else if (c == '}' || c == ']') {
      if (depth > 0) --depth;
      new_line();
      out += c;
    } else if (c == ',') {
      out += c;
      new_line();
    } else {
      out += c;
      if (c == ':') out += ' ';
    }
  }
  return out;
}

}  // namespace athar::json
