#pragma once
#include "domain/organisations/organisation_event.hpp"
#include "server/api/people/wire.hpp"

namespace athar {

constexpr auto choices(json::Of<OrganisationEventKind>) {
  return choices_of_words<OrganisationEventKind>(std::make_index_sequence<words_of<OrganisationEventKind>.size()>());
}

}  // namespace athar

namespace athar::api {

/// What a client sends to say what happened to the organisation of the address.
struct OrganisationEventBody {
  std::optional<OrganisationEventId> id;
  int version{1};
  OrganisationEventKind kind{OrganisationEventKind::renamed};
  std::optional<LocalDate> date;
  std::optional<LocalizedText> name;
  std::optional<LocalizedText> acronym;
  std::optional<OrganisationId> parent_id;
  std::vector<OrganisationId> successor_ids;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(OrganisationEventBody, (), (id, version, kind, date, name, acronym, parent_id, successor_ids, reason))

constexpr auto notes(json::Of<OrganisationEventBody>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "Of the organisation, as it was read; another refuses the event"},
      {.member = "kind", .description = "same_as: this record and its successor are of one organisation and always were"},
      {.member = "date", .description = "The first day of what is new; not of same_as"},
      {.member = "name", .description = "Of a renaming: the new one"},
      {.member = "acronym", .description = "Of a renaming: the new one; without it the acronym stays"},
      {.member = "parent_id", .description = "Of a move: the new one; without it the organisation is under nothing"},
      {.member = "successor_ids", .description = "One of a merger or of same_as, two or more of a split", .max_items = 20, .has_default = true},
      {.member = "reason", .description = "The decree, the decision", .max_length = 500},
  });
}

struct SuccessorView {
  OrganisationId id;
  LocalizedText name;
};
BOOST_DESCRIBE_STRUCT(SuccessorView, (), (id, name))

struct OrganisationEventView {
  OrganisationEventId id;
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  OrganisationEventKind kind{OrganisationEventKind::renamed};
  std::optional<LocalDate> date;
  std::optional<LocalizedText> name;
  std::optional<LocalizedText> acronym;
  std::optional<LocalizedText> former_name;
  std::optional<LocalizedText> former_acronym;
  std::optional<OrganisationId> parent_id;
  std::optional<LocalizedText> parent_name;
  std::optional<OrganisationId> former_parent_id;
  std::optional<LocalizedText> former_parent_name;
  std::vector<SuccessorView> successors;
  std::optional<std::string> reason;
  Instant recorded_at;
  std::optional<std::string> recorded_by;
  std::optional<Instant> undone_at;
  std::optional<std::string> undone_by;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(OrganisationEventView, (),
                      (id, organisation_id, organisation_name, kind, date, name, acronym, former_name, former_acronym, parent_id, parent_name,
                       former_parent_id, former_parent_name, successors, reason, recorded_at, recorded_by, undone_at, undone_by, can))

constexpr auto notes(json::Of<OrganisationEventView>) {
  return std::to_array<json::Note>({
      {.member = "organisation_id", .description = "What it happened to; another organisation where the one asked about is a successor"},
      {.member = "recorded_by", .description = "For those who may read the history"},
  });
}

struct PostToCorrectView {
  PersonId person_id;
  std::string display_name, family_name, given_name;
  std::optional<std::string> family_name_ar, given_name_ar;
  std::optional<std::string> function;
  std::optional<LocalDate> from, to;
};
BOOST_DESCRIBE_STRUCT(PostToCorrectView, (), (person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, function, from, to))

struct PostCorrectionBody {
  std::optional<PostCorrectionId> id;
  OrganisationId successor_id;
  std::vector<PersonId> person_ids;
};
BOOST_DESCRIBE_STRUCT(PostCorrectionBody, (), (id, successor_id, person_ids))
constexpr auto notes(json::Of<PostCorrectionBody>) {
  return std::to_array<json::Note>({
      {.member = "successor_id", .description = "One of the split's"},
      {.member = "person_ids", .description = "Their posts are under the successor from the split's day on", .max_items = people_per_correction_at_most},
  });
}

struct PostCorrectionView {
  PostCorrectionId id;
  OrganisationEventId event_id;
  OrganisationId successor_id;
  LocalizedText successor_name;
  int people{0};
  Instant recorded_at;
  std::optional<std::string> recorded_by;
  std::optional<Instant> undone_at;
  std::optional<std::string> undone_by;
  std::optional<int> left;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PostCorrectionView, (), (id, event_id, successor_id, successor_name, people, recorded_at, recorded_by, undone_at, undone_by, left, can))
constexpr auto notes(json::Of<PostCorrectionView>) {
  return std::to_array<json::Note>({
      {.member = "left", .description = "Once undone: people whose posts were changed since, which stay as they are"},
  });
}
struct PostCorrections {
  std::vector<PostCorrectionView> items;
};
BOOST_DESCRIBE_STRUCT(PostCorrections, (), (items))

struct OrganisationHistory {
  std::vector<OrganisationEventView> items;
};
BOOST_DESCRIBE_STRUCT(OrganisationHistory, (), (items))

}  // namespace athar::api
