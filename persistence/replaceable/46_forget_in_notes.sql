-- Free text that has no person of its own may still name one: reasons, notes and what was asked for somebody else.
create function athar_derived.forget_in_notes(phrases text[]) returns void
language plpgsql
as $$
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
