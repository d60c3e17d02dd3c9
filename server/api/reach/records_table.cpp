#include "server/api/reach/records_table.hpp"

#include "domain/reach/measure.hpp"
#include "server/api/reach/asked.hpp"
#include "server/api/reach/reach_service.hpp"

namespace athar::api {
namespace {

/// A session that counts, with the person who counts in it; without one for a head count.
struct Line {
  bool has_person{false};
  CountedPersonName person;
  std::string_view sex;
  std::string region;
  std::string reference;
  LocalizedText title;
  reach::CountedSession session;
};

std::vector<TableColumn<Line>> columns() {
  return {
      {"family_name", [](auto const& l, auto const&) { return cell(l.person.family_name); }},
      {"given_name", [](auto const& l, auto const&) { return cell(l.person.given_name); }},
      {"family_name_ar", [](auto const& l, auto const&) { return cell(l.person.family_name_ar); }},
      {"given_name_ar", [](auto const& l, auto const&) { return cell(l.person.given_name_ar); }},
      {"sex", [](auto const& l, auto const& words) { return cell(words.term("sex", l.sex)); }},
      {"organisation", [](auto const& l, auto const& words) { return cell(words.text(l.person.organisation_name)); }},
      {"region", [](auto const& l, auto const& words) { return cell(words.place(l.region)); }},
      {"reference", [](auto const& l, auto const&) { return cell(l.reference); }},
      {"session", [](auto const& l, auto const& words) { return cell(words.text(l.title)); }},
      {"first_date", [](auto const& l, auto const&) { return cell(l.session.date); }},
      {"attended_minutes", [](auto const& l, auto const&) { return cell(l.session.attended_minutes); }},
      {"planned_minutes", [](auto const& l, auto const&) { return cell(l.session.planned_minutes); }},
  };
}

std::vector<Line> lines_of(UnitOfWork& unit, reach::Records const& records) {
  auto const [people, sessions] = names_of(unit, records);
  std::vector<Line> lines;
  auto add = [&lines, &named = sessions](Line line, reach::CountedSession const& session) {
    line.session = session;
    if (auto const found = named.find(session.id); found != named.end()) {
      line.reference = found->second.reference;
      line.title = found->second.title;
    }
    lines.push_back(std::move(line));
  };
  for (auto const& person : records.people) {
    Line line{.has_person = true, .sex = reach::code(person.sex), .region = person.region};
    if (auto const found = people.find(person.id); found != people.end()) line.person = found->second;
    for (auto const& session : person.sessions) add(line, session);
  }
  for (auto const& session : records.sessions) add({}, session);
  return lines;
}

class RecordsTable final : public TableReader {
 public:
  RecordsTable(reach::Query query, reach::Index::Snapshot index) : query_(std::move(query)), index_(std::move(index)) {}

  std::vector<std::string_view> columns() const override {
    std::vector<std::string_view> codes;
    for (auto const& column : columns_) codes.push_back(column.code);
    return codes;
  }

  bool read(UnitOfWork& unit, TableWords const& words, std::vector<std::size_t> const& chosen, int limit, RowSink const& sink) override {
    auto const found = index_->records(query_, cursor_, static_cast<std::size_t>(limit));
    if (!found) throw std::logic_error("the cursor of the records is not one: " + found.error().code);
    std::vector<Cell> cells(chosen.size());
    for (auto const& line : lines_of(unit, *found)) {
      for (std::size_t i = 0; i < chosen.size(); ++i) cells[i] = columns_[chosen[i]].cell(line, words);
      sink(cells);
    }
    cursor_ = found->next_cursor.value_or("");
    return found->next_cursor.has_value();
  }

  std::optional<Instant> known_as_of() const override { return index_->recorded_at(); }

 private:
  std::vector<TableColumn<Line>> const columns_ = api::columns();
  reach::Query const query_;
  reach::Index::Snapshot const index_;
  std::string cursor_;
};

}  // namespace

ListTable reach_records_table() {
  return {.list = "reach_records",
          .title = {"Données comptées", "السجلات المحتسبة", "Records counted"},
          .permission = Permission::reach_records_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            if (call.services.reach == nullptr) return refuse(not_found("list"));
            auto question = asked(call, Permission::reach_records_read);
            if (!question) return refuse(std::move(question.error()));
            auto index = question->as_of.value_or(call.services.reach->now());
            if (auto fits = index->records(question->query, {}, 1); !fits) return refuse(std::move(fits.error()));
            return std::make_unique<RecordsTable>(std::move(question->query), std::move(index));
          },
          .names_people = true};
}

}  // namespace athar::api
