#pragma once
#include "domain/published/published_table.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(Mark, number, under_5, withheld)
}

namespace athar::api {

struct PublishedTableBody {
  std::optional<PublishedTableId> id;
  LocalizedText title;
  std::string measure;
  std::vector<std::string> by;
  std::optional<ProgrammeId> programme_id;
  std::optional<AgreementId> agreement_id;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(PublishedTableBody, (), (id, title, measure, by, programme_id, agreement_id, from, to))

/// What may be changed of a table that exists.
struct PublishedTableTitle {
  LocalizedText title;
};
BOOST_DESCRIBE_STRUCT(PublishedTableTitle, (), (title))

struct PublishedTableView {
  PublishedTableId id;
  int version{1};
  LocalizedText title;
  std::string measure;
  LocalizedText measure_name;
  std::vector<std::string> by;
  std::optional<ProgrammeId> programme_id;
  std::optional<LocalizedText> programme_title;
  std::optional<AgreementId> agreement_id;
  std::optional<std::string> agreement_code;
  std::optional<LocalizedText> agreement_title;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::optional<Instant> withdrawn_at;
  bool in_last_edition{false};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PublishedTableView, (),
                      (id, version, title, measure, measure_name, by, programme_id, programme_title, agreement_id, agreement_code,
                       agreement_title, from, to, withdrawn_at, in_last_edition, can))
constexpr auto notes(json::Of<PublishedTableView>) {
  return std::to_array<json::Note>({
      {.member = "withdrawn_at", .description = "No longer shown; its cells stay in the family, for readers may have kept them"},
      {.member = "in_last_edition", .description = "False for a table that the next edition will print first"},
  });
}

/// A body may repeat what was read; those fields are ignored.
constexpr auto read_as(json::Of<PublishedTableBody>) { return json::Of<PublishedTableView>{}; }
constexpr auto read_as(json::Of<PublishedTableTitle>) { return json::Of<PublishedTableView>{}; }
constexpr auto notes(json::Of<PublishedTableBody>) {
  return std::to_array<json::Note>({
      {.member = "measure", .description = "A measure of people, sessions or sittings; never changed afterwards", .example = "unique_participants",
       .max_length = 60},
      {.member = "by", .description = "At most two dimensions, neither session nor organisation", .max_items = 15},
      {.member = "programme_id", .description = "Only what counts for this programme"},
      {.member = "agreement_id", .description = "Only the sessions that serve this agreement: its parties read the table, and not the public"},
      {.member = "from", .description = "First day of the sessions"},
      {.member = "to", .description = "Last day of the sessions"},
  });
}

struct PublishedEditionView {
  LocalDate day;
  Instant published_at;
};
BOOST_DESCRIBE_STRUCT(PublishedEditionView, (), (day, published_at))

struct PublishedTableList {
  std::vector<PublishedTableView> items;
  std::optional<PublishedEditionView> last_edition;
  LocalDate today;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PublishedTableList, (), (items, last_edition, today, can))

struct PublishedCode {
  std::string code;
  std::optional<LocalizedText> name;
};
BOOST_DESCRIBE_STRUCT(PublishedCode, (), (code, name))
constexpr auto notes(json::Of<PublishedCode>) {
  return std::to_array<json::Note>({{.member = "name", .description = "Absent for codes of fixed lists, as in reach"}});
}

struct PublishedGrouping {
  std::string dimension;
  std::vector<PublishedCode> codes;
};
BOOST_DESCRIBE_STRUCT(PublishedGrouping, (), (dimension, codes))

struct PublishedCellView {
  std::vector<std::string> key;
  Mark mark{Mark::under_5};
  std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(PublishedCellView, (), (key, mark, number))
constexpr auto notes(json::Of<PublishedCellView>) {
  return std::to_array<json::Note>({
      {.member = "key", .description = "A code for each grouping, empty for all of them"},
      {.member = "mark", .description = "under_5: 0 to 4; withheld: any number, not printed because a small one could be worked out with it"},
      {.member = "number", .description = "Of the mark number"},
  });
}

/// A table as printed.
struct PublicTable {
  PublishedTableId id;
  LocalizedText title;
  std::string measure;
  LocalizedText measure_name;
  LocalizedText measure_text;
  std::optional<LocalizedText> programme_title;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  PublishedEditionView edition;
  std::vector<PublishedGrouping> by;
  std::vector<PublishedCellView> cells;
};
BOOST_DESCRIBE_STRUCT(PublicTable, (),
                      (id, title, measure, measure_name, measure_text, programme_title, from, to, edition, by, cells))

struct PublicTableLine {
  PublishedTableId id;
  LocalizedText title;
  std::string measure;
  LocalizedText measure_name;
  std::vector<std::string> by;
  std::optional<LocalizedText> programme_title;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(PublicTableLine, (), (id, title, measure, measure_name, by, programme_title, from, to))

struct PublicTableList {
  std::optional<PublishedEditionView> edition;
  std::vector<PublicTableLine> items;
};
BOOST_DESCRIBE_STRUCT(PublicTableList, (), (edition, items))

struct AgreementTables {
  std::vector<PublicTable> items;
};
BOOST_DESCRIBE_STRUCT(AgreementTables, (), (items))

/// A cell before it is printed, for those who may see figures.
struct PreparedCellView {
  std::vector<std::string> key;
  std::int64_t value{0};
  Mark mark{Mark::under_5};
  std::optional<std::int64_t> number;
  bool held{false};
};
BOOST_DESCRIBE_STRUCT(PreparedCellView, (), (key, value, mark, number, held))
constexpr auto notes(json::Of<PreparedCellView>) {
  return std::to_array<json::Note>({
      {.member = "value", .description = "As counted now: not for outside eyes"},
      {.member = "held", .description = "Printed as in the last edition, since its move would tell of fewer than five people"},
  });
}

struct PublishedTablePreview {
  PublishedTableId id;
  std::vector<PublishedGrouping> by;
  std::vector<PreparedCellView> cells;
};
BOOST_DESCRIBE_STRUCT(PublishedTablePreview, (), (id, by, cells))

}  // namespace athar::api
