#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <vector>

namespace athar::reach {

/// Values numbered in order of arrival, found again by open addressing. A copy is two flat copies, so that a snapshot
/// can take one more value without disturbing its readers.
template <class Value, class Hash = std::hash<Value>>
class Interned {
 public:
  std::optional<std::uint32_t> find(Value const& value) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t at = start(value);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) return std::nullopt;
      if (values_[slots_[at] - 1] == value) return slots_[at] - 1;
    }
  }

  std::uint32_t intern(Value const& value) {
    if (auto const known = find(value)) return *known;
    if (values_.size() >= 0x7FFFFFFF) throw std::length_error("too many different values to number");
    if ((values_.size() + 1) * 3 >= slots_.size() * 2) grow();
    values_.push_back(value);
    place(static_cast<std::uint32_t>(values_.size()));
    return static_cast<std::uint32_t>(values_.size() - 1);
  }

  Value const& operator[](std::size_t number) const { return values_[number]; }
  std::size_t size() const { return values_.size(); }
  std::vector<Value> const& values() const { return values_; }
  std::size_t memory_bytes() const {
    return values_.capacity() * sizeof(Value) + slots_.capacity() * sizeof(std::uint32_t);
  }

 private:
  std::size_t start(Value const& value) const {
    std::uint64_t mixed =
        static_cast<std::uint64_t>(Hash{}(value)) * 0x9E3779B97F4A7C15ULL;  // hash<int> is the identity
    return static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
  }

  void place(std::uint32_t number_plus_one) {
    std::size_t at = start(values_[number_plus_one - 1]);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = number_plus_one;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, 0);
    for (std::uint32_t number = 1; number <= values_.size(); ++number) place(number);
  }

  std::vector<Value> values_;
  std::vector<std::uint32_t> slots_;  ///< number + 1, or 0 where free; a power of two
};

}  // namespace athar::reach
