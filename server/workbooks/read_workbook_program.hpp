#pragma once
#include <string_view>

namespace athar::workbooks {

/// The text of read_workbook.py, which travels inside the binary.
std::string_view read_workbook_program();

}  // namespace athar::workbooks
