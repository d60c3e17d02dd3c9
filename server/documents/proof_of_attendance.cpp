#include "server/documents/proof_of_attendance.hpp"

#include "domain/documents/wording.hpp"
#include "server/documents/common_fields.hpp"

namespace athar::documents {
namespace {

std::string titled(ProofOfAttendance const& proof, Language language) {
  bool const arabic = language == Language::ar ? !proof.name_ar.empty() : proof.name.empty();
  auto const& name = arabic ? proof.name_ar : proof.name;
  auto const title = (proof.sex == "F" ? words::madam : proof.sex == "M" ? words::sir : words::madam_or_sir).in(language);
  return title.empty() ? name : fmt::format("{} {}", title, name);
}

/// What the person is, and where: "Cheffe de service, Direction du Budget".
std::string role(ProofOfAttendance const& proof, Language language) {
  auto const& organisation = proof.organisation.in(language);
  if (proof.function.empty() || organisation.empty()) return proof.function + organisation;
  return fmt::format("{}{}{}", proof.function, language == Language::ar ? "، " : ", ", organisation);
}

/// "a assisté, les 15 et 16 juin 2026 de 9 h 00 à 16 h 30, à Rabat, à la formation « Budget »."
std::string attended(SessionPage const& page, ProofOfAttendance const& proof, Language language) {
  auto const& session = page.session;
  auto const kind = wording::attended_kind(session.kind, language);
  auto const& title = session.title.in(language);
  auto when = wording::on_days(proof.dates(), language);
  if (auto const hours = proof.usual_hours()) when += (language == Language::en ? ", " : " ") + wording::from_to(*hours->starts, *hours->ends, language);
  bool const remote = session.modality == Modality::distance || session.modality == Modality::e_learning;
  std::string where;
  if (remote) where = wording::printable(words::remotely.in(language));
  else if (!page.place_name.empty()) where = wording::at_place(page.place_name.in(language), language);
  if (language == Language::ar) {
    auto const verb = proof.sex == "F" ? "قد حضرت" : proof.sex == "M" ? "قد حضر" : "قد حضر(ت)";
    return fmt::format("{} {} «{}» {}{}{}.", verb, kind, title, when, where.empty() ? "" : "، ", where);
  }
  if (language == Language::en)
    return fmt::format("attended {} “{}” {}{}{}.", kind, title, when, where.empty() ? "" : ", ", where);
  return fmt::format("a assisté, {}{}{}, {} « {} ».", when, where.empty() ? "" : ", ", remote ? "à distance" : where, kind, title);
}

/// "3 jours (5 demi-journées), 12 h 30"
std::string total(ProofOfAttendance const& proof, Language language) {
  auto text = fmt::format("{} ({})", wording::days(static_cast<int>(proof.days.size()), language), wording::half_days(proof.half_days, language));
  if (proof.minutes) text += (language == Language::ar ? "، " : ", ") + wording::duration(*proof.minutes, language);
  return worded(words::attended_total, language, text);
}

std::string within(SessionPage const& page, Language language) {
  if (page.programmes.empty()) return {};
  return worded(words::within, language, page.programmes.front().title.in(language));
}

/// The text in one language: as named fields for HTML, as a list of paragraphs for Word.
Fields version(SessionPage const& page, ProofOfAttendance const& proof, Edition const& edition, Language language, bool alone) {
  auto const& host = edition.letterhead.host;
  Fields fields;
  Fields paragraphs{Fields::type::list};
  auto say = [&](char const* name, std::string const& text, std::string_view style) {
    if (text.empty()) return;
    auto const made = sentence(text, language, style);
    fields.set(name, *made.get("text"));
    paragraphs.push_back(made);
  };
  auto const common = sentence({}, language);
  fields.set("lang", *common.get("lang"));
  fields.set("dir", *common.get("dir"));
  fields.set("width", Fields(std::string(alone ? "9860" : "4930")));
  say("heading", std::string(words::proof.in(language)), "ProofTitle");
  say("issuer", host.empty() ? std::string(words::issued.in(language)) : worded(words::issued_by, language, host.in(language)), "Text");
  say("person", titled(proof, language), "Person");
  say("role", role(proof, language), "Text");
  say("attended", attended(page, proof, language), "Text");
  say("within", within(page, language), "Text");
  say("total", total(proof, language), "Strong");
  say("purpose", std::string(words::purpose.in(language)), "Text");
  fields.set("paragraphs", paragraphs);
  return fields;
}

std::string hours_of(AttendedDay const& day, int sitting) {
  for (auto const& each : day.sittings)
    if (each.sitting == sitting) return each.starts && each.ends ? fmt::format("{} – {}", each.starts->text(), each.ends->text()) : std::string("✓");
  return "–";
}

Fields days(ProofOfAttendance const& proof, DocumentLanguage language) {
  Fields list{Fields::type::list};
  for (auto const& day : proof.days) {
    Fields one;
    Fields date{Fields::type::list}, hours{Fields::type::list};
    for (auto each : languages_in(language)) date.push_back(paragraph(wording::date_with_weekday(day.date, each), each, "Cell"));
    if (day.minutes)
      for (auto each : languages_in(language)) hours.push_back(paragraph(wording::duration(*day.minutes, each), each, "Middle"));
    one.set("date", date);
    one.set("hours", hours);
    one.set("morning", Fields(hours_of(day, 1)));
    one.set("afternoon", Fields(hours_of(day, 2)));
    list.push_back(one);
  }
  return list;
}

Fields done_at(Edition const& edition) {
  Fields list{Fields::type::list};
  auto const& place = edition.letterhead.host_place;
  for (auto each : languages_in(edition.language)) {
    auto const day = wording::date(edition.day, each);
    list.push_back(sentence(place.empty() ? worded(words::done, each, day) : worded(words::done_at, each, place.in(each), day), each, "Text"));
  }
  return list;
}

Fields fields_of(SessionPage const& page, ProofOfAttendance const& proof, Signatory const& signatory, Edition const& edition, Fields fields) {
  auto const language = edition.language;
  auto const leading = leading_language(language);
  auto const languages = languages_in(language);
  fields.set("title", Fields(fmt::format("{} – {} – {}", words::proof.in(leading), page.reference, proof.name)));
  Fields versions{Fields::type::list};
  for (auto each : languages) versions.push_back(version(page, proof, edition, each, languages.size() == 1));
  fields.set("versions", versions);
  fields.set("two", languages.size() == 2);
  fields.set("days", days(proof, language));
  Fields columns{Fields::type::list};
  auto heading = [&](char const* name, Word const& word, char const* width) {
    auto const label = lines(word, language, "Heading");
    fields.set(name, label);
    Fields column("label", label);
    column.set("width", Fields(std::string(width)));
    columns.push_back(column);
  };
  heading("l_day", words::day, "3860");
  heading("l_morning", words::morning, "2000");
  heading("l_afternoon", words::afternoon, "2000");
  heading("l_hours", words::hours_present, "2000");
  fields.set("columns", columns);
  fields.set("done_at", done_at(edition));
  fields.set("l_stamp", lines(words::stamp, language, "Label"));
  fields.set("l_signatory", lines(words::signatory, language, "Label"));
  Fields who{Fields::type::list};
  if (!signatory.name.empty()) who.push_back(paragraph(signatory.name, leading, "Value"));
  if (!signatory.capacity.empty()) who.push_back(paragraph(signatory.capacity, leading, "Cell"));
  fields.set("signatory", who);
  fields.set("identity", Fields(page.reference));
  return fields;
}

}  // namespace

std::vector<std::string> proof_pages(Templates const& templates, SessionPage const& page, std::vector<ProofOfAttendance> const& proofs,
                                     Signatory const& signatory, Edition const& edition) {
  auto const common = common_fields(edition);
  std::vector<std::string> pages;
  for (auto const& proof : proofs) pages.push_back(templates.fill("proof_of_attendance", fields_of(page, proof, signatory, edition, common)));
  return pages;
}

std::vector<Part> proof_parts(Templates const& templates, SessionPage const& page, std::vector<ProofOfAttendance> const& proofs,
                              Signatory const& signatory, Edition const& edition) {
  auto common = common_fields(edition);
  auto const pictures = logo_pictures(edition.letterhead, common);
  auto const leading = leading_language(edition.language);
  Fields foot{Fields::type::list};
  foot.push_back(paragraph(page.reference, leading, "Foot"));
  foot.push_back(as_composed(foot_line(edition), leading, "Foot"));
  Fields footer;
  footer.set("foot", foot);
  footer.set("page_total", page_total(proofs.size()));
  footer.set("foot_width", Fields(std::string("9860")));
  footer.set("foot_middle", Fields(std::string("7860")));
  common.set("footer_number", Fields(std::string("1")));
  std::string body;
  for (std::size_t i = 0; i < proofs.size(); ++i) {
    auto fields = fields_of(page, proofs[i], signatory, edition, common);
    fields.set("is_last", i + 1 == proofs.size());
    body += templates.fill("proof_of_attendance", std::move(fields));
  }
  Fields whole("body", Fields(std::move(body)));
  return word_file(templates, templates.fill("document", std::move(whole)), {templates.fill("footer", footer)}, pictures);
}

}  // namespace athar::documents
