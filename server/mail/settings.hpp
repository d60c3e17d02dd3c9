#pragma once
#include <functional>
#include <string>

namespace athar::mail {

enum class Security { starttls, tls, none };

/// How the mail server is reached, by environment variables:
///   ATHAR_MAIL_HOST            the mail server; without it the outbox holds its messages
///   ATHAR_MAIL_SECURITY        starttls (default: asked for, and required), tls (from the first byte), none
///   ATHAR_MAIL_PORT            587, 465 or 25 by the security when left out
///   ATHAR_MAIL_CA_FILE         certificates to trust instead of the system's
///   ATHAR_MAIL_USER            with ATHAR_MAIL_PASSWORD; never sent over a connection that is not encrypted
///   ATHAR_MAIL_FROM            the address messages come from; ATHAR_MAIL_FROM_NAME and ATHAR_MAIL_REPLY_TO beside it
///   ATHAR_MAIL_TIMEOUT_SECONDS how long the server may be silent (60)
///   ATHAR_MAIL_RETRY_SECONDS   the first wait before a message is tried again (60); it doubles, up to six hours
///   ATHAR_PUBLIC_URL           where people reach Athar, for links in messages (http://127.0.0.1:8080)
struct Settings {
  std::string host;
  int port{587};
  Security security{Security::starttls};
  std::string ca_file;
  std::string user;
  std::string password;
  std::string from;
  std::string from_name;
  std::string reply_to;
  int timeout_seconds{60};
  int retry_seconds{60};
  std::string public_url{"http://127.0.0.1:8080"};
  std::string fault;                       ///< what is wrong with them, in English; empty when nothing is

  bool can_send() const { return !host.empty() && fault.empty(); }
  /// The right half of Message-IDs.
  std::string domain() const;
};

/// `variable` answers a variable's value, empty when it is not set.
Settings settings_from(std::function<std::string(char const*)> const& variable);

/// What this process was started with: the command line says it once, before anything asks.
Settings const& settings();
void use(Settings settings);

}  // namespace athar::mail
