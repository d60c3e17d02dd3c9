#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "domain/mail/outbox.hpp"
#include "server/mail/settings.hpp"
#include "server/mail/transport.hpp"

namespace athar::mail {

/// Empties the outbox, message by message, on a thread of its own. Without a mail server it does nothing: messages wait.
///
/// A message is written as on its way before it is given to the mail server, and as sent once that has answered: whatever dies between
/// the two, the message goes again, under the same Message-ID. So none is lost, and one may arrive twice only when the mail server had
/// taken it and its answer did not reach the database: one message at most each time something dies. While one is on its way the next is
/// taken from the database, so that the mail server never waits for it.
class Sender {
 public:
  Sender(std::unique_ptr<Outbox> outbox, Settings const& settings);
  ~Sender() { stop(); }

  void start();
  /// Lets the message that is on its way arrive, for up to ten seconds.
  void stop();

 private:
  void run(std::stop_token const& stopping);
  /// How long to rest before the next message.
  std::chrono::milliseconds step(std::stop_token const& stopping);
  /// Writes what became of the last message and puts back what was taken ahead.
  void put_down();
  MailOutcome send(OutgoingMail const& mail, std::chrono::milliseconds& rest);

  std::unique_ptr<Outbox> outbox_;
  Settings settings_;
  std::unique_ptr<Transport> transport_;
  std::optional<MailOutcome> before_, last_;  ///< of the last two messages, until it is written
  int term_{0};
  std::optional<OutgoingMail> ahead_;         ///< taken, not yet given to the mail server
  int pauses_{0}, silences_{0};
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool ended_{false};
  std::jthread thread_;
};

}  // namespace athar::mail
