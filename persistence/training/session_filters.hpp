#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace athar::persistence {

/// What every list of sessions can be filtered by, on session `s`; parameters :kind, :status, :programme (id or code), :programme_id.
inline constexpr std::string_view of_kind_status_programme = R"(
  (CAST(:kind AS text) IS NULL OR s.kind = :kind)
  and (CAST(:status AS text) IS NULL OR s.status = :status)
  and (CAST(:programme AS text) IS NULL OR s.id in (
        select fp.session_id from athar.session_programme fp join athar.programme f on f.id = fp.programme_id
        where f.code = :programme or f.id = CAST(:programme_id AS uuid))))";

/// The name of a choice, as a column or a filter that may be null.
template <class E>
std::optional<std::string> name_in(std::optional<E> choice) {
  return choice ? std::optional(std::string(name_of(*choice))) : std::nullopt;
}

}  // namespace athar::persistence
