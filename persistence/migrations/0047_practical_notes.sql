-- What a convocation says beside days and place: who bears which costs, how to come, whom to ask.
create table athar.session_practical_note (
  session_id uuid not null,
  version integer not null default 1,
  costs_fr text not null default '',
  costs_ar text not null default '',
  costs_en text not null default '',
  note_fr text not null default '',
  note_ar text not null default '',
  note_en text not null default '',
  contact text not null default '',
  constraint session_practical_note_key primary key (session_id),
  constraint session_practical_note_session_exists foreign key (session_id) references athar.session (id) on delete cascade,
  constraint session_practical_note_short check (
    length(costs_fr) <= 1000 and length(costs_ar) <= 1000 and length(costs_en) <= 1000 and length(note_fr) <= 2000 and length(note_ar) <= 2000
    and length(note_en) <= 2000 and length(contact) <= 300)
);
