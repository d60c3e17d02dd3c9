-- Facts about this database itself: whether it holds demonstration data …
create table athar.setting (
  key text not null,
  value text not null,
  constraint setting_key primary key (key)
);
