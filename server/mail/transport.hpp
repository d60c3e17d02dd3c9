#pragma once
#include <atomic>
#include <memory>

#include "domain/mail/outbox.hpp"
#include "server/mail/settings.hpp"

namespace athar::mail {

/// One attempt's end. `pause` is true when not the message but the mail server stood in the way: others would fare no better.
struct Attempt {
  MailProblem problem{MailProblem::none};
  std::string answer;
  bool pause{false};
};

/// Gives messages to the mail server, over one connection as long as it lasts. Not thread-safe, but for `abandon`.
class Transport {
 public:
  explicit Transport(Settings const& settings);
  ~Transport();

  Attempt send(OutgoingMail const& mail);
  /// Ends the attempt that is under way, and all later ones.
  void abandon();

 private:
  struct Handle;
  Attempt perform(OutgoingMail const& mail, bool& may_repeat);

  Settings settings_;
  std::unique_ptr<Handle> handle_;
  std::atomic<bool> abandoned_{false};
};

}  // namespace athar::mail
