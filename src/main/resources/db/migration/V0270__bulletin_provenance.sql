-- Where a draft came from when nobody wrote it at the console: a signed bundle or a feed. The proof and the
-- original are kept as they came, so that whoever approves can see what they approve.
create table bulletin_provenance (
  bulletin bigint not null primary key references bulletin (id),
  door varchar(8) not null,
  publisher varchar(200) not null,
  reference varchar(500) not null,
  received_at timestamp(6) with time zone not null,
  proof varchar(4000) not null,
  original bytea not null
);

create index bulletin_provenance_reference on bulletin_provenance (reference);
