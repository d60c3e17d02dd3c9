#include "server/api/person_merges/views.hpp"

#include <algorithm>
#include <set>

#include "domain/published/publication.hpp"
#include "domain/reach/reach_store.hpp"
#include "server/api/people/contacts.hpp"

namespace athar::api {
namespace {

/// Names of everything that some figures are split by, read once.
class Labels {
 public:
  void want(std::vector<reach::FigureChange> const& changes) {
    for (auto const& each : changes)
      if (!each.key.empty()) codes_[each.dimension].insert(each.key);
  }
  void read(UnitOfWork& unit) {
    for (auto const& [dimension, name] : {std::pair{reach::Dimension::programme, "programme"}, std::pair{reach::Dimension::session, "session"}}) {
      auto const& wanted = codes_[name];
      if (!wanted.empty()) labels_.merge(unit.reach().labels(dimension, {wanted.begin(), wanted.end()}));
    }
  }
  std::vector<FigureChangeView> views(std::vector<reach::FigureChange> const& changes) const {
    std::vector<FigureChangeView> out;
    for (auto const& each : changes) {
      auto const* measure = reach::measure_coded(each.measure);
      if (!measure) continue;
      auto& view = out.emplace_back();
      view.measure = each.measure;
      view.measure_name = reach::definition(*measure).name;
      view.unit = reach::code(measure->unit);
      view.before = each.before;
      view.after = each.after;
      if (each.dimension.empty()) continue;
      view.dimension = each.dimension;
      view.key = each.key;
      if (auto const found = labels_.find(each.key); found != labels_.end()) view.label = found->second;
    }
    return out;
  }

 private:
  std::map<std::string, std::set<std::string>> codes_;
  std::map<std::string, LocalizedText> labels_;
};

bool is_private(MergeField field) { return field == MergeField::email || field == MergeField::phone || field == MergeField::birth; }

std::optional<std::string> shown(MergeField field, std::string const& value, bool with_contacts) {
  if (value.empty() || field == MergeField::affiliations || (is_private(field) && !with_contacts)) return std::nullopt;
  return value;
}

PersonMergeView view_of(PersonMergeRow const& row, Labels const& labels, Caller const& caller) {
  auto const& m = row.merge;
  PersonMergeView view;
  view.id = m.id;
  view.merged_id = m.merged_id;
  view.merged_name = row.merged_name;
  view.canonical_id = m.canonical_id;
  view.canonical_name = row.canonical_name;
  view.reason = m.reason;
  bool const with_contacts = sees_contacts(caller);
  for (auto const& each : m.changes)
    view.changes.push_back({each.field, shown(each.field, each.before, with_contacts), shown(each.field, each.after, with_contacts)});
  view.effect = labels.views(m.effect);
  view.merged_at = m.merged_at;
  view.merged_by_name = m.merged_by_name;
  view.undone_at = m.undone_at;
  if (m.undone_at) view.undone_by_name = m.undone_by_name;
  view.kept = m.kept;
  view.undo_effect = labels.views(m.undo_effect);
  view.can = {{"undo", !m.undone_at && caller.may(Permission::people_merge)}};
  return view;
}

}  // namespace

std::vector<FigureChangeView> views_of(UnitOfWork& unit, std::vector<reach::FigureChange> const& changes) {
  Labels labels;
  labels.want(changes);
  labels.read(unit);
  return labels.views(changes);
}

std::vector<PublishedChangeView> published_views(UnitOfWork& unit, FiguresAround const& figures) {
  if (!figures.before || !figures.after) return {};
  auto const printed = unit.published_tables().in_last_edition();
  if (printed.empty()) return {};
  auto tables = unit.published_tables().all();
  std::erase_if(tables, [&](PublishedTable const& table) {
    return table.withdrawn_at || std::find(printed.begin(), printed.end(), table.id) == printed.end();
  });
  std::vector<PublishedChangeView> out;
  for (auto const& change : published::changes_between(tables, *figures.before, *figures.after, unit.published_tables().agreement_sessions()))
    out.push_back({change.table.id, change.table.title, change.before, change.after, static_cast<int>(change.cells.size())});
  return out;
}

std::vector<PersonMergeView> views_of(UnitOfWork& unit, std::vector<PersonMergeRow> const& rows, Caller const& caller) {
  Labels labels;
  for (auto const& row : rows) {
    labels.want(row.merge.effect);
    labels.want(row.merge.undo_effect);
  }
  labels.read(unit);
  std::vector<PersonMergeView> out;
  out.reserve(rows.size());
  for (auto const& row : rows) out.push_back(view_of(row, labels, caller));
  return out;
}

std::vector<UndoQuestionView> views_of(std::vector<UndoQuestion> const& questions) {
  std::vector<UndoQuestionView> out;
  for (auto const& each : questions)
    out.push_back({each.change.field, shown(each.change.field, each.change.before, true), shown(each.change.field, each.change.after, true),
                   shown(each.change.field, each.now, true)});
  return out;
}

}  // namespace athar::api
