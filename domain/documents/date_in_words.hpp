#pragma once
#include <string>

#include "domain/shared/date.hpp"
#include "domain/shared/localized_text.hpp"

/// Dates as official papers write them out.
namespace athar::wording {

/// A number in French words, 0 to 9999: "deux mille vingt-six". Of years before 2000 "mil", as deeds have it.
std::string number_in_french(int number);
/// A number in Arabic words as a year is read after "سنة" (feminine, genitive), 1 to 9999: "ألفين وست وعشرين".
std::string number_in_arabic(int number);

/// "L'an deux mille vingt-six et le vingt-six novembre"; "في اليوم السادس والعشرين من شهر نونبر من سنة ألفين وست وعشرين";
/// "On 26 November 2026".
std::string day_in_words(LocalDate day, Language language);
/// "à dix heures trente"; "على الساعة العاشرة والنصف صباحا"; "at 10:30".
std::string time_in_words(LocalTime at, Language language);

}  // namespace athar::wording
