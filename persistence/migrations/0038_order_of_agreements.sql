-- The register by its ends and by its signatures, page by page without sorting it whole.
create index agreement_by_last_day on athar.agreement (coalesce(athar.last_day(ends_on), 'infinity'), id);
create index agreement_by_signature on athar.agreement (coalesce(athar.first_day(signed_on), '-infinity'), id);
