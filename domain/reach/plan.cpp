#include "domain/reach/plan.hpp"

#include <algorithm>

namespace athar::reach {
namespace {

bool is_period(Dimension dimension) {
  return dimension == Dimension::month || dimension == Dimension::quarter || dimension == Dimension::year;
}

int months_in(Dimension period) { return period == Dimension::month ? 1 : period == Dimension::quarter ? 3 : 12; }

bool is_of_organisation(Dimension dimension) {
  return dimension == Dimension::organisation || dimension == Dimension::organisation_type;
}

constexpr std::array always_reported{Dimension::sex, Dimension::region, Dimension::age_band, Dimension::organisation};

/// The least whole number of which `percent` of `planned` is not more: thresholds never round a percentage.
std::int32_t share(int percent, std::int32_t planned) {
  return static_cast<std::int32_t>((std::int64_t{percent} * planned + 99) / 100);
}

}  // namespace

Plan::Plan(Query const& asked, State const& at) : query(asked), state(at) {
  Measure const& measure = *query.measure;
  amount = measure.unit == Unit::person_hour                                   ? Amount::minutes
           : measure.unit == Unit::attendance || measure.unit == Unit::sitting ? Amount::sittings
                                                                               : Amount::one;
  counting = query.scope == Scope::all_time    ? Counting::once
             : query.scope == Scope::programme ? Counting::per_programme
                                               : Counting::every_row;
  if (query.from) from_ = query.from->days();
  if (query.to) to_ = query.to->days();
  dated_only_ = query.from || query.to;

  std::uint32_t used = 0;
  for (auto const dimension : query.by) used |= bit(dimension);
  for (auto const& [dimension, codes] : query.filters) used |= bit(dimension);
  std::uint32_t reporting = used;
  for (auto const dimension : always_reported) reporting |= bit(dimension);
  for (auto const dimension : all_dimensions) {
    if ((reporting & bit(dimension)) == 0 || !measure.applies(dimension)) continue;
    reported.push_back(dimension);
    reported_bits |= bit(dimension);
    if (dimension == Dimension::programme) continue;
    auto& written = is_of_organisation(dimension) ? of_organisation_
                    : describes_person(dimension) ? of_profile_
                                                  : of_session_;
    written.push_back(dimension);
  }
  if ((used & (bit(Dimension::month) | bit(Dimension::quarter) | bit(Dimension::year))) != 0) find_dates();
  uses_programmes = (used & bit(Dimension::programme)) != 0 || counting == Counting::per_programme;

  for (auto const dimension : query.by) add_axis(dimension);
  visible_cells = cells;
  if (counting == Counting::per_programme && !axis(Dimension::programme)) add_axis(Dimension::programme);
  for (auto const& [dimension, codes] : query.filters) accept(dimension, codes);
}

void Plan::find_dates() {
  std::int32_t least = std::numeric_limits<std::int32_t>::max();
  std::int32_t most = -1;
  for (auto const& session : state.sessions->rows) {
    if (!session.open || session.month < 0) continue;
    least = std::min<std::int32_t>(least, session.month);
    most = std::max<std::int32_t>(most, session.month);
  }
  if (most < 0) return;
  first_month_ = least;
  months_ = most - least + 1;
}

std::int32_t Plan::first(Dimension dimension) const {
  return is_period(dimension) ? first_month_ / months_in(dimension) : 0;
}

std::int64_t Plan::size(Dimension dimension) const {
  Dictionaries const& codes = *state.dictionaries;
  auto const of = [](std::size_t size) { return static_cast<std::int64_t>(size); };
  switch (dimension) {
    case Dimension::sex:
      return 4;
    case Dimension::age_band:
      return 7;
    case Dimension::administrative_level:
      return 4;
    case Dimension::category:
      return of(codes.categories.size());
    case Dimension::region:
    case Dimension::session_region:
      return of(codes.regions.size());
    case Dimension::organisation:
      return of(state.organisations->rows.size());
    case Dimension::organisation_type:
      return of(codes.organisation_types.size());
    case Dimension::kind:
      return of(codes.kinds.size());
    case Dimension::modality:
      return of(codes.modalities.size());
    case Dimension::course:
      return of(codes.courses.size());
    case Dimension::session:
      return of(state.sessions->rows.size()) + 1;
    case Dimension::programme:
      return of(codes.programmes.size());
    case Dimension::month:
    case Dimension::quarter:
    case Dimension::year:
      if (months_ == 0) return 1;
      return (first_month_ + months_ - 1) / months_in(dimension) - first(dimension) + 2;
  }
  return 1;
}

void Plan::add_axis(Dimension dimension) {
  Axis made{dimension, size(dimension), cells, first(dimension)};
  if (made.size > cells_at_most / cells) throw std::length_error("a split with too many cells");
  strides_[static_cast<std::size_t>(dimension)] = made.stride;
  cells *= made.size;
  axes.push_back(made);
}

Axis const* Plan::axis(Dimension dimension) const {
  for (auto const& candidate : axes) {
    if (candidate.dimension == dimension) return &candidate;
  }
  return nullptr;
}

void Plan::accept(Dimension dimension, std::set<std::string> const& codes) {
  auto& accepted = filters_[static_cast<std::size_t>(dimension)];
  accepted.all = false;
  accepted.numbers.assign(static_cast<std::size_t>(size(dimension)), 0);
  if (dimension == Dimension::organisation) return accept_organisations(codes);
  if (dimension == Dimension::session) return accept_sessions(codes, accepted);
  for (auto const& code : codes) {
    auto const found = number(dimension, code);
    if (found && *found < accepted.numbers.size()) accepted.numbers[*found] = 1;
  }
}

void Plan::accept_organisations(std::set<std::string> const& ids) {
  for (auto const& row : state.organisations->rows)
    for (auto const& [until, parent] : row.earlier) moves_.push_back(until + 1);
  std::sort(moves_.begin(), moves_.end());
  moves_.erase(std::unique(moves_.begin(), moves_.end()), moves_.end());
  for (auto const first_day : moves_) organisations_.push_back(organisations_on(ids, first_day - 1));
  organisations_.push_back(organisations_on(ids, std::numeric_limits<std::int32_t>::max()));
  // Whether the unknown organisation passes is asked without a day.
  filters_[static_cast<std::size_t>(Dimension::organisation)] = organisations_.back();
}

Accepted Plan::organisations_on(std::set<std::string> const& ids, std::int32_t days) const {
  auto const& rows = state.organisations->rows;
  Accepted accepted{false, std::vector<std::uint8_t>(rows.size(), 0)};
  std::vector<std::uint8_t> named(rows.size(), 0);
  accepted.numbers[0] = ids.contains(std::string(unknown_code)) ? 1 : 0;
  for (std::size_t place = 1; place < rows.size(); ++place)
    named[place] = rows[place].known && ids.contains(rows[place].id.text());
  for (std::size_t place = 1; place < rows.size(); ++place) {
    if (!rows[place].known) continue;
    // A tree that bites its tail is refused where organisations are stored; here it only must not hang.
    std::size_t above = place;
    for (std::size_t steps = 0; above != 0 && steps < rows.size() && accepted.numbers[place] == 0; ++steps) {
      accepted.numbers[place] = named[above];
      above = rows[above].parent_on(days);
    }
  }
  return accepted;
}

void Plan::accept_sessions(std::set<std::string> const& ids, Accepted& accepted) const {
  std::vector<SessionId> wanted;
  for (auto const& id : ids) {
    if (auto const parsed = SessionId::parse(id)) wanted.push_back(*parsed);
  }
  std::sort(wanted.begin(), wanted.end());
  auto const& rows = state.sessions->rows;
  for (std::size_t place = 0; place < rows.size(); ++place) {
    accepted.numbers[place + 1] = std::binary_search(wanted.begin(), wanted.end(), rows[place].id) ? 1 : 0;
  }
}

std::size_t Plan::number(SessionRow const& session, std::size_t place, Dimension dimension) const {
  switch (dimension) {
    case Dimension::session_region:
      return session.region;
    case Dimension::kind:
      return session.kind;
    case Dimension::modality:
      return session.modality;
    case Dimension::course:
      return session.course;
    case Dimension::session:
      return place + 1;
    default:
      break;
  }
  if (session.month < 0) return 0;
  return static_cast<std::size_t>(session.month / months_in(dimension) - first(dimension) + 1);
}

std::size_t Plan::number(Profile profile, Dimension dimension) {
  switch (dimension) {
    case Dimension::sex:
      return static_cast<std::size_t>(profile.sex());
    case Dimension::age_band:
      return static_cast<std::size_t>(profile.age_band());
    case Dimension::administrative_level:
      return static_cast<std::size_t>(profile.level());
    case Dimension::category:
      return profile.category();
    default:
      return profile.region();
  }
}

std::size_t Plan::number(OrganisationRow const& organisation, std::size_t place, Dimension dimension) const {
  if (!organisation.known) return 0;
  return dimension == Dimension::organisation ? place : organisation.type;
}

template <class Number, class Passes>
bool Plan::judge(std::vector<Dimension> const& dimensions, Number&& number_of, Passes&& passes, std::int64_t& cell,
                 std::uint32_t& unknown) const {
  std::int64_t sum = 0;
  for (auto const dimension : dimensions) {
    std::size_t const found = number_of(dimension);
    if (!passes(dimension, found)) return false;
    sum += strides_[static_cast<std::size_t>(dimension)] * static_cast<std::int64_t>(found);
    if (found == 0) unknown |= bit(dimension);
  }
  cell = sum;
  return true;
}

SessionPart Plan::session(std::size_t place) const {
  SessionRow const& row = state.sessions->rows[place];
  SessionPart part;
  part.programmes = row.programmes;
  if (!row.open || (dated_only_ && (row.days == no_date || row.days < from_ || row.days > to_))) return part;
  if (!judge(
          of_session_, [&](Dimension dimension) { return number(row, place, dimension); },
          [&](Dimension dimension, std::size_t found) { return accepts(dimension, found); }, part.cell, part.unknown)) {
    return part;
  }
  part.tree = static_cast<std::uint16_t>(
      row.days == no_date ? moves_.size()
                          : static_cast<std::size_t>(std::upper_bound(moves_.begin(), moves_.end(), row.days) - moves_.begin()));
  switch (query.measure->qualification) {
    case Qualification::none:
    case Qualification::registered:
      break;
    case Qualification::present_once:
      part.least_sittings = 1;
      break;
    case Qualification::attended_percent:
      if (row.planned_minutes > 0) {
        part.least_minutes = share(query.at_least_percent, row.planned_minutes);
      } else {
        part.least_sittings = std::max(1, share(query.at_least_percent, row.sittings));
      }
  }
  return part;
}

ProfilePart Plan::profile(std::size_t number_of_profile) const {
  Profile const profile = state.profiles[number_of_profile];
  ProfilePart part;
  part.programmes = profile.programmes();
  if (!profile.registered_participant()) return part;
  judge(
      of_profile_, [&](Dimension dimension) { return number(profile, dimension); },
      [&](Dimension dimension, std::size_t found) { return accepts(dimension, found); }, part.cell, part.unknown);
  return part;
}

OrganisationPart Plan::organisation(std::size_t place, std::size_t tree) const {
  OrganisationRow const& row = state.organisations->rows[place];
  OrganisationPart part;
  judge(
      of_organisation_, [&](Dimension dimension) { return number(row, place, dimension); },
      [&](Dimension dimension, std::size_t found) {
        return dimension == Dimension::organisation && !organisations_.empty() ? organisations_[tree](found) : accepts(dimension, found);
      },
      part.cell, part.unknown);
  return part;
}

std::vector<ProgrammePart> Plan::programmes(std::size_t set) const {
  std::vector<ProgrammePart> parts;
  auto const stride = strides_[static_cast<std::size_t>(Dimension::programme)];
  auto const add = [&](std::uint16_t programme) {
    if (!accepts(Dimension::programme, programme)) return;
    auto const unknown = programme == 0 ? bit(Dimension::programme) & reported_bits : 0;
    parts.push_back({stride * programme, unknown, programme});
  };
  auto const& members = state.dictionaries->programme_sets[set];
  for (auto const programme : members) add(programme);
  if (members.empty()) add(0);
  // Where programmes only filter, a row passes by any of them and counts as the one row it is.
  if (stride == 0 && parts.size() > 1) parts.resize(1);
  return parts;
}

bool Plan::in_question(SessionRow const& row) const {
  auto const place = static_cast<std::size_t>(&row - state.sessions->rows.data());
  if (session(place).cell < 0) return false;
  return !uses_programmes || !programmes(row.programmes).empty();
}

}  // namespace athar::reach
