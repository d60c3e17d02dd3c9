-- Takes places from the temporary table `incoming` (position, code, kind, parent_code, names, type): adds what is new, renames what is known;
-- region and country follow from the parents. Parents come before children.
create function athar_derived.take_places() returns integer
language plpgsql
as $$
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
