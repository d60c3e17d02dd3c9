-- What anybody may read of agreements. Statements of the public register read these functions and no table: what is not in them (contacts,
-- signatories, notes, owners, papers, our own numbers) and who is not in them (what is confidential, what is not signed yet) cannot be shown.

-- An amendment that is to be signed one day is a draft until then.
create function athar_derived.public_amendments(today date)
returns table (id uuid, agreement_id uuid, place integer, reference text, signed_on text, effective_on text, ends_on text,
               text_fr text, text_ar text, text_en text)
language sql stable
as $$
  select d.id, d.agreement_id, d.position, d.reference, CAST(d.signed_on AS text), CAST(d.effective_on AS text), CAST(d.ends_on AS text),
         d.text_fr, d.text_ar, d.text_en
  from athar.agreement_amendment d
  where d.signed_on is null or athar.first_day(d.signed_on) <= $1
$$;

-- Those named in it on that day, and those who have left since. Whom a draft would bring is not named.
create function athar_derived.public_parties(today date)
returns table (agreement_id uuid, place integer, name_fr text, name_ar text, name_en text, acronym_fr text, acronym_ar text, acronym_en text,
               country text, role text, joined_on text, left_on text, search_text text)
language sql stable
as $$
  select y.agreement_id, y.position, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en, o.country, y.role,
         CAST(y.joined_on AS text), CAST(y.left_on AS text), o.search_text
  from athar.agreement_party y
  join athar.organisation o on o.id = y.organisation_id
  where (y.joined_on is null or athar.first_day(y.joined_on) <= $1)
    and not exists (
      select 1
      from athar.agreement_amendment d
      join athar.agreement_amendment_party c on c.amendment_id = d.id
      where d.agreement_id = y.agreement_id and c.organisation_id = y.organisation_id and c.role = y.role and c.joins
        and d.signed_on is not null and athar.first_day(d.signed_on) > $1)
$$;

create function athar_derived.publishable_agreements(today date)
returns table (id uuid, reference text, type_list text, type text, title_fr text, title_ar text, title_en text, objective_fr text,
               objective_ar text, objective_en text, state text, parent_id uuid, framework_session_id uuid, framework_note text, country text,
               signed_on text, signed_at_place text, in_force_on text, signed_ends_on text, ends_on text, languages text[], sort_key text,
               search_text text)
language sql stable
as $$
  select a.id, a.reference, a.type_list, a.type, a.title_fr, a.title_ar, a.title_en, a.objective_fr, a.objective_ar, a.objective_en,
         case
           when a.status in ('expired', 'terminated') then 'ended'
           when a.renewal <> 'tacit' and athar.last_day(e.ends_on) < $1 then 'ended'
           when a.status = 'suspended' then 'suspended'
           when a.status in ('in_force', 'renewed') then 'in_force'
           else 'signed'
         end,
         a.parent_id, a.framework_session_id, a.framework_note, a.country, CAST(a.signed_on AS text), a.signed_at_place,
         CAST(a.in_force_on AS text), CAST(a.ends_on AS text), CAST(e.ends_on AS text), a.languages, a.sort_key, a.search_text
  from athar.agreement a
  cross join lateral (select CAST(athar.end_of_agreement_known(a.id, a.ends_on, $1) AS athar.partial_date) as ends_on) e
  where not a.is_confidential
    and a.status in ('signed', 'ratified', 'notified', 'in_force', 'suspended', 'expired', 'terminated', 'renewed')
    and (a.status <> 'terminated' or a.signed_on is not null)
$$;

-- Those that the house publishes.
create function athar_derived.public_agreements(today date)
returns table (id uuid, reference text, type_list text, type text, title_fr text, title_ar text, title_en text, objective_fr text,
               objective_ar text, objective_en text, state text, parent_id uuid, framework_session_id uuid, framework_note text, country text,
               signed_on text, signed_at_place text, in_force_on text, signed_ends_on text, ends_on text, languages text[], sort_key text,
               search_text text, shows_amounts boolean, published_at timestamptz)
language sql stable
as $$
  select a.id, a.reference, a.type_list, a.type, a.title_fr, a.title_ar, a.title_en, a.objective_fr, a.objective_ar, a.objective_en,
         a.state, a.parent_id, a.framework_session_id, a.framework_note, a.country, a.signed_on, a.signed_at_place, a.in_force_on,
         a.signed_ends_on, a.ends_on, a.languages, a.sort_key, a.search_text, p.shows_amounts, p.published_at
  from athar_derived.publishable_agreements($1) a
  join athar.agreement_publication p on p.agreement_id = a.id
$$;
