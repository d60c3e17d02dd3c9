#pragma once
#include <string>

#include "domain/shared/page.hpp"

namespace athar::persistence {

/// Turns `limit + 1` rows into a page: the extra row only says that there are more.
/// `key_of` and `id_of` give the sort value and the id of a row as text.
template <class T, class KeyOf, class IdOf>
Page<T> page_of(std::vector<T> rows, PageRequest const& request, KeyOf key_of, IdOf id_of) {
  Page<T> page;
  bool const more = rows.size() > static_cast<std::size_t>(request.limit);
  if (more) rows.resize(static_cast<std::size_t>(request.limit));
  if (more) {
    page.next_key = key_of(rows.back());
    page.next_id = id_of(rows.back());
  }
  page.items = std::move(rows);
  return page;
}

/// Takes a count that stopped at one more than `greatest_counted_total`.
template <class T>
void set_total(Page<T>& page, std::int64_t counted) {
  page.total_is_minimum = counted > greatest_counted_total;
  page.total = static_cast<int>(page.total_is_minimum ? greatest_counted_total : counted);
}

}  // namespace athar::persistence
