#include "server/documents/fields.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "domain/documents/wording.hpp"

namespace athar::documents {
namespace {

constexpr std::string_view right_to_left_mark = "\u200F";

std::string_view code_of(Language language) { return language == Language::ar ? "ar" : language == Language::en ? "en" : "fr"; }

enum class Direction { none, left_to_right, right_to_left };

/// Arabic letters lie in U+0600–U+06FF: two bytes of UTF-8 that begin with D8 to DB.
Direction direction_of(std::string_view text) {
  auto const first = static_cast<unsigned char>(text.front());
  if (text.starts_with(right_to_left_mark)) return Direction::right_to_left;
  if (first >= 0xD8 && first <= 0xDB) return Direction::right_to_left;
  bool const is_letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first >= 0xC3 && first < 0xD8);
  bool const is_digit = first >= '0' && first <= '9';
  return is_letter || is_digit ? Direction::left_to_right : Direction::none;
}

std::size_t length_of(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

Fields run(std::string_view text, bool right_to_left) {
  Fields fields;
  fields.set("text", Fields(std::string(text)));
  fields.set("rtl", right_to_left);
  return fields;
}

/// What has no direction of its own goes with what stands before it, at the beginning with the paragraph.
Fields runs_of(std::string_view text, bool right_to_left) {
  Fields runs{Fields::type::list};
  std::size_t begin = 0;
  bool current = right_to_left;
  for (std::size_t at = 0; at < text.size();) {
    auto const first = static_cast<unsigned char>(text[at]);
    auto const direction = direction_of(text.substr(at));
    bool const wanted = direction == Direction::none ? current : direction == Direction::right_to_left;
    if (wanted != current) {
      if (at > begin) runs.push_back(run(text.substr(begin, at - begin), current));
      begin = at;
      current = wanted;
    }
    at += length_of(first);
  }
  if (begin < text.size()) runs.push_back(run(text.substr(begin), current));
  return runs;
}

}  // namespace

Fields paragraph(std::string_view text, Language language, std::string_view style) {
  return as_composed(wording::printable(text), language, style);
}

Fields as_composed(std::string const& shown, Language language, std::string_view style) {
  bool const right_to_left = language == Language::ar;
  Fields fields;
  fields.set("runs", runs_of(shown, right_to_left));
  fields.set("text", Fields(shown));
  fields.set("lang", Fields(std::string(code_of(language))));
  fields.set("dir", Fields(std::string(right_to_left ? "rtl" : "ltr")));
  fields.set("rtl", right_to_left);
  fields.set("style", Fields(std::string(style)));
  return fields;
}

Fields sentence(std::string const& text, Language language, std::string_view style) {
  auto fields = paragraph(text, language, style);
  if (language == Language::ar) fields.set("text", Fields(std::string(right_to_left_mark) + wording::printable(text)));
  return fields;
}

std::string dotted(std::vector<std::string> const& parts, Language language) {
  auto const mark = language == Language::ar ? right_to_left_mark : std::string_view();
  std::string out(mark);
  for (auto const& part : parts) {
    if (part.empty()) continue;
    if (out.size() > mark.size()) ((out += "  ·  ") += mark);
    out += wording::printable(part);
  }
  return out;
}

Fields lines(Word const& word, DocumentLanguage language, std::string_view style) {
  Fields list{Fields::type::list};
  for (auto each : languages_in(language)) list.push_back(paragraph(word.in(each), each, style));
  return list;
}

Fields lines(LocalizedText const& text, DocumentLanguage language, std::string_view style) {
  Fields list{Fields::type::list};
  if (text.empty()) return list;
  auto const languages = languages_in(language);
  bool const has_both = !text.fr.empty() && !text.ar.empty();
  for (auto each : languages) {
    list.push_back(paragraph(text.in(each), each, style));
    if (!has_both) break;
  }
  return list;
}

Templates::Templates(std::filesystem::path const& folder) {
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    auto name = entry.path().filename().string();
    if (name.ends_with(".mustache")) name.resize(name.size() - std::string_view(".mustache").size());
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    // The line end of a file is no space inside a line.
    if (text.ends_with('\n')) text.pop_back();
    texts_.emplace(std::move(name), std::move(text));
  }
}

std::string Templates::fill(std::string const& name, Fields fields) const {
  for (auto const& [partial, text] : texts_)
    fields.set(partial, Fields(kainjow::mustache::partial([&text = text] { return text; })));
  kainjow::mustache::mustache filled(texts_.at(name));
  auto out = filled.render(fields);
  if (!filled.is_valid()) throw std::runtime_error("Template " + name + ": " + filled.error_message());
  return out;
}

}  // namespace athar::documents
