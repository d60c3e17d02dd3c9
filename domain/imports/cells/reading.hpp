#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace athar {

/// What a cell turned out to say: a value, perhaps with a warning; nothing (unknown); a remark on why it cannot be read; or a question
/// with the readings it could have.
template <class T>
struct Reading {
  std::optional<T> value;
  std::string code;                  ///< of the remark or the question; of a warning when there is a value
  std::string detail;                ///< of a question: its answers, each as a cell that would be read so, parted by " | "
  std::vector<T> alternatives;       ///< of a question, the likelier first; in the order of `detail`

  static Reading of(T value) { return {std::move(value), {}, {}, {}}; }
  static Reading with_warning(T value, std::string code, std::string detail) {
    return {std::move(value), std::move(code), std::move(detail), {}};
  }
  static Reading unknown() { return {}; }
  static Reading remark(std::string code, std::string detail = {}) { return {std::nullopt, std::move(code), std::move(detail), {}}; }
  static Reading question(std::string code, std::string detail, std::vector<T> alternatives) {
    return {std::nullopt, std::move(code), std::move(detail), std::move(alternatives)};
  }

  bool is_value() const { return value.has_value(); }
  bool is_unknown() const { return !value && code.empty(); }
  bool is_question() const { return !value && !alternatives.empty(); }
  bool is_remark() const { return !value && !code.empty() && alternatives.empty(); }
};

/// True for what a spreadsheet shows where a formula failed: "#N/A", "#REF!", "#DIV/0!", also in French.
bool is_error_cell(std::string_view cell);

/// True for what people write where there is nothing to say: "", "-", "—", "/", "N/A", "néant", "لا يوجد" …
bool says_nothing(std::string_view cell);

}  // namespace athar
