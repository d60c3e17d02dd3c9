#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/imports/person_rows.hpp"

namespace athar {

/// Somebody as they are compared: on record, or in an earlier row.
struct Likeness {
  std::string_view latin;
  std::string_view arabic;
  Sex sex{Sex::not_stated};
  std::optional<LocalDate> birth_date;
  std::optional<int> birth_year;
  std::optional<OrganisationId> organisation;
  std::string_view email;                    ///< in small letters
  std::string_view phone;
};

/// True when the names, in a script that both have, share a word; or when no script is common to both.
bool names_may_be_one(Likeness const& a, Likeness const& b);
/// True when the whole name is the same in one script.
bool same_name(Likeness const& a, Likeness const& b);
/// True when both state a sex, a birth or an organisation, and not the same; of those born on one day the organisation may differ.
bool contradict(Likeness const& a, Likeness const& b);
/// True when both state the same birth or organisation.
bool agree(Likeness const& a, Likeness const& b);

/// Finds people by address, number and name.
class PeopleIndex {
 public:
  void add(Likeness const& person);
  std::size_t size() const { return people_.size(); }
  Likeness const& at(std::size_t i) const { return people_[i]; }
  /// Who has that address or number and may be the same by name.
  std::vector<std::size_t> by_contact(Likeness const& wanted) const;
  std::vector<std::size_t> by_name(Likeness const& wanted) const;

 private:
  using Places = std::unordered_map<std::string_view, std::vector<std::size_t>>;  ///< upwards
  std::vector<Likeness> people_;
  Places emails_, phones_, latin_, arabic_;
};

std::string small_letters(std::string text);

}  // namespace athar
