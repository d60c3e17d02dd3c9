#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "server/json/terms.hpp"
#include "server/process/child.hpp"
#include "server/tables/local_time.hpp"
#include "server/tables/sheet.hpp"

namespace athar::api {
namespace {

std::vector<Heading const*> const columns{&heading("family_name"), &heading("seats"), &heading("date"), &heading("budget")};

std::string content_of(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A limit on the size of files for as long as it lives: the next best thing to a full disk.
struct SmallFiles {
  explicit SmallFiles(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit const small{bytes, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &before); }
  rlimit before{};
};

TEST(Tables, WriteDaysAndDecimalsAsTheLanguageDoes) {
  process::TemporaryFolder const folder("tables");
  auto const file = folder.path() + "/list.csv";
  auto sheet = csv_sheet(file, columns, Language::fr);
  sheet->row({cell("Alaoui"), cell(12), cell(*LocalDate::parse("2026-05-12")), cell(1234.5)});
  sheet->row({cell("=1+1;\"a\""), Cell{}, Cell{}, Cell{}});
  sheet->finish({});
  EXPECT_EQ(content_of(file), "\xEF\xBB\xBFNom;Places;Date;Budget\r\nAlaoui;12;12/05/2026;1234,50\r\n\"'=1+1;\"\"a\"\"\";;;\r\n");
}

TEST(Tables, TellTheTimeOfMorocco) {
  EXPECT_EQ(written(in_casablanca(*Instant::parse("2026-07-01T23:30:00Z"))), "02/07/2026 00:30");
  EXPECT_EQ(written(in_casablanca(*Instant::parse("2026-03-01T23:30:00Z"))), "01/03/2026 23:30") << "UTC in Ramadan";
  EXPECT_EQ(written(in_casablanca(*Instant::parse("1969-12-31T23:59:59Z"))), "31/12/1969 23:59");
}

TEST(Tables, RefuseToLeaveASpreadsheetCutShort) {
  process::TemporaryFolder const folder("tables");
  auto const file = folder.path() + "/list.xlsx";
  auto write = [&](rlim_t limit) {
    SmallFiles const small(limit);
    auto sheet = xlsx_sheet(file, "Sessions", columns, Language::fr);
    for (int i = 0; i < 5000; ++i) sheet->row({cell("Alaoui"), cell(i), cell(*LocalDate::parse("2026-05-12")), cell(i / 3.0)});
    sheet->finish({});
  };
  EXPECT_NO_THROW(write(RLIM_INFINITY));
  auto const whole = std::filesystem::file_size(file);
  // Room for the finished file, but not for the rows it is made from: the library itself says nothing of it.
  EXPECT_THROW(write(2 * whole), std::system_error);
  EXPECT_THROW(write(whole / 2), std::system_error);
}

TEST(Tables, RefuseToLeaveACsvCutShort) {
  process::TemporaryFolder const folder("tables");
  SmallFiles const small(64 * 1024);
  auto sheet = csv_sheet(folder.path() + "/list.csv", columns, Language::fr);
  EXPECT_THROW(
      {
        for (int i = 0; i < 50'000; ++i) sheet->row({cell("Alaoui"), cell(i), Cell{}, Cell{}});
        sheet->finish({});
      },
      std::system_error);
}

TEST(Terms, AreTheWordsOfTheScreens) {
  EXPECT_EQ(json::term(Language::fr, "sex", "F"), "femme");
  EXPECT_EQ(json::term(Language::en, "modality", "distance"), "distance");
  EXPECT_EQ(json::term(Language::fr, "concept", "people"), "Personnes");
  EXPECT_EQ(json::term(Language::fr, "sex", "X"), "X") << "a code nobody named stays readable";
  for (auto const* family : {"sex", "title", "session_kind", "modality", "session_status", "role", "registration_status", "administrative_level",
                             "account_role", "place_kind", "audience_method", "concept", "action", "language"})
    for (auto language : {Language::fr, Language::ar, Language::en}) EXPECT_FALSE(json::terms(language, family).empty()) << family;
}

}  // namespace
}  // namespace athar::api
