#pragma once
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/training/session.hpp"

namespace athar::persistence {

/// The parts of a text between separators, one after another.
class Parts {
 public:
  Parts(std::string_view text, char separator) : rest_(text), separator_(separator) {}
  std::string_view next() {
    auto const end = rest_.find(separator_);
    auto const part = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    return part;
  }

 private:
  std::string_view rest_;
  char separator_;
};

inline std::optional<LocalTime> minutes_in(std::string_view text) {
  int minutes = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return LocalTime{static_cast<std::int16_t>(minutes)};
}

/// A sitting as `slot` writes it, "2027-03-01 540 720" in the order of days and sittings, added to its day.
template <class Day>
void add_slot(std::vector<Day>& days, std::string_view slot) {
  Parts parts(slot, ' ');
  auto const date = LocalDate::parse(parts.next());
  if (!date) return;
  if (days.empty() || days.back().date != *date) days.emplace_back().date = *date;
  auto const starts = minutes_in(parts.next());
  days.back().sittings.push_back({starts, minutes_in(parts.next())});
}

}  // namespace athar::persistence
