-- How many codes somebody had checked in their last day; what codes is not kept.
alter table conversation add column check_began_at timestamp(6) with time zone;
alter table conversation add column check_tries integer default 0 not null;
