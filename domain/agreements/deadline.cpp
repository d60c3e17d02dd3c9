#include "domain/agreements/deadline.hpp"

#include <algorithm>
#include <array>

#include "domain/documents/wording.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 3> kind_names{"agreement_end", "agreement_notice", "commitment"};

struct Words {
  std::string_view passed, one, three, six, ends, notice, more_before, more_after, colon;
};
constexpr Words french{"Échéance passée", "Dans le mois", "Dans les trois mois", "Dans les six mois", "fin de l’accord",
                       "préavis de renouvellement", "… et ", " autre(s) échéance(s)", " : "};
constexpr Words arabic{"انقضى الأجل", "خلال شهر", "خلال ثلاثة أشهر", "خلال ستة أشهر", "نهاية الاتفاقية",
                       "أجل الإشعار بالتجديد", "… وعدد الآجال الأخرى ", "", ": "};
constexpr Words english{"Past due", "Within a month", "Within three months", "Within six months", "the agreement ends",
                        "notice of renewal", "… and ", " more", ": "};

Words const& words_in(Language language) { return language == Language::ar ? arabic : language == Language::en ? english : french; }

std::string_view heading(int months, Words const& words) {
  return months == 0 ? words.passed : months == 1 ? words.one : months == 3 ? words.three : words.six;
}

/// A title typed over several lines stays one line of the letter.
std::string on_one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

}  // namespace

std::string_view name_of(DeadlineKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<DeadlineKind> deadline_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (kind_names[i] == name) return static_cast<DeadlineKind>(i);
  return std::nullopt;
}

LocalDate months_from(LocalDate day, int months) {
  namespace ch = std::chrono;
  auto const month = ch::year_month{day.value.year(), day.value.month()} + ch::months{months};
  auto const moved = ch::year_month_day{month.year(), month.month(), day.value.day()};
  return LocalDate{moved.ok() ? moved : ch::year_month_day{month / ch::last}};
}

std::optional<int> alert_of(LocalDate due_on, LocalDate today) {
  if (due_on < today) return 0;
  for (int const months : {1, 3, earliest_alert_months})
    if (due_on <= months_from(today, months)) return months;
  return std::nullopt;
}

std::vector<Deadline> newly_near(std::vector<Deadline> const& deadlines, std::vector<DeadlineTold> const& told, LocalDate today) {
  std::vector<Deadline> out;
  for (auto const& each : deadlines) {
    auto const months = alert_of(each.date, today);
    if (!months) continue;
    if (std::find(told.begin(), told.end(), DeadlineTold{each.subject, each.kind, each.date, *months}) == told.end()) out.push_back(each);
  }
  return out;
}

LocalDate week_of(LocalDate day) {
  auto const weekday = std::chrono::weekday{std::chrono::sys_days{day.value}}.iso_encoding();
  return LocalDate::from_days(day.days() - static_cast<int>(weekday) + 1);
}

std::string summary_of(Deadline const& d, Language language) {
  auto const& words = words_in(language);
  std::string const agreement = d.agreement_code + " " + on_one_line(d.agreement_title.in(language));
  if (d.kind != DeadlineKind::commitment)
    return agreement + " — " + std::string(d.kind == DeadlineKind::agreement_end ? words.ends : words.notice);
  std::string out = on_one_line(d.description.in(language));
  if (!d.clause.empty()) out = d.clause + " — " + out;
  if (auto const& who = d.organisation_name.in(language); !who.empty()) out += " (" + who + ")";
  return out + " — " + agreement;
}

std::string digest_text(std::vector<Deadline> const& deadlines, LocalDate today, Language language, std::string const& list) {
  auto const& words = words_in(language);
  std::vector<Deadline const*> passed, coming;
  for (auto const& each : deadlines)
    if (auto const months = alert_of(each.date, today)) (*months == 0 ? passed : coming).push_back(&each);
  auto const by_day = [](auto const* a, auto const* b) { return a->date < b->date; };
  std::stable_sort(passed.begin(), passed.end(), by_day);
  std::stable_sort(coming.begin(), coming.end(), by_day);
  std::string out;
  auto add_lines = [&](auto first, auto last) {
    std::string_view under;
    for (; first != last; ++first) {
      auto const& each = **first;
      auto const said = heading(*alert_of(each.date, today), words);
      if (said != under) out += (out.empty() ? "" : "\n") + std::string(said) + "\n";
      under = said;
      out += "– " + wording::date(each.date, language) + std::string(words.colon) + wording::printable(summary_of(each, language)) + "\n";
    }
  };
  auto add_rest = [&](std::size_t all, std::size_t told, std::string const& query) {
    if (all > told) out += std::string(words.more_before) + std::to_string(all - told) + std::string(words.more_after) + std::string(words.colon) + list + query + "\n";
  };
  auto const passed_told = std::min(passed.size(), greatest_passed_lines), coming_told = std::min(coming.size(), greatest_coming_lines);
  add_lines(passed.end() - static_cast<std::ptrdiff_t>(passed_told), passed.end());
  add_rest(passed.size(), passed_told, "&to=" + LocalDate::from_days(today.days() - 1).text());
  add_lines(coming.begin(), coming.begin() + static_cast<std::ptrdiff_t>(coming_told));
  add_rest(coming.size(), coming_told, "&from=" + today.text());
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

}  // namespace athar
