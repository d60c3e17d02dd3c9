#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/mail/outbox.hpp"
#include "server/mail/settings.hpp"

/// The words of a message as mail carries them.
namespace athar::mail {

/// A header's text: as it is when plain and short, else encoded words (RFC 2047), folded. Control characters become blanks, so that no
/// text begins another header.
std::string header_text(std::string_view text);

/// "Name <address>", the name quoted or encoded; the address alone without a name.
std::string mailbox(std::string_view name, std::string_view address);

/// True for an address that can stand in a command: printable ASCII without brackets, quotes, commas or blanks, one @.
bool can_be_written_to(std::string_view address);

/// The HTML part: the text's paragraphs, its link as a button, right to left in Arabic.
std::string html_of(MailMessage const& message);

/// All headers but those of MIME, each "Name: value".
std::vector<std::string> headers_of(OutgoingMail const& mail, Settings const& settings);

/// Line ends as mail has them.
std::string with_crlf(std::string_view text);

}  // namespace athar::mail
