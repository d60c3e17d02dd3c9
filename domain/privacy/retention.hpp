#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/people/person_words.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// What is kept for a time only. Figures need none of it.
enum class RetentionRule {
  contacts,            ///< e-mail and telephone, after the last day of the person's last session
  import_files,        ///< originals of imports, after the end of the import
  import_rows,         ///< what their rows said, after the end of the import
  audit_details,       ///< before and after, of the history's lines about people
  request_statements,  ///< the words of a request, after its answer
};
template <>
inline constexpr std::array<std::string_view, 5> words_of<RetentionRule>{"contacts", "import_files", "import_rows", "audit_details",
                                                                         "request_statements"};
inline constexpr std::array all_retention_rules{RetentionRule::contacts, RetentionRule::import_files, RetentionRule::import_rows,
                                                RetentionRule::audit_details, RetentionRule::request_statements};
inline constexpr int greatest_retention_months = 600;

struct Retention {
  RetentionRule rule{RetentionRule::contacts};
  int version{1};
  std::optional<int> months;  ///< none: for ever
};

class RetentionStore {
 public:
  virtual ~RetentionStore() = default;
  /// In the order of the enumeration.
  virtual std::vector<Retention> rules() = 0;
  /// Writes when the stored version is still that of `retention`, and raises it. Errors: stale.
  virtual Result<void> update(Retention const& retention) = 0;
  /// How many records a purge on that day would empty.
  virtual std::int64_t due(Retention const& retention, LocalDate today) = 0;
  /// Empties them; answers how many.
  virtual std::int64_t purge(Retention const& retention, LocalDate today) = 0;
};

}  // namespace athar
