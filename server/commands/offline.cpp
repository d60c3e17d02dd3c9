#include "server/commands/offline.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "domain/imports/csv_reader.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "domain/territory/place.hpp"
#include "persistence/mail/demonstration_mail.hpp"
#include "persistence/postgres/database.hpp"
#include "persistence/postgres/settings.hpp"
#include "persistence/reach/as_of.hpp"
#include "persistence/recorded/fact_reader.hpp"
#include "persistence/recorded/recorder.hpp"
#include "server/api/privacy/identity_keys.hpp"
#include "server/api/privacy/retention.hpp"
#include "server/api/reach/reach_service.hpp"
#include "server/clock.hpp"
#include "server/composition.hpp"
#include "server/jobs/register_comparison_run.hpp"
#include "server/api/signed_sheets/sheet_files.hpp"
#include "server/jobs/publisher.hpp"
#include "server/jobs/run_import.hpp"
#include "server/process/child.hpp"
#include "server/seed/replay.hpp"
#include "server/sign_in/accounts.hpp"
#include "server/tables/list_maker.hpp"

namespace athar {
namespace {

/// Commands commit without a tick; `record_now` takes it when they are done.
class NobodyRecords final : public RecordedTime {
 public:
  void wake() override {}
  bool wait_for(std::int64_t) override { return false; }
};

/// The parts of the graph that commands need.
struct Offline {
  explicit Offline(std::string const& url)
      : database({.url = url, .quick_connections = 2, .patient_connections = 2, .quick_timeout_ms = 0}), routes(all_routes()),
        authenticator(database, now), accounts(database, authenticator, now) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    spdlog::set_level(spdlog::level::warn);
  }

  Caller administrator() const {
    Caller caller;
    caller.name = "athar-server";
    caller.role = Role::administrator;
    return caller;
  }

  persistence::PostgresDatabase database;
  api::RouteTable routes;
  NobodyRecords recorded_time;
  api::LastWrites last_writes;
  api::Authenticator authenticator;
  api::Accounts accounts;
  api::Services services{.database = database,
                         .recorded_time = recorded_time,
                         .last_writes = last_writes,
                         .reach = nullptr,
                         .accounts = &accounts,
                         .imports = nullptr,
                         .exports = nullptr,
                         .duplicates = nullptr,
                         .demonstration = false,
                         .now = now,
                         .new_id = new_id,
                         .today = today};
};

/// A seed counts what it loaded, and asks for nothing that was known earlier.
class NothingEarlier final : public FactsArchive {
 public:
  Result<reach::Index::Snapshot> at(Instant) override { return refuse(not_found("figures of an earlier instant")); }
  reach::Index::Snapshot with_attributes_of_now() override { return reach::Index::empty(); }
};

/// Set by a signal: a long comparison ends between two steps.
volatile std::sig_atomic_t interrupted = 0;

/// Takes the tick of what was committed, so that the next question finds it. Beside a running server, that server does.
void record_now(std::string const& url) {
  persistence::Recorder recorder(url);
  if (recorder.lead()) recorder.record_once();
}

std::pair<std::string, std::string> pair_of(std::string const& text) {
  auto const at = text.find('=');
  if (at == std::string::npos || at == 0) throw std::runtime_error("Expected name=value, got '" + text + "'");
  return {text.substr(0, at), text.substr(at + 1)};
}

/// "3" or "3-4".
std::pair<int, int> rows_of(std::string const& text) {
  int first = 0, last = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), first);
  bool const alone = end == text.data() + text.size();
  auto const [second_end, second_error] = alone ? std::from_chars_result{end, error} : std::from_chars(end + 1, text.data() + text.size(), last);
  bool const read = error == std::errc() && second_error == std::errc() && (alone || *end == '-') && second_end == text.data() + text.size();
  if (!read) throw std::runtime_error("Expected rows as 3 or 3-4, got '" + text + "'");
  return {first, alone ? first : last};
}

std::string content_of(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("Cannot read " + file);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Prints a refusal; the exit code that goes with it.
int say(Error const& error) {
  std::fprintf(stderr, "athar-server: %s: %s\n", error.code.c_str(), error.message.c_str());
  for (auto const& field : error.fields)
    std::fprintf(stderr, "  %s: %s %s\n", field.path.c_str(), field.code.c_str(), field.detail.c_str());
  return 1;
}

/// An official list in the columns of ops/seeds/reference/places.tsv, whatever their order.
int import_places(Offline& offline, std::string const& url, std::string const& file) {
  auto const table = read_csv(content_of(file));
  if (!table) return say(table.error());
  std::vector<OfficialPlace> places;
  places.reserve(table->rows.size());
  for (auto const& row : table->rows) {
    auto cell = [&](std::string_view column) {
      for (std::size_t i = 0; i < table->columns.size() && i < row.cells.size(); ++i)
        if (table->columns[i] == column) return row.cells[i];
      return std::string();
    };
    std::string const parent = cell("parent_code");
    places.push_back({.code = cell("code"), .kind = cell("kind"), .parent_code = parent.empty() ? std::nullopt : std::optional(parent),
                      .name = {cell("name_fr"), cell("name_ar"), cell("name_en")}, .type = cell("type")});
  }
  auto unit = offline.database.begin(Patience::patient);
  auto report = unit->places().take_official_list(places);
  if (!report) return say(report.error());
  if (report->taken > 0)
    unit->record({std::nullopt, "athar-server import"}, {.concept_name = "places", .subject = std::nullopt, .action = "imported", .before = {},
                                                         .after = fmt::format(R"({{"rows":{},"taken":{}}})", report->rows, report->taken),
                                                         .touched = {}});
  unit->commit();
  std::printf("%d places new or changed of %d\n", report->taken, report->rows);
  if (report->taken > 0) record_now(url);
  return 0;
}

std::string format_of(std::string const& file) { return file.ends_with(".xlsx") ? "xlsx" : "csv"; }

Language language_named(std::string const& code) { return code == "ar" ? Language::ar : code == "en" ? Language::en : Language::fr; }

}  // namespace

int seed_demonstration(std::string const& url, std::string const& folder, std::string const& files) {
  if (persistence::setting(url, "demonstration")) {
    std::fprintf(stderr, "The demonstration data is already there.\n");
    return 0;
  }
  Offline offline(url);
  api::SheetFiles sheet_files(files);
  if (!files.empty()) offline.services.sheet_files = &sheet_files;
  NothingEarlier archive;
  api::ReachService reach(archive, offline.database);
  seed::Replay replay(offline.routes, offline.services, offline.administrator(), [&](bool at_hand) {
    if (at_hand) {
      record_now(url);
      persistence::Connection connection({url});
      persistence::FactReader reader(connection);
      reach.replace(persistence::load_index(reader));
    }
    offline.services.reach = at_hand ? &reach : nullptr;
  });
  seed::load_folder(folder + "/demo", replay, [](std::string const& line) { std::fprintf(stderr, "  %s\n", line.c_str()); });
  persistence::settle_demonstration_mail(url);
  persistence::set_setting(url, "demonstration", "true");
  if (int const failed = publish_edition(url); failed != 0) return failed;
  std::printf("Demonstration accounts, all with the password athar-demo-2026:\n");
  for (auto role : all_roles()) {
    std::string const name(name_of(role));
    std::printf("  %s@demo.athar.example\n", name.c_str());
  }
  return 0;
}

int publish_edition(std::string const& url) {
  record_now(url);
  Offline offline(url);
  persistence::Connection connection({url});
  persistence::FactReader reader(connection);
  auto const index = persistence::load_index(reader);
  api::Publisher publisher({.database = offline.database, .index = [&] { return index; }, .now = now, .today = today, .recorded = [] {}});
  auto const edition = publisher.publish({std::nullopt, "athar-server publish"});
  if (!edition) return say(edition.error());
  record_now(url);
  std::printf("Published the edition of %s: %zu cells\n", edition->day.text().c_str(), edition->figures.size());
  return 0;
}

int ensure_administrator(std::string const& url, std::string email, std::string const& password) {
  Offline offline(url);
  if (email.empty()) email = "admin@athar.local";
  auto done = offline.accounts.ensure_administrator(email, password.empty() ? std::nullopt : std::optional(password));
  if (!done) {
    std::fprintf(stderr, "athar-server: %s", done.error().code.c_str());
    for (auto const& field : done.error().fields) std::fprintf(stderr, " %s: %s", field.path.c_str(), field.code.c_str());
    std::fprintf(stderr, "\n");
    return 1;
  }
  record_now(url);
  std::printf("Administrator: %s", email.c_str());
  if (done->generated_password) std::printf(", password: %s", done->generated_password->c_str());
  std::printf("\n");
  return 0;
}

int import_file(std::string const& url, ImportOptions const& options) {
  Offline offline(url);
  if (options.kind == "places") return import_places(offline, url, options.file);
  api::ImportRequest request{.kind = options.kind, .content = content_of(options.file), .file_name = options.file};
  request.skip_rows_in_error = options.skip_rows_in_error;
  request.dry_run = options.dry_run;
  for (auto const& each : options.map) request.mapping.insert(pair_of(each));
  for (auto const& each : options.defaults) request.defaults.insert(pair_of(each));
  if (!options.session.empty()) {
    request.session_id = SessionId::parse(options.session);
    if (!request.session_id) return say(invalid_field("session", "invalid_uuid"));
  }
  if (options.sheet > 0) request.sheet = options.sheet - 1;
  if (!options.header_rows.empty()) request.header_rows = rows_of(options.header_rows);
  if (!options.create_programme.empty()) request.create_programme = pair_of(options.create_programme);
  auto report = api::run_import(offline.services, {std::nullopt, "athar-server import"}, request,
                                [](int done, int total) { std::fprintf(stderr, "\r%d / %d", done, total); });
  std::fprintf(stderr, "\r");
  if (!report) return say(report.error());
  if (report->written) record_now(url);
  std::printf("%s", report->text().c_str());
  return report->written || options.dry_run ? 0 : 1;
}

int purge(std::string const& url, bool dry_run) {
  Offline offline(url);
  auto unit = offline.database.begin(Patience::patient);
  if (dry_run) {
    for (auto const& each : unit->privacy().retention().rules())
      if (each.months)
        std::printf("%s: %lld\n", std::string(word(each.rule)).c_str(), static_cast<long long>(unit->privacy().retention().due(each, today())));
    return 0;
  }
  unit->privacy().retention().hold_purges();
  for (auto const& [rule, emptied] : api::purge_what_is_due(*unit, {std::nullopt, "athar-server"}, today(), now()))
    std::printf("%s: %lld\n", std::string(word(rule)).c_str(), static_cast<long long>(emptied));
  unit->commit();
  return 0;
}

int rotate_identity_key(std::string const& url, std::string const& files, bool forget) {
  Offline offline(url);
  api::IdentityKeys const keys(files);
  auto refused = [](Error const& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    return 1;
  };
  auto unit = offline.database.begin(Patience::patient);
  // Held first: a number that is sealed meanwhile waits, and is sealed with the new key.
  auto numbers = unit->sensitive_data().hold_all_numbers();
  if (auto ready = keys.prepare(unit->sensitive_data().keys_in_use()); !ready) return refused(ready.error());
  auto const id = keys.add();
  if (!id) return refused(id.error());
  for (auto& each : numbers) {
    auto const number = keys.open(each);
    if (!number) return refused(number.error());
    auto sealed = keys.seal(each.person_id, each.kind, *number);
    if (!sealed) return refused(sealed.error());
    each.number = std::move(*sealed);
    unit->sensitive_data().reseal(each);
  }
  json::Writer after(64);
  after.begin_object().field("number", static_cast<std::int64_t>(numbers.size()));
  unit->record({std::nullopt, "athar-server"}, {.concept_name = "identity_numbers", .subject = std::nullopt, .action = "updated", .before = {},
                                                .after = after.end_object().take(), .touched = {}});
  auto in_use = unit->sensitive_data().keys_in_use();
  unit->commit();
  std::printf("%zu numbers sealed with key %s\n", numbers.size(), id->c_str());
  if (!forget) return 0;
  in_use.push_back(*id);
  auto const dropped = keys.keep_only(in_use);
  if (!dropped) return refused(dropped.error());
  std::printf("%d former keys dropped: backups of before cannot be read without a copy of them\n", *dropped);
  return 0;
}

int find_duplicates(std::string const& url, std::string const& subject, int threads) {
  Offline offline(url);
  interrupted = 0;
  std::signal(SIGINT, [](int) { interrupted = 1; });
  std::signal(SIGTERM, [](int) { interrupted = 1; });
  for (auto const of : {DuplicateSubject::people, DuplicateSubject::organisations}) {
    if (!subject.empty() && subject != word(of)) continue;
    int shown = -1;
    auto const report = api::compare_whole_register(offline.database, of, now(), static_cast<std::size_t>(threads), [&](int per_mille) {
      if (per_mille / 10 != shown) std::fprintf(stderr, "\r%.*s: %d %%", static_cast<int>(word(of).size()), word(of).data(), shown = per_mille / 10);
      return interrupted == 0;
    });
    std::fprintf(stderr, "\n");
    if (!report) {
      std::fprintf(stderr, "Ended before the end; what was found so far is kept.\n");
      return 130;
    }
    std::printf("%.*s: %zu compared, %zu pairs to review, %zu of them certain\n", static_cast<int>(word(of).size()), word(of).data(),
                report->records, report->pairs, report->certain);
  }
  return 0;
}

int export_list(std::string const& url, ExportOptions const& options) {
  Offline offline(url);
  offline.services.demonstration = persistence::setting(url, "demonstration") == "true";
  bool const to_standard_output = options.file.empty();
  process::TemporaryFolder const folder("export");
  ExportOrder order{.kind = "list", .list = options.list, .format = to_standard_output ? "csv" : format_of(options.file),
                    .columns = options.columns, .names = options.names, .reason = options.names ? "athar-server export" : "",
                    .language = language_named(options.language)};
  for (auto const& each : options.filters) order.filters.insert(pair_of(each));
  http::Request request;
  Caller const caller = offline.administrator();
  api::Call call{request, offline.services, caller, order.language, {}};
  auto const tables = all_tables();
  if (auto may = api::check_list(tables, call, order); !may) return say(may.error());
  // Put in its place when it is whole: an older file of that name stays until then.
  std::filesystem::path const target = to_standard_output ? folder.path() + "/list" : options.file + ".part";
  struct Remover {
    std::filesystem::path const& file;
    ~Remover() {
      std::error_code gone_already;
      std::filesystem::remove(file, gone_already);
    }
  } const remover{target};
  api::ExportTask task{call, order, target, [](std::int64_t done, std::int64_t) { std::fprintf(stderr, "\r%lld", static_cast<long long>(done)); }};
  auto made = api::write_list(tables, task);
  std::fprintf(stderr, "\r");
  if (!made) return say(made.error());
  if (order.names) {
    json::Writer said(128);
    said.begin_object().field("list", order.list).field("format", order.format).field("reason", order.reason).field("rows", made->rows);
    auto unit = offline.database.begin();
    unit->record({std::nullopt, caller.name}, {.concept_name = "exports", .subject = std::nullopt, .action = "created", .before = {},
                                               .after = said.end_object().take(), .touched = {}});
    unit->commit();
  }
  if (to_standard_output) {
    auto const text = content_of(target);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
  }
  std::filesystem::rename(target, options.file);
  std::printf("%lld rows\n", static_cast<long long>(made->rows));
  return 0;
}

}  // namespace athar
