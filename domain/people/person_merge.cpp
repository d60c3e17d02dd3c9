#include "domain/people/person_merge.hpp"

#include "domain/shared/unless_empty.hpp"

#include <algorithm>

namespace athar {
namespace {

constexpr std::array<std::string_view, 3> languages{"fr", "ar", "en"};

template <class Word>
std::string text_of(std::optional<Word> value) {
  return value ? std::string(word(*value)) : std::string();
}

std::string birth_of(Person const& person) {
  if (person.birth_date) return person.birth_date->text();
  if (person.birth_year) return std::to_string(*person.birth_year);
  return text_of(person.age_bracket);
}

/// The three statements look different: a day, four digits, a bracket.
void put_birth(Person& person, std::string const& text) {
  person.birth_date = LocalDate::parse(text);
  person.age_bracket = from_word<AgeBracket>(text);
  person.birth_year.reset();
  if (text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    person.birth_year = std::stoi(text);
}

std::string& at(FieldValues& values, MergeField field) { return values[static_cast<std::size_t>(field)]; }
std::string const& at(FieldValues const& values, MergeField field) { return values[static_cast<std::size_t>(field)]; }

constexpr std::int64_t beginning = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t end_of_time = std::numeric_limits<std::int32_t>::max();

std::int64_t first_day(Affiliation const& line) { return line.from ? line.from->days() : beginning; }
std::int64_t last_day(Affiliation const& line) { return line.to ? line.to->days() : end_of_time; }

Affiliation cut(Affiliation line, std::int64_t from, std::int64_t to) {
  line.id = {};
  line.from = from == beginning ? std::nullopt : std::optional(LocalDate::from_days(static_cast<std::int32_t>(from)));
  line.to = to == end_of_time ? std::nullopt : std::optional(LocalDate::from_days(static_cast<std::int32_t>(to)));
  return line;
}

}  // namespace

FieldValues values_of(Person const& p, std::string affiliations) {
  FieldValues values;
  at(values, MergeField::title) = text_of(p.title);
  at(values, MergeField::family_name) = p.family_name;
  at(values, MergeField::given_name) = p.given_name;
  at(values, MergeField::family_name_ar) = p.family_name_ar;
  at(values, MergeField::given_name_ar) = p.given_name_ar;
  at(values, MergeField::sex) = word(p.sex);
  at(values, MergeField::birth) = birth_of(p);
  at(values, MergeField::category) = p.category.value_or("");
  at(values, MergeField::email) = p.email.value_or("");
  at(values, MergeField::phone) = p.phone.value_or("");
  if (p.language) at(values, MergeField::language) = languages[static_cast<std::size_t>(*p.language)];
  at(values, MergeField::affiliations) = std::move(affiliations);
  return values;
}

void put_values(Person& p, FieldValues const& values) {
  p.title = from_word<PersonTitle>(at(values, MergeField::title));
  p.family_name = at(values, MergeField::family_name);
  p.given_name = at(values, MergeField::given_name);
  p.family_name_ar = at(values, MergeField::family_name_ar);
  p.given_name_ar = at(values, MergeField::given_name_ar);
  p.sex = from_word<Sex>(at(values, MergeField::sex)).value_or(Sex::not_stated);
  put_birth(p, at(values, MergeField::birth));
  p.category = unless_empty(at(values, MergeField::category));
  p.email = unless_empty(at(values, MergeField::email));
  p.phone = unless_empty(at(values, MergeField::phone));
  p.language.reset();
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (languages[i] == at(values, MergeField::language)) p.language = static_cast<Language>(i);
}

std::vector<MergedField> changes_between(FieldValues const& before, FieldValues const& after) {
  std::vector<MergedField> changes;
  for (std::size_t i = 0; i < merge_field_count; ++i)
    if (before[i] != after[i]) changes.push_back({static_cast<MergeField>(i), before[i], after[i]});
  return changes;
}

std::vector<Affiliation> chosen_affiliations(std::vector<Affiliation> const& mine, std::vector<Affiliation> const& theirs,
                                             AffiliationChoice choice) {
  if (choice == AffiliationChoice::keep) return mine;
  std::vector<Affiliation> out;
  if (choice == AffiliationChoice::take) {
    for (auto const& line : theirs) out.push_back(cut(line, first_day(line), last_day(line)));
    return out;
  }
  out = mine;
  auto by_day = mine;
  std::sort(by_day.begin(), by_day.end(), [](auto const& a, auto const& b) { return first_day(a) < first_day(b); });
  for (auto const& line : theirs) {
    auto from = first_day(line);
    for (auto const& taken : by_day) {
      if (last_day(taken) < from) continue;
      if (first_day(taken) > last_day(line)) break;
      if (first_day(taken) > from) out.push_back(cut(line, from, first_day(taken) - 1));
      from = last_day(taken) + 1;
    }
    if (from <= last_day(line)) out.push_back(cut(line, from, last_day(line)));
  }
  return out;
}

Error person_is_merged(PersonId canonical) {
  Error error = conflict("person_is_merged", "This record was merged into another");
  error.fields.push_back({"person_id", "person_is_merged", canonical.text()});
  return error;
}

Result<void> open_to_change(MergeSide const& side) {
  if (side.erased) return refuse(conflict("already_erased", "This person's record was erased"));
  if (side.locked) return refuse(conflict("person_locked", "This record is locked at the person's request"));
  return {};
}

Result<void> may_merge(MergeSide const& canonical, MergeSide const& other) {
  if (canonical.person.id == other.person.id) return refuse(invalid_field("other_id", "merge_with_self"));
  for (auto const* side : {&canonical, &other})
    if (auto open = open_to_change(*side); !open) return open;
  auto const canonical_root = canonical.merged_into.value_or(canonical.person.id);
  auto const other_root = other.merged_into.value_or(other.person.id);
  if (canonical_root == other_root && !canonical.merged_into)
    return refuse(conflict("already_merged", "These two records are merged already"));
  if (canonical_root == other_root)
    return refuse(conflict("merge_circle", "The record to keep was itself merged into the other"));
  if (canonical.merged_into) return refuse(person_is_merged(canonical_root));
  if (other.merged_into) return refuse(person_is_merged(other_root));
  return {};
}

UndoPlan plan_undo(FieldValues const& now, std::span<MergedField const> changes, std::span<LaterChange const> later,
                   std::map<MergeField, UndoAnswer> const& answers) {
  UndoPlan plan;
  plan.values = now;
  for (auto const& change : changes) {
    auto const next =
        std::find_if(later.begin(), later.end(), [&](LaterChange const& each) { return each.change.field == change.field; });
    if (next != later.end() && next->change.before == change.after) {
      plan.rewritten.push_back({next->merge, {change.field, change.before, next->change.after}});
      continue;
    }
    auto const answer = answers.find(change.field);
    bool const keep = answer != answers.end() && answer->second == UndoAnswer::keep;
    if (at(now, change.field) != change.after) plan.questions.push_back({change, at(now, change.field)});
    if (keep) {
      plan.kept.push_back(change.field);
    } else {
      at(plan.values, change.field) = change.before;
    }
  }
  return plan;
}

Result<void> check_answers(UndoPlan const& plan, std::map<MergeField, UndoAnswer> const& answers) {
  std::vector<FieldError> missing;
  for (auto const& question : plan.questions)
    if (!answers.contains(question.change.field))
      missing.push_back({"answers/" + std::string(word(question.change.field)), "undo_answer_required", question.now});
  if (!missing.empty()) return refuse(invalid_fields(std::move(missing)));
  return {};
}

}  // namespace athar
