#pragma once
#include <string_view>

namespace athar {

/// True for an address a mail server could accept: one @, no spaces, a dot in the domain, at most 254 characters.
bool is_email_address(std::string_view text);
/// True for E.164: "+" and 8 to 15 digits, the first not 0.
bool is_phone_number(std::string_view text);
/// True for "http://…" or "https://…" with a host, no spaces or control characters, at most 500 characters.
bool is_web_address(std::string_view text);

}  // namespace athar
