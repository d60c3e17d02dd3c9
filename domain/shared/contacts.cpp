#include "domain/shared/contacts.hpp"

#include <algorithm>

namespace athar {

bool is_email_address(std::string_view text) {
  if (text.empty() || text.size() > 254) return false;
  auto const at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.find('@', at + 1) != std::string_view::npos) return false;
  auto const host = text.substr(at + 1);
  if (host.find('.') == std::string_view::npos || host.front() == '.' || host.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c > ' ' && c != 0x7F && c != '<' && c != '>' && c != ',' && c != ';' && c != '"' && c != '(' && c != ')' && c != '\\';
  });
}

bool is_phone_number(std::string_view text) {
  if (text.size() < 9 || text.size() > 16 || text[0] != '+' || text[1] == '0') return false;
  return std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_web_address(std::string_view text) {
  std::string_view rest = text;
  if (rest.starts_with("https://")) rest.remove_prefix(8);
  else if (rest.starts_with("http://")) rest.remove_prefix(7);
  else return false;
  if (text.size() > 500 || rest.empty() || rest.front() == '/' || rest.front() == '.') return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == '"'; });
}

}  // namespace athar
