#include <boost/json.hpp>

#include "domain/people/person_store.hpp"
#include "domain/privacy/held_data.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/privacy/requests.hpp"

namespace athar::api {
namespace {

struct SectionWords {
  std::string_view section;
  LocalizedText name;
};

LocalizedText section_name(std::string_view section) {
  static SectionWords const words[]{
      {"record", {"Fiche", "البطاقة", "Record"}},
      {"affiliations", {"Affectations", "التعيينات", "Affiliations"}},
      {"registrations", {"Inscriptions", "التسجيلات", "Registrations"}},
      {"attendances", {"Présences", "الحضور", "Attendance"}},
      {"team", {"Animation", "التأطير", "Team roles"}},
      {"groups", {"Groupes", "المجموعات", "Groups"}},
      {"consents", {"Consentements", "الموافقات", "Consents"}},
      {"requests", {"Demandes", "الطلبات", "Requests"}},
      {"account", {"Compte", "الحساب", "Account"}},
      {"imports", {"Fichiers importés", "الملفات المستوردة", "Imported files"}},
      {"history", {"Historique", "سجل التغييرات", "History"}},
  };
  for (auto const& each : words)
    if (each.section == section) return each.name;
  return {std::string(section), {}, {}};
}

std::string plain(boost::json::value const& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return std::string(value.as_string());
  return boost::json::serialize(value);
}

/// One value after the other, section by section.
class HeldDataTable final : public TableReader {
 public:
  explicit HeldDataTable(PersonId person) : person_(person) {}

  std::vector<std::string_view> columns() const override { return {"section", "entry", "field", "value"}; }

  bool read(UnitOfWork& unit, TableWords const& words, std::vector<std::size_t> const& chosen, int, RowSink const& sink) override {
    std::string section;
    std::int64_t entry = 0;
    for (auto const& held : unit.privacy().held_data().of_person(person_)) {
      entry = held.section == section ? entry + 1 : 1;
      section = held.section;
      auto const parsed = boost::json::parse(held.json);
      for (auto const& [key, value] : parsed.as_object()) {
        auto text = plain(value);
        if (text.empty()) continue;
        std::array<Cell, 4> const all{cell(section_name(section).in(words.language())), cell(entry), cell(words.term("field", key)), cell(std::move(text))};
        std::vector<Cell> cells;
        for (auto at : chosen) cells.push_back(all[at]);
        sink(cells);
      }
    }
    return false;
  }

 private:
  PersonId person_;
};

/// Everything held left the house: who asked, for whom.
void leave_trace(Call& call, UnitOfWork& unit, PersonId person) {
  record(call, unit, {.concept_name = "people", .subject = person.uuid, .action = "data_given", .before = {}, .after = {}, .touched = {}});
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const held = unit.privacy().held_data().of_person(*id);
    if (held.empty()) return refuse(not_found("person"));
    leave_trace(call, unit, *id);
    json::Writer out(4096);
    out.begin_object().field("person_id", *id).field("at", call.services.now()).key("sections").begin_array();
    std::string_view section;
    for (auto const& each : held) {
      if (each.section != section) {
        if (!section.empty()) out.end_array().end_object();
        out.begin_object().field("section", each.section).key("entries").begin_array();
        section = each.section;
      }
      json::write(out, json::Raw{each.json});
    }
    if (!section.empty()) out.end_array().end_object();
    Answer answer;
    answer.body = out.end_array().end_object().take();
    answer.headers.push_back({"Content-Disposition", "attachment; filename=\"" + id->text() + ".json\""});
    return answer;
  });
}

struct HeldSection {
  std::string section;
  std::vector<json::Raw> entries;
};
BOOST_DESCRIBE_STRUCT(HeldSection, (), (section, entries))

struct HeldData {
  PersonId person_id;
  Instant at;
  std::vector<HeldSection> sections;
};
BOOST_DESCRIBE_STRUCT(HeldData, (), (person_id, at, sections))

}  // namespace

ListTable held_data_table() {
  return {.list = "held_data",
          .title = {"Données détenues", "المعطيات المحفوظة", "Data held"},
          .permission = Permission::requests_manage,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            QueryReader query(call);
            auto const person = query.id<PersonId>("person");
            if (auto bad = query.errors()) return refuse(std::move(*bad));
            if (!person) return refuse(invalid_field("person", "required"));
            return std::make_unique<HeldDataTable>(*person);
          }};
}

std::vector<Route> held_data_routes();
std::vector<Route> held_data_routes() {
  return {
      {http::Method::get, "/api/v1/people/{id}/held_data", Permission::requests_manage, show,
       {.summary = "Everything that is held on a person, to be given to them",
        .description = "Also as a spreadsheet: the export of the list held_data, filtered by person. Noted in the audit trail.", .tag = "person_requests",
        .answer = &json::shape_of<HeldData>(), .errors = {401, 403, 404}}},
  };
}

}  // namespace athar::api
