#include "server/documents/letter.hpp"

#include "domain/documents/wording.hpp"

namespace athar::documents {
namespace {

Fields version(Letter const& letter, Language language, bool alone) {
  Fields fields;
  Fields paragraphs{Fields::type::list};
  auto const common = sentence({}, language);
  fields.set("lang", *common.get("lang"));
  fields.set("dir", *common.get("dir"));
  fields.set("width", Fields(std::string(alone ? "9860" : "4930")));
  letter.text(language, [&](std::string const& text, std::string_view style) {
    if (!text.empty()) paragraphs.push_back(sentence(text, language, style));
  });
  fields.set("paragraphs", paragraphs);
  return fields;
}

Fields fields_of(Letter const& letter, Fields fields) {
  auto const languages = languages_in(letter.language);
  fields.set("title", Fields(letter.title));
  Fields versions{Fields::type::list};
  for (auto each : languages) versions.push_back(version(letter, each, languages.size() == 1));
  fields.set("versions", versions);
  fields.set("two", languages.size() == 2);
  fields.set("l_stamp", lines(words::stamp, letter.language, "Label"));
  fields.set("l_signatory", lines(words::signatory, letter.language, "Label"));
  fields.set("identity", Fields(letter.identity));
  return fields;
}

Edition in_language(Edition edition, DocumentLanguage language) {
  edition.language = language;
  return edition;
}

}  // namespace

std::string session_held(SessionPage const& session, Language language) {
  std::vector<LocalDate> days;
  for (auto const& day : session.session.days) days.push_back(day.date);
  if (days.empty()) return std::string(words::letter_unscheduled.in(language));
  auto when = wording::on_days(days, language);
  if (session.session.modality == Modality::distance || session.session.modality == Modality::e_learning)
    when += (language == Language::ar ? "، " : ", ") + std::string(words::remotely.in(language));
  else if (!session.place_name.empty())
    when += (language == Language::ar ? "، " : ", ") + wording::at_place(session.place_name.in(language), language);
  if (!session.session.venue.empty()) when += " (" + wording::printable(session.session.venue) + ")";
  return worded(words::letter_held, language, when);
}

std::string place_and_date(Edition const& edition, LocalDate date, Language language) {
  auto const& place = edition.letterhead.host_place;
  auto const day = wording::date(date, language);
  return place.empty() ? worded(words::letter_date, language, day) : worded(words::letter_place_date, language, place.in(language), day);
}

std::vector<std::string> letter_pages(Templates const& templates, std::vector<Letter> const& letters, Edition const& edition) {
  std::vector<std::string> pages;
  for (auto const& letter : letters) pages.push_back(templates.fill("letter", fields_of(letter, common_fields(in_language(edition, letter.language)))));
  return pages;
}

std::vector<Part> letter_parts(Templates const& templates, std::vector<Letter> const& letters, Edition const& edition) {
  auto const first = in_language(edition, letters.front().language);
  auto const leading = leading_language(first.language);
  Fields foot{Fields::type::list};
  foot.push_back(paragraph(letters.front().identity, leading, "Foot"));
  foot.push_back(as_composed(foot_line(first), leading, "Foot"));
  Fields footer;
  footer.set("foot", foot);
  footer.set("page_total", page_total(letters.size()));
  footer.set("foot_width", Fields(std::string("9860")));
  footer.set("foot_middle", Fields(std::string("7860")));
  std::string body;
  std::vector<Picture> pictures;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    auto const own = in_language(edition, letters[i].language);
    auto common = common_fields(own);
    pictures = logo_pictures(own.letterhead, common);
    common.set("footer_number", Fields(std::string("1")));
    auto fields = fields_of(letters[i], common);
    fields.set("is_last", i + 1 == letters.size());
    body += templates.fill("letter", std::move(fields));
  }
  Fields whole("body", Fields(std::move(body)));
  return word_file(templates, templates.fill("document", std::move(whole)), {templates.fill("footer", footer)}, pictures);
}

}  // namespace athar::documents
