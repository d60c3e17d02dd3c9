#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/page.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// What ends a list's cursor: the id of a record, the number of a line, or a code.
enum class CursorId { uuid, number, code };

/// Reads the query string of a list, collecting every bad parameter; unknown parameters are refused by name.
///
///   QueryReader query(call);
///   OrganisationFilter filter{.search = query.text("q"), .type = query.text("type"), …};
///   auto page = query.page({"name"});
///   if (auto bad = query.errors()) return refuse(*bad);
class QueryReader {
 public:
  explicit QueryReader(Call const& call) : call_(call) {}

  std::optional<std::string> text(std::string_view name);       ///< at most 200 characters; blank is absent
  std::optional<LocalDate> date(std::string_view name);
  std::optional<int> number(std::string_view name, int least, int greatest);
  bool flag(std::string_view name);                             ///< "true" or "false"
  std::optional<std::string> one_of(std::string_view name, std::initializer_list<std::string_view> allowed);
  template <class SomeId>
  std::optional<SomeId> id(std::string_view name) {
    auto given = text(name);
    if (!given) return std::nullopt;
    auto parsed = SomeId::parse(*given);
    if (!parsed) errors_.push_back({std::string(name), "invalid_uuid", {}});
    return parsed;
  }
  /// limit, cursor, sort, total. `sorts` are the allowed values, the first is the default.
  PageRequest page(std::vector<std::string_view> sorts, CursorId cursor_id = CursorId::uuid);
  /// "json" or "csv".
  bool wants_csv();

  std::optional<Error> errors();

 private:
  std::optional<std::string_view> take(std::string_view name);

  Call const& call_;
  std::vector<std::string> known_;
  std::vector<FieldError> errors_;
};

/// An opaque cursor of a sort value and an id, bound to the sort it belongs to.
std::string encode_cursor(std::string_view sort, std::string_view key, std::string_view id);

/// Writes {"items":[…],"next_cursor":…,"total":…}; `write_item` writes one element.
template <class T, class WriteItem>
std::string page_json(Page<T> const& page, PageRequest const& request, WriteItem write_item) {
  json::Writer out(256 + page.items.size() * 512);
  out.begin_object().key("items").begin_array();
  for (auto const& item : page.items) write_item(out, item);
  out.end_array();
  if (page.next_id) out.field("next_cursor", encode_cursor(request.sort, page.next_key.value_or(""), *page.next_id));
  if (page.total) {
    out.field("total", *page.total);
    if (page.total_is_minimum) out.field("total_is_minimum", true);
  }
  out.end_object();
  return out.take();
}

}  // namespace athar::api
