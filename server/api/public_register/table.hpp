#pragma once
#include "domain/agreements/public_register.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// The columns of the public register as a file.
std::vector<TableColumn<PublicAgreementRow>> public_register_columns();

}  // namespace athar::api
