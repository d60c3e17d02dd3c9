#include "domain/resources/trainer.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 2> standing_names{"internal", "external"};
constexpr std::array<std::string_view, 4> level_names{"none", "following", "certified", "master"};

template <class E, std::size_t N>
std::optional<E> named(std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

template <class T>
void check_once(std::vector<FieldError>& errors, std::vector<T> const& list, std::string const& path) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    auto const end = list.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(list.begin(), end, list[i]) != end) errors.push_back({path + "/" + std::to_string(i), "given_twice", {}});
  }
}

bool is_language_code(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string_view name_of(TrainerStanding standing) { return standing_names[static_cast<std::size_t>(standing)]; }
std::string_view name_of(TrainingOfTrainers level) { return level_names[static_cast<std::size_t>(level)]; }
std::optional<TrainerStanding> trainer_standing_named(std::string_view name) { return named<TrainerStanding>(standing_names, name); }
std::optional<TrainingOfTrainers> training_of_trainers_named(std::string_view name) { return named<TrainingOfTrainers>(level_names, name); }

Result<Trainer> checked(Trainer t) {
  std::vector<FieldError> errors;
  check_once(errors, t.fields, "fields");
  check_once(errors, t.languages, "languages");
  check_once(errors, t.weekdays, "weekdays");
  for (std::size_t i = 0; i < t.fields.size(); ++i)
    if (t.fields[i].empty()) errors.push_back({"fields/" + std::to_string(i), "required", {}});
  for (std::size_t i = 0; i < t.languages.size(); ++i)
    if (!is_language_code(t.languages[i])) errors.push_back({"languages/" + std::to_string(i), "invalid_language", {}});
  if (t.weekdays.empty()) errors.push_back({"weekdays", "required", {}});
  for (std::size_t i = 0; i < t.weekdays.size(); ++i)
    if (t.weekdays[i] < 1 || t.weekdays[i] > 7) errors.push_back({"weekdays/" + std::to_string(i), "out_of_range", "1 – 7"});
  if (t.contract_from && t.contract_to && *t.contract_to < *t.contract_from) errors.push_back({"contract_to", "end_before_start", {}});
  for (std::size_t i = 0; i < t.accreditations.size(); ++i) {
    auto const& a = t.accreditations[i];
    std::string const path = "accreditations/" + std::to_string(i);
    if (a.title.empty()) errors.push_back({path + "/title", "required", {}});
    if (a.valid_from && a.expires_on && *a.expires_on < *a.valid_from) errors.push_back({path + "/expires_on", "end_before_start", {}});
  }
  for (std::size_t i = 0; i < t.absences.size(); ++i)
    if (t.absences[i].ends_on < t.absences[i].starts_on)
      errors.push_back({"absences/" + std::to_string(i) + "/ends_on", "end_before_start", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  std::sort(t.weekdays.begin(), t.weekdays.end());
  std::sort(t.absences.begin(), t.absences.end(), [](auto const& a, auto const& b) { return a.starts_on < b.starts_on; });
  return t;
}

}  // namespace athar
