-- The Merkle tree over the log (RFC 6962). A row is written in the transaction of its effect; after that
-- commit one sequencer gives it its place, once: seq without gaps from 0, a salt, the commitment to what
-- was said, and the hash of the leaf. Rows of an earlier version get theirs at the first start.
alter table audit_entry add column seq bigint;
alter table audit_entry add column salt bytea;
alter table audit_entry add column commitment bytea;
alter table audit_entry add column leaf bytea;
-- Null where the payload was erased: the commitment stays and the tree still verifies.
alter table audit_entry alter column subject drop not null;
alter table audit_entry alter column detail drop not null;

create unique index audit_entry_by_seq on audit_entry (seq);
create index audit_entry_by_actor on audit_entry (actor, seq);
create index audit_entry_by_action on audit_entry (action, seq);

-- Hashes of complete subtrees of 256, 65,536, … leaves; what lies between is folded when asked for.
create table audit_node (
  height smallint not null,
  idx bigint not null,
  hash bytea not null,
  primary key (height, idx)
);

-- How many records the tree has: the one row that sequencers wait for each other at.
create table audit_size (
  id smallint primary key,
  records bigint not null
);
insert into audit_size (id, records) values (1, 0);

-- Signed checkpoints, as they stand in the file outside the database too.
create table audit_checkpoint (
  records bigint primary key,
  note varchar(2000) not null
);
