-- The figure of line C as SQL computes it from the ordinary tables: people present once, within a region of assignment and a kind of
-- session, in all and by sex and month.
select p.sex, to_char(s.first_date, 'YYYY-MM') as month, count(distinct r.person_id), grouping(p.sex) as is_total
from athar.registration r
join athar.session s on s.id = r.session_id
join athar.person p on p.id = r.person_id
join athar.affiliation a on a.person_id = r.person_id
  and (a.valid_from is null or a.valid_from <= s.first_date) and (a.valid_to is null or a.valid_to >= s.first_date)
join athar.place l on l.code = a.place_code
where r.role = 'participant' and r.status = 'registered' and s.status in ('running', 'completed')
  and l.region_code = 'MA-04' and s.kind = 'training'
  and exists (select from athar.attendance c where c.session_id = r.session_id and c.person_id = r.person_id and c.present)
group by grouping sets ((p.sex, to_char(s.first_date, 'YYYY-MM')), ());
