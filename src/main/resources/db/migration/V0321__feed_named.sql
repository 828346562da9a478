-- Which earlier alerts an item names, whether they came or not: what was ended before it came makes no draft.
create table feed_named (
  item bigint not null references feed_item (id) on delete cascade,
  item_key varchar(450) not null,
  primary key (item, item_key)
);
create index feed_named_key on feed_named (item_key);
