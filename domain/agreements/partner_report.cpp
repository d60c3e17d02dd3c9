#include "domain/agreements/partner_report.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr int fewest_link_days = 7, most_link_days = 365;

/// Countries whose administrations write Arabic first; Morocco's partners there are written to in French unless they say otherwise.
constexpr std::array<std::string_view, 15> arabic_first{"AE", "BH", "EG", "IQ", "JO", "KW", "LY", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "YE"};

/// The day of that year; 29 February is not a day of every year.
std::optional<LocalDate> day_of(int year, std::string const& month_and_day) { return LocalDate::parse(std::to_string(year) + "-" + month_and_day); }

bool is_in_half(std::string const& month_and_day, int first_month, int last_month) {
  constexpr int common_year = 2027;
  auto const day = day_of(common_year, month_and_day);
  return day && day->month() >= first_month && day->month() <= last_month;
}

}  // namespace

Result<PartnerReportSchedule> checked(PartnerReportSchedule schedule) {
  std::vector<FieldError> errors;
  if (!is_in_half(schedule.first_day, 1, 6)) errors.push_back({"first_day", "not_a_day_of_half", {}});
  if (!is_in_half(schedule.second_day, 7, 12)) errors.push_back({"second_day", "not_a_day_of_half", {}});
  if (schedule.link_days < fewest_link_days || schedule.link_days > most_link_days)
    errors.push_back({"link_days", "out_of_range", std::to_string(fewest_link_days) + " – " + std::to_string(most_link_days)});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return schedule;
}

std::optional<std::string> half_year_due(PartnerReportSchedule const& schedule, LocalDate today) {
  if (!schedule.is_on) return std::nullopt;
  auto const due = [&](int year, int half) -> std::optional<std::string> {
    auto const day = day_of(year, half == 1 ? schedule.first_day : schedule.second_day);
    if (!day || today < *day || today.days() - day->days() >= days_to_send) return std::nullopt;
    return std::to_string(year) + "-" + std::to_string(half);
  };
  // A day late in a half reaches into the next one, and in December into the next year.
  for (auto const& [year, half] : {std::pair{today.year(), 2}, std::pair{today.year(), 1}, std::pair{today.year() - 1, 2}})
    if (auto found = due(year, half)) return found;
  return std::nullopt;
}

Language report_language(std::optional<Language> chosen, std::optional<std::string> const& country) {
  if (chosen) return *chosen == Language::ar ? Language::ar : Language::fr;
  return country && std::find(arabic_first.begin(), arabic_first.end(), *country) != arabic_first.end() ? Language::ar : Language::fr;
}

}  // namespace athar
