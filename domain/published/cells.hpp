#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "domain/published/linear_program.hpp"
#include "domain/published/published_table.hpp"

/// The cells of all published tables of people as one family: the same cell in two tables is one variable, and what holds
/// between cells whoever is in them is a relation.
namespace athar::published {

/// The people that a cell counts. Filters and groupings say the same here: a table of one programme and the row of that
/// programme in another table are one cell; so are a year and the period from its first to its last day.
struct Cell {
  std::string measure;
  std::string programme;             ///< empty for all
  std::vector<std::string> agreements;  ///< in the sessions of any of these, in order; empty for all sessions
  std::int32_t from{std::numeric_limits<std::int32_t>::min()};  ///< days since 1970
  std::int32_t to{std::numeric_limits<std::int32_t>::max()};
  std::map<reach::Dimension, std::string> attributes;
  friend auto operator<=>(Cell const&, Cell const&) = default;
};

/// The cell at a key of a table. Times are intersected with the table's period.
Cell cell_of(PublishedTable const& table, std::vector<std::string> const& key);

/// True when everybody in `part` is in `whole`, whoever they are. A stricter measure is part of a laxer one: who completed
/// was present, who was present is registered.
bool is_part(Cell const& part, Cell const& whole);

/// A table with the value of every key of its grid, margins and zeros included.
struct TableValues {
  PublishedTable table;
  std::map<std::vector<std::string>, std::int64_t> values;
};

/// The people in the sessions of any of several agreements. Nobody prints it, but a reader of their tables and of the whole works with it.
struct Union {
  Cell cell;
  std::int64_t value{0};
};

/// Everybody in `part` is in `whole` too, as counted: an agreement within a programme, or within another agreement.
struct Inclusion {
  Cell part;
  Cell whole;
};

struct Variable {
  Cell cell;                ///< of a difference: of the whole
  std::int64_t value{0};
  bool difference{false};   ///< of two nested cells, who is in both of two rows, or a union: never printed, and as secret as a cell
};

struct Family {
  std::vector<Variable> variables;
  std::vector<Relation> relations;
  std::vector<int> secrets;  ///< 1 to 4, and zeros that say who such a few are not
  std::map<Cell, int> numbers;
};

/// Builds the relations: a total and its rows (exactly where nobody is in two of them, at most their sum elsewhere), nested
/// cells (the part at most the whole), and what can be subtracted: the differences of nested cells, the people in both of two rows.
/// Variables of cells come first. Unions are related to the agreements they are made of; inclusions name the same people in two ways,
/// so that a cell lies in whatever its `whole` lies in.
Family family_of(std::vector<TableValues> const& tables, std::vector<Union> const& unions = {}, std::vector<Inclusion> const& inclusions = {});

}  // namespace athar::published
