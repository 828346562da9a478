-- A bulletin may be written as an update of another; approved, it takes the other's place.
alter table bulletin add column supersedes bigint references bulletin (id);
alter table bulletin add column superseded_by bigint references bulletin (id);
create index bulletin_supersedes on bulletin (supersedes);

-- For those who got the old words; null where it is the new text with a word before it.
alter table bulletin_text add column correction varchar(2000);
