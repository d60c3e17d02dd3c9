#pragma once
#include <string>
#include <vector>

#include "domain/documents/proof_of_attendance.hpp"
#include "server/documents/letterhead.hpp"
#include "server/documents/renderer.hpp"

namespace athar::documents {

class Templates;

/// Who signs; empty leaves the place for the pen.
struct Signatory {
  std::string name;
  std::string capacity;
};

/// One document in HTML a person.
std::vector<std::string> proof_pages(Templates const& templates, SessionPage const& session, std::vector<ProofOfAttendance> const& proofs,
                                     Signatory const& signatory, Edition const& edition);
/// One Word file with a section a person.
std::vector<Part> proof_parts(Templates const& templates, SessionPage const& session, std::vector<ProofOfAttendance> const& proofs,
                              Signatory const& signatory, Edition const& edition);

}  // namespace athar::documents
