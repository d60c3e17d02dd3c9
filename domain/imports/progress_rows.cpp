#include "domain/imports/progress_rows.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "domain/duplicates/name_likeness.hpp"
#include "domain/imports/folding.hpp"
#include "domain/imports/person_match.hpp"
#include "domain/people/person.hpp"

namespace athar {
namespace {

/// More edits than that are another name.
constexpr double most_edits = 2.0;
/// Of a list that is of other people altogether, no more are compared with the learners.
constexpr int most_strangers_compared = 300;

/// The words of a name in one order: "Nadia EL AMRANI" is "El Amrani Nadia".
std::string name_key(std::string_view name) {
  auto words = folded_words(name);
  std::sort(words.begin(), words.end());
  std::string key;
  for (auto const& word : words) (key += key.empty() ? "" : " ") += word;
  return key;
}

std::string joined(std::string const& a, std::string const& b) { return a.empty() || b.empty() ? a + b : a + " " + b; }

std::string name_of(Learner const& learner) {
  return display_name(learner.given_name, learner.family_name, learner.given_name_ar, learner.family_name_ar);
}

/// "nadia.elamrani2@example.org" says Nadia Elamrani.
std::string name_in(std::string_view email) {
  std::string name(email.substr(0, email.find('@')));
  for (auto& c : name)
    if (c == '.' || c == '_' || c == '-' || c == '+' || (c >= '0' && c <= '9')) c = ' ';
  return name;
}

bool is_alike(NameWords const& name, NameWords const& other) {
  if (name.empty() || other.empty()) return false;
  auto const likeness = compared(name, other);
  return likeness.compared && likeness.edits <= most_edits && likeness.left_over <= 1 && likeness.bits > 0;
}

class Planner {
 public:
  Planner(std::map<std::string, std::string> mapping, std::vector<Learner> const& learners, std::vector<KnownPerson> others)
      : mapping_(std::move(mapping)), learners_(learners), others_(std::move(others)) {
    for (std::size_t i = 0; i < learners.size(); ++i) {
      auto const& each = learners[i];
      if (!each.email.empty()) by_email_.emplace(small_letters(each.email), i);
      std::set<std::string> keys{name_key(joined(each.family_name, each.given_name)), name_key(joined(each.family_name_ar, each.given_name_ar))};
      keys.erase("");
      for (auto const& key : keys) by_name_.emplace(key, i);
    }
  }

  /// The learners whom the row may mean, by what it names beside its text, its address, or its names.
  std::vector<std::size_t> meant(ProgressCells const& cells) const {
    auto const record = PersonId::parse(cells.record_of({"full_name", "full_name_ar", "family_name", "given_name", "family_name_ar", "given_name_ar"}));
    if (record)
      for (std::size_t i = 0; i < learners_.size(); ++i)
        if (learners_[i].person_id == *record) return {i};
    if (auto const found = by_email_.find(small_letters(cells.email)); !cells.email.empty() && found != by_email_.end()) return {found->second};
    std::set<std::size_t> found;
    for (auto const* name : {&cells.name, &cells.name_ar}) {
      if (name->empty()) continue;
      for (auto [at, end] = by_name_.equal_range(name_key(*name)); at != end; ++at)
        if (cells.email.empty() || learners_[at->second].email.empty()) found.insert(at->second);
    }
    return {found.begin(), found.end()};
  }

  PlannedProgress plan(ProgressCells cells) {
    PlannedProgress planned;
    auto const found = cells.says_who() ? meant(cells) : std::vector<std::size_t>();
    auto const* learner = found.size() == 1 ? &learners_[found.front()] : nullptr;
    if (found.size() > 1) ask(cells, "ambiguous_person", found);
    if (found.empty() && cells.says_who()) say_who(cells);
    bool is_same = true, is_known = true;
    if (learner) {
      auto const [first, is_first] = rows_.emplace(learner->person_id, cells.row);
      if (!is_first) remark(cells, who_field(cells), "repeated_person", std::to_string(first->second));
      planned.row.subject = learner->person_id.uuid;
      is_known = learner->progress.has_value();
      auto const before = learner->progress.value_or(LearnerProgress{learner->person_id, 0, {}});
      auto after = before;
      if (cells.percent) after.percent = *cells.percent;
      else if (cells.completed_on) after.percent = 100;
      if (cells.completed_on) after.completed_on = cells.completed_on;
      is_same = is_known && after == before;
      if (after.percent < before.percent) remark(cells, "percent", "progress_goes_back", std::to_string(before.percent) + " %", true);
      if (!is_same) planned.progress = after;
      if (is_known) planned.row.changes = changes(before, after);
    }
    planned.row.row = cells.row;
    planned.row.label = learner ? name_of(*learner) : !cells.name.empty() ? cells.name : !cells.name_ar.empty() ? cells.name_ar : cells.email;
    planned.row.outcome = outcome_of(cells.remarks, is_known, is_same);
    if (planned.row.outcome != RowOutcome::changed) planned.row.changes.clear();
    if (planned.row.outcome == RowOutcome::error) planned.progress.reset();
    planned.row.values = std::move(cells.values);
    planned.row.remarks = std::move(cells.remarks);
    return planned;
  }

 private:
  static std::vector<FieldChange> changes(LearnerProgress const& before, LearnerProgress const& after) {
    auto const told = [](LearnerProgress const& each) {
      return Described{{"percent", std::to_string(each.percent)}, {"completed_date", each.completed_on ? each.completed_on->text() : ""}};
    };
    return differences(told(before), told(after));
  }

  void remark(ProgressCells& cells, std::string const& field, std::string code, std::string detail = {}, bool warning = false) const {
    cells.remarks.push_back({column_of(mapping_, field), std::move(code), std::move(detail), warning});
  }

  /// The column that says who it is and that this row fills; names before the address.
  static std::string who_field(ProgressCells const& cells) {
    for (auto const* field : {"full_name", "full_name_ar", "family_name", "family_name_ar", "given_name", "given_name_ar", "email"})
      if (!cell_of(cells, field).empty()) return field;
    return "email";
  }

  static std::string_view cell_of(ProgressCells const& cells, std::string_view field) {
    auto const cell = std::find_if(cells.values.begin(), cells.values.end(), [&](auto const& each) { return each.first == field; });
    return cell == cells.values.end() ? std::string_view() : std::string_view(cell->second);
  }

  /// The learners as choices: what the cell would say of each.
  void ask(ProgressCells& cells, std::string code, std::vector<std::size_t> const& found) const {
    auto const field = who_field(cells);
    std::string names;
    std::vector<RemarkCandidate> choices;
    for (auto const i : found) {
      if (choices.size() == greatest_number_of_candidates) break;
      auto const& learner = learners_[i];
      names += (names.empty() ? "" : "; ") + name_of(learner);
      if (field != "email") choices.push_back({record_meant(cell_of(cells, field), learner.person_id.text()), learner.person_id.uuid});
      else if (!learner.email.empty()) choices.push_back({learner.email, learner.person_id.uuid});
    }
    remark(cells, field, std::move(code), std::move(names));
    cells.remarks.back().candidates = std::move(choices);
  }

  /// Nobody of the session: somebody else on record, or somebody whose name is written otherwise.
  void say_who(ProgressCells& cells) {
    std::vector<std::size_t> alike;
    auto const latin = name_words(cells.name.empty() && cells.name_ar.empty() ? name_in(cells.email) : cells.name), arabic = name_words(cells.name_ar);
    if (++strangers_ <= most_strangers_compared) {
      compare_words();
      for (std::size_t i = 0; i < learners_.size(); ++i)
        if (is_alike(latin, latin_words_[i]) || is_alike(arabic, arabic_words_[i])) alike.push_back(i);
    }
    if (!alike.empty()) return ask(cells, "unknown_learner", alike);
    if (auto const* other = on_record(cells)) return remark(cells, who_field(cells), "not_a_learner", told(*other));
    remark(cells, who_field(cells), "unknown_learner");
  }

  /// The learners' names as they are compared, when somebody is to be compared with them.
  void compare_words() {
    if (latin_words_.size() == learners_.size()) return;
    for (auto const& each : learners_) {
      latin_words_.push_back(name_words(joined(each.given_name, each.family_name)));
      arabic_words_.push_back(name_words(joined(each.given_name_ar, each.family_name_ar)));
    }
  }

  static std::string told(KnownPerson const& known) {
    return display_name(known.person) + (known.organisation.empty() ? "" : " (" + known.organisation + ")");
  }

  KnownPerson const* on_record(ProgressCells const& cells) const {
    auto const email = small_letters(cells.email);
    for (auto const& each : others_)
      if (!email.empty() && each.person.email && small_letters(*each.person.email) == email) return &each;
    for (auto const& each : others_) {
      auto const latin = name_key(joined(each.person.family_name, each.person.given_name));
      auto const arabic = name_key(joined(each.person.family_name_ar, each.person.given_name_ar));
      bool const is_named = (!cells.name.empty() && name_key(cells.name) == latin) || (!cells.name_ar.empty() && name_key(cells.name_ar) == arabic);
      if (is_named && (email.empty() || !each.person.email)) return &each;
    }
    return nullptr;
  }

  std::map<std::string, std::string> mapping_;
  std::vector<Learner> const& learners_;
  std::vector<KnownPerson> others_;
  std::unordered_map<std::string, std::size_t> by_email_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
  std::map<PersonId, int> rows_;             ///< which row named somebody
  std::vector<NameWords> latin_words_, arabic_words_;  ///< beside the learners
  int strangers_{0};
};

}  // namespace

std::vector<ProgressCells> read_progress_cells(Table const& table, std::map<std::string, std::string> const& mapping, LocalDate today) {
  MappedTable const mapped(table, mapping);
  std::vector<ProgressCells> out;
  out.reserve(table.rows.size());
  for (auto const& row : table.rows) {
    auto& cells = out.emplace_back();
    CellReader reader(cells, mapped, row);
    cells.email = reader.text("email", 320);
    cells.name = reader.text("full_name", 300);
    auto const family = reader.text("family_name", 200), given = reader.text("given_name", 200);
    if (cells.name.empty()) cells.name = joined(family, given);
    cells.name_ar = reader.text("full_name_ar", 300);
    auto const family_ar = reader.text("family_name_ar", 200), given_ar = reader.text("given_name_ar", 200);
    if (cells.name_ar.empty()) cells.name_ar = joined(family_ar, given_ar);
    cells.percent = reader.percent("percent");
    cells.completed_on = reader.date("completed_date");
    if (cells.completed_on && *cells.completed_on > today) reader.remark("completed_date", "future_date");
    bool const says_how_far = cells.percent || cells.completed_on;
    if (cells.remarks.empty() && (!cells.says_who() || !says_how_far)) reader.remark(cells.says_who() ? "percent" : "email", "nothing_said");
  }
  return out;
}

std::vector<ProgressCells const*> strangers_among(std::vector<ProgressCells> const& rows, std::vector<Learner> const& learners) {
  Planner const planner({}, learners, {});
  std::vector<ProgressCells const*> out;
  for (auto const& cells : rows)
    if (cells.says_who() && planner.meant(cells).empty()) out.push_back(&cells);
  return out;
}

std::vector<PlannedProgress> plan_progress_rows(std::vector<ProgressCells> rows, std::map<std::string, std::string> const& mapping,
                                                std::vector<Learner> const& learners, std::vector<KnownPerson> const& others) {
  Planner planner(mapping, learners, others);
  std::vector<PlannedProgress> out;
  out.reserve(rows.size());
  for (auto& cells : rows) out.push_back(planner.plan(std::move(cells)));
  return out;
}

}  // namespace athar
