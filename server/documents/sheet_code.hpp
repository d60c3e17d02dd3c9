#pragma once
#include <string>
#include <string_view>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"

namespace athar::documents {

/// What the corner of a sheet says to a scanner: "ATHAR/F-2026-0042/2026-06-15/7K3QXM". The last six characters follow from the session
/// and the day, so that a sheet is not taken for another one.
std::string sheet_code(SessionId session, std::string_view reference, LocalDate day);

/// The QR symbol of a text with the quiet zone around it, as a plain bitmap (PBM).
std::string qr_bitmap(std::string_view text);

}  // namespace athar::documents
