#include <algorithm>

#include "domain/imports/session_rows.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

constexpr std::string_view kind_list = "training, workshop, reflection_workshop, study_visit, coaching, seminar, conference";
constexpr std::string_view modality_list = "in_person, distance, e_learning, blended";

std::string capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// The cell with each reading of the day that stands between the two places.
std::string cell_with(std::string const& cell, std::size_t from, std::size_t to, std::vector<LocalDate> const& readings) {
  std::string out;
  for (auto const& day : readings)
    out += (out.empty() ? "" : " | ") + cell.substr(0, from) + (from > 0 ? " " : "") + day.text() + cell.substr(to);
  return out;
}

/// "12/05/2026, 13/05/2026": the days of one cell, in order.
std::vector<LocalDate> days_in(CellReader& reader) {
  std::vector<LocalDate> days;
  auto const cell = reader.text("days", 4000);
  for (std::size_t at = 0; at < cell.size();) {
    auto const end = std::min(cell.find_first_of(",;", at), cell.size());
    auto const day = read_date(cell.substr(at, end - at));
    if (day.value) days.push_back(*day.value);
    else if (!day.is_unknown()) reader.remark("days", day.code, day.alternatives.empty() ? day.detail : cell_with(cell, at, end, day.alternatives));
    at = end + 1;
  }
  std::sort(days.begin(), days.end());
  if (std::adjacent_find(days.begin(), days.end()) != days.end()) reader.remark("days", "days_overlap");
  return days;
}

}  // namespace

std::vector<SessionCells> read_session_cells(Table const& table, std::map<std::string, std::string> const& mapping) {
  MappedTable const mapped(table, mapping);
  std::vector<SessionCells> out;
  out.reserve(table.rows.size());
  for (auto const& row : table.rows) {
    auto& cells = out.emplace_back();
    CellReader reader(cells, mapped, row);
    cells.reference = reader.text("external_reference", 120);
    if (cells.reference.empty() && cells.remarks.empty()) reader.remark("external_reference", "required");
    cells.title = reader.text("title", 500);
    cells.titles = {reader.text("title_fr", 500), reader.text("title_ar", 500), reader.text("title_en", 500)};
    cells.first_date = reader.date("first_date");
    cells.last_date = reader.date("last_date");
    cells.days = days_in(reader);
    cells.starts = reader.time("starts");
    cells.ends = reader.time("ends");
    cells.kind = reader.choice("kind", session_kind_worded, kind_list);
    cells.modality = reader.choice("modality", modality_worded, modality_list);
    cells.programme = capitals(reader.text("programme", 40));
    cells.course = reader.text("course", 500);
    cells.country = reader.text("country", 60);
    cells.place_code = reader.text("place_code", 120);
    cells.venue = reader.text("venue", 300);
    cells.seats = reader.number("seats");
    cells.total = reader.number("head_count_total");
    cells.women = reader.number("head_count_women");
    cells.men = reader.number("head_count_men");
    cells.total_emptied = reader.is_emptied("head_count_total");
    cells.women_emptied = reader.is_emptied("head_count_women");
    cells.men_emptied = reader.is_emptied("head_count_men");
    cells.note = reader.text("note", 5000, true);
    if (cells.first_date && cells.last_date && *cells.last_date < *cells.first_date) reader.remark("last_date", "end_before_start");
    if (cells.starts.has_value() != cells.ends.has_value()) reader.remark(cells.starts ? "ends" : "starts", "required");
    else if (cells.starts && *cells.ends <= *cells.starts) reader.remark("ends", "end_before_start");
  }
  return out;
}

}  // namespace athar
