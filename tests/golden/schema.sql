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
-- Name: count_sessions_again(uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.count_sessions_again(sessions uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform s.id from athar.session s where s.id = any (sessions) order by s.id for no key update;
  update athar.session s
  set registered_count = c.registered, waiting_count = c.waiting, recorded_sitting_count = c.recorded_sittings, present_count = c.present
  from athar_derived.session_counts c
  where s.id = any (sessions) and c.session_id = s.id
    and (s.registered_count, s.waiting_count, s.recorded_sitting_count, s.present_count)
        is distinct from (c.registered, c.waiting, c.recorded_sittings, c.present);
end
$$;

--
-- Name: follow_merges(uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.follow_merges(people uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
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
    select x.id, coalesce(string_agg(m.given_name || ' ' || m.family_name || ' ' || m.given_name_ar || ' ' || m.family_name_ar, ' ' order by m.id), '') as names
    from unnest(people) as x (id) left join athar.person m on m.merged_into = x.id
    group by x.id) n
  where p.id = n.id and p.merged_names <> n.names;
end
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
    select v.organisation, v.organisation_id, v.parent, v.type
    from touched_key k join athar_derived.organisation v on v.organisation_id = k.id
  ), stale as materialized (
    select f.ctid as place, f.organisation_id, f.parent, f.type
    from touched_key k join athar.organisation_fact f on f.organisation_id = k.id and f.known_to is null
  ), difference as materialized (
    select s.place, f.organisation, f.organisation_id, f.parent, f.type
    from fresh f full join stale s on s.organisation_id = f.organisation_id
    where f.organisation_id is null or s.organisation_id is null or (f.parent, f.type) is distinct from (s.parent, s.type)
  ), closed as (
    update athar.organisation_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.organisation_fact (organisation, organisation_id, parent, type, known_from)
  select d.organisation, d.organisation_id, d.parent, d.type, taken
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
           v.region, v.country, v.programmes, v.head_count_total, v.head_count_women, v.head_count_men
    from touched_key k join athar_derived.session v on v.session_id = k.id
  ), stale as materialized (
    select f.ctid as place, f.session_id, f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind,
           f.modality, f.region, f.country, f.programmes, f.head_count_total, f.head_count_women, f.head_count_men
    from touched_key k join athar.session_fact f on f.session_id = k.id and f.known_to is null
  ), difference as materialized (
    select s.place, f.session, f.session_id, f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind,
           f.modality, f.region, f.country, f.programmes, f.head_count_total, f.head_count_women, f.head_count_men
    from fresh f full join stale s on s.session_id = f.session_id
    where f.session_id is null or s.session_id is null
       or (f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind, f.modality, f.region, f.country,
           f.programmes, f.head_count_total, f.head_count_women, f.head_count_men)
          is distinct from
          (s.date, s.planned_minutes, s.sittings, s.sittings_recorded, s.held, s.kind, s.modality, s.region, s.country,
           s.programmes, s.head_count_total, s.head_count_women, s.head_count_men)
  ), closed as (
    update athar.session_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.session_fact
    (session, session_id, date, planned_minutes, sittings, sittings_recorded, held, kind, modality, region, country,
     programmes, head_count_total, head_count_women, head_count_men, known_from)
  select d.session, d.session_id, d.date, d.planned_minutes, d.sittings, d.sittings_recorded, d.held, d.kind, d.modality,
         d.region, d.country, d.programmes, d.head_count_total, d.head_count_women, d.head_count_men, taken
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
  perform pg_notify('athar_tick', CAST(taken AS text));
end
$$;

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
-- Name: still_referred_to(regclass, uuid[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.still_referred_to(referred regclass, subjects uuid[]) RETURNS TABLE(subject uuid, referrer text)
    LANGUAGE plpgsql STABLE
    AS $_$
declare
  each record;
begin
  for each in
    select c.conrelid, a.attname
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = referred and c.confdeltype <> 'c' and cardinality(c.conkey) = 1
  loop
    -- Of a tree, those that go themselves do not hold their parents.
    return query execute format(
      'select distinct r.%1$I, %2$L::text from %2$s r where r.%1$I = any ($1)' ||
        case when each.conrelid = referred then ' and not (r.id = any ($1))' else '' end,
      each.attname, each.conrelid::regclass::text)
    using subjects;
  end loop;
end
$_$;

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
-- Name: created_id; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.created_id (
    id uuid NOT NULL,
    concept text NOT NULL,
    account_id uuid,
    body_hash bytea NOT NULL
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
    CONSTRAINT export_done_has_file CHECK (((state <> 'done'::text) OR ((file_name <> ''::text) AND (sha256 <> ''::text)))),
    CONSTRAINT export_language_known CHECK ((language = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
    CONSTRAINT export_over_when_finished CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])))),
    CONSTRAINT export_state_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
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
    CONSTRAINT import_header_in_order CHECK (((header_first >= 0) AND (header_last >= header_first))),
    CONSTRAINT import_kind_known CHECK ((kind = ANY (ARRAY['sessions'::text, 'people'::text, 'organisations'::text, 'registrations'::text, 'places'::text]))),
    CONSTRAINT import_session_of_registrations CHECK (((kind = 'registrations'::text) = (session_id IS NOT NULL))),
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
    CONSTRAINT import_effect_concept_known CHECK ((concept = ANY (ARRAY['organisations'::text, 'people'::text, 'affiliations'::text, 'sessions'::text, 'registrations'::text, 'attendances'::text])))
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
    CONSTRAINT organisation_named CHECK (((name_fr <> ''::text) OR (name_ar <> ''::text) OR (name_en <> ''::text))),
    CONSTRAINT organisation_not_its_own_parent CHECK ((parent_id <> id))
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
-- Name: organisation_fact; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.organisation_fact (
    organisation integer NOT NULL,
    organisation_id uuid NOT NULL,
    parent integer NOT NULL,
    type text NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint
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
    CONSTRAINT reference_item_list_known CHECK ((list = ANY (ARRAY['organisation_type'::text, 'person_category'::text, 'grade'::text, 'outreach_kind'::text, 'group_kind'::text]))),
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
    CONSTRAINT session_cancelled_with_reason CHECK (((status <> 'cancelled'::text) OR (status_reason <> ''::text))),
    CONSTRAINT session_head_count_has_total CHECK (((head_count_total IS NOT NULL) OR (num_nonnulls(head_count_women, head_count_men) = 0))),
    CONSTRAINT session_head_count_not_negative CHECK (((head_count_total >= 0) AND (head_count_women >= 0) AND (head_count_men >= 0))),
    CONSTRAINT session_head_count_parts_fit CHECK (((COALESCE(head_count_women, 0) + COALESCE(head_count_men, 0)) <= head_count_total)),
    CONSTRAINT session_kind_known CHECK ((kind = ANY (ARRAY['training'::text, 'workshop'::text, 'reflection_workshop'::text, 'study_visit'::text, 'coaching'::text, 'seminar'::text, 'conference'::text]))),
    CONSTRAINT session_modality_known CHECK ((modality = ANY (ARRAY['in_person'::text, 'distance'::text, 'e_learning'::text, 'blended'::text]))),
    CONSTRAINT session_planned_period_only_without_days CHECK (((planned_period IS NULL) OR (first_date IS NULL))),
    CONSTRAINT session_planned_period_shape CHECK ((planned_period ~ '^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$'::text)),
    CONSTRAINT session_seats_positive CHECK ((seats > 0)),
    CONSTRAINT session_status_known CHECK ((status = ANY (ARRAY['planned'::text, 'open'::text, 'running'::text, 'completed'::text, 'cancelled'::text]))),
    CONSTRAINT session_titled CHECK (((title_fr <> ''::text) OR (title_ar <> ''::text) OR (title_en <> ''::text)))
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
    known_to bigint
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
-- Name: session_programme; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.session_programme (
    session_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    "position" integer DEFAULT 0 NOT NULL
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
-- Name: tick; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.tick (
    n bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL
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
    o.type
   FROM (athar.organisation o
     LEFT JOIN athar.organisation p ON ((p.id = o.parent_id)));

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
    (COALESCE(a.minutes, (0)::bigint))::integer AS attended_minutes,
    (COALESCE(a.sittings, (0)::bigint))::integer AS attended_sittings,
    p.sex,
    athar_derived.age_band(s.first_date, p.birth_date, (p.birth_year)::integer, p.age_bracket) AS age_band,
    COALESCE(f.administrative_level, ''::text) AS level,
    COALESCE(p.category, ''::text) AS category,
    COALESCE(f.organisation, 0) AS organisation,
    COALESCE(f.region_code, ''::text) AS region,
    r.programme_ids AS programmes
   FROM ((((athar_derived.registration r
     JOIN athar.session s ON (((s.id = r.session_id) AND (s.status <> 'cancelled'::text))))
     JOIN athar.person p ON ((p.id = r.person_id)))
     LEFT JOIN LATERAL ( SELECT sum(COALESCE(((t.ends - t.starts))::integer, 0)) AS minutes,
            count(*) AS sittings
           FROM (athar_derived.attendance x
             JOIN athar.sitting t ON (((t.session_id = x.session_id) AND (t.date = x.date) AND (t.number = x.number))))
          WHERE ((x.session_id = r.session_id) AND (x.person_id = r.person_id) AND x.present)) a ON (true))
     LEFT JOIN LATERAL ( SELECT c.administrative_level,
            o.ordinal AS organisation,
            l.region_code
           FROM ((athar.affiliation c
             LEFT JOIN athar.organisation o ON ((o.id = c.organisation_id)))
             LEFT JOIN athar.place l ON ((l.code = c.place_code)))
          WHERE ((c.person_id = r.person_id) AND ((c.valid_from IS NULL) OR (c.valid_from <= COALESCE(s.first_date, 'infinity'::date))) AND ((c.valid_to IS NULL) OR (c.valid_to >= COALESCE(s.first_date, 'infinity'::date))))
          ORDER BY c.valid_from DESC NULLS LAST, c.id
         LIMIT 1) f ON (true))
  WHERE ((r.status = 'registered'::text) OR ((r.status = 'withdrawn'::text) AND (COALESCE(a.sittings, (0)::bigint) > 0) AND (NOT (EXISTS ( SELECT 1
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
    (COALESCE(t.sittings, (0)::bigint))::integer AS sittings,
    (COALESCE(t.recorded, (0)::bigint))::integer AS sittings_recorded,
    (s.status = ANY (ARRAY['running'::text, 'completed'::text])) AS held,
    s.kind,
    s.modality,
    COALESCE(s.region_code, ''::text) AS region,
    COALESCE(s.country, ''::text) AS country,
    COALESCE(g.programmes, '{}'::uuid[]) AS programmes,
    s.head_count_total,
    s.head_count_women,
    s.head_count_men
   FROM ((athar.session s
     LEFT JOIN LATERAL ( SELECT count(*) AS sittings,
            count(*) FILTER (WHERE (EXISTS ( SELECT 1
                   FROM athar.attendance a
                  WHERE ((a.session_id = x.session_id) AND (a.date = x.date) AND (a.number = x.number))))) AS recorded
           FROM athar.sitting x
          WHERE (x.session_id = s.id)) t ON (true))
     LEFT JOIN LATERAL ( SELECT array_agg(sp.programme_id ORDER BY sp."position", sp.programme_id) AS programmes
           FROM athar.session_programme sp
          WHERE (sp.session_id = s.id)) g ON (true))
  WHERE (s.status <> 'cancelled'::text);

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
-- Name: change_set change_set_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.change_set
    ADD CONSTRAINT change_set_key PRIMARY KEY (id);

--
-- Name: created_id created_id_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.created_id
    ADD CONSTRAINT created_id_key PRIMARY KEY (id);

--
-- Name: export export_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.export
    ADD CONSTRAINT export_key PRIMARY KEY (id);

--
-- Name: idempotency_key idempotency_key_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.idempotency_key
    ADD CONSTRAINT idempotency_key_key PRIMARY KEY (account_id, key);

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
-- Name: organisation_earlier_name organisation_earlier_name_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_earlier_name
    ADD CONSTRAINT organisation_earlier_name_key PRIMARY KEY (organisation_id, until);

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
-- Name: outreach_activity outreach_activity_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.outreach_activity
    ADD CONSTRAINT outreach_activity_key PRIMARY KEY (id);

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
-- Name: place place_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.place
    ADD CONSTRAINT place_key PRIMARY KEY (code);

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
-- Name: session session_external_reference_unique; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_external_reference_unique UNIQUE (external_reference);

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
-- Name: session_programme session_programme_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_programme
    ADD CONSTRAINT session_programme_key PRIMARY KEY (session_id, programme_id);

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
-- Name: sign_in_session sign_in_session_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sign_in_session
    ADD CONSTRAINT sign_in_session_key PRIMARY KEY (token_hash);

--
-- Name: sitting sitting_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sitting
    ADD CONSTRAINT sitting_key PRIMARY KEY (session_id, date, number);

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
-- Name: attendance_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX attendance_by_person ON athar.attendance USING btree (person_id);

--
-- Name: attendance_by_sitting; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX attendance_by_sitting ON athar.attendance USING btree (session_id, date, number);

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
-- Name: change_set_unnumbered; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_unnumbered ON athar.change_set USING btree (id) WHERE (tick IS NULL);

--
-- Name: export_by_account; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX export_by_account ON athar.export USING btree (account_id, created_at DESC, id DESC);

--
-- Name: export_by_expiry; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX export_by_expiry ON athar.export USING btree (expires_at) WHERE (expires_at IS NOT NULL);

--
-- Name: idempotency_key_by_age; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX idempotency_key_by_age ON athar.idempotency_key USING btree (created_at);

--
-- Name: import_by_age; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_by_age ON athar.import USING btree (created_at DESC, id DESC);

--
-- Name: import_effect_by_subject; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_effect_by_subject ON athar.import_effect USING btree (subject_id);

--
-- Name: import_row_by_outcome; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX import_row_by_outcome ON athar.import_row USING btree (import_id, outcome, "row");

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
-- Name: place_by_parent; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX place_by_parent ON athar.place USING btree (parent_code);

--
-- Name: place_by_search; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX place_by_search ON athar.place USING gin (search_text public.gin_trgm_ops);

--
-- Name: programme_party_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX programme_party_by_organisation ON athar.programme_party USING btree (organisation_id);

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
-- Name: session_team_member_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX session_team_member_by_person ON athar.session_team_member USING btree (person_id);

--
-- Name: sign_in_session_by_account; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX sign_in_session_by_account ON athar.sign_in_session USING btree (account_id);

--
-- Name: sitting_by_date; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX sitting_by_date ON athar.sitting USING btree (date);

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
    ADD CONSTRAINT account_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id);

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
    ADD CONSTRAINT affiliation_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON DELETE CASCADE;

--
-- Name: affiliation affiliation_place_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.affiliation
    ADD CONSTRAINT affiliation_place_known FOREIGN KEY (place_code) REFERENCES athar.place(code);

--
-- Name: attendance attendance_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.attendance
    ADD CONSTRAINT attendance_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id);

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
-- Name: change_set change_set_tick_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.change_set
    ADD CONSTRAINT change_set_tick_exists FOREIGN KEY (tick) REFERENCES athar.tick(n);

--
-- Name: export export_account_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.export
    ADD CONSTRAINT export_account_exists FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: idempotency_key idempotency_key_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.idempotency_key
    ADD CONSTRAINT idempotency_key_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: import_correction import_correction_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.import_correction
    ADD CONSTRAINT import_correction_of FOREIGN KEY (import_id) REFERENCES athar.import(id) ON DELETE CASCADE;

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
-- Name: organisation_logo organisation_logo_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.organisation_logo
    ADD CONSTRAINT organisation_logo_of FOREIGN KEY (organisation_id) REFERENCES athar.organisation(id) ON DELETE CASCADE;

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
    ADD CONSTRAINT person_group_member_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id);

--
-- Name: person_merge person_merge_canonical_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_merge
    ADD CONSTRAINT person_merge_canonical_exists FOREIGN KEY (canonical_id) REFERENCES athar.person(id);

--
-- Name: person_merge person_merge_merged_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_merge
    ADD CONSTRAINT person_merge_merged_exists FOREIGN KEY (merged_id) REFERENCES athar.person(id);

--
-- Name: person person_merged_into_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person
    ADD CONSTRAINT person_merged_into_exists FOREIGN KEY (merged_into) REFERENCES athar.person(id);

--
-- Name: place place_parent_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.place
    ADD CONSTRAINT place_parent_exists FOREIGN KEY (parent_code) REFERENCES athar.place(code);

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
-- Name: registration registration_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.registration
    ADD CONSTRAINT registration_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id);

--
-- Name: registration registration_session_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.registration
    ADD CONSTRAINT registration_session_exists FOREIGN KEY (session_id) REFERENCES athar.session(id);

--
-- Name: session session_country_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_country_known FOREIGN KEY (country) REFERENCES athar.place(code);

--
-- Name: session session_place_known; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session
    ADD CONSTRAINT session_place_known FOREIGN KEY (place_code) REFERENCES athar.place(code);

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
-- Name: session_team_member session_team_member_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_team_member
    ADD CONSTRAINT session_team_member_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- Name: session_team_member session_team_member_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.session_team_member
    ADD CONSTRAINT session_team_member_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id);

--
-- Name: sign_in_session sign_in_session_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sign_in_session
    ADD CONSTRAINT sign_in_session_of FOREIGN KEY (account_id) REFERENCES athar.account(id) ON DELETE CASCADE;

--
-- Name: sitting sitting_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.sitting
    ADD CONSTRAINT sitting_of FOREIGN KEY (session_id) REFERENCES athar.session(id) ON DELETE CASCADE;

--
-- PostgreSQL database dump complete
--

