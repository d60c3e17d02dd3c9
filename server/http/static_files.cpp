#include "server/http/static_files.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "server/http/text.hpp"

namespace athar::http {
namespace {

constexpr std::string_view kForAYear = "public, max-age=31536000, immutable";
constexpr std::string_view kAskEachTime = "no-cache";
constexpr std::string_view kForAnHour = "public, max-age=3600";

std::string_view content_type_of(std::string_view extension) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kTypes{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".geojson", "application/geo+json"},
      {".webmanifest", "application/manifest+json"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".wasm", "application/wasm"},
      {".pdf", "application/pdf"},
  }};
  for (auto const& [known, type] : kTypes)
    if (known == extension) return type;
  return "application/octet-stream";
}

std::shared_ptr<std::string const> read_bytes(std::filesystem::path const& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return std::make_shared<std::string const>(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
}

// FNV-1a, 64 bits: names a version of a file we built ourselves, it guards against nobody.
std::string etag_of(std::string_view bytes, std::string_view coding) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (char const c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return fmt::format("\"{:016x}-{:x}{}\"", hash, bytes.size(), coding);
}

// Weak comparison of RFC 9110, 13.1.2; our own tags hold no comma.
bool names(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    auto candidate = trimmed(next_part(if_none_match, ','));
    if (candidate == "*") return true;
    if (candidate.substr(0, 2) == "W/") candidate.remove_prefix(2);
    if (candidate == etag) return true;
  }
  return false;
}

struct Accepted {
  int brotli{0}, gzip{0};  // thousandths; 0 is "not accepted"
};

int weight(std::string_view parameters) {
  while (!parameters.empty()) {
    auto value = trimmed(next_part(parameters, ';'));
    if (!equal_without_case(trimmed(next_part(value, '=')), "q")) continue;
    return static_cast<int>(1000 * std::strtod(std::string{trimmed(value)}.c_str(), nullptr));
  }
  return 1000;
}

Accepted accepted_codings(std::string_view accept_encoding) {
  Accepted accepted;
  std::optional<int> any;
  bool brotli_named = false, gzip_named = false;
  while (!accept_encoding.empty()) {
    auto rest = next_part(accept_encoding, ',');
    auto const coding = trimmed(next_part(rest, ';'));
    int const q = weight(rest);
    if (equal_without_case(coding, "br")) accepted.brotli = q, brotli_named = true;
    if (equal_without_case(coding, "gzip")) accepted.gzip = q, gzip_named = true;
    if (coding == "*") any = q;
  }
  if (any && !brotli_named) accepted.brotli = *any;
  if (any && !gzip_named) accepted.gzip = *any;
  return accepted;
}

bool reads(Request const& request) { return request.method == Method::get || request.method == Method::head; }

}  // namespace

StaticFiles::StaticFiles(std::filesystem::path const& root) {
  namespace fs = std::filesystem;
  if (root.empty() || !fs::is_directory(root)) return;
  std::map<std::string, fs::path> found;
  for (auto entry = fs::recursive_directory_iterator{root}; entry != fs::recursive_directory_iterator{}; ++entry) {
    bool const hidden = entry->path().filename().string().starts_with('.');
    if (hidden && entry->is_directory()) entry.disable_recursion_pending();
    if (hidden || entry->is_symlink() || !entry->is_regular_file()) continue;
    found.emplace("/" + entry->path().lexically_relative(root).generic_string(), entry->path());
  }
  for (auto const& [name, path] : found) {
    auto const extension = path.extension().string();
    if ((extension == ".br" || extension == ".gz") && found.contains(name.substr(0, name.size() - extension.size())))
      continue;
    auto const version_of = [&](fs::path const& of, std::string_view coding) {
      auto bytes = read_bytes(of);
      auto etag = etag_of(*bytes, coding);
      return Representation{std::move(bytes), std::move(etag)};
    };
    File file;
    file.content_type = content_type_of(extension);
    file.cache_control = name.starts_with("/assets/") ? kForAYear : extension == ".html" ? kAskEachTime : kForAnHour;
    file.plain = version_of(path, "");
    if (auto const sibling = found.find(name + ".gz"); sibling != found.end())
      file.gzip = version_of(sibling->second, "-gz");
    if (auto const sibling = found.find(name + ".br"); sibling != found.end())
      file.brotli = version_of(sibling->second, "-br");
    files_.emplace(name, std::move(file));
  }
}

std::optional<Response> StaticFiles::find(Request const& request) const {
  if (files_.empty() || !reads(request)) return std::nullopt;
  auto const file = files_.find(request.path == "/" ? "/index.html" : request.path);
  if (file == files_.end()) return std::nullopt;
  return answer(file->second, request);
}

std::optional<Response> StaticFiles::fallback(Request const& request) const {
  if (files_.empty() || !reads(request)) return std::nullopt;
  auto const last_segment = std::string_view{request.path}.substr(request.path.rfind('/') + 1);
  if (last_segment.find('.') == std::string_view::npos) {
    if (auto const page = files_.find("/index.html"); page != files_.end()) return answer(page->second, request);
  }
  auto const page = files_.find("/404.html");
  if (page == files_.end()) return std::nullopt;
  Response response;
  response.status = 404;
  response.content_type = page->second.content_type;
  response.shared_body = page->second.plain.bytes;
  response.headers.push_back({"Cache-Control", std::string{kAskEachTime}});
  response.route = "static";
  return response;
}

Response StaticFiles::answer(File const& file, Request const& request) const {
  auto const accepted = accepted_codings(request.header("Accept-Encoding"));
  auto const* chosen = &file.plain;
  std::string_view coding;
  if (file.gzip && accepted.gzip > 0) chosen = &*file.gzip, coding = "gzip";
  if (file.brotli && accepted.brotli > 0 && (coding.empty() || accepted.brotli >= accepted.gzip))
    chosen = &*file.brotli, coding = "br";

  Response response;
  response.route = "static";
  response.content_type = file.content_type;
  response.headers.push_back({"ETag", chosen->etag});
  response.headers.push_back({"Cache-Control", std::string{file.cache_control}});
  if (file.gzip || file.brotli) response.headers.push_back({"Vary", "Accept-Encoding"});
  if (names(request.header("If-None-Match"), chosen->etag)) {
    response.status = 304;
    return response;
  }
  if (!coding.empty()) response.headers.push_back({"Content-Encoding", std::string{coding}});
  response.shared_body = chosen->bytes;
  return response;
}

}  // namespace athar::http
