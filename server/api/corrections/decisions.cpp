#include "server/api/corrections/decisions.hpp"

#include <algorithm>
#include <set>

#include "domain/access/account.hpp"
#include "server/api/agreement_terms/views.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/commitments/views.hpp"
#include "server/api/corrections/message.hpp"
#include "server/api/framework/command.hpp"

namespace athar::api {
namespace {

/// Which record a field stands in: "agreement", "terms", or the commitment as "commitments/{id}".
std::string record_named_by(CorrectableField const& field) {
  if (field.group == "commitments") return field.path.substr(0, field.path.find('/', field.group.size() + 1));
  return field.group == "components" || field.group == "amounts" ? "terms" : "agreement";
}

/// The records that are no longer what they were. A change adds and removes no field.
std::set<std::string> moved(CorrectableRecord const& before, CorrectableRecord const& after) {
  auto const were = correctable_fields(before), are = correctable_fields(after);
  std::set<std::string> records;
  for (std::size_t i = 0; i < were.size(); ++i)
    if (were[i].value != are[i].value) records.insert(record_named_by(are[i]));
  return records;
}

Result<void> write_agreement(Call& call, UnitOfWork& unit, CorrectableRecord const& before, CorrectableRecord const& after) {
  auto const& agreement = after.agreement.agreement;
  if (auto written = unit.agreements().update(agreement); !written) return written;
  record(call, unit, {.concept_name = "agreements", .subject = agreement.id.uuid, .action = "updated", .before = stored_json(before.agreement),
                      .after = stored_json(*unit.agreements().find(agreement.id, std::nullopt)), .touched = {}});
  return {};
}

Result<void> write_commitment(Call& call, UnitOfWork& unit, Commitment const& commitment) {
  auto& store = unit.commitments();
  auto const was = store.find(commitment.id, std::nullopt).value();
  if (auto written = store.update(commitment, due_days(commitment)); !written) return written;
  auto const now = store.find(commitment.id, std::nullopt).value();
  record(call, unit, {.concept_name = "commitments", .subject = commitment.id.uuid, .action = "updated", .before = stored_json(was),
                      .after = stored_json(now), .touched = {}});
  refreshed_figures(call, unit, now);
  return {};
}

Result<void> write_terms(Call& call, UnitOfWork& unit, CorrectableRecord const& before, CorrectableRecord const& after) {
  auto const& terms = after.terms.terms;
  if (auto written = unit.agreement_terms().put(terms); !written) return written;
  record(call, unit, {.concept_name = "agreement_terms", .subject = terms.agreement_id.uuid, .action = "updated", .before = stored_json(before.terms.terms),
                      .after = stored_json(unit.agreement_terms().find(terms.agreement_id, Scope{})->terms), .touched = {}});
  return {};
}

}  // namespace

Result<void> write_decided(Call& call, UnitOfWork& unit, CorrectableRecord const& before, CorrectableRecord const& after) {
  auto const records = moved(before, after);
  if (records.contains("agreement"))
    if (auto written = write_agreement(call, unit, before, after); !written) return written;
  for (auto const& commitment : after.commitments)
    if (records.contains("commitments/" + commitment.id.text()))
      if (auto written = write_commitment(call, unit, commitment); !written) return written;
  if (records.contains("terms"))
    if (auto written = write_terms(call, unit, before, after); !written) return written;
  return {};
}

Result<void> tell_proposer(Call& call, UnitOfWork& unit, AgreementCorrection const& correction) {
  if (!correction.proposed_by || *correction.proposed_by == call.caller.account) return {};
  auto const row = unit.accounts().find(*correction.proposed_by);
  if (!row || !row->account.may_sign_in(call.services.now())) return {};
  auto const& account = row->account;
  auto const texts = unit.mail().templates();
  auto const text = std::find_if(texts.begin(), texts.end(), [&](auto const& t) { return t.kind == MailKind::correction && t.language == account.language; });
  auto message = correction_message(*text, account.name, correction);
  message.id = MailMessageId{call.services.new_id()};
  message.person_id = account.person_id;
  message.to_address = account.email;
  message.to_name = account.name;
  return unit.mail().put({message}, call.caller.name);
}

}  // namespace athar::api
