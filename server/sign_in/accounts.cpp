#include "server/sign_in/accounts.hpp"

#include "server/sign_in/secrets.hpp"

namespace athar::api {
namespace {

std::string folded(std::string email) {
  for (char& c : email)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return email;
}

}  // namespace

Result<Accounts::SignedIn> Accounts::sign_in(std::string const& email, std::string const& password, std::string const& address) {
  std::string const key = folded(email);
  if (int const wait = attempts_.seconds_to_wait(key, address, now_()); wait > 0)
    return refuse({ErrorKind::too_many, "too_many_attempts", "Too many failed sign-ins; try again later", {}, wait});

  std::optional<Credentials> found;
  {
    auto unit = database_.read();
    found = unit->accounts().find_by_email(email);
  }
  bool const fits = password_fits(found ? found->password_hash : std::string(), password);
  Instant const now = now_();
  if (!fits || !found->account.may_sign_in(now)) {
    attempts_.failed(key, address, now);
    return refuse({ErrorKind::unauthenticated, "wrong_credentials", "This e-mail and password do not fit", {}});
  }
  attempts_.succeeded(key, address);

  SignedIn signed_in{found->account, new_secret(), new_secret()};
  auto unit = database_.begin();
  unit->accounts().open_session({hash_of(signed_in.cookie), found->account.id, signed_in.csrf_token, now,
                                 {now.microseconds + session_length_seconds * 1'000'000}});
  unit->commit();
  return signed_in;
}

Result<Accounts::Administrator> Accounts::ensure_administrator(std::string const& email, std::optional<std::string> password) {
  Administrator result;
  auto unit = database_.begin();
  auto found = unit->accounts().find_by_email(email);
  if (!found && !password) result.generated_password = password = new_secret().substr(0, 20);

  Account account = found ? found->account : Account{.id = {Uuid::from_name("account:" + folded(email))}, .email = email, .name = "Administrateur"};
  account.role = Role::administrator;
  account.active = true;
  account.expires_at.reset();
  auto fine = checked(account);
  if (!fine) return refuse(std::move(fine.error()));
  if (password)
    if (auto strong = check_password(*password, account, "password"); !strong) return refuse(std::move(strong.error()));

  Actor const actor{std::nullopt, "athar-server user"};
  if (found) {
    if (auto written = unit->accounts().update(account); !written) return refuse(std::move(written.error()));
    if (password) unit->accounts().set_password(account.id, hash_password(*password));
    unit->record(actor, {.concept_name = "accounts", .subject = account.id.uuid, .action = "updated", .before = {}, .after = {}, .touched = {}});
  } else {
    if (auto written = unit->accounts().insert(account, hash_password(*password)); !written) return refuse(std::move(written.error()));
    unit->record(actor, {.concept_name = "accounts", .subject = account.id.uuid, .action = "created", .before = {}, .after = {}, .touched = {}});
    result.created = true;
  }
  unit->commit();
  return result;
}

}  // namespace athar::api
