#pragma once

namespace athar {

class ConsentStore;
class ErasureStore;
class HeldDataStore;
class PersonRequestStore;
class PrivacyNoticeStore;
class RetentionStore;

/// What is kept about the protection of people's data (law 09-08): one store for each part of it.
class PrivacyStore {
 public:
  virtual ~PrivacyStore() = default;
  virtual ConsentStore& consents() = 0;
  virtual ErasureStore& erasures() = 0;
  virtual HeldDataStore& held_data() = 0;
  virtual PrivacyNoticeStore& notice() = 0;
  virtual PersonRequestStore& requests() = 0;
  virtual RetentionStore& retention() = 0;
};

}  // namespace athar
