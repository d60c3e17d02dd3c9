-- What is held under one record: plain values under plain names, section by section.
create function athar_derived.held_on_record(person uuid) returns table (place integer, number bigint, section text, entry jsonb)
language sql stable
as $$
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

-- Everything that is held on a person, for the person to read, under all their records.
create function athar_derived.held_on_person(person uuid) returns table (place integer, number bigint, section text, entry jsonb)
language sql stable
as $$
  select h.place, h.number, h.section, h.entry
  from athar.person x
  join athar.person o on o.canonical_id = x.canonical_id
  cross join lateral athar_derived.held_on_record(o.id) h
  where x.id = person
$$;
