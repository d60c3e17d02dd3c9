#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/training/session.hpp"

/// How dates, durations and names are written on paper. Digits are Latin in every language; Arabic has the months of Morocco. A number
/// stays on one line with its unit (no-break spaces).
namespace athar::wording {

/// "15 juin 2026", "1er août 2026"; "15 غشت 2026"; "15 June 2026".
std::string date(LocalDate day, Language language);
/// "lundi 15 juin 2026".
std::string date_with_weekday(LocalDate day, Language language);
/// The days somebody came, as they stand in a sentence: "le 15 juin 2026", "les 15, 16 et 17 juin 2026"; from nine days on the first
/// and the last: "entre le 1er juin et le 3 juillet 2026". `days` are in order, at least one.
std::string on_days(std::vector<LocalDate> const& days, Language language);
/// "9 h 00"; "09:00" in Arabic and English.
std::string time(LocalTime at, Language language);
/// "de 9 h 00 à 12 h 30"; "من 09:00 إلى 12:30"; "from 09:00 to 12:30".
std::string from_to(LocalTime starts, LocalTime ends, Language language);
/// "12 h 30"; "12 ساعة و30 دقيقة"; "12 h 30 min".
std::string duration(int minutes, Language language);
/// "3 jours", "3 أيام", "3 days".
std::string days(int count, Language language);
/// "5 demi-journées"; "5 حصص"; "5 half-days".
std::string half_days(int count, Language language);
/// What a session is, as the object of "attended": "à la formation", "الدورة التكوينية", "the training".
std::string_view attended_kind(SessionKind kind, Language language);
/// "à Rabat"; "ب" joined to the name: "بالرباط"; "in Rabat".
std::string at_place(std::string_view place, Language language);

/// The text on one line, without characters that cannot be seen and change what is: control characters, marks and overrides of
/// direction, zero-width spaces. What joins letters stays.
std::string printable(std::string_view text);

/// The hours of a session once when every day has the same, else day by day; empty when none are known.
std::string times(Session const& session, Language language);

}  // namespace athar::wording
