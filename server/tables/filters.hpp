#pragma once
#include <string>
#include <string_view>

#include "domain/access/access.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "server/tables/words.hpp"

namespace athar::api {

/// What a filter is called: "Région".
std::string filter_label(Language language, std::string_view name);

/// What a filter's value means: "Oriental" for MA-02. The value itself where there is no word for it, and where the caller may not see
/// what it names.
std::string filter_value(UnitOfWork& unit, Caller const& caller, TableWords const& words, std::string_view list, std::string const& name,
                         std::string const& value);

}  // namespace athar::api
