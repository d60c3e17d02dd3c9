-- What a session uses is edited beside its words and days: it has a version of its own, so that one does not make the other stale.
alter table athar.session add column bookings_version integer not null default 1;
