#include "server/documents/designation_letter.hpp"

#include "domain/documents/wording.hpp"
#include "server/documents/letter.hpp"

namespace athar::documents {
namespace {

std::string profile(DesignationLetter const& letter, Language language) {
  auto const& d = letter.page.designation;
  auto const& planned = language == Language::ar ? letter.profile.ar : language == Language::en ? letter.profile.en : letter.profile.fr;
  if (d.language == language || planned.empty()) return d.profile;
  return planned;
}

std::string addressee(DesignationLetter const& letter, Language language) {
  auto const& d = letter.page.designation;
  return d.addressee == default_addressee(d.language) ? default_addressee(language) : d.addressee;
}

std::string attachments(DesignationLetter const& letter, Language language) {
  auto const& d = letter.page.designation;
  auto const list = d.attachments == default_attachments(d.language) ? default_attachments(language) : d.attachments;
  std::string out;
  for (auto const& each : list) out += (out.empty() ? "" : language == Language::ar ? "؛ " : language == Language::fr ? "\u00A0; " : "; ") + each;
  return out;
}

void write_text(SessionPage const& session, DesignationLetter const& letter, Edition const& edition, Language language, Say const& say) {
  auto const& d = letter.page.designation;
  if (!letter.number.empty()) say(worded(words::letter_number, language, letter.number), "Strong");
  say(worded(words::letter_session, language, session.reference), "Cell");
  say(place_and_date(edition, letter.date, language), "Cell");
  say(std::string(words::letter_to.in(language)), "Label");
  say(addressee(letter, language), "Strong");
  say(letter.page.organisation_name.in(language), "Strong");
  auto const& subject = letter.is_reminder ? words::reminder_subject : words::letter_subject;
  say(worded(subject, language, wording::attended_kind(session.session.kind, language), session.session.title.in(language)), "Value");
  say(std::string(words::letter_greeting.in(language)), "Text");
  if (letter.is_reminder && d.sent_on) {
    auto const number = d.outgoing_number.empty() ? std::string() : worded(words::reminder_number, language, d.outgoing_number);
    say(worded(words::reminder_opening, language, number, wording::date(*d.sent_on, language)), "Text");
  }
  say(session_held(session, language), "Text");
  if (!session.programmes.empty()) say(worded(words::within, language, session.programmes.front().title.in(language)), "Text");
  say(std::string(words::letter_asks.in(language)), "Text");
  if (auto const wanted = profile(letter, language); !wanted.empty()) say(worded(words::letter_profile, language, wanted), "Strong");
  say(worded(words::letter_places, language, d.places), "Strong");
  if (d.women_percent && *d.women_percent > 0) say(worded(words::letter_women, language, *d.women_percent), "Strong");
  if (d.deadline) say(worded(words::letter_deadline, language, wording::date(*d.deadline, language)), "Strong");
  say(std::string(words::letter_form.in(language)), "Text");
  say(std::string(words::letter_closing.in(language)), "Text");
  if (auto const list = attachments(letter, language); !list.empty()) say(worded(words::letter_attached, language, list), "Cell");
}

std::vector<Letter> letters_of(SessionPage const& session, std::vector<DesignationLetter> const& designations, Edition const& edition) {
  std::vector<Letter> out;
  for (auto const& each : designations) {
    auto const leading = leading_language(each.language);
    auto const& title = each.is_reminder ? words::reminder_title : words::letter_title;
    out.push_back({each.language, fmt::format("{} – {} – {}", title.in(leading), session.reference, each.page.organisation_name.in(leading)), session.reference,
                   [&](Language language, Say const& say) { write_text(session, each, edition, language, say); }});
  }
  return out;
}

}  // namespace

std::vector<std::string> designation_letter_pages(Templates const& templates, SessionPage const& session,
                                                  std::vector<DesignationLetter> const& letters, Edition const& edition) {
  return letter_pages(templates, letters_of(session, letters, edition), edition);
}

std::vector<Part> designation_letter_parts(Templates const& templates, SessionPage const& session,
                                           std::vector<DesignationLetter> const& letters, Edition const& edition) {
  return letter_parts(templates, letters_of(session, letters, edition), edition);
}

}  // namespace athar::documents
