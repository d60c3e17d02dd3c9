#pragma once
#include <map>
#include <span>
#include <vector>

#include "domain/people/person.hpp"

/// Two records of one person. Rows keep the record they were entered with for ever; a merge is a dated link from one record to the
/// canonical one, and an undo ends it.
namespace athar {

/// What can be chosen field by field; the birth is one field, however it is stated.
enum class MergeField {
  title, family_name, given_name, family_name_ar, given_name_ar, sex, birth, category, email, phone, language, affiliations,
};
inline constexpr std::size_t merge_field_count = 12;
template <>
inline constexpr std::array<std::string_view, merge_field_count> words_of<MergeField>{
    "title", "family_name", "given_name", "family_name_ar", "given_name_ar", "sex",
    "birth", "category",    "email",      "phone",          "language",      "affiliations"};

/// A record's fields as text, by MergeField; empty for unknown. Affiliations are the store's text of all lines.
using FieldValues = std::array<std::string, merge_field_count>;

FieldValues values_of(Person const& person, std::string affiliations);
/// Puts all values but the affiliations into the person.
void put_values(Person& person, FieldValues const& values);

struct MergedField {
  MergeField field{MergeField::title};
  std::string before;
  std::string after;
  friend bool operator==(MergedField const&, MergedField const&) = default;
};

std::vector<MergedField> changes_between(FieldValues const& before, FieldValues const& after);

/// Whose affiliations the canonical record has afterwards. United: its own, and the other's for the days on which it says nothing.
enum class AffiliationChoice { keep, take, unite };
template <>
inline constexpr std::array<std::string_view, 3> words_of<AffiliationChoice>{"keep", "take", "unite"};

/// The lines after the merge; those that come from the other record have an empty id. None overlap when none of `mine` and none of
/// `theirs` do.
std::vector<Affiliation> chosen_affiliations(std::vector<Affiliation> const& mine, std::vector<Affiliation> const& theirs,
                                             AffiliationChoice choice);

/// One of the two records, as it stands when they are merged.
struct MergeSide {
  Person person;
  std::optional<PersonId> merged_into;   ///< the canonical record in the end, when it was merged before
  bool erased{false};
  bool locked{false};                    ///< at the person's request
  std::vector<Affiliation> affiliations;
  std::string affiliations_text;         ///< of the store; equal for equal lines

  FieldValues values() const { return values_of(person, affiliations_text); }
};

/// Checks that `other` may be merged into `canonical`.
/// Errors: merge_with_self; conflict already_merged, merge_circle, person_is_merged (detail: the canonical person), and those of
/// `open_to_change`.
Result<void> may_merge(MergeSide const& canonical, MergeSide const& other);

/// Errors: conflict already_erased, person_locked.
Result<void> open_to_change(MergeSide const& side);

/// The refusal of a change to a record that was merged; the field's detail is the person to change instead.
Error person_is_merged(PersonId canonical);

/// A field that somebody changed after the merge: an undo has to be told what becomes of it.
struct UndoQuestion {
  MergedField change;   ///< what the merge wrote
  std::string now;
  friend bool operator==(UndoQuestion const&, UndoQuestion const&) = default;
};

enum class UndoAnswer { keep, restore };
template <>
inline constexpr std::array<std::string_view, 2> words_of<UndoAnswer>{"keep", "restore"};

/// What a merge that came after, and still holds, wrote into the same record.
struct LaterChange {
  PersonMergeId merge;
  MergedField change;
  friend bool operator==(LaterChange const&, LaterChange const&) = default;
};

struct UndoPlan {
  FieldValues values;                    ///< of the canonical record afterwards
  std::vector<UndoQuestion> questions;   ///< answered or not
  std::vector<MergeField> kept;          ///< fields that stay as somebody made them
  std::vector<LaterChange> rewritten;    ///< later merges that from now on restore what this merge had replaced
};

/// What undoing a merge does to the canonical record. `later` are the changes of merges after it, oldest first: where one of them
/// replaced what this merge wrote, its value stays and it inherits what was there before, so that undoing in any order ends the same.
UndoPlan plan_undo(FieldValues const& now, std::span<MergedField const> changes, std::span<LaterChange const> later,
                   std::map<MergeField, UndoAnswer> const& answers);

/// Errors: undo_answer_required at "answers/<field>" (detail: the value of now) for each question without an answer.
Result<void> check_answers(UndoPlan const& plan, std::map<MergeField, UndoAnswer> const& answers);

}  // namespace athar
