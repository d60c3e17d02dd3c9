#include "server/jobs/promotion_deadlines.hpp"

#include <spdlog/spdlog.h>

#include "server/api/invitations/desk.hpp"

namespace athar::api {
namespace {

constexpr auto time_between_looks = std::chrono::minutes(1);

}  // namespace

void PromotionDeadlines::start() {
  rounds_.start(time_between_looks, "offers of seats were not looked through", [this] {
    if (int const ended = look(); ended > 0) spdlog::info("{} offers of a seat ended without an answer", ended);
  });
}

int PromotionDeadlines::look() {
  int ended = 0;
  for (auto const& overdue : parts_.database.read()->invitations().overdue_promotions(parts_.today())) {
    auto unit = parts_.database.begin();
    Actor const actor{std::nullopt, "athar-server"};
    Desk desk{*unit, actor, [&](ChangeRecord const& change) { unit->record(actor, change); }, parts_.new_id, parts_.now(), parts_.today()};
    if (!end_overdue(desk, overdue)) continue;
    unit->commit();
    parts_.recorded();
    ++ended;
  }
  return ended;
}

}  // namespace athar::api
