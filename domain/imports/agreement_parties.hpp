#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/imports/agreement_rows.hpp"

namespace athar {

/// Finds the organisations that rows name as parties, and makes those that are wanted and missing, each once.
class PartyFinder {
 public:
  PartyFinder(std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
              AgreementLookup const& lookup, std::function<Uuid()> const& new_id)
      : mapping_(mapping), defaults_(defaults), lookup_(lookup), new_id_(new_id) {}

  /// Remarks: unknown_party (detail: the name), ambiguous_organisation; without `may_make` none that is missing is made.
  std::optional<OrganisationId> find(AgreementCells& cells, PartyNamed const& party, bool may_make);
  std::string const& name_of(OrganisationId id) const;
  std::vector<Organisation> const& made() const { return made_; }
  void know(OrganisationId id, std::string name) { names_.emplace(id, std::move(name)); }

 private:
  OrganisationId make(PartyNamed const& party);

  std::map<std::string, std::string> const& mapping_;
  std::map<std::string, std::string> const& defaults_;
  AgreementLookup const& lookup_;
  std::function<Uuid()> const& new_id_;
  std::vector<Organisation> made_;
  std::map<std::string, std::size_t> made_by_key_;
  std::map<OrganisationId, std::string> names_;
};

}  // namespace athar
