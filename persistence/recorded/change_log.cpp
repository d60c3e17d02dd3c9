#include "persistence/recorded/change_log.hpp"

#include "domain/shared/unless_empty.hpp"

#include <algorithm>
#include <charconv>

namespace athar::persistence {
namespace {

// The total stands beside an outer join, so that it is answered for an empty page too. An import has one line for all its records: a
// record's own lines hold those of the imports that made or changed it.
constexpr std::string_view newest_lines = R"(
select t.total, c.id, c.at, c.tick, c.actor_id, c.actor_name, c.concept, c.subject_id, c.action,
       coalesce(CAST(c.before AS text), ''), coalesce(CAST(c.after AS text), '')
from (select case when CAST(:with_total AS boolean) then (
        select count(*) from (
          select from athar.change_set x
          where (CAST(:concept AS text) is null or x.concept = CAST(:concept AS text))
            and (CAST(:subject AS uuid) is null or x.subject_id = CAST(:subject AS uuid))
            and (CAST(:actor AS uuid) is null or x.actor_id = CAST(:actor AS uuid))
          union all
          select from athar.change_set x
          where x.concept = 'imports' and (CAST(:actor AS uuid) is null or x.actor_id = CAST(:actor AS uuid))
            and x.subject_id = any (array(
              select e.import_id from athar.import_effect e
              where e.subject_id = CAST(:subject AS uuid) and (CAST(:concept AS text) is null or e.concept = CAST(:concept AS text))))
          limit CAST(:count_to AS integer)) counted) end as total) t
left join lateral (
  (select x.id, x.at, x.tick, x.actor_id, x.actor_name, x.concept, x.subject_id, x.action, x.before, x.after
   from athar.change_set x
   where (CAST(:concept AS text) is null or x.concept = CAST(:concept AS text))
     and (CAST(:subject AS uuid) is null or x.subject_id = CAST(:subject AS uuid))
     and (CAST(:actor AS uuid) is null or x.actor_id = CAST(:actor AS uuid))
     and (CAST(:after AS bigint) is null or x.id < CAST(:after AS bigint))
   order by x.id desc
   limit CAST(:rows AS integer))
  union all
  (select x.id, x.at, x.tick, x.actor_id, x.actor_name, x.concept, x.subject_id, x.action, x.before, x.after
   from athar.change_set x
   where x.concept = 'imports' and (CAST(:actor AS uuid) is null or x.actor_id = CAST(:actor AS uuid))
     and x.subject_id = any (array(
       select e.import_id from athar.import_effect e
       where e.subject_id = CAST(:subject AS uuid) and (CAST(:concept AS text) is null or e.concept = CAST(:concept AS text))))
     and (CAST(:after AS bigint) is null or x.id < CAST(:after AS bigint))
   order by x.id desc
   limit CAST(:rows AS integer))
  order by id desc
  limit CAST(:rows AS integer)) c on true
order by c.id desc)";

// By the agreement that a state names, and by what belongs to the agreement now: some lines say only what moved.
constexpr std::string_view newest_of_agreement = R"(
with mine as materialized (
  select x.id from athar.change_set x where x.concept in ('agreement_terms', 'agreements') and x.subject_id = CAST(:agreement AS uuid)
  union
  select x.id from athar.change_set x
  where x.concept in ('agreement_documents', 'commitments', 'committee_decisions', 'committee_meetings', 'committees', 'evaluations')
    and coalesce(x.after, x.before) ->> 'agreement_id' = CAST(CAST(:agreement AS uuid) AS text)
  union
  select x.id
  from (select 'agreement_documents' as concept, d.id from athar.agreement_document d where d.agreement_id = CAST(:agreement AS uuid)
        union all
        select 'commitments', k.id from athar.commitment k where k.agreement_id = CAST(:agreement AS uuid)
        union all
        select 'committee_meetings', m.id from athar.committee_meeting m join athar.committee c on c.id = m.committee_id
        where c.agreement_id = CAST(:agreement AS uuid)) s
  join athar.change_set x on x.concept = s.concept and x.subject_id = s.id
  union
  select x.id from athar.change_set x
  where x.concept = 'imports' and x.subject_id in (
    select e.import_id from athar.import_effect e where e.concept = 'agreements' and e.subject_id = CAST(:agreement AS uuid)))
select t.total, c.id, c.at, c.tick, c.actor_id, c.actor_name, c.concept, c.subject_id, c.action,
       coalesce(CAST(c.before AS text), ''), coalesce(CAST(c.after AS text), '')
from (select case when CAST(:with_total AS boolean) then (
        select count(*) from (
          select from athar.change_set x join mine on mine.id = x.id
          where (CAST(:concept AS text) is null or x.concept = CAST(:concept AS text))
            and (CAST(:subject AS uuid) is null or x.subject_id = CAST(:subject AS uuid))
            and (CAST(:actor AS uuid) is null or x.actor_id = CAST(:actor AS uuid))
          limit CAST(:count_to AS integer)) counted) end as total) t
left join lateral (
  select x.id, x.at, x.tick, x.actor_id, x.actor_name, x.concept, x.subject_id, x.action, x.before, x.after
  from athar.change_set x join mine on mine.id = x.id
  where (CAST(:concept AS text) is null or x.concept = CAST(:concept AS text))
    and (CAST(:subject AS uuid) is null or x.subject_id = CAST(:subject AS uuid))
    and (CAST(:actor AS uuid) is null or x.actor_id = CAST(:actor AS uuid))
    and (CAST(:after AS bigint) is null or x.id < CAST(:after AS bigint))
  order by x.id desc
  limit CAST(:rows AS integer)) c on true
order by c.id desc)";

constexpr std::string_view add_line = R"(
insert into athar.change_set
  (actor_id, actor_name, concept, subject_id, action, before, after,
   touched_people, touched_sessions, touched_organisations, touched_participations)
values (CAST(:actor AS uuid), :actor_name, :concept, CAST(:subject AS uuid), :action,
        CAST(:before AS jsonb), CAST(:after AS jsonb),
        CAST(:people AS uuid[]), CAST(:sessions AS uuid[]), CAST(:organisations AS uuid[]), CAST(:participations AS uuid[]))
returning id)";

std::optional<std::int64_t> line_number(std::optional<std::string> const& text) {
  if (!text) return std::nullopt;
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  // A cursor nobody was given goes on after the last line: an empty page.
  return error == std::errc{} && end == text->data() + text->size() ? number : 0;
}

}  // namespace

Page<ChangeLine> PostgresChangeLog::lines(ChangeFilter const& filter, PageRequest const& request) {
  auto const after = line_number(request.after_id);
  Rows rows = filter.agreement
      ? connection_.run(newest_of_agreement, {{"agreement", filter.agreement}, {"with_total", request.with_total}, {"concept", filter.concept_name},
            {"subject", filter.subject}, {"actor", filter.actor}, {"count_to", greatest_counted_total + 1}, {"after", after},
            {"rows", request.limit + 1}})
      : connection_.run(newest_lines, {{"with_total", request.with_total}, {"concept", filter.concept_name}, {"subject", filter.subject},
            {"actor", filter.actor}, {"count_to", greatest_counted_total + 1}, {"after", after}, {"rows", request.limit + 1}});
  Page<ChangeLine> page;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    if (auto const total = row.maybe_integer()) {
      page.total_is_minimum = *total > greatest_counted_total;
      page.total = static_cast<int>(std::min<std::int64_t>(*total, greatest_counted_total));
    }
    if (row.null()) break;
    if (page.items.size() == static_cast<std::size_t>(request.limit)) {
      page.next_id = std::to_string(page.items.back().id);
      page.next_key = page.next_id;
      break;
    }
    ChangeLine& line = page.items.emplace_back();
    line.id = row.integer();
    line.at = row.instant();
    line.tick = row.maybe_integer();
    line.actor = row.maybe_id<AccountTag>();
    line.actor_name = row.text();
    line.concept_name = row.text();
    if (auto const subject = row.maybe_id<struct SubjectTag>()) line.subject = subject->uuid;
    line.action = row.text();
    line.before = row.text();
    line.after = row.text();
  }
  return page;
}

std::int64_t record_change(Connection& connection, Actor const& actor, ChangeRecord const& change) {
  std::vector<Uuid> participations;
  participations.reserve(change.touched.participations.size() * 2);
  for (auto const& [person, session] : change.touched.participations) {
    participations.push_back(person.uuid);
    participations.push_back(session.uuid);
  }
  Rows rows = connection.run(add_line, {{"actor", actor.account},
                                        {"actor_name", actor.name},
                                        {"concept", change.concept_name},
                                        {"subject", change.subject},
                                        {"action", change.action},
                                        {"before", unless_empty(change.before)},
                                        {"after", unless_empty(change.after)},
                                        {"people", change.touched.people},
                                        {"sessions", change.touched.sessions},
                                        {"organisations", change.touched.organisations},
                                        {"participations", participations}});
  return RowReader(rows, 0).integer();
}

}  // namespace athar::persistence
