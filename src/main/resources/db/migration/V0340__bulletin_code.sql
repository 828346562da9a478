-- The eight digits under each text of a bulletin: by code, so that no two that can be asked for are
-- the same. salt: how often the digits were taken when this one was made. Erased with the item.
create table bulletin_code (
  code integer primary key,
  bulletin bigint not null references bulletin (id),
  version integer not null,
  lang varchar(2) not null,
  salt integer not null,
  given_at timestamp(6) with time zone not null,
  unique (bulletin, version, lang)
);
