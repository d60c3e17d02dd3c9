#pragma once
#include "server/http/http.hpp"

namespace athar::http {

/// Fills `path` and `query` from `target`: origin form ("/a?b"), absolute form ("http://host/a?b") or "*".
/// False when the target is not one of these, or holds a bad escape, a NUL, a control character or bytes that are not
/// UTF-8.
bool split_target(Request& request);

}  // namespace athar::http
