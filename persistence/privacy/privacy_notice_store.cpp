#include "persistence/privacy/privacy_notice_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_notice = R"(
select n.version, n.controller_fr, n.controller_ar, n.controller_en, n.purpose_fr, n.purpose_ar, n.purpose_en, n.recipients_fr,
       n.recipients_ar, n.recipients_en, n.contact, n.receipt_number, n.answer_days
from athar.privacy_notice n)";

constexpr std::string_view update_notice = R"(
update athar.privacy_notice
set version = version + 1, controller_fr = :controller_fr, controller_ar = :controller_ar, controller_en = :controller_en,
    purpose_fr = :purpose_fr, purpose_ar = :purpose_ar, purpose_en = :purpose_en, recipients_fr = :recipients_fr,
    recipients_ar = :recipients_ar, recipients_en = :recipients_en, contact = :contact, receipt_number = :receipt_number,
    answer_days = :answer_days
where version = :version)";

constexpr std::string_view held_on_person =
    "select h.section, CAST(h.entry AS text) from athar_derived.held_on_person(CAST(:person AS uuid)) h order by h.place, h.number";

}  // namespace

PrivacyNotice PostgresPrivacyNoticeStore::notice() {
  Rows rows = connection_.run(find_notice);
  RowReader row(rows, 0);
  PrivacyNotice n;
  n.version = row.small();
  n.controller = row.localized();
  n.purpose = row.localized();
  n.recipients = row.localized();
  n.contact = row.text();
  n.receipt_number = row.text();
  n.answer_days = row.small();
  return n;
}

Result<void> PostgresPrivacyNoticeStore::update(PrivacyNotice const& n) {
  auto written = connection_.write(update_notice, {{"controller_fr", n.controller.fr}, {"controller_ar", n.controller.ar},
      {"controller_en", n.controller.en}, {"purpose_fr", n.purpose.fr}, {"purpose_ar", n.purpose.ar}, {"purpose_en", n.purpose.en},
      {"recipients_fr", n.recipients.fr}, {"recipients_ar", n.recipients.ar}, {"recipients_en", n.recipients.en}, {"contact", n.contact},
      {"receipt_number", n.receipt_number}, {"answer_days", n.answer_days}, {"version", n.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

std::vector<HeldEntry> PostgresHeldDataStore::of_person(PersonId person) {
  Rows rows = connection_.run(held_on_person, {{"person", person}});
  std::vector<HeldEntry> entries;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    HeldEntry entry;
    entry.section = row.text();
    entry.json = row.text();
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace athar::persistence
