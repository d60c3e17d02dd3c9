#include "persistence/imports/take_back_agreements.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view is_of_agreements = R"(
select exists (select from athar.import_effect e
               where e.import_id = CAST(:import AS uuid) and (e.concept in ('agreements', 'agreement_terms', 'reference_items'))))";

// Positions are as the import left them: the terms are of its version.
constexpr std::string_view delete_claims = R"(
delete from athar.agreement_claim c using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_claims' and c.agreement_id = e.subject_id
  and c.position = CAST(e.after->>'position' AS integer))";

constexpr std::string_view delete_amendments = R"(
delete from athar.agreement_amendment a using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_amendments' and e.before is null and a.id = e.subject_id)";

constexpr std::string_view restore_amendments = R"(
update athar.agreement_amendment a
set reference = b.reference, signed_on = b.signed_on, effective_on = b.effective_on, ends_on = b.ends_on, text_fr = b.text_fr,
    text_ar = b.text_ar, text_en = b.text_en
from athar.import_effect e, jsonb_populate_record(CAST(null AS athar.agreement_amendment), e.before) b
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_amendments' and e.before is not null and a.id = e.subject_id)";

constexpr std::string_view delete_components = R"(
delete from athar.agreement_component c using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_components' and c.id = e.subject_id)";

constexpr std::string_view delete_terms = R"(
delete from athar.agreement_terms t using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_terms' and e.before is null and t.agreement_id = e.subject_id)";

constexpr std::string_view restore_terms = R"(
update athar.agreement_terms t set version = t.version + 1
from athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_terms' and e.before is not null and t.agreement_id = e.subject_id)";

constexpr std::string_view delete_steps = R"(
delete from athar.agreement_step s using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_steps' and s.id = e.subject_id)";

constexpr std::string_view delete_parties = R"(
delete from athar.agreement_party p using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreements' and e.before is not null and p.agreement_id = e.subject_id
  and not exists (select 1 from jsonb_populate_recordset(CAST(null AS athar.agreement_party), e.before->'parties') b where b.id = p.id))";

constexpr std::string_view restore_parties = R"(
update athar.agreement_party p set contact_name = b.contact_name, contact_email = b.contact_email, contact_phone = b.contact_phone
from athar.import_effect e, jsonb_populate_recordset(CAST(null AS athar.agreement_party), e.before->'parties') b
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreements' and e.before is not null and p.id = b.id)";

constexpr std::string_view delete_domains = R"(
delete from athar.agreement_domain d using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreements' and e.before is not null and d.agreement_id = e.subject_id
  and not (e.before->'domains') @> to_jsonb(d.domain))";

constexpr std::string_view restore_agreements = R"(
update athar.agreement a
set version = a.version + 1, reference = b.reference, type = b.type, title_fr = b.title_fr, title_ar = b.title_ar, title_en = b.title_en,
    objective_fr = b.objective_fr, objective_ar = b.objective_ar, objective_en = b.objective_en, status = b.status,
    status_since = b.status_since, parent_id = b.parent_id, framework_session_id = b.framework_session_id, framework_note = b.framework_note,
    country = b.country, signed_on = b.signed_on, signed_at_place = b.signed_at_place, in_force_on = b.in_force_on, ends_on = b.ends_on,
    renewal = b.renewal, renewal_months = b.renewal_months, notice_months = b.notice_months, languages = b.languages,
    is_confidential = b.is_confidential, note = b.note, search_text = b.search_text
from athar.import_effect e, jsonb_populate_record(CAST(null AS athar.agreement), e.before) b
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreements' and e.before is not null and a.id = e.subject_id)";

constexpr std::string_view delete_agreements = R"(
delete from athar.agreement a using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreements' and e.before is null and a.id = e.subject_id)";

// A word that something else uses by now stays in its list.
constexpr std::string_view delete_words = R"(
delete from athar.reference_item i using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'reference_items' and i.list = e.after->>'list' and i.code = e.after->>'code'
  and not exists (select from athar.agreement a where a.type_list = i.list and a.type = i.code)
  and not exists (select from athar.agreement_domain d where d.domain_list = i.list and d.domain = i.code))";

}  // namespace

void take_back_agreements(Connection& connection, ImportId import) {
  Rows found = connection.run(is_of_agreements, {{"import", import}});
  if (!RowReader(found, 0).boolean()) return;
  for (auto const sql : {delete_claims, delete_amendments, restore_amendments, delete_components, delete_terms, restore_terms, delete_steps, delete_parties,
                         restore_parties, delete_domains, restore_agreements, delete_agreements, delete_words})
    connection.run(sql, {{"import", import}});
}

}  // namespace athar::persistence
