#pragma once
#include "domain/privacy/privacy_store.hpp"
#include "persistence/privacy/consent_store.hpp"
#include "persistence/privacy/erasure_store.hpp"
#include "persistence/privacy/person_request_store.hpp"
#include "persistence/privacy/privacy_notice_store.hpp"
#include "persistence/privacy/retention_store.hpp"

namespace athar::persistence {

class PostgresPrivacyStore final : public PrivacyStore {
 public:
  explicit PostgresPrivacyStore(Connection& connection)
      : consents_(connection), erasures_(connection), held_data_(connection), notice_(connection), requests_(connection),
        retention_(connection) {}
  ConsentStore& consents() override { return consents_; }
  ErasureStore& erasures() override { return erasures_; }
  HeldDataStore& held_data() override { return held_data_; }
  PrivacyNoticeStore& notice() override { return notice_; }
  PersonRequestStore& requests() override { return requests_; }
  RetentionStore& retention() override { return retention_; }

 private:
  PostgresConsentStore consents_;
  PostgresErasureStore erasures_;
  PostgresHeldDataStore held_data_;
  PostgresPrivacyNoticeStore notice_;
  PostgresPersonRequestStore requests_;
  PostgresRetentionStore retention_;
};

}  // namespace athar::persistence
