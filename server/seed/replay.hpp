#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "server/api/framework/route.hpp"

namespace athar::seed {

/// Sends requests to handlers in this process, as one caller: seeds pass through the same rules as anybody's input.
class Replay {
 public:
  Replay(api::RouteTable const& routes, api::Services& services, Caller caller)
      : routes_(routes), services_(services), caller_(std::move(caller)) {}

  /// The body of the answer. Throws std::runtime_error naming the request and its bad fields when it is refused.
  std::string send(http::Method method, std::string const& path, std::string body = {});

 private:
  api::RouteTable const& routes_;
  api::Services& services_;
  Caller caller_;
};

/// How many of each collection were loaded.
using Loaded = std::vector<std::pair<std::string, int>>;

/// Loads every file of `folder` in the order of the names. The format is told in ops/seeds/README.md.
Loaded load_folder(std::filesystem::path const& folder, Replay& replay, std::function<void(std::string const&)> const& tell);

}  // namespace athar::seed
