#include "server/json/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "server/json/parse.hpp"

namespace athar::json {
namespace {

namespace bj = boost::json;

std::string_view view(bj::string const& text) { return {text.data(), text.size()}; }
std::string_view view(bj::string_view text) { return {text.data(), text.size()}; }

/// The word that `wrong_type` names; each has a translation as type_<word>.
std::string_view type_word(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "true_or_false";
    case Kind::integer:
      return "whole_number";
    case Kind::number:
      return "number";
    case Kind::list:
      return "list";
    case Kind::text:
    case Kind::text_value:
    case Kind::choice:
      return "text";
    default:
      return "object";
  }
}

template <class N>
std::string range_text(std::optional<N> minimum, std::optional<N> maximum) {
  if (minimum && maximum) return fmt::format("{}..{}", *minimum, *maximum);
  return minimum ? fmt::format(">= {}", *minimum) : fmt::format("<= {}", *maximum);
}

bool is_blank_text(bj::value const& from) { return from.is_string() && trimmed(view(from.get_string())).empty(); }

bool is_blank_localized(bj::value const& from) {
  if (!from.is_object()) return false;
  auto const& languages = from.get_object();
  return std::all_of(languages.begin(), languages.end(), [](auto const& one) {
    std::string_view const key = view(one.key());
    return (key == "fr" || key == "ar" || key == "en") && (one.value().is_null() || is_blank_text(one.value()));
  });
}

/// One pass over one body; collects every complaint with its path.
class Reader {
 public:
  explicit Reader(ReadLimits const& limits) : limits_(limits) {}

  void read(Shape const& shape, void* to, bj::value const& from, Note const& note) {
    switch (shape.kind) {
      case Kind::boolean:
        if (!from.is_bool()) return wrong_type(shape.kind);
        *static_cast<bool*>(to) = from.get_bool();
        return;
      case Kind::integer:
        return read_integer(shape, to, from, note);
      case Kind::number:
        return read_number(*static_cast<double*>(to), from, note);
      case Kind::text:
        return read_text(*static_cast<std::string*>(to), from, note, limits_.max_length);
      case Kind::text_value:
        return read_text_value(shape, to, from, note);
      case Kind::choice:
        return read_choice(shape, to, from);
      case Kind::localized:
        return read_localized(*static_cast<LocalizedText*>(to), from, note);
      case Kind::raw:
        static_cast<Raw*>(to)->text = bj::serialize(from);
        return;
      case Kind::optional:
      case Kind::present:
        return read_optional(shape, to, from, note);
      case Kind::list:
        return read_list(shape, to, from, note);
      case Kind::map:
        return read_map(shape, to, from, note);
      case Kind::object:
        return read_object(shape, to, from);
    }
  }

  std::vector<FieldError> take_errors() { return std::move(errors_); }

 private:
  /// Goes one step down the path for as long as it lives.
  class Step {
   public:
    Step(std::string& path, std::string_view name) : path_(path), length_(path.size()) {
      if (!path.empty()) path += '/';
      for (char c : name) {
        if (c == '~')
          path += "~0";
        else if (c == '/')
          path += "~1";
        else
          path += c;
      }
    }
    Step(std::string& path, std::size_t index) : Step(path, std::string_view(fmt::format_int(index).c_str())) {}
    ~Step() { path_.resize(length_); }
    Step(Step const&) = delete;
    Step& operator=(Step const&) = delete;

   private:
    std::string& path_;
    std::size_t length_;
  };

  void complain(std::string code, std::string detail = {}) {
    if (errors_.size() < limits_.max_errors) errors_.push_back({path_, std::move(code), std::move(detail)});
  }
  void wrong_type(Kind expected) { complain("wrong_type", std::string(type_word(expected))); }

  void read_integer(Shape const& shape, void* to, bj::value const& from, Note const& note) {
    std::int64_t const low = std::max(shape.minimum, note.minimum.value_or(shape.minimum));
    std::int64_t const high = std::min(shape.maximum, note.maximum.value_or(shape.maximum));
    auto out_of_range = [&] {
      bool const lower_only = note.minimum && !note.maximum;
      bool const upper_only = note.maximum && !note.minimum;
      complain("out_of_range", range_text<std::int64_t>(upper_only ? std::nullopt : std::optional(low),
                                                        lower_only ? std::nullopt : std::optional(high)));
    };
    std::int64_t number = 0;
    if (from.is_int64()) {
      number = from.get_int64();
    } else if (from.is_uint64()) {
      return out_of_range();
    } else if (from.is_double()) {
      double const value = from.get_double();
      if (std::trunc(value) != value) return complain("not_a_whole_number");
      if (std::abs(value) > 9007199254740992.0) return out_of_range();
      number = static_cast<std::int64_t>(value);
    } else {
      return wrong_type(Kind::integer);
    }
    if (number < low || number > high) return out_of_range();
    shape.set_integer(to, number);
  }

  void read_number(double& to, bj::value const& from, Note const& note) {
    if (!from.is_number()) return wrong_type(Kind::number);
    double const number = from.is_double()  ? from.get_double()
                          : from.is_int64() ? static_cast<double>(from.get_int64())
                                            : static_cast<double>(from.get_uint64());
    if ((note.minimum && number < static_cast<double>(*note.minimum)) ||
        (note.maximum && number > static_cast<double>(*note.maximum)))
      return complain("out_of_range", range_text(note.minimum, note.maximum));
    to = number;
  }

  /// The text as it will be kept, or nothing after a complaint.
  std::optional<std::string> cleaned(bj::value const& from, Note const& note, std::size_t default_length) {
    if (!from.is_string()) {
      wrong_type(Kind::text);
      return std::nullopt;
    }
    std::string_view text = view(from.get_string());
    if (!note.verbatim) text = trimmed(text);
    std::size_t const limit = note.max_length != 0 ? note.max_length : default_length;
    if (code_points(text) > limit) {
      complain("too_long", std::to_string(limit));
      return std::nullopt;
    }
    if (has_control_characters(text, note.multiline)) {
      complain("control_characters");
      return std::nullopt;
    }
    return note.multiline ? with_plain_line_breaks(text) : std::string(text);
  }

  void read_text(std::string& to, bj::value const& from, Note const& note, std::size_t default_length) {
    auto text = cleaned(from, note, default_length);
    if (!text) return;
    if (text->empty() && !note.may_be_blank) {
      if (!note.has_default) complain("required");
      return;
    }
    if (auto const code = refusal_of(note.pattern, *text); !code.empty() && !text->empty())
      return complain(std::string(code));
    to = std::move(*text);
  }

  void read_text_value(Shape const& shape, void* to, bj::value const& from, Note const& note) {
    if (!from.is_string()) return wrong_type(Kind::text);
    if (!shape.format.empty()) {
      std::string code = shape.set_text(to, trimmed(view(from.get_string())));
      if (!code.empty()) complain(std::move(code));
      return;
    }
    auto text = cleaned(from, note, limits_.max_length);
    if (!text) return;
    if (text->empty()) return complain("required");
    std::string code = shape.set_text(to, *text);
    if (!code.empty()) complain(std::move(code));
  }

  void read_choice(Shape const& shape, void* to, bj::value const& from) {
    if (!from.is_string()) return wrong_type(Kind::choice);
    std::string_view const name = view(from.get_string());
    for (Choice const& one : shape.choices)
      if (one.name == name) return shape.set_integer(to, one.value);
    complain("not_one_of", allowed_names(shape));
  }

  void read_localized(LocalizedText& to, bj::value const& from, Note const& note) {
    if (!from.is_object()) return wrong_type(Kind::localized);
    std::size_t const errors_before = errors_.size();
    LocalizedText text;
    Note language_note = note;
    language_note.may_be_blank = true;
    for (auto const& [key, value] : from.get_object()) {
      Step const step(path_, view(key));
      std::string* language = key == "fr" ? &text.fr : key == "ar" ? &text.ar : key == "en" ? &text.en : nullptr;
      if (!language) {
        complain("unknown_field", "fr, ar, en");
      } else if (!value.is_null()) {
        read_text(*language, value, language_note, limits_.max_localized);
      }
    }
    if (errors_.size() != errors_before) return;
    if (text.empty() && !note.may_be_blank) {
      if (!note.has_default) complain("required");
      return;
    }
    to = std::move(text);
  }

  void read_optional(Shape const& shape, void* to, bj::value const& from, Note const& note) {
    Shape const& element = shape.element();
    bool const is_text = element.kind == Kind::text || (element.kind == Kind::text_value && element.format.empty());
    bool const blank = (is_text && !note.verbatim && is_blank_text(from)) ||
                       (element.kind == Kind::localized && is_blank_localized(from));
    if (from.is_null() || (blank && !note.may_be_blank)) return shape.clear(to);
    read(element, shape.emplace(to), from, note);
  }

  void read_list(Shape const& shape, void* to, bj::value const& from, Note const& note) {
    if (!from.is_array()) return wrong_type(Kind::list);
    auto const& items = from.get_array();
    std::size_t const limit = note.max_items != 0 ? note.max_items : limits_.max_items;
    if (items.size() > limit) return complain("too_many_items", std::to_string(limit));
    if (items.size() < note.min_items) return complain("too_few_items", std::to_string(note.min_items));
    Shape const& element = shape.element();
    for (std::size_t i = 0; i < items.size(); ++i) {
      Step const step(path_, i);
      if (items[i].is_null() && element.kind != Kind::optional && element.kind != Kind::raw)
        complain("required");
      else
        read(element, shape.emplace(to), items[i], note);
    }
  }

  void read_map(Shape const& shape, void* to, bj::value const& from, Note const& note) {
    if (!from.is_object()) return wrong_type(Kind::map);
    auto const& entries = from.get_object();
    std::size_t const limit = note.max_items != 0 ? note.max_items : limits_.max_items;
    if (entries.size() > limit) return complain("too_many_items", std::to_string(limit));
    Shape const& element = shape.element();
    for (auto const& [raw_key, value] : entries) {
      std::string_view const key = view(raw_key);
      Step const step(path_, key.size() <= 200 ? key : key.substr(0, 0));
      if (key.empty())
        complain("required");
      else if (key.size() > 200)
        complain("too_long", "200");
      else if (has_control_characters(key, false))
        complain("control_characters");
      else if (value.is_null() && element.kind != Kind::optional && element.kind != Kind::raw)
        complain("required");
      else
        read(element, shape.emplace_key(to, key), value, note);
    }
  }

  void read_object(Shape const& shape, void* to, bj::value const& from) {
    if (!from.is_object()) return wrong_type(Kind::object);
    auto const& fields = from.get_object();
    std::size_t known = 0;
    for (Member const& member : shape.members) {
      auto const* value = fields.if_contains(bj::string_view(member.name.data(), member.name.size()));
      if (value) ++known;
      Shape const& of = member.shape();
      void* const at = static_cast<char*>(to) + member.offset;
      Step const step(path_, member.name);
      bool const null_has_a_meaning = of.kind == Kind::optional || of.kind == Kind::present || of.kind == Kind::raw;
      if (value && (!value->is_null() || null_has_a_meaning)) {
        read(of, at, *value, member.note);
      } else if (is_required(member)) {
        complain("required");
      }
    }
    if (known < fields.size()) refuse_unknown_fields(shape, fields);
  }

  void refuse_unknown_fields(Shape const& shape, bj::object const& fields) {
    auto has = [](Shape const& in, std::string_view name) {
      return std::any_of(in.members.begin(), in.members.end(),
                         [&](Member const& member) { return member.name == name; });
    };
    std::vector<std::string_view> names;
    for (Member const& member : shape.members) names.push_back(member.name);
    for (auto const& field : fields) {
      std::string_view const name = view(field.key());
      if (has(shape, name) || (shape.read_as && has(shape.read_as(), name))) continue;
      if (errors_.size() >= limits_.max_errors) return;
      Step const step(path_, name.size() <= 200 ? name : name.substr(0, 0));
      complain("unknown_field", std::string(nearest(name, names).value_or("")));
    }
  }

  ReadLimits const& limits_;
  std::string path_;
  std::vector<FieldError> errors_;
};

}  // namespace

Result<void> read_into(Shape const& shape, void* object, std::string_view text, ReadLimits const& limits) {
  std::array<unsigned char, 8192> first_bytes;
  bj::monotonic_resource memory(first_bytes.data(), first_bytes.size());
  auto value = parse(text, limits.depth, &memory);
  if (!value) return refuse(std::move(value.error()));
  Reader reader(limits);
  reader.read(shape, object, *value, Note{});
  auto errors = reader.take_errors();
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

}  // namespace athar::json
