-- Who counts as having a disability or none, one row a person: by the last answers under any of their records, with "a lot of difficulty" in
-- one domain as the cut-off (domain/privacy/sensitive_data). Nobody while the authorisation is not entered, nor whoever refused or withdrew a
-- consent that its purpose asks for.
create view athar_derived.stated_disability as
with authorised as (
  select a.purpose_id,
         (select v.legal_basis from athar.purpose_version v where v.purpose_id = a.purpose_id order by v.number desc limit 1) = 'consent' as asks
  from athar.sensitive_authorisation a where a.kind = 'disability' and a.number <> ''
), latest as (
  select distinct on (p.canonical_id) p.canonical_id as person_id,
         case when greatest(d.seeing, d.hearing, d.walking, d.remembering, d.self_care, d.communicating) >= 3 then 'yes'
              when num_nulls(d.seeing, d.hearing, d.walking, d.remembering, d.self_care, d.communicating) = 0 then 'no' end as disability
  from athar.disability_statement d join athar.person p on p.id = d.person_id
  order by p.canonical_id, d.date desc, d.recorded_at desc
)
select l.person_id, l.disability
from latest l, authorised a
where l.disability is not null
  and not (a.asks and exists (
    select from (
      select c.answer from athar.consent c join athar.person o on o.id = c.person_id
      where o.canonical_id = l.person_id and c.purpose_id = a.purpose_id
      order by c.date desc, c.recorded_at desc, c.id desc limit 1) holds
    where holds.answer in ('refused', 'withdrawn')))
union all
select z.person_id, max(z.disability)
from athar.frozen_participation z, authorised
where z.disability is not null
group by z.person_id;
