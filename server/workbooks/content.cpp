#include "server/workbooks/content.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace athar::workbooks {
namespace {

using namespace std::string_view_literals;

struct Beginning {
  std::string_view bytes;
  Content content;
};

constexpr auto beginnings = std::to_array<Beginning>({
    {"PK\x03\x04"sv, Content::package},
    {"PK\x05\x06"sv, Content::archive},  // an empty one
    {"%PDF"sv, Content::pdf},
    {"\x89PNG"sv, Content::picture},
    {"\xFF\xD8\xFF"sv, Content::picture},
    {"GIF8"sv, Content::picture},
    {"II*\0"sv, Content::picture},
    {"MM\0*"sv, Content::picture},
    {"{\\rtf"sv, Content::document},
    {"\x1F\x8B"sv, Content::archive},
    {"7z\xBC\xAF"sv, Content::archive},
    {"Rar!"sv, Content::archive},
    {"MIME-Version:"sv, Content::old_excel},  // a workbook saved as one web archive
});

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

/// A name as the directory of a compound file has it.
std::string in_two_byte_units(std::string_view name) {
  std::string out;
  for (char c : name) {
    out += c;
    out += '\0';
  }
  return out;
}

/// Old Office files, and new ones behind a password, are compound files: the names of their streams say which.
Content content_of_compound_file(std::string_view bytes) {
  auto holds = [&](std::string_view name) { return bytes.find(in_two_byte_units(name)) != std::string_view::npos; };
  if (holds("EncryptedPackage") || holds("EncryptionInfo")) return Content::password_protected;
  if (holds("WordDocument") || holds("PowerPoint Document")) return Content::document;
  return Content::old_excel;
}

/// The beginning in small letters, without marks, zero bytes and space.
std::string first_words(std::string_view bytes) {
  std::string out;
  for (char const c : bytes.substr(0, 2048))
    if (static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

}  // namespace

Content content_of(std::string_view bytes) {
  for (auto const& beginning : beginnings)
    if (bytes.starts_with(beginning.bytes)) return beginning.content;
  if (bytes.starts_with(compound_file)) return content_of_compound_file(bytes);
  if (bytes.substr(0, 12).ends_with("WEBP") || bytes.substr(0, 8).ends_with("ftyp")) return Content::picture;
  auto const words = first_words(bytes);
  if (!words.starts_with('<')) return Content::text;
  if (words.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos && words.starts_with("<?xml")) return Content::old_excel;
  constexpr std::array<std::string_view, 8> tags{"<html", "<!doctypehtml", "<table", "<meta", "<style", "<head", "<body", "<div"};
  bool const is_page = std::any_of(tags.begin(), tags.end(), [&](auto tag) { return words.starts_with(tag); });
  return is_page || words.find("<html") != std::string::npos ? Content::web_page : Content::text;
}

}  // namespace athar::workbooks
