#include "server/http/http.hpp"
#include "server/http/text.hpp"

namespace athar::http {

std::string_view Request::header(std::string_view name) const {
  for (auto const& field : headers)
    if (equal_without_case(field.name, name)) return field.value;
  return {};
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (auto const& [key, value] : query)
    if (key == name) return std::string_view{value};
  return std::nullopt;
}

}  // namespace athar::http
