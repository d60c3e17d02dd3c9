#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/reference/reference_list.hpp"

namespace athar {

/// Finds the words of an editable list that cells use, and makes those that are wanted and missing, each once.
class WordFinder {
 public:
  /// `known`: codes by `header_key` of code and names.
  WordFinder(std::string list, std::map<std::string, std::string> const& known, bool makes) : list_(std::move(list)), known_(known), makes_(makes) {}

  std::optional<std::string> code_of(std::string const& text);
  std::vector<ReferenceItem> const& made() const { return made_; }

 private:
  std::string list_;
  std::map<std::string, std::string> const& known_;
  bool makes_;
  std::vector<ReferenceItem> made_;
  std::map<std::string, std::string> made_by_key_;
};

}  // namespace athar
