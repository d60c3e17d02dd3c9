#include "domain/documents/date_in_words.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "domain/documents/wording.hpp"

namespace athar::wording {
namespace {

constexpr std::array<std::string_view, 17> french_units{"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit",
                                                        "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"};
constexpr std::array<std::string_view, 7> french_tens{"", "", "vingt", "trente", "quarante", "cinquante", "soixante"};
constexpr std::array<std::string_view, 12> french_months{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                                                         "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> arabic_months{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر",
                                                         "أكتوبر", "نونبر", "دجنبر"};
constexpr std::array<std::string_view, 20> arabic_units{"", "واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع",
                                                        "عشر", "إحدى عشرة", "اثنتي عشرة", "ثلاث عشرة", "أربع عشرة", "خمس عشرة",
                                                        "ست عشرة", "سبع عشرة", "ثماني عشرة", "تسع عشرة"};
constexpr std::array<std::string_view, 10> arabic_tens{"", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"};
constexpr std::array<std::string_view, 10> arabic_hundreds{"", "مائة", "مائتين", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة",
                                                           "ثمانمائة", "تسعمائة"};
constexpr std::array<std::string_view, 20> arabic_days{"", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن",
                                                       "التاسع", "العاشر", "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر",
                                                       "الخامس عشر", "السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر"};
constexpr std::array<std::string_view, 13> arabic_hours{"", "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة",
                                                        "الثامنة", "التاسعة", "العاشرة", "الحادية عشرة", "الثانية عشرة"};

std::string french_below_hundred(int n) {
  if (n <= 16) return std::string(french_units[static_cast<std::size_t>(n)]);
  if (n < 20) return "dix-" + std::string(french_units[static_cast<std::size_t>(n - 10)]);
  if (n < 70) {
    std::string const tens(french_tens[static_cast<std::size_t>(n / 10)]);
    if (n % 10 == 0) return tens;
    return n % 10 == 1 ? tens + " et un" : tens + "-" + std::string(french_units[static_cast<std::size_t>(n % 10)]);
  }
  if (n == 71) return "soixante et onze";
  if (n < 80) return "soixante-" + french_below_hundred(n - 60);
  return n == 80 ? "quatre-vingts" : "quatre-vingt-" + french_below_hundred(n - 80);
}

std::string french_below_thousand(int n) {
  if (n < 100) return french_below_hundred(n);
  int const hundreds = n / 100, rest = n % 100;
  std::string out = hundreds == 1 ? "cent" : std::string(french_units[static_cast<std::size_t>(hundreds)]) + " cent";
  if (rest == 0) return hundreds == 1 ? out : out + "s";
  return out + " " + french_below_hundred(rest);
}

std::string arabic_thousands(int thousands) {
  if (thousands == 1) return "ألف";
  if (thousands == 2) return "ألفين";
  // Thousands are masculine: their number has the feminine form.
  constexpr std::array<std::string_view, 10> counts{"", "", "", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"};
  return std::string(counts[static_cast<std::size_t>(thousands)]) + " آلاف";
}

std::string arabic_day(int day) {
  if (day < 20) return std::string(arabic_days[static_cast<std::size_t>(day)]);
  std::string const tens = "ال" + std::string(arabic_tens[static_cast<std::size_t>(day / 10)]);
  if (day % 10 == 0) return tens;
  return (day % 10 == 1 ? "الحادي" : std::string(arabic_days[static_cast<std::size_t>(day % 10)])) + " و" + tens;
}

std::string_view part_of_day(int hour) {
  if (hour < 4) return "ليلا";
  if (hour < 12) return "صباحا";
  if (hour < 13) return "زوالا";
  return hour < 19 ? "بعد الزوال" : "مساء";
}

std::string arabic_time(LocalTime at) {
  int const hour = at.minutes / 60, minute = at.minutes % 60;
  auto const twelve = static_cast<std::size_t>(hour % 12 == 0 ? 12 : hour % 12);
  std::string out = "على الساعة " + std::string(arabic_hours[twelve]);
  if (minute == 15) out += " والربع";
  else if (minute == 30) out += " والنصف";
  else if (minute != 0) out += " و" + std::to_string(minute) + " دقيقة";
  return out + " " + std::string(part_of_day(hour));
}

std::string french_time(LocalTime at) {
  int const hour = at.minutes / 60, minute = at.minutes % 60;
  auto const feminine = [](int n) {
    auto words = french_below_hundred(n);
    return n % 10 == 1 && n != 11 ? words + "e" : words;
  };
  auto out = "à " + feminine(hour) + (hour < 2 ? " heure" : " heures");
  return minute == 0 ? out : out + " " + feminine(minute);
}

}  // namespace

std::string number_in_french(int number) {
  int const thousands = number / 1000, rest = number % 1000;
  if (thousands == 0) return french_below_thousand(number);
  std::string out = thousands == 1 ? (rest == 0 ? "mille" : "mil") : std::string(french_units[static_cast<std::size_t>(thousands)]) + " mille";
  return rest == 0 ? out : out + " " + french_below_thousand(rest);
}

std::string number_in_arabic(int number) {
  std::vector<std::string> parts;
  if (number >= 1000) parts.push_back(arabic_thousands(number / 1000));
  if (int const hundreds = number / 100 % 10) parts.emplace_back(arabic_hundreds[static_cast<std::size_t>(hundreds)]);
  int const rest = number % 100;
  if (rest > 0 && rest < 20) {
    parts.emplace_back(arabic_units[static_cast<std::size_t>(rest)]);
  } else if (rest >= 20) {
    if (rest % 10 == 1) parts.emplace_back("إحدى");
    else if (rest % 10 != 0) parts.emplace_back(arabic_units[static_cast<std::size_t>(rest % 10)]);
    parts.emplace_back(arabic_tens[static_cast<std::size_t>(rest / 10)]);
  }
  std::string out;
  for (auto const& part : parts) out += (out.empty() ? "" : " و") + part;
  return out;
}

std::string day_in_words(LocalDate day, Language language) {
  auto const month = static_cast<std::size_t>(day.month() - 1);
  if (language == Language::ar)
    return "في اليوم " + arabic_day(day.day()) + " من شهر " + std::string(arabic_months[month]) + " من سنة " + number_in_arabic(day.year());
  if (language == Language::en) return "On " + date(day, Language::en);
  auto const number = day.day() == 1 ? std::string("premier") : number_in_french(day.day());
  return "L'an " + number_in_french(day.year()) + " et le " + number + " " + std::string(french_months[month]);
}

std::string time_in_words(LocalTime at, Language language) {
  if (language == Language::ar) return arabic_time(at);
  if (language == Language::en) return "at " + time(at, Language::en);
  return french_time(at);
}

}  // namespace athar::wording
