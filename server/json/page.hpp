#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/json/describe.hpp"

namespace athar::json {

/// A page of a list. `total` is only there when it was asked for; it is counted to 10,000.
template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next_cursor;
  std::optional<std::int64_t> total;
  std::optional<bool> total_is_minimum;

  BOOST_DESCRIBE_CLASS(Page, (), (items, next_cursor, total, total_is_minimum), (), ())
};

}  // namespace athar::json
