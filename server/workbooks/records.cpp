#include "server/workbooks/records.hpp"

#include <charconv>

namespace athar::workbooks {
namespace {

constexpr char record_end = '\x1E', field_end = '\x1F';

std::vector<std::string_view> fields_of(std::string_view record) {
  std::vector<std::string_view> fields;
  while (true) {
    auto const end = record.find(field_end);
    fields.push_back(record.substr(0, end));
    if (end == std::string_view::npos) return fields;
    record.remove_prefix(end + 1);
  }
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

bool Records::take(std::string_view piece) {
  while (!error_) {
    auto const end = piece.find(record_end);
    if (end == std::string_view::npos) {
      pending_ += piece;
      break;
    }
    if (pending_.empty()) {
      take_record(piece.substr(0, end));
    } else {
      pending_ += piece.substr(0, end);
      take_record(pending_);
      pending_.clear();
    }
    piece.remove_prefix(end + 1);
  }
  return !error_;
}

void Records::take_record(std::string_view record) {
  auto const fields = fields_of(record);
  auto const kind = fields[0];
  if (kind == "S" && fields.size() == 3) {
    sheets_.push_back({one_line(fields[1]), fields[2] == "hidden", {}, {}, {}});
  } else if (kind == "R" && fields.size() >= 3 && !sheets_.empty()) {
    take_row(fields);
  } else if (kind == "N" && fields.size() == 5 && !sheets_.empty()) {
    sheets_.back().notes.push_back({number(fields[1]), number(fields[2]), std::string(fields[3]), clean_cell(fields[4])});
  } else if (kind == "M" && fields.size() == 5 && !sheets_.empty()) {
    MergedCells const block{number(fields[1]), number(fields[2]), number(fields[3]), number(fields[4])};
    // A block without a cell is a mistake of the program that wrote the file.
    if (block.first_row <= block.last_row && block.first_column >= 0 && block.first_column <= block.last_column) sheets_.back().merged.push_back(block);
  } else if (kind == "X" && fields.size() == 3) {
    refuse_file(std::string(fields[1]), std::string(fields[2]));
  } else if (kind == "E") {
    whole_ = true;
  } else {
    refuse_file("corrupt_workbook", {});
  }
}

void Records::take_row(std::vector<std::string_view> const& fields) {
  SheetRow row;
  row.row = number(fields[1]);
  row.hidden = fields[2] == "1";
  row.cells.reserve(fields.size() - 3);
  for (auto field = fields.begin() + 3; field != fields.end(); ++field) {
    row.cells.push_back(clean_cell(*field));
    text_bytes_ += row.cells.back().size();
  }
  while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
  if (row.cells.empty()) return;
  auto& rows = sheets_.back().rows;
  if (row.row <= (rows.empty() ? 0 : rows.back().row)) return refuse_file("corrupt_workbook", {});
  if (row.cells.size() > limits_.columns) return refuse_file("too_many_columns", std::to_string(limits_.columns));
  if (rows.size() == limits_.rows) return refuse_file("too_many_rows", std::to_string(limits_.rows));
  if (text_bytes_ > limits_.text_bytes) return refuse_file("workbook_too_large", std::to_string(limits_.text_bytes / (1024 * 1024)) + " MiB");
  rows.push_back(std::move(row));
}

}  // namespace athar::workbooks
