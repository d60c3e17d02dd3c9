#include "domain/invitations/whom_to_ask.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "domain/invitations/room.hpp"

namespace athar {
namespace {

constexpr int asked_at_once = 5;
constexpr std::array<std::string_view, 3> source_names{"waiting", "substitute", "organisation"};
constexpr std::array<std::string_view, 6> reason_names{"lacks_women",   "places_left",      "fewest_of_region",
                                                       "first_waiting", "named_in_reserve", "names_missing"};

struct Candidate {
  AskSource source;
  std::size_t index;
  InvitedPerson const* person;
  int place;                               ///< in the waiting list or in the reserve
  bool is_taken{false};
};

std::vector<Candidate> candidates_among(std::vector<InvitedPerson> const& people, std::vector<Substitute> const& substitutes) {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < people.size(); ++i) {
    auto const& person = people[i];
    bool const is_asked = person.invitation && person.invitation->ended == InvitationEnd::open;
    if (person.registration == RegistrationStatus::waiting && !is_asked)
      out.push_back({AskSource::waiting, i, &person, person.waiting_position.value_or(0)});
  }
  for (std::size_t i = 0; i < substitutes.size(); ++i)
    out.push_back({AskSource::substitute, i, &substitutes[i].person, substitutes[i].rank});
  return out;
}

class Asking {
 public:
  Asking(std::vector<InvitedPerson> const& people, std::vector<Substitute> const& substitutes, SessionFilling const& filling,
         std::vector<Quota> const& quotas)
      : room_(projection(people, filling, quotas)), filling_(filling), candidates_(candidates_among(people, substitutes)) {}

  /// The next person, counted into the room; false when nobody is left.
  bool take(std::vector<AskNext>& out) {
    int const lacking = women_lacking();
    Candidate* best = nullptr;
    for (auto& candidate : candidates_) {
      if (candidate.is_taken || is_full(*candidate.person)) continue;
      if (!best || rank(candidate, lacking) < rank(*best, lacking)) best = &candidate;
    }
    if (!best) return false;
    out.push_back({best->source, best->index, reasons(*best, lacking)});
    best->is_taken = true;
    add_projected(room_, *best->person);
    return true;
  }

  void ask_organisations(std::vector<AskNext>& out, std::optional<int> seats_left) const {
    std::vector<AskNext> asked;
    for (std::size_t i = 0; i < room_.quotas.size(); ++i)
      if (int const names = room_.quotas[i].places - room_.quotas[i].projected; names > 0)
        asked.push_back({AskSource::organisation, i, {AskReason::names_missing}, names});
    std::stable_sort(asked.begin(), asked.end(), [](auto const& a, auto const& b) { return a.names > b.names; });
    int women = women_lacking();
    for (auto& each : asked) {
      if (seats_left && *seats_left <= 0) return;
      if (seats_left) each.names = std::min(each.names, *seats_left), *seats_left -= each.names;
      each.women = std::min(women, each.names);
      women -= each.women;
      if (each.women > 0) each.reasons.insert(each.reasons.begin(), AskReason::lacks_women);
      out.push_back(each);
    }
  }

 private:
  int women_lacking() const { return filling_.women_target_percent ? women_missing_in(room_.projected, *filling_.women_target_percent) : 0; }

  bool is_full(InvitedPerson const& person) const {
    auto const* quota = quota_in(room_, person);
    return quota && quota->projected >= quota->places;
  }

  std::tuple<bool, bool, int, AskSource, int> rank(Candidate const& candidate, int lacking) const {
    auto const& person = *candidate.person;
    return {!(lacking > 0 && person.sex == "F"), quota_in(room_, person) == nullptr, projected_of_region(room_, person), candidate.source, candidate.place};
  }

  std::vector<AskReason> reasons(Candidate const& taken, int lacking) const {
    std::vector<AskReason> out;
    if (lacking > 0 && taken.person->sex == "F") out.push_back(AskReason::lacks_women);
    if (quota_in(room_, *taken.person)) out.push_back(AskReason::places_left);
    int const here = projected_of_region(room_, *taken.person);
    bool const has_fewest = taken.person->region_code && std::any_of(candidates_.begin(), candidates_.end(), [&](auto const& other) {
      return !other.is_taken && projected_of_region(room_, *other.person) > here;
    });
    if (has_fewest) out.push_back(AskReason::fewest_of_region);
    out.push_back(taken.source == AskSource::waiting ? AskReason::first_waiting : AskReason::named_in_reserve);
    return out;
  }

  RoomProjection room_;
  SessionFilling const& filling_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::string_view name_of(AskSource source) { return source_names[static_cast<std::size_t>(source)]; }
std::string_view name_of(AskReason reason) { return reason_names[static_cast<std::size_t>(reason)]; }

std::vector<AskNext> whom_to_ask(std::vector<InvitedPerson> const& people, std::vector<Substitute> const& substitutes,
                                 SessionFilling const& filling, std::optional<int> seats_left, std::vector<Quota> const& quotas) {
  std::vector<AskNext> out;
  Asking asking(people, substitutes, filling, quotas);
  int left = std::max(0, seats_left.value_or(asked_at_once));
  while (left > 0 && asking.take(out)) --left;
  asking.ask_organisations(out, seats_left ? std::optional(left) : std::nullopt);
  return out;
}

}  // namespace athar
