#pragma once
#include "domain/people/person_merge_store.hpp"
#include "domain/published/published_table.hpp"
#include "server/api/people/wire.hpp"

namespace athar {

constexpr auto choices(json::Of<MergeField>) { return choices_of_words<MergeField>(std::make_index_sequence<words_of<MergeField>.size()>()); }
constexpr auto choices(json::Of<AffiliationChoice>) {
  return choices_of_words<AffiliationChoice>(std::make_index_sequence<words_of<AffiliationChoice>.size()>());
}
constexpr auto choices(json::Of<UndoAnswer>) { return choices_of_words<UndoAnswer>(std::make_index_sequence<words_of<UndoAnswer>.size()>()); }

}  // namespace athar

namespace athar::api {

/// What a client sends to say that another record is the same person. The person of the address is kept.
struct PersonMergeBody {
  std::optional<PersonMergeId> id;
  PersonId other_id;
  std::optional<int> version;
  std::optional<int> other_version;
  std::vector<MergeField> take;
  AffiliationChoice affiliations{AffiliationChoice::keep};
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(PersonMergeBody, (), (id, other_id, version, other_version, take, affiliations, reason))

constexpr auto notes(json::Of<PersonMergeBody>) {
  return std::to_array<json::Note>({
      {.member = "other_id", .description = "The record that is merged into the one of the address"},
      {.member = "version", .description = "Of the record kept, as it was read; another refuses the merge"},
      {.member = "other_version", .description = "Of the other record, as it was read"},
      {.member = "take", .description = "Fields whose value comes from the other record; affiliations have their own choice", .max_items = 12, .has_default = true},
      {.member = "affiliations", .description = "unite: its own, and the other's for the days on which it says nothing", .has_default = true},
      {.member = "reason", .max_length = 500},
  });
}

/// A figure that moves.
struct FigureChangeView {
  std::string measure;
  LocalizedText measure_name;
  std::string unit;
  std::optional<std::string> dimension;
  std::optional<std::string> key;
  std::optional<LocalizedText> label;
  std::int64_t before{0};
  std::int64_t after{0};
};
BOOST_DESCRIBE_STRUCT(FigureChangeView, (), (measure, measure_name, unit, dimension, key, label, before, after))

constexpr auto notes(json::Of<FigureChangeView>) {
  return std::to_array<json::Note>({
      {.member = "unit", .description = "person, attendance or person_hour"},
      {.member = "dimension", .description = "programme, session or sex; without it the figure is of everybody"},
      {.member = "key", .description = "Id or code in that dimension"},
      {.member = "before", .description = "Person-hours in minutes"},
  });
}

/// A published table whose numbers would move.
struct PublishedChangeView {
  PublishedTableId table_id;
  LocalizedText title;
  std::int64_t before{0};
  std::int64_t after{0};
  int cells{0};
};
BOOST_DESCRIBE_STRUCT(PublishedChangeView, (), (table_id, title, before, after, cells))

constexpr auto notes(json::Of<PublishedChangeView>) {
  return std::to_array<json::Note>({
      {.member = "before", .description = "Of everybody in the table, as counted; the next edition hides small numbers as ever"},
      {.member = "cells", .description = "How many of its cells would move"},
  });
}

struct PersonMergePreview {
  int version{1};
  int other_version{1};
  int shared_sessions{0};
  std::vector<FigureChangeView> figures;
  std::vector<PublishedChangeView> published;
};
BOOST_DESCRIBE_STRUCT(PersonMergePreview, (), (version, other_version, shared_sessions, figures, published))

constexpr auto notes(json::Of<PersonMergePreview>) {
  return std::to_array<json::Note>({
      {.member = "shared_sessions", .description = "Sessions that both records take part in: one registration each from then on"},
      {.member = "figures", .description = "Current figures that the merge would change"},
      {.member = "published", .description = "Published tables that the next edition would print otherwise"},
  });
}

struct MergedFieldView {
  MergeField field{MergeField::title};
  std::optional<std::string> before;
  std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(MergedFieldView, (), (field, before, after))

constexpr auto notes(json::Of<MergedFieldView>) {
  return std::to_array<json::Note>({
      {.member = "before", .description = "Left out when empty, for affiliations, and for contacts and the birth unless the caller writes to people"},
  });
}

/// A line of the ledger.
struct PersonMergeView {
  PersonMergeId id;
  PersonId merged_id;
  std::string merged_name;
  PersonId canonical_id;
  std::string canonical_name;
  std::string reason;
  std::vector<MergedFieldView> changes;
  std::vector<FigureChangeView> effect;
  Instant merged_at;
  std::string merged_by_name;
  std::optional<Instant> undone_at;
  std::optional<std::string> undone_by_name;
  std::vector<MergeField> kept;
  std::vector<FigureChangeView> undo_effect;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PersonMergeView, (),
                      (id, merged_id, merged_name, canonical_id, canonical_name, reason, changes, effect, merged_at, merged_by_name,
                       undone_at, undone_by_name, kept, undo_effect, can))

constexpr auto notes(json::Of<PersonMergeView>) {
  return std::to_array<json::Note>({
      {.member = "changes", .description = "What the merge wrote into the record kept"},
      {.member = "effect", .description = "Figures that the merge changed"},
      {.member = "kept", .description = "Fields changed after the merge that the undo left so"},
  });
}

struct UndoQuestionView {
  MergeField field{MergeField::title};
  std::optional<std::string> before;
  std::optional<std::string> after;
  std::optional<std::string> now;
};
BOOST_DESCRIBE_STRUCT(UndoQuestionView, (), (field, before, after, now))

struct UndoPreview {
  std::vector<UndoQuestionView> questions;
  std::vector<FigureChangeView> figures;
  std::vector<PublishedChangeView> published;
};
BOOST_DESCRIBE_STRUCT(UndoPreview, (), (questions, figures, published))

constexpr auto notes(json::Of<UndoPreview>) {
  return std::to_array<json::Note>({
      {.member = "questions", .description = "Fields that somebody changed after the merge: each needs an answer"},
      {.member = "figures", .description = "Current figures that the undo would change"},
      {.member = "published", .description = "Published tables that the next edition would print otherwise"},
  });
}

/// What becomes of each field that was changed after the merge.
struct UndoAnswers {
  std::optional<UndoAnswer> title, family_name, given_name, family_name_ar, given_name_ar, sex, birth, category, email, phone, language,
      affiliations;
};
BOOST_DESCRIBE_STRUCT(UndoAnswers, (),
                      (title, family_name, given_name, family_name_ar, given_name_ar, sex, birth, category, email, phone, language,
                       affiliations))

struct UndoBody {
  UndoAnswers answers;
};
BOOST_DESCRIBE_STRUCT(UndoBody, (), (answers))

constexpr auto notes(json::Of<UndoBody>) {
  return std::to_array<json::Note>({{.member = "answers", .description = "Of the undo preview's questions", .has_default = true}});
}

}  // namespace athar::api
