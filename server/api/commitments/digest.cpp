#include "server/api/commitments/digest.hpp"

#include "domain/documents/wording.hpp"
#include "server/mail/settings.hpp"

namespace athar::api {

MailMessage digest_message(MailTemplate const& text, Language language, std::string const& person_name, std::vector<Deadline> const& deadlines,
                           LocalDate today) {
  MailMessage message;
  message.kind = MailKind::deadlines;
  message.language = language;
  message.link = mail::settings().public_url + "/deadlines?mine=true";
  auto words = filled(text, {{"person_name", wording::printable(person_name)},
                             {"deadline_count", std::to_string(deadlines.size())},
                             {"deadlines", digest_text(deadlines, today, language, message.link)},
                             {"deadlines_link", message.link}});
  message.subject = std::move(words.subject);
  message.body = std::move(words.body);
  return message;
}

}  // namespace athar::api
