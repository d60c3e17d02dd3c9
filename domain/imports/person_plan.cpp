#include <algorithm>
#include <deque>

#include "domain/imports/header_words.hpp"
#include "domain/imports/organisation_rows.hpp"
#include "domain/imports/person_match.hpp"

namespace athar {
namespace {

constexpr std::size_t greatest_number_named = 5;

std::string birth_text(Person const& p) {
  if (p.birth_date) return p.birth_date->text();
  return p.birth_year ? std::to_string(*p.birth_year) : std::string();
}

template <class Value>
std::string word_text(std::optional<Value> const& value) {
  return value ? std::string(word(*value)) : std::string();
}

Described described(Person const& p, Affiliation const& post, std::string const& organisation) {
  constexpr std::string_view languages[]{"fr", "ar", "en"};
  return {{"family_name", p.family_name}, {"given_name", p.given_name}, {"family_name_ar", p.family_name_ar}, {"given_name_ar", p.given_name_ar},
          {"title", word_text(p.title)}, {"sex", p.sex == Sex::not_stated ? std::string() : std::string(word(p.sex))},
          {"birth_date", birth_text(p)}, {"organisation", organisation}, {"function", post.function}, {"grade", post.grade.value_or("")},
          {"administrative_level", word_text(post.administrative_level)}, {"place", post.place_code.value_or("")},
          {"category", p.category.value_or("")}, {"email", p.email.value_or("")}, {"phone", p.phone.value_or("")},
          {"language", p.language ? std::string(languages[static_cast<std::size_t>(*p.language)]) : std::string()}};
}

/// "Samira El Ouardi (Ministère de l'Intérieur)".
std::string named(KnownPerson const& known) {
  return display_name(known.person) + (known.organisation.empty() ? "" : " (" + known.organisation + ")");
}

}  // namespace

struct PeoplePlanner::State {
  std::map<std::string, std::string> const& mapping;
  std::map<std::string, std::string> defaults;
  LocalDate today;
  LocalDate as_of;
  std::function<Uuid()> const& new_id;

  PeopleLookup const* lookup{nullptr};       ///< of the rows at work
  PeopleIndex known;                         ///< the people of the lookup
  std::deque<std::string> known_emails;      ///< what that index points into beside the lookup
  PeopleIndex in_file;                       ///< the new people of the rows so far
  std::vector<int> rows_in_file;             ///< their rows, beside them
  std::map<PersonId, int> rows_of_known;     ///< which row named somebody on record
  std::deque<std::string> texts;             ///< what the index of the file points into: rows are let go of
  std::vector<Organisation> new_organisations;
  std::map<std::string, std::size_t> new_by_key;
  std::map<OrganisationId, std::string> names;  ///< of organisations that cells mean

  void remark(PersonCells& cells, std::string const& field, std::string code, std::string detail = {}, bool warning = false) const {
    cells.remarks.push_back({column_of(mapping, field), std::move(code), std::move(detail), warning});
  }

  /// The column that says who it is, for remarks on the person as a whole: one that this row fills, where there is one.
  std::string name_field(PersonCells const& cells) const {
    std::string mapped;
    for (auto const* field : {"full_name", "family_name", "full_name_ar", "family_name_ar", "given_name"}) {
      if (!cell_of(cells, field).empty()) return field;
      if (mapped.empty() && mapping.contains(field)) mapped = field;
    }
    return mapped;
  }

  static std::string_view cell_of(PersonCells const& cells, std::string_view field) {
    auto const cell = std::find_if(cells.values.begin(), cells.values.end(), [&](auto const& each) { return each.first == field; });
    return cell == cells.values.end() ? std::string_view() : std::string_view(cell->second);
  }

  std::string_view keep(std::string_view text) { return text.empty() ? text : std::string_view(texts.emplace_back(text)); }

  Likeness kept(Likeness person) {
    for (auto* text : {&person.latin, &person.arabic, &person.email, &person.phone}) *text = keep(*text);
    return person;
  }

  static Likeness likeness(PersonCells const& cells, NameKeys const& keys, std::optional<OrganisationId> organisation, std::string_view email) {
    auto const& said = cells.said;
    return {keys.latin, keys.arabic, said.sex, said.birth_date, said.birth_year, organisation,
            email, said.phone ? std::string_view(*said.phone) : std::string_view()};
  }

  /// Which of several is meant, or nobody of them.
  void ask(PersonCells& cells, std::string code, std::vector<std::size_t> const& found, bool warning) const {
    auto const field = name_field(cells);
    remark(cells, field, std::move(code), candidates(found), warning);
    auto const cell = cell_of(cells, field);
    if (cell.empty()) return;
    auto& choices = cells.remarks.back().candidates;
    for (std::size_t i = 0; i < found.size() && i < greatest_number_of_candidates; ++i) {
      auto const& id = lookup->known[found[i]].person.id;
      choices.push_back({record_meant(cell, id.text()), id.uuid});
    }
    if (!warning) choices.push_back({record_meant(cell, new_record), {}});
  }

  std::string candidates(std::vector<std::size_t> const& found) const {
    std::string out;
    for (std::size_t i = 0; i < found.size() && i < greatest_number_named; ++i)
      out += (i > 0 ? "; " : "") + named(lookup->known[found[i]]);
    return out;
  }

  /// Who on record the row is about. Remarks: ambiguous_person, namesake.
  KnownPerson const* match(PersonCells& cells, Likeness const& wanted) const {
    auto found = known.by_contact(wanted);
    auto const record = cells.record_of({"full_name", "full_name_ar", "family_name", "given_name", "family_name_ar", "given_name_ar"});
    if (record == new_record) return nullptr;
    if (!record.empty())
      for (auto const& list : {found, known.by_name(wanted)})
        for (auto const i : list)
          if (lookup->known[i].person.id == PersonId::parse(record)) return &lookup->known[i];
    if (found.size() > 1) {
      auto exact = found;
      std::erase_if(exact, [&](std::size_t i) { return !same_name(known.at(i), wanted); });
      if (exact.size() == 1) found = exact;
    }
    if (found.empty()) {
      auto const namesakes = known.by_name(wanted);
      found = namesakes;
      std::erase_if(found, [&](std::size_t i) { return contradict(known.at(i), wanted); });
      auto agreeing = found;
      std::erase_if(agreeing, [&](std::size_t i) { return !agree(known.at(i), wanted); });
      if (found.size() > 1 && agreeing.size() == 1) found = agreeing;
      if (found.empty() && !namesakes.empty()) ask(cells, "namesake", namesakes, true);
    }
    if (found.empty()) return nullptr;
    if (found.size() == 1) return &lookup->known[found.front()];
    ask(cells, "ambiguous_person", found, false);
    return nullptr;
  }

  /// The same person in an earlier row.
  void check_repeats(PersonCells& cells, KnownPerson const* matched, Likeness const& wanted) {
    if (matched) {
      auto const [first, is_first] = rows_of_known.emplace(matched->person.id, cells.row);
      if (!is_first) remark(cells, name_field(cells), "repeated_person", std::to_string(first->second));
      return;
    }
    auto found = in_file.by_contact(wanted);
    for (auto const i : in_file.by_name(wanted)) {
      auto const& other = in_file.at(i);
      // Two addresses in one list are two people of one name.
      bool const apart = contradict(other, wanted) || (!other.email.empty() && !wanted.email.empty() && other.email != wanted.email);
      if (!apart) found.push_back(i);
    }
    if (!found.empty()) return remark(cells, name_field(cells), "repeated_person", std::to_string(rows_in_file[found.front()]));
    in_file.add(kept(wanted));
    rows_in_file.push_back(cells.row);
  }

  /// The organisation that a text means; a new one when a default allows it.
  std::optional<OrganisationId> organisation(PersonCells& cells, std::string const& text) {
    if (text.empty()) return std::nullopt;
    auto const found = lookup->organisations.find(text);
    if (found != lookup->organisations.end() && found->second.size() == 1) {
      names.emplace(found->second.front().id, found->second.front().name.in(Language::fr));
      return found->second.front().id;
    }
    if (found != lookup->organisations.end() && found->second.size() > 1) {
      auto const record = OrganisationId::parse(cells.record_of({"organisation"}));
      for (auto const& each : found->second)
        if (record == each.id) return names.emplace(each.id, each.name.in(Language::fr)), each.id;
      remark(cells, "organisation", "ambiguous_organisation", candidates_text(found->second));
      cells.remarks.back().candidates = candidates_of(text, found->second);
      return std::nullopt;
    }
    if (default_of(defaults, "create_organisations") == "true") return new_organisation(text);
    remark(cells, "organisation", "unknown_organisation", text);
    return std::nullopt;
  }

  OrganisationId new_organisation(std::string const& text) {
    auto const key = lookup->organisation_keys.find(text);
    auto const [place, is_new] = new_by_key.emplace(key == lookup->organisation_keys.end() ? text : key->second, new_organisations.size());
    if (is_new) {
      auto& made = new_organisations.emplace_back();
      made.id = OrganisationId{new_id()};
      made.type = type_of_new();
      put_by_script(made.name, text, "fr");
      names.emplace(made.id, text);
    }
    return new_organisations[place->second].id;
  }

  std::string type_of_new() const {
    auto const type = lookup->organisation_types.find(header_key(default_of(defaults, "organisation_type")));
    return type == lookup->organisation_types.end() ? std::string() : type->second;
  }

  std::optional<std::string> code(PersonCells& cells, std::map<std::string, std::string> const& codes, std::string const& field,
                                  std::string const& text, std::string const& key, std::string const& refusal) const {
    if (text.empty()) return std::nullopt;
    auto const found = codes.find(key);
    if (found != codes.end()) return found->second;
    remark(cells, field, refusal, text);
    return std::nullopt;
  }

  void lay_over(Person& person, PersonCells& cells, NameKeys const& keys, KnownPerson const* matched) {
    auto const& said = cells.said;
    // The same name written otherwise replaces nothing.
    if (!keys.latin.empty() && (!matched || keys.latin != matched->latin_key)) {
      if (!said.family_name.empty()) person.family_name = said.family_name;
      if (!said.given_name.empty()) person.given_name = said.given_name;
    }
    if (!keys.arabic.empty() && (!matched || keys.arabic != matched->arabic_key)) {
      if (!said.family_name_ar.empty()) person.family_name_ar = said.family_name_ar;
      if (!said.given_name_ar.empty()) person.given_name_ar = said.given_name_ar;
    }
    // "Mme" tells nothing new of a professor.
    if (said.title && (!person.title || said.title == PersonTitle::dr || said.title == PersonTitle::pr)) person.title = said.title;
    if (said.sex != Sex::not_stated) person.sex = said.sex;
    if (said.birth_date) {
      person.birth_date = said.birth_date;
      person.birth_year.reset();
      person.age_bracket.reset();
    } else if (said.birth_year && !person.birth_date) {
      person.birth_year = said.birth_year;
      person.age_bracket.reset();
    }
    bool const same_address = matched && said.email && person.email && small_letters(*person.email) == small_letters(*said.email);
    if (said.email && !same_address) person.email = said.email;
    if (said.phone) person.phone = said.phone;
    if (said.language) person.language = said.language;
    auto const& category = cells.category.empty() && !matched ? default_of(defaults, "category") : cells.category;
    if (auto given = code(cells, lookup->categories, "category", category, header_key(category), "unknown_reference")) person.category = given;
  }

  void lay_over(Affiliation& post, PersonCells& cells, std::optional<OrganisationId> organisation, bool is_new) {
    if (organisation) post.organisation_id = organisation;
    if (!cells.function.empty()) post.function = cells.function;
    if (auto given = code(cells, lookup->grades, "grade", cells.grade, header_key(cells.grade), "unknown_reference")) post.grade = given;
    if (auto given = code(cells, lookup->places, "place", cells.place, cells.place, "unknown_place")) post.place_code = given;
    if (cells.level) post.administrative_level = cells.level;
    else if (is_new && !default_of(defaults, "administrative_level").empty())
      post.administrative_level = from_word<AdministrativeLevel>(default_of(defaults, "administrative_level"));
  }

  /// Somebody who serves elsewhere by now left their post the day before. True when the row is to change the post at all: it may tell
  /// of a time before it. Remarks: later_post.
  bool moves_on(PersonCells& cells, KnownPerson const* matched, std::optional<OrganisationId> const& organisation, PersonWithPost& record) const {
    bool const elsewhere = matched && matched->post && matched->post->organisation_id && organisation && *organisation != *matched->post->organisation_id;
    if (!elsewhere) return true;
    auto const& from = matched->post->from;
    if (from && *from > as_of) {
      remark(cells, "organisation", "later_post", from->text(), true);
      return false;
    }
    if (from == as_of) return true;
    record.ended = matched->post;
    record.ended->to = LocalDate::from_days(as_of.days() - 1);
    return true;
  }

  std::string organisation_name(std::optional<OrganisationId> const& id, KnownPerson const* matched) const {
    if (!id) return {};
    if (auto const found = names.find(*id); found != names.end()) return found->second;
    return matched ? matched->organisation : std::string();
  }
};

PeoplePlanner::PeoplePlanner(std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                             LocalDate today, LocalDate as_of, std::function<Uuid()> const& new_id)
    : state_(new State{mapping, defaults, today, as_of, new_id, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}) {}

void PeoplePlanner::look_up_in(PeopleLookup const& lookup) {
  auto& s = *state_;
  s.lookup = &lookup;
  s.known = {};
  s.known_emails.clear();
  for (auto const& known : lookup.known) {
    auto const& p = known.person;
    auto const email = p.email ? std::string_view(s.known_emails.emplace_back(small_letters(*p.email))) : std::string_view();
    s.known.add({known.latin_key, known.arabic_key, p.sex, p.birth_date, p.birth_year, known.post ? known.post->organisation_id : std::nullopt,
                 email, p.phone ? std::string_view(*p.phone) : std::string_view()});
  }
}

PeoplePlanner::~PeoplePlanner() = default;

std::vector<Organisation> const& PeoplePlanner::new_organisations() const { return state_->new_organisations; }

PlannedPerson PeoplePlanner::plan(PersonCells& cells, NameKeys const& keys) {
  auto& s = *state_;
  PlannedPerson planned;
  auto organisation = s.organisation(cells, cells.organisation);
  auto const email = small_letters(cells.said.email.value_or(""));
  auto const wanted = State::likeness(cells, keys, organisation, email);
  auto const* matched = s.match(cells, wanted);
  s.check_repeats(cells, matched, wanted);
  planned.is_known = matched != nullptr;
  if (!matched && cells.organisation.empty()) organisation = s.organisation(cells, default_of(s.defaults, "organisation"));
  if (!matched && cells.order_assumed)
    s.remark(cells, s.name_field(cells), "name_order_assumed", display_name(cells.said.given_name, "", cells.said.given_name_ar, "") + " | " +
             display_name("", cells.said.family_name, "", cells.said.family_name_ar), true);

  auto& person = planned.record.person;
  if (matched) person = matched->person;
  else person.id = PersonId{s.new_id()};
  s.lay_over(person, cells, keys, matched);
  bool const tells_of_now = s.moves_on(cells, matched, organisation, planned.record);
  Affiliation post = matched && matched->post && !planned.record.ended ? *matched->post : Affiliation{};
  if (tells_of_now) s.lay_over(post, cells, organisation, !matched);
  if (auto valid = checked(person, s.today); !valid && !cells.is_refused())
    for (auto const& field : valid.error().fields) s.remark(cells, field.path, field.code, field.detail);

  if (matched)
    planned.changes = differences(described(matched->person, matched->post.value_or(Affiliation{}), matched->organisation),
                                  described(person, post, s.organisation_name(post.organisation_id, matched)));
  if (!post.says_nothing()) {
    if (post.id.empty()) {
      post.id = AffiliationId{s.new_id()};
      if (planned.record.ended) post.from = s.as_of;
      else if (matched && matched->last_post_ended) post.from = LocalDate::from_days(matched->last_post_ended->days() + 1);
    }
    planned.record.post = post;
  }
  planned.label = display_name(person);
  planned.outcome = outcome_of(cells.remarks, planned.is_known, planned.changes.empty());
  return planned;
}

}  // namespace athar
