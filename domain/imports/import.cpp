#include "domain/imports/import.hpp"

#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 8> state_names{"uploaded", "previewing", "previewed", "confirming",
                                                        "confirmed", "undone",     "cancelled", "failed"};
constexpr std::array<std::string_view, 4> outcome_names{"new", "unchanged", "changed", "error"};

}  // namespace

std::string_view name_of(ImportState state) { return state_names[static_cast<std::size_t>(state)]; }

std::optional<ImportState> import_state_named(std::string_view name) {
  for (std::size_t i = 0; i < state_names.size(); ++i)
    if (state_names[i] == name) return static_cast<ImportState>(i);
  return std::nullopt;
}

bool is_under_way(ImportState state) { return state == ImportState::previewing || state == ImportState::confirming; }

bool is_over(ImportState state) {
  return state == ImportState::confirmed || state == ImportState::undone || state == ImportState::cancelled || state == ImportState::failed;
}

std::string_view name_of(RowOutcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }

std::optional<RowOutcome> row_outcome_named(std::string_view name) {
  for (std::size_t i = 0; i < outcome_names.size(); ++i)
    if (outcome_names[i] == name) return static_cast<RowOutcome>(i);
  return std::nullopt;
}

bool is_of_session(std::string_view kind) { return kind == "registrations" || kind == "progress"; }

void RowCounts::add(RowOutcome outcome) {
  ++(outcome == RowOutcome::fresh ? fresh : outcome == RowOutcome::unchanged ? unchanged : outcome == RowOutcome::changed ? changed : error);
}

}  // namespace athar
