#pragma once
#include "domain/shared/partial_date.hpp"
#include "server/json/describe.hpp"

/// How a day that may be known in part is read and refused. Whoever describes a member of that type includes this.
namespace athar::json::detail {

template <>
struct TextFormat<PartialDate> {
  static constexpr std::string_view format = "", code = "invalid_partial_date", example = "2016-05";
};

}  // namespace athar::json::detail
