-- Who asks something else of the same rumour waits for an editor again; what they were told until then
-- is kept, so that another verdict is said to be a change of our answer.
alter table rumour_asker add column told_before bigint;
