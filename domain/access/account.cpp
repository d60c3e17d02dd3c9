#include "domain/access/account.hpp"

#include <algorithm>
#include <array>

#include "domain/shared/contacts.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 16> common_passwords{
    "1234567890", "12345678910", "0123456789", "passwordpassword", "password123", "password1234", "motdepasse", "motdepasse123",
    "azertyuiop", "qwertyuiop",  "azerty123456", "qwerty123456",   "administrateur", "administrator", "changezmoi", "bienvenue1"};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c); });
  return text;
}

}  // namespace

Caller Account::caller() const {
  return {.account = id,
          .name = name,
          .role = role,
          .organisation_id = organisation_id,
          .person_id = person_id,
          .programme_id = programme_id,
          .period_from = period_from,
          .period_to = period_to};
}

Result<Account> checked(Account account) {
  std::vector<FieldError> errors;
  if (!is_email_address(account.email)) errors.push_back({"email", "invalid_email", {}});
  if (account.name.empty()) errors.push_back({"name", "required", {}});
  auto require = [&errors](bool given, char const* path) {
    if (!given) errors.push_back({path, "required", {}});
  };
  if (account.role == Role::focal_point || account.role == Role::partner) require(account.organisation_id.has_value(), "organisation_id");
  if (account.role == Role::auditor) {
    require(account.programme_id.has_value(), "programme_id");
    require(account.period_from.has_value(), "period_from");
    require(account.period_to.has_value(), "period_to");
    require(account.expires_at.has_value(), "expires_at");
  }
  if (account.period_from && account.period_to && *account.period_to < *account.period_from)
    errors.push_back({"period_to", "end_before_start", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return account;
}

Result<void> check_password(std::string const& password, Account const& account, std::string const& path) {
  std::string const plain = lower(password);
  bool const same_letter = std::all_of(password.begin(), password.end(), [&](char c) { return c == password.front(); });
  bool const weak = password.size() < 10 || password.size() > 200 || same_letter || plain == lower(account.email) || plain == lower(account.name) ||
                    std::find(common_passwords.begin(), common_passwords.end(), plain) != common_passwords.end();
  if (weak) return refuse(invalid_field(path, "weak_password"));
  return {};
}

}  // namespace athar
