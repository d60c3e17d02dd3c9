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

-- JSON with the phrases taken out of its strings; numbers and names of fields stay.
create function athar_derived.without_phrases(value jsonb, phrases text[]) returns jsonb
language plpgsql immutable parallel safe
as $$
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

-- True when a text has one of the phrases that `without_phrases` would take out.
create function athar_derived.mentions(value text, phrases text[]) returns boolean
language sql immutable parallel safe
as $$
  select exists (select from unnest(phrases) as x where position(lower(x) in lower(value)) > 0)
$$;

-- The text as a pattern of LIKE for lower-case texts that hold it.
create function athar_derived.needle_of(value text) returns text
language sql immutable parallel safe
as $$
  select '%' || regexp_replace(lower(value), '([\\%_])', '\\\1', 'g') || '%'
$$;

-- A piece of a phrase that stands in every text that holds it, once that is in the lower case of the "C" collation: its longest run of plain
-- letters, else its longest word when that has no cases; empty when neither tells.
create function athar_derived.telling_word(phrase text) returns text
language sql immutable parallel safe
as $$
  select coalesce(
    (select m[1] from regexp_matches(lower(phrase), '[a-z0-9.@_-]{3,}', 'g') as m order by length(m[1]) desc, m[1] limit 1),
    (select w from unnest(string_to_array(phrase, ' ')) as w where lower(w) = upper(w) and length(w) > 2 order by length(w) desc, w limit 1),
    '')
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

-- The audit trail keeps who did what when; of what was before and after, the person goes.
create function athar_derived.forget_in_changes
  (former uuid, pseudonym uuid, accounts uuid[], imports uuid[], phrases text[], latin text[], arabic text[]) returns integer
language plpgsql
as $$
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
