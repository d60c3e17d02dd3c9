#include "domain/imports/organisation_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/imports/columns.hpp"
#include "tests/domain/imports/tables.hpp"

namespace athar {
namespace {

using testing::ElementsAre;

using Words = std::map<std::string, std::string>;

OrganisationId id(std::string_view name) { return OrganisationId{Uuid::from_name(name)}; }

OrganisationLookup records() {
  OrganisationLookup lookup;
  auto add = [&](std::string const& name, std::string const& acronym, std::optional<OrganisationId> parent) {
    Organisation o;
    o.id = id(name);
    o.name.fr = name;
    o.acronym.fr = acronym;
    o.type = "directorate";
    o.parent_id = parent;
    lookup.known.organisations.emplace(o.id, o);
    lookup.known.by_text[name].push_back(o.id);
    lookup.known.parents.emplace(o.id, parent);
    if (!acronym.empty()) lookup.known.by_text[acronym].push_back(o.id);
  };
  add("Ministère des Finances", "MEF", std::nullopt);
  add("Ministère de la Santé", "MS", std::nullopt);
  add("Direction du Budget", "DB", id("Ministère des Finances"));
  lookup.types = {{header_key("directorate"), "directorate"}, {header_key("Ministère"), "ministry"}};
  lookup.places = {{"Rabat", "04.421"}};
  return lookup;
}

Words const mapping{{"name", "Nom"}, {"acronym", "Sigle"}, {"type", "Type"}, {"parent", "Tutelle"}, {"place", "Ville"}, {"phone", "Tél"}};

PlannedOrganisations plan(std::string const& rows, Words const& defaults = {{"type", "directorate"}}) {
  auto cells = read_organisation_cells(table_of_text("Nom;Sigle;Type;Tutelle;Ville;Tél\n" + rows), mapping, defaults);
  int number = 0;
  return plan_organisation_rows(std::move(cells), mapping, defaults, records(), [&] { return Uuid::from_name("new " + std::to_string(++number)); });
}

TEST(ImportOfOrganisations, FindsThemByNameOrAcronym) {
  auto const planned = plan("Direction du Budget;DB;;;;\nDirection générale du budget;DB;;;;\n");
  EXPECT_EQ(planned.rows[0].row.outcome, RowOutcome::unchanged);
  EXPECT_EQ(planned.rows[1].row.remarks[0].code, "repeated_organisation");
}

TEST(ImportOfOrganisations, PutsParentsOfTheFileBeforeChildren) {
  auto const planned = plan("Division des achats;;;Direction des achats;;\nDirection des achats;;;MEF;;\n");
  EXPECT_THAT(planned.order, ElementsAre(1, 0));
  EXPECT_EQ(planned.rows[0].organisation.parent_id, planned.rows[1].organisation.id);
  EXPECT_EQ(planned.rows[1].organisation.parent_id, id("Ministère des Finances"));
}

TEST(ImportOfOrganisations, TakesTheSameNameUnderAnotherParentForAnother) {
  EXPECT_EQ(plan("Direction du Budget;;;MS;;\n").rows[0].row.outcome, RowOutcome::fresh);
  EXPECT_EQ(plan("Direction du Budget;;;MEF;;\n").rows[0].row.outcome, RowOutcome::unchanged);
}

TEST(ImportOfOrganisations, RefusesCirclesInTheFileAndWithTheRecords) {
  auto const in_file = plan("A;;;B;;\nB;;;A;;\n");
  EXPECT_EQ(in_file.rows[1].row.remarks[0], (RowRemark{"Tutelle", "cycle_in_tree", "", false}));
  auto const with_records = plan("Ministère des Finances;MEF;;DB;;\n");
  EXPECT_EQ(with_records.rows[0].row.remarks[0].code, "cycle_in_tree");
  EXPECT_EQ(with_records.rows[0].row.outcome, RowOutcome::error);
}

TEST(ImportOfOrganisations, AsksWhichOfSeveralIsMeantAndTakesTheOneTheCellNames) {
  auto lookup = records();
  auto twin = lookup.known.organisations.at(id("Direction du Budget"));
  twin.id = id("the other");
  twin.parent_id = id("Ministère de la Santé");
  lookup.known.organisations.emplace(twin.id, twin);
  lookup.known.by_text["Direction du Budget"].push_back(twin.id);
  auto const of = [&](std::string const& rows) {
    auto cells = read_organisation_cells(table_of_text("Nom;Sigle;Type;Tutelle;Ville;Tél\n" + rows), mapping, {});
    return plan_organisation_rows(std::move(cells), mapping, {{"type", "directorate"}}, lookup, [] { return Uuid::from_name("new"); });
  };
  std::string const name = "Direction du Budget";
  auto const asked = of(name + ";;;;;\n").rows[0].row.remarks;
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].code, "ambiguous_organisation");
  EXPECT_THAT(asked[0].candidates, ElementsAre(RemarkCandidate{name + " #" + id(name).text(), id(name).uuid},
                                               RemarkCandidate{name + " #" + twin.id.text(), twin.id.uuid}, RemarkCandidate{name + " #new", {}}));
  EXPECT_EQ(of(name + " #" + twin.id.text() + ";;;;;\n").rows[0].organisation.id, twin.id);
  EXPECT_EQ(of(name + " #new;;;;;\n").rows[0].row.outcome, RowOutcome::fresh);
  auto const parent = of("Division des achats;;;" + name + " #" + twin.id.text() + ";;\n");
  EXPECT_EQ(parent.rows[0].organisation.parent_id, twin.id);
}

TEST(ImportOfOrganisations, NamesWhatItDoesNotKnow) {
  EXPECT_EQ(plan("X;;;Office;;\n").rows[0].row.remarks[0], (RowRemark{"Tutelle", "unknown_organisation", "Office", false}));
  EXPECT_EQ(plan("X;;danse;;;\n").rows[0].row.remarks[0], (RowRemark{"Type", "unknown_reference", "danse", false}));
  EXPECT_EQ(plan("X;;;;Atlantis;\n").rows[0].row.remarks[0], (RowRemark{"Ville", "unknown_place", "Atlantis", false}));
  EXPECT_EQ(plan("X;;;;;\n", {}).rows[0].row.remarks[0], (RowRemark{"Type", "required", "", false}));
  EXPECT_EQ(plan(";X;;;;\n").rows[0].row.remarks[0], (RowRemark{"Nom", "name_required", "", false}));
}

TEST(ImportOfOrganisations, SaysWhatAChangedRowReplacesAndEmptiesNothing) {
  auto const planned = plan("Direction du Budget;;;;Rabat;0537677501\n");
  EXPECT_THAT(planned.rows[0].row.changes, ElementsAre(FieldChange{"place", "", "04.421"}, FieldChange{"phone", "", "+212537677501"}));
  EXPECT_EQ(planned.rows[0].organisation.acronym.fr, "DB");
}

TEST(ImportOfOrganisations, PutsANameInTheLanguageOfItsScript) { EXPECT_EQ(plan("وزارة الصحة;;;;;\n").rows[0].organisation.name.ar, "وزارة الصحة"); }

}  // namespace
}  // namespace athar
