#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "server/api/framework/route.hpp"
#include "server/jobs/run_import.hpp"

namespace athar::seed {

/// Sends requests to handlers in this process, as one caller: seeds pass through the same rules as anybody's input.
class Replay {
 public:
  /// `figures` counts what was loaded up to then (true), or puts the figures away again (false).
  Replay(api::RouteTable const& routes, api::Services& services, Caller caller, std::function<void(bool)> figures)
      : routes_(routes), services_(services), caller_(std::move(caller)), figures_(std::move(figures)) {}

  /// The body of the answer. Throws std::runtime_error naming the request and its bad fields when it is refused.
  std::string send(http::Method method, std::string const& path, std::string body = {});
  /// As above, for a request with a query or headers.
  std::string send(http::Request request);
  /// As above, by somebody who has an account: what they say is theirs, and what they may not see is refused to them.
  std::string send_as(AccountId who, http::Request request);
  /// The same with figures at hand, as they stand after everything sent before.
  std::string send_with_figures(http::Method method, std::string const& path, std::string body);
  /// Takes a list in as the import page does, all of its rows. Throws std::runtime_error when it is refused or a row is.
  void import_list(api::ImportRequest const& request);
  bool keeps_files() const { return services_.sheet_files != nullptr; }

 private:
  api::RouteTable const& routes_;
  api::Services& services_;
  Caller caller_;
  std::function<void(bool)> figures_;
};

/// How many of each collection were loaded.
using Loaded = std::vector<std::pair<std::string, int>>;

/// Loads every file of `folder` in the order of the names. The format is told in ops/seeds/README.md.
Loaded load_folder(std::filesystem::path const& folder, Replay& replay, std::function<void(std::string const&)> const& tell);

}  // namespace athar::seed
