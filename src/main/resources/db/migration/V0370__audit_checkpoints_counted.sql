-- How many checkpoints were signed, and of how many records the largest is: rows of audit_checkpoint
-- that somebody took out, and a file outside that was emptied, are missed.
alter table audit_size add column checkpoints bigint default 0 not null;
alter table audit_size add column last_checkpoint bigint default 0 not null;
update audit_size set
  checkpoints = (select count(*) from audit_checkpoint),
  last_checkpoint = (select coalesce(max(records), 0) from audit_checkpoint);
