-- The letters somebody wants to be written to in; null is the language's own.
alter table subscriber add column script varchar(8);
