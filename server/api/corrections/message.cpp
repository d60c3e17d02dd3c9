#include "server/api/corrections/message.hpp"

#include "domain/documents/wording.hpp"
#include "server/json/terms.hpp"
#include "server/mail/settings.hpp"

namespace athar::api {

MailMessage correction_message(MailTemplate const& text, std::string const& person_name, AgreementCorrection const& correction) {
  MailMessage message;
  message.kind = MailKind::correction;
  message.language = text.language;
  message.link = mail::settings().public_url + "/corrections/" + correction.id.text();
  auto words = filled(text, {{"person_name", wording::printable(person_name)},
                             {"agreement_title", wording::printable(correction.agreement_title.in(text.language))},
                             {"agreement_code", correction.agreement_code},
                             {"outcome", json::term(text.language, "correction_state", name_of(correction.state))},
                             {"answer", correction.answer},
                             {"correction_link", message.link}});
  message.subject = std::move(words.subject);
  message.body = std::move(words.body);
  return message;
}

}  // namespace athar::api
