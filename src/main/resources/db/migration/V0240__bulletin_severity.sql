-- How bad it is, as CAP 1.2 grades it: EXTREME, SEVERE, MODERATE, MINOR. What was written before has the
-- usual one of its kind.
alter table bulletin_version add column severity varchar(8);

update bulletin_version set severity = case kind
    when 'CURFEW' then 'SEVERE'
    when 'OUTAGE' then 'MODERATE'
    else 'MINOR' end;

alter table bulletin_version alter column severity set not null;
