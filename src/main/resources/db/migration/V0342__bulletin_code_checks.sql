-- How often codes were checked, by hour and area, never by whom. bulletin 0: a code that is none of
-- ours. Forgotten after a week.
create table bulletin_code_checks (
  at_hour timestamp(6) with time zone not null,
  area varchar(40) not null,
  bulletin bigint not null,
  checks bigint not null,
  primary key (at_hour, area, bulletin)
);
