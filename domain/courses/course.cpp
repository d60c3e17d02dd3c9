#include "domain/courses/course.hpp"

#include <algorithm>
#include <array>

#include "domain/shared/named.hpp"

namespace athar {
namespace {

constexpr int greatest_seats = 100'000;
constexpr int greatest_days = 200;
constexpr int minutes_a_day = 1440;
constexpr std::array<std::string_view, 3> audience_names{"participants", "hosts", "travellers"};
constexpr std::array<std::string_view, 3> answer_names{"scale", "yes_no", "text"};
constexpr std::array<std::string_view, 5> field_names{"title", "kind", "modality", "seats", "languages"};

template <class T>
void check_no_repeats(std::vector<FieldError>& errors, std::vector<T> const& list, std::string const& path) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    auto const here = list.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(list.begin(), here, *here) != here) errors.push_back({path + "/" + std::to_string(i), "given_twice", {}});
  }
}

void check_range(std::vector<FieldError>& errors, std::optional<int> value, int least, int greatest, std::string path) {
  if (value && (*value < least || *value > greatest))
    errors.push_back({std::move(path), "out_of_range", std::to_string(least) + " – " + std::to_string(greatest)});
}

bool is_language_code(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Anything else that a browser would open (javascript:, data:, file:) has no place on a page that others see.
bool is_link(std::string_view text) {
  bool const known = text.starts_with("https://") || text.starts_with("http://");
  auto const is_visible = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<' && c != '>'; };
  return known && text.size() > std::string_view("https://").size() && std::all_of(text.begin(), text.end(), is_visible);
}

void check_lengths(std::vector<FieldError>& errors, Course const& course) {
  for (std::size_t i = 0; i < course.durations.size(); ++i) {
    std::string const at = "durations/" + std::to_string(i);
    auto const& duration = course.durations[i];
    check_range(errors, duration.days, 1, greatest_days, at + "/days");
    check_range(errors, duration.minutes, 1, std::clamp(duration.days, 1, greatest_days) * minutes_a_day, at + "/minutes");
    for (std::size_t j = 0; j < i; ++j)
      if (course.durations[j].days == duration.days) errors.push_back({at + "/days", "given_twice", {}});
  }
  for (std::size_t i = 0; i < course.modules.size(); ++i) {
    std::string const at = "modules/" + std::to_string(i);
    auto const& part = course.modules[i];
    if (part.title.empty()) errors.push_back({at + "/title", "title_required", {}});
    if (part.days && part.minutes) errors.push_back({at + "/minutes", "days_or_minutes", {}});
    check_range(errors, part.days, 1, greatest_days, at + "/days");
    check_range(errors, part.minutes, 1, greatest_days * minutes_a_day, at + "/minutes");
  }
}

void check_questions(std::vector<FieldError>& errors, std::vector<CourseQuestion> const& questions) {
  std::array<std::size_t, audience_names.size()> counts{};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    std::string const at = "questions/" + std::to_string(i);
    if (questions[i].text.empty()) errors.push_back({at + "/text", "required", {}});
    if (++counts[static_cast<std::size_t>(questions[i].audience)] == greatest_number_of_questions + 1)
      errors.push_back({at, "too_many_items", std::to_string(greatest_number_of_questions)});
  }
}

}  // namespace

std::string_view name_of(EvaluationAudience audience) { return audience_names[static_cast<std::size_t>(audience)]; }
std::optional<EvaluationAudience> evaluation_audience_named(std::string_view name) { return named<EvaluationAudience>(audience_names, name); }
std::string_view name_of(AnswerKind kind) { return answer_names[static_cast<std::size_t>(kind)]; }
std::optional<AnswerKind> answer_kind_named(std::string_view name) { return named<AnswerKind>(answer_names, name); }

Result<Course> checked(Course course) {
  std::vector<FieldError> errors;
  if (course.title.empty()) errors.push_back({"title", "title_required", {}});
  check_range(errors, course.seats, 1, greatest_seats, "seats");
  check_no_repeats(errors, course.languages, "languages");
  for (std::size_t i = 0; i < course.languages.size(); ++i)
    if (!is_language_code(course.languages[i])) errors.push_back({"languages/" + std::to_string(i), "invalid_language", {}});
  check_lengths(errors, course);
  check_no_repeats(errors, course.prerequisites, "prerequisites");
  for (std::size_t i = 0; i < course.prerequisites.size(); ++i)
    if (course.prerequisites[i] == course.id) errors.push_back({"prerequisites/" + std::to_string(i), "own_prerequisite", {}});
  check_no_repeats(errors, course.competencies, "competencies");
  for (std::size_t i = 0; i < course.competencies.size(); ++i)
    if (course.competencies[i].empty()) errors.push_back({"competencies/" + std::to_string(i), "required", {}});
  for (std::size_t i = 0; i < course.materials.size(); ++i) {
    std::string const at = "materials/" + std::to_string(i);
    if (course.materials[i].title.empty()) errors.push_back({at + "/title", "required", {}});
    if (!course.materials[i].link.empty() && !is_link(course.materials[i].link)) errors.push_back({at + "/link", "invalid_link", {}});
  }
  check_questions(errors, course.questions);
  check_range(errors, course.certificate.attended_percent, 1, 100, "certificate/attended_percent");
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  std::stable_sort(course.questions.begin(), course.questions.end(), [](auto const& a, auto const& b) { return a.audience < b.audience; });
  std::sort(course.durations.begin(), course.durations.end(), [](auto const& a, auto const& b) { return a.days < b.days; });
  return course;
}

std::string_view name_of(FollowedField field) { return field_names[static_cast<std::size_t>(field)]; }

std::optional<FollowedField> followed_field_named(std::string_view name) {
  for (std::size_t i = 0; i < field_names.size(); ++i)
    if (field_names[i] == name) return static_cast<FollowedField>(i);
  return std::nullopt;
}

namespace {

/// Both a course and an edition have these members.
template <class A, class B>
std::vector<FollowedField> differences(A const& a, B const& b) {
  std::vector<FollowedField> fields;
  if (a.title != b.title) fields.push_back(FollowedField::title);
  if (a.kind != b.kind) fields.push_back(FollowedField::kind);
  if (a.modality != b.modality) fields.push_back(FollowedField::modality);
  if (a.seats != b.seats) fields.push_back(FollowedField::seats);
  if (a.languages != b.languages) fields.push_back(FollowedField::languages);
  return fields;
}

}  // namespace

std::vector<FollowedField> changed_fields(Course const& before, Course const& after) { return differences(before, after); }
std::vector<FollowedField> differing_fields(Course const& course, Session const& edition) { return differences(course, edition); }

Session following(Session edition, Course const& course, std::vector<FollowedField> const& fields) {
  for (auto field : fields) {
    switch (field) {
      case FollowedField::title: edition.title = course.title; break;
      case FollowedField::kind: edition.kind = course.kind; break;
      case FollowedField::modality: edition.modality = course.modality; break;
      case FollowedField::seats: edition.seats = course.seats; break;
      case FollowedField::languages: edition.languages = course.languages; break;
    }
  }
  return edition;
}

}  // namespace athar
