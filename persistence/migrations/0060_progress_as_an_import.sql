-- The list of a learning platform comes in like any other list: looked at first, remembered, taken back as one step.
alter table athar.import
  drop constraint import_kind_known,
  add constraint import_kind_known check (kind in ('sessions', 'people', 'organisations', 'registrations', 'places', 'agreements', 'progress')),
  drop constraint import_session_of_registrations,
  add constraint import_session_of_registrations check ((kind in ('registrations', 'progress')) = (session_id is not null)),
  drop constraint import_designation_of_registrations,
  add constraint import_designation_of_registrations check (designation_id is null or kind = 'registrations');

alter table athar.import_effect
  drop constraint import_effect_concept_known,
  add constraint import_effect_concept_known check
    (concept in ('organisations', 'people', 'affiliations', 'sessions', 'registrations', 'attendances', 'agreements', 'agreement_parties',
                 'agreement_steps', 'agreement_terms', 'agreement_components', 'agreement_amendments', 'agreement_claims', 'reference_items',
                 'learner_progress'));
