-- A file that names people says why; the others count them.
alter table athar.export
  add column names boolean not null default false,
  add column reason text not null default '',
  add constraint export_reason_length check (length(reason) <= 500);

-- How long is kept what figures do not need; months not given: for ever.
create table athar.retention_rule (
  rule text not null,
  version integer not null default 1,
  months integer,
  constraint retention_rule_key primary key (rule),
  constraint retention_rule_known check (rule in ('contacts', 'import_files', 'import_rows', 'audit_details', 'request_statements')),
  constraint retention_rule_months_sensible check (months between 1 and 600)
);
insert into athar.retention_rule (rule) values ('contacts'), ('import_files'), ('import_rows'), ('audit_details'), ('request_statements');
