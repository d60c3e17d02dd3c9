#pragma once
#include "domain/mail/outbox.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresMailStore final : public MailStore {
 public:
  explicit PostgresMailStore(Connection& connection) : connection_(connection) {}

  Result<void> put(std::vector<MailMessage> const& messages, std::string const& by) override;
  Page<MailRow> list(MailFilter const& filter, PageRequest const& page) override;
  std::optional<MailRow> find(MailMessageId id) override;
  MailCounts counts() override;
  Result<void> set_state(MailMessageId id, int version, MailState state) override;
  int give_up(InvitationId invitation) override;
  std::vector<MailTemplate> templates() override;
  Result<void> write_template(MailTemplate const& text) override;
  Result<void> drop_template(MailKind kind, Language language, int version) override;
  std::string link_key(std::string const& fresh) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
