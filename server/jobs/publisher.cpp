#include "server/jobs/publisher.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "domain/reference/reference_list.hpp"
#include "domain/territory/place.hpp"
#include "server/disclosure/linear_solver.hpp"

namespace athar::api {
namespace {

constexpr auto time_between_looks = std::chrono::minutes(10);

/// Rows stand there whether or not anybody is in them: one that appeared would tell of its first person.
published::Lists lists(UnitOfWork& unit) {
  published::Lists out;
  for (auto const& region : unit.places().list({.kind = "region"}, {.limit = 200}).items) out[reach::Dimension::region].push_back(region.code);
  out[reach::Dimension::session_region] = out[reach::Dimension::region];
  auto const words = [&](reach::Dimension dimension, std::string_view list) {
    for (auto const& item : unit.reference_lists().items(list))
      if (item.active) out[dimension].push_back(item.code);
  };
  words(reach::Dimension::category, "person_category");
  words(reach::Dimension::organisation_type, "organisation_type");
  return out;
}

bool is_shown(PublishedTable const& table) { return !table.withdrawn_at; }

}  // namespace

void Publisher::start() {
  rounds_.start(time_between_looks, "today's edition is not published yet", [this] {
    if (!is_due()) return;
    if (auto made = publish({std::nullopt, "athar-server"}); made) spdlog::info("published the edition of {}", made->day.text());
  });
}

bool Publisher::is_due() {
  if (parts_.index()->tick() == 0) return false;
  auto const last = parts_.database.read()->published_tables().last_edition_head();
  return last && last->day < parts_.today();
}

Result<Edition> Publisher::publish(Actor const& actor) {
  auto unit = parts_.database.begin(Patience::patient);
  auto& store = unit->published_tables();
  store.lock_editions();
  auto const tables = store.all();
  if (std::none_of(tables.begin(), tables.end(), is_shown))
    return refuse(conflict("nothing_to_publish", "There is no table to publish"));
  auto const last = store.last_edition();
  Edition edition{parts_.today(), parts_.now(), 0, {}};
  if (last && edition.day <= last->day) return refuse(conflict("edition_of_today_exists", "Today's edition is published already"));
  auto const index = parts_.index();
  edition.tick = index->tick();
  edition.figures = published::figures_of(published::prepare(tables, *index, lists(*unit), last ? last->figures : std::vector<PublishedFigure>{},
                                                             disclosure::linear_program, store.agreement_sessions()));
  if (auto written = store.insert(edition); !written) return refuse(std::move(written.error()));
  unit->record(actor, {.concept_name = "published_editions", .subject = std::nullopt, .action = "published", .before = {},
                       .after = fmt::format(R"({{"day":"{}","tables":{}}})", edition.day.text(),
                                            std::count_if(tables.begin(), tables.end(), is_shown)),
                       .touched = {}});
  unit->commit();
  parts_.recorded();
  return edition;
}

std::vector<published::PreparedTable> Publisher::preview(UnitOfWork& unit) const {
  auto const last = unit.published_tables().last_edition();
  return published::prepare(unit.published_tables().all(), *parts_.index(), lists(unit),
                            last ? last->figures : std::vector<PublishedFigure>{}, disclosure::linear_program, unit.published_tables().agreement_sessions());
}

Result<void> Publisher::check_size(PublishedTable const& table, UnitOfWork& unit) const {
  auto const at_most = table.agreement_id ? published_cells_of_agreement_at_most : published_cells_at_most;
  if (published::cells_of(table, *parts_.index(), lists(unit), unit.published_tables().agreement_sessions(table.agreement_id)) > at_most)
    return refuse(invalid_field("by", "table_too_large", std::to_string(at_most)));
  return {};
}

}  // namespace athar::api
