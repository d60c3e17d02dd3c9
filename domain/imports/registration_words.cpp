#include <algorithm>
#include <array>

#include "domain/imports/cells/dates.hpp"
#include "domain/imports/person_words.hpp"
#include "domain/imports/registration_rows.hpp"

namespace athar {
namespace {

constexpr auto fields = [] {
  std::array<std::string_view, person_fields.size() + 1> all{};
  std::copy(person_fields.begin(), person_fields.end(), all.begin());
  all.back() = "role";
  return all;
}();

constexpr auto default_fields = [] {
  std::array<std::string_view, person_defaults.size() + 1> all{};
  std::copy(person_defaults.begin(), person_defaults.end(), all.begin());
  all.back() = "role";
  return all;
}();

constexpr auto role_words = std::to_array<HeaderWord>({{"role", "rôle"}, {"role", "role"}, {"role", "qualité dans la session"}, {"role", "statut"},
                                                       {"role", "الدور"}});

std::vector<HeaderWord> const& words() {
  static auto const all = [] {
    std::vector<HeaderWord> list(role_words.begin(), role_words.end());
    list.insert(list.end(), person_words.begin(), person_words.end());
    return list;
  }();
  return all;
}

void check_default(std::vector<FieldError>& errors, std::string const& path, std::string const& field, std::string const& value) {
  if (field == "role") return check_choice(errors, path, value, "participant, trainer, speaker, organiser, observer, interpreter");
  check_person_default(errors, path, field, value);
}

constexpr auto mornings = std::to_array<std::string_view>({"matin", "matinée", "am", "morning", "séance 1", "s1", "صباح", "صباحا", "الصباح", "الفترة الصباحية", "الحصة 1"});
constexpr auto afternoons = std::to_array<std::string_view>({"après-midi", "apm", "pm", "ap.m", "soir", "afternoon", "séance 2", "s2", "مساء", "المساء", "بعد الزوال", "الفترة المسائية", "الحصة 2"});
constexpr auto wholes = std::to_array<std::string_view>({"présence", "présences", "présent", "présent(e)", "emargement", "émargement", "attendance", "presence", "الحضور", "حضور"});

template <class Words>
bool ends_in(std::string const& key, Words const& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view word) {
    auto const wanted = header_key(word);
    return key == wanted || key.ends_with("_" + wanted);
  });
}

/// "jour 2", "j2", "day 2", "اليوم 2": which day, from 1.
std::optional<std::size_t> day_number(std::string const& key) {
  for (std::string_view const word : {"jour", "journee", "j", "day", "d", "اليوم", "يوم"}) {
    auto const start = header_key(word);
    auto const at = key.rfind(start, 0) == 0 ? start.size() : std::string::npos;
    if (at == std::string::npos) continue;
    auto const digits = key[at] == '_' ? at + 1 : at;
    if (digits >= key.size() || key[digits] < '1' || key[digits] > '9') continue;
    std::size_t number = 0, end = digits;
    while (end < key.size() && end < digits + 3 && key[end] >= '0' && key[end] <= '9') number = number * 10 + static_cast<std::size_t>(key[end++] - '0');
    if (end == key.size() || key[end] == '_') return number;
  }
  return std::nullopt;
}

constexpr std::string_view separator = " › ";

/// The day that one of the parts of a header numbers: "Présence › Jour 2 › Matin".
std::optional<std::size_t> day_numbered(std::string_view column) {
  while (!column.empty()) {
    auto const end = column.find(separator);
    if (auto const number = day_number(header_key(column.substr(0, end)))) return number;
    column = end == std::string_view::npos ? std::string_view() : column.substr(end + separator.size());
  }
  return std::nullopt;
}

/// A date anywhere among the parts of a header: "12/05/2026 › Matin", "Mardi 12 mai 2026".
std::optional<LocalDate> date_in(std::string const& column) {
  std::string_view rest = column;
  while (!rest.empty()) {
    auto const end = rest.find(separator);
    if (auto const read = read_date(rest.substr(0, end)); read.value) return read.value;
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
  }
  // "Matin 12/05/2026": by its words.
  for (std::size_t at = 0; at < column.size();) {
    auto const end = std::min(column.find(' ', at), column.size());
    if (auto const read = read_date(std::string_view(column).substr(at, end - at)); read.value) return read.value;
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace

ImportKind const& registrations_kind() {
  static ImportKind const kind{"registrations", fields, words(), person_names, default_fields, check_default};
  return kind;
}

std::vector<std::string> attendance_fields(std::vector<SessionDay> const& days) {
  std::vector<std::string> out;
  if (!days.empty()) out.emplace_back("attendance");
  for (auto const& day : days) {
    auto const field = "attendance/" + day.date.text();
    out.push_back(field);
    for (std::size_t n = 1; n <= day.sittings.size(); ++n) out.push_back(field + "/" + std::to_string(n));
  }
  return out;
}

std::map<std::string, std::string> guess_attendance_columns(std::vector<std::string> const& columns,
                                                            std::map<std::string, std::string> const& taken, std::vector<SessionDay> const& days) {
  std::map<std::string, std::string> out;
  for (auto const& column : columns) {
    bool const is_taken = std::any_of(taken.begin(), taken.end(), [&](auto const& each) { return each.second == column; });
    if (is_taken || days.empty()) continue;
    auto const key = header_key(column);
    bool const morning = ends_in(key, mornings), afternoon = ends_in(key, afternoons);
    auto const date = date_in(column);
    auto const number = day_numbered(column);
    auto day = date ? std::find_if(days.begin(), days.end(), [&](auto const& each) { return each.date == *date; })
               : number && *number <= days.size() ? days.begin() + static_cast<std::ptrdiff_t>(*number - 1)
                                                  : days.end();
    if (!date && !number && days.size() == 1 && (morning || afternoon)) day = days.begin();
    if (day != days.end()) {
      auto field = "attendance/" + day->date.text();
      if (morning && day->sittings.size() == 2) field += "/1";
      if (afternoon && day->sittings.size() == 2) field += "/2";
      out.emplace(field, column);
    } else if (!date && !number && ends_in(key, wholes)) {
      out.emplace("attendance", column);
    }
  }
  return out;
}

}  // namespace athar
