#pragma once
#include <string>
#include <string_view>

#include "domain/imports/cells/reading.hpp"

namespace athar {

/// Reads a telephone number into E.164: 0661-23-45-67, 661234567 (Excel ate the zero), +212 (0)6 61…, 00212…, 212…, ٠٦٦١…; foreign ones with + or 00.
/// Of several the first is taken, with the warning several_values (detail: the others).
/// Remarks: error_cell, invalid_phone (detail: the cell), digits_lost (a number that a spreadsheet rounded, "6,61E+08").
Reading<std::string> read_phone(std::string_view cell);

/// Reads an e-mail address: "mailto:", angle brackets and spaces go, the domain becomes small. Of several the first is taken, with the
/// warning several_values (detail: the others). Remarks: error_cell, invalid_email (detail: the cell).
Reading<std::string> read_email(std::string_view cell);

}  // namespace athar
