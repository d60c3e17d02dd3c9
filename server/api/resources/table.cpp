#include "server/api/resources/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::string listed(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

template <class Row>
TableColumn<Row> name_column(std::string_view code, LocalizedText const& (*name)(Row const&), std::string LocalizedText::* language) {
  return {code, [name, language](Row const& row, TableWords const&) { return cell(name(row).*language); }};
}

template <class Row>
std::vector<TableColumn<Row>> name_columns(LocalizedText const& (*name)(Row const&)) {
  return {name_column<Row>("name_fr", name, &LocalizedText::fr), name_column<Row>("name_ar", name, &LocalizedText::ar),
          name_column<Row>("name_en", name, &LocalizedText::en)};
}

template <class Row>
std::vector<TableColumn<Row>> with(std::vector<TableColumn<Row>> first, std::vector<TableColumn<Row>> more) {
  first.insert(first.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return first;
}

std::vector<TableColumn<VenuePage>> venue_columns() {
  return with<VenuePage>(name_columns<VenuePage>([](VenuePage const& v) -> LocalizedText const& { return v.venue.name; }), {
      {"place", [](auto const& v, auto const& words) { return cell(words.text(v.place_name)); }},
      {"address", [](auto const& v, auto const&) { return cell(v.venue.address); }},
      {"organisation", [](auto const& v, auto const& words) { return cell(words.text(v.organisation_name)); }},
      {"rooms_count", [](auto const& v, auto const&) { return cell(v.rooms); }},
      {"seats", [](auto const& v, auto const&) { return cell(v.seats); }},
      {"note", [](auto const& v, auto const&) { return cell(v.venue.note); }},
  });
}

std::vector<TableColumn<RoomPage>> room_columns() {
  return with<RoomPage>(name_columns<RoomPage>([](RoomPage const& r) -> LocalizedText const& { return r.room.name; }), {
      {"venue_name", [](auto const& r, auto const& words) { return cell(words.text(r.venue_name)); }},
      {"place", [](auto const& r, auto const& words) { return cell(words.text(r.place_name)); }},
      {"seats", [](auto const& r, auto const&) { return cell(r.room.seats); }},
      {"equipment", [](auto const& r, auto const& words) {
         std::vector<std::string> names;
         for (auto each : r.room.equipment) names.push_back(words.term("equipment", name_of(each)));
         return cell(listed(names));
       }},
      {"step_free", [](auto const& r, auto const& words) { return cell(words.term("step_free", name_of(r.room.step_free))); }},
      {"double_booking", [](auto const& r, auto const& words) { return cell(words.term("double_booking", name_of(r.room.double_booking))); }},
      {"in_service", [](auto const& r, auto const& words) { return cell(words.yes_or_no(r.room.in_service)); }},
      {"note", [](auto const& r, auto const&) { return cell(r.room.note); }},
  });
}

std::vector<TableColumn<AssetPage>> asset_columns() {
  return with<AssetPage>(name_columns<AssetPage>([](AssetPage const& a) -> LocalizedText const& { return a.asset.name; }), {
      {"inventory_number", [](auto const& a, auto const&) { return cell(a.asset.inventory_number.value_or("")); }},
      {"venue_name", [](auto const& a, auto const& words) { return cell(words.text(a.venue_name)); }},
      {"double_booking", [](auto const& a, auto const& words) { return cell(words.term("double_booking", name_of(a.asset.double_booking))); }},
      {"in_service", [](auto const& a, auto const& words) { return cell(words.yes_or_no(a.asset.in_service)); }},
      {"note", [](auto const& a, auto const&) { return cell(a.asset.note); }},
  });
}

std::vector<TableColumn<Holiday>> holiday_columns() {
  return with<Holiday>(name_columns<Holiday>([](Holiday const& h) -> LocalizedText const& { return h.name; }), {
      {"starts_on", [](auto const& h, auto const&) { return cell(h.starts_on); }},
      {"ends_on", [](auto const& h, auto const&) { return cell(h.ends_on); }},
      {"holiday_kind", [](auto const& h, auto const& words) { return cell(words.term("holiday_kind", name_of(h.kind))); }},
      {"confirmed", [](auto const& h, auto const& words) { return cell(words.yes_or_no(h.confirmed)); }},
  });
}

std::vector<TableColumn<TrainerPage>> trainer_columns() {
  return {
      {"family_name", [](auto const& t, auto const&) { return cell(t.family_name); }},
      {"given_name", [](auto const& t, auto const&) { return cell(t.given_name); }},
      {"family_name_ar", [](auto const& t, auto const&) { return cell(t.family_name_ar); }},
      {"given_name_ar", [](auto const& t, auto const&) { return cell(t.given_name_ar); }},
      {"trainer_standing", [](auto const& t, auto const& words) { return cell(words.term("trainer_standing", name_of(t.trainer.standing))); }},
      {"trainer_fields", [](auto const& t, auto const&) { return cell(listed(t.trainer.fields)); }},
      {"language", [](auto const& t, auto const& words) {
         std::vector<std::string> names;
         for (auto const& code : t.trainer.languages) names.push_back(words.term("language", code));
         return cell(listed(names));
       }},
      {"training_of_trainers",
       [](auto const& t, auto const& words) { return cell(words.term("training_of_trainers", name_of(t.trainer.training_of_trainers))); }},
      {"next_expiry", [](auto const& t, auto const&) { return cell(t.next_expiry); }},
      {"contract_to", [](auto const& t, auto const&) { return cell(t.trainer.contract_to); }},
      {"sessions_to_come", [](auto const& t, auto const&) { return cell(t.sessions_to_come); }},
  };
}

}  // namespace

Result<AskedResources> asked_resources(Call const& call, std::initializer_list<std::string_view> filters) {
  QueryReader query(call);
  AskedResources asked;
  asked.filter.search = query.text("q");
  for (auto name : filters) {
    if (name == "place") asked.filter.place_code = query.text("place");
    if (name == "venue") asked.filter.venue_id = query.id<VenueId>("venue");
    if (name == "seats") asked.filter.seats = query.number("seats", 1, 100'000);
    if (name == "step_free") asked.filter.step_free = query.flag("step_free");
    if (name == "in_service") asked.filter.in_service = query.flag("in_service");
    if (name == "equipment")
      if (auto const equipment = query.one_of("equipment", {"projector", "screen", "whiteboard", "flip_chart", "computers", "internet",
                                                            "video_conference", "sound", "interpretation_booth", "air_conditioning"}))
        asked.filter.equipment = equipment_named(*equipment);
  }
  asked.page = query.page({"name"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

Result<AskedResources> asked_venues(Call const& call) { return asked_resources(call, {"place"}); }
Result<AskedResources> asked_rooms(Call const& call) {
  return asked_resources(call, {"place", "venue", "seats", "step_free", "in_service", "equipment"});
}
Result<AskedResources> asked_assets(Call const& call) { return asked_resources(call, {"venue", "in_service"}); }

Result<AskedHolidays> asked_holidays(Call const& call) {
  QueryReader query(call);
  int const year = query.number("year", 1900, 2199).value_or(call.services.today().year());
  auto const from = query.date("from").value_or(LocalDate{std::chrono::year{year} / 1 / 1});
  auto const to = query.date("to").value_or(LocalDate{from.value.year() / 12 / 31});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (to < from) return refuse(invalid_field("to", "end_before_start"));
  return AskedHolidays{from, to};
}

Result<AskedTrainers> asked_trainers(Call const& call) {
  QueryReader query(call);
  AskedTrainers asked;
  auto& filter = asked.filter;
  filter.search = query.text("q");
  filter.field = query.text("field");
  filter.language = query.text("language");
  auto const standing = query.one_of("standing", {"internal", "external"});
  auto const level = query.one_of("training_of_trainers", {"none", "following", "certified", "master"});
  auto const expiry = query.one_of("expiry", {"over", "soon"});
  filter.person_id = query.id<PersonId>("person");
  filter.today = call.services.today();
  asked.page = query.page({"name"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (standing) filter.standing = trainer_standing_named(*standing);
  if (level) filter.training_of_trainers = training_of_trainers_named(*level);
  if (expiry) filter.expiry = *expiry == "over" ? TrainerExpiry::over : TrainerExpiry::soon;
  return asked;
}

ListTable venues_table() {
  return {.list = "venues",
          .title = {"Lieux de formation", "أماكن التكوين", "Venues"},
          .permission = Permission::resources_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_venues(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<VenuePage>(venue_columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.venues().list_venues(filter, page);
            });
          }};
}

ListTable rooms_table() {
  return {.list = "rooms",
          .title = {"Salles", "القاعات", "Rooms"},
          .permission = Permission::resources_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_rooms(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<RoomPage>(room_columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.venues().list_rooms(filter, page);
            });
          }};
}

ListTable assets_table() {
  return {.list = "assets",
          .title = {"Matériel", "المعدات", "Equipment"},
          .permission = Permission::resources_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_assets(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<AssetPage>(asset_columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.venues().list_assets(filter, page);
            });
          }};
}

ListTable holidays_table() {
  return {.list = "holidays",
          .title = {"Jours fériés", "أيام العطل", "Public holidays"},
          .permission = Permission::resources_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_holidays(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<Holiday>(holiday_columns(), {}, [asked = *asked](UnitOfWork& unit, PageRequest const&) {
              Page<Holiday> page;
              page.items = unit.venues().holidays(asked.from, asked.to);
              return page;
            });
          }};
}

ListTable trainers_table() {
  return {.list = "trainers",
          .title = {"Vivier de formateurs", "فريق المكوِّنين", "Pool of trainers"},
          .permission = Permission::trainers_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_trainers(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<TrainerPage>(trainer_columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.trainers().list(filter, page);
            });
          },
          .names_people = true};
}

}  // namespace athar::api
