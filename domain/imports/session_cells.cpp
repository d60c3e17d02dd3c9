#include "domain/imports/columns.hpp"
#include "domain/imports/session_rows.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

/// Reads the cells of one row, noting what is wrong with them.
class CellReader {
 public:
  CellReader(SessionCells& out, std::vector<std::string> const& cells, std::map<std::string, std::size_t> const& places,
             std::map<std::string, std::string> const& mapping)
      : out_(out), cells_(cells), places_(places), mapping_(mapping) {}

  /// One line of clean text; line breaks inside a cell become spaces unless `multiline`.
  std::string text(std::string const& field, std::size_t greatest, bool multiline = false) {
    std::string cell = take(field);
    std::string clean;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < cell.size(); ++characters) {
      auto const length = std::max<std::size_t>(utf8_length(cell, i), 1);
      std::string_view const character(cell.data() + i, length);
      i += length;
      if (character == "\n" || character == "\r" || character == "\t") {
        if (multiline || (!clean.empty() && clean.back() != ' ')) clean += multiline ? character : " ";
        continue;
      }
      if (is_control(character)) {
        remark(field, "control_characters");
        return {};
      }
      clean += character;
    }
    if (characters > greatest) {
      remark(field, "too_long", std::to_string(greatest));
      return {};
    }
    return clean;
  }

  std::optional<LocalDate> date(std::string const& field) {
    auto const cell = take(field);
    if (cell.empty()) return std::nullopt;
    auto const parsed = LocalDate::parse(cell).has_value() ? LocalDate::parse(cell) : day_first(cell);
    if (!parsed) remark(field, "invalid_date");
    return parsed;
  }

  std::optional<int> number(std::string const& field) {
    auto const cell = take(field);
    if (cell.empty()) return std::nullopt;
    bool const digits = cell.size() <= 9 && cell.find_first_not_of("0123456789") == std::string::npos;
    if (digits) return std::stoi(cell);
    remark(field, "not_a_whole_number");
    return std::nullopt;
  }

  template <class Worded>
  auto choice(std::string const& field, Worded worded, char const* allowed) -> decltype(worded(std::string_view())) {
    auto const cell = take(field);
    if (cell.empty()) return std::nullopt;
    auto const parsed = worded(cell);
    if (!parsed) remark(field, "not_one_of", allowed);
    return parsed;
  }

  void remark(std::string const& field, std::string code, std::string detail = {}) {
    out_.remarks.push_back({mapping_.at(field), std::move(code), std::move(detail), false});
  }

 private:
  std::string take(std::string const& field) {
    auto const place = places_.find(field);
    if (place == places_.end() || place->second >= cells_.size()) return {};
    auto const& cell = cells_[place->second];
    // What is kept for showing is bounded; the whole cell is judged.
    out_.values.emplace_back(field, cell.size() <= 2000 ? cell : std::string());
    return cell;
  }

  /// "22/11/2026".
  static std::optional<LocalDate> day_first(std::string const& cell) {
    auto const first = cell.find('/'), second = cell.rfind('/');
    if (first == std::string::npos || second == first || first > 2 || second - first > 3 || cell.size() - second != 5) return std::nullopt;
    auto two = [](std::string const& part) { return part.size() == 1 ? "0" + part : part; };
    return LocalDate::parse(cell.substr(second + 1) + "-" + two(cell.substr(first + 1, second - first - 1)) + "-" + two(cell.substr(0, first)));
  }

  /// Control characters, and marks that turn the direction of a line around.
  static bool is_control(std::string_view c) {
    if (c.size() == 1) return static_cast<unsigned char>(c[0]) < 0x20 || c[0] == 0x7F || static_cast<unsigned char>(c[0]) >= 0x80;
    if (c.size() == 2) return c[0] == '\xC2' && static_cast<unsigned char>(c[1]) < 0xA0;
    return (c >= "\u202A" && c <= "\u202E") || (c >= "\u2066" && c <= "\u2069");
  }

  SessionCells& out_;
  std::vector<std::string> const& cells_;
  std::map<std::string, std::size_t> const& places_;
  std::map<std::string, std::string> const& mapping_;
};

std::string capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

std::vector<SessionCells> read_session_cells(CsvTable const& table, std::map<std::string, std::string> const& mapping) {
  std::map<std::string, std::size_t> places;
  for (auto const& [field, column] : mapping)
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i] == column) places[field] = i;

  std::vector<SessionCells> out;
  out.reserve(table.rows.size());
  for (auto const& row : table.rows) {
    auto& cells = out.emplace_back();
    cells.row = row.row;
    if (row.cells.size() != table.columns.size())
      cells.remarks.push_back({"", "ragged_row", std::to_string(row.cells.size()) + " / " + std::to_string(table.columns.size()), false});
    CellReader reader(cells, row.cells, places, mapping);
    cells.reference = reader.text("external_reference", 120);
    bool const refused = !cells.remarks.empty();
    if (cells.reference.empty() && !refused) reader.remark("external_reference", "required");
    cells.title = reader.text("title", 500);
    cells.first_date = reader.date("first_date");
    cells.last_date = reader.date("last_date");
    cells.kind = reader.choice("kind", session_kind_worded, "training, workshop, reflection_workshop, study_visit, coaching, seminar, conference");
    cells.modality = reader.choice("modality", modality_worded, "in_person, distance, e_learning, blended");
    cells.programme = capitals(reader.text("programme", 40));
    cells.country = capitals(reader.text("country", 60));
    cells.place_code = reader.text("place_code", 60);
    cells.venue = reader.text("venue", 300);
    cells.total = reader.number("head_count_total");
    cells.women = reader.number("head_count_women");
    cells.men = reader.number("head_count_men");
    cells.note = reader.text("note", 5000, true);
    if (cells.first_date && cells.last_date && *cells.last_date < *cells.first_date) reader.remark("last_date", "end_before_start");
  }
  return out;
}

}  // namespace athar
