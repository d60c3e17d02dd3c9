#include "server/documents/evaluation_form.hpp"

#include "domain/documents/wording.hpp"

namespace athar::documents {
namespace {

constexpr Word audience_word(EvaluationAudience audience) {
  switch (audience) {
    case EvaluationAudience::participants: return words::evaluation_by_participants;
    case EvaluationAudience::hosts: return words::evaluation_by_hosts;
    case EvaluationAudience::travellers: return words::evaluation_by_travellers;
  }
  return words::evaluation_by_participants;
}

/// "15 – 17 juin 2027", or nothing while there are no days.
Fields period(SessionPage const& page, DocumentLanguage language) {
  Fields list{Fields::type::list};
  if (!page.first_date || !page.last_date) return list;
  for (auto each : languages_in(language)) {
    auto const first = wording::date(*page.first_date, each);
    list.push_back(paragraph(*page.first_date == *page.last_date ? first : fmt::format("{} – {}", first, wording::date(*page.last_date, each)), each));
  }
  return list;
}

Fields question(CourseQuestion const& asked, int number, DocumentLanguage language) {
  Fields one;
  one.set("number", Fields(std::to_string(number)));
  one.set("lines", lines(asked.text, language));
  one.set("is_scale", asked.answer == AnswerKind::scale);
  one.set("is_yes_no", asked.answer == AnswerKind::yes_no);
  one.set("is_text", asked.answer == AnswerKind::text);
  return one;
}

}  // namespace

std::string evaluation_form_page(Templates const& templates, CoursePage const& page, EvaluationAudience audience, SessionPage const* session,
                                 Edition const& edition) {
  auto const language = edition.language;
  auto fields = common_fields(edition);
  auto const& title = session ? session->session.title : page.course.title;
  auto const& reference = session ? session->reference : page.reference;
  fields.set("title", Fields(fmt::format("{} – {}", words::evaluation_form.in(leading_language(language)), reference)));
  fields.set("heading", lines(words::evaluation_form, language));
  fields.set("audience", lines(audience_word(audience), language));
  fields.set("course_title", lines(title, language));
  fields.set("period", session ? period(*session, language) : Fields{Fields::type::list});
  fields.set("is_blank", session == nullptr);
  fields.set("session_label", lines(words::evaluation_session, language));
  fields.set("lead", lines(words::evaluation_lead, language));
  fields.set("yes", lines(words::yes, language));
  fields.set("no", lines(words::no, language));
  fields.set("least", lines(words::evaluation_least, language));
  fields.set("most", lines(words::evaluation_most, language));
  fields.set("thanks", lines(words::evaluation_thanks, language));
  Fields questions{Fields::type::list};
  int number = 0;
  for (auto const& asked : page.course.questions)
    if (asked.audience == audience) questions.push_back(question(asked, ++number, language));
  fields.set("questions", questions);
  fields.set("identity", Fields(reference));
  return templates.fill("evaluation_form", std::move(fields));
}

}  // namespace athar::documents
