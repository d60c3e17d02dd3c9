#include <set>

#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view raise_terms = R"(
insert into athar.agreement_terms as t (agreement_id)
select g.id from unnest(CAST(:ids AS uuid[])) as g(id)
on conflict (agreement_id) do update set version = t.version + 1)";

constexpr std::string_view insert_components = R"(
insert into athar.agreement_component (id, agreement_id, position, title_fr, title_ar, title_en)
select g.id, g.agreement_id, 0, g.title_fr, g.title_ar, g.title_en
from unnest(CAST(:ids AS uuid[]), CAST(:agreements AS uuid[]), CAST(:titles_fr AS text[]), CAST(:titles_ar AS text[]), CAST(:titles_en AS text[]))
     as g(id, agreement_id, title_fr, title_ar, title_en))";

constexpr std::string_view insert_amounts = R"(
insert into athar.agreement_amount (component_id, position, step, currency, amount_minor, source)
select g.component_id, 0, 'committed', g.currency, g.amount, g.source
from unnest(CAST(:components AS uuid[]), CAST(:currencies AS text[]), CAST(:amounts AS bigint[]), CAST(:sources AS text[]))
     as g(component_id, currency, amount, source))";

constexpr std::string_view insert_amendments = R"(
insert into athar.agreement_amendment (id, agreement_id, position, reference, signed_on, effective_on, ends_on, text_fr, text_ar, text_en)
select g.id, g.agreement_id,
       coalesce((select max(m.position) + 1 from athar.agreement_amendment m where m.agreement_id = g.agreement_id), 0)
         + row_number() over (partition by g.agreement_id order by g.nth) - 1,
       g.reference, nullif(g.signed, ''), nullif(g.effective, ''), nullif(g.ends, ''), g.text_fr, g.text_ar, g.text_en
from unnest(CAST(:ids AS uuid[]), CAST(:agreements AS uuid[]), CAST(:references AS text[]), CAST(:signed AS text[]), CAST(:effective AS text[]),
            CAST(:ends AS text[]), CAST(:texts_fr AS text[]), CAST(:texts_ar AS text[]), CAST(:texts_en AS text[])) with ordinality
     as g(id, agreement_id, reference, signed, effective, ends, text_fr, text_ar, text_en, nth))";

constexpr std::string_view update_amendments = R"(
update athar.agreement_amendment a
set reference = g.reference, signed_on = nullif(g.signed, ''), effective_on = nullif(g.effective, ''), ends_on = nullif(g.ends, ''),
    text_fr = g.text_fr, text_ar = g.text_ar, text_en = g.text_en
from unnest(CAST(:ids AS uuid[]), CAST(:agreements AS uuid[]), CAST(:references AS text[]), CAST(:signed AS text[]), CAST(:effective AS text[]),
            CAST(:ends AS text[]), CAST(:texts_fr AS text[]), CAST(:texts_ar AS text[]), CAST(:texts_en AS text[]))
     as g(id, agreement_id, reference, signed, effective, ends, text_fr, text_ar, text_en)
where a.id = g.id and a.agreement_id = g.agreement_id)";

constexpr std::string_view insert_amended_amounts = R"(
insert into athar.agreement_amendment_amount (amendment_id, position, component_id, currency, amount_minor)
select g.amendment_id, 0, g.component_id, g.currency, g.amount
from unnest(CAST(:amendments AS uuid[]), CAST(:components AS uuid[]), CAST(:currencies AS text[]), CAST(:amounts AS bigint[]))
     as g(amendment_id, component_id, currency, amount))";

constexpr std::string_view insert_claims = R"(
with added as (
  insert into athar.agreement_claim (agreement_id, position, field, value, source, note)
  select g.agreement_id,
         coalesce((select max(c.position) + 1 from athar.agreement_claim c where c.agreement_id = g.agreement_id), 0)
           + row_number() over (partition by g.agreement_id order by g.nth) - 1,
         g.field, g.value, g.source, g.note
  from unnest(CAST(:agreements AS uuid[]), CAST(:fields AS text[]), CAST(:values AS text[]), CAST(:sources AS text[]), CAST(:notes AS text[]))
       with ordinality as g(agreement_id, field, value, source, note, nth)
  returning agreement_id, position)
insert into athar.import_effect (import_id, concept, subject_id, after)
select CAST(:import AS uuid), 'agreement_claims', d.agreement_id, jsonb_build_object('position', d.position) from added d)";

std::string text_of(std::optional<PartialDate> const& day) { return day ? day->text() : std::string(); }

struct Amendments {
  std::vector<AmendmentId> ids;
  std::vector<AgreementId> agreements;
  std::vector<std::string> references, signed_on, effective, ends, texts_fr, texts_ar, texts_en;

  void add(AgreementId agreement, Amendment const& a) {
    ids.push_back(a.id);
    agreements.push_back(agreement);
    references.push_back(a.reference);
    signed_on.push_back(text_of(a.signed_on));
    effective.push_back(text_of(a.effective_on));
    ends.push_back(text_of(a.ends_on));
    texts_fr.push_back(a.text.fr);
    texts_ar.push_back(a.text.ar);
    texts_en.push_back(a.text.en);
  }

  std::vector<Uuid> uuids() const {
    std::vector<Uuid> out;
    for (auto const& id : ids) out.push_back(id.uuid);
    return out;
  }

  Result<void> write(Connection& connection, std::string_view sql) const {
    if (ids.empty()) return {};
    auto written = connection.write(sql, {{"ids", ids}, {"agreements", agreements}, {"references", references}, {"signed", signed_on},
        {"effective", effective}, {"ends", ends}, {"texts_fr", texts_fr}, {"texts_ar", texts_ar}, {"texts_en", texts_en}});
    if (!written) return refuse(std::move(written.error()));
    return {};
  }
};

}  // namespace

Result<void> PostgresImportedRecords::add_terms(ImportId import, std::span<TermsToAdd const> terms) {
  std::set<AgreementId> changing;
  Amendments fresh, changed;
  std::vector<ComponentId> components, amounts_of, amended_components;
  std::vector<AgreementId> of_components, of_claims;
  std::vector<AmendmentId> amended;
  std::vector<std::string> titles_fr, titles_ar, titles_en, currencies, sources, amended_currencies, fields, values, claim_sources, notes;
  std::vector<std::int64_t> amounts, amended_amounts;
  std::vector<Uuid> made_components;
  for (auto const& each : terms) {
    changing.insert(each.agreement_id);
    if (each.amendment) (each.is_on_record ? changed : fresh).add(each.agreement_id, *each.amendment);
    if (each.amendment && !each.is_on_record)
      for (auto const& amount : each.amendment->amounts) {
        amended.push_back(each.amendment->id);
        amended_components.push_back(amount.component_id);
        amended_currencies.push_back(amount.currency);
        amended_amounts.push_back(amount.amount_minor);
      }
    if (each.component) {
      components.push_back(each.component->id);
      made_components.push_back(each.component->id.uuid);
      of_components.push_back(each.agreement_id);
      titles_fr.push_back(each.component->title.fr);
      titles_ar.push_back(each.component->title.ar);
      titles_en.push_back(each.component->title.en);
      for (auto const& amount : each.component->amounts) {
        amounts_of.push_back(each.component->id);
        currencies.push_back(amount.currency);
        amounts.push_back(amount.amount_minor);
        sources.push_back(amount.source);
      }
    }
    for (auto const& claim : each.claims) {
      of_claims.push_back(each.agreement_id);
      fields.emplace_back(name_of(claim.field));
      values.push_back(claim.value);
      claim_sources.push_back(claim.source);
      notes.push_back(claim.note);
    }
  }
  if (changing.empty()) return {};
  std::vector<Uuid> ids;
  for (auto const& id : changing) ids.push_back(id.uuid);
  remember_before(import, "agreement_terms", ids);
  if (auto written = connection_.write(raise_terms, {{"ids", ids}}); !written) return refuse(std::move(written.error()));
  remember_made(import, "agreement_terms", ids);

  if (!components.empty()) {
    auto written = connection_.write(insert_components, {{"ids", components}, {"agreements", of_components}, {"titles_fr", titles_fr},
        {"titles_ar", titles_ar}, {"titles_en", titles_en}});
    if (!written) return refuse(std::move(written.error()));
    written = connection_.write(insert_amounts, {{"components", amounts_of}, {"currencies", currencies}, {"amounts", amounts}, {"sources", sources}});
    if (!written) return refuse(std::move(written.error()));
    remember_made(import, "agreement_components", made_components);
  }
  if (auto written = fresh.write(connection_, insert_amendments); !written) return written;
  remember_made(import, "agreement_amendments", fresh.uuids());
  remember_before(import, "agreement_amendments", changed.uuids());
  if (auto written = changed.write(connection_, update_amendments); !written) return written;
  if (!amended.empty()) {
    auto written = connection_.write(insert_amended_amounts, {{"amendments", amended}, {"components", amended_components},
        {"currencies", amended_currencies}, {"amounts", amended_amounts}});
    if (!written) return refuse(std::move(written.error()));
  }
  if (of_claims.empty()) return {};
  auto written = connection_.write(insert_claims, {{"agreements", of_claims}, {"fields", fields}, {"values", values}, {"sources", claim_sources},
      {"notes", notes}, {"import", import}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
