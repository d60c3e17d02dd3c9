#pragma once
#include <cstddef>

#include "domain/imports/sheet.hpp"

namespace athar {

/// Takes the numbers of identity cards and of the payroll out of the columns whose heading says that they hold them (CIN, CNIE, PPR,
/// رقم البطاقة الوطنية …); "…" stands for each. They are kept sealed, with the CNDP's authorisation, or not at all. Answers how many went.
std::size_t take_out_identity_numbers(Sheet& sheet);

}  // namespace athar
