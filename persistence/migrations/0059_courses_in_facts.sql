-- The course of the catalogue that a session is an edition of is among what figures are split by. Facts of before are given the course that
-- their session has on the day of this step: nobody can say any more when each edition was recognised as one.
alter table athar.session_fact add column course uuid;
update athar.session_fact f set course = s.course_id
from athar.session s
where s.id = f.session_id and s.course_id is not null;
