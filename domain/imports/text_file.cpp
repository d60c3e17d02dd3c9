#include "domain/imports/text_file.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "domain/imports/csv_records.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

constexpr std::size_t sample_bytes = 64 * 1024;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", utf16le_mark = "\xFF\xFE", utf16be_mark = "\xFE\xFF";
constexpr std::string_view replacement = "\uFFFD";

Refusal refused(std::string code, std::string detail = {}) { return refuse(invalid_field("file", std::move(code), std::move(detail))); }

/// How much of a text of two-byte units is what lists hold: Latin, Arabic and punctuation. `high` is where the high byte stands.
double plausible_share(std::string_view bytes, std::size_t high) {
  std::size_t units = 0, plausible = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    auto const first = static_cast<unsigned char>(bytes[i + high]), second = static_cast<unsigned char>(bytes[i + 1 - high]);
    ++units;
    plausible += (first == 0 && (second >= ' ' || second == '\n' || second == '\r' || second == '\t')) || first == 1 || first == 6 || first == 0x20;
  }
  return units == 0 ? 0.0 : static_cast<double>(plausible) / static_cast<double>(units);
}

/// Lists have separators and line ends, so UTF-16 has zero bytes.
std::optional<EncodingFound> utf16_without_mark(std::string_view sample) {
  double const little = plausible_share(sample, 1), big = plausible_share(sample, 0);
  constexpr double enough = 0.9;
  if (std::max(little, big) < enough) return std::nullopt;
  return EncodingFound{little >= big ? Encoding::utf16le : Encoding::utf16be, std::min(little, big) < enough};
}

struct Utf8Evidence {
  std::size_t well{0};
  std::size_t broken{0};
};

Utf8Evidence utf8_evidence(std::string_view bytes) {
  Utf8Evidence seen;
  for (std::size_t at = 0; at < bytes.size();) {
    auto const length = utf8_length(bytes, at);
    seen.well += length > 1;
    seen.broken += length == 0;
    at += std::max<std::size_t>(length, 1);
  }
  return seen;
}

bool is_arabic(char32_t c) { return c >= 0x0621 && c <= 0x06D2 && c != 0x0640; }
bool is_latin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x17F); }

/// Words of two Arabic letters and more, and words that mix both scripts, which nobody writes.
struct ScriptEvidence {
  std::size_t arabic{0};
  std::size_t mixed{0};
};

ScriptEvidence script_evidence(std::string_view text) {
  ScriptEvidence seen;
  std::size_t arabic = 0, latin = 0;
  auto end_word = [&] {
    seen.arabic += arabic >= 2 && latin == 0;
    seen.mixed += arabic > 0 && latin > 0;
    arabic = latin = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    auto const c = next_character(text, at);
    if (is_arabic(c)) ++arabic;
    else if (is_latin(c)) ++latin;
    else end_word();
  }
  end_word();
  return seen;
}

/// Windows-1256 keeps the French small letters where Windows-1252 has them, so only the words decide.
EncodingFound windows_encoding(std::string_view bytes, Decode const& decode) {
  // The bytes that speak: lines without any would only dilute a sample.
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < sample_bytes;) {
    auto const end = std::min(bytes.find('\n', at), bytes.size() - 1);
    auto const line = bytes.substr(at, end - at + 1);
    if (std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
      sample += line.substr(0, sample_bytes);
    at = end + 1;
  }
  auto const seen = script_evidence(decode(sample, Encoding::windows1256));
  bool const arabic = seen.arabic > seen.mixed;
  return {arabic ? Encoding::windows1256 : Encoding::windows1252, arabic ? seen.mixed * 10 <= seen.arabic : seen.arabic == 0};
}

std::string with_broken_replaced(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    auto const length = utf8_length(bytes, at);
    if (length == 0) out += replacement;
    else out.append(bytes.substr(at, length));
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string_view mark_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return utf8_mark;
    case Encoding::utf16le:
      return utf16le_mark;
    case Encoding::utf16be:
      return utf16be_mark;
    default:
      return {};
  }
}

std::string decoded(std::string_view bytes, Encoding encoding, Decode const& decode) {
  if (auto const mark = mark_of(encoding); !mark.empty() && bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  auto text = encoding == Encoding::utf8 ? with_broken_replaced(bytes) : decode(bytes, encoding);
  // A library may let the zero character through.
  std::replace(text.begin(), text.end(), '\0', ' ');
  return text;
}

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

/// How well a separator cuts the first rows.
struct Cut {
  double agreeing{0};                ///< share of the rows with several cells that have the usual number
  double covered{0};                 ///< share of the rows that have several cells
  std::size_t columns{1};
};

Cut cut_by(std::string_view sample, char delimiter) {
  constexpr int greatest_rows = 200;
  CsvRecords records(sample, delimiter, 16'384);
  std::map<std::size_t, int> rows_by_cells;
  int rows = 0, with_several = 0;
  while (!records.at_end() && rows < greatest_rows) {
    auto const cells = records.next();
    if (!cells) break;
    if (cells->size() == 1 && cells->front().empty()) continue;
    ++rows;
    if (cells->size() == 1) continue;
    ++with_several;
    ++rows_by_cells[cells->size()];
  }
  if (with_several == 0) return {};
  auto const usual = std::max_element(rows_by_cells.begin(), rows_by_cells.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  return {static_cast<double>(usual->second) / with_several, static_cast<double>(with_several) / rows, usual->first};
}

/// "sep=;" of Excel.
std::optional<char> said_delimiter(std::string_view text) {
  if (!text.starts_with("sep=") || text.size() < 5 || (text.size() > 5 && text[5] != '\r' && text[5] != '\n')) return std::nullopt;
  return text[4];
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::utf16le:
      return "utf-16le";
    case Encoding::utf16be:
      return "utf-16be";
    case Encoding::windows1252:
      return "windows-1252";
    case Encoding::windows1256:
      return "windows-1256";
  }
  return "utf-8";
}

std::optional<Encoding> encoding_named(std::string_view name) {
  for (auto encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::windows1252, Encoding::windows1256})
    if (name_of(encoding) == name) return encoding;
  return std::nullopt;
}

std::optional<EncodingFound> encoding_of(std::string_view bytes, Decode const& decode) {
  if (bytes.starts_with(utf8_mark)) return EncodingFound{Encoding::utf8};
  if (bytes.starts_with(utf16le_mark)) return EncodingFound{Encoding::utf16le};
  if (bytes.starts_with(utf16be_mark)) return EncodingFound{Encoding::utf16be};
  auto const sample = bytes.substr(0, sample_bytes);
  if (sample.find('\0') != std::string_view::npos) return utf16_without_mark(sample);
  auto const utf8 = utf8_evidence(bytes);
  if (utf8.broken == 0) return EncodingFound{Encoding::utf8};
  // A file cut in the middle of a letter, or glued from two.
  if (utf8.well > 10 * utf8.broken) return EncodingFound{Encoding::utf8, false};
  return windows_encoding(bytes, decode);
}

char delimiter_of(std::string_view text) {
  if (auto const said = said_delimiter(text)) return *said;
  auto const sample = text.substr(0, sample_bytes);
  constexpr std::array<char, 4> candidates{'\t', ';', '|', ','};
  // Tabs, semicolons and bars seldom stand in the cells themselves, commas often: those that cut every row alike go first.
  constexpr double alike = 0.9, some = 0.5;
  std::array<Cut, candidates.size()> cuts;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    cuts[i] = cut_by(sample, candidates[i]);
    if (cuts[i].agreeing >= alike && cuts[i].covered >= some) return candidates[i];
  }
  auto const best = std::max_element(cuts.begin(), cuts.end(), [](Cut const& a, Cut const& b) { return a.agreeing * a.covered < b.agreeing * b.covered; });
  return best->columns > 1 ? candidates[static_cast<std::size_t>(best - cuts.begin())] : ',';
}

Result<TextFile> read_text_file(std::string_view bytes, Decode const& decode, TextChoices const& choices, SheetLimits const& limits) {
  TextFile file;
  if (bytes.empty()) return refused("empty_file");
  auto const found = choices.encoding ? EncodingFound{*choices.encoding} : encoding_of(bytes, decode);
  if (!found) return refused("not_a_table");
  file.encoding = *found;
  auto const text = decoded(bytes, found->encoding, decode);
  file.unreadable = count_of(text, replacement);
  file.delimiter = choices.delimiter.value_or(delimiter_of(text));
  CsvRecords records(text, file.delimiter, limits.columns);
  if (said_delimiter(text)) static_cast<void>(records.next());
  while (!records.at_end()) {
    auto cells = records.next();
    if (!cells) return refuse(std::move(cells.error()));
    for (auto& cell : *cells) cell = clean_cell(cell);
    while (!cells->empty() && cells->back().empty()) cells->pop_back();
    if (cells->empty()) continue;
    if (file.sheet.rows.size() == limits.rows) return refused("too_many_rows", std::to_string(limits.rows));
    file.sheet.rows.push_back({records.row(), std::move(*cells), false});
  }
  if (file.sheet.rows.empty()) return refused("empty_file");
  return file;
}

}  // namespace athar
