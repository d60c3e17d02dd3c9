#include "persistence/privacy/consent_store.hpp"

#include "persistence/people/person_row.hpp"
#include "persistence/people/scope_sql.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_purpose = "insert into athar.purpose (id, code, active) values (:id, :code, :active)";

constexpr std::string_view update_purpose =
    "update athar.purpose set version = version + 1, active = :active where id = :id and version = :version";

constexpr std::string_view add_version = R"(
insert into athar.purpose_version (purpose_id, number, name_fr, name_ar, name_en, text_fr, text_ar, text_en, legal_basis)
values (:id, :number, :name_fr, :name_ar, :name_en, :text_fr, :text_ar, :text_en, :legal_basis)
on conflict (purpose_id, number) do nothing)";

#define ATHAR_PURPOSE_COLUMNS                                                                                              \
  "select p.id, p.version, p.code, p.active, v.number, v.name_fr, v.name_ar, v.name_en, v.text_fr, v.text_ar, v.text_en,"    \
  "       v.legal_basis, v.since from athar.purpose p join athar.purpose_version v on v.purpose_id = p.id "
#define ATHAR_LATEST "v.number = (select max(x.number) from athar.purpose_version x where x.purpose_id = p.id)"

constexpr std::string_view find_purpose = ATHAR_PURPOSE_COLUMNS "where p.id = :id and " ATHAR_LATEST;
constexpr std::string_view all_purposes = ATHAR_PURPOSE_COLUMNS "where " ATHAR_LATEST " order by p.code";
constexpr std::string_view all_versions = ATHAR_PURPOSE_COLUMNS "where p.id = :id order by v.number";

constexpr std::string_view insert_consent = R"(
insert into athar.consent (id, person_id, purpose_id, purpose_version, answer, date, channel, recorded_by, recorded_by_name)
values (:id, :person, :purpose, :number, :answer, :date, :channel, CAST(:actor AS uuid), :actor_name))";

constexpr std::string_view consents_of = R"(
select c.id, c.person_id, c.purpose_id, c.purpose_version, c.answer, c.date, c.channel, c.recorded_by_name, c.recorded_at
from athar.consent c where c.person_id in )" ATHAR_SAME_PERSON(":person") R"(
order by c.purpose_id, c.date desc, c.recorded_at desc, c.id desc)";

Purpose read_purpose(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  Purpose p;
  p.id = row.id<PurposeTag>();
  p.version = row.small();
  p.code = row.text();
  p.active = row.boolean();
  p.number = row.small();
  p.name = row.localized();
  p.text = row.localized();
  p.legal_basis = read_word<LegalBasis>(row).value_or(LegalBasis::consent);
  p.since = row.instant();
  return p;
}

std::vector<Purpose> read_purposes(Rows rows) {
  std::vector<Purpose> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(read_purpose(rows, i));
  return out;
}

}  // namespace

Result<void> PostgresConsentStore::say(Purpose const& p) {
  auto written = connection_.write(add_version, {{"id", p.id}, {"number", p.number}, {"name_fr", p.name.fr}, {"name_ar", p.name.ar},
      {"name_en", p.name.en}, {"text_fr", p.text.fr}, {"text_ar", p.text.ar}, {"text_en", p.text.en}, {"legal_basis", word(p.legal_basis)}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresConsentStore::insert(Purpose const& p) {
  auto written = connection_.write(insert_purpose, {{"id", p.id}, {"code", p.code}, {"active", p.active}});
  if (!written) return refuse(std::move(written.error()));
  return say(p);
}

Result<void> PostgresConsentStore::update(Purpose const& p) {
  auto written = connection_.write(update_purpose, {{"active", p.active}, {"id", p.id}, {"version", p.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return say(p);
}

std::optional<Purpose> PostgresConsentStore::find(PurposeId id) {
  Rows rows = connection_.run(find_purpose, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return read_purpose(rows, 0);
}

std::vector<Purpose> PostgresConsentStore::purposes() { return read_purposes(connection_.run(all_purposes)); }
std::vector<Purpose> PostgresConsentStore::versions(PurposeId id) { return read_purposes(connection_.run(all_versions, {{"id", id}})); }

Result<void> PostgresConsentStore::insert(Consent const& c, Actor const& actor) {
  auto written = connection_.write(insert_consent, {{"id", c.id}, {"person", c.person_id}, {"purpose", c.purpose_id},
      {"number", c.purpose_number}, {"answer", word(c.answer)}, {"date", c.date}, {"channel", word(c.channel)}, {"actor", actor.account},
      {"actor_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::vector<ConsentLine> PostgresConsentStore::of_person(PersonId person) {
  Rows rows = connection_.run(consents_of, {{"person", person}});
  std::vector<ConsentLine> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    ConsentLine line;
    auto& c = line.consent;
    c.id = row.id<ConsentTag>();
    c.person_id = row.id<PersonTag>();
    c.purpose_id = row.id<PurposeTag>();
    c.purpose_number = row.small();
    c.answer = read_word<ConsentAnswer>(row).value_or(ConsentAnswer::refused);
    c.date = row.date();
    c.channel = read_word<Channel>(row).value_or(Channel::form);
    line.recorded_by = row.text();
    line.recorded_at = row.instant();
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace athar::persistence
