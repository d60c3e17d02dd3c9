#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <set>

#include "domain/agreements/correction.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 6> kind_names{"text", "long_text", "partial_date", "date", "number", "money"};

/// A field with the place its value stands in. `set` answers the code of what is wrong with a value, or nothing.
struct Cell {
  CorrectableField field;
  std::string record;                        ///< which of the records it belongs to
  std::string rule;                          ///< the path that record's own rules name it by
  std::function<char const*(std::string const&)> set;
};

char const* put_partial(PartialDate& into, std::string const& value) {
  auto const day = value.empty() ? std::optional(PartialDate{}) : PartialDate::parse(value);
  if (!day) return "invalid_partial_date";
  into = *day;
  return nullptr;
}

char const* put_day(std::optional<LocalDate>& into, std::string const& value) {
  auto const day = LocalDate::parse(value);
  if (!value.empty() && !day) return "invalid_date";
  into = day;
  return nullptr;
}

template <class Number>
std::optional<Number> number_in(std::string const& value) {
  Number number{};
  auto const* end = value.data() + value.size();
  auto const read = std::from_chars(value.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

char const* put_months(std::optional<int>& into, std::string const& value) {
  auto const number = number_in<int>(value);
  if (!value.empty() && !number) return "invalid_number";
  into = number;
  return nullptr;
}

char const* put_amount(std::int64_t& into, std::string const& value) {
  auto const number = number_in<std::int64_t>(value);
  if (!number) return value.empty() ? "required" : "invalid_number";
  into = *number;
  return nullptr;
}

/// Lists the fields of one record after the other.
class Lister {
 public:
  explicit Lister(CorrectableRecord& record) : record_(record) {}

  std::vector<Cell> all() {
    of_agreement();
    for (std::size_t i = 0; i < record_.agreement.agreement.parties.size(); ++i) of_party(i);
    for (auto& commitment : record_.commitments) of_commitment(commitment);
    for (std::size_t i = 0; i < record_.terms.terms.components.size(); ++i) of_component(i);
    return std::move(cells_);
  }

 private:
  struct Place {
    std::string group;
    std::string prefix;                      ///< of the path: "parties/{id}/"
    std::string record;
    std::string rule;                        ///< "parties/0/"
    LocalizedText about;
    int version{0};
  };

  Cell& add(Place const& at, std::string const& name, CorrectableKind kind, std::string value) {
    Cell cell;
    cell.field = {.path = at.prefix + name, .group = at.group, .name = name, .language = {}, .about = at.about, .currency = {}, .kind = kind,
                  .longest = 0, .value = std::move(value), .version = at.version};
    cell.record = at.record;
    cell.rule = at.rule + name;
    cells_.push_back(std::move(cell));
    return cells_.back();
  }
  void text(Place const& at, std::string const& name, std::string& into, std::size_t longest, CorrectableKind kind = CorrectableKind::text) {
    auto& cell = add(at, name, kind, into);
    cell.field.longest = longest;
    cell.set = [&into](std::string const& value) -> char const* { return into = value, nullptr; };
  }
  void texts(Place const& at, std::string const& name, LocalizedText& into, std::size_t longest, CorrectableKind kind) {
    for (auto const& [language, part] : {std::pair{"fr", &into.fr}, std::pair{"ar", &into.ar}, std::pair{"en", &into.en}}) {
      auto* const held = part;
      auto& cell = add(at, name, kind, *held);
      cell.field.path += std::string("/") + language;
      cell.field.language = language;
      cell.field.longest = longest;
      cell.set = [held](std::string const& value) -> char const* { return *held = value, nullptr; };
    }
  }
  void partial(Place const& at, std::string const& name, PartialDate& into) {
    add(at, name, CorrectableKind::partial_date, into.text()).set = [&into](std::string const& value) { return put_partial(into, value); };
  }
  void day(Place const& at, std::string const& name, std::optional<LocalDate>& into) {
    add(at, name, CorrectableKind::date, into ? into->text() : "").set = [&into](std::string const& value) { return put_day(into, value); };
  }
  void months(Place const& at, std::string const& name, std::optional<int>& into) {
    add(at, name, CorrectableKind::number, into ? std::to_string(*into) : "").set = [&into](std::string const& value) { return put_months(into, value); };
  }

  void of_agreement() {
    auto& a = record_.agreement.agreement;
    Place const at{"agreement", "", "agreement", "", {}, a.version};
    text(at, "reference", a.reference, 120);
    texts(at, "title", a.title, 500, CorrectableKind::text);
    texts(at, "objective", a.objective, 4000, CorrectableKind::long_text);
    text(at, "framework_note", a.framework_note, 1000, CorrectableKind::long_text);
    partial(at, "signed_on", a.signed_on);
    text(at, "signed_at_place", a.signed_at_place, 200);
    partial(at, "in_force_on", a.in_force_on);
    partial(at, "ends_on", a.ends_on);
    months(at, "renewal_months", a.renewal_months);
    months(at, "notice_months", a.notice_months);
  }

  void of_party(std::size_t i) {
    auto& p = record_.agreement.agreement.parties[i];
    Place const at{"parties", "parties/" + p.id.text() + "/", "agreement", "parties/" + std::to_string(i) + "/", record_.agreement.parties[i].name,
                   record_.agreement.agreement.version};
    text(at, "signatory_name", p.signatory_name, 200);
    text(at, "signatory_capacity", p.signatory_capacity, 300);
    text(at, "contact_name", p.contact_name, 200);
    text(at, "contact_email", p.contact_email, 254);
    text(at, "contact_phone", p.contact_phone, 16);
    partial(at, "joined_on", p.joined_on);
    partial(at, "left_on", p.left_on);
  }

  void of_commitment(Commitment& c) {
    auto const clause = [&](std::string const& said) { return c.clause.empty() || said.empty() ? said : c.clause + " — " + said; };
    LocalizedText about{clause(c.description.fr), clause(c.description.ar), clause(c.description.en)};
    auto const prefix = "commitments/" + c.id.text();
    Place const at{"commitments", prefix + "/", prefix, "", std::move(about), c.version};
    text(at, "clause", c.clause, 60);
    texts(at, "description", c.description, 1000, CorrectableKind::long_text);
    text(at, "responsible_name", c.responsible_name, 200);
    auto& target = add(at, "target", c.currency ? CorrectableKind::money : CorrectableKind::number, std::to_string(c.target));
    target.field.currency = c.currency;
    target.set = [&c](std::string const& value) { return put_amount(c.target, value); };
    day(at, "first_due_on", c.first_due_on);
    if (c.every_months) day(at, "last_due_on", c.last_due_on);
  }

  void of_component(std::size_t i) {
    auto& c = record_.terms.terms.components[i];
    auto const rule = "components/" + std::to_string(i) + "/";
    auto const& about = c.title.empty() ? c.signed_title : c.title;
    Place const at{"components", "components/" + c.id.text() + "/", "terms", rule, about, record_.terms.terms.version};
    texts(at, "title", c.title, 500, CorrectableKind::text);
    std::map<std::string, int> numbers;
    for (std::size_t j = 0; j < c.amounts.size(); ++j) {
      auto& m = c.amounts[j];
      auto const of = c.id.text() + "/" + std::string(name_of(m.step)) + "/" + (m.party_id ? m.party_id->text() : "-") + "/" + m.currency;
      LocalizedText named = about;
      if (!m.party_name.empty())
        named = {about.in(Language::fr) + " — " + m.party_name.in(Language::fr), about.in(Language::ar) + " — " + m.party_name.in(Language::ar),
                 about.in(Language::en) + " — " + m.party_name.in(Language::en)};
      Place const money{"amounts", "amounts/" + of + "/", "terms", rule + "amounts/" + std::to_string(j) + "/", std::move(named), record_.terms.terms.version};
      auto& cell = add(money, std::to_string(++numbers[of]), CorrectableKind::money, std::to_string(m.amount_minor));
      cell.field.name = name_of(m.step);
      cell.field.currency = m.currency;
      cell.rule = money.rule + "amount_minor";
      cell.set = [&m](std::string const& value) { return put_amount(m.amount_minor, value); };
    }
  }

  CorrectableRecord& record_;
  std::vector<Cell> cells_;
};

char const* wrong_in(CorrectableField const& field, std::string const& value) {
  bool const is_text = field.kind == CorrectableKind::text || field.kind == CorrectableKind::long_text;
  if (!is_text) return nullptr;
  bool const one_line = field.kind == CorrectableKind::text;
  if (one_line && value.find_first_of("\r\n\t") != std::string::npos) return "control_characters";
  std::size_t length = 0;
  for (std::size_t at = 0; at < value.size(); ++length) next_character(value, at);
  return length > field.longest ? "too_long" : nullptr;
}

/// What the rules of one record say, put on the changes they are about.
class Rules {
 public:
  Rules(std::vector<Cell> const& cells, std::vector<std::size_t> const& changed) : cells_(cells), changed_(changed) {}

  void say(std::string const& record, Error const& error) {
    for (auto const& each : error.fields) errors_.push_back({"changes/" + std::to_string(change_for(record, each.path)), each.code, each.detail});
  }
  std::vector<FieldError> take() { return std::move(errors_); }

 private:
  std::size_t change_for(std::string const& record, std::string const& path) const {
    std::size_t of_record = 0;
    bool found = false;
    for (std::size_t i = 0; i < changed_.size(); ++i) {
      auto const& cell = cells_[changed_[i]];
      if (cell.record != record) continue;
      if (cell.rule == path) return i;
      if (!found) of_record = i;
      found = true;
    }
    return of_record;
  }

  std::vector<Cell> const& cells_;
  std::vector<std::size_t> const& changed_;
  std::vector<FieldError> errors_;
};

}  // namespace

std::string_view name_of(CorrectableKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::vector<CorrectableField> correctable_fields(CorrectableRecord const& record) {
  auto copy = record;
  std::vector<CorrectableField> fields;
  for (auto& cell : Lister(copy).all()) fields.push_back(std::move(cell.field));
  return fields;
}

Result<CorrectableRecord> with_changes(CorrectableRecord record, std::vector<CorrectedField> const& changes) {
  auto const cells = Lister(record).all();
  std::vector<FieldError> errors;
  std::vector<std::size_t> changed;
  std::set<std::string> records;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    auto const path = "changes/" + std::to_string(i);
    auto const cell = std::find_if(cells.begin(), cells.end(), [&](Cell const& each) { return each.field.path == changes[i].path; });
    auto refuse_it = [&](char const* code, std::string detail = {}) { errors.push_back({path, code, std::move(detail)}); };
    if (cell == cells.end()) {
      refuse_it("unknown_field");
      continue;
    }
    auto const at = static_cast<std::size_t>(cell - cells.begin());
    if (std::find(changed.begin(), changed.end(), at) != changed.end()) {
      refuse_it("given_twice");
      continue;
    }
    changed.push_back(at);
    records.insert(cell->record);
    auto const* wrong = wrong_in(cell->field, changes[i].value);
    if (!wrong) wrong = cell->set(changes[i].value);
    if (wrong) refuse_it(wrong, std::string_view(wrong) == "too_long" ? std::to_string(cell->field.longest) : std::string());
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));

  Rules rules(cells, changed);
  if (records.contains("agreement"))
    if (auto ok = checked(record.agreement.agreement); !ok) rules.say("agreement", ok.error());
  for (auto const& commitment : record.commitments)
    if (auto const name = "commitments/" + commitment.id.text(); records.contains(name))
      if (auto ok = checked(commitment); !ok) rules.say(name, ok.error());
  if (records.contains("terms"))
    if (auto ok = checked(record.terms.terms, record.terms.agreement); !ok) rules.say("terms", ok.error());
  if (errors = rules.take(); !errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return record;
}

}  // namespace athar
