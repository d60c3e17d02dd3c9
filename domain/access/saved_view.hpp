#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/id.hpp"
#include "domain/shared/result.hpp"

namespace athar {

using SavedViewId = Id<struct SavedViewTag>;

inline constexpr int saved_views_at_most = 30;       ///< of one account, of one list

/// Filters of a list under a name: whoever opens the view sees what they may see of it, at that moment.
struct SavedView {
  SavedViewId id;
  int version{1};
  std::string list;                                  ///< "agreements": the list's name in the API
  AccountId owner_id;
  std::string owner_name;                            ///< read only
  std::string label;
  std::map<std::string, std::string> filters;        ///< as they stand in the address, the order of rows among them
  bool is_shared{false};                             ///< with everybody who sees the whole list
};

/// All field errors at once, by path ("filters/country").
/// Errors: required and too_long (label), too_many_items (filters), view_not_searched (what is searched for may be a name), invalid_value.
Result<SavedView> checked(SavedView view);

class SavedViewStore {
 public:
  virtual ~SavedViewStore() = default;
  /// One's own, and those that others share; by label. One statement.
  virtual std::vector<SavedView> list(std::string const& list, AccountId owner, bool with_shared) = 0;
  virtual std::optional<SavedView> find(SavedViewId id) = 0;
  /// Errors: label_taken, id_taken.
  virtual Result<void> insert(SavedView const& view) = 0;
  /// Errors: label_taken, stale.
  virtual Result<void> update(SavedView const& view) = 0;
  /// Errors: stale.
  virtual Result<void> remove(SavedViewId id, int version) = 0;
};

}  // namespace athar
