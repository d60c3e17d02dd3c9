#pragma once
#include <string>
#include <vector>

#include "domain/shared/id.hpp"

namespace athar {

/// Something that is held on a person.
struct HeldEntry {
  std::string section;                      ///< "record", "affiliations", "attendances" …
  std::string json;                         ///< an object of plain values
};

class HeldDataStore {
 public:
  virtual ~HeldDataStore() = default;
  /// Everything that is held on a person, section by section; empty when there is no such person.
  virtual std::vector<HeldEntry> of_person(PersonId person) = 0;
};

}  // namespace athar
