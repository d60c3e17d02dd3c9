#pragma once
#include <string>

#include "domain/shared/date.hpp"

namespace athar::api {

/// Day and wall-clock time of an instant in Morocco.
struct CasablancaTime {
  LocalDate date;
  LocalTime time;
  int second{0};
};

CasablancaTime in_casablanca(Instant instant);

/// "26/11/2026": how French, Arabic and British readers here write a day.
std::string written(LocalDate date);
/// "26/11/2026 14:05".
std::string written(CasablancaTime const& time);

}  // namespace athar::api
