#pragma once
#include <optional>
#include <string>

#include "domain/mail/outbox.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// The outbox as its sender sees it, over a connection of its own whose advisory lock says who leads. A connection that broke is
/// opened anew at the next call, and the lead taken again.
class MailQueue final : public Outbox {
 public:
  explicit MailQueue(std::string url) : url_(std::move(url)) {}

  bool lead() override;
  int term() const override { return term_; }
  std::optional<OutgoingMail> next(std::optional<MailOutcome> const& before, std::string const& domain) override;
  void settle(MailOutcome const& last) override;
  void give_back(MailMessageId taken) override;

 private:
  Rows settle_and_take(std::optional<MailOutcome> const& before, std::string const& domain, bool take);

  std::string url_;
  std::optional<Connection> connection_;
  bool leads_{false};
  int term_{0};
};

}  // namespace athar::persistence
