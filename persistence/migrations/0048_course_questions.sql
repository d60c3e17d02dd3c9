-- What participants, hosts and travellers are asked after a course, in order; answers are kept elsewhere.
create table athar.course_question (
  course_id uuid not null,
  position smallint not null,
  audience text not null,
  answer text not null,
  text_fr text not null,
  text_ar text not null,
  text_en text not null,
  constraint course_question_key primary key (course_id, position),
  constraint course_question_of foreign key (course_id) references athar.course (id) on delete cascade,
  constraint course_question_audience_known check (audience in ('participants', 'hosts', 'travellers')),
  constraint course_question_answer_known check (answer in ('scale', 'yes_no', 'text')),
  constraint course_question_said check (text_fr <> '' or text_ar <> '' or text_en <> '')
);
