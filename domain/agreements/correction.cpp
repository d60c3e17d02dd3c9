#include "domain/agreements/correction.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 5> state_names{"open", "accepted", "partly_accepted", "declined", "withdrawn"};

/// The same errors, on "accepted/{i}" instead of "changes/{i}".
Error on_accepted(Error error) {
  for (auto& each : error.fields) each.path.replace(0, std::string_view("changes").size(), "accepted");
  return error;
}

template <class Fields>
CorrectableField const* field_at(Fields const& fields, std::string const& path) {
  auto const found = std::find_if(fields.begin(), fields.end(), [&](auto const& each) { return each.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

std::string thing_of(std::string const& path) {
  auto const from = path.find('/');
  if (from == std::string::npos) return {};
  auto const id = path.substr(from + 1, path.find('/', from + 1) - from - 1);
  return Uuid::parse(id) ? id : std::string();
}

std::string_view name_of(CorrectionState state) { return state_names[static_cast<std::size_t>(state)]; }

std::optional<CorrectionState> correction_state_named(std::string_view name) {
  for (std::size_t i = 0; i < state_names.size(); ++i)
    if (state_names[i] == name) return static_cast<CorrectionState>(i);
  return std::nullopt;
}

Result<AgreementCorrection> proposed(AgreementCorrection correction, CorrectableRecord const& record, std::vector<CorrectedField> const& changes,
                            std::vector<std::string> const& seen) {
  if (changes.empty()) return refuse(invalid_field("changes", "too_few_items", "1"));
  if (changes.size() > greatest_number_of_changes) return refuse(invalid_field("changes", "too_many_items", std::to_string(greatest_number_of_changes)));
  auto const fields = correctable_fields(record);
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    auto const* field = field_at(fields, changes[i].path);
    if (!field) continue;
    auto const path = "changes/" + std::to_string(i);
    if (seen[i] != field->value)
      errors.push_back({path, "seen_changed", field->value});
    else if (changes[i].value == field->value)
      errors.push_back({path, "same_as_recorded", {}});
    correction.changes.push_back({.path = field->path, .group = field->group, .name = field->name, .language = field->language, .about = field->about,
                                  .currency = field->currency, .kind = field->kind, .seen = field->value, .seen_version = field->version,
                                  .proposed = changes[i].value, .accepted = {}, .replaced = {}});
  }
  auto applied = with_changes(record, changes);
  if (!applied) errors.insert(errors.end(), applied.error().fields.begin(), applied.error().fields.end());
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return correction;
}

Result<DecidedCorrection> decided(AgreementCorrection correction, CorrectionDecision const& decision, CorrectableRecord record) {
  if (correction.state != CorrectionState::open) return refuse(conflict("correction_decided", "This proposal was decided already"));
  auto const fields = correctable_fields(record);
  std::vector<FieldError> errors;
  std::vector<CorrectedField> changes;
  for (auto& each : correction.changes) each.accepted = false;
  for (std::size_t i = 0; i < decision.accepted.size(); ++i) {
    auto const& accepted = decision.accepted[i];
    auto const path = "accepted/" + std::to_string(i);
    auto const change = std::find_if(correction.changes.begin(), correction.changes.end(), [&](auto const& each) { return each.path == accepted.path; });
    auto const* field = field_at(fields, accepted.path);
    if (change == correction.changes.end()) {
      errors.push_back({path, "not_proposed", {}});
      continue;
    }
    changes.push_back({change->path, change->proposed});
    // What is no longer on record is said by the rules: unknown_field.
    if (!field) continue;
    if (*change->accepted) errors.push_back({path, "given_twice", {}});
    else if (field->value != accepted.recorded) errors.push_back({path, "recorded_changed", field->value});
    change->accepted = true;
    change->replaced = field->value;
  }
  bool const all = changes.size() == correction.changes.size();
  if (!all && decision.answer.find_first_not_of(" \n\t") == std::string::npos) errors.push_back({"answer", "reason_required", {}});
  if (errors.empty() && !changes.empty()) {
    auto applied = with_changes(std::move(record), changes);
    if (!applied) return refuse(on_accepted(std::move(applied.error())));
    record = std::move(*applied);
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  correction.state = all ? CorrectionState::accepted : changes.empty() ? CorrectionState::declined : CorrectionState::partly_accepted;
  correction.answer = decision.answer;
  return DecidedCorrection{std::move(correction), std::move(record)};
}

}  // namespace athar
