-- Who may read which agreement, kept beside the parties so that every list asks one index: each organisation that is a party or lies above
-- one, unless the agreement is confidential; and the house itself, under the nil identifier, for every agreement.
create table athar.agreement_viewer (
  viewer_id uuid not null,
  agreement_id uuid not null,
  constraint agreement_viewer_key primary key (viewer_id, agreement_id),
  constraint agreement_viewer_of foreign key (agreement_id) references athar.agreement (id) on delete cascade
);
create index agreement_viewer_by_agreement on athar.agreement_viewer (agreement_id);

create function athar.agreement_viewers(of uuid[]) returns table (viewer_id uuid, agreement_id uuid)
language sql stable
as $$
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

-- A party that joins while its organisation moves under another must be seen by the one that comes second: writers of parties share the
-- lock, a move of an organisation has it alone, and each statement after it reads what the other left.
create function athar.keep_agreement_viewers(of uuid[]) returns void
language plpgsql
as $$
begin
  delete from athar.agreement_viewer v
  where v.agreement_id = any (of)
    and (v.viewer_id, v.agreement_id) not in (select n.viewer_id, n.agreement_id from athar.agreement_viewers(of) n);
  insert into athar.agreement_viewer (viewer_id, agreement_id)
  select n.viewer_id, n.agreement_id from athar.agreement_viewers(of) n
  on conflict do nothing;
end
$$;

create function athar.agreement_is_written() returns trigger
language plpgsql
as $$
begin
  lock table athar.agreement_viewer in row exclusive mode;
  if tg_op = 'INSERT' then
    perform athar.keep_agreement_viewers(array(select id from after));
  else
    perform athar.keep_agreement_viewers(array(select a.id from after a join before b on b.id = a.id where b.is_confidential <> a.is_confidential));
  end if;
  return null;
end
$$;
create trigger agreement_new_has_viewers after insert on athar.agreement
  referencing new table as after for each statement execute function athar.agreement_is_written();
create trigger agreement_changed_has_viewers after update on athar.agreement
  referencing old table as before new table as after for each statement execute function athar.agreement_is_written();

create function athar.party_is_written() returns trigger
language plpgsql
as $$
begin
  lock table athar.agreement_viewer in row exclusive mode;
  if tg_op = 'INSERT' then
    perform athar.keep_agreement_viewers(array(select distinct agreement_id from after));
  elsif tg_op = 'DELETE' then
    perform athar.keep_agreement_viewers(array(select distinct agreement_id from before));
  else
    perform athar.keep_agreement_viewers(array(
      select b.agreement_id from before b join after a on a.id = b.id where a.organisation_id <> b.organisation_id or a.agreement_id <> b.agreement_id
      union
      select a.agreement_id from before b join after a on a.id = b.id where a.organisation_id <> b.organisation_id or a.agreement_id <> b.agreement_id));
  end if;
  return null;
end
$$;
create trigger agreement_party_new_views after insert on athar.agreement_party
  referencing new table as after for each statement execute function athar.party_is_written();
create trigger agreement_party_changed_views after update on athar.agreement_party
  referencing old table as before new table as after for each statement execute function athar.party_is_written();
create trigger agreement_party_gone_views after delete on athar.agreement_party
  referencing old table as before for each statement execute function athar.party_is_written();

create function athar.organisation_moves_viewers() returns trigger
language plpgsql
as $$
declare
  moved uuid[] := array(select a.id from after a join before b on b.id = a.id where a.parent_id is distinct from b.parent_id);
begin
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
create trigger organisation_moved_views after update on athar.organisation
  referencing old table as before new table as after for each statement execute function athar.organisation_moves_viewers();

insert into athar.agreement_viewer (viewer_id, agreement_id)
select v.viewer_id, v.agreement_id from athar.agreement_viewers(array(select id from athar.agreement)) v;
