-- Which item of a publisher a help line was made of. The row outlives the line: what a person removed
-- does not come back with the same words.
create table help_line_origin (
  stream varchar(100) not null,
  item varchar(100) not null,
  help_line bigint,
  item_sha256 varchar(64) not null,
  primary key (stream, item)
);
