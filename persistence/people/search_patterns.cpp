#include "persistence/people/search_patterns.hpp"

#include <algorithm>

namespace athar::persistence {
namespace {

constexpr std::string_view fold_and_split = "select athar.search_patterns(:typed)";
constexpr std::size_t greatest_words = 12;

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' '; }

std::vector<std::string> plain_patterns(std::string const& typed) {
  std::vector<std::string> patterns;
  std::size_t at = 0;
  while ((at = typed.find_first_not_of(' ', at)) != std::string::npos) {
    auto const end = std::min(typed.find(' ', at), typed.size());
    std::string pattern(1, '%');
    pattern.append(typed, at, end - at);
    pattern += '%';
    for (char& c : pattern)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    patterns.push_back(std::move(pattern));
    at = end;
  }
  std::sort(patterns.begin(), patterns.end(),
            [](auto const& a, auto const& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  return patterns;
}

/// Three letters in a row: what the trigram index needs. Counts code points; the per cent signs and escapes do not matter here.
bool has_trigram(std::string const& pattern) {
  auto const points = std::count_if(pattern.begin(), pattern.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  bool const is_escaped = pattern.find('\\') != std::string::npos;
  return points >= 5 && !is_escaped;
}

}  // namespace

SearchPatterns search_patterns(Connection& connection, std::optional<std::string> const& typed) {
  if (!typed) return {};
  std::vector<std::string> patterns;
  if (std::all_of(typed->begin(), typed->end(), is_plain)) {
    patterns = plain_patterns(*typed);
  } else {
    Rows rows = connection.run(fold_and_split, {{"typed", *typed}});
    patterns = RowReader(rows, 0).texts();
  }
  if (patterns.empty()) return {};
  if (patterns.size() > greatest_words) patterns.resize(greatest_words);
  SearchPatterns sought;
  if (has_trigram(patterns.front())) sought.longest = patterns.front();
  sought.all = std::move(patterns);
  return sought;
}

}  // namespace athar::persistence
