#include "domain/shared/partial_date.hpp"

namespace athar {

PartialDate::PartialDate(LocalDate date) : text_(date.text()) {}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  // The parts that are missing are the first of their kind, which always exists.
  auto whole = std::string(text) + std::string("-01-01").substr(text.size() == 4 ? 0 : text.size() == 7 ? 3 : 6);
  auto const date = LocalDate::parse(whole);
  if (!date) return std::nullopt;
  PartialDate out;
  out.text_ = text;
  return out;
}

LocalDate PartialDate::first_day() const {
  return LocalDate::parse(text_ + std::string("-01-01").substr(text_.size() == 4 ? 0 : text_.size() == 7 ? 3 : 6)).value();
}

LocalDate PartialDate::last_day() const {
  auto const first = first_day();
  if (is_whole()) return first;
  if (text_.size() == 4) return LocalDate::parse(text_ + "-12-31").value();
  auto day = LocalDate::from_days(first.days() + 27);
  while (LocalDate::from_days(day.days() + 1).text().substr(0, 7) == text_) day = LocalDate::from_days(day.days() + 1);
  return day;
}

bool surely_before(PartialDate const& later, PartialDate const& earlier) {
  return !later.empty() && !earlier.empty() && later.last_day() < earlier.first_day();
}

}  // namespace athar
