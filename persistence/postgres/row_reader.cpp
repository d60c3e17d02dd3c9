#include <charconv>

#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

Parameter::Parameter(std::string_view n, std::vector<std::string> const& v) : name(n), value("{") {
  for (auto const& each : v) {
    if (value->size() > 1) *value += ',';
    *value += '"';
    for (char c : each) {
      if (c == '"' || c == '\\') *value += '\\';
      *value += c;
    }
    *value += '"';
  }
  *value += '}';
}

std::string RowReader::text() {
  auto& column = rows_.columns[column_++];
  return std::move(column.values[row_]);
}

std::optional<std::string> RowReader::maybe_text() {
  if (null()) return skip(), std::nullopt;
  return text();
}

std::int64_t RowReader::integer() {
  auto const& value = rows_.columns[column_++].values[row_];
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

bool RowReader::boolean() { return rows_.columns[column_++].values[row_] == "t"; }

Uuid RowReader::uuid() { return Uuid::parse(rows_.columns[column_++].values[row_]).value_or(Uuid{}); }

LocalDate RowReader::date() { return LocalDate::parse(rows_.columns[column_++].values[row_]).value_or(LocalDate{}); }

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
