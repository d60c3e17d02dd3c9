#include "persistence/agreements/partner_report_store.hpp"

#include "persistence/agreements/scope_sql.hpp"
#include "persistence/mail/language.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// Contacts of agreements under way that are not kept inside the house.
#define ATHAR_REPORT_CONTACT                                                                                      \
  "p.contact_email <> '' and not a.is_confidential and p.left_on is null "                                        \
  "and a.status in ('signed', 'ratified', 'notified', 'in_force', 'suspended')"

#define ATHAR_REPORT_RECIPIENTS                                                                                   \
  "select r.organisation_id, o.name_fr, o.name_ar, o.name_en, o.country, r.contact_name, r.email, w.language, coalesce(w.is_stopped, false), " \
  "       exists (select from athar.account u where u.active and lower(u.email) = r.email), r.agreements, l.sent_at, l.first_opened_at " \
  "from (select p.organisation_id, lower(p.contact_email) as email, max(p.contact_name) as contact_name, count(distinct p.agreement_id) as agreements " \
  "      from athar.agreement_party p join athar.agreement a on a.id = p.agreement_id where " ATHAR_REPORT_CONTACT " group by 1, 2) r " \
  "join athar.organisation o on o.id = r.organisation_id "                                                        \
  "left join athar.partner_report_choice w on w.organisation_id = r.organisation_id "                             \
  "left join lateral (select x.sent_at, x.first_opened_at from athar.partner_report x "                           \
  "                   where x.organisation_id = r.organisation_id and x.contact_email = r.email order by x.ordinal desc limit 1) l on true "

constexpr std::string_view find_schedule = "select s.version, s.is_on, s.first_day, s.second_day, s.link_days from athar.partner_report_schedule s";
constexpr std::string_view update_schedule = R"(
update athar.partner_report_schedule
set version = version + 1, is_on = :is_on, first_day = :first_day, second_day = :second_day, link_days = :link_days
where version = :version)";

constexpr std::string_view write_choice = R"(
insert into athar.partner_report_choice (organisation_id, language, is_stopped) values (:organisation, :language, :stopped)
on conflict (organisation_id) do update set language = excluded.language, is_stopped = excluded.is_stopped)";

constexpr std::string_view list_recipients = ATHAR_REPORT_RECIPIENTS R"(
where (CAST(:organisation AS uuid) IS NULL OR r.organisation_id = CAST(:organisation AS uuid))
order by coalesce(nullif(o.name_fr, ''), nullif(o.name_en, ''), o.name_ar), r.organisation_id, r.email
limit 1000)";

constexpr std::string_view list_unsent = ATHAR_REPORT_RECIPIENTS R"(
where not coalesce(w.is_stopped, false)
  and not exists (select from athar.account u where u.active and lower(u.email) = r.email)
  and not exists (select from athar.partner_report x
                  where x.organisation_id = r.organisation_id and x.contact_email = r.email and x.half_year = CAST(:half_year AS text))
order by r.organisation_id, r.email
limit 1000)";

constexpr std::string_view insert_report = R"(
insert into athar.partner_report (id, organisation_id, half_year, contact_name, contact_email, language, sent_by_name, expires_on)
values (:id, :organisation, :half_year, :name, :email, :language, :by, :expires_on)
on conflict on constraint partner_report_half_year_once do nothing returning id)";

constexpr std::string_view update_message = "update athar.partner_report set message_id = CAST(:message AS uuid) where id = :id";

#define ATHAR_REPORT_COLUMNS                                                                                        \
  "select x.id, x.ordinal, x.organisation_id, o.name_fr, o.name_ar, o.name_en, x.half_year, x.contact_name, x.contact_email, x.language, " \
  "       x.message_id, m.state, x.sent_at, x.sent_by_name, x.expires_on, x.first_opened_at, x.times_opened "        \
  "from athar.partner_report x join athar.organisation o on o.id = x.organisation_id "                              \
  "left join athar.mail_message m on m.id = x.message_id "

constexpr std::string_view list_reports = ATHAR_REPORT_COLUMNS R"(
where (CAST(:organisation AS uuid) IS NULL OR x.organisation_id = CAST(:organisation AS uuid))
  and (CAST(:half_year AS text) IS NULL OR x.half_year = CAST(:half_year AS text))
  and (CAST(:after AS bigint) IS NULL OR x.ordinal < CAST(:after AS bigint))
order by x.ordinal desc
limit :limit)";

constexpr std::string_view find_report = ATHAR_REPORT_COLUMNS "where x.id = :id";

constexpr std::string_view find_contact = "select 1 from athar.agreement_party p join athar.agreement a on a.id = p.agreement_id where " ATHAR_REPORT_CONTACT
    " and p.organisation_id = :organisation and lower(p.contact_email) = :email limit 1";

constexpr std::string_view write_opening = R"(
update athar.partner_report
set times_opened = times_opened + 1, first_opened_at = coalesce(first_opened_at, clock_timestamp())
where id = :id)";

constexpr std::string_view list_documents = R"(
select d.title, d.version, a.code, a.title_fr, a.title_ar, a.title_en
from athar.agreement_document d
join athar.agreement a on a.id = d.agreement_id
where d.is_shown_to_partners and not exists (select from athar.agreement_document n where n.replaces = d.id)
  and )" ATHAR_AGREEMENT_IN_SCOPE R"(
order by a.code, athar.search_key(d.title), d.id
limit 300)";

std::vector<ReportRecipient> recipients_from(Rows rows) {
  std::vector<ReportRecipient> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    ReportRecipient r;
    r.organisation_id = row.id<OrganisationTag>();
    r.organisation_name = row.localized();
    r.country = row.maybe_text();
    r.contact_name = row.text();
    r.contact_email = row.text();
    if (auto const language = row.maybe_text()) r.chosen_language = language_stored_as(*language);
    r.is_stopped = row.boolean();
    r.signs_in = row.boolean();
    r.agreements = row.small();
    r.last_sent_at = row.maybe_instant();
    r.last_opened_at = row.maybe_instant();
    out.push_back(std::move(r));
  }
  return out;
}

std::vector<PartnerReport> reports_from(Rows rows) {
  std::vector<PartnerReport> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    PartnerReport r;
    r.id = row.id<PartnerReportTag>();
    r.ordinal = row.integer();
    r.organisation_id = row.id<OrganisationTag>();
    r.organisation_name = row.localized();
    r.half_year = row.maybe_text();
    r.contact_name = row.text();
    r.contact_email = row.text();
    r.language = language_stored_as(row.text());
    r.message_id = row.maybe_id<MailMessageTag>();
    r.mail_state = mail_state_named(row.text());
    r.sent_at = row.instant();
    r.sent_by_name = row.text();
    r.expires_on = row.date();
    r.first_opened_at = row.maybe_instant();
    r.times_opened = row.small();
    out.push_back(std::move(r));
  }
  return out;
}

}  // namespace

PartnerReportSchedule PostgresPartnerReportStore::schedule() {
  Rows rows = connection_.run(find_schedule);
  RowReader row(rows, 0);
  PartnerReportSchedule s;
  s.version = row.small();
  s.is_on = row.boolean();
  s.first_day = row.text();
  s.second_day = row.text();
  s.link_days = row.small();
  return s;
}

Result<void> PostgresPartnerReportStore::put_schedule(PartnerReportSchedule const& s) {
  auto written = connection_.write(update_schedule, {{"is_on", s.is_on}, {"first_day", s.first_day}, {"second_day", s.second_day},
      {"link_days", s.link_days}, {"version", s.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresPartnerReportStore::put_choice(OrganisationId organisation, std::optional<Language> language, bool is_stopped) {
  auto const named = language ? std::optional<std::string>(stored(*language)) : std::nullopt;
  auto written = connection_.write(write_choice, {{"organisation", organisation}, {"language", named}, {"stopped", is_stopped}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::vector<ReportRecipient> PostgresPartnerReportStore::recipients(std::optional<OrganisationId> only) {
  return recipients_from(connection_.run(list_recipients, {{"organisation", only}}));
}

std::vector<ReportRecipient> PostgresPartnerReportStore::unsent(std::string const& half_year) {
  return recipients_from(connection_.run(list_unsent, {{"half_year", half_year}}));
}

bool PostgresPartnerReportStore::claim(PartnerReport const& r) {
  return !connection_.run(insert_report, {{"id", r.id}, {"organisation", r.organisation_id}, {"half_year", r.half_year}, {"name", r.contact_name},
      {"email", r.contact_email}, {"language", stored(r.language)}, {"by", r.sent_by_name}, {"expires_on", r.expires_on}}).empty();
}

void PostgresPartnerReportStore::set_message(PartnerReportId id, MailMessageId message) {
  connection_.run(update_message, {{"message", message}, {"id", id}});
}

Page<PartnerReport> PostgresPartnerReportStore::list(PartnerReportFilter const& f, PageRequest const& request) {
  auto const ordinal = [](PartnerReport const& r) { return std::to_string(r.ordinal); };
  return page_of(reports_from(connection_.run(list_reports, {{"organisation", f.organisation}, {"half_year", f.half_year}, {"after", request.after_id},
                     {"limit", request.limit + 1}})),
                 request, ordinal, ordinal);
}

std::optional<PartnerReport> PostgresPartnerReportStore::find(PartnerReportId id) {
  auto found = reports_from(connection_.run(find_report, {{"id", id}}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

bool PostgresPartnerReportStore::is_contact(OrganisationId organisation, std::string const& email) {
  return !connection_.run(find_contact, {{"organisation", organisation}, {"email", email}}).empty();
}

void PostgresPartnerReportStore::note_opening(PartnerReportId id) { connection_.run(write_opening, {{"id", id}}); }

std::vector<ReportedDocument> PostgresPartnerReportStore::documents(OrganisationId organisation) {
  Rows rows = connection_.run(list_documents, {{"scope_organisation", organisation}});
  std::vector<ReportedDocument> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    ReportedDocument d;
    d.title = row.text();
    d.version = row.small();
    d.agreement_code = row.text();
    d.agreement_title = row.localized();
    out.push_back(std::move(d));
  }
  return out;
}

}  // namespace athar::persistence
