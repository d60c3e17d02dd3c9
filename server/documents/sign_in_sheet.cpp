#include "server/documents/sign_in_sheet.hpp"

#include <algorithm>

#include "domain/documents/wording.hpp"
#include "server/documents/common_fields.hpp"
#include "server/documents/sheet_code.hpp"

namespace athar::documents {
namespace {

std::string hours_of(Sitting const& sitting) {
  return sitting.starts && sitting.ends ? fmt::format("{} – {}", sitting.starts->text(), sitting.ends->text()) : std::string();
}

/// The venue and the town; "online" where nobody meets.
LocalizedText place_of(SessionPage const& page) {
  auto const& session = page.session;
  bool const remote = session.modality == Modality::distance || session.modality == Modality::e_learning;
  if (remote) return {std::string(words::remotely.fr), std::string(words::remotely.ar), std::string(words::remotely.en)};
  auto both = [&](std::string const& town, std::string_view comma) {
    if (town.empty()) return std::string();
    return session.venue.empty() ? town : fmt::format("{}{}{}", session.venue, comma, town);
  };
  LocalizedText place{both(page.place_name.fr, ", "), both(page.place_name.ar, "، "), both(page.place_name.en, ", ")};
  if (place.empty()) place.fr = session.venue;
  return place;
}

std::string name_of_member(NamedTeamMember const& member, Language language) {
  bool const arabic = language == Language::ar && !(member.family_name_ar + member.given_name_ar).empty();
  auto const& given = arabic ? member.given_name_ar : member.given_name;
  auto const& family = arabic ? member.family_name_ar : member.family_name;
  if (given.empty() && family.empty()) return member.given_name_ar + " " + member.family_name_ar;
  return given.empty() || family.empty() ? given + family : given + " " + family;
}

std::vector<std::string> names_of(SessionPage const& page, std::initializer_list<TeamRole> roles, Language language) {
  std::vector<std::string> names;
  for (auto const& member : page.team)
    if (std::find(roles.begin(), roles.end(), member.role) != roles.end()) names.push_back(name_of_member(member, language));
  return names;
}

constexpr auto trainers = {TeamRole::trainer, TeamRole::speaker};
constexpr auto coordinators = {TeamRole::organiser};

LocalizedText joined_team(SessionPage const& page) {
  auto in = [&](Language language) {
    std::string out;
    for (auto const& name : names_of(page, trainers, language)) out += (out.empty() ? "" : language == Language::ar ? "، " : ", ") + name;
    return out;
  };
  return {in(Language::fr), in(Language::ar), {}};
}

LocalizedText in_every_language(std::string (*say)(LocalDate, Language), LocalDate day) {
  return {say(day, Language::fr), say(day, Language::ar), say(day, Language::en)};
}

LocalizedText all_names(std::vector<LocalizedText> const& names) {
  if (names.empty()) return {};
  return {joined_names(names, Language::fr), joined_names(names, Language::ar), joined_names(names, Language::en)};
}

struct Fact {
  Word label;
  LocalizedText value;
};

/// What is known of the day; what is not takes no place.
std::vector<Fact> facts_of(SessionPage const& page, SessionDay const& day, Letterhead const& letterhead) {
  std::string hours;
  for (auto const& sitting : day.sittings)
    if (auto const each = hours_of(sitting); !each.empty()) hours += (hours.empty() ? "" : "  ·  ") + each;
  std::vector<LocalizedText> programmes;
  for (auto const& programme : page.programmes) programmes.push_back(programme.title);
  std::vector<Fact> facts{{words::date, in_every_language(wording::date_with_weekday, day.date)},
                          {words::reference, {page.reference, {}, {}}},
                          {words::place, place_of(page)},
                          {words::hours, {hours, {}, {}}},
                          {words::trainers, joined_team(page)},
                          {words::organiser, letterhead.host},
                          {words::programme, all_names(programmes)},
                          {words::funder, all_names(letterhead.funders)}};
  std::erase_if(facts, [](Fact const& fact) { return fact.value.empty(); });
  return facts;
}

Fields cell(char const* kind, char const* width, Fields const& paragraph) {
  Fields one;
  Fields list{Fields::type::list};
  list.push_back(paragraph);
  one.set("kind", Fields(std::string(kind)));
  one.set("width", Fields(std::string(width)));
  one.set("lines", list);
  return one;
}

/// Two facts in a row in one language; side by side one, French from the left and Arabic from the right.
Fields facts(SessionPage const& page, SessionDay const& day, Edition const& edition) {
  constexpr auto label_width = "1500", value_width = "6353";
  auto const leading = leading_language(edition.language);
  bool const side_by_side = edition.language == DocumentLanguage::fr_ar;
  Fields rows{Fields::type::list}, cells{Fields::type::list};
  std::size_t in_row = 0;
  auto end_row = [&] {
    rows.push_back(Fields("cells", cells));
    cells = Fields{Fields::type::list};
    in_row = 0;
  };
  for (auto const& [label, value] : facts_of(page, day, edition.letterhead)) {
    cells.push_back(cell("label", label_width, paragraph(label.in(leading), leading, "Label")));
    cells.push_back(cell("value", value_width, paragraph(value.in(leading), leading, "Value")));
    if (side_by_side) {
      cells.push_back(cell("value", value_width, paragraph(value.in(Language::ar), Language::ar, "Value")));
      cells.push_back(cell("label", label_width, paragraph(label.in(Language::ar), Language::ar, "Label")));
    }
    if (++in_row == (side_by_side ? 1 : 2)) end_row();
  }
  if (in_row > 0) {
    cells.push_back(cell("label", label_width, paragraph({}, leading, "Label")));
    cells.push_back(cell("value", value_width, paragraph({}, leading, "Value")));
    end_row();
  }
  return rows;
}

Fields sittings(SessionDay const& day, DocumentLanguage language) {
  Fields list{Fields::type::list};
  for (std::size_t i = 0; i < day.sittings.size(); ++i) {
    bool const only = day.sittings.size() == 1;
    Fields one;
    one.set("label", lines(only ? words::signature : i == 0 ? words::signature_morning : words::signature_afternoon, language, "Heading"));
    one.set("present", lines(only ? words::present : i == 0 ? words::present_morning : words::present_afternoon, language, "Keep"));
    one.set("hours", Fields(hours_of(day.sittings[i])));
    one.set("width", Fields(std::string(only ? "4310" : "2155")));
    list.push_back(one);
  }
  return list;
}

/// The people, then empty lines that are numbered on.
Fields people(SignInSheets const& sheets, DocumentLanguage language) {
  auto const leading = leading_language(language);
  Fields list{Fields::type::list};
  for (auto const& line : sheets.lines) {
    Fields one;
    one.set("number", Fields(std::to_string(line.number)));
    one.set("name", Fields(line.name));
    one.set("name_ar", Fields(line.name_ar));
    one.set("organisation", lines(line.organisation, language, "Cell"));
    one.set("function", line.function.empty() ? Fields{Fields::type::list} : paragraph(line.function, leading, "Cell"));
    if (!line.sex.empty()) one.set("sex", paragraph((line.sex == "F" ? words::female : words::male).in(leading), leading, "Middle"));
    list.push_back(one);
  }
  for (int i = 1; i <= blank_lines_of_sheet; ++i)
    list.push_back(Fields("number", Fields(std::to_string(sheets.lines.size() + static_cast<std::size_t>(i)))));
  return list;
}

Fields signatures(SessionPage const& page, DocumentLanguage language) {
  auto const leading = leading_language(language);
  Fields list{Fields::type::list};
  auto place = [&](Word const& label, std::vector<std::string> const& names) {
    Fields one;
    one.set("label", lines(label, language, "Label"));
    Fields who{Fields::type::list};
    for (auto const& name : names) who.push_back(paragraph(name, leading, "Value"));
    one.set("names", who);
    list.push_back(one);
  };
  place(words::trainer_signs, names_of(page, trainers, leading));
  place(words::coordinator_signs, names_of(page, coordinators, leading));
  return list;
}

std::string notice_in(Letterhead const& letterhead, Language language) {
  std::string text(words::notice_law.in(language));
  auto const& controller = letterhead.controller.empty() ? letterhead.host : letterhead.controller;
  if (!controller.empty()) text += worded(words::notice_controller, language, controller.in(language));
  if (letterhead.purpose.empty()) text += words::notice_purpose.in(language);
  else text += worded(words::notice_this_purpose, language, letterhead.purpose.in(language));
  if (!letterhead.recipients.empty()) {
    text += worded(words::notice_recipients, language, letterhead.recipients.in(language));
  } else if (!letterhead.host.empty()) {
    auto recipients = letterhead.funders;
    recipients.insert(recipients.begin(), letterhead.host);
    text += worded(words::notice_recipients, language, joined_names(recipients, language));
  }
  std::string ask(controller.empty() ? std::string(words::the_organiser.in(language)) : controller.in(language));
  auto const& contact = letterhead.rights_contact.empty() ? letterhead.host_contact : letterhead.rights_contact;
  if (!contact.empty()) ask += fmt::format(" ({})", contact);
  text += worded(words::notice_rights, language, ask);
  if (!letterhead.receipt_number.empty()) text += worded(words::notice_receipt, language, letterhead.receipt_number);
  return text;
}

Fields notice(Letterhead const& letterhead, DocumentLanguage language) {
  Fields list{Fields::type::list};
  for (auto each : languages_in(language)) list.push_back(sentence(notice_in(letterhead, each), each, "Notice"));
  return list;
}

/// Whoever sees part of a session prints part of its list, and the paper says so.
Fields partial_note(SessionPage const& page, SignInSheets const& sheets, DocumentLanguage language) {
  auto say = [&](Language each) { return worded(words::partial_list, each, sheets.lines.size(), page.registered); };
  return lines(LocalizedText{say(Language::fr), say(Language::ar), say(Language::en)}, language, "Demonstration");
}

Fields total_columns(SignInSheets const& sheets, DocumentLanguage language) {
  Fields list{Fields::type::list};
  std::vector<Word const*> columns{&words::women, &words::men, &words::total};
  if (sheets.sex_unknown > 0) columns.insert(columns.end() - 1, &words::sex_unknown);
  for (auto const* word : columns) list.push_back(Fields("label", lines(*word, language, "Heading")));
  return list;
}

std::string identity_of(SessionPage const& page, SessionDay const& day, Language language) {
  return dotted({page.reference, wording::date(day.date, language), page.session.title.in(language)}, language);
}

Fields fields_of(SessionPage const& page, SessionDay const& day, SignInSheets const& sheets, Edition const& edition) {
  auto const language = edition.language;
  auto const leading = leading_language(language);
  auto fields = common_fields(edition);
  fields.set("title", Fields(fmt::format("{} – {} – {}", words::sheet.in(leading), page.reference, day.date.text())));
  fields.set("heading", lines(words::sheet, language, "Title"));
  fields.set("session_title", lines(page.session.title, language, "Subtitle"));
  fields.set("is_partial", sheets.partial);
  if (sheets.partial) fields.set("partial", partial_note(page, sheets, language));
  auto const rows = facts(page, day, edition);
  fields.set("facts", rows);
  fields.set("facts_grid", *rows.list_value().front().get("cells"));
  fields.set("sittings", sittings(day, language));
  fields.set("people", people(sheets, language));
  for (auto const& [name, word] : std::initializer_list<std::pair<char const*, Word const*>>{
           {"l_number", &words::number}, {"l_name", &words::name}, {"l_name_ar", &words::name_ar},
           {"l_organisation", &words::organisation}, {"l_function", &words::function}, {"l_sex", &words::sex}})
    fields.set(name, lines(*word, language, "Heading"));
  fields.set("l_registered", lines(words::registered, language, "Keep"));
  fields.set("total_columns", total_columns(sheets, language));
  fields.set("women", Fields(std::to_string(sheets.women)));
  fields.set("men", Fields(std::to_string(sheets.men)));
  fields.set("has_unknown_sex", sheets.sex_unknown > 0);
  fields.set("sex_unknown", Fields(std::to_string(sheets.sex_unknown)));
  fields.set("total", Fields(std::to_string(sheets.lines.size())));
  fields.set("signature_width", Fields(std::to_string((15'706 - 2'200 - 950 * (sheets.sex_unknown > 0 ? 4 : 3)) / 2)));
  fields.set("signatures", signatures(page, language));
  fields.set("notice", notice(edition.letterhead, language));
  fields.set("identity", Fields(identity_of(page, day, leading)));
  return fields;
}

/// Where the symbol stands in a Word file: 14 mm wide.
Fields code_picture(std::size_t number) {
  Fields picture("number", Fields(std::to_string(number)));
  picture.set("width", Fields(std::string("504000")));
  picture.set("height", Fields(std::string("504000")));
  picture.set("name", Fields(std::string("QR")));
  return picture;
}

Fields foot(std::string const& identity, Edition const& edition) {
  auto const leading = leading_language(edition.language);
  Fields list{Fields::type::list};
  list.push_back(as_composed(identity, leading, "Foot"));
  list.push_back(as_composed(foot_line(edition), leading, "Foot"));
  return list;
}

}  // namespace

std::vector<std::string> sign_in_sheet_pages(Templates const& templates, SessionPage const& page, SignInSheets const& sheets,
                                             Edition const& edition) {
  std::vector<std::string> pages;
  for (auto const& day : sheets.days) {
    auto fields = fields_of(page, day, sheets, edition);
    auto const code = sheet_code(page.session.id, page.reference, day.date);
    fields.set("code", Fields(data_address("image/x-portable-bitmap", qr_bitmap(code))));
    fields.set("code_text", Fields(code));
    pages.push_back(templates.fill("sign_in_sheet", std::move(fields)));
  }
  return pages;
}

std::vector<Part> sign_in_sheet_parts(Templates const& templates, SessionPage const& page, SignInSheets const& sheets,
                                      Edition const& edition) {
  std::vector<Picture> pictures;
  std::vector<std::string> footers;
  std::string body;
  for (std::size_t i = 0; i < sheets.days.size(); ++i) {
    auto const& day = sheets.days[i];
    auto fields = fields_of(page, day, sheets, edition);
    if (pictures.empty()) pictures = logo_pictures(edition.letterhead, fields);
    else logo_pictures(edition.letterhead, fields);
    footers.emplace_back();
    pictures.push_back({"png", qr_bitmap(sheet_code(page.session.id, page.reference, day.date))});
    fields.set("code_picture", code_picture(pictures.size()));
    fields.set("foot", foot(identity_of(page, day, leading_language(edition.language)), edition));
    fields.set("page_total", page_total(sheets.days.size()));
    fields.set("foot_width", Fields(std::string("15706")));
    fields.set("foot_middle", Fields(std::string("13706")));
    fields.set("footer_number", Fields(std::to_string(i + 1)));
    fields.set("is_last", i + 1 == sheets.days.size());
    footers.back() = templates.fill("footer", fields);
    body += templates.fill("sign_in_sheet", std::move(fields));
  }
  Fields whole("body", Fields(std::move(body)));
  return word_file(templates, templates.fill("document", std::move(whole)), std::move(footers), pictures);
}

}  // namespace athar::documents
