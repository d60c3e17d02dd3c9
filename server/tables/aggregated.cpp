#include "server/tables/aggregated.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace athar::api {
namespace {

/// What people have in common. A list shows those of them that it has.
constexpr std::array<std::string_view, 11> in_common{"reference", "session", "registration_role", "registration_status", "sex",
                                                    "category", "organisation", "administrative_level", "region",
                                                    "trainer_standing", "training_of_trainers"};

class Aggregated final : public TableReader {
 public:
  explicit Aggregated(std::unique_ptr<TableReader> people) : people_(std::move(people)) {
    auto const known = people_->columns();
    for (auto code : in_common) {
      auto const found = std::find(known.begin(), known.end(), code);
      if (found == known.end()) continue;
      codes_.push_back(code);
      at_.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    codes_.push_back("people_count");
  }

  std::vector<std::string_view> columns() const override { return codes_; }
  std::optional<Instant> known_as_of() const override { return people_->known_as_of(); }

  bool read(UnitOfWork& unit, TableWords const& words, std::vector<std::size_t> const& chosen, int limit, RowSink const& sink) override {
    std::map<std::vector<Cell>, std::int64_t> counts;
    while (people_->read(unit, words, at_, limit, [&](std::vector<Cell> const& cells) {
      std::vector<Cell> key;
      for (auto at : chosen)
        if (at < at_.size()) key.push_back(cells[at]);
      ++counts[key];
    })) {
    }
    for (auto const& [key, count] : counts) {
      std::vector<Cell> row;
      std::size_t next = 0;
      for (auto at : chosen) row.push_back(at < at_.size() ? key[next++] : cell(count));
      sink(row);
    }
    return false;
  }

 private:
  std::unique_ptr<TableReader> people_;
  std::vector<std::string_view> codes_;
  std::vector<std::size_t> at_;
};

}  // namespace

std::unique_ptr<TableReader> aggregated(std::unique_ptr<TableReader> people) { return std::make_unique<Aggregated>(std::move(people)); }

}  // namespace athar::api
