#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace athar {

/// A name that the column of a field has in some language.
struct HeaderWord {
  std::string_view field;
  std::string_view text;             ///< as people write it; compared by `header_key`
  bool may_go_on{false};             ///< also fits a longer header that begins with it ("Téléphone" for "Téléphone portable")
};

/// A header as it is compared: small letters without accents, Arabic letters in their plain forms, "n°" and "nb" written out,
/// words that say nothing (et, de, la, the, …) left out, joined by "_". "Nom & Prénom", "NOM ET PRENOM" and "Nom / prénoms :" are one.
std::string header_key(std::string_view header);

/// Finds columns by their names: field → column. A whole name goes before a beginning, then the order of `words`; no column twice, no
/// field twice. In a header of two rows ("Contact › Téléphone") the last part speaks when the whole says nothing.
std::map<std::string, std::string> guess_fields(std::vector<std::string> const& columns, std::span<HeaderWord const> words);

}  // namespace athar
