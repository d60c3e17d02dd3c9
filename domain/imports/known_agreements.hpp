#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/agreements/agreement.hpp"
#include "domain/agreements/agreement_terms.hpp"
#include "domain/agreements/joint_commission.hpp"
#include "domain/agreements/lifecycle.hpp"

/// Agreements as an import compares them with its rows, and writes them.
namespace athar {

/// An agreement on record with what its terms say that a register can say too.
struct KnownAgreement {
  Agreement agreement;                       ///< without its programmes
  std::string code;                          ///< "A-0042"
  std::vector<LocalizedText> party_names;    ///< beside its parties
  std::size_t components{0};
  std::optional<ComponentId> only_component; ///< where there is one
  std::vector<AgreementAmount> committed;    ///< of that one
  std::vector<Amendment> amendments;         ///< without their amounts and parties
};

/// What a reference in a cell may mean: an agreement, or one of its amendments.
struct KnownReference {
  AgreementId agreement;
  std::optional<AmendmentId> amendment;
  friend auto operator<=>(KnownReference const&, KnownReference const&) = default;
};

struct KnownAgreements {
  std::map<AgreementId, KnownAgreement> agreements;                 ///< all that a text means
  std::map<std::string, std::vector<KnownReference>> by_reference;  ///< what a cell says: a reference, or a code of ours
  std::map<std::string, std::vector<AgreementId>> by_title;
  std::map<AgreementId, std::optional<AgreementId>> parents;        ///< of all agreements
};

/// A new agreement, or one that changes: then with the parties and domains it gets beside its own.
struct AgreementToWrite {
  Agreement agreement;
  std::vector<AgreementParty> new_parties;
  std::vector<std::string> new_domains;
  std::optional<AgreementStep> step;         ///< where its status is new
};

/// What a row adds to the terms of an agreement.
struct TermsToAdd {
  AgreementId agreement_id;
  std::optional<Amendment> amendment;        ///< with its amounts; new, or on record and changed
  bool is_on_record{false};
  std::optional<AgreementComponent> component;  ///< the agreement's first, which carries its whole amount
  std::vector<AgreementClaim> claims;        ///< days that contradict the others, each with its source
};

}  // namespace athar
