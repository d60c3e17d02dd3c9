#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// A word of an editable list: a type of organisation, a grade … Words are never deleted, for records refer to them; one that is
/// not active is no longer offered.
struct ReferenceItem {
  std::string list;
  std::string code;  ///< a small letter, then small letters, digits and "_"; at most 60
  LocalizedText name;
  int position{0};
  bool active{true};
  int version{1};
  friend bool operator==(ReferenceItem const&, ReferenceItem const&) = default;
};

/// organisation_type, person_category, grade, outreach_kind, group_kind, agreement_type, agreement_domain.
std::span<std::string_view const> reference_lists();
bool is_reference_list(std::string_view name);
bool is_reference_code(std::string_view code);

/// Errors: invalid_code, name_required.
Result<ReferenceItem> checked(ReferenceItem item);

/// Checks that `codes` names every item once. Errors: not_the_whole_list.
Result<void> checked_order(std::vector<ReferenceItem> const& items, std::vector<std::string> const& codes);

class ReferenceListStore {
 public:
  virtual ~ReferenceListStore() = default;
  /// In the list's order, the inactive ones too.
  virtual std::vector<ReferenceItem> items(std::string_view list) = 0;
  virtual std::optional<ReferenceItem> find(std::string_view list, std::string_view code) = 0;
  /// Adds at the end of the list; `position` is not looked at. Errors: code_taken.
  virtual Result<void> insert(ReferenceItem const& item) = 0;
  /// Writes name, position and `active`. Errors: stale.
  virtual Result<void> update(ReferenceItem const& item) = 0;
  /// Numbers the items in that order, from 1.
  virtual void reorder(std::string_view list, std::vector<std::string> const& codes) = 0;
};

}  // namespace athar
