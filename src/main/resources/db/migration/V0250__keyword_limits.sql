-- How many answers somebody got in their last hour and day, and in the present stretch of their
-- area; and when they were told that there will be no more for a while.
alter table conversation add column hour_began_at timestamp(6) with time zone;
alter table conversation add column hour_answers integer default 0 not null;
alter table conversation add column day_began_at timestamp(6) with time zone;
alter table conversation add column day_answers integer default 0 not null;
alter table conversation add column area_began_at timestamp(6) with time zone;
alter table conversation add column area_answers integer default 0 not null;
alter table conversation add column area_name varchar(40);
alter table conversation add column limit_told_at timestamp(6) with time zone;
