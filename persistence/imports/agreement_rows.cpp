#include "persistence/agreements/partial_date_columns.hpp"
#include "persistence/imports/imported_records.hpp"
#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_AGREEMENTS_GIVEN                                                                                                          \
  " unnest(CAST(:ids AS uuid[]), CAST(:versions AS integer[]), CAST(:references AS text[]), CAST(:types AS text[]), "                  \
  "CAST(:titles_fr AS text[]), CAST(:titles_ar AS text[]), CAST(:titles_en AS text[]), CAST(:objectives_fr AS text[]), "               \
  "CAST(:objectives_ar AS text[]), CAST(:objectives_en AS text[]), CAST(:statuses AS text[]), CAST(:since AS text[]), "                \
  "CAST(:parents AS text[]), CAST(:sessions AS text[]), CAST(:frameworks AS text[]), CAST(:countries AS text[]), "                     \
  "CAST(:signed AS text[]), CAST(:places AS text[]), CAST(:in_force AS text[]), CAST(:ends AS text[]), CAST(:renewals AS text[]), "    \
  "CAST(:renewal_months AS integer[]), CAST(:notice_months AS integer[]), CAST(:languages AS text[]), CAST(:confidential AS boolean[]), " \
  "CAST(:notes AS text[])) with ordinality "                                                                                             \
  "as g(id, version, reference, type, title_fr, title_ar, title_en, objective_fr, objective_ar, objective_en, status, since, parent, " \
  "session, framework, country, signed, place, in_force, ends, renewal, renewal_months, notice_months, languages, confidential, note, nth) "

constexpr std::string_view insert_many = R"(
insert into athar.agreement
  (id, reference, type, title_fr, title_ar, title_en, objective_fr, objective_ar, objective_en, status, status_since, parent_id,
   framework_session_id, framework_note, country, signed_on, signed_at_place, in_force_on, ends_on, renewal, renewal_months, notice_months,
   languages, is_confidential, note)
select g.id, g.reference, g.type, g.title_fr, g.title_ar, g.title_en, g.objective_fr, g.objective_ar, g.objective_en, g.status,
       nullif(g.since, ''), CAST(nullif(g.parent, '') AS uuid), CAST(nullif(g.session, '') AS uuid), g.framework, nullif(g.country, ''),
       nullif(g.signed, ''), g.place, nullif(g.in_force, ''), nullif(g.ends, ''), g.renewal, g.renewal_months, g.notice_months,
       coalesce(string_to_array(nullif(g.languages, ''), ','), '{}'), g.confidential, g.note
from)" ATHAR_AGREEMENTS_GIVEN "order by g.nth";

constexpr std::string_view update_many = R"(
update athar.agreement a
set version = a.version + 1, reference = g.reference, type = g.type, title_fr = g.title_fr, title_ar = g.title_ar, title_en = g.title_en,
    objective_fr = g.objective_fr, objective_ar = g.objective_ar, objective_en = g.objective_en, status = g.status,
    status_since = nullif(g.since, ''), parent_id = CAST(nullif(g.parent, '') AS uuid), framework_session_id = CAST(nullif(g.session, '') AS uuid),
    framework_note = g.framework, country = nullif(g.country, ''), signed_on = nullif(g.signed, ''), signed_at_place = g.place,
    in_force_on = nullif(g.in_force, ''), ends_on = nullif(g.ends, ''), renewal = g.renewal, renewal_months = g.renewal_months,
    notice_months = g.notice_months, languages = coalesce(string_to_array(nullif(g.languages, ''), ','), '{}'),
    is_confidential = g.confidential, note = g.note
from)" ATHAR_AGREEMENTS_GIVEN "where a.id = g.id and a.version = g.version";

// As one by one: persistence/agreements/agreement_store.cpp.
constexpr std::string_view write_search_texts = R"(
update athar.agreement
set search_text = athar.search_key(concat_ws(' | ', code, reference, title_fr, title_ar, title_en, framework_note, signed_at_place))
where id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view write_parties = R"(
insert into athar.agreement_party (id, agreement_id, position, organisation_id, role, contact_name, contact_email, contact_phone)
select g.id, g.agreement_id, g.position, g.organisation_id, g.role, g.contact_name, g.contact_email, g.contact_phone
from unnest(CAST(:ids AS uuid[]), CAST(:agreements AS uuid[]), CAST(:positions AS integer[]), CAST(:organisations AS uuid[]),
            CAST(:roles AS text[]), CAST(:names AS text[]), CAST(:emails AS text[]), CAST(:phones AS text[]))
     as g(id, agreement_id, position, organisation_id, role, contact_name, contact_email, contact_phone)
on conflict on constraint agreement_party_key do update
set contact_name = excluded.contact_name, contact_email = excluded.contact_email, contact_phone = excluded.contact_phone)";

constexpr std::string_view insert_domains = R"(
insert into athar.agreement_domain (agreement_id, domain)
select g.agreement_id, g.domain from unnest(CAST(:agreements AS uuid[]), CAST(:domains AS text[])) as g(agreement_id, domain))";

constexpr std::string_view insert_steps = R"(
insert into athar.agreement_step (id, agreement_id, status, happened_on, recorded_by, recorded_by_name)
select g.id, g.agreement_id, g.status, nullif(g.happened_on, ''), CAST(:account AS uuid), CAST(:account_name AS text)
from unnest(CAST(:ids AS uuid[]), CAST(:agreements AS uuid[]), CAST(:statuses AS text[]), CAST(:days AS text[])) with ordinality
     as g(id, agreement_id, status, happened_on, nth)
order by g.nth)";

constexpr std::string_view insert_word = R"(
with added as (
  insert into athar.reference_item (list, code, name_fr, name_ar, name_en, active, position)
  select CAST(:list AS text), CAST(:code AS text), CAST(:name_fr AS text), CAST(:name_ar AS text), CAST(:name_en AS text), true,
         coalesce(max(i.position), 0) + 1
  from athar.reference_item i where i.list = CAST(:list AS text)
  returning list, code)
insert into athar.import_effect (import_id, concept, subject_id, after)
select CAST(:import AS uuid), 'reference_items', gen_random_uuid(), jsonb_build_object('list', d.list, 'code', d.code) from added d)";

std::string joined(std::vector<std::string> const& list) {
  std::string out;
  for (auto const& each : list) out += (out.empty() ? "" : ",") + each;
  return out;
}

/// The columns of many agreements, as ATHAR_AGREEMENTS_GIVEN names them.
class Columns {
 public:
  explicit Columns(std::span<AgreementToWrite const> agreements) {
    for (auto const& each : agreements) add(each.agreement);
  }

  Result<std::int64_t> write(Connection& connection, std::string_view sql) const {
    auto written = connection.write(sql, {{"ids", ids_}, {"versions", versions_}, {"references", references_}, {"types", types_},
        {"titles_fr", titles_fr_}, {"titles_ar", titles_ar_}, {"titles_en", titles_en_}, {"objectives_fr", objectives_fr_},
        {"objectives_ar", objectives_ar_}, {"objectives_en", objectives_en_}, {"statuses", statuses_}, {"since", since_}, {"parents", parents_},
        {"sessions", sessions_}, {"frameworks", frameworks_}, {"countries", countries_}, {"signed", signed_}, {"places", places_},
        {"in_force", in_force_}, {"ends", ends_}, {"renewals", renewals_}, {"renewal_months", renewal_months_.text()},
        {"notice_months", notice_months_.text()}, {"languages", languages_}, {"confidential", confidential_.text()}, {"notes", notes_}});
    if (!written) return refuse(std::move(written.error()));
    return static_cast<std::int64_t>(*written);
  }

  std::vector<AgreementId> const& ids() const { return ids_; }

 private:
  void add(Agreement const& a) {
    ids_.push_back(a.id);
    versions_.push_back(a.version);
    references_.push_back(a.reference);
    types_.push_back(a.type);
    titles_fr_.push_back(a.title.fr);
    titles_ar_.push_back(a.title.ar);
    titles_en_.push_back(a.title.en);
    objectives_fr_.push_back(a.objective.fr);
    objectives_ar_.push_back(a.objective.ar);
    objectives_en_.push_back(a.objective.en);
    statuses_.emplace_back(name_of(a.status));
    since_.push_back(a.status_since.text());
    parents_.push_back(a.parent_id ? a.parent_id->text() : std::string());
    sessions_.push_back(a.framework_session_id ? a.framework_session_id->text() : std::string());
    frameworks_.push_back(a.framework_note);
    countries_.push_back(a.country.value_or(""));
    signed_.push_back(a.signed_on.text());
    places_.push_back(a.signed_at_place);
    in_force_.push_back(a.in_force_on.text());
    ends_.push_back(a.ends_on.text());
    renewals_.emplace_back(name_of(a.renewal));
    renewal_months_.add_number(a.renewal_months);
    notice_months_.add_number(a.notice_months);
    languages_.push_back(joined(a.languages));
    confidential_.add_truth(a.is_confidential);
    notes_.push_back(a.note);
  }

  std::vector<AgreementId> ids_;
  std::vector<int> versions_;
  std::vector<std::string> references_, types_, titles_fr_, titles_ar_, titles_en_, objectives_fr_, objectives_ar_, objectives_en_, statuses_, since_,
      parents_, sessions_, frameworks_, countries_, signed_, places_, in_force_, ends_, renewals_, languages_, notes_;
  ArrayLiteral renewal_months_, notice_months_, confidential_;
};

std::vector<Uuid> uuids_of(std::span<AgreementToWrite const> agreements) {
  std::vector<Uuid> ids;
  for (auto const& each : agreements) ids.push_back(each.agreement.id.uuid);
  return ids;
}

}  // namespace

Result<void> PostgresImportedRecords::insert_agreements(Import const& import, std::span<AgreementToWrite const> agreements) {
  if (agreements.empty()) return {};
  Columns const columns(agreements);
  if (auto written = columns.write(connection_, insert_many); !written) return refuse(std::move(written.error()));
  if (auto written = write_parts_of_agreements(import, agreements); !written) return written;
  connection_.run(write_search_texts, {{"ids", columns.ids()}});
  remember_made(import.id, "agreements", uuids_of(agreements));
  return {};
}

Result<void> PostgresImportedRecords::update_agreements(Import const& import, std::span<AgreementToWrite const> agreements) {
  if (agreements.empty()) return {};
  Columns const columns(agreements);
  remember_before(import.id, "agreements", uuids_of(agreements));
  auto written = columns.write(connection_, update_many);
  if (!written) return refuse(std::move(written.error()));
  if (*written != static_cast<std::int64_t>(agreements.size())) return refuse(stale());
  if (auto parts = write_parts_of_agreements(import, agreements); !parts) return parts;
  connection_.run(write_search_texts, {{"ids", columns.ids()}});
  std::vector<Uuid> steps, parties;
  for (auto const& each : agreements) {
    if (each.step) steps.push_back(each.step->id.uuid);
    for (auto const& party : each.new_parties) parties.push_back(party.id.uuid);
  }
  remember_made(import.id, "agreement_steps", steps);
  remember_made(import.id, "agreement_parties", parties);
  return {};
}

Result<void> PostgresImportedRecords::write_parts_of_agreements(Import const& import, std::span<AgreementToWrite const> agreements) {
  std::vector<AgreementPartyId> ids;
  std::vector<AgreementId> of_parties, of_domains, of_steps;
  std::vector<OrganisationId> organisations;
  std::vector<int> positions;
  std::vector<std::string> roles, names, emails, phones, domains, statuses, days;
  std::vector<AgreementStepId> steps;
  for (auto const& each : agreements) {
    auto const& all = each.agreement.parties;
    for (auto const& party : each.new_parties) {
      auto place = all.size();
      for (std::size_t n = 0; n < all.size(); ++n)
        if (all[n].id == party.id) place = n;
      ids.push_back(party.id);
      of_parties.push_back(each.agreement.id);
      positions.push_back(static_cast<int>(place));
      organisations.push_back(party.organisation_id);
      roles.emplace_back(name_of(party.role));
      names.push_back(party.contact_name);
      emails.push_back(party.contact_email);
      phones.push_back(party.contact_phone);
    }
    for (auto const& domain : each.new_domains) {
      of_domains.push_back(each.agreement.id);
      domains.push_back(domain);
    }
    if (!each.step) continue;
    steps.push_back(each.step->id);
    of_steps.push_back(each.agreement.id);
    statuses.emplace_back(name_of(each.step->status));
    days.push_back(each.step->happened_on.text());
  }
  if (!ids.empty()) {
    auto written = connection_.write(write_parties, {{"ids", ids}, {"agreements", of_parties}, {"positions", positions},
        {"organisations", organisations}, {"roles", roles}, {"names", names}, {"emails", emails}, {"phones", phones}});
    if (!written) return refuse(std::move(written.error()));
  }
  if (!domains.empty()) {
    auto written = connection_.write(insert_domains, {{"agreements", of_domains}, {"domains", domains}});
    if (!written) return refuse(std::move(written.error()));
  }
  if (steps.empty()) return {};
  auto written = connection_.write(insert_steps, {{"account", import.account}, {"account_name", import.account_name}, {"ids", steps},
      {"agreements", of_steps}, {"statuses", statuses}, {"days", days}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresImportedRecords::insert_words(ImportId import, std::span<ReferenceItem const> words) {
  for (auto const& word : words) {
    auto written = connection_.write(insert_word, {{"list", word.list}, {"code", word.code}, {"name_fr", word.name.fr}, {"name_ar", word.name.ar},
        {"name_en", word.name.en}, {"import", import}});
    if (!written) return refuse(std::move(written.error()));
  }
  return {};
}

}  // namespace athar::persistence
