#include "server/json/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "server/json/text.hpp"

namespace athar::json {
namespace {

namespace bj = boost::json;

/// Builds the value as the parser reads, and stops it at a key that was there before, a NUL or an infinite number.
class Builder {
 public:
  static constexpr std::size_t max_object_size = bj::object::max_size();
  static constexpr std::size_t max_array_size = bj::array::max_size();
  static constexpr std::size_t max_key_size = bj::string::max_size();
  static constexpr std::size_t max_string_size = bj::string::max_size();

  explicit Builder(bj::storage_ptr storage) { stack_.reset(std::move(storage)); }

  bj::value release() { return stack_.release(); }
  std::string const& complaint() const { return complaint_; }
  std::string const& key() const { return key_; }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_array_begin(bj::error_code&) { return true; }
  bool on_array_end(std::size_t count, bj::error_code&) {
    stack_.push_array(count);
    return true;
  }
  bool on_object_begin(bj::error_code&) {
    keys_.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t count, bj::error_code&) {
    keys_.pop_back();
    stack_.push_object(count);
    return true;
  }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code& error) {
    key_.append(part.data(), part.size());
    stack_.push_chars(part);
    return holds_no_nul(part, error);
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code& error) {
    key_.append(part.data(), part.size());
    stack_.push_key(part);
    if (!holds_no_nul(part, error)) return false;
    if (!keys_.back().insert(key_).second) return stop("duplicate_key", error);
    key_.clear();
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code& error) {
    stack_.push_chars(part);
    return holds_no_nul(part, error);
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code& error) {
    stack_.push_string(part);
    return holds_no_nul(part, error);
  }
  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t number, bj::string_view, bj::error_code&) {
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, bj::string_view, bj::error_code&) {
    stack_.push_uint64(number);
    return true;
  }
  bool on_double(double number, bj::string_view, bj::error_code& error) {
    if (!std::isfinite(number)) return stop("number_too_large", error);
    stack_.push_double(number);
    return true;
  }
  bool on_bool(bool truth, bj::error_code&) {
    stack_.push_bool(truth);
    return true;
  }
  bool on_null(bj::error_code&) {
    stack_.push_null();
    return true;
  }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

 private:
  bool holds_no_nul(bj::string_view part, bj::error_code& error) {
    return part.find('\0') == bj::string_view::npos || stop("nul_character", error);
  }
  bool stop(char const* complaint, bj::error_code& error) {
    complaint_ = complaint;
    error = bj::make_error_code(bj::error::syntax);
    return false;
  }

  bj::value_stack stack_;
  std::vector<std::unordered_set<std::string>> keys_;  ///< of the objects that are open
  std::string key_;
  std::string complaint_;
};

/// "line 3, column 14", counted from 1; columns are code points.
std::string position(std::string_view text, std::size_t at) {
  std::string_view const before = text.substr(0, std::min(at, text.size()));
  auto const line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return fmt::format("line {}, column {}", 1 + std::count(before.begin(), before.end(), '\n'),
                     1 + code_points(before.substr(line_start)));
}

Refusal malformed(std::string_view text, std::size_t at, std::string code, std::string detail = {}) {
  std::string const where = position(text, at);
  std::string message = fmt::format("The body is not valid JSON: {} at {}", code, where);
  if (!detail.empty()) message += ": " + detail;
  return refuse({ErrorKind::malformed,
                 "malformed_json",
                 std::move(message),
                 {{"", std::move(code), detail.empty() ? where : std::move(detail)}}});
}

std::string code_of(bj::error_code const& error) {
  if (error == bj::error::too_deep) return "too_deep";
  if (error == bj::error::incomplete) return "incomplete";
  if (error == bj::error::exponent_overflow) return "number_too_large";
  return "syntax_error";
}

}  // namespace

Result<bj::value> parse(std::string_view text, std::size_t depth, bj::storage_ptr storage) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return malformed(text, 0, "empty_body");
  if (auto const broken = first_broken_utf8(text)) return malformed(text, *broken, "invalid_utf8");
  bj::parse_options options;
  options.max_depth = depth;
  bj::basic_parser<Builder> parser(options, std::move(storage));
  bj::error_code error;
  std::size_t const read = parser.write_some(false, text.data(), text.size(), error);
  std::string const& complaint = parser.handler().complaint();
  if (complaint == "duplicate_key") {
    std::string_view const key = parser.handler().key();
    return malformed(text, read, complaint, std::string(key.size() <= 200 ? key : key.substr(0, 0)));
  }
  if (!complaint.empty()) return malformed(text, read, complaint);
  if (error == bj::error::too_deep) return malformed(text, read, "too_deep", std::to_string(depth));
  if (error) return malformed(text, read, code_of(error));
  if (read < text.size()) return malformed(text, read, "trailing_text");
  return parser.handler().release();
}

}  // namespace athar::json
