-- kind: BULLETIN goes to an audience, CORRECTION to those who got or may have got old words.
-- turn_base: the place in line at the start; the k-th message of a broadcast has turn_base + k.
-- start_at: when a scheduled one is to start.
alter table broadcast add column kind varchar(12) default 'BULLETIN' not null;
alter table broadcast add column turn_base bigint default 0 not null;
alter table broadcast add column start_at timestamp(6) with time zone;

-- Whose messages a correction walks, for which old text, and how far it is.
create table broadcast_source (
  correction bigint not null references broadcast (id),
  source bigint not null references broadcast (id),
  text_ref bigint not null,
  walked_to bigint default 0 not null,
  done boolean default false not null,
  primary key (correction, source, text_ref)
);

-- Who is in a correction already, while it walks more than one broadcast; emptied at its end.
create table broadcast_corrected (
  correction bigint not null,
  recipient bigint not null,
  primary key (correction, recipient)
);
