#pragma once
#include <vector>

#include "server/jobs/export_maker.hpp"

namespace athar::api {

/// Documents of a session as exports, for what is too much for one answer. Kinds sign_in_sheets, proofs_of_attendance and convocations; format pdf or
/// docx; filters: session, language (fr-ar too), and date, or person_id, signatory_name and signatory_capacity.
std::vector<ExportMaker> document_makers();

}  // namespace athar::api
