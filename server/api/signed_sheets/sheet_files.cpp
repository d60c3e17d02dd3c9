#include "server/api/signed_sheets/sheet_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <system_error>

namespace athar::api {
namespace {

[[noreturn]] void give_up() { throw std::system_error(errno, std::generic_category(), "a scan that was being kept"); }

bool is_lack_of_room(std::error_code const& why) {
  return why == std::errc::no_space_on_device || why == std::errc::file_too_large || why == std::error_code(EDQUOT, std::generic_category());
}

void settle_folder(std::filesystem::path const& folder) {
  int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// A file without a name yet; it goes when it is not given one.
struct Part {
  explicit Part(std::filesystem::path const& beside) : name(beside.string() + ".XXXXXX"), descriptor(::mkstemp(name.data())) {
    if (descriptor < 0) give_up();
  }
  ~Part() {
    ::close(descriptor);
    ::unlink(name.c_str());
  }
  Part(Part const&) = delete;
  Part& operator=(Part const&) = delete;

  std::string name;
  int descriptor;
};

}  // namespace

SheetFiles::SheetFiles(std::filesystem::path const& folder) : folder_(folder.empty() ? folder : folder / "signed_sheets") {}

std::filesystem::path SheetFiles::path_of(std::string const& sha256) const { return folder_ / sha256.substr(0, 2) / sha256; }

Result<void> SheetFiles::put(std::string const& sha256, std::string const& content) const {
  try {
    return write(sha256, content);
  } catch (std::system_error const& why) {
    if (!is_lack_of_room(why.code())) throw;
    return refuse({ErrorKind::unavailable, "storage_full", "No room left on the disk for a scan", {}});
  }
}

Result<void> SheetFiles::write(std::string const& sha256, std::string const& content) const {
  if (folder_.empty()) return refuse(conflict("no_kept_folder", "The server runs without a folder that outlives it (--files)"));
  auto const path = path_of(sha256);
  std::error_code failed;
  if (std::filesystem::file_size(path, failed) == content.size() && !failed) return {};
  std::filesystem::create_directories(path.parent_path(), failed);
  if (failed) {
    errno = failed.value();
    give_up();
  }
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  Part const part(path);
  std::string_view rest = content;
  while (!rest.empty()) {
    auto const written = ::write(part.descriptor, rest.data(), rest.size());
    if (written < 0) give_up();
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(part.descriptor) != 0 || ::rename(part.name.c_str(), path.c_str()) != 0) give_up();
  settle_folder(path.parent_path());
  return {};
}

Result<std::filesystem::path> SheetFiles::find(std::string const& sha256) const {
  if (folder_.empty()) return refuse(conflict("no_kept_folder", "The server runs without a folder that outlives it (--files)"));
  auto path = path_of(sha256);
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return refuse(conflict("sheet_file_missing", "The scan's file is not where it was put"));
  return path;
}

void SheetFiles::remove(std::string const& sha256) const {
  if (folder_.empty()) return;
  std::error_code ignored;
  std::filesystem::remove(path_of(sha256), ignored);
  settle_folder(path_of(sha256).parent_path());
}

void SheetFiles::keep_only(std::vector<std::string> const& contents) const {
  std::error_code failed;
  if (folder_.empty() || !std::filesystem::is_directory(folder_, failed)) return;
  std::set<std::string> const known(contents.begin(), contents.end());
  std::vector<std::filesystem::path> strangers;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_))
    if (entry.is_regular_file() && !known.contains(entry.path().filename().string())) strangers.push_back(entry.path());
  for (auto const& each : strangers) std::filesystem::remove(each, failed);
}

}  // namespace athar::api
