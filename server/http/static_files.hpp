#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/http.hpp"

namespace athar::http {

/// The built web application, read into memory once. A request only ever looks a path up among the files that were
/// found, so no path can lead out of the folder.
class StaticFiles {
 public:
  /// An empty or absent `root` serves nothing. Symbolic links and hidden files are left out.
  explicit StaticFiles(std::filesystem::path const& root);

  /// The answer for exactly this path ("/" is index.html): 200, or 304 when If-None-Match names the representation.
  std::optional<Response> find(Request const& request) const;
  /// What a path of nobody's gets: index.html when the single-page application may know it, 404.html (status 404) when
  /// there is one.
  std::optional<Response> fallback(Request const& request) const;

 private:
  struct Representation {
    std::shared_ptr<std::string const> bytes;
    std::string etag;
  };
  struct File {
    std::string content_type;
    std::string_view cache_control;
    Representation plain;
    std::optional<Representation> gzip, brotli;
  };
  Response answer(File const& file, Request const& request) const;

  std::unordered_map<std::string, File> files_;
};

}  // namespace athar::http
