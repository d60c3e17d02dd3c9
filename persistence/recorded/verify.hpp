#pragma once
#include <functional>
#include <string>

namespace athar::persistence {

/// Compares what is recorded with the ordinary tables and says what differs, line by line: facts against what follows
/// from the tables, both ways; the sessions' own counts against the registrations and attendance; ticks without gaps; figures of the
/// index against figures counted by SQL. Reads one snapshot and changes nothing; safe beside a running server.
/// True when nothing differs. Change sets that wait for a tick are reported, as their facts may differ rightly.
bool verify(std::string const& url, std::function<void(std::string const&)> const& print);

}  // namespace athar::persistence
