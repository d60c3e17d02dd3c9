#include "domain/imports/organisation_rows.hpp"

#include <algorithm>
#include <set>

#include "domain/imports/header_words.hpp"

namespace athar {
namespace {

Described described(Organisation const& o, OrganisationLookup const& lookup, std::map<OrganisationId, std::string> const& new_names) {
  std::string parent, aliases, phones;
  if (o.parent_id) {
    auto const known = lookup.known.organisations.find(*o.parent_id);
    auto const fresh = new_names.find(*o.parent_id);
    parent = known != lookup.known.organisations.end() ? known->second.name.in(Language::fr)
             : fresh != new_names.end()                ? fresh->second
                                                       : o.parent_id->text();
  }
  for (auto const& alias : o.aliases) aliases += (aliases.empty() ? "" : ", ") + alias;
  for (auto const& phone : o.phones) phones += (phones.empty() ? "" : ", ") + phone;
  return {{"name_fr", o.name.fr}, {"name_ar", o.name.ar}, {"name_en", o.name.en}, {"acronym_fr", o.acronym.fr}, {"acronym_ar", o.acronym.ar},
          {"acronym_en", o.acronym.en}, {"alias", aliases}, {"type", o.type}, {"parent", parent}, {"country", o.country.value_or("")},
          {"place", o.place_code.value_or("")}, {"address", o.address.in(Language::fr)}, {"phone", phones}, {"email", o.email.value_or("")},
          {"website", o.website.value_or("")}};
}

void put(std::string& into, std::string const& text) {
  if (!text.empty()) into = text;
}

void put_all(LocalizedText& into, LocalizedText const& text) {
  put(into.fr, text.fr);
  put(into.ar, text.ar);
  put(into.en, text.en);
}

void add_once(std::vector<std::string>& list, std::string const& text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

constexpr int greatest_depth = 100;

class Planner {
 public:
  Planner(std::vector<OrganisationCells> rows, std::map<std::string, std::string> const& mapping,
          std::map<std::string, std::string> const& defaults, OrganisationLookup const& lookup, std::function<Uuid()> const& new_id)
      : rows_(std::move(rows)), mapping_(mapping), defaults_(defaults), lookup_(lookup), new_id_(new_id), state_(rows_.size(), State::untouched) {
    planned_.rows.resize(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (auto const& name : rows_[i].names()) rows_by_key_[key_of(name)].push_back(i);
  }

  PlannedOrganisations run() {
    for (std::size_t i = 0; i < rows_.size(); ++i) resolve(i);
    refuse_circles();
    return std::move(planned_);
  }

 private:
  enum class State { untouched, at_work, done };

  std::string const& key_of(std::string const& text) const {
    auto const found = lookup_.known.keys.find(text);
    return found == lookup_.known.keys.end() ? text : found->second;
  }

  void remark(std::size_t i, std::string const& field, std::string code, std::string detail = {}, bool warning = false) {
    rows_[i].remarks.push_back({column_of(mapping_, field), std::move(code), std::move(detail), warning});
  }

  /// Which of several is meant. `cell` is what the field says now.
  void ask(std::size_t i, std::string const& field, std::string_view cell, std::vector<OrganisationId> const& ids) {
    auto const list = named(ids);
    rows_[i].remarks.push_back({column_of(mapping_, field), "ambiguous_organisation", candidates_text(list), false, candidates_of(cell, list)});
  }

  /// The one that the row names by its id, when it is among those found.
  std::optional<OrganisationId> chosen(std::string_view record, std::vector<OrganisationId> const& among) const {
    auto const id = OrganisationId::parse(record);
    return id && std::find(among.begin(), among.end(), *id) != among.end() ? id : std::nullopt;
  }

  std::vector<OrganisationId> candidates(std::string const& text) const {
    auto const found = lookup_.known.by_text.find(text);
    return found == lookup_.known.by_text.end() ? std::vector<OrganisationId>() : found->second;
  }

  std::vector<NamedOrganisation> named(std::vector<OrganisationId> const& ids) const {
    std::vector<NamedOrganisation> list;
    for (auto const& id : ids)
      if (auto const known = lookup_.known.organisations.find(id); known != lookup_.known.organisations.end())
        list.push_back({id, known->second.name, known->second.acronym});
    return list;
  }

  void resolve(std::size_t i) {
    if (state_[i] != State::untouched) return;
    state_[i] = State::at_work;
    auto& cells = rows_[i];
    auto const parent = parent_of(i);
    auto const match = match_of(i, parent);
    auto& planned = planned_.rows[i];
    auto const* known = match ? &lookup_.known.organisations.at(*match) : nullptr;
    if (known) planned.organisation = *known;
    else planned.organisation.id = OrganisationId{new_id_()};
    lay_over(i, planned.organisation, parent, known != nullptr);
    check_repeats(i, match, parent);
    if (auto valid = checked(planned.organisation); valid) planned.organisation = std::move(*valid);
    else if (!cells.is_refused())
      for (auto const& field : valid.error().fields) remark(i, field.path == "name" ? "name" : field.path.substr(0, 5) == "phone" ? "phone" : field.path, field.code, field.detail);
    finish(i, known);
    state_[i] = State::done;
    planned_.order.push_back(i);
  }

  /// The parent a row names: first in the file, then among the records.
  std::optional<OrganisationId> parent_of(std::size_t i) {
    auto const& text = rows_[i].parent;
    if (text.empty()) return std::nullopt;
    auto const in_file = rows_by_key_.find(key_of(text));
    if (in_file != rows_by_key_.end()) {
      auto const other = std::find_if(in_file->second.begin(), in_file->second.end(), [i](std::size_t each) { return each != i; });
      if (other != in_file->second.end()) {
        // A file may name parents of parents without end.
        bool const is_circle = state_[*other] == State::at_work || depth_ >= greatest_depth;
        if (is_circle) return remark(i, "parent", "cycle_in_tree"), std::nullopt;
        ++depth_;
        resolve(*other);
        --depth_;
        return planned_.rows[*other].organisation.id;
      }
    }
    auto const known = candidates(text);
    if (known.size() == 1) return known.front();
    if (auto const one = chosen(rows_[i].record_of({"parent"}), known)) return one;
    if (known.empty()) remark(i, "parent", "unknown_organisation", text);
    else ask(i, "parent", text, known);
    return std::nullopt;
  }

  /// The organisation on record that a row is about.
  std::optional<OrganisationId> match_of(std::size_t i, std::optional<OrganisationId> const& parent) {
    std::vector<OrganisationId> found;
    auto const record = rows_[i].record_of({"name", "name_fr", "name_ar", "name_en", "alias"});
    if (record == new_record) return std::nullopt;
    auto const texts = rows_[i].names();
    for (auto const& text : texts) {
      auto some = candidates(text);
      std::erase_if(some, [&](auto const& id) {
        auto const& stored = lookup_.known.organisations.at(id).parent_id;
        return parent && stored && *stored != *parent;
      });
      if (some.empty()) continue;
      if (found.empty()) found = some;
      else {
        std::vector<OrganisationId> both;
        for (auto const& id : found)
          if (std::find(some.begin(), some.end(), id) != some.end()) both.push_back(id);
        if (!both.empty()) found = both;
      }
      if (found.size() == 1) return found.front();
    }
    if (auto const one = chosen(record, found)) return one;
    if (found.size() > 1) {
      auto const [field, cell] = name_cell(i);
      ask(i, field, cell, found);
      rows_[i].remarks.back().candidates.push_back({record_meant(cell, new_record), {}});
    }
    return std::nullopt;
  }

  /// The cell that names the organisation.
  std::pair<std::string, std::string> name_cell(std::size_t i) const {
    for (auto const* field : {"name", "name_fr", "name_ar", "name_en", "alias"})
      for (auto const& [each, cell] : rows_[i].values)
        if (each == field) return {each, cell};
    return {"name", {}};
  }

  void lay_over(std::size_t i, Organisation& o, std::optional<OrganisationId> const& parent, bool is_known) {
    auto const& cells = rows_[i];
    if (!is_known) {
      o.type = type_of(i, default_of(defaults_, "type"));
      if (auto const& country = default_of(defaults_, "country"); !country.empty()) o.country = country;
    }
    put_all(o.name, cells.name);
    put_all(o.acronym, cells.acronym);
    add_once(o.aliases, cells.alias);
    if (!cells.type.empty()) o.type = type_of(i, cells.type);
    if (o.type.empty() && !cells.is_refused()) remark(i, "type", "required");
    if (parent) o.parent_id = parent;
    if (auto const code = code_in(lookup_.countries, i, "country", cells.country, "unknown_country")) o.country = code;
    if (auto const code = code_in(lookup_.places, i, "place", cells.place, "unknown_place")) o.place_code = code;
    if (!cells.address.empty()) put_by_script(o.address, cells.address, default_of(defaults_, "language"));
    if (cells.phone) add_once(o.phones, *cells.phone);
    if (cells.email) o.email = cells.email;
    if (!cells.website.empty()) o.website = cells.website;
  }

  std::string type_of(std::size_t i, std::string const& text) {
    if (text.empty()) return {};
    auto const found = lookup_.types.find(header_key(text));
    if (found != lookup_.types.end()) return found->second;
    remark(i, "type", "unknown_reference", text);
    return {};
  }

  std::optional<std::string> code_in(std::map<std::string, std::string> const& codes, std::size_t i, std::string const& field,
                                     std::string const& text, std::string const& refusal) {
    if (text.empty()) return std::nullopt;
    auto const found = codes.find(text);
    if (found != codes.end()) return found->second;
    remark(i, field, refusal, text);
    return std::nullopt;
  }

  void check_repeats(std::size_t i, std::optional<OrganisationId> const& match, std::optional<OrganisationId> const& parent) {
    auto const names = rows_[i].names();
    if (names.empty()) return;
    std::string const identity = match ? match->text() : key_of(names.front()) + '\n' + (parent ? parent->text() : std::string());
    auto const [first, is_first] = first_rows_.emplace(identity, rows_[i].row);
    if (!is_first) remark(i, "name", "repeated_organisation", std::to_string(first->second));
  }

  void finish(std::size_t i, Organisation const* known) {
    auto& cells = rows_[i];
    auto& planned = planned_.rows[i];
    auto const& o = planned.organisation;
    if (!known) new_names_.emplace(o.id, o.name.in(Language::fr));
    auto const changes = known ? differences(described(*known, lookup_, new_names_), described(o, lookup_, new_names_)) : std::vector<FieldChange>();
    auto& row = planned.row;
    row.row = cells.row;
    row.label = o.name.in(Language::fr);
    row.outcome = outcome_of(cells.remarks, known != nullptr, changes.empty());
    if (row.outcome == RowOutcome::changed) row.changes = changes;
    if (known) row.subject = known->id.uuid;
    row.values = std::move(cells.values);
    row.remarks = cells.remarks;
  }

  /// A new parent may close a circle with the parents on record.
  void refuse_circles() {
    auto parents = lookup_.known.parents;
    for (auto const& planned : planned_.rows)
      if (planned.row.outcome != RowOutcome::error) parents[planned.organisation.id] = planned.organisation.parent_id;
    for (auto& planned : planned_.rows) {
      if (planned.row.outcome != RowOutcome::changed) continue;
      auto above = planned.organisation.parent_id;
      std::set<OrganisationId> seen{planned.organisation.id};
      while (above && seen.insert(*above).second) above = parents.contains(*above) ? parents.at(*above) : std::nullopt;
      if (!above) continue;
      planned.row.remarks.push_back({column_of(mapping_, "parent"), "cycle_in_tree", {}, false});
      planned.row.outcome = RowOutcome::error;
      planned.row.changes.clear();
    }
  }

  std::vector<OrganisationCells> rows_;
  std::map<std::string, std::string> const& mapping_;
  std::map<std::string, std::string> const& defaults_;
  OrganisationLookup const& lookup_;
  std::function<Uuid()> const& new_id_;
  std::vector<State> state_;
  std::map<std::string, std::vector<std::size_t>> rows_by_key_;
  std::map<std::string, int> first_rows_;
  std::map<OrganisationId, std::string> new_names_;
  PlannedOrganisations planned_;
  int depth_{0};
};

}  // namespace

std::vector<std::string> OrganisationCells::names() const {
  std::vector<std::string> out;
  for (auto const* text : {&alias, &name.fr, &name.ar, &name.en, &acronym.fr, &acronym.ar, &acronym.en})
    if (!text->empty()) out.push_back(*text);
  return out;
}

std::vector<OrganisationCells> read_organisation_cells(Table const& table, std::map<std::string, std::string> const& mapping,
                                                       std::map<std::string, std::string> const& defaults) {
  MappedTable const mapped(table, mapping);
  auto const& language = default_of(defaults, "language");
  std::vector<OrganisationCells> out;
  out.reserve(table.rows.size());
  for (auto const& row : table.rows) {
    auto& cells = out.emplace_back();
    CellReader reader(cells, mapped, row);
    put_by_script(cells.name, reader.text("name", 500), language);
    put_all(cells.name, {reader.text("name_fr", 500), reader.text("name_ar", 500), reader.text("name_en", 500)});
    put_by_script(cells.acronym, reader.text("acronym", 60), language);
    put_all(cells.acronym, {reader.text("acronym_fr", 60), reader.text("acronym_ar", 60), reader.text("acronym_en", 60)});
    cells.alias = reader.text("alias", 200);
    cells.type = reader.text("type", 200);
    cells.parent = reader.text("parent", 500);
    cells.country = reader.text("country", 120);
    cells.place = reader.text("place", 120);
    cells.address = reader.text("address", 1000);
    cells.phone = reader.phone("phone");
    cells.email = reader.email("email");
    cells.website = reader.text("website", 500);
    if (!cells.website.empty() && cells.website.find("://") == std::string::npos) cells.website.insert(0, "https://");
    if (cells.name.empty() && !cells.is_refused()) reader.remark(reader.has("name") ? "name" : "name_fr", "name_required");
  }
  return out;
}

PlannedOrganisations plan_organisation_rows(std::vector<OrganisationCells> rows, std::map<std::string, std::string> const& mapping,
                                            std::map<std::string, std::string> const& defaults, OrganisationLookup const& lookup,
                                            std::function<Uuid()> const& new_id) {
  return Planner(std::move(rows), mapping, defaults, lookup, new_id).run();
}

bool has_arabic_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD8 && static_cast<unsigned char>(c) <= 0xDB; });
}

void put_by_script(LocalizedText& into, std::string text, std::string_view language) {
  if (text.empty()) return;
  if (has_arabic_letters(text)) into.ar = std::move(text);
  else (language == "en" ? into.en : into.fr) = std::move(text);
}

std::vector<RemarkCandidate> candidates_of(std::string_view cell, std::vector<NamedOrganisation> const& candidates) {
  std::vector<RemarkCandidate> out;
  for (std::size_t i = 0; i < candidates.size() && i < greatest_number_of_candidates; ++i)
    out.push_back({record_meant(cell, candidates[i].id.text()), candidates[i].id.uuid});
  return out;
}

std::string candidates_text(std::vector<NamedOrganisation> const& candidates) {
  std::string out;
  for (std::size_t i = 0; i < candidates.size() && i < 5; ++i) {
    auto const& acronym = candidates[i].acronym.in(Language::fr);
    out += (out.empty() ? "" : "; ") + candidates[i].name.in(Language::fr) + (acronym.empty() ? "" : " (" + acronym + ")");
  }
  return out;
}

}  // namespace athar
