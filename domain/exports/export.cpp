#include "domain/exports/export.hpp"

#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 5> state_names{"queued", "running", "done", "failed", "cancelled"};

}  // namespace

std::string_view name_of(ExportState state) { return state_names[static_cast<std::size_t>(state)]; }

std::optional<ExportState> export_state_named(std::string_view name) {
  for (std::size_t i = 0; i < state_names.size(); ++i)
    if (state_names[i] == name) return static_cast<ExportState>(i);
  return std::nullopt;
}

bool is_over(ExportState state) { return state != ExportState::queued && state != ExportState::running; }

std::string seen_by(Caller const& caller) {
  std::string text(name_of(caller.role));
  auto add = [&text](auto const& bound) { text += '|' + (bound ? bound->text() : std::string()); };
  add(caller.organisation_id);
  add(caller.person_id);
  add(caller.programme_id);
  add(caller.period_from);
  add(caller.period_to);
  return text;
}

}  // namespace athar
