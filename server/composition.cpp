#include "server/composition.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include "domain/documents/signed_sheet.hpp"
#include "domain/reach/index.hpp"
#include "domain/recorded/facts_archive.hpp"
#include "persistence/mail/mail_queue.hpp"
#include "persistence/postgres/database.hpp"
#include "persistence/reach/as_of.hpp"
#include "persistence/recorded/tick_feed.hpp"
#include "server/api/accounts/accounts.hpp"
#include "server/api/accounts/table.hpp"
#include "server/api/agreement_terms/agreement_terms.hpp"
#include "server/api/agreement_terms/table.hpp"
#include "server/api/agreements/agreements.hpp"
#include "server/api/agreements/table.hpp"
#include "server/api/application.hpp"
#include "server/api/attendances/attendances.hpp"
#include "server/api/calendar/calendar.hpp"
#include "server/api/changes/changes.hpp"
#include "server/api/changes/table.hpp"
#include "server/api/commitments/commitments.hpp"
#include "server/api/commitments/table.hpp"
#include "server/api/committees/committees.hpp"
#include "server/api/committees/table.hpp"
#include "server/api/corrections/corrections.hpp"
#include "server/api/designations/designations.hpp"
#include "server/api/designations/table.hpp"
#include "server/api/courses/courses.hpp"
#include "server/api/courses/table.hpp"
#include "server/api/duplicates/duplicates.hpp"
#include "server/api/entrance/entrance.hpp"
#include "server/api/evaluations/evaluations.hpp"
#include "server/api/exports/exports.hpp"
#include "server/api/import_templates/import_templates.hpp"
#include "server/api/documents/documents.hpp"
#include "server/api/documents/export_makers.hpp"
#include "server/api/imports/import_jobs.hpp"
#include "server/api/imports/imports.hpp"
#include "server/api/invitations/invitations.hpp"
#include "server/api/mail/mail.hpp"
#include "server/api/organisations/organisations.hpp"
#include "server/api/organisations/table.hpp"
#include "server/api/outreach/outreach.hpp"
#include "server/api/outreach/table.hpp"
#include "server/api/partner_words/partner_words.hpp"
#include "server/api/partner_reports/partner_reports.hpp"
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
#include "server/api/privacy/identity_keys.hpp"
#include "server/api/privacy/requests.hpp"
#include "server/api/privacy/retention.hpp"
#include "server/api/privacy/sensitive_data.hpp"
#include "server/api/programmes/programmes.hpp"
#include "server/api/programmes/table.hpp"
#include "server/api/public_register/public_register.hpp"
#include "server/api/public_tables/public_tables.hpp"
#include "server/api/published_tables/published_tables.hpp"
#include "server/api/reach/disability_totals.hpp"
#include "server/api/reach/reach.hpp"
#include "server/api/reach/reach_service.hpp"
#include "server/api/reach/records_table.hpp"
#include "server/api/reference_lists/reference_lists.hpp"
#include "server/api/registrations/registrations.hpp"
#include "server/api/registrations/table.hpp"
#include "server/api/saved_views/saved_views.hpp"
#include "server/api/session_plans/session_plans.hpp"
#include "server/api/session_budgets/session_budgets.hpp"
#include "server/api/session_budgets/table.hpp"
#include "server/api/sessions/copies.hpp"
#include "server/api/resources/resources.hpp"
#include "server/api/resources/table.hpp"
#include "server/api/scheduling/scheduling.hpp"
#include "server/api/sessions/sessions.hpp"
#include "server/api/sessions/table.hpp"
#include "server/api/sign_in/sign_in.hpp"
#include "server/api/signed_sheets/sheet_files.hpp"
#include "server/api/signed_sheets/signed_sheets.hpp"
#include "server/api/signed_sheets/views.hpp"
#include "server/api/time_zone/time_zone.hpp"
#include "server/api/today/today.hpp"
#include "server/clock.hpp"
#include "server/jobs/deadline_rounds.hpp"
#include "server/jobs/duplicate_jobs.hpp"
#include "server/jobs/export_jobs.hpp"
#include "server/jobs/invitation_reminders.hpp"
#include "server/jobs/nightly_purge.hpp"
#include "server/jobs/partner_report_rounds.hpp"
#include "server/jobs/promotion_deadlines.hpp"
#include "server/jobs/publisher.hpp"
#include "server/mail/sender.hpp"
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
  FeedOfTicks(persistence::TickFeed& feed, std::chrono::milliseconds patience) : feed_(feed), patience_(patience) {}
  void wake() override { feed_.wake(); }
  bool wait_for(std::int64_t change_set) override { return feed_.wait_until_numbered(change_set, patience_).has_value(); }

 private:
  persistence::TickFeed& feed_;
  std::chrono::milliseconds patience_;
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
  add(api::organisation_event_routes());
  add(api::post_correction_routes());
  add(api::organisation_logo_routes());
  add(api::people_routes());
  add(api::person_merge_routes());
  add(api::person_group_routes());
  add(api::erasure_routes());
  add(api::person_request_routes());
  add(api::consent_routes());
  add(api::privacy_notice_routes());
  add(api::retention_routes());
  add(api::sensitive_data_routes());
  add(api::programme_routes());
  add(api::course_routes());
  add(api::session_routes());
  add(api::coaching_routes());
  add(api::e_learning_routes());
  add(api::study_visit_routes());
  add(api::calendar_routes());
  add(api::calendar_feed_routes());
  add(api::session_copy_routes());
  add(api::session_budget_routes());
  add(api::booking_routes());
  add(api::clash_routes());
  add(api::room_check_routes());
  add(api::schedule_routes());
  add(api::resource_routes());
  add(api::trainer_routes());
  add(api::registration_routes());
  add(api::invitation_routes());
  add(api::session_message_routes());
  add(api::practical_note_routes());
  add(api::answer_routes());
  add(api::mail_message_routes());
  add(api::mail_template_routes());
  add(api::attendance_routes());
  add(api::designation_routes());
  add(api::designated_people_routes());
  add(api::reply_form_routes());
  add(api::document_routes());
  add(api::signed_sheet_routes());
  add(api::outreach_routes());
  add(api::agreement_routes());
  add(api::agreement_terms_routes());
  add(api::agreement_life_routes());
  add(api::agreement_document_routes());
  add(api::agreement_link_routes());
  add(api::agreement_publication_routes());
  add(api::committee_routes());
  add(api::committee_meeting_routes());
  add(api::committee_contribution_routes());
  add(api::committee_decision_routes());
  add(api::evaluation_routes());
  add(api::correction_routes());
  add(api::partner_report_routes());
  add(api::report_link_routes());
  add(api::reach_routes());
  add(api::disability_totals_routes());
  add(api::time_zone_routes());
  add(api::published_table_routes());
  add(api::agreement_table_routes());
  add(api::public_table_routes());
  add(api::public_register_routes());
  add(api::saved_view_routes());
  add(api::commitment_routes());
  add(api::evidence_file_routes());
  add(api::clause_chain_routes());
  add(api::deadline_routes());
  add(api::entrance_routes());
  add(api::partner_word_routes());
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
          api::merges_table(),        api::held_data_table(),     api::designations_table(),   api::courses_table(),
          api::budget_lines_table(),  api::budget_totals_table(), api::redacted_attendance_table(), api::mail_messages_table(),
          api::venues_table(),        api::rooms_table(),         api::assets_table(),        api::holidays_table(),
          api::trainers_table(),      api::agreements_table(),    api::agreement_amounts_table(),
          api::committee_decisions_table(), api::commitments_table()};
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
        recorded_time(feed, options.own_write_patience),
        archive(database.pool(Patience::patient), feed),
        reach(archive, database),
        imports(database, services),
        exports(database, services, all_export_makers(), options.files / "exports"),
        duplicates(database, services),
        press({.resources = options.documents}),
        identity_keys(options.kept),
        sheet_files(options.kept),
        publisher({.database = database, .index = [this] { return reach.now(); }, .now = now, .today = today, .recorded = [this] { feed.wake(); }}),
        nightly_purge({.database = database, .now = now, .today = today, .recorded = [this] { feed.wake(); }}),
        promotion_deadlines({.database = database, .new_id = new_id, .now = now, .today = today, .recorded = [this] { feed.wake(); }}),
        invitation_reminders({.database = database, .new_id = new_id, .now = now, .today = today, .recorded = [this] { feed.wake(); }}),
        deadline_rounds({.database = database, .index = [this] { return reach.now(); }, .new_id = new_id, .now = now, .today = today}),
        partner_report_rounds({.database = database, .new_id = new_id, .today = today, .recorded = [this] { feed.wake(); }}),
        mail_sender(std::make_unique<persistence::MailQueue>(options.database_url), mail::settings()),
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
                         .identity_keys = &identity_keys,
                         .sheet_files = &sheet_files,
                         .demonstration = false,
                         .now = now,
                         .new_id = new_id,
                         .today = today};
  api::ImportJobs imports;
  api::ExportJobs exports;
  api::DuplicateJobs duplicates;
  documents::Press press;
  api::IdentityKeys identity_keys;
  api::SheetFiles sheet_files;
  api::Publisher publisher;
  api::NightlyPurge nightly_purge;
  api::PromotionDeadlines promotion_deadlines;
  api::InvitationReminders invitation_reminders;
  api::DeadlineRounds deadline_rounds;
  api::PartnerReportRounds partner_report_rounds;
  mail::Sender mail_sender;
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
  graph_->nightly_purge.stop();
  graph_->promotion_deadlines.stop();
  graph_->invitation_reminders.stop();
  graph_->deadline_rounds.stop();
  graph_->partner_report_rounds.stop();
  graph_->mail_sender.stop();
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
  graph_->sheet_files.keep_only(graph_->database.read(Patience::patient)->signed_sheets().contents());
  graph_->press.start();
  graph_->publisher.start();
  graph_->nightly_purge.start();
  graph_->promotion_deadlines.start();
  graph_->invitation_reminders.start();
  graph_->deadline_rounds.start();
  graph_->partner_report_rounds.start();
  graph_->mail_sender.start();
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
  graph_->nightly_purge.stop();
  graph_->promotion_deadlines.stop();
  graph_->invitation_reminders.stop();
  graph_->deadline_rounds.stop();
  graph_->partner_report_rounds.stop();
  graph_->mail_sender.stop();
  graph_->feed.stop();
}

}  // namespace athar
