#pragma once
#include "domain/imports/import.hpp"
#include "domain/imports/sheet.hpp"

namespace athar {

/// A sheet in the text that is kept of it, and back: rows, merged cells and notes.
StoredSheet stored(Sheet const& sheet);
Sheet sheet_from(StoredSheet const& stored);

}  // namespace athar
