#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/scheduling/free_slots.hpp"
#include "domain/scheduling/room_choice.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/session.hpp"

namespace athar {

/// A room or an asset that a session uses. Days are counted from the session's first, so that bookings move with it.
struct Booking {
  std::optional<RoomId> room_id;
  std::optional<AssetId> asset_id;
  std::optional<int> day;      ///< none: every day
  std::optional<int> sitting;  ///< 1 or 2; none: both
  LocalizedText name;          ///< read only
  LocalizedText venue_name;    ///< read only
  std::optional<int> seats;    ///< read only, of a room
};

/// A sitting at which a member of the team is there; who has none is there for all.
struct TeamSitting {
  PersonId person_id;
  int day{1};
  int sitting{1};
};

struct SessionBookings {
  SessionId session_id;
  int version{1};              ///< of the bookings; the session has its own
  std::vector<Booking> bookings;
  std::vector<TeamSitting> team_sittings;
};

/// Errors: required (bookings without exactly one of room and asset), given_twice, out_of_range (day, sitting).
Result<SessionBookings> checked(SessionBookings bookings);
/// Whether the same is booked in the same order, and the same people are there at the same sittings.
bool books_the_same(SessionBookings const& a, SessionBookings const& b);

/// Other days of a session, and who or what stands in for another on them. A room without `instead_of_room_id` takes the place of all its rooms,
/// a trainer without `instead_of_trainer_id` joins the team; the second of a pair alone is let go.
struct ScheduleChange {
  std::vector<SessionDay> days;
  std::optional<RoomId> room_id;
  std::optional<RoomId> instead_of_room_id;
  std::optional<PersonId> trainer_id;
  std::optional<PersonId> instead_of_trainer_id;
};

/// The bookings and the sittings of the `team` (as it is before) after a change; what would be there twice is there once.
/// Errors: unknown_reference (instead_of_room_id that is not booked).
Result<SessionBookings> after(SessionBookings bookings, std::vector<TeamMember> const& team, ScheduleChange const& change);
/// Whoever stands in teaches as the other did; who joins is a trainer. Errors: unknown_person (instead_of_trainer_id that does not teach).
Result<std::vector<TeamMember>> after(std::vector<TeamMember> team, ScheduleChange const& change);

enum class ClashKind {
  room_taken, asset_taken, trainer_taken, participants_taken,    ///< another session at the same time
  public_holiday, ramadan_hours,
  room_too_small, room_out_of_service,
  trainer_absent, accreditation_expired, contract_over
};
std::string_view name_of(ClashKind kind);
std::optional<ClashKind> clash_kind_named(std::string_view name);

/// Something of the plan that does not fit.
struct Clash {
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  ClashKind kind{ClashKind::room_taken};
  bool refused{false};                        ///< the database would not let it be saved
  LocalDate date;
  int sitting{0};                             ///< 0: the whole session
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::optional<Uuid> subject_id;             ///< room, asset, trainer or holiday
  LocalizedText subject;                      ///< its name
  std::optional<SessionId> other_session_id;
  std::string other_reference;
  LocalizedText other_title;
  std::optional<Instant> other_from;
  std::optional<Instant> other_to;
  std::optional<int> people;                  ///< how many take part in both, or need a seat
  std::optional<int> seats;                   ///< of the room
  std::optional<LocalDate> until;             ///< of what is over
  bool expected{false};                       ///< a holiday not yet announced
  std::string override_reason;                ///< empty: open
  std::string override_by;
  std::optional<Instant> override_at;
  std::string key;                            ///< sorts by date, and tells it from every other
};

/// Which of the clashes after a change somebody has to give a reason for: those that were not there before, are not let be, and could be avoided by
/// another time, room or trainer. (What a room lacks or a contract says is told, not asked about.)
std::vector<Clash> without_reason(std::vector<Clash> const& before, std::vector<Clash> after);

/// Why a clash is let be: dated, signed, kept. It holds for one day's clash of one kind about one thing; of participants, for so many.
struct ClashOverride {
  Uuid id;
  SessionId session_id;
  ClashKind kind{ClashKind::room_taken};
  LocalDate date;
  std::optional<Uuid> subject_id;
  std::optional<SessionId> other_session_id;
  std::optional<int> people;
  std::string reason;
  std::optional<AccountId> actor_id;
  std::string actor_name;
  Instant at;
};

/// One sitting for which a room, an asset or a trainer is held.
struct Hold {
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  SessionStatus status{SessionStatus::planned};
  LocalDate date;
  int sitting{1};
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::string kind;                           ///< room, asset, trainer
  Uuid resource_id;
};

struct HoldFilter {
  std::optional<RoomId> room_id;
  std::optional<AssetId> asset_id;
  std::optional<PersonId> trainer_id;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};

struct ProblemFilter {
  LocalDate from;
  LocalDate to;
  std::optional<ClashKind> kind;
  std::optional<ProgrammeId> programme_id;
  bool with_overridden{false};
};

class SchedulingStore {
 public:
  virtual ~SchedulingStore() = default;
  /// Two statements.
  virtual SessionBookings bookings(SessionId id) = 0;
  /// Puts these in the place of what there was and raises their version. Errors: stale, room_taken, asset_taken, trainer_taken,
  /// room_out_of_service; the named constraints.
  virtual Result<void> replace(SessionBookings const& bookings) = 0;
  /// Leaves only these of what is booked, within a change that `replace` ends: the version stays.
  virtual Result<void> keep_only(SessionBookings const& kept) = 0;
  /// By which sessions rooms are held from the first day wished for on. One statement.
  virtual std::vector<HeldSpan> held_rooms(RoomWish const& wish) = 0;
  /// The session's clashes as it is stored, or as it would be after a change. One statement.
  virtual std::vector<Clash> clashes(SessionId id, std::optional<ScheduleChange> const& change = {}) = 0;
  /// When the session's rooms, assets, trainers and participants are taken from its first day on (or from the first of the change; never
  /// before `earliest`), and which days are not worked. None for an unknown session. One statement.
  virtual std::optional<Occupied> occupied(SessionId id, LocalDate earliest, std::optional<ScheduleChange> const& change = {}) = 0;
  virtual Page<Clash> problems(ProblemFilter const& filter, PageRequest const& page) = 0;
  virtual Result<void> insert(ClashOverride const& reason) = 0;
  virtual std::vector<ClashOverride> overrides(SessionId id) = 0;
  virtual Page<Hold> holds(HoldFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
