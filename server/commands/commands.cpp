#include "server/commands/commands.hpp"

#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "persistence/postgres/migrate.hpp"
#include "persistence/privacy/purge_storage.hpp"
#include "persistence/recorded/verify.hpp"
#include "persistence/recorded/volume.hpp"
#include "server/commands/offline.hpp"
#include "server/commands/serve.hpp"
#include "server/composition.hpp"
#include "server/mail/settings.hpp"

namespace athar {
namespace {

std::string from_environment(char const* name) {
  char const* value = std::getenv(name);
  return value ? value : "";
}

void print(std::string_view line) { std::printf("%.*s\n", static_cast<int>(line.size()), line.data()); }

struct CommandLine {
  std::string url = from_environment("ATHAR_DATABASE_URL");
  int exit_code{0};

  void add_to(CLI::App& app);

 private:
  void add_serve(CLI::App& app);
  void add_migrate(CLI::App& app);
  void add_seed(CLI::App& app);
  void add_user(CLI::App& app);
  void add_import(CLI::App& app);
  void add_export(CLI::App& app);
  void add_duplicates(CLI::App& app);
  void add_publish(CLI::App& app);
  void add_verify(CLI::App& app);
  void add_purge(CLI::App& app);
  void add_purge_storage(CLI::App& app);
  void add_rotate_identity_key(CLI::App& app);
  void add_openapi(CLI::App& app);

  CLI::App* verb(CLI::App& app, std::string const& name, std::string const& what, bool needs_database = true);

  ServeOptions serve_;
  int own_write_patience_ = 250;
  std::string files_, static_root_, seeds_ = "ops/seeds", email_, password_;
  persistence::Volume volume_;
  ImportOptions import_;
  ExportOptions export_;
  bool dry_run_{false};
  bool forget_{false};
  std::string duplicates_of_;
  int duplicate_threads_{2};
};

CLI::App* CommandLine::verb(CLI::App& app, std::string const& name, std::string const& what, bool needs_database) {
  auto* command = app.add_subcommand(name, what);
  if (needs_database)
    command->add_option("--database", url, "PostgreSQL address; the variable ATHAR_DATABASE_URL when left out")->type_name("URL");
  return command;
}

void CommandLine::add_to(CLI::App& app) {
  app.require_subcommand(1);
  add_serve(app);
  add_migrate(app);
  add_seed(app);
  add_user(app);
  add_import(app);
  add_export(app);
  add_duplicates(app);
  add_publish(app);
  add_verify(app);
  add_purge(app);
  add_purge_storage(app);
  add_rotate_identity_key(app);
  add_openapi(app);
}

void CommandLine::add_serve(CLI::App& app) {
  auto* command = verb(app, "serve", "Serve Athar over HTTP");
  command->add_option("--host", serve_.http.address, "Address to listen on")->capture_default_str();
  command->add_option("--port", serve_.http.port, "Port to listen on; 0 picks a free one")->capture_default_str();
  command->add_option("--static", static_root_, "Folder of the built web application");
  command->add_option("--io-threads", serve_.http.io_threads, "Threads that read and write sockets")->capture_default_str()->check(CLI::Range(1, 64));
  command->add_option("--fast-threads", serve_.http.fast_threads, "Threads for short requests")->capture_default_str()->check(CLI::Range(1, 256));
  command->add_option("--own-write-patience", own_write_patience_, "Milliseconds a figure waits for what its reader has just recorded")->capture_default_str()->check(CLI::Range(0, 60'000));
  command->add_option("--files", files_, "Folder of files: exports for a day, signed sheets and the key of identity numbers for good; a temporary one, which keeps neither of these, when left out");
  command->callback([this] {
    serve_.database_url = url;
    serve_.http.index_threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    serve_.files = files_;
    serve_.own_write_patience = std::chrono::milliseconds(own_write_patience_);
    serve_.http.static_root = static_root_;
    mail::use(mail::settings_from(from_environment));
    exit_code = run_server(serve_);
  });
}

void CommandLine::add_migrate(CLI::App& app) {
  verb(app, "migrate", "Bring the database to this version's schema and reference data")->callback([this] {
    auto const report = persistence::migrate(url, [](std::string_view name) { print("migrating: " + std::string(name)); });
    print(fmt::format("schema version {}, {} migrations run{}", report.version, report.applied, report.rebuilt ? ", views rebuilt" : ""));
  });
}

void CommandLine::add_seed(CLI::App& app) {
  auto* command = verb(app, "seed", "Load data that Athar ships or makes", false);
  command->require_subcommand(1);
  auto* demonstration = verb(*command, "demo", "The demonstration data, through the same commands as the API's");
  demonstration->add_option("--file", seeds_, "Folder of the seeds")->capture_default_str();
  demonstration->add_option("--files", files_, "The folder that serve will be given, for scans of signed sheets; none are loaded when left out");
  demonstration->callback([this] { exit_code = seed_demonstration(url, seeds_, files_); });
  auto* load = verb(*command, "load", "Made-up people, sessions and registrations in bulk, the same on every machine, for benchmarks");
  load->add_option("--people", volume_.people)->capture_default_str();
  load->add_option("--sessions", volume_.sessions)->capture_default_str();
  load->add_option("--registrations", volume_.registrations)->capture_default_str();
  load->add_option("--organisations", volume_.organisations)->capture_default_str();
  load->callback([this] { persistence::load_volume(url, volume_, [](std::string const& line) { print(line); }); });
}

void CommandLine::add_user(CLI::App& app) {
  auto* command = verb(app, "user", "Accounts", false);
  command->require_subcommand(1);
  auto* ensure = verb(*command, "ensure-admin", "Make sure that an administrator can sign in; prints what to sign in with");
  email_ = from_environment("ATHAR_ADMIN_EMAIL");
  password_ = from_environment("ATHAR_ADMIN_PASSWORD");
  ensure->add_option("--email", email_, "ATHAR_ADMIN_EMAIL when left out, else admin@athar.local");
  ensure->callback([this] { exit_code = ensure_administrator(url, email_, password_); });
}

void CommandLine::add_import(CLI::App& app) {
  auto* command = verb(app, "import", "Import a list");
  command->add_option("kind", import_.kind, "What the rows are: agreements, organisations, people, sessions, registrations, progress, places")->required();
  command->add_option("file", import_.file, "A text file of separated values or a workbook; for places UTF-8 and the columns of ops/seeds/reference/places.tsv")->required()->check(CLI::ExistingFile);
  command->add_option("--map", import_.map, "field=column, as often as needed; columns with usual names are found without")->type_name("FIELD=COLUMN");
  command->add_option("--default", import_.defaults, "field=value for what the file does not say")->type_name("FIELD=VALUE");
  command->add_option("--create-programme", import_.create_programme, "Make this programme if there is none of that code")->type_name("CODE=TITLE");
  command->add_option("--session", import_.session, "The session that registrations or progress are for")->type_name("ID");
  command->add_option("--sheet", import_.sheet, "Which sheet of a workbook, from 1; guessed when left out")->check(CLI::Range(1, 10'000));
  command->add_option("--header-rows", import_.header_rows, "Rows of the header, as 3 or 3-4; guessed when left out")->type_name("A-B");
  command->add_flag("--skip-rows-in-error", import_.skip_rows_in_error, "Import the other rows instead of nothing");
  command->add_flag("--dry-run", import_.dry_run, "Say what would happen, write nothing");
  command->callback([this] { exit_code = import_file(url, import_); });
}

void CommandLine::add_export(CLI::App& app) {
  auto* command = verb(app, "export", "Write a list as a spreadsheet or as CSV");
  command->add_option("list", export_.list, "people, organisations, sessions, registrations, programmes, outreach_activities, …")->required();
  command->add_option("file,--out", export_.file, "File to write, .xlsx or .csv; CSV on standard output when left out");
  command->add_option("--filter", export_.filters, "A query parameter of the list in the API, as often as needed")->type_name("NAME=VALUE");
  command->add_option("--columns", export_.columns, "Codes of columns in the order wanted; all of them when left out")->delimiter(',');
  command->add_flag("--names", export_.names, "Of a list of people: a row each, with the name, instead of counts; kept in the audit trail");
  command->add_option("--language", export_.language, "Of labels and words")->capture_default_str()->check(CLI::IsMember({"fr", "ar", "en"}));
  command->callback([this] { exit_code = export_list(url, export_); });
}

void CommandLine::add_duplicates(CLI::App& app) {
  auto* command = verb(app, "duplicates", "Compare the whole register with itself and put pairs that may be one in the review");
  command->add_option("of", duplicates_of_, "people or organisations; both when left out")->check(CLI::IsMember({"people", "organisations"}));
  command->add_option("--threads", duplicate_threads_, "Threads that compare")->capture_default_str()->check(CLI::Range(1, 64));
  command->callback([this] { exit_code = find_duplicates(url, duplicates_of_, duplicate_threads_); });
}

void CommandLine::add_publish(CLI::App& app) {
  verb(app, "publish", "Print today's edition of the published tables, unless it is printed already")->callback([this] {
    exit_code = publish_edition(url);
  });
}

void CommandLine::add_verify(CLI::App& app) {
  verb(app, "verify", "Compare what is recorded with the ordinary tables, and the figures with SQL")->callback([this] {
    exit_code = persistence::verify(url, [](std::string const& line) { print(line); }) ? 0 : 1;
  });
}

void CommandLine::add_purge(CLI::App& app) {
  auto* command = verb(app, "purge", "Empty what the retention rules no longer keep; a running server does it every night");
  command->add_flag("--dry-run", dry_run_, "Say what would be emptied, write nothing");
  command->callback([this] { exit_code = purge(url, dry_run_); });
}

void CommandLine::add_purge_storage(CLI::App& app) {
  verb(app, "purge-storage", "Write the database's files anew, so that what was erased is in none of them")->callback([this] {
    exit_code = persistence::purge_storage(url, [](std::string const& line) { print(line); }) ? 0 : 1;
  });
}

void CommandLine::add_rotate_identity_key(CLI::App& app) {
  auto* command = verb(app, "rotate-identity-key", "Seal the identity numbers with a new key; may run while Athar serves");
  command->add_option("--files", files_, "The folder that serve is given")->required()->check(CLI::ExistingDirectory);
  command->add_flag("--forget", forget_, "Drop the former keys from the key file: backups made before can then not be read");
  command->callback([this] { exit_code = rotate_identity_key(url, files_, forget_); });
}

void CommandLine::add_openapi(CLI::App& app) {
  verb(app, "openapi", "Print the OpenAPI document", false)->callback([] { print(api::RouteTable(all_routes()).openapi()); });
}

}  // namespace

int run_command_line(int count, char const* const* arguments) {
  CLI::App app("Athar: trainings, partnerships, and what they reached");
  app.set_version_flag("--version", "athar-server 0.1.0");
  CommandLine line;
  line.add_to(app);
  try {
    app.parse(count, arguments);
  } catch (CLI::ParseError const& error) {
    return app.exit(error);
  } catch (std::exception const& error) {
    std::fprintf(stderr, "athar-server: %s\n", error.what());
    return 1;
  }
  return line.exit_code;
}

}  // namespace athar
