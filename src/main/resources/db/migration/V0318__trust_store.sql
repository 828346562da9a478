-- The trust store in use, with its files as they were accepted: what lies in the directory counts only
-- once the roots of this one have signed it. refused_sha256: the change that was last refused and recorded.
create table trust_store (
  id integer not null primary key,
  version bigint not null,
  sha256 varchar(64) not null,
  accepted_at timestamp(6) with time zone not null,
  refused_sha256 varchar(64)
);

create table trust_store_file (
  name varchar(300) not null primary key,
  content bytea not null
);
