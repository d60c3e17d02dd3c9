-- The sessions that an organisation's people took part in, from its page.
create index participation_fact_open_by_organisation on athar.participation_fact (organisation) where known_to is null;
