#include "server/documents/committee_minutes.hpp"

#include <algorithm>

#include "domain/documents/date_in_words.hpp"
#include "domain/documents/wording.hpp"
#include "server/documents/minutes_words.hpp"

namespace athar::documents {
namespace {

struct Column {
  Word label;
  int width;                                 ///< twentieths of a point; a table is 9860 wide
  char const* kind;                          ///< a class of the stylesheet
};

using Row = std::vector<Fields>;

/// One document in one language.
class Minutes {
 public:
  Minutes(MeetingPage const& page, Language language) : page_(page), meeting_(page.meeting), language_(language) {}

  Fields fields(Fields common) const;

 private:
  std::string word(Word const& word) const { return std::string(word.in(language_)); }
  std::string day(LocalDate date) const { return wording::date(date, language_); }
  std::string name(std::string const& latin, std::string const& arabic) const {
    if (language_ == Language::ar) return arabic.empty() ? latin : arabic;
    return latin.empty() ? arabic : latin;
  }
  std::string who(CommitteeAttendee const& a) const;
  std::string owner(CommitteeDecision const& d) const;
  std::string state(CommitteeDecision const& d) const;
  std::string period(FrozenFigure const& f) const;
  std::string value(FrozenFigure const& f) const;
  std::string opening() const;
  std::string standing() const;
  std::string title_of_minutes() const { return worded(minutes_words::minutes_title, language_, meeting_.number); }

  Fields cells(std::string const& text, char const* style = "Cell") const;
  Fields block(std::string const& title) const;
  void set_table(Fields& block, std::vector<Column> const& columns, std::vector<Row> const& rows, bool tall = false) const;
  void set_paragraphs(Fields& block, std::vector<std::string> const& texts, char const* style = "Text") const;

  void add_attendees(Fields& blocks, Word const& title, MeetingStanding standing) const;
  void add_agenda(Fields& blocks) const;
  void add_recall(Fields& blocks) const;
  void add_figures(Fields& blocks) const;
  void add_item(Fields& blocks, AgendaItem const& item, std::size_t number) const;
  void add_end(Fields& blocks) const;
  Fields signatures() const;
  Fields sheet() const;

  MeetingPage const& page_;
  CommitteeMeeting const& meeting_;
  Language language_;
};

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// "1 250" in French (no-break space), "1,250" in English and Arabic.
std::string grouped(std::int64_t number, Language language) {
  auto out = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > 0; at -= 3)
    out.insert(static_cast<std::size_t>(at), language == Language::fr ? "\u00A0" : ",");
  return out;
}

std::string Minutes::who(CommitteeAttendee const& a) const {
  auto out = name(a.person_name, a.person_name_ar);
  if (!a.capacity.empty()) out += (language_ == Language::ar ? "، " : ", ") + a.capacity.in(language_);
  return out;
}

std::string Minutes::owner(CommitteeDecision const& d) const {
  auto const& organisation = d.owner_organisation_name.in(language_);
  // Whoever was there is called as in the list of those present.
  auto const there = std::find_if(meeting_.attendees.begin(), meeting_.attendees.end(), [&](auto const& a) { return a.person_name == d.owner_name; });
  auto const person = d.owner_name.empty() || there == meeting_.attendees.end() ? d.owner_name : name(there->person_name, there->person_name_ar);
  if (organisation.empty()) return person;
  return person.empty() ? organisation : person + "\n" + organisation;
}

std::string Minutes::state(CommitteeDecision const& d) const {
  if (d.state == FollowUpState::open || !d.closed_on) return word(minutes_words::state_open);
  return worded(d.state == FollowUpState::done ? minutes_words::state_done : minutes_words::state_dropped, language_, day(*d.closed_on));
}

std::string Minutes::period(FrozenFigure const& f) const {
  if (f.from && f.to) return day(*f.from) + " – " + day(*f.to);
  if (f.from) return worded(minutes_words::period_since, language_, day(*f.from));
  return f.to ? worded(minutes_words::period_until, language_, day(*f.to)) : word(minutes_words::period_all);
}

std::string Minutes::value(FrozenFigure const& f) const {
  constexpr std::int64_t minutes_an_hour = 60;
  return f.unit == "person_hour" ? grouped((f.value + minutes_an_hour / 2) / minutes_an_hour, language_) + "\u00A0h" : grouped(f.value, language_);
}

std::string Minutes::opening() const {
  auto const comma = language_ == Language::ar ? "، " : ", ";
  auto const chair = std::find_if(meeting_.attendees.begin(), meeting_.attendees.end(), [](auto const& a) {
    return a.role == CommitteeRole::chair && a.standing == MeetingStanding::present;
  });
  auto const& of = page_.committee_kind == "steering" ? minutes_words::steering_of : minutes_words::follow_up_of;
  auto const at = meeting_.starts ? comma + wording::time_in_words(*meeting_.starts, language_) : std::string();
  auto const place = meeting_.place.empty() ? std::string() : wording::at_place(meeting_.place.in(language_), language_);
  auto const presided = chair == meeting_.attendees.end() ? std::string() : worded(minutes_words::presided_by, language_, who(*chair));
  return worded(minutes_words::minutes_held, language_, wording::day_in_words(meeting_.held_on, language_), at,
                place.empty() || language_ == Language::en ? place : place + " ", meeting_.number, of.in(language_), page_.agreement_title.in(language_),
                presided);
}

std::string Minutes::standing() const {
  if (meeting_.steps.empty()) return word(minutes_words::minutes_draft);
  auto const& step = meeting_.steps.back();
  auto const& said = meeting_.minutes == MinutesStatus::signed_ ? minutes_words::minutes_signed
                     : meeting_.minutes == MinutesStatus::validated ? minutes_words::minutes_validated : minutes_words::minutes_circulated;
  return worded(said, language_, day(step.stated_on));
}

Fields Minutes::cells(std::string const& text, char const* style) const {
  Fields list{Fields::type::list};
  for (auto const& line : lines_of(text)) list.push_back(paragraph(line, language_, style));
  return list;
}

Fields Minutes::block(std::string const& title) const {
  Fields one;
  Fields titles{Fields::type::list};
  if (!title.empty()) titles.push_back(sentence(title, language_, "Strong"));
  one.set("title", titles);
  one.set("paragraphs", Fields(Fields::type::list));
  one.set("tables", Fields(Fields::type::list));
  return one;
}

void Minutes::set_paragraphs(Fields& block, std::vector<std::string> const& texts, char const* style) const {
  Fields list{Fields::type::list};
  for (auto const& text : texts) list.push_back(sentence(text, language_, style));
  block.set("paragraphs", list);
}

void Minutes::set_table(Fields& block, std::vector<Column> const& columns, std::vector<Row> const& rows, bool tall) const {
  auto cell = [](Fields const& paragraphs, Column const& column) {
    Fields one;
    one.set("lines", paragraphs);
    one.set("has_lines", !paragraphs.is_empty_list());
    one.set("width", Fields(std::to_string(column.width)));
    one.set("percent", Fields(fmt::format("{:.2f}", column.width / 98.6)));
    one.set("kind", Fields(std::string(column.kind)));
    return one;
  };
  Fields heads{Fields::type::list}, body{Fields::type::list};
  for (auto const& column : columns) heads.push_back(cell(cells(word(column.label), "Heading"), column));
  for (auto const& row : rows) {
    Fields line{Fields::type::list};
    for (std::size_t i = 0; i < columns.size(); ++i) line.push_back(cell(row[i], columns[i]));
    body.push_back(Fields("cells", line));
  }
  Fields table, tables{Fields::type::list};
  table.set("columns", heads);
  table.set("rows", body);
  table.set("tall", tall);
  tables.push_back(table);
  block.set("tables", tables);
}

void Minutes::add_attendees(Fields& blocks, Word const& title, MeetingStanding standing) const {
  std::vector<Column> const columns{{minutes_words::institution, 3900, ""}, {minutes_words::full_name, 2980, ""}, {minutes_words::capacity, 2980, ""}};
  std::vector<Row> rows;
  for (auto const& a : meeting_.attendees)
    if (a.standing == standing)
      rows.push_back({cells(a.organisation_name.in(language_)), cells(name(a.person_name, a.person_name_ar), "Value"), cells(a.capacity.in(language_))});
  if (rows.empty()) return;
  auto one = block(word(title));
  set_table(one, columns, rows);
  blocks.push_back(one);
}

void Minutes::add_agenda(Fields& blocks) const {
  if (meeting_.items.empty()) return;
  auto one = block(word(minutes_words::agenda));
  std::vector<std::string> points;
  for (auto const& item : meeting_.items) points.push_back(std::to_string(points.size() + 1) + ". " + item.title.in(language_));
  set_paragraphs(one, points);
  blocks.push_back(one);
  if (meeting_.documents.empty() && page_.paper_titles.empty()) return;
  auto papers = block(word(minutes_words::papers));
  std::vector<std::string> names;
  for (auto const& line : lines_of(meeting_.documents)) names.push_back("– " + line);
  for (auto const& title : page_.paper_titles) names.push_back("– " + title);
  set_paragraphs(papers, names);
  blocks.push_back(papers);
}

void Minutes::add_recall(Fields& blocks) const {
  if (page_.earlier.empty()) return;
  std::vector<Column> const columns{{words::number, 640, "number"}, {minutes_words::decision, 4020, ""}, {minutes_words::responsible, 2200, ""}, {minutes_words::due, 1400, ""},
                                    {minutes_words::state, 1600, ""}};
  std::vector<Row> rows;
  for (auto const& row : page_.earlier) {
    auto const& d = row.decision;
    rows.push_back({cells(std::to_string(d.number), "Middle"), cells(d.text.in(language_)), cells(owner(d)), cells(d.due_on ? day(*d.due_on) : ""),
                    cells(state(d))});
  }
  auto one = block(word(minutes_words::recall));
  set_table(one, columns, rows);
  blocks.push_back(one);
}

void Minutes::add_figures(Fields& blocks) const {
  if (meeting_.figures.empty()) return;
  std::vector<Column> const columns{{minutes_words::indicator, 4660, ""}, {minutes_words::period, 2100, ""}, {minutes_words::value, 1300, "number"}, {minutes_words::frozen_at, 1800, ""}};
  std::vector<Row> rows;
  for (auto const& f : meeting_.figures) {
    auto named = cells(f.name.in(language_), "Value");
    named.push_back(paragraph(f.definition.in(language_), language_, "Notice"));
    named.push_back(paragraph(word(f.basis == FigureBasis::sessions ? minutes_words::over_sessions : minutes_words::over_programmes), language_, "Notice"));
    rows.push_back({named, cells(period(f)), cells(value(f), "Middle"), cells(f.recorded_on ? day(*f.recorded_on) : "")});
  }
  auto one = block(word(minutes_words::figures));
  set_table(one, columns, rows);
  blocks.push_back(one);
}

void Minutes::add_item(Fields& blocks, AgendaItem const& item, std::size_t number) const {
  auto one = block(worded(minutes_words::point, language_, number) + " – " + item.title.in(language_));
  auto said = lines_of(item.exchanges.in(language_));
  if (item.decisions.empty() && meeting_.opened_at) said.push_back(word(minutes_words::no_decision));
  set_paragraphs(one, said);
  if (!item.decisions.empty()) {
    std::vector<Column> const columns{{words::number, 640, "number"}, {minutes_words::decision, 5220, ""}, {minutes_words::responsible, 2500, ""}, {minutes_words::due, 1500, ""}};
    std::vector<Row> rows;
    for (auto const& d : item.decisions) {
      auto text = cells(d.text.in(language_), "Value");
      if (!d.commitment.empty()) text.push_back(sentence(worded(minutes_words::commitment, language_, d.commitment.in(language_)), language_, "Notice"));
      rows.push_back({cells(std::to_string(d.number), "Middle"), text, cells(owner(d)), cells(d.due_on ? day(*d.due_on) : "")});
    }
    set_table(one, columns, rows);
  }
  blocks.push_back(one);
}

void Minutes::add_end(Fields& blocks) const {
  std::vector<std::string> said;
  if (meeting_.next_on) said.push_back(worded(minutes_words::next_meeting, language_, day(*meeting_.next_on)));
  if (meeting_.ends) said.push_back(worded(minutes_words::adjourned, language_, wording::time_in_words(*meeting_.ends, language_)));
  if (said.empty()) return;
  auto one = block({});
  set_paragraphs(one, said);
  blocks.push_back(one);
}

/// The chair, and the co-chair where there is one.
Fields Minutes::signatures() const {
  Fields list{Fields::type::list};
  auto add = [&](Word const& title, CommitteeRole role) {
    auto const at = std::find_if(meeting_.attendees.begin(), meeting_.attendees.end(), [&](auto const& a) { return a.role == role; });
    Fields paragraphs{Fields::type::list};
    paragraphs.push_back(paragraph(word(title), language_, "Label"));
    if (at != meeting_.attendees.end()) {
      paragraphs.push_back(paragraph(name(at->person_name, at->person_name_ar), language_, "Strong"));
      if (!at->capacity.empty()) paragraphs.push_back(paragraph(at->capacity.in(language_), language_, "Cell"));
      if (!at->organisation_name.empty()) paragraphs.push_back(paragraph(at->organisation_name.in(language_), language_, "Cell"));
    }
    list.push_back(Fields("paragraphs", paragraphs));
  };
  add(minutes_words::chair, CommitteeRole::chair);
  add(minutes_words::co_chair, CommitteeRole::co_chair);
  return list;
}

Fields Minutes::sheet() const {
  constexpr int blank_rows = 3;
  std::vector<Column> const columns{{words::number, 560, "number"}, {minutes_words::full_name, 2700, ""}, {minutes_words::institution, 2600, ""}, {minutes_words::capacity, 1900, ""},
                                    {words::signature, 2100, ""}};
  std::vector<Row> rows;
  for (auto const& a : meeting_.attendees)
    rows.push_back({cells(std::to_string(rows.size() + 1), "Middle"), cells(name(a.person_name, a.person_name_ar), "Value"),
                    cells(a.organisation_name.in(language_)), cells(a.capacity.in(language_)), cells({})});
  for (int i = 0; i < blank_rows; ++i) rows.push_back({cells(std::to_string(rows.size() + 1), "Middle"), cells({}), cells({}), cells({}), cells({})});
  auto one = block(word(minutes_words::annex_sheet));
  std::vector<std::string> about{title_of_minutes() + " – " + page_.committee_name.in(language_) + " – " + wording::date_with_weekday(meeting_.held_on, language_)};
  set_paragraphs(one, about);
  set_table(one, columns, rows, true);
  return one;
}

Fields Minutes::fields(Fields fields) const {
  fields.set("title", Fields(fmt::format("{} – {}", title_of_minutes(), page_.committee_name.in(language_))));
  auto alone = [&](std::string const& text, char const* style) {
    Fields list{Fields::type::list};
    list.push_back(sentence(text, language_, style));
    return list;
  };
  fields.set("heading", alone(title_of_minutes(), "Title"));
  fields.set("committee", alone(page_.committee_name.in(language_), "Subtitle"));
  fields.set("standing", alone(standing(), "Demonstration"));
  fields.set("opening", alone(opening(), "Text"));
  Fields blocks{Fields::type::list};
  add_attendees(blocks, minutes_words::present, MeetingStanding::present);
  add_attendees(blocks, minutes_words::excused, MeetingStanding::excused);
  add_attendees(blocks, meeting_.opened_at ? minutes_words::absent : minutes_words::asked, MeetingStanding::invited);
  add_agenda(blocks);
  add_recall(blocks);
  add_figures(blocks);
  for (std::size_t i = 0; i < meeting_.items.size(); ++i) add_item(blocks, meeting_.items[i], i + 1);
  add_end(blocks);
  fields.set("blocks", blocks);
  fields.set("signatures", signatures());
  Fields annexes{Fields::type::list};
  annexes.push_back(sheet());
  fields.set("annexes", annexes);
  fields.set("identity", Fields(page_.agreement_code));
  return fields;
}

}  // namespace

std::string committee_minutes_page(Templates const& templates, MeetingPage const& page, Edition const& edition) {
  return templates.fill("committee_minutes", Minutes(page, leading_language(edition.language)).fields(common_fields(edition)));
}

std::vector<Part> committee_minutes_parts(Templates const& templates, MeetingPage const& page, Edition const& edition) {
  auto common = common_fields(edition);
  auto const pictures = logo_pictures(edition.letterhead, common);
  auto const leading = leading_language(edition.language);
  Fields foot{Fields::type::list};
  foot.push_back(paragraph(page.agreement_code, leading, "Foot"));
  foot.push_back(as_composed(foot_line(edition), leading, "Foot"));
  Fields footer;
  footer.set("foot", foot);
  footer.set("page_total", page_total(1));
  footer.set("foot_width", Fields(std::string("9860")));
  footer.set("foot_middle", Fields(std::string("7860")));
  common.set("footer_number", Fields(std::string("1")));
  Fields whole("body", Fields(templates.fill("committee_minutes", Minutes(page, leading).fields(std::move(common)))));
  return word_file(templates, templates.fill("document", std::move(whole)), {templates.fill("footer", footer)}, pictures);
}

}  // namespace athar::documents
