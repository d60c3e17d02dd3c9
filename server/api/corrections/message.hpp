#pragma once
#include <string>

#include "domain/agreements/correction.hpp"
#include "domain/mail/outbox.hpp"

namespace athar::api {

/// What became of a proposal, in those words; its address and its id are the sender's to fill in.
MailMessage correction_message(MailTemplate const& text, std::string const& person_name, AgreementCorrection const& correction);

}  // namespace athar::api
