#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/published/linear_program.hpp"
#include "domain/published/published_table.hpp"
#include "domain/reach/index.hpp"

/// An edition: the tables as they may be printed today.
namespace athar::published {

/// Codes that a grouping lists whether or not anybody is there, so that no row appears with its first person. Needed for
/// region, session_region, category and organisation_type; sex, age and level have theirs by themselves.
using Lists = std::map<reach::Dimension, std::vector<std::string>>;

/// The sessions that serve each agreement of the tables.
using AgreementSessions = std::map<AgreementId, std::vector<SessionId>>;

struct PreparedCell {
  std::vector<std::string> key;
  std::int64_t value{0};  ///< as counted: not for outside eyes
  Shown shown;
  bool held{false};       ///< printed as the edition before printed it, although the value has moved
};

struct PreparedTable {
  PublishedTable table;
  std::vector<PreparedCell> cells;
};

/// Counts every table at the index's tick and suppresses all tables of people as one family, withdrawn ones included.
/// `before` is the last edition.
std::vector<PreparedTable> prepare(std::vector<PublishedTable> const& tables, reach::Index const& index, Lists const& lists,
                                   std::vector<PublishedFigure> const& before, Solver const& solver, AgreementSessions const& sessions = {});

/// A cell of which another number would be counted.
struct CellChange {
  std::vector<std::string> key;
  std::int64_t before{0}, after{0};
};
struct TableChange {
  PublishedTable table;
  std::int64_t before{0}, after{0};  ///< of everybody in the table
  std::vector<CellChange> cells;     ///< all that move, the whole table's own among them
};

/// The tables whose counted numbers differ between two snapshots, as counted: the next edition hides small ones as ever.
std::vector<TableChange> changes_between(std::vector<PublishedTable> const& tables, reach::Index const& before, reach::Index const& after,
                                         AgreementSessions const& sessions);

std::vector<PublishedFigure> figures_of(std::vector<PreparedTable> const& prepared);

/// How many cells the table has at this index, margins included.
std::size_t cells_of(PublishedTable const& table, reach::Index const& index, Lists const& lists, AgreementSessions const& sessions);

/// The codes of one grouping in a table's cells, in the order they are shown in.
std::vector<std::string> codes_of(PublishedTable const& table, std::size_t grouping, std::vector<PublishedFigure> const& figures);

}  // namespace athar::published
