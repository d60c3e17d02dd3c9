#pragma once
#include <span>
#include <string_view>

namespace athar {

/// How one or two Arabic letters are written in Latin: spellings with their cost in hundredths of an edit, separated by spaces
/// ("j g=5 dj": j and dj are plain, g costs 0.05).
struct ScriptPair {
  std::string_view arabic;
  std::string_view latin;
};

/// Maghrebi and international spellings of Arabic names, and how Arabic writes foreign ones.
std::span<ScriptPair const> script_pairs();

}  // namespace athar
