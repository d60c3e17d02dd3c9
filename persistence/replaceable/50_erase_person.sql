-- Erasure: everything that says who somebody was goes in one transaction, what figures are split by stays under a random id.

-- The words of a text as names are compared, parted by single blanks. Line ends may be written as in JSON.
create function athar_derived.plain_words(value text) returns text
language sql immutable parallel safe
as $$
  select ' ' || trim(regexp_replace(athar.search_key(regexp_replace(value, '\\[nrt]', ' ', 'g')), '[^[:alnum:]]+', ' ', 'g')) || ' '
$$;

-- True when a text holds every one of some words. No words: false.
create function athar_derived.names(value text, words text[]) returns boolean
language sql immutable parallel safe
as $$
  select cardinality(words) > 0 and athar_derived.plain_words(value) like all (array(select '% ' || w || ' %' from unnest(words) as w))
$$;

-- The words of a full name; none when it is so short that it would be found in any text.
create function athar_derived.words_of_name(given_name text, family_name text) returns text[]
language sql immutable parallel safe
as $$
  select case when count(*) > 1 or max(length(w)) > 4 then array_agg(w) else '{}' end
  from (select distinct w from unnest(string_to_array(athar_derived.plain_words(given_name || ' ' || family_name), ' ')) as w where w <> '') x
$$;

-- A text without some phrases, in whatever case they are written.
create function athar_derived.without_phrases(value text, phrases text[]) returns text
language plpgsql immutable parallel safe
as $$
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

-- JSON without what it says of a person: of an object about them only references and states stay.
create function athar_derived.without_person(value jsonb, former text, pseudonym text) returns jsonb
language plpgsql immutable parallel safe
as $$
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

-- True when a file holds a name, and when it is in no writing that could be read.
create function athar_derived.file_names(content bytea, latin text[], arabic text[]) returns boolean
language plpgsql immutable parallel safe
as $$
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

-- What is known of a person at each session they are registered in, under whichever of their records.
create function athar_derived.freeze_participations(person uuid) returns integer
language plpgsql
as $$
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

-- The files that named the person: their originals go whole, of their rows the ones about the person.
create function athar_derived.forget_in_imports
  (former uuid, pseudonym uuid, subjects uuid[], latin text[], arabic text[], out imports uuid[], out removed integer)
language plpgsql
as $$
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

-- The audit trail keeps who did what when; of what was before and after, the person goes.
create function athar_derived.forget_in_changes
  (former uuid, pseudonym uuid, accounts uuid[], imports uuid[], label text, phrases text[], latin text[], arabic text[]) returns integer
language plpgsql
as $$
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

-- One record. Answers nulls when there is none. `problem` says why it was not erased: already_erased, administrators_account.
create function athar_derived.erase_record
  (former uuid, pseudonym uuid, label text, actor uuid, actor_name text, out problem text, out exports uuid[])
language plpgsql
as $$
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

-- The person with all their records: the canonical one first, while the others still refer to it by its former id.
create function athar_derived.erase_person
  (former uuid, pseudonym uuid, label text, actor uuid, actor_name text, out problem text, out exports uuid[], out former_ids uuid[], out pseudonyms uuid[])
language plpgsql
as $$
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
