#pragma once
#include <cstdint>
#include <vector>

#include "domain/reach/contribution.hpp"

/// Which rows a question can count at all, told from their session, profile and organisation alone. Only `domain/reach` includes this.
namespace athar::reach {

/// A byte for each session, profile and organisation: what a pass looks up at every row has to stay in the fastest cache.
class Gates {
 public:
  template <class Parts>
  Gates(Plan const& plan, Parts const& parts) {
    // A registration's own programmes decide before those of the session. Each way in is a bit; a row passes when session and
    // profile leave the same one open.
    auto const accepts = [&](std::uint16_t set) { return !plan.uses_programmes || !parts.programmes(set).empty(); };
    sessions_.reserve(parts.sessions.size());
    for (auto const& session : parts.sessions)
      sessions_.push_back(session.cell < 0 ? closed : accepts(session.programmes) ? either : by_registration);
    profiles_.reserve(parts.profiles.size());
    for (auto const& profile : parts.profiles)
      profiles_.push_back(profile.cell < 0 ? closed : profile.programmes == 0 ? by_session : accepts(profile.programmes) ? by_registration : closed);
    organisations_.assign(parts.places, closed);
    for (std::size_t i = 0; i < parts.organisations.size(); ++i)
      if (parts.organisations[i].cell >= 0) organisations_[i % parts.places] = either;
    all_organisations_ = share_open(organisations_) == 1.0;
  }

  /// Whether so few rows pass that it pays to choose them before anything else of them is read.
  bool are_narrow(Base const& base) const;

  /// Writes the rows from `begin` to `end` that pass, and answers how many.
  std::size_t select(RowColumns const& columns, std::size_t begin, std::size_t end, std::uint32_t* selected) const;

 private:
  static constexpr std::uint8_t closed = 0, by_session = 1, by_registration = 2, either = 3;
  static double share_open(std::vector<std::uint8_t> const& gates);

  std::vector<std::uint8_t> sessions_;
  std::vector<std::uint8_t> profiles_;
  std::vector<std::uint8_t> organisations_;
  bool all_organisations_{false};
};

}  // namespace athar::reach
