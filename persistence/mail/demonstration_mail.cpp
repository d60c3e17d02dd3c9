#include "persistence/mail/demonstration_mail.hpp"

#include "persistence/postgres/connection.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view settle_mail = R"(
update athar.mail_message m set state = 'sent', sent_at = clock_timestamp(), version = m.version + 1
where m.state = 'waiting' and m.to_address like '%@demo.athar.example')";

}  // namespace

void settle_demonstration_mail(std::string const& url) { Connection({.url = url}).run(settle_mail, {}); }

}  // namespace athar::persistence
