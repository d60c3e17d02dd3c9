#include "persistence/reach/reach_sql.hpp"

#include <algorithm>

namespace athar::persistence {
namespace {

using reach::Dimension;

// Figures of people. `dated` keeps sessions of the period; `split` has one row per person, session and accepted programme
// (one without a programme where programmes do not matter); `counted` drops what must not be counted twice in a group.
constexpr std::string_view figure_of_people = R"(
with recursive accepted_organisation as (
  select o.id, o.ordinal as organisation, date '-infinity' as since, date 'infinity' as until
  from athar.organisation o
  where o.id = any (CAST(:organisation_ids AS uuid[]))
  union
  select o.id, o.ordinal, greatest(a.since, p.since), least(a.until, p.until)
  from accepted_organisation a
  join athar_derived.organisation_parent p on p.parent_id = a.id and greatest(a.since, p.since) <= least(a.until, p.until)
  join athar.organisation o on o.id = p.organisation_id
), qualifying as (
  select p.person, s.session, p.attended_minutes, p.attended_sittings, p.sex,
         coalesce(nullif(p.age_band, ''), 'unknown') as age_band,
         coalesce(nullif(p.level, ''), 'unknown') as administrative_level,
         coalesce(nullif(p.category, ''), 'unknown') as category,
         coalesce(nullif(p.region, ''), 'unknown') as region,
         p.organisation as organisation_ordinal,
         case when CAST(:attributes AS text) = 'now' then date 'infinity' else coalesce(s.date, date 'infinity') end as tree_of,
         coalesce(CAST(o.organisation_id AS text), 'unknown') as organisation,
         coalesce(nullif(o.type, ''), 'unknown') as organisation_type,
         coalesce(nullif(s.region, ''), 'unknown') as session_region,
         s.kind, s.modality, coalesce(CAST(s.course AS text), 'unknown') as course, CAST(s.session_id AS text) as session_id,
         coalesce(to_char(s.date, 'YYYY-MM'), 'unknown') as month,
         coalesce(to_char(s.date, 'YYYY') || '-Q' || to_char(s.date, 'Q'), 'unknown') as quarter,
         coalesce(to_char(s.date, 'YYYY'), 'unknown') as year,
         case when cardinality(p.programmes) > 0 then p.programmes else s.programmes end as programmes
  from (
    select v.person, v.session, v.role, v.registered, v.attended_minutes, v.attended_sittings, v.sex, v.age_band, v.level, v.category,
           v.organisation, v.region, v.programmes
    from athar_derived.participation v where CAST(:attributes AS text) = 'at_session'
    union all
    select v.person, v.session, v.role, v.registered, v.attended_minutes, v.attended_sittings, v.sex, v.age_band,
           coalesce(a.administrative_level, ''), v.category,
           coalesce(case when n.merged_into is null then n.ordinal else athar_derived.organisation_on(n.id, date 'infinity') end, 0),
           coalesce(l.region_code, ''), v.programmes
    from athar_derived.participation v
    left join athar.affiliation a on a.person_id = v.person_id and a.valid_to is null
    left join athar.organisation n on n.id = a.organisation_id
    left join athar.place l on l.code = a.place_code
    where CAST(:attributes AS text) = 'now') p
  join athar_derived.session s on s.session = p.session
  left join athar_derived.organisation o on o.organisation = p.organisation
  where p.registered and p.role = 'participant'
    and (CAST(:from AS date) is null or s.date >= CAST(:from AS date))
    and (CAST(:to AS date) is null or s.date <= CAST(:to AS date))
    and case CAST(:qualification AS text)
          when 'registered' then true
          when 'present_once' then p.attended_sittings >= 1
          else case when s.planned_minutes > 0
                    then CAST(p.attended_minutes AS bigint) * 100 >= CAST(:percent AS integer) * CAST(s.planned_minutes AS bigint)
                    else p.attended_sittings >= 1 and p.attended_sittings * 100 >= CAST(:percent AS integer) * s.sittings end
        end
), split as (
  select q.person, q.session, g.programme,
         case CAST(:amount AS text) when 'minutes' then q.attended_minutes when 'sittings' then q.attended_sittings else 1 end as amount,
         case CAST(:by_1 AS text)
           when 'sex' then q.sex when 'age_band' then q.age_band when 'administrative_level' then q.administrative_level
           when 'category' then q.category when 'region' then q.region when 'organisation' then q.organisation
           when 'organisation_type' then q.organisation_type when 'session_region' then q.session_region
           when 'kind' then q.kind when 'modality' then q.modality when 'course' then q.course when 'session' then q.session_id
           when 'month' then q.month when 'quarter' then q.quarter when 'year' then q.year
           when 'programme' then g.programme else '' end as key_1,
         case CAST(:by_2 AS text)
           when 'sex' then q.sex when 'age_band' then q.age_band when 'administrative_level' then q.administrative_level
           when 'category' then q.category when 'region' then q.region when 'organisation' then q.organisation
           when 'organisation_type' then q.organisation_type when 'session_region' then q.session_region
           when 'kind' then q.kind when 'modality' then q.modality when 'course' then q.course when 'session' then q.session_id
           when 'month' then q.month when 'quarter' then q.quarter when 'year' then q.year
           when 'programme' then g.programme else '' end as key_2,
         case CAST(:by_3 AS text)
           when 'sex' then q.sex when 'age_band' then q.age_band when 'administrative_level' then q.administrative_level
           when 'category' then q.category when 'region' then q.region when 'organisation' then q.organisation
           when 'organisation_type' then q.organisation_type when 'session_region' then q.session_region
           when 'kind' then q.kind when 'modality' then q.modality when 'course' then q.course when 'session' then q.session_id
           when 'month' then q.month when 'quarter' then q.quarter when 'year' then q.year
           when 'programme' then g.programme else '' end as key_3
  from qualifying q
  cross join lateral (
    select CAST(u.id AS text) as programme from unnest(q.programmes) as u (id) where CAST(:uses_programmes AS boolean)
    union all
    select 'unknown' where CAST(:uses_programmes AS boolean) and cardinality(q.programmes) = 0
    union all
    select '' where not CAST(:uses_programmes AS boolean)) g
  where (CAST(:sex AS text[]) is null or q.sex = any (CAST(:sex AS text[])))
    and (CAST(:age_band AS text[]) is null or q.age_band = any (CAST(:age_band AS text[])))
    and (CAST(:administrative_level AS text[]) is null or q.administrative_level = any (CAST(:administrative_level AS text[])))
    and (CAST(:category AS text[]) is null or q.category = any (CAST(:category AS text[])))
    and (CAST(:region AS text[]) is null or q.region = any (CAST(:region AS text[])))
    and (CAST(:organisation AS text[]) is null
         or (q.organisation = 'unknown' and 'unknown' = any (CAST(:organisation AS text[])))
         or exists (select from accepted_organisation a
                    where a.organisation = q.organisation_ordinal and q.tree_of between a.since and a.until))
    and (CAST(:organisation_type AS text[]) is null or q.organisation_type = any (CAST(:organisation_type AS text[])))
    and (CAST(:session_region AS text[]) is null or q.session_region = any (CAST(:session_region AS text[])))
    and (CAST(:kind AS text[]) is null or q.kind = any (CAST(:kind AS text[])))
    and (CAST(:modality AS text[]) is null or q.modality = any (CAST(:modality AS text[])))
    and (CAST(:course AS text[]) is null or q.course = any (CAST(:course AS text[])))
    and (CAST(:session AS text[]) is null or q.session_id = any (CAST(:session AS text[])))
    and (CAST(:month AS text[]) is null or q.month = any (CAST(:month AS text[])))
    and (CAST(:quarter AS text[]) is null or q.quarter = any (CAST(:quarter AS text[])))
    and (CAST(:year AS text[]) is null or q.year = any (CAST(:year AS text[])))
    and (CAST(:programme AS text[]) is null or g.programme = any (CAST(:programme AS text[])))
), counted as (
  select distinct person, session, case CAST(:counting AS text) when 'programme' then programme else '' end as programme,
         amount, key_1, key_2, key_3
  from split
), whole as (
  select distinct person, session, programme, amount from counted
)
select true, '', '', '',
       case CAST(:counting AS text) when 'all_time' then count(distinct w.person)
            when 'programme' then count(distinct (w.person, w.programme)) else coalesce(sum(w.amount), 0) end
from whole w
union all
select false, c.key_1, c.key_2, c.key_3,
       case CAST(:counting AS text) when 'all_time' then count(distinct c.person)
            when 'programme' then count(distinct (c.person, c.programme)) else coalesce(sum(c.amount), 0) end
from counted c
where CAST(:by_1 AS text) is not null
group by c.key_1, c.key_2, c.key_3)";

// Figures of sessions and sittings: those held.
constexpr std::string_view figure_of_sessions = R"(
with held as (
  select s.session, case CAST(:amount AS text) when 'sittings' then s.sittings else 1 end as amount,
         coalesce(nullif(s.region, ''), 'unknown') as session_region, s.kind, s.modality, coalesce(CAST(s.course AS text), 'unknown') as course, CAST(s.session_id AS text) as session_id,
         coalesce(to_char(s.date, 'YYYY-MM'), 'unknown') as month,
         coalesce(to_char(s.date, 'YYYY') || '-Q' || to_char(s.date, 'Q'), 'unknown') as quarter,
         coalesce(to_char(s.date, 'YYYY'), 'unknown') as year,
         s.programmes
  from athar_derived.session s
  where s.held
    and (CAST(:from AS date) is null or s.date >= CAST(:from AS date))
    and (CAST(:to AS date) is null or s.date <= CAST(:to AS date))
), counted as (
  select distinct h.session, h.amount,
         case CAST(:by_1 AS text)
           when 'session_region' then h.session_region when 'kind' then h.kind when 'modality' then h.modality when 'course' then h.course
           when 'session' then h.session_id when 'month' then h.month when 'quarter' then h.quarter when 'year' then h.year
           when 'programme' then g.programme else '' end as key_1,
         case CAST(:by_2 AS text)
           when 'session_region' then h.session_region when 'kind' then h.kind when 'modality' then h.modality when 'course' then h.course
           when 'session' then h.session_id when 'month' then h.month when 'quarter' then h.quarter when 'year' then h.year
           when 'programme' then g.programme else '' end as key_2,
         case CAST(:by_3 AS text)
           when 'session_region' then h.session_region when 'kind' then h.kind when 'modality' then h.modality when 'course' then h.course
           when 'session' then h.session_id when 'month' then h.month when 'quarter' then h.quarter when 'year' then h.year
           when 'programme' then g.programme else '' end as key_3
  from held h
  cross join lateral (
    select CAST(u.id AS text) as programme from unnest(h.programmes) as u (id) where CAST(:uses_programmes AS boolean)
    union all
    select 'unknown' where CAST(:uses_programmes AS boolean) and cardinality(h.programmes) = 0
    union all
    select '' where not CAST(:uses_programmes AS boolean)) g
  where (CAST(:session_region AS text[]) is null or h.session_region = any (CAST(:session_region AS text[])))
    and (CAST(:kind AS text[]) is null or h.kind = any (CAST(:kind AS text[])))
    and (CAST(:modality AS text[]) is null or h.modality = any (CAST(:modality AS text[])))
    and (CAST(:course AS text[]) is null or h.course = any (CAST(:course AS text[])))
    and (CAST(:session AS text[]) is null or h.session_id = any (CAST(:session AS text[])))
    and (CAST(:month AS text[]) is null or h.month = any (CAST(:month AS text[])))
    and (CAST(:quarter AS text[]) is null or h.quarter = any (CAST(:quarter AS text[])))
    and (CAST(:year AS text[]) is null or h.year = any (CAST(:year AS text[])))
    and (CAST(:programme AS text[]) is null or g.programme = any (CAST(:programme AS text[])))
)
select true, '', '', '', coalesce(sum(w.amount), 0) from (select distinct session, amount from counted) w
union all
select false, c.key_1, c.key_2, c.key_3, coalesce(sum(c.amount), 0)
from counted c
where CAST(:by_1 AS text) is not null
group by c.key_1, c.key_2, c.key_3)";

/// The filter of one dimension as an array of text, or null when it is not filtered.
std::optional<std::string> filter(reach::Query const& query, Dimension dimension) {
  auto const found = query.filters.find(dimension);
  if (found == query.filters.end()) return std::nullopt;
  return Parameter("", std::vector<std::string>(found->second.begin(), found->second.end())).value;
}

std::string organisation_ids(reach::Query const& query) {
  std::vector<std::string> ids;
  if (auto const found = query.filters.find(Dimension::organisation); found != query.filters.end()) {
    for (auto const& code : found->second)
      if (Uuid::parse(code)) ids.push_back(code);
  }
  return *Parameter("", ids).value;
}

std::optional<std::string> by(reach::Query const& query, std::size_t place) {
  if (place >= query.by.size()) return std::nullopt;
  return std::string(name(query.by[place]));
}

bool uses_programmes(reach::Query const& query) {
  return query.scope == reach::Scope::programme || query.filters.contains(Dimension::programme) ||
         std::find(query.by.begin(), query.by.end(), Dimension::programme) != query.by.end();
}

std::string_view amount(reach::Unit unit) {
  switch (unit) {
    case reach::Unit::person_hour: return "minutes";
    case reach::Unit::attendance:
    case reach::Unit::sitting: return "sittings";
    default: return "one";
  }
}

Rows run_sessions(Connection& connection, reach::Query const& query) {
  return connection.run(figure_of_sessions, {{"amount", amount(query.measure->unit)},
                                             {"from", query.from},
                                             {"to", query.to},
                                             {"by_1", by(query, 0)},
                                             {"by_2", by(query, 1)},
                                             {"by_3", by(query, 2)},
                                             {"uses_programmes", uses_programmes(query)},
                                             {"session_region", filter(query, Dimension::session_region)},
                                             {"kind", filter(query, Dimension::kind)},
                                             {"modality", filter(query, Dimension::modality)},
                                             {"course", filter(query, Dimension::course)},
                                             {"session", filter(query, Dimension::session)},
                                             {"month", filter(query, Dimension::month)},
                                             {"quarter", filter(query, Dimension::quarter)},
                                             {"year", filter(query, Dimension::year)},
                                             {"programme", filter(query, Dimension::programme)}});
}

Rows run_people(Connection& connection, reach::Query const& query) {
  return connection.run(figure_of_people, {{"organisation_ids", organisation_ids(query)},
                                           {"attributes", code(query.attributes)},
                                           {"from", query.from},
                                           {"to", query.to},
                                           {"qualification", code(query.measure->qualification)},
                                           {"percent", query.at_least_percent},
                                           {"amount", amount(query.measure->unit)},
                                           {"by_1", by(query, 0)},
                                           {"by_2", by(query, 1)},
                                           {"by_3", by(query, 2)},
                                           {"uses_programmes", uses_programmes(query)},
                                           {"sex", filter(query, Dimension::sex)},
                                           {"age_band", filter(query, Dimension::age_band)},
                                           {"administrative_level", filter(query, Dimension::administrative_level)},
                                           {"category", filter(query, Dimension::category)},
                                           {"region", filter(query, Dimension::region)},
                                           {"organisation", filter(query, Dimension::organisation)},
                                           {"organisation_type", filter(query, Dimension::organisation_type)},
                                           {"session_region", filter(query, Dimension::session_region)},
                                           {"kind", filter(query, Dimension::kind)},
                                           {"modality", filter(query, Dimension::modality)},
                                           {"course", filter(query, Dimension::course)},
                                           {"session", filter(query, Dimension::session)},
                                           {"month", filter(query, Dimension::month)},
                                           {"quarter", filter(query, Dimension::quarter)},
                                           {"year", filter(query, Dimension::year)},
                                           {"programme", filter(query, Dimension::programme)},
                                           {"counting", code(query.scope)}});
}

bool key_comes_before(reach::Query const& query, reach::Group const& left, reach::Group const& right) {
  for (std::size_t i = 0; i < query.by.size(); ++i) {
    if (left.key[i] != right.key[i]) return code_comes_before(query.by[i], left.key[i], right.key[i]);
  }
  return false;
}

}  // namespace

SqlAnswer reach_by_sql(Connection& connection, reach::Query const& query) {
  Rows rows = query.measure->counts_sessions() ? run_sessions(connection, query) : run_people(connection, query);
  SqlAnswer answer;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    bool const whole = row.boolean();
    reach::Group group;
    for (std::size_t place = 0; place < 3; ++place) {
      auto key = row.text();
      if (place < query.by.size()) group.key.push_back(std::move(key));
    }
    group.value = row.integer();
    if (whole) {
      answer.value = group.value;
    } else if (group.value != 0) {
      answer.groups.push_back(std::move(group));
    }
  }
  std::sort(answer.groups.begin(), answer.groups.end(),
            [&](auto const& left, auto const& right) { return key_comes_before(query, left, right); });
  return answer;
}

}  // namespace athar::persistence
