#include "domain/training/e_learning.hpp"

#include <algorithm>
#include <string_view>

namespace athar {
namespace {

constexpr int greatest_minutes = 600'000;

}  // namespace

Result<void> check(ELearning const& course) {
  std::vector<FieldError> errors;
  auto const scheme = course.link.starts_with("https://") ? 8U : course.link.starts_with("http://") ? 7U : 0U;
  auto const host = scheme == 0 ? std::string_view() : std::string_view(course.link).substr(scheme).substr(0, course.link.find('/', scheme) - scheme);
  bool const plain = std::none_of(course.link.begin(), course.link.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>'; });
  if (host.empty() || host.find('@') != std::string_view::npos || !plain) errors.push_back({"link", "invalid_link", {}});
  if (course.closes_on < course.opens_on) errors.push_back({"closes_on", "end_before_start", {}});
  if (course.planned_minutes < 1 || course.planned_minutes > greatest_minutes)
    errors.push_back({"planned_minutes", "out_of_range", "1 – " + std::to_string(greatest_minutes)});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

}  // namespace athar
