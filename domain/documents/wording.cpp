#include "domain/documents/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <array>

namespace athar::wording {
namespace {

using Twelve = std::array<std::string_view, 12>;
using Seven = std::array<std::string_view, 7>;

constexpr Twelve months_fr{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                           "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr Twelve months_ar{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"};
constexpr Twelve months_en{"January", "February", "March",     "April",   "May",      "June",
                           "July",    "August",   "September", "October", "November", "December"};
// From Sunday on, as the C++ library counts.
constexpr Seven weekdays_fr{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
constexpr Seven weekdays_ar{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"};
constexpr Seven weekdays_en{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

template <class List>
List const& in(Language language, List const& fr, List const& ar, List const& en) {
  return language == Language::ar ? ar : language == Language::en ? en : fr;
}

std::string_view month(LocalDate day, Language language) {
  return in(language, months_fr, months_ar, months_en)[static_cast<std::size_t>(day.month() - 1)];
}

std::string day_of_month(LocalDate day, Language language) {
  return language == Language::fr && day.day() == 1 ? "1er" : std::to_string(day.day());
}

std::string joined(std::vector<std::string> const& parts, Language language) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    bool const is_last = i + 1 == parts.size();
    // Arabic joins every part with the letter that stands before it.
    if (i > 0 && language == Language::ar) out += " و";
    else if (i > 0) out += !is_last ? ", " : language == Language::en ? " and " : " et ";
    out += parts[i];
  }
  return out;
}

/// "15, 16 et 17 juin 2026", "30 juin et 1er juillet 2026": a month and a year are said once.
std::string listed(std::vector<LocalDate> const& days, Language language) {
  std::vector<std::string> months;
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < days.size(); ++i) {
    numbers.push_back(day_of_month(days[i], language));
    bool const ends_year = i + 1 == days.size() || days[i + 1].year() != days[i].year();
    bool const ends_month = ends_year || days[i + 1].month() != days[i].month();
    if (!ends_month) continue;
    months.push_back(fmt::format("{} {}", joined(numbers, language), month(days[i], language)));
    if (ends_year) months.back() += fmt::format(" {}", days[i].year());
    numbers.clear();
  }
  return joined(months, language);
}

/// One, two, three to ten, from eleven on: the forms an Arabic noun takes after a number.
std::string counted_ar(int count, std::string_view one, std::string_view two, std::string_view few, std::string_view many) {
  if (count == 1) return std::string(one);
  if (count == 2) return std::string(two);
  int const last = count % 100;
  return fmt::format("{} {}", count, last >= 3 && last <= 10 ? few : many);
}

std::string counted(int count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

struct Character {
  char32_t code;
  std::size_t length;
};

/// Reads one character of UTF-8; the text was checked when it came in.
Character character_at(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  unsigned const first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1FU) << 6) | (byte(1) & 0x3FU), 2};
  if (first < 0xF0) return {((first & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU), 3};
  return {((first & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU), 4};
}

bool is_break(char32_t code) { return code < 0x20 || code == 0x7F || code == 0x85 || code == 0x2028 || code == 0x2029; }

bool is_unseen(char32_t code) {
  constexpr char32_t zero_width_space = 0x200B, left_to_right_mark = 0x200E, right_to_left_mark = 0x200F, arabic_letter_mark = 0x061C;
  return (code >= 0x80 && code < 0xA0) || code == zero_width_space || code == left_to_right_mark || code == right_to_left_mark ||
         code == arabic_letter_mark || (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
         code == 0xFFFE || code == 0xFFFF;
}

}  // namespace

std::string date(LocalDate day, Language language) {
  return fmt::format("{} {} {}", day_of_month(day, language), month(day, language), day.year());
}

std::string date_with_weekday(LocalDate day, Language language) {
  std::chrono::weekday const weekday{std::chrono::sys_days{day.value}};
  return fmt::format("{} {}", in(language, weekdays_fr, weekdays_ar, weekdays_en)[weekday.c_encoding()], date(day, language));
}

std::string on_days(std::vector<LocalDate> const& days, Language language) {
  constexpr std::size_t most_listed = 8;
  auto const first = days.front(), last = days.back();
  if (days.size() == 1) {
    constexpr std::array<std::string_view, 3> before{"le ", "يوم ", "on "};
    return std::string(before[static_cast<std::size_t>(language)]) + date(first, language);
  }
  if (days.size() > most_listed) {
    if (language == Language::ar) return fmt::format("ما بين {} و{}", date(first, language), date(last, language));
    if (language == Language::en) return fmt::format("between {} and {}", date(first, language), date(last, language));
    return fmt::format("entre le {} et le {}", date(first, language), date(last, language));
  }
  constexpr std::array<std::string_view, 3> before{"les ", "أيام ", "on "};
  return std::string(before[static_cast<std::size_t>(language)]) + listed(days, language);
}

std::string time(LocalTime at, Language language) {
  return language == Language::fr ? fmt::format("{}\u00A0h\u00A0{:02}", at.minutes / 60, at.minutes % 60) : at.text();
}

std::string from_to(LocalTime starts, LocalTime ends, Language language) {
  if (language == Language::ar) return fmt::format("من {} إلى {}", time(starts, language), time(ends, language));
  if (language == Language::en) return fmt::format("from {} to {}", time(starts, language), time(ends, language));
  return fmt::format("de {} à {}", time(starts, language), time(ends, language));
}

std::string duration(int minutes, Language language) {
  int const hours = minutes / 60, rest = minutes % 60;
  if (language == Language::ar) {
    auto const whole = counted_ar(hours, "ساعة واحدة", "ساعتان", "ساعات", "ساعة");
    auto const part = counted_ar(rest, "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة");
    return rest == 0 ? whole : hours == 0 ? part : whole + " و" + part;
  }
  if (language == Language::en) return rest == 0 ? fmt::format("{}\u00A0h", hours) : fmt::format("{}\u00A0h\u00A0{:02}\u00A0min", hours, rest);
  return rest == 0 ? fmt::format("{}\u00A0h", hours) : fmt::format("{}\u00A0h\u00A0{:02}", hours, rest);
}

std::string days(int count, Language language) {
  if (language == Language::ar) return counted_ar(count, "يوم واحد", "يومان", "أيام", "يوما");
  return language == Language::en ? counted(count, "day", "days") : counted(count, "jour", "jours");
}

std::string half_days(int count, Language language) {
  if (language == Language::ar) return counted_ar(count, "حصة واحدة", "حصتان", "حصص", "حصة");
  return language == Language::en ? counted(count, "half-day", "half-days") : counted(count, "demi-journée", "demi-journées");
}

std::string_view attended_kind(SessionKind kind, Language language) {
  constexpr std::array<std::array<std::string_view, 3>, 7> kinds{{
      {"à la formation", "الدورة التكوينية", "the training"},
      {"à l'atelier", "الورشة", "the workshop"},
      {"à l'atelier de réflexion", "ورشة التفكير", "the reflection workshop"},
      {"au voyage d'étude", "الزيارة الدراسية", "the study visit"},
      {"à la séance d'accompagnement", "حصة المواكبة", "the coaching session"},
      {"au séminaire", "الندوة", "the seminar"},
      {"à la conférence", "المؤتمر", "the conference"},
  }};
  return kinds[static_cast<std::size_t>(kind)][static_cast<std::size_t>(language)];
}

std::string at_place(std::string_view place, Language language) {
  bool const is_arabic = !place.empty() && static_cast<unsigned char>(place.front()) >= 0xD8 && static_cast<unsigned char>(place.front()) <= 0xDB;
  if (language == Language::ar) return is_arabic ? fmt::format("ب{}", place) : fmt::format("في {}", place);
  return fmt::format("{} {}", language == Language::en ? "in" : "à", place);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const [code, length] = character_at(text, at);
    if (is_break(code)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!is_unseen(code)) {
      out += text.substr(at, length);
    }
    at += length;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

namespace {

std::string hours_of(SessionDay const& day, Language language) {
  std::string out;
  for (auto const& sitting : day.sittings) {
    if (!sitting.starts || !sitting.ends) continue;
    if (!out.empty()) out += language == Language::ar ? "، " : ", ";
    out += from_to(*sitting.starts, *sitting.ends, language);
  }
  return out;
}

}  // namespace

std::string times(Session const& session, Language language) {
  std::string out;
  bool const same = std::all_of(session.days.begin(), session.days.end(), [&](auto const& day) { return day.sittings == session.days.front().sittings; });
  if (session.days.empty()) return out;
  if (same) return hours_of(session.days.front(), language);
  for (auto const& day : session.days) {
    auto const hours = hours_of(day, language);
    if (hours.empty()) continue;
    if (!out.empty()) out += language == Language::ar ? "؛ " : " ; ";
    out += date(day.date, language) + (language == Language::fr ? " : " : ": ") + hours;
  }
  return out;
}

}  // namespace athar::wording
