#pragma once
#include <concepts>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/page.hpp"
#include "server/api/framework/call.hpp"
#include "server/tables/words.hpp"

/// Lists as tables: one definition of the columns of a list, for spreadsheets and for CSV.
namespace athar::api {

/// A value as a spreadsheet types it; nothing for unknown, which is not zero.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, LocalDate, Instant>;

inline Cell cell(std::string text) { return text.empty() ? Cell{} : Cell{std::move(text)}; }
inline Cell cell(std::string_view text) { return cell(std::string(text)); }
inline Cell cell(char const* text) { return cell(std::string(text)); }
template <std::integral N>
Cell cell(N number) {
  return Cell{static_cast<std::int64_t>(number)};
}
inline Cell cell(double number) { return Cell{number}; }
inline Cell cell(LocalDate date) { return Cell{date}; }
inline Cell cell(Instant instant) { return Cell{instant}; }
template <class T>
Cell cell(std::optional<T> const& value) {
  return value ? cell(*value) : Cell{};
}

/// Takes the cells of one row, in the order of the columns.
using RowSink = std::function<void(std::vector<Cell> const&)>;

/// A list that was asked for, ready to be read from its beginning to its end.
class TableReader {
 public:
  virtual ~TableReader() = default;
  /// Codes of the columns, all that this caller may see; each has a heading (headings.hpp).
  virtual std::vector<std::string_view> columns() const = 0;
  /// Reads the next rows, at most about `limit`, and gives the chosen columns of each to `sink`. False when there are no more.
  virtual bool read(UnitOfWork& unit, TableWords const& words, std::vector<std::size_t> const& chosen, int limit, RowSink const& sink) = 0;
  /// When the rows are of another instant than the reading's: then that one.
  virtual std::optional<Instant> known_as_of() const { return std::nullopt; }
};

/// A list of the API that can be had as a table.
struct ListTable {
  std::string_view list;                     ///< "people"
  LocalizedText title;                       ///< also the name of the sheet
  Permission permission;
  /// Reads the filters from `call.request.query` under the names of the list's own parameters, narrowed to what the caller sees.
  /// Errors: those of the list.
  std::function<Result<std::unique_ptr<TableReader>>(Call&)> open;
  /// Columns that only some callers have. Somebody else who asks for one gets the others.
  std::vector<std::string_view> withheld{};
  /// The rows name people: then the file holds counts unless the names are asked for, by somebody who may have them.
  bool names_people{false};
  /// Columns that name people where the rows are something else: the file goes without them unless the names are asked for.
  std::vector<std::string_view> naming{};
};

/// The columns of a list whose rows are `Row`s.
template <class Row>
struct TableColumn {
  std::string_view code;
  std::function<Cell(Row const&, TableWords const&)> cell;
};

/// Reads a list page by page. `next` fills a page and says in its request where to go on; false when it was the last.
template <class Row>
class PagedTable final : public TableReader {
 public:
  using Next = std::function<bool(UnitOfWork&, PageRequest&, std::vector<Row>&)>;

  PagedTable(std::vector<TableColumn<Row>> columns, PageRequest request, Next next)
      : columns_(std::move(columns)), request_(std::move(request)), next_(std::move(next)) {}

  std::vector<std::string_view> columns() const override {
    std::vector<std::string_view> codes;
    for (auto const& column : columns_) codes.push_back(column.code);
    return codes;
  }

  bool read(UnitOfWork& unit, TableWords const& words, std::vector<std::size_t> const& chosen, int limit, RowSink const& sink) override {
    request_.limit = limit;
    std::vector<Row> rows;
    bool const more = next_(unit, request_, rows);
    std::vector<Cell> cells(chosen.size());
    for (auto const& row : rows) {
      for (std::size_t i = 0; i < chosen.size(); ++i) cells[i] = columns_[chosen[i]].cell(row, words);
      sink(cells);
    }
    return more;
  }

 private:
  std::vector<TableColumn<Row>> const columns_;
  PageRequest request_;
  Next const next_;
};

/// Where the page after this one begins; false when this is the last.
template <class T>
bool go_on(Page<T> const& page, PageRequest& request) {
  request.after_key = page.next_key;
  request.after_id = page.next_id;
  return page.next_id.has_value();
}

/// A table over a store's list: `page_of(unit, request)` answers a page of rows.
template <class Row, class PageOf>
std::unique_ptr<TableReader> paged_table(std::vector<TableColumn<Row>> columns, PageRequest request, PageOf page_of) {
  request.with_total = false;
  return std::make_unique<PagedTable<Row>>(std::move(columns), std::move(request),
                                           [page_of = std::move(page_of)](UnitOfWork& unit, PageRequest& next, std::vector<Row>& rows) {
                                             auto page = page_of(unit, next);
                                             bool const more = go_on(page, next);
                                             rows = std::move(page.items);
                                             return more;
                                           });
}

/// The whole of a list as the body of one answer, to `greatest_counted_total` rows. Errors: those of `open`.
Result<Answer> csv_answer(Call& call, ListTable const& table);

}  // namespace athar::api
