#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/imports/cells/reading.hpp"
#include "domain/people/person_words.hpp"

namespace athar {

/// Reads F/H, F/M, femme, homme, féminin, female, أنثى, ذكر …; also a civility, which tells the sex.
/// Remarks: error_cell, not_one_of (detail: F, H).
Reading<Sex> read_sex(std::string_view cell);

struct Civility {
  std::optional<PersonTitle> title;
  Sex sex{Sex::not_stated};          ///< not stated by Dr and Pr
  friend bool operator==(Civility const&, Civility const&) = default;
};

/// Reads Mme, Mlle, M., Mr, Monsieur, Dr, Pr, Mrs, السيد, السيدة, الآنسة, د., ذ. … Remarks: error_cell, not_one_of (detail: Mme, M., Dr, Pr).
Reading<Civility> read_civility(std::string_view cell);

struct FullName {
  Civility civility;                 ///< taken off the name
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;        ///< the part in Arabic script; a cell may hold both
  std::string given_name_ar;
  bool certain{true};                ///< false: the order was assumed
  friend bool operator==(FullName const&, FullName const&) = default;
};

/// In which order the names of one column stand, by those whose family name is in capitals.
enum class NameOrder { family_first, given_first, unknown };
NameOrder name_order_of(std::span<std::string const> cells);

/// Parts a whole name. Latin script: a run of capitals at the beginning or the end is the family name ("EL IDRISSI Bouchra", "Bouchra EL
/// IDRISSI"); "Nom, Prénom" at a comma; particles (El, Al, Ben, Aït, Ould, Abd …) stay with what follows; else by the column's order,
/// and without one the given name is taken to come first. Arabic script: the given name first, عبد and its like with what follows.
/// Not certain: one word (the family name), no difference of capitals and no order to go by, more than two words in Arabic script.
/// Remarks: error_cell, invalid_name (digits in it).
Reading<FullName> read_full_name(std::string_view cell, NameOrder order = NameOrder::unknown);

/// One part of a name, or a word of another field, on one line; empty when the cell says nothing.
std::string read_name(std::string_view cell);

}  // namespace athar
