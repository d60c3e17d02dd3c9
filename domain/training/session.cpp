#include "domain/training/session.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 7> kind_names{"training", "workshop", "reflection_workshop", "study_visit",
                                                     "coaching", "seminar",  "conference"};
constexpr std::array<std::string_view, 4> modality_names{"in_person", "distance", "e_learning", "blended"};
constexpr std::array<std::string_view, 5> team_role_names{"trainer", "speaker", "organiser", "interpreter", "observer"};

constexpr int greatest_head_count = 1'000'000;
constexpr int greatest_seats = 100'000;

template <class E, std::size_t N>
std::optional<E> named(std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

/// Where an element stands that already stood before it.
template <class T>
std::optional<std::size_t> first_repeated(std::vector<T> const& list) {
  for (std::size_t i = 1; i < list.size(); ++i)
    if (std::find(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), list[i]) != list.begin() + static_cast<std::ptrdiff_t>(i))
      return i;
  return std::nullopt;
}

template <class T>
void check_no_repeats(std::vector<FieldError>& errors, std::vector<T> const& list, std::string const& path) {
  if (auto at = first_repeated(list)) errors.push_back({path + "/" + std::to_string(*at), "given_twice", {}});
}

/// "2027-03" or "2027-Q2".
bool is_period(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return false;
  if (text[5] == 'Q') return text[6] >= '1' && text[6] <= '4' && LocalDate::parse(std::string(text.substr(0, 4)) + "-01-01");
  return LocalDate::parse(std::string(text) + "-01").has_value();
}

void check_head_count(std::vector<FieldError>& errors, HeadCount const& count) {
  auto in_range = [&errors](int value, char const* path) {
    bool const fits = value >= 0 && value <= greatest_head_count;
    if (!fits) errors.push_back({path, "out_of_range", "0 – " + std::to_string(greatest_head_count)});
    return fits;
  };
  bool fits = in_range(count.total, "head_count/total");
  if (count.women) fits = in_range(*count.women, "head_count/women") && fits;
  if (count.men) fits = in_range(*count.men, "head_count/men") && fits;
  if (fits && count.women.value_or(0) + count.men.value_or(0) > count.total) errors.push_back({"head_count", "parts_exceed_total", {}});
}

void check_sittings(std::vector<FieldError>& errors, SessionDay const& day, std::string const& path) {
  if (day.sittings.size() > 2) errors.push_back({path + "/sittings", "too_many_items", "2"});
  for (std::size_t i = 0; i < day.sittings.size(); ++i) {
    auto const& sitting = day.sittings[i];
    std::string const at = path + "/sittings/" + std::to_string(i);
    if (sitting.starts && !sitting.ends) errors.push_back({at + "/ends", "required", {}});
    if (!sitting.starts && sitting.ends) errors.push_back({at + "/starts", "required", {}});
    if (sitting.starts && sitting.ends && *sitting.ends <= *sitting.starts) errors.push_back({at + "/ends", "end_before_start", {}});
  }
  if (day.sittings.size() == 2 && day.sittings[0].ends && day.sittings[1].starts && *day.sittings[1].starts < *day.sittings[0].ends)
    errors.push_back({path + "/sittings/1/starts", "sittings_overlap", {}});
}

void check_days(std::vector<FieldError>& errors, std::vector<SessionDay> const& days) {
  if (days.size() > greatest_number_of_days) {
    errors.push_back({"days", "too_many_items", std::to_string(greatest_number_of_days)});
    return;
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    std::string const path = "days/" + std::to_string(i);
    check_sittings(errors, days[i], path);
    bool const repeats = std::any_of(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(i),
                                     [&](auto const& earlier) { return earlier.date == days[i].date; });
    if (repeats) errors.push_back({path + "/date", "days_overlap", days[i].date.text()});
  }
}

bool is_language_code(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string_view name_of(SessionKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Modality modality) { return modality_names[static_cast<std::size_t>(modality)]; }
std::string_view name_of(TeamRole role) { return team_role_names[static_cast<std::size_t>(role)]; }
std::optional<SessionKind> session_kind_named(std::string_view name) { return named<SessionKind>(kind_names, name); }
std::optional<Modality> modality_named(std::string_view name) { return named<Modality>(modality_names, name); }
std::optional<TeamRole> team_role_named(std::string_view name) { return named<TeamRole>(team_role_names, name); }

Result<Session> checked(Session session) {
  std::vector<FieldError> errors;
  if (session.title.empty()) errors.push_back({"title", "title_required", {}});
  if (session.programme_ids.empty()) errors.push_back({"programme_ids", "programme_required", {}});
  check_no_repeats(errors, session.programme_ids, "programme_ids");
  check_no_repeats(errors, session.languages, "languages");
  check_no_repeats(errors, session.team, "team");
  for (std::size_t i = 0; i < session.languages.size(); ++i)
    if (!is_language_code(session.languages[i])) errors.push_back({"languages/" + std::to_string(i), "invalid_language", {}});
  if (session.seats && (*session.seats < 1 || *session.seats > greatest_seats))
    errors.push_back({"seats", "out_of_range", "1 – " + std::to_string(greatest_seats)});
  if (session.head_count) check_head_count(errors, *session.head_count);
  if (session.planned_period && !is_period(*session.planned_period)) errors.push_back({"planned_period", "invalid_period", {}});
  if (session.planned_period && !session.days.empty()) errors.push_back({"planned_period", "days_and_period", {}});
  check_days(errors, session.days);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));

  std::sort(session.days.begin(), session.days.end(), [](auto const& a, auto const& b) { return a.date < b.date; });
  for (auto& day : session.days)
    if (day.sittings.empty()) day.sittings.push_back({});
  return session;
}

int planned_minutes(Session const& session) {
  int minutes = 0;
  for (auto const& day : session.days)
    for (auto const& sitting : day.sittings)
      if (sitting.starts && sitting.ends) minutes += sitting.ends->minutes - sitting.starts->minutes;
  return minutes;
}

std::optional<LocalDate> first_date(Session const& session) {
  return session.days.empty() ? std::nullopt : std::optional(session.days.front().date);
}

std::optional<LocalDate> last_date(Session const& session) {
  return session.days.empty() ? std::nullopt : std::optional(session.days.back().date);
}

}  // namespace athar
