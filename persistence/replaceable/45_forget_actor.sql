-- Whoever is erased may have worked in Athar: what they recorded, decided and undid stays, under their pseudonym.
create function athar_derived.forget_actor(accounts uuid[], called text) returns void
language plpgsql
as $$
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
