#include "server/tables/unnamed.hpp"

#include <algorithm>

namespace athar::api {
namespace {

class Unnamed final : public TableReader {
 public:
  Unnamed(std::unique_ptr<TableReader> rows, std::vector<std::string_view> const& naming) : rows_(std::move(rows)) {
    auto const known = rows_->columns();
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (std::find(naming.begin(), naming.end(), known[i]) != naming.end()) continue;
      codes_.push_back(known[i]);
      at_.push_back(i);
    }
  }

  std::vector<std::string_view> columns() const override { return codes_; }
  std::optional<Instant> known_as_of() const override { return rows_->known_as_of(); }

  bool read(UnitOfWork& unit, TableWords const& words, std::vector<std::size_t> const& chosen, int limit, RowSink const& sink) override {
    std::vector<std::size_t> of_rows;
    for (auto at : chosen) of_rows.push_back(at_[at]);
    return rows_->read(unit, words, of_rows, limit, sink);
  }

 private:
  std::unique_ptr<TableReader> rows_;
  std::vector<std::string_view> codes_;
  std::vector<std::size_t> at_;
};

}  // namespace

std::unique_ptr<TableReader> unnamed(std::unique_ptr<TableReader> rows, std::vector<std::string_view> const& naming) {
  return std::make_unique<Unnamed>(std::move(rows), naming);
}

}  // namespace athar::api
