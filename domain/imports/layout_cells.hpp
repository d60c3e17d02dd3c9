#pragma once
#include <string>
#include <string_view>

#include "domain/imports/sheet.hpp"

namespace athar {

/// True for a cell that names a column and is no record's value: a short text with letters, no address, no number, no date.
bool looks_like_label(std::string_view cell);
/// True for a label that columns of lists usually have, in French, Arabic or English: "Nom", "الهاتف", "Matin" …
bool is_usual_label(std::string_view cell);
/// True for a value that only a record has: a number, a date, a telephone number, an e-mail address.
bool looks_like_value(std::string_view cell);
/// True for the first words of what stands below a list: sums, signatures, remarks.
bool begins_total(std::string_view cell);
bool begins_footer(std::string_view cell);

/// The text in a column, from 0; empty when the row is shorter.
std::string const& cell_of(SheetRow const& row, std::size_t column);
std::size_t filled_cells(SheetRow const& row);

}  // namespace athar
