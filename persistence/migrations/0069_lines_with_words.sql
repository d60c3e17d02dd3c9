-- Whoever is erased is looked for in what was written of something else. Lines that hold no free text are nearly all, and are passed over unread.
-- The condition is said the same way in athar_derived.forget_in_changes.
create index change_set_words on athar.change_set (id)
  where concept <> all (array['registrations', 'attendances', 'consents', 'imports'])
    and (concept <> 'people' or action in ('merged', 'merged_into', 'merge_undone', 'separated'));
