#include "domain/imports/agreement_links.hpp"

#include <algorithm>
#include <set>

namespace athar {
namespace {

/// Of amendments that amend amendments: no register has so many.
constexpr std::size_t greatest_depth = 100;

class Linking {
 public:
  Linking(std::vector<AgreementCells>& rows, std::map<std::string, std::string> const& mapping, AgreementLookup const& lookup)
      : rows_(rows), mapping_(mapping), lookup_(lookup) {}

  AgreementLinks run() {
    links_.matches.resize(rows_.size());
    links_.above.resize(rows_.size());
    named_.resize(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) note_reference(i);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (!rows_[i].is_amendment()) links_.matches[i] = match_of(i);
    for (std::size_t i = 0; i < rows_.size(); ++i) named_[i] = meant_by(i);
    for (std::size_t i = 0; i < rows_.size(); ++i) links_.above[i] = base_of(i);
    refuse_circles();
    return std::move(links_);
  }

 private:
  void remark(std::size_t i, std::string const& field, std::string code, std::string detail = {}) {
    rows_[i].remarks.push_back({column_of(mapping_, field), std::move(code), std::move(detail), false, {}});
  }

  static std::string link_field(AgreementCells const& cells) { return cells.is_amendment() ? "amends" : "parent_reference"; }

  void note_reference(std::size_t i) {
    for (auto const& [field, text] : {std::pair<std::string, std::string const&>{"reference", rows_[i].reference}, {"agreement_code", rows_[i].code}}) {
      if (text.empty()) continue;
      auto const [first, is_first] = by_reference_.emplace(reference_key(text), i);
      if (!is_first && first->second != i) remark(i, field, "repeated_reference", std::to_string(rows_[first->second].row));
    }
  }

  std::vector<AgreementId> known_by(std::string const& text) const {
    std::vector<AgreementId> out;
    auto const found = lookup_.known.by_reference.find(text);
    if (found == lookup_.known.by_reference.end()) return out;
    for (auto const& each : found->second)
      if (!each.amendment) out.push_back(each.agreement);
    return out;
  }

  std::string codes_of(std::vector<AgreementId> const& ids) const {
    std::string out;
    for (std::size_t i = 0; i < ids.size() && i < 5; ++i)
      if (auto const known = lookup_.known.agreements.find(ids[i]); known != lookup_.known.agreements.end())
        out += (out.empty() ? "" : ", ") + known->second.code;
    return out;
  }

  std::optional<AgreementId> match_of(std::size_t i) {
    auto const& cells = rows_[i];
    if (!cells.code.empty()) {
      auto const found = known_by(cells.code);
      if (found.empty()) return remark(i, "agreement_code", "unknown_agreement", cells.code), std::nullopt;
      return once(i, found.front(), "agreement_code");
    }
    auto found = cells.reference.empty() ? titled_alike(cells) : known_by(cells.reference);
    if (found.empty()) return cells.reference.empty() ? without_reference(i) : std::nullopt;
    auto const field = cells.reference.empty() ? "title" : "reference";
    if (found.size() > 1) return remark(i, field, "ambiguous_agreement", codes_of(found)), std::nullopt;
    return once(i, found.front(), field);
  }

  /// Two rows are not one agreement.
  std::optional<AgreementId> once(std::size_t i, AgreementId id, std::string const& field) {
    auto const [first, is_first] = rows_of_known_.emplace(id, i);
    if (!is_first && !rows_[i].is_refused()) remark(i, field, "repeated_reference", std::to_string(rows_[first->second].row));
    return id;
  }

  /// Of a row without any reference: those of its title that were signed on its day, as far as both say one.
  std::vector<AgreementId> titled_alike(AgreementCells const& cells) const {
    std::vector<AgreementId> out;
    for (auto const* title : {&cells.title.fr, &cells.title.en, &cells.title.ar}) {
      auto const found = title->empty() ? lookup_.known.by_title.end() : lookup_.known.by_title.find(*title);
      if (found == lookup_.known.by_title.end()) continue;
      for (auto const& id : found->second) {
        auto const& known = lookup_.known.agreements.at(id).agreement;
        bool const same_day = !cells.signed_on || known.signed_on == *cells.signed_on;
        if (same_day && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
      }
      break;
    }
    return out;
  }

  std::optional<AgreementId> without_reference(std::size_t i) {
    auto const& cells = rows_[i];
    auto const key = reference_key(cells.title.in(Language::fr)) + '\n' + (cells.signed_on ? cells.signed_on->text() : std::string());
    if (cells.title.empty()) return std::nullopt;
    auto const [first, is_first] = by_title_.emplace(key, i);
    if (!is_first) remark(i, "title", "repeated_reference", std::to_string(rows_[first->second].row));
    return std::nullopt;
  }

  /// The row or the record that a row names, before following what those amend.
  struct Named {
    std::optional<std::size_t> row;
    std::optional<AgreementId> known;
  };

  Named meant_by(std::size_t i) {
    auto const& text = rows_[i].is_amendment() ? rows_[i].amends : rows_[i].parent;
    if (text.empty()) return {};
    if (auto const in_file = by_reference_.find(reference_key(text)); in_file != by_reference_.end()) return {in_file->second, std::nullopt};
    auto const found = lookup_.known.by_reference.find(text);
    std::set<AgreementId> among;
    if (found != lookup_.known.by_reference.end()) {
      // A reference of agreements goes before one that amendments bear.
      for (auto const& id : known_by(text)) among.insert(id);
      if (among.empty())
        for (auto const& each : found->second) among.insert(each.agreement);
    }
    auto const field = link_field(rows_[i]);
    if (among.empty()) return remark(i, field, "unknown_agreement", text), Named{};
    if (among.size() > 1) return remark(i, field, "ambiguous_agreement", codes_of({among.begin(), among.end()})), Named{};
    return {std::nullopt, *among.begin()};
  }

  /// What amends an amendment amends what that one amends.
  LinkMeant base_of(std::size_t i) {
    auto at = named_[i];
    std::set<std::size_t> seen{i};
    while (at.row && rows_[*at.row].is_amendment()) {
      if (seen.size() > greatest_depth || !seen.insert(*at.row).second) return remark(i, link_field(rows_[i]), "circular_family"), LinkMeant{};
      at = named_[*at.row];
    }
    if (at.row == i) return remark(i, link_field(rows_[i]), "circular_family"), LinkMeant{};
    if (!at.row) return {std::nullopt, at.known};
    return {at.row, links_.matches[*at.row]};
  }

  /// The parents of rows and records together: each is walked once.
  void refuse_circles() {
    // Nodes: rows by their number, records that no row is about by their id.
    std::map<AgreementId, std::size_t> row_of;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (links_.matches[i]) row_of.emplace(*links_.matches[i], i);
    using Node = std::pair<std::optional<std::size_t>, AgreementId>;
    auto node_of_known = [&](AgreementId id) {
      auto const row = row_of.find(id);
      return row == row_of.end() ? Node{std::nullopt, id} : Node{row->second, AgreementId{}};
    };
    auto above = [&](Node const& node) -> std::optional<Node> {
      if (node.first) {
        auto const& link = links_.above[*node.first];
        if (!rows_[*node.first].is_amendment() && link.row) return Node{link.row, AgreementId{}};
        if (!rows_[*node.first].is_amendment() && link.known) return node_of_known(*link.known);
        auto const& match = links_.matches[*node.first];
        if (!match) return std::nullopt;
        auto const parent = lookup_.known.parents.find(*match);
        return parent == lookup_.known.parents.end() || !parent->second ? std::nullopt : std::optional(node_of_known(*parent->second));
      }
      auto const parent = lookup_.known.parents.find(node.second);
      return parent == lookup_.known.parents.end() || !parent->second ? std::nullopt : std::optional(node_of_known(*parent->second));
    };
    std::set<Node> done;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].parent.empty() || rows_[i].is_amendment()) continue;
      std::vector<Node> path;
      std::map<Node, std::size_t> places;
      for (std::optional<Node> at = Node{i, AgreementId{}}; at && !done.contains(*at); at = above(*at)) {
        auto const [place, is_new] = places.emplace(*at, path.size());
        if (!is_new) {
          for (std::size_t n = place->second; n < path.size(); ++n)
            if (path[n].first && !rows_[*path[n].first].parent.empty()) remark(*path[n].first, "parent_reference", "circular_family");
          break;
        }
        path.push_back(*at);
      }
      done.insert(path.begin(), path.end());
    }
  }

  std::vector<AgreementCells>& rows_;
  std::map<std::string, std::string> const& mapping_;
  AgreementLookup const& lookup_;
  AgreementLinks links_;
  std::vector<Named> named_;
  std::map<std::string, std::size_t> by_reference_;
  std::map<std::string, std::size_t> by_title_;
  std::map<AgreementId, std::size_t> rows_of_known_;
};

}  // namespace

AgreementLinks link_agreements(std::vector<AgreementCells>& rows, std::map<std::string, std::string> const& mapping, AgreementLookup const& lookup) {
  return Linking(rows, mapping, lookup).run();
}

}  // namespace athar
