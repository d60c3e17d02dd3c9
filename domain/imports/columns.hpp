#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/imports/header_words.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// What an import of one kind of records reads: a table beside its words.
struct ImportKind {
  std::string_view name;                                ///< "people"
  std::span<std::string_view const> fields;             ///< what a column can fill
  std::span<HeaderWord const> words;                    ///< what the columns are usually called
  std::span<std::string_view const> one_of;             ///< at least one of these needs a column; the first is named when none has
  std::span<std::string_view const> default_fields;     ///< what can be given once for all rows
  /// Refuses a default by its own rules; the database's are asked when planning.
  void (*check_default)(std::vector<FieldError>& errors, std::string const& path, std::string const& field, std::string const& value);
  std::span<std::string_view const> also_one_of{};      ///< likewise, where one column is not enough
};

ImportKind const& agreements_kind();
ImportKind const& organisations_kind();
ImportKind const& people_kind();
ImportKind const& progress_kind();
ImportKind const& registrations_kind();
ImportKind const& sessions_kind();

/// The kind of that name, or none.
ImportKind const* import_kind_named(std::string_view name);

/// Checks a mapping (field → column) against the columns of the file, and defaults against what may have one.
/// `more_fields` are those of this import beside the kind's: the sittings of its session.
/// Errors: required (mapping/FIELD), unknown_field, unknown_column, given_twice; those of the kind's defaults.
Result<void> check_mapping(ImportKind const& kind, std::vector<std::string> const& more_fields,
                           std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                           std::vector<std::string> const& columns);

/// For `check_default`: adds not_one_of unless the value is one of the list "a, b, c".
void check_choice(std::vector<FieldError>& errors, std::string const& path, std::string_view value, std::string_view allowed);

/// A word of a choice as people write it in some language, and the code it means.
struct ChoiceWord {
  std::string_view code;
  std::string_view text;
};

/// The code that a cell means, or its own text when no word fits.
std::string code_meant(std::span<ChoiceWord const> words, std::string_view cell);

}  // namespace athar
