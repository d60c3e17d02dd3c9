#include <unordered_map>

#include "persistence/agreements/committee_store.hpp"
#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_evaluation = R"(
insert into athar.evaluation
  (id, agreement_id, kind, title_fr, title_ar, title_en, evaluator, planned_on, reported_on, summary_fr, summary_ar, summary_en)
values (:id, :agreement, :kind, :title_fr, :title_ar, :title_en, :evaluator, :planned, :reported, :fr, :ar, :en))";

constexpr std::string_view update_evaluation = R"(
update athar.evaluation
set version = version + 1, kind = :kind, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en, evaluator = :evaluator,
    planned_on = :planned, reported_on = :reported, summary_fr = :fr, summary_ar = :ar, summary_en = :en
where id = :id and version = :version)";

constexpr std::string_view delete_evaluation = "delete from athar.evaluation where id = :id and version = :version";

constexpr std::string_view delete_recommendations =
    "delete from athar.evaluation_recommendation where evaluation_id = :id and id <> all(CAST(:ids AS uuid[]))";

constexpr std::string_view put_recommendations = R"(
insert into athar.evaluation_recommendation
  (id, evaluation_id, position, text_fr, text_ar, text_en, owner_organisation_id, owner_name, due_on, state, closed_on, follow_up)
select x.id, CAST(:evaluation AS uuid), x.place, x.fr, x.ar, x.en, CAST(nullif(x.organisation, '') AS uuid), x.owner,
       CAST(nullif(x.due, '') AS date), x.state, CAST(nullif(x.closed, '') AS date), x.follow_up
from unnest(CAST(:ids AS uuid[]), CAST(:fr AS text[]), CAST(:ar AS text[]), CAST(:en AS text[]), CAST(:organisations AS text[]),
            CAST(:owners AS text[]), CAST(:dues AS text[]), CAST(:states AS text[]), CAST(:closed AS text[]), CAST(:follow_ups AS text[]))
       with ordinality as x (id, fr, ar, en, organisation, owner, due, state, closed, follow_up, place)
on conflict (id) do update
set position = excluded.position, text_fr = excluded.text_fr, text_ar = excluded.text_ar, text_en = excluded.text_en,
    owner_organisation_id = excluded.owner_organisation_id, owner_name = excluded.owner_name, due_on = excluded.due_on, state = excluded.state,
    closed_on = excluded.closed_on, follow_up = excluded.follow_up
where evaluation_recommendation.evaluation_id = excluded.evaluation_id)";

#define ATHAR_EVALUATION_ROW                                                                                                        \
  "select e.id, e.version, e.agreement_id, e.kind, e.title_fr, e.title_ar, e.title_en, e.evaluator, e.planned_on, e.reported_on," \
  "       e.summary_fr, e.summary_ar, e.summary_en, a.code, a.title_fr, a.title_ar, a.title_en "                                    \
  "from athar.evaluation e join athar.agreement a on a.id = e.agreement_id where "

constexpr std::string_view find_evaluation = ATHAR_EVALUATION_ROW "e.id = :id and " ATHAR_AGREEMENT_IN_SCOPE;

#define ATHAR_EVALUATION_FILTER "(CAST(:agreement AS uuid) IS NULL OR e.agreement_id = CAST(:agreement AS uuid)) and " ATHAR_AGREEMENT_IN_SCOPE

constexpr std::string_view list_evaluations = ATHAR_EVALUATION_ROW ATHAR_EVALUATION_FILTER
    " and (CAST(:after_id AS uuid) IS NULL OR e.id > CAST(:after_id AS uuid)) order by e.id limit :limit";

constexpr std::string_view count_evaluations =
    "select count(*) from (select 1 from athar.evaluation e join athar.agreement a on a.id = e.agreement_id where " ATHAR_EVALUATION_FILTER
    " limit 10001) as counted";

constexpr std::string_view find_recommendations = R"(
select x.evaluation_id, x.id, x.text_fr, x.text_ar, x.text_en, x.owner_organisation_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''),
       coalesce(o.name_en, ''), x.owner_name, x.due_on, x.state, x.closed_on, x.follow_up
from athar.evaluation_recommendation x left join athar.organisation o on o.id = x.owner_organisation_id
where x.evaluation_id = any(CAST(:ids AS uuid[])) order by x.evaluation_id, x.position, x.id)";

std::optional<PartialDate> maybe_partial(RowReader& row) {
  auto const text = row.maybe_text();
  return text ? PartialDate::parse(*text) : std::nullopt;
}
std::optional<std::string> text_of(std::optional<PartialDate> const& date) { return date ? std::optional(date->text()) : std::nullopt; }

std::vector<EvaluationPage> pages_from(Rows& rows) {
  std::vector<EvaluationPage> pages(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& e = pages[i].evaluation;
    e.id = row.id<EvaluationTag>();
    e.version = row.small();
    e.agreement_id = row.id<AgreementTag>();
    e.kind = evaluation_kind_named(row.text()).value_or(EvaluationKind::mid_term);
    e.title = row.localized();
    e.evaluator = row.text();
    e.planned_on = maybe_partial(row);
    e.reported_on = maybe_partial(row);
    e.summary = row.localized();
    pages[i].agreement_code = row.text();
    pages[i].agreement_title = row.localized();
  }
  return pages;
}

void add_recommendations(Connection& connection, std::vector<EvaluationPage>& pages) {
  if (pages.empty()) return;
  std::unordered_map<EvaluationId, std::size_t> places;
  for (std::size_t i = 0; i < pages.size(); ++i) places[pages[i].evaluation.id] = i;
  Rows rows = connection.run(find_recommendations, {{"ids", column_of(pages, [](auto const& x) { return x.evaluation.id.text(); })}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& evaluation = pages[places.at(row.id<EvaluationTag>())].evaluation;
    Recommendation r;
    r.id = row.id<RecommendationTag>();
    r.text = row.localized();
    r.owner_organisation_id = row.maybe_id<OrganisationTag>();
    r.owner_organisation_name = row.localized();
    r.owner_name = row.text();
    r.due_on = row.maybe_date();
    r.state = follow_up_state_named(row.text()).value_or(FollowUpState::open);
    r.closed_on = row.maybe_date();
    r.follow_up = row.text();
    evaluation.recommendations.push_back(std::move(r));
  }
}

}  // namespace

Result<void> PostgresCommitteeStore::insert(Evaluation const& e) {
  auto written = connection_.write(insert_evaluation, {{"id", e.id}, {"agreement", e.agreement_id}, {"kind", name_of(e.kind)}, {"title_fr", e.title.fr},
      {"title_ar", e.title.ar}, {"title_en", e.title.en}, {"evaluator", e.evaluator}, {"planned", text_of(e.planned_on)},
      {"reported", text_of(e.reported_on)}, {"fr", e.summary.fr}, {"ar", e.summary.ar}, {"en", e.summary.en}});
  if (!written) return refuse(std::move(written.error()));
  return write_recommendations(e);
}

Result<void> PostgresCommitteeStore::update(Evaluation const& e) {
  auto written = connection_.write(update_evaluation, {{"kind", name_of(e.kind)}, {"title_fr", e.title.fr}, {"title_ar", e.title.ar}, {"title_en", e.title.en},
      {"evaluator", e.evaluator}, {"planned", text_of(e.planned_on)}, {"reported", text_of(e.reported_on)}, {"fr", e.summary.fr}, {"ar", e.summary.ar},
      {"en", e.summary.en}, {"id", e.id}, {"version", e.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(delete_recommendations, {{"id", e.id}, {"ids", column_of(e.recommendations, [](auto const& x) { return x.id.text(); })}});
  return write_recommendations(e);
}

Result<void> PostgresCommitteeStore::remove(EvaluationId id, int version) {
  auto written = connection_.write(delete_evaluation, {{"id", id}, {"version", version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<EvaluationPage> PostgresCommitteeStore::evaluation(EvaluationId id, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_evaluation, {{"id", id}, {"scope_organisation", scope}});
  auto pages = pages_from(rows);
  add_recommendations(connection_, pages);
  return pages.empty() ? std::nullopt : std::optional(std::move(pages.front()));
}

Page<EvaluationPage> PostgresCommitteeStore::evaluations(EvaluationFilter const& f, PageRequest const& request) {
  Rows rows = connection_.run(list_evaluations, {{"agreement", f.agreement}, {"scope_organisation", f.scope}, {"after_id", request.after_id},
      {"limit", request.limit + 1}});
  auto page = page_of(pages_from(rows), request, [](auto const& x) { return x.evaluation.id.text(); }, [](auto const& x) { return x.evaluation.id.text(); });
  add_recommendations(connection_, page.items);
  if (request.with_total) {
    Rows counted = connection_.run(count_evaluations, {{"agreement", f.agreement}, {"scope_organisation", f.scope}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<void> PostgresCommitteeStore::write_recommendations(Evaluation const& e) {
  auto const& r = e.recommendations;
  if (r.empty()) return {};
  auto written = connection_.write(put_recommendations, {{"evaluation", e.id},
      {"ids", column_of(r, [](auto const& x) { return x.id.text(); })},
      {"fr", column_of(r, [](auto const& x) { return x.text.fr; })},
      {"ar", column_of(r, [](auto const& x) { return x.text.ar; })},
      {"en", column_of(r, [](auto const& x) { return x.text.en; })},
      {"organisations", column_of(r, [](auto const& x) { return text_or_none(x.owner_organisation_id); })},
      {"owners", column_of(r, [](auto const& x) { return x.owner_name; })},
      {"dues", column_of(r, [](auto const& x) { return text_or_none(x.due_on); })},
      {"states", column_of(r, [](auto const& x) { return name_of(x.state); })},
      {"closed", column_of(r, [](auto const& x) { return text_or_none(x.closed_on); })},
      {"follow_ups", column_of(r, [](auto const& x) { return x.follow_up; })}});
  if (!written) return refuse(std::move(written.error()));
  if (*written != static_cast<std::int64_t>(r.size())) return refuse(conflict("id_taken", "A recommendation of another evaluation has this id"));
  return {};
}

}  // namespace athar::persistence
