#pragma once
#include <string>
#include <string_view>

#include "domain/imports/text_file.hpp"

namespace athar::workbooks {

/// The C library's conversion into UTF-8, as `athar::Decode` asks for it. Throws when the system has no such encoding.
std::string decode(std::string_view bytes, Encoding encoding);

}  // namespace athar::workbooks
