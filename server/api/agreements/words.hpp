#pragma once
#include "domain/agreements/agreement.hpp"
#include "server/json/json.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(AgreementStatus, idea, negotiation, visa, initialled, signed_, ratified, notified, in_force, suspended, expired, terminated,
                    renewed)
BOOST_DESCRIBE_ENUM(PartyRole, signatory, funder, implementer, executing_institute, delegated_implementer, beneficiary, witness)
BOOST_DESCRIBE_ENUM(RenewalRule, none, tacit, explicit_)

}  // namespace athar
