#pragma once
#include "server/api/framework/call.hpp"
#include "server/api/partner_words/wire.hpp"

namespace athar::api {

CommentView view_of(AgreementComment const& comment, Caller const& caller);
ConfirmationView view_of(AgreementConfirmation const& confirmation);

}  // namespace athar::api
