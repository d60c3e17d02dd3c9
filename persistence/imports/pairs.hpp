#pragma once
#include <map>
#include <string>
#include <vector>

namespace athar::persistence {

/// Maps are stored as arrays of name and value in turn.
inline std::vector<std::string> flat(std::map<std::string, std::string> const& pairs) {
  std::vector<std::string> out;
  for (auto const& [name, value] : pairs) out.insert(out.end(), {name, value});
  return out;
}

inline std::map<std::string, std::string> map_from(std::vector<std::string> const& list) {
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i + 1 < list.size(); i += 2) out[list[i]] = list[i + 1];
  return out;
}

}  // namespace athar::persistence
