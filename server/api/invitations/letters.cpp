#include "domain/documents/wording.hpp"
#include "domain/people/person.hpp"
#include "server/api/invitations/desk.hpp"
#include "server/calendar_files/session_invite.hpp"
#include "server/mail/settings.hpp"

namespace athar::api {
namespace {

std::string place_of(SessionPage const& page, Language language) {
  std::string out = page.session.venue;
  auto const& place = page.place_name.in(language);
  if (!place.empty() && out.find(place) == std::string::npos) out += (out.empty() ? "" : language == Language::ar ? "، " : ", ") + place;
  return out;
}

std::string name_in(MailRecipient const& to, Language language) {
  bool const has_arabic = !to.family_name_ar.empty() || !to.given_name_ar.empty();
  if (language == Language::ar && has_arabic) return wording::printable(display_name("", "", to.given_name_ar, to.family_name_ar));
  return wording::printable(display_name(to.given_name, to.family_name, to.given_name_ar, to.family_name_ar));
}

using calendar_files::Method;

/// What a message does to the session in somebody's calendar. A postponed session has no day to stand on.
std::optional<Method> entry_of(MailKind kind, SessionStatus status) {
  switch (kind) {
    case MailKind::short_message: return std::nullopt;
    case MailKind::cancellation:
    case MailKind::postponement:
    case MailKind::withdrawal: return Method::cancel;
    default: return status == SessionStatus::postponed || status == SessionStatus::cancelled ? std::nullopt : std::optional(Method::request);
  }
}

std::optional<MailAttachment> calendar_entry(SessionPage const& page, MailMessage const& message, Instant now) {
  auto const method = entry_of(message.kind, page.status);
  if (!method) return std::nullopt;
  auto const& ours = mail::settings();
  calendar_files::Attendee const organiser{ours.from_name, ours.reply_to.empty() ? ours.from : ours.reply_to};
  auto file = calendar_files::session_invite(page, *method, message.language, organiser, {message.to_name, message.to_address}, now);
  if (file.empty()) return std::nullopt;
  std::string const name = *method == Method::cancel ? "CANCEL" : "REQUEST";
  return MailAttachment{"session.ics", "text/calendar; charset=utf-8; method=" + name, std::move(file)};
}

}  // namespace

std::map<std::string, std::string, std::less<>> message_values(SessionPage const& page, MailRecipient const& to, Language language,
                                                               std::optional<LocalDate> answer_by, std::string const& link,
                                                               std::string const& message) {
  std::vector<LocalDate> days;
  for (auto const& day : page.session.days) days.push_back(day.date);
  return {{"person_name", name_in(to, language)},
          {"session_title", wording::printable(page.session.title.in(language))},
          {"session_reference", page.reference},
          {"session_dates", days.empty() ? std::string() : wording::on_days(days, language)},
          {"session_times", wording::times(page.session, language)},
          {"session_place", wording::printable(place_of(page, language))},
          {"answer_link", link},
          {"answer_by", answer_by ? wording::date_with_weekday(*answer_by, language) : std::string()},
          {"message", message}};
}

MailTemplate const& Letters::text(MailKind kind, Language language) const {
  auto const found = std::find_if(templates_.begin(), templates_.end(), [&](auto const& each) { return each.kind == kind && each.language == language; });
  return *found;
}

MailMessage Letters::write(MailKind kind, MailRecipient const& to, Invitation const* invitation, std::string const& link,
                           std::string const& message) const {
  auto const answer_by = invitation ? std::optional(invitation->answer_by) : std::nullopt;
  auto words = filled(text(kind, to.language), message_values(session_, to, to.language, answer_by, link, message));
  MailMessage out;
  out.kind = kind;
  out.language = to.language;
  out.session_id = session_.session.id;
  out.person_id = to.person_id;
  if (invitation) out.invitation_id = invitation->id;
  out.to_address = to.email.value_or("");
  out.to_name = name_in(to, to.language);
  out.subject = std::move(words.subject);
  out.body = std::move(words.body);
  out.link = link;
  if (auto entry = calendar_entry(session_, out, now_)) out.attachments.push_back(std::move(*entry));
  return out;
}

}  // namespace athar::api
