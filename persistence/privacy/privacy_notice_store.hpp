#pragma once
#include "domain/privacy/held_data.hpp"
#include "domain/privacy/privacy_notice.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPrivacyNoticeStore final : public PrivacyNoticeStore {
 public:
  explicit PostgresPrivacyNoticeStore(Connection& connection) : connection_(connection) {}
  PrivacyNotice notice() override;
  Result<void> update(PrivacyNotice const& notice) override;

 private:
  Connection& connection_;
};

class PostgresHeldDataStore final : public HeldDataStore {
 public:
  explicit PostgresHeldDataStore(Connection& connection) : connection_(connection) {}
  std::vector<HeldEntry> of_person(PersonId person) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
