#pragma once
#include <string>
#include <vector>

#include "domain/agreements/deadline.hpp"
#include "domain/mail/outbox.hpp"

namespace athar::api {

/// The weekly digest in those words; its address and its id are the sender's to fill in.
MailMessage digest_message(MailTemplate const& text, Language language, std::string const& person_name, std::vector<Deadline> const& deadlines,
                           LocalDate today);

}  // namespace athar::api
