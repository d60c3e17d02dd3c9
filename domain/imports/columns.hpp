#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/result.hpp"
#include "domain/training/session.hpp"

namespace athar {

/// The fields of a session that a column can fill.
std::span<std::string_view const> session_fields();

/// Finds columns by the names they usually have in French, Arabic and English. Field → column; no column twice.
std::map<std::string, std::string> guess_session_columns(std::vector<std::string> const& columns);

/// Checks a mapping (field → column) against the columns of the file, and defaults against what may have one.
/// Errors: required (mapping/external_reference), unknown_field, unknown_column, given_twice, not_one_of, invalid_language.
Result<void> check_session_mapping(std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                                   std::vector<std::string> const& columns);

/// Reads a kind or a modality by its code or by its usual name in French, Arabic or English.
std::optional<SessionKind> session_kind_worded(std::string_view text);
std::optional<Modality> modality_worded(std::string_view text);

}  // namespace athar
