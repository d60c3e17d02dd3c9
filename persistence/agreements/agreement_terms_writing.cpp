#include <algorithm>

#include "persistence/agreements/agreement_terms_store.hpp"
#include "persistence/agreements/terms_columns.hpp"

namespace athar::persistence {
namespace {

// Version 0 is what is not there yet: two first writers meet in the key, and the second is stale.
constexpr std::string_view put_terms = R"(
insert into athar.agreement_terms as t (agreement_id)
select CAST(:id AS uuid) where :version = 0 or exists (
  select 1 from athar.agreement_terms x where x.agreement_id = CAST(:id AS uuid) and x.version = :version)
on conflict (agreement_id) do update set version = t.version + 1 where t.version = :version)";

// Components stay: others may continue them.
constexpr std::string_view clear_terms = R"(
with rates as (delete from athar.agreement_rate where agreement_id = CAST(:id AS uuid)),
     claims as (delete from athar.agreement_claim where agreement_id = CAST(:id AS uuid)),
     amounts as (delete from athar.agreement_amount m using athar.agreement_component c
                 where c.id = m.component_id and c.agreement_id = CAST(:id AS uuid))
delete from athar.agreement_amendment where agreement_id = CAST(:id AS uuid))";

constexpr std::string_view drop_components =
    "delete from athar.agreement_component where agreement_id = :id and id <> all (CAST(:kept AS uuid[]))";

constexpr std::string_view find_components_above = R"(
with recursive above as (
  select a.parent_id as id from athar.agreement a where a.id = :id
  union select a.parent_id from athar.agreement a join above u on a.id = u.id where a.parent_id is not null)
select c.id from athar.agreement_component c join above u on u.id = c.agreement_id where c.id = any (CAST(:wanted AS uuid[])))";

constexpr std::string_view put_component = R"(
insert into athar.agreement_component as c
  (id, agreement_id, position, title_fr, title_ar, title_en, signed_title_fr, signed_title_ar, signed_title_en, is_not_carried_out,
   not_carried_out_reason, continues_id)
values (:id, :agreement, :position, :title_fr, :title_ar, :title_en, :signed_fr, :signed_ar, :signed_en, :not_carried_out, :reason, :continues)
on conflict (id) do update
set position = excluded.position, title_fr = excluded.title_fr, title_ar = excluded.title_ar, title_en = excluded.title_en,
    signed_title_fr = excluded.signed_title_fr, signed_title_ar = excluded.signed_title_ar, signed_title_en = excluded.signed_title_en,
    is_not_carried_out = excluded.is_not_carried_out, not_carried_out_reason = excluded.not_carried_out_reason,
    continues_id = excluded.continues_id
where c.agreement_id = excluded.agreement_id)";

constexpr std::string_view insert_amount = R"(
insert into athar.agreement_amount
  (component_id, position, step, party_id, currency, amount_minor, is_estimated, on_date, due_on, condition, source)
values (:component, :position, :step, :party, :currency, :amount, :estimated, :on, :due, :condition, :source))";

constexpr std::string_view insert_amendment = R"(
insert into athar.agreement_amendment
  (id, agreement_id, position, reference, signed_on, effective_on, ends_on, text_fr, text_ar, text_en, document)
values (:id, :agreement, :position, :reference, :signed, :effective, :ends, :text_fr, :text_ar, :text_en, :document))";

constexpr std::string_view insert_amended_amount = R"(
insert into athar.agreement_amendment_amount (amendment_id, position, component_id, party_id, currency, amount_minor, is_estimated)
values (:amendment, :position, :component, :party, :currency, :amount, :estimated))";

constexpr std::string_view insert_amended_party = R"(
insert into athar.agreement_amendment_party (amendment_id, position, organisation_id, role, joins)
values (:amendment, :position, :organisation, :role, :joins))";

constexpr std::string_view insert_rate = R"(
insert into athar.agreement_rate (agreement_id, position, currency, into_currency, rate, on_date, source)
values (:id, :position, :currency, :into, :rate, :on, :source))";

constexpr std::string_view insert_claim = R"(
insert into athar.agreement_claim (agreement_id, position, field, value, source, note)
values (:id, :position, :field, :value, :source, :note))";

}  // namespace

Result<void> PostgresAgreementTermsStore::put(AgreementTerms const& terms) {
  auto written = connection_.write(put_terms, {{"id", terms.agreement_id}, {"version", terms.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(clear_terms, {{"id", terms.agreement_id}});
  if (auto done = put_components(terms); !done) return done;
  if (auto done = put_amendments(terms); !done) return done;
  return put_rates_and_claims(terms);
}

Result<void> PostgresAgreementTermsStore::put_components(AgreementTerms const& terms) {
  std::vector<ComponentId> kept, wanted;
  for (auto const& component : terms.components) {
    kept.push_back(component.id);
    if (component.continues_id) wanted.push_back(*component.continues_id);
  }
  connection_.run(drop_components, {{"id", terms.agreement_id}, {"kept", kept}});
  std::vector<ComponentId> above;
  if (!wanted.empty()) {
    Rows rows = connection_.run(find_components_above, {{"id", terms.agreement_id}, {"wanted", wanted}});
    for (std::size_t i = 0; i < rows.size(); ++i) above.push_back(RowReader(rows, i).id<ComponentTag>());
  }
  for (std::size_t i = 0; i < terms.components.size(); ++i) {
    auto const& c = terms.components[i];
    auto const path = "components/" + std::to_string(i);
    if (c.continues_id && std::find(above.begin(), above.end(), *c.continues_id) == above.end())
      return refuse(invalid_field(path + "/continues_id", "unknown_component"));
    auto written = connection_.write(put_component, {{"id", c.id}, {"agreement", terms.agreement_id}, {"position", i}, {"title_fr", c.title.fr},
        {"title_ar", c.title.ar}, {"title_en", c.title.en}, {"signed_fr", c.signed_title.fr}, {"signed_ar", c.signed_title.ar},
        {"signed_en", c.signed_title.en}, {"not_carried_out", c.is_not_carried_out}, {"reason", c.not_carried_out_reason},
        {"continues", c.continues_id}});
    if (!written) return refuse(std::move(written.error()));
    if (*written == 0) return refuse(invalid_field(path + "/id", "id_taken"));
    for (std::size_t j = 0; j < c.amounts.size(); ++j) {
      auto const& m = c.amounts[j];
      auto done = connection_.write(insert_amount, {{"component", c.id}, {"position", j}, {"step", name_of(m.step)}, {"party", m.party_id},
          {"currency", m.currency}, {"amount", m.amount_minor}, {"estimated", m.is_estimated}, {"on", text_of(m.on)}, {"due", text_of(m.due_on)},
          {"condition", m.condition}, {"source", m.source}});
      if (!done) return refuse(std::move(done.error()));
    }
  }
  return {};
}

Result<void> PostgresAgreementTermsStore::put_amendments(AgreementTerms const& terms) {
  for (std::size_t i = 0; i < terms.amendments.size(); ++i) {
    auto const& a = terms.amendments[i];
    auto written = connection_.write(insert_amendment, {{"id", a.id}, {"agreement", terms.agreement_id}, {"position", i}, {"reference", a.reference},
        {"signed", text_of(a.signed_on)}, {"effective", text_of(a.effective_on)}, {"ends", text_of(a.ends_on)}, {"text_fr", a.text.fr},
        {"text_ar", a.text.ar}, {"text_en", a.text.en}, {"document", a.document}});
    if (!written && written.error().code == "id_taken") return refuse(invalid_field("amendments/" + std::to_string(i) + "/id", "id_taken"));
    if (!written) return refuse(std::move(written.error()));
    for (std::size_t j = 0; j < a.amounts.size(); ++j) {
      auto const& m = a.amounts[j];
      auto done = connection_.write(insert_amended_amount, {{"amendment", a.id}, {"position", j}, {"component", m.component_id},
          {"party", m.party_id}, {"currency", m.currency}, {"amount", m.amount_minor}, {"estimated", m.is_estimated}});
      if (!done) return refuse(std::move(done.error()));
    }
    for (std::size_t j = 0; j < a.parties.size(); ++j) {
      auto const& p = a.parties[j];
      auto done = connection_.write(insert_amended_party, {{"amendment", a.id}, {"position", j}, {"organisation", p.organisation_id},
          {"role", p.role}, {"joins", p.joins}});
      if (!done) return refuse(std::move(done.error()));
    }
  }
  return {};
}

Result<void> PostgresAgreementTermsStore::put_rates_and_claims(AgreementTerms const& terms) {
  for (std::size_t i = 0; i < terms.rates.size(); ++i) {
    auto const& r = terms.rates[i];
    auto done = connection_.write(insert_rate, {{"id", terms.agreement_id}, {"position", i}, {"currency", r.currency}, {"into", r.into},
        {"rate", r.rate}, {"on", r.on}, {"source", r.source}});
    if (!done) return refuse(std::move(done.error()));
  }
  for (std::size_t i = 0; i < terms.claims.size(); ++i) {
    auto const& c = terms.claims[i];
    auto done = connection_.write(insert_claim, {{"id", terms.agreement_id}, {"position", i}, {"field", name_of(c.field)}, {"value", c.value},
        {"source", c.source}, {"note", c.note}});
    if (!done) return refuse(std::move(done.error()));
  }
  return {};
}

}  // namespace athar::persistence
