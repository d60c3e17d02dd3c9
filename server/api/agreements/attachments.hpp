#pragma once
#include <filesystem>
#include <string>

#include "server/api/framework/call.hpp"

namespace athar::api {

/// X-File-Name, percent-encoded where it is not plain; only its last part is kept, so that "../../x" is "x". Errors: too_long, invalid_utf8.
Result<std::string> uploaded_name(Call const& call);

/// A file of any type, given as it came: an attachment of bytes, sandboxed and kept by no cache.
Answer attachment(std::filesystem::path file, std::string name);

}  // namespace athar::api
