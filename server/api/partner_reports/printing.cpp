#include "server/api/partner_reports/printing.hpp"

#include <fmt/format.h>

#include "server/api/documents/printing.hpp"
#include "server/api/partner_reports/contents.hpp"
#include "server/api/sessions/time_zones.hpp"

namespace athar::api {

Result<Answer> print_partner_report(Call& call, std::unique_ptr<UnitOfWork> unit, OrganisationId organisation, LocalizedText const& name, Language language) {
  auto const [day, time] = local_time(call.services.now(), "Africa/Casablanca");
  auto paper = partner_report_of(*unit, organisation, name, language, call.services.today());
  call.sql_statements += unit->statements();
  unit.reset();  // the database is not held while the document is made
  documents::Edition const edition{.language = document_language_of(language), .day = day, .time = time, .demonstration = call.services.demonstration,
                                   .letterhead = std::move(paper.letterhead)};
  auto bytes = call.services.press->partner_report(paper.document, edition);
  if (!bytes) return refuse(std::move(bytes.error()));
  Answer answer;
  answer.body = std::move(*bytes);
  answer.content_type = "application/pdf";
  auto disposition = content_disposition(fmt::format("{} – {}.pdf", paper.document.heading, day.text()), "athar.pdf");
  disposition.replace(0, std::string_view("attachment").size(), "inline");
  answer.headers.push_back({"Content-Disposition", std::move(disposition)});
  answer.headers.push_back({"Cache-Control", "no-store"});
  return answer;
}

}  // namespace athar::api
