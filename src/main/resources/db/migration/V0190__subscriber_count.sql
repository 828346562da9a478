-- How many active subscribers there are of each kind, so that to count an audience costs the same at
-- any size. Whoever changes a row of subscriber moves the counts in the same transaction (CountMoves).
-- A count is the sum over its slots: transactions spread over them, so that many people who join at
-- once do not wait for one row; a slot alone may be below zero. '' is a place or carrier not known.
create table subscriber_count (
  region varchar(32) not null,
  city varchar(32) not null,
  topics smallint not null,
  lang varchar(2) not null,
  carrier varchar(64) not null,
  slot smallint not null,
  subscribers bigint not null,
  primary key (region, city, topics, lang, carrier, slot)
);

insert into subscriber_count (region, city, topics, lang, carrier, slot, subscribers)
select coalesce(region, ''), coalesce(city, ''), topics, coalesce(lang, 'ru'),
    coalesce(carrier, ''), 0, count(*)
from subscriber
where status = 'ACTIVE'
group by coalesce(region, ''), coalesce(city, ''), topics, coalesce(lang, 'ru'),
    coalesce(carrier, '');

-- One row, locked by whoever counts anew, so that no difference is corrected twice.
create table subscriber_recount (
  id smallint not null primary key,
  at timestamp(6) with time zone,
  corrected bigint not null
);

insert into subscriber_recount (id, at, corrected) values (1, null, 0);

-- For the audience of a rare place: its page costs the people there, not the people before them.
create index subscriber_place on subscriber (region, city, id);
