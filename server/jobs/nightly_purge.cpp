#include "server/jobs/nightly_purge.hpp"

#include "domain/privacy/privacy_store.hpp"
#include "server/api/privacy/retention.hpp"

namespace athar::api {
namespace {

constexpr auto time_between_looks = std::chrono::minutes(10);

}  // namespace

void NightlyPurge::start() {
  rounds_.start(time_between_looks, "tonight's purge is not done yet", [this] {
    run_when_due();
  });
}

bool NightlyPurge::run_when_due() {
  auto const due = [&](PurgeSchedule const& schedule) {
    return schedule.nightly && (!schedule.last_run_on || *schedule.last_run_on < parts_.today());
  };
  if (!due(parts_.database.read()->privacy().retention().schedule())) return false;
  auto unit = parts_.database.begin(Patience::patient);
  unit->privacy().retention().hold_purges();
  // Another server may have done it while this one waited.
  if (!due(unit->privacy().retention().schedule())) return false;
  purge_what_is_due(*unit, {std::nullopt, "athar-server"}, parts_.today(), parts_.now());
  unit->commit();
  parts_.recorded();
  return true;
}

}  // namespace athar::api
