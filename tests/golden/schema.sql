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
-- Name: mark_changed_people_unchecked(); Type: FUNCTION; Schema: athar; Owner: -
--

CREATE FUNCTION athar.mark_changed_people_unchecked() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into athar.person_unchecked (person_id)
  select f.id from fresh f join stale s on s.id = f.id
  where (f.family_name, f.given_name, f.family_name_ar, f.given_name_ar, f.sex, f.birth_date, f.birth_year, f.email, f.phone)
        is distinct from
        (s.family_name, s.given_name, s.family_name_ar, s.given_name_ar, s.sex, s.birth_date, s.birth_year, s.email, s.phone)
  on conflict do nothing;
  return null;
end $$;

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
  phrases := array(
    select x from unnest(array[was.given_name || ' ' || was.family_name, was.family_name || ' ' || was.given_name,
                               was.given_name_ar || ' ' || was.family_name_ar, was.family_name_ar || ' ' || was.given_name_ar,
                               coalesce(was.email, ''), coalesce(was.phone, '')]) as x
    where length(trim(x)) > 4);
  accounts := array(select a.id from athar.account a where a.person_id = former);

  frozen := athar_derived.freeze_participations(former);
  subjects := array(select former union select r.id from athar.registration r where r.person_id = former
                    union select a.id from athar.affiliation a where a.person_id = former);
  -- Where they serve now is asked too: the open post stays, without its function and its first day.
  delete from athar.affiliation a where a.person_id = former and a.valid_to is not null;
  update athar.affiliation a set id = gen_random_uuid(), function = '', valid_from = null where a.person_id = former;
  delete from athar.person_group_member m where m.person_id = former;
  delete from athar.consent c where c.person_id = former;
  delete from athar.duplicate_pair d where d.person_a = former or d.person_b = former;
  delete from athar.person_likeness_key k using athar.person p where p.id = former and k.ordinal = p.ordinal;
  update athar.person_request r set statement = '', reason = athar_derived.without_phrases(r.reason, phrases) where r.person_id = former;
  update athar.person p
  set id = pseudonym, version = p.version + 1, title = null, merged_names = '', family_name = label, given_name = '', family_name_ar = '', given_name_ar = '',
      birth_date = null, birth_year = null, age_bracket = null, email = null, phone = null, language = null, locked_at = null, erased_at = clock_timestamp()
  where p.id = former;

  update athar.person_merge m set field_changes = '{}', reason = ''
  where m.merged_id = pseudonym or m.canonical_id = pseudonym;

  delete from athar.sign_in_session s where s.account_id = any (accounts);
  delete from athar.access_token t where t.account_id = any (accounts);
  update athar.account a
  set version = a.version + 1, name = label, email = lower(label) || '@erased.invalid', password_hash = '', active = false
  where a.id = any (accounts);

  -- Notes of the sessions they were in.
  update athar.session s
  set note = athar_derived.without_phrases(s.note, phrases), status_reason = athar_derived.without_phrases(s.status_reason, phrases),
      venue = athar_derived.without_phrases(s.venue, phrases), version = s.version + 1
  where s.id in (select r.session_id from athar.registration r where r.person_id = pseudonym
                 union select m.session_id from athar.session_team_member m where m.person_id = pseudonym)
    and exists (select from unnest(phrases) as x where position(lower(x) in lower(concat_ws(' ', s.note, s.status_reason, s.venue))) > 0);

  select f.imports, f.removed into imported from athar_derived.forget_in_imports(former, pseudonym, subjects, latin, arabic) f;
  lines := athar_derived.forget_in_changes(former, pseudonym, accounts, imported.imports, label, phrases, latin, arabic);

  -- Answers kept for repeated requests. A create that is sent again finds its id taken.
  delete from athar.idempotency_key k
  where position(CAST(former AS text) in k.answer) > 0 or athar_derived.names(k.answer, latin) or athar_derived.names(k.answer, arabic);
  update athar.created_id c set body_hash = '' where c.id = any (subjects);

  with withdrawn as (
    update athar.export e
    set state = 'failed', failure = 'person_erased', failure_detail = '', file_name = '', content_type = '', size_bytes = 0, sha256 = '',
        filters = '{}', finished_at = clock_timestamp(), expires_at = clock_timestamp() + interval '1 day'
    where (e.state in ('running', 'done') and (e.names or e.kind <> 'list' or e.list in ('accounts', 'changes', 'sessions', 'held_data')))
       or (e.state in ('queued', 'running', 'done') and e.filters && array['q'])
    returning e.id
  )
  select array(select w.id from withdrawn w) into exports;
  update athar.export e set filters = '{}', file_name = '' where e.state in ('failed', 'cancelled') and e.filters && array['q'];

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
-- Name: forget_in_changes(uuid, uuid, uuid[], uuid[], text, text[], text[], text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.forget_in_changes(former uuid, pseudonym uuid, accounts uuid[], imports uuid[], label text, phrases text[], latin text[], arabic text[]) RETURNS integer
    LANGUAGE plpgsql
    AS $$
declare
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

  update athar.change_set c
  set before = CAST(replace(CAST(c.before AS text), CAST(former AS text), CAST(pseudonym AS text)) AS jsonb),
      after = CAST(replace(CAST(c.after AS text), CAST(former AS text), CAST(pseudonym AS text)) AS jsonb),
      touched_participations = array_replace(c.touched_participations, former, pseudonym)
  where (c.concept = 'registrations' and c.subject_id = any (registrations))
     or (c.concept = 'attendances' and c.subject_id = any (sessions) and former = any (c.touched_participations));
  get diagnostics more = row_count;
  lines := lines + more;

  update athar.change_set c
  set before = CAST(athar_derived.without_phrases(CAST(athar_derived.without_person(c.before, CAST(former AS text), CAST(pseudonym AS text)) AS text), phrases) AS jsonb),
      after = CAST(athar_derived.without_phrases(CAST(athar_derived.without_person(c.after, CAST(former AS text), CAST(pseudonym AS text)) AS text), phrases) AS jsonb),
      touched_people = array_replace(c.touched_people, former, pseudonym),
      touched_participations = array_replace(c.touched_participations, former, pseudonym)
  where ((c.concept = 'sessions' and (c.subject_id = any (sessions) or c.subject_id is null)) or c.concept = 'person_groups')
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
  where c.concept = 'exports' and c.after->'filters'->>'q' is not null
    and exists (select 1 from unnest(latin || arabic) as w where athar_derived.names(c.after->'filters'->>'q', array[w]));
  get diagnostics more = row_count;
  lines := lines + more;

  update athar.change_set c set before = null, after = null
  where c.concept = 'person_requests' and c.subject_id in (select r.id from athar.person_request r where r.person_id = pseudonym);
  update athar.change_set c set before = null, after = null, subject_id = pseudonym where c.concept = 'consents' and c.subject_id = former;

  update athar.change_set c set before = null, after = null, touched_people = array_replace(c.touched_people, former, pseudonym)
  where c.concept = 'merges'
    and c.subject_id in (select m.id from athar.person_merge m where m.merged_id = pseudonym or m.canonical_id = pseudonym);

  update athar.change_set c set actor_name = label where c.actor_id = any (accounts);
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
         or athar_derived.names(r.label || ' ' || array_to_string(r.cells, ' ') || ' ' || array_to_string(r.remarks, ' '), latin)
         or athar_derived.names(r.label || ' ' || array_to_string(r.cells, ' ') || ' ' || array_to_string(r.remarks, ' '), arabic));
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
-- Name: freeze_participations(uuid); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.freeze_participations(person uuid) RETURNS integer
    LANGUAGE plpgsql
    AS $$
declare
  frozen integer;
begin
  insert into athar.frozen_participation
    (person_id, session_id, sex, age_years, age_band, administrative_level, category, organisation_id, grade, place_code, region_code)
  select distinct on (r.session_id) p.id, s.id, p.sex,
         case when p.birth_date is not null then extract(year from age(CAST(s.first_date AS timestamp), CAST(p.birth_date AS timestamp)))
              when p.birth_year is not null then extract(year from s.first_date) - p.birth_year end,
         athar_derived.age_band(s.first_date, p.birth_date, p.birth_year, p.age_bracket),
         f.administrative_level, p.category, f.organisation_id, f.grade, f.place_code, l.region_code
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
  select 10, row_number() over (order by i.created_at, r.row), 'imports',
         jsonb_build_object('file', i.file_name, 'row', r.row, 'imported_at', i.created_at, 'cells', array_to_string(r.cells, ' | '))
  from athar.import_row r join athar.import i on i.id = r.import_id where r.subject_id = person
  union all
  select 11, row_number() over (order by c.id), 'history',
         jsonb_build_object('at', c.at, 'by', c.actor_name, 'action', c.action)
  from athar.change_set c where c.concept = 'people' and c.subject_id = person
$$;

--
-- Name: names(text, text[]); Type: FUNCTION; Schema: athar_derived; Owner: -
--

CREATE FUNCTION athar_derived.names(value text, words text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select cardinality(words) > 0 and athar_derived.plain_words(value) like all (array(select '% ' || w || ' %' from unnest(words) as w))
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
-- Name: created_id; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.created_id (
    id uuid NOT NULL,
    concept text NOT NULL,
    account_id uuid,
    body_hash bytea NOT NULL
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
    CONSTRAINT duplicate_pair_decided CHECK (((state = 'open'::text) = (decided_at IS NULL))),
    CONSTRAINT duplicate_pair_in_order CHECK (((person_a < person_b) OR (organisation_a < organisation_b))),
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
    region_code text
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
    content_removed_at timestamp with time zone,
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
    erased_at timestamp with time zone,
    locked_at timestamp with time zone,
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
-- Name: retention_rule; Type: TABLE; Schema: athar; Owner: -
--

CREATE TABLE athar.retention_rule (
    rule text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    months integer,
    CONSTRAINT retention_rule_known CHECK ((rule = ANY (ARRAY['contacts'::text, 'import_files'::text, 'import_rows'::text, 'audit_details'::text, 'request_statements'::text]))),
    CONSTRAINT retention_rule_months_sensible CHECK (((months >= 1) AND (months <= 600)))
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
    COALESCE(f.sex, p.sex) AS sex,
    COALESCE(f.age_band, athar_derived.age_band(s.first_date, p.birth_date, (p.birth_year)::integer, p.age_bracket)) AS age_band,
    COALESCE(f.administrative_level, ''::text) AS level,
    COALESCE(f.category, p.category, ''::text) AS category,
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
     LEFT JOIN LATERAL ( SELECT z.sex,
            z.age_band,
            z.category,
            z.administrative_level,
            o.ordinal AS organisation,
            z.region_code
           FROM (athar.frozen_participation z
             LEFT JOIN athar.organisation o ON ((o.id = z.organisation_id)))
          WHERE ((z.person_id = r.person_id) AND (z.session_id = r.session_id))
        UNION ALL
        ( SELECT NULL::text,
            NULL::text,
            NULL::text,
            c.administrative_level,
            o.ordinal,
            l.region_code
           FROM ((athar.affiliation c
             LEFT JOIN athar.organisation o ON ((o.id = c.organisation_id)))
             LEFT JOIN athar.place l ON ((l.code = c.place_code)))
          WHERE ((c.person_id = r.person_id) AND ((c.valid_from IS NULL) OR (c.valid_from <= COALESCE(s.first_date, 'infinity'::date))) AND ((c.valid_to IS NULL) OR (c.valid_to >= COALESCE(s.first_date, 'infinity'::date))))
          ORDER BY c.valid_from DESC NULLS LAST, c.id
         LIMIT 1)
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
-- Name: consent consent_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.consent
    ADD CONSTRAINT consent_key PRIMARY KEY (id);

--
-- Name: created_id created_id_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.created_id
    ADD CONSTRAINT created_id_key PRIMARY KEY (id);

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
-- Name: retention_rule retention_rule_key; Type: CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.retention_rule
    ADD CONSTRAINT retention_rule_key PRIMARY KEY (rule);

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
-- Name: change_set_team; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_team ON athar.change_set USING gin (((after -> 'team'::text)) jsonb_path_ops) WHERE (concept = 'sessions'::text);

--
-- Name: change_set_unnumbered; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX change_set_unnumbered ON athar.change_set USING btree (id) WHERE (tick IS NULL);

--
-- Name: consent_by_person; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX consent_by_person ON athar.consent USING btree (person_id, purpose_id, date DESC, recorded_at DESC);

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
-- Name: programme_party_by_organisation; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX programme_party_by_organisation ON athar.programme_party USING btree (organisation_id);

--
-- Name: published_figure_by_table; Type: INDEX; Schema: athar; Owner: -
--

CREATE INDEX published_figure_by_table ON athar.published_figure USING btree (table_id);

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
-- Name: affiliation affiliation_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER affiliation_person_not_erased BEFORE INSERT ON athar.affiliation FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

--
-- Name: consent consent_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER consent_person_not_erased BEFORE INSERT ON athar.consent FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased('locked_too');

--
-- Name: person person_changed_unchecked; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER person_changed_unchecked AFTER UPDATE ON athar.person REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION athar.mark_changed_people_unchecked();

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
-- Name: session_team_member session_team_member_person_not_erased; Type: TRIGGER; Schema: athar; Owner: -
--

CREATE TRIGGER session_team_member_person_not_erased BEFORE INSERT ON athar.session_team_member FOR EACH ROW EXECUTE FUNCTION athar.refuse_erased();

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
-- Name: change_set change_set_tick_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.change_set
    ADD CONSTRAINT change_set_tick_exists FOREIGN KEY (tick) REFERENCES athar.tick(n);

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
-- Name: erasure erasure_person_exists; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.erasure
    ADD CONSTRAINT erasure_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

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
    ADD CONSTRAINT person_group_member_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

--
-- Name: person_likeness_key person_likeness_key_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_likeness_key
    ADD CONSTRAINT person_likeness_key_of FOREIGN KEY (ordinal) REFERENCES athar.person(ordinal) ON DELETE CASCADE;

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
-- Name: person_unchecked person_unchecked_of; Type: FK CONSTRAINT; Schema: athar; Owner: -
--

ALTER TABLE ONLY athar.person_unchecked
    ADD CONSTRAINT person_unchecked_of FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE ON DELETE CASCADE;

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
    ADD CONSTRAINT session_team_member_person_exists FOREIGN KEY (person_id) REFERENCES athar.person(id) ON UPDATE CASCADE;

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

