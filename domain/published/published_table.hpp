#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/reach/measure.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

/// What outside eyes get of the figures: a list of tables that were decided on beforehand, printed once a day.
namespace athar {

using PublishedTableId = Id<struct PublishedTableTag>;

/// One table of the list. What it counts never changes once it was made: an old edition and a new one would otherwise be
/// two questions whose difference is a third.
struct PublishedTable {
  PublishedTableId id;
  int version{1};
  LocalizedText title;
  std::string measure;
  std::vector<reach::Dimension> by;          ///< at most two, none twice
  std::optional<ProgrammeId> programme_id;
  std::optional<AgreementId> agreement_id;   ///< only the sessions that serve it; then its parties read the table, not the public
  std::optional<LocalDate> from, to;         ///< of the sessions, both included
  std::optional<Instant> withdrawn_at;       ///< no longer shown; its cells stay in the system, for readers kept them
  friend bool operator==(PublishedTable const&, PublishedTable const&) = default;
};

inline constexpr std::size_t published_groupings_at_most = 2;
inline constexpr int published_tables_at_most = 60;  ///< withdrawn ones too
inline constexpr std::size_t published_cells_at_most = 300;
inline constexpr std::size_t published_cells_of_agreement_at_most = 80;

/// Measures that are published: people counted once, sessions and sittings. Attendances and person-hours are not: a large
/// number of them may be one person's.
bool is_published_measure(reach::Measure const& measure);
/// True for measures of people, whose small cells are hidden. Sessions are announced anyway.
bool hides_small_cells(reach::Measure const& measure);
/// Neither by session nor by organisation: there almost every cell is small.
bool is_published_dimension(reach::Measure const& measure, reach::Dimension dimension);

/// Errors: title_required; on "measure" unknown_measure, measure_not_published; on "by" too_many_groupings, given_twice,
/// dimension_not_published, one_time_grouping, grouped_by_its_filter; on "programme_id" agreement_and_period_only; on "to" end_before_start.
Result<PublishedTable> checked(PublishedTable table);

/// What stands in a cell. Nothing under five is ever printed, not even a zero beside it.
enum class Mark : std::uint8_t {
  number,
  under_5,   ///< 0 to 4
  withheld,  ///< any number, not printed because a small one could be worked out with it
};

std::string_view name_of(Mark mark);
std::optional<Mark> mark_named(std::string_view name);

struct Shown {
  Mark mark{Mark::under_5};
  std::int64_t number{0};  ///< of `number`, else 0
  friend bool operator==(Shown const&, Shown const&) = default;
};

/// One printed cell. The key holds a code for each grouping of the table, empty for "all of them".
struct PublishedFigure {
  PublishedTableId table;
  std::vector<std::string> key;
  Shown shown;
  friend bool operator==(PublishedFigure const&, PublishedFigure const&) = default;
};

/// All tables as printed on one day. There is one a day at most.
struct Edition {
  LocalDate day;
  Instant published_at;
  std::int64_t tick{0};
  std::vector<PublishedFigure> figures;
};

struct NamedAgreement {
  std::string code;
  LocalizedText title;
};

class PublishedTableStore {
 public:
  virtual ~PublishedTableStore() = default;
  /// In the order they were made, withdrawn ones too.
  virtual std::vector<PublishedTable> all() = 0;
  virtual std::optional<PublishedTable> find(PublishedTableId id) = 0;
  /// Errors: unknown_programme, unknown_agreement, id_taken.
  virtual Result<void> insert(PublishedTable const& table) = 0;
  /// True when an edition holds it.
  virtual bool was_printed(PublishedTableId id) = 0;
  /// Writes the title and the withdrawal. Errors: stale.
  virtual Result<void> update(PublishedTable const& table) = 0;
  /// Of a table that no edition holds. Errors: stale, in_use.
  virtual Result<void> remove(PublishedTableId id, int version) = 0;
  /// The figures of the last edition, of the given table only if one is given; empty before the first.
  virtual std::optional<Edition> last_edition(std::optional<PublishedTableId> table = std::nullopt) = 0;
  /// The sessions that serve each agreement that has a table, withdrawn ones too; none has an empty list.
  /// `also`: an agreement that is to have one.
  virtual std::map<AgreementId, std::vector<SessionId>> agreement_sessions(std::optional<AgreementId> also = std::nullopt) = 0;
  /// Of the agreements that have a table.
  virtual std::map<AgreementId, NamedAgreement> agreements() = 0;
  /// The tables that the last edition holds.
  virtual std::vector<PublishedTableId> in_last_edition() = 0;
  /// Day and instant of the last edition, without its figures.
  virtual std::optional<Edition> last_edition_head() = 0;
  /// Waits for whoever is making one, so that the next is made from the one before. Ends with the transaction.
  virtual void lock_editions() = 0;
  /// Errors: edition_of_today_exists (conflict).
  virtual Result<void> insert(Edition const& edition) = 0;
};

}  // namespace athar
