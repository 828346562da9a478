-- Bulletins that answers have shown a person before the question that stands, so that the next one
-- begins with what they have not read.
alter table conversation add column seen varchar(4000);

-- MORE shall end and repeat nothing however long the list is.
alter table conversation alter column question set data type varchar(4000);
alter table reply alter column request set data type varchar(4000);
