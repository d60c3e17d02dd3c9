#include "server/mail/settings.hpp"

#include <charconv>
#include <utility>

#include "domain/shared/contacts.hpp"

namespace athar::mail {
namespace {

int number(std::string const& text, int otherwise, int least, int greatest, std::string const& name, std::string& fault) {
  if (text.empty()) return otherwise;
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= least && value <= greatest) return value;
  fault = name + " is not a number from " + std::to_string(least) + " to " + std::to_string(greatest);
  return otherwise;
}

}  // namespace

std::string Settings::domain() const {
  auto const at = from.rfind('@');
  return at == std::string::npos ? "athar.invalid" : from.substr(at + 1);
}

Settings settings_from(std::function<std::string(char const*)> const& variable) {
  Settings s;
  s.host = variable("ATHAR_MAIL_HOST");
  if (auto url = variable("ATHAR_PUBLIC_URL"); !url.empty()) s.public_url = url;
  while (!s.public_url.empty() && s.public_url.back() == '/') s.public_url.pop_back();
  if (!is_web_address(s.public_url)) s.fault = "ATHAR_PUBLIC_URL is not a web address";
  auto const security = variable("ATHAR_MAIL_SECURITY");
  if (security == "tls") s.security = Security::tls;
  else if (security == "none") s.security = Security::none;
  else if (!security.empty() && security != "starttls") s.fault = "ATHAR_MAIL_SECURITY is not starttls, tls or none";
  int const usual = s.security == Security::tls ? 465 : s.security == Security::none ? 25 : 587;
  s.port = number(variable("ATHAR_MAIL_PORT"), usual, 1, 65535, "ATHAR_MAIL_PORT", s.fault);
  s.ca_file = variable("ATHAR_MAIL_CA_FILE");
  s.user = variable("ATHAR_MAIL_USER");
  s.password = variable("ATHAR_MAIL_PASSWORD");
  s.from = variable("ATHAR_MAIL_FROM");
  s.from_name = variable("ATHAR_MAIL_FROM_NAME");
  s.reply_to = variable("ATHAR_MAIL_REPLY_TO");
  s.timeout_seconds = number(variable("ATHAR_MAIL_TIMEOUT_SECONDS"), 60, 1, 600, "ATHAR_MAIL_TIMEOUT_SECONDS", s.fault);
  s.retry_seconds = number(variable("ATHAR_MAIL_RETRY_SECONDS"), 60, 1, 3600, "ATHAR_MAIL_RETRY_SECONDS", s.fault);
  if (s.host.empty()) return s;
  if (!is_email_address(s.from)) s.fault = "ATHAR_MAIL_FROM is not an address";
  if (!s.reply_to.empty() && !is_email_address(s.reply_to)) s.fault = "ATHAR_MAIL_REPLY_TO is not an address";
  if (!s.user.empty() && s.security == Security::none) s.fault = "ATHAR_MAIL_USER needs ATHAR_MAIL_SECURITY starttls or tls";
  return s;
}

namespace {

Settings& current() {
  static Settings used;
  return used;
}

}  // namespace

Settings const& settings() { return current(); }
void use(Settings settings) { current() = std::move(settings); }

}  // namespace athar::mail
