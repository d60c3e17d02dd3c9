#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace athar::api {

struct FileDigest {
  std::int64_t size_bytes{0};
  std::string sha256;                        ///< in hexadecimal
};

/// Reads a file through once, after making sure that all of it is on the disk. Throws std::system_error, also when the disk has no room.
FileDigest settle_and_digest(std::filesystem::path const& file);

}  // namespace athar::api
