-- Who worked in Athar and is erased is nowhere named: also not where they recorded what is locked, or took something back.
alter table athar.post_correction add column undone_by uuid;

drop trigger disability_statement_person_not_erased on athar.disability_statement;
create trigger disability_statement_person_not_erased
  before insert or update of seeing, hearing, walking, remembering, self_care, communicating, date, channel on athar.disability_statement
  for each row execute function athar.refuse_erased();

drop trigger identity_number_person_not_erased on athar.identity_number;
create trigger identity_number_person_not_erased before insert or update of date, channel on athar.identity_number
  for each row execute function athar.refuse_erased();
