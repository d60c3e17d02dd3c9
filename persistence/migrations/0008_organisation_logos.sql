-- The picture an organisation prints at the head of documents. Apart from the organisation, whose rows are read by every list.
create table athar.organisation_logo (
  organisation_id uuid not null,
  sha256 text not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  constraint organisation_logo_key primary key (organisation_id),
  constraint organisation_logo_of foreign key (organisation_id) references athar.organisation (id) on delete cascade,
  constraint organisation_logo_type_known check (media_type in ('image/png', 'image/jpeg')),
  constraint organisation_logo_sides_sensible check (width between 16 and 4096 and height between 16 and 4096),
  constraint organisation_logo_size_sensible check (octet_length(content) <= 524288)
);
