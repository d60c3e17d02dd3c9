#include "domain/documents/signed_sheet.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::string_view png_head{"\x89PNG\r\n\x1a\n", 8};
constexpr std::string_view png_end{"IEND\xae\x42\x60\x82", 8};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// A PDF without what its streams hold, its names written plainly ("/J#61vaScript" is "/JavaScript").
std::string skeleton_of_pdf(std::string_view content) {
  std::string out;
  for (std::size_t at = 0; at < content.size();) {
    auto const begin = content.find("stream", at);
    auto const end = begin == std::string_view::npos ? content.size() : begin;
    for (; at < end; ++at) {
      int const high = content[at] == '#' && at + 2 < end ? hex_digit(content[at + 1]) : -1;
      int const low = high < 0 ? -1 : hex_digit(content[at + 2]);
      if (low >= 0) {
        out += static_cast<char>(16 * high + low);
        at += 2;
      } else {
        out += content[at];
      }
    }
    if (begin == std::string_view::npos) break;
    auto const over = content.find("endstream", begin);
    at = over == std::string_view::npos ? content.size() : over + 9;
  }
  return out;
}

bool has_name(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    char const next = at + name.size() < text.size() ? text[at + name.size()] : ' ';
    bool const goes_on = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9');
    if (!goes_on) return true;
  }
  return false;
}

bool is_active(std::string_view content) {
  constexpr std::array<std::string_view, 8> names{"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA", "/SubmitForm"};
  auto const skeleton = skeleton_of_pdf(content);
  return std::any_of(names.begin(), names.end(), [&](auto name) { return has_name(skeleton, name); });
}

/// Bytes of a UTF-8 character that starts with this one.
std::size_t length_of(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

}  // namespace

Result<std::string> media_type_of_scan(std::string_view content) {
  if (content.empty()) return refuse(invalid_field("file", "required"));
  if (content.starts_with("%PDF-")) {
    auto const tail = content.substr(content.size() > 2048 ? content.size() - 2048 : 0);
    if (tail.find("%%EOF") == std::string_view::npos) return refuse(invalid_field("file", "scan_incomplete"));
    if (is_active(content)) return refuse(invalid_field("file", "active_pdf"));
    return std::string("application/pdf");
  }
  if (content.starts_with("\xFF\xD8\xFF")) {
    auto const last = content.find_last_not_of('\0');
    bool const ends = last != std::string_view::npos && last > 3 && content.substr(last - 1, 2) == "\xFF\xD9";
    if (!ends) return refuse(invalid_field("file", "scan_incomplete"));
    return std::string("image/jpeg");
  }
  if (content.starts_with(png_head)) {
    if (!content.ends_with(png_end)) return refuse(invalid_field("file", "scan_incomplete"));
    return std::string("image/png");
  }
  return refuse(invalid_field("file", "not_a_scan"));
}

namespace {

/// The end of a name that tells what it is: ".pdf"; empty where there is none.
std::string_view ending_of(std::string_view name) {
  constexpr std::size_t longest_ending = 12;
  auto const dot = name.rfind('.');
  if (dot == std::string_view::npos || name.size() - dot > longest_ending) return {};
  auto const ending = name.substr(dot);
  bool const is_plain = std::all_of(ending.begin() + 1, ending.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  return is_plain ? ending : std::string_view{};
}

}  // namespace

std::string plain_file_name(std::string_view given) {
  constexpr std::size_t longest_name = 120;
  if (auto const slash = given.find_last_of("/\\"); slash != std::string_view::npos) given.remove_prefix(slash + 1);
  auto const ending = ending_of(given);
  given.remove_suffix(ending.size());
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < given.size() && characters + ending.size() < longest_name;) {
    auto const size = std::min(length_of(static_cast<unsigned char>(given[at])), given.size() - at);
    auto const letter = given.substr(at, size);
    at += size;
    bool const is_control = size == 1 && (static_cast<unsigned char>(letter[0]) < 0x20 || letter[0] == 0x7F || letter[0] == '"');
    bool const is_mark = letter >= "\xE2\x80\x8B" && letter <= "\xE2\x80\x8F";
    bool const turns = (letter >= "\xE2\x80\xAA" && letter <= "\xE2\x80\xAE") || (letter >= "\xE2\x81\xA6" && letter <= "\xE2\x81\xA9");
    if (is_control || is_mark || turns) continue;
    out += letter;
    ++characters;
  }
  out += ending;
  while (out.starts_with('.') || out.starts_with(' ')) out.erase(0, 1);
  while (out.ends_with('.') || out.ends_with(' ')) out.pop_back();
  return out;
}

Result<SheetElimination> checked(SheetElimination elimination, LocalDate today) {
  if (elimination.agreed_on > today) return refuse(invalid_field("agreed_on", "future_date"));
  return elimination;
}

}  // namespace athar
