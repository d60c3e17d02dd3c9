-- What evaluators said of an agreement at half-time and at its end, and what was done about it.
create table athar.evaluation (
  id uuid not null,
  version integer not null default 1,
  agreement_id uuid not null,
  kind text not null,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  evaluator text not null default '',
  planned_on athar.partial_date,
  reported_on athar.partial_date,
  summary_fr text not null default '',
  summary_ar text not null default '',
  summary_en text not null default '',
  constraint evaluation_key primary key (id),
  constraint evaluation_agreement_exists foreign key (agreement_id) references athar.agreement (id),
  constraint evaluation_kind_known check (kind in ('mid_term', 'final')),
  constraint evaluation_titled check (title_fr <> '' or title_ar <> '' or title_en <> ''),
  constraint evaluation_planned_on_exists check (athar.first_day(planned_on) is not null or planned_on is null),
  constraint evaluation_reported_on_exists check (athar.first_day(reported_on) is not null or reported_on is null)
);
create index evaluation_by_agreement on athar.evaluation (agreement_id, id);

create table athar.evaluation_recommendation (
  id uuid not null,
  evaluation_id uuid not null,
  position integer not null,
  text_fr text not null default '',
  text_ar text not null default '',
  text_en text not null default '',
  owner_organisation_id uuid,
  owner_name text not null default '',
  due_on date,
  state text not null default 'open',
  closed_on date,
  follow_up text not null default '',
  constraint evaluation_recommendation_key primary key (id),
  constraint evaluation_recommendation_of foreign key (evaluation_id) references athar.evaluation (id) on delete cascade,
  constraint evaluation_recommendation_owner_exists foreign key (owner_organisation_id) references athar.organisation (id),
  constraint evaluation_recommendation_owned check (owner_organisation_id is not null or owner_name <> ''),
  constraint evaluation_recommendation_worded check (text_fr <> '' or text_ar <> '' or text_en <> ''),
  constraint evaluation_recommendation_state_known check (state in ('open', 'done', 'dropped')),
  constraint evaluation_recommendation_closed_is_dated check ((state = 'open') = (closed_on is null))
);
create index evaluation_recommendation_by_evaluation on athar.evaluation_recommendation (evaluation_id, position);
create index evaluation_recommendation_by_owner on athar.evaluation_recommendation (owner_organisation_id) where owner_organisation_id is not null;
