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
