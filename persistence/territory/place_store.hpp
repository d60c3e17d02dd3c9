#pragma once
#include "domain/territory/place.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPlaceStore final : public PlaceStore {
 public:
  explicit PostgresPlaceStore(Connection& connection) : connection_(connection) {}

  std::optional<Place> find(std::string const& code) override;
  Page<Place> list(PlaceFilter const& filter, PageRequest const& page) override;
  Result<OfficialListReport> take_official_list(std::vector<OfficialPlace> const& rows) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
