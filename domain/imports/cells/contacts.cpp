#include "domain/imports/cells/contacts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "domain/imports/folding.hpp"
#include "domain/imports/sheet.hpp"
#include "domain/shared/contacts.hpp"

namespace athar {
namespace {

using Text = Reading<std::string>;

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

std::vector<std::string> split(std::string_view text, std::string_view at_any_of) {
  std::vector<std::string> parts;
  while (true) {
    auto const end = text.find_first_of(at_any_of);
    if (auto part = one_line(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string joined(std::vector<std::string> const& parts, std::size_t but) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == but) continue;
    if (!out.empty()) out += ", ";
    out += parts[i];
  }
  return out;
}

/// The digits of a number, with "+" before an international one; empty when there is anything else.
std::string digits_of(std::string text) {
  replace_all(text, "(0)", "");
  std::string digits;
  for (auto const& word : folded_words(text)) {
    constexpr auto allowed = std::to_array<std::string_view>({"tel", "telephone", "gsm", "port", "portable", "mobile", "fixe", "phone", "الهاتف", "هاتف"});
    bool const is_number = word.find_first_not_of("0123456789") == std::string::npos;
    if (is_number) digits += word;
    else if (std::find(allowed.begin(), allowed.end(), word) == allowed.end()) return {};
  }
  auto const first = text.find_first_of("0123456789");
  auto const plus = text.find('+');
  return plus != std::string::npos && plus < first && !digits.empty() ? "+" + digits : digits;
}

/// The nine digits of a number in Morocco, after its 0 or +212; empty when they cannot be that.
std::string moroccan(std::string_view rest) {
  if (rest.starts_with('0')) rest.remove_prefix(1);
  bool const fits = rest.size() == 9 && rest[0] >= '5' && rest[0] <= '8';
  return fits ? "+212" + std::string(rest) : std::string();
}

/// E.164, or empty.
std::string international(std::string const& written) {
  auto const digits = digits_of(written);
  std::string_view rest = digits;
  bool const abroad = rest.starts_with('+') || rest.starts_with("00");
  if (abroad) {
    rest.remove_prefix(rest.starts_with('+') ? 1 : 2);
    if (rest.starts_with("00")) rest.remove_prefix(2);  // "+00212"
    if (rest.starts_with("212")) return moroccan(rest.substr(3));
    auto number = "+" + std::string(rest);
    return is_phone_number(number) ? number : std::string();
  }
  if (rest.starts_with("212") && rest.size() >= 12) return moroccan(rest.substr(3));
  return moroccan(rest);
}

/// "6,61E+08": the digits after the third are gone. With all of them there it is a number still.
std::optional<Text> scientific(std::string const& text) {
  auto const exponent = text.find_first_of("Ee");
  if (exponent == std::string::npos || exponent == 0 || text.size() > 30) return std::nullopt;
  auto const power = text.find_first_not_of("+0", exponent + 1);
  auto mantissa = text.substr(0, exponent);
  if (mantissa.find_first_not_of("0123456789.,") != std::string::npos || power == std::string::npos ||
      text.find_first_not_of("0123456789", power) != std::string::npos || text.size() - power > 2)
    return std::nullopt;
  auto const point = mantissa.find_first_of(".,");
  auto const decimals = point == std::string::npos ? 0 : mantissa.size() - point - 1;
  std::erase_if(mantissa, [](char c) { return c == '.' || c == ','; });
  auto const zeros = static_cast<std::size_t>(std::stoi(text.substr(power)));
  if (decimals + 2 < zeros) return Text::remark("digits_lost", text);
  if (zeros >= decimals) mantissa.append(zeros - decimals, '0');
  auto const number = international(mantissa);
  return number.empty() ? Text::remark("invalid_phone", text) : Text::of(number);
}

std::string without_capitals(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// "Salma <salma@x.ma>." → "salma@x.ma".
std::string bare_address(std::string part) {
  if (auto const open = part.find('<'); open != std::string::npos) {
    auto const close = part.find('>', open);
    part = part.substr(open + 1, close == std::string::npos ? close : close - open - 1);
  }
  if (without_capitals(part.substr(0, 7)) == "mailto:") part.erase(0, 7);
  if (auto const query = part.find('?'); query != std::string::npos) part.erase(query);
  while (!part.empty() && std::string_view(".,;:>)'\"").find(part.back()) != std::string_view::npos) part.pop_back();
  while (!part.empty() && std::string_view("<('\"").find(part.front()) != std::string_view::npos) part.erase(0, 1);
  auto const at = part.rfind('@');
  return at == std::string::npos ? part : part.substr(0, at) + without_capitals(part.substr(at));
}

}  // namespace

Text read_phone(std::string_view cell) {
  if (says_nothing(cell)) return Text::unknown();
  if (is_error_cell(cell)) return Text::remark("error_cell", std::string(cell));
  auto const text = with_plain_digits(cell.substr(0, 300));
  auto const detail = one_line(cell.substr(0, 100));
  if (auto const rounded = scientific(one_line(text))) return *rounded;
  if (auto number = international(text); !number.empty()) return Text::of(std::move(number));
  auto several = folded(text);
  for (std::string_view between : {" ou ", " et ", " or ", " and ", " و ", " - "}) replace_all(several, between, ";");
  auto const parts = split(several, "/;,|\n");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto number = international(parts[i]);
    if (number.empty()) continue;
    return parts.size() == 1 ? Text::of(std::move(number)) : Text::with_warning(std::move(number), "several_values", joined(parts, i));
  }
  return Text::remark("invalid_phone", detail);
}

Text read_email(std::string_view cell) {
  if (says_nothing(cell)) return Text::unknown();
  if (is_error_cell(cell)) return Text::remark("error_cell", std::string(cell));
  std::string text = one_line(cell.substr(0, 1000));
  for (std::string_view spaced : {" @", "@ "}) replace_all(text, spaced, "@");
  std::vector<std::string> addresses;
  for (auto const& part : split(text, " ;,/|"))
    if (part.find('@') != std::string::npos) addresses.push_back(bare_address(part));
  auto const first = std::find_if(addresses.begin(), addresses.end(), [](auto const& address) { return is_email_address(address); });
  if (first == addresses.end()) return Text::remark("invalid_email", one_line(cell.substr(0, 100)));
  if (addresses.size() == 1) return Text::of(*first);
  return Text::with_warning(*first, "several_values", joined(addresses, static_cast<std::size_t>(first - addresses.begin())));
}

}  // namespace athar
