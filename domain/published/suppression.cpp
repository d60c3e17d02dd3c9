#include "domain/published/suppression.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace athar::published {
namespace {

constexpr double tolerance = 1e-6;
/// Beyond this many variables the second look, which prints again what need not be withheld, takes longer than it is worth.
constexpr std::size_t reconsidered_at_most = 3000;

/// What a reader may believe of a variable.
struct Bounds {
  double least{0}, most{0};
};

/// What must stay possible.
struct Need {
  int variable{0};
  /// Whether the least and the greatest possible value leave enough open.
  std::function<bool(double least, double greatest)> open_enough;
};

bool leaves_one_to_four(double least, double greatest) { return least <= 1 + tolerance && greatest >= 4 - tolerance; }
bool leaves_five_values(double least, double greatest) { return greatest - least >= 4 - tolerance; }

class Suppression {
 public:
  Suppression(Family const& family, Before const& before, Solver const& solver)
      : family_(family), size_(family.variables.size()), previous_(size_) {
    for (auto const& [cell, number] : family.numbers)
      if (auto const found = before.find(cell); found != before.end()) previous_[place(number)] = found->second;
    for (auto const& each : family.variables) greatest_ = std::max(greatest_, static_cast<double>(each.value));
    greatest_ = greatest_ * 2 + 100;
    program_ = solver(static_cast<int>(size_), family.relations);
    out_.shown.resize(size_);
    out_.held.assign(size_, false);
    loosened_.assign(size_, false);
  }

  Suppressed run() {
    mark();
    std::vector<Need> needs;
    for (int secret : family_.secrets) needs.push_back({secret, leaves_one_to_four});
    protect(needs, [this](int variable) { hide(variable); });
    reconsider(needs);
    hold();
    if (!out_.unprotected.empty())
      for (auto& each : out_.shown) each = {Mark::withheld, 0};
    return std::move(out_);
  }

 private:
  static std::size_t place(int variable) { return static_cast<std::size_t>(variable); }
  Variable const& variable(std::size_t at) const { return family_.variables[at]; }
  bool printed(std::size_t at) const { return out_.shown[at].mark == Mark::number; }
  bool printed_before(std::size_t at) const { return previous_[at] && previous_[at]->mark == Mark::number; }

  void mark() {
    for (std::size_t at = 0; at < size_; ++at) {
      auto const& each = variable(at);
      bool const was_withheld = previous_[at] && previous_[at]->mark == Mark::withheld && !family_.secrets.empty();
      if (was_withheld) out_.shown[at] = {Mark::withheld, 0};
      else if (each.difference || each.value < small_under) out_.shown[at] = {Mark::under_5, 0};
      else out_.shown[at] = {Mark::number, each.value};
      bound(at);
    }
  }

  void bound(std::size_t at) {
    auto const& each = variable(at);
    double const value = static_cast<double>(each.value);
    Bounds bounds{value, value};
    if (each.difference || out_.shown[at].mark == Mark::withheld) bounds = {0, greatest_};
    else if (out_.shown[at].mark == Mark::under_5) bounds = {0, small_under - 1};
    set(at, bounds);
  }

  void set(std::size_t at, Bounds bounds) { program_->bound(static_cast<int>(at), bounds.least, bounds.most); }

  void hide(int variable) {
    out_.shown[place(variable)] = {Mark::withheld, 0};
    out_.held[place(variable)] = false;
    bound(place(variable));
  }

  /// Never printed before costs nothing to a reader of both editions; then the smallest goes first. A mark "<5" gives way only
  /// where no number is in the way: two of them in a row say "at most eight".
  double cost(int variable) const {
    auto const at = place(variable);
    double const value = static_cast<double>(this->variable(at).value);
    return value + (printed_before(at) ? greatest_ : 0) + (printed(at) ? 0 : 2 * greatest_);
  }

  bool may_loosen(int variable) const {
    auto const at = place(variable);
    return !loosened_[at] && !this->variable(at).difference && out_.shown[at].mark != Mark::withheld;
  }

  std::optional<int> cheapest(std::vector<int> const& binding) const {
    std::optional<int> best;
    for (int each : binding)
      if (may_loosen(each) && (!best || cost(each) < cost(*best))) best = each;
    return best;
  }

  /// Loosens one cell after the other until every need is met. Loosening only widens what is possible, so a need that was met
  /// stays met.
  void protect(std::vector<Need> const& needs, std::function<void(int)> const& loosen) {
    std::vector<Bounds> seen(size_, Bounds{no_bound, -no_bound});
    for (auto const& need : needs) {
      auto& met = seen[place(need.variable)];
      while (!need.open_enough(met.least, met.most)) {
        auto const low = ask(need.variable, false, seen);
        if (need.open_enough(met.least, met.most)) break;
        auto const high = ask(need.variable, true, seen);
        if (need.open_enough(met.least, met.most)) break;
        auto binding = low.binding;
        binding.insert(binding.end(), high.binding.begin(), high.binding.end());
        auto next = cheapest(binding);
        if (!next) {
          out_.unprotected.push_back(need.variable);
          break;
        }
        loosen(*next);
        loosened_[place(*next)] = true;
      }
    }
  }

  /// An extreme; every other variable's value on the way there is possible too.
  Extreme ask(int variable, bool greatest, std::vector<Bounds>& seen) {
    auto extreme = greatest ? program_->greatest(variable) : program_->least(variable);
    for (std::size_t at = 0; at < size_; ++at) {
      seen[at].least = std::min(seen[at].least, extreme.point[at]);
      seen[at].most = std::max(seen[at].most, extreme.point[at]);
    }
    return extreme;
  }

  bool all_met(std::vector<Need> const& needs) {
    std::vector<Bounds> seen(size_, Bounds{no_bound, -no_bound});
    for (auto const& need : needs) {
      auto const& met = seen[place(need.variable)];
      for (bool greatest : {false, true})
        if (!need.open_enough(met.least, met.most)) ask(need.variable, greatest, seen);
      if (!need.open_enough(met.least, met.most)) return false;
    }
    return true;
  }

  /// What later choices made superfluous is printed after all, the largest first.
  void reconsider(std::vector<Need> const& needs) {
    if (size_ > reconsidered_at_most || !out_.unprotected.empty()) return;
    std::vector<std::size_t> withheld;
    for (std::size_t at = 0; at < size_; ++at)
      if (loosened_[at]) withheld.push_back(at);
    std::sort(withheld.begin(), withheld.end(), [&](auto l, auto r) { return variable(l).value > variable(r).value; });
    for (auto at : withheld) {
      auto const value = variable(at).value;
      out_.shown[at] = value < small_under ? Shown{Mark::under_5, 0} : Shown{Mark::number, value};
      bound(at);
      if (!all_met(needs)) hide(static_cast<int>(at));
    }
  }

  /// Keeps printed numbers that moved by less than five, and those whose move would tell such a move.
  /// The secrets stay protected: that was from a reader who knows every printed number as it is today, and holding tells less.
  void hold() {
    std::vector<Need> needs;
    loosened_.assign(size_, false);
    for (std::size_t at = 0; at < size_; ++at) {
      if (!printed(at) || !printed_before(at)) continue;
      auto const moved = variable(at).value - previous_[at]->number;
      if (std::abs(moved) >= small_under) continue;
      keep(static_cast<int>(at));
      loosened_[at] = true;
      if (moved != 0) needs.push_back({static_cast<int>(at), leaves_five_values});
    }
    protect(needs, [&](int each) { printed(place(each)) && printed_before(place(each)) ? keep(each) : hide(each); });
  }

  void keep(int variable) {
    auto const at = place(variable);
    auto const number = previous_[at]->number;
    out_.shown[at].number = number;
    out_.held[at] = number != this->variable(at).value;
    double const before = static_cast<double>(number), today = static_cast<double>(this->variable(at).value);
    // Whoever knows the rule expects today's number near the printed one. One held for another's sake may be further off.
    if (std::abs(today - before) < small_under) set(at, {std::max(0.0, before - (small_under - 1)), before + small_under - 1});
    else set(at, {0, greatest_});
  }

  Family const& family_;
  std::size_t size_;
  std::vector<std::optional<Shown>> previous_;
  double greatest_{0};
  std::unique_ptr<LinearProgram> program_;
  std::vector<bool> loosened_;
  Suppressed out_;
};

}  // namespace

Suppressed suppress(Family const& family, Before const& before, Solver const& solver) {
  if (family.variables.empty()) return {};
  return Suppression(family, before, solver).run();
}

}  // namespace athar::published
