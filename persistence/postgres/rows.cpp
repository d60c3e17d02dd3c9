#include "persistence/postgres/rows.hpp"

#include <charconv>
#include <stdexcept>
#include <utility>

namespace athar::persistence {

void Rows::expect(std::size_t rows, std::size_t columns) {
  size_ = rows;
  columns_ = columns;
  cells_.reserve(rows * columns);
}

void Rows::add(std::string_view value) {
  constexpr std::size_t longest = 1 << 12;
  if (value.size() > longest) {
    cells_.push_back({long_.size(), long_length});
    long_.emplace_back(value);
    return;
  }
  cells_.push_back({bytes_.size(), static_cast<std::int32_t>(value.size())});
  bytes_ += value;
}

void RowReader::refuse_past_row() { throw std::out_of_range("A row was read past its last column"); }

std::string_view RowReader::next() {
  auto const& cell = here();
  ++cell_;
  if (cell.length == Rows::null_length) return {};
  if (cell.length == Rows::long_length) return rows_.long_[cell.at];
  return std::string_view(rows_.bytes_).substr(cell.at, static_cast<std::size_t>(cell.length));
}

std::string RowReader::text() {
  auto const& cell = here();
  if (cell.length != Rows::long_length) return std::string(next());
  ++cell_;
  return std::move(rows_.long_[cell.at]);
}

std::optional<std::string> RowReader::maybe_text() {
  if (null()) return skip(), std::nullopt;
  return text();
}

std::int64_t RowReader::integer() {
  auto const value = next();
  std::int64_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

std::optional<std::int32_t> RowReader::maybe_small() {
  if (null()) return skip(), std::nullopt;
  return small();
}

std::optional<std::int64_t> RowReader::maybe_integer() {
  if (null()) return skip(), std::nullopt;
  return integer();
}

bool RowReader::boolean() { return next() == "t"; }

Uuid RowReader::uuid() { return Uuid::parse(next()).value_or(Uuid{}); }

LocalDate RowReader::date() { return LocalDate::parse(next()).value_or(LocalDate{}); }

std::optional<LocalDate> RowReader::maybe_date() {
  if (null()) return skip(), std::nullopt;
  return date();
}

Instant RowReader::instant() {
  std::string value = text();
  if (value.ends_with("+00")) value.replace(value.size() - 3, 3, "Z");
  return Instant::parse(value).value_or(Instant{});
}

std::optional<Instant> RowReader::maybe_instant() {
  if (null()) return skip(), std::nullopt;
  return instant();
}

LocalizedText RowReader::localized() {
  LocalizedText out;
  out.fr = text();
  out.ar = text();
  out.en = text();
  return out;
}

std::vector<std::string> RowReader::texts() {
  std::string const array = text();
  std::vector<std::string> out;
  std::string item;
  bool quoted = false, any = false;
  for (std::size_t i = 1; i + 1 < array.size(); ++i) {
    char const c = array[i];
    if (c == '\\' && quoted) {
      item += array[++i];
    } else if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c == ',' && !quoted) {
      out.push_back(std::move(item));
      item.clear();
    } else {
      item += c;
      any = true;
    }
  }
  if (any || !item.empty()) out.push_back(std::move(item));
  return out;
}

}  // namespace athar::persistence
