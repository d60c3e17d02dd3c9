#include "server/tables/words.hpp"

#include "domain/reference/reference_list.hpp"
#include "domain/territory/place.hpp"
#include "server/json/terms.hpp"

namespace athar::api {

TableWords::TableWords(UnitOfWork& unit, Language language) : language_(language) {
  for (auto list : reference_lists())
    for (auto const& item : unit.reference_lists().items(list)) listed_[{std::string(list), item.code}] = item.name.in(language);
  for (auto const* kind : {"region", "country"}) {
    PageRequest request{.limit = 500, .after_key = {}, .after_id = {}, .sort = "name"};
    for (bool more = true; more;) {
      auto const page = unit.places().list({.search = std::nullopt, .kind = kind, .parent_code = std::nullopt}, request);
      for (auto const& place : page.items) places_[place.code] = place.name.in(language);
      more = page.next_id.has_value();
      request.after_key = page.next_key;
      request.after_id = page.next_id;
    }
  }
}

std::string TableWords::term(std::string_view family, std::string_view code) const {
  return code.empty() ? std::string() : json::term(language_, family, code);
}

std::string TableWords::listed(std::string_view list, std::string_view code) const {
  auto const found = listed_.find(std::pair(std::string(list), std::string(code)));
  return found == listed_.end() ? std::string(code) : found->second;
}

std::string TableWords::place(std::string_view code) const {
  auto const found = places_.find(code);
  return found == places_.end() ? std::string(code) : found->second;
}

std::string TableWords::yes_or_no(bool truth) const {
  if (language_ == Language::ar) return truth ? "نعم" : "لا";
  if (language_ == Language::en) return truth ? "yes" : "no";
  return truth ? "oui" : "non";
}

}  // namespace athar::api
