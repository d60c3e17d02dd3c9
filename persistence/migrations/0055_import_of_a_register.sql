-- A register of agreements comes as a file too, and what such an import made can be taken back.
alter table athar.import
  drop constraint import_kind_known,
  add constraint import_kind_known check (kind in ('sessions', 'people', 'organisations', 'registrations', 'places', 'agreements'));

alter table athar.import_effect
  drop constraint import_effect_concept_known,
  add constraint import_effect_concept_known check
    (concept in ('organisations', 'people', 'affiliations', 'sessions', 'registrations', 'attendances', 'agreements', 'agreement_parties',
                 'agreement_steps', 'agreement_terms', 'agreement_components', 'agreement_amendments', 'agreement_claims', 'reference_items'));

-- References are compared as they are searched for: small letters, without accents.
create index agreement_by_reference on athar.agreement (athar.search_key(reference)) where reference <> '';
create index agreement_amendment_by_reference on athar.agreement_amendment (athar.search_key(reference)) where reference <> '';
