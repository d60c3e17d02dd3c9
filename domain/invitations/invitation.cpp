#include "domain/invitations/invitation.hpp"

#include <algorithm>
#include <array>

#include "domain/invitations/room.hpp"
#include "domain/shared/named.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 2> reason_names{"invited", "promoted"};
constexpr std::array<std::string_view, 4> answer_names{"none", "comes", "declines", "replacement"};
constexpr std::array<std::string_view, 3> end_names{"", "withdrawn", "expired"};
constexpr std::array<std::string_view, 6> closed_names{"", "replaced", "withdrawn", "expired", "session_cancelled", "session_begun"};
constexpr std::array<std::string_view, 4> standing_names{"confirmed", "expected", "waiting", "out"};

}  // namespace

std::string_view name_of(InvitationReason reason) { return reason_names[static_cast<std::size_t>(reason)]; }
std::string_view name_of(InvitationAnswer answer) { return answer_names[static_cast<std::size_t>(answer)]; }
std::string_view name_of(InvitationEnd end) { return end_names[static_cast<std::size_t>(end)]; }
std::string_view name_of(LinkClosed value) { return closed_names[static_cast<std::size_t>(value)]; }
std::string_view name_of(Expectation value) { return standing_names[static_cast<std::size_t>(value)]; }
std::optional<InvitationReason> invitation_reason_named(std::string_view name) { return named<InvitationReason>(reason_names, name); }
std::optional<InvitationAnswer> invitation_answer_named(std::string_view name) { return named<InvitationAnswer>(answer_names, name); }
std::optional<InvitationEnd> invitation_end_named(std::string_view name) { return named<InvitationEnd>(end_names, name); }

Result<GivenAnswer> checked(GivenAnswer answer) {
  if (answer.answer == InvitationAnswer::none) return refuse(invalid_field("answer", "required"));
  if (answer.answer != InvitationAnswer::replacement) {
    answer.replacement_name.clear();
    answer.replacement_contact.clear();
  } else if (answer.replacement_name.empty()) {
    return refuse(invalid_field("replacement_name", "required"));
  }
  return answer;
}

LinkClosed closed(Invitation const& invitation, int link_number, SessionStatus status, std::optional<LocalDate> first_date, LocalDate today) {
  if (status == SessionStatus::cancelled) return LinkClosed::session_cancelled;
  bool const has_begun = status == SessionStatus::completed || status == SessionStatus::running || (first_date && *first_date < today);
  if (has_begun) return LinkClosed::session_begun;
  if (invitation.ended == InvitationEnd::withdrawn) return LinkClosed::withdrawn;
  if (link_number != invitation.link_number) return LinkClosed::replaced;
  if (invitation.ended == InvitationEnd::expired || invitation.answer_by < today) return LinkClosed::expired;
  return LinkClosed::open;
}

std::optional<LocalDate> offer_until(SessionFilling const& filling, std::optional<LocalDate> first_date, LocalDate today) {
  auto until = today.days() + filling.promotion_answer_days.value_or(0);
  if (first_date) {
    auto const last_offer = first_date->days() - filling.promotion_stops_days;
    if (today.days() > last_offer) return std::nullopt;
    until = std::min(until, last_offer);
  }
  return LocalDate::from_days(until);
}

Expectation standing(InvitedPerson const& person) {
  bool const is_open = person.invitation && person.invitation->ended == InvitationEnd::open;
  auto const answer = is_open ? person.invitation->answer : InvitationAnswer::none;
  if (is_open && (answer == InvitationAnswer::declines || answer == InvitationAnswer::replacement)) return Expectation::out;
  if (person.registration == RegistrationStatus::waiting) return Expectation::waiting;
  if (person.registration == RegistrationStatus::registered)
    return is_open && answer == InvitationAnswer::none ? Expectation::expected : Expectation::confirmed;
  return is_open && answer == InvitationAnswer::none ? Expectation::expected : Expectation::out;
}

std::optional<int> RoomCount::women_percent() const {
  int const known = women + men;
  if (known == 0) return std::nullopt;
  return (women * 200 + known) / (2 * known);
}

namespace {

void count(RoomCount& into, std::string const& sex) { ++(sex == "F" ? into.women : sex == "M" ? into.men : into.unknown); }

RegionCount& region_in(RoomProjection& room, InvitedPerson const& person) {
  auto const code = person.region_code.value_or("");
  auto region = std::lower_bound(room.regions.begin(), room.regions.end(), code, [](auto const& each, auto const& wanted) { return each.region_code < wanted; });
  if (region == room.regions.end() || region->region_code != code) region = room.regions.insert(region, RegionCount{code});
  return *region;
}

}  // namespace

// The smallest x with women + x >= target % of (known + x); a room of women alone is the only one that reaches 100 %.
int women_missing_in(RoomCount const& room, int target) {
  int const known = room.women + room.men, short_by = target * known - 100 * room.women;
  return short_by <= 0 ? 0 : target == 100 ? room.men : (short_by + 99 - target) / (100 - target);
}

QuotaCount* quota_in(RoomProjection& room, InvitedPerson const& person) {
  auto const found = std::find_if(room.quotas.begin(), room.quotas.end(), [&](auto const& each) { return person.quota_of == each.organisation_id; });
  return found == room.quotas.end() ? nullptr : &*found;
}

QuotaCount const* quota_in(RoomProjection const& room, InvitedPerson const& person) {
  auto const found = std::find_if(room.quotas.begin(), room.quotas.end(), [&](auto const& each) { return person.quota_of == each.organisation_id; });
  return found == room.quotas.end() ? nullptr : &*found;
}

int projected_of_region(RoomProjection const& room, InvitedPerson const& person) {
  auto const code = person.region_code.value_or("");
  auto const region = std::find_if(room.regions.begin(), room.regions.end(), [&](auto const& each) { return each.region_code == code; });
  return region == room.regions.end() ? 0 : region->projected;
}

void add_projected(RoomProjection& room, InvitedPerson const& person) {
  ++region_in(room, person).projected;
  count(room.projected, person.sex);
  if (auto* quota = quota_in(room, person)) ++quota->projected;
}

RoomProjection projection(std::vector<InvitedPerson> const& people, SessionFilling const& filling, std::vector<Quota> const& quotas) {
  RoomProjection out;
  for (auto const& quota : quotas) out.quotas.push_back({quota.organisation_id, quota.places});
  for (auto const& person : people) {
    auto const at = standing(person);
    if (at == Expectation::waiting) ++out.waiting;
    if (at == Expectation::out) ++out.out;
    if (at != Expectation::confirmed && at != Expectation::expected) continue;
    add_projected(out, person);
    if (at != Expectation::confirmed) continue;
    ++region_in(out, person).confirmed;
    count(out.confirmed, person.sex);
    if (auto* quota = quota_in(out, person)) ++quota->confirmed;
  }
  if (filling.women_target_percent) out.women_missing = women_missing_in(out.projected, *filling.women_target_percent);
  return out;
}

}  // namespace athar
