#pragma once
#include <optional>
#include <string>
#include <vector>

namespace athar {

/// What part of a list is asked for. `after` holds the sort value and the id of the last row already seen, as text.
struct PageRequest {
  int limit{50};
  std::optional<std::string> after_key;
  std::optional<std::string> after_id;
  std::string sort;                 ///< "first_date", "-first_date" …; empty for the list's own order
  bool with_total{false};
};

/// At most `limit` rows, and where to go on. Totals are counted to 10,000.
template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next_key;
  std::optional<std::string> next_id;
  std::optional<int> total;
  bool total_is_minimum{false};
};

inline constexpr int greatest_counted_total = 10'000;

}  // namespace athar
