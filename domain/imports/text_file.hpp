#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "domain/imports/sheet.hpp"
#include "domain/shared/result.hpp"

namespace athar {

enum class Encoding { utf8, utf16le, utf16be, windows1252, windows1256 };

std::string_view name_of(Encoding encoding);  ///< "utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1256"
std::optional<Encoding> encoding_named(std::string_view name);

/// Turns bytes of an encoding other than UTF-8 into UTF-8, with "�" for what cannot be read. A library does it, outside the domain.
using Decode = std::function<std::string(std::string_view bytes, Encoding encoding)>;

/// What the person chose instead of what was found.
struct TextChoices {
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;
};

/// The encoding of some text, by evidence.
struct EncodingFound {
  Encoding encoding{Encoding::utf8};
  bool certain{true};                ///< false: another reading is possible, so the person should look
};

struct TextFile {
  Sheet sheet;
  EncodingFound encoding;
  char delimiter{','};
  std::size_t unreadable{0};         ///< characters that could not be read; "�" stands for them
};

/// A byte order mark decides; else zero bytes where UTF-16 has them; else well-formed UTF-8; else words of Arabic letters as
/// Windows-1256 has them against Latin ones as Windows-1252 has. Empty for what is no text (zero bytes elsewhere).
std::optional<EncodingFound> encoding_of(std::string_view bytes, Decode const& decode);

/// The separator (tab, semicolon, vertical bar, comma) by which most rows have the same number of cells; ',' when there is one column.
/// A first line "sep=;" says it.
char delimiter_of(std::string_view text);

/// Reads a text file of separated values: ragged rows stay ragged, quotes may hold line breaks.
/// Errors (field "file"): empty_file, not_a_table, open_quote (detail: the row), too_many_columns and too_many_rows (detail: the limit).
Result<TextFile> read_text_file(std::string_view bytes, Decode const& decode, TextChoices const& choices = {},
                                SheetLimits const& limits = {});

}  // namespace athar
