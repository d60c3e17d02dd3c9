#pragma once
#include <optional>
#include <string>

namespace athar::persistence {

/// Facts about one database, kept in it. Known keys: "demonstration" ("true").
std::optional<std::string> setting(std::string const& url, std::string const& key);
void set_setting(std::string const& url, std::string const& key, std::string const& value);

}  // namespace athar::persistence
