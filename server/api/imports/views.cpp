#include "server/api/imports/views.hpp"

#include <algorithm>

#include "domain/documents/wording.hpp"
#include "domain/imports/columns.hpp"
#include "domain/imports/imported_records.hpp"
#include "server/api/imports/import_jobs.hpp"
#include "server/jobs/import_plan.hpp"
#include "server/json/messages.hpp"
#include "server/json/terms.hpp"

namespace athar::api {
namespace {

constexpr std::size_t sample_rows = 5;
constexpr std::size_t rows_shown = 50;
constexpr std::size_t greatest_cell = 500;
constexpr std::size_t most_ignored = 50;
constexpr std::size_t most_hidden = 200;

/// Cells for showing: one that is a whole book is left out.
std::vector<std::string> shown(std::vector<std::string> cells) {
  for (auto& cell : cells)
    if (cell.size() > greatest_cell) cell.clear();
  return cells;
}

constexpr std::string_view separator = " | ";

/// The text with its days as the reader writes them: "2026-04-03" is 3 avril 2026.
std::string with_written_days(std::string text, Language language) {
  constexpr std::size_t length = 10;
  for (std::size_t at = 0; at + length <= text.size();) {
    auto const day = text[at] >= '0' && text[at] <= '9' ? LocalDate::parse(std::string_view(text).substr(at, length)) : std::nullopt;
    if (!day) {
      ++at;
      continue;
    }
    auto const written = wording::date(*day, language);
    text.replace(at, length, written);
    at += written.size();
  }
  return text;
}

struct Words {
  std::string_view fr, ar, en;
  std::string_view in(Language language) const { return language == Language::ar ? ar : language == Language::en ? en : fr; }
};
constexpr Words somebody_new{"Une autre personne : nouvelle fiche", "شخص آخر: بطاقة جديدة", "Somebody else: a new record"};
constexpr Words another_organisation{"Une autre organisation : nouvelle fiche", "هيئة أخرى: بطاقة جديدة", "Another organisation: a new record"};
constexpr Words born{"naissance {}", "مواليد {}", "born {}"};

/// "Amine Alami · Ministère de l'Intérieur · Chef de service · naissance 1980 · Rabat-Salé-Kénitra".
std::string label_of(CandidateRecord const& candidate, Language language) {
  std::string label;
  auto add = [&](std::string const& part) {
    if (!part.empty()) label += (label.empty() ? "" : " · ") + part;
  };
  add(candidate.name.in(language));
  add(candidate.organisation.in(language));
  add(candidate.function);
  if (candidate.birth_year) {
    std::string said(born.in(language));
    add(said.replace(said.find("{}"), 2, std::to_string(*candidate.birth_year)));
  }
  add(candidate.region.in(language));
  return label;
}

/// The records that a cell may mean. One that is gone by now is no choice.
std::vector<ImportChoiceView> choices_among(RowRemark const& remark, Candidates const& known, Language language) {
  std::vector<ImportChoiceView> choices;
  for (auto const& candidate : remark.candidates) {
    if (candidate.id == Uuid{}) {
      choices.push_back({candidate.value, std::string((remark.code == "ambiguous_organisation" ? another_organisation : somebody_new).in(language))});
    } else if (auto const found = known.find(candidate.id); found != known.end()) {
      choices.push_back({candidate.value, label_of(found->second, language)});
    }
  }
  return choices;
}

/// What an ambiguous cell may say, "1250 | 1,25" in its remark: each is read in one way.
std::vector<ImportChoiceView> choices_of(RowRemark const& remark, Candidates const& known, Language language) {
  if (!remark.candidates.empty()) return choices_among(remark, known, language);
  std::vector<ImportChoiceView> choices;
  if (remark.code != "ambiguous_date" && remark.code != "ambiguous_number" && remark.code != "ambiguous_count" && remark.code != "ambiguous_percent" && remark.code != "ambiguous_mark") return choices;
  for (std::string_view rest = remark.detail; !rest.empty();) {
    auto const end = rest.find(separator);
    std::string const value(rest.substr(0, end));
    choices.push_back({value, remark.code == "ambiguous_date" ? with_written_days(value, language) : value});
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
  }
  return choices;
}

/// What a message quotes. What the choices say need not be said twice.
std::string quoted(RowRemark const& remark, Language language) {
  if (!remark.candidates.empty()) return {};
  constexpr std::string_view of_days[]{"ambiguous_date", "later_post", "days_of_course", "status_contradicts_dates", "amendment_dated_before_signature",
                                       "extension_same_day", "amendment_ends_before_effect", "extension_after_end", "extension_shortens"};
  bool const is_of_days = std::find(std::begin(of_days), std::end(of_days), remark.code) != std::end(of_days);
  return is_of_days ? with_written_days(remark.detail, language) : remark.detail;
}

/// What a change says of a choice, in the reader's words.
std::string worded(std::string const& field, std::string const& text, Language language) {
  if (field == "status") return json::term(language, "agreement_status", text);
  if (field == "renewal") return json::term(language, "renewal_rule", text);
  return text;
}

}  // namespace

ImportView view_of(Import const& i, Call const& call) {
  ImportView view;
  view.id = i.id;
  view.version = i.version;
  view.kind = i.kind;
  view.session_id = i.session_id;
  view.designation_id = i.designation_id;
  view.state = std::string(name_of(i.state));
  view.file_name = i.file_name;
  view.sha256 = i.sha256;
  view.rows = i.total_rows;
  view.layout = {i.layout.sheet, i.layout.header_first, i.layout.header_last};
  view.remembered_at = i.remembered_at;
  view.mapping = i.mapping;
  view.defaults = i.defaults;
  view.progress = {i.state == ImportState::confirmed ? i.total_rows : 0, i.total_rows};
  view.counts = {{"new", i.counts.fresh}, {"unchanged", i.counts.unchanged}, {"changed", i.counts.changed}, {"error", i.counts.error}};
  view.skip_rows_in_error = i.skip_rows_in_error;
  if (!i.account_name.empty()) view.account_name = i.account_name;
  view.created_at = i.created_at;
  view.finished_at = i.finished_at;
  view.undone_at = i.undone_at;
  bool const can_map = i.state == ImportState::uploaded || i.state == ImportState::previewed;
  view.can = {{"map", can_map}, {"correct", i.state == ImportState::previewed}, {"confirm", i.state == ImportState::previewed && i.total_rows > 0},
              {"cancel", !is_over(i.state)}, {"undo", i.state == ImportState::confirmed}};
  if (!i.failure.empty()) view.failure = ImportFailureView{i.failure, json::message(call.language, i.failure, i.failure_detail), i.failure_detail};
  if (!is_under_way(i.state) || call.services.imports == nullptr) return view;
  if (auto const progress = call.services.imports->progress(i.id)) view.progress = {progress->done, progress->total};
  return view;
}

ImportView view_with_file(UnitOfWork& unit, Import const& i, ImportFile const& file, Call const& call) {
  auto view = view_of(i, call);
  auto const& kind = *import_kind_named(i.kind);
  view.fields.assign(kind.fields.begin(), kind.fields.end());
  for (auto& field : more_fields(unit, i)) view.fields.push_back(std::move(field));
  view.required_fields.emplace_back(kind.one_of.begin(), kind.one_of.end());
  if (!kind.also_one_of.empty()) view.required_fields.emplace_back(kind.also_one_of.begin(), kind.also_one_of.end());
  view.default_fields.assign(kind.default_fields.begin(), kind.default_fields.end());
  for (auto const& sheet : file.sheets) view.sheets.push_back({sheet.name, sheet.hidden, static_cast<int>(sheet.rows.size())});
  if (file.encoding) view.text = ImportTextView{std::string(name_of(file.encoding->encoding)), file.encoding->certain, std::string(file.delimiter ? 1 : 0, file.delimiter)};
  for (auto const& each : unit.imports().corrections(i.id)) view.corrections.push_back({each.row, each.column, each.value});
  if (!check_layout(i.layout, file.sheets)) return view;

  auto const& sheet = file.sheets[static_cast<std::size_t>(i.layout.sheet)];
  for (std::size_t n = 0; n < std::min(rows_shown, sheet.rows.size()); ++n)
    view.first_rows.push_back({sheet.rows[n].row, sheet.rows[n].hidden, shown(sheet.rows[n].cells)});
  auto outline = outline_of(sheet, i.layout);
  for (auto& row : athar::first_rows(sheet, outline, sample_rows)) {
    auto cells = shown(std::move(row.cells));
    cells.resize(outline.columns.size());
    view.sample.push_back(std::move(cells));
  }
  for (std::size_t n = 0; n < std::min(most_ignored, outline.ignored.size()); ++n)
    view.ignored_rows.push_back({outline.ignored[n].row, outline.ignored[n].why, outline.ignored[n].text});
  for (auto const at : outline.rows)
    if (sheet.rows[at].hidden && view.hidden_rows.size() < most_hidden) view.hidden_rows.push_back(sheet.rows[at].row);
  if (i.state == ImportState::uploaded) view.rows = static_cast<int>(outline.rows.size());
  view.columns = std::move(outline.columns);
  return view;
}

void tell_what_is_in_the_way(UnitOfWork& unit, ImportView& view, Call const& call) {
  if (!view.can["undo"]) return;
  for (auto& each : unit.imports().records().built_upon(view.id)) {
    auto message = json::message(call.language, each.code, {});
    view.built_upon.push_back({std::move(each.path), std::move(each.code), std::move(each.detail), std::move(message)});
  }
  view.can["undo"] = view.built_upon.empty();
}

Candidates candidates_of(UnitOfWork& unit, std::vector<ImportRow> const& rows) {
  std::vector<Uuid> ids;
  for (auto const& row : rows)
    for (auto const& remark : row.remarks)
      for (auto const& candidate : remark.candidates)
        if (candidate.id != Uuid{}) ids.push_back(candidate.id);
  return unit.imports().records().candidates(ids);
}

void write_row(json::Writer& out, ImportRow const& row, Candidates const& known, Call const& call) {
  ImportRowView view;
  view.row = row.row;
  view.outcome = std::string(name_of(row.outcome));
  view.label = row.label;
  view.values = {row.values.begin(), row.values.end()};
  for (auto const& change : row.changes) view.changes.push_back({change.field, worded(change.field, change.before, call.language), worded(change.field, change.after, call.language)});
  for (auto const& remark : row.remarks)
    view.errors.push_back({row.row, remark.column, remark.code, json::message(call.language, remark.code, quoted(remark, call.language)), remark.detail,
                           remark.warning ? "warning" : "error", choices_of(remark, known, call.language)});
  view.subject_id = row.subject;
  json::write(out, view);
}

}  // namespace athar::api
