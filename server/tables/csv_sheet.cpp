#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "server/api/framework/csv.hpp"
#include "server/tables/local_time.hpp"
#include "server/tables/sheet.hpp"

namespace athar::api {
namespace {

constexpr std::size_t bytes_at_once = 256 * 1024;

std::string decimal(double number, Language language) {
  auto text = fmt::format("{:.2f}", number);
  if (language == Language::fr) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

class CsvSheet final : public SheetWriter {
 public:
  CsvSheet(std::filesystem::path const& file, std::vector<Heading const*> const& columns, Language language)
      : file_(std::fopen(file.c_str(), "wbe"), &std::fclose), language_(language) {
    if (!file_) give_up();
    write_csv_header(out_, columns, language);
  }

  void row(std::vector<Cell> const& cells) override {
    write_csv_row(out_, cells, language_);
    if (out_.size() >= bytes_at_once) flush();
  }

  void finish(Colophon const&) override {
    flush();
    if (std::fflush(file_.get()) != 0) give_up();
  }

 private:
  [[noreturn]] static void give_up() { throw std::system_error(errno, std::generic_category(), "a CSV file"); }

  void flush() {
    auto const text = out_.take();
    if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) give_up();
  }

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  CsvWriter out_;
  Language language_;
};

}  // namespace

void write_csv_header(CsvWriter& out, std::vector<Heading const*> const& columns, Language language) {
  for (auto const* column : columns) out.cell(column->in(language));
  out.end_row();
}

void write_csv_row(CsvWriter& out, std::vector<Cell> const& cells, Language language) {
  for (auto const& each : cells) {
    if (auto const* text = std::get_if<std::string>(&each)) out.cell(*text);
    else if (auto const* whole = std::get_if<std::int64_t>(&each)) out.cell(*whole);
    else if (auto const* number = std::get_if<double>(&each)) out.cell(decimal(*number, language));
    else if (auto const* date = std::get_if<LocalDate>(&each)) out.cell(written(*date));
    else if (auto const* instant = std::get_if<Instant>(&each)) out.cell(written(in_casablanca(*instant)));
    else out.cell("");
  }
  out.end_row();
}

std::unique_ptr<SheetWriter> csv_sheet(std::filesystem::path const& file, std::vector<Heading const*> const& columns, Language language) {
  return std::make_unique<CsvSheet>(file, columns, language);
}

}  // namespace athar::api
