-- The agreements made in one session of a joint commission.
create index agreement_by_framework_session on athar.agreement (framework_session_id) where framework_session_id is not null;
