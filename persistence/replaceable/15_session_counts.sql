-- The one place that says what the counts kept beside a session are: of people, however many records they have. Registering and attendance keep them; `athar-server verify` may compare.
create view athar_derived.session_counts as
select s.id as session_id,
       (select count(*) from athar_derived.registration r
        where r.session_id = s.id and r.status = 'registered' and r.role = 'participant')::integer as registered,
       (select count(*) from athar_derived.registration r where r.session_id = s.id and r.status = 'waiting')::integer as waiting,
       (select count(*) from athar.sitting t where t.session_id = s.id)::integer as sittings,
       (select count(*) from (select distinct a.date, a.number from athar.attendance a where a.session_id = s.id) as entered)::integer
         as recorded_sittings,
       (select count(distinct a.person_id) from athar_derived.attendance a
        where a.session_id = s.id and a.present
          and exists (select 1 from athar_derived.registration r
                      where r.session_id = s.id and r.person_id = a.person_id and r.role = 'participant'))::integer as present
from athar.session s;
