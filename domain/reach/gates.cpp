#include "domain/reach/gates.hpp"

namespace athar::reach {
namespace {

/// Above this share a pass over whole people is quicker.
constexpr double narrow_share = 0.4;

/// Without a branch: which row passes is what no processor can guess.
template <class Passes>
std::size_t select_where(std::size_t begin, std::size_t end, std::uint32_t* selected, Passes&& passes) {
  std::size_t count = 0;
  for (std::size_t row = begin; row < end; ++row) {
    selected[count] = static_cast<std::uint32_t>(row);
    count += passes(row) ? 1 : 0;
  }
  return count;
}

}  // namespace

double Gates::share_open(std::vector<std::uint8_t> const& gates) {
  auto const passing = std::count_if(gates.begin(), gates.end(), [](std::uint8_t gate) { return gate != closed; });
  return gates.empty() ? 1.0 : static_cast<double>(passing) / static_cast<double>(gates.size());
}

bool Gates::are_narrow(Base const& base) const {
  std::size_t rows = 0;
  for (std::size_t session = 0; session < sessions_.size() && session + 1 < base.attendee_starts.size(); ++session)
    if (sessions_[session] != closed) rows += base.attendee_starts[session + 1] - base.attendee_starts[session];
  auto const expected = static_cast<double>(rows) * share_open(profiles_) * share_open(organisations_);
  return expected < narrow_share * static_cast<double>(base.people.rows.size());
}

std::size_t Gates::select(RowColumns const& columns, std::size_t begin, std::size_t end, std::uint32_t* selected) const {
  // Bare pointers: what is written might otherwise be what the vectors' own are read from.
  auto const* const session = columns.sessions.data();
  auto const* const profile = columns.profiles.data();
  auto const* const organisation = columns.organisations.data();
  auto const* const sessions = sessions_.data();
  auto const* const profiles = profiles_.data();
  auto const* const organisations = organisations_.data();
  if (all_organisations_)
    return select_where(begin, end, selected, [=](std::size_t row) { return (sessions[session[row]] & profiles[profile[row]]) != 0; });
  return select_where(begin, end, selected, [=](std::size_t row) {
    return (sessions[session[row]] & profiles[profile[row]] & organisations[organisation[row]]) != 0;
  });
}

}  // namespace athar::reach
