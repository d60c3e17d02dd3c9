#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/imports/cell_reader.hpp"
#include "domain/imports/known_records.hpp"

namespace athar {

/// What one row says of a person. An empty cell says nothing.
struct PersonCells : RowCells {
  Person said;                               ///< empty names, no sex … where the row says nothing
  bool order_assumed{false};                 ///< which part of the name is the family's
  std::string organisation;
  std::string function;
  std::string grade;
  std::optional<AdministrativeLevel> level;
  std::string place;
  std::string category;

  std::string latin_name() const;            ///< as names are compared: given, then family
  std::string arabic_name() const;
};

/// Reads the columns of a person, of a list of people as of one of registrations.
void read_person(CellReader& reader, PersonCells& cells);

/// A list of people, read part by part: a row that was read is let go of, so that a long list is never held twice.
class ListOfPeople {
 public:
  ListOfPeople(Table table, std::map<std::string, std::string> const& mapping);
  ListOfPeople(ListOfPeople const&) = delete;
  ListOfPeople& operator=(ListOfPeople const&) = delete;
  std::size_t size() const { return table_.rows.size(); }
  bool ended() const { return read_ == size(); }
  /// The next rows, `count` at most.
  std::vector<PersonCells> next(std::size_t count);

 private:
  Table table_;
  MappedTable mapped_;                       ///< habits of whole columns: found before the first row goes
  std::size_t read_{0};
};

/// A row's names as they are compared.
struct NameKeys {
  std::string latin;
  std::string arabic;
};

/// What the records hold of the names the rows use.
struct PeopleLookup {
  std::vector<KnownPerson> known;
  std::map<std::string, std::vector<NamedOrganisation>> organisations;  ///< by what the cells say
  std::map<std::string, std::string> organisation_keys;     ///< texts as they are compared: two spellings make one new organisation
  std::map<std::string, std::string> places;                ///< codes by what the cells say
  std::map<std::string, std::string> categories;            ///< codes by `header_key` of code and names
  std::map<std::string, std::string> grades;
  std::map<std::string, std::string> organisation_types;
};

struct PlannedPerson {
  RowOutcome outcome{RowOutcome::fresh};
  PersonWithPost record;                     ///< what is to be stored, with its id
  bool is_known{false};
  std::vector<FieldChange> changes;
  std::string label;
};

/// Decides row by row what confirming would do with a person. Rows match by e-mail or phone where the names have a word in common, else by
/// the whole name in either script unless sex, birth or organisation says that it is somebody else. A cell never empties what is stored,
/// and another spelling of the same name replaces nothing. Somebody known who serves elsewhere by now gets a post of their own from
/// `as_of` on; one that began later is not touched.
/// Defaults: organisation, create_organisations ("true"), organisation_type, category, administrative_level, language; for new people only.
/// Remarks: ambiguous_person (detail: the candidates), repeated_person (detail: the row), unknown_organisation, ambiguous_organisation,
/// unknown_place, unknown_reference, those of `checked`; as warnings namesake, name_order_assumed, later_post (detail: its first day).
class PeoplePlanner {
 public:
  /// `as_of` is the day the list tells of, today or earlier.
  PeoplePlanner(std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                LocalDate today, LocalDate as_of, std::function<Uuid()> const& new_id);
  ~PeoplePlanner();

  /// What the records hold of the names in the rows that come next; it has to stay until other rows are looked up.
  void look_up_in(PeopleLookup const& lookup);
  /// Rows come in their order. Adds its remarks to the cells'.
  PlannedPerson plan(PersonCells& cells, NameKeys const& keys);
  /// Those that the rows so far need and nobody has.
  std::vector<Organisation> const& new_organisations() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace athar
