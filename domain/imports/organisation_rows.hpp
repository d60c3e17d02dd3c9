#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "domain/imports/cell_reader.hpp"
#include "domain/imports/known_records.hpp"

namespace athar {

/// What one row says of an organisation. An empty cell says nothing.
struct OrganisationCells : RowCells {
  LocalizedText name;
  LocalizedText acronym;
  std::string alias;
  std::string type;
  std::string parent;
  std::string country;
  std::string place;
  std::string address;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  std::string website;

  /// Every text by which the organisation may be known, the telling ones first.
  std::vector<std::string> names() const;
};

/// Reads each row by the mapping (field → column). A name or acronym in one column goes to the language of its script.
std::vector<OrganisationCells> read_organisation_cells(Table const& table, std::map<std::string, std::string> const& mapping,
                                                       std::map<std::string, std::string> const& defaults);

/// What the records hold of the names the rows use.
struct OrganisationLookup {
  KnownOrganisations known;
  std::map<std::string, std::string> types;                 ///< codes by `header_key` of code and names
  std::map<std::string, std::string> countries;             ///< codes by what the cells say
  std::map<std::string, std::string> places;
};

struct PlannedOrganisation {
  ImportRow row;
  Organisation organisation;                                ///< what is to be stored, with its id
};

struct PlannedOrganisations {
  std::vector<PlannedOrganisation> rows;
  std::vector<std::size_t> order;                           ///< of the rows, parents before children
};

/// Decides what confirming would do with each row. Rows match by alias, name or acronym, under the same parent where one is said; parents
/// are looked for in the file too. Defaults: type, country, language of `name`. A cell never empties what is stored.
/// Remarks: those of the cells and of `checked`; required (type), unknown_reference, unknown_place, unknown_country, unknown_organisation
/// and ambiguous_organisation (detail: the candidates), cycle_in_tree, repeated_organisation (detail: the row).
PlannedOrganisations plan_organisation_rows(std::vector<OrganisationCells> rows, std::map<std::string, std::string> const& mapping,
                                            std::map<std::string, std::string> const& defaults, OrganisationLookup const& lookup,
                                            std::function<Uuid()> const& new_id);

/// True when the text has Arabic letters.
bool has_arabic_letters(std::string_view text);

/// The text in the language of its script: Arabic, or `language` for Latin ("fr" when it is none of the two others).
void put_by_script(LocalizedText& into, std::string text, std::string_view language);

/// "Direction du budget (DB)": for a remark that names candidates, and how the cell would say each.
std::string candidates_text(std::vector<NamedOrganisation> const& candidates);
std::vector<RemarkCandidate> candidates_of(std::string_view cell, std::vector<NamedOrganisation> const& candidates);

}  // namespace athar
