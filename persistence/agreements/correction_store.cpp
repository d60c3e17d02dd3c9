#include "persistence/agreements/correction_store.hpp"

#include <algorithm>
#include <array>

#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// A partner reads what its own organisation, or one under it, proposed: nothing of what the other parties do.
#define ATHAR_CORRECTION_IN_SCOPE                                                                    \
  "(CAST(:scope_organisation AS uuid) IS NULL OR x.organisation_id = ANY (ARRAY("                    \
  "   with recursive below as ("                                                                     \
  "     select CAST(:scope_organisation AS uuid) as id"                                              \
  "     union select c.id from athar.organisation c join below b on c.parent_id = b.id)"             \
  "   select b.id from below b))) and " ATHAR_AGREEMENT_IN_SCOPE

#define ATHAR_CORRECTION_FILTER                                                                     \
  "(CAST(:agreement AS uuid) IS NULL OR x.agreement_id = CAST(:agreement AS uuid)) "                \
  "and (CAST(:state AS text) IS NULL OR x.state = CAST(:state AS text)) and " ATHAR_CORRECTION_IN_SCOPE

#define ATHAR_CORRECTION_COLUMNS                                                                              \
  "select x.id, x.version, x.ordinal, x.agreement_id, a.code, a.title_fr, a.title_ar, a.title_en, x.remark, x.state, x.organisation_id, " \
  "       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), x.proposed_by, x.proposed_by_name, x.proposed_at, "  \
  "       x.decided_by, x.decided_by_name, x.decided_at, x.answer "                                           \
  "from athar.agreement_correction x "                                                                       \
  "join athar.agreement a on a.id = x.agreement_id "                                                         \
  "left join athar.organisation o on o.id = x.organisation_id "

constexpr std::string_view insert_correction = R"(
insert into athar.agreement_correction (id, agreement_id, remark, organisation_id, proposed_by, proposed_by_name)
values (:id, :agreement, :remark, CAST(:organisation AS uuid), CAST(:proposed_by AS uuid), :proposed_by_name))";

constexpr std::string_view insert_changes = R"(
insert into athar.agreement_correction_change
  (correction_id, position, path, field_group, name, language, about_fr, about_ar, about_en, currency, kind, seen, seen_version, proposed)
select CAST(:id AS uuid), v.position, v.path, v.field_group, v.name, v.language, v.about_fr, v.about_ar, v.about_en, nullif(v.currency, ''), v.kind,
       v.seen, v.seen_version, v.proposed
from unnest(CAST(:paths AS text[]), CAST(:groups AS text[]), CAST(:names AS text[]), CAST(:languages AS text[]), CAST(:about_fr AS text[]),
            CAST(:about_ar AS text[]), CAST(:about_en AS text[]), CAST(:currencies AS text[]), CAST(:kinds AS text[]), CAST(:seen AS text[]),
            CAST(:seen_versions AS integer[]), CAST(:proposed AS text[])) with ordinality
  as v (path, field_group, name, language, about_fr, about_ar, about_en, currency, kind, seen, seen_version, proposed, position))";

constexpr std::string_view list_corrections = ATHAR_CORRECTION_COLUMNS "where " ATHAR_CORRECTION_FILTER R"(
  and (CAST(:after AS bigint) IS NULL OR x.ordinal < CAST(:after AS bigint))
order by x.ordinal desc
limit :limit)";

constexpr std::string_view count_corrections =
    "select count(*) from (select 1 from athar.agreement_correction x join athar.agreement a on a.id = x.agreement_id where " ATHAR_CORRECTION_FILTER
    " limit 10001) as counted";

constexpr std::string_view find_correction = ATHAR_CORRECTION_COLUMNS "where x.id = :id and " ATHAR_CORRECTION_IN_SCOPE;

constexpr std::string_view find_changes = R"(
select c.correction_id, c.path, c.field_group, c.name, c.language, c.about_fr, c.about_ar, c.about_en, c.currency, c.kind, c.seen, c.seen_version,
       c.proposed, c.accepted, c.replaced
from athar.agreement_correction_change c
where c.correction_id = any (CAST(:ids AS uuid[]))
order by c.correction_id, c.position)";

constexpr std::string_view decide_correction = R"(
update athar.agreement_correction
set state = :state, decided_by = CAST(:decided_by AS uuid), decided_by_name = :decided_by_name, decided_at = clock_timestamp(), answer = :answer,
    version = version + 1
where id = :id and version = :version and state = 'open')";

constexpr std::string_view decide_changes = R"(
update athar.agreement_correction_change c
set accepted = v.accepted, replaced = v.replaced
from unnest(CAST(:paths AS text[]), CAST(:accepted AS boolean[]), CAST(:replaced AS text[])) as v (path, accepted, replaced)
where c.correction_id = CAST(:id AS uuid) and c.path = v.path)";

constexpr std::string_view count_open = "select count(*) from athar.agreement_correction x where x.state = 'open'";

constexpr std::string_view commitments_of_agreement = R"(
select c.id, c.version, c.clause, c.description_fr, c.description_ar, c.description_en, c.organisation_id, c.responsible_name, c.measure, c.target,
       c.currency, c.linked_only, c.first_due_on, c.every_months, c.last_due_on, c.note
from athar.commitment c
where c.agreement_id = :agreement
order by c.clause, c.first_due_on nulls last, c.id
limit 500)";

// A thing is in what stood before the change that took it out, and not in what stood after it.
constexpr std::string_view find_taken_out = R"(
select t.thing, max(x.at)
from unnest(CAST(:things AS text[])) as t (thing)
join athar.change_set x
  on (x.concept = 'commitments' and x.subject_id = CAST(t.thing AS uuid) and x.action = 'deleted'
      and x.before ->> 'agreement_id' = CAST(CAST(:agreement AS uuid) AS text))
  or (x.concept in ('agreements', 'agreement_terms') and x.subject_id = CAST(:agreement AS uuid)
      and position(t.thing in CAST(x.before AS text)) > 0 and position(t.thing in coalesce(CAST(x.after AS text), '')) = 0)
group by t.thing)";

constexpr std::array kinds{CorrectableKind::text, CorrectableKind::long_text, CorrectableKind::partial_date, CorrectableKind::date,
                           CorrectableKind::number, CorrectableKind::money};

CorrectableKind kind_stored_as(std::string_view name) {
  auto const found = std::find_if(kinds.begin(), kinds.end(), [&](auto kind) { return name_of(kind) == name; });
  return found == kinds.end() ? CorrectableKind::text : *found;
}

std::vector<AgreementCorrection> corrections_from(Rows rows) {
  std::vector<AgreementCorrection> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    AgreementCorrection c;
    c.id = row.id<CorrectionTag>();
    c.version = row.small();
    c.ordinal = row.integer();
    c.agreement_id = row.id<AgreementTag>();
    c.agreement_code = row.text();
    c.agreement_title = row.localized();
    c.remark = row.text();
    c.state = correction_state_named(row.text()).value_or(CorrectionState::open);
    c.organisation_id = row.maybe_id<OrganisationTag>();
    c.organisation_name = row.localized();
    c.proposed_by = row.maybe_id<AccountTag>();
    c.proposed_by_name = row.text();
    c.proposed_at = row.instant();
    c.decided_by = row.maybe_id<AccountTag>();
    c.decided_by_name = row.text();
    c.decided_at = row.maybe_instant();
    c.answer = row.text();
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace

Result<void> PostgresCorrectionStore::insert(AgreementCorrection const& c) {
  auto written = connection_.write(insert_correction, {{"id", c.id}, {"agreement", c.agreement_id}, {"remark", c.remark}, {"organisation", c.organisation_id},
      {"proposed_by", c.proposed_by}, {"proposed_by_name", c.proposed_by_name}});
  if (!written) return refuse(std::move(written.error()));
  std::vector<std::string> paths, groups, names, languages, about_fr, about_ar, about_en, currencies, kind_names, seen, proposals;
  std::vector<int> versions;
  for (auto const& each : c.changes) {
    paths.push_back(each.path);
    groups.push_back(each.group);
    names.push_back(each.name);
    languages.push_back(each.language);
    about_fr.push_back(each.about.fr);
    about_ar.push_back(each.about.ar);
    about_en.push_back(each.about.en);
    currencies.push_back(each.currency.value_or(""));
    kind_names.emplace_back(name_of(each.kind));
    seen.push_back(each.seen);
    versions.push_back(each.seen_version);
    proposals.push_back(each.proposed);
  }
  auto changes = connection_.write(insert_changes, {{"id", c.id}, {"paths", paths}, {"groups", groups}, {"names", names}, {"languages", languages},
      {"about_fr", about_fr}, {"about_ar", about_ar}, {"about_en", about_en}, {"currencies", currencies}, {"kinds", kind_names}, {"seen", seen},
      {"seen_versions", versions}, {"proposed", proposals}});
  if (!changes) return refuse(std::move(changes.error()));
  return {};
}

Page<AgreementCorrection> PostgresCorrectionStore::list(CorrectionFilter const& f, PageRequest const& request) {
  auto const state = f.state ? std::optional<std::string>(name_of(*f.state)) : std::nullopt;
  auto page = page_of(corrections_from(connection_.run(list_corrections, {{"agreement", f.agreement}, {"state", state}, {"scope_organisation", f.scope},
                          {"after", request.after_id}, {"limit", request.limit + 1}})),
                      request, [](auto const& c) { return std::to_string(c.ordinal); }, [](auto const& c) { return std::to_string(c.ordinal); });
  add_changes(page.items);
  if (request.with_total) {
    Rows counted = connection_.run(count_corrections, {{"agreement", f.agreement}, {"state", state}, {"scope_organisation", f.scope}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

std::optional<AgreementCorrection> PostgresCorrectionStore::find(CorrectionId id, std::optional<OrganisationId> scope) {
  auto found = corrections_from(connection_.run(find_correction, {{"id", id}, {"scope_organisation", scope}}));
  if (found.empty()) return std::nullopt;
  add_changes(found);
  return std::move(found.front());
}

Result<void> PostgresCorrectionStore::decide(AgreementCorrection const& c) {
  auto written = connection_.write(decide_correction, {{"state", name_of(c.state)}, {"decided_by", c.decided_by}, {"decided_by_name", c.decided_by_name},
      {"answer", c.answer}, {"id", c.id}, {"version", c.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  std::vector<std::string> paths, accepted, replaced;
  for (auto const& each : c.changes) {
    if (!each.accepted) continue;
    paths.push_back(each.path);
    accepted.emplace_back(*each.accepted ? "t" : "f");
    replaced.push_back(each.replaced);
  }
  if (!paths.empty()) connection_.run(decide_changes, {{"paths", paths}, {"accepted", accepted}, {"replaced", replaced}, {"id", c.id}});
  return {};
}

int PostgresCorrectionStore::open_count() {
  Rows rows = connection_.run(count_open);
  return RowReader(rows, 0).small();
}

std::vector<Commitment> PostgresCorrectionStore::commitments_of(AgreementId agreement) {
  Rows rows = connection_.run(commitments_of_agreement, {{"agreement", agreement}});
  std::vector<Commitment> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    Commitment c;
    c.id = row.id<CommitmentTag>();
    c.version = row.small();
    c.agreement_id = agreement;
    c.clause = row.text();
    c.description = row.localized();
    c.organisation_id = row.id<OrganisationTag>();
    c.responsible_name = row.text();
    c.measure = commitment_measure_named(row.text()).value_or(CommitmentMeasure::deliverables);
    c.target = row.integer();
    c.currency = row.maybe_text();
    c.linked_only = row.boolean();
    c.first_due_on = row.maybe_date();
    c.every_months = row.maybe_small();
    c.last_due_on = row.maybe_date();
    c.note = row.text();
    out.push_back(std::move(c));
  }
  return out;
}

void PostgresCorrectionStore::add_changes(std::vector<AgreementCorrection>& corrections) {
  if (corrections.empty()) return;
  std::vector<CorrectionId> ids;
  for (auto const& each : corrections) ids.push_back(each.id);
  Rows rows = connection_.run(find_changes, {{"ids", ids}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const id = row.id<CorrectionTag>();
    ProposedChange c;
    c.path = row.text();
    c.group = row.text();
    c.name = row.text();
    c.language = row.text();
    c.about = row.localized();
    c.currency = row.maybe_text();
    c.kind = kind_stored_as(row.text());
    c.seen = row.text();
    c.seen_version = row.small();
    c.proposed = row.text();
    if (row.null()) row.skip();
    else c.accepted = row.boolean();
    c.replaced = row.text();
    auto const of = std::find_if(corrections.begin(), corrections.end(), [&](auto const& each) { return each.id == id; });
    if (of != corrections.end()) of->changes.push_back(std::move(c));
  }
}

std::map<std::string, Instant> PostgresCorrectionStore::taken_out(AgreementId agreement, std::vector<std::string> const& paths) {
  std::map<std::string, std::vector<std::string>> named;
  for (auto const& path : paths)
    if (auto thing = thing_of(path); !thing.empty()) named[std::move(thing)].push_back(path);
  std::map<std::string, Instant> found;
  if (named.empty()) return found;
  std::vector<std::string> things;
  for (auto const& [thing, each] : named) things.push_back(thing);
  Rows rows = connection_.run(find_taken_out, {{"things", things}, {"agreement", agreement}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const thing = row.text();
    auto const at = row.instant();
    for (auto const& path : named.at(thing)) found.emplace(path, at);
  }
  return found;
}

}  // namespace athar::persistence
