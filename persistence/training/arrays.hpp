#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace athar::persistence {

/// A PostgreSQL array literal whose elements may be null: "{540,NULL,t}".
class ArrayLiteral {
 public:
  void add(std::string_view element) {
    if (text_.size() > 1) text_ += ',';
    text_ += element;
  }
  void add_number(std::optional<int> number) { add(number ? std::string_view(std::to_string(*number)) : std::string_view("NULL")); }
  void add_truth(std::optional<bool> truth) { add(!truth ? std::string_view("NULL") : *truth ? std::string_view("t") : std::string_view("f")); }
  std::string text() const { return text_ + "}"; }

 private:
  std::string text_{"{"};
};

}  // namespace athar::persistence
