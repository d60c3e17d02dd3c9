#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// An amount in the currency's smallest unit. Estimated: nobody has stated it.
struct Budget {
  std::int64_t amount_minor{0};
  std::string currency;                      ///< ISO 4217
  bool estimated{false};
  friend bool operator==(Budget const&, Budget const&) = default;
};

/// What sessions and outreach belong to: a project, a plan, a strategy.
struct Programme {
  ProgrammeId id;
  int version{1};
  std::string code;                          ///< "CE-BSG-PAT"
  LocalizedText title;
  LocalizedText summary;
  std::optional<LocalDate> starts_on;
  std::optional<LocalDate> ends_on;
  std::string dates_note;                    ///< what is known where the days are not: "three years, from spring 2024"
  std::optional<Budget> budget;
  std::vector<OrganisationId> funders;       ///< in the order given, as the next two
  std::vector<OrganisationId> implementers;
  std::vector<OrganisationId> partners;
};

/// True for 1 to 40 capital letters, digits and hyphens, the first no hyphen.
bool is_programme_code(std::string_view text);

/// Checks what the fields say of each other; the database checks what they say of other records.
/// Errors: invalid_code, title_required, end_before_start (ends_on), out_of_range and invalid_currency (budget), given_twice (the parties).
Result<Programme> checked(Programme programme);

struct ProgrammeFilter {
  std::optional<std::string> search;
  std::optional<std::string> code;
  std::optional<ProgrammeId> only;           ///< the caller's scope
};

/// A row of the list.
struct ProgrammeRow {
  ProgrammeId id;
  int version{1};
  std::string code;
  LocalizedText title;
  std::optional<LocalDate> starts_on;
  std::optional<LocalDate> ends_on;
  std::string dates_note;
  std::optional<Budget> budget;
  int sessions_count{0};
};

/// One programme with what its page shows beside it.
struct ProgrammePage {
  Programme programme;
  std::vector<LocalizedText> funder_names;       ///< beside `funders`, as the next two beside theirs
  std::vector<LocalizedText> implementer_names;
  std::vector<LocalizedText> partner_names;
  int sessions_count{0};
  int outreach_count{0};
};

class ProgrammeStore {
 public:
  virtual ~ProgrammeStore() = default;
  /// Errors: the named constraints.
  virtual Result<void> insert(Programme const& programme) = 0;
  /// Writes when the stored version is still `programme.version`, and raises it by one. Errors: stale; the named constraints.
  virtual Result<void> update(Programme const& programme) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(ProgrammeId id, int version) = 0;
  virtual std::optional<ProgrammePage> find(ProgrammeId id) = 0;
  virtual std::optional<ProgrammeId> find_by_code(std::string const& code) = 0;
  virtual Page<ProgrammeRow> list(ProgrammeFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
