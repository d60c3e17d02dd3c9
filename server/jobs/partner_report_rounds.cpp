#include "server/jobs/partner_report_rounds.hpp"

#include <spdlog/spdlog.h>

#include "domain/agreements/agreement.hpp"
#include "server/api/partner_reports/sending.hpp"

namespace athar::api {
namespace {

constexpr auto time_between_looks = std::chrono::seconds(20);

}  // namespace

void PartnerReportRounds::start() {
  rounds_.start(time_between_looks, "half-yearly reports were not looked through", [this] {
    if (int const written = look(); written > 0) spdlog::info("{} half-yearly reports were sent", written);
  });
}

int PartnerReportRounds::look() {
  auto const today = parts_.today();
  std::vector<ReportRecipient> waiting;
  std::optional<std::string> half_year;
  {
    auto const unit = parts_.database.read();
    half_year = half_year_due(unit->agreements().partner_reports().schedule(), today);
    if (!half_year) return 0;
    waiting = unit->agreements().partner_reports().unsent(*half_year);
  }
  Actor const actor{std::nullopt, "athar-server"};
  int written = 0;
  for (auto const& to : waiting) {
    auto unit = parts_.database.begin(Patience::patient);
    auto const sent = send_report(*unit, to, {parts_.new_id, today, actor, half_year}, [&](ChangeRecord const& change) { unit->record(actor, change); });
    if (!sent) {
      spdlog::warn("a half-yearly report was not sent: {}", sent.error().code);
      continue;
    }
    if (!*sent) continue;
    unit->commit();
    parts_.recorded();
    ++written;
  }
  return written;
}

}  // namespace athar::api
