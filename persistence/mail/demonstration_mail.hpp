#pragma once
#include <string>

namespace athar::persistence {

/// What the demonstration wrote to its own invented addresses counts as sent: no mail server is asked to carry it.
void settle_demonstration_mail(std::string const& url);

}  // namespace athar::persistence
