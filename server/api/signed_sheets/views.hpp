#pragma once
#include "server/api/framework/route.hpp"
#include "server/api/signed_sheets/wire.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

SignedSheetView view_of(SignedSheetRow const& row, LocalDate today);
EliminationView view_of(SheetElimination const& elimination);

std::vector<Route> sheet_elimination_routes();
/// What leaves Athar instead of a scan: who came, with nobody's name but one person's.
ListTable redacted_attendance_table();

}  // namespace athar::api
