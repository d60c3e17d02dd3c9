#pragma once
#include <string>
#include <vector>

/// Commands that work on the database without serving. Each answers the process's exit code.
namespace athar {

struct ImportOptions {
  std::string kind;
  std::string file;
  std::vector<std::string> map;
  std::vector<std::string> defaults;
  std::string create_programme;
  std::string session;
  int sheet{0};                              ///< from 1; 0 leaves it to be guessed
  std::string header_rows;                   ///< "3" or "3-4"
  bool skip_rows_in_error{false};
  bool dry_run{false};
};

struct ExportOptions {
  std::string list;
  std::string file;                          ///< empty for standard output
  std::vector<std::string> filters;
  std::vector<std::string> columns;
  std::string language{"fr"};
  bool names{false};                         ///< of a list of people
};

/// `files` is the folder that `serve` will be given; without one the demonstration has no scans.
int seed_demonstration(std::string const& url, std::string const& folder, std::string const& files);
int ensure_administrator(std::string const& url, std::string email, std::string const& password);
int import_file(std::string const& url, ImportOptions const& options);
int purge(std::string const& url, bool dry_run);
/// Makes a new key in `files` and seals every identity number with it; former keys stay for backups unless `forget`.
int rotate_identity_key(std::string const& url, std::string const& files, bool forget);
/// `subject` is people, organisations or empty for both.
int find_duplicates(std::string const& url, std::string const& subject, int threads);
/// Prints today's edition of the published tables.
int publish_edition(std::string const& url);
int export_list(std::string const& url, ExportOptions const& options);

}  // namespace athar
