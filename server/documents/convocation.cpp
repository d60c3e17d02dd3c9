#include "server/documents/convocation.hpp"

#include "domain/documents/wording.hpp"
#include "server/documents/letter.hpp"

namespace athar::documents {
namespace {

std::string titled(Convoked const& person, Language language) {
  bool const arabic = language == Language::ar ? !person.name_ar.empty() : person.name.empty();
  auto const title = (person.sex == "F" ? words::madam : person.sex == "M" ? words::sir : words::madam_or_sir).in(language);
  auto const& name = arabic ? person.name_ar : person.name;
  return title.empty() ? name : fmt::format("{} {}", title, name);
}

/// Each line of a text somebody typed as a paragraph.
void say_lines(std::string const& text, Say const& say) {
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    say(wording::printable(text.substr(at, end - at)), "Cell");
    at = end + 1;
  }
}

void write_text(SessionPage const& session, Convoked const& person, PracticalNote const& note, Edition const& edition, Language language, Say const& say) {
  say(worded(words::letter_session, language, session.reference), "Cell");
  say(place_and_date(edition, edition.day, language), "Cell");
  say(std::string(words::letter_to.in(language)), "Label");
  say(titled(person, language), "Strong");
  say(person.function, "Cell");
  say(person.organisation.in(language), "Cell");
  auto const& title = session.session.title.in(language);
  say(worded(words::convocation_subject, language, wording::attended_kind(session.session.kind, language), title), "Value");
  say(std::string(words::letter_greeting.in(language)), "Text");
  say(std::string(words::convocation_asks.in(language)), "Text");
  say(session_held(session, language), "Text");
  if (auto const hours = wording::times(session.session, language); !hours.empty()) say(worded(words::convocation_hours, language, hours), "Strong");
  if (!session.programmes.empty()) say(worded(words::within, language, session.programmes.front().title.in(language)), "Text");
  bool const has_note = !note.costs.empty() || !note.note.empty() || !note.contact.empty();
  if (has_note) say(std::string(words::practical_note.in(language)), "Value");
  if (!note.costs.empty()) say(worded(words::convocation_costs, language, wording::printable(note.costs.in(language))), "Cell");
  if (!note.note.empty()) say_lines(note.note.in(language), say);
  if (!note.contact.empty()) say(worded(words::convocation_contact, language, wording::printable(note.contact)), "Cell");
  say(std::string(words::convocation_brings.in(language)), "Text");
  say(std::string(words::letter_closing.in(language)), "Text");
}

std::vector<Letter> letters_of(SessionPage const& session, std::vector<Convoked> const& people, PracticalNote const& note, Edition const& edition) {
  auto const leading = leading_language(edition.language);
  std::vector<Letter> out;
  for (auto const& person : people)
    out.push_back({edition.language, fmt::format("{} – {}", words::convocation.in(leading), session.reference), session.reference,
                   [&](Language language, Say const& say) { write_text(session, person, note, edition, language, say); }});
  return out;
}

}  // namespace

std::vector<std::string> convocation_pages(Templates const& templates, SessionPage const& session, std::vector<Convoked> const& people,
                                           PracticalNote const& note, Edition const& edition) {
  return letter_pages(templates, letters_of(session, people, note, edition), edition);
}

std::vector<Part> convocation_parts(Templates const& templates, SessionPage const& session, std::vector<Convoked> const& people,
                                    PracticalNote const& note, Edition const& edition) {
  return letter_parts(templates, letters_of(session, people, note, edition), edition);
}

}  // namespace athar::documents
