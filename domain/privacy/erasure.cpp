#include "domain/privacy/erasure.hpp"

#include <algorithm>
#include <cctype>

namespace athar {

std::string erased_label(Uuid const& random) {
  auto end = random.text().substr(26);  // ten hexadecimal digits of the last group, all random
  std::transform(end.begin(), end.end(), end.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return "X-" + end.substr(0, 5) + "-" + end.substr(5);
}

}  // namespace athar
