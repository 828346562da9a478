-- The phones an exercise goes to, and nobody else's: subscribers who agreed to take part. Who is not in
-- here gets no word of an exercise. The slots are what bounds their number.
create table exercise_phone (
  subscriber bigint not null primary key references subscriber (id) on delete cascade,
  slot smallint not null,
  name varchar(60) not null,
  added_by varchar(64) not null,
  added_at timestamp(6) with time zone not null,
  constraint exercise_phone_slot unique (slot),
  constraint exercise_phone_few check (slot between 1 and 100)
);
