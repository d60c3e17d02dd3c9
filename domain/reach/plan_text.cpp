#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <numeric>

#include "domain/reach/plan.hpp"

/// Numbers of a plan to codes and back.
namespace athar::reach {
namespace {

std::optional<std::size_t> number_in(Codes const& codes, std::string const& code) {
  auto const found = codes.texts.find(code);
  return found ? std::optional<std::size_t>(*found) : std::nullopt;
}

int integer(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

template <class Enum>
std::optional<std::size_t> place_of(std::optional<Enum> value) {
  return value ? std::optional(static_cast<std::size_t>(*value)) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> Plan::number(Dimension dimension, std::string const& code) const {
  if (code == unknown_code_of(dimension)) return 0;
  Dictionaries const& codes = *state.dictionaries;
  auto const in_period = [&](int absolute) -> std::optional<std::size_t> {
    if (months_ == 0 || absolute < first(dimension)) return std::nullopt;
    return static_cast<std::size_t>(absolute - first(dimension) + 1);
  };
  switch (dimension) {
    case Dimension::sex:
      return place_of(sex_coded(code));
    case Dimension::age_band:
      return place_of(age_band_coded(code));
    case Dimension::administrative_level:
      return place_of(administrative_level_coded(code));
    case Dimension::category:
      return number_in(codes.categories, code);
    case Dimension::region:
    case Dimension::session_region:
      return number_in(codes.regions, code);
    case Dimension::organisation_type:
      return number_in(codes.organisation_types, code);
    case Dimension::kind:
      return number_in(codes.kinds, code);
    case Dimension::modality:
      return number_in(codes.modalities, code);
    case Dimension::course: {
      auto const id = CourseId::parse(code);
      auto const found = id ? codes.courses.find(*id) : std::nullopt;
      return found ? std::optional<std::size_t>(*found) : std::nullopt;
    }
    case Dimension::programme: {
      auto const id = ProgrammeId::parse(code);
      auto const found = id ? codes.programmes.find(*id) : std::nullopt;
      return found ? std::optional<std::size_t>(*found) : std::nullopt;
    }
    default:
      break;
  }
  if (code.size() < 4) return std::nullopt;
  auto const text = std::string_view(code);
  int const year = integer(text.substr(0, 4)) - 1900;
  if (dimension == Dimension::year) return in_period(year);
  if (code.size() != 7) return std::nullopt;
  if (dimension == Dimension::month) return in_period(year * 12 + integer(text.substr(5)) - 1);
  if (dimension == Dimension::quarter) return in_period(year * 4 + integer(text.substr(6)) - 1);
  return std::nullopt;  // organisations and sessions are found by their tables
}

std::string Plan::text(Axis const& axis, std::int64_t number) const {
  if (number == 0) return std::string(unknown_code_of(axis.dimension));
  auto const at = static_cast<std::size_t>(number);
  Dictionaries const& codes = *state.dictionaries;
  int const period = axis.first + static_cast<int>(number) - 1;
  switch (axis.dimension) {
    case Dimension::sex:
      return std::string(code(static_cast<Sex>(at)));
    case Dimension::age_band:
      return std::string(code(static_cast<AgeBand>(at)));
    case Dimension::administrative_level:
      return std::string(code(static_cast<AdministrativeLevel>(at)));
    case Dimension::category:
      return codes.categories.texts[at];
    case Dimension::region:
    case Dimension::session_region:
      return codes.regions.texts[at];
    case Dimension::organisation:
      return state.organisations->rows[at].id.text();
    case Dimension::organisation_type:
      return codes.organisation_types.texts[at];
    case Dimension::kind:
      return codes.kinds.texts[at];
    case Dimension::modality:
      return codes.modalities.texts[at];
    case Dimension::course:
      return codes.courses[at].text();
    case Dimension::session:
      return state.sessions->rows[at - 1].id.text();
    case Dimension::programme:
      return codes.programmes[at].text();
    case Dimension::month:
      return fmt::format("{:04}-{:02}", 1900 + period / 12, period % 12 + 1);
    case Dimension::quarter:
      return fmt::format("{:04}-Q{}", 1900 + period / 4, period % 4 + 1);
    case Dimension::year:
      return fmt::format("{:04}", 1900 + period);
  }
  return {};
}

std::vector<std::string> Plan::key(std::int64_t cell) const {
  std::vector<std::string> codes;
  codes.reserve(query.by.size());
  for (std::size_t i = 0; i < query.by.size(); ++i) {
    codes.push_back(text(axes[i], cell / axes[i].stride % axes[i].size));
  }
  return codes;
}

std::vector<Group> Plan::groups(std::vector<std::pair<std::int64_t, std::int64_t>> const& values) const {
  // Texts and their order once per code of a dimension, not once per cell.
  std::vector<std::vector<std::string>> texts(query.by.size());
  std::vector<std::vector<std::int64_t>> ranks(query.by.size());
  for (std::size_t i = 0; i < query.by.size(); ++i) {
    auto const size = static_cast<std::size_t>(axes[i].size);
    std::vector<std::uint8_t> seen(size, 0);
    for (auto const& [cell, value] : values) seen[static_cast<std::size_t>(cell / axes[i].stride % axes[i].size)] = 1;
    std::vector<std::size_t> order;
    texts[i].resize(size);
    for (std::size_t number = 0; number < size; ++number) {
      if (!seen[number]) continue;
      order.push_back(number);
      texts[i][number] = text(axes[i], static_cast<std::int64_t>(number));
    }
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
      return code_comes_before(axes[i].dimension, texts[i][left], texts[i][right]);
    });
    ranks[i].resize(size);
    for (std::size_t rank = 0; rank < order.size(); ++rank) ranks[i][order[rank]] = static_cast<std::int64_t>(rank);
  }
  std::vector<std::array<std::int64_t, 3>> placed;  // rank, cell, value
  placed.reserve(values.size());
  for (auto const& [cell, value] : values) {
    if (value == 0) continue;
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < query.by.size(); ++i) {
      rank = rank * axes[i].size + ranks[i][static_cast<std::size_t>(cell / axes[i].stride % axes[i].size)];
    }
    placed.push_back({rank, cell, value});
  }
  std::sort(placed.begin(), placed.end());
  std::vector<Group> made;
  made.reserve(placed.size());
  for (auto const& [rank, cell, value] : placed) {
    auto& group = made.emplace_back();
    group.value = value;
    group.key.reserve(query.by.size());
    for (std::size_t i = 0; i < query.by.size(); ++i) {
      group.key.push_back(texts[i][static_cast<std::size_t>(cell / axes[i].stride % axes[i].size)]);
    }
  }
  return made;
}

std::int64_t overlap_of(Query const& query, std::int64_t value, std::vector<Group> const& groups) {
  if (query.by.empty()) return 0;
  return std::accumulate(groups.begin(), groups.end(), -value,
                         [](std::int64_t sum, Group const& group) { return sum + group.value; });
}

}  // namespace athar::reach
