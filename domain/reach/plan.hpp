#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/reach/answer.hpp"
#include "domain/reach/columns.hpp"
#include "domain/reach/query.hpp"

/// A question in the numbers of one snapshot. Only `domain/reach` includes this.
namespace athar::reach {

/// What repeats within one person's rows.
enum class Counting : std::uint8_t {
  once,           ///< a person counts once, and once in each row of the split
  per_programme,  ///< the same within each programme
  every_row,      ///< every qualifying row adds its amount
};

enum class Amount : std::uint8_t { one, sittings, minutes };

/// One dimension of the split: a number n from 0 (unknown) to size - 1 stands at n * stride in a cell.
struct Axis {
  Dimension dimension{Dimension::sex};
  std::int64_t size{1};
  std::int64_t stride{1};
  std::int32_t first{0};  ///< of months, quarters and years: what number 1 stands for
  friend bool operator==(Axis const&, Axis const&) = default;
};

/// Numbers a filter lets through; everything while there is no filter.
struct Accepted {
  bool all{true};
  std::vector<std::uint8_t> numbers;
  bool operator()(std::size_t number) const { return all || (number < numbers.size() && numbers[number] != 0); }
};

/// What does not pass has a cell so low that no sum of parts gets back to zero.
inline constexpr std::int64_t refused_cell = -(std::int64_t{1} << 60);
inline constexpr std::int64_t cells_at_most = std::int64_t{1} << 56;

/// What a session, a profile or an organisation says to the question: its share of the cell, which dimensions it
/// leaves unknown (a bit each), and what it takes to qualify.
struct SessionPart {
  std::int64_t cell{refused_cell};
  std::uint32_t unknown{0};
  std::int32_t least_minutes{0};
  std::int32_t least_sittings{0};
  std::uint16_t programmes{0};
  std::uint16_t tree{0};  ///< which tree of organisations was in force; see Plan::trees
};
struct ProfilePart {
  std::int64_t cell{refused_cell};
  std::uint32_t unknown{0};
  std::uint16_t programmes{0};
};
struct OrganisationPart {
  std::int64_t cell{refused_cell};
  std::uint32_t unknown{0};
};
/// A programme that a row counts for.
struct ProgrammePart {
  std::int64_t cell{0};
  std::uint32_t unknown{0};
  std::uint16_t number{0};
};

class Plan {
 public:
  Plan(Query const& query, State const& state);

  Query const& query;
  State const& state;
  Counting counting{Counting::once};
  Amount amount{Amount::one};
  bool uses_programmes{false};
  std::vector<Axis> axes;         ///< in the order of `by`; a hidden programme axis may follow
  std::int64_t visible_cells{1};  ///< cells of the split; a hidden axis multiplies them
  std::int64_t cells{1};
  std::vector<Dimension> reported;  ///< whose unknown values are reported
  std::uint32_t reported_bits{0};

  SessionPart session(std::size_t place) const;
  ProfilePart profile(std::size_t number) const;
  /// How many trees of organisations the question tells apart: one, or one more than there are days on which a move matters to it.
  std::size_t trees() const { return 1 + moves_.size(); }
  OrganisationPart organisation(std::size_t place, std::size_t tree) const;
  /// The accepted programmes of a set; one part of no programme for the empty set.
  std::vector<ProgrammePart> programmes(std::size_t set) const;
  /// Whether the session is in question, whoever took part.
  bool in_question(SessionRow const& session) const;
  bool accepts(Dimension dimension, std::size_t number) const { return filter(dimension)(number); }
  Axis const* axis(Dimension dimension) const;

  /// The codes of a visible cell.
  std::vector<std::string> key(std::int64_t cell) const;
  /// Rows of the answer, in their order. Takes (cell, value) pairs, no visible cell twice; empty ones are left out.
  std::vector<Group> groups(std::vector<std::pair<std::int64_t, std::int64_t>> const& values) const;

 private:
  Accepted const& filter(Dimension dimension) const { return filters_[static_cast<std::size_t>(dimension)]; }
  void find_dates();
  void accept(Dimension dimension, std::set<std::string> const& codes);
  void accept_organisations(std::set<std::string> const& ids);
  Accepted organisations_on(std::set<std::string> const& ids, std::int32_t days) const;
  void accept_sessions(std::set<std::string> const& ids, Accepted& accepted) const;
  std::optional<std::size_t> number(Dimension dimension, std::string const& code) const;
  std::string text(Axis const& axis, std::int64_t number) const;
  std::int64_t size(Dimension dimension) const;
  std::int32_t first(Dimension dimension) const;
  void add_axis(Dimension dimension);
  std::size_t number(SessionRow const& session, std::size_t place, Dimension dimension) const;
  static std::size_t number(Profile profile, Dimension dimension);
  std::size_t number(OrganisationRow const& organisation, std::size_t place, Dimension dimension) const;
  template <class Number, class Passes>
  bool judge(std::vector<Dimension> const& dimensions, Number&& number, Passes&& passes, std::int64_t& cell,
             std::uint32_t& unknown) const;

  std::array<Accepted, dimension_count> filters_;
  /// First days of new places in the tree, ascending, and what passes the filter of organisations before each and after the last.
  std::vector<std::int32_t> moves_;
  std::vector<Accepted> organisations_;
  std::array<std::int64_t, dimension_count> strides_{};  ///< 0 where not split by
  std::vector<Dimension> of_session_;                    ///< dimensions that matter here, by where they are written
  std::vector<Dimension> of_profile_;
  std::vector<Dimension> of_organisation_;
  std::int32_t first_month_{0};
  std::int32_t months_{0};
  std::int32_t from_{no_date};
  std::int32_t to_{std::numeric_limits<std::int32_t>::max()};
  bool dated_only_{false};
};

inline std::uint32_t bit(Dimension dimension) { return 1U << static_cast<unsigned>(dimension); }

/// The difference between groups and value, the sum of the groups of a split.
std::int64_t overlap_of(Query const& query, std::int64_t value, std::vector<Group> const& groups);

}  // namespace athar::reach
