-- The rule of 0057, for readers who are not shown what is signed later: an amendment with a day of signature to come does not move the end yet.
create function athar.end_of_agreement_known(agreement uuid, signed_or_renewed text, known_on date) returns text
language sql stable
as $$
  select coalesce(
    (select CAST(d.ends_on AS text)
     from athar.agreement_amendment d,
          (select max(athar.last_day(s.happened_on)) as day from athar.agreement_step s where s.agreement_id = $1 and s.ends_on is not null) renewed
     where d.agreement_id = $1 and d.ends_on is not null
       and (d.signed_on is null or athar.first_day(d.signed_on) <= $3)
       and (renewed.day is null or athar.last_day(coalesce(d.effective_on, d.signed_on)) >= renewed.day)
     order by athar.last_day(coalesce(d.effective_on, d.signed_on)) desc nulls first, d.position desc
     limit 1),
    $2)
$$;

create or replace function athar.end_of_agreement(agreement uuid, signed_or_renewed text) returns text
language sql stable
as $$ select athar.end_of_agreement_known($1, $2, 'infinity') $$;
