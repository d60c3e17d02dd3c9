#pragma once
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/reach/measure.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/result.hpp"

/// A question to the index. Two questions with the same canonical text have the same answer at the same tick.
namespace athar::reach {

/// Finds the programme behind a code such as "CE-BSG-PAT" and the course behind a reference such as "C-0007".
class KnownCodes {
 public:
  virtual ~KnownCodes() = default;
  virtual std::optional<ProgrammeId> programme_coded(std::string_view code) const = 0;
  virtual std::optional<CourseId> course_referenced(std::string_view reference) const = 0;
};

struct Query {
  Measure const* measure{nullptr};  ///< one of `measures()`; never null after parsing
  std::vector<Dimension> by;        ///< 0 to 3, none twice
  /// Accepted codes per dimension; a dimension without an entry is not filtered. Programmes, organisations, courses
  /// and sessions are ids in lower case, months "2026-11", quarters "2026-Q4", years "2026"; "unknown" is a value too.
  std::map<Dimension, std::set<std::string>> filters;
  std::optional<LocalDate> from;  ///< first session date, included; sessions without a date are then left out
  std::optional<LocalDate> to;    ///< last session date, included
  int at_least_percent{0};        ///< 1 to 100 where the measure has a threshold, otherwise 0
  Scope scope{Scope::none};       ///< none unless the unit is a person
  HeadCountRule head_counts{HeadCountRule::shown_separately};
  Attributes attributes{Attributes::at_session};  ///< `now` is asked of an index that holds them so; see FactsArchive

  friend bool operator==(Query const&, Query const&) = default;
};

using Parameter = std::pair<std::string, std::string>;

inline constexpr std::size_t groupings_at_most = 3;
inline constexpr std::size_t values_per_filter_at_most = 200;

/// Reads measure, by, from, to, at_least_percent, scope, head_counts, attributes and one parameter per dimension; values may be
/// separated by commas and parameters repeated. A programme may be given by id or by code, a course by
/// id or by reference.
/// Errors: `invalid_input` with one field per wrong parameter, its name as path: unknown_measure, unknown_dimension,
/// disability_in_totals_only, too_many_groupings, invalid_parameter (detail: what was expected).
Result<Query> parse_query(std::span<Parameter const> parameters, KnownCodes const& known);

/// The question of a measure with nothing else asked.
Query query_of(Measure const& measure);

/// Name and value pairs in a stable order, defaults left out; `parse_query` reads them back to the same question.
std::vector<Parameter> canonical_parameters(Query const& query);

/// The pairs as "name=value&…", fit for a cache key and for a URL.
std::string canonical_text(Query const& query);

Definition definition(Query const& query);

}  // namespace athar::reach
