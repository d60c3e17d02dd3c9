#include "server/composition.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include "domain/reach/index.hpp"
#include "domain/recorded/facts_archive.hpp"
#include "persistence/postgres/database.hpp"
#include "persistence/reach/as_of.hpp"
#include "persistence/recorded/tick_feed.hpp"
#include "server/api/accounts/accounts.hpp"
#include "server/api/accounts/table.hpp"
#include "server/api/application.hpp"
#include "server/api/attendances/attendances.hpp"
#include "server/api/changes/changes.hpp"
#include "server/api/changes/table.hpp"
#include "server/api/duplicates/duplicates.hpp"
#include "server/api/exports/exports.hpp"
#include "server/api/import_templates/import_templates.hpp"
#include "server/api/documents/documents.hpp"
#include "server/api/documents/export_makers.hpp"
#include "server/api/imports/import_jobs.hpp"
#include "server/api/imports/imports.hpp"
#include "server/api/organisations/organisations.hpp"
#include "server/api/organisations/table.hpp"
#include "server/api/outreach/outreach.hpp"
#include "server/api/outreach/table.hpp"
#include "server/api/people/people.hpp"
#include "server/api/people/table.hpp"
#include "server/api/person_merges/person_merges.hpp"
#include "server/api/person_merges/table.hpp"
#include "server/api/person_groups/person_groups.hpp"
#include "server/api/person_groups/table.hpp"
#include "server/api/places/places.hpp"
#include "server/api/places/table.hpp"
#include "server/api/privacy/consents.hpp"
#include "server/api/privacy/erasures.hpp"
#include "server/api/privacy/requests.hpp"
#include "server/api/privacy/retention.hpp"
#include "server/api/programmes/programmes.hpp"
#include "server/api/programmes/table.hpp"
#include "server/api/public_tables/public_tables.hpp"
#include "server/api/published_tables/published_tables.hpp"
#include "server/api/reach/reach.hpp"
#include "server/api/reach/reach_service.hpp"
#include "server/api/reach/records_table.hpp"
#include "server/api/reference_lists/reference_lists.hpp"
#include "server/api/registrations/registrations.hpp"
#include "server/api/registrations/table.hpp"
#include "server/api/sessions/sessions.hpp"
#include "server/api/sessions/table.hpp"
#include "server/api/sign_in/sign_in.hpp"
#include "server/api/time_zone/time_zone.hpp"
#include "server/api/today/today.hpp"
#include "server/clock.hpp"
#include "server/jobs/duplicate_jobs.hpp"
#include "server/jobs/export_jobs.hpp"
#include "server/jobs/publisher.hpp"
#include "server/documents/press.hpp"
#include "server/live/live_feed.hpp"
#include "server/sign_in/accounts.hpp"
#include "server/sign_in/authenticator.hpp"
#include "server/tables/list_maker.hpp"

namespace athar {
namespace {

/// Commands see recorded time through this; the feed lives in persistence.
class FeedOfTicks final : public RecordedTime {
 public:
  explicit FeedOfTicks(persistence::TickFeed& feed) : feed_(feed) {}
  void wake() override { feed_.wake(); }
  bool wait_for(std::int64_t change_set, std::chrono::milliseconds patience) override {
    return feed_.wait_until_numbered(change_set, patience).has_value();
  }

 private:
  persistence::TickFeed& feed_;
};

/// Answers as-of questions from the recorded facts.
class RecordedFacts final : public FactsArchive {
 public:
  RecordedFacts(persistence::Pool& pool, persistence::TickFeed& feed) : pool_(pool), feed_(feed) {}

  Result<reach::Index::Snapshot> at(Instant instant) override {
    auto connection = pool_.lease();
    auto stamp = feed_.tick_at(*connection, instant);
    if (!stamp) return refuse(std::move(stamp.error()));
    return indexes_.at(*connection, stamp->tick);
  }
  reach::Index::Snapshot with_attributes_of_now() override {
    auto connection = pool_.lease();
    return of_now_.at(*connection);
  }

 private:
  persistence::Pool& pool_;
  persistence::TickFeed& feed_;
  persistence::IndexesAsOf indexes_;
  persistence::IndexWithAttributesOfNow of_now_;
};

reach::Tick load_facts(persistence::FactReader& reader, api::ReachService& reach) {
  reach::IndexBuilder builder;
  auto const stamp = reader.load({.session = [&](reach::SessionFact&& fact) { builder.add(fact); },
                                  .organisation = [&](reach::OrganisationFact&& fact) { builder.add(fact); },
                                  .participation = [&](reach::ParticipationFact&& fact) { builder.add(fact); }});
  reach.replace(builder.finish(stamp.tick, stamp.recorded_at));
  return stamp.tick;
}

}  // namespace

std::vector<api::Route> all_routes() {
  std::vector<api::Route> routes;
  auto add = [&routes](std::vector<api::Route> more) {
    routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  add(api::sign_in_routes());
  add(api::account_routes());
  add(api::place_routes());
  add(api::reference_list_routes());
  add(api::organisation_routes());
  add(api::organisation_logo_routes());
  add(api::people_routes());
  add(api::person_merge_routes());
  add(api::person_group_routes());
  add(api::erasure_routes());
  add(api::person_request_routes());
  add(api::consent_routes());
  add(api::privacy_notice_routes());
  add(api::retention_routes());
  add(api::programme_routes());
  add(api::session_routes());
  add(api::registration_routes());
  add(api::attendance_routes());
  add(api::document_routes());
  add(api::outreach_routes());
  add(api::reach_routes());
  add(api::time_zone_routes());
  add(api::published_table_routes());
  add(api::public_table_routes());
  add(api::today_routes());
  add(api::duplicate_routes());
  add(api::change_routes());
  add(api::import_routes());
  add(api::export_routes());
  add(api::import_template_routes());
  return routes;
}

std::vector<api::ListTable> all_tables() {
  return {api::people_table(),        api::organisations_table(), api::sessions_table(),      api::registrations_table(),
          api::programmes_table(),    api::outreach_table(),      api::reach_records_table(), api::person_groups_table(),
          api::person_group_members_table(), api::places_table(), api::accounts_table(),      api::changes_table(),
          api::merges_table(),        api::held_data_table()};
}

std::vector<api::ExportMaker> all_export_makers() {
  std::vector<api::ExportMaker> makers;
  makers.push_back(api::list_maker(all_tables()));
  for (auto& maker : api::document_makers()) makers.push_back(std::move(maker));
  return makers;
}

struct Composition::Graph {
  explicit Graph(ServeOptions const& options)
      : database({.url = options.database_url,
                  .quick_connections = static_cast<std::size_t>(options.http.fast_threads) + 2,
                  .patient_connections = static_cast<std::size_t>(options.http.slow_threads) + 4}),
        routes(all_routes()),
        feed(options.database_url,
             {.load = [this](persistence::FactReader& reader) { return load_facts(reader, reach); },
              .changed = [this](std::vector<persistence::RecordedTick> const& ticks) { take(ticks); },
              .tell = [](std::string const& sentence) { spdlog::info("{}", sentence); }}),
        recorded_time(feed),
        archive(database.pool(Patience::patient), feed),
        reach(archive, database),
        imports(database, services),
        exports(database, services, all_export_makers(), options.files / "exports"),
        duplicates(database, services),
        press({.resources = options.documents}),
        publisher({.database = database, .index = [this] { return reach.now(); }, .now = now, .today = today, .recorded = [this] { feed.wake(); }}),
        live(reach, now),
        authenticator(database, now),
        accounts(database, authenticator, now),
        application(routes, {.services = services,
                             .authenticator = authenticator,
                             .live = live,
                             .ready = [this] { return feed.connected(); },
                             .metrics = [this] { return metrics(); }}),
        server(options.http, application) {
    services.demonstration = options.demonstration;
  }

  void take(std::vector<persistence::RecordedTick> const& ticks);
  std::string metrics() const;

  persistence::PostgresDatabase database;
  api::RouteTable routes;
  api::LastWrites last_writes;
  persistence::TickFeed feed;
  FeedOfTicks recorded_time;
  RecordedFacts archive;
  api::ReachService reach;
  api::Services services{.database = database,
                         .recorded_time = recorded_time,
                         .last_writes = last_writes,
                         .reach = &reach,
                         .accounts = &accounts,
                         .imports = &imports,
                         .exports = &exports,
                         .duplicates = &duplicates,
                         .publisher = &publisher,
                         .press = &press,
                         .demonstration = false,
                         .now = now,
                         .new_id = new_id,
                         .today = today};
  api::ImportJobs imports;
  api::ExportJobs exports;
  api::DuplicateJobs duplicates;
  documents::Press press;
  api::Publisher publisher;
  api::ReachLiveFeed live;
  api::Authenticator authenticator;
  api::Accounts accounts;
  api::Application application;
  http::Server server;
};

void Composition::Graph::take(std::vector<persistence::RecordedTick> const& ticks) {
  std::vector<reach::Change> changes;
  changes.reserve(ticks.size());
  for (auto const& tick : ticks) {
    changes.push_back(tick.change);
    for (auto const& subject : tick.subjects) {
      if (subject.concept_name == "accounts" && subject.subject) {
        authenticator.forget_account(AccountId{*subject.subject});
        // Whoever opened the feed with an account made a moment ago is not to be sent away by its own making.
        if (subject.action != "created") live.account_changed(AccountId{*subject.subject});
      }
      reach.subject_changed(subject.concept_name);
    }
  }
  if (!reach.apply(changes)) throw persistence::TickHole("The facts in memory are not at the tick before");
  live.moved();
}

std::string Composition::Graph::metrics() const {
  auto const figures = server.figures();
  std::string out;
  auto gauge = [&out](std::string_view name, std::string_view help, auto value) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
  };
  gauge("athar_connections", "Open HTTP connections", figures.connections);
  gauge("athar_live_peers", "Open WebSockets", figures.live_peers);
  gauge("athar_requests", "Requests answered since the start", figures.requests);
  gauge("athar_requests_refused", "Requests refused because a queue was full", figures.refused_queue_full);
  gauge("athar_tick", "Last tick taken in", feed.read_up_to());
  return out;
}

Composition::Composition(ServeOptions const& options) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  graph_ = std::make_unique<Graph>(options);
}

Composition::~Composition() {
  if (!graph_) return;
  // A start that failed half-way leaves threads behind that call into what is about to go.
  graph_->imports.stop();
  graph_->exports.stop();
  graph_->duplicates.stop();
  graph_->press.stop();
  graph_->publisher.stop();
  graph_->feed.stop();
  graph_->live.stop();
  graph_->reach.stop();
}

void Composition::start() {
  graph_->reach.start();
  graph_->live.start();
  graph_->feed.start();
  graph_->imports.start();
  graph_->exports.start();
  graph_->duplicates.start();
  graph_->press.start();
  graph_->publisher.start();
  graph_->server.start();
}

std::uint16_t Composition::port() const { return graph_->server.port(); }

void Composition::stop() {
  graph_->server.drain();
  graph_->live.stop();
  graph_->reach.stop();
  graph_->imports.stop();
  graph_->exports.stop();
  graph_->duplicates.stop();
  graph_->press.stop();
  graph_->publisher.stop();
  graph_->feed.stop();
}

}  // namespace athar
