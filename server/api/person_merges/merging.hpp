#pragma once
#include "domain/people/person_merge_store.hpp"
#include "domain/reach/index.hpp"
#include "server/api/framework/call.hpp"

/// The work of a merge and of an undo inside one unit of work. A preview does the same and does not commit.
namespace athar::api {

struct WantedMerge {
  PersonMergeId id;
  PersonId canonical;
  PersonId other;
  std::optional<int> version;          ///< as the records were read; another refuses
  std::optional<int> other_version;
  std::vector<MergeField> take;
  AffiliationChoice affiliations{AffiliationChoice::keep};
  std::string reason;
};

/// What the figures were and would be; empty where they could not be worked out.
struct FiguresAround {
  reach::Index::Snapshot before, after;
};

struct DoneMerge {
  PersonMerge merge;
  MergeSide canonical, other;          ///< before
  std::vector<PersonId> people;        ///< everybody who is one person from now on, or was until now
  std::size_t shared_sessions{0};
  FiguresAround figures;
};

/// Errors: not_found, unknown_person (other_id), stale; those of may_merge and of checked.
Result<DoneMerge> merge(Call& call, UnitOfWork& unit, WantedMerge const& wanted);

struct DoneUndo {
  PersonMerge merge;                   ///< with its effect
  UndoPlan plan;
  std::vector<PersonId> people;
  FiguresAround figures;
};

/// `must_answer`: questions without an answer refuse; a preview restores meanwhile.
/// Errors: not_found, already_undone; undo_answer_required; those of checked.
Result<DoneUndo> undo(Call& call, UnitOfWork& unit, PersonMergeId id, std::map<MergeField, UndoAnswer> const& answers, bool must_answer);

}  // namespace athar::api
