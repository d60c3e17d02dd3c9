-- A published table may be narrowed to what serves one agreement: then its parties read it, and not the public.
alter table athar.published_table
  add column agreement_id uuid,
  add constraint published_table_agreement_exists foreign key (agreement_id) references athar.agreement (id),
  add constraint published_table_agreement_and_period_only check (agreement_id is null or programme_id is null);
create index published_table_by_agreement on athar.published_table (agreement_id) where agreement_id is not null;
