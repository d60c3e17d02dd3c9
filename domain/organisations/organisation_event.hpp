#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/organisations/organisation.hpp"
#include "domain/organisations/post_correction.hpp"
#include "domain/people/person_words.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/unit_of_work.hpp"

/// What happens to organisations: renamed, merged into another, split into several, moved under another parent. Each is a dated event that can
/// be undone. `same_as` says that two records are of one organisation and always were.
namespace athar {

enum class OrganisationEventKind { renamed, merged, split, moved, same_as };

template <>
inline constexpr std::array<std::string_view, 5> words_of<OrganisationEventKind>{"renamed", "merged", "split", "moved", "same_as"};

struct OrganisationEvent {
  OrganisationEventId id;
  OrganisationId organisation;
  OrganisationEventKind kind{OrganisationEventKind::renamed};
  std::optional<LocalDate> on;                 ///< the first day of what is new; empty for `same_as`
  LocalizedText name;                          ///< of a renaming, the new one
  LocalizedText acronym;
  LocalizedText former_name;
  LocalizedText former_acronym;
  std::optional<OrganisationId> parent;        ///< of a move, the new one, empty for none; of a merger what took it over
  std::optional<OrganisationId> former_parent;
  std::vector<OrganisationId> successors;      ///< one of a merger or of `same_as`, several of a split
  std::string reason;

  /// Whether the organisation is no more from then on.
  bool ends() const { return kind != OrganisationEventKind::renamed && kind != OrganisationEventKind::moved; }
};

/// What a successor has to be asked.
struct SuccessorState {
  OrganisationId id;
  std::optional<LocalDate> founded_on;
  std::optional<LocalDate> ended_on;
  bool is_same_as_another{false};
};

/// Completes the event with what was before it, and checks it against its organisation, the successors there are, and the day.
/// Errors, by field: required, date_in_future, before_founding, organisation_ended, before_earlier_event, name_unchanged, parent_unchanged,
/// own_successor, own_parent, repeated, unknown_organisation, successors_required, one_successor, successor_ended, successor_not_founded.
Result<OrganisationEvent> checked(OrganisationEvent event, OrganisationPage const& subject, std::vector<SuccessorState> const& successors,
                                  LocalDate today);

/// A line of an organisation's history.
struct OrganisationEventRow {
  OrganisationEvent event;
  LocalizedText organisation_name;
  LocalizedText parent_name;
  LocalizedText former_parent_name;
  std::vector<LocalizedText> successor_names;  ///< in the order of `event.successors`
  Instant recorded_at;
  std::string recorded_by_name;
  std::optional<Instant> undone_at;
  std::string undone_by_name;
};

class OrganisationEventStore {
 public:
  virtual ~OrganisationEventStore() = default;
  /// Events come one after another: holds the tree's lock until the end of the unit of work.
  virtual void hold_tree() = 0;
  virtual std::vector<SuccessorState> states(std::vector<OrganisationId> const& ids) = 0;
  /// True when `parent` lies under `id` on some day from `since` on (always when empty).
  virtual bool would_circle_since(OrganisationId id, OrganisationId parent, std::optional<LocalDate> since) = 0;
  /// True when following successors from one of these leads to `id`.
  virtual bool leads_to(std::vector<OrganisationId> const& from, OrganisationId id) = 0;
  /// People whose facts name the organisation, or one that was merged into it; erased people too.
  virtual std::vector<PersonId> people_of(OrganisationId id) = 0;

  /// Writes the event with its successors, and what it makes of the tree and of the organisation's end. Names and the parent of today are
  /// the organisation's own and are written with it.
  virtual Result<void> insert(OrganisationEvent const& event, Actor const& by) = 0;
  /// Takes back what `insert` made. Errors: event_already_undone; changed_since_event when the tree was changed again.
  virtual Result<void> undo(OrganisationEvent const& event, Actor const& by) = 0;

  virtual std::optional<OrganisationEventRow> find(OrganisationEventId id) = 0;
  /// Its own events and those it is a successor of, latest first.
  virtual std::vector<OrganisationEventRow> history(OrganisationId id) = 0;

  /// People of lists whose posts stand under what was split, on or after the day of that split; by name.
  virtual Page<PostToCorrect> posts_to_correct(OrganisationEventId event, PageRequest const& page) = 0;
  /// Puts the posts of these people under the successor from the split's day on; answers those who had such a post. Where that is not
  /// everybody, nothing but the lines is written: the caller gives up the unit of work. Errors: id_taken; the named constraints.
  virtual Result<std::vector<PersonId>> correct_posts(PostCorrection const& correction, Actor const& by) = 0;
  /// Puts back whoever's posts are still as the correction left them, and answers who that was. Errors: correction_already_undone.
  virtual Result<std::vector<PersonId>> undo_correction(PostCorrectionId id, Actor const& by) = 0;
  virtual std::optional<PostCorrectionRow> find_correction(PostCorrectionId id) = 0;
  /// Of one split, latest first, undone ones too.
  virtual std::vector<PostCorrectionRow> corrections(OrganisationEventId event) = 0;
};

}  // namespace athar
