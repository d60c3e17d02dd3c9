#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/shared/id.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar::api {

/// What an answer link says, once its signature was checked.
struct AnswerLink {
  InvitationId invitation;
  int number{0};                           ///< a link of a smaller number than the invitation's was replaced
};

/// Makes and reads the last part of answer links: the invitation and the link's number under a keyed BLAKE2b, in base64url, 46 characters.
/// How long it is good for stands in the invitation, so that a later deadline needs no new link.
class AnswerLinks {
 public:
  explicit AnswerLinks(UnitOfWork& unit);

  std::string token(AnswerLink const& link) const;
  /// The whole address, below the public one of this server.
  std::string address(AnswerLink const& link) const;
  /// None for anything that this server did not sign.
  std::optional<AnswerLink> read(std::string_view token) const;

 private:
  std::string key_;
};

}  // namespace athar::api
