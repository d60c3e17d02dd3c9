#include "server/jobs/invitation_reminders.hpp"

#include <spdlog/spdlog.h>

#include "server/api/invitations/desk.hpp"

namespace athar::api {
namespace {

constexpr auto time_between_looks = std::chrono::minutes(1);

}  // namespace

void InvitationReminders::start() {
  rounds_.start(time_between_looks, "reminders were not looked through", [this] {
    if (int const written = look(); written > 0) spdlog::info("{} reminders written", written);
  });
}

int InvitationReminders::look() {
  int written = 0;
  for (auto const& session : parts_.database.read()->invitations().sessions_to_remind(parts_.today())) {
    auto unit = parts_.database.begin(Patience::patient);
    Actor const actor{std::nullopt, "athar-server"};
    Desk desk{*unit, actor, [&](ChangeRecord const& change) { unit->record(actor, change); }, parts_.new_id, parts_.now(), parts_.today()};
    int const here = send_due_reminders(desk, session);
    if (here == 0) continue;
    unit->commit();
    parts_.recorded();
    written += here;
  }
  return written;
}

}  // namespace athar::api
