--
-- PostgreSQL database dump
--

--
-- Name: athar; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA athar;

--
-- Name: athar_derived; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA athar_derived;

--
-- Name: SCHEMA athar_derived; Type: COMMENT; Schema: -; Owner: -
--

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

--
-- Name: unaccent; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

--
-- Name: EXTENSION unaccent; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';

--
-- Name: partial_date; Type: DOMAIN; Schema: athar; Owner: -
--

CREATE DOMAIN athar.partial_date AS text
	CONSTRAINT partial_date_shape CHECK ((VALUE ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'::text));

--
-- Name: agreement_is_written(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.agreement_is_written() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  written uuid[];
begin
  lock table athar.agreement_viewer in row exclusive mode;
  if tg_op = 'INSERT' then
    written := array(select id from after);
  else
    execute 'select array(select a.id from after a join before b on b.id = a.id where b.is_confidential <> a.is_confidential)' into written;
  end if;
  perform athar.keep_agreement_viewers(written);
  return null;
end
$$;

--
-- Name: agreement_viewers(uuid[]); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.agreement_viewers(of uuid[]) RETURNS TABLE(viewer_id uuid, agreement_id uuid)
    LANGUAGE sql STABLE
    AS $$
  with recursive above as (
    select p.organisation_id as viewer_id, a.id as agreement_id
    from athar.agreement a join athar.agreement_party p on p.agreement_id = a.id
    where a.id = any (of) and not a.is_confidential
    union
    select o.parent_id, v.agreement_id from above v join athar.organisation o on o.id = v.viewer_id where o.parent_id is not null
  )
  select v.viewer_id, v.agreement_id from above v
  union all
  select uuid '00000000-0000-0000-0000-000000000000', a.id from athar.agreement a where a.id = any (of)
$$;

--
-- Name: compare_again(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.compare_again() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into athar.person_unchecked (person_id) values (new.id) on conflict do nothing;
  return null;
end
$$;

--
-- Name: compare_all_numbers_again(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.compare_all_numbers_again() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform athar.compare_numbers_of(n.person_id) from athar.identity_number n where n.kind = new.kind;
  if new.number = '' then
    update athar.duplicate_pair d
    set reasons = trim(regexp_replace(d.reasons, '(^| )number_(same|differs):-?[0-9]+', '', 'g')), version = d.version + 1
    where d.reasons ~ '(^| )number_(same|differs):';
  end if;
  return null;
end
$$;

--
-- Name: compare_numbers_again(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.compare_numbers_again() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_table_name = 'person' then
    perform athar.compare_numbers_of(new.id);
    perform athar.compare_numbers_of(old.merged_into);
  elsif tg_op = 'DELETE' then
    -- The last number may be the one that went.
    insert into athar.person_unchecked (person_id)
    select c.id from athar.person r join athar.person c on c.id = r.canonical_id
    where r.id = old.person_id and c.merged_into is null and c.locked_at is null and c.erased_at is null
    on conflict do nothing;
  else
    perform athar.compare_numbers_of(new.person_id);
  end if;
  return null;
end
$$;

--
-- Name: compare_numbers_of(uuid); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.compare_numbers_of(record uuid) RETURNS void
    LANGUAGE sql
    AS $$
  insert into athar.person_unchecked (person_id)
  select c.id
  from athar.person r join athar.person c on c.id = r.canonical_id
  where r.id = record and c.merged_into is null and c.locked_at is null and c.erased_at is null
    and exists (select from athar.person o join athar.identity_number n on n.person_id = o.id where o.canonical_id = c.id)
  on conflict do nothing
$$;

--
-- Name: consolidate_end(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.consolidate_end() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.consolidated_ends_on := athar.end_of_agreement(new.id, new.ends_on);
  return new;
end
$$;

--
-- Name: consolidate_end_of(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.consolidate_end_of() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update athar.agreement set ends_on = ends_on where id = coalesce(new.agreement_id, old.agreement_id);
  return null;
end
$$;

--
-- Name: end_of_agreement(uuid, text); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.end_of_agreement(agreement uuid, signed_or_renewed text) RETURNS text
    LANGUAGE sql STABLE
    AS $_$ select athar.end_of_agreement_known($1, $2, 'infinity') $_$;

--
-- Name: end_of_agreement_known(uuid, text, date); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.end_of_agreement_known(agreement uuid, signed_or_renewed text, known_on date) RETURNS text
    LANGUAGE sql STABLE
    AS $_$
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
$_$;

--
-- Name: first_day(text); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.first_day(text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select make_date(CAST(left($1, 4) AS integer), CAST(coalesce(nullif(substr($1, 6, 2), ''), '1') AS integer),
                   CAST(coalesce(nullif(substr($1, 9, 2), ''), '1') AS integer))
$_$;

--
-- Name: forget_birth_day_for_age(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.forget_birth_day_for_age() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.birth_day_for_age := null;
  return new;
end $$;

--
-- Name: forget_comparisons(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.forget_comparisons() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  -- Planned each time: one person or fifty thousand.
  execute 'delete from athar.person_unchecked u using gone g where u.person_id = g.id';
  execute 'delete from athar.person_likeness_key k using gone g where k.ordinal = g.ordinal';
  return null;
end $$;

--
-- Name: hold_resources(uuid[], boolean); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.hold_resources(sessions uuid[], forced boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  taken record;
begin
  perform r.id from athar.room r
  where r.id in (select b.room_id from athar.booking b where b.session_id = any (sessions)) order by r.id for no key update;
  perform a.id from athar.asset a
  where a.id in (select b.asset_id from athar.booking b where b.session_id = any (sessions)) order by a.id for no key update;
  perform t.person_id from athar.trainer t
  where t.person_id in (select o.id from athar.session_team_member m join athar.person p on p.id = m.person_id
                        join athar.person o on o.canonical_id = p.canonical_id where m.session_id = any (sessions))
  order by t.person_id for no key update;

  delete from athar.resource_hold h
  where h.session_id = any (sessions)
    and (forced or not exists (
      select from athar.wanted_holds(sessions) w
      where (w.session_id, w.date, w.number, w.kind, w.resource_id, w.during, w.refused)
            = (h.session_id, h.date, h.number, h.kind, h.resource_id, h.during, h.refused)));

  if forced then
    insert into athar.resource_hold (session_id, date, number, kind, resource_id, during, refused)
    select w.session_id, w.date, w.number, w.kind, w.resource_id, w.during,
           w.refused and not exists (select from athar.resource_hold h
                                     where h.kind = w.kind and h.resource_id = w.resource_id and h.during && w.during and h.refused)
    from athar.wanted_holds(sessions) w;
    return;
  end if;

  select w.kind, w.during, s.reference, s.time_zone, h.during as other,
         case w.kind
           when 'room' then (select coalesce(nullif(r.name_fr, ''), nullif(r.name_en, ''), r.name_ar) from athar.room r where r.id = w.resource_id)
           when 'asset' then (select coalesce(nullif(a.name_fr, ''), nullif(a.name_en, ''), a.name_ar) from athar.asset a where a.id = w.resource_id)
           else (select trim(coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar))
                 from athar.person p where p.id = w.resource_id) end as name
  into taken
  from athar.wanted_holds(sessions) w
  join athar.resource_hold h
    on h.kind = w.kind and h.resource_id = w.resource_id and h.during && w.during and h.refused and h.session_id <> w.session_id
  join athar.session s on s.id = h.session_id
  where w.refused
  order by lower(w.during), w.kind
  limit 1;
  if found then
    raise exception 'booked twice' using errcode = 'exclusion_violation', constraint = taken.kind || '_booked_once',
      detail = taken.name || ' · ' || taken.reference || ' · ' || to_char(lower(taken.other) at time zone taken.time_zone, 'YYYY-MM-DD HH24:MI')
               || '–' || to_char(upper(taken.other) at time zone taken.time_zone, 'HH24:MI');
  end if;

  insert into athar.resource_hold (session_id, date, number, kind, resource_id, during, refused)
  select w.session_id, w.date, w.number, w.kind, w.resource_id, w.during, w.refused
  from athar.wanted_holds(sessions) w
  on conflict (session_id, date, number, kind, resource_id) do nothing;
end
$$;

--
-- Name: holds_follow_person(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.holds_follow_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  session uuid;
begin
  for session in
    select distinct m.session_id from athar.person o join athar.session_team_member m on m.person_id = o.id
    where o.canonical_id in (old.canonical_id, new.canonical_id) order by m.session_id
  loop
    perform athar.hold_resources(array[session], true);
  end loop;
  return null;
end
$$;

--
-- Name: holds_follow_policy(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.holds_follow_policy() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform athar.hold_resources(array(select distinct h.session_id from athar.resource_hold h where h.resource_id = new.id));
  return null;
end
$$;

--
-- Name: holds_follow_rows(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.holds_follow_rows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  touched uuid[] := array(
    select distinct c.session_id from changed_rows c
    where exists (select from athar.booking b where b.session_id = c.session_id)
       or exists (select from athar.session_team_member m where m.session_id = c.session_id)
       or exists (select from athar.resource_hold h where h.session_id = c.session_id));
begin
  if cardinality(touched) > 0 then
    perform athar.hold_resources(touched);
  end if;
  return null;
end
$$;

--
-- Name: holds_follow_session(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.holds_follow_session() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform athar.hold_resources(array[new.id]);
  return null;
end
$$;

--
-- Name: holds_follow_trainer(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.holds_follow_trainer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform athar.hold_resources(array(
    select distinct m.session_id
    from athar.person p join athar.person o on o.canonical_id = p.canonical_id join athar.session_team_member m on m.person_id = o.id
    where p.id = coalesce(new.person_id, old.person_id)));
  return null;
end
$$;

--
-- Name: keep_agreement_viewers(uuid[]); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.keep_agreement_viewers(of uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  delete from athar.agreement_viewer v
  where v.agreement_id = any (of)
    and (v.viewer_id, v.agreement_id) not in (select n.viewer_id, n.agreement_id from athar.agreement_viewers(of) n);
  insert into athar.agreement_viewer (viewer_id, agreement_id)
  select n.viewer_id, n.agreement_id from athar.agreement_viewers(of) n
  on conflict do nothing;
end
$$;

--
-- Name: keep_erased(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.keep_erased() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'this person was erased' using errcode = 'check_violation', constraint = 'person_not_erased';
end
$$;

--
-- Name: keep_locked(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.keep_locked() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'this record is locked' using errcode = 'check_violation', constraint = 'person_not_locked';
end
$$;

--
-- Name: keep_signed_minutes(uuid); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.keep_signed_minutes(meeting uuid) RETURNS void
    LANGUAGE sql
    AS $$
  insert into athar.committee_signed
    (meeting_id, committee_kind, committee_fr, committee_ar, committee_en, agreement_code, agreement_reference, agreement_fr, agreement_ar, agreement_en)
  select m.id, c.kind, c.name_fr, c.name_ar, c.name_en, a.code, a.reference, a.title_fr, a.title_ar, a.title_en
  from athar.committee_meeting m join athar.committee c on c.id = m.committee_id join athar.agreement a on a.id = c.agreement_id
  where m.id = meeting;

  insert into athar.committee_signed_party (meeting_id, position, organisation_id, role, country)
  select m.id, row_number() over (order by y.position, y.id), y.organisation_id, y.role, o.country
  from athar.committee_meeting m join athar.committee c on c.id = m.committee_id
  join athar.agreement_party y on y.agreement_id = c.agreement_id join athar.organisation o on o.id = y.organisation_id
  where m.id = meeting;

  insert into athar.committee_signed_decision
    (meeting_id, decision_id, text_fr, text_ar, text_en, organisation_fr, organisation_ar, organisation_en, owner_name, due_on, commitment_fr,
     commitment_ar, commitment_en)
  select meeting, d.id, d.text_fr, d.text_ar, d.text_en, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), d.owner_name,
         d.due_on, coalesce(k.description_fr, ''), coalesce(k.description_ar, ''), coalesce(k.description_en, '')
  from athar.committee_decision d
  left join athar.organisation o on o.id = d.owner_organisation_id
  left join athar.commitment k on k.id = d.commitment_id
  where d.meeting_id = meeting or d.id in (select r.decision_id from athar.committee_recall r where r.meeting_id = meeting);
$$;

--
-- Name: last_day(text); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.last_day(text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select case length($1)
    when 4 then make_date(CAST($1 AS integer), 12, 31)
    when 7 then CAST(make_date(CAST(left($1, 4) AS integer), CAST(substr($1, 6, 2) AS integer), 1) + interval '1 month' - interval '1 day' AS date)
    else athar.first_day($1)
  end
$_$;

--
-- Name: mark_changed_people_unchecked(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.mark_changed_people_unchecked() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  execute '
    insert into athar.person_unchecked (person_id)
    select f.id from fresh f join stale s on s.id = f.id
    where (f.family_name, f.given_name, f.family_name_ar, f.given_name_ar, f.sex, f.birth_date, f.birth_year, f.email, f.phone)
          is distinct from
          (s.family_name, s.given_name, s.family_name_ar, s.given_name_ar, s.sex, s.birth_date, s.birth_year, s.email, s.phone)
    on conflict do nothing';
  return null;
end
$$;

--
-- Name: mark_new_people_unchecked(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.mark_new_people_unchecked() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into athar.person_unchecked (person_id) select f.id from fresh f on conflict do nothing;
  return null;
end $$;

--
-- Name: name_key(text); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.name_key(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select coalesce(string_agg(word, ' ' order by word collate "C"), '')
  from unnest(string_to_array(athar.search_key(value), ' ')) as word
  where word <> ''
$$;

--
-- Name: notice_day(text, integer); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.notice_day(ends_on text, months integer) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select CAST(CAST(athar.last_day(ends_on) AS timestamp) - make_interval(months => months) AS date)
$$;

--
-- Name: organisation_moves_viewers(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.organisation_moves_viewers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  moved uuid[];
begin
  execute 'select array(select a.id from after a join before b on b.id = a.id where a.parent_id is distinct from b.parent_id)' into moved;
  if cardinality(moved) = 0 then
    return null;
  end if;
  lock table athar.agreement_viewer in share row exclusive mode;
  perform athar.keep_agreement_viewers(array(
    with recursive below as (
      select id from unnest(moved) as m (id)
      union
      select o.id from athar.organisation o join below b on o.parent_id = b.id)
    select distinct p.agreement_id from athar.agreement_party p join below b on b.id = p.organisation_id));
  return null;
end
$$;

--
-- Name: party_is_written(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.party_is_written() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  written uuid[];
begin
  lock table athar.agreement_viewer in row exclusive mode;
  if tg_op = 'INSERT' then
    written := array(select distinct agreement_id from after);
  elsif tg_op = 'DELETE' then
    written := array(select distinct agreement_id from before);
  else
    execute '
      select array(
        select distinct x.agreement_id
        from before b join after a on a.id = b.id cross join lateral (values (b.agreement_id), (a.agreement_id)) as x (agreement_id)
        where (a.organisation_id, a.agreement_id) <> (b.organisation_id, b.agreement_id))' into written;
  end if;
  perform athar.keep_agreement_viewers(written);
  return null;
end
$$;

--
-- Name: refuse_erased(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.refuse_erased() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  was record;
begin
  select p.erased_at, p.locked_at into was from athar.person p where p.id = new.person_id;
  if was.erased_at is not null then
    raise exception 'this person was erased' using errcode = 'check_violation', constraint = 'person_not_erased';
  elsif was.locked_at is not null and tg_argv[0] is distinct from 'locked_too' then
    raise exception 'this record is locked' using errcode = 'check_violation', constraint = 'person_not_locked';
  end if;
  return new;
end
$$;

--
-- Name: refuse_out_of_service(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.refuse_out_of_service() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select from athar.session s where s.id = new.session_id and s.last_date < current_date) then
    return new;
  end if;
  perform r.id from athar.room r where r.id = new.room_id for no key update;
  perform a.id from athar.asset a where a.id = new.asset_id for no key update;
  if exists (select from athar.room r where r.id = new.room_id and not r.in_service)
     or exists (select from athar.asset a where a.id = new.asset_id and not a.in_service) then
    raise exception 'out of service' using errcode = 'check_violation', constraint = 'booking_in_service';
  end if;
  return new;
end
$$;

--
-- Name: search_key(text); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.search_key(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select trim(regexp_replace(
    translate(
      regexp_replace(lower(public.unaccent('public.unaccent', value)), '[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]', '', 'g'),
      'أإآٱىةؤئ''’`-.,', 'اااايهوي      '),
    '\s+', ' ', 'g'))
$$;

--
-- Name: search_patterns(text); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.search_patterns(value text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select coalesce(array_agg('%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by length(word) desc, word), '{}')
  from unnest(string_to_array(athar.search_key(value), ' ')) as word
  where word <> ''
$$;

--
-- Name: sheets_locked_until(date); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.sheets_locked_until(last_day date) RETURNS date
    LANGUAGE sql STABLE
    AS $$
  select CAST(last_day + make_interval(0, r.months) AS date) from athar.retention_rule r where r.rule = 'signed_sheets'
$$;

--
-- Name: signed_minutes_stay(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.signed_minutes_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if (select m.minutes = 'signed' from athar.committee_meeting m where m.id = coalesce(new.meeting_id, old.meeting_id)) then
    raise exception 'These minutes are signed' using errcode = 'check_violation', constraint = 'committee_minutes_signed';
  end if;
  return coalesce(new, old);
end
$$;

--
-- Name: sitting_span(date, smallint, smallint, text); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.sitting_span(date date, starts smallint, ends smallint, time_zone text) RETURNS tstzrange
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select tstzrange(x.lower, greatest(x.lower, x.upper))
  from (select (date + make_interval(mins => coalesce(starts, 0))) at time zone time_zone as lower,
               (date + make_interval(mins => coalesce(ends, 1440))) at time zone time_zone as upper) x
$$;

--
-- Name: stop_comparing(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.stop_comparing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  delete from athar.person_likeness_key k where k.ordinal = old.ordinal;
  delete from athar.person_unchecked u where u.person_id = old.id;
  delete from athar.duplicate_pair d
  where (d.person_a = old.id or d.person_b = old.id) and (new.erased_at is not null or d.state in ('open', 'later'));
  return new;
end
$$;

--
-- Name: wanted_holds(uuid[]); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.wanted_holds(sessions uuid[]) RETURNS TABLE(session_id uuid, date date, number smallint, kind text, resource_id uuid, during tstzrange, refused boolean)
    LANGUAGE sql STABLE
    AS $$
  with slot as (
    select t.session_id, t.date, t.number, dense_rank() over (partition by t.session_id order by t.date) as day,
           t.starts is not null as timed, athar.sitting_span(t.date, t.starts, t.ends, s.time_zone) as during
    from athar.session s join athar.sitting t on t.session_id = s.id
    where s.id = any (sessions) and s.status not in ('cancelled', 'postponed')
  )
  select distinct x.session_id, x.date, x.number, 'room', r.id, x.during, x.timed and r.double_booking = 'refused'
  from slot x
  join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
  join athar.room r on r.id = b.room_id
  union all
  select distinct x.session_id, x.date, x.number, 'asset', a.id, x.during, x.timed and a.double_booking = 'refused'
  from slot x
  join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
  join athar.asset a on a.id = b.asset_id
  union all
  select x.session_id, x.date, x.number, 'trainer', p.canonical_id, x.during,
         x.timed and exists (select from athar.person o join athar.trainer t on t.person_id = o.id
                             where o.canonical_id = p.canonical_id and t.double_booking = 'refused')
  from slot x
  join athar.session_team_member m on m.session_id = x.session_id and m.role in ('trainer', 'speaker', 'interpreter')
  join athar.person p on p.id = m.person_id
  where not exists (select from athar.team_member_sitting y where y.session_id = x.session_id and y.person_id = m.person_id)
     or exists (select from athar.team_member_sitting y
                where y.session_id = x.session_id and y.person_id = m.person_id and y.day = x.day and y.number = x.number)
  group by x.session_id, x.date, x.number, p.canonical_id, x.during, x.timed
$$;

--
-- Name: age_band(date, date, integer, text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.age_band(at date, birth_date date, birth_year integer, age_bracket text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case
    when age_bracket is not null then age_bracket
    when at is null or (birth_date is null and birth_year is null) then ''
    else (array['under_25', '25_34', '35_44', '45_54', '55_64', '65_over'])[1 + width_bucket(
      coalesce(CAST(extract(year from age(CAST(at AS timestamp), CAST(birth_date AS timestamp))) AS integer),
               CAST(extract(year from at) AS integer) - birth_year), array[25, 35, 45, 55, 65])]
  end
$$;

--
-- Name: clashes(uuid[], date[], smallint[], smallint[], smallint[], uuid, uuid, uuid, uuid); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.clashes(sessions uuid[], dates date[], numbers smallint[], starts smallint[], ends smallint[], room uuid, instead_of_room uuid, trainer uuid, instead_of_trainer uuid) RETURNS TABLE(session_id uuid, kind text, refused boolean, date date, number smallint, starts smallint, ends smallint, subject_id uuid, other_session_id uuid, other_during tstzrange, people integer, seats integer, until date, expected boolean)
    LANGUAGE sql STABLE
    AS $_$
  with chosen as (
    select s.id, s.time_zone, coalesce(s.country, 'MA') as country, s.seats, s.registered_count
    from athar.session s
    where s.id = any ($1) and s.status not in ('cancelled', 'postponed')
  ), given as (
    select t.session_id, t.date, t.number, t.starts, t.ends from athar.sitting t where $2 is null and t.session_id = any ($1)
    union all
    select c.id, g.date, g.number, g.starts, g.ends from chosen c, unnest($2, $3, $4, $5) as g (date, number, starts, ends) where $2 is not null
  ), slot as materialized (
    select g.session_id, g.date, g.number, g.starts, g.ends, c.country, c.time_zone,
           dense_rank() over (partition by g.session_id order by g.date) as day,
           athar.sitting_span(g.date, g.starts, g.ends, c.time_zone) as during
    from given g join chosen c on c.id = g.session_id
  ), teaching as (
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, o.canonical_id as person_id
    from slot x
    join athar.session_team_member m on m.session_id = x.session_id and m.role in ('trainer', 'speaker', 'interpreter')
    join athar.person p on p.id = m.person_id
    join athar.person o on o.id = case when p.canonical_id = (select i.canonical_id from athar.person i where i.id = $9) then $8 else p.id end
    where not exists (select from athar.team_member_sitting y where y.session_id = x.session_id and y.person_id = m.person_id)
       or exists (select from athar.team_member_sitting y
                  where y.session_id = x.session_id and y.person_id = m.person_id and y.day = x.day and y.number = x.number)
    union
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, o.canonical_id
    from slot x join athar.person o on o.id = $8 where $9 is null
  ), held as materialized (
    select distinct x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'room' as kind, r.id as resource_id, r.double_booking as policy
    from slot x
    join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
    join athar.room r on r.id = case when b.room_id = $7 then $6 else b.room_id end
    where $6 is null or $7 is not null
    union all
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'room', r.id, r.double_booking
    from slot x join athar.room r on r.id = $6 where $7 is null
    union all
    select distinct x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'asset', a.id, a.double_booking
    from slot x
    join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
    join athar.asset a on a.id = b.asset_id
    union all
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'trainer', x.person_id,
           coalesce((select case when bool_or(t.double_booking = 'refused') then 'refused' when bool_or(t.double_booking = 'warned') then 'warned'
                                 else min(t.double_booking) end
                     from athar.person o join athar.trainer t on t.person_id = o.id where o.canonical_id = x.person_id), 'warned')
    from teaching x
  ), pooled as (
    select distinct h.session_id, h.resource_id, h.date, t.person_id, t.weekdays, t.standing, t.contract_to
    from held h join athar.person o on o.canonical_id = h.resource_id join athar.trainer t on t.person_id = o.id
    where h.kind = 'trainer'
  ), taking_part as materialized (
    select r.session_id, r.person_id from athar_derived.registration r where r.session_id = any ($1) and r.status = 'registered'
  ), elsewhere as (
    select p.session_id, p.person_id, s.id as other_id, s.time_zone
    from taking_part p
    join athar.person o on o.canonical_id = p.person_id
    join athar.registration r on r.person_id = o.id and r.session_id <> p.session_id and r.status = 'registered'
    join athar.session s on s.id = r.session_id and s.status not in ('cancelled', 'postponed')
    where s.last_date >= (select min(x.date) - 1 from slot x) and s.first_date <= (select max(x.date) + 1 from slot x)
  ), found as (
    select h.session_id, h.kind || '_taken' as kind, h.policy = 'refused' and h.starts is not null and o.refused as refused, h.date, h.number, h.starts,
           h.ends, h.resource_id as subject_id, o.session_id as other_session_id, o.during as other_during, null::integer as people,
           null::integer as seats, null::date as until, false as expected
    from held h
    join athar.resource_hold o on o.resource_id = h.resource_id and o.during && h.during and o.kind = h.kind and o.session_id <> h.session_id
    where h.policy <> 'allowed'
    union all
    select x.session_id, 'participants_taken', false, x.date, x.number, x.starts, x.ends, null, e.other_id,
           athar.sitting_span(t.date, t.starts, t.ends, e.time_zone), count(distinct e.person_id)::integer, null, null, false
    from slot x
    join elsewhere e on e.session_id = x.session_id
    join athar.sitting t on t.session_id = e.other_id and t.date between x.date - 1 and x.date + 1
    where athar.sitting_span(t.date, t.starts, t.ends, e.time_zone) && x.during
    group by x.session_id, x.date, x.number, x.starts, x.ends, e.other_id, t.date, t.number, t.starts, t.ends, e.time_zone
    union all
    select distinct x.session_id, 'public_holiday', false, x.date, 0::smallint, null::smallint, null::smallint, h.id, null::uuid, null::tstzrange,
           null::integer, null::integer, null::date, not h.confirmed
    from slot x
    join athar.holiday h on daterange(h.starts_on, h.ends_on, '[]') @> x.date and h.kind <> 'ramadan'
    where x.country = 'MA'
    union all
    select x.session_id, 'ramadan_hours', false, x.date, x.number, x.starts, x.ends, h.id, null, null, null, null, null, not h.confirmed
    from slot x
    join athar.holiday h on daterange(h.starts_on, h.ends_on, '[]') @> x.date and h.kind = 'ramadan'
    where x.country = 'MA' and (x.starts < 540 or x.ends > 900)
    union all
    select h.session_id, 'room_too_small', false, min(h.date), 0::smallint, null, null, r.id, null, null,
           greatest(coalesce(c.seats, 0), c.registered_count), r.seats, null, false
    from held h join athar.room r on r.id = h.resource_id join chosen c on c.id = h.session_id
    where h.kind = 'room' and r.seats < greatest(coalesce(c.seats, 0), c.registered_count)
    group by h.session_id, r.id, r.seats, c.seats, c.registered_count
    union all
    select h.session_id, 'room_out_of_service', false, min(h.date), 0::smallint, null, null, r.id, null, null, null, null, null, false
    from held h join athar.room r on r.id = h.resource_id
    where h.kind = 'room' and not r.in_service
    group by h.session_id, r.id
    union all
    select p.session_id, 'trainer_absent', false, p.date, 0::smallint, null, null, p.resource_id, null, null, null, null, max(a.ends_on), false
    from pooled p
    left join athar.trainer_absence a on a.person_id = p.person_id and p.date between a.starts_on and a.ends_on
    where a.person_id is not null or not extract(isodow from p.date)::smallint = any (p.weekdays)
    group by p.session_id, p.date, p.resource_id
    union all
    select p.session_id, 'accreditation_expired', false, min(p.date), 0::smallint, null, null, p.resource_id, null, null, null, null, max(a.expires_on), false
    from pooled p
    join athar.trainer_accreditation a on a.person_id = p.person_id and a.expires_on < p.date
    where not exists (select from athar.trainer_accreditation b
                      where b.person_id = a.person_id and b.title = a.title and (b.expires_on is null or b.expires_on >= p.date))
    group by p.session_id, p.resource_id
    union all
    select p.session_id, 'contract_over', false, min(p.date), 0::smallint, null, null, p.resource_id, null, null, null, null, max(p.contract_to), false
    from pooled p
    where p.standing = 'external' and p.contract_to < p.date
    group by p.session_id, p.resource_id
  )
  select f.session_id, f.kind, f.refused, f.date, f.number, f.starts, f.ends, f.subject_id, f.other_session_id, f.other_during, f.people, f.seats,
         f.until, f.expected
  from found f
$_$;

--
-- Name: counts_of(uuid[], uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.counts_of(people uuid[], sessions uuid[]) RETURNS TABLE(session_id uuid, registered integer, waiting integer, present integer)
    LANGUAGE sql STABLE
    AS $$
  select r.session_id,
         (count(*) filter (where r.status = 'registered' and r.role = 'participant'))::integer,
         (count(*) filter (where r.status = 'waiting'))::integer,
         (count(distinct r.person_id) filter (where r.role = 'participant' and exists (
            select 1 from athar_derived.attendance a
            where a.session_id = r.session_id and a.person_id = r.person_id and a.present)))::integer
  from athar_derived.registration r
  where r.person_id = any (people) and r.session_id = any (sessions)
  group by r.session_id
$$;

--
-- Name: erase_person(uuid, uuid, text, uuid, text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.erase_person(former uuid, pseudonym uuid, label text, actor uuid, actor_name text, OUT problem text, OUT exports uuid[], OUT former_ids uuid[], OUT pseudonyms uuid[]) RETURNS record
    LANGUAGE plpgsql
    AS $$
declare
  done record;
  other record;
begin
  -- The turn of merges (see person_merge_store.cpp).
  perform pg_advisory_xact_lock(4184, 7);
  select array[p.canonical_id] into former_ids from athar.person p where p.id = former;
  if not found then
    problem := 'not_found';
    return;
  end if;
  former_ids := former_ids || array(select o.id from athar.person o where o.merged_into = former_ids[1] order by o.id for update);
  if exists (select from athar.account a where a.person_id = any (former_ids) and a.role = 'administrator' and a.active) then
    problem := 'administrators_account';
    return;
  end if;
  pseudonyms := array[pseudonym];
  exports := '{}';
  for other in select x.id, x.place from unnest(former_ids) with ordinality as x (id, place) order by x.place loop
    if other.place > 1 then
      pseudonyms := pseudonyms || gen_random_uuid();
    end if;
    select r.problem, r.exports into done
    from athar_derived.erase_record(other.id, pseudonyms[other.place], case when other.place = 1 then label else label || '-' || other.place end,
                                    actor, actor_name) r;
    if done.problem is not null then
      problem := done.problem;
      return;
    end if;
    exports := exports || done.exports;
  end loop;
end
$$;

--
-- Name: erase_record(uuid, uuid, text, uuid, text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.erase_record(former uuid, pseudonym uuid, label text, actor uuid, actor_name text, OUT problem text, OUT exports uuid[]) RETURNS record
    LANGUAGE plpgsql
    AS $$
declare
  was record;
  latin text[];
  arabic text[];
  phrases text[];
  accounts uuid[];
  subjects uuid[];
  imported record;
  frozen integer;
  lines integer;
begin
  -- A list that is being made now was begun before, and is withdrawn below; one that begins later finds nobody of that name.
  lock table athar.export in share row exclusive mode;
  select p.given_name, p.family_name, p.given_name_ar, p.family_name_ar, p.email, p.phone, p.erased_at into was
  from athar.person p where p.id = former for update;
  if not found then
    problem := 'not_found';
    return;
  elsif was.erased_at is not null then
    problem := 'already_erased';
    return;
  elsif exists (select from athar.account a where a.person_id = former and a.role = 'administrator' and a.active) then
    problem := 'administrators_account';
    return;
  end if;

  latin := athar_derived.words_of_name(was.given_name, was.family_name);
  arabic := athar_derived.words_of_name(was.given_name_ar, was.family_name_ar);
  accounts := array(select a.id from athar.account a where a.person_id = former);
  phrases := array(
    select x from unnest(array[was.given_name || ' ' || was.family_name, was.family_name || ' ' || was.given_name,
                               was.given_name_ar || ' ' || was.family_name_ar, was.family_name_ar || ' ' || was.given_name_ar,
                               coalesce(was.email, ''), coalesce(was.phone, '')]
                         || array(select a.name from athar.account a where a.id = any (accounts))
                         || array(select a.email from athar.account a where a.id = any (accounts))) as x
    where length(trim(x)) > 4);
  -- As they stand in JSON.
  phrases := phrases || array(select substr(j.text, 2, length(j.text) - 2) from unnest(phrases) as x cross join lateral (select CAST(to_jsonb(x) AS text)) as j (text)
                              where substr(j.text, 2, length(j.text) - 2) <> x);

  frozen := athar_derived.freeze_participations(former);
  subjects := array(select former union select r.id from athar.registration r where r.person_id = former
                    union select a.id from athar.affiliation a where a.person_id = former);
  -- Where they serve now is asked too: the open post stays, without its function and its first day.
  delete from athar.affiliation a where a.person_id = former and a.valid_to is not null;
  update athar.affiliation a set id = gen_random_uuid(), function = '', valid_from = null where a.person_id = former;
  delete from athar.person_group_member m where m.person_id = former;
  delete from athar.post_correction_line l where l.person_id = former;
  delete from athar.consent c where c.person_id = former;
  delete from athar.disability_statement d where d.person_id = former;
  delete from athar.identity_number n where n.person_id = former;
  delete from athar.trainer t where t.person_id = former;
  update athar.clash_override o
  set subject_id = case when o.subject_id = former then pseudonym else o.subject_id end, reason = athar_derived.without_phrases(o.reason, phrases)
  where o.subject_id = former or athar_derived.mentions(o.reason, phrases);
  -- Messages to them, and what they or others wrote of them in answers. That they were asked, and whether they came, stays.
  delete from athar.mail_message m where m.person_id = former;
  delete from athar.mail_message m where m.kind = 'partner_report' and athar_derived.mentions(m.to_name || ' ' || m.to_address, phrases);
  update athar.invitation i
  set note = '', replacement_contact = '', replacement_name = case when i.answer = 'replacement' then '…' else '' end, version = i.version + 1
  where i.person_id = former;
  update athar.invitation i
  set note = athar_derived.without_phrases(i.note, phrases), replacement_name = athar_derived.without_phrases(i.replacement_name, phrases),
      replacement_contact = athar_derived.without_phrases(i.replacement_contact, phrases),
      answered_by = athar_derived.without_phrases(i.answered_by, phrases), version = i.version + 1
  where athar_derived.mentions(concat_ws(' ', i.note, i.replacement_name, i.replacement_contact, i.answered_by), phrases);
  update athar.mail_message m
  set body = athar_derived.without_phrases(m.body, phrases), created_by = athar_derived.without_phrases(m.created_by, phrases)
  where athar_derived.mentions(concat_ws(' ', m.body, m.created_by), phrases);
  update athar.session_practical_note n
  set costs_fr = athar_derived.without_phrases(n.costs_fr, phrases), costs_ar = athar_derived.without_phrases(n.costs_ar, phrases),
      costs_en = athar_derived.without_phrases(n.costs_en, phrases), note_fr = athar_derived.without_phrases(n.note_fr, phrases),
      note_ar = athar_derived.without_phrases(n.note_ar, phrases), note_en = athar_derived.without_phrases(n.note_en, phrases),
      contact = athar_derived.without_phrases(n.contact, phrases), version = n.version + 1
  where athar_derived.mentions(concat_ws(' ', n.costs_fr, n.costs_ar, n.costs_en, n.note_fr, n.note_ar, n.note_en, n.contact), phrases);
  delete from athar.duplicate_pair d where d.person_a = former or d.person_b = former;
  delete from athar.person_likeness_key k using athar.person p where p.id = former and k.ordinal = p.ordinal;
  delete from athar.person_unchecked u where u.person_id = former;
  update athar.person_request r set statement = '', reason = athar_derived.without_phrases(r.reason, phrases) where r.person_id = former;
  update athar.person p
  set id = pseudonym, version = p.version + 1, title = null, merged_names = '', family_name = label, given_name = '', family_name_ar = '', given_name_ar = '',
      birth_date = null, birth_year = null, age_bracket = null, email = null, phone = null, language = null, locked_at = null, erased_at = clock_timestamp()
  where p.id = former;

  update athar.person_merge m set field_changes = '{}', reason = ''
  where m.merged_id = pseudonym or m.canonical_id = pseudonym;

  delete from athar.sign_in_session s where s.account_id = any (accounts);
  delete from athar.access_token t where t.account_id = any (accounts);
  update athar.calendar_feed f set revoked_at = clock_timestamp()
  where f.revoked_at is null and (f.person_id = pseudonym or f.account_id = any (accounts));
  update athar.account a
  set version = a.version + 1, name = label, email = lower(label) || '@erased.invalid', password_hash = '', active = false
  where a.id = any (accounts);

  -- Whoever prepared a session may be named in it without having been there.
  update athar.session s
  set note = athar_derived.without_phrases(s.note, phrases), status_reason = athar_derived.without_phrases(s.status_reason, phrases),
      venue = athar_derived.without_phrases(s.venue, phrases), version = s.version + 1
  where lower(concat_ws(' ', s.note, s.status_reason, s.venue)) like any (array(select athar_derived.needle_of(x) from unnest(phrases) as x));

  -- Plans of the study visits they travelled with: contacts and the report may name them; what was noted of their papers goes.
  update athar.traveller_paper t set note = '' from athar.registration r where r.person_id = pseudonym and t.registration_id = r.id and t.note <> '';
  update athar.study_visit v set report = coalesce(nullif(athar_derived.without_phrases(v.report, phrases), ''), '…'), version = v.version + 1
  where v.report <> '' and v.session_id in (select r.session_id from athar.registration r where r.person_id = pseudonym)
    and athar_derived.mentions(v.report, phrases);
  update athar.traveller_paper t set note = athar_derived.without_phrases(t.note, phrases)
  where t.note <> '' and t.session_id in (select r.session_id from athar.registration r where r.person_id = pseudonym);
  update athar.coaching_visit v set topic = athar_derived.without_phrases(v.topic, phrases), place = athar_derived.without_phrases(v.place, phrases)
  where athar_derived.mentions(v.topic || ' ' || v.place, phrases);
  update athar.coaching_engagement c set goal = athar_derived.without_phrases(c.goal, phrases)
  where c.goal <> '' and athar_derived.mentions(c.goal, phrases);
  update athar.visit_host h set contact = athar_derived.without_phrases(h.contact, phrases)
  where h.contact <> '' and athar_derived.mentions(h.contact, phrases);
  update athar.visit_entry e set contact = athar_derived.without_phrases(e.contact, phrases)
  where e.contact <> '' and athar_derived.mentions(e.contact, phrases);
  -- Letters may be addressed to somebody by name, or say who was meant.
  update athar.designation d
  set addressee = athar_derived.without_phrases(d.addressee, phrases), profile = athar_derived.without_phrases(d.profile, phrases),
      note = athar_derived.without_phrases(d.note, phrases), version = d.version + 1
  where athar_derived.mentions(concat_ws(' ', d.addressee, d.profile, d.note), phrases);
  update athar.change_set c
  set before = athar_derived.without_phrases(athar_derived.without_person(c.before, CAST(former AS text), CAST(pseudonym AS text)), phrases),
      after = athar_derived.without_phrases(athar_derived.without_person(c.after, CAST(former AS text), CAST(pseudonym AS text)), phrases)
  where c.concept in ('designations', 'agreements', 'agreement_documents')
    and position(CAST(former AS text) in concat(c.before, c.after)) > 0;
  -- Minutes name who sat, who was there and who is responsible; also what was signed forgets the name, and nothing else of it.
  update athar.committee_member m
  set person_name = label, person_name_ar = '', capacity_fr = '', capacity_ar = '', capacity_en = ''
  where athar_derived.mentions(m.person_name || ' | ' || m.person_name_ar, phrases);
  update athar.committee_attendee a
  set person_name = label, person_name_ar = '', capacity_fr = '', capacity_ar = '', capacity_en = ''
  where athar_derived.mentions(a.person_name || ' | ' || a.person_name_ar, phrases);
  update athar.committee_attendee a set replied_by_name = label where a.replied_by = any (accounts);
  update athar.committee_paper p
  set title = coalesce(nullif(athar_derived.without_phrases(p.title, phrases), ''), '…') where athar_derived.mentions(p.title, phrases);
  update athar.committee_proposal x
  set title_fr = athar_derived.without_phrases(x.title_fr, phrases), title_ar = athar_derived.without_phrases(x.title_ar, phrases),
      title_en = athar_derived.without_phrases(x.title_en, phrases), reason = athar_derived.without_phrases(x.reason, phrases),
      answer = athar_derived.without_phrases(x.answer, phrases),
      proposed_by_name = case when x.proposed_by = any (accounts) then label else x.proposed_by_name end,
      answered_by_name = case when x.answered_by = any (accounts) then label else x.answered_by_name end
  where x.proposed_by = any (accounts) or x.answered_by = any (accounts)
     or athar_derived.mentions(concat_ws(' | ', x.title_fr, x.title_ar, x.title_en, x.reason, x.answer), phrases);
  update athar.committee c set note = athar_derived.without_phrases(c.note, phrases) where athar_derived.mentions(c.note, phrases);
  update athar.committee_meeting m set documents = athar_derived.without_phrases(m.documents, phrases) where athar_derived.mentions(m.documents, phrases);
  update athar.committee_item i
  set title_fr = athar_derived.without_phrases(i.title_fr, phrases), title_ar = athar_derived.without_phrases(i.title_ar, phrases),
      title_en = athar_derived.without_phrases(i.title_en, phrases), exchanges_fr = athar_derived.without_phrases(i.exchanges_fr, phrases),
      exchanges_ar = athar_derived.without_phrases(i.exchanges_ar, phrases), exchanges_en = athar_derived.without_phrases(i.exchanges_en, phrases)
  where athar_derived.mentions(concat_ws(' | ', i.title_fr, i.title_ar, i.title_en, i.exchanges_fr, i.exchanges_ar, i.exchanges_en), phrases);
  update athar.committee_decision d
  set text_fr = athar_derived.without_phrases(d.text_fr, phrases), text_ar = athar_derived.without_phrases(d.text_ar, phrases),
      text_en = athar_derived.without_phrases(d.text_en, phrases), owner_name = athar_derived.without_phrases(d.owner_name, phrases),
      closed_note = athar_derived.without_phrases(d.closed_note, phrases), closed_by = athar_derived.without_phrases(d.closed_by, phrases)
  where athar_derived.mentions(concat_ws(' | ', d.text_fr, d.text_ar, d.text_en, d.owner_name, d.closed_note, d.closed_by), phrases);
  update athar.committee_signed_decision d
  set text_fr = athar_derived.without_phrases(d.text_fr, phrases), text_ar = athar_derived.without_phrases(d.text_ar, phrases),
      text_en = athar_derived.without_phrases(d.text_en, phrases), owner_name = athar_derived.without_phrases(d.owner_name, phrases),
      commitment_fr = athar_derived.without_phrases(d.commitment_fr, phrases), commitment_ar = athar_derived.without_phrases(d.commitment_ar, phrases),
      commitment_en = athar_derived.without_phrases(d.commitment_en, phrases)
  where athar_derived.mentions(concat_ws(' | ', d.text_fr, d.text_ar, d.text_en, d.owner_name, d.commitment_fr, d.commitment_ar, d.commitment_en), phrases);
  update athar.committee_minutes_step s set actor_name = label where s.actor_id = any (accounts);
  update athar.evaluation e
  set evaluator = athar_derived.without_phrases(e.evaluator, phrases), summary_fr = athar_derived.without_phrases(e.summary_fr, phrases),
      summary_ar = athar_derived.without_phrases(e.summary_ar, phrases), summary_en = athar_derived.without_phrases(e.summary_en, phrases)
  where athar_derived.mentions(concat_ws(' | ', e.evaluator, e.summary_fr, e.summary_ar, e.summary_en), phrases);
  update athar.evaluation_recommendation r
  set text_fr = athar_derived.without_phrases(r.text_fr, phrases), text_ar = athar_derived.without_phrases(r.text_ar, phrases),
      text_en = athar_derived.without_phrases(r.text_en, phrases), owner_name = athar_derived.without_phrases(r.owner_name, phrases),
      follow_up = athar_derived.without_phrases(r.follow_up, phrases)
  where athar_derived.mentions(concat_ws(' | ', r.text_fr, r.text_ar, r.text_en, r.owner_name, r.follow_up), phrases);
  -- Agreements name who signed and whom to speak to; their papers stay, what they were called goes.
  update athar.agreement_party y
  set signatory_name = athar_derived.without_phrases(y.signatory_name, phrases), contact_name = athar_derived.without_phrases(y.contact_name, phrases),
      contact_email = athar_derived.without_phrases(y.contact_email, phrases), contact_phone = athar_derived.without_phrases(y.contact_phone, phrases)
  where athar_derived.mentions(concat_ws(' ', y.signatory_name, y.contact_name, y.contact_email, y.contact_phone), phrases);
  update athar.agreement a
  set note = athar_derived.without_phrases(a.note, phrases), framework_note = athar_derived.without_phrases(a.framework_note, phrases), version = a.version + 1
  where athar_derived.mentions(a.note || ' ' || a.framework_note, phrases);
  update athar.agreement_step x
  set note = athar_derived.without_phrases(x.note, phrases), recorded_by_name = case when x.recorded_by = any (accounts) then label else x.recorded_by_name end
  where x.recorded_by = any (accounts) or athar_derived.mentions(x.note, phrases);
  update athar.agreement_document d
  set title = coalesce(nullif(athar_derived.without_phrases(d.title, phrases), ''), '…'), file_name = athar_derived.without_phrases(d.file_name, phrases),
      uploaded_by_name = case when d.uploaded_by = any (accounts) then label else d.uploaded_by_name end
  where d.uploaded_by = any (accounts) or athar_derived.mentions(d.title || ' ' || d.file_name, phrases);
  -- Proposals quote what was recorded and what should be; two values that only differed by the name still differ.
  update athar.agreement_correction x
  set remark = athar_derived.without_phrases(x.remark, phrases),
      answer = case when x.answer = '' then '' else coalesce(nullif(athar_derived.without_phrases(x.answer, phrases), ''), '…') end,
      proposed_by_name = case when x.proposed_by = any (accounts) then label else athar_derived.without_phrases(x.proposed_by_name, phrases) end,
      decided_by_name = case when x.decided_by = any (accounts) then label else athar_derived.without_phrases(x.decided_by_name, phrases) end
  where x.proposed_by = any (accounts) or x.decided_by = any (accounts)
     or athar_derived.mentions(concat_ws(' | ', x.remark, x.answer, x.proposed_by_name, x.decided_by_name), phrases);
  update athar.agreement_correction_change x
  set seen = athar_derived.without_phrases(x.seen, phrases), replaced = athar_derived.without_phrases(x.replaced, phrases),
      proposed = athar_derived.without_phrases(x.proposed, phrases)
                 || case when athar_derived.without_phrases(x.proposed, phrases) = athar_derived.without_phrases(x.seen, phrases) then '…' else '' end,
      about_fr = athar_derived.without_phrases(x.about_fr, phrases), about_ar = athar_derived.without_phrases(x.about_ar, phrases),
      about_en = athar_derived.without_phrases(x.about_en, phrases)
  where athar_derived.mentions(concat_ws(' | ', x.seen, x.proposed, x.replaced, x.about_fr, x.about_ar, x.about_en), phrases);
  update athar.partner_report r
  set contact_name = athar_derived.without_phrases(r.contact_name, phrases), sent_by_name = athar_derived.without_phrases(r.sent_by_name, phrases),
      contact_email = coalesce(nullif(athar_derived.without_phrases(r.contact_email, phrases), ''), '… ' || r.ordinal)
  where athar_derived.mentions(concat_ws(' | ', r.contact_name, r.contact_email, r.sent_by_name), phrases);
  update athar.session_status_step x
  set reason = athar_derived.without_phrases(x.reason, phrases), actor_name = case when x.actor_id = any (accounts) then label else x.actor_name end
  where x.actor_id = any (accounts) or athar_derived.mentions(x.reason, phrases);

  -- Commitments say who answers for them; waivers and evidence say who decided and who showed what.
  update athar.commitment c
  set responsible_name = athar_derived.without_phrases(c.responsible_name, phrases), note = athar_derived.without_phrases(c.note, phrases),
      description_fr = athar_derived.without_phrases(c.description_fr, phrases), description_ar = athar_derived.without_phrases(c.description_ar, phrases),
      description_en = athar_derived.without_phrases(c.description_en, phrases), version = c.version + 1
  where athar_derived.mentions(concat_ws(' ', c.responsible_name, c.note, c.description_fr, c.description_ar, c.description_en), phrases);
  update athar.commitment_due d
  set waived_reason = coalesce(nullif(athar_derived.without_phrases(d.waived_reason, phrases), ''), '…'),
      waived_by = athar_derived.without_phrases(d.waived_by, phrases)
  where d.waived_on is not null and athar_derived.mentions(d.waived_reason || ' ' || d.waived_by, phrases);
  update athar.commitment_evidence e
  set note = athar_derived.without_phrases(e.note, phrases), link = athar_derived.without_phrases(e.link, phrases),
      file_name = athar_derived.without_phrases(e.file_name, phrases),
      author_name = case when e.author_id = any (accounts) then label else athar_derived.without_phrases(e.author_name, phrases) end
  where e.author_id = any (accounts) or athar_derived.mentions(concat_ws(' ', e.note, e.link, e.file_name, e.author_name), phrases);
  -- What was said of agreements stays; who said it, and whom it names, goes.
  update athar.agreement_comment x
  set said = coalesce(nullif(athar_derived.without_phrases(x.said, phrases), ''), '…'),
      author_name = case when x.author_id = any (accounts) then label else athar_derived.without_phrases(x.author_name, phrases) end
  where x.author_id = any (accounts) or athar_derived.mentions(x.said || ' ' || x.author_name, phrases);
  update athar.agreement_confirmation x
  set note = athar_derived.without_phrases(x.note, phrases),
      author_name = case when x.author_id = any (accounts) then label else athar_derived.without_phrases(x.author_name, phrases) end
  where x.author_id = any (accounts) or athar_derived.mentions(x.note || ' ' || x.author_name, phrases);

  update athar.session_budget_line b
  set label = athar_derived.without_phrases(b.label, phrases), note = athar_derived.without_phrases(b.note, phrases)
  where athar_derived.mentions(b.label || ' ' || b.note, phrases);
  -- What agreements say of money, amendments and sources may name who wrote or asked.
  update athar.agreement_terms t set version = t.version + 1
  where exists (select from athar.agreement_component c left join athar.agreement_amount m on m.component_id = c.id
                where c.agreement_id = t.agreement_id
                  and athar_derived.mentions(concat_ws(' ', c.not_carried_out_reason, c.title_fr, c.title_ar, c.title_en, c.signed_title_fr,
                                                       c.signed_title_ar, c.signed_title_en, m.condition, m.source), phrases))
     or exists (select from athar.agreement_amendment d
                where d.agreement_id = t.agreement_id
                  and athar_derived.mentions(concat_ws(' ', d.text_fr, d.text_ar, d.text_en, d.document), phrases))
     or exists (select from athar.agreement_rate r where r.agreement_id = t.agreement_id and athar_derived.mentions(r.source, phrases))
     or exists (select from athar.agreement_claim l
                where l.agreement_id = t.agreement_id and athar_derived.mentions(concat_ws(' ', l.value, l.source, l.note), phrases));
  update athar.agreement_component c
  set not_carried_out_reason = athar_derived.without_phrases(c.not_carried_out_reason, phrases),
      title_fr = athar_derived.without_phrases(c.title_fr, phrases), title_ar = athar_derived.without_phrases(c.title_ar, phrases),
      title_en = athar_derived.without_phrases(c.title_en, phrases), signed_title_fr = athar_derived.without_phrases(c.signed_title_fr, phrases),
      signed_title_ar = athar_derived.without_phrases(c.signed_title_ar, phrases), signed_title_en = athar_derived.without_phrases(c.signed_title_en, phrases)
  where athar_derived.mentions(concat_ws(' ', c.not_carried_out_reason, c.title_fr, c.title_ar, c.title_en, c.signed_title_fr, c.signed_title_ar,
                                         c.signed_title_en), phrases);
  update athar.agreement_amount m
  set condition = athar_derived.without_phrases(m.condition, phrases), source = athar_derived.without_phrases(m.source, phrases)
  where athar_derived.mentions(m.condition || ' ' || m.source, phrases);
  update athar.agreement_amendment d
  set text_fr = athar_derived.without_phrases(d.text_fr, phrases), text_ar = athar_derived.without_phrases(d.text_ar, phrases),
      text_en = athar_derived.without_phrases(d.text_en, phrases), document = athar_derived.without_phrases(d.document, phrases)
  where athar_derived.mentions(concat_ws(' ', d.text_fr, d.text_ar, d.text_en, d.document), phrases);
  update athar.agreement_rate r set source = athar_derived.without_phrases(r.source, phrases) where athar_derived.mentions(r.source, phrases);
  update athar.agreement_claim l
  set value = athar_derived.without_phrases(l.value, phrases), source = athar_derived.without_phrases(l.source, phrases),
      note = athar_derived.without_phrases(l.note, phrases)
  where athar_derived.mentions(concat_ws(' ', l.value, l.source, l.note), phrases);
  -- A view of a list may be called after somebody, or show what is theirs.
  delete from athar.saved_view v where athar_derived.mentions(v.label, phrases) or CAST(former AS text) = any (v.filter_values);
  update athar.course_material k
  set title = athar_derived.without_phrases(k.title, phrases), note = athar_derived.without_phrases(k.note, phrases)
  where athar_derived.mentions(k.title || ' ' || k.note, phrases);
  update athar.course_question q
  set text_fr = athar_derived.without_phrases(q.text_fr, phrases), text_ar = athar_derived.without_phrases(q.text_ar, phrases),
      text_en = athar_derived.without_phrases(q.text_en, phrases)
  where athar_derived.mentions(concat_ws(' ', q.text_fr, q.text_ar, q.text_en), phrases);
  -- Scans stay until the archives agree to their end; what they were called goes.
  update athar.signed_sheet h set file_name = ''
  where h.session_id in (select r.session_id from athar.registration r where r.person_id = pseudonym)
    and (athar_derived.names(h.file_name, latin) or athar_derived.names(h.file_name, arabic));

  select f.imports, f.removed into imported from athar_derived.forget_in_imports(former, pseudonym, subjects, latin, arabic) f;
  perform athar_derived.forget_actor(accounts, label);
  perform athar_derived.forget_in_notes(phrases);
  lines := athar_derived.forget_in_changes(former, pseudonym, accounts, imported.imports, phrases, latin, arabic);

  -- Answers kept for repeated requests. A create that is sent again finds its id taken.
  delete from athar.idempotency_key k
  where position(CAST(former AS text) in k.answer) > 0 or athar_derived.names(k.answer, latin) or athar_derived.names(k.answer, arabic);
  update athar.created_id c set body_hash = '' where c.id = any (subjects);

  with withdrawn as (
    update athar.export e
    set state = 'failed', failure = 'person_erased', failure_detail = '', file_name = '', content_type = '', size_bytes = 0, sha256 = '',
        filters = '{}', finished_at = clock_timestamp(), expires_at = clock_timestamp() + interval '1 day'
    where (e.state in ('running', 'done')
           and (e.names or e.kind <> 'list'
                -- Those of people are counts without names; the others name nobody.
                or e.list not in ('people', 'registrations', 'reach_records', 'person_group_members', 'trainers', 'mail_messages',
                                  'organisations', 'programmes', 'places', 'person_groups', 'holidays', 'designations', 'budget_totals')))
       or (e.state in ('queued', 'running', 'done') and e.filters && array['q', 'person'])
    returning e.id
  )
  select array(select w.id from withdrawn w) into exports;
  update athar.export e set filters = '{}', file_name = '' where e.state in ('failed', 'cancelled') and e.filters && array['q', 'person'];

  insert into athar.erasure
    (person_id, former_id, label, actor_id, actor_name, participations, lines_redacted, files_removed, exports_withdrawn)
  values (pseudonym, former, label, actor, actor_name, frozen, lines, imported.removed, cardinality(exports));
end
$$;

--
-- Name: file_names(bytea, text[], text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.file_names(content bytea, latin text[], arabic text[]) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  value text;
begin
  begin
    value := convert_from(content, 'UTF8');
  exception when others then
    begin
      value := convert_from(content, 'WIN1252') || ' ' || convert_from(content, 'WIN1256');
    exception when others then
      return true;
    end;
  end;
  return athar_derived.names(value, latin) or athar_derived.names(value, arabic);
end
$$;

--
-- Name: first_day(uuid, date); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.first_day(the_session uuid, of_sittings date) RETURNS date
    LANGUAGE sql STABLE
    AS $$ select least(of_sittings, (select e.opens_on from athar.e_learning e where e.session_id = the_session)) $$;

--
-- Name: follow_merges(uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.follow_merges(people uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  shared uuid[] := athar_derived.shared_sessions(people);
  before jsonb;
begin
  perform s.id from athar.session s where s.id = any (shared) order by s.id for no key update;
  select coalesce(jsonb_agg(to_jsonb(c)), '[]') into before from athar_derived.counts_of(people, shared) c;

  with recursive step as (
    select x.id as person_id, x.id as reached, 0 as steps from unnest(people) as x (id)
    union all
    select s.person_id, m.canonical_id, s.steps + 1
    from step s join athar.person_merge m on m.merged_id = s.reached and m.undone_at is null
  ), root as (
    select distinct on (s.person_id) s.person_id, nullif(s.reached, s.person_id) as merged_into from step s order by s.person_id, s.steps desc
  )
  update athar.person p set merged_into = r.merged_into, version = p.version + 1
  from root r where p.id = r.person_id and p.merged_into is distinct from r.merged_into;

  update athar.person p set merged_names = n.names
  from (
    select x.id,
           coalesce(string_agg(m.given_name || ' ' || m.family_name || ' ' || m.given_name_ar || ' ' || m.family_name_ar, ' ' order by m.id), '')
             as names
    from unnest(people) as x (id) left join athar.person m on m.merged_into = x.id
    group by x.id) n
  where p.id = n.id and p.merged_names <> n.names;

  -- A pair that was called the same and is separated again stands in the queue again.
  update athar.duplicate_pair d
  set state = 'open', decided_at = null, decided_by = null, decided_name = '', decided_bits = null, version = d.version + 1
  from athar.person a, athar.person b
  where d.state = 'same' and a.id = d.person_a and b.id = d.person_b and a.id = any (people) and b.id = any (people)
    and a.canonical_id <> b.canonical_id;

  update athar.session s
  set registered_count = s.registered_count + a.registered - coalesce(b.registered, 0),
      waiting_count = s.waiting_count + a.waiting - coalesce(b.waiting, 0),
      present_count = s.present_count + a.present - coalesce(b.present, 0)
  from athar_derived.counts_of(people, shared) a
  left join jsonb_to_recordset(before) as b (session_id uuid, registered integer, waiting integer, present integer) on b.session_id = a.session_id
  where s.id = a.session_id and (a.registered, a.waiting, a.present) is distinct from (b.registered, b.waiting, b.present);
end
$$;

--
-- Name: forget_actor(uuid[], text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.forget_actor(accounts uuid[], called text) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  if cardinality(accounts) = 0 then
    return;
  end if;
  update athar.change_set c set actor_name = called where c.actor_id = any (accounts);
  update athar.person_merge m
  set merged_by_name = case when m.merged_by = any (accounts) then called else m.merged_by_name end,
      undone_by_name = case when m.undone_by = any (accounts) then called else m.undone_by_name end
  where m.merged_by = any (accounts) or m.undone_by = any (accounts);
  update athar.person_request r
  set recorded_by_name = case when r.recorded_by = any (accounts) then called else r.recorded_by_name end,
      answered_by_name = case when r.answered_by = any (accounts) then called else r.answered_by_name end
  where r.recorded_by = any (accounts) or r.answered_by = any (accounts);
  update athar.organisation_event e
  set recorded_by_name = case when e.recorded_by = any (accounts) then called else e.recorded_by_name end,
      undone_by_name = case when e.undone_by = any (accounts) then called else e.undone_by_name end
  where e.recorded_by = any (accounts) or e.undone_by = any (accounts);
  update athar.post_correction c
  set recorded_by_name = case when c.recorded_by = any (accounts) then called else c.recorded_by_name end,
      undone_by_name = case when c.undone_by = any (accounts) then called else c.undone_by_name end
  where c.recorded_by = any (accounts) or c.undone_by = any (accounts);
  update athar.duplicate_pair d set decided_name = called where d.decided_by = any (accounts);
  update athar.consent c set recorded_by_name = called where c.recorded_by = any (accounts);
  update athar.disability_statement d set recorded_by_name = called where d.recorded_by = any (accounts);
  update athar.disability_edition d set published_by_name = called where d.published_by = any (accounts);
  update athar.identity_number n set recorded_by_name = called where n.recorded_by = any (accounts);
  update athar.sensitive_authorisation s set entered_by_name = called where s.entered_by = any (accounts);
  update athar.signed_sheet h set uploaded_by_name = called where h.uploaded_by = any (accounts);
  update athar.sheet_elimination e set recorded_by_name = called where e.recorded_by = any (accounts);
  update athar.erasure e set actor_name = called where e.actor_id = any (accounts);
  update athar.clash_override o set actor_name = called where o.actor_id = any (accounts);
end
$$;

--
-- Name: forget_former_ids(bigint); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.forget_former_ids(taken bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  update athar.participation_fact f set person_id = e.person_id
  from athar.erasure e where e.former_id is not null and f.person_id = e.former_id;
  -- One line may name several: those of records that were merged.
  update athar.change_set c
  set touched_people = array(select x from unnest(c.touched_people) as x
                             where not exists (select from athar.erasure e where e.former_id = x))
  where c.tick = taken and c.touched_people && array(select e.former_id from athar.erasure e where e.former_id is not null);
  update athar.erasure set former_id = null where former_id is not null;
end
$$;

--
-- Name: forget_in_changes(uuid, uuid, uuid[], uuid[], text[], text[], text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.forget_in_changes(former uuid, pseudonym uuid, accounts uuid[], imports uuid[], phrases text[], latin text[], arabic text[]) RETURNS integer
    LANGUAGE plpgsql
    AS $$
declare
  needles text[] := array(select athar_derived.needle_of(x) from unnest(phrases) as x);
  words text[] := array(select distinct athar_derived.telling_word(x) from unnest(phrases) as x);
  suspects bigint[];
  registrations uuid[];
  sessions uuid[];
  lines integer;
  more integer;
begin
  registrations := array(select r.id from athar.registration r where r.person_id = pseudonym);
  sessions := array(select r.session_id from athar.registration r where r.person_id = pseudonym
                    union select m.session_id from athar.session_team_member m where m.person_id = pseudonym
                    union select c.subject_id from athar.change_set c
                          where c.concept = 'sessions'
                            and c.after->'team' @> jsonb_build_array(jsonb_build_object('person_id', CAST(former AS text))));

  update athar.change_set c
  set subject_id = pseudonym, before = null, after = null, touched_people = array_replace(c.touched_people, former, pseudonym)
  where c.concept = 'people' and c.subject_id = former;
  get diagnostics lines = row_count;

  update athar.change_set c set before = null, after = null, subject_id = pseudonym where c.concept = 'trainers' and c.subject_id = former;

  update athar.change_set c
  set before = CAST(replace(CAST(c.before AS text), CAST(former AS text), CAST(pseudonym AS text)) AS jsonb),
      after = CAST(replace(CAST(c.after AS text), CAST(former AS text), CAST(pseudonym AS text)) AS jsonb),
      touched_participations = array_replace(c.touched_participations, former, pseudonym)
  where (c.concept = 'registrations' and c.subject_id = any (registrations))
     or (c.concept = 'attendances' and c.subject_id = any (sessions) and former = any (c.touched_participations));
  get diagnostics more = row_count;
  lines := lines + more;

  update athar.change_set c
  set before = athar_derived.without_phrases(athar_derived.without_person(c.before, CAST(former AS text), CAST(pseudonym AS text)), phrases),
      after = athar_derived.without_phrases(athar_derived.without_person(c.after, CAST(former AS text), CAST(pseudonym AS text)), phrases),
      touched_people = array_replace(c.touched_people, former, pseudonym),
      touched_participations = array_replace(c.touched_participations, former, pseudonym)
  where ((c.concept = 'sessions' and (c.subject_id = any (sessions) or c.subject_id is null))
         or c.concept in ('agreement_terms', 'coaching', 'courses', 'person_groups', 'session_budgets', 'study_visits'))
    and (former = any (c.touched_people) or former = any (c.touched_participations)
         or position(CAST(former AS text) in concat(c.before, c.after)) > 0
         or athar_derived.names(concat(c.before, c.after), latin) or athar_derived.names(concat(c.before, c.after), arabic));
  get diagnostics more = row_count;
  lines := lines + more;

  update athar.change_set c
  set before = c.before - 'file_name', after = c.after - 'file_name', touched_people = array_replace(c.touched_people, former, pseudonym),
      touched_participations = array_replace(c.touched_participations, former, pseudonym)
  where c.concept = 'imports'
    and (c.subject_id = any (imports) or former = any (c.touched_people) or former = any (c.touched_participations));
  get diagnostics more = row_count;
  lines := lines + more;

  -- What somebody looked for before they had a list made.
  update athar.change_set c set after = c.after - 'filters'
  where c.concept = 'exports'
    and (c.after->'filters'->>'person' = CAST(former AS text)
         or (c.after->'filters'->>'q' is not null
             and exists (select 1 from unnest(latin || arabic) as w where athar_derived.names(c.after->'filters'->>'q', array[w]))));
  get diagnostics more = row_count;
  lines := lines + more;

  update athar.change_set c set before = null, after = null
  where c.concept = 'person_requests' and c.subject_id in (select r.id from athar.person_request r where r.person_id = pseudonym);
  update athar.change_set c set before = null, after = null, subject_id = pseudonym where c.concept = 'consents' and c.subject_id = former;

  update athar.change_set c set before = null, after = null, touched_people = array_replace(c.touched_people, former, pseudonym)
  where c.concept = 'merges'
    and c.subject_id in (select m.id from athar.person_merge m where m.merged_id = pseudonym or m.canonical_id = pseudonym);

  -- What was written of something else and names them. Who came where and when and who agreed to what hold no free text; of other people's
  -- lines only reasons of merges are.
  -- One word of each phrase first, in the collation that is quick at it: of tens of thousands of lines nearly all are passed over.
  suspects := array(
    select c.id
    from athar.change_set c
    cross join lateral (select lower(concat(c.before, c.after) collate "C") as said offset 0) t
    where c.concept <> all (array['registrations', 'attendances', 'consents', 'imports'])
      and (c.concept <> 'people' or c.action in ('merged', 'merged_into', 'merge_undone', 'separated'))
      and (position(words[1] in t.said) > 0 or position(words[2] in t.said) > 0 or position(words[3] in t.said) > 0
           or position(words[4] in t.said) > 0 or position(words[5] in t.said) > 0 or position(words[6] in t.said) > 0
           or (cardinality(words) > 6 and exists (select from unnest(words[7:]) as w where position(w in t.said) > 0))));
  update athar.change_set c
  set before = athar_derived.without_phrases(c.before, phrases),
      after = athar_derived.without_phrases(c.after, phrases)
  where c.id = any (suspects) and lower(concat(c.before, c.after)) like any (needles);
  get diagnostics more = row_count;
  lines := lines + more;
  update athar.change_set c set before = null, after = null where c.concept = 'accounts' and c.subject_id = any (accounts);
  return lines;
end
$$;

--
-- Name: forget_in_imports(uuid, uuid, uuid[], text[], text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.forget_in_imports(former uuid, pseudonym uuid, subjects uuid[], latin text[], arabic text[], OUT imports uuid[], OUT removed integer) RETURNS record
    LANGUAGE plpgsql
    AS $$
begin
  imports := array(
    select e.import_id from athar.import_effect e where e.subject_id = any (subjects)
    union
    select r.import_id from athar.import_row r where r.subject_id = any (subjects)
    union
    select r.import_id from athar.import_row r
    where (r.subject_id is null or r.remarks <> '{}')
      and (athar_derived.names(r.label || ' ' || array_to_string(r.cells, ' ') || ' ' || array_to_string(r.remarks, ' '), latin)
           or athar_derived.names(r.label || ' ' || array_to_string(r.cells, ' ') || ' ' || array_to_string(r.remarks, ' '), arabic))
    union
    -- Registers of agreements name contacts, in rows that are about agreements.
    select r.import_id from athar.import_row r join athar.import i on i.id = r.import_id
    where i.kind = 'agreements'
      and (athar_derived.names(r.label || ' ' || array_to_string(r.cells || r.changes, ' '), latin)
           or athar_derived.names(r.label || ' ' || array_to_string(r.cells || r.changes, ' '), arabic))
    union
    -- Files without a preview have no rows: they are looked into themselves.
    select i.id from athar.import i
    where i.content_removed_at is null and not exists (select from athar.import_row r where r.import_id = i.id)
      and case when exists (select from athar.import_sheet s where s.import_id = i.id)
               then exists (select from athar.import_sheet s
                            where s.import_id = i.id and athar_derived.file_names(s.content, latin, arabic))
               else athar_derived.file_names(i.content, latin, arabic) end);
  update athar.import_row r set cells = '{}', label = '', remarks = '{}', changes = '{}'
  where r.import_id = any (imports)
    and (r.subject_id = any (subjects)
         or athar_derived.names(r.label || ' ' || array_to_string(r.cells || r.changes, ' ') || ' ' || array_to_string(r.remarks, ' '), latin)
         or athar_derived.names(r.label || ' ' || array_to_string(r.cells || r.changes, ' ') || ' ' || array_to_string(r.remarks, ' '), arabic));
  -- What agreements were before an import, with their contacts.
  update athar.import_effect e
  set before = jsonb_set(e.before, '{parties}', (
        select coalesce(jsonb_agg(case when athar_derived.names(CAST(p AS text), latin) or athar_derived.names(CAST(p AS text), arabic)
                                       then p || jsonb_build_object('contact_name', '', 'contact_email', '', 'contact_phone', '', 'signatory_name', '')
                                       else p end), '[]')
        from jsonb_array_elements(e.before->'parties') p))
  where e.concept = 'agreements' and e.before is not null
    and (athar_derived.names(CAST(e.before->'parties' AS text), latin) or athar_derived.names(CAST(e.before->'parties' AS text), arabic));
  update athar.import_row r set subject_id = pseudonym where r.import_id = any (imports) and r.subject_id = former;
  update athar.import_effect e
  set before = case when e.concept in ('people', 'affiliations') and e.before is not null then jsonb_build_object('erased', true)
                    else athar_derived.without_person(e.before, former::text, pseudonym::text) end,
      subject_id = case when e.subject_id = former then pseudonym else e.subject_id end
  where e.import_id = any (imports) and e.subject_id = any (subjects);
  delete from athar.import_sheet s where s.import_id = any (imports);
  delete from athar.import_correction c where c.import_id = any (imports);
  update athar.import i
  set content = '', content_removed_at = clock_timestamp(), version = i.version + 1,
      file_name = case when athar_derived.names(i.file_name, latin) or athar_derived.names(i.file_name, arabic) then '…' else i.file_name end,
      state = case when i.state in ('uploaded', 'previewing', 'previewed') then 'cancelled' else i.state end,
      failure = case when i.state in ('uploaded', 'previewing', 'previewed') then 'person_erased' else i.failure end,
      failure_detail = '',
      finished_at = case when i.state in ('uploaded', 'previewing', 'previewed') then clock_timestamp() else i.finished_at end
  where i.id = any (imports);
  removed := cardinality(imports);
end
$$;

--
-- Name: forget_in_notes(text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.forget_in_notes(phrases text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  update athar.export e set reason = athar_derived.without_phrases(e.reason, phrases) where athar_derived.mentions(e.reason, phrases);
  update athar.person_merge m set reason = athar_derived.without_phrases(m.reason, phrases) where athar_derived.mentions(m.reason, phrases);
  update athar.person_request r
  set statement = athar_derived.without_phrases(r.statement, phrases), reason = athar_derived.without_phrases(r.reason, phrases)
  where athar_derived.mentions(r.statement || ' | ' || r.reason, phrases);
  update athar.organisation_event e set reason = athar_derived.without_phrases(e.reason, phrases) where athar_derived.mentions(e.reason, phrases);
  update athar.trainer_absence a set reason = athar_derived.without_phrases(a.reason, phrases) where athar_derived.mentions(a.reason, phrases);
  update athar.trainer t set note = athar_derived.without_phrases(t.note, phrases) where athar_derived.mentions(t.note, phrases);
  update athar.venue v set note = athar_derived.without_phrases(v.note, phrases) where athar_derived.mentions(v.note, phrases);
  update athar.room r set note = athar_derived.without_phrases(r.note, phrases) where athar_derived.mentions(r.note, phrases);
  update athar.asset a set note = athar_derived.without_phrases(a.note, phrases) where athar_derived.mentions(a.note, phrases);
  update athar.audience a set note = athar_derived.without_phrases(a.note, phrases) where athar_derived.mentions(a.note, phrases);
  update athar.retention_schedule s set last_run_by = athar_derived.without_phrases(s.last_run_by, phrases)
  where athar_derived.mentions(s.last_run_by, phrases);
end
$$;

--
-- Name: freeze_participations(uuid); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.freeze_participations(person uuid) RETURNS integer
    LANGUAGE plpgsql
    AS $$
declare
  frozen integer;
begin
  insert into athar.frozen_participation
    (person_id, session_id, sex, age_years, age_band, administrative_level, category, organisation_id, grade, place_code, region_code, disability)
  select distinct on (r.session_id) p.id, s.id, p.sex,
         case when coalesce(p.birth_date, p.birth_day_for_age) is not null
              then extract(year from age(CAST(s.first_date AS timestamp), CAST(coalesce(p.birth_date, p.birth_day_for_age) AS timestamp)))
              when p.birth_year is not null then extract(year from s.first_date) - p.birth_year end,
         athar_derived.age_band(s.first_date, coalesce(p.birth_date, p.birth_day_for_age), p.birth_year, p.age_bracket),
         f.administrative_level, p.category, f.organisation_id, f.grade, f.place_code, l.region_code, d.disability
  from athar.person p
  join athar.person o on o.id = p.id or o.merged_into = p.id
  join athar.registration r on r.person_id = o.id
  join athar.session s on s.id = r.session_id
  left join lateral (
    select c.administrative_level, c.organisation_id, c.grade, c.place_code
    from athar.affiliation c
    where c.person_id = p.id
      and (c.valid_from is null or c.valid_from <= coalesce(s.first_date, date 'infinity'))
      and (c.valid_to is null or c.valid_to >= coalesce(s.first_date, date 'infinity'))
    order by c.valid_from desc nulls last, c.id
    limit 1) f on true
  left join athar.place l on l.code = f.place_code
  left join athar_derived.stated_disability d on d.person_id = p.canonical_id
  where p.id = person;
  get diagnostics frozen = row_count;
  return frozen;
end
$$;

--
-- Name: held_on_person(uuid); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.held_on_person(person uuid) RETURNS TABLE(place integer, number bigint, section text, entry jsonb)
    LANGUAGE sql STABLE
    AS $$
  select h.place, h.number, h.section, h.entry
  from athar.person x
  join athar.person o on o.canonical_id = x.canonical_id
  cross join lateral athar_derived.held_on_record(o.id) h
  where x.id = person
$$;

--
-- Name: held_on_record(uuid); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.held_on_record(person uuid) RETURNS TABLE(place integer, number bigint, section text, entry jsonb)
    LANGUAGE sql STABLE
    AS $$
  select 1, 1::bigint, 'record', to_jsonb(p) - '{search_text,sort_key,ordinal,category_list,merged_names,canonical_id}'::text[] from athar.person p where p.id = person
  union all
  select 2, row_number() over (order by a.valid_from nulls first), 'affiliations',
         jsonb_build_object('organisation', coalesce(nullif(o.name_fr, ''), nullif(o.name_en, ''), o.name_ar), 'function', a.function, 'grade', a.grade,
                            'administrative_level', a.administrative_level, 'place', coalesce(l.name_fr, a.place_code), 'from', a.valid_from, 'to', a.valid_to)
  from athar.affiliation a left join athar.organisation o on o.id = a.organisation_id left join athar.place l on l.code = a.place_code
  where a.person_id = person
  union all
  select 3, row_number() over (order by s.first_date, r.registered_at), 'registrations',
         jsonb_build_object('reference', s.reference, 'session', coalesce(nullif(s.title_fr, ''), nullif(s.title_en, ''), s.title_ar), 'first_date', s.first_date,
                            'role', r.role, 'status', r.status, 'registered_at', r.registered_at)
  from athar.registration r join athar.session s on s.id = r.session_id where r.person_id = person
  union all
  select 4, row_number() over (order by a.date, a.number), 'attendances',
         jsonb_build_object('reference', s.reference, 'date', a.date, 'sitting', a.number, 'present', a.present)
  from athar.attendance a join athar.session s on s.id = a.session_id where a.person_id = person
  union all
  select 5, row_number() over (order by s.first_date, m.role), 'team',
         jsonb_build_object('reference', s.reference, 'session', coalesce(nullif(s.title_fr, ''), nullif(s.title_en, ''), s.title_ar), 'role', m.role)
  from athar.session_team_member m join athar.session s on s.id = m.session_id where m.person_id = person
  union all
  select 6, row_number() over (order by g.code), 'groups',
         jsonb_build_object('group', coalesce(nullif(g.name_fr, ''), nullif(g.name_en, ''), g.name_ar), 'from', m.valid_from, 'to', m.valid_to)
  from athar.person_group_member m join athar.person_group g on g.id = m.group_id where m.person_id = person
  union all
  select 7, row_number() over (order by c.date, c.recorded_at), 'consents',
         jsonb_build_object('purpose', p.code, 'version', c.purpose_version, 'answer', c.answer, 'date', c.date, 'channel', c.channel)
  from athar.consent c join athar.purpose p on p.id = c.purpose_id where c.person_id = person
  union all
  select 8, row_number() over (order by r.received_on, r.ordinal), 'requests',
         jsonb_build_object('reference', r.reference, 'kind', r.kind, 'channel', r.channel, 'received_on', r.received_on, 'statement', r.statement,
                            'decision', r.decision, 'reason', r.reason, 'answered_on', r.answered_on)
  from athar.person_request r where r.person_id = person
  union all
  select 9, row_number() over (order by a.created_at), 'account',
         jsonb_build_object('name', a.name, 'email', a.email, 'role', a.role, 'active', a.active, 'created_at', a.created_at)
  from athar.account a where a.person_id = person
  union all
  select 12, row_number() over (order by s.first_date, s.reference), 'online_progress',
         jsonb_build_object('reference', s.reference, 'percent', l.percent, 'completed_on', l.completed_on)
  from athar.learner_progress l join athar.session s on s.id = l.session_id where l.person_id = person
  union all
  select 13, row_number() over (order by s.first_date, t.paper), 'travel_papers',
         jsonb_build_object('reference', s.reference, 'paper', t.paper, 'state', t.state, 'date', t.date, 'note', t.note)
  from athar.traveller_paper t join athar.registration r on r.id = t.registration_id join athar.session s on s.id = t.session_id
  where r.person_id = person
  union all
  select 10, row_number() over (order by i.created_at, r.row), 'imports',
         jsonb_build_object('file', i.file_name, 'row', r.row, 'imported_at', i.created_at, 'cells', array_to_string(r.cells, ' | '))
  from athar.import_row r join athar.import i on i.id = r.import_id where r.subject_id = person
  union all
  select 11, row_number() over (order by c.id), 'history',
         jsonb_build_object('at', c.at, 'by', c.actor_name, 'action', c.action)
  from athar.change_set c where c.concept = 'people' and c.subject_id = person
  union all
  select 14, row_number() over (order by f.created_at, f.id), 'calendar_feeds',
         jsonb_build_object('kind', f.kind, 'made_by', a.name, 'created_at', f.created_at, 'revoked_at', f.revoked_at)
  from athar.calendar_feed f join athar.account a on a.id = f.account_id where f.person_id = person
  union all
  select 15, row_number() over (order by n.designated_at), 'designations',
         jsonb_build_object('reference', s.reference, 'session', coalesce(nullif(s.title_fr, ''), nullif(s.title_en, ''), s.title_ar),
                            'organisation', coalesce(nullif(o.name_fr, ''), nullif(o.name_en, ''), o.name_ar), 'standing', n.standing,
                            'channel', n.channel, 'designated_at', n.designated_at)
  from athar.designated_person n
  join athar.designation d on d.id = n.designation_id
  join athar.session s on s.id = d.session_id
  join athar.organisation o on o.id = d.organisation_id
  where n.person_id = person
  union all
  select 16, 1, 'disability',
         jsonb_build_object('seeing', d.seeing, 'hearing', d.hearing, 'walking', d.walking, 'remembering', d.remembering, 'self_care', d.self_care,
                            'communicating', d.communicating, 'date', d.date, 'channel', d.channel)
  from athar.disability_statement d where d.person_id = person
  union all
  -- The number itself is told to the person on the spot: it is in no file.
  select 17, row_number() over (order by n.kind), 'identity_numbers',
         jsonb_build_object('kind', n.kind, 'date', n.date, 'channel', n.channel, 'recorded_at', n.recorded_at)
  from athar.identity_number n where n.person_id = person
  union all
  select 18, row_number() over (order by h.date, h.page, h.uploaded_at), 'signed_sheets',
         jsonb_build_object('reference', s.reference, 'date', h.date, 'sitting', h.sitting, 'page', h.page, 'kept_until',
                            athar.sheets_locked_until(coalesce(s.last_date, h.date)))
  from athar.signed_sheet h join athar.session s on s.id = h.session_id
  where h.elimination_id is null
    and exists (select from athar.registration r where r.session_id = h.session_id and r.person_id = person and r.status <> 'waiting')
  union all
  select 19, 1::bigint, 'trainer',
         jsonb_build_object('standing', t.standing, 'fields', array_to_string(t.fields, ', '), 'languages', array_to_string(t.languages, ', '),
                            'training_of_trainers', t.training_of_trainers, 'contract', t.contract_reference, 'from', t.contract_from, 'to', t.contract_to,
                            'note', t.note)
  from athar.trainer t where t.person_id = person
  union all
  select 20, a.position + 1::bigint, 'accreditations',
         jsonb_build_object('title', a.title, 'issuer', a.issuer, 'from', a.valid_from, 'to', a.expires_on)
  from athar.trainer_accreditation a where a.person_id = person
  union all
  select 21, a.position + 1::bigint, 'absences', jsonb_build_object('from', a.starts_on, 'to', a.ends_on, 'reason', a.reason)
  from athar.trainer_absence a where a.person_id = person
  union all
  select 22, row_number() over (order by i.asked_at, i.id), 'invitations',
         jsonb_build_object('reference', s.reference, 'asked_at', i.asked_at, 'answer_by', i.answer_by, 'answer', i.answer, 'answered_at', i.answered_at,
                            'note', i.note, 'replacement_name', i.replacement_name, 'replacement_contact', i.replacement_contact)
  from athar.invitation i join athar.session s on s.id = i.session_id where i.person_id = person
  union all
  select 23, row_number() over (order by m.ordinal), 'messages',
         jsonb_build_object('kind', m.kind, 'address', m.to_address, 'subject', m.subject, 'state', m.state, 'created_at', m.created_at, 'sent_at', m.sent_at)
  from athar.mail_message m where m.person_id = person
  union all
  -- Committees write names, not records: whoever is called so in an institution where the person serves or served.
  select 24, row_number() over (order by c.sort_key, m.position), 'committees',
         jsonb_build_object('committee', coalesce(nullif(c.name_fr, ''), nullif(c.name_en, ''), c.name_ar),
                            'organisation', coalesce(nullif(o.name_fr, ''), nullif(o.name_en, ''), o.name_ar),
                            'capacity', coalesce(nullif(m.capacity_fr, ''), nullif(m.capacity_en, ''), m.capacity_ar), 'role', m.role,
                            'from', m.valid_from, 'to', m.valid_to)
  from athar.committee_member m
  join athar.committee c on c.id = m.committee_id
  join athar.organisation o on o.id = m.organisation_id
  join athar.person p on p.id = person
  where exists (select from athar.affiliation a where a.person_id = person and a.organisation_id = m.organisation_id)
    and (athar_derived.names(m.person_name, athar_derived.words_of_name(p.given_name, p.family_name))
         or athar_derived.names(m.person_name_ar, athar_derived.words_of_name(p.given_name_ar, p.family_name_ar)))
  union all
  select 25, row_number() over (order by t.held_on, x.position), 'committee_meetings',
         jsonb_build_object('committee', coalesce(nullif(c.name_fr, ''), nullif(c.name_en, ''), c.name_ar), 'date', t.held_on, 'number', t.number,
                            'capacity', coalesce(nullif(x.capacity_fr, ''), nullif(x.capacity_en, ''), x.capacity_ar), 'standing', x.standing)
  from athar.committee_attendee x
  join athar.committee_meeting t on t.id = x.meeting_id
  join athar.committee c on c.id = t.committee_id
  join athar.person p on p.id = person
  where exists (select from athar.affiliation a where a.person_id = person and a.organisation_id = x.organisation_id)
    and (athar_derived.names(x.person_name, athar_derived.words_of_name(p.given_name, p.family_name))
         or athar_derived.names(x.person_name_ar, athar_derived.words_of_name(p.given_name_ar, p.family_name_ar)))
  union all
  select 26, row_number() over (order by e.happened_on, e.recorded_at), 'commitment_evidence',
         jsonb_build_object('agreement', g.code, 'clause', c.clause, 'date', e.happened_on, 'note', e.note, 'link', e.link, 'file', e.file_name,
                            'recorded_at', e.recorded_at)
  from athar.account a
  join athar.commitment_evidence e on e.author_id = a.id
  join athar.commitment c on c.id = e.commitment_id
  join athar.agreement g on g.id = c.agreement_id
  where a.person_id = person
  union all
  select 31, row_number() over (order by x.written_at, x.id), 'agreement_comments',
         jsonb_build_object('agreement', g.code, 'text', x.said, 'recorded_at', x.written_at)
  from athar.account a
  join athar.agreement_comment x on x.author_id = a.id
  join athar.agreement g on g.id = x.agreement_id
  where a.person_id = person
  union all
  select 32, row_number() over (order by x.confirmed_at, x.id), 'agreement_confirmations',
         jsonb_build_object('agreement', g.code, 'stance', x.stance, 'note', x.note, 'recorded_at', x.confirmed_at)
  from athar.account a
  join athar.agreement_confirmation x on x.author_id = a.id
  join athar.agreement g on g.id = x.agreement_id
  where a.person_id = person
  union all
  -- What they proposed to be recorded otherwise, and what became of it.
  select 33, row_number() over (order by x.proposed_at, x.id), 'agreement_corrections',
         jsonb_build_object('agreement', g.code, 'remark', x.remark, 'correction_state', x.state, 'answer', x.answer, 'recorded_at', x.proposed_at,
                            'proposed', (select string_agg(v.path || ': ' || v.proposed, ' | ' order by v.position)
                                         from athar.agreement_correction_change v where v.correction_id = x.id))
  from athar.account a
  join athar.agreement_correction x on x.proposed_by = a.id
  join athar.agreement g on g.id = x.agreement_id
  where a.person_id = person
  union all
  -- What they answered to those of others.
  select 34, row_number() over (order by x.decided_at, x.id), 'agreement_correction_answers',
         jsonb_build_object('agreement', g.code, 'correction_state', x.state, 'answer', x.answer, 'recorded_at', x.decided_at)
  from athar.account a
  join athar.agreement_correction x on x.decided_by = a.id
  join athar.agreement g on g.id = x.agreement_id
  where a.person_id = person
  union all
  select 27, row_number() over (order by x.proposed_at, x.id), 'committee_proposals',
         jsonb_build_object('committee', coalesce(nullif(c.name_fr, ''), nullif(c.name_en, ''), c.name_ar), 'date', t.held_on,
                            'title', coalesce(nullif(x.title_fr, ''), nullif(x.title_ar, ''), x.title_en), 'reason', x.reason, 'recorded_at', x.proposed_at)
  from athar.account a
  join athar.committee_proposal x on x.proposed_by = a.id
  join athar.committee_meeting t on t.id = x.meeting_id
  join athar.committee c on c.id = t.committee_id
  where a.person_id = person
$$;

--
-- Name: last_day(uuid, date); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.last_day(the_session uuid, of_sittings date) RETURNS date
    LANGUAGE sql STABLE
    AS $$ select greatest(of_sittings, (select e.closes_on from athar.e_learning e where e.session_id = the_session)) $$;

--
-- Name: mentions(text, text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.mentions(value text, phrases text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select exists (select from unnest(phrases) as x where position(lower(x) in lower(value)) > 0)
$$;

--
-- Name: named_clashes(uuid[], date[], smallint[], smallint[], smallint[], uuid, uuid, uuid, uuid); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.named_clashes(sessions uuid[], dates date[], numbers smallint[], starts smallint[], ends smallint[], room uuid, instead_of_room uuid, trainer uuid, instead_of_trainer uuid) RETURNS TABLE(session_id uuid, reference text, title_fr text, title_ar text, title_en text, kind text, refused boolean, date date, number smallint, starts smallint, ends smallint, subject_id uuid, subject_fr text, subject_ar text, subject_en text, other_session_id uuid, other_reference text, other_fr text, other_ar text, other_en text, other_from timestamp with time zone, other_to timestamp with time zone, people integer, seats integer, until date, expected boolean, reason text, reason_by text, reason_at timestamp with time zone, key text)
    LANGUAGE sql STABLE
    AS $_$
  select c.session_id, s.reference, s.title_fr, s.title_ar, s.title_en, c.kind, c.refused, c.date, c.number, c.starts, c.ends, c.subject_id,
         coalesce(r.name_fr, a.name_fr, h.name_fr, trim(p.given_name || ' ' || p.family_name), ''),
         coalesce(r.name_ar, a.name_ar, h.name_ar, trim(p.given_name_ar || ' ' || p.family_name_ar), ''),
         coalesce(r.name_en, a.name_en, h.name_en, ''),
         c.other_session_id, coalesce(o.reference, ''), coalesce(o.title_fr, ''), coalesce(o.title_ar, ''), coalesce(o.title_en, ''),
         lower(c.other_during), upper(c.other_during), c.people, c.seats, c.until, c.expected,
         coalesce(v.reason, ''), coalesce(v.actor_name, ''), v.at,
         concat_ws('|', c.date, c.session_id, c.kind, c.number, c.subject_id, c.other_session_id, lower(c.other_during)) collate "C"
  from athar_derived.clashes($1, $2, $3, $4, $5, $6, $7, $8, $9) c
  join athar.session s on s.id = c.session_id
  left join athar.session o on o.id = c.other_session_id
  left join athar.room r on r.id = c.subject_id and c.kind like 'room%'
  left join athar.asset a on a.id = c.subject_id and c.kind = 'asset_taken'
  left join athar.holiday h on h.id = c.subject_id and c.kind in ('public_holiday', 'ramadan_hours')
  left join athar.person p on p.id = c.subject_id and c.kind in ('trainer_taken', 'trainer_absent', 'accreditation_expired', 'contract_over')
  left join lateral (
    select x.reason, x.actor_name, x.at
    from athar.clash_override x
    where x.kind = c.kind and x.date = c.date and x.subject_id is not distinct from c.subject_id and coalesce(x.people, 0) >= coalesce(c.people, 0)
      and ((x.session_id = c.session_id and x.other_session_id is not distinct from c.other_session_id)
           or (x.session_id = c.other_session_id and x.other_session_id = c.session_id))
    order by x.at desc
    limit 1) v on true
$_$;

--
-- Name: names(text, text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.names(value text, words text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select cardinality(words) > 0 and athar_derived.plain_words(value) like all (array(select '% ' || w || ' %' from unnest(words) as w))
$$;

--
-- Name: needle_of(text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.needle_of(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select '%' || regexp_replace(lower(value), '([\\%_])', '\\\1', 'g') || '%'
$$;

--
-- Name: occupied(uuid, date, date, integer, uuid, uuid, uuid, uuid); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.occupied(session uuid, earliest date, starts_on date, ahead_days integer, room uuid, instead_of_room uuid, trainer uuid, instead_of_trainer uuid) RETURNS TABLE(what text, date date, number smallint, from_minute bigint, to_minute bigint)
    LANGUAGE sql STABLE
    AS $_$
  with stored as (
    select s.id, s.time_zone, coalesce(s.country, 'MA') as country, greatest(earliest, coalesce(starts_on, s.first_date, earliest)) as first_day,
           ahead_days + coalesce(s.last_date - s.first_date, 0) as days
    from athar.session s where s.id = session
  ), me as (
    select s.id, s.time_zone, s.country, s.first_day, s.first_day + s.days as last_day,
           tstzrange(s.first_day::timestamp at time zone s.time_zone, (s.first_day + s.days + 1)::timestamp at time zone s.time_zone) as ahead
    from stored s
  ), teaching as (
    select o.canonical_id as id
    from athar.session_team_member m
    join athar.person p on p.id = m.person_id
    join athar.person o on o.id = case when p.canonical_id = (select i.canonical_id from athar.person i where i.id = $8) then $7 else p.id end
    where m.session_id = session and m.role in ('trainer', 'speaker', 'interpreter')
    union
    select o.canonical_id from athar.person o where o.id = $7 and $8 is null
  ), needed as (
    select r.id
    from athar.booking b join athar.room r on r.id = case when b.room_id = $6 then $5 else b.room_id end
    where b.session_id = session and r.double_booking <> 'allowed' and ($5 is null or $6 is not null)
    union select r.id from athar.room r where r.id = $5 and $6 is null and r.double_booking <> 'allowed'
    union select b.asset_id from athar.booking b join athar.asset a on a.id = b.asset_id where b.session_id = session and a.double_booking <> 'allowed'
    union select t.id from teaching t
          where not exists (select from athar.person o join athar.trainer x on x.person_id = o.id
                            where o.canonical_id = t.id and x.double_booking = 'allowed')
  ), span as (
    select h.during from me join athar.resource_hold h on h.during && me.ahead join needed n on n.id = h.resource_id where h.session_id <> me.id
    union
    select athar.sitting_span(t.date, t.starts, t.ends, s.time_zone)
    from me
    join athar_derived.registration r on r.session_id = me.id
    join athar.person o on o.canonical_id = r.person_id
    join athar.registration x on x.person_id = o.id and x.status = 'registered' and x.session_id <> session
    join athar.session s on s.id = x.session_id and s.status not in ('cancelled', 'postponed') and s.last_date >= me.first_day and s.first_date <= me.last_day
    join athar.sitting t on t.session_id = s.id
    where r.status = 'registered'
  )
  select 'session', me.first_day, null::smallint, null::bigint, null::bigint from me
  union all
  select 'sitting', t.date, t.number, t.starts, t.ends from athar.sitting t where t.session_id = session
  union all
  select 'taken', null, null, extract(epoch from lower(x.during) at time zone me.time_zone)::bigint / 60,
         extract(epoch from upper(x.during) at time zone me.time_zone)::bigint / 60
  from span x cross join me where not isempty(x.during)
  union all
  select 'taken', null, null, (a.starts_on - date '1970-01-01') * 1440::bigint, (a.ends_on + 1 - date '1970-01-01') * 1440::bigint
  from me cross join teaching t join athar.person o on o.canonical_id = t.id join athar.trainer_absence a on a.person_id = o.id
  where a.ends_on >= me.first_day and a.starts_on <= me.last_day
  union all
  select case when h.kind = 'ramadan' then 'short_day' else 'not_worked' end, d::date, null, null, null
  from me
  join athar.holiday h on daterange(h.starts_on, h.ends_on, '[]') && daterange(me.first_day, me.last_day, '[]')
  cross join lateral generate_series(h.starts_on, h.ends_on, interval '1 day') as d
  where me.country = 'MA'
  union all
  select 'weekday_off', null, w::smallint, null, null
  from generate_series(1, 7) as w
  where exists (select from teaching t join athar.person o on o.canonical_id = t.id join athar.trainer x on x.person_id = o.id
                where not w = any (x.weekdays))
$_$;

--
-- Name: organisation_on(uuid, date); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.organisation_on(record uuid, at date) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
  with recursive step as (
    select o.ordinal, o.merged_into, o.ended_on, 0 as steps from athar.organisation o where o.id = record
    union all
    select n.ordinal, n.merged_into, n.ended_on, s.steps + 1
    from step s join athar.organisation n on n.id = s.merged_into
    where (s.ended_on is null or s.ended_on <= at) and s.steps < 100
  )
  select s.ordinal from step s order by s.steps desc limit 1
$$;

--
-- Name: plain_words(text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.plain_words(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select ' ' || trim(regexp_replace(athar.search_key(regexp_replace(value, '\\[nrt]', ' ', 'g')), '[^[:alnum:]]+', ' ', 'g')) || ' '
$$;

--
-- Name: plan_for(integer); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.plan_for(keys integer) RETURNS void
    LANGUAGE sql
    AS $$
  select set_config('plan_cache_mode', case when keys <= 200 then 'force_generic_plan' else 'force_custom_plan' end, true)
$$;

--
-- Name: planned_minutes(uuid, integer); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.planned_minutes(the_session uuid, of_sittings integer) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
  select greatest(of_sittings, coalesce((select c.planned_minutes from athar.coaching_engagement c where c.session_id = the_session), 0))
         + coalesce((select e.planned_minutes from athar.e_learning e where e.session_id = the_session), 0)
$$;

--
-- Name: public_agreements(date); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.public_agreements(today date) RETURNS TABLE(id uuid, reference text, type_list text, type text, title_fr text, title_ar text, title_en text, objective_fr text, objective_ar text, objective_en text, state text, parent_id uuid, framework_session_id uuid, framework_note text, country text, signed_on text, signed_at_place text, in_force_on text, signed_ends_on text, ends_on text, languages text[], sort_key text, search_text text, shows_amounts boolean, published_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $_$
  select a.id, a.reference, a.type_list, a.type, a.title_fr, a.title_ar, a.title_en, a.objective_fr, a.objective_ar, a.objective_en,
         a.state, a.parent_id, a.framework_session_id, a.framework_note, a.country, a.signed_on, a.signed_at_place, a.in_force_on,
         a.signed_ends_on, a.ends_on, a.languages, a.sort_key, a.search_text, p.shows_amounts, p.published_at
  from athar_derived.publishable_agreements($1) a
  join athar.agreement_publication p on p.agreement_id = a.id
$_$;

--
-- Name: public_amendments(date); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.public_amendments(today date) RETURNS TABLE(id uuid, agreement_id uuid, place integer, reference text, signed_on text, effective_on text, ends_on text, text_fr text, text_ar text, text_en text)
    LANGUAGE sql STABLE
    AS $_$
  select d.id, d.agreement_id, d.position, d.reference, CAST(d.signed_on AS text), CAST(d.effective_on AS text), CAST(d.ends_on AS text),
         d.text_fr, d.text_ar, d.text_en
  from athar.agreement_amendment d
  where d.signed_on is null or athar.first_day(d.signed_on) <= $1
$_$;

--
-- Name: public_parties(date); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.public_parties(today date) RETURNS TABLE(agreement_id uuid, place integer, name_fr text, name_ar text, name_en text, acronym_fr text, acronym_ar text, acronym_en text, country text, role text, joined_on text, left_on text, search_text text)
    LANGUAGE sql STABLE
    AS $_$
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
$_$;

--
-- Name: publishable_agreements(date); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.publishable_agreements(today date) RETURNS TABLE(id uuid, reference text, type_list text, type text, title_fr text, title_ar text, title_en text, objective_fr text, objective_ar text, objective_en text, state text, parent_id uuid, framework_session_id uuid, framework_note text, country text, signed_on text, signed_at_place text, in_force_on text, signed_ends_on text, ends_on text, languages text[], sort_key text, search_text text)
    LANGUAGE sql STABLE
    AS $_$
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
$_$;

--
-- Name: record_organisations(bigint, uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.record_organisations(taken bigint, touched uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform athar_derived.plan_for(cardinality(touched));
  with touched_key as (
    select distinct x.id from unnest(touched) as x (id)
  ), fresh as materialized (
    select v.organisation, v.organisation_id, v.parent, v.type, v.earlier_parents
    from touched_key k join athar_derived.organisation v on v.organisation_id = k.id
  ), stale as materialized (
    select f.ctid as place, f.organisation_id, f.parent, f.type, f.earlier_parents
    from touched_key k join athar.organisation_fact f on f.organisation_id = k.id and f.known_to is null
  ), difference as materialized (
    select s.place, f.organisation, f.organisation_id, f.parent, f.type, f.earlier_parents
    from fresh f full join stale s on s.organisation_id = f.organisation_id
    where f.organisation_id is null or s.organisation_id is null 
       or (f.parent, f.type, f.earlier_parents) is distinct from (s.parent, s.type, s.earlier_parents)
  ), closed as (
    update athar.organisation_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.organisation_fact (organisation, organisation_id, parent, type, earlier_parents, known_from)
  select d.organisation, d.organisation_id, d.parent, d.type, d.earlier_parents, taken
  from difference d
  where d.organisation_id is not null and (select count(*) from closed) >= 0;
end
$$;

--
-- Name: record_pairs(bigint, uuid[], uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.record_pairs(taken bigint, people uuid[], sessions uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform athar_derived.plan_for(cardinality(people));
  with touched_key as materialized (
    select x.person_id, x.session_id from unnest(people, sessions) as x (person_id, session_id)
    union
    select o.merged_into, x.session_id
    from unnest(people, sessions) as x (person_id, session_id)
    join athar.person o on o.id = x.person_id and o.merged_into is not null
  ), fresh as materialized (
    select v.person, v.session, v.person_id, v.session_id, v.role, v.registered, v.attended_minutes, v.attended_sittings,
           v.sex, v.age_band, v.level, v.category, v.organisation, v.region, v.programmes
    from touched_key k
    join athar_derived.participation v on v.person_id = k.person_id and v.session_id = k.session_id
  ), stale as materialized (
    select f.ctid as place, f.person_id, f.session_id, f.role, f.registered, f.attended_minutes, f.attended_sittings,
           f.sex, f.age_band, f.level, f.category, f.organisation, f.region, f.programmes
    from touched_key k
    join athar.participation_fact f on f.person_id = k.person_id and f.session_id = k.session_id and f.known_to is null
  ), difference as materialized (
    select s.place, f.person, f.session, f.person_id, f.session_id, f.role, f.registered, f.attended_minutes,
           f.attended_sittings, f.sex, f.age_band, f.level, f.category, f.organisation, f.region, f.programmes
    from fresh f full join stale s on s.person_id = f.person_id and s.session_id = f.session_id
    where f.person_id is null or s.person_id is null
       or (f.role, f.registered, f.attended_minutes, f.attended_sittings, f.sex, f.age_band, f.level, f.category,
           f.organisation, f.region, f.programmes)
          is distinct from
          (s.role, s.registered, s.attended_minutes, s.attended_sittings, s.sex, s.age_band, s.level, s.category,
           s.organisation, s.region, s.programmes)
  ), closed as (
    update athar.participation_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.participation_fact
    (person, session, person_id, session_id, role, registered, attended_minutes, attended_sittings, sex, age_band, level,
     category, organisation, region, programmes, known_from)
  select d.person, d.session, d.person_id, d.session_id, d.role, d.registered, d.attended_minutes, d.attended_sittings,
         d.sex, d.age_band, d.level, d.category, d.organisation, d.region, d.programmes, taken
  from difference d
  where d.person_id is not null and (select count(*) from closed) >= 0;
end
$$;

--
-- Name: record_participations(bigint, uuid[], uuid[], uuid[], uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.record_participations(taken bigint, people uuid[], sessions uuid[], pair_people uuid[], pair_sessions uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  all_people uuid[] := pair_people;
  all_sessions uuid[] := pair_sessions;
begin
  if cardinality(people) + cardinality(sessions) > 0 then
    select coalesce(array_agg(k.person_id), '{}'), coalesce(array_agg(k.session_id), '{}') into all_people, all_sessions
    from (
      select r.person_id, r.session_id from athar.registration r where r.person_id = any (people)
      union
      select o.canonical_id, r.session_id from athar.person o join athar.registration r on r.person_id = o.id
      where o.canonical_id = any (people)
      union
      select r.person_id, r.session_id from athar.registration r where r.session_id = any (sessions)
      union
      select x.person_id, x.session_id from unnest(pair_people, pair_sessions) as x (person_id, session_id)
      union
      select f.person_id, f.session_id from athar.participation_fact f
      where f.known_to is null and (f.person_id = any (people) or f.session_id = any (sessions))) k;
  end if;
  perform athar_derived.record_pairs(taken, all_people, all_sessions);
end
$$;

--
-- Name: record_sessions(bigint, uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.record_sessions(taken bigint, touched uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform athar_derived.plan_for(cardinality(touched));
  with touched_key as (
    select distinct x.id from unnest(touched) as x (id)
  ), fresh as materialized (
    select v.session, v.session_id, v.date, v.planned_minutes, v.sittings, v.sittings_recorded, v.held, v.kind, v.modality,
           v.region, v.country, v.programmes, v.course, v.head_count_total, v.head_count_women, v.head_count_men
    from touched_key k join athar_derived.session v on v.session_id = k.id
  ), stale as materialized (
    select f.ctid as place, f.session_id, f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind,
           f.modality, f.region, f.country, f.programmes, f.course, f.head_count_total, f.head_count_women, f.head_count_men
    from touched_key k join athar.session_fact f on f.session_id = k.id and f.known_to is null
  ), difference as materialized (
    select s.place, f.session, f.session_id, f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind,
           f.modality, f.region, f.country, f.programmes, f.course, f.head_count_total, f.head_count_women, f.head_count_men
    from fresh f full join stale s on s.session_id = f.session_id
    where f.session_id is null or s.session_id is null
       or (f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind, f.modality, f.region, f.country,
           f.programmes, f.course, f.head_count_total, f.head_count_women, f.head_count_men)
          is distinct from
          (s.date, s.planned_minutes, s.sittings, s.sittings_recorded, s.held, s.kind, s.modality, s.region, s.country,
           s.programmes, s.course, s.head_count_total, s.head_count_women, s.head_count_men)
  ), closed as (
    update athar.session_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.session_fact
    (session, session_id, date, planned_minutes, sittings, sittings_recorded, held, kind, modality, region, country,
     programmes, course, head_count_total, head_count_women, head_count_men, known_from)
  select d.session, d.session_id, d.date, d.planned_minutes, d.sittings, d.sittings_recorded, d.held, d.kind, d.modality,
         d.region, d.country, d.programmes, d.course, d.head_count_total, d.head_count_women, d.head_count_men, taken
  from difference d
  where d.session_id is not null and (select count(*) from closed) >= 0;
end
$$;

--
-- Name: record_tick(boolean); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.record_tick(always boolean, OUT taken bigint, OUT taken_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
  people uuid[];
  sessions uuid[];
  organisations uuid[];
  pair_people uuid[];
  pair_sessions uuid[];
begin
  if not always and not exists (select from athar.change_set c where c.tick is null) then
    return;
  end if;

  insert into athar.tick (n, recorded_at)
  select coalesce(max(t.n), 0) + 1, greatest(clock_timestamp(), max(t.recorded_at) + interval '1 microsecond')
  from athar.tick t
  returning n, recorded_at into taken, taken_at;

  with numbered as (
    update athar.change_set c set tick = taken where c.tick is null
    returning c.id, c.touched_people, c.touched_sessions, c.touched_organisations, c.touched_participations
  ), flat as (
    select x.member as person, lead(x.member) over (partition by s.id order by x.place) as session, x.place
    from numbered s, unnest(s.touched_participations) with ordinality as x (member, place)
  )
  select array(select distinct x.member from numbered s, unnest(s.touched_people) as x (member)),
         array(select distinct x.member from numbered s, unnest(s.touched_sessions) as x (member)),
         array(select distinct x.member from numbered s, unnest(s.touched_organisations) as x (member)),
         p.people, p.sessions
  into people, sessions, organisations, pair_people, pair_sessions
  from (select coalesce(array_agg(f.person), '{}') as people, coalesce(array_agg(f.session), '{}') as sessions
        from flat f where f.place % 2 = 1 and f.session is not null) p;

  if cardinality(organisations) > 0 then
    perform athar_derived.record_organisations(taken, organisations);
  end if;
  if cardinality(sessions) + cardinality(pair_sessions) > 0 then
    perform athar_derived.record_sessions(taken, sessions || pair_sessions);
  end if;
  if cardinality(people) + cardinality(sessions) + cardinality(pair_people) > 0 then
    perform athar_derived.record_participations(taken, people, sessions, pair_people, pair_sessions);
  end if;
  if exists (select from athar.erasure e where e.former_id is not null) then
    perform athar_derived.forget_former_ids(taken);
  end if;
  perform pg_notify('athar_tick', CAST(taken AS text));
end
$$;

--
-- Name: referred_beyond(regclass, uuid, text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.referred_beyond(referred regclass, import uuid, about text) RETURNS TABLE(subject uuid)
    LANGUAGE plpgsql STABLE
    AS $_$
declare
  each record;
begin
  for each in
    select c.conrelid, a.attname,
           case when c.conrelid = 'athar.affiliation'::regclass then 'own.subject_id in (r.id, r.person_id)'
                when c.conrelid = 'athar.attendance'::regclass then
                  'own.concept = ''attendances'' and own.subject_id = r.person_id and own.before->>''present'' is null
                   and own.before @> jsonb_build_object(''session_id'', r.session_id, ''date'', r.date, ''number'', r.number)'
                when c.conrelid = 'athar.agreement_party'::regclass then 'own.before is null and own.subject_id in (r.id, r.agreement_id)'
                when c.conrelid = 'athar.designated_person'::regclass then 'r.import_id = own.import_id'
                when exists (select 1 from pg_attribute i where i.attrelid = c.conrelid and i.attname = 'id' and not i.attisdropped) then
                  'own.subject_id = r.id'
                else 'false'
           end as is_own
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = referred and c.confdeltype <> 'c' and cardinality(c.conkey) = 1
  loop
    return query execute format(
      'select distinct r.%1$I from %2$s r join athar.import_effect e on e.subject_id = r.%1$I
       where e.import_id = $1 and e.concept = $2 and e.before is null
         and not exists (select 1 from athar.import_effect own where own.import_id = $1 and %3$s)',
      each.attname, each.conrelid::regclass::text, each.is_own)
    using import, about;
  end loop;
end
$_$;

--
-- Name: shared_sessions(uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.shared_sessions(people uuid[]) RETURNS uuid[]
    LANGUAGE sql STABLE
    AS $$
  select coalesce(array_agg(s.session_id order by s.session_id), '{}')
  from (
    select e.session_id
    from (select r.session_id, r.person_id from athar.registration r where r.person_id = any (people)
          union
          select a.session_id, a.person_id from athar.attendance a where a.person_id = any (people)) e
    group by e.session_id
    having count(*) > 1) s
$$;

--
-- Name: standing(text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.standing(status text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select case status when 'registered' then 2 when 'waiting' then 1 else 0 end $$;

--
-- Name: take_places(); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.take_places() RETURNS integer
    LANGUAGE plpgsql
    AS $$
declare
  taken integer := 0;
  each record;
begin
  for each in select code, kind, parent_code, name_fr, name_ar, name_en, type from incoming order by position loop
    insert into athar.place as p (code, kind, parent_code, region_code, country_code, type, name_fr, name_ar, name_en)
    select each.code, each.kind, each.parent_code,
           case each.kind when 'country' then null when 'region' then each.code else parent.region_code end,
           case each.kind when 'country' then each.code else parent.country_code end,
           coalesce(each.type, ''), coalesce(each.name_fr, ''), coalesce(each.name_ar, ''), coalesce(each.name_en, '')
    from (select 1) as one
    left join athar.place parent on parent.code = each.parent_code
    on conflict (code) do update
      set name_fr = excluded.name_fr, name_ar = excluded.name_ar, name_en = excluded.name_en, type = excluded.type
      where (p.name_fr, p.name_ar, p.name_en, p.type) is distinct from (excluded.name_fr, excluded.name_ar, excluded.name_en, excluded.type);
    if found then taken := taken + 1; end if;
  end loop;
  return taken;
end
$$;

--
-- Name: telling_word(text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.telling_word(phrase text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select coalesce(
    (select m[1] from regexp_matches(lower(phrase), '[a-z0-9.@_-]{3,}', 'g') as m order by length(m[1]) desc, m[1] limit 1),
    (select w from unnest(string_to_array(phrase, ' ')) as w where lower(w) = upper(w) and length(w) > 2 order by length(w) desc, w limit 1),
    '')
$$;

--
-- Name: without_person(jsonb, text, text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.without_person(value jsonb, former text, pseudonym text) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  about boolean;
begin
  if value is null or position(former in value::text) = 0 then
    return value;
  end if;
  if jsonb_typeof(value) = 'object' then
    about := coalesce(value->>'person_id' = former, false) or coalesce(value->>'id' = former, false);
    return (select jsonb_object_agg(e.key, athar_derived.without_person(e.value, former, pseudonym))
            from jsonb_each(value) e
            where not about or e.key in ('id', 'person_id', 'session_id', 'role', 'status', 'position', 'waiting_position', 'programme_ids',
                                         'registered_at', 'version', 'date', 'number', 'sitting', 'present'));
  elsif jsonb_typeof(value) = 'array' then
    return (select jsonb_agg(athar_derived.without_person(e.value, former, pseudonym) order by e.place)
            from jsonb_array_elements(value) with ordinality as e (value, place));
  end if;
  return to_jsonb(replace(value #>> '{}', former, pseudonym));
end
$$;

--
-- Name: without_phrases(jsonb, text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.without_phrases(value jsonb, phrases text[]) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  case jsonb_typeof(value)
    when 'object' then
      return (select coalesce(jsonb_object_agg(e.key, athar_derived.without_phrases(e.value, phrases)), '{}') from jsonb_each(value) e);
    when 'array' then
      return (select coalesce(jsonb_agg(athar_derived.without_phrases(e.value, phrases) order by e.place), '[]')
              from jsonb_array_elements(value) with ordinality as e (value, place));
    when 'string' then
      return to_jsonb(athar_derived.without_phrases(value #>> '{}', phrases));
    else
      return value;
  end case;
end
$$;

--
-- Name: without_phrases(text, text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.without_phrases(value text, phrases text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  phrase text;
begin
  foreach phrase in array phrases loop
    continue when position(lower(phrase) in lower(value)) = 0;
    value := regexp_replace(value, regexp_replace(phrase, '([^[:alnum:][:space:]])', '\\\1', 'g'), '…', 'gi');
  end loop;
  return value;
end
$$;

--
-- Name: words_of_name(text, text); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.words_of_name(given_name text, family_name text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case when count(*) > 1 or max(length(w)) > 4 then array_agg(w) else '{}' end
  from (select distinct w from unnest(string_to_array(athar_derived.plain_words(given_name || ' ' || family_name), ' ')) as w where w <> '') x
$$;

--
-- Name: access_token; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.access_token (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    token_hash bytea NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone,
    CONSTRAINT access_token_scopes_known CHECK ((scopes <@ ARRAY['read'::text, 'write'::text]))
);

--
-- Name: account; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.account (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    language text DEFAULT 'fr'::text NOT NULL,
    password_hash text DEFAULT ''::text NOT NULL,
    organisation_id uuid,
    person_id uuid,
    programme_id uuid,
    period_from date,
    period_to date,
    expires_at timestamp with time zone,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT account_auditor_bound CHECK (((role <> 'auditor'::text) OR ((programme_id IS NOT NULL) AND (period_from IS NOT NULL) AND (period_to IS NOT NULL) AND (expires_at IS NOT NULL)))),
    CONSTRAINT account_bound_to_organisation CHECK (((role <> ALL (ARRAY['focal_point'::text, 'partner'::text])) OR (organisation_id IS NOT NULL))),
    CONSTRAINT account_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT account_period_ends_after_start CHECK ((period_to >= period_from)),
    CONSTRAINT account_role_known CHECK ((role = ANY (ARRAY['administrator'::text, 'coordinator'::text, 'trainer'::text, 'manager'::text, 'focal_point'::text, 'partner'::text, 'auditor'::text, 'viewer'::text])))
);

--
-- Name: affiliation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.affiliation (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    organisation_id uuid,
    function text DEFAULT ''::text NOT NULL,
    grade_list text GENERATED ALWAYS AS ('grade'::text) STORED NOT NULL,
    grade text,
    administrative_level text,
    place_code text,
    valid_from date,
    valid_to date,
    CONSTRAINT affiliation_ends_after_start CHECK ((valid_to >= valid_from)),
    CONSTRAINT affiliation_level_known CHECK ((administrative_level = ANY (ARRAY['central'::text, 'deconcentrated'::text, 'territorial'::text])))
);

--
-- Name: agreement; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    reference text DEFAULT ''::text NOT NULL,
    code text GENERATED ALWAYS AS (('A-'::text || lpad((ordinal)::text, GREATEST(4, length((ordinal)::text)), '0'::text))) STORED NOT NULL,
    type_list text GENERATED ALWAYS AS ('agreement_type'::text) STORED NOT NULL,
    type text NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    objective_fr text DEFAULT ''::text NOT NULL,
    objective_ar text DEFAULT ''::text NOT NULL,
    objective_en text DEFAULT ''::text NOT NULL,
    status text DEFAULT 'idea'::text NOT NULL,
    status_since athar.partial_date,
    parent_id uuid,
    framework_session_id uuid,
    framework_note text DEFAULT ''::text NOT NULL,
    country text,
    signed_on athar.partial_date,
    signed_at_place text DEFAULT ''::text NOT NULL,
    in_force_on athar.partial_date,
    ends_on athar.partial_date,
    renewal text DEFAULT 'none'::text NOT NULL,
    renewal_months integer,
    notice_months integer,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    is_confidential boolean DEFAULT false NOT NULL,
    owner_id uuid,
    note text DEFAULT ''::text NOT NULL,
    search_text text DEFAULT ''::text NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(title_fr, ''::text), NULLIF(title_en, ''::text), title_ar))) STORED NOT NULL,
    consolidated_ends_on athar.partial_date,
    CONSTRAINT agreement_not_its_own_parent CHECK ((parent_id <> id)),
    CONSTRAINT agreement_notice_months_sensible CHECK (((notice_months >= 1) AND (notice_months <= 120))),
    CONSTRAINT agreement_renewal_known CHECK ((renewal = ANY (ARRAY['none'::text, 'tacit'::text, 'explicit'::text]))),
    CONSTRAINT agreement_renewal_months_sensible CHECK (((renewal_months >= 1) AND (renewal_months <= 600))),
    CONSTRAINT agreement_status_known CHECK ((status = ANY (ARRAY['idea'::text, 'negotiation'::text, 'visa'::text, 'initialled'::text, 'signed'::text, 'ratified'::text, 'notified'::text, 'in_force'::text, 'suspended'::text, 'expired'::text, 'terminated'::text, 'renewed'::text]))),
    CONSTRAINT agreement_tacit_has_period CHECK (((renewal <> 'tacit'::text) OR (renewal_months IS NOT NULL))),
    CONSTRAINT agreement_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: agreement_amendment; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_amendment (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    "position" integer NOT NULL,
    reference text DEFAULT ''::text NOT NULL,
    signed_on athar.partial_date,
    effective_on athar.partial_date,
    ends_on athar.partial_date,
    text_fr text DEFAULT ''::text NOT NULL,
    text_ar text DEFAULT ''::text NOT NULL,
    text_en text DEFAULT ''::text NOT NULL,
    document text DEFAULT ''::text NOT NULL,
    CONSTRAINT agreement_amendment_ends_after_effect CHECK ((athar.last_day((ends_on)::text) >= athar.first_day((effective_on)::text)))
);

--
-- Name: agreement_amendment_amount; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_amendment_amount (
    amendment_id uuid NOT NULL,
    "position" integer NOT NULL,
    component_id uuid NOT NULL,
    party_id uuid,
    currency text NOT NULL,
    amount_minor bigint NOT NULL,
    is_estimated boolean DEFAULT false NOT NULL,
    CONSTRAINT agreement_amendment_amount_currency_shape CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT agreement_amendment_amount_sensible CHECK (((amount_minor >= 0) AND (amount_minor <= '10000000000000'::bigint)))
);

--
-- Name: agreement_amendment_party; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_amendment_party (
    amendment_id uuid NOT NULL,
    "position" integer NOT NULL,
    organisation_id uuid NOT NULL,
    role text NOT NULL,
    joins boolean NOT NULL
);

--
-- Name: agreement_amount; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_amount (
    component_id uuid NOT NULL,
    "position" integer NOT NULL,
    step text NOT NULL,
    party_id uuid,
    currency text NOT NULL,
    amount_minor bigint NOT NULL,
    is_estimated boolean DEFAULT false NOT NULL,
    on_date athar.partial_date,
    due_on athar.partial_date,
    condition text DEFAULT ''::text NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    CONSTRAINT agreement_amount_currency_shape CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT agreement_amount_only_instalments_are_due CHECK (((step = 'disbursed'::text) OR ((due_on IS NULL) AND (condition = ''::text)))),
    CONSTRAINT agreement_amount_sensible CHECK (((amount_minor >= 0) AND (amount_minor <= '10000000000000'::bigint))),
    CONSTRAINT agreement_amount_step_known CHECK ((step = ANY (ARRAY['planned'::text, 'committed'::text, 'disbursed'::text, 'spent'::text])))
);

--
-- Name: agreement_claim; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_claim (
    agreement_id uuid NOT NULL,
    "position" integer NOT NULL,
    field text NOT NULL,
    value text NOT NULL,
    source text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT agreement_claim_field_known CHECK ((field = ANY (ARRAY['signed_on'::text, 'in_force_on'::text, 'starts_on'::text, 'ends_on'::text, 'period'::text, 'amount'::text, 'title'::text, 'party'::text, 'other'::text]))),
    CONSTRAINT agreement_claim_said CHECK (((value <> ''::text) AND (source <> ''::text)))
);

--
-- Name: agreement_comment; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_comment (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    commitment_id uuid,
    meeting_id uuid,
    answers_id uuid,
    said text NOT NULL,
    author_id uuid,
    author_name text NOT NULL,
    organisation_id uuid,
    written_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT agreement_comment_about_one CHECK ((num_nonnulls(commitment_id, meeting_id) <= 1)),
    CONSTRAINT agreement_comment_says_something CHECK ((said <> ''::text))
);

--
-- Name: agreement_component; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_component (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    "position" integer NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    signed_title_fr text DEFAULT ''::text NOT NULL,
    signed_title_ar text DEFAULT ''::text NOT NULL,
    signed_title_en text DEFAULT ''::text NOT NULL,
    is_not_carried_out boolean DEFAULT false NOT NULL,
    not_carried_out_reason text DEFAULT ''::text NOT NULL,
    continues_id uuid,
    CONSTRAINT agreement_component_not_its_own CHECK ((continues_id <> id)),
    CONSTRAINT agreement_component_reason_of_what_was_not_done CHECK ((is_not_carried_out OR (not_carried_out_reason = ''::text))),
    CONSTRAINT agreement_component_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text) OR (signed_title_fr <> ''::text) OR (signed_title_ar <> ''::text) OR (signed_title_en <> ''::text)))
);

--
-- Name: agreement_confirmation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_confirmation (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    commitment_id uuid,
    meeting_id uuid,
    document_id uuid,
    subject_version integer NOT NULL,
    minutes text DEFAULT ''::text NOT NULL,
    stance text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    organisation_id uuid NOT NULL,
    confirmed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT agreement_confirmation_minutes_known CHECK ((minutes = ANY (ARRAY[''::text, 'circulated'::text, 'validated'::text, 'signed'::text]))),
    CONSTRAINT agreement_confirmation_of_one CHECK ((num_nonnulls(commitment_id, meeting_id, document_id) <= 1)),
    CONSTRAINT agreement_confirmation_stance_known CHECK ((stance = ANY (ARRAY['read'::text, 'agreed'::text])))
);

--
-- Name: agreement_correction; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_correction (
    id uuid NOT NULL,
    ordinal bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    agreement_id uuid NOT NULL,
    remark text DEFAULT ''::text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    organisation_id uuid,
    proposed_by uuid,
    proposed_by_name text NOT NULL,
    proposed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    decided_by uuid,
    decided_by_name text DEFAULT ''::text NOT NULL,
    decided_at timestamp with time zone,
    answer text DEFAULT ''::text NOT NULL,
    CONSTRAINT agreement_correction_ended_has_instant CHECK (((state = 'open'::text) = (decided_at IS NULL))),
    CONSTRAINT agreement_correction_refusal_has_reason CHECK (((state <> ALL (ARRAY['partly_accepted'::text, 'declined'::text])) OR (answer <> ''::text))),
    CONSTRAINT agreement_correction_state_known CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'partly_accepted'::text, 'declined'::text, 'withdrawn'::text])))
);

--
-- Name: agreement_correction_change; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_correction_change (
    correction_id uuid NOT NULL,
    "position" smallint NOT NULL,
    path text NOT NULL,
    field_group text NOT NULL,
    name text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    about_fr text DEFAULT ''::text NOT NULL,
    about_ar text DEFAULT ''::text NOT NULL,
    about_en text DEFAULT ''::text NOT NULL,
    currency text,
    kind text NOT NULL,
    seen text NOT NULL,
    seen_version integer NOT NULL,
    proposed text NOT NULL,
    accepted boolean,
    replaced text DEFAULT ''::text NOT NULL,
    CONSTRAINT agreement_correction_change_differs CHECK ((seen <> proposed)),
    CONSTRAINT agreement_correction_change_kind_known CHECK ((kind = ANY (ARRAY['text'::text, 'long_text'::text, 'partial_date'::text, 'date'::text, 'number'::text, 'money'::text]))),
    CONSTRAINT agreement_correction_change_language_known CHECK ((language = ANY (ARRAY[''::text, 'fr'::text, 'ar'::text, 'en'::text])))
);

--
-- Name: agreement_correction_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.agreement_correction ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.agreement_correction_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: agreement_deputy; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_deputy (
    agreement_id uuid NOT NULL,
    account_id uuid NOT NULL
);

--
-- Name: agreement_document; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_document (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    replaces uuid,
    version integer DEFAULT 1 NOT NULL,
    title text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    size_bytes bigint NOT NULL,
    is_shown_to_partners boolean DEFAULT false NOT NULL,
    uploaded_by uuid,
    uploaded_by_name text NOT NULL,
    uploaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT agreement_document_hash_shape CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT agreement_document_size_sensible CHECK (((size_bytes >= 1) AND (size_bytes <= 26214400))),
    CONSTRAINT agreement_document_titled CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);

--
-- Name: agreement_domain; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_domain (
    agreement_id uuid NOT NULL,
    domain_list text GENERATED ALWAYS AS ('agreement_domain'::text) STORED NOT NULL,
    domain text NOT NULL
);

--
-- Name: agreement_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.agreement ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.agreement_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: agreement_party; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_party (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    "position" integer NOT NULL,
    organisation_id uuid NOT NULL,
    role text NOT NULL,
    joined_on athar.partial_date,
    left_on athar.partial_date,
    signatory_name text DEFAULT ''::text NOT NULL,
    signatory_capacity text DEFAULT ''::text NOT NULL,
    contact_name text DEFAULT ''::text NOT NULL,
    contact_email text DEFAULT ''::text NOT NULL,
    contact_phone text DEFAULT ''::text NOT NULL,
    CONSTRAINT agreement_party_role_known CHECK ((role = ANY (ARRAY['signatory'::text, 'funder'::text, 'implementer'::text, 'executing_institute'::text, 'delegated_implementer'::text, 'beneficiary'::text, 'witness'::text])))
);

--
-- Name: agreement_programme; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_programme (
    agreement_id uuid NOT NULL,
    programme_id uuid NOT NULL
);

--
-- Name: agreement_publication; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_publication (
    agreement_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    shows_amounts boolean DEFAULT false NOT NULL,
    published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: agreement_rate; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_rate (
    agreement_id uuid NOT NULL,
    "position" integer NOT NULL,
    currency text NOT NULL,
    into_currency text NOT NULL,
    rate numeric(18,8) NOT NULL,
    on_date date NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    CONSTRAINT agreement_rate_between_two CHECK ((currency <> into_currency)),
    CONSTRAINT agreement_rate_positive CHECK ((rate > (0)::numeric))
);

--
-- Name: agreement_step; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_step (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    ordinal integer NOT NULL,
    status text NOT NULL,
    happened_on athar.partial_date,
    ends_on athar.partial_date,
    ended_before_on athar.partial_date,
    note text DEFAULT ''::text NOT NULL,
    document_id uuid,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT agreement_step_status_known CHECK ((status = ANY (ARRAY['idea'::text, 'negotiation'::text, 'visa'::text, 'initialled'::text, 'signed'::text, 'ratified'::text, 'notified'::text, 'in_force'::text, 'suspended'::text, 'expired'::text, 'terminated'::text, 'renewed'::text])))
);

--
-- Name: agreement_step_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.agreement_step ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.agreement_step_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: agreement_terms; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_terms (
    agreement_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL
);

--
-- Name: agreement_viewer; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.agreement_viewer (
    viewer_id uuid NOT NULL,
    agreement_id uuid NOT NULL
);

--
-- Name: asset; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.asset (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    venue_id uuid,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    inventory_number text,
    double_booking text DEFAULT 'refused'::text NOT NULL,
    in_service boolean DEFAULT true NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((((name_fr || ' '::text) || name_ar) || ' '::text) || name_en) || ' '::text) || COALESCE(inventory_number, ''::text)))) STORED NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(name_fr, ''::text), NULLIF(name_en, ''::text), name_ar))) STORED NOT NULL,
    CONSTRAINT asset_double_booking_known CHECK ((double_booking = ANY (ARRAY['refused'::text, 'warned'::text, 'allowed'::text]))),
    CONSTRAINT asset_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: attendance; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.attendance (
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    date date NOT NULL,
    number smallint NOT NULL,
    present boolean NOT NULL
);

--
-- Name: audience; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.audience (
    activity_id uuid NOT NULL,
    "position" integer NOT NULL,
    country text,
    total integer NOT NULL,
    women integer,
    men integer,
    method text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT audience_method_known CHECK ((method = ANY (ARRAY['counted'::text, 'registered'::text, 'estimated'::text]))),
    CONSTRAINT audience_not_negative CHECK (((total >= 0) AND (women >= 0) AND (men >= 0))),
    CONSTRAINT audience_parts_fit CHECK (((COALESCE(women, 0) + COALESCE(men, 0)) <= total))
);

--
-- Name: booking; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.booking (
    session_id uuid NOT NULL,
    "position" integer NOT NULL,
    room_id uuid,
    asset_id uuid,
    day smallint,
    number smallint,
    CONSTRAINT booking_day_positive CHECK (((day >= 1) AND (day <= 200))),
    CONSTRAINT booking_number_one_or_two CHECK ((number = ANY (ARRAY[1, 2]))),
    CONSTRAINT booking_of_one_thing CHECK ((num_nonnulls(room_id, asset_id) = 1))
);

--
-- Name: calendar_feed; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.calendar_feed (
    id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    programme_id uuid,
    account_id uuid NOT NULL,
    language text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT calendar_feed_kind_known CHECK ((kind = ANY (ARRAY['person'::text, 'trainer'::text, 'programme'::text, 'deadlines'::text, 'own_deadlines'::text]))),
    CONSTRAINT calendar_feed_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT calendar_feed_of_one_subject CHECK ((((kind = 'programme'::text) = (programme_id IS NOT NULL)) AND ((kind = ANY (ARRAY['person'::text, 'trainer'::text])) = (person_id IS NOT NULL))))
);

--
-- Name: change_set; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.change_set (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    concept text NOT NULL,
    subject_id uuid,
    action text NOT NULL,
    before jsonb,
    after jsonb,
    touched_people uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    touched_sessions uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    touched_organisations uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    touched_participations uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    tick bigint
);

--
-- Name: change_set_id_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.change_set ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.change_set_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: clash_override; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.clash_override (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    kind text NOT NULL,
    date date NOT NULL,
    subject_id uuid,
    other_session_id uuid,
    people integer,
    reason text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT clash_override_kind_known CHECK ((kind = ANY (ARRAY['room_taken'::text, 'asset_taken'::text, 'trainer_taken'::text, 'participants_taken'::text, 'public_holiday'::text, 'ramadan_hours'::text, 'room_too_small'::text, 'room_out_of_service'::text, 'trainer_absent'::text, 'accreditation_expired'::text, 'contract_over'::text]))),
    CONSTRAINT clash_override_reasoned CHECK (((length(TRIM(BOTH FROM reason)) >= 1) AND (length(TRIM(BOTH FROM reason)) <= 500)))
);

--
-- Name: coaching_engagement; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.coaching_engagement (
    session_id uuid NOT NULL,
    planned_minutes integer NOT NULL,
    goal text DEFAULT ''::text NOT NULL,
    CONSTRAINT coaching_engagement_minutes_sensible CHECK (((planned_minutes >= 0) AND (planned_minutes <= 600000)))
);

--
-- Name: coaching_visit; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.coaching_visit (
    session_id uuid NOT NULL,
    date date NOT NULL,
    number smallint NOT NULL,
    topic text DEFAULT ''::text NOT NULL,
    remote boolean DEFAULT false NOT NULL,
    place text DEFAULT ''::text NOT NULL
);

--
-- Name: commitment; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.commitment (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    agreement_id uuid NOT NULL,
    clause text DEFAULT ''::text NOT NULL,
    description_fr text DEFAULT ''::text NOT NULL,
    description_ar text DEFAULT ''::text NOT NULL,
    description_en text DEFAULT ''::text NOT NULL,
    organisation_id uuid NOT NULL,
    responsible_name text DEFAULT ''::text NOT NULL,
    measure text NOT NULL,
    target bigint NOT NULL,
    currency text,
    linked_only boolean DEFAULT false NOT NULL,
    first_due_on date,
    every_months integer,
    last_due_on date,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT commitment_currency_of_payment CHECK (((measure = 'payment'::text) = (currency IS NOT NULL))),
    CONSTRAINT commitment_currency_shape CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT commitment_described CHECK (((description_fr <> ''::text) OR (description_ar <> ''::text) OR (description_en <> ''::text))),
    CONSTRAINT commitment_every_sensible CHECK (((every_months >= 1) AND (every_months <= 120))),
    CONSTRAINT commitment_last_after_first CHECK ((last_due_on > first_due_on)),
    CONSTRAINT commitment_measure_known CHECK ((measure = ANY (ARRAY['people'::text, 'attendances'::text, 'person_hours'::text, 'sessions'::text, 'deliverables'::text, 'documents'::text, 'payment'::text]))),
    CONSTRAINT commitment_recurs_whole CHECK ((((every_months IS NULL) = (last_due_on IS NULL)) AND ((every_months IS NULL) OR (first_due_on IS NOT NULL)))),
    CONSTRAINT commitment_target_sensible CHECK (((target >= 1) AND (target <= '1000000000000000'::bigint)))
);

--
-- Name: commitment_due; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.commitment_due (
    id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    number integer NOT NULL,
    due_on date,
    counts_from date,
    achieved bigint DEFAULT 0 NOT NULL,
    met_on date,
    waived_on date,
    waived_reason text DEFAULT ''::text NOT NULL,
    waived_by text DEFAULT ''::text NOT NULL,
    CONSTRAINT commitment_due_counts_before_due CHECK ((counts_from <= due_on)),
    CONSTRAINT commitment_due_waived_with_reason CHECK (((waived_on IS NOT NULL) = (waived_reason <> ''::text)))
);

--
-- Name: commitment_evidence; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.commitment_evidence (
    id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    due_id uuid NOT NULL,
    happened_on date NOT NULL,
    link text DEFAULT ''::text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    amount bigint,
    author_id uuid,
    author_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    file_name text DEFAULT ''::text NOT NULL,
    sha256 text,
    size_bytes bigint,
    CONSTRAINT commitment_evidence_amount_sensible CHECK (((amount >= 1) AND (amount <= '1000000000000000'::bigint))),
    CONSTRAINT commitment_evidence_file_whole CHECK ((((sha256 IS NULL) = (size_bytes IS NULL)) AND ((sha256 IS NOT NULL) OR (file_name = ''::text)))),
    CONSTRAINT commitment_evidence_hash_shape CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT commitment_evidence_says_something CHECK (((link <> ''::text) OR (note <> ''::text) OR (sha256 IS NOT NULL))),
    CONSTRAINT commitment_evidence_size_sensible CHECK (((size_bytes >= 1) AND (size_bytes <= 26214400)))
);

--
-- Name: commitment_session; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.commitment_session (
    commitment_id uuid NOT NULL,
    session_id uuid NOT NULL,
    agreement_id uuid NOT NULL
);

--
-- Name: committee; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    agreement_id uuid NOT NULL,
    kind text NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    every_months integer,
    first_due_on date,
    note text DEFAULT ''::text NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(name_fr, ''::text), NULLIF(name_en, ''::text), name_ar))) STORED NOT NULL,
    CONSTRAINT committee_every_months_sensible CHECK (((every_months >= 1) AND (every_months <= 60))),
    CONSTRAINT committee_kind_known CHECK ((kind = ANY (ARRAY['steering'::text, 'follow_up'::text]))),
    CONSTRAINT committee_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: committee_attendee; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_attendee (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    "position" integer NOT NULL,
    member_id uuid,
    organisation_id uuid,
    organisation_fr text DEFAULT ''::text NOT NULL,
    organisation_ar text DEFAULT ''::text NOT NULL,
    organisation_en text DEFAULT ''::text NOT NULL,
    person_name text NOT NULL,
    person_name_ar text DEFAULT ''::text NOT NULL,
    capacity_fr text DEFAULT ''::text NOT NULL,
    capacity_ar text DEFAULT ''::text NOT NULL,
    capacity_en text DEFAULT ''::text NOT NULL,
    role text DEFAULT 'member'::text NOT NULL,
    standing text DEFAULT 'invited'::text NOT NULL,
    is_coming boolean,
    replied_at timestamp with time zone,
    replied_by uuid,
    replied_by_name text DEFAULT ''::text NOT NULL,
    CONSTRAINT committee_attendee_reply_whole CHECK (((is_coming IS NULL) = (replied_at IS NULL))),
    CONSTRAINT committee_attendee_role_known CHECK ((role = ANY (ARRAY['chair'::text, 'co_chair'::text, 'secretary'::text, 'member'::text, 'guest'::text]))),
    CONSTRAINT committee_attendee_standing_known CHECK ((standing = ANY (ARRAY['invited'::text, 'excused'::text, 'present'::text])))
);

--
-- Name: committee_decision; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_decision (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    committee_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    item_id uuid NOT NULL,
    "position" integer NOT NULL,
    number integer NOT NULL,
    text_fr text DEFAULT ''::text NOT NULL,
    text_ar text DEFAULT ''::text NOT NULL,
    text_en text DEFAULT ''::text NOT NULL,
    owner_organisation_id uuid,
    owner_name text DEFAULT ''::text NOT NULL,
    due_on date,
    commitment_id uuid,
    state text DEFAULT 'open'::text NOT NULL,
    closed_on date,
    closed_note text DEFAULT ''::text NOT NULL,
    closed_by text DEFAULT ''::text NOT NULL,
    CONSTRAINT committee_decision_closed_is_dated CHECK (((state = 'open'::text) = (closed_on IS NULL))),
    CONSTRAINT committee_decision_state_known CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
    CONSTRAINT committee_decision_worded CHECK (((text_fr <> ''::text) OR (text_ar <> ''::text) OR (text_en <> ''::text)))
);

--
-- Name: committee_figure; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_figure (
    meeting_id uuid NOT NULL,
    "position" integer NOT NULL,
    measure text NOT NULL,
    measure_version integer NOT NULL,
    basis text NOT NULL,
    date_from date,
    date_to date,
    value bigint NOT NULL,
    unit text NOT NULL,
    name_fr text NOT NULL,
    name_ar text NOT NULL,
    name_en text NOT NULL,
    definition_fr text NOT NULL,
    definition_ar text NOT NULL,
    definition_en text NOT NULL,
    tick bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT committee_figure_basis_known CHECK ((basis = ANY (ARRAY['sessions'::text, 'programmes'::text]))),
    CONSTRAINT committee_figure_ends_after_start CHECK ((date_to >= date_from))
);

--
-- Name: committee_item; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_item (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    "position" integer NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    exchanges_fr text DEFAULT ''::text NOT NULL,
    exchanges_ar text DEFAULT ''::text NOT NULL,
    exchanges_en text DEFAULT ''::text NOT NULL,
    about_decision_id uuid,
    CONSTRAINT committee_item_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: committee_meeting; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_meeting (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    committee_id uuid NOT NULL,
    number integer NOT NULL,
    held_on date NOT NULL,
    starts time without time zone,
    ends time without time zone,
    place_fr text DEFAULT ''::text NOT NULL,
    place_ar text DEFAULT ''::text NOT NULL,
    place_en text DEFAULT ''::text NOT NULL,
    next_on date,
    documents text DEFAULT ''::text NOT NULL,
    opened_at timestamp with time zone,
    minutes text DEFAULT 'draft'::text NOT NULL,
    CONSTRAINT committee_meeting_ends_after_start CHECK ((ends > starts)),
    CONSTRAINT committee_meeting_minutes_known CHECK ((minutes = ANY (ARRAY['draft'::text, 'circulated'::text, 'validated'::text, 'signed'::text]))),
    CONSTRAINT committee_meeting_next_is_later CHECK ((next_on > held_on)),
    CONSTRAINT committee_meeting_number_positive CHECK (((number >= 1) AND (number <= 9999))),
    CONSTRAINT committee_meeting_opened_before_minutes CHECK (((minutes = 'draft'::text) OR (opened_at IS NOT NULL)))
);

--
-- Name: committee_member; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_member (
    id uuid NOT NULL,
    committee_id uuid NOT NULL,
    "position" integer NOT NULL,
    organisation_id uuid NOT NULL,
    person_name text NOT NULL,
    person_name_ar text DEFAULT ''::text NOT NULL,
    capacity_fr text DEFAULT ''::text NOT NULL,
    capacity_ar text DEFAULT ''::text NOT NULL,
    capacity_en text DEFAULT ''::text NOT NULL,
    role text DEFAULT 'member'::text NOT NULL,
    valid_from date,
    valid_to date,
    CONSTRAINT committee_member_ends_after_start CHECK ((valid_to >= valid_from)),
    CONSTRAINT committee_member_role_known CHECK ((role = ANY (ARRAY['chair'::text, 'co_chair'::text, 'secretary'::text, 'member'::text])))
);

--
-- Name: committee_minutes_step; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_minutes_step (
    meeting_id uuid NOT NULL,
    "position" integer NOT NULL,
    status text NOT NULL,
    stated_on date NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT committee_minutes_step_status_known CHECK ((status = ANY (ARRAY['circulated'::text, 'validated'::text, 'signed'::text])))
);

--
-- Name: committee_paper; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_paper (
    meeting_id uuid NOT NULL,
    document_id uuid NOT NULL,
    ordinal integer NOT NULL,
    title text NOT NULL
);

--
-- Name: committee_paper_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.committee_paper ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.committee_paper_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: committee_proposal; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_proposal (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    organisation_id uuid,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    proposed_by uuid,
    proposed_by_name text NOT NULL,
    proposed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    answer text DEFAULT ''::text NOT NULL,
    answered_by uuid,
    answered_by_name text DEFAULT ''::text NOT NULL,
    answered_at timestamp with time zone,
    CONSTRAINT committee_proposal_answered_is_dated CHECK (((state = 'open'::text) = (answered_at IS NULL))),
    CONSTRAINT committee_proposal_state_known CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text]))),
    CONSTRAINT committee_proposal_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: committee_recall; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_recall (
    meeting_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    state text NOT NULL,
    closed_on date,
    CONSTRAINT committee_recall_state_known CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);

--
-- Name: committee_signed; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_signed (
    meeting_id uuid NOT NULL,
    committee_kind text NOT NULL,
    committee_fr text NOT NULL,
    committee_ar text NOT NULL,
    committee_en text NOT NULL,
    agreement_code text NOT NULL,
    agreement_reference text NOT NULL,
    agreement_fr text NOT NULL,
    agreement_ar text NOT NULL,
    agreement_en text NOT NULL
);

--
-- Name: committee_signed_decision; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_signed_decision (
    meeting_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    text_fr text NOT NULL,
    text_ar text NOT NULL,
    text_en text NOT NULL,
    organisation_fr text NOT NULL,
    organisation_ar text NOT NULL,
    organisation_en text NOT NULL,
    owner_name text NOT NULL,
    due_on date,
    commitment_fr text NOT NULL,
    commitment_ar text NOT NULL,
    commitment_en text NOT NULL
);

--
-- Name: committee_signed_party; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.committee_signed_party (
    meeting_id uuid NOT NULL,
    "position" integer NOT NULL,
    organisation_id uuid NOT NULL,
    role text NOT NULL,
    country text
);

--
-- Name: consent; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.consent (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    purpose_id uuid NOT NULL,
    purpose_version integer NOT NULL,
    answer text NOT NULL,
    date date NOT NULL,
    channel text NOT NULL,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT consent_answer_known CHECK ((answer = ANY (ARRAY['given'::text, 'refused'::text, 'withdrawn'::text]))),
    CONSTRAINT consent_channel_known CHECK ((channel = ANY (ARRAY['letter'::text, 'email'::text, 'in_person'::text, 'phone'::text, 'form'::text])))
);

--
-- Name: course; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.course (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    reference text GENERATED ALWAYS AS (('C-'::text || lpad((ordinal)::text, GREATEST(4, length((ordinal)::text)), '0'::text))) STORED NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    objectives_fr text DEFAULT ''::text NOT NULL,
    objectives_ar text DEFAULT ''::text NOT NULL,
    objectives_en text DEFAULT ''::text NOT NULL,
    audience_fr text DEFAULT ''::text NOT NULL,
    audience_ar text DEFAULT ''::text NOT NULL,
    audience_en text DEFAULT ''::text NOT NULL,
    kind text NOT NULL,
    modality text NOT NULL,
    seats integer,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    competencies text[] DEFAULT '{}'::text[] NOT NULL,
    certificate_percent integer,
    certificate_test boolean DEFAULT false NOT NULL,
    archived boolean DEFAULT false NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((((title_fr || ' '::text) || title_ar) || ' '::text) || title_en) || ' C-'::text) || lpad((ordinal)::text, GREATEST(4, length((ordinal)::text)), '0'::text)))) STORED NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(title_fr, ''::text), NULLIF(title_en, ''::text), title_ar))) STORED NOT NULL,
    CONSTRAINT course_certificate_percent_sensible CHECK (((certificate_percent >= 1) AND (certificate_percent <= 100))),
    CONSTRAINT course_kind_known CHECK ((kind = ANY (ARRAY['training'::text, 'workshop'::text, 'reflection_workshop'::text, 'study_visit'::text, 'coaching'::text, 'seminar'::text, 'conference'::text]))),
    CONSTRAINT course_modality_known CHECK ((modality = ANY (ARRAY['in_person'::text, 'distance'::text, 'e_learning'::text, 'blended'::text]))),
    CONSTRAINT course_seats_positive CHECK ((seats > 0)),
    CONSTRAINT course_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: course_duration; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.course_duration (
    course_id uuid NOT NULL,
    "position" integer NOT NULL,
    days integer NOT NULL,
    minutes integer,
    CONSTRAINT course_duration_days_sensible CHECK (((days >= 1) AND (days <= 200))),
    CONSTRAINT course_duration_minutes_sensible CHECK (((minutes >= 1) AND (minutes <= (days * 1440))))
);

--
-- Name: course_material; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.course_material (
    course_id uuid NOT NULL,
    "position" integer NOT NULL,
    title text NOT NULL,
    link text DEFAULT ''::text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT course_material_titled CHECK ((title <> ''::text))
);

--
-- Name: course_module; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.course_module (
    course_id uuid NOT NULL,
    "position" integer NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    days integer,
    minutes integer,
    CONSTRAINT course_module_days_or_minutes CHECK (((days IS NULL) OR (minutes IS NULL))),
    CONSTRAINT course_module_length_sensible CHECK (((((days >= 1) AND (days <= 200)) AND (minutes IS NULL)) OR (((minutes >= 1) AND (minutes <= 288000)) AND (days IS NULL)) OR (num_nonnulls(days, minutes) = 0))),
    CONSTRAINT course_module_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: course_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.course ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.course_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: course_prerequisite; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.course_prerequisite (
    course_id uuid NOT NULL,
    prerequisite_id uuid NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT course_prerequisite_not_itself CHECK ((course_id <> prerequisite_id))
);

--
-- Name: course_question; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.course_question (
    course_id uuid NOT NULL,
    "position" smallint NOT NULL,
    audience text NOT NULL,
    answer text NOT NULL,
    text_fr text NOT NULL,
    text_ar text NOT NULL,
    text_en text NOT NULL,
    CONSTRAINT course_question_answer_known CHECK ((answer = ANY (ARRAY['scale'::text, 'yes_no'::text, 'text'::text]))),
    CONSTRAINT course_question_audience_known CHECK ((audience = ANY (ARRAY['participants'::text, 'hosts'::text, 'travellers'::text]))),
    CONSTRAINT course_question_said CHECK (((text_fr <> ''::text) OR (text_ar <> ''::text) OR (text_en <> ''::text)))
);

--
-- Name: created_id; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.created_id (
    id uuid NOT NULL,
    concept text NOT NULL,
    account_id uuid,
    body_hash bytea NOT NULL
);

--
-- Name: deadline_digest; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.deadline_digest (
    account_id uuid NOT NULL,
    week date NOT NULL,
    message_id uuid,
    written_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT deadline_digest_week_begins_on_monday CHECK ((EXTRACT(isodow FROM week) = (1)::numeric))
);

--
-- Name: deadline_told; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.deadline_told (
    account_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    due_on date NOT NULL,
    months_before integer NOT NULL,
    CONSTRAINT deadline_told_kind_known CHECK ((kind = ANY (ARRAY['agreement_end'::text, 'agreement_notice'::text, 'commitment'::text]))),
    CONSTRAINT deadline_told_months_known CHECK ((months_before = ANY (ARRAY[0, 1, 3, 6])))
);

--
-- Name: designated_person; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.designated_person (
    designation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    rank integer NOT NULL,
    standing text DEFAULT 'main'::text NOT NULL,
    channel text NOT NULL,
    import_id uuid,
    designated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT designated_person_channel_known CHECK ((channel = ANY (ARRAY['letter'::text, 'focal_point'::text, 'partner'::text, 'typed'::text]))),
    CONSTRAINT designated_person_rank_positive CHECK ((rank > 0)),
    CONSTRAINT designated_person_standing_known CHECK ((standing = ANY (ARRAY['main'::text, 'substitute'::text])))
);

--
-- Name: designation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.designation (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    session_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    language text DEFAULT 'fr'::text NOT NULL,
    addressee text DEFAULT ''::text NOT NULL,
    profile text DEFAULT ''::text NOT NULL,
    attachments text[] DEFAULT '{}'::text[] NOT NULL,
    places integer NOT NULL,
    women_percent smallint,
    deadline date,
    outgoing_number text DEFAULT ''::text NOT NULL,
    sent_on date,
    incoming_number text DEFAULT ''::text NOT NULL,
    answered_on date,
    note text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT designation_answer_after_sending CHECK ((answered_on >= sent_on)),
    CONSTRAINT designation_answer_has_date CHECK ((((state = 'answered'::text) = (answered_on IS NOT NULL)) OR (state = 'cancelled'::text))),
    CONSTRAINT designation_deadline_after_sending CHECK ((deadline >= sent_on)),
    CONSTRAINT designation_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT designation_places_fit CHECK (((places >= 1) AND (places <= 1000))),
    CONSTRAINT designation_sent_has_date CHECK (((state = ANY (ARRAY['draft'::text, 'cancelled'::text])) OR (sent_on IS NOT NULL))),
    CONSTRAINT designation_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'answered'::text, 'cancelled'::text]))),
    CONSTRAINT designation_women_percent_fits CHECK (((women_percent >= 0) AND (women_percent <= 100)))
);

--
-- Name: designation_plan; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.designation_plan (
    session_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    women_percent smallint,
    deadline date,
    profile_fr text DEFAULT ''::text NOT NULL,
    profile_ar text DEFAULT ''::text NOT NULL,
    profile_en text DEFAULT ''::text NOT NULL,
    CONSTRAINT designation_plan_women_percent_fits CHECK (((women_percent >= 0) AND (women_percent <= 100)))
);

--
-- Name: designation_reminder; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.designation_reminder (
    designation_id uuid NOT NULL,
    sent_on date NOT NULL,
    outgoing_number text DEFAULT ''::text NOT NULL
);

--
-- Name: disability_edition; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.disability_edition (
    day date NOT NULL,
    published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    yes integer NOT NULL,
    no integer NOT NULL,
    not_stated integer NOT NULL,
    published_by uuid,
    published_by_name text NOT NULL,
    CONSTRAINT disability_edition_nothing_small CHECK (((yes >= 5) AND (no >= 5) AND (not_stated >= 5)))
);

--
-- Name: disability_statement; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.disability_statement (
    person_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    seeing smallint,
    hearing smallint,
    walking smallint,
    remembering smallint,
    self_care smallint,
    communicating smallint,
    date date NOT NULL,
    channel text NOT NULL,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT disability_statement_answers_known CHECK ((((seeing >= 1) AND (seeing <= 4)) AND ((hearing >= 1) AND (hearing <= 4)) AND ((walking >= 1) AND (walking <= 4)) AND ((remembering >= 1) AND (remembering <= 4)) AND ((self_care >= 1) AND (self_care <= 4)) AND ((communicating >= 1) AND (communicating <= 4)))),
    CONSTRAINT disability_statement_channel_known CHECK ((channel = ANY (ARRAY['letter'::text, 'email'::text, 'in_person'::text, 'phone'::text, 'form'::text]))),
    CONSTRAINT disability_statement_says_something CHECK ((COALESCE(seeing, hearing, walking, remembering, self_care, communicating) IS NOT NULL))
);

--
-- Name: duplicate_pair; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.duplicate_pair (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    person_a uuid,
    person_b uuid,
    organisation_a uuid,
    organisation_b uuid,
    score double precision NOT NULL,
    bits double precision NOT NULL,
    certain boolean NOT NULL,
    reasons text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    found_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_name text DEFAULT ''::text NOT NULL,
    decided_bits double precision,
    later_until date,
    CONSTRAINT duplicate_pair_decided CHECK (((state = 'open'::text) = (decided_at IS NULL))),
    CONSTRAINT duplicate_pair_in_order CHECK (((person_a < person_b) OR (organisation_a < organisation_b))),
    CONSTRAINT duplicate_pair_later_has_a_day CHECK (((state = 'later'::text) = (later_until IS NOT NULL))),
    CONSTRAINT duplicate_pair_of_one_kind CHECK ((((num_nonnulls(person_a, person_b) = 2) AND (num_nonnulls(organisation_a, organisation_b) = 0)) OR ((num_nonnulls(person_a, person_b) = 0) AND (num_nonnulls(organisation_a, organisation_b) = 2)))),
    CONSTRAINT duplicate_pair_state_known CHECK ((state = ANY (ARRAY['open'::text, 'same'::text, 'different'::text, 'later'::text])))
);

--
-- Name: duplicate_run; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.duplicate_run (
    id uuid NOT NULL,
    subject text NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    account_id uuid,
    records integer DEFAULT 0 NOT NULL,
    pairs integer DEFAULT 0 NOT NULL,
    certain integer DEFAULT 0 NOT NULL,
    failure text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT duplicate_run_over_when_finished CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])))),
    CONSTRAINT duplicate_run_state_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
    CONSTRAINT duplicate_run_subject_known CHECK ((subject = ANY (ARRAY['people'::text, 'organisations'::text])))
);

--
-- Name: e_learning; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.e_learning (
    session_id uuid NOT NULL,
    link text NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    planned_minutes integer NOT NULL,
    CONSTRAINT e_learning_closes_after_opening CHECK ((closes_on >= opens_on)),
    CONSTRAINT e_learning_minutes_positive CHECK (((planned_minutes >= 1) AND (planned_minutes <= 600000)))
);

--
-- Name: erasure; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.erasure (
    person_id uuid NOT NULL,
    former_id uuid,
    label text NOT NULL,
    erased_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    participations integer DEFAULT 0 NOT NULL,
    lines_redacted integer DEFAULT 0 NOT NULL,
    files_removed integer DEFAULT 0 NOT NULL,
    exports_withdrawn integer DEFAULT 0 NOT NULL
);

--
-- Name: evaluation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.evaluation (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    agreement_id uuid NOT NULL,
    kind text NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    evaluator text DEFAULT ''::text NOT NULL,
    planned_on athar.partial_date,
    reported_on athar.partial_date,
    summary_fr text DEFAULT ''::text NOT NULL,
    summary_ar text DEFAULT ''::text NOT NULL,
    summary_en text DEFAULT ''::text NOT NULL,
    CONSTRAINT evaluation_kind_known CHECK ((kind = ANY (ARRAY['mid_term'::text, 'final'::text]))),
    CONSTRAINT evaluation_planned_on_exists CHECK (((athar.first_day((planned_on)::text) IS NOT NULL) OR (planned_on IS NULL))),
    CONSTRAINT evaluation_reported_on_exists CHECK (((athar.first_day((reported_on)::text) IS NOT NULL) OR (reported_on IS NULL))),
    CONSTRAINT evaluation_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: evaluation_recommendation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.evaluation_recommendation (
    id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    "position" integer NOT NULL,
    text_fr text DEFAULT ''::text NOT NULL,
    text_ar text DEFAULT ''::text NOT NULL,
    text_en text DEFAULT ''::text NOT NULL,
    owner_organisation_id uuid,
    owner_name text DEFAULT ''::text NOT NULL,
    due_on date,
    state text DEFAULT 'open'::text NOT NULL,
    closed_on date,
    follow_up text DEFAULT ''::text NOT NULL,
    CONSTRAINT evaluation_recommendation_closed_is_dated CHECK (((state = 'open'::text) = (closed_on IS NULL))),
    CONSTRAINT evaluation_recommendation_owned CHECK (((owner_organisation_id IS NOT NULL) OR (owner_name <> ''::text))),
    CONSTRAINT evaluation_recommendation_state_known CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
    CONSTRAINT evaluation_recommendation_worded CHECK (((text_fr <> ''::text) OR (text_ar <> ''::text) OR (text_en <> ''::text)))
);

--
-- Name: export; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.export (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind text NOT NULL,
    list text DEFAULT ''::text NOT NULL,
    format text NOT NULL,
    filters text[] DEFAULT '{}'::text[] NOT NULL,
    columns text[] DEFAULT '{}'::text[] NOT NULL,
    language text NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    file_name text DEFAULT ''::text NOT NULL,
    content_type text DEFAULT ''::text NOT NULL,
    size_bytes bigint DEFAULT 0 NOT NULL,
    sha256 text DEFAULT ''::text NOT NULL,
    row_count bigint DEFAULT 0 NOT NULL,
    failure text DEFAULT ''::text NOT NULL,
    failure_detail text DEFAULT ''::text NOT NULL,
    made_for text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    expires_at timestamp with time zone,
    names boolean DEFAULT false NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT export_done_has_file CHECK (((state <> 'done'::text) OR ((file_name <> ''::text) AND (sha256 <> ''::text)))),
    CONSTRAINT export_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT export_over_when_finished CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])))),
    CONSTRAINT export_reason_length CHECK ((length(reason) <= 500)),
    CONSTRAINT export_state_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);

--
-- Name: frozen_participation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.frozen_participation (
    person_id uuid NOT NULL,
    session_id uuid NOT NULL,
    sex text NOT NULL,
    age_years smallint,
    age_band text NOT NULL,
    administrative_level text,
    category text,
    organisation_id uuid,
    grade text,
    place_code text,
    region_code text,
    disability text,
    CONSTRAINT frozen_participation_disability_known CHECK ((disability = ANY (ARRAY['yes'::text, 'no'::text])))
);

--
-- Name: holiday; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.holiday (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    confirmed boolean DEFAULT true NOT NULL,
    CONSTRAINT holiday_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT holiday_kind_known CHECK ((kind = ANY (ARRAY['fixed'::text, 'lunar'::text, 'ramadan'::text]))),
    CONSTRAINT holiday_length_sensible CHECK (((ends_on - starts_on) <= 40)),
    CONSTRAINT holiday_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: idempotency_key; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.idempotency_key (
    account_id uuid NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status smallint NOT NULL,
    location text DEFAULT ''::text NOT NULL,
    etag text DEFAULT ''::text NOT NULL,
    answer text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: identity_number; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.identity_number (
    person_id uuid NOT NULL,
    kind text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    lookup bytea NOT NULL,
    date date NOT NULL,
    channel text NOT NULL,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT identity_number_channel_known CHECK ((channel = ANY (ARRAY['letter'::text, 'email'::text, 'in_person'::text, 'phone'::text, 'form'::text]))),
    CONSTRAINT identity_number_is_sealed CHECK (((octet_length(sealed) > 40) AND (octet_length(lookup) = 32))),
    CONSTRAINT identity_number_kind_known CHECK ((kind = ANY (ARRAY['national_identity'::text, 'payroll'::text])))
);

--
-- Name: import; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.import (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    mapping text[] DEFAULT '{}'::text[] NOT NULL,
    defaults text[] DEFAULT '{}'::text[] NOT NULL,
    skip_rows_in_error boolean DEFAULT false NOT NULL,
    total_rows integer DEFAULT 0 NOT NULL,
    new_rows integer DEFAULT 0 NOT NULL,
    unchanged_rows integer DEFAULT 0 NOT NULL,
    changed_rows integer DEFAULT 0 NOT NULL,
    error_rows integer DEFAULT 0 NOT NULL,
    failure text DEFAULT ''::text NOT NULL,
    failure_detail text DEFAULT ''::text NOT NULL,
    account_id uuid,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    session_id uuid,
    sheet integer DEFAULT 0 NOT NULL,
    header_first integer DEFAULT 0 NOT NULL,
    header_last integer DEFAULT 0 NOT NULL,
    encoding text DEFAULT ''::text NOT NULL,
    delimiter text DEFAULT ''::text NOT NULL,
    shape text DEFAULT ''::text NOT NULL,
    remembered_at timestamp with time zone,
    undone_at timestamp with time zone,
    content_removed_at timestamp with time zone,
    designation_id uuid,
    CONSTRAINT import_designation_of_registrations CHECK (((designation_id IS NULL) OR (kind = 'registrations'::text))),
    CONSTRAINT import_header_in_order CHECK (((header_first >= 0) AND (header_last >= header_first))),
    CONSTRAINT import_kind_known CHECK ((kind = ANY (ARRAY['sessions'::text, 'people'::text, 'organisations'::text, 'registrations'::text, 'places'::text, 'agreements'::text, 'progress'::text]))),
    CONSTRAINT import_session_of_registrations CHECK (((kind = ANY (ARRAY['registrations'::text, 'progress'::text])) = (session_id IS NOT NULL))),
    CONSTRAINT import_state_known CHECK ((state = ANY (ARRAY['uploaded'::text, 'previewing'::text, 'previewed'::text, 'confirming'::text, 'confirmed'::text, 'undone'::text, 'cancelled'::text, 'failed'::text])))
);

--
-- Name: import_correction; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.import_correction (
    import_id uuid NOT NULL,
    "row" integer NOT NULL,
    column_name text NOT NULL,
    value text NOT NULL
);

--
-- Name: import_effect; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.import_effect (
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    concept text NOT NULL,
    subject_id uuid NOT NULL,
    version integer,
    before jsonb,
    after jsonb,
    CONSTRAINT import_effect_concept_known CHECK ((concept = ANY (ARRAY['organisations'::text, 'people'::text, 'affiliations'::text, 'sessions'::text, 'registrations'::text, 'attendances'::text, 'agreements'::text, 'agreement_parties'::text, 'agreement_steps'::text, 'agreement_terms'::text, 'agreement_components'::text, 'agreement_amendments'::text, 'agreement_claims'::text, 'reference_items'::text, 'learner_progress'::text])))
);

--
-- Name: import_effect_number_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.import_effect ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.import_effect_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: import_row; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.import_row (
    import_id uuid NOT NULL,
    "row" integer NOT NULL,
    outcome text NOT NULL,
    cells text[] DEFAULT '{}'::text[] NOT NULL,
    remarks text[] DEFAULT '{}'::text[] NOT NULL,
    subject_id uuid,
    label text DEFAULT ''::text NOT NULL,
    changes text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT import_row_outcome_known CHECK ((outcome = ANY (ARRAY['new'::text, 'unchanged'::text, 'changed'::text, 'error'::text])))
);

--
-- Name: import_shape; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.import_shape (
    kind text NOT NULL,
    shape text NOT NULL,
    sheet integer NOT NULL,
    header_first integer NOT NULL,
    header_last integer NOT NULL,
    mapping text[] NOT NULL,
    defaults text[] NOT NULL,
    confirmed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: import_sheet; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.import_sheet (
    import_id uuid NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    hidden boolean NOT NULL,
    content bytea NOT NULL
);

--
-- Name: invitation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.invitation (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    answer_by date NOT NULL,
    link_number integer DEFAULT 1 NOT NULL,
    asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    reminders integer DEFAULT 0 NOT NULL,
    reminded_at timestamp with time zone,
    answer text DEFAULT 'none'::text NOT NULL,
    answered_at timestamp with time zone,
    answered_by text DEFAULT ''::text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    replacement_name text DEFAULT ''::text NOT NULL,
    replacement_contact text DEFAULT ''::text NOT NULL,
    ended text DEFAULT ''::text NOT NULL,
    answer_reminded_for date,
    session_reminded_for date,
    replaced_by uuid,
    CONSTRAINT invitation_answer_known CHECK ((answer = ANY (ARRAY['none'::text, 'comes'::text, 'declines'::text, 'replacement'::text]))),
    CONSTRAINT invitation_answered_has_instant CHECK (((answer = 'none'::text) = (answered_at IS NULL))),
    CONSTRAINT invitation_ended_known CHECK ((ended = ANY (ARRAY[''::text, 'withdrawn'::text, 'expired'::text]))),
    CONSTRAINT invitation_reason_known CHECK ((reason = ANY (ARRAY['invited'::text, 'promoted'::text]))),
    CONSTRAINT invitation_replaced_once CHECK (((replaced_by IS NULL) OR (answer = 'replacement'::text))),
    CONSTRAINT invitation_replacement_named CHECK (((answer <> 'replacement'::text) OR (replacement_name <> ''::text))),
    CONSTRAINT invitation_texts_short CHECK (((length(note) <= 500) AND (length(replacement_name) <= 200) AND (length(replacement_contact) <= 200)))
);

--
-- Name: joint_commission; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.joint_commission (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    country text,
    CONSTRAINT joint_commission_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: joint_commission_session; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.joint_commission_session (
    id uuid NOT NULL,
    commission_id uuid NOT NULL,
    number integer NOT NULL,
    held_on athar.partial_date,
    place text DEFAULT ''::text NOT NULL,
    CONSTRAINT joint_commission_session_number_positive CHECK ((number > 0))
);

--
-- Name: learner_progress; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.learner_progress (
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    percent smallint NOT NULL,
    completed_on date,
    CONSTRAINT learner_progress_percent_fits CHECK (((percent >= 0) AND (percent <= 100)))
);

--
-- Name: mail_attachment; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.mail_attachment (
    message_id uuid NOT NULL,
    "position" smallint NOT NULL,
    file_name text NOT NULL,
    content_type text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT mail_attachment_size CHECK ((octet_length(content) <= 1048576))
);

--
-- Name: mail_message; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.mail_message (
    id uuid NOT NULL,
    ordinal bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    session_id uuid,
    person_id uuid,
    invitation_id uuid,
    language text NOT NULL,
    to_address text NOT NULL,
    to_name text DEFAULT ''::text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    link text DEFAULT ''::text NOT NULL,
    message_id text,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    last_attempt_at timestamp with time zone,
    problem text DEFAULT ''::text NOT NULL,
    answer text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    created_by text DEFAULT ''::text NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT mail_message_kind_known CHECK ((kind = ANY (ARRAY['invitation'::text, 'reminder'::text, 'confirmation'::text, 'change'::text, 'cancellation'::text, 'promotion'::text, 'postponement'::text, 'withdrawal'::text, 'upcoming'::text, 'deadlines'::text, 'correction'::text, 'partner_report'::text]))),
    CONSTRAINT mail_message_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT mail_message_problem_known CHECK ((problem = ANY (ARRAY[''::text, 'refused'::text, 'put_off'::text, 'no_answer'::text, 'not_reached'::text, 'not_secure'::text, 'not_signed_in'::text, 'interrupted'::text]))),
    CONSTRAINT mail_message_sent_has_instant CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
    CONSTRAINT mail_message_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'given_up'::text])))
);

--
-- Name: mail_message_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.mail_message ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.mail_message_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: mail_template; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.mail_template (
    kind text NOT NULL,
    language text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    CONSTRAINT mail_template_kind_known CHECK ((kind = ANY (ARRAY['invitation'::text, 'reminder'::text, 'confirmation'::text, 'change'::text, 'cancellation'::text, 'promotion'::text, 'short_message'::text, 'postponement'::text, 'withdrawal'::text, 'upcoming'::text, 'deadlines'::text, 'correction'::text, 'partner_report'::text]))),
    CONSTRAINT mail_template_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT mail_template_length CHECK ((((length(subject) >= 1) AND (length(subject) <= 200)) AND ((length(body) >= 1) AND (length(body) <= 10000))))
);

--
-- Name: name_word; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.name_word (
    key bigint NOT NULL,
    bearers integer NOT NULL
);

--
-- Name: organisation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    type_list text GENERATED ALWAYS AS ('organisation_type'::text) STORED NOT NULL,
    type text NOT NULL,
    parent_id uuid,
    country text,
    place_code text,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    acronym_fr text DEFAULT ''::text NOT NULL,
    acronym_ar text DEFAULT ''::text NOT NULL,
    acronym_en text DEFAULT ''::text NOT NULL,
    aliases text[] DEFAULT '{}'::text[] NOT NULL,
    address_fr text DEFAULT ''::text NOT NULL,
    address_ar text DEFAULT ''::text NOT NULL,
    address_en text DEFAULT ''::text NOT NULL,
    phones text[] DEFAULT '{}'::text[] NOT NULL,
    email text,
    website text,
    letterhead_fr text DEFAULT ''::text NOT NULL,
    letterhead_ar text DEFAULT ''::text NOT NULL,
    letterhead_en text DEFAULT ''::text NOT NULL,
    search_text text DEFAULT ''::text NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(name_fr, ''::text), NULLIF(name_en, ''::text), name_ar))) STORED NOT NULL,
    founded_on date,
    ended_on date,
    merged_into uuid,
    CONSTRAINT organisation_ends_after_founding CHECK ((ended_on > founded_on)),
    CONSTRAINT organisation_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text))),
    CONSTRAINT organisation_not_its_own_parent CHECK ((parent_id <> id)),
    CONSTRAINT organisation_not_merged_into_itself CHECK ((merged_into <> id))
);

--
-- Name: organisation_earlier_name; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation_earlier_name (
    organisation_id uuid NOT NULL,
    until date NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    acronym_fr text DEFAULT ''::text NOT NULL,
    acronym_ar text DEFAULT ''::text NOT NULL,
    acronym_en text DEFAULT ''::text NOT NULL
);

--
-- Name: organisation_earlier_parent; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation_earlier_parent (
    organisation_id uuid NOT NULL,
    until date NOT NULL,
    parent_id uuid
);

--
-- Name: organisation_event; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation_event (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    happened_on date,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    acronym_fr text DEFAULT ''::text NOT NULL,
    acronym_ar text DEFAULT ''::text NOT NULL,
    acronym_en text DEFAULT ''::text NOT NULL,
    former_name_fr text DEFAULT ''::text NOT NULL,
    former_name_ar text DEFAULT ''::text NOT NULL,
    former_name_en text DEFAULT ''::text NOT NULL,
    former_acronym_fr text DEFAULT ''::text NOT NULL,
    former_acronym_ar text DEFAULT ''::text NOT NULL,
    former_acronym_en text DEFAULT ''::text NOT NULL,
    parent_id uuid,
    former_parent_id uuid,
    reason text DEFAULT ''::text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    undone_at timestamp with time zone,
    undone_by uuid,
    undone_by_name text,
    CONSTRAINT organisation_event_dated CHECK (((kind = 'same_as'::text) = (happened_on IS NULL))),
    CONSTRAINT organisation_event_kind_known CHECK ((kind = ANY (ARRAY['renamed'::text, 'merged'::text, 'split'::text, 'moved'::text, 'same_as'::text]))),
    CONSTRAINT organisation_event_undone_by_somebody CHECK (((undone_at IS NULL) = (undone_by_name IS NULL)))
);

--
-- Name: organisation_fact; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation_fact (
    organisation integer NOT NULL,
    organisation_id uuid NOT NULL,
    parent integer NOT NULL,
    type text NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint,
    earlier_parents integer[] DEFAULT '{}'::integer[] NOT NULL
);

--
-- Name: organisation_logo; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation_logo (
    organisation_id uuid NOT NULL,
    sha256 text NOT NULL,
    media_type text NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT organisation_logo_sides_sensible CHECK ((((width >= 16) AND (width <= 4096)) AND ((height >= 16) AND (height <= 4096)))),
    CONSTRAINT organisation_logo_size_sensible CHECK ((octet_length(content) <= 524288)),
    CONSTRAINT organisation_logo_type_known CHECK ((media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text])))
);

--
-- Name: organisation_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.organisation ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.organisation_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: organisation_successor; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation_successor (
    event_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    place smallint NOT NULL
);

--
-- Name: outreach_activity; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.outreach_activity (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    programme_id uuid NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    kind_list text GENERATED ALWAYS AS ('outreach_kind'::text) STORED NOT NULL,
    kind text NOT NULL,
    date date,
    place_code text,
    country text,
    channel text DEFAULT ''::text NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((title_fr || ' '::text) || title_ar) || ' '::text) || title_en))) STORED NOT NULL,
    CONSTRAINT outreach_activity_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: participation_fact; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.participation_fact (
    person integer NOT NULL,
    session integer NOT NULL,
    person_id uuid NOT NULL,
    session_id uuid NOT NULL,
    role text NOT NULL,
    registered boolean NOT NULL,
    attended_minutes integer NOT NULL,
    attended_sittings integer NOT NULL,
    sex text NOT NULL,
    age_band text NOT NULL,
    level text NOT NULL,
    category text NOT NULL,
    organisation integer NOT NULL,
    region text NOT NULL,
    programmes uuid[] NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint
);

--
-- Name: partner_report; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.partner_report (
    id uuid NOT NULL,
    ordinal bigint NOT NULL,
    organisation_id uuid NOT NULL,
    half_year text,
    contact_name text DEFAULT ''::text NOT NULL,
    contact_email text NOT NULL,
    language text NOT NULL,
    message_id uuid,
    sent_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    sent_by_name text NOT NULL,
    expires_on date NOT NULL,
    first_opened_at timestamp with time zone,
    times_opened integer DEFAULT 0 NOT NULL,
    CONSTRAINT partner_report_half_year_shape CHECK ((half_year ~ '^[0-9]{4}-[12]$'::text)),
    CONSTRAINT partner_report_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text]))),
    CONSTRAINT partner_report_opened_has_instant CHECK (((times_opened > 0) = (first_opened_at IS NOT NULL)))
);

--
-- Name: partner_report_choice; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.partner_report_choice (
    organisation_id uuid NOT NULL,
    language text,
    is_stopped boolean DEFAULT false NOT NULL,
    CONSTRAINT partner_report_choice_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text])))
);

--
-- Name: partner_report_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.partner_report ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.partner_report_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: partner_report_schedule; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.partner_report_schedule (
    only_one boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    is_on boolean DEFAULT true NOT NULL,
    first_day text DEFAULT '01-10'::text NOT NULL,
    second_day text DEFAULT '07-10'::text NOT NULL,
    link_days smallint DEFAULT 60 NOT NULL,
    CONSTRAINT partner_report_schedule_days_shape CHECK (((first_day ~ '^0[1-6]-[0-3][0-9]$'::text) AND (second_day ~ '^(0[7-9]|1[0-2])-[0-3][0-9]$'::text))),
    CONSTRAINT partner_report_schedule_link_sensible CHECK (((link_days >= 7) AND (link_days <= 365))),
    CONSTRAINT partner_report_schedule_only_one CHECK (only_one)
);

--
-- Name: person; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.person (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    title text,
    family_name text NOT NULL,
    given_name text NOT NULL,
    family_name_ar text DEFAULT ''::text NOT NULL,
    given_name_ar text DEFAULT ''::text NOT NULL,
    sex text NOT NULL,
    birth_date date,
    birth_year smallint,
    age_bracket text,
    category_list text GENERATED ALWAYS AS ('person_category'::text) STORED NOT NULL,
    category text,
    email text,
    phone text,
    language text,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(((family_name || ' '::text) || given_name), ' '::text), ((family_name_ar || ' '::text) || given_name_ar)))) STORED NOT NULL,
    merged_into uuid,
    merged_names text DEFAULT ''::text NOT NULL,
    canonical_id uuid GENERATED ALWAYS AS (COALESCE(merged_into, id)) STORED NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((((((((((given_name || ' '::text) || family_name) || ' '::text) || given_name) || ' '::text) || given_name_ar) || ' '::text) || family_name_ar) || ' '::text) || given_name_ar) || ' '::text) || merged_names))) STORED NOT NULL,
    erased_at timestamp with time zone,
    locked_at timestamp with time zone,
    birth_day_for_age date,
    CONSTRAINT person_age_bracket_known CHECK ((age_bracket = ANY (ARRAY['under_25'::text, '25_34'::text, '35_44'::text, '45_54'::text, '55_64'::text, '65_over'::text]))),
    CONSTRAINT person_birth_year_sensible CHECK (((birth_year >= 1900) AND (birth_year <= 2199))),
    CONSTRAINT person_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT person_named CHECK (((family_name <> ''::text) OR (given_name <> ''::text) OR (family_name_ar <> ''::text) OR (given_name_ar <> ''::text))),
    CONSTRAINT person_not_merged_into_itself CHECK ((merged_into <> id)),
    CONSTRAINT person_one_birth_statement CHECK ((num_nonnulls(birth_date, birth_year, age_bracket) <= 1)),
    CONSTRAINT person_sex_known CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'not_stated'::text, 'prefers_not_to_say'::text]))),
    CONSTRAINT person_title_known CHECK ((title = ANY (ARRAY['mr'::text, 'mrs'::text, 'dr'::text, 'pr'::text])))
);

--
-- Name: person_group; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.person_group (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code text NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    kind_list text GENERATED ALWAYS AS ('group_kind'::text) STORED NOT NULL,
    kind text NOT NULL,
    CONSTRAINT person_group_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: person_group_member; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.person_group_member (
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    valid_from date,
    valid_to date,
    CONSTRAINT person_group_member_ends_after_start CHECK ((valid_to >= valid_from))
);

--
-- Name: person_likeness_key; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.person_likeness_key (
    key bigint NOT NULL,
    ordinal integer NOT NULL
);

--
-- Name: person_merge; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.person_merge (
    id uuid NOT NULL,
    merged_id uuid NOT NULL,
    canonical_id uuid NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    field_changes text[] DEFAULT '{}'::text[] NOT NULL,
    effect text[] DEFAULT '{}'::text[] NOT NULL,
    merged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    merged_by uuid,
    merged_by_name text NOT NULL,
    undone_at timestamp with time zone,
    undone_by uuid,
    undone_by_name text,
    kept_fields text[] DEFAULT '{}'::text[] NOT NULL,
    undo_effect text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT person_merge_effect_whole CHECK ((((cardinality(effect) % 5) = 0) AND ((cardinality(undo_effect) % 5) = 0))),
    CONSTRAINT person_merge_field_changes_whole CHECK (((cardinality(field_changes) % 3) = 0)),
    CONSTRAINT person_merge_not_with_itself CHECK ((merged_id <> canonical_id)),
    CONSTRAINT person_merge_undone_by_somebody CHECK (((undone_at IS NULL) = (undone_by_name IS NULL)))
);

--
-- Name: person_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.person ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.person_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: person_request; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.person_request (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    ordinal integer NOT NULL,
    created_year smallint NOT NULL,
    reference text GENERATED ALWAYS AS (((('DP-'::text || created_year) || '-'::text) || lpad((ordinal)::text, GREATEST(4, length((ordinal)::text)), '0'::text))) STORED NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    channel text NOT NULL,
    received_on date NOT NULL,
    due_on date NOT NULL,
    statement text DEFAULT ''::text NOT NULL,
    decision text,
    reason text DEFAULT ''::text NOT NULL,
    answered_on date,
    answered_by uuid,
    answered_by_name text DEFAULT ''::text NOT NULL,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT person_request_answered_after_received CHECK ((answered_on >= received_on)),
    CONSTRAINT person_request_answered_once CHECK (((decision IS NULL) = (answered_on IS NULL))),
    CONSTRAINT person_request_channel_known CHECK ((channel = ANY (ARRAY['letter'::text, 'email'::text, 'in_person'::text, 'phone'::text, 'form'::text]))),
    CONSTRAINT person_request_decision_known CHECK ((decision = ANY (ARRAY['data_given'::text, 'rectified'::text, 'locked'::text, 'erased'::text, 'refused'::text]))),
    CONSTRAINT person_request_due_after_received CHECK ((due_on >= received_on)),
    CONSTRAINT person_request_kind_known CHECK ((kind = ANY (ARRAY['access'::text, 'rectification'::text, 'objection'::text, 'erasure'::text]))),
    CONSTRAINT person_request_refused_with_reason CHECK (((decision IS DISTINCT FROM 'refused'::text) OR (reason <> ''::text)))
);

--
-- Name: person_request_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.person_request ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.person_request_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: person_unchecked; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.person_unchecked (
    person_id uuid NOT NULL
);

--
-- Name: place; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.place (
    code text NOT NULL,
    kind text NOT NULL,
    parent_code text,
    region_code text,
    country_code text NOT NULL,
    type text DEFAULT ''::text NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    valid_from date,
    valid_to date,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((name_fr || ' '::text) || name_ar) || ' '::text) || name_en))) STORED NOT NULL,
    CONSTRAINT place_has_parent_unless_country CHECK (((kind = 'country'::text) = (parent_code IS NULL))),
    CONSTRAINT place_kind_known CHECK ((kind = ANY (ARRAY['country'::text, 'region'::text, 'province'::text, 'commune'::text]))),
    CONSTRAINT place_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: post_correction; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.post_correction (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    undone_at timestamp with time zone,
    undone_by_name text,
    undone_by uuid,
    CONSTRAINT post_correction_undone_by_somebody CHECK (((undone_at IS NULL) = (undone_by_name IS NULL)))
);

--
-- Name: post_correction_line; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.post_correction_line (
    correction_id uuid NOT NULL,
    affiliation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    former_organisation_id uuid NOT NULL,
    former_to date,
    new_affiliation_id uuid,
    restored boolean DEFAULT false NOT NULL
);

--
-- Name: privacy_notice; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.privacy_notice (
    single boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    controller_fr text DEFAULT ''::text NOT NULL,
    controller_ar text DEFAULT ''::text NOT NULL,
    controller_en text DEFAULT ''::text NOT NULL,
    purpose_fr text DEFAULT ''::text NOT NULL,
    purpose_ar text DEFAULT ''::text NOT NULL,
    purpose_en text DEFAULT ''::text NOT NULL,
    recipients_fr text DEFAULT ''::text NOT NULL,
    recipients_ar text DEFAULT ''::text NOT NULL,
    recipients_en text DEFAULT ''::text NOT NULL,
    contact text DEFAULT ''::text NOT NULL,
    receipt_number text DEFAULT ''::text NOT NULL,
    answer_days integer DEFAULT 30 NOT NULL,
    CONSTRAINT privacy_notice_days_sensible CHECK (((answer_days >= 1) AND (answer_days <= 365))),
    CONSTRAINT privacy_notice_one_row CHECK (single)
);

--
-- Name: programme; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.programme (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code text NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    summary_fr text DEFAULT ''::text NOT NULL,
    summary_ar text DEFAULT ''::text NOT NULL,
    summary_en text DEFAULT ''::text NOT NULL,
    starts_on date,
    ends_on date,
    dates_note text DEFAULT ''::text NOT NULL,
    budget_minor bigint,
    budget_currency text,
    budget_estimated boolean DEFAULT false NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((((code || ' '::text) || title_fr) || ' '::text) || title_ar) || ' '::text) || title_en))) STORED NOT NULL,
    CONSTRAINT programme_budget_has_currency CHECK (((budget_minor IS NULL) = (budget_currency IS NULL))),
    CONSTRAINT programme_budget_not_negative CHECK ((budget_minor >= 0)),
    CONSTRAINT programme_code_shape CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'::text)),
    CONSTRAINT programme_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT programme_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: programme_party; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.programme_party (
    programme_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    role text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    CONSTRAINT programme_party_role_known CHECK ((role = ANY (ARRAY['funder'::text, 'implementer'::text, 'partner'::text])))
);

--
-- Name: published_edition; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.published_edition (
    day date NOT NULL,
    published_at timestamp with time zone NOT NULL,
    tick bigint NOT NULL
);

--
-- Name: published_figure; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.published_figure (
    day date NOT NULL,
    table_id uuid NOT NULL,
    row_code text DEFAULT ''::text NOT NULL,
    column_code text DEFAULT ''::text NOT NULL,
    mark text NOT NULL,
    number bigint,
    CONSTRAINT published_figure_mark_known CHECK ((mark = ANY (ARRAY['number'::text, 'under_5'::text, 'withheld'::text]))),
    CONSTRAINT published_figure_number_when_printed CHECK (((mark = 'number'::text) = (number IS NOT NULL)))
);

--
-- Name: published_table; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.published_table (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "position" bigint NOT NULL,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    measure text NOT NULL,
    groupings text[] DEFAULT '{}'::text[] NOT NULL,
    programme_id uuid,
    from_day date,
    to_day date,
    withdrawn_at timestamp with time zone,
    agreement_id uuid,
    CONSTRAINT published_table_agreement_and_period_only CHECK (((agreement_id IS NULL) OR (programme_id IS NULL))),
    CONSTRAINT published_table_ends_after_start CHECK ((to_day >= from_day)),
    CONSTRAINT published_table_groupings_at_most CHECK ((cardinality(groupings) <= 2)),
    CONSTRAINT published_table_has_title CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: published_table_position_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.published_table ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.published_table_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: purpose; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.purpose (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code text NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT purpose_code_shape CHECK ((code ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);

--
-- Name: purpose_version; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.purpose_version (
    purpose_id uuid NOT NULL,
    number integer NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    text_fr text DEFAULT ''::text NOT NULL,
    text_ar text DEFAULT ''::text NOT NULL,
    text_en text DEFAULT ''::text NOT NULL,
    legal_basis text NOT NULL,
    since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT purpose_version_basis_known CHECK ((legal_basis = ANY (ARRAY['consent'::text, 'contract'::text, 'public_mission'::text, 'legal_obligation'::text, 'vital_interest'::text]))),
    CONSTRAINT purpose_version_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: reference_item; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.reference_item (
    list text NOT NULL,
    code text NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    active boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT reference_item_code_shape CHECK ((code ~ '^[a-z][a-z0-9_]{0,59}$'::text)),
    CONSTRAINT reference_item_list_known CHECK ((list = ANY (ARRAY['organisation_type'::text, 'person_category'::text, 'grade'::text, 'outreach_kind'::text, 'group_kind'::text, 'agreement_type'::text, 'agreement_domain'::text]))),
    CONSTRAINT reference_item_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: registration; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.registration (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text DEFAULT 'participant'::text NOT NULL,
    status text NOT NULL,
    waiting_position integer,
    programme_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    registered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT registration_role_known CHECK ((role = ANY (ARRAY['participant'::text, 'trainer'::text, 'speaker'::text, 'organiser'::text, 'observer'::text, 'interpreter'::text]))),
    CONSTRAINT registration_status_known CHECK ((status = ANY (ARRAY['registered'::text, 'waiting'::text, 'withdrawn'::text]))),
    CONSTRAINT registration_waiting_has_position CHECK (((status = 'waiting'::text) = (waiting_position IS NOT NULL)))
);

--
-- Name: resource_hold; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.resource_hold (
    session_id uuid NOT NULL,
    date date NOT NULL,
    number smallint NOT NULL,
    kind text NOT NULL,
    resource_id uuid NOT NULL,
    during tstzrange NOT NULL,
    refused boolean NOT NULL,
    CONSTRAINT resource_hold_kind_known CHECK ((kind = ANY (ARRAY['room'::text, 'asset'::text, 'trainer'::text])))
);

--
-- Name: retention_rule; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.retention_rule (
    rule text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    months integer,
    CONSTRAINT retention_rule_known CHECK ((rule = ANY (ARRAY['contacts'::text, 'import_files'::text, 'import_rows'::text, 'audit_details'::text, 'request_statements'::text, 'birth_dates'::text, 'signed_sheets'::text]))),
    CONSTRAINT retention_rule_months_sensible CHECK (((months >= 1) AND (months <= 600)))
);

--
-- Name: retention_schedule; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.retention_schedule (
    only_row boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    nightly boolean DEFAULT true NOT NULL,
    last_run_at timestamp with time zone,
    last_run_on date,
    last_run_by text DEFAULT ''::text NOT NULL,
    last_emptied bigint DEFAULT 0 NOT NULL,
    CONSTRAINT retention_schedule_one_row CHECK (only_row)
);

--
-- Name: room; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.room (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    venue_id uuid NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    seats integer,
    equipment text[] DEFAULT '{}'::text[] NOT NULL,
    step_free text DEFAULT 'unknown'::text NOT NULL,
    double_booking text DEFAULT 'refused'::text NOT NULL,
    in_service boolean DEFAULT true NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((name_fr || ' '::text) || name_ar) || ' '::text) || name_en))) STORED NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(name_fr, ''::text), NULLIF(name_en, ''::text), name_ar))) STORED NOT NULL,
    CONSTRAINT room_double_booking_known CHECK ((double_booking = ANY (ARRAY['refused'::text, 'warned'::text, 'allowed'::text]))),
    CONSTRAINT room_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text))),
    CONSTRAINT room_seats_positive CHECK (((seats >= 1) AND (seats <= 100000))),
    CONSTRAINT room_step_free_known CHECK ((step_free = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
);

--
-- Name: saved_view; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.saved_view (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    list text NOT NULL,
    owner_id uuid NOT NULL,
    label text NOT NULL,
    names text[] DEFAULT '{}'::text[] NOT NULL,
    filter_values text[] DEFAULT '{}'::text[] NOT NULL,
    is_shared boolean DEFAULT false NOT NULL,
    CONSTRAINT saved_view_in_pairs CHECK ((cardinality(names) = cardinality(filter_values))),
    CONSTRAINT saved_view_labelled CHECK (((length(label) >= 1) AND (length(label) <= 60)))
);

--
-- Name: sensitive_authorisation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.sensitive_authorisation (
    kind text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    number text DEFAULT ''::text NOT NULL,
    granted_on date,
    purpose_id uuid,
    entered_by uuid,
    entered_by_name text DEFAULT ''::text NOT NULL,
    entered_at timestamp with time zone,
    CONSTRAINT sensitive_authorisation_complete CHECK (((number = ''::text) OR ((granted_on IS NOT NULL) AND (purpose_id IS NOT NULL)))),
    CONSTRAINT sensitive_authorisation_kind_known CHECK ((kind = ANY (ARRAY['disability'::text, 'national_identity'::text, 'payroll'::text]))),
    CONSTRAINT sensitive_authorisation_number_length CHECK ((length(number) <= 60))
);

--
-- Name: session; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_year smallint NOT NULL,
    reference text GENERATED ALWAYS AS (((('F-'::text || created_year) || '-'::text) || lpad((ordinal)::text, GREATEST(4, length((ordinal)::text)), '0'::text))) STORED NOT NULL,
    external_reference text,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    kind text NOT NULL,
    modality text NOT NULL,
    place_code text,
    country text,
    region_code text,
    venue text DEFAULT ''::text NOT NULL,
    seats integer,
    time_zone text DEFAULT 'Africa/Casablanca'::text NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    planned_period text,
    first_date date,
    last_date date,
    planned_minutes integer DEFAULT 0 NOT NULL,
    status text DEFAULT 'planned'::text NOT NULL,
    status_reason text DEFAULT ''::text NOT NULL,
    status_since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    head_count_total integer,
    head_count_women integer,
    head_count_men integer,
    note text DEFAULT ''::text NOT NULL,
    registered_count integer DEFAULT 0 NOT NULL,
    waiting_count integer DEFAULT 0 NOT NULL,
    sitting_count integer DEFAULT 0 NOT NULL,
    recorded_sitting_count integer DEFAULT 0 NOT NULL,
    present_count integer DEFAULT 0 NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((((((((((title_fr || ' '::text) || title_ar) || ' '::text) || title_en) || ' '::text) || venue) || ' F-'::text) || created_year) || '-'::text) || lpad((ordinal)::text, GREATEST(4, length((ordinal)::text)), '0'::text)) || ' '::text) || COALESCE(external_reference, ''::text)))) STORED NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(title_fr, ''::text), NULLIF(title_en, ''::text), title_ar))) STORED NOT NULL,
    course_id uuid,
    edition integer,
    bookings_version integer DEFAULT 1 NOT NULL,
    CONSTRAINT session_edition_of_course CHECK (((course_id IS NULL) = (edition IS NULL))),
    CONSTRAINT session_edition_positive CHECK ((edition > 0)),
    CONSTRAINT session_head_count_has_total CHECK (((head_count_total IS NOT NULL) OR (num_nonnulls(head_count_women, head_count_men) = 0))),
    CONSTRAINT session_head_count_not_negative CHECK (((head_count_total >= 0) AND (head_count_women >= 0) AND (head_count_men >= 0))),
    CONSTRAINT session_head_count_parts_fit CHECK (((COALESCE(head_count_women, 0) + COALESCE(head_count_men, 0)) <= head_count_total)),
    CONSTRAINT session_kind_known CHECK ((kind = ANY (ARRAY['training'::text, 'workshop'::text, 'reflection_workshop'::text, 'study_visit'::text, 'coaching'::text, 'seminar'::text, 'conference'::text]))),
    CONSTRAINT session_modality_known CHECK ((modality = ANY (ARRAY['in_person'::text, 'distance'::text, 'e_learning'::text, 'blended'::text]))),
    CONSTRAINT session_not_held_with_reason CHECK (((status <> ALL (ARRAY['postponed'::text, 'cancelled'::text])) OR (status_reason <> ''::text))),
    CONSTRAINT session_planned_period_only_without_days CHECK (((planned_period IS NULL) OR (first_date IS NULL))),
    CONSTRAINT session_planned_period_shape CHECK ((planned_period ~ '^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$'::text)),
    CONSTRAINT session_seats_positive CHECK ((seats > 0)),
    CONSTRAINT session_status_known CHECK ((status = ANY (ARRAY['planned'::text, 'open'::text, 'confirmed'::text, 'running'::text, 'completed'::text, 'closed'::text, 'postponed'::text, 'cancelled'::text]))),
    CONSTRAINT session_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: session_agreement; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_agreement (
    session_id uuid NOT NULL,
    agreement_id uuid NOT NULL
);

--
-- Name: session_budget; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_budget (
    session_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL
);

--
-- Name: session_budget_line; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_budget_line (
    session_id uuid NOT NULL,
    "position" integer NOT NULL,
    label text NOT NULL,
    funder_id uuid,
    currency text NOT NULL,
    planned_minor bigint,
    committed_minor bigint,
    spent_minor bigint,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT session_budget_line_amounts_sensible CHECK ((((planned_minor >= 0) AND (planned_minor <= '10000000000000'::bigint)) AND ((committed_minor >= 0) AND (committed_minor <= '10000000000000'::bigint)) AND ((spent_minor >= 0) AND (spent_minor <= '10000000000000'::bigint)))),
    CONSTRAINT session_budget_line_currency_shape CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT session_budget_line_labelled CHECK ((label <> ''::text))
);

--
-- Name: session_fact; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_fact (
    session integer NOT NULL,
    session_id uuid NOT NULL,
    date date,
    planned_minutes integer NOT NULL,
    sittings integer NOT NULL,
    sittings_recorded integer NOT NULL,
    held boolean NOT NULL,
    kind text NOT NULL,
    modality text NOT NULL,
    region text NOT NULL,
    country text NOT NULL,
    programmes uuid[] NOT NULL,
    head_count_total integer,
    head_count_women integer,
    head_count_men integer,
    known_from bigint NOT NULL,
    known_to bigint,
    course uuid
);

--
-- Name: session_filling; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_filling (
    session_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    women_target_percent smallint,
    promotion_answer_days smallint,
    promotion_stops_days smallint DEFAULT 0 NOT NULL,
    answer_reminder_days smallint DEFAULT 3,
    session_reminder_days smallint DEFAULT 2,
    CONSTRAINT session_filling_days_sensible CHECK ((((promotion_answer_days >= 1) AND (promotion_answer_days <= 60)) AND ((promotion_stops_days >= 0) AND (promotion_stops_days <= 60)))),
    CONSTRAINT session_filling_reminders_sensible CHECK ((((answer_reminder_days >= 1) AND (answer_reminder_days <= 60)) AND ((session_reminder_days >= 1) AND (session_reminder_days <= 60)))),
    CONSTRAINT session_filling_target_sensible CHECK (((women_target_percent >= 0) AND (women_target_percent <= 100)))
);

--
-- Name: session_ordinal_seq; Type: SEQUENCE; Schema: athar; Owner: -
--

ALTER TABLE athar.session ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME athar.session_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: session_practical_note; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_practical_note (
    session_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    costs_fr text DEFAULT ''::text NOT NULL,
    costs_ar text DEFAULT ''::text NOT NULL,
    costs_en text DEFAULT ''::text NOT NULL,
    note_fr text DEFAULT ''::text NOT NULL,
    note_ar text DEFAULT ''::text NOT NULL,
    note_en text DEFAULT ''::text NOT NULL,
    contact text DEFAULT ''::text NOT NULL,
    CONSTRAINT session_practical_note_short CHECK (((length(costs_fr) <= 1000) AND (length(costs_ar) <= 1000) AND (length(costs_en) <= 1000) AND (length(note_fr) <= 2000) AND (length(note_ar) <= 2000) AND (length(note_en) <= 2000) AND (length(contact) <= 300)))
);

--
-- Name: session_programme; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_programme (
    session_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    "position" integer DEFAULT 0 NOT NULL
);

--
-- Name: session_quota; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_quota (
    session_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    places integer NOT NULL,
    CONSTRAINT session_quota_places_fit CHECK (((places >= 1) AND (places <= 1000)))
);

--
-- Name: session_status_step; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_status_step (
    session_id uuid NOT NULL,
    number integer NOT NULL,
    status text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT session_status_step_status_known CHECK ((status = ANY (ARRAY['planned'::text, 'open'::text, 'confirmed'::text, 'running'::text, 'completed'::text, 'closed'::text, 'postponed'::text, 'cancelled'::text])))
);

--
-- Name: session_team_member; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_team_member (
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    CONSTRAINT session_team_member_role_known CHECK ((role = ANY (ARRAY['trainer'::text, 'speaker'::text, 'organiser'::text, 'observer'::text, 'interpreter'::text])))
);

--
-- Name: setting; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.setting (
    key text NOT NULL,
    value text NOT NULL
);

--
-- Name: sheet_elimination; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.sheet_elimination (
    id uuid NOT NULL,
    reference text NOT NULL,
    authority text NOT NULL,
    agreed_on date NOT NULL,
    recorded_by uuid,
    recorded_by_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT sheet_elimination_authority_length CHECK (((length(authority) >= 1) AND (length(authority) <= 200))),
    CONSTRAINT sheet_elimination_reference_length CHECK (((length(reference) >= 1) AND (length(reference) <= 120)))
);

--
-- Name: sign_in_session; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.sign_in_session (
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    csrf_token text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    last_seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

--
-- Name: signed_sheet; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.signed_sheet (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    date date NOT NULL,
    sitting smallint,
    page smallint NOT NULL,
    replaces uuid,
    replaced_at timestamp with time zone,
    reference text DEFAULT ''::text NOT NULL,
    file_name text DEFAULT ''::text NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    size_bytes bigint NOT NULL,
    uploaded_by uuid,
    uploaded_by_name text NOT NULL,
    uploaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    elimination_id uuid,
    CONSTRAINT signed_sheet_hash_shape CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT signed_sheet_page_sensible CHECK (((page >= 1) AND (page <= 60))),
    CONSTRAINT signed_sheet_sitting_one_or_two CHECK ((sitting = ANY (ARRAY[1, 2]))),
    CONSTRAINT signed_sheet_size_sensible CHECK (((size_bytes >= 1) AND (size_bytes <= 20971520))),
    CONSTRAINT signed_sheet_type_known CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])))
);

--
-- Name: sitting; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.sitting (
    session_id uuid NOT NULL,
    date date NOT NULL,
    number smallint NOT NULL,
    starts smallint,
    ends smallint,
    CONSTRAINT sitting_ends_after_start CHECK (((ends > starts) AND (starts >= 0) AND (ends <= 1440))),
    CONSTRAINT sitting_has_both_times_or_none CHECK (((starts IS NULL) = (ends IS NULL))),
    CONSTRAINT sitting_number_one_or_two CHECK ((number = ANY (ARRAY[1, 2])))
);

--
-- Name: study_visit; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.study_visit (
    session_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    head_registration_id uuid,
    report text DEFAULT ''::text NOT NULL,
    reported_on date,
    CONSTRAINT study_visit_report_dated CHECK (((report <> ''::text) = (reported_on IS NOT NULL)))
);

--
-- Name: team_member_sitting; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.team_member_sitting (
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    day smallint NOT NULL,
    number smallint NOT NULL,
    CONSTRAINT team_member_sitting_day_positive CHECK (((day >= 1) AND (day <= 200))),
    CONSTRAINT team_member_sitting_number_one_or_two CHECK ((number = ANY (ARRAY[1, 2])))
);

--
-- Name: tick; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.tick (
    n bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

--
-- Name: trainer; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.trainer (
    person_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    standing text DEFAULT 'internal'::text NOT NULL,
    fields text[] DEFAULT '{}'::text[] NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    training_of_trainers text DEFAULT 'none'::text NOT NULL,
    weekdays smallint[] DEFAULT '{1,2,3,4,5}'::smallint[] NOT NULL,
    contract_reference text DEFAULT ''::text NOT NULL,
    contract_from date,
    contract_to date,
    double_booking text DEFAULT 'refused'::text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT trainer_contract_ends_after_start CHECK ((contract_to >= contract_from)),
    CONSTRAINT trainer_double_booking_known CHECK ((double_booking = ANY (ARRAY['refused'::text, 'warned'::text, 'allowed'::text]))),
    CONSTRAINT trainer_level_known CHECK ((training_of_trainers = ANY (ARRAY['none'::text, 'following'::text, 'certified'::text, 'master'::text]))),
    CONSTRAINT trainer_standing_known CHECK ((standing = ANY (ARRAY['internal'::text, 'external'::text]))),
    CONSTRAINT trainer_weekdays_known CHECK ((weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]))
);

--
-- Name: trainer_absence; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.trainer_absence (
    person_id uuid NOT NULL,
    "position" integer NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT trainer_absence_ends_after_start CHECK ((ends_on >= starts_on))
);

--
-- Name: trainer_accreditation; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.trainer_accreditation (
    person_id uuid NOT NULL,
    "position" integer NOT NULL,
    title text NOT NULL,
    issuer text DEFAULT ''::text NOT NULL,
    valid_from date,
    expires_on date,
    CONSTRAINT trainer_accreditation_ends_after_start CHECK ((expires_on >= valid_from)),
    CONSTRAINT trainer_accreditation_titled CHECK ((title <> ''::text))
);

--
-- Name: travel_leg; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.travel_leg (
    session_id uuid NOT NULL,
    "position" smallint NOT NULL,
    from_place text NOT NULL,
    to_place text NOT NULL,
    departs_on date NOT NULL,
    departs_at smallint,
    arrives_on date NOT NULL,
    arrives_at smallint,
    means text NOT NULL,
    number text DEFAULT ''::text NOT NULL,
    CONSTRAINT travel_leg_arrives_after_departure CHECK ((arrives_on >= (departs_on -
CASE
    WHEN (means = 'plane'::text) THEN 1
    ELSE 0
END))),
    CONSTRAINT travel_leg_means_known CHECK ((means = ANY (ARRAY['plane'::text, 'train'::text, 'coach'::text, 'car'::text, 'boat'::text]))),
    CONSTRAINT travel_leg_times_of_a_day CHECK ((((departs_at >= 0) AND (departs_at <= 1439)) AND ((arrives_at >= 0) AND (arrives_at <= 1439))))
);

--
-- Name: traveller_paper; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.traveller_paper (
    registration_id uuid NOT NULL,
    session_id uuid NOT NULL,
    paper text NOT NULL,
    state text NOT NULL,
    date date,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT traveller_paper_date_of_a_step CHECK (((date IS NULL) OR (state = ANY (ARRAY['asked'::text, 'ready'::text])))),
    CONSTRAINT traveller_paper_known CHECK ((paper = ANY (ARRAY['passport'::text, 'visa'::text, 'mission_order'::text, 'insurance'::text]))),
    CONSTRAINT traveller_paper_state_known CHECK ((state = ANY (ARRAY['needed'::text, 'asked'::text, 'ready'::text, 'not_needed'::text]))),
    CONSTRAINT traveller_paper_without_number CHECK (((note !~ '[0-9]{6}'::text) AND (note !~ '[A-Z][ .-]?[0-9]{5}'::text)))
);

--
-- Name: venue; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.venue (
    id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name_fr text DEFAULT ''::text NOT NULL,
    name_ar text DEFAULT ''::text NOT NULL,
    name_en text DEFAULT ''::text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    place_code text,
    organisation_id uuid,
    note text DEFAULT ''::text NOT NULL,
    search_text text GENERATED ALWAYS AS (athar.search_key(((((((name_fr || ' '::text) || name_ar) || ' '::text) || name_en) || ' '::text) || address))) STORED NOT NULL,
    sort_key text GENERATED ALWAYS AS (athar.search_key(COALESCE(NULLIF(name_fr, ''::text), NULLIF(name_en, ''::text), name_ar))) STORED NOT NULL,
    CONSTRAINT venue_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text)))
);

--
-- Name: visit_entry; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.visit_entry (
    session_id uuid NOT NULL,
    "position" smallint NOT NULL,
    date date NOT NULL,
    starts smallint,
    ends smallint,
    title_fr text DEFAULT ''::text NOT NULL,
    title_ar text DEFAULT ''::text NOT NULL,
    title_en text DEFAULT ''::text NOT NULL,
    host smallint,
    place text DEFAULT ''::text NOT NULL,
    contact text DEFAULT ''::text NOT NULL,
    CONSTRAINT visit_entry_end_has_start CHECK (((ends IS NULL) OR (starts IS NOT NULL))),
    CONSTRAINT visit_entry_ends_after_start CHECK (((ends > starts) AND (starts >= 0) AND (ends <= 1440))),
    CONSTRAINT visit_entry_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
);

--
-- Name: visit_host; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.visit_host (
    session_id uuid NOT NULL,
    "position" smallint NOT NULL,
    organisation_id uuid,
    name text DEFAULT ''::text NOT NULL,
    city text DEFAULT ''::text NOT NULL,
    country text,
    from_date date,
    to_date date,
    contact text DEFAULT ''::text NOT NULL,
    CONSTRAINT visit_host_ends_after_start CHECK ((to_date >= from_date)),
    CONSTRAINT visit_host_named CHECK (((organisation_id IS NOT NULL) OR (name <> ''::text)))
);

--
-- Name: attendance; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.attendance AS
 SELECT a.session_id,
    o.canonical_id AS person_id,
    a.person_id AS entered_person_id,
    a.date,
    a.number,
    a.present
   FROM (athar.attendance a
     JOIN athar.person o ON ((o.id = a.person_id)))
  WHERE (((o.merged_into IS NULL) AND (NOT (EXISTS ( SELECT 1
           FROM athar.person m
          WHERE (m.merged_into = o.id))))) OR (NOT (EXISTS ( SELECT 1
           FROM (athar.person oo
             JOIN athar.attendance other ON (((other.person_id = oo.id) AND (other.session_id = a.session_id) AND (other.date = a.date) AND (other.number = a.number))))
          WHERE ((oo.canonical_id = o.canonical_id) AND (oo.id <> o.id) AND (ROW(other.present, (oo.merged_into IS NULL), other.person_id) > ROW(a.present, (o.merged_into IS NULL), a.person_id)))))));

--
-- Name: canonical_person; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.canonical_person AS
 WITH RECURSIVE step AS (
         SELECT m.merged_id AS person_id,
            m.canonical_id
           FROM athar.person_merge m
          WHERE (m.undone_at IS NULL)
        UNION
         SELECT s_1.person_id,
            m.canonical_id
           FROM (step s_1
             JOIN athar.person_merge m ON (((m.merged_id = s_1.canonical_id) AND (m.undone_at IS NULL))))
        )
 SELECT s.person_id,
    s.canonical_id
   FROM step s
  WHERE (NOT (EXISTS ( SELECT 1
           FROM athar.person_merge m
          WHERE ((m.merged_id = s.canonical_id) AND (m.undone_at IS NULL)))));

--
-- Name: organisation; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.organisation AS
 SELECT o.ordinal AS organisation,
    o.id AS organisation_id,
    COALESCE(p.ordinal, 0) AS parent,
    o.type,
    COALESCE(( SELECT array_agg(x.number ORDER BY e.until, x.place) AS array_agg
           FROM ((athar.organisation_earlier_parent e
             LEFT JOIN athar.organisation q ON ((q.id = e.parent_id)))
             CROSS JOIN LATERAL ( VALUES (1,(e.until - '1970-01-01'::date)), (2,COALESCE(q.ordinal, 0))) x(place, number))
          WHERE (e.organisation_id = o.id)), '{}'::integer[]) AS earlier_parents
   FROM (athar.organisation o
     LEFT JOIN athar.organisation p ON ((p.id = o.parent_id)));

--
-- Name: organisation_parent; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.organisation_parent AS
 SELECT s.organisation_id,
    s.parent_id,
    s.since,
    s.until
   FROM ( SELECT e.organisation_id,
            e.parent_id,
            e.until,
            COALESCE((lag(e.until) OVER (PARTITION BY e.organisation_id ORDER BY e.until) + 1), '-infinity'::date) AS since
           FROM athar.organisation_earlier_parent e
        UNION ALL
         SELECT o.id,
            o.parent_id,
            'infinity'::date AS date,
            COALESCE(( SELECT (max(e.until) + 1)
                   FROM athar.organisation_earlier_parent e
                  WHERE (e.organisation_id = o.id)), '-infinity'::date) AS "coalesce"
           FROM athar.organisation o) s
  WHERE (s.parent_id IS NOT NULL);

--
-- Name: registration; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.registration AS
 SELECT r.id,
    r.version,
    r.session_id,
    o.canonical_id AS person_id,
    r.person_id AS entered_person_id,
    r.role,
    r.status,
    r.waiting_position,
    r.programme_ids,
    r.registered_at
   FROM (athar.registration r
     JOIN athar.person o ON ((o.id = r.person_id)))
  WHERE (((o.merged_into IS NULL) AND (NOT (EXISTS ( SELECT 1
           FROM athar.person m
          WHERE (m.merged_into = o.id))))) OR (NOT (EXISTS ( SELECT 1
           FROM (athar.person oo
             JOIN athar.registration other ON (((other.person_id = oo.id) AND (other.session_id = r.session_id))))
          WHERE ((oo.canonical_id = o.canonical_id) AND (oo.id <> o.id) AND (ROW(athar_derived.standing(other.status), (oo.merged_into IS NULL), other.registered_at, other.id) > ROW(athar_derived.standing(r.status), (o.merged_into IS NULL), r.registered_at, r.id)))))));

--
-- Name: participation; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.participation AS
 SELECT p.ordinal AS person,
    s.ordinal AS session,
    r.person_id,
    r.session_id,
    r.role,
    (r.status = 'registered'::text) AS registered,
    ((COALESCE(a.minutes, (0)::bigint) + COALESCE(w.minutes, 0)))::integer AS attended_minutes,
    ((COALESCE(a.sittings, (0)::bigint) +
        CASE
            WHEN (w.minutes IS NULL) THEN 0
            ELSE 1
        END))::integer AS attended_sittings,
    COALESCE(f.sex, p.sex) AS sex,
    COALESCE(f.age_band, athar_derived.age_band(s.first_date, COALESCE(p.birth_date, p.birth_day_for_age), (p.birth_year)::integer, p.age_bracket)) AS age_band,
    COALESCE(f.administrative_level, ''::text) AS level,
    COALESCE(f.category, p.category, ''::text) AS category,
    COALESCE(f.organisation, 0) AS organisation,
    COALESCE(f.region_code, ''::text) AS region,
    r.programme_ids AS programmes
   FROM (((((athar_derived.registration r
     JOIN athar.session s ON (((s.id = r.session_id) AND (s.status <> ALL (ARRAY['cancelled'::text, 'postponed'::text])))))
     JOIN athar.person p ON ((p.id = r.person_id)))
     LEFT JOIN LATERAL ( SELECT sum(COALESCE(((t.ends - t.starts))::integer, 0)) AS minutes,
            count(*) AS sittings
           FROM (athar_derived.attendance x
             JOIN athar.sitting t ON (((t.session_id = x.session_id) AND (t.date = x.date) AND (t.number = x.number))))
          WHERE ((x.session_id = r.session_id) AND (x.person_id = r.person_id) AND x.present)) a ON (true))
     LEFT JOIN LATERAL ( SELECT max(
                CASE
                    WHEN (l.completed_on IS NOT NULL) THEN x.planned_minutes
                    ELSE ((x.planned_minutes * l.percent) / 100)
                END) AS minutes
           FROM ((athar.person o
             JOIN athar.learner_progress l ON (((l.person_id = o.id) AND (l.session_id = r.session_id) AND ((l.percent > 0) OR (l.completed_on IS NOT NULL)))))
             JOIN athar.e_learning x ON ((x.session_id = l.session_id)))
          WHERE (o.canonical_id = r.person_id)) w ON (true))
     LEFT JOIN LATERAL ( SELECT z.sex,
            z.age_band,
            z.category,
            z.administrative_level,
                CASE
                    WHEN (o.merged_into IS NULL) THEN o.ordinal
                    ELSE athar_derived.organisation_on(o.id, COALESCE(s.first_date, 'infinity'::date))
                END AS organisation,
            z.region_code
           FROM (athar.frozen_participation z
             LEFT JOIN athar.organisation o ON ((o.id = z.organisation_id)))
          WHERE ((z.person_id = r.person_id) AND (z.session_id = r.session_id))
        UNION ALL
        ( SELECT NULL::text,
            NULL::text,
            NULL::text,
            c.administrative_level,
                CASE
                    WHEN (o.merged_into IS NULL) THEN o.ordinal
                    ELSE athar_derived.organisation_on(o.id, COALESCE(s.first_date, 'infinity'::date))
                END AS organisation_on,
            l.region_code
           FROM ((athar.affiliation c
             LEFT JOIN athar.organisation o ON ((o.id = c.organisation_id)))
             LEFT JOIN athar.place l ON ((l.code = c.place_code)))
          WHERE ((c.person_id = r.person_id) AND ((c.valid_from IS NULL) OR (c.valid_from <= COALESCE(s.first_date, 'infinity'::date))) AND ((c.valid_to IS NULL) OR (c.valid_to >= COALESCE(s.first_date, 'infinity'::date))))
          ORDER BY c.valid_from DESC NULLS LAST, c.id
         LIMIT 1)
 LIMIT 1) f ON (true))
  WHERE ((r.status = 'registered'::text) OR ((r.status = 'withdrawn'::text) AND ((COALESCE(a.sittings, (0)::bigint) > 0) OR (w.minutes IS NOT NULL)) AND (NOT (EXISTS ( SELECT 1
           FROM athar.registration other
          WHERE ((other.session_id = r.session_id) AND (other.person_id = r.entered_person_id) AND ((other.status <> 'withdrawn'::text) OR (ROW(other.registered_at, other.id) > ROW(r.registered_at, r.id)))))))));

--
-- Name: session; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.session AS
 SELECT s.ordinal AS session,
    s.id AS session_id,
    s.first_date AS date,
    s.planned_minutes,
    ((COALESCE(t.sittings, (0)::bigint) + COALESCE(e.parts, 0)))::integer AS sittings,
    ((COALESCE(t.recorded, (0)::bigint) + COALESCE(e.recorded, 0)))::integer AS sittings_recorded,
    (s.status = ANY (ARRAY['running'::text, 'completed'::text, 'closed'::text])) AS held,
    s.kind,
    s.modality,
    COALESCE(s.region_code, ''::text) AS region,
    COALESCE(s.country, ''::text) AS country,
    COALESCE(g.programmes, '{}'::uuid[]) AS programmes,
    s.course_id AS course,
    s.head_count_total,
    s.head_count_women,
    s.head_count_men
   FROM (((athar.session s
     LEFT JOIN LATERAL ( SELECT count(*) AS sittings,
            count(*) FILTER (WHERE (EXISTS ( SELECT 1
                   FROM athar.attendance a
                  WHERE ((a.session_id = x.session_id) AND (a.date = x.date) AND (a.number = x.number))))) AS recorded
           FROM athar.sitting x
          WHERE (x.session_id = s.id)) t ON (true))
     LEFT JOIN LATERAL ( SELECT 1 AS parts,
                CASE
                    WHEN (EXISTS ( SELECT 1
                       FROM athar.learner_progress l
                      WHERE (l.session_id = s.id))) THEN 1
                    ELSE 0
                END AS recorded
           FROM athar.e_learning x
          WHERE (x.session_id = s.id)) e ON (true))
     LEFT JOIN LATERAL ( SELECT array_agg(sp.programme_id ORDER BY sp."position", sp.programme_id) AS programmes
           FROM athar.session_programme sp
          WHERE (sp.session_id = s.id)) g ON (true))
  WHERE (s.status <> ALL (ARRAY['cancelled'::text, 'postponed'::text]));

--
-- Name: session_counts; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.session_counts AS
 SELECT s.id AS session_id,
    (( SELECT count(*) AS count
           FROM athar_derived.registration r
          WHERE ((r.session_id = s.id) AND (r.status = 'registered'::text) AND (r.role = 'participant'::text))))::integer AS registered,
    (( SELECT count(*) AS count
           FROM athar_derived.registration r
          WHERE ((r.session_id = s.id) AND (r.status = 'waiting'::text))))::integer AS waiting,
    (( SELECT count(*) AS count
           FROM athar.sitting t
          WHERE (t.session_id = s.id)))::integer AS sittings,
    (( SELECT count(*) AS count
           FROM ( SELECT DISTINCT a.date,
                    a.number
                   FROM athar.attendance a
                  WHERE (a.session_id = s.id)) entered))::integer AS recorded_sittings,
    (( SELECT count(DISTINCT a.person_id) AS count
           FROM athar_derived.attendance a
          WHERE ((a.session_id = s.id) AND a.present AND (EXISTS ( SELECT 1
                   FROM athar_derived.registration r
                  WHERE ((r.session_id = s.id) AND (r.person_id = a.person_id) AND (r.role = 'participant'::text)))))))::integer AS present
   FROM athar.session s;

--
-- Name: stated_disability; Type: VIEW; Schema: athar_derived; Owner: -
--

CREATE VIEW athar_derived.stated_disability AS
 WITH authorised AS (
         SELECT a.purpose_id,
            (( SELECT v.legal_basis
                   FROM athar.purpose_version v
                  WHERE (v.purpose_id = a.purpose_id)
                  ORDER BY v.number DESC
                 LIMIT 1) = 'consent'::text) AS asks
           FROM athar.sensitive_authorisation a
          WHERE ((a.kind = 'disability'::text) AND (a.number <> ''::text))
        ), latest AS (
         SELECT DISTINCT ON (p.canonical_id) p.canonical_id AS person_id,
                CASE
                    WHEN (GREATEST(d.seeing, d.hearing, d.walking, d.remembering, d.self_care, d.communicating) >= 3) THEN 'yes'::text
                    WHEN (num_nulls(d.seeing, d.hearing, d.walking, d.remembering, d.self_care, d.communicating) = 0) THEN 'no'::text
                    ELSE NULL::text
                END AS disability
           FROM (athar.disability_statement d
             JOIN athar.person p ON ((p.id = d.person_id)))
          ORDER BY p.canonical_id, d.date DESC, d.recorded_at DESC
        )
 SELECT l.person_id,
    l.disability
   FROM latest l,
    authorised a
  WHERE ((l.disability IS NOT NULL) AND (NOT (a.asks AND (EXISTS ( SELECT
           FROM ( SELECT c.answer
                   FROM (athar.consent c
                     JOIN athar.person o ON ((o.id = c.person_id)))
                  WHERE ((o.canonical_id = l.person_id) AND (c.purpose_id = a.purpose_id))
                  ORDER BY c.date DESC, c.recorded_at DESC, c.id DESC
                 LIMIT 1) holds
          WHERE (holds.answer = ANY (ARRAY['refused'::text, 'withdrawn'::text])))))))
UNION ALL
 SELECT z.person_id,
    max(z.disability) AS disability
   FROM athar.frozen_participation z,
    authorised
  WHERE (z.disability IS NOT NULL)
  GROUP BY z.person_id;

--
-- Name: athar_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.athar_migration (
    number integer NOT NULL,
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: access_token access_token_hash_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.access_token
    ADD CONSTRAINT access_token_hash_unique UNIQUE (token_hash);

--
-- Name: access_token access_token_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.access_token
    ADD CONSTRAINT access_token_key PRIMARY KEY (id);

--
-- Name: account account_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.account
    ADD CONSTRAINT account_key PRIMARY KEY (id);

--
-- Name: affiliation affiliation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.affiliation
    ADD CONSTRAINT affiliation_key PRIMARY KEY (id);

--
-- Name: affiliation affiliation_no_overlap; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.affiliation
    ADD CONSTRAINT affiliation_no_overlap EXCLUDE USING gist (((person_id)::text) WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

--
-- Name: agreement_amendment_amount agreement_amendment_amount_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_amount
    ADD CONSTRAINT agreement_amendment_amount_key PRIMARY KEY (amendment_id, "position");

--
-- Name: agreement_amendment agreement_amendment_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment
    ADD CONSTRAINT agreement_amendment_key PRIMARY KEY (id);

--
-- Name: agreement_amendment_party agreement_amendment_party_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_party
    ADD CONSTRAINT agreement_amendment_party_key PRIMARY KEY (amendment_id, "position");

--
-- Name: agreement_amendment_party agreement_amendment_party_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_party
    ADD CONSTRAINT agreement_amendment_party_once UNIQUE (amendment_id, organisation_id, role);

--
-- Name: agreement_amount agreement_amount_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amount
    ADD CONSTRAINT agreement_amount_key PRIMARY KEY (component_id, "position");

--
-- Name: agreement_claim agreement_claim_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_claim
    ADD CONSTRAINT agreement_claim_key PRIMARY KEY (agreement_id, "position");

--
-- Name: agreement_comment agreement_comment_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_comment
    ADD CONSTRAINT agreement_comment_key PRIMARY KEY (id);

--
-- Name: agreement_component agreement_component_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_component
    ADD CONSTRAINT agreement_component_key PRIMARY KEY (id);

--
-- Name: agreement_confirmation agreement_confirmation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_confirmation
    ADD CONSTRAINT agreement_confirmation_key PRIMARY KEY (id);

--
-- Name: agreement_correction_change agreement_correction_change_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction_change
    ADD CONSTRAINT agreement_correction_change_key PRIMARY KEY (correction_id, "position");

--
-- Name: agreement_correction_change agreement_correction_change_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction_change
    ADD CONSTRAINT agreement_correction_change_once UNIQUE (correction_id, path);

--
-- Name: agreement_correction agreement_correction_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction
    ADD CONSTRAINT agreement_correction_key PRIMARY KEY (id);

--
-- Name: agreement_deputy agreement_deputy_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_deputy
    ADD CONSTRAINT agreement_deputy_key PRIMARY KEY (agreement_id, account_id);

--
-- Name: agreement_document agreement_document_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_document
    ADD CONSTRAINT agreement_document_key PRIMARY KEY (id);

--
-- Name: agreement_document agreement_document_replaced_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_document
    ADD CONSTRAINT agreement_document_replaced_once UNIQUE (replaces);

--
-- Name: agreement_domain agreement_domain_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_domain
    ADD CONSTRAINT agreement_domain_key PRIMARY KEY (agreement_id, domain);

--
-- Name: agreement agreement_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement
    ADD CONSTRAINT agreement_key PRIMARY KEY (id);

--
-- Name: agreement agreement_ordinal_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement
    ADD CONSTRAINT agreement_ordinal_unique UNIQUE (ordinal);

--
-- Name: agreement_party agreement_party_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_party
    ADD CONSTRAINT agreement_party_key PRIMARY KEY (id);

--
-- Name: agreement_party agreement_party_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_party
    ADD CONSTRAINT agreement_party_once UNIQUE (agreement_id, organisation_id, role);

--
-- Name: agreement_programme agreement_programme_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_programme
    ADD CONSTRAINT agreement_programme_key PRIMARY KEY (agreement_id, programme_id);

--
-- Name: agreement_publication agreement_publication_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_publication
    ADD CONSTRAINT agreement_publication_key PRIMARY KEY (agreement_id);

--
-- Name: agreement_rate agreement_rate_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_rate
    ADD CONSTRAINT agreement_rate_key PRIMARY KEY (agreement_id, "position");

--
-- Name: agreement_rate agreement_rate_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_rate
    ADD CONSTRAINT agreement_rate_once UNIQUE (agreement_id, currency, into_currency, on_date);

--
-- Name: agreement_step agreement_step_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_step
    ADD CONSTRAINT agreement_step_key PRIMARY KEY (id);

--
-- Name: agreement_terms agreement_terms_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_terms
    ADD CONSTRAINT agreement_terms_key PRIMARY KEY (agreement_id);

--
-- Name: agreement_viewer agreement_viewer_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_viewer
    ADD CONSTRAINT agreement_viewer_key PRIMARY KEY (viewer_id, agreement_id);

--
-- Name: resource_hold asset_booked_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.resource_hold
    ADD CONSTRAINT asset_booked_once EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE ((refused AND (kind = 'asset'::text)));

--
-- Name: asset asset_inventory_number_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.asset
    ADD CONSTRAINT asset_inventory_number_unique UNIQUE (inventory_number);

--
-- Name: asset asset_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.asset
    ADD CONSTRAINT asset_key PRIMARY KEY (id);

--
-- Name: attendance attendance_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.attendance
    ADD CONSTRAINT attendance_key PRIMARY KEY (session_id, person_id, date, number);

--
-- Name: audience audience_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.audience
    ADD CONSTRAINT audience_key PRIMARY KEY (activity_id, "position");

--
-- Name: booking booking_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.booking
    ADD CONSTRAINT booking_key PRIMARY KEY (session_id, "position");

--
-- Name: calendar_feed calendar_feed_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.calendar_feed
    ADD CONSTRAINT calendar_feed_key PRIMARY KEY (id);

--
-- Name: calendar_feed calendar_feed_secret_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.calendar_feed
    ADD CONSTRAINT calendar_feed_secret_unique UNIQUE (secret_hash);

--
-- Name: change_set change_set_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.change_set
    ADD CONSTRAINT change_set_key PRIMARY KEY (id);

--
-- Name: clash_override clash_override_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.clash_override
    ADD CONSTRAINT clash_override_key PRIMARY KEY (id);

--
-- Name: coaching_engagement coaching_engagement_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.coaching_engagement
    ADD CONSTRAINT coaching_engagement_key PRIMARY KEY (session_id);

--
-- Name: coaching_visit coaching_visit_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.coaching_visit
    ADD CONSTRAINT coaching_visit_key PRIMARY KEY (session_id, date, number);

--
-- Name: commitment_due commitment_due_in_commitment; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_due
    ADD CONSTRAINT commitment_due_in_commitment UNIQUE (id, commitment_id);

--
-- Name: commitment_due commitment_due_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_due
    ADD CONSTRAINT commitment_due_key PRIMARY KEY (id);

--
-- Name: commitment_evidence commitment_evidence_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_evidence
    ADD CONSTRAINT commitment_evidence_key PRIMARY KEY (id);

--
-- Name: commitment commitment_in_agreement; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment
    ADD CONSTRAINT commitment_in_agreement UNIQUE (id, agreement_id);

--
-- Name: commitment commitment_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment
    ADD CONSTRAINT commitment_key PRIMARY KEY (id);

--
-- Name: commitment_session commitment_session_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_session
    ADD CONSTRAINT commitment_session_key PRIMARY KEY (commitment_id, session_id);

--
-- Name: committee_attendee committee_attendee_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_attendee
    ADD CONSTRAINT committee_attendee_key PRIMARY KEY (id);

--
-- Name: committee_decision committee_decision_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_decision
    ADD CONSTRAINT committee_decision_key PRIMARY KEY (id);

--
-- Name: committee_decision committee_decision_number_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_decision
    ADD CONSTRAINT committee_decision_number_once UNIQUE (committee_id, number);

--
-- Name: committee_figure committee_figure_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_figure
    ADD CONSTRAINT committee_figure_key PRIMARY KEY (meeting_id, "position");

--
-- Name: committee_item committee_item_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_item
    ADD CONSTRAINT committee_item_key PRIMARY KEY (id);

--
-- Name: committee committee_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee
    ADD CONSTRAINT committee_key PRIMARY KEY (id);

--
-- Name: committee_meeting committee_meeting_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_meeting
    ADD CONSTRAINT committee_meeting_key PRIMARY KEY (id);

--
-- Name: committee_meeting committee_meeting_number_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_meeting
    ADD CONSTRAINT committee_meeting_number_once UNIQUE (committee_id, number);

--
-- Name: committee_member committee_member_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_member
    ADD CONSTRAINT committee_member_key PRIMARY KEY (id);

--
-- Name: committee_minutes_step committee_minutes_step_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_minutes_step
    ADD CONSTRAINT committee_minutes_step_key PRIMARY KEY (meeting_id, "position");

--
-- Name: committee_paper committee_paper_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_paper
    ADD CONSTRAINT committee_paper_key PRIMARY KEY (meeting_id, document_id);

--
-- Name: committee_proposal committee_proposal_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_proposal
    ADD CONSTRAINT committee_proposal_key PRIMARY KEY (id);

--
-- Name: committee_recall committee_recall_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_recall
    ADD CONSTRAINT committee_recall_key PRIMARY KEY (meeting_id, decision_id);

--
-- Name: committee_signed_decision committee_signed_decision_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed_decision
    ADD CONSTRAINT committee_signed_decision_key PRIMARY KEY (meeting_id, decision_id);

--
-- Name: committee_signed committee_signed_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed
    ADD CONSTRAINT committee_signed_key PRIMARY KEY (meeting_id);

--
-- Name: committee_signed_party committee_signed_party_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed_party
    ADD CONSTRAINT committee_signed_party_key PRIMARY KEY (meeting_id, "position");

--
-- Name: consent consent_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.consent
    ADD CONSTRAINT consent_key PRIMARY KEY (id);

--
-- Name: course_duration course_duration_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_duration
    ADD CONSTRAINT course_duration_key PRIMARY KEY (course_id, "position");

--
-- Name: course_duration course_duration_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_duration
    ADD CONSTRAINT course_duration_once UNIQUE (course_id, days);

--
-- Name: course course_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course
    ADD CONSTRAINT course_key PRIMARY KEY (id);

--
-- Name: course_material course_material_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_material
    ADD CONSTRAINT course_material_key PRIMARY KEY (course_id, "position");

--
-- Name: course_module course_module_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_module
    ADD CONSTRAINT course_module_key PRIMARY KEY (course_id, "position");

--
-- Name: course course_ordinal_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course
    ADD CONSTRAINT course_ordinal_unique UNIQUE (ordinal);

--
-- Name: course_prerequisite course_prerequisite_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_prerequisite
    ADD CONSTRAINT course_prerequisite_key PRIMARY KEY (course_id, prerequisite_id);

--
-- Name: course_question course_question_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_question
    ADD CONSTRAINT course_question_key PRIMARY KEY (course_id, "position");

--
-- Name: created_id created_id_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.created_id
    ADD CONSTRAINT created_id_key PRIMARY KEY (id);

--
-- Name: deadline_digest deadline_digest_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.deadline_digest
    ADD CONSTRAINT deadline_digest_key PRIMARY KEY (account_id, week);

--
-- Name: deadline_told deadline_told_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.deadline_told
    ADD CONSTRAINT deadline_told_key PRIMARY KEY (account_id, subject_id, kind, due_on, months_before);

--
-- Name: designated_person designated_person_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designated_person
    ADD CONSTRAINT designated_person_key PRIMARY KEY (designation_id, person_id);

--
-- Name: designated_person designated_person_rank_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designated_person
    ADD CONSTRAINT designated_person_rank_unique UNIQUE (designation_id, rank) DEFERRABLE INITIALLY DEFERRED;

--
-- Name: designation designation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designation
    ADD CONSTRAINT designation_key PRIMARY KEY (id);

--
-- Name: designation_plan designation_plan_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designation_plan
    ADD CONSTRAINT designation_plan_key PRIMARY KEY (session_id);

--
-- Name: designation_reminder designation_reminder_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designation_reminder
    ADD CONSTRAINT designation_reminder_key PRIMARY KEY (designation_id, sent_on);

--
-- Name: disability_edition disability_edition_one_a_day; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.disability_edition
    ADD CONSTRAINT disability_edition_one_a_day PRIMARY KEY (day);

--
-- Name: disability_statement disability_statement_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.disability_statement
    ADD CONSTRAINT disability_statement_key PRIMARY KEY (person_id);

--
-- Name: duplicate_pair duplicate_pair_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_key PRIMARY KEY (id);

--
-- Name: duplicate_pair duplicate_pair_organisations_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_organisations_unique UNIQUE (organisation_a, organisation_b);

--
-- Name: duplicate_pair duplicate_pair_people_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_people_unique UNIQUE (person_a, person_b);

--
-- Name: duplicate_run duplicate_run_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_run
    ADD CONSTRAINT duplicate_run_key PRIMARY KEY (id);

--
-- Name: e_learning e_learning_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.e_learning
    ADD CONSTRAINT e_learning_key PRIMARY KEY (session_id);

--
-- Name: erasure erasure_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.erasure
    ADD CONSTRAINT erasure_key PRIMARY KEY (person_id);

--
-- Name: erasure erasure_label_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.erasure
    ADD CONSTRAINT erasure_label_unique UNIQUE (label);

--
-- Name: evaluation evaluation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.evaluation
    ADD CONSTRAINT evaluation_key PRIMARY KEY (id);

--
-- Name: evaluation_recommendation evaluation_recommendation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.evaluation_recommendation
    ADD CONSTRAINT evaluation_recommendation_key PRIMARY KEY (id);

--
-- Name: export export_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.export
    ADD CONSTRAINT export_key PRIMARY KEY (id);

--
-- Name: frozen_participation frozen_participation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.frozen_participation
    ADD CONSTRAINT frozen_participation_key PRIMARY KEY (person_id, session_id);

--
-- Name: holiday holiday_entered_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.holiday
    ADD CONSTRAINT holiday_entered_once UNIQUE (starts_on, kind, name_fr, name_ar, name_en);

--
-- Name: holiday holiday_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.holiday
    ADD CONSTRAINT holiday_key PRIMARY KEY (id);

--
-- Name: holiday holiday_ramadan_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.holiday
    ADD CONSTRAINT holiday_ramadan_once EXCLUDE USING gist (daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE ((kind = 'ramadan'::text));

--
-- Name: idempotency_key idempotency_key_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.idempotency_key
    ADD CONSTRAINT idempotency_key_key PRIMARY KEY (account_id, key);

--
-- Name: identity_number identity_number_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.identity_number
    ADD CONSTRAINT identity_number_key PRIMARY KEY (person_id, kind);

--
-- Name: import_correction import_correction_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_correction
    ADD CONSTRAINT import_correction_key PRIMARY KEY (import_id, "row", column_name);

--
-- Name: import_effect import_effect_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_effect
    ADD CONSTRAINT import_effect_key PRIMARY KEY (import_id, number);

--
-- Name: import import_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import
    ADD CONSTRAINT import_key PRIMARY KEY (id);

--
-- Name: import_row import_row_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_row
    ADD CONSTRAINT import_row_key PRIMARY KEY (import_id, "row");

--
-- Name: import_shape import_shape_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_shape
    ADD CONSTRAINT import_shape_key PRIMARY KEY (kind, shape);

--
-- Name: import_sheet import_sheet_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_sheet
    ADD CONSTRAINT import_sheet_key PRIMARY KEY (import_id, "position");

--
-- Name: invitation invitation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.invitation
    ADD CONSTRAINT invitation_key PRIMARY KEY (id);

--
-- Name: joint_commission joint_commission_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.joint_commission
    ADD CONSTRAINT joint_commission_key PRIMARY KEY (id);

--
-- Name: joint_commission_session joint_commission_session_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.joint_commission_session
    ADD CONSTRAINT joint_commission_session_key PRIMARY KEY (id);

--
-- Name: joint_commission_session joint_commission_session_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.joint_commission_session
    ADD CONSTRAINT joint_commission_session_once UNIQUE (commission_id, number);

--
-- Name: learner_progress learner_progress_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.learner_progress
    ADD CONSTRAINT learner_progress_key PRIMARY KEY (session_id, person_id);

--
-- Name: mail_attachment mail_attachment_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.mail_attachment
    ADD CONSTRAINT mail_attachment_key PRIMARY KEY (message_id, "position");

--
-- Name: mail_message mail_message_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.mail_message
    ADD CONSTRAINT mail_message_key PRIMARY KEY (id);

--
-- Name: mail_template mail_template_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.mail_template
    ADD CONSTRAINT mail_template_key PRIMARY KEY (kind, language);

--
-- Name: name_word name_word_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.name_word
    ADD CONSTRAINT name_word_key PRIMARY KEY (key);

--
-- Name: organisation_earlier_name organisation_earlier_name_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_earlier_name
    ADD CONSTRAINT organisation_earlier_name_key PRIMARY KEY (organisation_id, until);

--
-- Name: organisation_earlier_parent organisation_earlier_parent_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_earlier_parent
    ADD CONSTRAINT organisation_earlier_parent_key PRIMARY KEY (organisation_id, until);

--
-- Name: organisation_event organisation_event_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_event
    ADD CONSTRAINT organisation_event_key PRIMARY KEY (id);

--
-- Name: organisation organisation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation
    ADD CONSTRAINT organisation_key PRIMARY KEY (id);

--
-- Name: organisation_logo organisation_logo_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_logo
    ADD CONSTRAINT organisation_logo_key PRIMARY KEY (organisation_id);

--
-- Name: organisation organisation_ordinal_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation
    ADD CONSTRAINT organisation_ordinal_unique UNIQUE (ordinal);

--
-- Name: organisation_successor organisation_successor_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_successor
    ADD CONSTRAINT organisation_successor_key PRIMARY KEY (event_id, organisation_id);

--
-- Name: outreach_activity outreach_activity_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.outreach_activity
    ADD CONSTRAINT outreach_activity_key PRIMARY KEY (id);

--
-- Name: partner_report_choice partner_report_choice_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.partner_report_choice
    ADD CONSTRAINT partner_report_choice_key PRIMARY KEY (organisation_id);

--
-- Name: partner_report partner_report_half_year_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.partner_report
    ADD CONSTRAINT partner_report_half_year_once UNIQUE (organisation_id, contact_email, half_year);

--
-- Name: partner_report partner_report_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.partner_report
    ADD CONSTRAINT partner_report_key PRIMARY KEY (id);

--
-- Name: partner_report_schedule partner_report_schedule_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.partner_report_schedule
    ADD CONSTRAINT partner_report_schedule_key PRIMARY KEY (only_one);

--
-- Name: person_group person_group_code_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_group
    ADD CONSTRAINT person_group_code_unique UNIQUE (code);

--
-- Name: person_group person_group_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_group
    ADD CONSTRAINT person_group_key PRIMARY KEY (id);

--
-- Name: person_group_member person_group_member_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_group_member
    ADD CONSTRAINT person_group_member_key PRIMARY KEY (group_id, person_id);

--
-- Name: person person_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person
    ADD CONSTRAINT person_key PRIMARY KEY (id);

--
-- Name: person_likeness_key person_likeness_key_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_likeness_key
    ADD CONSTRAINT person_likeness_key_key PRIMARY KEY (key, ordinal);

--
-- Name: person_merge person_merge_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_merge
    ADD CONSTRAINT person_merge_key PRIMARY KEY (id);

--
-- Name: person person_ordinal_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person
    ADD CONSTRAINT person_ordinal_unique UNIQUE (ordinal);

--
-- Name: person_request person_request_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_request
    ADD CONSTRAINT person_request_key PRIMARY KEY (id);

--
-- Name: person_unchecked person_unchecked_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_unchecked
    ADD CONSTRAINT person_unchecked_key PRIMARY KEY (person_id);

--
-- Name: place place_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.place
    ADD CONSTRAINT place_key PRIMARY KEY (code);

--
-- Name: post_correction post_correction_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.post_correction
    ADD CONSTRAINT post_correction_key PRIMARY KEY (id);

--
-- Name: post_correction_line post_correction_line_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.post_correction_line
    ADD CONSTRAINT post_correction_line_key PRIMARY KEY (correction_id, affiliation_id);

--
-- Name: privacy_notice privacy_notice_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.privacy_notice
    ADD CONSTRAINT privacy_notice_key PRIMARY KEY (single);

--
-- Name: programme programme_code_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.programme
    ADD CONSTRAINT programme_code_unique UNIQUE (code);

--
-- Name: programme programme_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.programme
    ADD CONSTRAINT programme_key PRIMARY KEY (id);

--
-- Name: programme_party programme_party_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.programme_party
    ADD CONSTRAINT programme_party_key PRIMARY KEY (programme_id, role, organisation_id);

--
-- Name: published_edition published_edition_one_a_day; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.published_edition
    ADD CONSTRAINT published_edition_one_a_day PRIMARY KEY (day);

--
-- Name: published_figure published_figure_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.published_figure
    ADD CONSTRAINT published_figure_key PRIMARY KEY (day, table_id, row_code, column_code);

--
-- Name: published_table published_table_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.published_table
    ADD CONSTRAINT published_table_key PRIMARY KEY (id);

--
-- Name: purpose purpose_code_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.purpose
    ADD CONSTRAINT purpose_code_unique UNIQUE (code);

--
-- Name: purpose purpose_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.purpose
    ADD CONSTRAINT purpose_key PRIMARY KEY (id);

--
-- Name: purpose_version purpose_version_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.purpose_version
    ADD CONSTRAINT purpose_version_key PRIMARY KEY (purpose_id, number);

--
-- Name: reference_item reference_item_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.reference_item
    ADD CONSTRAINT reference_item_key PRIMARY KEY (list, code);

--
-- Name: registration registration_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.registration
    ADD CONSTRAINT registration_key PRIMARY KEY (id);

--
-- Name: registration registration_of_session; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.registration
    ADD CONSTRAINT registration_of_session UNIQUE (id, session_id);

--
-- Name: resource_hold resource_hold_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.resource_hold
    ADD CONSTRAINT resource_hold_key PRIMARY KEY (session_id, date, number, kind, resource_id);

--
-- Name: retention_rule retention_rule_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.retention_rule
    ADD CONSTRAINT retention_rule_key PRIMARY KEY (rule);

--
-- Name: retention_schedule retention_schedule_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.retention_schedule
    ADD CONSTRAINT retention_schedule_key PRIMARY KEY (only_row);

--
-- Name: resource_hold room_booked_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.resource_hold
    ADD CONSTRAINT room_booked_once EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE ((refused AND (kind = 'room'::text)));

--
-- Name: room room_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.room
    ADD CONSTRAINT room_key PRIMARY KEY (id);

--
-- Name: saved_view saved_view_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.saved_view
    ADD CONSTRAINT saved_view_key PRIMARY KEY (id);

--
-- Name: saved_view saved_view_label_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.saved_view
    ADD CONSTRAINT saved_view_label_once UNIQUE (owner_id, list, label);

--
-- Name: sensitive_authorisation sensitive_authorisation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sensitive_authorisation
    ADD CONSTRAINT sensitive_authorisation_key PRIMARY KEY (kind);

--
-- Name: session_agreement session_agreement_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_agreement
    ADD CONSTRAINT session_agreement_key PRIMARY KEY (session_id, agreement_id);

--
-- Name: session_budget session_budget_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_budget
    ADD CONSTRAINT session_budget_key PRIMARY KEY (session_id);

--
-- Name: session_budget_line session_budget_line_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_budget_line
    ADD CONSTRAINT session_budget_line_key PRIMARY KEY (session_id, "position");

--
-- Name: session session_edition_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_edition_unique UNIQUE (course_id, edition);

--
-- Name: session session_external_reference_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_external_reference_unique UNIQUE (external_reference);

--
-- Name: session_filling session_filling_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_filling
    ADD CONSTRAINT session_filling_key PRIMARY KEY (session_id);

--
-- Name: session session_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_key PRIMARY KEY (id);

--
-- Name: session session_ordinal_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_ordinal_unique UNIQUE (ordinal);

--
-- Name: session_practical_note session_practical_note_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_practical_note
    ADD CONSTRAINT session_practical_note_key PRIMARY KEY (session_id);

--
-- Name: session_programme session_programme_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_programme
    ADD CONSTRAINT session_programme_key PRIMARY KEY (session_id, programme_id);

--
-- Name: session_quota session_quota_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_quota
    ADD CONSTRAINT session_quota_key PRIMARY KEY (session_id, organisation_id);

--
-- Name: session_status_step session_status_step_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_status_step
    ADD CONSTRAINT session_status_step_key PRIMARY KEY (session_id, number);

--
-- Name: session_team_member session_team_member_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_team_member
    ADD CONSTRAINT session_team_member_key PRIMARY KEY (session_id, person_id, role);

--
-- Name: setting setting_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.setting
    ADD CONSTRAINT setting_key PRIMARY KEY (key);

--
-- Name: sheet_elimination sheet_elimination_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sheet_elimination
    ADD CONSTRAINT sheet_elimination_key PRIMARY KEY (id);

--
-- Name: sign_in_session sign_in_session_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sign_in_session
    ADD CONSTRAINT sign_in_session_key PRIMARY KEY (token_hash);

--
-- Name: signed_sheet signed_sheet_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.signed_sheet
    ADD CONSTRAINT signed_sheet_key PRIMARY KEY (id);

--
-- Name: signed_sheet signed_sheet_replaced_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.signed_sheet
    ADD CONSTRAINT signed_sheet_replaced_once UNIQUE (replaces);

--
-- Name: sitting sitting_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sitting
    ADD CONSTRAINT sitting_key PRIMARY KEY (session_id, date, number);

--
-- Name: study_visit study_visit_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.study_visit
    ADD CONSTRAINT study_visit_key PRIMARY KEY (session_id);

--
-- Name: team_member_sitting team_member_sitting_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.team_member_sitting
    ADD CONSTRAINT team_member_sitting_key PRIMARY KEY (session_id, person_id, day, number);

--
-- Name: tick tick_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.tick
    ADD CONSTRAINT tick_key PRIMARY KEY (n);

--
-- Name: tick tick_times_differ; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.tick
    ADD CONSTRAINT tick_times_differ UNIQUE (recorded_at);

--
-- Name: trainer_absence trainer_absence_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.trainer_absence
    ADD CONSTRAINT trainer_absence_key PRIMARY KEY (person_id, "position");

--
-- Name: trainer_accreditation trainer_accreditation_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.trainer_accreditation
    ADD CONSTRAINT trainer_accreditation_key PRIMARY KEY (person_id, "position");

--
-- Name: resource_hold trainer_booked_once; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.resource_hold
    ADD CONSTRAINT trainer_booked_once EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE ((refused AND (kind = 'trainer'::text)));

--
-- Name: trainer trainer_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.trainer
    ADD CONSTRAINT trainer_key PRIMARY KEY (person_id);

--
-- Name: travel_leg travel_leg_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.travel_leg
    ADD CONSTRAINT travel_leg_key PRIMARY KEY (session_id, "position");

--
-- Name: traveller_paper traveller_paper_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.traveller_paper
    ADD CONSTRAINT traveller_paper_key PRIMARY KEY (registration_id, paper);

--
-- Name: venue venue_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.venue
    ADD CONSTRAINT venue_key PRIMARY KEY (id);

--
-- Name: visit_entry visit_entry_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.visit_entry
    ADD CONSTRAINT visit_entry_key PRIMARY KEY (session_id, "position");

--
-- Name: visit_host visit_host_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.visit_host
    ADD CONSTRAINT visit_host_key PRIMARY KEY (session_id, "position");

--
-- Name: athar_migration athar_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.athar_migration
    ADD CONSTRAINT athar_migration_pkey PRIMARY KEY (number);

--
-- Name: access_token_by_account; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX access_token_by_account ON athar.access_token USING btree (account_id);

--
-- Name: account_email_unique; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX account_email_unique ON athar.account USING btree (lower(email));

--
-- Name: affiliation_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX affiliation_by_organisation ON athar.affiliation USING btree (organisation_id);

--
-- Name: affiliation_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX affiliation_by_person ON athar.affiliation USING btree (person_id, valid_from);

--
-- Name: affiliation_one_current_per_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX affiliation_one_current_per_person ON athar.affiliation USING btree (person_id) WHERE (valid_to IS NULL);

--
-- Name: agreement_amendment_amount_by_component; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_amendment_amount_by_component ON athar.agreement_amendment_amount USING btree (component_id);

--
-- Name: agreement_amendment_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_amendment_by_agreement ON athar.agreement_amendment USING btree (agreement_id, "position");

--
-- Name: agreement_amendment_by_reference; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_amendment_by_reference ON athar.agreement_amendment USING btree (athar.search_key(reference)) WHERE (reference <> ''::text);

--
-- Name: agreement_amendment_one_end_a_day; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX agreement_amendment_one_end_a_day ON athar.agreement_amendment USING btree (agreement_id, effective_on) WHERE ((ends_on IS NOT NULL) AND (effective_on IS NOT NULL));

--
-- Name: agreement_amendment_reference_once; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX agreement_amendment_reference_once ON athar.agreement_amendment USING btree (agreement_id, reference) WHERE (reference <> ''::text);

--
-- Name: agreement_amount_by_party; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_amount_by_party ON athar.agreement_amount USING btree (party_id) WHERE (party_id IS NOT NULL);

--
-- Name: agreement_by_end; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_end ON athar.agreement USING btree (athar.last_day((consolidated_ends_on)::text), id) WHERE (consolidated_ends_on IS NOT NULL);

--
-- Name: agreement_by_framework_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_framework_session ON athar.agreement USING btree (framework_session_id) WHERE (framework_session_id IS NOT NULL);

--
-- Name: agreement_by_last_day; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_last_day ON athar.agreement USING btree (COALESCE(athar.last_day((consolidated_ends_on)::text), 'infinity'::date), id);

--
-- Name: agreement_by_notice; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_notice ON athar.agreement USING btree (athar.notice_day((consolidated_ends_on)::text, notice_months), id) WHERE ((consolidated_ends_on IS NOT NULL) AND (notice_months IS NOT NULL) AND (renewal <> 'none'::text));

--
-- Name: agreement_by_owner; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_owner ON athar.agreement USING btree (owner_id) WHERE (owner_id IS NOT NULL);

--
-- Name: agreement_by_parent; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_parent ON athar.agreement USING btree (parent_id) WHERE (parent_id IS NOT NULL);

--
-- Name: agreement_by_reference; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_reference ON athar.agreement USING btree (athar.search_key(reference)) WHERE (reference <> ''::text);

--
-- Name: agreement_by_search_text; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_search_text ON athar.agreement USING gin (search_text public.gin_trgm_ops);

--
-- Name: agreement_by_signature; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_signature ON athar.agreement USING btree (COALESCE(athar.first_day((signed_on)::text), '-infinity'::date), id);

--
-- Name: agreement_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_by_sort_key ON athar.agreement USING btree (sort_key, id);

--
-- Name: agreement_comment_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_comment_by_agreement ON athar.agreement_comment USING btree (agreement_id, written_at, id);

--
-- Name: agreement_comment_by_answered; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_comment_by_answered ON athar.agreement_comment USING btree (answers_id) WHERE (answers_id IS NOT NULL);

--
-- Name: agreement_comment_by_author; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_comment_by_author ON athar.agreement_comment USING btree (author_id) WHERE (author_id IS NOT NULL);

--
-- Name: agreement_comment_by_commitment; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_comment_by_commitment ON athar.agreement_comment USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);

--
-- Name: agreement_comment_by_instant; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_comment_by_instant ON athar.agreement_comment USING btree (written_at, id);

--
-- Name: agreement_comment_by_meeting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_comment_by_meeting ON athar.agreement_comment USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);

--
-- Name: agreement_comment_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_comment_by_organisation ON athar.agreement_comment USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

--
-- Name: agreement_component_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_component_by_agreement ON athar.agreement_component USING btree (agreement_id, "position");

--
-- Name: agreement_component_by_continued; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_component_by_continued ON athar.agreement_component USING btree (continues_id) WHERE (continues_id IS NOT NULL);

--
-- Name: agreement_confirmation_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_confirmation_by_agreement ON athar.agreement_confirmation USING btree (agreement_id, confirmed_at, id);

--
-- Name: agreement_confirmation_by_author; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_confirmation_by_author ON athar.agreement_confirmation USING btree (author_id);

--
-- Name: agreement_confirmation_by_commitment; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_confirmation_by_commitment ON athar.agreement_confirmation USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);

--
-- Name: agreement_confirmation_by_document; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_confirmation_by_document ON athar.agreement_confirmation USING btree (document_id) WHERE (document_id IS NOT NULL);

--
-- Name: agreement_confirmation_by_meeting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_confirmation_by_meeting ON athar.agreement_confirmation USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);

--
-- Name: agreement_confirmation_once; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX agreement_confirmation_once ON athar.agreement_confirmation USING btree (organisation_id, COALESCE(commitment_id, meeting_id, document_id, agreement_id), subject_version, stance);

--
-- Name: agreement_correction_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_correction_by_agreement ON athar.agreement_correction USING btree (agreement_id, ordinal DESC);

--
-- Name: agreement_correction_by_decider; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_correction_by_decider ON athar.agreement_correction USING btree (decided_by) WHERE (decided_by IS NOT NULL);

--
-- Name: agreement_correction_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_correction_by_organisation ON athar.agreement_correction USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

--
-- Name: agreement_correction_by_proposer; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_correction_by_proposer ON athar.agreement_correction USING btree (proposed_by) WHERE (proposed_by IS NOT NULL);

--
-- Name: agreement_correction_open; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_correction_open ON athar.agreement_correction USING btree (ordinal DESC) WHERE (state = 'open'::text);

--
-- Name: agreement_deputy_by_account; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_deputy_by_account ON athar.agreement_deputy USING btree (account_id);

--
-- Name: agreement_document_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_document_by_agreement ON athar.agreement_document USING btree (agreement_id);

--
-- Name: agreement_document_by_content; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_document_by_content ON athar.agreement_document USING btree (sha256);

--
-- Name: agreement_domain_by_domain; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_domain_by_domain ON athar.agreement_domain USING btree (domain);

--
-- Name: agreement_party_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_party_by_organisation ON athar.agreement_party USING btree (organisation_id, agreement_id);

--
-- Name: agreement_party_with_contact; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_party_with_contact ON athar.agreement_party USING btree (organisation_id) WHERE (contact_email <> ''::text);

--
-- Name: agreement_programme_by_programme; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_programme_by_programme ON athar.agreement_programme USING btree (programme_id);

--
-- Name: agreement_step_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_step_by_agreement ON athar.agreement_step USING btree (agreement_id, ordinal);

--
-- Name: agreement_step_by_document; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_step_by_document ON athar.agreement_step USING btree (document_id) WHERE (document_id IS NOT NULL);

--
-- Name: agreement_viewer_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX agreement_viewer_by_agreement ON athar.agreement_viewer USING btree (agreement_id);

--
-- Name: asset_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX asset_by_sort_key ON athar.asset USING btree (sort_key, id);

--
-- Name: attendance_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX attendance_by_person ON athar.attendance USING btree (person_id);

--
-- Name: attendance_by_sitting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX attendance_by_sitting ON athar.attendance USING btree (session_id, date, number);

--
-- Name: booking_by_asset; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX booking_by_asset ON athar.booking USING btree (asset_id) WHERE (asset_id IS NOT NULL);

--
-- Name: booking_by_room; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX booking_by_room ON athar.booking USING btree (room_id) WHERE (room_id IS NOT NULL);

--
-- Name: calendar_feed_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX calendar_feed_by_person ON athar.calendar_feed USING btree (person_id) WHERE (person_id IS NOT NULL);

--
-- Name: calendar_feed_by_programme; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX calendar_feed_by_programme ON athar.calendar_feed USING btree (programme_id) WHERE (programme_id IS NOT NULL);

--
-- Name: calendar_feed_one_live; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX calendar_feed_one_live ON athar.calendar_feed USING btree (account_id, kind, COALESCE(person_id, programme_id, account_id)) WHERE (revoked_at IS NULL);

--
-- Name: change_set_by_actor; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_by_actor ON athar.change_set USING btree (actor_id, id DESC);

--
-- Name: change_set_by_subject; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_by_subject ON athar.change_set USING btree (concept, subject_id, id DESC);

--
-- Name: change_set_by_tick; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_by_tick ON athar.change_set USING btree (tick);

--
-- Name: change_set_of_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_of_agreement ON athar.change_set USING btree (((COALESCE(after, before) ->> 'agreement_id'::text)), id DESC) WHERE (concept = ANY (ARRAY['agreement_documents'::text, 'commitments'::text, 'committee_decisions'::text, 'committee_meetings'::text, 'committees'::text, 'evaluations'::text]));

--
-- Name: change_set_team; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_team ON athar.change_set USING gin (((after -> 'team'::text)) jsonb_path_ops) WHERE (concept = 'sessions'::text);

--
-- Name: change_set_unnumbered; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_unnumbered ON athar.change_set USING btree (id) WHERE (tick IS NULL);

--
-- Name: change_set_words; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_words ON athar.change_set USING btree (id) WHERE ((concept <> ALL (ARRAY['registrations'::text, 'attendances'::text, 'consents'::text, 'imports'::text])) AND ((concept <> 'people'::text) OR (action = ANY (ARRAY['merged'::text, 'merged_into'::text, 'merge_undone'::text, 'separated'::text]))));

--
-- Name: clash_override_by_other; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX clash_override_by_other ON athar.clash_override USING btree (other_session_id) WHERE (other_session_id IS NOT NULL);

--
-- Name: clash_override_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX clash_override_by_session ON athar.clash_override USING btree (session_id);

--
-- Name: commitment_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_by_agreement ON athar.commitment USING btree (agreement_id);

--
-- Name: commitment_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_by_organisation ON athar.commitment USING btree (organisation_id);

--
-- Name: commitment_due_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_due_by_agreement ON athar.commitment_due USING btree (agreement_id, COALESCE(due_on, '2199-12-31'::date), id);

--
-- Name: commitment_due_by_day; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_due_by_day ON athar.commitment_due USING btree (COALESCE(due_on, '2199-12-31'::date), id);

--
-- Name: commitment_due_day_once; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX commitment_due_day_once ON athar.commitment_due USING btree (commitment_id, due_on) NULLS NOT DISTINCT;

--
-- Name: commitment_due_pending; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_due_pending ON athar.commitment_due USING btree (due_on, id) WHERE ((met_on IS NULL) AND (waived_on IS NULL) AND (due_on IS NOT NULL));

--
-- Name: commitment_evidence_by_author; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_evidence_by_author ON athar.commitment_evidence USING btree (author_id) WHERE (author_id IS NOT NULL);

--
-- Name: commitment_evidence_by_content; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_evidence_by_content ON athar.commitment_evidence USING btree (sha256) WHERE (sha256 IS NOT NULL);

--
-- Name: commitment_evidence_by_due; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_evidence_by_due ON athar.commitment_evidence USING btree (due_id, happened_on);

--
-- Name: commitment_session_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX commitment_session_by_session ON athar.commitment_session USING btree (session_id, agreement_id);

--
-- Name: committee_attendee_by_meeting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_attendee_by_meeting ON athar.committee_attendee USING btree (meeting_id, "position");

--
-- Name: committee_attendee_by_member; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_attendee_by_member ON athar.committee_attendee USING btree (member_id) WHERE (member_id IS NOT NULL);

--
-- Name: committee_attendee_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_attendee_by_organisation ON athar.committee_attendee USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

--
-- Name: committee_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_by_agreement ON athar.committee USING btree (agreement_id, sort_key, id);

--
-- Name: committee_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_by_sort_key ON athar.committee USING btree (sort_key, id);

--
-- Name: committee_decision_by_commitment; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_decision_by_commitment ON athar.committee_decision USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);

--
-- Name: committee_decision_by_due; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_decision_by_due ON athar.committee_decision USING btree (COALESCE(due_on, '9999-12-31'::date), id);

--
-- Name: committee_decision_by_item; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_decision_by_item ON athar.committee_decision USING btree (item_id);

--
-- Name: committee_decision_by_meeting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_decision_by_meeting ON athar.committee_decision USING btree (meeting_id, "position");

--
-- Name: committee_decision_by_owner; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_decision_by_owner ON athar.committee_decision USING btree (owner_organisation_id) WHERE (owner_organisation_id IS NOT NULL);

--
-- Name: committee_decision_open; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_decision_open ON athar.committee_decision USING btree (committee_id, number) WHERE (state = 'open'::text);

--
-- Name: committee_item_by_decision; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_item_by_decision ON athar.committee_item USING btree (about_decision_id) WHERE (about_decision_id IS NOT NULL);

--
-- Name: committee_item_by_meeting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_item_by_meeting ON athar.committee_item USING btree (meeting_id, "position");

--
-- Name: committee_meeting_by_day; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_meeting_by_day ON athar.committee_meeting USING btree (held_on, id);

--
-- Name: committee_member_by_committee; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_member_by_committee ON athar.committee_member USING btree (committee_id, "position");

--
-- Name: committee_member_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_member_by_organisation ON athar.committee_member USING btree (organisation_id);

--
-- Name: committee_paper_by_document; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_paper_by_document ON athar.committee_paper USING btree (document_id);

--
-- Name: committee_proposal_by_meeting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_proposal_by_meeting ON athar.committee_proposal USING btree (meeting_id, proposed_at, id);

--
-- Name: committee_proposal_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_proposal_by_organisation ON athar.committee_proposal USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

--
-- Name: committee_signed_decision_by_decision; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_signed_decision_by_decision ON athar.committee_signed_decision USING btree (decision_id);

--
-- Name: committee_signed_party_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX committee_signed_party_by_organisation ON athar.committee_signed_party USING btree (organisation_id);

--
-- Name: consent_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX consent_by_person ON athar.consent USING btree (person_id, purpose_id, date DESC, recorded_at DESC);

--
-- Name: course_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX course_by_sort_key ON athar.course USING btree (sort_key, id);

--
-- Name: course_prerequisite_by_prerequisite; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX course_prerequisite_by_prerequisite ON athar.course_prerequisite USING btree (prerequisite_id);

--
-- Name: designated_person_by_import; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX designated_person_by_import ON athar.designated_person USING btree (import_id) WHERE (import_id IS NOT NULL);

--
-- Name: designated_person_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX designated_person_by_person ON athar.designated_person USING btree (person_id);

--
-- Name: designation_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX designation_by_organisation ON athar.designation USING btree (organisation_id);

--
-- Name: designation_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX designation_by_session ON athar.designation USING btree (session_id);

--
-- Name: designation_one_per_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX designation_one_per_organisation ON athar.designation USING btree (session_id, organisation_id) WHERE (state <> 'cancelled'::text);

--
-- Name: designation_unanswered; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX designation_unanswered ON athar.designation USING btree (deadline, id) WHERE (state = 'sent'::text);

--
-- Name: duplicate_pair_by_organisation_b; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX duplicate_pair_by_organisation_b ON athar.duplicate_pair USING btree (organisation_b);

--
-- Name: duplicate_pair_by_person_b; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX duplicate_pair_by_person_b ON athar.duplicate_pair USING btree (person_b);

--
-- Name: duplicate_pair_queue; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX duplicate_pair_queue ON athar.duplicate_pair USING btree (state, score DESC, id);

--
-- Name: duplicate_run_by_time; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX duplicate_run_by_time ON athar.duplicate_run USING btree (created_at DESC, id DESC);

--
-- Name: duplicate_run_one_at_a_time; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX duplicate_run_one_at_a_time ON athar.duplicate_run USING btree (subject) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

--
-- Name: erasure_awaiting_tick; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX erasure_awaiting_tick ON athar.erasure USING btree (former_id) WHERE (former_id IS NOT NULL);

--
-- Name: evaluation_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX evaluation_by_agreement ON athar.evaluation USING btree (agreement_id, id);

--
-- Name: evaluation_recommendation_by_evaluation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX evaluation_recommendation_by_evaluation ON athar.evaluation_recommendation USING btree (evaluation_id, "position");

--
-- Name: evaluation_recommendation_by_owner; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX evaluation_recommendation_by_owner ON athar.evaluation_recommendation USING btree (owner_organisation_id) WHERE (owner_organisation_id IS NOT NULL);

--
-- Name: export_by_account; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX export_by_account ON athar.export USING btree (account_id, created_at DESC, id DESC);

--
-- Name: export_by_expiry; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX export_by_expiry ON athar.export USING btree (expires_at) WHERE (expires_at IS NOT NULL);

--
-- Name: holiday_by_day; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX holiday_by_day ON athar.holiday USING gist (daterange(starts_on, ends_on, '[]'::text));

--
-- Name: idempotency_key_by_age; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX idempotency_key_by_age ON athar.idempotency_key USING btree (created_at);

--
-- Name: identity_number_by_lookup; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX identity_number_by_lookup ON athar.identity_number USING btree (lookup);

--
-- Name: import_by_age; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_by_age ON athar.import USING btree (created_at DESC, id DESC);

--
-- Name: import_by_designation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_by_designation ON athar.import USING btree (designation_id) WHERE (designation_id IS NOT NULL);

--
-- Name: import_effect_by_import_subject; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_effect_by_import_subject ON athar.import_effect USING btree (import_id, subject_id);

--
-- Name: import_effect_by_subject; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_effect_by_subject ON athar.import_effect USING btree (subject_id);

--
-- Name: import_row_by_outcome; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_row_by_outcome ON athar.import_row USING btree (import_id, outcome, "row");

--
-- Name: import_row_by_subject; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_row_by_subject ON athar.import_row USING btree (subject_id) WHERE (subject_id IS NOT NULL);

--
-- Name: import_row_unlinked; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_row_unlinked ON athar.import_row USING btree (import_id) WHERE ((subject_id IS NULL) OR (remarks <> '{}'::text[]));

--
-- Name: invitation_awaiting_answer; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX invitation_awaiting_answer ON athar.invitation USING btree (answer_by) WHERE ((ended = ''::text) AND (answer = 'none'::text));

--
-- Name: invitation_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX invitation_by_person ON athar.invitation USING btree (person_id);

--
-- Name: invitation_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX invitation_by_session ON athar.invitation USING btree (session_id, asked_at);

--
-- Name: invitation_one_open_per_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX invitation_one_open_per_person ON athar.invitation USING btree (session_id, person_id) WHERE (ended = ''::text);

--
-- Name: invitation_promotions_due; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX invitation_promotions_due ON athar.invitation USING btree (answer_by) WHERE ((reason = 'promoted'::text) AND (ended = ''::text) AND (answer = 'none'::text));

--
-- Name: invitation_replaced_by; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX invitation_replaced_by ON athar.invitation USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);

--
-- Name: learner_progress_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX learner_progress_by_person ON athar.learner_progress USING btree (person_id);

--
-- Name: mail_message_by_age; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX mail_message_by_age ON athar.mail_message USING btree (ordinal DESC);

--
-- Name: mail_message_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX mail_message_by_person ON athar.mail_message USING btree (person_id);

--
-- Name: mail_message_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX mail_message_by_session ON athar.mail_message USING btree (session_id, ordinal DESC);

--
-- Name: mail_message_by_state; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX mail_message_by_state ON athar.mail_message USING btree (state, ordinal DESC);

--
-- Name: mail_message_due; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX mail_message_due ON athar.mail_message USING btree (next_attempt_at, ordinal) WHERE (state = 'waiting'::text);

--
-- Name: mail_message_in_flight; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX mail_message_in_flight ON athar.mail_message USING btree (id) WHERE (state = 'sending'::text);

--
-- Name: organisation_by_merged_into; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_by_merged_into ON athar.organisation USING btree (merged_into) WHERE (merged_into IS NOT NULL);

--
-- Name: organisation_by_parent; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_by_parent ON athar.organisation USING btree (parent_id);

--
-- Name: organisation_by_search; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_by_search ON athar.organisation USING gin (search_text public.gin_trgm_ops);

--
-- Name: organisation_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_by_sort_key ON athar.organisation USING btree (sort_key, id);

--
-- Name: organisation_earlier_parent_by_parent; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_earlier_parent_by_parent ON athar.organisation_earlier_parent USING btree (parent_id);

--
-- Name: organisation_event_by_former_parent; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_event_by_former_parent ON athar.organisation_event USING btree (former_parent_id) WHERE (former_parent_id IS NOT NULL);

--
-- Name: organisation_event_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_event_by_organisation ON athar.organisation_event USING btree (organisation_id);

--
-- Name: organisation_event_by_parent; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_event_by_parent ON athar.organisation_event USING btree (parent_id) WHERE (parent_id IS NOT NULL);

--
-- Name: organisation_event_one_end; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX organisation_event_one_end ON athar.organisation_event USING btree (organisation_id) WHERE ((kind = ANY (ARRAY['merged'::text, 'split'::text, 'same_as'::text])) AND (undone_at IS NULL));

--
-- Name: organisation_fact_by_known_from; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_fact_by_known_from ON athar.organisation_fact USING btree (known_from);

--
-- Name: organisation_fact_by_known_to; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_fact_by_known_to ON athar.organisation_fact USING btree (known_to) WHERE (known_to IS NOT NULL);

--
-- Name: organisation_fact_open; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX organisation_fact_open ON athar.organisation_fact USING btree (organisation_id) WHERE (known_to IS NULL);

--
-- Name: organisation_successor_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX organisation_successor_by_organisation ON athar.organisation_successor USING btree (organisation_id);

--
-- Name: outreach_activity_by_date; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX outreach_activity_by_date ON athar.outreach_activity USING btree (date DESC NULLS LAST, id DESC);

--
-- Name: outreach_activity_by_programme; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX outreach_activity_by_programme ON athar.outreach_activity USING btree (programme_id);

--
-- Name: participation_fact_by_known_from; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX participation_fact_by_known_from ON athar.participation_fact USING btree (known_from);

--
-- Name: participation_fact_by_known_to; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX participation_fact_by_known_to ON athar.participation_fact USING btree (known_to) WHERE (known_to IS NOT NULL);

--
-- Name: participation_fact_closed_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX participation_fact_closed_by_person ON athar.participation_fact USING btree (person_id) WHERE (known_to IS NOT NULL);

--
-- Name: participation_fact_open; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX participation_fact_open ON athar.participation_fact USING btree (person_id, session_id) WHERE (known_to IS NULL);

--
-- Name: participation_fact_open_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX participation_fact_open_by_organisation ON athar.participation_fact USING btree (organisation) WHERE (known_to IS NULL);

--
-- Name: participation_fact_open_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX participation_fact_open_by_session ON athar.participation_fact USING btree (session_id) WHERE (known_to IS NULL);

--
-- Name: partner_report_by_message; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX partner_report_by_message ON athar.partner_report USING btree (message_id) WHERE (message_id IS NOT NULL);

--
-- Name: partner_report_in_order; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX partner_report_in_order ON athar.partner_report USING btree (ordinal DESC);

--
-- Name: person_by_arabic_name; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_by_arabic_name ON athar.person USING btree (athar.name_key(((given_name_ar || ' '::text) || family_name_ar)));

--
-- Name: person_by_canonical; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_by_canonical ON athar.person USING btree (canonical_id);

--
-- Name: person_by_email; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_by_email ON athar.person USING btree (lower(email));

--
-- Name: person_by_name; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_by_name ON athar.person USING btree (athar.name_key(((given_name || ' '::text) || family_name)));

--
-- Name: person_by_phone; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_by_phone ON athar.person USING btree (phone);

--
-- Name: person_by_search; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_by_search ON athar.person USING gin (search_text public.gin_trgm_ops);

--
-- Name: person_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_by_sort_key ON athar.person USING btree (sort_key, id);

--
-- Name: person_group_member_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_group_member_by_person ON athar.person_group_member USING btree (person_id);

--
-- Name: person_likeness_key_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_likeness_key_by_person ON athar.person_likeness_key USING btree (ordinal);

--
-- Name: person_merge_by_canonical; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_merge_by_canonical ON athar.person_merge USING btree (canonical_id);

--
-- Name: person_merge_by_merged; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_merge_by_merged ON athar.person_merge USING btree (merged_id);

--
-- Name: person_merge_by_time; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_merge_by_time ON athar.person_merge USING btree (merged_at DESC, id DESC);

--
-- Name: person_merge_one_open; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX person_merge_one_open ON athar.person_merge USING btree (merged_id) WHERE (undone_at IS NULL);

--
-- Name: person_merged_into; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_merged_into ON athar.person USING btree (merged_into) WHERE (merged_into IS NOT NULL);

--
-- Name: person_request_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_request_by_person ON athar.person_request USING btree (person_id);

--
-- Name: person_request_open; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX person_request_open ON athar.person_request USING btree (due_on, id) WHERE (decision IS NULL);

--
-- Name: place_by_parent; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX place_by_parent ON athar.place USING btree (parent_code);

--
-- Name: place_by_search; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX place_by_search ON athar.place USING gin (search_text public.gin_trgm_ops);

--
-- Name: post_correction_by_event; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX post_correction_by_event ON athar.post_correction USING btree (event_id);

--
-- Name: post_correction_line_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX post_correction_line_by_person ON athar.post_correction_line USING btree (person_id);

--
-- Name: programme_party_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX programme_party_by_organisation ON athar.programme_party USING btree (organisation_id);

--
-- Name: published_figure_by_table; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX published_figure_by_table ON athar.published_figure USING btree (table_id);

--
-- Name: published_table_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX published_table_by_agreement ON athar.published_table USING btree (agreement_id) WHERE (agreement_id IS NOT NULL);

--
-- Name: registration_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX registration_by_person ON athar.registration USING btree (person_id, session_id);

--
-- Name: registration_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX registration_by_session ON athar.registration USING btree (session_id);

--
-- Name: registration_one_live_per_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX registration_one_live_per_person ON athar.registration USING btree (session_id, person_id) WHERE (status <> 'withdrawn'::text);

--
-- Name: registration_waiting_order; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX registration_waiting_order ON athar.registration USING btree (session_id, waiting_position) WHERE (status = 'waiting'::text);

--
-- Name: resource_hold_by_resource; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX resource_hold_by_resource ON athar.resource_hold USING gist (resource_id, during);

--
-- Name: resource_hold_by_time; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX resource_hold_by_time ON athar.resource_hold USING gist (during);

--
-- Name: room_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX room_by_sort_key ON athar.room USING btree (sort_key, id);

--
-- Name: room_by_venue; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX room_by_venue ON athar.room USING btree (venue_id);

--
-- Name: saved_view_shared; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX saved_view_shared ON athar.saved_view USING btree (list) WHERE is_shared;

--
-- Name: session_agreement_by_agreement; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_agreement_by_agreement ON athar.session_agreement USING btree (agreement_id);

--
-- Name: session_budget_line_by_funder; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_budget_line_by_funder ON athar.session_budget_line USING btree (funder_id);

--
-- Name: session_by_date; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_by_date ON athar.session USING btree (first_date DESC NULLS LAST, id DESC);

--
-- Name: session_by_region_status_date; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_by_region_status_date ON athar.session USING btree (region_code, status, first_date DESC NULLS LAST, id DESC);

--
-- Name: session_by_search; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_by_search ON athar.session USING gin (search_text public.gin_trgm_ops);

--
-- Name: session_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_by_sort_key ON athar.session USING btree (sort_key, id);

--
-- Name: session_by_status_date; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_by_status_date ON athar.session USING btree (status, first_date DESC NULLS LAST, id DESC);

--
-- Name: session_fact_by_known_from; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_fact_by_known_from ON athar.session_fact USING btree (known_from);

--
-- Name: session_fact_by_known_to; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_fact_by_known_to ON athar.session_fact USING btree (known_to) WHERE (known_to IS NOT NULL);

--
-- Name: session_fact_open; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX session_fact_open ON athar.session_fact USING btree (session_id) WHERE (known_to IS NULL);

--
-- Name: session_programme_by_programme; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_programme_by_programme ON athar.session_programme USING btree (programme_id, session_id);

--
-- Name: session_quota_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_quota_by_organisation ON athar.session_quota USING btree (organisation_id);

--
-- Name: session_team_member_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_team_member_by_person ON athar.session_team_member USING btree (person_id);

--
-- Name: sign_in_session_by_account; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX sign_in_session_by_account ON athar.sign_in_session USING btree (account_id);

--
-- Name: signed_sheet_by_content; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX signed_sheet_by_content ON athar.signed_sheet USING btree (sha256) WHERE (elimination_id IS NULL);

--
-- Name: signed_sheet_by_elimination; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX signed_sheet_by_elimination ON athar.signed_sheet USING btree (elimination_id) WHERE (elimination_id IS NOT NULL);

--
-- Name: signed_sheet_once; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX signed_sheet_once ON athar.signed_sheet USING btree (session_id, date, COALESCE((sitting)::integer, 0), sha256) WHERE (elimination_id IS NULL);

--
-- Name: signed_sheet_page; Type: INDEX; Schema: athar; Owner: -
--

CREATE UNIQUE INDEX signed_sheet_page ON athar.signed_sheet USING btree (session_id, date, COALESCE((sitting)::integer, 0), page) WHERE ((replaced_at IS NULL) AND (elimination_id IS NULL));

--
-- Name: sitting_by_date; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX sitting_by_date ON athar.sitting USING btree (date);

--
-- Name: study_visit_by_head; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX study_visit_by_head ON athar.study_visit USING btree (head_registration_id) WHERE (head_registration_id IS NOT NULL);

--
-- Name: team_member_sitting_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX team_member_sitting_by_person ON athar.team_member_sitting USING btree (person_id);

--
-- Name: traveller_paper_by_session; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX traveller_paper_by_session ON athar.traveller_paper USING btree (session_id);

--
-- Name: venue_by_sort_key; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX venue_by_sort_key ON athar.venue USING btree (sort_key, id);

--
-- Name: visit_host_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX visit_host_by_organisation ON athar.visit_host USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

--
-- Name: affiliation affiliation_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER affiliation_person_not_erased BEFORE INSERT ON athar.affiliation FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: agreement_amendment agreement_amendment_moves_end; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_amendment_moves_end AFTER INSERT OR DELETE OR UPDATE OF ends_on, effective_on, signed_on, "position" ON athar.agreement_amendment FOR EACH ROW EXECUTE FUNCTION athar.consolidate_end_of();

--
-- Name: agreement agreement_changed_has_viewers; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_changed_has_viewers AFTER UPDATE ON athar.agreement REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION athar.agreement_is_written();

--
-- Name: agreement agreement_end_consolidated; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_end_consolidated BEFORE INSERT OR UPDATE OF ends_on, consolidated_ends_on ON athar.agreement FOR EACH ROW EXECUTE FUNCTION athar.consolidate_end();

--
-- Name: agreement agreement_new_has_viewers; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_new_has_viewers AFTER INSERT ON athar.agreement REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION athar.agreement_is_written();

--
-- Name: agreement_party agreement_party_changed_views; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_party_changed_views AFTER UPDATE ON athar.agreement_party REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION athar.party_is_written();

--
-- Name: agreement_party agreement_party_gone_views; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_party_gone_views AFTER DELETE ON athar.agreement_party REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION athar.party_is_written();

--
-- Name: agreement_party agreement_party_new_views; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_party_new_views AFTER INSERT ON athar.agreement_party REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION athar.party_is_written();

--
-- Name: agreement_step agreement_step_moves_end; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER agreement_step_moves_end AFTER INSERT OR DELETE OR UPDATE OF ends_on, happened_on ON athar.agreement_step FOR EACH ROW EXECUTE FUNCTION athar.consolidate_end_of();

--
-- Name: asset asset_holds_after_policy; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER asset_holds_after_policy AFTER UPDATE OF double_booking ON athar.asset FOR EACH ROW WHEN ((old.double_booking <> new.double_booking)) EXECUTE FUNCTION athar.holds_follow_policy();

--
-- Name: booking booking_holds_after_delete; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER booking_holds_after_delete AFTER DELETE ON athar.booking REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: booking booking_holds_after_insert; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER booking_holds_after_insert AFTER INSERT ON athar.booking REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: booking booking_in_service; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER booking_in_service BEFORE INSERT ON athar.booking FOR EACH ROW EXECUTE FUNCTION athar.refuse_out_of_service();

--
-- Name: calendar_feed calendar_feed_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER calendar_feed_person_not_erased BEFORE INSERT ON athar.calendar_feed FOR EACH ROW WHEN ((new.person_id IS NOT NULL)) EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: committee_attendee committee_attendee_signed; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER committee_attendee_signed BEFORE INSERT OR DELETE ON athar.committee_attendee FOR EACH ROW EXECUTE FUNCTION athar.signed_minutes_stay();

--
-- Name: committee_decision committee_decision_signed; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER committee_decision_signed BEFORE INSERT OR DELETE ON athar.committee_decision FOR EACH ROW EXECUTE FUNCTION athar.signed_minutes_stay();

--
-- Name: committee_figure committee_figure_signed; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER committee_figure_signed BEFORE INSERT OR DELETE OR UPDATE ON athar.committee_figure FOR EACH ROW EXECUTE FUNCTION athar.signed_minutes_stay();

--
-- Name: committee_item committee_item_signed; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER committee_item_signed BEFORE INSERT OR DELETE ON athar.committee_item FOR EACH ROW EXECUTE FUNCTION athar.signed_minutes_stay();

--
-- Name: committee_paper committee_paper_signed; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER committee_paper_signed BEFORE INSERT OR DELETE ON athar.committee_paper FOR EACH ROW EXECUTE FUNCTION athar.signed_minutes_stay();

--
-- Name: consent consent_moves_numbers; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER consent_moves_numbers AFTER INSERT ON athar.consent FOR EACH ROW EXECUTE FUNCTION athar.compare_numbers_again();

--
-- Name: consent consent_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER consent_person_not_erased BEFORE INSERT ON athar.consent FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased('locked_too');

--
-- Name: designated_person designated_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER designated_person_not_erased BEFORE INSERT ON athar.designated_person FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: disability_statement disability_statement_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER disability_statement_person_not_erased BEFORE INSERT OR UPDATE OF seeing, hearing, walking, remembering, self_care, communicating, date, channel ON athar.disability_statement FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: identity_number identity_number_compared; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER identity_number_compared AFTER INSERT OR DELETE OR UPDATE ON athar.identity_number FOR EACH ROW EXECUTE FUNCTION athar.compare_numbers_again();

--
-- Name: identity_number identity_number_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER identity_number_person_not_erased BEFORE INSERT OR UPDATE OF date, channel ON athar.identity_number FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: invitation invitation_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER invitation_person_not_erased BEFORE INSERT ON athar.invitation FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: organisation organisation_moved_views; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER organisation_moved_views AFTER UPDATE ON athar.organisation REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION athar.organisation_moves_viewers();

--
-- Name: person person_birth_day_for_age; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_birth_day_for_age BEFORE UPDATE ON athar.person FOR EACH ROW WHEN (((old.birth_day_for_age IS NOT NULL) AND ((new.birth_year IS DISTINCT FROM old.birth_year) OR (new.birth_date IS NOT NULL)))) EXECUTE FUNCTION athar.forget_birth_day_for_age();

--
-- Name: person person_brings_numbers; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_brings_numbers AFTER UPDATE ON athar.person FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION athar.compare_numbers_again();

--
-- Name: person person_changed_unchecked; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_changed_unchecked AFTER UPDATE ON athar.person REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION athar.mark_changed_people_unchecked();

--
-- Name: person person_gone_from_comparison; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_gone_from_comparison AFTER DELETE ON athar.person REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION athar.forget_comparisons();

--
-- Name: person_group_member person_group_member_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_group_member_person_not_erased BEFORE INSERT ON athar.person_group_member FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: person person_leaves_comparison; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_leaves_comparison BEFORE UPDATE ON athar.person FOR EACH ROW WHEN (((old.merged_into IS NULL) AND (old.locked_at IS NULL) AND (old.erased_at IS NULL) AND ((new.merged_into IS NOT NULL) OR (new.locked_at IS NOT NULL) OR (new.erased_at IS NOT NULL)))) EXECUTE FUNCTION athar.stop_comparing();

--
-- Name: person person_new_unchecked; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_new_unchecked AFTER INSERT ON athar.person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION athar.mark_new_people_unchecked();

--
-- Name: person_request person_request_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_request_person_not_erased BEFORE INSERT ON athar.person_request FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased('locked_too');

--
-- Name: person person_returns_to_comparison; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_returns_to_comparison AFTER UPDATE ON athar.person FOR EACH ROW WHEN ((((old.merged_into IS NOT NULL) OR (old.locked_at IS NOT NULL)) AND (new.merged_into IS NULL) AND (new.locked_at IS NULL) AND (new.erased_at IS NULL))) EXECUTE FUNCTION athar.compare_again();

--
-- Name: person person_stays_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_stays_erased BEFORE UPDATE OF title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket, category, email, phone, language ON athar.person FOR EACH ROW WHEN ((old.erased_at IS NOT NULL)) EXECUTE FUNCTION athar.keep_erased();

--
-- Name: person person_stays_locked; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_stays_locked BEFORE UPDATE OF title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket, category, email, phone, language ON athar.person FOR EACH ROW WHEN (((old.locked_at IS NOT NULL) AND (new.locked_at IS NOT NULL))) EXECUTE FUNCTION athar.keep_locked();

--
-- Name: registration registration_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER registration_person_not_erased BEFORE INSERT ON athar.registration FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: room room_holds_after_policy; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER room_holds_after_policy AFTER UPDATE OF double_booking ON athar.room FOR EACH ROW WHEN ((old.double_booking <> new.double_booking)) EXECUTE FUNCTION athar.holds_follow_policy();

--
-- Name: sensitive_authorisation sensitive_authorisation_moves_numbers; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER sensitive_authorisation_moves_numbers AFTER UPDATE ON athar.sensitive_authorisation FOR EACH ROW WHEN (((new.kind <> 'disability'::text) AND (old.number IS DISTINCT FROM new.number))) EXECUTE FUNCTION athar.compare_all_numbers_again();

--
-- Name: session session_holds_after_update; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER session_holds_after_update AFTER UPDATE OF status, time_zone ON athar.session FOR EACH ROW WHEN (((old.status IS DISTINCT FROM new.status) OR (old.time_zone IS DISTINCT FROM new.time_zone))) EXECUTE FUNCTION athar.holds_follow_session();

--
-- Name: session_team_member session_team_member_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER session_team_member_person_not_erased BEFORE INSERT ON athar.session_team_member FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: sitting sitting_holds_after_delete; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER sitting_holds_after_delete AFTER DELETE ON athar.sitting REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: sitting sitting_holds_after_insert; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER sitting_holds_after_insert AFTER INSERT ON athar.sitting REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: sitting sitting_holds_after_update; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER sitting_holds_after_update AFTER UPDATE ON athar.sitting REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: session_team_member team_holds_after_delete; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER team_holds_after_delete AFTER DELETE ON athar.session_team_member REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: session_team_member team_holds_after_insert; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER team_holds_after_insert AFTER INSERT ON athar.session_team_member REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: team_member_sitting team_member_sitting_holds_after_delete; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER team_member_sitting_holds_after_delete AFTER DELETE ON athar.team_member_sitting REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: team_member_sitting team_member_sitting_holds_after_insert; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER team_member_sitting_holds_after_insert AFTER INSERT ON athar.team_member_sitting REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION athar.holds_follow_rows();

--
-- Name: trainer trainer_holds_after_delete; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER trainer_holds_after_delete AFTER DELETE ON athar.trainer FOR EACH ROW EXECUTE FUNCTION athar.holds_follow_trainer();

--
-- Name: trainer trainer_holds_after_insert; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER trainer_holds_after_insert AFTER INSERT ON athar.trainer FOR EACH ROW EXECUTE FUNCTION athar.holds_follow_trainer();

--
-- Name: trainer trainer_holds_after_policy; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER trainer_holds_after_policy AFTER UPDATE OF double_booking ON athar.trainer FOR EACH ROW WHEN ((old.double_booking <> new.double_booking)) EXECUTE FUNCTION athar.holds_follow_trainer();

--
-- Name: trainer trainer_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER trainer_person_not_erased BEFORE INSERT ON athar.trainer FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: person zz_person_holds_after_identity; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER zz_person_holds_after_identity AFTER UPDATE OF id, merged_into ON athar.person FOR EACH ROW WHEN (((old.id <> new.id) OR (old.merged_into IS DISTINCT FROM new.merged_into))) EXECUTE FUNCTION athar.holds_follow_person();

--
-- Name: access_token access_token_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.access_token
    ADD CONSTRAINT access_token_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: account account_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.account
    ADD CONSTRAINT account_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: account account_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.account
    ADD CONSTRAINT account_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: account account_programme_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.account
    ADD CONSTRAINT account_programme_exists FOREIGN KEY (programme_id) REFERENCES athar.programme(id);

--
-- Name: affiliation affiliation_grade_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.affiliation
    ADD CONSTRAINT affiliation_grade_known FOREIGN KEY (grade_list, grade) REFERENCES athar.reference_item(list, code);

--
-- Name: affiliation affiliation_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.affiliation
    ADD CONSTRAINT affiliation_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: affiliation affiliation_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.affiliation
    ADD CONSTRAINT affiliation_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: affiliation affiliation_place_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.affiliation
    ADD CONSTRAINT affiliation_place_known FOREIGN KEY (place_code) REFERENCES athar.place(code);

--
-- Name: agreement_amendment_amount agreement_amendment_amount_component_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_amount
    ADD CONSTRAINT agreement_amendment_amount_component_exists FOREIGN KEY (component_id) REFERENCES athar.agreement_component(id) ON DELETE CASCADE;

--
-- Name: agreement_amendment_amount agreement_amendment_amount_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_amount
    ADD CONSTRAINT agreement_amendment_amount_of FOREIGN KEY (amendment_id) REFERENCES athar.agreement_amendment(id) ON DELETE CASCADE;

--
-- Name: agreement_amendment_amount agreement_amendment_amount_party_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_amount
    ADD CONSTRAINT agreement_amendment_amount_party_exists FOREIGN KEY (party_id) REFERENCES athar.organisation(id);

--
-- Name: agreement_amendment agreement_amendment_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment
    ADD CONSTRAINT agreement_amendment_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement_terms(agreement_id) ON DELETE CASCADE;

--
-- Name: agreement_amendment_party agreement_amendment_party_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_party
    ADD CONSTRAINT agreement_amendment_party_of FOREIGN KEY (amendment_id) REFERENCES athar.agreement_amendment(id) ON DELETE CASCADE;

--
-- Name: agreement_amendment_party agreement_amendment_party_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amendment_party
    ADD CONSTRAINT agreement_amendment_party_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: agreement_amount agreement_amount_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amount
    ADD CONSTRAINT agreement_amount_of FOREIGN KEY (component_id) REFERENCES athar.agreement_component(id) ON DELETE CASCADE;

--
-- Name: agreement_amount agreement_amount_party_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_amount
    ADD CONSTRAINT agreement_amount_party_exists FOREIGN KEY (party_id) REFERENCES athar.organisation(id);

--
-- Name: agreement_claim agreement_claim_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_claim
    ADD CONSTRAINT agreement_claim_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement_terms(agreement_id) ON DELETE CASCADE;

--
-- Name: agreement_comment agreement_comment_agreement_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_comment
    ADD CONSTRAINT agreement_comment_agreement_exists FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: agreement_comment agreement_comment_answers_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_comment
    ADD CONSTRAINT agreement_comment_answers_exists FOREIGN KEY (answers_id) REFERENCES athar.agreement_comment(id);

--
-- Name: agreement_comment agreement_comment_author_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_comment
    ADD CONSTRAINT agreement_comment_author_exists FOREIGN KEY (author_id) REFERENCES athar.account(id);

--
-- Name: agreement_comment agreement_comment_commitment_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_comment
    ADD CONSTRAINT agreement_comment_commitment_exists FOREIGN KEY (commitment_id, agreement_id) REFERENCES athar.commitment(id, agreement_id);

--
-- Name: agreement_comment agreement_comment_meeting_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_comment
    ADD CONSTRAINT agreement_comment_meeting_exists FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id);

--
-- Name: agreement_comment agreement_comment_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_comment
    ADD CONSTRAINT agreement_comment_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: agreement_component agreement_component_continues_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_component
    ADD CONSTRAINT agreement_component_continues_exists FOREIGN KEY (continues_id) REFERENCES athar.agreement_component(id) ON DELETE SET NULL;

--
-- Name: agreement_component agreement_component_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_component
    ADD CONSTRAINT agreement_component_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement_terms(agreement_id) ON DELETE CASCADE;

--
-- Name: agreement_confirmation agreement_confirmation_agreement_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_confirmation
    ADD CONSTRAINT agreement_confirmation_agreement_exists FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: agreement_confirmation agreement_confirmation_author_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_confirmation
    ADD CONSTRAINT agreement_confirmation_author_exists FOREIGN KEY (author_id) REFERENCES athar.account(id);

--
-- Name: agreement_confirmation agreement_confirmation_commitment_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_confirmation
    ADD CONSTRAINT agreement_confirmation_commitment_exists FOREIGN KEY (commitment_id, agreement_id) REFERENCES athar.commitment(id, agreement_id);

--
-- Name: agreement_confirmation agreement_confirmation_document_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_confirmation
    ADD CONSTRAINT agreement_confirmation_document_exists FOREIGN KEY (document_id) REFERENCES athar.agreement_document(id);

--
-- Name: agreement_confirmation agreement_confirmation_meeting_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_confirmation
    ADD CONSTRAINT agreement_confirmation_meeting_exists FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id);

--
-- Name: agreement_confirmation agreement_confirmation_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_confirmation
    ADD CONSTRAINT agreement_confirmation_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: agreement_correction_change agreement_correction_change_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction_change
    ADD CONSTRAINT agreement_correction_change_of FOREIGN KEY (correction_id) REFERENCES athar.agreement_correction(id) ON DELETE CASCADE;

--
-- Name: agreement_correction agreement_correction_decided_by_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction
    ADD CONSTRAINT agreement_correction_decided_by_exists FOREIGN KEY (decided_by) REFERENCES athar.account(id) ON DELETE SET NULL;

--
-- Name: agreement_correction agreement_correction_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction
    ADD CONSTRAINT agreement_correction_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: agreement_correction agreement_correction_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction
    ADD CONSTRAINT agreement_correction_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: agreement_correction agreement_correction_proposed_by_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_correction
    ADD CONSTRAINT agreement_correction_proposed_by_exists FOREIGN KEY (proposed_by) REFERENCES athar.account(id) ON DELETE SET NULL;

--
-- Name: agreement agreement_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement
    ADD CONSTRAINT agreement_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: agreement_deputy agreement_deputy_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_deputy
    ADD CONSTRAINT agreement_deputy_exists FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: agreement_deputy agreement_deputy_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_deputy
    ADD CONSTRAINT agreement_deputy_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: agreement_document agreement_document_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_document
    ADD CONSTRAINT agreement_document_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: agreement_document agreement_document_replaces_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_document
    ADD CONSTRAINT agreement_document_replaces_exists FOREIGN KEY (replaces) REFERENCES athar.agreement_document(id);

--
-- Name: agreement_domain agreement_domain_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_domain
    ADD CONSTRAINT agreement_domain_known FOREIGN KEY (domain_list, domain) REFERENCES athar.reference_item(list, code);

--
-- Name: agreement_domain agreement_domain_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_domain
    ADD CONSTRAINT agreement_domain_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: agreement agreement_framework_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement
    ADD CONSTRAINT agreement_framework_session_exists FOREIGN KEY (framework_session_id) REFERENCES athar.joint_commission_session(id);

--
-- Name: agreement agreement_owner_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement
    ADD CONSTRAINT agreement_owner_exists FOREIGN KEY (owner_id) REFERENCES athar.account(id);

--
-- Name: agreement agreement_parent_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement
    ADD CONSTRAINT agreement_parent_exists FOREIGN KEY (parent_id) REFERENCES athar.agreement(id);

--
-- Name: agreement_party agreement_party_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_party
    ADD CONSTRAINT agreement_party_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: agreement_party agreement_party_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_party
    ADD CONSTRAINT agreement_party_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: agreement_programme agreement_programme_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_programme
    ADD CONSTRAINT agreement_programme_exists FOREIGN KEY (programme_id) REFERENCES athar.programme(id);

--
-- Name: agreement_programme agreement_programme_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_programme
    ADD CONSTRAINT agreement_programme_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: agreement_publication agreement_publication_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_publication
    ADD CONSTRAINT agreement_publication_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: agreement_rate agreement_rate_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_rate
    ADD CONSTRAINT agreement_rate_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement_terms(agreement_id) ON DELETE CASCADE;

--
-- Name: agreement_step agreement_step_document_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_step
    ADD CONSTRAINT agreement_step_document_exists FOREIGN KEY (document_id) REFERENCES athar.agreement_document(id);

--
-- Name: agreement_step agreement_step_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_step
    ADD CONSTRAINT agreement_step_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: agreement_terms agreement_terms_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_terms
    ADD CONSTRAINT agreement_terms_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: agreement agreement_type_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement
    ADD CONSTRAINT agreement_type_known FOREIGN KEY (type_list, type) REFERENCES athar.reference_item(list, code);

--
-- Name: agreement_viewer agreement_viewer_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.agreement_viewer
    ADD CONSTRAINT agreement_viewer_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id) ON DELETE CASCADE;

--
-- Name: asset asset_venue_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.asset
    ADD CONSTRAINT asset_venue_exists FOREIGN KEY (venue_id) REFERENCES athar.venue(id);

--
-- Name: attendance attendance_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.attendance
    ADD CONSTRAINT attendance_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: attendance attendance_sitting_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.attendance
    ADD CONSTRAINT attendance_sitting_exists FOREIGN KEY (session_id, date, number) REFERENCES athar.sitting(session_id, date, number);

--
-- Name: audience audience_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.audience
    ADD CONSTRAINT audience_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: audience audience_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.audience
    ADD CONSTRAINT audience_of FOREIGN KEY (activity_id) REFERENCES athar.outreach_activity(id) ON DELETE CASCADE;

--
-- Name: booking booking_asset_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.booking
    ADD CONSTRAINT booking_asset_exists FOREIGN KEY (asset_id) REFERENCES athar.asset(id);

--
-- Name: booking booking_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.booking
    ADD CONSTRAINT booking_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: booking booking_room_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.booking
    ADD CONSTRAINT booking_room_exists FOREIGN KEY (room_id) REFERENCES athar.room(id);

--
-- Name: calendar_feed calendar_feed_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.calendar_feed
    ADD CONSTRAINT calendar_feed_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: calendar_feed calendar_feed_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.calendar_feed
    ADD CONSTRAINT calendar_feed_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: calendar_feed calendar_feed_programme_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.calendar_feed
    ADD CONSTRAINT calendar_feed_programme_exists FOREIGN KEY (programme_id) REFERENCES athar.programme(id) ON DELETE CASCADE;

--
-- Name: change_set change_set_tick_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.change_set
    ADD CONSTRAINT change_set_tick_exists FOREIGN KEY (tick) REFERENCES athar.tick(n);

--
-- Name: clash_override clash_override_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.clash_override
    ADD CONSTRAINT clash_override_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: clash_override clash_override_other_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.clash_override
    ADD CONSTRAINT clash_override_other_exists FOREIGN KEY (other_session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: coaching_engagement coaching_engagement_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.coaching_engagement
    ADD CONSTRAINT coaching_engagement_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: coaching_visit coaching_visit_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.coaching_visit
    ADD CONSTRAINT coaching_visit_of FOREIGN KEY (session_id, date, number) REFERENCES athar.sitting(session_id, date, number) ON DELETE CASCADE;

--
-- Name: commitment_due commitment_due_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_due
    ADD CONSTRAINT commitment_due_of FOREIGN KEY (commitment_id, agreement_id) REFERENCES athar.commitment(id, agreement_id) ON DELETE CASCADE;

--
-- Name: commitment_evidence commitment_evidence_author_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_evidence
    ADD CONSTRAINT commitment_evidence_author_exists FOREIGN KEY (author_id) REFERENCES athar.account(id);

--
-- Name: commitment_evidence commitment_evidence_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_evidence
    ADD CONSTRAINT commitment_evidence_of FOREIGN KEY (due_id, commitment_id) REFERENCES athar.commitment_due(id, commitment_id) ON DELETE CASCADE;

--
-- Name: commitment commitment_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment
    ADD CONSTRAINT commitment_of FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: commitment commitment_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment
    ADD CONSTRAINT commitment_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: commitment_session commitment_session_commitment_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_session
    ADD CONSTRAINT commitment_session_commitment_exists FOREIGN KEY (commitment_id, agreement_id) REFERENCES athar.commitment(id, agreement_id) ON DELETE CASCADE;

--
-- Name: commitment_session commitment_session_serves_agreement; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.commitment_session
    ADD CONSTRAINT commitment_session_serves_agreement FOREIGN KEY (session_id, agreement_id) REFERENCES athar.session_agreement(session_id, agreement_id) ON DELETE CASCADE;

--
-- Name: committee committee_agreement_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee
    ADD CONSTRAINT committee_agreement_exists FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: committee_attendee committee_attendee_member_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_attendee
    ADD CONSTRAINT committee_attendee_member_exists FOREIGN KEY (member_id) REFERENCES athar.committee_member(id) ON DELETE SET NULL;

--
-- Name: committee_attendee committee_attendee_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_attendee
    ADD CONSTRAINT committee_attendee_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_attendee committee_attendee_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_attendee
    ADD CONSTRAINT committee_attendee_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: committee_decision committee_decision_commitment_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_decision
    ADD CONSTRAINT committee_decision_commitment_exists FOREIGN KEY (commitment_id) REFERENCES athar.commitment(id) ON DELETE SET NULL;

--
-- Name: committee_decision committee_decision_committee_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_decision
    ADD CONSTRAINT committee_decision_committee_exists FOREIGN KEY (committee_id) REFERENCES athar.committee(id);

--
-- Name: committee_decision committee_decision_item_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_decision
    ADD CONSTRAINT committee_decision_item_exists FOREIGN KEY (item_id) REFERENCES athar.committee_item(id) ON DELETE CASCADE;

--
-- Name: committee_decision committee_decision_meeting_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_decision
    ADD CONSTRAINT committee_decision_meeting_exists FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_decision committee_decision_owner_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_decision
    ADD CONSTRAINT committee_decision_owner_exists FOREIGN KEY (owner_organisation_id) REFERENCES athar.organisation(id);

--
-- Name: committee_figure committee_figure_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_figure
    ADD CONSTRAINT committee_figure_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_item committee_item_decision_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_item
    ADD CONSTRAINT committee_item_decision_exists FOREIGN KEY (about_decision_id) REFERENCES athar.committee_decision(id);

--
-- Name: committee_item committee_item_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_item
    ADD CONSTRAINT committee_item_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_meeting committee_meeting_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_meeting
    ADD CONSTRAINT committee_meeting_of FOREIGN KEY (committee_id) REFERENCES athar.committee(id);

--
-- Name: committee_member committee_member_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_member
    ADD CONSTRAINT committee_member_of FOREIGN KEY (committee_id) REFERENCES athar.committee(id) ON DELETE CASCADE;

--
-- Name: committee_member committee_member_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_member
    ADD CONSTRAINT committee_member_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: committee_minutes_step committee_minutes_step_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_minutes_step
    ADD CONSTRAINT committee_minutes_step_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_paper committee_paper_document_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_paper
    ADD CONSTRAINT committee_paper_document_exists FOREIGN KEY (document_id) REFERENCES athar.agreement_document(id);

--
-- Name: committee_paper committee_paper_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_paper
    ADD CONSTRAINT committee_paper_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_proposal committee_proposal_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_proposal
    ADD CONSTRAINT committee_proposal_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_proposal committee_proposal_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_proposal
    ADD CONSTRAINT committee_proposal_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: committee_recall committee_recall_decision_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_recall
    ADD CONSTRAINT committee_recall_decision_exists FOREIGN KEY (decision_id) REFERENCES athar.committee_decision(id);

--
-- Name: committee_recall committee_recall_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_recall
    ADD CONSTRAINT committee_recall_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_signed_decision committee_signed_decision_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed_decision
    ADD CONSTRAINT committee_signed_decision_exists FOREIGN KEY (decision_id) REFERENCES athar.committee_decision(id) ON DELETE CASCADE;

--
-- Name: committee_signed_decision committee_signed_decision_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed_decision
    ADD CONSTRAINT committee_signed_decision_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_signed(meeting_id) ON DELETE CASCADE;

--
-- Name: committee_signed committee_signed_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed
    ADD CONSTRAINT committee_signed_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_meeting(id) ON DELETE CASCADE;

--
-- Name: committee_signed_party committee_signed_party_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed_party
    ADD CONSTRAINT committee_signed_party_of FOREIGN KEY (meeting_id) REFERENCES athar.committee_signed(meeting_id) ON DELETE CASCADE;

--
-- Name: committee_signed_party committee_signed_party_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.committee_signed_party
    ADD CONSTRAINT committee_signed_party_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: consent consent_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.consent
    ADD CONSTRAINT consent_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: consent consent_purpose_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.consent
    ADD CONSTRAINT consent_purpose_exists FOREIGN KEY (purpose_id, purpose_version) REFERENCES athar.purpose_version(purpose_id, number);

--
-- Name: course_duration course_duration_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_duration
    ADD CONSTRAINT course_duration_of FOREIGN KEY (course_id) REFERENCES athar.course(id) ON DELETE CASCADE;

--
-- Name: course_material course_material_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_material
    ADD CONSTRAINT course_material_of FOREIGN KEY (course_id) REFERENCES athar.course(id) ON DELETE CASCADE;

--
-- Name: course_module course_module_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_module
    ADD CONSTRAINT course_module_of FOREIGN KEY (course_id) REFERENCES athar.course(id) ON DELETE CASCADE;

--
-- Name: course_prerequisite course_prerequisite_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_prerequisite
    ADD CONSTRAINT course_prerequisite_exists FOREIGN KEY (prerequisite_id) REFERENCES athar.course(id);

--
-- Name: course_prerequisite course_prerequisite_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_prerequisite
    ADD CONSTRAINT course_prerequisite_of FOREIGN KEY (course_id) REFERENCES athar.course(id) ON DELETE CASCADE;

--
-- Name: course_question course_question_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.course_question
    ADD CONSTRAINT course_question_of FOREIGN KEY (course_id) REFERENCES athar.course(id) ON DELETE CASCADE;

--
-- Name: deadline_digest deadline_digest_message_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.deadline_digest
    ADD CONSTRAINT deadline_digest_message_exists FOREIGN KEY (message_id) REFERENCES athar.mail_message(id) ON DELETE SET NULL;

--
-- Name: deadline_digest deadline_digest_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.deadline_digest
    ADD CONSTRAINT deadline_digest_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: deadline_told deadline_told_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.deadline_told
    ADD CONSTRAINT deadline_told_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: designated_person designated_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designated_person
    ADD CONSTRAINT designated_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: designated_person designated_person_import_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designated_person
    ADD CONSTRAINT designated_person_import_exists FOREIGN KEY (import_id) REFERENCES athar.import(id) ON DELETE SET NULL;

--
-- Name: designated_person designated_person_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designated_person
    ADD CONSTRAINT designated_person_of FOREIGN KEY (designation_id) REFERENCES athar.designation(id) ON DELETE CASCADE;

--
-- Name: designation designation_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designation
    ADD CONSTRAINT designation_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: designation_plan designation_plan_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designation_plan
    ADD CONSTRAINT designation_plan_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: designation_reminder designation_reminder_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designation_reminder
    ADD CONSTRAINT designation_reminder_of FOREIGN KEY (designation_id) REFERENCES athar.designation(id) ON DELETE CASCADE;

--
-- Name: designation designation_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.designation
    ADD CONSTRAINT designation_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: disability_statement disability_statement_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.disability_statement
    ADD CONSTRAINT disability_statement_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: duplicate_pair duplicate_pair_decided_by; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_decided_by FOREIGN KEY (decided_by) REFERENCES athar.account(id) ON DELETE SET NULL;

--
-- Name: duplicate_pair duplicate_pair_organisation_a_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_organisation_a_exists FOREIGN KEY (organisation_a) REFERENCES athar.organisation(id) ON DELETE CASCADE;

--
-- Name: duplicate_pair duplicate_pair_organisation_b_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_organisation_b_exists FOREIGN KEY (organisation_b) REFERENCES athar.organisation(id) ON DELETE CASCADE;

--
-- Name: duplicate_pair duplicate_pair_person_a_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_person_a_exists FOREIGN KEY (person_a) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: duplicate_pair duplicate_pair_person_b_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_pair
    ADD CONSTRAINT duplicate_pair_person_b_exists FOREIGN KEY (person_b) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: duplicate_run duplicate_run_account_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.duplicate_run
    ADD CONSTRAINT duplicate_run_account_exists FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE SET NULL;

--
-- Name: e_learning e_learning_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.e_learning
    ADD CONSTRAINT e_learning_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: erasure erasure_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.erasure
    ADD CONSTRAINT erasure_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: evaluation evaluation_agreement_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.evaluation
    ADD CONSTRAINT evaluation_agreement_exists FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: evaluation_recommendation evaluation_recommendation_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.evaluation_recommendation
    ADD CONSTRAINT evaluation_recommendation_of FOREIGN KEY (evaluation_id) REFERENCES athar.evaluation(id) ON DELETE CASCADE;

--
-- Name: evaluation_recommendation evaluation_recommendation_owner_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.evaluation_recommendation
    ADD CONSTRAINT evaluation_recommendation_owner_exists FOREIGN KEY (owner_organisation_id) REFERENCES athar.organisation(id);

--
-- Name: export export_account_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.export
    ADD CONSTRAINT export_account_exists FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: frozen_participation frozen_participation_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.frozen_participation
    ADD CONSTRAINT frozen_participation_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: frozen_participation frozen_participation_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.frozen_participation
    ADD CONSTRAINT frozen_participation_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: frozen_participation frozen_participation_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.frozen_participation
    ADD CONSTRAINT frozen_participation_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: idempotency_key idempotency_key_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.idempotency_key
    ADD CONSTRAINT idempotency_key_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: identity_number identity_number_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.identity_number
    ADD CONSTRAINT identity_number_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: import_correction import_correction_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_correction
    ADD CONSTRAINT import_correction_of FOREIGN KEY (import_id) REFERENCES athar.import(id) ON DELETE CASCADE;

--
-- Name: import import_designation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import
    ADD CONSTRAINT import_designation_exists FOREIGN KEY (designation_id) REFERENCES athar.designation(id);

--
-- Name: import_effect import_effect_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_effect
    ADD CONSTRAINT import_effect_of FOREIGN KEY (import_id) REFERENCES athar.import(id) ON DELETE CASCADE;

--
-- Name: import_row import_row_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_row
    ADD CONSTRAINT import_row_of FOREIGN KEY (import_id) REFERENCES athar.import(id) ON DELETE CASCADE;

--
-- Name: import import_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import
    ADD CONSTRAINT import_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id);

--
-- Name: import_sheet import_sheet_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_sheet
    ADD CONSTRAINT import_sheet_of FOREIGN KEY (import_id) REFERENCES athar.import(id) ON DELETE CASCADE;

--
-- Name: invitation invitation_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.invitation
    ADD CONSTRAINT invitation_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: invitation invitation_replaced_by_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.invitation
    ADD CONSTRAINT invitation_replaced_by_exists FOREIGN KEY (replaced_by) REFERENCES athar.invitation(id) ON DELETE SET NULL;

--
-- Name: invitation invitation_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.invitation
    ADD CONSTRAINT invitation_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: joint_commission joint_commission_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.joint_commission
    ADD CONSTRAINT joint_commission_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: joint_commission_session joint_commission_session_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.joint_commission_session
    ADD CONSTRAINT joint_commission_session_of FOREIGN KEY (commission_id) REFERENCES athar.joint_commission(id) ON DELETE CASCADE;

--
-- Name: learner_progress learner_progress_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.learner_progress
    ADD CONSTRAINT learner_progress_of FOREIGN KEY (session_id) REFERENCES athar.e_learning(session_id) ON DELETE CASCADE;

--
-- Name: learner_progress learner_progress_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.learner_progress
    ADD CONSTRAINT learner_progress_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: mail_attachment mail_attachment_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.mail_attachment
    ADD CONSTRAINT mail_attachment_of FOREIGN KEY (message_id) REFERENCES athar.mail_message(id) ON DELETE CASCADE;

--
-- Name: mail_message mail_message_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.mail_message
    ADD CONSTRAINT mail_message_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: mail_message mail_message_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.mail_message
    ADD CONSTRAINT mail_message_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE SET NULL;

--
-- Name: organisation organisation_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation
    ADD CONSTRAINT organisation_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: organisation_earlier_name organisation_earlier_name_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_earlier_name
    ADD CONSTRAINT organisation_earlier_name_of FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id) ON DELETE CASCADE;

--
-- Name: organisation_earlier_parent organisation_earlier_parent_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_earlier_parent
    ADD CONSTRAINT organisation_earlier_parent_exists FOREIGN KEY (parent_id) REFERENCES athar.organisation(id);

--
-- Name: organisation_earlier_parent organisation_earlier_parent_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_earlier_parent
    ADD CONSTRAINT organisation_earlier_parent_of FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id) ON DELETE CASCADE;

--
-- Name: organisation_event organisation_event_former_parent_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_event
    ADD CONSTRAINT organisation_event_former_parent_exists FOREIGN KEY (former_parent_id) REFERENCES athar.organisation(id);

--
-- Name: organisation_event organisation_event_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_event
    ADD CONSTRAINT organisation_event_of FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id) ON DELETE CASCADE;

--
-- Name: organisation_event organisation_event_parent_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_event
    ADD CONSTRAINT organisation_event_parent_exists FOREIGN KEY (parent_id) REFERENCES athar.organisation(id);

--
-- Name: organisation_logo organisation_logo_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_logo
    ADD CONSTRAINT organisation_logo_of FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id) ON DELETE CASCADE;

--
-- Name: organisation organisation_merged_into_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation
    ADD CONSTRAINT organisation_merged_into_exists FOREIGN KEY (merged_into) REFERENCES athar.organisation(id);

--
-- Name: organisation organisation_parent_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation
    ADD CONSTRAINT organisation_parent_exists FOREIGN KEY (parent_id) REFERENCES athar.organisation(id);

--
-- Name: organisation organisation_place_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation
    ADD CONSTRAINT organisation_place_known FOREIGN KEY (place_code) REFERENCES athar.place(code);

--
-- Name: organisation_successor organisation_successor_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_successor
    ADD CONSTRAINT organisation_successor_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: organisation_successor organisation_successor_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_successor
    ADD CONSTRAINT organisation_successor_of FOREIGN KEY (event_id) REFERENCES athar.organisation_event(id) ON DELETE CASCADE;

--
-- Name: organisation organisation_type_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation
    ADD CONSTRAINT organisation_type_known FOREIGN KEY (type_list, type) REFERENCES athar.reference_item(list, code);

--
-- Name: outreach_activity outreach_activity_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.outreach_activity
    ADD CONSTRAINT outreach_activity_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: outreach_activity outreach_activity_kind_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.outreach_activity
    ADD CONSTRAINT outreach_activity_kind_known FOREIGN KEY (kind_list, kind) REFERENCES athar.reference_item(list, code);

--
-- Name: outreach_activity outreach_activity_place_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.outreach_activity
    ADD CONSTRAINT outreach_activity_place_known FOREIGN KEY (place_code) REFERENCES athar.place(code);

--
-- Name: outreach_activity outreach_activity_programme_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.outreach_activity
    ADD CONSTRAINT outreach_activity_programme_exists FOREIGN KEY (programme_id) REFERENCES athar.programme(id);

--
-- Name: partner_report_choice partner_report_choice_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.partner_report_choice
    ADD CONSTRAINT partner_report_choice_of FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id) ON DELETE CASCADE;

--
-- Name: partner_report partner_report_message_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.partner_report
    ADD CONSTRAINT partner_report_message_exists FOREIGN KEY (message_id) REFERENCES athar.mail_message(id) ON DELETE SET NULL;

--
-- Name: partner_report partner_report_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.partner_report
    ADD CONSTRAINT partner_report_of FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: person person_category_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person
    ADD CONSTRAINT person_category_known FOREIGN KEY (category_list, category) REFERENCES athar.reference_item(list, code);

--
-- Name: person_group person_group_kind_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_group
    ADD CONSTRAINT person_group_kind_known FOREIGN KEY (kind_list, kind) REFERENCES athar.reference_item(list, code);

--
-- Name: person_group_member person_group_member_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_group_member
    ADD CONSTRAINT person_group_member_of FOREIGN KEY (group_id) REFERENCES athar.person_group(id) ON DELETE CASCADE;

--
-- Name: person_group_member person_group_member_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_group_member
    ADD CONSTRAINT person_group_member_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: person_merge person_merge_canonical_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_merge
    ADD CONSTRAINT person_merge_canonical_exists FOREIGN KEY (canonical_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: person_merge person_merge_merged_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_merge
    ADD CONSTRAINT person_merge_merged_exists FOREIGN KEY (merged_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: person person_merged_into_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person
    ADD CONSTRAINT person_merged_into_exists FOREIGN KEY (merged_into) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: person_request person_request_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_request
    ADD CONSTRAINT person_request_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: place place_parent_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.place
    ADD CONSTRAINT place_parent_exists FOREIGN KEY (parent_code) REFERENCES athar.place(code);

--
-- Name: post_correction_line post_correction_line_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.post_correction_line
    ADD CONSTRAINT post_correction_line_of FOREIGN KEY (correction_id) REFERENCES athar.post_correction(id) ON DELETE CASCADE;

--
-- Name: post_correction_line post_correction_line_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.post_correction_line
    ADD CONSTRAINT post_correction_line_organisation_exists FOREIGN KEY (former_organisation_id) REFERENCES athar.organisation(id);

--
-- Name: post_correction_line post_correction_line_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.post_correction_line
    ADD CONSTRAINT post_correction_line_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: post_correction post_correction_of_successor; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.post_correction
    ADD CONSTRAINT post_correction_of_successor FOREIGN KEY (event_id, successor_id) REFERENCES athar.organisation_successor(event_id, organisation_id);

--
-- Name: programme_party programme_party_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.programme_party
    ADD CONSTRAINT programme_party_of FOREIGN KEY (programme_id) REFERENCES athar.programme(id) ON DELETE CASCADE;

--
-- Name: programme_party programme_party_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.programme_party
    ADD CONSTRAINT programme_party_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: published_figure published_figure_of_edition; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.published_figure
    ADD CONSTRAINT published_figure_of_edition FOREIGN KEY (day) REFERENCES athar.published_edition(day) ON DELETE CASCADE;

--
-- Name: published_figure published_figure_of_table; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.published_figure
    ADD CONSTRAINT published_figure_of_table FOREIGN KEY (table_id) REFERENCES athar.published_table(id);

--
-- Name: published_table published_table_agreement_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.published_table
    ADD CONSTRAINT published_table_agreement_exists FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: published_table published_table_programme_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.published_table
    ADD CONSTRAINT published_table_programme_exists FOREIGN KEY (programme_id) REFERENCES athar.programme(id);

--
-- Name: purpose_version purpose_version_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.purpose_version
    ADD CONSTRAINT purpose_version_of FOREIGN KEY (purpose_id) REFERENCES athar.purpose(id) ON DELETE CASCADE;

--
-- Name: registration registration_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.registration
    ADD CONSTRAINT registration_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: registration registration_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.registration
    ADD CONSTRAINT registration_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id);

--
-- Name: resource_hold resource_hold_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.resource_hold
    ADD CONSTRAINT resource_hold_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: room room_venue_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.room
    ADD CONSTRAINT room_venue_exists FOREIGN KEY (venue_id) REFERENCES athar.venue(id);

--
-- Name: saved_view saved_view_owner_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.saved_view
    ADD CONSTRAINT saved_view_owner_exists FOREIGN KEY (owner_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: sensitive_authorisation sensitive_authorisation_purpose_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sensitive_authorisation
    ADD CONSTRAINT sensitive_authorisation_purpose_exists FOREIGN KEY (purpose_id) REFERENCES athar.purpose(id);

--
-- Name: session_agreement session_agreement_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_agreement
    ADD CONSTRAINT session_agreement_exists FOREIGN KEY (agreement_id) REFERENCES athar.agreement(id);

--
-- Name: session_agreement session_agreement_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_agreement
    ADD CONSTRAINT session_agreement_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session_budget_line session_budget_line_funder_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_budget_line
    ADD CONSTRAINT session_budget_line_funder_exists FOREIGN KEY (funder_id) REFERENCES athar.organisation(id);

--
-- Name: session_budget_line session_budget_line_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_budget_line
    ADD CONSTRAINT session_budget_line_of FOREIGN KEY (session_id) REFERENCES athar.session_budget(session_id) ON DELETE CASCADE;

--
-- Name: session_budget session_budget_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_budget
    ADD CONSTRAINT session_budget_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session session_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: session session_course_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_course_exists FOREIGN KEY (course_id) REFERENCES athar.course(id);

--
-- Name: session_filling session_filling_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_filling
    ADD CONSTRAINT session_filling_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session session_place_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_place_known FOREIGN KEY (place_code) REFERENCES athar.place(code);

--
-- Name: session_practical_note session_practical_note_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_practical_note
    ADD CONSTRAINT session_practical_note_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session_programme session_programme_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_programme
    ADD CONSTRAINT session_programme_exists FOREIGN KEY (programme_id) REFERENCES athar.programme(id);

--
-- Name: session_programme session_programme_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_programme
    ADD CONSTRAINT session_programme_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session_quota session_quota_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_quota
    ADD CONSTRAINT session_quota_of FOREIGN KEY (session_id) REFERENCES athar.designation_plan(session_id) ON DELETE CASCADE;

--
-- Name: session_quota session_quota_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_quota
    ADD CONSTRAINT session_quota_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: session_status_step session_status_step_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_status_step
    ADD CONSTRAINT session_status_step_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session_team_member session_team_member_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_team_member
    ADD CONSTRAINT session_team_member_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session_team_member session_team_member_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_team_member
    ADD CONSTRAINT session_team_member_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: sign_in_session sign_in_session_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sign_in_session
    ADD CONSTRAINT sign_in_session_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: signed_sheet signed_sheet_elimination_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.signed_sheet
    ADD CONSTRAINT signed_sheet_elimination_exists FOREIGN KEY (elimination_id) REFERENCES athar.sheet_elimination(id);

--
-- Name: signed_sheet signed_sheet_replaces_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.signed_sheet
    ADD CONSTRAINT signed_sheet_replaces_exists FOREIGN KEY (replaces) REFERENCES athar.signed_sheet(id);

--
-- Name: signed_sheet signed_sheet_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.signed_sheet
    ADD CONSTRAINT signed_sheet_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id);

--
-- Name: sitting sitting_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sitting
    ADD CONSTRAINT sitting_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: study_visit study_visit_head_takes_part; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.study_visit
    ADD CONSTRAINT study_visit_head_takes_part FOREIGN KEY (head_registration_id, session_id) REFERENCES athar.registration(id, session_id) ON DELETE SET NULL (head_registration_id);

--
-- Name: study_visit study_visit_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.study_visit
    ADD CONSTRAINT study_visit_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: team_member_sitting team_member_sitting_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.team_member_sitting
    ADD CONSTRAINT team_member_sitting_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: team_member_sitting team_member_sitting_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.team_member_sitting
    ADD CONSTRAINT team_member_sitting_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: trainer_absence trainer_absence_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.trainer_absence
    ADD CONSTRAINT trainer_absence_of FOREIGN KEY (person_id) REFERENCES athar.trainer(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: trainer_accreditation trainer_accreditation_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.trainer_accreditation
    ADD CONSTRAINT trainer_accreditation_of FOREIGN KEY (person_id) REFERENCES athar.trainer(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: trainer trainer_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.trainer
    ADD CONSTRAINT trainer_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: travel_leg travel_leg_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.travel_leg
    ADD CONSTRAINT travel_leg_of FOREIGN KEY (session_id) REFERENCES athar.study_visit(session_id) ON DELETE CASCADE;

--
-- Name: traveller_paper traveller_paper_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.traveller_paper
    ADD CONSTRAINT traveller_paper_of FOREIGN KEY (registration_id, session_id) REFERENCES athar.registration(id, session_id) ON DELETE CASCADE;

--
-- Name: venue venue_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.venue
    ADD CONSTRAINT venue_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- Name: venue venue_place_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.venue
    ADD CONSTRAINT venue_place_known FOREIGN KEY (place_code) REFERENCES athar.place(code);

--
-- Name: visit_entry visit_entry_host_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.visit_entry
    ADD CONSTRAINT visit_entry_host_exists FOREIGN KEY (session_id, host) REFERENCES athar.visit_host(session_id, "position");

--
-- Name: visit_entry visit_entry_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.visit_entry
    ADD CONSTRAINT visit_entry_of FOREIGN KEY (session_id) REFERENCES athar.study_visit(session_id) ON DELETE CASCADE;

--
-- Name: visit_host visit_host_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.visit_host
    ADD CONSTRAINT visit_host_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: visit_host visit_host_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.visit_host
    ADD CONSTRAINT visit_host_of FOREIGN KEY (session_id) REFERENCES athar.study_visit(session_id) ON DELETE CASCADE;

--
-- Name: visit_host visit_host_organisation_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.visit_host
    ADD CONSTRAINT visit_host_organisation_exists FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id);

--
-- PostgreSQL database dump complete
--

